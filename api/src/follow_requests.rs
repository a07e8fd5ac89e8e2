//! Who wants to follow. <https://docs.joinmastodon.org/methods/follow_requests/>

use crate::endpoint::{Auth, BodyLimit, Endpoint, Paging};

/// Lets somebody follow.
pub const AUTHORIZE: Endpoint = Endpoint::post(
    "/api/v1/follow_requests/{account_id}/authorize",
    "Relationship",
)
.auth(Auth::User(&["write:follows", "follow"]))
.body(BodyLimit::Small)
.docs("methods/follow_requests#accept")
.added("0.0.0");

/// Who wants to follow.
pub const INDEX: Endpoint = Endpoint::get("/api/v1/follow_requests", "Account")
    .array()
    .auth(Auth::User(&["read:follows", "follow"]))
    .paged(Paging::Link, 40, 80)
    .docs("methods/follow_requests#get")
    .added("0.0.0");

/// Lets somebody not follow.
pub const REJECT: Endpoint = Endpoint::post(
    "/api/v1/follow_requests/{account_id}/reject",
    "Relationship",
)
.auth(Auth::User(&["write:follows", "follow"]))
.body(BodyLimit::Small)
.docs("methods/follow_requests#reject")
.added("0.0.0");

/// Every endpoint of this noun.
pub const ENDPOINTS: &[&Endpoint] = &[&AUTHORIZE, &INDEX, &REJECT];
