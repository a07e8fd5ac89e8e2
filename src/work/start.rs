//! Everything a worker does, put together.

use std::time::Duration;

use tokio_util::sync::CancellationToken;

use super::{
    Registry, Runner, Schedule,
    jobs::{self, deliver::Deliver, ingest::Ingest},
    lanes::{Lanes, repairs},
    slots,
};
use crate::domain::Services;

/// How long [`drain`] works at most.
const DRAIN_WITHIN: Duration = Duration::from_secs(300);

/// Works until `stop`: jobs, recurring work, deliveries, what peers sent. Then finishes what it holds.
pub async fn run(services: Services, stop: CancellationToken) {
    let concurrency = services.config.work.concurrency.unwrap_or_else(|| {
        std::thread::available_parallelism().map_or(2, std::num::NonZero::get) * 8
    });
    let mut registry = Registry::new();
    jobs::register(&mut registry);
    let mut schedule = Schedule::new();
    repairs(&mut schedule);
    jobs::recur(&mut schedule);
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
        let rows = sql::queries::jobs::waiting()
            .bind(&connection)
            .all()
            .await?;
        crate::domain::Result::Ok(rows.iter().map(|row| row.count).sum::<i64>())
    };
    matches!(count.await, Ok(0))
}
