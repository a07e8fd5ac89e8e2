//! Cross-origin requests: every origin, never with credentials, on the paths of machines
//! (rules of <https://docs.joinmastodon.org/>: clients in browsers read `Link` and the rate headers).

use actix_web::{
    Error, HttpResponse,
    body::{BoxBody, MessageBody},
    dev::{ServiceRequest, ServiceResponse},
    http::{
        Method,
        header::{HeaderMap, HeaderName, HeaderValue},
    },
    middleware::Next,
};

const PATHS: [&str; 8] = [
    "/api/",
    "/oauth/token",
    "/oauth/revoke",
    "/oauth/userinfo",
    "/nodeinfo/",
    "/.well-known/",
    "/media/",
    "/instance/",
];
const EXPOSED: &str = "Link, X-RateLimit-Reset, X-RateLimit-Limit, X-RateLimit-Remaining, X-Request-Id, Mastodon-Async-Refresh";
const METHODS: &str = "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS";

/// Answers preflights, and marks every other answer.
pub async fn layer<B: MessageBody + 'static>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    if !PATHS.iter().any(|path| request.path().starts_with(path)) {
        return Ok(next.call(request).await?.map_into_boxed_body());
    }
    if request.method() == Method::OPTIONS {
        let asked = request
            .headers()
            .get("access-control-request-headers")
            .cloned();
        let mut response = HttpResponse::NoContent().finish();
        let headers = response.headers_mut();
        allow(headers);
        put(
            headers,
            "access-control-allow-methods",
            HeaderValue::from_static(METHODS),
        );
        put(
            headers,
            "access-control-max-age",
            HeaderValue::from_static("7200"),
        );
        if let Some(asked) = asked {
            put(headers, "access-control-allow-headers", asked);
        }
        return Ok(request.into_response(response));
    }
    let mut response = next.call(request).await?.map_into_boxed_body();
    allow(response.headers_mut());
    Ok(response)
}

fn allow(headers: &mut HeaderMap) {
    put(
        headers,
        "access-control-allow-origin",
        HeaderValue::from_static("*"),
    );
    put(
        headers,
        "access-control-expose-headers",
        HeaderValue::from_static(EXPOSED),
    );
}

fn put(headers: &mut HeaderMap, name: &'static str, value: HeaderValue) {
    headers.insert(HeaderName::from_static(name), value);
}
