//! A server made with the library that Lemmy is made with: lena and the group rusters live there. It believes itself at
//! `https://PEER_HOST`, and is driven over a second port.
//!
//! - `PEER_HOST`: its own name, such as `lemmy.test`
//! - `PEER_PORT`, `PEER_CONTROL_PORT`: where it listens and where it is told what to do, both on 127.0.0.1
//! - `PEER_COMPAT`: `yes` to sign as Lemmy does
//! - `PEER_HOSTS`: `{"rookery.test": "127.0.0.1:3000"}`, the names it may call and where they really are

mod activities;
mod control;
mod loopback;
mod notes;
mod people;

use std::{
    collections::HashMap,
    env,
    error::Error as StdError,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
};

use activitypub_federation::{
    axum::{
        inbox::{ActivityData, receive_activity},
        json::FederationJson,
    },
    config::{Data, FederationConfig, FederationMiddleware},
    fetch::webfinger::{Webfinger, build_webfinger_response, extract_webfinger_name},
    protocol::{context::WithContext, tombstone::Tombstone},
    traits::Object,
};
use axum::{
    Json, Router,
    extract::Query,
    http::{StatusCode, Uri},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use serde::Deserialize;
use serde_json::Value;
use tokio::net::TcpListener;
use url::Url;

use crate::{activities::Heard, loopback::Loopback, notes::Note, people::User};

/// Everything the server knows.
pub struct Store {
    host: String,
    count: AtomicU64,
    pub users: Mutex<Vec<User>>,
    pub notes: Mutex<HashMap<Url, Note>>,
    pub gone: Mutex<Vec<Url>>,
    /// What was sent, by id, to be undone.
    pub said: Mutex<HashMap<Url, Value>>,
    /// What was taken, as it was understood.
    pub heard: Mutex<Vec<Value>>,
    /// What was refused, and why.
    pub refused: Mutex<Vec<String>>,
}

pub type Handle = Arc<Store>;

impl Store {
    /// An address on this server.
    pub fn url(&self, path: &str) -> Result<Url, Error> {
        Ok(Url::parse(&format!("https://{}{path}", self.host))?)
    }

    /// An address that nothing else has.
    pub fn fresh(&self, kind: &str) -> Result<Url, Error> {
        let count = self.count.fetch_add(1, Ordering::Relaxed);
        self.url(&format!("/{kind}/{count}"))
    }

    pub fn local(&self, name: &str) -> Result<User, Error> {
        let users = lock(&self.users);
        let found = users
            .iter()
            .find(|user| user.is_local() && user.name == name);
        found
            .cloned()
            .ok_or_else(|| Error::from("nobody of that name"))
    }

    pub fn by_id(&self, id: &Url) -> Option<User> {
        lock(&self.users)
            .iter()
            .find(|user| user.id() == id)
            .cloned()
    }
}

pub fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Whatever went wrong, in words.
#[derive(Debug)]
pub struct Error(pub String);

impl<E: Into<Box<dyn StdError + Send + Sync>>> From<E> for Error {
    fn from(error: E) -> Error {
        Error(error.into().to_string())
    }
}

impl std::fmt::Display for Error {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        to.write_str(&self.0)
    }
}

impl IntoResponse for Error {
    fn into_response(self) -> Response {
        (StatusCode::BAD_REQUEST, self.0).into_response()
    }
}

async fn inbox(data: Data<Handle>, activity: ActivityData) -> Result<(), Error> {
    receive_activity::<WithContext<Heard>, User, Handle>(activity, &data)
        .await
        .inspect_err(|error| lock(&data.refused).push(error.to_string()))
}

#[derive(Deserialize)]
struct Asked {
    resource: String,
}

async fn webfinger(Query(asked): Query<Asked>, data: Data<Handle>) -> Response {
    let found = extract_webfinger_name(&asked.resource, &data)
        .map_err(Error::from)
        .and_then(|name| data.local(name));
    match found {
        Ok(user) => {
            let about: Webfinger = build_webfinger_response(asked.resource, user.id().clone());
            Json(about).into_response()
        }
        Err(_) => StatusCode::NOT_FOUND.into_response(),
    }
}

/// Whatever has an address: a person or group, a note, or what is left of one.
async fn thing(uri: Uri, data: Data<Handle>) -> Result<Response, Error> {
    let id = data.url(uri.path())?;
    if let Some(user) = data.by_id(&id) {
        let about = user.into_json(&data).await?;
        return Ok(FederationJson(WithContext::new_default(about)).into_response());
    }
    let note = lock(&data.notes).get(&id).cloned();
    if let Some(note) = note {
        let about = note.into_json(&data).await?;
        return Ok(FederationJson(WithContext::new_default(about)).into_response());
    }
    if lock(&data.gone).contains(&id) {
        let rest = FederationJson(WithContext::new_default(Tombstone::new(id)));
        return Ok((StatusCode::GONE, rest).into_response());
    }
    Ok(StatusCode::NOT_FOUND.into_response())
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn StdError>> {
    let host = env::var("PEER_HOST")?;
    let store: Handle = Arc::new(Store {
        host: host.clone(),
        count: AtomicU64::new(1),
        users: Mutex::default(),
        notes: Mutex::default(),
        gone: Mutex::default(),
        said: Mutex::default(),
        heard: Mutex::default(),
        refused: Mutex::default(),
    });
    for (name, kind) in [
        ("lena", "Person"),
        ("rusters", "Group"),
        ("server", "Application"),
    ] {
        let user = User::make(&store, name, kind).map_err(|error| error.0)?;
        lock(&store.users).push(user);
    }
    let loopback = Loopback::new(serde_json::from_str(&env::var("PEER_HOSTS")?)?);
    let server = store.local("server").map_err(|error| error.0)?;
    let config = FederationConfig::builder()
        .domain(host)
        .app_data(store)
        .client(loopback.client()?)
        .signed_fetch_actor(&server)
        // Lemmy has it on; off, the library signs creation and expiry instead of the date, and no host when it fetches.
        .http_signature_compat(env::var("PEER_COMPAT").is_ok_and(|value| value == "yes"))
        // Without it the library resolves the names that it calls.
        .debug(true)
        .build()
        .await?;

    let public = Router::new()
        .route("/inbox", post(inbox))
        .route("/{kind}/{name}/inbox", post(inbox))
        .route("/.well-known/webfinger", get(webfinger))
        .fallback(get(thing))
        .layer(FederationMiddleware::new(config.clone()));
    let at = |name: &str| -> Result<String, Box<dyn StdError>> {
        Ok(format!("127.0.0.1:{}", env::var(name)?))
    };
    let listener = TcpListener::bind(at("PEER_PORT")?).await?;
    let told = TcpListener::bind(at("PEER_CONTROL_PORT")?).await?;
    let control = control::router(config, loopback);
    tokio::try_join!(async { axum::serve(listener, public).await }, async {
        axum::serve(told, control).await
    })?;
    Ok(())
}
