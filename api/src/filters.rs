//! Filters, in their present form and in that before 4.0.
//! <https://docs.joinmastodon.org/methods/filters/>

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::date::DateTime;
use crate::endpoint::{Auth, Endpoint, Kind, Param};
use crate::id::Id;
use crate::lenient::{self, required};
use crate::word::words;

/// A new filter.
pub const CREATE: Endpoint = Endpoint::post("/api/v2/filters", "Filter")
    .auth(Auth::User(&["write:filters"]))
    .params(&[
        Param::form("title", Kind::Text).required(),
        Param::form("context[]", Kind::Text).required(),
        Param::form("filter_action", Kind::Text),
        Param::form("expires_in", Kind::Integer),
        Param::form("keywords_attributes[][keyword]", Kind::Text),
        Param::form("keywords_attributes[][whole_word]", Kind::Boolean),
        Param::form("keywords_attributes[][id]", Kind::Id),
        Param::form("keywords_attributes[][_destroy]", Kind::Boolean),
    ])
    .docs("methods/filters#create")
    .added("4.0.0");

/// A new filter of one keyword.
pub const CREATE_V1: Endpoint = Endpoint::post("/api/v1/filters", "V1::Filter")
    .auth(Auth::User(&["write:filters"]))
    .params(&[
        Param::form("phrase", Kind::Text).required(),
        Param::form("context[]", Kind::Text).required(),
        Param::form("irreversible", Kind::Boolean),
        Param::form("whole_word", Kind::Boolean),
        Param::form("expires_in", Kind::Integer),
    ])
    .docs("methods/filters#create-v1")
    .added("2.4.3")
    .deprecated("4.0.0");

/// Deletes a filter.
pub const DELETE: Endpoint = Endpoint::delete("/api/v2/filters/{id}", "Empty")
    .auth(Auth::User(&["write:filters"]))
    .docs("methods/filters#delete")
    .added("4.0.0");

/// Deletes a keyword, not the filter around it.
pub const DELETE_V1: Endpoint = Endpoint::delete("/api/v1/filters/{id}", "Empty")
    .auth(Auth::User(&["write:filters"]))
    .docs("methods/filters#delete-v1")
    .added("2.4.3")
    .deprecated("4.0.0");

/// All filters.
pub const INDEX: Endpoint = Endpoint::get("/api/v2/filters", "Filter")
    .array()
    .auth(Auth::User(&["read:filters"]))
    .docs("methods/filters#get")
    .added("4.0.0");

/// A filter.
pub const SHOW: Endpoint = Endpoint::get("/api/v2/filters/{id}", "Filter")
    .auth(Auth::User(&["read:filters"]))
    .docs("methods/filters#get-one")
    .added("4.0.0");

/// A keyword, seen as a filter.
pub const SHOW_V1: Endpoint = Endpoint::get("/api/v1/filters/{id}", "V1::Filter")
    .auth(Auth::User(&["read:filters"]))
    .docs("methods/filters#get-one-v1")
    .added("2.4.3")
    .deprecated("4.0.0");

/// All keywords, seen as filters.
pub const INDEX_V1: Endpoint = Endpoint::get("/api/v1/filters", "V1::Filter")
    .array()
    .auth(Auth::User(&["read:filters"]))
    .docs("methods/filters#get-v1")
    .added("2.4.3")
    .deprecated("4.0.0");

/// A new keyword.
pub const CREATE_KEYWORD: Endpoint =
    Endpoint::post("/api/v2/filters/{filter_id}/keywords", "FilterKeyword")
        .auth(Auth::User(&["write:filters"]))
        .params(&[
            Param::form("keyword", Kind::Text).required(),
            Param::form("whole_word", Kind::Boolean),
        ])
        .docs("methods/filters#keywords-create")
        .added("4.0.0");

/// Deletes a keyword.
pub const DELETE_KEYWORD: Endpoint = Endpoint::delete("/api/v2/filters/keywords/{id}", "Empty")
    .auth(Auth::User(&["write:filters"]))
    .docs("methods/filters#keywords-delete")
    .added("4.0.0");

/// The keywords of a filter.
pub const KEYWORDS: Endpoint =
    Endpoint::get("/api/v2/filters/{filter_id}/keywords", "FilterKeyword")
        .array()
        .auth(Auth::User(&["read:filters"]))
        .docs("methods/filters#keywords-get")
        .added("4.0.0");

