//! Lanes: what has to be done in order for one key (a host's deliveries, an actor's activities), side by side for many.
//!
//! A lane is one row with a due time. It is claimed by moving that time past a lease, worked by one handler at a time,
//! and given back, put off or closed. Idle lanes cost nothing.

use std::{pin::pin, sync::Arc, time::Duration};

use jiff::{SignedDuration, Timestamp};
use sql::queries::{deliveries, inbox};
use tokio::{
    sync::{OwnedSemaphorePermit, Semaphore},
    task::JoinSet,
    time::{Instant, sleep, sleep_until, timeout},
};
use tokio_util::sync::CancellationToken;
use tracing::Instrument;

use super::{
    CALM, GIVING_BACK, Schedule, TROUBLE, after,
    mark::{Lookout, Mark},
    run::panicked,
};
use crate::{domain::Services, store};

/// Lanes claimed at once, at most.
const BATCH: usize = 64;
/// How long a lane is its worker's.
const LEASE: SignedDuration = SignedDuration::from_mins(2);
/// A slice that takes longer is cut off, well before somebody else may take the lane.
const LONGEST: Duration = Duration::from_secs(100);
/// As long as slots are free, a lane with more to do goes on without being given back.
const GO_ON: Duration = Duration::from_secs(15);
/// How long a lane rests whose handler panicked or had to be cut off.
const REST: SignedDuration = SignedDuration::from_secs(60);
/// A lane that takes longer waits for a stranger and makes room for another one…
const SLOW: Duration = Duration::from_secs(2);
/// …as long as no more than this wait: each holds what it has read.
const WAITING: usize = 64;
/// How often lanes are looked for that are missing though something waits.
const REPAIR: Duration = Duration::from_secs(15);

/// A claimed lane.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lane {
    /// The host (deliveries) or the actor's ActivityPub id (activities).
    pub key: String,
    /// Slices in a row that have failed; always 0 for activities.
    pub failures: i32,
    /// Since when.
    pub first_failure_at: Option<Timestamp>,
}

/// What a slice came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LaneOutcome {
    /// Nothing waits: the lane is closed.
    Empty,
    /// Something was done and there may be more.
    Again,
    /// Not before this time, without fault of the other side.
    At(Timestamp),
    /// The other side failed: counted, and not tried before this time.
    Failed(Timestamp),
}

/// Works one slice of a lane. Takes a few of what waits, in order, and settles each before it answers; what it does may
/// happen twice. A slice that takes longer than 100 seconds is cut off.
pub trait LaneHandler: Send + Sync + 'static {
    /// See [`LaneHandler`].
    fn run_lane(
        &self,
        services: &Services,
        lane: &Lane,
    ) -> impl Future<Output = LaneOutcome> + Send;
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Deliveries,
    Inbox,
}

