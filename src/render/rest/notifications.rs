//! [Notification](https://docs.joinmastodon.org/entities/Notification/).

use api::{
    id::Id,
    notifications::{Notification, NotificationFallback, NotificationType},
    word::Word,
};

use super::{Context, accounts, collections, statuses};
use crate::{
    domain::{
        accounts::Account,
        notifications::{Notification as Row, Notifications},
        statuses::{Gathered, Status},
    },
    text::html::escape,
};

/// A page of notifications.
#[must_use]
pub fn page(context: &Context<'_>, found: &Notifications) -> Vec<Notification> {
    page_for(context, found, None)
}

/// A page of notifications for a client that says which types it knows: the others come with words.
#[must_use]
pub fn page_for(
    context: &Context<'_>,
    found: &Notifications,
    known: Option<&[NotificationType]>,
) -> Vec<Notification> {
    found
        .rows
        .iter()
        .filter_map(|row| notification(context, found, row, known))
        .collect()
}

/// One of those found; none when its sender was not gathered.
fn notification(
    context: &Context<'_>,
    found: &Notifications,
    row: &Row,
    known: Option<&[NotificationType]>,
) -> Option<Notification> {
    let sender = found.accounts.get(&row.from_account_id)?;
    let moved = sender.moved_to_id.and_then(|id| found.accounts.get(&id));
    let notification_type = NotificationType::from_word(&row.kind)?;
    Some(Notification {
        id: Id(row.id),
        notification_type,
        group_key: row.group_key.clone(),
        created_at: row.created_at.into(),
        account: accounts::account(context, sender, moved),
        status: row
            .status_id
            .and_then(|id| statuses::status(context, &found.statuses, id))
            .map(Box::new),
        report: None,
        event: None,
        moderation_warning: None,
        fallback: fallback(
            notification_type,
            known,
            sender,
            1,
            about(&found.statuses, row.status_id),
        ),
        collection: found
            .collections
            .get(&row.id)
            .map(|found| collections::collection(context, found)),
    })
}

/// The post that something is about.
pub(super) fn about(statuses: &Gathered, id: Option<i64>) -> Option<&Status> {
    let (status, _) = statuses.get(id?)?;
    Some(status)
}

/// Words for a client that says which types it knows, and does not know this one
/// (<https://docs.joinmastodon.org/entities/NotificationFallback/>).
pub(super) fn fallback(
    notification_type: NotificationType,
    known: Option<&[NotificationType]>,
    sender: &Account,
    people: i64,
    about: Option<&Status>,
) -> Option<NotificationFallback> {
    if known?.contains(&notification_type) {
        return None;
    }
    let name = Some(sender.display_name.trim())
        .filter(|name| !name.is_empty())
        .unwrap_or(&sender.username);
    let who = match people {
        ..=1 => escape(name),
        2 => format!("{} and 1 other", escape(name)),
        more => format!("{} and {} others", escape(name), more - 1),
    };
    let title = match notification_type {
        NotificationType::Mention => format!("{who} mentioned you"),
        NotificationType::Status => format!("{who} just posted"),
        NotificationType::Reblog => format!("{who} boosted your post"),
        NotificationType::Follow => format!("{who} followed you"),
        NotificationType::FollowRequest => format!("{who} requested to follow you"),
        NotificationType::Favourite => format!("{who} favorited your post"),
        NotificationType::Poll => format!("A poll by {who} has ended"),
        NotificationType::Update => format!("{who} edited a post"),
        NotificationType::Quote => format!("{who} quoted your post"),
        NotificationType::QuotedUpdate => format!("{who} edited a post that you quoted"),
        NotificationType::AdminSignUp => format!("{who} signed up"),
        NotificationType::AddedToCollection => format!("{who} added you to a collection"),
        NotificationType::CollectionUpdate => {
            format!("{who} changed a collection that you are in")
        }
        NotificationType::AdminReport
        | NotificationType::SeveredRelationships
        | NotificationType::ModerationWarning
        | NotificationType::AnnualReport => "You have a new notification".to_owned(),
    };
    let summary = about.map(|status| {
        if status.row.spoiler_text.is_empty() {
            status.row.content.clone()
        } else {
            escape(&status.row.spoiler_text)
        }
    });
    Some(NotificationFallback {
        title,
        summary: summary.filter(|text| !text.is_empty()),
        details: None,
    })
}
