//! Everything a worker does, put together.

use std::time::Duration;

use sql::queries::jobs;
use tokio_util::sync::CancellationToken;

use super::{
    Registry, Runner, Schedule,
    jobs::{
        account_deleted, account_updated, deliver::Deliver, fan_out, fetch_parent, ingest::Ingest,
        refresh_account, relationship_changed, status_created, status_deleted, status_edited,
        status_favourited, status_pinned, upkeep::Chore,
    },
    lanes::{Lanes, repairs},
    slots,
};
use crate::domain::{
    Services,
    tasks::{
        AccountDeleted, AccountUpdated, FanOut, FetchParent, RefreshAccount, RelationshipChanged,
        StatusCreated, StatusDeleted, StatusEdited, StatusFavourited, StatusPinned,
    },
};

/// How long [`drain`] works at most.
const DRAIN_WITHIN: Duration = Duration::from_secs(300);

/// Works until `stop`: jobs, recurring work, deliveries, what peers sent. Then finishes what it holds.
pub async fn run(services: Services, stop: CancellationToken) {
    let concurrency = services.config.work.concurrency.unwrap_or_else(|| {
        std::thread::available_parallelism().map_or(2, std::num::NonZero::get) * 8
    });
    let registry = registry();
    let mut schedule = Schedule::new();
    repairs(&mut schedule);
    for chore in Chore::ALL {
        schedule.add(
            chore.name(),
            chore.every(),
            move |services: Services| async move { Ok(chore.run(&services).await?) },
        );
    }
    let inbox = Lanes::inbox(Ingest, (concurrency / 2).max(1));
    let deliveries = Lanes::deliveries(Deliver, (concurrency * 2).max(8));
    let runner = Runner::new(services.clone(), registry, slots(concurrency));
    tokio::join!(
        runner.run(stop.clone()),
        schedule.run(services.clone(), stop.clone()),
        inbox.run(services.clone(), stop.clone()),
        deliveries.run(services.clone(), stop.clone()),
    );
}

/// Every kind of job with its handler.
fn registry() -> Registry {
    macro_rules! handlers {
        ($registry:ident: $($module:ident => $task:ident),* $(,)?) => {
            $($registry.add(|services: Services, task: $task| async move { Ok($module::run(&services, &task).await?) });)*
        };
    }
    let mut registry = Registry::new();
    handlers!(registry:
        account_deleted => AccountDeleted,
        account_updated => AccountUpdated,
        fan_out => FanOut,
        fetch_parent => FetchParent,
        refresh_account => RefreshAccount,
        relationship_changed => RelationshipChanged,
        status_created => StatusCreated,
        status_deleted => StatusDeleted,
        status_edited => StatusEdited,
        status_favourited => StatusFavourited,
        status_pinned => StatusPinned,
    );
    registry
}

/// Works until nothing is due.
pub async fn drain(services: Services, stop: CancellationToken) {
    let done = stop.child_token();
    let worker = tokio::spawn(run(services.clone(), done.clone()));
    let wait = async {
        loop {
            tokio::time::sleep(Duration::from_millis(200)).await;
            if is_idle(&services).await || stop.is_cancelled() {
                return;
            }
        }
    };
    if tokio::time::timeout(DRAIN_WITHIN, wait).await.is_err() {
        tracing::warn!("there is still work; the next worker goes on");
    }
    done.cancel();
    worker.await.ok();
}

async fn is_idle(services: &Services) -> bool {
    let count = async {
        let connection = services.connection().await?;
        let rows = jobs::waiting().bind(&connection).all().await?;
        crate::domain::Result::Ok(rows.iter().map(|row| row.count).sum::<i64>())
    };
    matches!(count.await, Ok(0))
}
