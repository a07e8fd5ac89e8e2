//! Notifications in groups. <https://docs.joinmastodon.org/methods/grouped_notifications/>

use serde::{Deserialize, Serialize};

use crate::accounts::{Account, PartialAccountWithAvatar};
use crate::date::DateTime;
use crate::endpoint::{Auth, BodyLimit, Endpoint, Kind, Paging, Param};
use crate::id::Id;
use crate::lenient;
use crate::notifications::{
    AccountWarning, NotificationFallback, NotificationType, RelationshipSeveranceEvent,
};
use crate::reports::Report;
use crate::statuses::Status;
use crate::word::words;

/// Removes all notifications.
pub const CLEAR: Endpoint = Endpoint::post("/api/v2/notifications/clear", "Empty")
    .auth(Auth::User(&["write:notifications"]))
    .body(BodyLimit::Small)
    .docs("methods/grouped_notifications")
    .added("4.3.0");

/// Removes a group.
pub const DISMISS: Endpoint = Endpoint::post("/api/v2/notifications/{group_key}/dismiss", "Empty")
    .auth(Auth::User(&["write:notifications"]))
    .body(BodyLimit::Small)
    .docs("methods/grouped_notifications#dismiss-group")
    .added("4.3.0");

/// All accounts of a group.
pub const ACCOUNTS: Endpoint =
    Endpoint::get("/api/v2/notifications/{group_key}/accounts", "Account")
        .array()
        .auth(Auth::User(&["read:notifications"]))
        .paged(Paging::Link, 40, 80)
        .docs("methods/grouped_notifications#get-group-accounts")
        .added("4.3.0");

/// The groups.
pub const INDEX: Endpoint = Endpoint::get("/api/v2/notifications", "GroupedNotificationsResults")
    .auth(Auth::User(&["read:notifications"]))
    .paged(Paging::Id, 40, 80)
    .params(&[
        Param::query("types[]", Kind::Text),
        Param::query("exclude_types[]", Kind::Text),
        Param::query("account_id", Kind::Id),
        Param::query("expand_accounts", Kind::Text),
        Param::query("grouped_types[]", Kind::Text),
        Param::query("include_filtered", Kind::Boolean),
        Param::query("supported_types[]", Kind::Text),
    ])
    .docs("methods/grouped_notifications#get-grouped")
    .added("4.3.0");

/// A group.
pub const SHOW: Endpoint = Endpoint::get(
    "/api/v2/notifications/{group_key}",
    "GroupedNotificationsResults",
)
.auth(Auth::User(&["read:notifications"]))
.params(&[Param::query("supported_types[]", Kind::Text)])
.docs("methods/grouped_notifications#get-notification-group")
.added("4.3.0");

/// How many groups are not read.
pub const UNREAD_COUNT: Endpoint =
    Endpoint::get("/api/v2/notifications/unread_count", "UnreadCount")
        .auth(Auth::User(&["read:notifications"]))
        .limited(100, 1000)
        .params(&[
            Param::query("types[]", Kind::Text),
            Param::query("exclude_types[]", Kind::Text),
            Param::query("account_id", Kind::Id),
            Param::query("grouped_types[]", Kind::Text),
        ])
        .docs("methods/grouped_notifications#unread-group-count")
        .added("4.3.0");

/// Every endpoint of this noun.
pub const ENDPOINTS: &[&Endpoint] = &[&CLEAR, &DISMISS, &ACCOUNTS, &INDEX, &SHOW, &UNREAD_COUNT];

/// Groups with the accounts and posts they name, each once.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct GroupedNotificationsResults {
    pub accounts: Vec<Account>,
    /// Only with `expand_accounts=partial_avatars`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub partial_accounts: Option<Vec<PartialAccountWithAvatar>>,
    pub statuses: Vec<Status>,
    pub notification_groups: Vec<NotificationGroup>,
}

/// Notifications of one kind about one thing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct NotificationGroup {
    /// Opaque.
    pub group_key: String,
    pub notifications_count: u64,
    #[serde(rename = "type")]
    pub notification_type: NotificationType,
    pub most_recent_notification_id: Id,
    /// The oldest and the newest inside the page, and when the newest came.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page_min_id: Option<Id>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page_max_id: Option<Id>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub latest_page_notification_at: Option<DateTime>,
    /// Newest first.
    pub sample_account_ids: Vec<Id>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status_id: Option<Id>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub report: Option<Report>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub event: Option<RelationshipSeveranceEvent>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub moderation_warning: Option<AccountWarning>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fallback: Option<NotificationFallback>,
}

words! {
    /// How much of the accounts is sent along. Another value is answered with 400.
    ExpandAccounts {
        Full = "full",
        PartialAvatars = "partial_avatars",
    }
}

/// Which notifications, and how grouped.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct GroupedNotifications {
    #[serde(deserialize_with = "lenient::known")]
    pub types: Option<Vec<NotificationType>>,
    #[serde(deserialize_with = "lenient::known")]
    pub exclude_types: Option<Vec<NotificationType>>,
    #[serde(deserialize_with = "lenient::id")]
    pub account_id: Option<Id>,
    #[serde(deserialize_with = "lenient::word")]
    pub expand_accounts: Option<ExpandAccounts>,
    #[serde(deserialize_with = "lenient::known")]
    pub grouped_types: Option<Vec<NotificationType>>,
    #[serde(deserialize_with = "lenient::flag")]
    pub include_filtered: Option<bool>,
    #[serde(deserialize_with = "lenient::known")]
    pub supported_types: Option<Vec<NotificationType>>,
}
