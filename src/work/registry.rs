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

type One = Box<
    dyn Fn(Context, Value) -> Result<BoxFuture<'static, Outcome>, serde_json::Error> + Send + Sync,
>;
type Many = Box<dyn Fn(Services, Vec<Value>) -> BoxFuture<'static, Outcomes> + Send + Sync>;

/// What a handler of batches answers: an outcome for each task in their order, or why there is none.
pub type Outcomes = Result<Vec<Outcome>, Failure>;

pub(super) enum Handler {
    /// One job at a time.
    One(One),
    /// So many at once, at most.
    Many(usize, Many),
}

pub(super) struct Entry {
    pub queue: &'static str,
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
        let handler: One = Box::new(move |context, payload| {
            let task: T = serde_json::from_value(payload)?;
            Ok(Box::pin(handler(context, task)))
        });
        self.insert::<T>(Handler::One(handler))
    }

    /// Adds a handler of up to `most` tasks at once: `registry.add_batch(500, run_many)` with
    /// `async fn run_many(services: Services, tasks: Vec<FanOut>) -> Outcomes`. Batches grow with what waits; a task that is
    /// alone does not wait for others.
    ///
    /// Each task is settled by its own outcome. When there are none, because the handler fails as a whole, panics or takes
    /// too long, each task is run again by itself, so that a bad neighbour fails nobody but itself.
    pub fn add_batch<T, F, W>(&mut self, most: usize, handler: F) -> &mut Registry
    where
        T: Task,
        F: Fn(Services, Vec<T>) -> W + Send + Sync + 'static,
        W: Future<Output = Outcomes> + Send + 'static,
    {
        let handler = Arc::new(handler);
        let many: Many = Box::new(move |services, payloads| {
            let handler = handler.clone();
            Box::pin(async move {
                let mut tasks = Vec::with_capacity(payloads.len());
                let mut outcomes: Vec<Option<Outcome>> = Vec::with_capacity(payloads.len());
                for payload in payloads {
                    outcomes.push(match serde_json::from_value::<T>(payload) {
                        Ok(task) => {
                            tasks.push(task);
                            None
                        }
                        Err(error) => Some(Err(Failure::GiveUp(format!("payload: {error}")))),
                    });
                }
                let mut done = if tasks.is_empty() {
                    Vec::new()
                } else {
                    handler(services, tasks).await?
                }
                .into_iter();
                let missing = || Failure::Retry("its batch did not say what became of it".into());
                Ok(outcomes
                    .into_iter()
                    .map(|unread| match unread {
                        Some(outcome) => outcome,
                        None => done.next().unwrap_or_else(|| Err(missing())),
                    })
                    .collect())
            })
        });
        self.insert::<T>(Handler::Many(most.max(1), many))
    }

    fn insert<T: Task>(&mut self, handler: Handler) -> &mut Registry {
        let entry = Entry {
            queue: T::QUEUE,
            version: T::VERSION,
            max_attempts: T::MAX_ATTEMPTS,
            handler,
        };
        self.entries.insert(T::KIND, entry);
        self
    }

    /// The largest batch of any kind in a queue; 1 where all run one by one.
    pub(super) fn most(&self, queue: &str) -> usize {
        self.entries
            .values()
            .filter(|entry| entry.queue == queue)
            .map(|entry| match entry.handler {
                Handler::One(_) => 1,
                Handler::Many(most, _) => most,
            })
            .max()
            .unwrap_or(1)
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
