//! The queue of jobs: claimed in batches, run in slots per queue, completed in batches.

use std::{collections::VecDeque, sync::Arc, time::Duration};

use jiff::{SignedDuration, Timestamp};
use sql::queries::jobs;
use tokio::{
    sync::{Semaphore, mpsc},
    task::JoinSet,
    time::{Instant, sleep, sleep_until, timeout},
};
use tokio_util::sync::CancellationToken;
use tracing::Instrument;

use super::{
    CALM, GIVING_BACK, TROUBLE, after, cause,
    mark::{Lookout, Mark},
    registry::{Context, Failure, LEASE, Registry},
};
use crate::{
    domain::{
        Services,
        tasks::{backoff, queue},
    },
    store::{self, jobs::Job},
};

/// Jobs claimed at once, at most.
const BATCH: usize = 100;
/// Jobs settled at once, at most.
const SETTLED: usize = 500;
/// When a job of an unknown kind is looked at again.
const UNKNOWN: SignedDuration = SignedDuration::from_secs(30);
/// A claimed job that has waited for a slot this long is given back.
const STALE: Duration = Duration::from_secs(60);

/// Divides the slots of a process among the queues, so that none can take them all; each gets one at least.
#[must_use]
pub fn slots(total: usize) -> Vec<(&'static str, usize)> {
    [
        (queue::DEFAULT, total / 2),
        (queue::FAN_OUT, total / 8),
        (queue::FETCH, total / 4),
        (queue::MAIL, total / 16),
        (queue::UPKEEP, total / 16),
    ]
    .map(|(queue, slots)| (queue, slots.max(1)))
    .to_vec()
}

