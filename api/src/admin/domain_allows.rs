//! Servers that are let in, where only such are. <https://docs.joinmastodon.org/methods/admin/domain_allows/>

use serde::{Deserialize, Serialize};

use crate::date::DateTime;
use crate::endpoint::{Auth, Endpoint, Kind, Paging, Param};
use crate::id::Id;
use crate::lenient::required;
use crate::permission::Permissions;

/// Lets a server in.
pub const CREATE: Endpoint = Endpoint::post("/api/v1/admin/domain_allows", "Admin::DomainAllow")
    .auth(Auth::User(&["admin:write:domain_allows"]))
    .permission(Permissions::MANAGE_FEDERATION)
    .params(&[Param::form("domain", Kind::Text).required()])
    .docs("methods/admin/domain_allows#create")
    .added("4.0.0")
    .planned();

/// Lets a server in no more.
pub const DELETE: Endpoint =
    Endpoint::delete("/api/v1/admin/domain_allows/{id}", "Admin::DomainAllow")
        .auth(Auth::User(&["admin:write:domain_allows"]))
        .permission(Permissions::MANAGE_FEDERATION)
        .docs("methods/admin/domain_allows#delete")
        .added("4.0.0")
        .planned();

/// The servers let in.
pub const INDEX: Endpoint = Endpoint::get("/api/v1/admin/domain_allows", "Admin::DomainAllow")
    .array()
    .auth(Auth::User(&["admin:read:domain_allows"]))
    .permission(Permissions::MANAGE_FEDERATION)
    .paged(Paging::Link, 100, 200)
    .docs("methods/admin/domain_allows#get")
    .added("4.0.0")
    .planned();

/// A server let in.
pub const SHOW: Endpoint = Endpoint::get("/api/v1/admin/domain_allows/{id}", "Admin::DomainAllow")
    .auth(Auth::User(&["admin:read:domain_allows"]))
    .permission(Permissions::MANAGE_FEDERATION)
    .docs("methods/admin/domain_allows#get-one")
    .added("4.0.0")
    .planned();

/// Every endpoint of this noun.
pub const ENDPOINTS: &[&Endpoint] = &[&CREATE, &DELETE, &INDEX, &SHOW];

/// <https://docs.joinmastodon.org/entities/Admin_DomainAllow/>
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DomainAllow {
    pub id: Id,
    pub domain: String,
    pub created_at: DateTime,
}

/// A new one.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct CreateDomainAllow {
    #[serde(deserialize_with = "required::text")]
    pub domain: String,
}
