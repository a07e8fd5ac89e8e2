//! Whales: authors with so many followers here that a push to all of their homes would cost more than it gives. Their
//! posts are not pushed; every reader who follows them merges their newest posts when a home is read.
//!
//! The newest posts stand in this process's memory, read from Postgres and kept up by the invalidation log: a post of
//! somebody with a million followers costs one entry of the log and, in each process that serves one of them, one short
//! query.

mod memory;
mod newest;

pub use memory::{Known, Memory};
pub use newest::{Newest, Post};

use std::sync::Arc;

use sql::queries::whales as rows;

use super::{
    Error, Result, Services,
    caches::Standings,
    statuses::Outline,
    tasks::{self, WhaleFell},
    timelines::{Cursor, Run},
};
use crate::{
    cache::{ById, look_again},
    feed::Change,
};

/// Followers whose homes are dropped by one step.
const STEP: i64 = 5_000;

/// Everybody who is one.
pub async fn known(services: &Services) -> Result<Arc<Known>> {
    let memory = &services.caches.whales;
    let fresh = services.caches.follow(services).await;
    if let Some(known) = memory.known().filter(|_| fresh) {
        return Ok(known);
    }
    let load = memory.begin_known();
    let connection = services.connection().await?;
    let whales = rows::all().bind(&connection).all().await?;
    let mut merged: Vec<i64> = whales.iter().map(|whale| whale.account_id).collect();
    merged.sort_unstable();
    let held = whales.iter().filter(|whale| whale.state == "held");
    let known = Arc::new(Known {
        held: held.map(|whale| whale.account_id).collect(),
        merged: merged.into_boxed_slice(),
    });
    if fresh {
        memory.keep_known(load, known.clone());
    }
    Ok(known)
}

/// Whether an author's posts are not pushed.
pub async fn is_held(services: &Services, author: i64) -> Result<bool> {
    Ok(known(services).await?.held.contains(&author))
}

/// The newest posts of whales, in their order: at most one query, none when all is remembered.
pub(super) async fn newest(services: &Services, whales: &[i64]) -> Result<Vec<Arc<Newest>>> {
    let memory = &services.caches.whales;
    let fresh = services.caches.follow(services).await;
    let remembered = || -> Option<Vec<Arc<Newest>>> {
        whales
            .iter()
            .map(|whale| memory.newest.get(*whale).filter(|_| fresh))
            .collect()
    };
    if let Some(lists) = remembered() {
        return Ok(lists);
    }
    // A whale's post makes all its readers ask at once: one of them looks for all.
    let _alone = memory.loading.lock().await;
    if let Some(lists) = remembered() {
        return Ok(lists);
    }
    let load = memory.newest.begin();
    let now = services.now();
    let mut lists: Vec<Option<Arc<Newest>>> = Vec::with_capacity(whales.len());
    let (mut authors, mut above, mut before) = (Vec::new(), Vec::new(), Vec::new());
    for id in whales.iter().copied() {
        let known = memory.newest.get(id).filter(|_| fresh);
        if known.is_none() {
            authors.push(id);
            let was = memory.before(id).filter(|_| fresh);
            above.push(was.as_ref().map_or(0, |was| was.unsure(now)));
            before.push(was);
        }
        lists.push(known);
    }
    let connection = services.connection().await?;
    let amount = i64::try_from(newest::HELD).unwrap_or(i64::MAX);
    let mut found: ById<Vec<Post>> = ById::default();
    for row in rows::newest()
        .bind(&connection, &authors, &above, &amount)
        .all()
        .await?
    {
        found.entry(row.account_id).or_default().push(Post {
            id: row.id,
            author: row.account_id,
            boost: row.boost,
            language: row.language.map(Arc::from),
            answers: row.answers.then_some(row.parent_id),
        });
    }
    drop(connection);
    let mut loaded = ById::default();
    for ((author, above), before) in authors.into_iter().zip(above).zip(before) {
        let posts = found.remove(&author).unwrap_or_default();
        let list = Arc::new(Newest::of(posts, above, before.as_deref(), now));
        if fresh {
            memory.newest.keep(load, author, list.clone());
        }
        loaded.insert(author, list);
    }
    Ok(whales
        .iter()
        .zip(lists)
        .map(|(whale, list)| {
            list.or_else(|| loaded.get(whale).cloned())
                .unwrap_or_default()
        })
        .collect())
}

