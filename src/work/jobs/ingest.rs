//! The activities of one actor, applied in the order in which they came.

use jiff::Timestamp;
use sql::queries::inbox;

use crate::{
    domain::{Result, Services, tasks},
    ingest::{self, Outcome},
    store::inbox::Raw,
};

/// Activities taken at once.
const SLICE: i64 = 50;
/// Failures after which an activity is buried for an operator to see: about a quarter of an hour, for which the actor's
/// later activities wait.
const MAX_ATTEMPTS: i16 = 6;

/// How a lane goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// Nothing waits: the lane may be closed.
    Empty,
    /// There may be more.
    Again,
    /// Not before this time.
    At(Timestamp),
}

/// Applies the next activities of an actor. One that may succeed later holds up what came after it, for a while.
pub async fn run_lane(services: &Services, actor_uri: &str) -> Result<Next> {
    let connection = services.connection().await?;
    let slice = inbox::slice()
        .bind(&connection, &actor_uri, &SLICE)
        .all()
        .await?;
    drop(connection);
    let whole = i64::try_from(slice.len()).is_ok_and(|length| length >= SLICE);
    let mut applied = Vec::with_capacity(slice.len());
    let mut next = if whole { Next::Again } else { Next::Empty };
    for raw in &slice {
        match ingest::apply(services, raw).await {
            Outcome::Done => applied.push(raw.id),
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
                next = Next::At(services.now() + wait);
                break;
            }
        }
    }
    let connection = services.connection().await?;
    inbox::applied()
        .bind(&connection, &applied.as_slice())
        .await?;
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
