//! From exec to the first answer, and what an idle server holds in memory.

use std::time::Duration;

use anyhow::{Result, ensure};

use crate::{
    report::Row,
    scale::Scale,
    server::{Server, Site},
    usage::Memory,
};

/// What the design asks for, in MiB.
const GOAL: f64 = 60.0;

/// Starts the server `runs` times; it is running afterwards.
pub async fn rows(
    site: &Site,
    server: &mut Server,
    scale: &Scale,
    runs: usize,
    first: Duration,
) -> Result<(Row, Row)> {
    let mut start = Row::new(
        "start",
        "ms",
        "`rookery up` with the data of this run: from exec to the first 200 of /api/v2/instance, Postgres and Redis \
         included",
    );
    start.beside(
        "the very first, on an empty folder",
        "ms",
        milliseconds(first),
    );
    let mut memory = Row::new(
        "idle memory",
        "MiB",
        format!(
            "resident memory of the server process after a start and {} s without requests; Postgres and Redis: \
             proportional set size of all their processes",
            scale.idle.as_secs_f64()
        ),
    );
    for _ in 0..runs {
        server.end().await?;
        let (started, took) = site.start().await?;
        *server = started;
        start.measured(milliseconds(took));
        tokio::time::sleep(scale.idle).await;
        let held = Memory::of(server.pid)?;
        ensure!(held.server > 1.0, "the server's memory cannot be read");
        memory.measured(held.server);
        memory.ceiling("the goal", GOAL);
        memory.beside("Postgres", "MiB", held.postgres);
        memory.beside("Redis", "MiB", held.redis);
    }
    Ok((start, memory))
}

fn milliseconds(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1000.0
}
