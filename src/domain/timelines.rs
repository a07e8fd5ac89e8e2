//! Timelines: a key, ordered ids, a cursor. Every page a client can scroll is read here.
//!
//! A page of posts is found as ids, gathered in a batch, and thinned by what the reader may see and wants; one that
//! falls short is refilled a bounded number of times.

use std::collections::HashSet;

use sql::queries::{statuses, timelines};

use super::{
    Result, Services,
    accounts::{self, Account},
    caches::{self, Standing},
    relationships::Relationship,
    statuses::{Gathered, Placed, Status, Visibility, gather},
};
use crate::feed;

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
const REFILLS: usize = 5;
/// Ids that a refill reads at most.
const MAX_REFILL: usize = 320;

/// A boost is left out when its original, or an earlier boost of it, stood in the same home less than a day before.
/// Ids hold milliseconds in their upper 48 bits.
pub const REPEAT_WINDOW: i64 = (24 * 60 * 60 * 1000) << 16;

/// Reads ids by cursor until a page is full of what the reader may see and wants.
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
    for refill in 0..=REFILLS {
        let wanted = cursor.limit - page.order.len();
        // A page that falls short may lie in a long run of what its reader does not want: each look reaches further.
        at.limit = if refill == 0 {
            cursor.limit
        } else {
            ((wanted * 2).max(10) << refill).min(MAX_REFILL)
        };
        let asked = at.limit;
        let ids = source(at).await?;
        more = ids.len() >= asked;
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
        if thin.silenced {
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

/// The home timeline: from Redis where it is remembered, built there when it is missing, from Postgres below what is
/// remembered and while Redis is away. All three give the same answer.
///
/// Source: <https://docs.joinmastodon.org/methods/timelines/#home>.
pub async fn home(services: &Services, reader: i64, cursor: Cursor) -> Result<StatusPage> {
    let thin = Thin {
        unwanted: true,
        silenced: false,
        repeats: true,
    };
    fill(services, Some(reader), cursor, thin, |at| {
        home_ids(services, reader, at)
    })
    .await
}

async fn home_ids(services: &Services, reader: i64, at: Cursor) -> Result<Vec<i64>> {
    let place = feed::Cursor {
        below: Some(at.below).filter(|below| *below < i64::MAX),
        above: Some(at.above).filter(|above| *above > 0),
        upwards: at.upwards,
    };
    let mut remembered = services.feed.page(reader, place, at.limit).await;
    if matches!(remembered, Ok(feed::Home::Missing)) {
        remember_home(services, reader).await?;
        remembered = services.feed.page(reader, place, at.limit).await;
    }
    if let Ok(feed::Home::Page {
        mut ids,
        complete_to,
    }) = remembered
        && place.answered(ids.len(), at.limit, complete_to)
    {
        if at.upwards {
            ids.reverse();
        }
        return Ok(ids);
    }
    let connection = services.connection().await?;
    Ok(if at.upwards {
        timelines::home_above()
            .bind(&connection, &reader, &at.above, &at.below, &at.amount())
            .all()
            .await?
    } else {
        timelines::home()
            .bind(&connection, &reader, &at.below, &at.above, &at.amount())
            .all()
            .await?
    })
}

/// Builds a home list in Redis. Pushes that arrive meanwhile land behind the snapshot.
pub async fn remember_home(services: &Services, reader: i64) -> Result<()> {
    if !super::followers::welcome(services, reader).await? {
        return Ok(());
    }
    let Ok(feed::Begin::Build(token)) = services.feed.begin(reader).await else {
        return Ok(());
    };
    let size = i64::from(services.config.feed.home_size);
    let mut ids = {
        let connection = services.connection().await?;
        timelines::home()
            .bind(&connection, &reader, &i64::MAX, &0, &size)
            .all()
            .await?
    };
    let cut = i64::try_from(ids.len()).unwrap_or(0) >= size;
    ids.reverse();
    if let Err(error) = services.feed.fill(reader, &token, ids, cut).await {
        tracing::debug!(%error, "home not remembered");
    }
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

/// Whether a post stands in a follower's home: the same rules as `home_entries` in `sql/functions.sql`.
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

/// Which part of the public timeline.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct PublicFilter {
    /// Only posts made here.
    pub local: bool,
    /// Only posts made elsewhere.
    pub remote: bool,
    /// Only posts with attachments.
    pub only_media: bool,
}

/// The public timeline (<https://docs.joinmastodon.org/methods/timelines/#public>).
pub async fn public(
    services: &Services,
    reader: Option<i64>,
    filter: PublicFilter,
    cursor: Cursor,
) -> Result<StatusPage> {
    let thin = Thin {
        unwanted: true,
        silenced: true,
        repeats: false,
    };
    fill(services, reader, cursor, thin, |at| async move {
        let connection = services.connection().await?;
        Ok(if filter.local {
            timelines::public_local()
                .bind(
                    &connection,
                    &at.upwards,
                    &at.below,
                    &at.above,
                    &filter.only_media,
                    &at.amount(),
                )
                .all()
                .await?
        } else {
            timelines::public()
                .bind(
                    &connection,
                    &at.upwards,
                    &filter.only_media,
                    &at.below,
                    &at.above,
                    &filter.remote,
                    &at.amount(),
                )
                .all()
                .await?
        })
    })
    .await
}

/// Which posts of a tag.
#[derive(Clone, Debug, Default)]
pub struct TagFilter {
    /// Folded names; a post needs one of them.
    pub any: Vec<String>,
    /// A post needs all of them.
    pub all: Vec<String>,
    /// A post may have none of them.
    pub none: Vec<String>,
    /// Where it was made, and attachments.
    pub public: PublicFilter,
}

/// The timeline of a tag (<https://docs.joinmastodon.org/methods/timelines/#tag>).
pub async fn tag(
    services: &Services,
    reader: Option<i64>,
    filter: &TagFilter,
    cursor: Cursor,
) -> Result<StatusPage> {
    let thin = Thin {
        unwanted: true,
        silenced: true,
        repeats: false,
    };
    fill(services, reader, cursor, thin, |at| async move {
        let connection = services.connection().await?;
        let mut ids: Vec<i64> = Vec::new();
        // One index walk per tag; the merge keeps the page's order.
        for name in &filter.any {
            let found = timelines::tag()
                .bind(
                    &connection,
                    &at.upwards,
                    name,
                    &at.below,
                    &at.above,
                    &filter.public.local,
                    &filter.public.remote,
                    &filter.public.only_media,
                    &filter.all,
                    &filter.none,
                    &at.amount(),
                )
                .all()
                .await?;
            ids.extend(found);
        }
        ids.sort_unstable();
        ids.dedup();
        if !at.upwards {
            ids.reverse();
        }
        ids.truncate(at.limit);
        Ok(ids)
    })
    .await
}

/// Which of an account's posts.
#[derive(Clone, Debug, Default)]
pub struct AccountFilter {
    /// Only posts with attachments.
    pub only_media: bool,
    /// No answers to others.
    pub exclude_replies: bool,
    /// No boosts.
    pub exclude_reblogs: bool,
    /// No direct posts.
    pub exclude_direct: bool,
    /// With this tag.
    pub tagged: Option<String>,
}

/// An account's posts, as far as the reader may see them
/// (<https://docs.joinmastodon.org/methods/accounts/#statuses>).
pub async fn account(
    services: &Services,
    reader: Option<i64>,
    author: &Account,
    filter: &AccountFilter,
    cursor: Cursor,
) -> Result<StatusPage> {
    let relation: Option<Relationship> = match reader.filter(|reader| *reader != author.id) {
        Some(reader) => Some(super::relationships::to(services, reader, author.id).await?),
        None => None,
    };
    if relation
        .as_ref()
        .is_some_and(|relation| relation.blocked_by)
    {
        return Ok(Page {
            items: Gathered::default(),
            newest: None,
            oldest: None,
            more: false,
        });
    }
    let own = reader == Some(author.id);
    let follower = relation.is_some_and(|relation| relation.following);
    let tag = filter.tagged.clone().unwrap_or_default();
    fill(services, reader, cursor, Thin::default(), |at| {
        let tag = &tag;
        async move {
            let connection = services.connection().await?;
            Ok(timelines::account()
                .bind(
                    &connection,
                    &at.upwards,
                    &author.id,
                    &at.below,
                    &at.above,
                    &own,
                    &follower,
                    &reader.unwrap_or(0),
                    &filter.exclude_direct,
                    &filter.exclude_reblogs,
                    &filter.exclude_replies,
                    &filter.only_media,
                    tag,
                    &at.amount(),
                )
                .all()
                .await?)
        }
    })
    .await
}

/// An account's pinned posts, newest pin first.
pub async fn pinned(
    services: &Services,
    reader: Option<i64>,
    author: &Account,
) -> Result<Gathered> {
    let connection = services.connection().await?;
    let ids = statuses::pinned()
        .bind(&connection, &author.id, &40)
        .all()
        .await?;
    drop(connection);
    gather(services, reader, &ids).await
}

/// The lists whose cursor is a row of their own (a favourite, a follow, …), not the item's id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keyed {
    /// Posts favoured by an account.
    Favourites(i64),
    /// Posts bookmarked by an account.
    Bookmarks(i64),
    /// Accounts that favoured a post.
    FavouritedBy(i64),
    /// Accounts that boosted a post.
    RebloggedBy(i64),
    /// Accounts that follow an account.
    Followers(i64),
    /// Accounts that an account follows.
    Following(i64),
    /// Accounts that ask to follow an account.
    FollowRequests(i64),
    /// Accounts blocked by an account.
    Blocks(i64),
    /// Accounts muted by an account.
    Mutes(i64),
}

/// An entry of a [`Keyed`] list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Pages by this.
    pub cursor: i64,
    /// The post or account.
    pub id: i64,
    /// Of a mute.
    pub expires_at: Option<jiff::Timestamp>,
}

