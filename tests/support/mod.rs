//! What every test stands on: services, servers, clients and a scripted peer.
//!
//! Nothing here sleeps to let things happen: every wait asks for what it waits for, and has an end.

pub mod app;
pub mod client;
pub mod dice;
pub mod peer;
pub mod program;
pub mod wire;
pub mod world;

pub use app::{App, Options};
pub use client::{Answer, Client, Session};
pub use world::run;

use std::time::{Duration, Instant};

/// How often a condition is looked at.
const POLL: Duration = Duration::from_millis(20);
/// The end of every wait. Generous, as tests share the machine; nothing waits this long unless it fails.
pub const PATIENCE: Duration = Duration::from_secs(30);

/// Waits until so many statements of a server wait for a lock that somebody holds.
pub async fn blocked(app: &App, statements: i64) {
    let waiting = format!(
        "SELECT count(*) FROM pg_stat_activity WHERE datname = '{}' AND wait_event_type = 'Lock'",
        app.database()
    );
    eventually("a statement waits for a lock", || async {
        (app.count(&waiting).await >= statements).then_some(())
    })
    .await;
}

/// Asks until there is an answer.
///
/// # Panics
/// When there is none within [`PATIENCE`].
pub async fn eventually<T, F>(what: &str, mut ask: impl FnMut() -> F) -> T
where
    F: Future<Output = Option<T>>,
{
    let started = Instant::now();
    loop {
        if let Some(answer) = ask().await {
            return answer;
        }
        assert!(
            started.elapsed() < PATIENCE,
            "{what}: not within {PATIENCE:?}"
        );
        tokio::time::sleep(POLL).await;
    }
}
