//! Who does which kind of job, and what a handler may answer.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use futures_util::future::BoxFuture;
use jiff::{SignedDuration, Timestamp};
use serde_json::Value;
use sql::queries::jobs;
use tokio::time::Instant;

use crate::{
    domain::{self, Services, tasks::Task},
    feed, store,
};

/// What a handler answers.
pub type Outcome = Result<(), Failure>;

/// Why a job is not done.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Failure {
    /// It may succeed later: tried again after a while, and buried after too many attempts.
    #[error("{0}")]
    Retry(String),
    /// It never will: buried at once.
    #[error("{0}")]
    GiveUp(String),
    /// No failure: a part is done and saved, the rest waits for its turn. Does not count as an attempt.
    #[error("to be continued at {0}")]
    NotYet(Timestamp),
}

impl From<domain::Error> for Failure {
    fn from(error: domain::Error) -> Failure {
        match &error {
            domain::Error::NotFound
            | domain::Error::Gone
            | domain::Error::Forbidden(_)
            | domain::Error::Unprocessable(_)
            | domain::Error::Invalid(_) => Failure::GiveUp(error.to_string()),
            _ => Failure::Retry(error.to_string()),
        }
    }
}

impl From<store::Error> for Failure {
    fn from(error: store::Error) -> Failure {
        Failure::Retry(error.to_string())
    }
}

impl From<store::QueryError> for Failure {
    fn from(error: store::QueryError) -> Failure {
        store::Error::from(error).into()
    }
}

impl From<feed::Error> for Failure {
    fn from(error: feed::Error) -> Failure {
        Failure::Retry(error.to_string())
    }
}

/// How long a job is its worker's unless [`super::Runner::lease`] says otherwise; what takes longer asks for more with
/// [`Context::extend`].
pub(super) const LEASE: SignedDuration = SignedDuration::from_mins(5);

/// What a handler works with, beside its payload.
#[derive(Clone)]
pub struct Context {
    /// The services of this process.
    pub services: Services,
    /// The job.
    pub job_id: i64,
    /// 1 for the first try.
    pub attempt: i16,
    lease: SignedDuration,
    deadline: Arc<Mutex<Instant>>,
}

impl Context {
    pub(super) fn new(
        services: Services,
        job_id: i64,
        attempt: i16,
        lease: SignedDuration,
    ) -> Context {
        Context {
            services,
            job_id,
            attempt,
            lease,
            deadline: Arc::new(Mutex::new(lease_end(lease))),
        }
    }

    /// Another lease (five minutes) from now. A handler that neither ends nor asks within them is stopped, and its job tried again.
    ///
    /// # Errors
    /// [`Failure::Retry`] when the database does not answer.
    pub async fn extend(&self) -> Outcome {
        let until = super::after(self.services.now(), self.lease);
        let connection = self.services.db.get().await?;
        jobs::extend()
            .bind(&connection, &until, &self.job_id)
            .await?;
        *self.deadline.lock().unwrap_or_else(PoisonError::into_inner) = lease_end(self.lease);
        Ok(())
    }

    pub(super) fn deadline(&self) -> Instant {
        *self.deadline.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A little before the lease ends for others.
fn lease_end(lease: SignedDuration) -> Instant {
    let lease = Duration::try_from(lease).unwrap_or_default();
    Instant::now() + lease.saturating_sub(Duration::from_secs(10).min(lease / 5))
}

type Handler = Box<
    dyn Fn(Context, Value) -> Result<BoxFuture<'static, Outcome>, serde_json::Error> + Send + Sync,
>;

pub(super) struct Entry {
    pub version: i16,
    pub max_attempts: i16,
    pub handler: Handler,
}

/// The handlers by kind.
#[derive(Default)]
pub struct Registry {
    entries: HashMap<&'static str, Entry>,
}

impl Registry {
    /// A registry that knows nothing.
    #[must_use]
    pub fn new() -> Registry {
        Registry::default()
    }

    /// Adds the handler of a task: `registry.add(run)` with `async fn run(services: Services, task: FanOut) -> Outcome`.
    /// The last handler of a kind is the one that counts.
    pub fn add<T, F, W>(&mut self, handler: F) -> &mut Registry
    where
        T: Task,
        F: Fn(Services, T) -> W + Send + Sync + 'static,
        W: Future<Output = Outcome> + Send + 'static,
    {
        self.add_with(move |context: Context, task: T| handler(context.services, task))
    }

    /// Adds a handler that needs the [`Context`], to extend its lease for example.
    pub fn add_with<T, F, W>(&mut self, handler: F) -> &mut Registry
    where
        T: Task,
        F: Fn(Context, T) -> W + Send + Sync + 'static,
        W: Future<Output = Outcome> + Send + 'static,
    {
        let handler: Handler = Box::new(move |context, payload| {
            let task: T = serde_json::from_value(payload)?;
            Ok(Box::pin(handler(context, task)))
        });
        let entry = Entry {
            version: T::VERSION,
            max_attempts: T::MAX_ATTEMPTS,
            handler,
        };
        self.entries.insert(T::KIND, entry);
        self
    }

    /// The kinds that have a handler.
    pub fn kinds(&self) -> impl Iterator<Item = &'static str> {
        self.entries.keys().copied()
    }

    /// `None` for a kind or a newer version that this program does not know.
    pub(super) fn get(&self, kind: &str, version: i16) -> Option<&Entry> {
        self.entries
            .get(kind)
            .filter(|entry| version <= entry.version)
    }
}
