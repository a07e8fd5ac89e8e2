//! Followed tags. <https://docs.joinmastodon.org/methods/followed_tags/>

use crate::endpoint::{Auth, Endpoint, Paging};

/// The tags that the reader follows.
pub const INDEX: Endpoint = Endpoint::get("/api/v1/followed_tags", "Tag")
    .array()
    .auth(Auth::User(&["read:follows"]))
    .paged(Paging::Link, 100, 200)
    .docs("methods/followed_tags#get")
    .added("4.0.0");

/// Every endpoint of this noun.
pub const ENDPOINTS: &[&Endpoint] = &[&INDEX];
