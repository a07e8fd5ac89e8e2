//! Accounts, as moderators see them. <https://docs.joinmastodon.org/methods/admin/accounts/>

use serde::{Deserialize, Serialize};

use crate::date::DateTime;
use crate::endpoint::{Auth, BodyLimit, Endpoint, Kind, Paging, Param};
use crate::id::Id;
use crate::lenient::{self, required};
use crate::permission::Permissions;
use crate::word::words;

/// Acts against an account.
pub const ACTION: Endpoint = Endpoint::post("/api/v1/admin/accounts/{id}/action", "Empty")
    .auth(Auth::User(&["admin:write:accounts"]))
    .permission(Permissions::MANAGE_USERS.and(Permissions::MANAGE_REPORTS))
    .params(&[
        Param::form("type", Kind::Text).required(),
        Param::form("report_id", Kind::Id),
        Param::form("warning_preset_id", Kind::Id),
        Param::form("text", Kind::Text),
        Param::form("send_email_notification", Kind::Boolean),
    ])
    .docs("methods/admin/accounts#action")
    .added("2.9.1")
    .planned();

/// Lets somebody join.
pub const APPROVE: Endpoint =
    Endpoint::post("/api/v1/admin/accounts/{id}/approve", "Admin::Account")
        .auth(Auth::User(&["admin:write:accounts"]))
        .permission(Permissions::MANAGE_USERS)
        .body(BodyLimit::Small)
        .docs("methods/admin/accounts#approve")
        .added("2.9.1")
        .planned();

/// Deletes the data of a suspended account.
pub const DELETE: Endpoint = Endpoint::delete("/api/v1/admin/accounts/{id}", "Admin::Account")
    .auth(Auth::User(&["admin:write:accounts"]))
    .permission(Permissions::DELETE_USER_DATA)
    .docs("methods/admin/accounts#delete")
    .added("3.3.0")
    .planned();

/// Lets somebody sign in again.
pub const ENABLE: Endpoint = Endpoint::post("/api/v1/admin/accounts/{id}/enable", "Admin::Account")
    .auth(Auth::User(&["admin:write:accounts"]))
    .permission(Permissions::MANAGE_USERS)
    .body(BodyLimit::Small)
    .docs("methods/admin/accounts#enable")
    .added("2.9.1")
    .planned();

/// An account.
pub const SHOW: Endpoint = Endpoint::get("/api/v1/admin/accounts/{id}", "Admin::Account")
    .auth(Auth::User(&["admin:read:accounts"]))
    .permission(Permissions::MANAGE_USERS)
    .docs("methods/admin/accounts#get-one")
    .added("2.9.1")
    .planned();

/// Lets somebody not join.
pub const REJECT: Endpoint = Endpoint::post("/api/v1/admin/accounts/{id}/reject", "Admin::Account")
    .auth(Auth::User(&["admin:write:accounts"]))
    .permission(Permissions::MANAGE_USERS)
    .body(BodyLimit::Small)
    .docs("methods/admin/accounts#reject")
    .added("2.9.1")
    .planned();

/// Marks an account's media as sensitive no more.
pub const UNSENSITIVE: Endpoint =
    Endpoint::post("/api/v1/admin/accounts/{id}/unsensitive", "Admin::Account")
        .auth(Auth::User(&["admin:write:accounts"]))
        .permission(Permissions::MANAGE_USERS)
        .body(BodyLimit::Small)
        .docs("methods/admin/accounts#unsensitive")
        .added("3.3.0")
        .planned();

/// Limits an account no more.
pub const UNSILENCE: Endpoint =
    Endpoint::post("/api/v1/admin/accounts/{id}/unsilence", "Admin::Account")
        .auth(Auth::User(&["admin:write:accounts"]))
        .permission(Permissions::MANAGE_USERS)
        .body(BodyLimit::Small)
        .docs("methods/admin/accounts#unsilence")
        .added("2.9.1")
        .planned();

/// Ends a suspension.
pub const UNSUSPEND: Endpoint =
    Endpoint::post("/api/v1/admin/accounts/{id}/unsuspend", "Admin::Account")
        .auth(Auth::User(&["admin:write:accounts"]))
        .permission(Permissions::MANAGE_USERS)
        .body(BodyLimit::Small)
        .docs("methods/admin/accounts#unsuspend")
        .added("2.9.1")
        .planned();

/// Accounts by the first form of the filter.
pub const INDEX_V1: Endpoint = Endpoint::get("/api/v1/admin/accounts", "Admin::Account")
    .array()
    .auth(Auth::User(&["admin:read:accounts"]))
    .permission(Permissions::MANAGE_USERS)
    .paged(Paging::Id, 100, 200)
    .params(&[
        Param::query("local", Kind::Boolean),
        Param::query("remote", Kind::Boolean),
        Param::query("active", Kind::Boolean),
        Param::query("pending", Kind::Boolean),
        Param::query("disabled", Kind::Boolean),
        Param::query("silenced", Kind::Boolean),
        Param::query("suspended", Kind::Boolean),
        Param::query("sensitized", Kind::Boolean),
        Param::query("username", Kind::Text),
        Param::query("display_name", Kind::Text),
        Param::query("by_domain", Kind::Text),
        Param::query("email", Kind::Email),
        Param::query("ip", Kind::Text),
        Param::query("staff", Kind::Boolean),
    ])
    .docs("methods/admin/accounts#v1")
    .added("2.9.1")
    .planned();

