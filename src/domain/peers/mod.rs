//! Other servers and who lives there: keys, actors, posts fetched and mapped to rows. Shared by everything that names
//! something remote: composing, search, the inbox.
//!
//! | file | what it answers |
//! | --- | --- |
//! | [`keys`] | who made this signature, and how do we sign? |
//! | `document` | what stands at this address, and may it be believed? |
//! | [`actors`] | who is this actor, who has this handle? |
//! | [`refresh`], [`gone`] | what has become of them? |
//! | [`objects`] | which post is this? |
//! | [`relations`] | what do their follows and blocks do here? |
//! | [`replies`] | who has answered? |

pub mod actors;
mod document;
pub mod gone;
pub mod keys;
pub mod objects;
mod recent;
pub mod refresh;
pub mod relations;
pub mod replies;
mod waiters;

pub use actors::{Why, fetch_actor, find_or_fetch};
pub use objects::{Resolved, fetch_status, resolve_url};

use std::{
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
    time::Duration,
};

use activitypub::origin::{OurHosts, UrlError};
use jiff::SignedDuration;
use moka::future::Cache;

use self::{recent::Recent, waiters::Waiters};
use super::{Error, moderation};
use crate::{
    config::Config,
    remote,
    store::{Db, inbox::Group},
};

/// What a process remembers of its peers. All of it is bounded, and can be forgotten without harm.
#[derive(Clone)]
pub struct Peers(Arc<State>);

struct State {
    ours: OurHosts,
    scheme: &'static str,
    inbox: Group,
    blocks: moderation::Remembered,
    /// By account.
    local_keys: Cache<i64, Arc<keys::LocalKey>>,
    /// By key id.
    known_keys: Cache<String, Arc<keys::KnownKey>>,
    /// By host.
    dialects: Cache<String, activitypub::signature::Dialect>,
    /// Handle to actor, verified.
    handles: Cache<String, String>,
    /// Keys that could not be had for good.
    missing_keys: Recent,
    /// Hosts that did not answer when a key was wanted.
    unreachable: Recent,
    /// Keys fetched again because a signature did not fit, by key and by host.
    refetched_keys: Recent,
    refetched_hosts: Recent,
    /// Accounts whose refreshing was asked for.
    refreshed: Recent,
    /// Hosts whose sign of life was written down.
    alive: Recent,
    waiters: Waiters,
}

impl Peers {
    /// Nothing remembered yet.
    ///
    /// # Errors
    /// When the configured names of this server are no hosts.
    pub fn new(config: &Config, db: Db) -> Result<Peers, UrlError> {
        let origin = config.instance.origin_string();
        let (scheme, authority) = origin.split_once("://").unwrap_or(("https", &origin));
        let minutes = SignedDuration::from_mins;
        Ok(Peers(Arc::new(State {
            ours: OurHosts::new([config.instance.domain.as_str(), authority])?,
            scheme: if scheme == "http" { "http" } else { "https" },
            inbox: Group::new(db),
            blocks: moderation::Remembered::default(),
            local_keys: cache(2_000, 60 * 60),
            // Five minutes bound how long a key that another process saw replaced is still believed.
            known_keys: cache(20_000, 5 * 60),
            dialects: cache(20_000, 5 * 60),
            handles: cache(50_000, 60 * 60),
            missing_keys: Recent::new(minutes(5), 1),
            unreachable: Recent::new(minutes(1), 1),
            refetched_keys: Recent::new(minutes(1), 1),
            refetched_hosts: Recent::new(minutes(1), 10),
            refreshed: Recent::new(minutes(60), 1),
            alive: Recent::new(minutes(5), 1),
            waiters: Waiters::default(),
        })))
    }

    /// The names this server answers to.
    #[must_use]
    pub fn ours(&self) -> &OurHosts {
        &self.0.ours
    }

    /// The scheme of this server's public URLs.
    #[must_use]
    pub fn scheme(&self) -> &'static str {
        self.0.scheme
    }

    /// Where arriving activities are stored.
    #[must_use]
    pub fn inbox(&self) -> &Group {
        &self.0.inbox
    }

    /// Whether a host's sign of life is worth writing down again.
    #[must_use]
    pub fn alive(&self, host: &str, now: jiff::Timestamp) -> bool {
        self.0.alive.allow(host, now)
    }

    pub(super) fn blocks(&self) -> &moderation::Remembered {
        &self.0.blocks
    }
}

/// A cache of so many entries, each for so many seconds.
fn cache<K, V>(size: u64, life: u64) -> Cache<K, V>
where
    K: std::hash::Hash + Eq + Send + Sync + 'static,
    V: Clone + Send + Sync + 'static,
{
    Cache::builder()
        .max_capacity(size)
        .time_to_live(Duration::from_secs(life))
        .build()
}

/// How many fetches one cause (an activity, a search, a job) may still make.
#[derive(Debug)]
pub struct Budget(AtomicU32);

impl Budget {
    /// A budget of so many fetches.
    #[must_use]
    pub fn new(fetches: u32) -> Budget {
        Budget(AtomicU32::new(fetches))
    }

    /// What one incoming activity may cause: 20 fetches.
    #[must_use]
    pub fn of_activity() -> Budget {
        Budget::new(20)
    }

    /// Takes one fetch; false when none is left.
    pub fn take(&self) -> bool {
        self.0
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| {
                left.checked_sub(1)
            })
            .is_ok()
    }
}

/// A failed exchange by what can be done about it: later may help ([`Error::Unavailable`]), it is gone, or it is of no use
/// ([`Error::Remote`]).
fn failed(error: &remote::Error) -> Error {
    if error.is_gone() {
        return Error::Gone;
    }
    match error {
        // Asking again with the same signature changes nothing soon.
        remote::Error::Status(401 | 403) => Error::Remote(error.to_string()),
        error if error.is_retryable() => Error::Unavailable(error.to_string()),
        error => Error::Remote(error.to_string()),
    }
}

/// An error for each of several that waited for one outcome.
fn shared(error: &Error) -> Error {
    match error {
        Error::NotFound => Error::NotFound,
        Error::Gone => Error::Gone,
        Error::Forbidden(text) => Error::Forbidden(text),
        Error::Unprocessable(text) => Error::Unprocessable(text.clone()),
        Error::Invalid(invalid) => Error::Invalid(invalid.clone()),
        Error::Conflict => Error::Conflict,
        Error::Remote(text) => Error::Remote(text.clone()),
        Error::Unavailable(text) => Error::Unavailable(text.clone()),
        Error::Internal(text) => Error::Internal(text.clone()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_budget_ends() {
        let budget = Budget::new(2);
        assert_eq!(
            [budget.take(), budget.take(), budget.take()],
            [true, true, false]
        );
    }

    #[test]
    fn a_refused_fetch_is_not_tried_again_and_a_broken_one_is() {
        assert!(matches!(failed(&remote::Error::Status(410)), Error::Gone));
        for status in [401, 403, 404, 400] {
            assert!(
                matches!(failed(&remote::Error::Status(status)), Error::Remote(_)),
                "{status}"
            );
        }
        for status in [408, 429, 500, 503] {
            assert!(
                matches!(
                    failed(&remote::Error::Status(status)),
                    Error::Unavailable(_)
                ),
                "{status}"
            );
        }
        assert!(matches!(
            failed(&remote::Error::Unusable("x")),
            Error::Remote(_)
        ));
    }
}
