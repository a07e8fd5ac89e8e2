//! Accounts featured on the own profile. <https://docs.joinmastodon.org/methods/endorsements/>

use crate::endpoint::{Auth, Endpoint, Paging};

/// Whom the reader features.
pub const INDEX: Endpoint = Endpoint::get("/api/v1/endorsements", "Account")
    .array()
    .auth(Auth::User(&["read:accounts"]))
    .paged(Paging::Link, 40, 80)
    .docs("methods/endorsements#get")
    .added("2.5.0");

/// Every endpoint of this noun.
pub const ENDPOINTS: &[&Endpoint] = &[&INDEX];
