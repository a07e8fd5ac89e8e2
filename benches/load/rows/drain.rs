//! A backlog of committed posts, worked off while homes are read.

use std::{
    cell::Cell,
    collections::BTreeSet,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, ensure};
use rookery::clock::Random;

use super::{Bench, PATIENCE, fan_out, get, network::Net};
use crate::{
    database,
    report::Row,
    usage,
    wire::{self, per},
};

/// Connections of the readers.
const READING: usize = 32;
/// The server pushes this many entries to lists; counted by it.
const PUSHES: &str = "rookery_fan_out_pushes_total";
/// Looks at whether all is done: each costs Postgres something.
const LOOK: Duration = Duration::from_millis(50);

pub async fn row(net: &Net<'_>) -> Result<Row> {
    let (bench, network, load) = (net.bench, net.network, net.load);
    let mut row = Row::new(
        "backlog worked off",
        "deliveries/s",
        format!(
            "{} posts, boosts and answers by authors drawn by activity, committed together with their jobs, until the last \
             effect is done, while {} home reads of 20 per second are served; deliveries: entries pushed to lists, and \
             live followers of authors whose posts are merged when read",
            load.backlog, load.reads
        ),
    );
    let url = bench.site.postgres_url();
    for run in 0..bench.runs {
        bench.settled().await?;
        let whales = whales(bench).await?;
        let seed = bench.seed.wrapping_add(1_000 + run as u64);
        let pushes = bench.site.figure(PUSHES).await?;
        let own = usage::own_cpu()?;
        let before = bench.mark().await?;
        let backlog = network
            .commit_backlog(&url, load.backlog, seed, None)
            .await?;
        bench.feed.changed(&backlog.changes).await?;
        bench.feed.wake();
        let started = Instant::now();
        let (over, random) = (Cell::new(false), Random::seeded(seed));
        let reading = wire::paced(
            bench.site.address,
            READING,
            load.reads,
            |_| over.get(),
            |_| {
                let reader = network.person(network.reading.draw(&random));
                Ok(get(&reader, "/api/v1/timelines/home?limit=20"))
            },
            |_, answer| wire::expect(answer, 200),
        );
        let draining = async {
            drained(bench).await?;
            let took = started.elapsed().as_secs_f64();
            over.set(true);
            Ok::<_, anyhow::Error>(took)
        };
        let (reads, took) = tokio::try_join!(reading, draining)?;
        let after = bench.mark().await?;
        // The figure is of the moment at which it is asked for.
        let pushed = bench.site.figure(PUSHES).await? - pushes;
        let merged: f64 = backlog
            .authors
            .iter()
            .filter(|&&rank| whales.contains(&network.author_id(rank)))
            .filter_map(|&rank| network.counted.live.get(rank).copied())
            .map(f64::from)
            .sum();
        row.measured((pushed + merged) / took);
        row.beside("posts", "/s", per(backlog.posts, took));
        row.beside("pushed", "/s", pushed / took);
        row.beside("merged when read", "/s", merged / took);
        row.beside("authors merged", "", whales.len() as f64);
        row.beside("took", "s", took);
        row.beside("reads", "/s", reads.rate());
        row.beside("reads p50", "ms", reads.percentile(0.5));
        row.beside("reads p99", "ms", reads.percentile(0.99));
        row.beside("load program", "cores", (usage::own_cpu()? - own) / took);
        before.costs(&after, backlog.posts as f64, &mut row);
        let lists: Vec<i64> = (0..network.graph.sizes.live)
            .map(|reader| network.account_id(reader))
            .collect();
        let best = fan_out::pushes(bench, &lists, 3).await?;
        row.ceiling("RPUSHX to the same lists, pipelined", best);
        row.beside("pushed / ceiling", "", pushed / took / best);
    }
    Ok(row)
}

/// Waits until no effect of a post is left to do.
pub async fn drained(bench: &Bench<'_>) -> Result<()> {
    let started = Instant::now();
    while waiting(bench).await? {
        ensure!(
            started.elapsed() < PATIENCE,
            "the backlog does not come to an end"
        );
        tokio::time::sleep(LOOK).await;
    }
    Ok(())
}

/// Whether there is anything.
async fn waiting(bench: &Bench<'_>) -> Result<bool> {
    let found = database::count(
        &bench.client,
        "SELECT count(*) FROM (SELECT FROM jobs WHERE queue IN ('default', 'fan_out') LIMIT 1) x",
    )
    .await?;
    Ok(found > 0)
}

/// Authors whose posts are merged when homes are read.
pub async fn whales(bench: &Bench<'_>) -> Result<BTreeSet<i64>> {
    let rows = bench
        .client
        .query("SELECT account_id FROM whales", &[])
        .await?;
    rows.iter()
        .map(|row| row.try_get(0).context("an account"))
        .collect()
}
