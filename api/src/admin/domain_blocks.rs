//! Servers that are shut out. <https://docs.joinmastodon.org/methods/admin/domain_blocks/>

use serde::{Deserialize, Serialize};

use crate::date::DateTime;
use crate::endpoint::{Auth, Endpoint, Kind, Paging, Param};
use crate::id::Id;
use crate::lenient::{self, required};
use crate::permission::Permissions;
use crate::word::words;

/// Shuts a server out.
pub const CREATE: Endpoint = Endpoint::post("/api/v1/admin/domain_blocks", "Admin::DomainBlock")
    .auth(Auth::User(&["admin:write:domain_blocks"]))
    .permission(Permissions::MANAGE_FEDERATION)
    .params(&[
        Param::form("domain", Kind::Text).required(),
        Param::form("severity", Kind::Text),
        Param::form("reject_media", Kind::Boolean),
        Param::form("reject_reports", Kind::Boolean),
        Param::form("private_comment", Kind::Text),
        Param::form("public_comment", Kind::Text),
        Param::form("obfuscate", Kind::Boolean),
    ])
    .docs("methods/admin/domain_blocks#create")
    .added("4.0.0")
    .planned();

/// Shuts a server out no more.
pub const DELETE: Endpoint =
    Endpoint::delete("/api/v1/admin/domain_blocks/{id}", "Admin::DomainBlock")
        .auth(Auth::User(&["admin:write:domain_blocks"]))
        .permission(Permissions::MANAGE_FEDERATION)
        .docs("methods/admin/domain_blocks#delete")
        .added("4.0.0")
        .planned();

/// The servers shut out.
pub const INDEX: Endpoint = Endpoint::get("/api/v1/admin/domain_blocks", "Admin::DomainBlock")
    .array()
    .auth(Auth::User(&["admin:read:domain_blocks"]))
    .permission(Permissions::MANAGE_FEDERATION)
    .paged(Paging::Link, 100, 200)
    .docs("methods/admin/domain_blocks#get")
    .added("4.0.0")
    .planned();

/// A server shut out.
pub const SHOW: Endpoint = Endpoint::get("/api/v1/admin/domain_blocks/{id}", "Admin::DomainBlock")
    .auth(Auth::User(&["admin:read:domain_blocks"]))
    .permission(Permissions::MANAGE_FEDERATION)
    .docs("methods/admin/domain_blocks#get-one")
    .added("4.0.0")
    .planned();

/// Changes how far a server is shut out.
pub const UPDATE: Endpoint =
    Endpoint::put("/api/v1/admin/domain_blocks/{id}", "Admin::DomainBlock")
        .auth(Auth::User(&["admin:write:domain_blocks"]))
        .permission(Permissions::MANAGE_FEDERATION)
        .params(&[
            Param::form("severity", Kind::Text),
            Param::form("reject_media", Kind::Boolean),
            Param::form("reject_reports", Kind::Boolean),
            Param::form("private_comment", Kind::Text),
            Param::form("public_comment", Kind::Text),
            Param::form("obfuscate", Kind::Boolean),
        ])
        .docs("methods/admin/domain_blocks#update")
        .added("4.0.0")
        .planned();

/// Every endpoint of this noun.
pub const ENDPOINTS: &[&Endpoint] = &[&CREATE, &DELETE, &INDEX, &SHOW, &UPDATE];

words! {
    /// How far a server is shut out.
    Severity {
        Silence = "silence",
        Suspend = "suspend",
        /// Only the media or the reports are refused.
        Noop = "noop",
    }
}

/// <https://docs.joinmastodon.org/entities/Admin_DomainBlock/>
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DomainBlock {
    pub id: Id,
    pub domain: String,
    /// SHA-256 of the domain, in hexadecimal.
    pub digest: String,
    pub created_at: DateTime,
    pub severity: Severity,
    pub reject_media: bool,
    pub reject_reports: bool,
    pub private_comment: Option<String>,
    pub public_comment: Option<String>,
    pub obfuscate: bool,
}

/// A new one.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct CreateDomainBlock {
    #[serde(deserialize_with = "required::text")]
    pub domain: String,
    /// `silence` when absent.
    #[serde(default, deserialize_with = "lenient::word")]
    pub severity: Option<Severity>,
    #[serde(default, deserialize_with = "lenient::flag")]
    pub reject_media: Option<bool>,
    #[serde(default, deserialize_with = "lenient::flag")]
    pub reject_reports: Option<bool>,
    #[serde(default, deserialize_with = "lenient::text")]
    pub private_comment: Option<String>,
    #[serde(default, deserialize_with = "lenient::text")]
    pub public_comment: Option<String>,
    #[serde(default, deserialize_with = "lenient::flag")]
    pub obfuscate: Option<bool>,
}

/// A change; what is `None` stays.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct UpdateDomainBlock {
    #[serde(deserialize_with = "lenient::word")]
    pub severity: Option<Severity>,
    #[serde(deserialize_with = "lenient::flag")]
    pub reject_media: Option<bool>,
    #[serde(deserialize_with = "lenient::flag")]
    pub reject_reports: Option<bool>,
    #[serde(deserialize_with = "lenient::text")]
    pub private_comment: Option<String>,
    #[serde(deserialize_with = "lenient::text")]
    pub public_comment: Option<String>,
    #[serde(deserialize_with = "lenient::flag")]
    pub obfuscate: Option<bool>,
}