/// Works off the queues until it is stopped.
pub struct Runner {
    services: Services,
    registry: Registry,
    slots: Vec<(&'static str, usize)>,
    lease: SignedDuration,
}

struct Shared {
    services: Services,
    registry: Registry,
    lease: SignedDuration,
    settle: mpsc::Sender<Settled>,
    /// Claim no more.
    stop: CancellationToken,
    /// Leave what is running.
    leave: CancellationToken,
}

/// What becomes of a job's row.
#[derive(Debug)]
enum Settled {
    Done(i64),
    Retry {
        id: i64,
        due_at: Timestamp,
        error: String,
    },
    Bury {
        id: i64,
        error: String,
    },
    Back {
        id: i64,
        due_at: Timestamp,
    },
}

impl Runner {
    /// A runner with so many slots per queue; see [`slots`].
    #[must_use]
    pub fn new(
        services: Services,
        registry: Registry,
        slots: Vec<(&'static str, usize)>,
    ) -> Runner {
        Runner {
            services,
            registry,
            slots,
            lease: LEASE,
        }
    }

    /// With another lease than five minutes.
    #[must_use]
    pub fn lease(mut self, lease: SignedDuration) -> Runner {
        self.lease = lease;
        self
    }

    /// Runs jobs until `stop` is cancelled; then claims no more, waits for what is running as long as
    /// `work.drain_seconds` says, and gives the rest back.
    pub async fn run(self, stop: CancellationToken) {
        let drain = Duration::from_secs(self.services.config.work.drain_seconds);
        let (settle, settled) = mpsc::channel(2 * SETTLED);
        let mut settler = tokio::spawn(settle_all(self.services.clone(), settled));
        let shared = Arc::new(Shared {
            services: self.services,
            registry: self.registry,
            lease: self.lease,
            settle,
            stop: stop.clone(),
            leave: CancellationToken::new(),
        });
        let mut queues = JoinSet::new();
        for (name, slots) in self.slots {
            queues.spawn(work_queue(shared.clone(), name, slots.max(1)));
        }
        stop.cancelled().await;
        if timeout(drain, async { while queues.join_next().await.is_some() {} })
            .await
            .is_err()
        {
            tracing::warn!("some jobs did not end in time; they are given back");
            shared.leave.cancel();
            // A handler that blocks its thread cannot be stopped; dropping the set leaves it behind.
            let _ = timeout(GIVING_BACK, async {
                while queues.join_next().await.is_some() {}
            })
            .await;
        }
        // The settler ends when the last sender is gone; what it cannot tell the database comes due by itself.
        drop((shared, queues));
        if timeout(GIVING_BACK, &mut settler).await.is_err() {
            settler.abort();
        }
    }
}

async fn work_queue(shared: Arc<Shared>, name: &'static str, slots: usize) {
    let services = &shared.services;
    let poll = Duration::from_millis(services.config.work.poll_ms.max(1));
    let free = Arc::new(Semaphore::new(slots));
    let mut running = JoinSet::new();
    let mut waiting: VecDeque<(Job, Instant)> = VecDeque::new();
    let mut lookout = Lookout::default();
    let mut woken = services.feed.woken();
    let wake = services.wake.clone();
    let mut notified = Box::pin(wake.notified());
    let mut look_at = Instant::now();
    let mut looked = Instant::now();
    // The last claim brought less than was asked for: there is no more for now.
    let mut exhausted = false;
    loop {
        while running.try_join_next().is_some() {}
        start(&shared, &mut waiting, &free, &mut running).await;
        if shared.stop.is_cancelled() {
            break;
        }
        if !exhausted && waiting.len() <= slots / 2 {
            // Before the look, so that what is committed during it is not missed.
            notified.set(wake.notified());
            looked = Instant::now();
            let room = (slots + free.available_permits()).saturating_sub(waiting.len());
            let asked = room.clamp(1, BATCH);
            match claim(&shared, name, asked, &mut lookout.mark).await {
                Ok(claimed) => {
                    exhausted = claimed.len() < asked;
                    look_at = Instant::now() + poll;
                    waiting.extend(claimed.into_iter().map(|job| (job, Instant::now())));
                    let db = services.db.clone();
                    lookout.start(services.now(), |since, before| async move {
                        let connection = db.get().await?;
                        Ok(jobs::oldest()
                            .bind(&connection, &name, &since, &before)
                            .opt()
                            .await?)
                    });
                }
                Err(error) => {
                    tracing::warn!(queue = name, %error, "cannot claim jobs");
                    exhausted = true;
                    look_at = Instant::now() + TROUBLE.max(poll);
                }
            }
            continue;
        }
        tokio::select! {
            () = shared.stop.cancelled() => break,
            Some(_) = running.join_next() => continue,
            older = lookout.found(|| services.now()) => if !older {
                continue;
            },
            () = notified.as_mut(), if exhausted => {}
            () = woken.wait(), if exhausted => {}
            () = sleep_until(look_at), if exhausted => {}
        }
        sleep_until(looked + CALM).await;
        exhausted = false;
    }
    let now = services.now();
    for (job, _) in waiting {
        let _ = shared
            .settle
            .send(Settled::Back {
                id: job.id,
                due_at: now,
            })
            .await;
    }
    while running.join_next().await.is_some() {}
}

/// Starts what waits, as far as there are slots.
async fn start(
    shared: &Arc<Shared>,
    waiting: &mut VecDeque<(Job, Instant)>,
    free: &Arc<Semaphore>,
    running: &mut JoinSet<()>,
) {
    while !waiting.is_empty() {
        let Ok(permit) = free.clone().try_acquire_owned() else {
            return;
        };
        let Some((job, since)) = waiting.pop_front() else {
            return;
        };
        if since.elapsed() > STALE {
            let due_at = shared.services.now();
            let _ = shared
                .settle
                .send(Settled::Back { id: job.id, due_at })
                .await;
            continue;
        }
        let shared = shared.clone();
        running.spawn(async move {
            let settled = run_one(&shared, job).await;
            drop(permit);
            // Fails only when the settler is gone: then the row comes due by itself.
            let _ = shared.settle.send(settled).await;
        });
    }
}

async fn run_one(shared: &Shared, job: Job) -> Settled {
    let services = &shared.services;
    let id = job.id;
    let Some(entry) = shared.registry.get(&job.kind, job.version) else {
        tracing::debug!(
            id,
            kind = job.kind,
            version = job.version,
            "a job for others"
        );
        return Settled::Back {
            id,
            due_at: after(services.now(), UNKNOWN),
        };
    };
    // Each attempt so far ended without a word: it takes its worker down with it.
    if job.attempts > entry.max_attempts {
        let error = job
            .last_error
            .unwrap_or_else(|| "its worker died at every attempt".to_owned());
        return Settled::Bury {
            id,
            error: cause(&error),
        };
    }
    let context = Context::new(services.clone(), id, job.attempts, shared.lease);
    let span = tracing::info_span!("job", kind = job.kind, id, attempt = job.attempts);
    let work = match (entry.handler)(context.clone(), job.payload) {
        Ok(work) => work,
        Err(error) => {
            return Settled::Bury {
                id,
                error: cause(&format!("payload: {error}")),
            };
        }
    };
    let begun = Instant::now();
    let mut task = tokio::spawn(work.instrument(span));
    let outcome = loop {
        let deadline = context.deadline();
        tokio::select! {
            ended = &mut task => break ended.unwrap_or_else(|error| Err(Failure::Retry(panicked(error)))),
            () = sleep_until(deadline) => {
                if context.deadline() > deadline {
                    continue;
                }
                task.abort();
                break match task.await {
                    Ok(outcome) => outcome,
                    Err(_) => Err(Failure::Retry("it ran longer than its lease".to_owned())),
                };
            }
            () = shared.leave.cancelled() => {
                task.abort();
                break match task.await {
                    Ok(outcome) => outcome,
                    Err(_) => Err(Failure::NotYet(services.now())),
                };
            }
        }
    };
    let label = match &outcome {
        Ok(()) => "done",
        Err(Failure::Retry(_)) => "retry",
        Err(Failure::GiveUp(_)) => "give_up",
        Err(Failure::NotYet(_)) => "not_yet",
    };
    metrics::counter!("rookery_jobs_total", "kind" => job.kind.clone(), "outcome" => label)
        .increment(1);
    metrics::histogram!("rookery_job_seconds", "kind" => job.kind.clone())
        .record(begun.elapsed().as_secs_f64());
    match outcome {
        Ok(()) => Settled::Done(id),
        Err(Failure::NotYet(due_at)) => Settled::Back { id, due_at },
        Err(Failure::GiveUp(error)) => {
            tracing::warn!(id, kind = job.kind, error, "a job is given up");
            Settled::Bury {
                id,
                error: cause(&error),
            }
        }
        Err(Failure::Retry(error)) if job.attempts >= entry.max_attempts => {
            tracing::warn!(id, kind = job.kind, error, "a job has failed too often");
            Settled::Bury {
                id,
                error: cause(&error),
            }
        }
        Err(Failure::Retry(error)) => {
            tracing::info!(
                id,
                kind = job.kind,
                attempt = job.attempts,
                error,
                "a job has failed"
            );
            let due_at = after(services.now(), backoff(job.attempts, services.random.u64()));
            Settled::Retry {
                id,
                due_at,
                error: cause(&error),
            }
        }
    }
}

/// What a handler said when it panicked.
pub(super) fn panicked(error: tokio::task::JoinError) -> String {
    let Ok(payload) = error.try_into_panic() else {
        return "it was stopped".to_owned();
    };
    let text = payload
        .downcast_ref::<&str>()
        .map(|text| (*text).to_owned())
        .or_else(|| payload.downcast_ref::<String>().cloned())
        .unwrap_or_default();
    format!("panic: {text}")
}

async fn claim(
    shared: &Shared,
    queue: &'static str,
    amount: usize,
    mark: &mut Mark,
) -> Result<Vec<Job>, store::Error> {
    let services = &shared.services;
    let now = services.now();
    let since = mark.since();
    let lease_until = after(now, shared.lease);
    let asked = i64::try_from(amount).unwrap_or(i64::MAX);
    let connection = services.db.get().await?;
    let begun = Instant::now();
    let mut claimed = jobs::claim()
        .bind(&connection, &queue, &since, &now, &asked, &lease_until)
        .all()
        .await?;
    metrics::histogram!("rookery_claim_seconds", "queue" => queue)
        .record(begun.elapsed().as_secs_f64());
    let newest = claimed.first().map(|job| job.newest_due);
    mark.advance(newest, claimed.len() < amount, now);
    // An UPDATE returns its rows in any order.
    claimed.sort_unstable_by_key(|job| job.id);
    Ok(claimed)
}

async fn settle_all(services: Services, mut settled: mpsc::Receiver<Settled>) {
    let mut batch = Vec::new();
    while settled.recv_many(&mut batch, SETTLED).await > 0 {
        // A moment for others to join.
        sleep(Duration::from_millis(3)).await;
        while batch.len() < SETTLED
            && let Ok(more) = settled.try_recv()
        {
            batch.push(more);
        }
        while let Err(error) = settle(&services, &mut batch).await {
            tracing::warn!(%error, "cannot settle jobs");
            sleep(TROUBLE).await;
        }
        batch.clear();
    }
}

/// Writes down what became of jobs. After an error what is left in `batch` has to be written still.
async fn settle(services: &Services, batch: &mut Vec<Settled>) -> Result<(), store::Error> {
    let connection = services.db.get().await?;
    let done: Vec<i64> = batch
        .iter()
        .filter_map(|settled| {
            if let Settled::Done(id) = settled {
                Some(*id)
            } else {
                None
            }
        })
        .collect();
    if !done.is_empty() {
        jobs::complete().bind(&connection, &done).await?;
        batch.retain(|settled| !matches!(settled, Settled::Done(_)));
    }
    while let Some(settled) = batch.last() {
        match settled {
            Settled::Done(_) => {}
            Settled::Retry { id, due_at, error } => {
                jobs::retry().bind(&connection, due_at, error, id).await?;
            }
            Settled::Bury { id, error } => {
                metrics::counter!("rookery_jobs_dead_total").increment(1);
                jobs::bury()
                    .bind(&connection, id, &services.now(), error)
                    .opt()
                    .await?;
            }
            Settled::Back { id, due_at } => {
                jobs::defer()
                    .bind(&connection, due_at, &[*id].as_slice())
                    .await?;
                // A job that only let others go first is due now: nobody has to poll for it.
                if *due_at <= services.now() {
                    services.wake.notify_waiters();
                }
            }
        }
        batch.pop();
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_queue_has_a_slot() {
        for total in [0, 1, 8, 64] {
            let slots = slots(total);
            assert_eq!(slots.len(), 5);
            assert!(slots.iter().all(|&(_, slots)| slots >= 1));
            assert!(slots.iter().map(|&(_, slots)| slots).sum::<usize>() <= total.max(16));
        }
    }
}
