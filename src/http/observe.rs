//! What a request leaves behind: the id that it is answered with, a span around its work, a line in the log when it
//! failed here, and figures. Nothing of what it says goes to the log: no address, no query, no header, no body.

use std::{
    cell::RefCell,
    collections::HashMap,
    time::{Duration, Instant},
};

use actix_web::{
    Error,
    body::{BoxBody, MessageBody},
    dev::{ServiceRequest, ServiceResponse},
    http::{
        Method, StatusCode,
        header::{HeaderName, HeaderValue},
    },
    middleware::Next,
    web,
};
use metrics::{Counter, Histogram};
use tracing::{Instrument, Level, Span};

use super::{address, failure::Cause, metrics as listener};
use crate::domain::Services;

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");
/// A longer id of a proxy is not taken over.
const LONGEST_ID: usize = 128;
/// What no route answers.
const UNMATCHED: &str = "unmatched";

/// Around everything else.
pub async fn layer<B: MessageBody + 'static>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let id = request_id(&request);
    let method = method(request.method());
    let begun = Instant::now();
    let span = tracing::debug_span!(
        "request",
        id,
        method,
        endpoint = tracing::field::Empty,
        status = tracing::field::Empty
    );
    let answered = if span.is_disabled() {
        next.call(request).await
    } else {
        next.call(request).instrument(span.clone()).await
    };
    let mut response = answered?.map_into_boxed_body();
    let status = response.status();
    if status.is_server_error() || listener::is_on() || !span.is_disabled() {
        let pattern = response.request().match_pattern();
        let endpoint = pattern.as_deref().unwrap_or(UNMATCHED);
        let took = begun.elapsed();
        if status.is_server_error() {
            report(&id, method, endpoint, &response);
        }
        if listener::is_on() {
            count(endpoint, method, status, took);
        }
        if !span.is_disabled() {
            span.record("endpoint", endpoint);
            span.record("status", status.as_u16());
            span.in_scope(|| tracing::debug!(?took, "answered"));
        }
    }
    if let Ok(value) = HeaderValue::from_str(&id) {
        response.headers_mut().insert(REQUEST_ID, value);
    }
    Ok(response)
}

/// Tells the span of a request which endpoint it is for, as soon as that is known.
pub(super) fn endpoint(path: &'static str) {
    if tracing::enabled!(Level::DEBUG) {
        Span::current().record("endpoint", path);
    }
}

/// The id that a configured proxy has given, so that its log and ours agree; else a new one.
fn request_id(request: &ServiceRequest) -> String {
    let Some(services) = request.app_data::<web::Data<Services>>() else {
        return String::new();
    };
    let is_from_proxy = || {
        request
            .peer_addr()
            .is_some_and(|peer| address::is_proxy(services, peer.ip().to_canonical()))
    };
    request
        .headers()
        .get(REQUEST_ID)
        .and_then(|value| value.to_str().ok())
        .filter(|id| is_id(id) && is_from_proxy())
        .map_or_else(
            || format!("{:016x}", services.random.u64()),
            ToOwned::to_owned,
        )
}

/// Whether a text can stand in a log line and a header and be nothing but an id.
fn is_id(text: &str) -> bool {
    (1..=LONGEST_ID).contains(&text.len())
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"-_.:+/=".contains(&byte))
}

/// The name of a method; there are no labels for what clients make up.
fn method(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        Method::PUT => "PUT",
        Method::PATCH => "PATCH",
        Method::DELETE => "DELETE",
        Method::OPTIONS => "OPTIONS",
        _ => "OTHER",
    }
}

fn report(request_id: &str, method: &str, endpoint: &str, response: &ServiceResponse<BoxBody>) {
    let status = response.status().as_u16();
    let extensions = response.response().extensions();
    let cause = extensions.get::<Cause>().map(|cause| cause.0.as_str());
    if response.status() == StatusCode::INTERNAL_SERVER_ERROR {
        tracing::error!(
            request_id,
            method,
            endpoint,
            status,
            cause,
            "a request failed"
        );
    } else {
        tracing::warn!(
            request_id,
            method,
            endpoint,
            status,
            cause,
            "a request could not be served"
        );
    }
}

/// The figures of one endpoint, looked up once per thread.
struct Figures {
    method: &'static str,
    /// By the first digit of the status.
    answers: [Option<Counter>; 6],
    seconds: Histogram,
}

thread_local! {
    // As many as there are routes.
    static FIGURES: RefCell<HashMap<String, Vec<Figures>>> = RefCell::default();
}

fn count(endpoint: &str, method: &'static str, status: StatusCode, took: Duration) {
    const CLASSES: [&str; 6] = ["0xx", "1xx", "2xx", "3xx", "4xx", "5xx"];
    FIGURES.with_borrow_mut(|known| {
        if !known.contains_key(endpoint) {
            known.insert(endpoint.to_owned(), Vec::new());
        }
        let Some(methods) = known.get_mut(endpoint) else {
            return;
        };
        let position = methods
            .iter()
            .position(|figures| figures.method == method)
            .unwrap_or_else(|| {
                methods.push(Figures {
                    method,
                    answers: Default::default(),
                    seconds: metrics::histogram!(
                        "rookery_http_request_seconds",
                        "endpoint" => endpoint.to_owned(),
                        "method" => method
                    ),
                });
                methods.len() - 1
            });
        let class = usize::from(status.as_u16() / 100);
        let (Some(figures), Some(class_name)) = (methods.get_mut(position), CLASSES.get(class))
        else {
            return;
        };
        figures.seconds.record(took.as_secs_f64());
        if let Some(answers) = figures.answers.get_mut(class) {
            answers
                .get_or_insert_with(|| {
                    metrics::counter!(
                        "rookery_http_requests_total",
                        "endpoint" => endpoint.to_owned(),
                        "method" => method,
                        "status" => *class_name
                    )
                })
                .increment(1);
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_of_a_proxy_is_taken_over_only_when_it_is_one() {
        for good in [
            "0af7651916cd43dd8448eb211c80319c",
            "6b1f-22",
            "req_01:A.b+/=",
        ] {
            assert!(is_id(good), "{good}");
        }
        let long = "a".repeat(LONGEST_ID + 1);
        for bad in ["", " ", "a b", "a\u{1b}[31m", "a\"b", "ä", &long] {
            assert!(!is_id(bad), "{bad:?}");
        }
    }
}
