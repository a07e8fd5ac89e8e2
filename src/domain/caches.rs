//! What reads remember: posts, authors, how a reader stands to others, what a reader has done with posts.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex},
    time::Duration,
};

use jiff::Timestamp;
use sql::queries::{accounts, oauth, relationships, statuses, users};

use super::{
    Error, Result, Services,
    accounts::{Account, AccountExt},
    followers::{Followers, Numbers},
    statuses::{Personal, Status},
    timelines::REPEAT_WINDOW,
    tokens::{Login, Token},
    whales,
};
use crate::{
    cache::{ById, Figures, Ids, Kept, Load, Log, Table, with_room},
    feed::Change,
};

/// Marks of each kind that are remembered of a reader.
const MARKS: i64 = 500;
/// Changes that wait for the log at most: beyond, it was away for everybody, who then start over.
const UNSAID: usize = 10_000;
/// How often the log is tried again.
const SAY_EVERY: Duration = Duration::from_secs(1);
/// Boosts of one post that are remembered.
const BOOSTS: i64 = 500;

/// The caches of one process, within one byte budget.
pub struct Caches {
    log: Log,
    statuses: Table<Arc<Kept<Status>>>,
    accounts: Table<Arc<Kept<Account>>>,
    standings: Table<Arc<Standings>>,
    marks: Table<Arc<Marks>>,
    boosts: Table<Arc<Vec<(i64, i64)>>>,
    /// Who follows an author here.
    pub(super) followers: Table<Arc<Followers>>,
    /// What [`followers`](Self::followers) name readers by.
    pub(super) numbers: Numbers,
    tokens: Table<Arc<Token>>,
    logins: Table<(Login, i64)>,
    pub(super) whales: whales::Memory,
    defaults: Table<Arc<PostDefaults>>,
    /// The ids of tags by folded name; a tag is never taken away.
    tags: moka::sync::Cache<String, i64>,
    /// Name and website of applications; they never change.
    applications: moka::sync::Cache<i64, Arc<(String, Option<String>)>>,
    /// Which token a hash is of; this never changes.
    hashes: moka::sync::Cache<Vec<u8>, i64>,
    /// What was counted last of the whole instance; whoever counts makes the others wait for it.
    pub(super) counts: tokio::sync::Mutex<Option<super::instance::Counts>>,
    /// Changes of this process that the log does not have yet; whoever finds none starts telling them.
    unsaid: Mutex<Vec<Change>>,
}

/// How a reader stands to one account, as far as reading posts asks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// The reader follows.
    pub following: bool,
    /// … with boosts.
    pub showing_reblogs: bool,
    /// The reader blocks.
    pub blocking: bool,
    /// The reader is blocked.
    pub blocked_by: bool,
    /// The reader mutes.
    pub muting: bool,
    /// … notifications too.
    pub muting_notifications: bool,
}

/// How a reader stands to everybody.
#[derive(Debug, Default)]
pub struct Standings {
    following: ById<bool>,
    blocking: Ids,
    blocked_by: Ids,
    muting: ById<(bool, Option<Timestamp>)>,
}

impl Standings {
    /// To one account, now.
    #[must_use]
    pub fn to(&self, id: i64, now: Timestamp) -> Standing {
        let mute = self
            .muting
            .get(&id)
            .filter(|(_, expires)| expires.is_none_or(|expires| expires > now));
        let following = self.following.get(&id);
        Standing {
            following: following.is_some(),
            showing_reblogs: following.copied().unwrap_or(false),
            blocking: self.blocking.contains(&id),
            blocked_by: self.blocked_by.contains(&id),
            muting: mute.is_some(),
            muting_notifications: mute.is_some_and(|(hide, _)| *hide),
        }
    }

    /// Whether an account is followed.
    #[must_use]
    pub fn follows(&self, id: i64) -> bool {
        self.following.contains_key(&id)
    }

    fn size(&self) -> usize {
        256 + (self.following.len()
            + self.blocking.len()
            + self.blocked_by.len()
            + self.muting.len())
            * 32
    }
}

/// What a reader has done lately with posts.
#[derive(Debug, Default)]
pub struct Marks {
    favourited: Recent,
    bookmarked: Recent,
    reblogged: Recent,
    pinned: Recent,
    muted: Recent,
}

