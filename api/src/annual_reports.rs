//! The look back at a year. <https://docs.joinmastodon.org/methods/annual_reports/>

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::accounts::Account;
use crate::endpoint::{Auth, BodyLimit, Endpoint};
use crate::id::Id;
use crate::statuses::Status;
use crate::word::words;

/// Has a report made.
pub const GENERATE: Endpoint = Endpoint::post("/api/v1/annual_reports/{year}/generate", "Empty")
    .auth(Auth::User(&["write:accounts"]))
    .body(BodyLimit::Small)
    .docs("methods/annual_reports#generate")
    .added("4.6.0");

/// The report of a year.
pub const SHOW: Endpoint = Endpoint::get("/api/v1/annual_reports/{year}", "WrappedAnnualReports")
    .auth(Auth::User(&["read:accounts"]))
    .docs("methods/annual_reports#get")
    .added("4.4.0");

/// Whether there is a report for a year.
pub const STATE: Endpoint =
    Endpoint::get("/api/v1/annual_reports/{year}/state", "AnnualReportState")
        .auth(Auth::User(&["read:accounts"]))
        .docs("methods/annual_reports#get-state")
        .added("4.6.0");

/// The reports not read yet.
pub const INDEX: Endpoint = Endpoint::get("/api/v1/annual_reports", "WrappedAnnualReports")
    .auth(Auth::User(&["read:accounts"]))
    .docs("methods/annual_reports#index")
    .added("4.3.0");

/// Marks a report as read.
pub const READ: Endpoint = Endpoint::post("/api/v1/annual_reports/{year}/read", "Empty")
    .auth(Auth::User(&["write:accounts"]))
    .body(BodyLimit::Small)
    .docs("methods/annual_reports#read")
    .added("4.3.0");

/// Every endpoint of this noun.
pub const ENDPOINTS: &[&Endpoint] = &[&GENERATE, &SHOW, &STATE, &INDEX, &READ];

/// Reports with the accounts and posts they name.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct WrappedAnnualReports {
    pub annual_reports: Vec<AnnualReport>,
    pub accounts: Vec<Account>,
    pub statuses: Vec<Status>,
}

/// A report. <https://docs.joinmastodon.org/entities/AnnualReport/>
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AnnualReport {
    pub year: i16,
    pub data: AnnualReportData,
    /// 2 since 4.6.
    pub schema_version: u32,
    pub share_url: Option<String>,
    pub account_id: Id,
}

words! {
    /// What kind of person the year shows.
    Archetype {
        Lurker = "lurker",
        Booster = "booster",
        Pollster = "pollster",
        Replier = "replier",
        Oracle = "oracle",
    }
}

/// The figures. What is optional stands in schema 1 only.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AnnualReportData {
    pub archetype: Archetype,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub type_distribution: Option<Value>,
    /// In schema 2 only `by_reblogs` is filled.
    pub top_statuses: Value,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub most_used_apps: Option<Vec<Value>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub commonly_interacted_with_accounts: Option<Vec<Value>>,
    pub time_series: Vec<Value>,
    pub top_hashtags: Vec<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub most_reblogged_accounts: Option<Vec<Value>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub percentiles: Option<Value>,
}

words! {
    /// How far a report is.
    ReportState {
        Available = "available",
        Generating = "generating",
        Eligible = "eligible",
        Ineligible = "ineligible",
    }
}

/// Whether there is a report for a year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnnualReportState {
    pub state: ReportState,
}
