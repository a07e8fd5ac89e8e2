//! Effects: what the commits of others have left to do. The queue of jobs ([`Runner`]), work that recurs
//! ([`Schedule`]), and the lanes of deliveries and incoming activities ([`lanes`]).
//!
//! All of it may run twice: a job or a lane is leased, and whoever dies leaves it to come due again.

pub mod jobs;
pub mod lanes;
mod mark;
mod registry;
mod run;
mod runner;
mod schedule;
mod settle;
mod start;

pub use registry::{Context, Failure, Outcome, Outcomes, Registry};
pub use runner::{Runner, slots};
pub use schedule::Schedule;
pub use start::{drain, run};

use std::time::Duration;

use jiff::{SignedDuration, Timestamp};

/// After a look that found nothing, the next one waits at least so long, however often somebody wakes us.
const CALM: Duration = Duration::from_millis(10);
/// After a database error the next try waits so long.
const TROUBLE: Duration = Duration::from_secs(1);

/// How long giving back what did not end in time may take.
const GIVING_BACK: Duration = Duration::from_secs(5);

/// A moment after another one, stopping at the end of time.
pub(crate) fn after(now: Timestamp, wait: SignedDuration) -> Timestamp {
    now.saturating_add(wait).unwrap_or(Timestamp::MAX)
}

/// A cause as it may be stored: bounded, and without what Postgres refuses in a text.
fn cause(text: &str) -> String {
    text.chars().filter(|&c| c != '\0').take(1_000).collect()
}
