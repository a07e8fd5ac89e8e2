//! How much waits to be done, and since when. Looking costs little whatever waits: what is many is counted up to a bound,
//! and a look that takes too long is given up.

use std::time::Duration;

use jiff::Timestamp;
use sql::queries::{deliveries, inbox, jobs, settings};
use tokio::time::timeout;

use super::{Error, Result, Services, tasks::queue};
use crate::ids;

/// Nothing is counted beyond this.
pub const MOST: i64 = 10_000;

/// What one statement of the look may take, in milliseconds.
const STATEMENT: &str = "1000";
/// What the whole look may take, with the wait for a connection.
const PATIENCE: Duration = Duration::from_secs(3);

/// Jobs of one kind that are due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// Their queue.
    pub queue: String,
    /// Their kind.
    pub kind: String,
    /// How many.
    pub count: i64,
    /// When the first of them was due.
    pub since: Timestamp,
}

/// Lanes of one kind: hosts with deliveries, actors with activities.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lanes {
    /// Open ones.
    pub open: i64,
    /// Those of them that nobody works on though they are due.
    pub due: i64,
    /// When the first of these was due.
    pub due_since: Option<Timestamp>,
    /// What waits in all of them: deliveries or activities.
    pub waiting: i64,
}

/// Everything that waits at a moment.
#[derive(Clone, Debug)]
pub struct Backlog {
    /// When it was looked at.
    pub at: Timestamp,
    /// Jobs that are due.
    pub jobs: Vec<Due>,
    /// Buried jobs, by kind.
    pub dead_jobs: Vec<(String, i64)>,
    /// Deliveries, a lane for each host.
    pub deliveries: Lanes,
    /// Hosts that failed last time.
    pub failing_hosts: i64,
    /// When the oldest waiting delivery was planned.
    pub oldest_delivery: Option<Timestamp>,
    /// What peers have sent, a lane for each actor.
    pub inbox: Lanes,
    /// Activities that could not be applied.
    pub dead_activities: i64,
    /// Seconds for which the oldest open transaction has held on to an old state.
    pub oldest_snapshot: f64,
}

/// Looks.
///
/// # Errors
/// When the database does not answer in time.
pub async fn look(services: &Services) -> Result<Backlog> {
    timeout(PATIENCE, look_now(services))
        .await
        .map_err(|_| Error::Unavailable("the database takes too long".to_owned()))?
}

async fn look_now(services: &Services) -> Result<Backlog> {
    let now = services.now();
    let mut connection = services.connection().await?;
    let tx = connection.transaction().await?;
    settings::limit_statements()
        .bind(&tx, &STATEMENT)
        .one()
        .await?;
    let jobs = jobs::due_by_kind()
        .bind(&tx, &queue::ALL.as_slice(), &now, &MOST)
        .all()
        .await?;
    let dead_jobs = jobs::dead_by_kind().bind(&tx, &MOST).all().await?;
    let out = deliveries::backlog().bind(&tx, &now, &MOST).one().await?;
    let incoming = inbox::backlog().bind(&tx, &now, &MOST).one().await?;
    let oldest_snapshot = settings::oldest_snapshot().bind(&tx).one().await?;
    tx.commit().await?;
    Ok(Backlog {
        at: now,
        jobs: jobs
            .into_iter()
            .map(|row| Due {
                queue: row.queue,
                kind: row.kind,
                count: row.count,
                since: row.oldest,
            })
            .collect(),
        dead_jobs: dead_jobs
            .into_iter()
            .map(|row| (row.kind, row.count))
            .collect(),
        deliveries: Lanes {
            open: out.lanes,
            due: out.due,
            due_since: out.oldest_due,
            waiting: out.waiting,
        },
        failing_hosts: out.failing,
        oldest_delivery: out.oldest_id.map(ids::timestamp),
        inbox: Lanes {
            open: incoming.lanes,
            due: incoming.due,
            due_since: incoming.oldest_due,
            waiting: incoming.waiting,
        },
        dead_activities: incoming.dead,
        oldest_snapshot,
    })
}
