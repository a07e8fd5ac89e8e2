//! Work that recurs: each fires once in its time, whichever process gets to it first.

use std::{sync::Arc, time::Duration};

use futures_util::future::BoxFuture;
use jiff::SignedDuration;
use sql::queries::jobs;
use tokio::{
    task::JoinSet,
    time::{sleep, timeout},
};
use tokio_util::sync::CancellationToken;
use tracing::Instrument;

use super::{TROUBLE, after, registry::Outcome, run::panicked};
use crate::{domain::Services, store};

type Work = Box<dyn Fn(Services) -> BoxFuture<'static, Outcome> + Send + Sync>;

struct Entry {
    name: &'static str,
    every: Duration,
    work: Work,
}

/// Named work and how often it is due.
///
/// A firing is claimed before it runs, so one that fails or whose process dies is not made up for before the next:
/// what must not be missed is enqueued as a job by what fires.
#[derive(Default)]
pub struct Schedule {
    entries: Vec<Entry>,
}

impl Schedule {
    /// A schedule without work.
    #[must_use]
    pub fn new() -> Schedule {
        Schedule::default()
    }

    /// Adds work under a name that is never reused for something else; it first fires at once.
    pub fn add<F, W>(&mut self, name: &'static str, every: Duration, work: F) -> &mut Schedule
    where
        F: Fn(Services) -> W + Send + Sync + 'static,
        W: Future<Output = Outcome> + Send + 'static,
    {
        let work: Work = Box::new(move |services| Box::pin(work(services)));
        self.entries.push(Entry {
            name,
            every: every.max(Duration::from_secs(1)),
            work,
        });
        self
    }

    /// Fires what is due until `stop` is cancelled; then what runs may take `work.drain_seconds` to end.
    pub async fn run(self, services: Services, stop: CancellationToken) {
        let drain = Duration::from_secs(services.config.work.drain_seconds);
        let mut entries = JoinSet::new();
        for entry in self.entries {
            entries.spawn(keep(Arc::new(entry), services.clone(), stop.clone()));
        }
        stop.cancelled().await;
        // Dropping the set stops what is left.
        let _ = timeout(drain, async {
            while entries.join_next().await.is_some() {}
        })
        .await;
    }
}

async fn keep(entry: Arc<Entry>, services: Services, stop: CancellationToken) {
    // Another process may have fired last, and only the row knows when.
    let look = (entry.every / 4).clamp(Duration::from_secs(1), Duration::from_secs(60));
    loop {
        let pause = match due(&services, &entry).await {
            Ok(true) => {
                fire(&entry, &services).await;
                look
            }
            Ok(false) => look,
            Err(error) => {
                tracing::warn!(name = entry.name, %error, "cannot look whether it is due");
                look.max(TROUBLE)
            }
        };
        tokio::select! {
            () = stop.cancelled() => return,
            () = sleep(pause) => {}
        }
    }
}

/// Claims the firing.
async fn due(services: &Services, entry: &Entry) -> Result<bool, store::Error> {
    let now = services.now();
    let every = SignedDuration::try_from(entry.every).unwrap_or(SignedDuration::MAX);
    let connection = services.db.get().await?;
    let fired = jobs::schedule_due()
        .bind(&connection, &entry.name, &after(now, every), &now)
        .opt()
        .await?;
    Ok(fired.is_some())
}

async fn fire(entry: &Entry, services: &Services) {
    let span = tracing::info_span!("schedule", name = entry.name);
    // In a set, so that it ends with whoever waits for it.
    let mut work = JoinSet::new();
    work.spawn((entry.work)(services.clone()).instrument(span));
    match work.join_next().await {
        Some(Ok(Ok(()))) | None => {}
        Some(Ok(Err(failure))) => {
            tracing::warn!(name = entry.name, %failure, "scheduled work has failed")
        }
        Some(Err(error)) => {
            tracing::error!(
                name = entry.name,
                error = panicked(error),
                "scheduled work has failed"
            );
        }
    }
}
