//! Polls. <https://docs.joinmastodon.org/methods/polls/>

use serde::{Deserialize, Serialize};

use crate::custom_emojis::CustomEmoji;
use crate::date::DateTime;
use crate::endpoint::{Auth, Endpoint, Kind, Param};
use crate::id::Id;
use crate::lenient;

/// A poll.
pub const SHOW: Endpoint = Endpoint::get("/api/v1/polls/{id}", "Poll")
    .auth(Auth::Optional(&["read:statuses"]))
    .docs("methods/polls#get")
    .added("2.8.0");

/// A vote.
pub const VOTE: Endpoint = Endpoint::post("/api/v1/polls/{id}/votes", "Poll")
    .auth(Auth::User(&["write:statuses"]))
    .params(&[Param::form("choices[]", Kind::Integer).required()])
    .docs("methods/polls#vote")
    .added("2.8.0");

/// Every endpoint of this noun.
pub const ENDPOINTS: &[&Endpoint] = &[&SHOW, &VOTE];

/// A poll. <https://docs.joinmastodon.org/entities/Poll/>
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Poll {
    pub id: Id,
    /// Null: never.
    pub expires_at: Option<DateTime>,
    pub expired: bool,
    pub multiple: bool,
    pub votes_count: u64,
    /// As many people voted.
    pub voters_count: Option<u64>,
    pub options: Vec<PollOption>,
    pub emojis: Vec<CustomEmoji>,
    /// Only for a user.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub voted: Option<bool>,
    /// Only for a user: indexes into `options`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub own_votes: Option<Vec<u32>>,
}

/// One answer of a poll (`Poll::Option`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PollOption {
    pub title: String,
    /// Null while results are hidden.
    pub votes_count: Option<u64>,
}

/// A vote.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Vote {
    /// Indexes into the options.
    #[serde(deserialize_with = "lenient::indexes")]
    pub choices: Option<Vec<u32>>,
}
