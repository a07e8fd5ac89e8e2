//! Streaming: what happens, told to connected clients as it happens
//! (<https://docs.joinmastodon.org/methods/streaming/>).
//!
//! [`Hub`] hears the events of all processes and decides who hears of them; `socket` and `events` are the two forms of
//! connection. A connection ends as soon as its token or its person's login is no longer good, and when its client
//! falls behind. What was missed meanwhile is found by the client's next read.

mod ear;
mod events;
mod hub;
mod letter;
mod registry;
mod socket;
#[cfg(test)]
mod tests;

pub use hub::Hub;

use actix_web::{
    HttpRequest, HttpResponse,
    http::header,
    web::{self, Data},
};
use api::{
    stream::{StreamError, StreamName},
    streaming as contract,
};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use url::form_urlencoded;

use super::{Answer, Failure, bind::Table};
use crate::domain::Services;

/// Parameters that are looked at in an address.
const PARAMETERS: usize = 20;

/// Binds the endpoints of streaming that are built.
pub fn bind(table: &mut Table) {
    table.bind(&contract::WEBSOCKET, socket::open);
    table.bind(&contract::REDIRECT, elsewhere);
    table.bind(&contract::HEALTH, health);
    for endpoint in [
        &contract::USER,
        &contract::USER_NOTIFICATION,
        &contract::DIRECT,
        &contract::PUBLIC,
        &contract::PUBLIC_LOCAL,
        &contract::PUBLIC_REMOTE,
        &contract::HASHTAG,
        &contract::HASHTAG_LOCAL,
        &contract::LIST,
    ] {
        table.bind(endpoint, events::open);
    }
}

/// What stands below the streaming path and is no stream; after the contract's own routes.
pub fn routes(config: &mut web::ServiceConfig) {
    config.service(web::resource("/api/v1/streaming/{path:.+}").to(unknown));
}

/// `GET /api/v1/streaming` that does not upgrade: to where streams are opened, if that is another host.
async fn elsewhere(services: Data<Services>, request: HttpRequest) -> Answer {
    let settings = &services.config.instance;
    let there = settings.streaming_origin_string();
    if there == settings.origin_string() {
        return Err(api::error::NOT_FOUND.into());
    }
    let query = match request.query_string() {
        "" => String::new(),
        query => format!("?{query}"),
    };
    let location = format!("{there}{}{query}", contract::REDIRECT.path);
    Ok(HttpResponse::MovedPermanently()
        .insert_header((header::LOCATION, location))
        .finish())
}

/// `GET /api/v1/streaming/health`: answers while streaming runs.
async fn health() -> HttpResponse {
    HttpResponse::Ok().content_type("text/plain").body("OK")
}

async fn unknown(request: HttpRequest) -> Answer {
    let path = request.match_info().query("path");
    // Streams that exist and are not built are answered like everything that is not built.
    if StreamName::from_path(path, false).is_some() {
        return Err(api::error::NOT_FOUND.into());
    }
    let error = StreamError::UnknownChannel;
    Err(Failure::new(error.status(), error.to_string()))
}

/// What stands in the address. The body of a WebSocket's request is the socket, so nothing else is looked at.
fn opened<T: DeserializeOwned>(request: &HttpRequest) -> Result<T, Failure> {
    let parameters: Map<String, Value> = form_urlencoded::parse(request.query_string().as_bytes())
        .take(PARAMETERS)
        .map(|(name, value)| (name.into_owned(), Value::String(value.into_owned())))
        .collect();
    Ok(api::lenient::read(Value::Object(parameters))?)
}
