//! Writing down what became of jobs, many at once.

use std::{collections::BTreeMap, time::Duration};

use jiff::Timestamp;
use sql::queries::jobs;
use tokio::{sync::mpsc, time::sleep};

use super::TROUBLE;
use crate::{domain::Services, store};

/// Jobs settled at once, at most.
pub(super) const SETTLED: usize = 500;

/// What becomes of a job's row.
#[derive(Debug)]
pub(super) enum Settled {
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

/// Writes down what comes in, until nobody is left to send.
pub(super) async fn settle_all(services: Services, mut settled: mpsc::Receiver<Settled>) {
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
    let mut again: (Vec<i64>, Vec<Timestamp>, Vec<&str>) = Default::default();
    let mut back: BTreeMap<Timestamp, Vec<i64>> = BTreeMap::new();
    for settled in batch.iter() {
        match settled {
            Settled::Retry { id, due_at, error } => {
                again.0.push(*id);
                again.1.push(*due_at);
                again.2.push(error);
            }
            Settled::Back { id, due_at } => back.entry(*due_at).or_default().push(*id),
            Settled::Done(_) | Settled::Bury { .. } => {}
        }
    }
    // What only let others go first, or is to be tried at once, is due now: nobody has to poll for it.
    let now = services.now();
    let due = again
        .1
        .iter()
        .chain(back.keys())
        .any(|due_at| *due_at <= now);
    if !again.0.is_empty() {
        jobs::retry()
            .bind(&connection, &again.0, &again.1, &again.2)
            .await?;
        batch.retain(|settled| !matches!(settled, Settled::Retry { .. }));
    }
    while let Some((due_at, ids)) = back.pop_first() {
        jobs::defer().bind(&connection, &due_at, &ids).await?;
        batch.retain(
            |settled| !matches!(settled, Settled::Back { due_at: other, .. } if *other == due_at),
        );
    }
    if due {
        services.wake.notify_waiters();
    }
    while let Some(settled) = batch.last() {
        if let Settled::Bury { id, error } = settled {
            metrics::counter!("rookery_jobs_dead_total").increment(1);
            jobs::bury()
                .bind(&connection, id, &services.now(), error)
                .opt()
                .await?;
        }
        batch.pop();
    }
    Ok(())
}
