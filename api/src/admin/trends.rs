//! What may trend. <https://docs.joinmastodon.org/methods/admin/trends/>

use serde::{Deserialize, Serialize};

use crate::date::DateTime;
use crate::endpoint::{Auth, BodyLimit, Endpoint, Paging};
use crate::id::Id;
use crate::permission::Permissions;
use crate::trends::TrendsLink;

/// Lets a tag trend.
pub const APPROVE_TAG: Endpoint =
    Endpoint::post("/api/v1/admin/trends/tags/{id}/approve", "Admin::Tag")
        .auth(Auth::User(&["admin:write"]))
        .permission(Permissions::MANAGE_TAXONOMIES)
        .body(BodyLimit::Small)
        .docs("methods/admin/trends")
        .planned();

/// Lets a tag not trend.
pub const REJECT_TAG: Endpoint =
    Endpoint::post("/api/v1/admin/trends/tags/{id}/reject", "Admin::Tag")
        .auth(Auth::User(&["admin:write"]))
        .permission(Permissions::MANAGE_TAXONOMIES)
        .body(BodyLimit::Small)
        .docs("methods/admin/trends")
        .planned();

/// Lets a link trend.
pub const APPROVE_LINK: Endpoint = Endpoint::post(
    "/api/v1/admin/trends/links/{id}/approve",
    "Admin::Trends::Link",
)
.auth(Auth::User(&["admin:write"]))
.permission(Permissions::MANAGE_TAXONOMIES)
.body(BodyLimit::Small)
.docs("methods/admin/trends")
.planned();

/// Lets a link not trend.
pub const REJECT_LINK: Endpoint = Endpoint::post(
    "/api/v1/admin/trends/links/{id}/reject",
    "Admin::Trends::Link",
)
.auth(Auth::User(&["admin:write"]))
.permission(Permissions::MANAGE_TAXONOMIES)
.body(BodyLimit::Small)
.docs("methods/admin/trends")
.planned();

/// Lets a post trend.
pub const APPROVE_STATUS: Endpoint = Endpoint::post(
    "/api/v1/admin/trends/statuses/{id}/approve",
    "Admin::Trends::Status",
)
.auth(Auth::User(&["admin:write"]))
.permission(Permissions::MANAGE_TAXONOMIES)
.body(BodyLimit::Small)
.docs("methods/admin/trends")
.planned();

/// Lets a post not trend.
pub const REJECT_STATUS: Endpoint = Endpoint::post(
    "/api/v1/admin/trends/statuses/{id}/reject",
    "Admin::Trends::Status",
)
.auth(Auth::User(&["admin:write"]))
.permission(Permissions::MANAGE_TAXONOMIES)
.body(BodyLimit::Small)
.docs("methods/admin/trends")
.planned();

/// The sites whose links could trend.
pub const PUBLISHERS: Endpoint = Endpoint::get(
    "/api/v1/admin/trends/links/publishers",
    "Admin::Trends::PreviewCardProvider",
)
.array()
.auth(Auth::User(&["admin:read"]))
.permission(Permissions::MANAGE_TAXONOMIES)
.paged(Paging::Id, 100, 200)
.docs("methods/admin/trends")
.planned();

/// Lets a site's links trend.
pub const APPROVE_PUBLISHER: Endpoint = Endpoint::post(
    "/api/v1/admin/trends/links/publishers/{id}/approve",
    "Admin::Trends::PreviewCardProvider",
)
.auth(Auth::User(&["admin:write"]))
.permission(Permissions::MANAGE_TAXONOMIES)
.body(BodyLimit::Small)
.docs("methods/admin/trends")
.planned();

/// Lets a site's links not trend.
pub const REJECT_PUBLISHER: Endpoint = Endpoint::post(
    "/api/v1/admin/trends/links/publishers/{id}/reject",
    "Admin::Trends::PreviewCardProvider",
)
.auth(Auth::User(&["admin:write"]))
.permission(Permissions::MANAGE_TAXONOMIES)
.body(BodyLimit::Small)
.docs("methods/admin/trends")
.planned();

/// Links that trend, those not reviewed too.
pub const LINKS: Endpoint = Endpoint::get("/api/v1/admin/trends/links", "Trends::Link")
    .array()
    .auth(Auth::User(&["admin:read"]))
    .permission(Permissions::MANAGE_TAXONOMIES)
    .docs("methods/admin/trends#links")
    .added("3.5.0")
    .planned();

/// Posts that trend, those not reviewed too.
pub const STATUSES: Endpoint = Endpoint::get("/api/v1/admin/trends/statuses", "Status")
    .array()
    .auth(Auth::User(&["admin:read"]))
    .permission(Permissions::MANAGE_TAXONOMIES)
    .docs("methods/admin/trends#statuses")
    .added("3.5.0")
    .planned();

/// Tags that trend, those not reviewed too.
pub const TAGS: Endpoint = Endpoint::get("/api/v1/admin/trends/tags", "Admin::Tag")
    .array()
    .auth(Auth::User(&["admin:read"]))
    .permission(Permissions::MANAGE_TAXONOMIES)
    .docs("methods/admin/trends#tags")
    .added("3.5.0")
    .planned();

/// Every endpoint of this noun.
pub const ENDPOINTS: &[&Endpoint] = &[
    &APPROVE_TAG,
    &REJECT_TAG,
    &APPROVE_LINK,
    &REJECT_LINK,
    &APPROVE_STATUS,
    &REJECT_STATUS,
    &PUBLISHERS,
    &APPROVE_PUBLISHER,
    &REJECT_PUBLISHER,
    &LINKS,
    &STATUSES,
    &TAGS,
];

/// A link up for review.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Link {
    #[serde(flatten)]
    pub link: TrendsLink,
    pub requires_review: bool,
}

/// A post up for review.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Status {
    #[serde(flatten)]
    pub status: crate::statuses::Status,
    pub requires_review: bool,
}

/// A site whose links are up for review (`Admin::Trends::PreviewCardProvider`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PreviewCardProvider {
    pub id: Id,
    pub domain: String,
    /// Null: not decided.
    pub trendable: Option<bool>,
    pub reviewed_at: Option<DateTime>,
    pub requested_review_at: Option<DateTime>,
    pub requires_review: bool,
}
