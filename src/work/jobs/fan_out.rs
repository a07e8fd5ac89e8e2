//! Posts go to the home lists of their authors' local followers.
//!
//! Most fan-outs are done where the effects of their posts are ([`begin`]), many together: who follows an author is
//! remembered, and what goes to one reader goes out by one command. What could not be pushed then is a job ([`run_many`]). Where
//! an author has more followers than are remembered, that job cuts them into parts, some at each turn, and each part is a
//! job of its own ([`run_part`]) for whichever worker is free, so that no post waits for somebody else's million followers.

use std::collections::HashMap;

use jiff::{SignedDuration, Timestamp};
use sql::queries::{jobs, relationships as rows};

use crate::{
    cache::ById,
    domain::{
        Error, Result, Services,
        followers::{self, Spread},
        statuses::{self, Outline},
        tasks::{self, FanOut, FanOutPart},
        timelines::{Follower, placed},
        whales,
    },
    feed, store,
    work::{Failure, Outcome, Outcomes},
};

/// Parts that are cut at one turn.
const PARTS: i64 = 20;
/// How long Redis is left alone when it does not answer.
const AWAY: SignedDuration = SignedDuration::from_secs(2);
/// Homes gone through at once, about.
const AT_ONCE: usize = 300_000;

/// The fan-out of new posts. What cannot be done here is a job afterwards: all of it while Redis is away (`fresh`: it was
/// there when the invalidation log was followed), so that nothing else that a post causes waits for that.
pub async fn begin(
    services: &Services,
    fresh: bool,
    posts: &[Outline],
    spread: &Spread,
) -> Result<()> {
    let pushed = if fresh {
        push_homes(services, spread, posts).await
    } else {
        Err(Error::Unavailable("Redis does not answer".to_owned()))
    };
    let away = match pushed {
        Ok(()) => false,
        Err(Error::Unavailable(_)) => true,
        Err(error) => return Err(error),
    };
    let ids: Vec<i64> = posts.iter().map(|post| post.row.id).collect();
    let rest: Vec<bool> = posts
        .iter()
        .map(|post| away || spread.is_walked(post))
        .collect();
    let now = services.now();
    let mut connection = services.connection().await?;
    if rest.contains(&true) {
        let tx = connection.transaction().await?;
        let told = jobs::fan_outs_told()
            .bind(&tx, &now, &ids, &rest)
            .all()
            .await?;
        // Not for a repetition: its job is there already.
        let new: ById<bool> = told
            .into_iter()
            .map(|row| (row.status_id, row.new))
            .collect();
        let later = ids
            .iter()
            .zip(&rest)
            .filter(|(id, rest)| **rest && new.get(id).is_some_and(|new| *new))
            .map(|(id, _)| tasks::job(services, &FanOut { status_id: *id }))
            .collect::<Result<Vec<_>>>()?;
        store::jobs::enqueue(&tx, &later, now).await?;
        tx.commit().await?;
        services.committed();
    } else {
        jobs::fan_outs_told()
            .bind(&connection, &now, &ids, &rest)
            .all()
            .await?;
    }
    drop(connection);
    for (post, _) in posts.iter().zip(&rest).filter(|(_, rest)| !**rest) {
        reached(services, spread, post).await;
    }
    Ok(())
}

/// A fan-out has come to its end. Whether its author is a whale now can be found out at the next one, too.
async fn reached(services: &Services, spread: &Spread, post: &Outline) {
    let author = post.row.account_id;
    if let Some(followers) = spread.followers(author) {
        count(services, author, followers.local).await;
    }
}

async fn count(services: &Services, author: i64, followers: i64) {
    if let Err(error) = whales::reached(services, author, followers).await {
        tracing::debug!(%error, author, "followers were not counted");
    }
}