/// Posts came in. Told again by their effects, as a writer may die before it announces; one that came late stands where
/// memory does not look for what is new.
pub async fn posted(services: &Services, posts: &[Outline]) -> Result<()> {
    let known = known(services).await?;
    let now = services.now();
    let mut changes: Vec<Change> = posts
        .iter()
        .map(|post| (post.row.id, post.row.account_id))
        .filter(|(_, author)| known.is_merged(*author))
        .map(|(id, author)| {
            if newest::is_late(id, now) {
                Change::Newest(author)
            } else {
                Change::Newer(author)
            }
        })
        .collect();
    changes.sort_unstable();
    changes.dedup();
    if !changes.is_empty() {
        services.changed(&changes).await;
    }
    Ok(())
}

/// A post of an author goes to at least so many followers here. Who has too many is a whale from now on.
pub async fn reached(services: &Services, author: i64, followers: i64) -> Result<()> {
    let threshold = i64::try_from(services.config.feed.whale_threshold).unwrap_or(i64::MAX);
    if followers < threshold || is_held(services, author).await? {
        return Ok(());
    }
    let state = {
        let connection = services.connection().await?;
        rows::rise()
            .bind(&connection, &author, &services.now())
            .one()
            .await?
    };
    if state == "rising" {
        hold(services, author).await?;
    }
    Ok(())
}

/// Pushes end only when every process has been told to merge.
async fn hold(services: &Services, author: i64) -> Result<()> {
    tell(services).await?;
    let connection = services.connection().await?;
    if rows::hold()
        .bind(&connection, &author)
        .opt()
        .await?
        .is_some()
    {
        tracing::info!(author, "has so many followers that homes merge their posts");
        drop(connection);
        services.changed(&[Change::Whales]).await;
    }
    Ok(())
}

/// Every read and every push that begins after this knows the present whales.
async fn tell(services: &Services) -> Result<()> {
    services
        .feed
        .changed(&[Change::Whales])
        .await
        .map_err(|error| Error::Unavailable(error.to_string()))?;
    look_again();
    Ok(())
}

/// Finishes what was begun, and ends it for those who have lost half of the followers that it takes.
pub async fn review(services: &Services) -> Result<()> {
    let enough = services.config.feed.whale_threshold.div_ceil(2);
    let amount = i64::try_from(enough).unwrap_or(i64::MAX);
    let all = {
        let connection = services.connection().await?;
        rows::all().bind(&connection).all().await?
    };
    for whale in all {
        let mut connection = services.connection().await?;
        let followers = rows::local_followers()
            .bind(&connection, &whale.account_id, &amount)
            .one()
            .await?;
        if followers < amount {
            let tx = connection.transaction().await?;
            if rows::fall()
                .bind(&tx, &whale.account_id)
                .opt()
                .await?
                .is_some()
            {
                let task = WhaleFell {
                    account_id: whale.account_id,
                };
                tasks::enqueue(services, &tx, &task).await?;
            }
            tx.commit().await?;
            services.committed();
        } else if whale.state == "rising" {
            drop(connection);
            hold(services, whale.account_id).await?;
        }
    }
    Ok(())
}

/// Somebody is no whale any more: they are pushed again, and the homes that miss what was not pushed are built anew.
pub async fn fell(services: &Services, author: i64) -> Result<()> {
    tell(services).await?;
    let mut after = 0;
    loop {
        let page = {
            let connection = services.connection().await?;
            rows::followers()
                .bind(&connection, &author, &after, &STEP)
                .all()
                .await?
        };
        let Some(last) = page.last() else { break };
        after = last.id;
        let readers: Vec<i64> = page.iter().map(|row| row.account_id).collect();
        services
            .feed
            .drop_homes(&readers)
            .await
            .map_err(|error| Error::Unavailable(error.to_string()))?;
    }
    let connection = services.connection().await?;
    rows::forget().bind(&connection, &author).opt().await?;
    drop(connection);
    services.changed(&[Change::Whales]).await;
    Ok(())
}

impl Newest {
    /// What of it stands in a reader's home, as a source of a merge.
    pub(super) fn run<'a>(&'a self, reader: i64, standings: &'a Standings, at: &Cursor) -> Run<'a> {
        let stands = move |post: &&Post| post.stands(reader, standings);
        let within = self.between(at.above, at.below);
        Run {
            ids: if at.upwards {
                Box::new(within.iter().filter(stands).map(|post| post.id))
            } else {
                Box::new(within.iter().rev().filter(stands).map(|post| post.id))
            },
            floor: self.floor(),
        }
    }
}
