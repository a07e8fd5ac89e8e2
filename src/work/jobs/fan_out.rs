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

/// Batches of one turn. A fan-out that has more goes back to the end of the queue, so that no post waits for somebody
/// else's million followers.
const TURN: usize = 4;

/// Pushes to the author's own home and to the first followers, which most often are all; the rest is a job of its own
/// that takes turns with others.
pub async fn begin(services: &Services, status: &Status, author: &Account) -> Result<()> {
    let Batch {
        mut readers,
        reached,
    } = followers(services, status, author, 0).await?;
    if author.is_local() {
        readers.push(author.id);
    }
    let pushed = push(services, &readers, status.row.id).await;
    let now = services.now();
    let mut connection = services.connection().await?;
    let told = jobs::fan_out_told();
    let reached = match (pushed, reached) {
        (Ok(()), None) => {
            told.bind(&connection, &status.row.id, &0, &Some(now), &now)
                .await?;
            return Ok(());
        }
        (Ok(()), Some(reached)) => reached,
        // Redis is away: all of it later, and nothing else that the post causes waits for that.
        (Err(Error::Unavailable(_)), _) => 0,
        (Err(error), _) => return Err(error),
    };
    let tx = connection.transaction().await?;
    told.bind(&tx, &status.row.id, &reached, &None, &now)
        .await?;
    let task = FanOut {
        status_id: status.row.id,
    };
    tasks::enqueue(services, &tx, &task).await?;
    tx.commit().await?;
    services.committed();
    Ok(())
}

/// Does a turn of the fan-out: [`Failure::NotYet`] when there is more. How far it came is saved after each batch.
pub async fn run(services: &Services, task: &FanOut) -> Outcome {
    let Some((status, author)) = statuses::load(services, task.status_id).await? else {
        return Ok(());
    };
    if author.is_gone() {
        return Ok(());
    }
    let after = {
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
    let mut page = followers(services, &status, &author, after).await?;
    for _ in 0..TURN {
        let Some(reached) = page.reached else {
            push(services, &page.readers, status.row.id).await?;
            let connection = services.connection().await?;
            jobs::fan_out_finish()
                .bind(&connection, &services.now(), &status.row.id)
                .await?;
            return Ok(());
        };
        // The next batch is read while this one goes out.
        let (pushed, next) = futures_util::join!(
            push(services, &page.readers, status.row.id),
            followers(services, &status, &author, reached),
        );
        pushed?;
        let connection = services.connection().await?;
        jobs::fan_out_progress()
            .bind(&connection, &reached, &status.row.id)
            .await?;
        page = next?;
    }
    Err(Failure::NotYet(services.now()))
}

/// A batch of followers.
struct Batch {
    /// Those in whose home the post stands.
    readers: Vec<i64>,
    /// Where the next batch begins; none when this is the last.
    reached: Option<i64>,
}

/// The followers after a point.
async fn followers(
    services: &Services,
    status: &Status,
    author: &Account,
    after: i64,
) -> Result<Batch> {
    let amount = i64::from(services.config.feed.fan_out_batch.max(1));
    let parent = status.row.in_reply_to_account_id.unwrap_or(0);
    let connection = services.connection().await?;
    let page = rows::home_followers()
        .bind(&connection, &parent, &author.id, &after, &amount)
        .all()
        .await?;
    let readers = page
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
    let full = i64::try_from(page.len()).is_ok_and(|length| length >= amount);
    Ok(Batch {
        readers,
        reached: page.last().filter(|_| full).map(|last| last.id),
    })
}

/// A list that Redis may hold and that missed a post has to get it later, so a push that failed is tried again.
async fn push(services: &Services, readers: &[i64], id: i64) -> Result<()> {
    services
        .feed
        .push(readers, id, services.clock.now_ms())
        .await
        .map(|_| ())
        .map_err(|error: feed::Error| Error::Unavailable(error.to_string()))
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
