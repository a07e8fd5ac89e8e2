//! Answers that anybody may keep: the same for all who ask without a token.

use actix_web::{
    Error, HttpResponse,
    body::{BoxBody, MessageBody},
    dev::{ServiceRequest, ServiceResponse},
    http::{
        StatusCode,
        header::{self, HeaderMap, HeaderValue},
    },
    middleware::Next,
};
use api::endpoint::{Endpoint, Method, Returns};

use crate::domain::tokens;

/// How long others may show an answer of the API without asking: short, as they do not hear of edits and deletions. What
/// this server answers itself is never old.
const API: &str = "public, max-age=15, stale-while-revalidate=30";

/// Whether an answer of an endpoint is the same for everybody who sends no token: the contract lets anybody read it.
fn is_for_all(endpoint: &Endpoint) -> bool {
    endpoint.method == Method::Get
        && !endpoint.auth.needs_token()
        && endpoint.path.starts_with("/api/")
        && !matches!(endpoint.returns, Returns::Other(_))
}

/// Says so of an answer to somebody without a token, if it is so.
pub(super) fn allow(endpoint: &Endpoint, response: &mut ServiceResponse<BoxBody>) -> bool {
    if response.status() != StatusCode::OK
        || !is_for_all(endpoint)
        || response.headers().contains_key(header::CACHE_CONTROL)
    {
        return false;
    }
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(API));
    headers.append(header::VARY, HeaderValue::from_static("Authorization"));
    true
}

/// Names what may be kept by its content (`ETag`), and answers 304 to who has it already.
///
/// Source: <https://www.rfc-editor.org/rfc/rfc9110#name-conditional-requests>.
pub async fn layer<B: MessageBody + 'static>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let response = next.call(request).await?.map_into_boxed_body();
    if response.status() != StatusCode::OK || !may_be_kept(response.headers()) {
        return Ok(response);
    }
    let (request, response) = response.into_parts();
    let (response, body) = response.into_parts();
    let bytes = match body.try_into_bytes() {
        Ok(bytes) => bytes,
        // A file on its way.
        Err(body) => return Ok(ServiceResponse::new(request, response.set_body(body))),
    };
    // Weak: the same content may travel compressed.
    let tag = format!("W/\"{}\"", tokens::fingerprint(&bytes));
    let known = has(request.headers(), &tag);
    let mut response = if known {
        let mut short = HttpResponse::new(StatusCode::NOT_MODIFIED);
        for name in [header::CACHE_CONTROL, header::VARY] {
            for value in response.headers().get_all(&name) {
                short.headers_mut().append(name.clone(), value.clone());
            }
        }
        short
    } else {
        response.set_body(BoxBody::new(bytes))
    };
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        response.headers_mut().insert(header::ETAG, tag);
    }
    Ok(ServiceResponse::new(request, response))
}

fn may_be_kept(headers: &HeaderMap) -> bool {
    !headers.contains_key(header::ETAG)
        && headers
            .get(header::CACHE_CONTROL)
            .is_some_and(|value| value.as_bytes().starts_with(b"public"))
}

/// Whether `If-None-Match` holds a tag.
pub(super) fn has(headers: &HeaderMap, tag: &str) -> bool {
    let opaque = |text: &str| text.trim().trim_start_matches("W/").to_owned();
    headers
        .get_all(header::IF_NONE_MATCH)
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .any(|known| known.trim() == "*" || opaque(known) == opaque(tag))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_compared_as_weak_ones() {
        let mut headers = HeaderMap::new();
        let value = HeaderValue::from_static("\"a\", W/\"b\"");
        headers.insert(header::IF_NONE_MATCH, value);
        assert!(has(&headers, "W/\"a\"") && has(&headers, "W/\"b\""));
        assert!(!has(&headers, "W/\"c\""));
        headers.insert(header::IF_NONE_MATCH, HeaderValue::from_static("*"));
        assert!(has(&headers, "W/\"c\""));
    }

    #[test]
    fn only_what_the_contract_shows_to_anybody_is_for_all() {
        for endpoint in api::endpoints() {
            if is_for_all(endpoint) {
                assert_eq!(endpoint.method, Method::Get);
                assert!(!endpoint.auth.needs_token(), "{}", endpoint.path);
            }
        }
        assert!(is_for_all(&api::statuses::SHOW));
        assert!(!is_for_all(&api::timelines::HOME));
    }
}
