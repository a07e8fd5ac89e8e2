//! The server's use in numbers. <https://docs.joinmastodon.org/methods/admin/measures/>

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::date::DateTime;
use crate::endpoint::{Auth, Endpoint, Kind, Param};
use crate::id::Id;
use crate::lenient::{self, required};
use crate::number_text::NumberText;
use crate::permission::Permissions;
use crate::word::words;

/// The use in numbers.
pub const SHOW: Endpoint = Endpoint::post("/api/v1/admin/measures", "Admin::Measure")
    .array()
    .auth(Auth::User(&["admin:read"]))
    .permission(Permissions::VIEW_DASHBOARD)
    .params(&[
        Param::form("keys[]", Kind::Text).required(),
        Param::form("start_at", Kind::DateTime).required(),
        Param::form("end_at", Kind::DateTime).required(),
        Param::form("tag_accounts[id]", Kind::Id),
        Param::form("tag_uses[id]", Kind::Id),
        Param::form("tag_servers[id]", Kind::Id),
        Param::form("instance_accounts[domain]", Kind::Text),
        Param::form("instance_media_attachments[domain]", Kind::Text),
        Param::form("instance_reports[domain]", Kind::Text),
        Param::form("instance_statuses[domain]", Kind::Text),
        Param::form("instance_follows[domain]", Kind::Text),
        Param::form("instance_followers[domain]", Kind::Text),
    ])
    .docs("methods/admin/measures#get")
    .added("3.5.0")
    .planned();

/// Every endpoint of this noun.
pub const ENDPOINTS: &[&Endpoint] = &[&SHOW];

words! {
    /// What can be asked for.
    MeasureKey {
        ActiveUsers = "active_users",
        NewUsers = "new_users",
        Interactions = "interactions",
        OpenedReports = "opened_reports",
        ResolvedReports = "resolved_reports",
        TagAccounts = "tag_accounts",
        TagUses = "tag_uses",
        TagServers = "tag_servers",
        InstanceAccounts = "instance_accounts",
        InstanceMediaAttachments = "instance_media_attachments",
        InstanceReports = "instance_reports",
        InstanceStatuses = "instance_statuses",
        InstanceFollows = "instance_follows",
        InstanceFollowers = "instance_followers",
    }
}

/// <https://docs.joinmastodon.org/entities/Admin_Measure/>
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Measure {
    pub key: MeasureKey,
    pub unit: Option<String>,
    pub total: NumberText,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub human_value: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub previous_total: Option<NumberText>,
    /// By day.
    pub data: Vec<MeasureData>,
}

/// A day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeasureData {
    pub date: DateTime,
    pub value: NumberText,
}

/// Which tag.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct TagFilter {
    #[serde(deserialize_with = "required::id")]
    pub id: Id,
}

/// Which server.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct DomainFilter {
    #[serde(deserialize_with = "required::text")]
    pub domain: String,
}

/// What to count, when, and what of.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct GetMeasures {
    #[serde(deserialize_with = "required::words")]
    pub keys: Vec<MeasureKey>,
    #[serde(deserialize_with = "required::moment")]
    pub start_at: Timestamp,
    #[serde(deserialize_with = "required::moment")]
    pub end_at: Timestamp,
    #[serde(default, deserialize_with = "lenient::object")]
    pub tag_accounts: Option<TagFilter>,
    #[serde(default, deserialize_with = "lenient::object")]
    pub tag_uses: Option<TagFilter>,
    #[serde(default, deserialize_with = "lenient::object")]
    pub tag_servers: Option<TagFilter>,
    #[serde(default, deserialize_with = "lenient::object")]
    pub instance_accounts: Option<DomainFilter>,
    #[serde(default, deserialize_with = "lenient::object")]
    pub instance_media_attachments: Option<DomainFilter>,
    #[serde(default, deserialize_with = "lenient::object")]
    pub instance_reports: Option<DomainFilter>,
    #[serde(default, deserialize_with = "lenient::object")]
    pub instance_statuses: Option<DomainFilter>,
    #[serde(default, deserialize_with = "lenient::object")]
    pub instance_follows: Option<DomainFilter>,
    #[serde(default, deserialize_with = "lenient::object")]
    pub instance_followers: Option<DomainFilter>,
}
