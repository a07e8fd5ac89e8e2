//! Who here reads an author: the followers whose homes are kept, from memory.
//!
//! A home that Redis may hold belongs to a reader of whom every worker knows: whoever comes back after the window is
//! announced ([`Change::Followers`]) for everybody they follow before their list is begun ([`welcome`]). A worker follows
//! the invalidation log after the posts it fans out were committed. So a post that a reader's snapshot missed is pushed by
//! somebody who counts the reader.

mod numbers;
mod spread;
#[cfg(test)]
mod tests;

pub(super) use numbers::Numbers;
pub use spread::Spread;

use std::{collections::HashMap, sync::Arc};

use jiff::{ToSpan, civil::Date, tz::TimeZone};
use sql::queries::{relationships as rows, users};

use super::{Result, Services, whales};
use crate::{cache::ById, feed::Change};

/// Followers with kept homes of one author that are remembered, in `feed.fan_out_batch`: of more, none.
const KEPT: u32 = 10;
/// Followers here of one author that are looked at for that, in the same measure.
const LOOKED_AT: u32 = 50;
/// Authors asked for by one statement.
const AUTHORS: usize = 64;
/// Pairs of people asked for by one statement.
const PAIRS: usize = 20_000;

/// The followers here of one author.
#[derive(Debug, Default)]
pub struct Followers {
    /// Those whose homes are kept, by [`Numbers`], ascending.
    live: Box<[u32]>,
    /// Who of them wants no boosts.
    without_reblogs: Box<[u32]>,
    /// Who of them wants only some languages, and which, separated by commas.
    choosy: Box<[(u32, Box<str>)]>,
    /// Too many to be remembered: they are read in parts.
    walked: bool,
    /// How many follow from here, whether their homes are kept or not; counted as far as they are looked at.
    pub local: i64,
    /// Somebody here wants to be told of each post.
    pub notified: bool,
    /// Somebody elsewhere follows.
    pub remote: bool,
}

impl Followers {
    fn from_row(row: rows::LiveFollowers, batch: u32, numbers: &Numbers) -> Followers {
        let kept = usize::try_from(batch.saturating_mul(KEPT)).unwrap_or(usize::MAX);
        let mut followers = Followers {
            walked: row.local >= i64::from(batch.saturating_mul(LOOKED_AT))
                || row.accounts.len() > kept,
            local: row.local,
            notified: row.notified,
            remote: row.remote,
            ..Followers::default()
        };
        if followers.walked {
            return followers;
        }
        let sorted = |ids: &[i64]| {
            let mut all = numbers.of(ids);
            all.sort_unstable();
            all.into_boxed_slice()
        };
        followers.live = sorted(&row.accounts);
        followers.without_reblogs = sorted(&row.without_reblogs);
        let languages = row.languages.into_iter().map(String::into_boxed_str);
        let mut choosy: Vec<(u32, Box<str>)> =
            numbers.of(&row.choosy).into_iter().zip(languages).collect();
        choosy.sort_unstable();
        followers.choosy = choosy.into_boxed_slice();
        followers
    }

    /// About how many bytes it takes.
    pub(super) fn size(&self) -> usize {
        let languages: usize = self.choosy.iter().map(|(_, all)| 24 + all.len()).sum();
        192 + (self.live.len() + self.without_reblogs.len()) * 4 + languages
    }
}

/// The followers here of authors, each author's from memory or all missing ones in one query.
///
/// `fresh` says that the invalidation log was followed; without, only what a post needs besides homes is answered
/// (`notified`, `remote`), and everybody counts as walked: homes cannot be reached then.
///
/// Nobody is pushed to for whales, so of their followers nobody is looked at either.
pub async fn of(services: &Services, fresh: bool, authors: &[i64]) -> Result<ById<Arc<Followers>>> {
    let table = &services.caches.followers;
    let mut found: ById<Arc<Followers>> = HashMap::default();
    let mut missing = Vec::new();
    for id in authors {
        match table.get(*id).filter(|_| fresh) {
            Some(followers) => {
                found.insert(*id, followers);
            }
            None => missing.push(*id),
        }
    }
    missing.sort_unstable();
    missing.dedup();
    let since = live_since(services);
    let batch = services.config.feed.fan_out_batch;
    let whales = whales::known(services).await?;
    let most = i64::from(batch.saturating_mul(LOOKED_AT));
    let (unread, read): (Vec<i64>, Vec<i64>) = missing
        .into_iter()
        .partition(|id| !fresh || whales.held.contains(id));
    let chunks = read.chunks(AUTHORS).map(|authors| (authors, most));
    let unread = unread.chunks(AUTHORS).map(|authors| (authors, 0));
    for (authors, amount) in chunks.chain(unread) {
        let load = table.begin();
        let connection = services.connection().await?;
        let loaded = rows::live_followers()
            .bind(&connection, &authors, &since, &amount)
            .all()
            .await?;
        drop(connection);
        for row in loaded {
            let author = row.author;
            let mut followers = Followers::from_row(row, batch, &services.caches.numbers);
            followers.walked |= amount == 0;
            let followers = Arc::new(followers);
            if fresh {
                table.keep(load, author, followers.clone());
            }
            found.insert(author, followers);
        }
    }
    Ok(found)
}

fn today(services: &Services) -> Date {
    services.now().to_zoned(TimeZone::UTC).date()
}

fn days_ago(services: &Services, days: u32) -> Date {
    today(services).saturating_sub(i64::from(days).days())
}

/// Whoever was here on this day or later has a home that may be kept: a day more than Redis keeps one, as visits are noted
/// by the day.
#[must_use]
pub fn live_since(services: &Services) -> Date {
    days_ago(services, services.config.feed.active_days.max(1) + 1)
}

/// Of whom workers were told on this day or later, they need not be told again. Never earlier than [`live_since`].
pub(super) fn told_since(services: &Services) -> Date {
    days_ago(services, services.config.feed.active_days.max(1))
}

/// Before a reader's home is built in Redis: whether everybody who fans out counts this reader. Who comes back is announced
/// first; where that fails, the home has to be read from Postgres.
pub async fn welcome(services: &Services, reader: i64) -> Result<bool> {
    let connection = services.connection().await?;
    let told = users::home_on().bind(&connection, &reader).opt().await?;
    let Some(told) = told else {
        // Nobody's account: nothing is pushed there.
        return Ok(false);
    };
    let since = told_since(services);
    if told.is_some_and(|day| day >= since) {
        return Ok(true);
    }
    let day = today(services);
    users::came_back().bind(&connection, &day, &reader).await?;
    // After that, so that a follow which is missing here is announced by whoever makes it, and loaded with this reader.
    let followed = rows::followed_ids()
        .bind(&connection, &reader)
        .all()
        .await?;
    drop(connection);
    let changes: Vec<Change> = followed.into_iter().map(Change::Followers).collect();
    if let Err(error) = services.feed.changed(&changes).await {
        tracing::debug!(%error, "a reader who came back could not be announced");
        return Ok(false);
    }
    let connection = services.connection().await?;
    users::home_told().bind(&connection, &day, &reader).await?;
    Ok(true)
}
