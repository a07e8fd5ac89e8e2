//! The rows of the job queue, below any meaning: enqueue, claim, complete, retry, bury.

use jiff::Timestamp;
use serde_json::Value;
use sql::{client::GenericClient, queries::jobs};

use super::Error;

pub use sql::queries::jobs::{Dead, Job};

/// A job to be stored; see [`enqueue`].
#[derive(Clone, Debug)]
pub struct NewJob {
    /// Minted by the caller; also the tie-breaker of the order.
    pub id: i64,
    /// The queue, which decides who works on it and how many at once.
    pub queue: &'static str,
    /// The kind, which names the handler.
    pub kind: &'static str,
    /// The version of the payload.
    pub version: i16,
    /// The payload.
    pub payload: Value,
    /// Not before this time.
    pub due_at: Timestamp,
}

/// Stores jobs in one statement, usually inside the transaction of their cause.
pub async fn enqueue<C: GenericClient>(
    client: &C,
    new: &[NewJob],
    now: Timestamp,
) -> Result<(), Error> {
    if new.is_empty() {
        return Ok(());
    }
    let ids: Vec<i64> = new.iter().map(|job| job.id).collect();
    let queues: Vec<&str> = new.iter().map(|job| job.queue).collect();
    let kinds: Vec<&str> = new.iter().map(|job| job.kind).collect();
    let versions: Vec<i16> = new.iter().map(|job| job.version).collect();
    let payloads: Vec<&Value> = new.iter().map(|job| &job.payload).collect();
    let due: Vec<Timestamp> = new.iter().map(|job| job.due_at).collect();
    jobs::insert()
        .bind(
            client, &now, &ids, &queues, &kinds, &versions, &payloads, &due,
        )
        .await?;
    Ok(())
}