/// Goes on with fan-outs: what is remembered of followers is pushed at once, the rest is cut into parts.
/// [`Failure::NotYet`] where there are more. How far that came is saved at each turn, together with the jobs of the parts.
pub async fn run_many(services: Services, tasks: Vec<FanOut>) -> Outcomes {
    let services = &services;
    let ids: Vec<i64> = tasks.iter().map(|task| task.status_id).collect();
    let mut posts = statuses::outlines(services, &ids).await?;
    posts.retain(|post| !post.row.author_gone);
    if !services.caches.follow(services).await {
        return Ok(tasks.iter().map(|_| Err(away(services))).collect());
    }
    let present: Vec<i64> = posts.iter().map(|post| post.row.id).collect();
    let begun: HashMap<i64, jobs::FanOutsBegin> = {
        let connection = services.connection().await?;
        jobs::fan_outs_begin()
            .bind(&connection, &services.now(), &present)
            .all()
            .await?
            .into_iter()
            .filter(|row| !row.finished)
            .map(|row| (row.status_id, row))
            .collect()
    };
    posts.retain(|post| begun.contains_key(&post.row.id));
    let spread = Spread::load(services, true, &posts).await?;
    let after = |post: &Outline| begun.get(&post.row.id).map_or(0, |row| row.after_id);
    let first: Vec<Outline> = posts
        .iter()
        .filter(|post| !spread.is_walked(post) || after(post) == 0)
        .cloned()
        .collect();
    match push_homes(services, &spread, &first).await {
        Err(Error::Unavailable(_)) => {
            return Ok(tasks.iter().map(|_| Err(away(services))).collect());
        }
        outcome => outcome?,
    }

    let mut outcomes: ById<Outcome> = ById::default();
    let (walked, whole): (Vec<&Outline>, Vec<&Outline>) =
        posts.iter().partition(|post| spread.is_walked(post));
    let (ids, afters): (Vec<i64>, Vec<i64>) =
        whole.iter().map(|post| (post.row.id, after(post))).unzip();
    let finished: Vec<i64> = {
        let connection = services.connection().await?;
        jobs::fan_outs_finish()
            .bind(&connection, &services.now(), &ids, &afters)
            .all()
            .await?
    };
    for post in whole {
        let outcome = if finished.contains(&post.row.id) {
            reached(services, &spread, post).await;
            Ok(())
        } else {
            // It has begun again meanwhile.
            Err(Failure::NotYet(services.now()))
        };
        outcomes.insert(post.row.id, outcome);
    }
    for post in walked {
        let outcome = match begun.get(&post.row.id) {
            Some(begun) => cut(services, post, begun.after_id, begun.reached).await,
            None => Ok(()),
        };
        outcomes.insert(post.row.id, outcome);
    }
    Ok(tasks
        .iter()
        .map(|task| outcomes.get(&task.status_id).cloned().unwrap_or(Ok(())))
        .collect())
}

/// Redis does not answer: soon again, for the lists that it holds may be whole for all who read them when it does.
fn away(services: &Services) -> Failure {
    Failure::NotYet(services.now() + AWAY)
}

/// Cuts the next followers into parts.
async fn cut(services: &Services, post: &Outline, after: i64, reached: i64) -> Outcome {
    let (id, author) = (post.row.id, post.row.account_id);
    let size = i64::from(services.config.feed.fan_out_batch.max(1));
    let mut connection = services.connection().await?;
    let tx = connection.transaction().await?;
    let parts = rows::follower_parts()
        .bind(&tx, &size, &author, &after, &(size * PARTS))
        .all()
        .await?;
    let found: i64 = parts.iter().map(|part| part.followers).sum();
    let upto = parts.last().map_or(after, |part| part.upto);
    let ends = parts.iter().map(|part| part.upto);
    let begins = std::iter::once(after).chain(ends.clone());
    let new = begins
        .zip(ends)
        .map(|(after, upto)| {
            let part = FanOutPart {
                status_id: id,
                after,
                upto,
            };
            tasks::job(services, &part)
        })
        .collect::<Result<Vec<_>>>()?;
    let now = services.now();
    let total = reached + found;
    let is_end = found < size * PARTS;
    let ours = jobs::fan_out_progress()
        .bind(&tx, &upto, &total, &id, &after)
        .opt()
        .await?
        .is_some();
    if !ours {
        // Another run, or it has begun again meanwhile.
        tx.rollback().await.map_err(store::Error::from)?;
        return Err(Failure::NotYet(now));
    }
    if is_end {
        jobs::fan_outs_finish()
            .bind(&tx, &now, &[id].as_slice(), &[upto].as_slice())
            .all()
            .await?;
    }
    store::jobs::enqueue(&tx, &new, now).await?;
    tx.commit().await.map_err(store::Error::from)?;
    services.committed();
    if is_end {
        drop(connection);
        count(services, author, total).await;
        return Ok(());
    }
    Err(Failure::NotYet(now))
}

