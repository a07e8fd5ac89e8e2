//! Tags. <https://docs.joinmastodon.org/methods/tags/>

use serde::{Deserialize, Serialize};

use crate::endpoint::{Auth, BodyLimit, Endpoint};
use crate::id::Id;
use crate::number_text::NumberText;

/// Puts a tag on the profile.
pub const FEATURE: Endpoint = Endpoint::post("/api/v1/tags/{name}/feature", "Tag")
    .auth(Auth::User(&["write:accounts"]))
    .body(BodyLimit::Small)
    .docs("methods/tags#feature")
    .added("4.4.0");

/// Follows a tag.
pub const FOLLOW: Endpoint = Endpoint::post("/api/v1/tags/{name}/follow", "Tag")
    .auth(Auth::User(&["write:follows"]))
    .body(BodyLimit::Small)
    .docs("methods/tags#follow")
    .added("4.0.0");

/// A tag, even one never used.
pub const SHOW: Endpoint = Endpoint::get("/api/v1/tags/{name}", "Tag")
    .auth(Auth::Optional(&[]))
    .docs("methods/tags#get")
    .added("4.0.0");

/// Takes a tag off the profile.
pub const UNFEATURE: Endpoint = Endpoint::post("/api/v1/tags/{name}/unfeature", "Tag")
    .auth(Auth::User(&["write:accounts"]))
    .body(BodyLimit::Small)
    .docs("methods/tags#unfeature")
    .added("4.4.0");

/// Follows a tag no more.
pub const UNFOLLOW: Endpoint = Endpoint::post("/api/v1/tags/{name}/unfollow", "Tag")
    .auth(Auth::User(&["write:follows"]))
    .body(BodyLimit::Small)
    .docs("methods/tags#unfollow")
    .added("4.0.0");

/// Every endpoint of this noun.
pub const ENDPOINTS: &[&Endpoint] = &[&FEATURE, &FOLLOW, &SHOW, &UNFEATURE, &UNFOLLOW];

/// <https://docs.joinmastodon.org/entities/Tag/>
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tag {
    pub id: Id,
    pub name: String,
    pub url: String,
    /// By day, the newest first.
    pub history: Vec<History>,
    /// Only for a user.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub following: Option<bool>,
    /// Only for a user.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub featuring: Option<bool>,
}

/// How much a tag or a link was used on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct History {
    /// Midnight UTC, in seconds since 1970.
    pub day: NumberText,
    pub uses: NumberText,
    pub accounts: NumberText,
}