/// A set that is whole down to a floor.
#[derive(Debug, Default)]
struct Recent {
    ids: Ids,
    /// Posts above this that are not in the set are not marked. A mark is younger than what it marks.
    floor: i64,
}

impl Recent {
    fn says(&self, id: i64) -> Option<bool> {
        if self.ids.contains(&id) {
            Some(true)
        } else if id > self.floor {
            Some(false)
        } else {
            None
        }
    }
}

impl Marks {
    /// What is known of one post; `None` when it is too old to tell.
    fn of(&self, id: i64, conversation_id: i64) -> Option<Personal> {
        Some(Personal {
            id,
            favourited: self.favourited.says(id)?,
            reblogged: self.reblogged.says(id)?,
            bookmarked: self.bookmarked.says(id)?,
            muted: self.muted.says(conversation_id)?,
            pinned: self.pinned.says(id)?,
        })
    }

    fn size(&self) -> usize {
        let all = [
            &self.favourited,
            &self.bookmarked,
            &self.reblogged,
            &self.pinned,
            &self.muted,
        ];
        256 + all
            .iter()
            .map(|recent| recent.ids.len() * 16)
            .sum::<usize>()
    }
}

impl Caches {
    /// Caches of `bytes` together.
    #[must_use]
    pub fn new(bytes: u64) -> Caches {
        let share = |percent: u64| bytes / 100 * percent;
        Caches {
            tokens: Table::new(share(2), |token: &Arc<Token>| 256 + token.scopes.len()),
            logins: Table::new(share(1), |_| 64),
            defaults: Table::new(share(1), |_| 160),
            tags: moka::sync::Cache::new(50_000),
            applications: moka::sync::Cache::new(1_000),
            hashes: moka::sync::Cache::new(200_000),
            counts: tokio::sync::Mutex::default(),
            unsaid: Mutex::default(),
            log: Log::default(),
            whales: whales::Memory::new(share(5)),
            followers: Table::new(share(15), |followers: &Arc<Followers>| followers.size()),
            numbers: Numbers::default(),
            statuses: Table::new(share(32), |status: &Arc<Kept<Status>>| {
                // The wire form is about twice as long as what it shows.
                3072 + (status.row.content.len() + status.row.spoiler_text.len()) * 2
                    + status.row.text.len()
                    + status
                        .media
                        .iter()
                        .map(|media| {
                            2048 + media.description.as_deref().unwrap_or_default().len() * 2
                        })
                        .sum::<usize>()
                    + status.mentions.len() * 512
                    + status.emojis.len() * 768
                    + status
                        .tags
                        .iter()
                        .map(|tag| 160 + tag.len() * 3)
                        .sum::<usize>()
            }),
            accounts: Table::new(share(14), |account: &Arc<Kept<Account>>| {
                // Fields and emoji are JSON of which the size is not kept: as much as a profile may have.
                8192 + account.note.len() * 2 + account.note_source.len()
            }),
            standings: Table::new(share(15), |standings: &Arc<Standings>| standings.size()),
            marks: Table::new(share(10), |marks: &Arc<Marks>| marks.size()),
            boosts: Table::new(share(5), |boosts: &Arc<Vec<(i64, i64)>>| {
                64 + boosts.len() * 16
            }),
        }
    }

    pub(super) fn apply(&self, change: Option<Change>) {
        self.whales.apply(change);
        match change {
            Some(Change::Posted {
                account,
                version,
                statuses,
                day,
            }) => self.accounts.change(account, |known| {
                (known.stats_version < version).then(|| {
                    Arc::new(Kept::new(Account {
                        statuses_count: statuses,
                        last_status_at: day,
                        stats_version: version,
                        ..Account::clone(known)
                    }))
                })
            }),
            Some(Change::Status(id) | Change::Counts(id)) => {
                self.statuses.forget(id);
                self.boosts.forget(id);
            }
            Some(Change::Account(id)) => {
                self.accounts.forget(id);
                // The login may have changed with it.
                self.logins.forget(id);
                self.defaults.forget(id);
            }
            Some(Change::Relationships(id)) => {
                self.standings.forget(id);
                // Its counters have changed as well.
                self.accounts.forget(id);
            }
            Some(Change::Marks(id)) => self.marks.forget(id),
            Some(Change::Token(id)) => self.tokens.forget(id),
            Some(Change::Followers(id)) => self.followers.forget(id),
            // Of whales no followers are remembered.
            Some(Change::Whales) => self.followers.clear(),
            Some(Change::Filters(_) | Change::Newer(_) | Change::Newest(_)) => {}
            None => {
                self.statuses.clear();
                self.accounts.clear();
                self.standings.clear();
                self.marks.clear();
                self.boosts.clear();
                self.followers.clear();
                self.tokens.clear();
                self.logins.clear();
                self.defaults.clear();
            }
        }
    }

