//! The counters of posts.
//!
//! A transaction that changes one leaves a row in `status_deltas`, which locks nothing; reads add what stands there
//! (`status_details` in `sql/functions.sql`), so that they are exact as soon as it is committed. Adding up is for keeping
//! reads cheap: soon, many at once, and without waiting for the disk, so that no counter is locked for longer than a
//! statement takes.

use std::{collections::BTreeSet, time::Duration};

use sql::queries::statuses;

use crate::{
    domain::{Result, Services},
    feed::Change,
    store::Tx,
};

/// How long changes gather before they are added up.
const GATHER: Duration = Duration::from_millis(200);
/// Posts, and changes, of one transaction.
const BATCH: usize = 500;
/// Posts that are remembered to have changes; those of others are found later ([`fold_left`]).
const REMEMBERED: usize = 50_000;

/// A change of a post's counters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Delta {
    /// The post.
    pub status_id: i64,
    /// Answers more, or fewer.
    pub replies: i64,
    /// Boosts.
    pub reblogs: i64,
    /// Favourites.
    pub favourites: i64,
    /// Quotes that stand.
    pub quotes: i64,
}

/// Posts of which this process has changed counters lately.
#[derive(Debug, Default)]
pub(super) struct Counted {
    ids: BTreeSet<i64>,
    /// Somebody adds up, and looks again when done.
    adding: bool,
}

/// Leaves changes of counters in the transaction of their cause. Announce [`Change::Counts`] after the commit: that adds
/// them up.
pub async fn leave(tx: &Tx<'_>, deltas: &[Delta]) -> Result<()> {
    if deltas.is_empty() {
        return Ok(());
    }
    let of = |field: fn(&Delta) -> i64| deltas.iter().map(field).collect::<Vec<i64>>();
    statuses::leave_deltas()
        .bind(
            tx,
            &of(|delta| delta.status_id),
            &of(|delta| delta.replies),
            &of(|delta| delta.reblogs),
            &of(|delta| delta.favourites),
            &of(|delta| delta.quotes),
        )
        .await?;
    Ok(())
}

/// Sees to it that the counters among `changes` are added up before long.
pub(in crate::domain) fn counted(services: &Services, changes: &[Change]) {
    let mut ids = changes
        .iter()
        .filter_map(|change| match change {
            Change::Counts(id) => Some(*id),
            _ => None,
        })
        .peekable();
    if ids.peek().is_none() {
        return;
    }
    let Ok(mut counted) = services.writing.counted.lock() else {
        return;
    };
    let room = REMEMBERED.saturating_sub(counted.ids.len());
    counted.ids.extend(ids.take(room));
    if !std::mem::replace(&mut counted.adding, true) {
        tokio::spawn(add_up(services.clone()));
    }
}

async fn add_up(services: Services) {
    loop {
        tokio::time::sleep(GATHER).await;
        let Ok(ids) = services
            .writing
            .counted
            .lock()
            .map(|mut counted| std::mem::take(&mut counted.ids))
        else {
            return;
        };
        let ids: Vec<i64> = ids.into_iter().collect();
        for part in ids.chunks(BATCH) {
            if let Err(error) = fold(&services, part).await {
                // Reads count what is left, and upkeep finds it.
                tracing::debug!(%error, "counters were not added up");
            }
        }
        let Ok(mut counted) = services.writing.counted.lock() else {
            return;
        };
        if counted.ids.is_empty() {
            counted.adding = false;
            return;
        }
    }
}

/// Adds up what was left about these posts.
async fn fold(services: &Services, ids: &[i64]) -> Result<()> {
    let limit = i64::try_from(BATCH).unwrap_or(i64::MAX);
    let mut connection = services.connection().await?;
    loop {
        let tx = connection.transaction().await?;
        statuses::do_not_wait_for_the_disk().bind(&tx).one().await?;
        let amount = statuses::fold_deltas()
            .bind(&tx, &ids, &limit)
            .one()
            .await?;
        tx.commit().await?;
        if amount < limit {
            return Ok(());
        }
    }
}

/// Adds up what processes have left that ended meanwhile. Answers how much was found.
pub async fn fold_left(services: &Services) -> Result<usize> {
    let limit = i64::try_from(BATCH).unwrap_or(i64::MAX);
    let mut found = 0;
    loop {
        let connection = services.connection().await?;
        let mut ids = statuses::oldest_deltas()
            .bind(&connection, &limit)
            .all()
            .await?;
        drop(connection);
        let amount = ids.len();
        ids.sort_unstable();
        ids.dedup();
        fold(services, &ids).await?;
        found += amount;
        if amount < BATCH || found > BATCH * 200 {
            return Ok(found);
        }
    }
}
