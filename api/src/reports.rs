//! Reports to the moderators. <https://docs.joinmastodon.org/methods/reports/>

use serde::{Deserialize, Serialize};

use crate::accounts::Account;
use crate::date::DateTime;
use crate::endpoint::{Auth, Endpoint, Kind, Param};
use crate::id::Id;
use crate::lenient::{self, required};
use crate::word::words;

/// Reports an account.
pub const CREATE: Endpoint = Endpoint::post("/api/v1/reports", "Report")
    .auth(Auth::User(&["write:reports"]))
    .params(&[
        Param::form("account_id", Kind::Id).required(),
        Param::form("status_ids[]", Kind::Id),
        Param::form("collection_ids[]", Kind::Id),
        Param::form("comment", Kind::Text),
        Param::form("forward", Kind::Boolean),
        Param::form("category", Kind::Text),
        Param::form("rule_ids[]", Kind::Id),
    ])
    .docs("methods/reports#post");

/// Every endpoint of this noun.
pub const ENDPOINTS: &[&Endpoint] = &[&CREATE];

words! {
    /// What is wrong.
    ReportCategory {
        Spam = "spam",
        Legal = "legal",
        /// Of rules.
        Violation = "violation",
        Other = "other",
    }
}

/// <https://docs.joinmastodon.org/entities/Report/>
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Report {
    pub id: Id,
    pub action_taken: bool,
    pub action_taken_at: Option<DateTime>,
    pub category: ReportCategory,
    pub comment: String,
    /// A copy went to the account's own server.
    pub forwarded: bool,
    pub created_at: DateTime,
    pub status_ids: Option<Vec<Id>>,
    pub collection_ids: Option<Vec<Id>>,
    pub rule_ids: Option<Vec<Id>>,
    pub target_account: Account,
}

/// A new report.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct CreateReport {
    #[serde(deserialize_with = "required::id")]
    pub account_id: Id,
    #[serde(default, deserialize_with = "lenient::ids")]
    pub status_ids: Option<Vec<Id>>,
    #[serde(default, deserialize_with = "lenient::ids")]
    pub collection_ids: Option<Vec<Id>>,
    #[serde(default, deserialize_with = "lenient::text")]
    pub comment: Option<String>,
    #[serde(default, deserialize_with = "lenient::flag")]
    pub forward: Option<bool>,
    /// `violation` when rules are named, else `other`, when absent.
    #[serde(default, deserialize_with = "lenient::word")]
    pub category: Option<ReportCategory>,
    #[serde(default, deserialize_with = "lenient::ids")]
    pub rule_ids: Option<Vec<Id>>,
}
