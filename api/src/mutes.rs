//! Muted accounts. <https://docs.joinmastodon.org/methods/mutes/>

use crate::endpoint::{Auth, Endpoint, Paging};

/// Whom the reader mutes.
pub const INDEX: Endpoint = Endpoint::get("/api/v1/mutes", "MutedAccount")
    .array()
    .auth(Auth::User(&["read:mutes", "follow"]))
    .paged(Paging::Link, 40, 80)
    .docs("methods/mutes#get")
    .added("0.0.0");

/// Every endpoint of this noun.
pub const ENDPOINTS: &[&Endpoint] = &[&INDEX];
