//! [Notification](https://docs.joinmastodon.org/entities/Notification/).

use api::{
    id::Id,
    notifications::{Notification, NotificationType},
    word::Word,
};

use super::{Context, accounts, collections, statuses};
use crate::domain::notifications::{Notification as Row, Notifications};

/// A page of notifications.
#[must_use]
pub fn page(context: &Context<'_>, found: &Notifications) -> Vec<Notification> {
    found
        .rows
        .iter()
        .filter_map(|row| notification(context, found, row))
        .collect()
}

/// One of those found; none when its sender was not gathered.
#[must_use]
pub fn notification(
    context: &Context<'_>,
    found: &Notifications,
    row: &Row,
) -> Option<Notification> {
    let sender = found.accounts.get(&row.from_account_id)?;
    let moved = sender.moved_to_id.and_then(|id| found.accounts.get(&id));
    Some(Notification {
        id: Id(row.id),
        notification_type: NotificationType::from_word(&row.kind)?,
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
        fallback: None,
        collection: found
            .collections
            .get(&row.id)
            .map(|found| collections::collection(context, found)),
    })
}