/// Pushes to a part of an author's followers.
pub async fn run_part(services: &Services, task: &FanOutPart) -> Outcome {
    match push_part(services, task).await {
        Err(Error::Unavailable(_)) => Err(away(services)),
        outcome => Ok(outcome?),
    }
}

async fn push_part(services: &Services, task: &FanOutPart) -> Result<()> {
    let mut found = statuses::outlines(services, &[task.status_id]).await?;
    let Some(post) = found.pop().filter(|post| !post.row.author_gone) else {
        return Ok(());
    };
    let parent = post.row.in_reply_to_account_id.unwrap_or(0);
    let since = followers::live_since(services);
    let connection = services.connection().await?;
    let part = rows::followers_between()
        .bind(
            &connection,
            &parent,
            &post.row.account_id,
            &task.after,
            &task.upto,
            &since,
        )
        .one()
        .await?;
    drop(connection);
    let homes: Vec<(i64, i64)> = part
        .accounts
        .into_iter()
        .zip(part.show_reblogs)
        .zip(part.languages)
        .zip(part.follow_parent)
        .filter(
            |(((account_id, show_reblogs), languages), follows_parent)| {
                let follower = Follower {
                    account_id: *account_id,
                    show_reblogs: *show_reblogs,
                    languages: Some(languages.as_str()).filter(|all| !all.is_empty()),
                    follows_parent: *follows_parent,
                };
                placed(&post, &follower)
            },
        )
        .map(|(((account_id, _), _), _)| (account_id, post.row.id))
        .collect();
    push(services, &homes).await?;
    let connection = services.connection().await?;
    jobs::fan_out_part()
        .bind(&connection, &services.now(), &task.status_id)
        .await?;
    Ok(())
}

/// Pushes posts to the homes where they stand, as far as their followers are remembered.
async fn push_homes(services: &Services, spread: &Spread, posts: &[Outline]) -> Result<()> {
    let mut posts = posts.to_vec();
    posts.sort_unstable_by_key(|post| post.row.id);
    let mut rest = posts.as_slice();
    while !rest.is_empty() {
        let mut weight = 0;
        let mut amount = 0;
        for post in rest {
            weight += spread.weight(post);
            if amount > 0 && weight > AT_ONCE {
                break;
            }
            amount += 1;
        }
        let Some((now, later)) = rest.split_at_checked(amount) else {
            break;
        };
        let homes = spread.homes(services, now).await?;
        push(services, &homes).await?;
        rest = later;
    }
    Ok(())
}

/// A list that Redis may hold and that missed a post has to get it later, so a push that failed is tried again.
async fn push(services: &Services, homes: &[(i64, i64)]) -> Result<()> {
    let report = services
        .feed
        .push_many(homes, services.clock.now_ms())
        .await
        .map_err(|error: feed::Error| Error::Unavailable(error.to_string()))?;
    let count = |amount: usize| u64::try_from(amount).unwrap_or(u64::MAX);
    metrics::counter!("rookery_fan_out_followers_total").increment(count(homes.len()));
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
