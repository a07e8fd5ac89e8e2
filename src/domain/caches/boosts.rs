//! Boosts that a home leaves out.

use std::{collections::HashMap, sync::Arc};

use sql::queries::statuses;

use super::standings;
use crate::{
    cache::{ById, Kept},
    domain::{
        Result, Services,
        statuses::{Status, Visibility},
        timelines::REPEAT_WINDOW,
    },
};

/// Boosts of one post that are remembered.
const BOOSTS: i64 = 500;

/// The boosts among `boosts` (boost, original) that the reader's home leaves out, as `timelines.repeats` in
/// `sql/queries` defines it. `None`: too many boosts to tell from memory, ask there.
pub(in crate::domain) async fn repeats(
    services: &Services,
    fresh: bool,
    reader: i64,
    boosts: &[(i64, i64)],
    posts: &ById<Arc<Kept<Status>>>,
) -> Result<Option<Vec<i64>>> {
    let standings = standings(services, fresh, reader).await?;
    let table = &services.caches.boosts;
    let mut known: ById<Arc<Vec<(i64, i64)>>> = HashMap::default();
    let mut missing = Vec::new();
    for (_, original) in boosts {
        match table.get(*original).filter(|_| fresh) {
            Some(list) => {
                known.insert(*original, list);
            }
            None => missing.push(*original),
        }
    }
    if !missing.is_empty() {
        missing.sort_unstable();
        missing.dedup();
        let load = table.begin();
        let connection = services.connection().await?;
        let mut lists: ById<Vec<(i64, i64)>> = missing.iter().map(|id| (*id, Vec::new())).collect();
        for row in statuses::boosts_lately()
            .bind(&connection, &missing, &0, &BOOSTS)
            .all()
            .await?
        {
            lists
                .entry(row.original)
                .or_default()
                .push((row.id, row.account_id));
        }
        for (original, list) in lists {
            let list = Arc::new(list);
            if fresh {
                table.keep(load, original, list.clone());
            }
            known.insert(original, list);
        }
    }
    let full = usize::try_from(BOOSTS).unwrap_or(usize::MAX);
    let mut repeats = Vec::new();
    for (boost, original) in boosts {
        let Some(list) = known.get(original) else {
            continue;
        };
        let since = boost - REPEAT_WINDOW;
        if list.len() >= full && list.last().is_some_and(|(oldest, _)| *oldest > since) {
            return Ok(None);
        }
        let boosted_before = list.iter().any(|(id, account_id)| {
            *id < *boost
                && *id > since
                && (*account_id == reader || standings.shows_reblogs(*account_id))
        });
        let stood_before = posts.get(original).is_some_and(|status| {
            let author = status.row.account_id;
            status.row.id > since
                && (author == reader
                    || standings.has_at_home(author)
                    || (status.visibility == Visibility::Public
                        && standings.follows_tag(&status.tags)))
        });
        if boosted_before || stood_before {
            repeats.push(*boost);
        }
    }
    Ok(Some(repeats))
}
