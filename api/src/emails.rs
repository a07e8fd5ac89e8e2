//! The confirmation of an e-mail address. <https://docs.joinmastodon.org/methods/emails/>

use serde::Deserialize;

use crate::endpoint::{Auth, Endpoint, Kind, Param, Rate};
use crate::lenient;

/// Whether the e-mail address is confirmed.
pub const CHECK_CONFIRMATION: Endpoint =
    Endpoint::get("/api/v1/emails/check_confirmation", "Boolean")
        .auth(Auth::User(&["read", "profile"]))
        .unready()
        .docs("methods/emails");

/// Sends the confirmation mail again.
pub const CONFIRMATION: Endpoint = Endpoint::post("/api/v1/emails/confirmations", "Empty")
    .auth(Auth::User(&["write:accounts"]))
    .unready()
    .rate(Rate::Confirmation)
    .params(&[Param::form("email", Kind::Email)])
    .docs("methods/emails#confirmation")
    .added("3.4.0");

/// Subscribes to an account by mail.
pub const SUBSCRIBE: Endpoint =
    Endpoint::post("/api/v1/accounts/{id}/email_subscriptions", "Empty")
        .auth(Auth::Public)
        .params(&[Param::form("email", Kind::Email).required()])
        .added("4.6.0")
        .planned();

/// Every endpoint of this noun.
pub const ENDPOINTS: &[&Endpoint] = &[&CHECK_CONFIRMATION, &CONFIRMATION, &SUBSCRIBE];

/// A new confirmation mail, to another address if one is given.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Confirmation {
    #[serde(deserialize_with = "lenient::filled")]
    pub email: Option<String>,
}

/// A subscription to an account by mail; a bad address is reported with `details`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Subscribe {
    #[serde(deserialize_with = "lenient::filled")]
    pub email: Option<String>,
}
