//! The activities of one actor, applied in the order in which they came.

use std::time::Duration;

use sql::queries::inbox;
use tokio::time::{Instant, timeout};

use crate::{
    domain::{Result, Services, tasks},
    ingest::{self, Outcome},
    store::inbox::Raw,
    work::{
        after,
        lanes::{Lane, LaneHandler, LaneOutcome},
    },
};

/// Activities taken at once.
const SLICE: i64 = 50;
/// A slice ends after the activity during which it became this old.
const LONG: Duration = Duration::from_secs(20);
/// One activity may take so long, with all that it fetches.
const PATIENCE: Duration = Duration::from_secs(60);
/// Failures after which an activity is buried for an operator to see: about a quarter of an hour, for which the actor's
/// later activities wait.
const MAX_ATTEMPTS: i16 = 6;

/// Applies what peers have sent.
#[derive(Clone, Copy, Debug)]
pub struct Ingest;

impl LaneHandler for Ingest {
    async fn run_lane(&self, services: &Services, lane: &Lane) -> LaneOutcome {
        match run(services, &lane.key).await {
            Ok(outcome) => outcome,
            Err(error) => {
                tracing::warn!(actor = lane.key, %error, "activities wait");
                LaneOutcome::At(after(
                    services.now(),
                    tasks::backoff(1, services.random.u64()),
                ))
            }
        }
    }
}

/// Applies the next activities of an actor. One that may succeed later holds up what came after it, for a while.
///
/// # Errors
/// When the database does not answer: nothing is counted then, and what was applied may be applied again.
pub async fn run(services: &Services, actor_uri: &str) -> Result<LaneOutcome> {
    let begun = Instant::now();
    let connection = services.connection().await?;
    let slice = inbox::slice()
        .bind(&connection, &actor_uri, &SLICE)
        .all()
        .await?;
    drop(connection);
    let mut next = if i64::try_from(slice.len()).is_ok_and(|length| length < SLICE) {
        LaneOutcome::Empty
    } else {
        LaneOutcome::Again
    };
    let mut settled = Vec::with_capacity(slice.len());
    for raw in &slice {
        let outcome = timeout(PATIENCE, ingest::apply(services, raw))
            .await
            .unwrap_or_else(|_| Outcome::Retry("took too long".to_owned()));
        match outcome {
            Outcome::Done => settled.push(raw.id),
            Outcome::Dead(error) => bury(services, raw, &error).await?,
            Outcome::Retry(error) if raw.attempts + 1 >= MAX_ATTEMPTS => {
                bury(services, raw, &error).await?;
            }
            Outcome::Retry(error) => {
                let connection = services.connection().await?;
                inbox::failed()
                    .bind(&connection, &error.as_str(), &raw.id)
                    .await?;
                let wait = tasks::backoff(raw.attempts + 1, services.random.u64());
                next = LaneOutcome::At(after(services.now(), wait));
                break;
            }
        }
        if begun.elapsed() > LONG {
            next = LaneOutcome::Again;
            break;
        }
    }
    if !settled.is_empty() {
        let connection = services.connection().await?;
        inbox::applied()
            .bind(&connection, &settled.as_slice())
            .await?;
    }
    Ok(next)
}

async fn bury(services: &Services, raw: &Raw, error: &str) -> Result<()> {
    tracing::warn!(
        id = raw.id,
        actor = raw.actor_uri,
        error,
        "an activity is buried"
    );
    let connection = services.connection().await?;
    inbox::bury()
        .bind(&connection, &error, &services.now(), &raw.id)
        .await?;
    Ok(())
}
