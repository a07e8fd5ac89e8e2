//! What is sent about posts.

use jiff::Timestamp;
use serde::Deserialize;

use super::{QuotePolicy, Visibility};
use crate::id::Id;
use crate::lenient::{self, FocalPoint, Upload};

/// Several posts at once.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Statuses {
    #[serde(alias = "ids", deserialize_with = "lenient::ids")]
    pub id: Option<Vec<Id>>,
}

/// The poll of a new or edited post.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct PollAttributes {
    #[serde(deserialize_with = "lenient::texts")]
    pub options: Option<Vec<String>>,
    /// Seconds.
    #[serde(deserialize_with = "lenient::integer")]
    pub expires_in: Option<i64>,
    #[serde(deserialize_with = "lenient::flag")]
    pub multiple: Option<bool>,
    #[serde(deserialize_with = "lenient::flag")]
    pub hide_totals: Option<bool>,
}

/// A new post. The `Idempotency-Key` header belongs to it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct CreateStatus {
    /// May be blank with media or a poll.
    #[serde(deserialize_with = "lenient::text")]
    pub status: Option<String>,
    #[serde(deserialize_with = "lenient::ids")]
    pub media_ids: Option<Vec<Id>>,
    #[serde(deserialize_with = "lenient::object")]
    pub poll: Option<PollAttributes>,
    #[serde(deserialize_with = "lenient::id")]
    pub in_reply_to_id: Option<Id>,
    #[serde(deserialize_with = "lenient::flag")]
    pub sensitive: Option<bool>,
    #[serde(deserialize_with = "lenient::text")]
    pub spoiler_text: Option<String>,
    #[serde(deserialize_with = "lenient::word")]
    pub visibility: Option<Visibility>,
    #[serde(deserialize_with = "lenient::filled")]
    pub language: Option<String>,
    #[serde(deserialize_with = "lenient::moment")]
    pub scheduled_at: Option<Timestamp>,
    #[serde(deserialize_with = "lenient::id")]
    pub quoted_status_id: Option<Id>,
    /// Soapbox's name for it.
    #[serde(deserialize_with = "lenient::id")]
    pub quote_id: Option<Id>,
    #[serde(deserialize_with = "lenient::word")]
    pub quote_approval_policy: Option<QuotePolicy>,
}

/// A change to a file of the edited post.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct MediaAttributes {
    #[serde(deserialize_with = "lenient::id")]
    pub id: Option<Id>,
    #[serde(deserialize_with = "lenient::text")]
    pub description: Option<String>,
    #[serde(deserialize_with = "lenient::focus")]
    pub focus: Option<FocalPoint>,
    #[serde(deserialize_with = "lenient::upload")]
    pub thumbnail: Option<Upload>,
}

/// An edit of a post: text, warning, media set and poll are replaced; no policy means the old one.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct UpdateStatus {
    #[serde(deserialize_with = "lenient::text")]
    pub status: Option<String>,
    #[serde(deserialize_with = "lenient::text")]
    pub spoiler_text: Option<String>,
    #[serde(deserialize_with = "lenient::flag")]
    pub sensitive: Option<bool>,
    #[serde(deserialize_with = "lenient::filled")]
    pub language: Option<String>,
    #[serde(deserialize_with = "lenient::ids")]
    pub media_ids: Option<Vec<Id>>,
    #[serde(deserialize_with = "lenient::objects")]
    pub media_attributes: Option<Vec<MediaAttributes>>,
    #[serde(deserialize_with = "lenient::object")]
    pub poll: Option<PollAttributes>,
    #[serde(deserialize_with = "lenient::word")]
    pub quote_approval_policy: Option<QuotePolicy>,
}

/// Another policy without an edit.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct UpdateInteractionPolicy {
    #[serde(deserialize_with = "lenient::word")]
    pub quote_approval_policy: Option<QuotePolicy>,
}

/// How to delete.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct DeleteStatus {
    /// The files too, at once, instead of keeping them a day for a redraft.
    #[serde(deserialize_with = "lenient::flag")]
    pub delete_media: Option<bool>,
}

/// How to reblog.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Reblog {
    /// Not `direct`.
    #[serde(deserialize_with = "lenient::word")]
    pub visibility: Option<Visibility>,
}

/// Into which language.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Translate {
    #[serde(deserialize_with = "lenient::filled")]
    pub lang: Option<String>,
}