impl Kind {
    fn name(self) -> &'static str {
        match self {
            Kind::Deliveries => "deliveries",
            Kind::Inbox => "inbox",
        }
    }

    async fn claim(
        self,
        services: &Services,
        amount: usize,
        mark: &mut Mark,
    ) -> Result<Vec<Lane>, store::Error> {
        let now = services.now();
        let since = mark.since();
        let asked = amount;
        let until = after(now, LEASE);
        let amount = i64::try_from(amount).unwrap_or(i64::MAX);
        let connection = services.db.get().await?;
        let begun = Instant::now();
        let claimed: Vec<(Lane, Timestamp)> = match self {
            Kind::Deliveries => deliveries::claim_lanes()
                .bind(&connection, &since, &now, &amount, &until)
                .all()
                .await?
                .into_iter()
                .map(|row| {
                    let lane = Lane {
                        key: row.host,
                        failures: row.failures,
                        first_failure_at: row.first_failure_at,
                    };
                    (lane, row.newest_due)
                })
                .collect(),
            Kind::Inbox => inbox::claim_lanes()
                .bind(&connection, &since, &now, &amount, &until)
                .all()
                .await?
                .into_iter()
                .map(|row| {
                    let lane = Lane {
                        key: row.actor_uri,
                        failures: 0,
                        first_failure_at: None,
                    };
                    (lane, row.newest_due)
                })
                .collect(),
        };
        metrics::histogram!("rookery_claim_seconds", "queue" => self.name())
            .record(begun.elapsed().as_secs_f64());
        let newest = claimed.first().map(|(_, newest_due)| *newest_due);
        mark.advance(newest, claimed.len() < asked, now);
        Ok(claimed.into_iter().map(|(lane, _)| lane).collect())
    }

    /// The oldest due time from `since` on and before `before`.
    async fn oldest(
        self,
        db: store::Db,
        since: Timestamp,
        before: Timestamp,
    ) -> Result<Option<Timestamp>, store::Error> {
        let connection = db.get().await?;
        Ok(match self {
            Kind::Deliveries => {
                deliveries::oldest_lane()
                    .bind(&connection, &since, &before)
                    .opt()
                    .await?
            }
            Kind::Inbox => {
                inbox::oldest_lane()
                    .bind(&connection, &since, &before)
                    .opt()
                    .await?
            }
        })
    }

    async fn settle(
        self,
        services: &Services,
        key: &str,
        outcome: LaneOutcome,
    ) -> Result<(), store::Error> {
        let now = services.now();
        let mut connection = services.db.get().await?;
        let mut arrived = false;
        let due_at = match outcome {
            LaneOutcome::Empty => {
                if self.close(&mut connection, key).await? {
                    return Ok(());
                }
                arrived = true;
                now
            }
            LaneOutcome::Again => now,
            LaneOutcome::At(at) => at,
            LaneOutcome::Failed(at) if self == Kind::Deliveries => {
                deliveries::lane_failed()
                    .bind(&connection, &at, &now, &key)
                    .await?;
                return Ok(());
            }
            LaneOutcome::Failed(at) => at,
        };
        match self {
            Kind::Deliveries => {
                deliveries::lane_ok()
                    .bind(&connection, &due_at, &key)
                    .await?
            }
            Kind::Inbox => inbox::lane_due().bind(&connection, &due_at, &key).await?,
        };
        if arrived {
            // Whoever brought it woke workers while the lane was still taken.
            services.wake.notify_waiters();
        }
        Ok(())
    }

    /// Closes a lane unless something waits. The row is locked first: a statement that had to wait for somebody who
    /// opens the lane would not see what they brought.
    async fn close(
        self,
        connection: &mut store::Connection,
        key: &str,
    ) -> Result<bool, store::Error> {
        let tx = connection.transaction().await?;
        let closed = match self {
            Kind::Deliveries => {
                deliveries::lane_hold().bind(&tx, &key).opt().await?;
                deliveries::lane_close().bind(&tx, &key).opt().await?
            }
            Kind::Inbox => {
                inbox::lane_hold().bind(&tx, &key).opt().await?;
                inbox::lane_close().bind(&tx, &key).opt().await?
            }
        };
        tx.commit().await?;
        Ok(closed.is_some())
    }
}

/// The lanes of one kind and their handler.
pub struct Lanes<H> {
    kind: Kind,
    handler: Arc<H>,
    slots: usize,
}

impl<H: LaneHandler> Lanes<H> {
    /// Deliveries by host, `slots` hosts at once.
    #[must_use]
    pub fn deliveries(handler: H, slots: usize) -> Lanes<H> {
        Lanes {
            kind: Kind::Deliveries,
            handler: Arc::new(handler),
            slots: slots.max(1),
        }
    }

    /// Incoming activities by actor, `slots` actors at once.
    #[must_use]
    pub fn inbox(handler: H, slots: usize) -> Lanes<H> {
        Lanes {
            kind: Kind::Inbox,
            handler: Arc::new(handler),
            slots: slots.max(1),
        }
    }

