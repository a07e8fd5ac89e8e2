//! What reads remember: posts, authors, how a reader stands to others, what a reader has done with posts.

mod boosts;
mod filters;
mod logins;
mod marks;
mod posts;
mod standings;
mod writing;

pub use marks::Marks;
pub use standings::{Standing, Standings};
pub(super) use {
    boosts::repeats,
    filters::filters,
    logins::token,
    marks::personal,
    posts::{accounts, statuses},
    standings::standings,
    writing::{
        PostDefaults, account, application, before_writing, keep_new, post_defaults, tag_ids,
    },
};

use std::{
    sync::{Arc, Mutex},
    time::Duration,
};

use super::{
    Services,
    accounts::Account,
    filters::Filters,
    followers::{Followers, Numbers},
    newest,
    statuses::Status,
    tokens::{Login, Token},
    whales,
};
use crate::{
    cache::{Figures, Kept, Log, Table},
    feed::Change,
};

/// Changes that wait for the log at most: beyond, it was away for everybody, who then start over.
const UNSAID: usize = 10_000;
/// How often the log is tried again.
const SAY_EVERY: Duration = Duration::from_secs(1);

/// The caches of one process, within one byte budget.
pub struct Caches {
    log: Log,
    statuses: Table<Arc<Kept<Status>>>,
    accounts: Table<Arc<Kept<Account>>>,
    standings: Table<Arc<Standings>>,
    marks: Table<Arc<Marks>>,
    filters: Table<Arc<Filters>>,
    boosts: Table<Arc<Vec<(i64, i64)>>>,
    /// Who follows an author here.
    pub(super) followers: Table<Arc<Followers>>,
    /// What [`followers`](Self::followers) name readers by.
    pub(super) numbers: Numbers,
    tokens: Table<Arc<Token>>,
    logins: Table<(Login, i64)>,
    pub(super) whales: whales::Memory,
    /// The newest posts of what is merged into homes.
    pub(super) newest: newest::Memory,
    defaults: Table<Arc<PostDefaults>>,
    /// The ids of tags by folded name; a tag is never taken away.
    tags: moka::sync::Cache<String, i64>,
    /// Name and website of applications; they never change.
    applications: moka::sync::Cache<i64, Arc<(String, Option<String>)>>,
    /// Which token a hash is of; this never changes.
    hashes: moka::sync::Cache<Vec<u8>, i64>,
    /// What was counted last of the whole instance; whoever counts makes the others wait for it.
    pub(super) counts: tokio::sync::Mutex<Option<super::instance::Counts>>,
    /// The server's public key for Web Push; it never changes.
    pub(super) vapid: tokio::sync::OnceCell<String>,
    /// Changes of this process that the log does not have yet; whoever finds none starts telling them.
    unsaid: Mutex<Vec<Change>>,
}

impl Caches {
    /// Caches of `bytes` together.
    #[must_use]
    pub fn new(bytes: u64) -> Caches {
        let share = |percent: u64| bytes / 100 * percent;
        Caches {
            tokens: Table::new(share(6), |token: &Arc<Token>| 128 + token.scopes.len()),
            logins: Table::new(share(3), |_| 64),
            defaults: Table::new(share(1), |_| 160),
            tags: moka::sync::Cache::new(50_000),
            applications: moka::sync::Cache::new(1_000),
            hashes: moka::sync::Cache::new(200_000),
            counts: tokio::sync::Mutex::default(),
            vapid: tokio::sync::OnceCell::new(),
            unsaid: Mutex::default(),
            log: Log::default(),
            whales: whales::Memory::default(),
            newest: newest::Memory::new(share(10)),
            followers: Table::new(share(7), |followers: &Arc<Followers>| followers.size()),
            numbers: Numbers::default(),
            statuses: Table::new(share(24), |status: &Arc<Kept<Status>>| {
                // The wire form is about twice as long as what it shows, and filters may have asked for the text.
                3072 + (status.row.content.len() + status.row.spoiler_text.len()) * 3
                    + status.row.text.len()
                    + status
                        .media
                        .iter()
                        .map(|media| {
                            2048 + media.description.as_deref().unwrap_or_default().len() * 2
                        })
                        .sum::<usize>()
                    + status.mentions.len() * 512
                    + status.poll.as_ref().map_or(0, |poll| {
                        let texts = poll.options.iter().map(String::len);
                        256 + texts.map(|text| 64 + text * 2).sum::<usize>()
                    })
                    + status.emojis.len() * 768
                    + status.card.as_ref().map_or(0, |card| {
                        let texts = [
                            &card.title,
                            &card.description,
                            &card.html,
                            &card.image_description,
                        ];
                        2048 + texts.iter().map(|text| text.len() * 2).sum::<usize>()
                    })
                    + status
                        .tags
                        .iter()
                        .map(|tag| 160 + tag.len() * 3)
                        .sum::<usize>()
            }),
            accounts: Table::new(share(10), |account: &Arc<Kept<Account>>| {
                let items = |list: &serde_json::Value| list.as_array().map_or(0, Vec::len);
                2560 + account.note.len() * 2
                    + account.note_source.len()
                    + (items(&account.fields) + items(&account.emojis)) * 1024
            }),
            filters: Table::new(share(3), |filters: &Arc<Filters>| filters.size()),
            standings: Table::new(share(22), |standings: &Arc<Standings>| standings.size()),
            marks: Table::new(share(9), |marks: &Arc<Marks>| marks.size()),
            boosts: Table::new(share(4), |boosts: &Arc<Vec<(i64, i64)>>| {
                64 + boosts.len() * 16
            }),
        }
    }

    pub(super) fn apply(&self, change: Option<Change>) {
        let concerns_newest = match change {
            // Most authors are no whales.
            Some(Change::Posted { account, .. } | Change::Newer(account)) => {
                self.whales.concerns(account)
            }
            _ => true,
        };
        if concerns_newest {
            self.newest.apply(change);
        }
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
            Some(Change::Filters(id)) => self.filters.forget(id),
            Some(
                Change::Newer(_) | Change::Newest(_) | Change::TagNewer(_) | Change::TagNewest(_),
            ) => {}
            None => {
                self.statuses.clear();
                self.accounts.clear();
                self.standings.clear();
                self.marks.clear();
                self.filters.clear();
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
            ("filters", self.filters.figures()),
            ("boosts", self.boosts.figures()),
            ("followers", self.followers.figures()),
            ("tokens", self.tokens.figures()),
            ("logins", self.logins.figures()),
            ("post_defaults", self.defaults.figures()),
        ];
        all.push(self.newest.figures());
        all
    }

    /// Applies what was announced before this call; `false`: read past the caches.
    pub async fn follow(&self, services: &Services) -> bool {
        self.log
            .follow(&services.feed, |change| self.apply(change))
            .await
    }
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
