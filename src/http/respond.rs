//! Answers: JSON, pages with their `Link` header, the headers that every answer carries.

use actix_web::{
    Error, HttpMessage, HttpRequest, HttpResponse, HttpResponseBuilder,
    body::{BoxBody, MessageBody},
    dev::{ServiceRequest, ServiceResponse},
    http::header::{self, HeaderName, HeaderValue},
    middleware::Next,
};
use api::endpoint::{Endpoint, PageSize};
use serde::Serialize;

use super::{Answer, Failure, Params};
use crate::domain::{
    Services,
    timelines::{Cursor, Page},
};

/// 200 with a JSON body.
pub fn json<T: Serialize>(body: &T) -> Answer {
    Ok(HttpResponse::Ok().json(body))
}

/// 200 with JSON that is written already.
pub fn written(body: Vec<u8>) -> Answer {
    Ok(HttpResponse::Ok()
        .content_type(header::ContentType::json())
        .body(body))
}

/// 200 with `{}`.
pub fn empty() -> Answer {
    Ok(HttpResponse::Ok().json(serde_json::Map::new()))
}

/// A numeric id in the path; what is none names no record.
pub fn id(request: &HttpRequest, name: &str) -> Result<i64, Failure> {
    request
        .match_info()
        .get(name)
        .and_then(|text| text.parse::<i64>().ok())
        .filter(|id| *id > 0)
        .ok_or_else(|| api::error::RECORD_NOT_FOUND.into())
}

/// The cursor that a request asks for, with its endpoint's page size.
pub fn cursor(request: &HttpRequest, params: &Params) -> Result<Cursor, Failure> {
    let size = request
        .extensions()
        .get::<&'static Endpoint>()
        .and_then(|endpoint| endpoint.page_size)
        .unwrap_or(PageSize {
            default: 20,
            max: 40,
        });
    let page = api::paging::Page::read(&params.tree)?;
    let limit = usize::try_from(page.limit(size)).unwrap_or(20);
    let upwards = page.min_id.is_some();
    let above = page.min_id.or(page.since_id).map_or(0, |id| id.0);
    Ok(Cursor {
        below: page.max_id.map_or(i64::MAX, |id| id.0),
        above,
        upwards,
        limit,
    })
}

/// 200 with a page and its `Link` header: `next` first, all other parameters kept, on the public origin.
///
/// Source: <https://docs.joinmastodon.org/api/guidelines/#pagination>.
pub fn page<T, B: Serialize>(
    services: &Services,
    request: &HttpRequest,
    page: &Page<T>,
    body: &B,
) -> Answer {
    Ok(linked(services, request, page).json(body))
}

/// As [`page`], with a body that is written already.
pub fn written_page<T>(
    services: &Services,
    request: &HttpRequest,
    page: &Page<T>,
    body: Vec<u8>,
) -> Answer {
    Ok(linked(services, request, page)
        .content_type(header::ContentType::json())
        .body(body))
}

fn linked<T>(services: &Services, request: &HttpRequest, page: &Page<T>) -> HttpResponseBuilder {
    let mut response = HttpResponse::Ok();
    let prev = request
        .extensions()
        .get::<&'static Endpoint>()
        .map_or("min_id", |endpoint| endpoint.prev);
    let mut links = Vec::new();
    if let Some(oldest) = page.oldest.filter(|_| page.more) {
        links.push(format!(
            "<{}>; rel=\"next\"",
            at(services, request, "max_id", oldest)
        ));
    }
    if let Some(newest) = page.newest {
        links.push(format!(
            "<{}>; rel=\"prev\"",
            at(services, request, prev, newest)
        ));
    }
    if !links.is_empty() {
        response.insert_header((header::LINK, links.join(", ")));
    }
    response
}

/// 200 with a page of a list that is paged by offset (`offset`, `limit`, whether there may be more), and its `Link` header.
pub fn offset_page<B: Serialize>(
    services: &Services,
    request: &HttpRequest,
    (offset, limit, more): (u32, u32, bool),
    body: &B,
) -> Answer {
    let mut links = Vec::new();
    if more {
        let next = i64::from(offset) + i64::from(limit);
        links.push(format!(
            "<{}>; rel=\"next\"",
            at(services, request, "offset", next)
        ));
    }
    if offset > 0 {
        let previous = i64::from(offset.saturating_sub(limit));
        links.push(format!(
            "<{}>; rel=\"prev\"",
            at(services, request, "offset", previous)
        ));
    }
    let mut response = HttpResponse::Ok();
    if !links.is_empty() {
        response.insert_header((header::LINK, links.join(", ")));
    }
    Ok(response.json(body))
}

fn at(services: &Services, request: &HttpRequest, name: &str, value: i64) -> String {
    const CURSORS: [&str; 6] = [
        "max_id",
        "min_id",
        "since_id",
        "offset",
        "access_token",
        "_",
    ];
    let mut query: Vec<String> = request
        .query_string()
        .split('&')
        .filter(|pair| !pair.is_empty())
        .filter(|pair| !CURSORS.contains(&pair.split('=').next().unwrap_or_default()))
        // What would end the header's URL early has no place in a query; such a pair is the client's mistake.
        .filter(|pair| !pair.contains(['<', '>', '"', ' ']))
        .map(str::to_owned)
        .collect();
    query.push(format!("{name}={value}"));
    format!(
        "{}{}?{}",
        services.origin(),
        request.path(),
        query.join("&")
    )
}

/// The headers that every answer carries unless a handler decided otherwise.
pub async fn headers<B: MessageBody + 'static>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let is_api = request.path().starts_with("/api/") || request.path().starts_with("/oauth/");
    let mut response = next.call(request).await?.map_into_boxed_body();
    let headers = response.headers_mut();
    let mut default = |name: HeaderName, value: &'static str| {
        if !headers.contains_key(&name) {
            headers.insert(name, HeaderValue::from_static(value));
        }
    };
    default(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    default(header::REFERRER_POLICY, "same-origin");
    default(header::X_FRAME_OPTIONS, "DENY");
    if is_api {
        default(header::CACHE_CONTROL, "private, no-store");
    }
    Ok(response)
}