    /// Works lanes until `stop` is cancelled; then what runs may take `work.drain_seconds` to end, and is given back
    /// if it does not.
    pub async fn run(self, services: Services, stop: CancellationToken) {
        let drain = Duration::from_secs(services.config.work.drain_seconds);
        let poll = Duration::from_millis(services.config.work.poll_ms.max(1));
        let leave = CancellationToken::new();
        let free = Arc::new(Semaphore::new(self.slots));
        let aside = Arc::new(Semaphore::new(WAITING));
        let mut running = JoinSet::new();
        let mut woken = services.feed.woken();
        let wake = services.wake.clone();
        let mut notified = Box::pin(wake.notified());
        let mut look_at = Instant::now();
        let mut exhausted = false;
        let mut lookout = Lookout::default();
        while !stop.is_cancelled() {
            while running.try_join_next().is_some() {}
            let asked = free.available_permits().min(BATCH);
            if exhausted || asked == 0 {
                tokio::select! {
                    () = stop.cancelled() => break,
                    // A free slot is no news when there was nothing to do.
                    Some(_) = running.join_next() => continue,
                    // Also that of a lane which went aside.
                    _ = free.acquire(), if asked == 0 => continue,
                    older = lookout.found(|| services.now()) => if !older {
                        continue;
                    },
                    () = notified.as_mut(), if exhausted => {}
                    () = woken.wait(), if exhausted => {}
                    () = sleep_until(look_at), if exhausted => {}
                }
                exhausted = false;
                continue;
            }
            // Before the look, so that what is committed during it is not missed.
            notified.set(wake.notified());
            let looked = Instant::now();
            match self.kind.claim(&services, asked, &mut lookout.mark).await {
                Ok(lanes) => {
                    exhausted = lanes.len() < asked;
                    look_at = looked + poll;
                    lookout.start(services.now(), |since, before| {
                        self.kind.oldest(services.db.clone(), since, before)
                    });
                    for lane in lanes {
                        let Ok(permit) = free.clone().acquire_owned().await else {
                            break;
                        };
                        let work = work(
                            self.kind,
                            self.handler.clone(),
                            services.clone(),
                            lane,
                            free.clone(),
                            (stop.clone(), leave.clone()),
                        );
                        running.spawn(in_slot(work, permit, aside.clone(), SLOW));
                    }
                }
                Err(error) => {
                    tracing::warn!(lanes = self.kind.name(), %error, "cannot claim lanes");
                    exhausted = true;
                    look_at = looked + TROUBLE.max(poll);
                }
            }
            // Lanes that end one by one are claimed for together.
            tokio::select! {
                () = stop.cancelled() => break,
                () = sleep_until(looked + CALM) => {}
            }
        }
        if timeout(drain, async {
            while running.join_next().await.is_some() {}
        })
        .await
        .is_err()
        {
            tracing::warn!(
                lanes = self.kind.name(),
                "some lanes did not end in time; they are given back"
            );
            leave.cancel();
            // A handler that blocks its thread cannot be stopped; dropping the set leaves it behind.
            let _ = timeout(GIVING_BACK, async {
                while running.join_next().await.is_some() {}
            })
            .await;
        }
    }
}

/// Works in a slot, and goes on beside it when the work turns out slow: a few hosts that drip must not take all slots.
async fn in_slot(
    work: impl Future<Output = ()>,
    slot: OwnedSemaphorePermit,
    aside: Arc<Semaphore>,
    slow: Duration,
) {
    let mut work = pin!(work);
    if timeout(slow, &mut work).await.is_ok() {
        return;
    }
    match aside.try_acquire_owned() {
        Ok(_waiting) => {
            drop(slot);
            work.await;
        }
        Err(_) => work.await,
    }
}

/// Slices of one lane, until it is given back.
async fn work<H: LaneHandler>(
    kind: Kind,
    handler: Arc<H>,
    services: Services,
    lane: Lane,
    free: Arc<Semaphore>,
    (stop, leave): (CancellationToken, CancellationToken),
) {
    let begun = Instant::now();
    let lane = Arc::new(lane);
    let outcome = loop {
        let outcome = slice(kind, &handler, &services, &lane, begun + LONGEST, &leave).await;
        let go_on = outcome == LaneOutcome::Again
            && begun.elapsed() < GO_ON
            && free.available_permits() > 0
            && !stop.is_cancelled();
        if !go_on {
            break outcome;
        }
    };
    let label = match outcome {
        LaneOutcome::Empty => "empty",
        LaneOutcome::Again => "again",
        LaneOutcome::At(_) => "later",
        LaneOutcome::Failed(_) => "failed",
    };
    metrics::counter!("rookery_lanes_total", "lanes" => kind.name(), "outcome" => label)
        .increment(1);
    for _ in 0..3 {
        match kind.settle(&services, &lane.key, outcome).await {
            Ok(()) => return,
            Err(error) => {
                tracing::warn!(lanes = kind.name(), key = lane.key, %error, "cannot give a lane back")
            }
        }
        sleep(TROUBLE).await;
    }
    // The lease ends by itself.
}

