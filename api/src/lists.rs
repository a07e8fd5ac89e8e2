//! Lists of accounts with a timeline. <https://docs.joinmastodon.org/methods/lists/>

use serde::{Deserialize, Serialize};

use crate::endpoint::{Auth, Endpoint, Kind, Paging, Param};
use crate::id::Id;
use crate::lenient::{self, required};
use crate::word::words;

/// The members of a list; all of them at once with `limit=0`.
pub const ACCOUNTS: Endpoint = Endpoint::get("/api/v1/lists/{id}/accounts", "Account")
    .array()
    .auth(Auth::User(&["read:lists"]))
    .paged(Paging::Link, 40, 80)
    .docs("methods/lists#accounts")
    .added("2.1.0");

/// Adds members, who have to be followed.
pub const ADD_ACCOUNTS: Endpoint = Endpoint::post("/api/v1/lists/{id}/accounts", "Empty")
    .auth(Auth::User(&["write:lists"]))
    .params(&[Param::form("account_ids[]", Kind::Id).required()])
    .docs("methods/lists#accounts-add")
    .added("2.1.0");

/// Removes members.
pub const REMOVE_ACCOUNTS: Endpoint = Endpoint::delete("/api/v1/lists/{id}/accounts", "Empty")
    .auth(Auth::User(&["write:lists"]))
    .params(&[Param::form("account_ids[]", Kind::Id).required()])
    .docs("methods/lists#accounts-remove")
    .added("2.1.0");

/// A new list.
pub const CREATE: Endpoint = Endpoint::post("/api/v1/lists", "List")
    .auth(Auth::User(&["write:lists"]))
    .params(&[
        Param::form("title", Kind::Text).required(),
        Param::form("replies_policy", Kind::Text),
        Param::form("exclusive", Kind::Boolean),
    ])
    .docs("methods/lists#create")
    .added("2.1.0");

/// Deletes a list.
pub const DELETE: Endpoint = Endpoint::delete("/api/v1/lists/{id}", "Empty")
    .auth(Auth::User(&["write:lists"]))
    .docs("methods/lists#delete")
    .added("2.1.0");

/// The reader's lists.
pub const INDEX: Endpoint = Endpoint::get("/api/v1/lists", "List")
    .array()
    .auth(Auth::User(&["read:lists"]))
    .docs("methods/lists#get")
    .added("2.1.0");

/// A list.
pub const SHOW: Endpoint = Endpoint::get("/api/v1/lists/{id}", "List")
    .auth(Auth::User(&["read:lists"]))
    .docs("methods/lists#get-one")
    .added("2.1.0");

/// Changes a list.
pub const UPDATE: Endpoint = Endpoint::put("/api/v1/lists/{id}", "List")
    .auth(Auth::User(&["write:lists"]))
    .params(&[
        Param::form("title", Kind::Text),
        Param::form("replies_policy", Kind::Text),
        Param::form("exclusive", Kind::Boolean),
    ])
    .docs("methods/lists#update")
    .added("2.1.0");

/// Every endpoint of this noun.
pub const ENDPOINTS: &[&Endpoint] = &[
    &ACCOUNTS,
    &ADD_ACCOUNTS,
    &REMOVE_ACCOUNTS,
    &CREATE,
    &DELETE,
    &INDEX,
    &SHOW,
    &UPDATE,
];

words! {
    /// Whose replies a list shows.
    RepliesPolicy {
        /// To anybody followed.
        Followed = "followed",
        /// To members of the list.
        List = "list",
        None = "none",
    }
}

/// <https://docs.joinmastodon.org/entities/List/>
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct List {
    pub id: Id,
    pub title: String,
    pub replies_policy: RepliesPolicy,
    /// Its members' posts do not stand in home.
    pub exclusive: bool,
}

/// A new list.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct CreateList {
    #[serde(default, deserialize_with = "lenient::text")]
    pub title: Option<String>,
    #[serde(default, deserialize_with = "lenient::word")]
    pub replies_policy: Option<RepliesPolicy>,
    #[serde(default, deserialize_with = "lenient::flag")]
    pub exclusive: Option<bool>,
}

/// A change to a list; clients that change one thing leave the title out.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct UpdateList {
    #[serde(deserialize_with = "lenient::text")]
    pub title: Option<String>,
    #[serde(deserialize_with = "lenient::word")]
    pub replies_policy: Option<RepliesPolicy>,
    #[serde(deserialize_with = "lenient::flag")]
    pub exclusive: Option<bool>,
}

/// Members to add or to remove.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct ListAccounts {
    #[serde(deserialize_with = "required::ids")]
    pub account_ids: Vec<Id>,
}
