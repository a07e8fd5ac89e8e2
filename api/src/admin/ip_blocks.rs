//! Addresses that are shut out. <https://docs.joinmastodon.org/methods/admin/ip_blocks/>

use serde::{Deserialize, Serialize};

use crate::date::DateTime;
use crate::endpoint::{Auth, Endpoint, Kind, Paging, Param};
use crate::id::Id;
use crate::lenient::{self, required};
use crate::permission::Permissions;
use crate::word::words;

/// Blocks an address or a network.
pub const CREATE: Endpoint = Endpoint::post("/api/v1/admin/ip_blocks", "Admin::IpBlock")
    .auth(Auth::User(&["admin:write:ip_blocks"]))
    .permission(Permissions::MANAGE_BLOCKS)
    .params(&[
        Param::form("ip", Kind::Text),
        Param::form("severity", Kind::Text).required(),
        Param::form("comment", Kind::Text),
        Param::form("expires_in", Kind::Integer),
    ])
    .docs("methods/admin/ip_blocks#create")
    .added("4.0.0")
    .planned();

/// Ends a block.
pub const DELETE: Endpoint = Endpoint::delete("/api/v1/admin/ip_blocks/{id}", "Admin::IpBlock")
    .auth(Auth::User(&["admin:write:ip_blocks"]))
    .permission(Permissions::MANAGE_BLOCKS)
    .docs("methods/admin/ip_blocks#delete")
    .added("4.0.0")
    .planned();

/// All blocks.
pub const INDEX: Endpoint = Endpoint::get("/api/v1/admin/ip_blocks", "Admin::IpBlock")
    .array()
    .auth(Auth::User(&["admin:read:ip_blocks"]))
    .permission(Permissions::MANAGE_BLOCKS)
    .paged(Paging::Link, 100, 200)
    .docs("methods/admin/ip_blocks#get")
    .added("4.0.0")
    .planned();

/// A block.
pub const SHOW: Endpoint = Endpoint::get("/api/v1/admin/ip_blocks/{id}", "Admin::IpBlock")
    .auth(Auth::User(&["admin:read:ip_blocks"]))
    .permission(Permissions::MANAGE_BLOCKS)
    .docs("methods/admin/ip_blocks#get-one")
    .added("4.0.0")
    .planned();

/// Changes a block.
pub const UPDATE: Endpoint = Endpoint::put("/api/v1/admin/ip_blocks/{id}", "Admin::IpBlock")
    .auth(Auth::User(&["admin:write:ip_blocks"]))
    .permission(Permissions::MANAGE_BLOCKS)
    .params(&[
        Param::form("ip", Kind::Text),
        Param::form("severity", Kind::Text),
        Param::form("comment", Kind::Text),
        Param::form("expires_in", Kind::Integer),
    ])
    .docs("methods/admin/ip_blocks#update")
    .added("4.0.0")
    .planned();

/// Every endpoint of this noun.
pub const ENDPOINTS: &[&Endpoint] = &[&CREATE, &DELETE, &INDEX, &SHOW, &UPDATE];

words! {
    /// What an address may not do.
    IpSeverity {
        SignUpRequiresApproval = "sign_up_requires_approval",
        SignUpBlock = "sign_up_block",
        NoAccess = "no_access",
    }
}

/// <https://docs.joinmastodon.org/entities/Admin_IpBlock/>
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IpBlock {
    pub id: Id,
    /// With the length of the prefix.
    pub ip: String,
    pub severity: IpSeverity,
    pub comment: String,
    pub created_at: DateTime,
    pub expires_at: Option<DateTime>,
}

/// A new one. The address is checked with the rest of the form.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct CreateIpBlock {
    #[serde(default, deserialize_with = "lenient::filled")]
    pub ip: Option<String>,
    #[serde(deserialize_with = "required::word")]
    pub severity: IpSeverity,
    #[serde(default, deserialize_with = "lenient::text")]
    pub comment: Option<String>,
    /// Seconds; never when absent.
    #[serde(default, deserialize_with = "lenient::integer")]
    pub expires_in: Option<i64>,
}

/// A change; what is `None` stays.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct UpdateIpBlock {
    #[serde(deserialize_with = "lenient::filled")]
    pub ip: Option<String>,
    #[serde(deserialize_with = "lenient::word")]
    pub severity: Option<IpSeverity>,
    #[serde(deserialize_with = "lenient::text")]
    pub comment: Option<String>,
    /// Seconds.
    #[serde(deserialize_with = "lenient::integer")]
    pub expires_in: Option<i64>,
}
