//! Favourited posts. <https://docs.joinmastodon.org/methods/favourites/>

use crate::endpoint::{Auth, Endpoint, Paging};

/// What the reader favourited.
pub const INDEX: Endpoint = Endpoint::get("/api/v1/favourites", "Status")
    .array()
    .auth(Auth::User(&["read:favourites"]))
    .paged(Paging::Link, 20, 40)
    .docs("methods/favourites#get");

/// Every endpoint of this noun.
pub const ENDPOINTS: &[&Endpoint] = &[&INDEX];
