//! The queue of jobs: claimed in batches, run in slots per queue, completed in batches.
//!
//! A kind that is handled in batches runs by itself or with whatever else of it waits. No more than [`AT_ONCE`] of its
//! batches run at once: what comes meanwhile makes the next one larger.

use std::{
    collections::{BTreeMap, VecDeque},
    sync::Arc,
    time::Duration,
};

use jiff::SignedDuration;
use sql::queries::jobs;
use tokio::{
    sync::{OwnedSemaphorePermit, Semaphore, mpsc},
    task::JoinSet,
    time::{Instant, sleep_until, timeout},
};
use tokio_util::sync::CancellationToken;

use super::{
    CALM, GIVING_BACK, TROUBLE, after,
    mark::{Lookout, Mark},
    registry::{LEASE, Registry},
    run::Means,
    settle::{SETTLED, Settled, settle_all},
};
use crate::{
    domain::{Services, tasks::queue},
    store::{self, jobs::Job},
};

/// Jobs claimed at once, at most, where they run one by one.
const BATCH: usize = 100;
/// Batches of one queue that run at once.
const AT_ONCE: usize = 2;
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
        // Beyond the others: they do nothing but wait for pages, some of them for long.
        (queue::PREVIEWS, (total / 4).max(2)),
        (queue::SEARCH, 1),
        (queue::UPKEEP, (total / 16).saturating_sub(1)),
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
    means: Means,
    settle: mpsc::Sender<Settled>,
    /// Claim no more.
    stop: CancellationToken,
}

impl Shared {
    async fn settle(&self, settled: impl IntoIterator<Item = Settled>) {
        for settled in settled {
            // Fails only when the settler is gone: then the row comes due by itself.
            let _ = self.settle.send(settled).await;
        }
    }

    async fn give_back(&self, jobs: impl IntoIterator<Item = Job>) {
        let due_at = self.means.services.now();
        let back = jobs
            .into_iter()
            .map(|job| Settled::Back { id: job.id, due_at });
        self.settle(back).await;
    }
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
            means: Means {
                services: self.services,
                registry: self.registry,
                lease: self.lease,
                leave: CancellationToken::new(),
            },
            settle,
            stop: stop.clone(),
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
            shared.means.leave.cancel();
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

/// What was claimed and waits for a slot.
#[derive(Default)]
struct Waiting {
    single: VecDeque<(Job, Instant)>,
    /// By kind.
    batches: BTreeMap<String, VecDeque<(Job, Instant)>>,
}

impl Waiting {
    fn add(&mut self, means: &Means, jobs: Vec<Job>) {
        let now = Instant::now();
        for job in jobs {
            if means.company(&job).is_some() {
                let batch = self.batches.entry(job.kind.clone()).or_default();
                batch.push_back((job, now));
            } else {
                self.single.push_back((job, now));
            }
        }
    }

    /// How many wait to be run with others.
    fn together(&self) -> usize {
        self.batches.values().map(VecDeque::len).sum()
    }

    /// The next batch: as many of one kind as may run at once.
    fn next_batch(&mut self, means: &Means) -> Option<Vec<(Job, Instant)>> {
        let mut first = self.batches.first_entry()?;
        let most = first
            .get()
            .front()
            .and_then(|(job, _)| means.company(job))
            .unwrap_or(1);
        let rest = first.get().len().min(most);
        let batch = first.get_mut().drain(..rest).collect();
        if first.get().is_empty() {
            first.remove();
        }
        Some(batch)
    }

    fn into_all(self) -> impl Iterator<Item = Job> {
        let batches = self.batches.into_values().flatten();
        self.single.into_iter().chain(batches).map(|(job, _)| job)
    }
}

/// How much a queue claims: what its slots can take, and more and more of what runs in batches while that keeps coming.
struct Reach {
    /// Slots of the queue.
    slots: usize,
    /// The largest batch.
    most: usize,
    /// Jobs for batches that may wait here.
    batched: usize,
}

impl Reach {
    fn new(slots: usize, most: usize) -> Reach {
        Reach {
            slots,
            most,
            batched: 2 * slots,
        }
    }