/// A keyword.
pub const KEYWORD: Endpoint = Endpoint::get("/api/v2/filters/keywords/{id}", "FilterKeyword")
    .auth(Auth::User(&["read:filters"]))
    .docs("methods/filters#keywords-get-one")
    .added("4.0.0");

/// Changes a keyword.
pub const UPDATE_KEYWORD: Endpoint =
    Endpoint::put("/api/v2/filters/keywords/{id}", "FilterKeyword")
        .auth(Auth::User(&["write:filters"]))
        .params(&[
            Param::form("keyword", Kind::Text).required(),
            Param::form("whole_word", Kind::Boolean),
        ])
        .docs("methods/filters#keywords-update")
        .added("4.0.0");

/// Filters a post.
pub const ADD_STATUS: Endpoint =
    Endpoint::post("/api/v2/filters/{filter_id}/statuses", "FilterStatus")
        .auth(Auth::User(&["write:filters"]))
        .params(&[Param::form("status_id", Kind::Id).required()])
        .docs("methods/filters#statuses-add")
        .added("4.0.0");

/// The posts of a filter.
pub const STATUSES: Endpoint =
    Endpoint::get("/api/v2/filters/{filter_id}/statuses", "FilterStatus")
        .array()
        .auth(Auth::User(&["read:filters"]))
        .docs("methods/filters#statuses-get")
        .added("4.0.0");

/// A post of a filter.
pub const STATUS: Endpoint = Endpoint::get("/api/v2/filters/statuses/{id}", "FilterStatus")
    .auth(Auth::User(&["read:filters"]))
    .docs("methods/filters#statuses-get-one")
    .added("4.0.0");

/// Filters a post no more.
pub const REMOVE_STATUS: Endpoint =
    Endpoint::delete("/api/v2/filters/statuses/{id}", "FilterStatus")
        .auth(Auth::User(&["write:filters"]))
        .docs("methods/filters#statuses-remove")
        .added("4.0.0");

/// Changes a filter.
pub const UPDATE: Endpoint = Endpoint::put("/api/v2/filters/{id}", "Filter")
    .auth(Auth::User(&["write:filters"]))
    .params(&[
        Param::form("title", Kind::Text),
        Param::form("context[]", Kind::Text),
        Param::form("filter_action", Kind::Text),
        Param::form("expires_in", Kind::Integer),
        Param::form("keywords_attributes[][keyword]", Kind::Text),
        Param::form("keywords_attributes[][whole_word]", Kind::Boolean),
        Param::form("keywords_attributes[][id]", Kind::Id),
        Param::form("keywords_attributes[][_destroy]", Kind::Boolean),
    ])
    .docs("methods/filters#update")
    .added("4.0.0");

/// Changes a keyword, and its filter as far as it has no other.
pub const UPDATE_V1: Endpoint = Endpoint::put("/api/v1/filters/{id}", "V1::Filter")
    .auth(Auth::User(&["write:filters"]))
    .params(&[
        Param::form("phrase", Kind::Text).required(),
        Param::form("context[]", Kind::Text).required(),
        Param::form("irreversible", Kind::Boolean),
        Param::form("whole_word", Kind::Boolean),
        Param::form("expires_in", Kind::Integer),
    ])
    .docs("methods/filters#update-v1")
    .added("2.4.3")
    .deprecated("4.0.0");

/// Every endpoint of this noun.
pub const ENDPOINTS: &[&Endpoint] = &[
    &CREATE,
    &CREATE_V1,
    &DELETE,
    &DELETE_V1,
    &INDEX,
    &SHOW,
    &SHOW_V1,
    &INDEX_V1,
    &CREATE_KEYWORD,
    &DELETE_KEYWORD,
    &KEYWORDS,
    &KEYWORD,
    &UPDATE_KEYWORD,
    &ADD_STATUS,
    &STATUSES,
    &STATUS,
    &REMOVE_STATUS,
    &UPDATE,
    &UPDATE_V1,
];

words! {
    /// Where a filter works.
    FilterContext {
        Home = "home",
        Notifications = "notifications",
        Public = "public",
        Thread = "thread",
        Account = "account",
    }
}

words! {
    /// What becomes of a post.
    FilterAction {
        Warn = "warn",
        Hide = "hide",
        /// Media are blurred, the text stays.
        Blur = "blur",
    }
}

