//! What the rows of the big network share.

use std::time::Instant;

use anyhow::{Context, Result};

use super::{Bench, get};
use crate::{
    check,
    network::Network,
    report::Row,
    usage::Memory,
    wire::{self, Until},
};

/// How much is done with a network.
#[derive(Clone, Copy, Debug)]
pub struct Load {
    /// Posts of a backlog.
    pub backlog: usize,
    /// Home reads per second beside it.
    pub reads: f64,
    /// Posts per second that clients send; the highest that lasts is looked for without.
    pub rate: Option<f64>,
    /// How long they send.
    pub seconds: f64,
    /// How often something is killed while they send.
    pub kills: usize,
}

/// A server that holds a network.
#[derive(Clone, Copy)]
pub struct Net<'a> {
    pub bench: &'a Bench<'a>,
    pub network: &'a Network,
    pub load: Load,
}

impl Net<'_> {
    /// Every live reader reads home: their timelines are live from then on.
    pub async fn warm(&self) -> Result<Row> {
        let live = self.network.graph.sizes.live;
        let mut row = Row::new(
            "timelines of all live readers",
            "readers/s",
            format!(
                "each of {live} live readers reads home once, the lists are built where they are missing"
            ),
        );
        let before = self.bench.mark().await?;
        let started = Instant::now();
        let outcome = wire::load(
            self.bench.site.address,
            self.bench.scale.reading.min(16),
            Until::Sent(live),
            |index| {
                let reader = self.network.person(index);
                Ok(get(&reader, "/api/v1/timelines/home?limit=20"))
            },
            |_, answer| wire::expect(answer, 200),
        )
        .await?;
        let after = self.bench.mark().await?;
        row.measured(outcome.rate());
        row.beside("took", "s", started.elapsed().as_secs_f64());
        row.beside("p50", "ms", outcome.percentile(0.5));
        row.beside("p99", "ms", outcome.percentile(0.99));
        before.costs(&after, live as f64, &mut row);
        Ok(row)
    }

    /// Compares homes with their definition, and fails if one differs.
    pub async fn check(&self, after: &str) -> Result<()> {
        self.bench.settled().await?;
        let started = Instant::now();
        let seed = self.bench.seed ^ u64::try_from(jiff::Timestamp::now().as_millisecond())?;
        let compared = check::homes(self.bench, self.network, seed)
            .await
            .with_context(|| format!("homes after {after} (seed {seed})"))?;
        crate::say(&format!(
            "  homes are right after {after}: {compared} entries compared in {:.1} s",
            started.elapsed().as_secs_f64()
        ));
        Ok(())
    }

    /// What the lists take in Redis, and what the server takes by now.
    pub async fn memory(&self) -> Result<Vec<Row>> {
        let full = self.bench.scale.home;
        let mut lists = Row::new(
            "a timeline in Redis",
            "bytes",
            format!(
                "MEMORY USAGE of the lists of live readers with {full} entries or more, slack included: the mean"
            ),
        );
        let mut redis = self.bench.redis.clone();
        let (mut bytes, mut entries, mut count) = (0_u64, 0_u64, 0_usize);
        let mut seen = 0;
        let live = self.network.graph.sizes.live;
        let readers: Vec<i64> = (0..live)
            .step_by((live / 2_000).max(1))
            .map(|reader| self.network.account_id(reader))
            .collect();
        for chunk in readers.chunks(500) {
            let mut look = redis::Pipeline::with_capacity(chunk.len() * 2);
            for &reader in chunk {
                let key = crate::ceiling::home_key(reader);
                look.cmd("LLEN").arg(&key);
                look.cmd("MEMORY")
                    .arg("USAGE")
                    .arg(&key)
                    .arg("SAMPLES")
                    .arg(0);
            }
            let found: Vec<Option<u64>> = look.query_async(&mut redis).await?;
            for pair in found.chunks(2) {
                let [Some(length), Some(used)] = pair else {
                    continue;
                };
                seen += 1;
                // The head is no entry.
                if length.saturating_sub(1) >= full as u64 {
                    bytes += used;
                    entries += length - 1;
                    count += 1;
                }
            }
        }
        let info: String = redis::cmd("INFO")
            .arg("memory")
            .query_async(&mut redis)
            .await?;
        let used: f64 = info
            .lines()
            .find_map(|line| line.strip_prefix("used_memory:"))
            .and_then(|value| value.trim().parse().ok())
            .context("INFO memory")?;
        lists.measured(bytes as f64 / count as f64);
        lists.beside("entries", "each", entries as f64 / count as f64);
        lists.beside("lists looked at", "", seen as f64);
        lists.beside("of those full", "", count as f64);
        lists.beside("all of Redis", "bytes per live reader", used / live as f64);
        let memory = Memory::of(self.bench.pid)?;
        let mut server = Row::new(
            "server memory after the run",
            "MiB",
            "resident memory of the server process after all rows above; Postgres and Redis: proportional set size",
        );
        server.measured(memory.server);
        server.beside("Postgres", "MiB", memory.postgres);
        server.beside("Redis", "MiB", memory.redis);
        Ok(vec![lists, server])
    }
}