async fn slice<H: LaneHandler>(
    kind: Kind,
    handler: &Arc<H>,
    services: &Services,
    lane: &Arc<Lane>,
    deadline: Instant,
    leave: &CancellationToken,
) -> LaneOutcome {
    let span = tracing::info_span!("lane", lanes = kind.name(), key = lane.key);
    let (handler, own, lane) = (handler.clone(), services.clone(), lane.clone());
    let key = lane.key.clone();
    let mut task =
        tokio::spawn(async move { handler.run_lane(&own, &lane).await }.instrument(span));
    let cut = tokio::select! {
        ended = &mut task => {
            return ended.unwrap_or_else(|error| {
                tracing::error!(lanes = kind.name(), key, error = panicked(error), "a lane's handler has failed");
                LaneOutcome::At(after(services.now(), REST))
            });
        }
        () = sleep_until(deadline) => {
            tracing::warn!(lanes = kind.name(), key, "a lane's slice takes too long");
            REST
        }
        () = leave.cancelled() => SignedDuration::ZERO,
    };
    task.abort();
    // Nobody else may have the lane before this handler is really gone.
    task.await
        .unwrap_or_else(|_| LaneOutcome::At(after(services.now(), cut)))
}

/// Adds what finds lanes that are missing though something waits for them, whatever took them away.
pub fn repairs(schedule: &mut Schedule) {
    schedule.add(
        "delivery_lanes_missing",
        REPAIR,
        |services: Services| async move {
            let connection = services.db.get().await?;
            if deliveries::lanes_missing()
                .bind(&connection, &services.now())
                .await?
                > 0
            {
                services.committed();
            }
            Ok(())
        },
    );
    schedule.add(
        "inbox_lanes_missing",
        REPAIR,
        |services: Services| async move {
            let connection = services.db.get().await?;
            if inbox::lanes_missing()
                .bind(&connection, &services.now())
                .await?
                > 0
            {
                services.committed();
            }
            Ok(())
        },
    );
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::sync::oneshot;

    /// Waits until so many slots, and so many places beside them, are free.
    async fn until(free: &Semaphore, aside: &Semaphore, wanted: (usize, usize)) {
        let reached = async {
            while (free.available_permits(), aside.available_permits()) != wanted {
                sleep(Duration::from_millis(5)).await;
            }
        };
        timeout(Duration::from_secs(10), reached).await.unwrap();
    }

    #[tokio::test]
    async fn slow_lanes_make_room_and_only_so_many_at_once() {
        let free = Arc::new(Semaphore::new(1));
        let aside = Arc::new(Semaphore::new(1));
        let lane = || {
            let slot = free.clone().try_acquire_owned().unwrap();
            let (end, ended) = oneshot::channel::<()>();
            let work = async {
                ended.await.ok();
            };
            let lane = in_slot(work, slot, aside.clone(), Duration::from_millis(50));
            (end, tokio::spawn(lane))
        };
        let (end_first, first) = lane();
        until(&free, &aside, (1, 0)).await;
        // There is no room beside the slots: the next slow one keeps its own.
        let (end_second, second) = lane();
        sleep(Duration::from_millis(200)).await;
        until(&free, &aside, (0, 0)).await;
        end_first.send(()).unwrap();
        first.await.unwrap();
        until(&free, &aside, (0, 1)).await;
        end_second.send(()).unwrap();
        second.await.unwrap();
        until(&free, &aside, (1, 1)).await;
    }
}
