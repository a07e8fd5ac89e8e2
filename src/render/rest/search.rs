//! [Search](https://docs.joinmastodon.org/entities/Search/).

use api::search::Search;

use super::{Context, accounts, statuses, tags};
use crate::domain::search::Found;

/// What was found.
#[must_use]
pub fn search(context: &Context<'_>, found: &Found) -> Search {
    Search {
        accounts: found
            .accounts
            .iter()
            .map(|account| {
                let moved = account.moved_to_id.and_then(|id| found.moved.get(&id));
                accounts::account(context, account, moved)
            })
            .collect(),
        statuses: statuses::page(context, &found.statuses),
        hashtags: found
            .hashtags
            .iter()
            .map(|tag| tags::tag(context, tag))
            .collect(),
        collections: None,
    }
}
