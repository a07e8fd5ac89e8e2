//! What the product means: every rule of it, for both doors (client API and federation). No HTTP, no JSON entities.
//!
//! One file per noun. A write is one transaction that ends with the jobs it causes ([`tasks`]); everything after the
//! commit is an effect that may run twice.

pub mod accounts;
pub mod announcements;
pub mod annual_reports;
pub mod async_refreshes;
pub mod backlog;
pub mod caches;
pub mod collections;
mod compose;
pub mod conversations;
pub mod deliveries;
pub mod demo;
pub mod domain_blocks;
pub mod donation_campaigns;
pub mod endorsements;
pub mod erasure;
mod error;
pub mod featured_collections;
pub mod featured_tags;
pub mod filters;
pub mod followed_tags;
pub mod followers;
pub mod grouped_notifications;
pub mod health;
pub mod instance;
pub mod lists;
pub mod media;
pub mod moderation;
pub mod newest;
pub mod notification_policy;
pub mod notification_requests;
pub mod notifications;
pub mod oauth;
pub mod peers;
pub mod polls;
pub mod preferences;
pub mod preview_cards;
pub mod push;
pub mod quotes;
pub mod relationships;
pub mod reports;
pub mod scheduled_statuses;
pub mod search;
pub mod statuses;
pub mod streams;
pub mod suggestions;
pub mod tags;
pub mod tasks;
pub mod timelines;
pub mod tokens;
pub mod translation;
pub mod trends;
pub mod users;
pub mod whales;

pub use error::{Error, Invalid, Problem, Result};

use std::sync::Arc;

use jiff::Timestamp;

use crate::{
    cache,
    campaigns::Campaigns,
    clock::{Clock, Random},
    config::{Config, MasterSecret},
    feed::{Change, Event, Feed},
    files::{Files, image::Images},
    ids::Ids,
    mail::Mailer,
    remote::Remote,
    store::{Connection, Db},
    translate::Translator,
};

/// What the domain works with: one per process, shared by everything in it.
#[derive(Clone)]
pub struct Services {
    /// The settings.
    pub config: Arc<Config>,
    /// Encrypts what must be readable again.
    pub secret: Arc<MasterSecret>,
    /// The time.
    pub clock: Clock,
    /// Randomness.
    pub random: Random,
    /// Mints ids.
    pub ids: Ids,
    /// Postgres.
    pub db: Db,
    /// Redis.
    pub feed: Feed,
    /// Fetching and sending ActivityPub.
    pub remote: Remote,
    /// Stored media.
    pub files: Files,
    /// Re-encodes pictures, a bounded number at once.
    pub images: Images,
    /// Outgoing mail.
    pub mail: Mailer,
    /// Machine translation, where the operator has set it.
    pub translator: Option<Translator>,
    /// Campaigns for donations, where the operator has set a service for them.
    pub campaigns: Option<Campaigns>,
    /// What was translated lately.
    pub translations: translation::Remembered,
    /// What reads remember.
    pub caches: Arc<caches::Caches>,
    /// What waits to be written together.
    pub writing: Arc<statuses::Writing>,
    /// Who was here today.
    pub visitors: Arc<tokens::Visitors>,
    /// What is remembered of other servers.
    pub peers: peers::Peers,
    /// Wakes the workers of this process after a commit.
    pub wake: Arc<tokio::sync::Notify>,
}

impl Services {
    /// The present moment.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// A new id.
    pub fn id(&self) -> Result<i64> {
        Ok(self.ids.next()?)
    }

    /// A connection to the database.
    pub async fn connection(&self) -> Result<Connection> {
        Ok(self.db.get().await?)
    }

    /// Tells workers that something was committed: those of this process at once, others over Redis.
    pub fn committed(&self) {
        self.wake.notify_waiters();
        self.feed.wake();
    }

    /// Appends what was changed or taken back to the invalidation log, after the commit and before the answer, so that
    /// no read that starts later sees what was there before. While Redis is away, readers cannot follow the log and
    /// read past their caches; where only this process cannot reach it, it tries on, and what others remember has an age
    /// limit. Connected clients are told of what decides what they hear.
    pub async fn changed(&self, changes: &[Change]) {
        if let Err(error) = self.feed.changed(changes).await {
            tracing::debug!(%error, "the invalidation log could not be written yet");
            caches::say_later(self, changes);
        }
        cache::look_again();
        statuses::counted(self, changes);
        for change in changes {
            let event = match *change {
                Change::Relationships(reader) => Event::RelationshipsChanged { reader },
                Change::Filters(reader) => Event::FiltersChanged { reader },
                Change::Token(id) => Event::TokenRevoked { id },
                Change::Account(id) => Event::AccountChanged { id },
                Change::Status(_)
                | Change::Counts(_)
                | Change::Marks(_)
                | Change::Followers(_)
                | Change::Newer(_)
                | Change::Newest(_)
                | Change::TagNewer(_)
                | Change::TagNewest(_)
                | Change::Posted { .. }
                | Change::Whales => continue,
            };
            self.announce(&event).await;
        }
    }

    /// Tells the clients that are connected. While Redis is away they find out at their next look.
    pub async fn announce(&self, event: &Event) {
        if let Err(error) = self.feed.publish(event).await {
            tracing::debug!(%error, "an event was not published");
        }
    }

    /// As [`announce`](Self::announce), many at once.
    pub async fn announce_all(&self, events: &[Event]) {
        if let Err(error) = self.feed.publish_all(events).await {
            tracing::debug!(%error, "events were not published");
        }
    }

    /// `https://social.example`, without a slash at the end.
    #[must_use]
    pub fn origin(&self) -> String {
        self.config.instance.origin_string()
    }

    /// Whether a host (or host:port) is one of this server's own names.
    #[must_use]
    pub fn is_own_host(&self, host: &str) -> bool {
        host.eq_ignore_ascii_case(&self.config.instance.domain)
            || self
                .origin()
                .split_once("://")
                .is_some_and(|(_, own)| own.eq_ignore_ascii_case(host))
    }
}