/// Accounts.
pub const INDEX: Endpoint = Endpoint::get("/api/v2/admin/accounts", "Admin::Account")
    .array()
    .auth(Auth::User(&["admin:read:accounts"]))
    .permission(Permissions::MANAGE_USERS)
    .paged(Paging::Id, 100, 200)
    .params(&[
        Param::query("origin", Kind::Text),
        Param::query("status", Kind::Text),
        Param::query("permissions", Kind::Text),
        Param::query("role_ids[]", Kind::Id),
        Param::query("invited_by", Kind::Id),
        Param::query("username", Kind::Text),
        Param::query("display_name", Kind::Text),
        Param::query("by_domain", Kind::Text),
        Param::query("email", Kind::Email),
        Param::query("ip", Kind::Text),
    ])
    .docs("methods/admin/accounts#v2")
    .added("3.5.0")
    .planned();

/// Every endpoint of this noun.
pub const ENDPOINTS: &[&Endpoint] = &[
    &ACTION,
    &APPROVE,
    &DELETE,
    &ENABLE,
    &SHOW,
    &REJECT,
    &UNSENSITIVE,
    &UNSILENCE,
    &UNSUSPEND,
    &INDEX_V1,
    &INDEX,
];

/// An account with what only moderators see. <https://docs.joinmastodon.org/entities/Admin_Account/>
///
/// A remote account has no e-mail address, language or role: null.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Account {
    pub id: Id,
    pub username: String,
    /// Null for local accounts.
    pub domain: Option<String>,
    pub created_at: DateTime,
    pub email: Option<String>,
    pub ip: Option<String>,
    pub ips: Vec<Ip>,
    pub locale: Option<String>,
    /// What was written with the request to join.
    pub invite_request: Option<String>,
    pub role: Option<crate::accounts::Role>,
    pub confirmed: bool,
    pub approved: bool,
    pub disabled: bool,
    pub sensitized: bool,
    pub silenced: bool,
    pub suspended: bool,
    pub account: crate::accounts::Account,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub created_by_application_id: Option<Id>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub invited_by_account_id: Option<Id>,
}

/// An address that was used. <https://docs.joinmastodon.org/entities/Admin_Ip/>
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ip {
    pub ip: String,
    pub used_at: DateTime,
}

words! {
    /// What moderators do to an account.
    ActionType {
        None = "none",
        Sensitive = "sensitive",
        Disable = "disable",
        Silence = "silence",
        Suspend = "suspend",
    }
}

/// An action against an account.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Action {
    #[serde(rename = "type", deserialize_with = "required::word")]
    pub action_type: ActionType,
    #[serde(default, deserialize_with = "lenient::id")]
    pub report_id: Option<Id>,
    #[serde(default, deserialize_with = "lenient::id")]
    pub warning_preset_id: Option<Id>,
    #[serde(default, deserialize_with = "lenient::text")]
    pub text: Option<String>,
    #[serde(default, deserialize_with = "lenient::flag")]
    pub send_email_notification: Option<bool>,
}

/// Which accounts, in the first form.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct GetAccountsV1 {
    #[serde(deserialize_with = "lenient::flag")]
    pub local: Option<bool>,
    #[serde(deserialize_with = "lenient::flag")]
    pub remote: Option<bool>,
    #[serde(deserialize_with = "lenient::flag")]
    pub active: Option<bool>,
    #[serde(deserialize_with = "lenient::flag")]
    pub pending: Option<bool>,
    #[serde(deserialize_with = "lenient::flag")]
    pub disabled: Option<bool>,
    #[serde(deserialize_with = "lenient::flag")]
    pub silenced: Option<bool>,
    #[serde(deserialize_with = "lenient::flag")]
    pub suspended: Option<bool>,
    #[serde(deserialize_with = "lenient::flag")]
    pub sensitized: Option<bool>,
    #[serde(deserialize_with = "lenient::filled")]
    pub username: Option<String>,
    #[serde(deserialize_with = "lenient::filled")]
    pub display_name: Option<String>,
    #[serde(deserialize_with = "lenient::filled")]
    pub by_domain: Option<String>,
    #[serde(deserialize_with = "lenient::filled")]
    pub email: Option<String>,
    #[serde(deserialize_with = "lenient::filled")]
    pub ip: Option<String>,
    #[serde(deserialize_with = "lenient::flag")]
    pub staff: Option<bool>,
}

words! {
    /// Where an account is at home.
    Origin {
        Local = "local",
        Remote = "remote",
    }
}

words! {
    /// How an account stands.
    AccountState {
        Active = "active",
        Pending = "pending",
        Disabled = "disabled",
        Silenced = "silenced",
        Suspended = "suspended",
    }
}

words! {
    /// What somebody may do.
    PermissionFilter {
        Staff = "staff",
    }
}

/// Which accounts.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct GetAccounts {
    #[serde(deserialize_with = "lenient::word")]
    pub origin: Option<Origin>,
    #[serde(deserialize_with = "lenient::word")]
    pub status: Option<AccountState>,
    #[serde(deserialize_with = "lenient::word")]
    pub permissions: Option<PermissionFilter>,
    #[serde(deserialize_with = "lenient::ids")]
    pub role_ids: Option<Vec<Id>>,
    #[serde(deserialize_with = "lenient::id")]
    pub invited_by: Option<Id>,
    #[serde(deserialize_with = "lenient::filled")]
    pub username: Option<String>,
    #[serde(deserialize_with = "lenient::filled")]
    pub display_name: Option<String>,
    #[serde(deserialize_with = "lenient::filled")]
    pub by_domain: Option<String>,
    #[serde(deserialize_with = "lenient::filled")]
    pub email: Option<String>,
    #[serde(deserialize_with = "lenient::filled")]
    pub ip: Option<String>,
}
