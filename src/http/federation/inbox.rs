//! `POST /inbox` and the inboxes of people. Source: <https://www.w3.org/TR/activitypub/#server-to-server-interactions>.

use actix_web::{
    HttpRequest, HttpResponse,
    http::{StatusCode, header},
    web::{self, BytesMut, Data, Payload},
};
use futures_util::StreamExt;

use crate::{
    domain::Services,
    ingest::door::{self, Incoming, MAX_BODY},
};

pub(super) fn routes(config: &mut web::ServiceConfig) {
    for path in ["/inbox", "/actor/inbox", "/users/{name}/inbox"] {
        config.service(web::resource(path).route(web::post().to(take)));
    }
}

async fn take(
    services: Data<Services>,
    request: HttpRequest,
    mut payload: Payload,
) -> HttpResponse {
    let announced = request
        .headers()
        .get(header::CONTENT_LENGTH)
        .and_then(|value| value.to_str().ok()?.parse::<usize>().ok());
    if announced.is_some_and(|length| length > MAX_BODY) {
        return answer(413, None);
    }
    let mut body = BytesMut::new();
    while let Some(chunk) = payload.next().await {
        let Ok(chunk) = chunk else {
            return answer(400, None);
        };
        if body.len() + chunk.len() > MAX_BODY {
            return answer(413, None);
        }
        body.extend_from_slice(&chunk);
    }
    let headers: Vec<(&str, &str)> = request
        .headers()
        .iter()
        .filter_map(|(name, value)| Some((name.as_str(), value.to_str().ok()?)))
        .collect();
    let path_and_query = request
        .uri()
        .path_and_query()
        .map_or_else(|| request.path(), |path| path.as_str())
        .to_owned();
    let incoming = Incoming {
        method: request.method().as_str(),
        path_and_query: &path_and_query,
        headers: &headers,
        body: &body,
    };
    let outcome = door::receive(&services, incoming).await;
    answer(outcome.status, outcome.retry_after)
}

fn answer(status: u16, retry_after: Option<u32>) -> HttpResponse {
    let mut response = HttpResponse::build(
        StatusCode::from_u16(status).unwrap_or(StatusCode::SERVICE_UNAVAILABLE),
    );
    if let Some(seconds) = retry_after {
        response.insert_header((header::RETRY_AFTER, seconds.to_string()));
    }
    response.finish()
}
