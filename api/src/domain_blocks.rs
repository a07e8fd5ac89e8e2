//! Servers that a user does not want to hear of. <https://docs.joinmastodon.org/methods/domain_blocks/>

use serde::{Deserialize, Serialize};

use crate::endpoint::{Auth, Endpoint, Kind, Paging, Param};
use crate::lenient::required;

/// What a block would cut off.
pub const PREVIEW: Endpoint = Endpoint::get("/api/v1/domain_blocks/preview", "DomainBlockPreview")
    .auth(Auth::User(&["write:blocks", "follow"]))
    .params(&[Param::query("domain", Kind::Text).required()])
    .docs("methods/domain_blocks");

/// Blocks a server.
pub const BLOCK: Endpoint = Endpoint::post("/api/v1/domain_blocks", "Empty")
    .auth(Auth::User(&["write:blocks", "follow"]))
    .params(&[Param::form("domain", Kind::Text).required()])
    .docs("methods/domain_blocks#block")
    .added("1.4.0");

/// The servers that the reader blocks.
pub const INDEX: Endpoint = Endpoint::get("/api/v1/domain_blocks", "String")
    .array()
    .auth(Auth::User(&["read:blocks", "follow"]))
    .paged(Paging::Link, 100, 200)
    .docs("methods/domain_blocks#get")
    .added("1.4.0");

/// Ends the block of a server.
pub const UNBLOCK: Endpoint = Endpoint::delete("/api/v1/domain_blocks", "Empty")
    .auth(Auth::User(&["write:blocks", "follow"]))
    .params(&[Param::form("domain", Kind::Text).required()])
    .docs("methods/domain_blocks#unblock")
    .added("1.4.0");

/// Every endpoint of this noun.
pub const ENDPOINTS: &[&Endpoint] = &[&PREVIEW, &BLOCK, &INDEX, &UNBLOCK];

/// What a block would cut off.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DomainBlockPreview {
    pub following_count: u64,
    pub followers_count: u64,
}

/// Which server.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Domain {
    #[serde(deserialize_with = "required::text")]
    pub domain: String,
}
