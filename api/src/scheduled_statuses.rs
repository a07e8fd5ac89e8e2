//! Posts for later. <https://docs.joinmastodon.org/methods/scheduled_statuses/>

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::date::DateTime;
use crate::endpoint::{Auth, Endpoint, Kind, Paging, Param};
use crate::id::Id;
use crate::lenient;
use crate::media::MediaAttachment;
use crate::statuses::Visibility;

/// Cancels a post.
pub const CANCEL: Endpoint = Endpoint::delete("/api/v1/scheduled_statuses/{id}", "Empty")
    .auth(Auth::User(&["write:statuses"]))
    .docs("methods/scheduled_statuses#cancel")
    .added("2.7.0");

/// The posts for later.
pub const INDEX: Endpoint = Endpoint::get("/api/v1/scheduled_statuses", "ScheduledStatus")
    .array()
    .auth(Auth::User(&["read:statuses"]))
    .paged(Paging::Id, 20, 40)
    .docs("methods/scheduled_statuses#get")
    .added("2.7.0");

/// A post for later.
pub const SHOW: Endpoint = Endpoint::get("/api/v1/scheduled_statuses/{id}", "ScheduledStatus")
    .auth(Auth::User(&["read:statuses"]))
    .docs("methods/scheduled_statuses#get-one")
    .added("2.7.0");

/// Moves a post to another time.
pub const UPDATE: Endpoint = Endpoint::put("/api/v1/scheduled_statuses/{id}", "ScheduledStatus")
    .auth(Auth::User(&["write:statuses"]))
    .params(&[Param::form("scheduled_at", Kind::DateTime)])
    .docs("methods/scheduled_statuses#update")
    .added("2.7.0");

/// Every endpoint of this noun.
pub const ENDPOINTS: &[&Endpoint] = &[&CANCEL, &INDEX, &SHOW, &UPDATE];

/// <https://docs.joinmastodon.org/entities/ScheduledStatus/>
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ScheduledStatus {
    pub id: Id,
    pub scheduled_at: DateTime,
    pub params: ScheduledStatusParams,
    pub media_attachments: Vec<MediaAttachment>,
}

/// What the post will be made of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScheduledStatusParams {
    pub text: String,
    pub poll: Option<ScheduledPoll>,
    pub media_ids: Option<Vec<Id>>,
    pub sensitive: Option<bool>,
    pub spoiler_text: Option<String>,
    pub visibility: Visibility,
    /// A number here, unlike everywhere else.
    pub in_reply_to_id: Option<i64>,
    pub language: Option<String>,
    /// Deprecated; a number.
    pub application_id: i64,
    /// Always null.
    pub scheduled_at: Option<DateTime>,
    pub idempotency: Option<String>,
    /// Deprecated.
    pub with_rate_limit: bool,
}

/// The poll of the post.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScheduledPoll {
    pub options: Vec<String>,
    /// Seconds.
    pub expires_in: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub multiple: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hide_totals: Option<bool>,
}

/// Another time.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct UpdateScheduledStatus {
    #[serde(deserialize_with = "lenient::moment")]
    pub scheduled_at: Option<Timestamp>,
}
