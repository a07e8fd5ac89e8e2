//! How many of those who joined are still there. <https://docs.joinmastodon.org/methods/admin/retention/>

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::date::DateTime;
use crate::endpoint::{Auth, Endpoint, Kind, Param};
use crate::lenient::required;
use crate::number_text::NumberText;
use crate::permission::Permissions;
use crate::word::words;

/// How many of those who joined are still there.
pub const SHOW: Endpoint = Endpoint::post("/api/v1/admin/retention", "Admin::Cohort")
    .array()
    .auth(Auth::User(&["admin:read"]))
    .permission(Permissions::VIEW_DASHBOARD)
    .params(&[
        Param::form("start_at", Kind::DateTime).required(),
        Param::form("end_at", Kind::DateTime).required(),
        Param::form("frequency", Kind::Text).required(),
    ])
    .docs("methods/admin/retention#create")
    .added("3.5.0")
    .planned();

/// Every endpoint of this noun.
pub const ENDPOINTS: &[&Endpoint] = &[&SHOW];

words! {
    /// The length of a period.
    Frequency {
        Day = "day",
        Month = "month",
    }
}

/// Those who joined in a period. <https://docs.joinmastodon.org/entities/Admin_Cohort/>
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Cohort {
    pub period: DateTime,
    pub frequency: Frequency,
    pub data: Vec<CohortData>,
}

/// How many were there later (`Admin::Cohort::CohortData`).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CohortData {
    pub date: DateTime,
    /// From 0 to 1.
    pub rate: f64,
    pub value: NumberText,
}

/// From when to when, by which period.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct GetRetention {
    #[serde(deserialize_with = "required::moment")]
    pub start_at: Timestamp,
    #[serde(deserialize_with = "required::moment")]
    pub end_at: Timestamp,
    #[serde(deserialize_with = "required::word")]
    pub frequency: Frequency,
}