    /// How many to claim now; none while enough waits.
    fn wanted(&self, waiting: &Waiting, free: usize) -> usize {
        let single = waiting.single.len();
        let room = (self.slots + free).saturating_sub(single).clamp(1, BATCH);
        if single > self.slots / 2 {
            return 0;
        }
        if self.most == 1 {
            return room;
        }
        self.batched.max(room).saturating_sub(waiting.together())
    }

    fn learn(&mut self, asked: usize, claimed: usize, together: usize) {
        self.batched = if claimed == asked && together * 2 >= claimed {
            self.batched * 2
        } else {
            self.batched / 2
        }
        .min(self.most)
        .max(2 * self.slots);
    }
}

async fn work_queue(shared: Arc<Shared>, name: &'static str, slots: usize) {
    let means = &shared.means;
    let services = &means.services;
    let poll = Duration::from_millis(services.config.work.poll_ms.max(1));
    let free = Arc::new(Semaphore::new(slots));
    let batches = Arc::new(Semaphore::new(AT_ONCE));
    let mut reach = Reach::new(slots, means.registry.most(name));
    let mut running = JoinSet::new();
    let mut waiting = Waiting::default();
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
        start(&shared, &mut waiting, &free, &batches, &mut running).await;
        if shared.stop.is_cancelled() {
            break;
        }
        let asked = reach.wanted(&waiting, free.available_permits());
        if !exhausted && asked > 0 {
            // Before the look, so that what is committed during it is not missed.
            notified.set(wake.notified());
            looked = Instant::now();
            match claim(&shared, name, asked, &mut lookout.mark).await {
                Ok(claimed) => {
                    exhausted = claimed.len() < asked;
                    look_at = Instant::now() + poll;
                    let (amount, together) = (claimed.len(), waiting.together());
                    waiting.add(means, claimed);
                    reach.learn(asked, amount, waiting.together() - together);
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
    shared.give_back(waiting.into_all()).await;
    while running.join_next().await.is_some() {}
}

/// Starts what waits, as far as there are slots.
async fn start(
    shared: &Arc<Shared>,
    waiting: &mut Waiting,
    free: &Arc<Semaphore>,
    batches: &Arc<Semaphore>,
    running: &mut JoinSet<()>,
) {
    // Batches first: they are what most of the others wait for, and take few slots.
    while waiting.together() > 0
        && let Ok(batch) = batches.clone().try_acquire_owned()
        && let Ok(slot) = free.clone().try_acquire_owned()
        && let Some(jobs) = waiting.next_batch(&shared.means)
    {
        let (stale, jobs): (Vec<_>, Vec<_>) = jobs
            .into_iter()
            .partition(|(_, since)| since.elapsed() > STALE);
        shared
            .give_back(stale.into_iter().map(|(job, _)| job))
            .await;
        let jobs: Vec<Job> = jobs.into_iter().map(|(job, _)| job).collect();
        if !jobs.is_empty() {
            let shared = shared.clone();
            running.spawn(async move {
                let settled = shared.means.run_many(jobs).await;
                drop::<[OwnedSemaphorePermit; 2]>([batch, slot]);
                shared.settle(settled).await;
            });
        }
    }
    while !waiting.single.is_empty() {
        let Ok(slot) = free.clone().try_acquire_owned() else {
            return;
        };
        let Some((job, since)) = waiting.single.pop_front() else {
            return;
        };
        if since.elapsed() > STALE {
            shared.give_back([job]).await;
            continue;
        }
        let shared = shared.clone();
        running.spawn(async move {
            let settled = shared.means.run_one(job).await;
            drop(slot);
            shared.settle([settled]).await;
        });
    }
}

async fn claim(
    shared: &Shared,
    queue: &'static str,
    amount: usize,
    mark: &mut Mark,
) -> Result<Vec<Job>, store::Error> {
    let services = &shared.means.services;
    let now = services.now();
    let since = mark.since();
    let lease_until = after(now, shared.means.lease);
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_queue_has_a_slot() {
        for total in [0, 1, 8, 64] {
            let slots = slots(total);
            assert_eq!(slots.len(), queue::ALL.len());
            assert!(slots.iter().all(|&(_, slots)| slots >= 1));
            let working = slots.iter().filter(|(name, _)| *name != queue::PREVIEWS);
            assert!(working.map(|&(_, slots)| slots).sum::<usize>() <= total.max(16));
        }
    }
}
