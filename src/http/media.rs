//! Serving stored media: a safe type, never one that could pose as a document, cached for ever.

use actix_web::{
    HttpRequest, HttpResponse,
    http::header::{self, HeaderName, HeaderValue},
    web,
};
use tokio_util::io::ReaderStream;

use super::{Answer, Failure};
use crate::{
    domain::Services,
    files::{FilesError, Key, Range, SERVING_HEADERS},
};

/// `/media/…`.
pub fn routes(config: &mut web::ServiceConfig) {
    config.service(
        web::resource("/media/{key:.*}")
            .route(web::get().to(show))
            .route(web::head().to(show)),
    );
}

async fn show(services: web::Data<Services>, request: HttpRequest) -> Answer {
    let path = request.path().trim_start_matches('/');
    let key: Key = path
        .parse()
        .map_err(|_| Failure::from(api::error::NOT_FOUND))?;
    let range = request
        .headers()
        .get(header::RANGE)
        .and_then(|value| value.to_str().ok())
        .and_then(read_range);
    let opened = match services.files.get(&key, range).await {
        Ok(Some(opened)) => opened,
        Ok(None) => return Err(api::error::NOT_FOUND.into()),
        Err(FilesError::OutOfRange { total }) => {
            return Ok(HttpResponse::RangeNotSatisfiable()
                .insert_header((header::CONTENT_RANGE, format!("bytes */{total}")))
                .finish());
        }
        Err(error) => return Err(Failure::internal(error)),
    };
    let mut response = match range {
        Some(_) => HttpResponse::PartialContent(),
        None => HttpResponse::Ok(),
    };
    if range.is_some() {
        let last = (opened.start + opened.length).saturating_sub(1);
        response.insert_header((
            header::CONTENT_RANGE,
            format!("bytes {}-{last}/{}", opened.start, opened.total),
        ));
    }
    for (name, value) in SERVING_HEADERS {
        if let (Ok(name), Ok(value)) = (HeaderName::try_from(name), HeaderValue::try_from(value)) {
            response.insert_header((name, value));
        }
    }
    response
        .content_type(opened.mime)
        .insert_header((header::ACCEPT_RANGES, "bytes"))
        .insert_header((header::CACHE_CONTROL, "public, max-age=31536000, immutable"))
        .no_chunking(opened.length);
    Ok(response.streaming(ReaderStream::new(opened.body)))
}

/// One range; several are answered whole, as the standard allows.
fn read_range(text: &str) -> Option<Range> {
    let (first, last) = text.strip_prefix("bytes=")?.split_once('-')?;
    match (first.trim(), last.trim()) {
        ("", last) => Some(Range::Last(last.parse().ok()?)),
        (first, "") => Some(Range::From(first.parse().ok()?)),
        (first, last) => Some(Range::Between(first.parse().ok()?, last.parse().ok()?)),
    }
}
