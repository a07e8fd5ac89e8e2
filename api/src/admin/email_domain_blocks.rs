//! Mail servers whose addresses may not sign up. <https://docs.joinmastodon.org/methods/admin/email_domain_blocks/>

use serde::{Deserialize, Serialize};

use crate::date::DateTime;
use crate::endpoint::{Auth, Endpoint, Kind, Paging, Param};
use crate::id::Id;
use crate::lenient::required;
use crate::permission::Permissions;
use crate::tags::History;

/// Blocks a mail server.
pub const CREATE: Endpoint = Endpoint::post(
    "/api/v1/admin/email_domain_blocks",
    "Admin::EmailDomainBlock",
)
.auth(Auth::User(&["admin:write:email_domain_blocks"]))
.permission(Permissions::MANAGE_BLOCKS)
.params(&[Param::form("domain", Kind::Text).required()])
.docs("methods/admin/email_domain_blocks#create")
.added("4.0.0")
.planned();

/// Ends a block.
pub const DELETE: Endpoint = Endpoint::delete(
    "/api/v1/admin/email_domain_blocks/{id}",
    "Admin::EmailDomainBlock",
)
.auth(Auth::User(&["admin:write:email_domain_blocks"]))
.permission(Permissions::MANAGE_BLOCKS)
.docs("methods/admin/email_domain_blocks#delete")
.added("4.0.0")
.planned();

/// All blocks.
pub const INDEX: Endpoint = Endpoint::get(
    "/api/v1/admin/email_domain_blocks",
    "Admin::EmailDomainBlock",
)
.array()
.auth(Auth::User(&["admin:read:email_domain_blocks"]))
.permission(Permissions::MANAGE_BLOCKS)
.paged(Paging::Link, 100, 200)
.docs("methods/admin/email_domain_blocks#get")
.added("4.0.0")
.planned();

/// A block.
pub const SHOW: Endpoint = Endpoint::get(
    "/api/v1/admin/email_domain_blocks/{id}",
    "Admin::EmailDomainBlock",
)
.auth(Auth::User(&["admin:read:email_domain_blocks"]))
.permission(Permissions::MANAGE_BLOCKS)
.docs("methods/admin/email_domain_blocks#get-one")
.added("4.1.0")
.planned();

/// Every endpoint of this noun.
pub const ENDPOINTS: &[&Endpoint] = &[&CREATE, &DELETE, &INDEX, &SHOW];

/// <https://docs.joinmastodon.org/entities/Admin_EmailDomainBlock/>
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EmailDomainBlock {
    pub id: Id,
    pub domain: String,
    pub created_at: DateTime,
    /// How often somebody tried, by day.
    pub history: Vec<History>,
}

/// A new one.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct CreateEmailDomainBlock {
    #[serde(deserialize_with = "required::text")]
    pub domain: String,
}
