//! Timelines: a key, ordered ids, a cursor. Every page a client can scroll is read here.
//!
//! A page of posts is found as ids, gathered in a batch, and thinned by what the reader may see and wants; one that
//! falls short is refilled a bounded number of times.

mod account;
mod home;
mod keyed;
mod link;
mod list;
mod merge;
mod public;
mod tag;

pub use account::{AccountFilter, account, pinned};
pub use home::{home, remember_home};
pub use keyed::{Entry, Keyed, entries, keyed_accounts, keyed_statuses, people, relations_of};
pub use link::link;
pub use list::list;
pub use merge::{Run, merge};
pub use public::{PublicFilter, public};
pub use tag::{TagFilter, tag};

use std::collections::HashSet;

use sql::queries::timelines;

use super::{
    Result, Services,
    accounts::Account,
    caches::{self, Standing},
    statuses::{Gathered, Placed, Status, Visibility, gather},
};

/// Where a page begins and ends. Bounds are exclusive.
///
/// Source: <https://docs.joinmastodon.org/api/guidelines/#pagination>.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cursor {
    /// Entries below this (`max_id`).
    pub below: i64,
    /// Entries above this (`since_id`, `min_id`).
    pub above: i64,
    /// The page next above `above` (`min_id`), instead of the newest below `below`.
    pub upwards: bool,
    /// Entries at most.
    pub limit: usize,
}

impl Cursor {
    /// The newest page.
    #[must_use]
    pub fn newest(limit: usize) -> Cursor {
        Cursor {
            below: i64::MAX,
            above: 0,
            upwards: false,
            limit,
        }
    }

    fn amount(&self) -> i64 {
        i64::try_from(self.limit).unwrap_or(40)
    }
}

/// A page of anything: items newest first, and the cursors of its ends.
#[derive(Clone, Debug)]
pub struct Page<T> {
    /// Newest first.
    pub items: T,
    /// The highest cursor value on the page.
    pub newest: Option<i64>,
    /// The lowest cursor value on the page.
    pub oldest: Option<i64>,
    /// There may be more below.
    pub more: bool,
}

/// A page of posts.
pub type StatusPage = Page<Gathered>;

/// How often a page that fell short is refilled.
const REFILLS: usize = 6;
/// Ids that a refill reads at most.
const MAX_REFILL: usize = 320;

/// A boost is left out when its original, or an earlier boost of it, stood in the same home less than a day before.
/// Ids hold milliseconds in their upper 48 bits.
pub const REPEAT_WINDOW: i64 = (24 * 60 * 60 * 1000) << 16;

/// Reads ids by cursor until a page is full of what the reader may see and wants. A source may tell more than it is asked
/// for; what is not needed of it is dropped.
async fn fill<F, Fut>(
    services: &Services,
    reader: Option<i64>,
    cursor: Cursor,
    thin: Thin,
    mut source: F,
) -> Result<StatusPage>
where
    F: FnMut(Cursor) -> Fut,
    Fut: Future<Output = Result<Vec<i64>>>,
{
    let mut page = Gathered {
        reader,
        ..Gathered::default()
    };
    let mut at = cursor;
    let mut more = true;
    let mut reached: Option<i64> = None;
    // What a source told beyond what it was asked for.
    let mut ahead: Vec<i64> = Vec::new();
    for refill in 0..=REFILLS {
        let wanted = cursor.limit - page.order.len();
        let ids: Vec<i64> = if ahead.is_empty() {
            // A page that falls short may lie in a long run of what its reader does not want: each look reaches further.
            at.limit = if refill == 0 {
                cursor.limit
            } else {
                ((wanted * 2).max(10) << refill).min(MAX_REFILL)
            };
            let mut ids = source(at).await?;
            more = ids.len() >= at.limit;
            if refill == 0 {
                ahead = ids.split_off(at.limit.min(ids.len()));
            }
            ids
        } else {
            ahead.truncate(wanted * 2);
            std::mem::take(&mut ahead)
        };
        let Some(last) = ids.last().copied() else {
            break;
        };
        if at.upwards {
            at.above = last;
        } else {
            at.below = last;
        }
        let mut gathered = gather(services, reader, &ids).await?;
        if thin.unwanted {
            gathered.retain_wanted();
        }
        if thin.silenced
            && gathered
                .accounts
                .values()
                .any(|one| one.silenced_at.is_some())
        {
            let shown: HashSet<i64> = gathered
                .order
                .iter()
                .copied()
                .filter(|id| {
                    gathered.get(*id).is_some_and(|(_, author)| {
                        let relation = gathered.relationships.get(&author.id);
                        unsilenced(author, reader, relation.copied().unwrap_or_default())
                    })
                })
                .collect();
            gathered.retain(|id| shown.contains(&id));
        }
        if thin.repeats
            && let Some(reader) = reader
        {
            drop_repeats(services, reader, &mut gathered).await?;
        }
        let room = cursor.limit - page.order.len();
        if gathered.order.len() > room {
            gathered.order.truncate(room);
            more = true;
            reached = gathered.order.last().copied();
        } else {
            reached = Some(last);
        }
        page.take(gathered);
        if page.order.len() >= cursor.limit || !more {
            break;
        }
    }
    if cursor.upwards {
        page.order.reverse();
    }
    let newest = page.order.first().copied();
    // A page that was thinned ends where reading stopped, so that the next one goes on from there.
    let oldest = if cursor.upwards {
        page.order.last().copied()
    } else {
        reached.or(page.order.last().copied())
    };
    // Upwards `more` was about what is above; below there is what the page was asked from.
    if cursor.upwards {
        more = page.order.len() >= cursor.limit;
    }
    Ok(Page {
        newest,
        oldest: oldest.filter(|_| newest.is_some()),
        more,
        items: page,
    })
}

