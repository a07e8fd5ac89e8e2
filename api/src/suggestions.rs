//! Whom one might follow. <https://docs.joinmastodon.org/methods/suggestions/>

use serde::{Deserialize, Serialize};

use crate::accounts::Account;
use crate::endpoint::{Auth, Endpoint};
use crate::word::words;

/// Suggests an account no more.
pub const REMOVE: Endpoint = Endpoint::delete("/api/v1/suggestions/{account_id}", "Empty")
    .auth(Auth::User(&["read"]))
    .docs("methods/suggestions#remove")
    .added("2.4.3");

/// Whom one might follow, without reasons.
pub const INDEX_V1: Endpoint = Endpoint::get("/api/v1/suggestions", "Account")
    .array()
    .auth(Auth::User(&["read"]))
    .limited(40, 80)
    .docs("methods/suggestions#v1")
    .added("2.4.3")
    .deprecated("3.4.0");

/// Whom one might follow.
pub const INDEX: Endpoint = Endpoint::get("/api/v2/suggestions", "Suggestion")
    .array()
    .auth(Auth::User(&["read"]))
    .limited(40, 80)
    .docs("methods/suggestions#v2")
    .added("3.4.0");

/// Every endpoint of this noun.
pub const ENDPOINTS: &[&Endpoint] = &[&REMOVE, &INDEX_V1, &INDEX];

words! {
    /// Why, in the words before 4.3.
    SuggestionSource {
        Staff = "staff",
        PastInteractions = "past_interactions",
        Global = "global",
    }
}

words! {
    /// Why.
    SuggestionReason {
        Featured = "featured",
        MostFollowed = "most_followed",
        MostInteractions = "most_interactions",
        SimilarToRecentlyFollowed = "similar_to_recently_followed",
        FriendsOfFriends = "friends_of_friends",
    }
}

/// <https://docs.joinmastodon.org/entities/Suggestion/>
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Suggestion {
    /// Deprecated for `sources`.
    pub source: SuggestionSource,
    pub sources: Vec<SuggestionReason>,
    pub account: Account,
}
