//! Blocked accounts. <https://docs.joinmastodon.org/methods/blocks/>

use crate::endpoint::{Auth, Endpoint, Paging};

/// Whom the reader blocks.
pub const INDEX: Endpoint = Endpoint::get("/api/v1/blocks", "Account")
    .array()
    .auth(Auth::User(&["read:blocks"]))
    .paged(Paging::Link, 40, 80)
    .docs("methods/blocks#get")
    .added("0.0.0");

/// Every endpoint of this noun.
pub const ENDPOINTS: &[&Endpoint] = &[&INDEX];