    /// Forgets all, as after a change that nobody can name.
    pub fn forget_all(&self) {
        self.apply(None);
    }

    /// What each cache has done so far, by name.
    #[must_use]
    pub fn figures(&self) -> Vec<(&'static str, Figures)> {
        let mut all = vec![
            ("statuses", self.statuses.figures()),
            ("accounts", self.accounts.figures()),
            ("standings", self.standings.figures()),
            ("marks", self.marks.figures()),
            ("boosts", self.boosts.figures()),
            ("followers", self.followers.figures()),
            ("tokens", self.tokens.figures()),
            ("logins", self.logins.figures()),
            ("post_defaults", self.defaults.figures()),
        ];
        all.extend(self.whales.figures());
        all
    }

    /// Applies what was announced before this call; `false`: read past the caches.
    pub async fn follow(&self, services: &Services) -> bool {
        self.log
            .follow(&services.feed, |change| self.apply(change))
            .await
    }
}

/// What a person here has chosen for new posts.
#[derive(Clone, Debug)]
pub(super) struct PostDefaults {
    /// public, unlisted, private or direct.
    pub(super) privacy: String,
    /// Media hidden.
    pub(super) sensitive: bool,
    /// ISO 639.
    pub(super) language: Option<String>,
    /// public, followers or nobody.
    pub(super) quote_policy: String,
    /// The application is named.
    pub(super) show_application: bool,
}

/// What somebody has chosen for new posts; [`Error::NotFound`] for accounts without a login.
pub(super) async fn post_defaults(
    services: &Services,
    account_id: i64,
) -> Result<Arc<PostDefaults>> {
    let caches = &services.caches;
    let fresh = caches.follow(services).await;
    if let Some(known) = caches.defaults.get(account_id).filter(|_| fresh) {
        return Ok(known);
    }
    let load = caches.defaults.begin();
    let connection = services.connection().await?;
    let user = users::by_account()
        .bind(&connection, &account_id)
        .opt()
        .await?
        .ok_or(Error::NotFound)?;
    let defaults = Arc::new(PostDefaults {
        privacy: user.default_privacy,
        sensitive: user.default_sensitive,
        language: user.default_language,
        quote_policy: user.default_quote_policy,
        show_application: user.show_application,
    });
    if fresh {
        caches.defaults.keep(load, account_id, defaults.clone());
    }
    Ok(defaults)
}

/// An account as reads remember it; never a deleted one or this server's own.
pub(super) async fn account(services: &Services, id: i64) -> Result<Arc<Kept<Account>>> {
    let fresh = services.caches.follow(services).await;
    accounts(services, fresh, &[id])
        .await?
        .remove(&id)
        .filter(|account| account.deleted_at.is_none() && !account.is_server())
        .ok_or(Error::NotFound)
}

/// Name and website of an application; none when it is gone.
pub(super) async fn application(
    services: &Services,
    id: i64,
) -> Result<Option<Arc<(String, Option<String>)>>> {
    let known = &services.caches.applications;
    if let Some(application) = known.get(&id) {
        return Ok(Some(application));
    }
    let connection = services.connection().await?;
    let found = oauth::application().bind(&connection, &id).opt().await?;
    Ok(found.map(|found| {
        let application = Arc::new((found.name, found.website));
        known.insert(id, application.clone());
        application
    }))
}

