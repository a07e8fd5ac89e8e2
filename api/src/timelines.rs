//! Timelines. <https://docs.joinmastodon.org/methods/timelines/>

use serde::Deserialize;

use crate::endpoint::{Auth, Endpoint, Kind, Paging, Param};
use crate::lenient::{self, required};

/// Posts of those followed; 206 while it is rebuilt.
pub const HOME: Endpoint = Endpoint::get("/api/v1/timelines/home", "Status")
    .array()
    .auth(Auth::User(&["read:statuses"]))
    .paged(Paging::Id, 20, 40)
    .docs("methods/timelines#home")
    .added("0.0.0");

/// Posts with a link that trends.
pub const LINK: Endpoint = Endpoint::get("/api/v1/timelines/link", "Status")
    .array()
    .auth(Auth::Optional(&["read:statuses"]))
    .paged(Paging::Id, 20, 40)
    .params(&[Param::query("url", Kind::Url).required()])
    .docs("methods/timelines#link")
    .added("4.3.0");

/// Posts of a list.
pub const LIST: Endpoint = Endpoint::get("/api/v1/timelines/list/{list_id}", "Status")
    .array()
    .auth(Auth::User(&["read:lists"]))
    .paged(Paging::Id, 20, 40)
    .docs("methods/timelines#list")
    .added("2.1.0");

/// Public posts.
pub const PUBLIC: Endpoint = Endpoint::get("/api/v1/timelines/public", "Status")
    .array()
    .auth(Auth::Optional(&["read:statuses"]))
    .paged(Paging::Id, 20, 40)
    .params(&[
        Param::query("local", Kind::Boolean),
        Param::query("remote", Kind::Boolean),
        Param::query("only_media", Kind::Boolean),
    ])
    .docs("methods/timelines#public")
    .added("0.0.0");

/// Public posts with a tag.
pub const TAG: Endpoint = Endpoint::get("/api/v1/timelines/tag/{hashtag}", "Status")
    .array()
    .auth(Auth::Optional(&["read:statuses"]))
    .paged(Paging::Id, 20, 40)
    .params(&[
        Param::query("any[]", Kind::Text),
        Param::query("all[]", Kind::Text),
        Param::query("none[]", Kind::Text),
        Param::query("local", Kind::Boolean),
        Param::query("remote", Kind::Boolean),
        Param::query("only_media", Kind::Boolean),
    ])
    .docs("methods/timelines#tag")
    .added("0.0.0");

/// Every endpoint of this noun.
pub const ENDPOINTS: &[&Endpoint] = &[&HOME, &LINK, &LIST, &PUBLIC, &TAG];

/// Which part of the public timeline; `local` and `remote` exclude each other.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct PublicTimeline {
    #[serde(deserialize_with = "lenient::flag")]
    pub local: Option<bool>,
    #[serde(deserialize_with = "lenient::flag")]
    pub remote: Option<bool>,
    #[serde(deserialize_with = "lenient::flag")]
    pub only_media: Option<bool>,
}

/// Which part of a tag's timeline.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct TagTimeline {
    /// These tags too.
    #[serde(deserialize_with = "lenient::texts")]
    pub any: Option<Vec<String>>,
    /// Only with all of these.
    #[serde(deserialize_with = "lenient::texts")]
    pub all: Option<Vec<String>>,
    /// Only without these.
    #[serde(deserialize_with = "lenient::texts")]
    pub none: Option<Vec<String>>,
    #[serde(deserialize_with = "lenient::flag")]
    pub local: Option<bool>,
    #[serde(deserialize_with = "lenient::flag")]
    pub remote: Option<bool>,
    #[serde(deserialize_with = "lenient::flag")]
    pub only_media: Option<bool>,
}

/// Posts with a link.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct LinkTimeline {
    #[serde(deserialize_with = "required::text")]
    pub url: String,
}
