//! Direct conversations. <https://docs.joinmastodon.org/methods/conversations/>

use serde::{Deserialize, Serialize};

use crate::accounts::Account;
use crate::endpoint::{Auth, BodyLimit, Endpoint, Paging};
use crate::id::Id;
use crate::statuses::Status;

/// Marks a conversation as not read.
pub const UNREAD: Endpoint = Endpoint::post("/api/v1/conversations/{id}/unread", "Conversation")
    .auth(Auth::User(&["write:conversations"]))
    .body(BodyLimit::Small)
    .docs("methods/conversations");

/// Takes a conversation off the list.
pub const DELETE: Endpoint = Endpoint::delete("/api/v1/conversations/{id}", "Empty")
    .auth(Auth::User(&["write:conversations"]))
    .docs("methods/conversations#delete")
    .added("2.6.0");

/// The direct conversations.
pub const INDEX: Endpoint = Endpoint::get("/api/v1/conversations", "Conversation")
    .array()
    .auth(Auth::User(&["read:statuses"]))
    .paged(Paging::Link, 20, 40)
    .docs("methods/conversations#get")
    .added("2.6.0");

/// Marks a conversation as read.
pub const READ: Endpoint = Endpoint::post("/api/v1/conversations/{id}/read", "Conversation")
    .auth(Auth::User(&["write:conversations"]))
    .body(BodyLimit::Small)
    .docs("methods/conversations#read")
    .added("2.6.0");

/// Every endpoint of this noun.
pub const ENDPOINTS: &[&Endpoint] = &[&UNREAD, &DELETE, &INDEX, &READ];

/// A conversation. <https://docs.joinmastodon.org/entities/Conversation/>
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Conversation {
    pub id: Id,
    pub unread: bool,
    pub accounts: Vec<Account>,
    pub last_status: Option<Box<Status>>,
}
