//! Applications. <https://docs.joinmastodon.org/methods/apps/>

use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;

use crate::endpoint::{Auth, Endpoint, Kind, Param};
use crate::id::Id;
use crate::lenient;

/// Registers a client.
pub const CREATE: Endpoint = Endpoint::post("/api/v1/apps", "CredentialApplication")
    .auth(Auth::Public)
    .params(&[
        Param::form("client_name", Kind::Text).required(),
        Param::form("redirect_uris", Kind::Text).required(),
        Param::form("scopes", Kind::Text),
        Param::form("website", Kind::Url),
    ])
    .docs("methods/apps#create")
    .added("0.0.0");

/// The client of the token.
pub const VERIFY_CREDENTIALS: Endpoint =
    Endpoint::get("/api/v1/apps/verify_credentials", "Application")
        .auth(Auth::App(&[]))
        .docs("methods/apps#verify_credentials")
        .added("2.0.0");

/// Every endpoint of this noun.
pub const ENDPOINTS: &[&Endpoint] = &[&CREATE, &VERIFY_CREDENTIALS];

/// An application. <https://docs.joinmastodon.org/entities/Application/>
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Application {
    pub id: Id,
    pub name: String,
    pub website: Option<String>,
    pub scopes: Vec<String>,
    pub redirect_uris: Vec<String>,
    /// Deprecated, but still read: the URIs on lines of their own.
    pub redirect_uri: String,
    /// Deprecated, but still read: the server's key for Web Push.
    pub vapid_key: String,
}

/// A new application with its secret. <https://docs.joinmastodon.org/entities/Application/#CredentialApplication>
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CredentialApplication {
    #[serde(flatten)]
    pub application: Application,
    pub client_id: String,
    pub client_secret: String,
    /// Always 0: never.
    pub client_secret_expires_at: u64,
}

/// A registration. What is missing is told like what is wrong, so nothing is required here.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct CreateApp {
    #[serde(deserialize_with = "lenient::filled")]
    pub client_name: Option<String>,
    /// From a text, lines of text, or a list.
    #[serde(deserialize_with = "redirect_uris")]
    pub redirect_uris: Vec<String>,
    /// Separated by spaces; `read` when absent.
    #[serde(deserialize_with = "scopes")]
    pub scopes: Option<String>,
    #[serde(deserialize_with = "lenient::filled")]
    pub website: Option<String>,
}

fn redirect_uris<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    let value = Value::deserialize(deserializer)?;
    let given = lenient::texts(value).map_err(serde::de::Error::custom)?;
    Ok(given
        .unwrap_or_default()
        .iter()
        .flat_map(|text| text.split_whitespace())
        .map(str::to_owned)
        .collect())
}

/// Text, or a list of texts as some clients send.
fn scopes<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    let value = Value::deserialize(deserializer)?;
    let given = lenient::texts(value).map_err(serde::de::Error::custom)?;
    Ok(given
        .map(|list| list.join(" "))
        .filter(|text| !text.trim().is_empty()))
}
