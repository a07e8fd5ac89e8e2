//! Bookmarked posts. <https://docs.joinmastodon.org/methods/bookmarks/>

use crate::endpoint::{Auth, Endpoint, Paging};

/// What the reader bookmarked.
pub const INDEX: Endpoint = Endpoint::get("/api/v1/bookmarks", "Status")
    .array()
    .auth(Auth::User(&["read:bookmarks"]))
    .paged(Paging::Link, 20, 40)
    .docs("methods/bookmarks#get")
    .added("3.1.0");

/// Every endpoint of this noun.
pub const ENDPOINTS: &[&Endpoint] = &[&INDEX];
