//! Live streams: who hears what. The decisions are pure and the same as those of the pages; what they need to know of
//! a connected reader ([`Listener`]) is loaded once and again when it changes, and of a post ([`Post`]) once per event.
//!
//! Source: <https://docs.joinmastodon.org/methods/streaming/#streams>.

use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
};

use jiff::{SignedDuration, Timestamp};
use sql::queries::streams as rows;

use super::{
    Result, Services,
    accounts::Account,
    caches::{self, Standing},
    filters::{Filters, Match},
    statuses::{Gathered, Personal, Status, Visibility, gather},
    timelines::{Follower, PublicFilter, REPEAT_WINDOW, admits, unsilenced},
};
use crate::cache::{self, ById};

/// What is older than this when it becomes known here is no news: it stands in its timelines, but nobody is told.
pub const REAL_TIME: SignedDuration = SignedDuration::from_hours(6);

/// Earlier boosts of a post that are looked at to leave out a repeated one.
const BOOSTS_LOOKED_AT: i64 = 1_000;

/// What a client can listen to.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Channel {
    /// The reader's home.
    Home,
    /// The reader's notifications and nothing else.
    Notifications,
    /// The reader's direct conversations.
    Direct,
    /// The public timeline, or a part of it.
    Public(PublicFilter),
    /// Public posts with a tag.
    Tag {
        /// The name that all spellings share.
        name: String,
        /// Only posts made here.
        local: bool,
    },
    /// A list of the reader.
    List(i64),
}

/// Whether something is new or a new version of what was there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum News {
    /// A new post or boost.
    Created,
    /// A post was edited.
    Edited,
}

/// A follow of a connected reader.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Followed {
    show_reblogs: bool,
    languages: Option<Vec<String>>,
    /// In an exclusive list.
    exclusive: bool,
}

/// A list of a connected reader.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Listed {
    members: HashSet<i64>,
    replies_policy: String,
}

/// A mute of a connected reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Muted {
    notifications: bool,
    until: Option<Timestamp>,
}

/// What is remembered of a connected reader: how they stand to others.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listener {
    /// The reader.
    pub id: i64,
    follows: HashMap<i64, Followed>,
    blocking: HashSet<i64>,
    blocked_by: HashSet<i64>,
    muting: HashMap<i64, Muted>,
    /// Folded names of tags followed.
    tags: HashSet<String>,
    lists: HashMap<i64, Listed>,
    filters: Arc<Filters>,
    domains: HashSet<String>,
}

impl Listener {
    /// A reader who stands to nobody in any way.
    #[must_use]
    pub fn new(id: i64) -> Listener {
        Listener {
            id,
            ..Listener::default()
        }
    }

    /// The accounts followed.
    pub fn followed(&self) -> impl Iterator<Item = i64> {
        self.follows.keys().copied()
    }

    /// The tags followed.
    pub fn tags(&self) -> impl Iterator<Item = &String> {
        self.tags.iter()
    }

    /// Whether this account's posts are theirs to hear, at home or in a list.
    #[must_use]
    pub fn follows(&self, account_id: i64) -> bool {
        self.follows.contains_key(&account_id)
    }

    fn has_at_home(&self, account_id: i64) -> bool {
        self.follows
            .get(&account_id)
            .is_some_and(|follow| !follow.exclusive)
    }

    /// Whether a post stands at home for one of its tags.
    fn follows_tag(&self, status: &Status) -> bool {
        status.visibility == Visibility::Public
            && status.row.reblog_of_id.is_none()
            && status.tags.iter().any(|tag| self.tags.contains(tag))
    }

    /// How the reader stands to an account.
    #[must_use]
    pub fn standing(&self, account_id: i64, now: Timestamp) -> Standing {
        let follow = self.follows.get(&account_id);
        let mute = self
            .muting
            .get(&account_id)
            .filter(|mute| mute.until.is_none_or(|until| until > now));
        Standing {
            following: follow.is_some(),
            showing_reblogs: follow.is_some_and(|follow| follow.show_reblogs),
            blocking: self.blocking.contains(&account_id),
            blocked_by: self.blocked_by.contains(&account_id),
            muting: mute.is_some(),
            muting_notifications: mute.is_some_and(|mute| mute.notifications),
            domain_blocking: false,
        }
    }

    /// Whether the reader blocks a server.
    #[must_use]
    pub fn blocks_domain(&self, domain: &str) -> bool {
        self.domains.contains(domain)
    }

    /// Whether anybody of a boost's line stood in this home before: the author of what is boosted, or an earlier booster.
    fn heard_before(&self, original: &Status, boost: i64, earlier: &[i64]) -> bool {
        let author = original.row.account_id;
        let recent = original.row.id > boost.saturating_sub(REPEAT_WINDOW);
        let stood = || author == self.id || self.has_at_home(author) || self.follows_tag(original);
        (recent && stood())
            || earlier.iter().any(|booster| {
                *booster == self.id
                    || self
                        .follows
                        .get(booster)
                        .is_some_and(|follow| follow.show_reblogs && !follow.exclusive)
            })
    }
}

