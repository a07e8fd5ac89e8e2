//! [Conversation](https://docs.joinmastodon.org/entities/Conversation/).

use api::{conversations::Conversation, id::Id};

use super::{Context, accounts, statuses};
use crate::domain::{accounts::AccountExt, conversations::Conversations};

/// A page of conversations.
#[must_use]
pub fn page(context: &Context<'_>, found: &Conversations) -> Vec<Conversation> {
    found
        .rows
        .iter()
        .map(|row| {
            let mut people: Vec<_> = row
                .participant_ids
                .iter()
                .filter_map(|id| found.accounts.get(id))
                .filter(|account| !account.is_gone())
                .collect();
            // Somebody with nobody, or with people who are all gone.
            if people.is_empty() {
                people.extend(found.accounts.get(&found.reader));
            }
            Conversation {
                id: Id(row.id),
                unread: row.unread,
                accounts: people
                    .into_iter()
                    .map(|account| accounts::account(context, account, None))
                    .collect(),
                last_status: statuses::status(context, &found.statuses, row.last_status_id)
                    .filter(|_| found.statuses.order.contains(&row.last_status_id))
                    .map(Box::new),
            }
        })
        .collect()
}