#[derive(Clone, Copy, Default)]
struct Thin {
    unwanted: bool,
    silenced: bool,
    repeats: bool,
}

/// Whether an author's posts stand in public timelines for a reader: a limited author's only for followers.
#[must_use]
pub fn unsilenced(author: &Account, reader: Option<i64>, standing: Standing) -> bool {
    author.silenced_at.is_none() || reader == Some(author.id) || standing.following
}

async fn drop_repeats(services: &Services, reader: i64, page: &mut Gathered) -> Result<()> {
    let boosts: Vec<(i64, i64)> = page
        .order
        .iter()
        .filter_map(|id| {
            let status = page.statuses.get(id)?;
            let original = status.row.reblog_of_id?;
            // Own boosts stand always.
            (status.row.account_id != reader).then_some((*id, original))
        })
        .collect();
    if boosts.is_empty() {
        return Ok(());
    }
    let fresh = services.caches.follow(services).await;
    let repeats = match caches::repeats(services, fresh, reader, &boosts, &page.statuses).await? {
        Some(repeats) => repeats,
        None => {
            let ids: Vec<i64> = boosts.iter().map(|(id, _)| *id).collect();
            let connection = services.connection().await?;
            timelines::repeats()
                .bind(&connection, &ids, &reader, &REPEAT_WINDOW)
                .all()
                .await?
        }
    };
    page.retain(|id| !repeats.contains(&id));
    Ok(())
}

/// What of a local follower decides whether a post stands in their home.
#[derive(Clone, Copy, Debug)]
pub struct Follower<'a> {
    /// The follower.
    pub account_id: i64,
    /// Boosts wanted.
    pub show_reblogs: bool,
    /// Only these languages, separated by commas.
    pub languages: Option<&'a str>,
    /// Follows the author of the post that is answered.
    pub follows_parent: bool,
}

/// Whether a post stands in a follower's home: the same rules as `home_defined` in `sql/functions.sql`.
#[must_use]
pub fn admits(status: &Status, follower: &Follower<'_>) -> bool {
    placed(status, follower)
}

/// As [`admits`], for whatever knows enough of a post.
#[must_use]
pub fn placed(post: &impl Placed, follower: &Follower<'_>) -> bool {
    if post.visibility() == Visibility::Direct && !post.is_addressed_to(follower.account_id) {
        return false;
    }
    if post.is_boost() {
        return follower.show_reblogs;
    }
    if let (Some(languages), Some(language)) = (follower.languages, post.language())
        && !languages.split(',').any(|wanted| wanted == language)
    {
        return false;
    }
    match post.parent() {
        Some(parent) => {
            parent == post.author() || parent == follower.account_id || follower.follows_parent
        }
        None => !post.is_answer(),
    }
}