/// A page of entries, newest first.
pub async fn entries(services: &Services, list: Keyed, at: Cursor) -> Result<Page<Vec<Entry>>> {
    let connection = services.connection().await?;
    macro_rules! read {
        ($query:ident, $key:expr) => {
            timelines::$query()
                .bind(
                    &connection,
                    &at.upwards,
                    $key,
                    &at.below,
                    &at.above,
                    &at.amount(),
                )
                .all()
                .await?
                .into_iter()
                .map(|row| Entry {
                    cursor: row.cursor,
                    id: row.id,
                    expires_at: None,
                })
                .collect::<Vec<Entry>>()
        };
    }
    let mut items = match list {
        Keyed::Favourites(id) => read!(favourites, &id),
        Keyed::Bookmarks(id) => read!(bookmarks, &id),
        Keyed::FavouritedBy(id) => read!(favourited_by, &id),
        Keyed::RebloggedBy(id) => read!(reblogged_by, &id),
        Keyed::Followers(id) => read!(followers, &id),
        Keyed::Following(id) => read!(following, &id),
        Keyed::FollowRequests(id) => read!(follow_requests, &id),
        Keyed::Blocks(id) => read!(blocks, &id),
        Keyed::Mutes(id) => timelines::mutes()
            .bind(
                &connection,
                &at.upwards,
                &id,
                &at.below,
                &at.above,
                &at.amount(),
            )
            .all()
            .await?
            .into_iter()
            .map(|row| Entry {
                cursor: row.cursor,
                id: row.id,
                expires_at: row.expires_at,
            })
            .collect(),
    };
    if at.upwards {
        items.reverse();
    }
    Ok(Page {
        newest: items.first().map(|entry| entry.cursor),
        oldest: items.last().map(|entry| entry.cursor),
        more: items.len() >= at.limit,
        items,
    })
}

