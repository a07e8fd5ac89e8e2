//! Reports, as moderators see them. <https://docs.joinmastodon.org/methods/admin/reports/>

use serde::{Deserialize, Serialize};

use crate::admin::accounts::Account;
use crate::date::DateTime;
use crate::endpoint::{Auth, BodyLimit, Endpoint, Kind, Paging, Param};
use crate::id::Id;
use crate::instance::Rule;
use crate::lenient;
use crate::permission::Permissions;
use crate::reports::ReportCategory;
use crate::statuses::Status;

/// Takes a report on.
pub const ASSIGN_TO_SELF: Endpoint =
    Endpoint::post("/api/v1/admin/reports/{id}/assign_to_self", "Admin::Report")
        .auth(Auth::User(&["admin:write:reports"]))
        .permission(Permissions::MANAGE_REPORTS)
        .body(BodyLimit::Small)
        .docs("methods/admin/reports#assign_to_self")
        .added("2.9.1")
        .planned();

/// Reports.
pub const INDEX: Endpoint = Endpoint::get("/api/v1/admin/reports", "Admin::Report")
    .array()
    .auth(Auth::User(&["admin:read:reports"]))
    .permission(Permissions::MANAGE_REPORTS)
    .paged(Paging::Link, 100, 200)
    .params(&[
        Param::query("resolved", Kind::Boolean),
        Param::query("account_id", Kind::Id),
        Param::query("target_account_id", Kind::Id),
        Param::query("unresolved", Kind::Boolean),
    ])
    .docs("methods/admin/reports#get")
    .added("2.9.1")
    .planned();

/// A report.
pub const SHOW: Endpoint = Endpoint::get("/api/v1/admin/reports/{id}", "Admin::Report")
    .auth(Auth::User(&["admin:read:reports"]))
    .permission(Permissions::MANAGE_REPORTS)
    .docs("methods/admin/reports#get-one")
    .added("2.9.1")
    .planned();

/// Opens a report again.
pub const REOPEN: Endpoint = Endpoint::post("/api/v1/admin/reports/{id}/reopen", "Admin::Report")
    .auth(Auth::User(&["admin:write:reports"]))
    .permission(Permissions::MANAGE_REPORTS)
    .body(BodyLimit::Small)
    .docs("methods/admin/reports#reopen")
    .added("2.9.1")
    .planned();

/// Closes a report.
pub const RESOLVE: Endpoint = Endpoint::post("/api/v1/admin/reports/{id}/resolve", "Admin::Report")
    .auth(Auth::User(&["admin:write:reports"]))
    .permission(Permissions::MANAGE_REPORTS)
    .body(BodyLimit::Small)
    .docs("methods/admin/reports#resolve")
    .added("2.9.1")
    .planned();

/// Gives a report back.
pub const UNASSIGN: Endpoint =
    Endpoint::post("/api/v1/admin/reports/{id}/unassign", "Admin::Report")
        .auth(Auth::User(&["admin:write:reports"]))
        .permission(Permissions::MANAGE_REPORTS)
        .body(BodyLimit::Small)
        .docs("methods/admin/reports#unassign")
        .added("2.9.1")
        .planned();

/// Changes the category and rules of a report.
pub const UPDATE: Endpoint = Endpoint::put("/api/v1/admin/reports/{id}", "Admin::Report")
    .auth(Auth::User(&["admin:write:reports"]))
    .permission(Permissions::MANAGE_REPORTS)
    .params(&[
        Param::form("category", Kind::Text),
        Param::form("rule_ids[]", Kind::Id),
    ])
    .docs("methods/admin/reports#update")
    .added("3.5.0")
    .planned();

/// Every endpoint of this noun.
pub const ENDPOINTS: &[&Endpoint] = &[
    &ASSIGN_TO_SELF,
    &INDEX,
    &SHOW,
    &REOPEN,
    &RESOLVE,
    &UNASSIGN,
    &UPDATE,
];

/// <https://docs.joinmastodon.org/entities/Admin_Report/>
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Report {
    pub id: Id,
    pub action_taken: bool,
    pub action_taken_at: Option<DateTime>,
    pub category: ReportCategory,
    pub comment: String,
    pub forwarded: bool,
    pub created_at: DateTime,
    pub updated_at: DateTime,
    pub account: Account,
    pub target_account: Account,
    pub assigned_account: Option<Account>,
    pub action_taken_by_account: Option<Account>,
    pub statuses: Vec<Status>,
    pub rules: Vec<Rule>,
}

/// Which reports; open ones when nothing is said.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct GetReports {
    #[serde(deserialize_with = "lenient::flag")]
    pub resolved: Option<bool>,
    #[serde(deserialize_with = "lenient::flag")]
    pub unresolved: Option<bool>,
    /// Who reported.
    #[serde(deserialize_with = "lenient::id")]
    pub account_id: Option<Id>,
    /// Who was reported.
    #[serde(deserialize_with = "lenient::id")]
    pub target_account_id: Option<Id>,
}

/// A change; what is `None` stays.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct UpdateReport {
    #[serde(deserialize_with = "lenient::word")]
    pub category: Option<ReportCategory>,
    #[serde(deserialize_with = "lenient::ids")]
    pub rule_ids: Option<Vec<Id>>,
}
