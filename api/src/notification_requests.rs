//! Notifications held back, by sender. <https://docs.joinmastodon.org/methods/notifications/#get-requests>

use serde::{Deserialize, Serialize};

use crate::accounts::Account;
use crate::date::DateTime;
use crate::endpoint::{Auth, BodyLimit, Endpoint, Kind, Paging, Param};
use crate::id::Id;
use crate::lenient::required;
use crate::number_text::NumberText;
use crate::statuses::Status;

/// Lets several senders through.
pub const ACCEPT_MANY: Endpoint = Endpoint::post("/api/v1/notifications/requests/accept", "Empty")
    .auth(Auth::User(&["write:notifications"]))
    .params(&[Param::form("id[]", Kind::Id).required()])
    .docs("methods/notifications#accept-multiple-requests")
    .added("4.3.0");

/// Lets a sender through.
pub const ACCEPT: Endpoint = Endpoint::post("/api/v1/notifications/requests/{id}/accept", "Empty")
    .auth(Auth::User(&["write:notifications"]))
    .body(BodyLimit::Small)
    .docs("methods/notifications#accept-request")
    .added("4.3.0");

/// Removes several requests.
pub const DISMISS_MANY: Endpoint =
    Endpoint::post("/api/v1/notifications/requests/dismiss", "Empty")
        .auth(Auth::User(&["write:notifications"]))
        .params(&[Param::form("id[]", Kind::Id).required()])
        .docs("methods/notifications#dismiss-multiple-requests")
        .added("4.3.0");

/// Removes a request.
pub const DISMISS: Endpoint =
    Endpoint::post("/api/v1/notifications/requests/{id}/dismiss", "Empty")
        .auth(Auth::User(&["write:notifications"]))
        .body(BodyLimit::Small)
        .docs("methods/notifications#dismiss-request")
        .added("4.3.0");

/// A request.
pub const SHOW: Endpoint =
    Endpoint::get("/api/v1/notifications/requests/{id}", "NotificationRequest")
        .auth(Auth::User(&["read:notifications"]))
        .docs("methods/notifications#get-one-request")
        .added("4.3.0");

/// The senders held back.
pub const INDEX: Endpoint = Endpoint::get("/api/v1/notifications/requests", "NotificationRequest")
    .array()
    .auth(Auth::User(&["read:notifications"]))
    .paged(Paging::Id, 40, 80)
    .docs("methods/notifications#get-requests")
    .added("4.3.0");

/// Whether accepted requests are in the list by now.
pub const MERGED: Endpoint =
    Endpoint::get("/api/v1/notifications/requests/merged", "RequestsMerged")
        .auth(Auth::User(&["read:notifications"]))
        .docs("methods/notifications#requests-merged")
        .added("4.3.0");

/// Every endpoint of this noun.
pub const ENDPOINTS: &[&Endpoint] = &[
    &ACCEPT_MANY,
    &ACCEPT,
    &DISMISS_MANY,
    &DISMISS,
    &SHOW,
    &INDEX,
    &MERGED,
];

/// <https://docs.joinmastodon.org/entities/NotificationRequest/>
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct NotificationRequest {
    pub id: Id,
    pub created_at: DateTime,
    pub updated_at: DateTime,
    pub account: Account,
    pub notifications_count: NumberText,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_status: Option<Box<Status>>,
}

/// Whether accepted requests are in the list by now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RequestsMerged {
    pub merged: bool,
}

/// Several requests at once.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Requests {
    #[serde(alias = "ids", deserialize_with = "required::ids")]
    pub id: Vec<Id>,
}