/// The ids of tags (folded name and shown form), those that are new made; by name.
pub(super) async fn tag_ids(
    services: &Services,
    tags: &[(String, String)],
) -> Result<HashMap<String, i64>> {
    let known = &services.caches.tags;
    let mut found: HashMap<String, i64> = HashMap::new();
    let mut missing: Vec<&(String, String)> = Vec::new();
    for tag in tags {
        match known.get(&tag.0) {
            Some(id) => {
                found.insert(tag.0.clone(), id);
            }
            None => missing.push(tag),
        }
    }
    if missing.is_empty() {
        return Ok(found);
    }
    missing.sort();
    missing.dedup_by(|a, b| a.0 == b.0);
    let connection = services.connection().await?;
    for attempt in 0..2 {
        let names: Vec<&str> = missing.iter().map(|tag| tag.0.as_str()).collect();
        let rows = statuses::tags_by_name()
            .bind(&connection, &names)
            .all()
            .await?;
        for row in rows {
            known.insert(row.name.clone(), row.id);
            found.insert(row.name, row.id);
        }
        missing.retain(|tag| !found.contains_key(&tag.0));
        if missing.is_empty() || attempt > 0 {
            break;
        }
        let ids = missing
            .iter()
            .map(|_| services.id())
            .collect::<Result<Vec<i64>>>()?;
        let names: Vec<&str> = missing.iter().map(|tag| tag.0.as_str()).collect();
        let displays: Vec<&str> = missing.iter().map(|tag| tag.1.as_str()).collect();
        statuses::add_tags()
            .bind(&connection, &services.now(), &ids, &names, &displays)
            .await?;
    }
    Ok(found)
}

/// The moment before posts are written, for [`keep_new`].
pub(super) fn before_writing(services: &Services) -> Load {
    services.caches.statuses.begin()
}

/// Remembers a post that was just written, unless something happened to it since `before`.
pub(super) fn keep_new(services: &Services, before: Load, status: Arc<Kept<Status>>) {
    services.caches.statuses.keep(before, status.row.id, status);
}

/// Forgets what this process has changed, and tells the others later, because the log cannot be written now. What is beyond
/// [`UNSAID`], or is never told, others forget by its age.
pub(super) fn say_later(services: &Services, changes: &[Change]) {
    let caches = &services.caches;
    changes
        .iter()
        .for_each(|change| caches.apply(Some(*change)));
    let Ok(mut unsaid) = caches.unsaid.lock() else {
        return;
    };
    let idle = unsaid.is_empty();
    let room = UNSAID.saturating_sub(unsaid.len());
    unsaid.extend(changes.iter().take(room));
    if idle && !unsaid.is_empty() {
        tokio::spawn(say(services.clone()));
    }
}

async fn say(services: Services) {
    loop {
        tokio::time::sleep(SAY_EVERY).await;
        let Ok(changes) = services.caches.unsaid.lock().map(|unsaid| unsaid.clone()) else {
            return;
        };
        if services.feed.changed(&changes).await.is_err() {
            continue;
        }
        let Ok(mut unsaid) = services.caches.unsaid.lock() else {
            return;
        };
        unsaid.drain(..changes.len());
        if unsaid.is_empty() {
            return;
        }
    }
}

/// The token of a bearer whose hash this is, with the present state of the login.
pub(super) async fn token(services: &Services, hash: Vec<u8>) -> Result<Option<Token>> {
    let caches = &services.caches;
    let fresh = caches.follow(services).await;
    if fresh
        && let Some(token) = caches
            .hashes
            .get(&hash)
            .and_then(|id| caches.tokens.get(id))
    {
        match token.account_id.map(|id| caches.logins.get(id)) {
            None => return Ok(Some(Token::clone(&token))),
            Some(Some((login, permissions))) => {
                return Ok(Some(Token {
                    login,
                    permissions,
                    ..Token::clone(&token)
                }));
            }
            Some(None) => {}
        }
    }
    let (of_token, of_login) = (caches.tokens.begin(), caches.logins.begin());
    let found = super::tokens::load(services, &hash).await?;
    if let Some(token) = found.as_ref().filter(|_| fresh) {
        caches.hashes.insert(hash, token.id);
        caches
            .tokens
            .keep(of_token, token.id, Arc::new(token.clone()));
        if let Some(account_id) = token.account_id {
            caches
                .logins
                .keep(of_login, account_id, (token.login, token.permissions));
        }
    }
    Ok(found)
}

