//! A post goes to the home lists of its author's local followers.

use jiff::Timestamp;
use sql::queries::{jobs, timelines as rows};
use tokio::task::{JoinError, JoinSet};

use crate::{
    domain::{
        Error, Result, Services,
        accounts::{Account, AccountExt},
        statuses::{self, Status},
        tasks::{self, FanOut},
        timelines::{Follower, admits},
        whales,
    },
    feed,
    work::{Failure, Outcome},
};

/// Batches of one turn. A fan-out that has more goes back to the end of the queue, so that no post waits for somebody
/// else's million followers.
const TURN: usize = 5;
/// Batches on their way at once.
const AT_ONCE: usize = 2;

/// The first turn: the author's own home and the first followers, who most often are all. The rest is a job of its own that
/// takes turns with others.
pub async fn begin(services: &Services, status: &Status, author: &Account) -> Result<()> {
    let pushed = if whales::is_held(services, author.id).await? {
        merged(services, status, author).await.map(|()| (None, 0))
    } else {
        turn(services, status, author, 0).await
    };
    let now = services.now();
    let mut connection = services.connection().await?;
    let told = jobs::fan_out_told();
    let reached = match pushed {
        Ok((None, followers)) => {
            told.bind(&connection, &status.row.id, &0, &Some(now), &now)
                .one()
                .await?;
            drop(connection);
            return whales::reached(services, author.id, followers).await;
        }
        Ok((Some(reached), _)) => reached,
        // Redis is away: all of it later, and nothing else that the post causes waits for that.
        Err(Error::Unavailable(_)) => 0,
        Err(error) => return Err(error),
    };
    let tx = connection.transaction().await?;
    let new = told
        .bind(&tx, &status.row.id, &reached, &None, &now)
        .one()
        .await?;
    // Not for a repetition: its job is there already.
    if new {
        let task = FanOut {
            status_id: status.row.id,
        };
        tasks::enqueue(services, &tx, &task).await?;
    }
    tx.commit().await?;
    services.committed();
    Ok(())
}

/// Homes merge this author's posts: only what is direct has to reach those whom it addresses, and the author their own.
async fn merged(services: &Services, status: &Status, author: &Account) -> Result<()> {
    whales::posted(services, status).await?;
    let mut readers = whales::addressed(services, status).await?;
    readers.extend(author.is_local().then_some(author.id));
    push(services, &readers, status.row.id).await
}

/// Does a turn of the fan-out: [`Failure::NotYet`] when there is more. How far it came is saved after each turn:
/// what died in one is pushed again, which does no harm.
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
    let (reached, _) = turn(services, &status, &author, after).await?;
    let connection = services.connection().await?;
    let finished = match reached {
        Some(reached) => {
            jobs::fan_out_progress()
                .bind(&connection, &reached, &status.row.id, &after)
                .opt()
                .await?;
            None
        }
        None => {
            jobs::fan_out_finish()
                .bind(&connection, &services.now(), &status.row.id, &after)
                .opt()
                .await?
        }
    };
    match finished {
        Some(_) => Ok(whales::consider(services, author.id).await?),
        // There is more, or it has begun again meanwhile: the next run sees.
        None => Err(Failure::NotYet(services.now())),
    }
}

/// Pushes to the followers after a point, some batches of them; answers how far it came, none at the end, and how many
/// it saw. While batches go out, the next is read.
async fn turn(
    services: &Services,
    status: &Status,
    author: &Account,
    after: i64,
) -> Result<(Option<i64>, u64)> {
    let id = status.row.id;
    let mut followers_seen = 0;
    let mut reached = Some(after);
    let mut going = JoinSet::new();
    for _ in 0..TURN {
        let Some(after) = reached else { break };
        let mut batch = followers(services, status, author, after).await?;
        if after == 0 && author.is_local() {
            batch.readers.push(author.id);
        }
        reached = batch.reached;
        followers_seen += batch.followers;
        if going.len() >= AT_ONCE {
            pushed(going.join_next().await)?;
        }
        let services = services.clone();
        going.spawn(async move { push(&services, &batch.readers, id).await });
    }
    while !going.is_empty() {
        pushed(going.join_next().await)?;
    }
    Ok((reached, followers_seen))
}

fn pushed(ended: Option<std::result::Result<Result<()>, JoinError>>) -> Result<()> {
    match ended {
        None => Ok(()),
        Some(Ok(outcome)) => outcome,
        Some(Err(error)) => Err(Error::Internal(format!("a push was cut off: {error}"))),
    }
}

/// A batch of followers.
struct Batch {
    /// Those in whose home the post stands.
    readers: Vec<i64>,
    /// How many were looked at.
    followers: u64,
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
    let amount = i32::try_from(services.config.feed.fan_out_batch.max(1)).unwrap_or(i32::MAX - 1);
    let parent = status.row.in_reply_to_account_id.unwrap_or(0);
    let connection = services.connection().await?;
    let page = rows::home_followers()
        .bind(&connection, &amount, &parent, &author.id, &after)
        .one()
        .await?;
    let asked = usize::try_from(amount).unwrap_or(usize::MAX);
    let more = page.accounts.len() > asked;
    let followers = u64::try_from(page.accounts.len().min(asked)).unwrap_or(u64::MAX);
    let readers = page
        .accounts
        .into_iter()
        .zip(page.show_reblogs)
        .zip(page.languages)
        .zip(page.follow_parent)
        .take(asked)
        .filter(
            |(((account_id, show_reblogs), languages), follows_parent)| {
                admits(
                    status,
                    &Follower {
                        account_id: *account_id,
                        show_reblogs: *show_reblogs,
                        languages: Some(languages.as_str()).filter(|all| !all.is_empty()),
                        follows_parent: *follows_parent,
                    },
                )
            },
        )
        .map(|(((account_id, _), _), _)| account_id)
        .collect();
    Ok(Batch {
        readers,
        followers,
        reached: page.last.filter(|_| more),
    })
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
    jobs::fan_outs_restart().bind(&tx).await?;
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
