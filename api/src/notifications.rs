//! Notifications. <https://docs.joinmastodon.org/methods/notifications/>

use serde::{Deserialize, Serialize};

use crate::accounts::Account;
use crate::collections::Collection;
use crate::date::DateTime;
use crate::endpoint::{Auth, BodyLimit, Endpoint, Kind, Paging, Param};
use crate::id::Id;
use crate::lenient;
use crate::reports::Report;
use crate::statuses::Status;
use crate::word::words;

/// Removes all notifications.
pub const CLEAR: Endpoint = Endpoint::post("/api/v1/notifications/clear", "Empty")
    .auth(Auth::User(&["write:notifications"]))
    .body(BodyLimit::Small)
    .docs("methods/notifications#clear")
    .added("0.0.0");

/// Removes a notification.
pub const DISMISS: Endpoint = Endpoint::post("/api/v1/notifications/{id}/dismiss", "Empty")
    .auth(Auth::User(&["write:notifications"]))
    .body(BodyLimit::Small)
    .docs("methods/notifications#dismiss")
    .added("1.3.0");

/// The notifications.
pub const INDEX: Endpoint = Endpoint::get("/api/v1/notifications", "Notification")
    .array()
    .auth(Auth::User(&["read:notifications"]))
    .paged(Paging::Id, 40, 80)
    .params(&[
        Param::query("types[]", Kind::Text),
        Param::query("exclude_types[]", Kind::Text),
        Param::query("account_id", Kind::Id),
        Param::query("include_filtered", Kind::Boolean),
        Param::query("supported_types[]", Kind::Text),
    ])
    .docs("methods/notifications#get")
    .added("0.0.0");

/// A notification.
pub const SHOW: Endpoint = Endpoint::get("/api/v1/notifications/{id}", "Notification")
    .auth(Auth::User(&["read:notifications"]))
    .params(&[Param::query("supported_types[]", Kind::Text)])
    .docs("methods/notifications#get-one")
    .added("0.0.0");

/// How many are not read.
pub const UNREAD_COUNT: Endpoint =
    Endpoint::get("/api/v1/notifications/unread_count", "UnreadCount")
        .auth(Auth::User(&["read:notifications"]))
        .limited(100, 1000)
        .params(&[
            Param::query("types[]", Kind::Text),
            Param::query("exclude_types[]", Kind::Text),
            Param::query("account_id", Kind::Id),
        ])
        .docs("methods/notifications#unread-count")
        .added("4.3.0");

/// Every endpoint of this noun.
pub const ENDPOINTS: &[&Endpoint] = &[&CLEAR, &DISMISS, &INDEX, &SHOW, &UNREAD_COUNT];

words! {
    /// What happened.
    NotificationType {
        Mention = "mention",
        /// Somebody whose posts are asked for posted.
        Status = "status",
        Reblog = "reblog",
        Follow = "follow",
        FollowRequest = "follow_request",
        Favourite = "favourite",
        /// A poll of one's own, or with one's vote, ended.
        Poll = "poll",
        /// A post one reblogged was edited.
        Update = "update",
        Quote = "quote",
        /// A post one quoted was edited.
        QuotedUpdate = "quoted_update",
        AdminSignUp = "admin.sign_up",
        AdminReport = "admin.report",
        SeveredRelationships = "severed_relationships",
        ModerationWarning = "moderation_warning",
        AnnualReport = "annual_report",
        AddedToCollection = "added_to_collection",
        CollectionUpdate = "collection_update",
    }
}

/// A notification. <https://docs.joinmastodon.org/entities/Notification/>
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Notification {
    pub id: Id,
    #[serde(rename = "type")]
    pub notification_type: NotificationType,
    /// Opaque.
    pub group_key: String,
    pub created_at: DateTime,
    pub account: Account,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<Box<Status>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub report: Option<Report>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub event: Option<RelationshipSeveranceEvent>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub moderation_warning: Option<AccountWarning>,
    /// Only for types that the client did not name in `supported_types`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fallback: Option<NotificationFallback>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub collection: Option<Collection>,
}

/// Words for a client that does not know the type. <https://docs.joinmastodon.org/entities/NotificationFallback/>
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NotificationFallback {
    pub title: String,
    pub summary: Option<String>,
    pub details: Option<String>,
}

words! {
    /// Why follows were cut off.
    SeveranceType {
        DomainBlock = "domain_block",
        UserDomainBlock = "user_domain_block",
        AccountSuspension = "account_suspension",
    }
}

/// Follows that were cut off. <https://docs.joinmastodon.org/entities/RelationshipSeveranceEvent/>
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RelationshipSeveranceEvent {
    pub id: Id,
    #[serde(rename = "type")]
    pub severance_type: SeveranceType,
    /// The list of what was lost is gone.
    pub purged: bool,
    /// The domain or the handle.
    pub target_name: String,
    pub followers_count: u64,
    pub following_count: u64,
    pub created_at: DateTime,
}

words! {
    /// What moderators did.
    WarningAction {
        None = "none",
        Disable = "disable",
        MarkStatusesAsSensitive = "mark_statuses_as_sensitive",
        DeleteStatuses = "delete_statuses",
        Sensitive = "sensitive",
        Silence = "silence",
        Suspend = "suspend",
    }
}

/// A warning by moderators. <https://docs.joinmastodon.org/entities/AccountWarning/>
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AccountWarning {
    pub id: Id,
    pub action: WarningAction,
    pub text: String,
    pub status_ids: Option<Vec<Id>>,
    pub target_account: Account,
    pub appeal: Option<Appeal>,
    pub created_at: DateTime,
}

words! {
    /// What became of an appeal.
    AppealState {
        Approved = "approved",
        Rejected = "rejected",
        Pending = "pending",
    }
}

/// <https://docs.joinmastodon.org/entities/Appeal/>
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Appeal {
    pub text: String,
    pub state: AppealState,
}

/// How many are newer than the marker.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnreadCount {
    pub count: u64,
}

/// Which notifications. Types of other software are left out; when only such were asked for,
/// there are none to show.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Notifications {
    #[serde(deserialize_with = "lenient::known")]
    pub types: Option<Vec<NotificationType>>,
    #[serde(deserialize_with = "lenient::known")]
    pub exclude_types: Option<Vec<NotificationType>>,
    /// Of one account, held back ones too.
    #[serde(deserialize_with = "lenient::id")]
    pub account_id: Option<Id>,
    /// Those held back by the policy too.
    #[serde(deserialize_with = "lenient::flag")]
    pub include_filtered: Option<bool>,
    /// Types for which no `fallback` is needed; none is sent when absent.
    #[serde(deserialize_with = "lenient::known")]
    pub supported_types: Option<Vec<NotificationType>>,
}