/// Loads what is to be remembered of readers, in a constant number of queries.
pub async fn listeners(services: &Services, readers: &[i64]) -> Result<Vec<Listener>> {
    if readers.is_empty() {
        return Ok(Vec::new());
    }
    let connection = services.connection().await?;
    let (follow_stmt, block_stmt, mute_stmt) = (rows::follows(), rows::blocks(), rows::mutes());
    let (tag_stmt, list_stmt) = (rows::followed_tags(), rows::lists());
    let domain_stmt = rows::domain_blocks();
    let (follows, blocks, mutes, tags, lists, domains) = futures_util::try_join!(
        async { follow_stmt.bind(&connection, &readers).all().await },
        async { block_stmt.bind(&connection, &readers).all().await },
        async { mute_stmt.bind(&connection, &readers).all().await },
        async { tag_stmt.bind(&connection, &readers).all().await },
        async { list_stmt.bind(&connection, &readers).all().await },
        async { domain_stmt.bind(&connection, &readers).all().await },
    )?;
    drop(connection);
    // What was changed is in the log before anybody is told of it. A stream that is opened goes by what stands now, not when
    // its request came.
    cache::look_again();
    let fresh = services.caches.follow(services).await;
    let mut filters = caches::filters(services, fresh, readers).await?;
    let mut found: HashMap<i64, Listener> =
        readers.iter().map(|id| (*id, Listener::new(*id))).collect();
    for row in follows {
        if let Some(listener) = found.get_mut(&row.account_id) {
            let followed = Followed {
                show_reblogs: row.show_reblogs,
                languages: row.languages,
                exclusive: row.exclusive,
            };
            listener.follows.insert(row.target_id, followed);
        }
    }
    for row in blocks {
        if let Some(listener) = found.get_mut(&row.account_id) {
            listener.blocking.insert(row.target_id);
        }
        if let Some(listener) = found.get_mut(&row.target_id) {
            listener.blocked_by.insert(row.account_id);
        }
    }
    for row in mutes {
        if let Some(listener) = found.get_mut(&row.account_id) {
            let muted = Muted {
                notifications: row.hide_notifications,
                until: row.expires_at,
            };
            listener.muting.insert(row.target_id, muted);
        }
    }
    for row in tags {
        if let Some(listener) = found.get_mut(&row.account_id) {
            listener.tags.insert(row.name);
        }
    }
    for row in lists {
        if let Some(listener) = found.get_mut(&row.account_id) {
            let listed = Listed {
                members: row.members.into_iter().collect(),
                replies_policy: row.replies_policy,
            };
            listener.lists.insert(row.id, listed);
        }
    }
    for listener in found.values_mut() {
        listener.filters = filters.remove(&listener.id).unwrap_or_default();
    }
    for row in domains {
        if let Some(listener) = found.get_mut(&row.account_id) {
            listener.domains.insert(row.domain);
        }
    }
    Ok(found.into_values().collect())
}

/// Those of the tokens that are still good: not taken back, and their person's login is in order.
pub async fn good_tokens(services: &Services, ids: &[i64]) -> Result<HashSet<i64>> {
    let connection = services.connection().await?;
    let good = rows::good_tokens().bind(&connection, &ids).all().await?;
    Ok(good.into_iter().collect())
}

/// A post as it stands, with what decides who hears of it.
#[derive(Debug)]
pub struct Post {
    id: i64,
    gathered: Gathered,
    earlier_boosters: Vec<i64>,
}

/// Loads a post, whoever may see it; `None` when it is gone.
pub async fn post(services: &Services, id: i64) -> Result<Option<Post>> {
    let mut gathered = gather(services, None, &[id]).await?;
    gathered.order = vec![id];
    let post = Post {
        id,
        gathered,
        earlier_boosters: Vec::new(),
    };
    let Some((status, _)) = post.gathered.get(id) else {
        return Ok(None);
    };
    let Some(original) = status.row.reblog_of_id else {
        return Ok(Some(post));
    };
    let connection = services.connection().await?;
    let earlier_boosters = rows::earlier_boosters()
        .bind(
            &connection,
            &original,
            &id,
            &REPEAT_WINDOW,
            &BOOSTS_LOOKED_AT,
        )
        .all()
        .await?;
    Ok(Some(Post {
        earlier_boosters,
        ..post
    }))
}

impl Post {
    /// Which.
    #[must_use]
    pub fn id(&self) -> i64 {
        self.id
    }

    /// The post as anybody gets it.
    #[must_use]
    pub fn gathered(&self) -> &Gathered {
        &self.gathered
    }

