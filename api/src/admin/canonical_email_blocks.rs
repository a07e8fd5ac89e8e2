//! E-mail addresses that may not sign up, in a form that catches their spellings.
//! <https://docs.joinmastodon.org/methods/admin/canonical_email_blocks/>

use serde::{Deserialize, Serialize};

use crate::endpoint::{Auth, Endpoint, Kind, Paging, Param};
use crate::id::Id;
use crate::lenient::{self, required};
use crate::permission::Permissions;

/// Blocks an address.
pub const CREATE: Endpoint = Endpoint::post(
    "/api/v1/admin/canonical_email_blocks",
    "Admin::CanonicalEmailBlock",
)
.auth(Auth::User(&["admin:write:canonical_email_blocks"]))
.permission(Permissions::MANAGE_BLOCKS)
.params(&[
    Param::form("email", Kind::Email),
    Param::form("canonical_email_hash", Kind::Text),
])
.docs("methods/admin/canonical_email_blocks#create")
.added("4.0.0")
.planned();

/// Ends a block.
pub const DELETE: Endpoint = Endpoint::delete(
    "/api/v1/admin/canonical_email_blocks/{id}",
    "Admin::CanonicalEmailBlock",
)
.auth(Auth::User(&["admin:write:canonical_email_blocks"]))
.permission(Permissions::MANAGE_BLOCKS)
.docs("methods/admin/canonical_email_blocks#delete")
.added("4.0.0")
.planned();

/// All blocks.
pub const INDEX: Endpoint = Endpoint::get(
    "/api/v1/admin/canonical_email_blocks",
    "Admin::CanonicalEmailBlock",
)
.array()
.auth(Auth::User(&["admin:read:canonical_email_blocks"]))
.permission(Permissions::MANAGE_BLOCKS)
.paged(Paging::Link, 100, 200)
.docs("methods/admin/canonical_email_blocks#get")
.added("4.0.0")
.planned();

/// A block.
pub const SHOW: Endpoint = Endpoint::get(
    "/api/v1/admin/canonical_email_blocks/{id}",
    "Admin::CanonicalEmailBlock",
)
.auth(Auth::User(&["admin:read:canonical_email_blocks"]))
.permission(Permissions::MANAGE_BLOCKS)
.docs("methods/admin/canonical_email_blocks#get-one")
.added("4.0.0")
.planned();

/// The blocks that an address meets.
pub const TEST: Endpoint = Endpoint::post(
    "/api/v1/admin/canonical_email_blocks/test",
    "Admin::CanonicalEmailBlock",
)
.array()
.auth(Auth::User(&["admin:read:canonical_email_blocks"]))
.permission(Permissions::MANAGE_BLOCKS)
.params(&[Param::form("email", Kind::Email).required()])
.docs("methods/admin/canonical_email_blocks#test")
.added("4.0.0")
.planned();

/// Every endpoint of this noun.
pub const ENDPOINTS: &[&Endpoint] = &[&CREATE, &DELETE, &INDEX, &SHOW, &TEST];

/// <https://docs.joinmastodon.org/entities/Admin_CanonicalEmailBlock/>
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CanonicalEmailBlock {
    pub id: Id,
    /// SHA-256 of the address, in hexadecimal.
    pub canonical_email_hash: String,
}

/// A new one: the address, or its hash.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct CreateCanonicalEmailBlock {
    #[serde(deserialize_with = "lenient::filled")]
    pub email: Option<String>,
    #[serde(deserialize_with = "lenient::filled")]
    pub canonical_email_hash: Option<String>,
}

/// Would this address be blocked?
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct TestEmail {
    #[serde(deserialize_with = "required::text")]
    pub email: String,
}
