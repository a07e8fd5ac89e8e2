//! What the server's use is made of. <https://docs.joinmastodon.org/methods/admin/dimensions/>

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::admin::measures::{DomainFilter, TagFilter};
use crate::endpoint::{Auth, Endpoint, Kind, Param};
use crate::lenient::{self, required};
use crate::permission::Permissions;
use crate::word::words;

/// What the use is made of.
pub const SHOW: Endpoint = Endpoint::post("/api/v1/admin/dimensions", "Admin::Dimension")
    .array()
    .auth(Auth::User(&["admin:read"]))
    .permission(Permissions::VIEW_DASHBOARD)
    .params(&[
        Param::form("keys[]", Kind::Text).required(),
        Param::form("start_at", Kind::DateTime),
        Param::form("end_at", Kind::DateTime),
        Param::form("limit", Kind::Integer),
        Param::form("tag_servers[id]", Kind::Id),
        Param::form("tag_languages[id]", Kind::Id),
        Param::form("instance_accounts[domain]", Kind::Text),
        Param::form("instance_languages[domain]", Kind::Text),
    ])
    .docs("methods/admin/dimensions#get")
    .added("3.5.0")
    .planned();

/// Every endpoint of this noun.
pub const ENDPOINTS: &[&Endpoint] = &[&SHOW];

words! {
    /// What can be asked for.
    DimensionKey {
        Languages = "languages",
        Sources = "sources",
        Servers = "servers",
        SpaceUsage = "space_usage",
        SoftwareVersions = "software_versions",
        TagServers = "tag_servers",
        TagLanguages = "tag_languages",
        InstanceAccounts = "instance_accounts",
        InstanceLanguages = "instance_languages",
    }
}

/// <https://docs.joinmastodon.org/entities/Admin_Dimension/>
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dimension {
    pub key: DimensionKey,
    pub data: Vec<DimensionData>,
}

/// A row (`Admin::Dimension::Data`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DimensionData {
    pub key: String,
    pub human_key: String,
    pub value: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub human_value: Option<String>,
}

/// What to count, and what of.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct GetDimensions {
    #[serde(deserialize_with = "required::words")]
    pub keys: Vec<DimensionKey>,
    #[serde(default, deserialize_with = "lenient::moment")]
    pub start_at: Option<Timestamp>,
    #[serde(default, deserialize_with = "lenient::moment")]
    pub end_at: Option<Timestamp>,
    #[serde(default, deserialize_with = "lenient::integer")]
    pub limit: Option<i64>,
    #[serde(default, deserialize_with = "lenient::object")]
    pub tag_servers: Option<TagFilter>,
    #[serde(default, deserialize_with = "lenient::object")]
    pub tag_languages: Option<TagFilter>,
    #[serde(default, deserialize_with = "lenient::object")]
    pub instance_accounts: Option<DomainFilter>,
    #[serde(default, deserialize_with = "lenient::object")]
    pub instance_languages: Option<DomainFilter>,
}
