//! HTTP: the contract's endpoints bound to handlers, federation, OAuth, pages, media, streaming.
//!
//! Who may call an endpoint, how often and with how much is decided from its declaration in the crate `api`, in one
//! place ([`guard`]); a handler parses, calls one domain function and renders.

pub mod address;
pub mod auth;
pub mod bind;
pub mod cors;
pub mod failure;
pub mod federation;
mod frontend;
mod guard;
mod health;
pub mod media;
pub mod metrics;
pub mod oauth;
mod observe;
pub mod pages;
pub mod params;
mod pictures;
mod rate;
pub mod respond;
pub mod rest;
mod shared;
pub mod streaming;

pub use auth::{Caller, User};
pub use failure::Failure;
pub use frontend::NoPage;
pub use params::Params;

use std::{net::TcpListener, time::Duration};

use actix_web::{
    App, HttpRequest, HttpResponse, HttpServer,
    dev::Server,
    middleware::{Compress, NormalizePath, from_fn},
    web,
};

use crate::domain::Services;

/// The result of a handler.
pub type Answer = Result<HttpResponse, Failure>;

/// Why the server cannot start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The contract says that an endpoint is built, and no handler is bound to it; or the other way round.
    #[error("the contract and the handlers disagree: {0}")]
    Contract(String),
    /// The web client of the settings is not there.
    #[error(transparent)]
    Frontend(#[from] NoPage),
    /// Nothing can be counted.
    #[error("metrics cannot be kept: {0}")]
    Metrics(String),
    /// The socket cannot be used.
    #[error("cannot serve: {0}")]
    Socket(#[from] std::io::Error),
}

/// All handlers of the contract.
fn table() -> bind::Table {
    let mut table = bind::Table::default();
    rest::bind(&mut table);
    federation::bind(&mut table);
    oauth::bind(&mut table);
    streaming::bind(&mut table);
    table
}

/// Serves on a socket until the answered server is stopped (gracefully: connections drain). Streams never drain by
/// themselves: [`streaming::Hub::stop`] comes first.
pub fn serve(
    services: Services,
    streams: streaming::Hub,
    listener: TcpListener,
) -> Result<Server, StartError> {
    table().check().map_err(StartError::Contract)?;
    let frontend = frontend::Frontend::of(&services.config)?.map(web::Data::new);
    let workers = services.config.server.workers;
    let drain = services.config.work.drain_seconds;
    let known = web::Data::new(health::Known::default());
    let mut server = HttpServer::new(move || {
        App::new()
            .app_data(web::Data::new(services.clone()))
            .app_data(web::Data::new(streams.clone()))
            .app_data(known.clone())
            .app_data(web::PayloadConfig::new(1024 * 1024))
            // Before anything is compressed.
            .wrap(from_fn(shared::layer))
            .wrap(Compress::default())
            .wrap(from_fn(cors::layer))
            .wrap(from_fn(respond::headers))
            .wrap(from_fn(observe::layer))
            .wrap(NormalizePath::trim())
            .configure(|config| routes(config, frontend.clone()))
    })
    .keep_alive(Duration::from_secs(75))
    .client_request_timeout(Duration::from_secs(10))
    .shutdown_timeout(drain)
    .disable_signals()
    .listen(listener)?;
    if let Some(workers) = workers {
        server = server.workers(workers);
    }
    Ok(server.run())
}

fn routes(config: &mut web::ServiceConfig, frontend: Option<web::Data<frontend::Frontend>>) {
    if let Some(frontend) = frontend {
        config.app_data(frontend);
    }
    table().register(config);
    streaming::routes(config);
    federation::routes(config);
    health::routes(config);
    media::routes(config);
    pictures::routes(config);
    pages::routes(config);
    config.default_service(web::to(not_found));
}

/// What no route answers: JSON on the paths of machines; elsewhere the web client, if there is one, or a page.
async fn not_found(services: web::Data<Services>, request: HttpRequest) -> HttpResponse {
    const MACHINES: [&str; 6] = ["api", "oauth", "nodeinfo", ".well-known", "inbox", "users"];
    let first = request.path().split('/').nth(1).unwrap_or_default();
    if MACHINES.contains(&first) {
        return Failure::from(api::error::NOT_FOUND).response();
    }
    match frontend::Frontend::asked(&request) {
        Some(frontend) => frontend.answer(&services, &request).await,
        None => pages::not_found(&services),
    }
}