/// Posts by id, with what they boost; what does not exist is left out. At most two queries, none when all is
/// remembered.
pub(super) async fn statuses(
    services: &Services,
    fresh: bool,
    ids: &[i64],
) -> Result<ById<Arc<Kept<Status>>>> {
    let table = &services.caches.statuses;
    let mut found: ById<Arc<Kept<Status>>> = with_room(ids.len() * 2);
    let mut wanted: Vec<i64> = ids.to_vec();
    for _ in 0..2 {
        let mut missing = Vec::new();
        for id in wanted.drain(..) {
            match table.get(id).filter(|_| fresh) {
                Some(status) => {
                    found.insert(id, status);
                }
                None => missing.push(id),
            }
        }
        if !missing.is_empty() {
            let load = table.begin();
            let connection = services.connection().await?;
            for row in statuses::with_originals()
                .bind(&connection, &missing)
                .all()
                .await?
            {
                let status = Arc::new(Kept::new(Status::from_row(row)?));
                if fresh {
                    table.keep(load, status.row.id, status.clone());
                }
                found.insert(status.row.id, status);
            }
        }
        // What a remembered boost boosts may not be remembered itself.
        wanted = found
            .values()
            .filter_map(|status| status.row.reblog_of_id)
            .filter(|id| !found.contains_key(id))
            .collect();
        if wanted.is_empty() {
            break;
        }
    }
    Ok(found)
}

/// Accounts by id.
pub(super) async fn accounts(
    services: &Services,
    fresh: bool,
    ids: &[i64],
) -> Result<ById<Arc<Kept<Account>>>> {
    let table = &services.caches.accounts;
    let mut found = with_room(ids.len());
    let mut missing = Vec::new();
    for id in ids {
        match table.get(*id).filter(|_| fresh) {
            Some(account) => {
                found.insert(*id, account);
            }
            None => missing.push(*id),
        }
    }
    if !missing.is_empty() {
        let load = table.begin();
        let connection = services.connection().await?;
        for row in accounts::by_ids().bind(&connection, &missing).all().await? {
            let account = Arc::new(Kept::new(row));
            if fresh {
                table.keep(load, account.id, account.clone());
            }
            found.insert(account.id, account);
        }
    }
    Ok(found)
}

/// How a reader stands to everybody.
pub(super) async fn standings(
    services: &Services,
    fresh: bool,
    reader: i64,
) -> Result<Arc<Standings>> {
    let table = &services.caches.standings;
    if fresh && let Some(known) = table.get(reader) {
        return Ok(known);
    }
    let load = table.begin();
    let connection = services.connection().await?;
    let mut standings = Standings::default();
    for row in relationships::standing()
        .bind(&connection, &reader)
        .all()
        .await?
    {
        match row.kind.as_str() {
            "f" => {
                standings.following.insert(row.id, row.flag);
            }
            "b" => {
                standings.blocking.insert(row.id);
            }
            "B" => {
                standings.blocked_by.insert(row.id);
            }
            _ => {
                standings.muting.insert(row.id, (row.flag, row.expires_at));
            }
        }
    }
    let standings = Arc::new(standings);
    if fresh {
        table.keep(load, reader, standings.clone());
    }
    Ok(standings)
}

/// What a reader has done with posts.
pub(super) async fn personal(
    services: &Services,
    fresh: bool,
    reader: i64,
    posts: &ById<Arc<Kept<Status>>>,
) -> Result<ById<Personal>> {
    let marks = match services.caches.marks.get(reader).filter(|_| fresh) {
        Some(known) => known,
        None => load_marks(services, fresh, reader).await?,
    };
    let mut found = with_room(posts.len());
    let mut unknown = Vec::new();
    for status in posts.values() {
        match marks.of(status.row.id, status.row.conversation_id) {
            Some(personal) => {
                found.insert(status.row.id, personal);
            }
            None => unknown.push(status.row.id),
        }
    }
    if !unknown.is_empty() {
        let connection = services.connection().await?;
        for row in statuses::personal()
            .bind(&connection, &reader, &unknown)
            .all()
            .await?
        {
            found.insert(row.id, row);
        }
    }
    Ok(found)
}

