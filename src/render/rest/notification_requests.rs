//! [NotificationRequest](https://docs.joinmastodon.org/entities/NotificationRequest/).

use api::{id::Id, notification_requests::NotificationRequest, number_text::NumberText};

use super::{Context, accounts, statuses};
use crate::domain::notification_requests::Requests;

/// A page of requests.
#[must_use]
pub fn page(context: &Context<'_>, found: &Requests) -> Vec<NotificationRequest> {
    found
        .rows
        .iter()
        .filter_map(|row| {
            let sender = found.accounts.get(&row.from_account_id)?;
            Some(NotificationRequest {
                id: Id(row.id),
                created_at: row.created_at.into(),
                updated_at: row.updated_at.into(),
                account: accounts::account(context, sender, None),
                notifications_count: NumberText(row.notifications_count),
                last_status: row
                    .last_status_id
                    .and_then(|id| statuses::status(context, &found.statuses, id))
                    .map(Box::new),
            })
        })
        .collect()
}
