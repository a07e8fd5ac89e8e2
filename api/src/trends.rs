//! What many talk about. <https://docs.joinmastodon.org/methods/trends/>

use serde::{Deserialize, Serialize};

use crate::endpoint::{Auth, Endpoint, Paging};
use crate::statuses::PreviewCard;
use crate::tags::History;

/// Links that many share.
pub const LINKS: Endpoint = Endpoint::get("/api/v1/trends/links", "Trends::Link")
    .array()
    .auth(Auth::Public)
    .paged(Paging::Offset, 10, 20)
    .docs("methods/trends#links")
    .added("3.5.0");

/// Posts that many like.
pub const STATUSES: Endpoint = Endpoint::get("/api/v1/trends/statuses", "Status")
    .array()
    .auth(Auth::Optional(&[]))
    .paged(Paging::Offset, 20, 40)
    .docs("methods/trends#statuses")
    .added("3.5.0");

/// Tags that many use.
pub const TAGS: Endpoint = Endpoint::get("/api/v1/trends/tags", "Tag")
    .array()
    .auth(Auth::Optional(&[]))
    .paged(Paging::Offset, 10, 20)
    .docs("methods/trends#tags")
    .added("3.0.0");

/// The old address of `TAGS`.
pub const TAGS_ALIAS: Endpoint = Endpoint::get("/api/v1/trends", "Tag")
    .array()
    .auth(Auth::Optional(&[]))
    .paged(Paging::Offset, 10, 20)
    .docs("methods/trends#tags")
    .added("3.0.0")
    .deprecated("3.5.0");

/// Every endpoint of this noun.
pub const ENDPOINTS: &[&Endpoint] = &[&LINKS, &STATUSES, &TAGS, &TAGS_ALIAS];

/// A link that many share. <https://docs.joinmastodon.org/entities/PreviewCard/#trends-link>
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TrendsLink {
    #[serde(flatten)]
    pub card: PreviewCard,
    /// By day, the newest first.
    pub history: Vec<History>,
}