    /// The post and its author.
    #[must_use]
    pub fn get(&self) -> Option<(&Status, &Account)> {
        let (status, author) = self.gathered.get(self.id)?;
        Some((status, author))
    }

    fn original(&self) -> Option<(&Status, &Account)> {
        let (status, _) = self.get()?;
        let (original, author) = self.gathered.get(status.row.reblog_of_id?)?;
        Some((original, author))
    }

    /// Whether somebody hears of it on a channel.
    #[must_use]
    pub fn heard(
        &self,
        news: News,
        channel: &Channel,
        listener: &Listener,
        now: Timestamp,
    ) -> bool {
        let Some((status, author)) = self.get() else {
            return false;
        };
        if news == News::Created && now.duration_since(status.row.created_at) > REAL_TIME {
            return false;
        }
        let stands = match channel {
            Channel::Home => self.stands_in_home(status, listener),
            Channel::Notifications | Channel::Direct => false,
            Channel::Public(filter) => {
                let row = &status.row;
                let is_answer = row.in_reply_to_id.is_some()
                    && row.in_reply_to_account_id != Some(row.account_id);
                !is_answer && is_open(status, *filter)
            }
            Channel::Tag { name, local } => {
                let filter = PublicFilter {
                    local: *local,
                    ..PublicFilter::default()
                };
                status.tags.contains(name) && is_open(status, filter)
            }
            Channel::List(id) => self.stands_in_list(status, listener, *id),
        };
        let standing = |account_id: i64| Standing {
            domain_blocking: !listener.domains.is_empty()
                && self
                    .gathered
                    .accounts
                    .get(&account_id)
                    .is_some_and(|account| {
                        account
                            .domain
                            .as_deref()
                            .is_some_and(|domain| listener.blocks_domain(domain))
                    }),
            ..listener.standing(account_id, now)
        };
        let reader = Some(listener.id);
        stands
            && unsilenced(author, reader, standing(author.id))
            && self.gathered.seen_by(self.id, reader, &standing)
            && self.gathered.wanted_by(self.id, reader, &standing)
    }

    fn stands_in_home(&self, status: &Status, listener: &Listener) -> bool {
        let row = &status.row;
        if row.account_id == listener.id || listener.follows_tag(status) {
            return true;
        }
        let repeated = || {
            self.original().is_some_and(|(original, _)| {
                listener.heard_before(original, self.id, &self.earlier_boosters)
            })
        };
        listener.has_at_home(row.account_id)
            && is_admitted(status, listener, |parent| listener.has_at_home(parent))
            && !repeated()
    }

    /// As `list_defined` in `sql/functions.sql`.
    fn stands_in_list(&self, status: &Status, listener: &Listener, id: i64) -> bool {
        let Some(list) = listener.lists.get(&id) else {
            return false;
        };
        list.members.contains(&status.row.account_id)
            && status.visibility != Visibility::Direct
            && is_admitted(status, listener, |parent| {
                match list.replies_policy.as_str() {
                    "followed" => listener.follows(parent),
                    "list" => list.members.contains(&parent),
                    _ => false,
                }
            })
    }

    /// What a reader's filters say of the post and what it boosts.
    #[must_use]
    pub fn filtered(&self, listener: &Listener, now: Timestamp) -> ById<Vec<Match>> {
        listener.filters.over(&self.gathered, listener.id, now)
    }

    /// The post as a reader gets it: what they did with it, and whether they follow the people in it.
    fn seen_as(
        &self,
        listener: &Listener,
        personal: Vec<Personal>,
        filtered: ById<Vec<Match>>,
    ) -> Gathered {
        let relationships = self
            .gathered
            .accounts
            .keys()
            .filter(|id| listener.follows(**id))
            .map(|id| {
                let standing = Standing {
                    following: true,
                    ..Standing::default()
                };
                (*id, standing)
            })
            .collect();
        Gathered {
            reader: Some(listener.id),
            at: self.gathered.at,
            order: vec![self.id],
            statuses: self.gathered.statuses.clone(),
            accounts: self.gathered.accounts.clone(),
            personal: personal.into_iter().map(|row| (row.id, row)).collect(),
            relationships,
            filtered,
            votes: None,
        }
    }
}

/// Whether a post of somebody followed passes what the follow leaves out, and whether it may answer whom it answers.
fn is_admitted(status: &Status, listener: &Listener, answers: impl Fn(i64) -> bool) -> bool {
    let row = &status.row;
    let Some(follow) = listener.follows.get(&row.account_id) else {
        return false;
    };
    let languages = follow.languages.as_ref().map(|all| all.join(","));
    let follower = Follower {
        account_id: listener.id,
        show_reblogs: follow.show_reblogs,
        languages: languages.as_deref(),
        follows_parent: row.in_reply_to_account_id.is_some_and(answers),
    };
    admits(status, &follower)
}

