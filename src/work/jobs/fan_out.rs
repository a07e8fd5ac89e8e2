//! A post goes to the home lists of its author's local followers.

use jiff::Timestamp;
use sql::queries::{jobs, timelines as rows};

use crate::{
    domain::{
        Error, Result, Services,
        accounts::{Account, AccountExt},
        statuses::{self, Status},
        tasks::{self, FanOut},
        timelines::{Follower, admits},
    },
    feed,
    work::{Failure, Outcome},
};

/// Batches of one run. A fan-out that has more goes back to the end of the queue, so that no post waits for somebody
/// else's million followers.
const TURN: usize = 4;

/// Does a turn of the fan-out: [`Failure::NotYet`] when there is more. How far it came is saved after each batch.
pub async fn run(services: &Services, task: &FanOut) -> Outcome {
    let Some((status, author)) = statuses::load(services, task.status_id).await? else {
        return Ok(());
    };
    if author.is_gone() {
        return Ok(());
    }
    let mut after = {
        let connection = services.connection().await?;
        let begun = jobs::fan_out_begin()
            .bind(&connection, &status.row.id, &services.now())
            .one()
            .await?;
        if begun.finished {
            return Ok(());
        }
        begun.after_id
    };
    if after == 0 && author.is_local() {
        push(services, &[author.id], status.row.id).await?;
    }
    for _ in 0..TURN {
        match batch(services, &status, &author, after).await? {
            Some(reached) => after = reached,
            None => {
                let connection = services.connection().await?;
                jobs::fan_out_finish()
                    .bind(&connection, &services.now(), &status.row.id)
                    .await?;
                return Ok(());
            }
        }
    }
    Err(Failure::NotYet(services.now()))
}

/// Pushes to the followers after a point; answers how far it came, none at the end.
async fn batch(
    services: &Services,
    status: &Status,
    author: &Account,
    after: i64,
) -> Result<Option<i64>> {
    let amount = i64::from(services.config.feed.fan_out_batch.max(1));
    let parent = status.row.in_reply_to_account_id.unwrap_or(0);
    let connection = services.connection().await?;
    let page = rows::home_followers()
        .bind(&connection, &parent, &author.id, &after, &amount)
        .all()
        .await?;
    drop(connection);
    let readers: Vec<i64> = page
        .iter()
        .filter(|row| {
            let follower = Follower {
                account_id: row.account_id,
                show_reblogs: row.show_reblogs,
                languages: row.languages.as_deref(),
                follows_parent: row.follows_parent,
            };
            admits(status, &follower)
        })
        .map(|row| row.account_id)
        .collect();
    if !readers.is_empty() {
        push(services, &readers, status.row.id).await?;
    }
    let full = i64::try_from(page.len()).is_ok_and(|length| length >= amount);
    let Some(last) = page.last().filter(|_| full) else {
        return Ok(None);
    };
    let connection = services.connection().await?;
    jobs::fan_out_progress()
        .bind(&connection, &last.id, &status.row.id)
        .await?;
    Ok(Some(last.id))
}

/// A list that Redis may hold and that missed a post has to get it later, so a push that failed is tried again.
async fn push(services: &Services, readers: &[i64], id: i64) -> Result<()> {
    let report = services
        .feed
        .push(readers, id, services.clock.now_ms())
        .await
        .map_err(|error: feed::Error| Error::Unavailable(error.to_string()))?;
    let count = |amount: usize| u64::try_from(amount).unwrap_or(u64::MAX);
    metrics::counter!("rookery_fan_out_followers_total").increment(count(readers.len()));
    metrics::counter!("rookery_fan_out_pushes_total").increment(count(report.pushed));
    Ok(())
}

/// Redis has forgotten: what was fanned out since then goes out again. How many posts.
pub async fn again(services: &Services, since: Timestamp) -> Result<usize> {
    let mut connection = services.connection().await?;
    let tx = connection.transaction().await?;
    let ids = jobs::fan_outs_again().bind(&tx, &since).all().await?;
    for status_id in &ids {
        let task = FanOut {
            status_id: *status_id,
        };
        tasks::enqueue(services, &tx, &task).await?;
    }
    tx.commit().await?;
    services.committed();
    Ok(ids.len())
}