/// A filter. <https://docs.joinmastodon.org/entities/Filter/>
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Filter {
    pub id: Id,
    pub title: String,
    pub context: Vec<FilterContext>,
    pub expires_at: Option<DateTime>,
    pub filter_action: FilterAction,
    /// Not inside a [`FilterResult`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub keywords: Option<Vec<FilterKeyword>>,
    /// Not inside a [`FilterResult`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub statuses: Option<Vec<FilterStatus>>,
}

/// A word of a filter. <https://docs.joinmastodon.org/entities/FilterKeyword/>
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FilterKeyword {
    pub id: Id,
    pub keyword: String,
    pub whole_word: bool,
}

/// A post of a filter. <https://docs.joinmastodon.org/entities/FilterStatus/>
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FilterStatus {
    pub id: Id,
    pub status_id: Id,
}

/// Why a post is filtered. <https://docs.joinmastodon.org/entities/FilterResult/>
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FilterResult {
    pub filter: Filter,
    pub keyword_matches: Option<Vec<String>>,
    pub status_matches: Option<Vec<Id>>,
}

/// A keyword seen as a filter of its own. <https://docs.joinmastodon.org/entities/V1_Filter/>
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FilterV1 {
    /// The id of the keyword.
    pub id: Id,
    pub phrase: String,
    pub context: Vec<FilterContext>,
    pub expires_at: Option<DateTime>,
    /// Hidden by the server.
    pub irreversible: bool,
    pub whole_word: bool,
}

/// A change to a filter's words: new without `id`, gone with `_destroy`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct KeywordAttributes {
    #[serde(deserialize_with = "lenient::text")]
    pub keyword: Option<String>,
    #[serde(deserialize_with = "lenient::flag")]
    pub whole_word: Option<bool>,
    #[serde(deserialize_with = "lenient::id")]
    pub id: Option<Id>,
    #[serde(rename = "_destroy", deserialize_with = "lenient::flag")]
    pub destroy: Option<bool>,
}

/// A new filter.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct CreateFilter {
    #[serde(deserialize_with = "required::text")]
    pub title: String,
    #[serde(deserialize_with = "required::words")]
    pub context: Vec<FilterContext>,
    #[serde(default, deserialize_with = "lenient::word")]
    pub filter_action: Option<FilterAction>,
    /// Seconds; never when absent.
    #[serde(default, deserialize_with = "lenient::integer")]
    pub expires_in: Option<i64>,
    #[serde(default, deserialize_with = "lenient::objects")]
    pub keywords_attributes: Option<Vec<KeywordAttributes>>,
}

/// A change to a filter; what is absent stays, but see `expires_in`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct UpdateFilter {
    #[serde(deserialize_with = "lenient::filled")]
    pub title: Option<String>,
    #[serde(deserialize_with = "lenient::words")]
    pub context: Option<Vec<FilterContext>>,
    #[serde(deserialize_with = "lenient::word")]
    pub filter_action: Option<FilterAction>,
    /// What is to become of the expiry.
    #[serde(deserialize_with = "expiry")]
    pub expires_in: Expiry,
    #[serde(deserialize_with = "lenient::objects")]
    pub keywords_attributes: Option<Vec<KeywordAttributes>>,
}

/// A change to an expiry.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Expiry {
    /// Not mentioned, or null: as it was.
    #[default]
    Keep,
    /// Sent empty: never.
    Never,
    /// In so many seconds.
    In(i64),
}

fn expiry<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Expiry, D::Error> {
    let value = Value::deserialize(deserializer)?;
    if value.is_null() {
        return Ok(Expiry::Keep);
    }
    let seconds = lenient::integer(value).map_err(serde::de::Error::custom)?;
    Ok(seconds.map_or(Expiry::Never, Expiry::In))
}

/// A new word.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct KeywordForm {
    #[serde(deserialize_with = "required::text")]
    pub keyword: String,
    #[serde(default, deserialize_with = "lenient::flag")]
    pub whole_word: Option<bool>,
}

/// A new post.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct AddStatus {
    #[serde(deserialize_with = "required::id")]
    pub status_id: Id,
}

/// A filter of the old form.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct FilterV1Form {
    #[serde(deserialize_with = "required::text")]
    pub phrase: String,
    #[serde(deserialize_with = "required::words")]
    pub context: Vec<FilterContext>,
    #[serde(default, deserialize_with = "lenient::flag")]
    pub irreversible: Option<bool>,
    #[serde(default, deserialize_with = "lenient::flag")]
    pub whole_word: Option<bool>,
    /// What is to become of the expiry.
    #[serde(default, deserialize_with = "expiry")]
    pub expires_in: Expiry,
}
