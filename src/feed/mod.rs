//! Redis: home timelines, live events, the invalidation log, rate counters.
//!
//! Nothing here is the truth: all of it can be built again from Postgres, and every call says [`Error::Away`] within a
//! fraction of a second when Redis does not answer, so that its caller can do without. Keys carry a prefix and, where
//! they belong to one reader, a hash tag (`{prefix}home:{123}`), and no pipeline leans on two tags at once, so a
//! Redis Cluster can hold them.

mod changes;
mod home;
mod link;
mod live;
mod near;
mod page;
mod push;
mod rates;
mod scripts;
mod tails;
#[cfg(test)]
mod tests;

pub use changes::{Change, Changes, Position};
pub use home::{Begin, Filled, Token};
pub use live::{Event, Woken};
pub use page::{Cursor, Home};
pub use push::PushReport;
pub use rates::{Limit, Rate};

use std::{
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, AtomicU64},
    },
    time::Duration,
};

use tokio::runtime::Handle;

use crate::clock::Random;
use link::Link;

/// The result of a call to Redis.
pub type Result<T> = std::result::Result<T, Error>;

/// Why Redis did not do what it was asked.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// It does not answer, or cannot serve now: do without it, try again later.
    #[error("Redis does not answer")]
    Away,
    /// It answered with an error that trying again will not cure.
    #[error("Redis refuses: {0}")]
    Refused(String),
    /// The settings do not name a usable Redis.
    #[error("{0}")]
    Configuration(String),
}

/// How home timelines are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settings {
    /// Entries kept in a list.
    pub home_size: usize,
    /// Entries above `home_size` that a list may hold before it is trimmed.
    pub trim_slack: usize,
    /// What is older than this when it is pushed goes to the late list.
    pub late_slack: Duration,
    /// Days without a read after which a list is forgotten.
    pub active_days: u32,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            home_size: 800,
            trim_slack: 80,
            late_slack: Duration::from_secs(60),
            active_days: 14,
        }
    }
}

impl Settings {
    /// Seconds that a list lives after it was read.
    fn active_seconds(&self) -> i64 {
        i64::from(self.active_days.max(1)) * 86_400
    }
}

/// A handle to Redis; cheap to clone.
#[derive(Clone, Debug)]
pub struct Feed {
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    /// What requests wait for.
    quick: Arc<Link>,
    /// What pages are read over.
    near: near::Near,
    /// The ends of lists as they were read last.
    tails: tails::Tails,
    /// Lists whose expiry was looked at lately.
    renewals: home::Renewals,
    /// Fan-out and rebuilds, whose pipelines would make a reader wait.
    bulk: Arc<Link>,
    /// Connections opened so far.
    opened: Arc<AtomicU64>,
    client: redis::Client,
    prefix: String,
    settings: Settings,
    random: Random,
    runtime: Handle,
    /// Listens to Redis for everybody in this process, from the first who asks.
    ears: Mutex<Option<live::Ears>>,
    /// A wake-up is on its way already.
    waking: AtomicBool,
}

impl Feed {
    /// A handle to the Redis at `url` (`redis://`, `rediss://`, `unix://` or `redis+unix://`). No connection is opened
    /// yet; it is made by the first call and made again whenever it is lost, on the runtime of the caller.
    ///
    /// # Errors
    /// [`Error::Configuration`] when the URL is not one, when the prefix holds a brace (it would be taken for a hash
    /// tag), or outside a tokio runtime. Never because Redis is away.
    pub fn connect(url: &str, prefix: &str, settings: Settings, random: Random) -> Result<Feed> {
        if prefix.contains(['{', '}']) {
            return Err(Error::Configuration(
                "the prefix of Redis keys must not hold braces".to_owned(),
            ));
        }
        let runtime =
            Handle::try_current().map_err(|error| Error::Configuration(error.to_string()))?;
        // The URL may hold a password, so neither it nor the parser's words are repeated.
        let client = redis::Client::open(url).map_err(|error| {
            Error::Configuration(format!("not a Redis URL: {}", error.category()))
        })?;
        let opened = Arc::new(AtomicU64::new(0));
        let linked = |wait| Link::new(client.clone(), runtime.clone(), wait, opened.clone());
        Ok(Feed {
            inner: Arc::new(Inner {
                quick: linked(QUICK),
                near: near::Near::new(client.clone(), runtime.clone(), QUICK, opened.clone()),
                tails: tails::Tails::default(),
                renewals: home::Renewals::default(),
                bulk: linked(BULK),
                opened: opened.clone(),
                client,
                prefix: prefix.to_owned(),
                settings,
                random,
                runtime,
                ears: Mutex::new(None),
                waking: AtomicBool::new(false),
            }),
        })
    }

    /// How home timelines are kept.
    #[must_use]
    pub fn settings(&self) -> &Settings {
        &self.inner.settings
    }

    /// Whether Redis answers.
    ///
    /// # Errors
    /// [`Error::Away`].
    pub async fn ping(&self) -> Result<()> {
        let mut ping = redis::Pipeline::new();
        ping.cmd("PING").ignore();
        self.inner.quick.run::<()>(&ping).await
    }

    /// Names what Redis remembers: another text means that it was wiped, replaced, restarted or failed over, and may
    /// have lost what was pushed lately. Whoever sees it change runs the fan-outs of the last minutes again.
    ///
    /// # Errors
    /// [`Error::Away`].
    pub async fn epoch(&self) -> Result<String> {
        let key = self.key("epoch");
        let mut asked = redis::Pipeline::new();
        asked
            .cmd("SET")
            .arg(&key)
            .arg(format!("{:016x}", self.inner.random.u64()))
            .arg("NX")
            .ignore();
        asked.cmd("GET").arg(&key);
        asked.cmd("INFO").arg("server");
        let (stored, server): (String, String) = self.inner.bulk.run(&asked).await?;
        // The stored value survives a restart that loses the last second of the log; the run id does not.
        let run = server
            .lines()
            .find_map(|line| line.strip_prefix("run_id:"))
            .unwrap_or_default();
        Ok(format!("{stored}-{}", run.trim()))
    }

    /// Removes every key with this prefix: for tests, and for operators who want all lists built again.
    ///
    /// # Errors
    /// [`Error::Away`] or [`Error::Refused`]; some keys may be gone then.
    pub async fn forget_all(&self) -> Result<()> {
        let mut pattern = String::new();
        for character in self.inner.prefix.chars() {
            if matches!(character, '*' | '?' | '[' | ']' | '\\' | '^') {
                pattern.push('\\');
            }
            pattern.push(character);
        }
        pattern.push('*');
        let mut cursor = 0_u64;
        loop {
            let mut scan = redis::Pipeline::new();
            scan.cmd("SCAN")
                .arg(cursor)
                .arg("MATCH")
                .arg(&pattern)
                .arg("COUNT")
                .arg(1000);
            let ((next, keys),): ((u64, Vec<String>),) = self.inner.bulk.run(&scan).await?;
            if !keys.is_empty() {
                let mut gone = redis::Pipeline::with_capacity(keys.len());
                for key in &keys {
                    gone.cmd("UNLINK").arg(key).ignore();
                }
                self.inner.bulk.run::<()>(&gone).await?;
            }
            if next == 0 {
                return Ok(());
            }
            cursor = next;
        }
    }

    fn key(&self, name: &str) -> String {
        format!("{}{name}", self.inner.prefix)
    }
}

/// How long a request waits for Redis before it does without.
const QUICK: Duration = Duration::from_millis(200);
/// How long a fan-out or a rebuild waits for one pipeline.
const BULK: Duration = Duration::from_secs(2);