/// A page of posts of a [`Keyed`] list (favourites, bookmarks).
pub async fn keyed_statuses(
    services: &Services,
    reader: i64,
    list: Keyed,
    at: Cursor,
) -> Result<StatusPage> {
    let page = entries(services, list, at).await?;
    let ids: Vec<i64> = page.items.iter().map(|entry| entry.id).collect();
    let items = gather(services, Some(reader), &ids).await?;
    Ok(Page {
        items,
        newest: page.newest,
        oldest: page.oldest,
        more: page.more,
    })
}

/// A page of accounts of a [`Keyed`] list, each with its entry.
pub async fn keyed_accounts(
    services: &Services,
    list: Keyed,
    at: Cursor,
) -> Result<Page<Vec<(Account, Entry)>>> {
    let page = entries(services, list, at).await?;
    let ids: Vec<i64> = page.items.iter().map(|entry| entry.id).collect();
    let found = accounts::listed(services, &ids).await?;
    let items = found
        .into_iter()
        .filter_map(|account| {
            page.items
                .iter()
                .find(|entry| entry.id == account.id)
                .map(|entry| (account, *entry))
        })
        .collect();
    Ok(Page {
        items,
        newest: page.newest,
        oldest: page.oldest,
        more: page.more,
    })
}

/// The followers of an account, or whom it follows, as far as a reader is shown them: nobody when the account hides its
/// lists, is gone, or blocks the reader.
///
/// Source: <https://docs.joinmastodon.org/methods/accounts/#followers>.
pub async fn relations_of(
    services: &Services,
    reader: Option<i64>,
    owner: &Account,
    list: Keyed,
    at: Cursor,
) -> Result<Page<Vec<(Account, Entry)>>> {
    use accounts::AccountExt;
    let own = reader == Some(owner.id);
    let blocked = match reader.filter(|_| !own) {
        Some(reader) => {
            super::relationships::to(services, reader, owner.id)
                .await?
                .blocked_by
        }
        None => false,
    };
    if owner.is_gone() || blocked || (owner.hide_collections && !own) {
        return Ok(Page {
            items: Vec::new(),
            newest: None,
            oldest: None,
            more: false,
        });
    }
    people(services, reader.filter(|_| !own), list, at).await
}

/// Who favoured or boosted a post that the reader may see.
///
/// Source: <https://docs.joinmastodon.org/methods/statuses/#favourited_by>.
pub async fn people(
    services: &Services,
    reader: Option<i64>,
    list: Keyed,
    at: Cursor,
) -> Result<Page<Vec<(Account, Entry)>>> {
    let mut page = keyed_accounts(services, list, at).await?;
    if let Some(reader) = reader {
        let ids: Vec<i64> = page.items.iter().map(|(account, _)| account.id).collect();
        let unwanted = super::relationships::unwanted(services, reader, &ids).await?;
        page.items
            .retain(|(account, _)| !unwanted.contains(&account.id));
    }
    Ok(page)
}
