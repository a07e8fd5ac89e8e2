//! The endpoints of streaming; what flows stands in [`crate::stream`].
//! <https://docs.joinmastodon.org/methods/streaming/>

use serde::Deserialize;

use crate::endpoint::{Auth, Endpoint, Kind, Param, Rate};
use crate::lenient;

/// To the streaming host, where it is another one.
pub const REDIRECT: Endpoint = Endpoint::get("/api/v1/streaming", "redirect to the streaming host")
    .other()
    .auth(Auth::Public)
    .docs("methods/streaming");

/// Direct conversations.
pub const DIRECT: Endpoint = Endpoint::get("/api/v1/streaming/direct", "event stream")
    .other()
    .auth(Auth::User(&["read", "read:statuses"]))
    .docs("methods/streaming#direct")
    .added("2.4.0");

/// Posts with a tag.
pub const HASHTAG: Endpoint = Endpoint::get("/api/v1/streaming/hashtag", "event stream")
    .other()
    .auth(Auth::User(&["read", "read:statuses"]))
    .params(&[Param::query("tag", Kind::Text).required()])
    .docs("methods/streaming#hashtag")
    .added("1.0.0");

/// Local posts with a tag.
pub const HASHTAG_LOCAL: Endpoint =
    Endpoint::get("/api/v1/streaming/hashtag/local", "event stream")
        .other()
        .auth(Auth::User(&["read", "read:statuses"]))
        .params(&[Param::query("tag", Kind::Text).required()])
        .docs("methods/streaming#hashtag-local")
        .added("1.1.0");

/// Answers while streaming runs.
pub const HEALTH: Endpoint = Endpoint::get("/api/v1/streaming/health", "the text OK")
    .other()
    .auth(Auth::Public)
    .rate(Rate::None)
    .docs("methods/streaming#health")
    .added("2.5.0");

/// Posts of a list.
pub const LIST: Endpoint = Endpoint::get("/api/v1/streaming/list", "event stream")
    .other()
    .auth(Auth::User(&["read", "read:statuses"]))
    .params(&[Param::query("list", Kind::Id).required()])
    .docs("methods/streaming#list")
    .added("2.1.0");

/// The reader's notifications.
pub const USER_NOTIFICATION: Endpoint =
    Endpoint::get("/api/v1/streaming/user/notification", "event stream")
        .other()
        .auth(Auth::User(&["read", "read:notifications"]))
        .docs("methods/streaming#notification")
        .added("1.4.2");

/// All public posts.
pub const PUBLIC: Endpoint = Endpoint::get("/api/v1/streaming/public", "event stream")
    .other()
    .auth(Auth::User(&["read", "read:statuses"]))
    .params(&[Param::query("only_media", Kind::Boolean)])
    .docs("methods/streaming#public")
    .added("1.0.0");

/// Local public posts.
pub const PUBLIC_LOCAL: Endpoint = Endpoint::get("/api/v1/streaming/public/local", "event stream")
    .other()
    .auth(Auth::User(&["read", "read:statuses"]))
    .params(&[Param::query("only_media", Kind::Boolean)])
    .docs("methods/streaming#public-local")
    .added("1.1.0");

/// Remote public posts.
pub const PUBLIC_REMOTE: Endpoint =
    Endpoint::get("/api/v1/streaming/public/remote", "event stream")
        .other()
        .auth(Auth::User(&["read", "read:statuses"]))
        .params(&[Param::query("only_media", Kind::Boolean)])
        .docs("methods/streaming#public-remote")
        .added("3.1.4");

/// The reader's home, and notifications where the scope allows them.
pub const USER: Endpoint = Endpoint::get("/api/v1/streaming/user", "event stream")
    .other()
    .auth(Auth::User(&["read", "read:statuses", "read:notifications"]))
    .docs("methods/streaming#user")
    .added("1.0.0");

/// Any number of streams on one connection.
pub const WEBSOCKET: Endpoint = Endpoint::websocket("/api/v1/streaming", "WebSocket")
    .auth(Auth::User(&["read", "read:statuses", "read:notifications"]))
    .params(&[
        Param::query("stream", Kind::Text),
        Param::query("list", Kind::Id),
        Param::query("tag", Kind::Text),
    ])
    .docs("methods/streaming#websocket")
    .added("3.3.0");

/// Every endpoint of this noun.
pub const ENDPOINTS: &[&Endpoint] = &[
    &REDIRECT,
    &DIRECT,
    &HASHTAG,
    &HASHTAG_LOCAL,
    &HEALTH,
    &LIST,
    &USER_NOTIFICATION,
    &PUBLIC,
    &PUBLIC_LOCAL,
    &PUBLIC_REMOTE,
    &USER,
    &WEBSOCKET,
];

/// What may stand in the address: the stream of a new socket, and what the stream needs.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct OpenStream {
    #[serde(deserialize_with = "lenient::filled")]
    pub stream: Option<String>,
    #[serde(deserialize_with = "lenient::filled")]
    pub tag: Option<String>,
    #[serde(deserialize_with = "lenient::filled")]
    pub list: Option<String>,
    #[serde(deserialize_with = "lenient::flag")]
    pub only_media: Option<bool>,
}
