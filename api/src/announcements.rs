//! Announcements of the server. <https://docs.joinmastodon.org/methods/announcements/>

use serde::{Deserialize, Serialize};

use crate::custom_emojis::CustomEmoji;
use crate::date::DateTime;
use crate::endpoint::{Auth, BodyLimit, Endpoint};
use crate::id::Id;
use crate::statuses::StatusTag;

/// Takes an emoji back.
pub const REMOVE_REACTION: Endpoint =
    Endpoint::delete("/api/v1/announcements/{id}/reactions/{name}", "Empty")
        .auth(Auth::User(&["write:favourites"]))
        .docs("methods/announcements#delete-reactions")
        .added("3.1.0");

/// Marks an announcement as read.
pub const DISMISS: Endpoint = Endpoint::post("/api/v1/announcements/{id}/dismiss", "Empty")
    .auth(Auth::User(&["write:accounts"]))
    .body(BodyLimit::Small)
    .docs("methods/announcements#dismiss")
    .added("3.1.0");

/// The announcements of the day.
pub const INDEX: Endpoint = Endpoint::get("/api/v1/announcements", "Announcement")
    .array()
    .auth(Auth::User(&[]))
    .docs("methods/announcements#get")
    .added("3.1.0");

/// Gives an emoji.
pub const ADD_REACTION: Endpoint =
    Endpoint::put("/api/v1/announcements/{id}/reactions/{name}", "Empty")
        .auth(Auth::User(&["write:favourites"]))
        .body(BodyLimit::Small)
        .docs("methods/announcements#put-reactions")
        .added("3.1.0");

/// Every endpoint of this noun.
pub const ENDPOINTS: &[&Endpoint] = &[&REMOVE_REACTION, &DISMISS, &INDEX, &ADD_REACTION];

/// An announcement. <https://docs.joinmastodon.org/entities/Announcement/>
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Announcement {
    pub id: Id,
    /// HTML.
    pub content: String,
    pub starts_at: Option<DateTime>,
    pub ends_at: Option<DateTime>,
    pub all_day: bool,
    pub published_at: DateTime,
    pub updated_at: DateTime,
    /// Only for a user.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub read: Option<bool>,
    pub mentions: Vec<AnnouncementAccount>,
    pub statuses: Vec<AnnouncementStatus>,
    pub tags: Vec<StatusTag>,
    pub emojis: Vec<CustomEmoji>,
    pub reactions: Vec<Reaction>,
}

/// An account named in an announcement (`Announcement::Account`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnnouncementAccount {
    pub id: Id,
    pub username: String,
    pub url: String,
    pub acct: String,
}

/// A post linked in an announcement (`Announcement::Status`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnnouncementStatus {
    pub id: Id,
    pub url: String,
}

/// How often an emoji was given. <https://docs.joinmastodon.org/entities/Reaction/>
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reaction {
    /// An emoji, or the shortcode of one of the server's own.
    pub name: String,
    pub count: u64,
    /// Only for a user.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub me: Option<bool>,
    /// Only of the server's own emoji.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Only of the server's own emoji.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub static_url: Option<String>,
}

/// The payload of the event `announcement.reaction`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReactionEvent {
    pub name: String,
    pub count: u64,
    pub announcement_id: Id,
}