/// Whether a post stands in a part of the public timelines.
fn is_open(status: &Status, filter: PublicFilter) -> bool {
    status.visibility == Visibility::Public
        && status.row.reblog_of_id.is_none()
        && (!filter.local || status.row.local)
        && (!filter.remote || !status.row.local)
        && (!filter.only_media || !status.row.media_ids.is_empty())
}

/// Whether somebody hears on a channel that a post is gone. Its rows are too, so this goes by who could see it: nobody
/// learns from its end that there was a post not meant for them.
#[must_use]
pub fn heard_deletion(
    author: i64,
    visibility: Visibility,
    channel: &Channel,
    listener: &Listener,
) -> bool {
    match channel {
        Channel::Home => {
            author == listener.id
                || (visibility != Visibility::Direct && listener.has_at_home(author))
                || (visibility == Visibility::Public && !listener.tags.is_empty())
        }
        Channel::Notifications | Channel::Direct => false,
        Channel::List(id) => {
            visibility != Visibility::Direct
                && listener
                    .lists
                    .get(id)
                    .is_some_and(|list| list.members.contains(&author))
        }
        Channel::Public(_) | Channel::Tag { .. } => visibility == Visibility::Public,
    }
}

/// A post as it looks to some readers alike: it is rendered once for all of them.
#[derive(Debug)]
pub struct View {
    /// To be rendered.
    pub gathered: Gathered,
    /// Who gets it.
    pub readers: Vec<i64>,
}

/// What makes a post look different: whether it is one's own, what one did with it, whom one follows, by what one filters it.
type Look = (Vec<i64>, Vec<(i64, [bool; 5])>, Vec<i64>, Vec<(i64, i64)>);

/// How a post looks to readers: one query for all of them, and seldom more than one view.
pub async fn views(
    services: &Services,
    post: &Post,
    listeners: &[Arc<Listener>],
) -> Result<Vec<View>> {
    let readers: Vec<i64> = listeners.iter().map(|listener| listener.id).collect();
    let ids: Vec<i64> = post.gathered.statuses.keys().copied().collect();
    let connection = services.connection().await?;
    let marks = rows::marks()
        .bind(&connection, &ids, &readers)
        .all()
        .await?;
    drop(connection);
    let mut personal: HashMap<(i64, i64), Personal> = HashMap::new();
    for row in marks {
        let personal = personal
            .entry((row.reader, row.status_id))
            .or_insert_with(|| untouched(row.status_id));
        match row.mark.as_str() {
            "favourited" => personal.favourited = true,
            "reblogged" => personal.reblogged = true,
            "bookmarked" => personal.bookmarked = true,
            "muted" => personal.muted = true,
            "pinned" => personal.pinned = true,
            _ => {}
        }
    }
    Ok(alike(post, listeners, &personal, services.now()))
}

fn untouched(id: i64) -> Personal {
    Personal {
        id,
        favourited: false,
        reblogged: false,
        bookmarked: false,
        muted: false,
        pinned: false,
    }
}

/// Puts those together to whom the post looks the same.
fn alike(
    post: &Post,
    listeners: &[Arc<Listener>],
    personal: &HashMap<(i64, i64), Personal>,
    now: Timestamp,
) -> Vec<View> {
    let mut ids: Vec<i64> = post.gathered.statuses.keys().copied().collect();
    ids.sort_unstable();
    let mut people: Vec<i64> = post.gathered.accounts.keys().copied().collect();
    people.sort_unstable();
    let mut views: HashMap<Look, View> = HashMap::new();
    for listener in listeners {
        let own: Vec<i64> = people
            .iter()
            .copied()
            .filter(|id| *id == listener.id)
            .collect();
        let followed: Vec<i64> = people
            .iter()
            .copied()
            .filter(|id| listener.follows(*id))
            .collect();
        let did: Vec<Personal> = ids
            .iter()
            .map(|id| {
                let done = personal.get(&(listener.id, *id)).copied();
                done.unwrap_or_else(|| untouched(*id))
            })
            .collect();
        let flags = did
            .iter()
            .map(|row| {
                let flags = [
                    row.favourited,
                    row.reblogged,
                    row.bookmarked,
                    row.muted,
                    row.pinned,
                ];
                (row.id, flags)
            })
            .collect();
        let filtered = post.filtered(listener, now);
        let mut by: Vec<(i64, i64)> = filtered
            .iter()
            .flat_map(|(id, matches)| matches.iter().map(|found| (*id, found.filter.id)))
            .collect();
        by.sort_unstable();
        views
            .entry((own, flags, followed, by))
            .or_insert_with(|| View {
                gathered: post.seen_as(listener, did, filtered),
                readers: Vec::new(),
            })
            .readers
            .push(listener.id);
    }
    views.into_values().collect()
}

#[cfg(test)]
mod tests;
