//! Search. <https://docs.joinmastodon.org/methods/search/>

use serde::{Deserialize, Serialize};

use crate::accounts::Account;
use crate::collections::Collection;
use crate::endpoint::{Auth, Endpoint, Kind, Paging, Param};
use crate::id::Id;
use crate::lenient::{self, required};
use crate::statuses::Status;
use crate::tags::Tag;
use crate::word::words;

/// Accounts, posts and tags; `resolve` and `offset` need a user.
pub const SEARCH: Endpoint = Endpoint::get("/api/v2/search", "Search")
    .auth(Auth::Optional(&["read:search"]))
    .paged(Paging::Offset, 20, 40)
    .params(&[
        Param::query("q", Kind::Text).required(),
        Param::query("type", Kind::Text),
        Param::query("resolve", Kind::Boolean),
        Param::query("following", Kind::Boolean),
        Param::query("account_id", Kind::Id),
        Param::query("exclude_unreviewed", Kind::Boolean),
        Param::query("max_id", Kind::Id),
        Param::query("min_id", Kind::Id),
    ])
    .docs("methods/search#v2")
    .added("2.4.1");

/// Every endpoint of this noun.
pub const ENDPOINTS: &[&Endpoint] = &[&SEARCH];

/// What was found. <https://docs.joinmastodon.org/entities/Search/>
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Search {
    pub accounts: Vec<Account>,
    pub statuses: Vec<Status>,
    pub hashtags: Vec<Tag>,
    /// Only when the address of a collection was looked up.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub collections: Option<Vec<Collection>>,
}

words! {
    /// What is looked for.
    SearchType {
        Accounts = "accounts",
        Hashtags = "hashtags",
        Statuses = "statuses",
    }
}

/// What to look for. `resolve` and `offset` need a user.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct GetSearch {
    #[serde(deserialize_with = "required::text")]
    pub q: String,
    #[serde(default, rename = "type", deserialize_with = "lenient::word")]
    pub search_type: Option<SearchType>,
    #[serde(default, deserialize_with = "lenient::flag")]
    pub resolve: Option<bool>,
    #[serde(default, deserialize_with = "lenient::flag")]
    pub following: Option<bool>,
    #[serde(default, deserialize_with = "lenient::id")]
    pub account_id: Option<Id>,
    #[serde(default, deserialize_with = "lenient::flag")]
    pub exclude_unreviewed: Option<bool>,
    #[serde(default, deserialize_with = "lenient::id")]
    pub max_id: Option<Id>,
    #[serde(default, deserialize_with = "lenient::id")]
    pub min_id: Option<Id>,
}