async fn load_marks(services: &Services, fresh: bool, reader: i64) -> Result<Arc<Marks>> {
    let table = &services.caches.marks;
    let load = table.begin();
    let connection = services.connection().await?;
    let mut marks = Marks::default();
    let mut counts: HashMap<String, (i64, i64)> = HashMap::default();
    for row in statuses::marks()
        .bind(&connection, &reader, &MARKS)
        .all()
        .await?
    {
        let recent = match row.kind.as_str() {
            "f" => &mut marks.favourited,
            "b" => &mut marks.bookmarked,
            "r" => &mut marks.reblogged,
            "p" => &mut marks.pinned,
            _ => &mut marks.muted,
        };
        recent.ids.insert(row.id);
        let (count, oldest) = counts.entry(row.kind).or_insert((0, i64::MAX));
        *count += 1;
        *oldest = (*oldest).min(row.mark);
    }
    for (kind, (count, oldest)) in counts {
        if count < MARKS {
            continue;
        }
        // Cut: below the oldest mark nothing can be told. Muted conversations have no order: nothing at all.
        match kind.as_str() {
            "f" => marks.favourited.floor = oldest,
            "b" => marks.bookmarked.floor = oldest,
            "r" => marks.reblogged.floor = oldest,
            "p" => marks.pinned.floor = oldest,
            _ => marks.muted.floor = i64::MAX,
        }
    }
    let marks = Arc::new(marks);
    if fresh {
        table.keep(load, reader, marks.clone());
    }
    Ok(marks)
}

/// The boosts among `boosts` (boost, original) that the reader's home leaves out, as `timelines.repeats` in
/// `sql/queries` defines it. `None`: too many boosts to tell from memory, ask there.
pub(super) async fn repeats(
    services: &Services,
    fresh: bool,
    reader: i64,
    boosts: &[(i64, i64)],
    posts: &ById<Arc<Kept<Status>>>,
) -> Result<Option<Vec<i64>>> {
    let standings = standings(services, fresh, reader).await?;
    let table = &services.caches.boosts;
    let mut known: ById<Arc<Vec<(i64, i64)>>> = HashMap::default();
    let mut missing = Vec::new();
    for (_, original) in boosts {
        match table.get(*original).filter(|_| fresh) {
            Some(list) => {
                known.insert(*original, list);
            }
            None => missing.push(*original),
        }
    }
    if !missing.is_empty() {
        missing.sort_unstable();
        missing.dedup();
        let load = table.begin();
        let connection = services.connection().await?;
        let mut lists: ById<Vec<(i64, i64)>> = missing.iter().map(|id| (*id, Vec::new())).collect();
        for row in statuses::boosts_lately()
            .bind(&connection, &missing, &0, &BOOSTS)
            .all()
            .await?
        {
            lists
                .entry(row.original)
                .or_default()
                .push((row.id, row.account_id));
        }
        for (original, list) in lists {
            let list = Arc::new(list);
            if fresh {
                table.keep(load, original, list.clone());
            }
            known.insert(original, list);
        }
    }
    let full = usize::try_from(BOOSTS).unwrap_or(usize::MAX);
    let mut repeats = Vec::new();
    for (boost, original) in boosts {
        let Some(list) = known.get(original) else {
            continue;
        };
        let since = boost - REPEAT_WINDOW;
        if list.len() >= full && list.last().is_some_and(|(oldest, _)| *oldest > since) {
            return Ok(None);
        }
        let boosted_before = list.iter().any(|(id, account_id)| {
            *id < *boost
                && *id > since
                && (*account_id == reader
                    || standings
                        .following
                        .get(account_id)
                        .copied()
                        .unwrap_or(false))
        });
        let stood_before = posts.get(original).is_some_and(|status| {
            let author = status.row.account_id;
            status.row.id > since && (author == reader || standings.following.contains_key(&author))
        });
        if boosted_before || stood_before {
            repeats.push(*boost);
        }
    }
    Ok(Some(repeats))
}
