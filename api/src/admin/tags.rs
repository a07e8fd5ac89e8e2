//! Tags, as moderators see them. <https://docs.joinmastodon.org/methods/admin/trends/>

use serde::{Deserialize, Serialize};

use crate::endpoint::{Auth, Endpoint, Kind, Paging, Param};
use crate::lenient;
use crate::permission::Permissions;

/// Tags.
pub const INDEX: Endpoint = Endpoint::get("/api/v1/admin/tags", "Admin::Tag")
    .array()
    .auth(Auth::User(&["admin:read"]))
    .permission(Permissions::MANAGE_TAXONOMIES)
    .paged(Paging::Id, 100, 200)
    .docs("methods/admin/trends")
    .planned();

/// A tag.
pub const SHOW: Endpoint = Endpoint::get("/api/v1/admin/tags/{id}", "Admin::Tag")
    .auth(Auth::User(&["admin:read"]))
    .permission(Permissions::MANAGE_TAXONOMIES)
    .docs("methods/admin/trends")
    .planned();

/// Changes what a tag may do.
pub const UPDATE: Endpoint = Endpoint::put("/api/v1/admin/tags/{id}", "Admin::Tag")
    .auth(Auth::User(&["admin:write"]))
    .permission(Permissions::MANAGE_TAXONOMIES)
    .params(&[
        Param::form("display_name", Kind::Text),
        Param::form("trendable", Kind::Boolean),
        Param::form("usable", Kind::Boolean),
        Param::form("listable", Kind::Boolean),
    ])
    .docs("methods/admin/trends")
    .planned();

/// Every endpoint of this noun.
pub const ENDPOINTS: &[&Endpoint] = &[&INDEX, &SHOW, &UPDATE];

/// <https://docs.joinmastodon.org/entities/Tag/#admin>
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tag {
    #[serde(flatten)]
    pub tag: crate::tags::Tag,
    pub trendable: bool,
    pub usable: bool,
    pub requires_review: bool,
}

/// A change; what is `None` stays.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct UpdateTag {
    /// The same name in other letter case.
    #[serde(deserialize_with = "lenient::filled")]
    pub display_name: Option<String>,
    #[serde(deserialize_with = "lenient::flag")]
    pub trendable: Option<bool>,
    #[serde(deserialize_with = "lenient::flag")]
    pub usable: Option<bool>,
    #[serde(deserialize_with = "lenient::flag")]
    pub listable: Option<bool>,
}
