//! What becomes of notifications from strangers. <https://docs.joinmastodon.org/methods/notifications/#get-policy>

use serde::{Deserialize, Serialize};

use crate::endpoint::{Auth, Endpoint, Kind, Param};
use crate::lenient;
use crate::word::words;

/// The policy in its older form.
pub const SHOW_V1: Endpoint =
    Endpoint::get("/api/v1/notifications/policy", "V1::NotificationPolicy")
        .auth(Auth::User(&["read:notifications"]))
        .docs("entities/V1_NotificationPolicy")
        .added("4.3.0")
        .deprecated("4.3.0");

/// Changes the policy in its older form.
pub const UPDATE_V1: Endpoint =
    Endpoint::put("/api/v1/notifications/policy", "V1::NotificationPolicy")
        .auth(Auth::User(&["write:notifications"]))
        .params(&[
            Param::form("filter_not_following", Kind::Boolean),
            Param::form("filter_not_followers", Kind::Boolean),
            Param::form("filter_new_accounts", Kind::Boolean),
            Param::form("filter_private_mentions", Kind::Boolean),
        ])
        .docs("entities/V1_NotificationPolicy")
        .added("4.3.0")
        .deprecated("4.3.0");

/// Changes the policy.
pub const UPDATE: Endpoint = Endpoint::patch("/api/v2/notifications/policy", "NotificationPolicy")
    .auth(Auth::User(&["write:notifications"]))
    .params(&[
        Param::form("for_not_following", Kind::Text),
        Param::form("for_not_followers", Kind::Text),
        Param::form("for_new_accounts", Kind::Text),
        Param::form("for_private_mentions", Kind::Text),
        Param::form("for_limited_accounts", Kind::Text),
        Param::form("for_bots", Kind::Text),
    ])
    .docs("methods/notifications")
    .added("4.3.0");

/// The policy.
pub const SHOW: Endpoint = Endpoint::get("/api/v2/notifications/policy", "NotificationPolicy")
    .auth(Auth::User(&["read:notifications"]))
    .docs("methods/notifications#get-policy")
    .added("4.3.0");

/// Every endpoint of this noun.
pub const ENDPOINTS: &[&Endpoint] = &[&SHOW_V1, &UPDATE_V1, &UPDATE, &SHOW];

words! {
    /// What becomes of a notification.
    PolicyAction {
        Accept = "accept",
        /// Held back, as a request.
        Filter = "filter",
        Drop = "drop",
    }
}

/// <https://docs.joinmastodon.org/entities/NotificationPolicy/>
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NotificationPolicy {
    pub for_not_following: PolicyAction,
    pub for_not_followers: PolicyAction,
    /// Younger than 30 days.
    pub for_new_accounts: PolicyAction,
    pub for_private_mentions: PolicyAction,
    pub for_limited_accounts: PolicyAction,
    pub for_bots: PolicyAction,
    pub summary: PolicySummary,
}

/// What is held back; each count is capped at 100.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PolicySummary {
    pub pending_requests_count: u64,
    pub pending_notifications_count: u64,
}

/// The older form. <https://docs.joinmastodon.org/entities/V1_NotificationPolicy/>
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NotificationPolicyV1 {
    pub filter_not_following: bool,
    pub filter_not_followers: bool,
    pub filter_new_accounts: bool,
    pub filter_private_mentions: bool,
    pub summary: PolicySummary,
}

/// A change; what is absent stays.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct UpdatePolicy {
    #[serde(deserialize_with = "lenient::word")]
    pub for_not_following: Option<PolicyAction>,
    #[serde(deserialize_with = "lenient::word")]
    pub for_not_followers: Option<PolicyAction>,
    #[serde(deserialize_with = "lenient::word")]
    pub for_new_accounts: Option<PolicyAction>,
    #[serde(deserialize_with = "lenient::word")]
    pub for_private_mentions: Option<PolicyAction>,
    #[serde(deserialize_with = "lenient::word")]
    pub for_limited_accounts: Option<PolicyAction>,
    #[serde(deserialize_with = "lenient::word")]
    pub for_bots: Option<PolicyAction>,
}

/// A change in the older form.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct UpdatePolicyV1 {
    #[serde(deserialize_with = "lenient::flag")]
    pub filter_not_following: Option<bool>,
    #[serde(deserialize_with = "lenient::flag")]
    pub filter_not_followers: Option<bool>,
    #[serde(deserialize_with = "lenient::flag")]
    pub filter_new_accounts: Option<bool>,
    #[serde(deserialize_with = "lenient::flag")]
    pub filter_private_mentions: Option<bool>,
}
