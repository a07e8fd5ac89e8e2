//! The queue under a steady load, while a forgotten transaction keeps every row that was ever claimed from being cleaned
//! away: what a claim costs at the end, beside what it costs without that transaction.

use std::{
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

use anyhow::{Context, Result, ensure};
use metrics::{
    Counter, Gauge, Histogram, HistogramFn, Key, KeyName, Metadata, Recorder, SharedString, Unit,
};
use rookery::{
    cli::node::Node,
    clock::{Clock, Random},
    domain::tasks::{self, Task},
    store::jobs,
    work::{Registry, Runner},
};
use serde::{Deserialize, Serialize};
use tokio_util::sync::CancellationToken;

use super::{Bench, PATIENCE};
use crate::{database, report::Row};

/// Jobs per second.
const RATE: u32 = 1_000;
/// Transactions per second that bring them.
const TRANSACTIONS: u32 = 100;
/// A queue that the server's own workers do not know.
const QUEUE: &str = "bench";
/// Jobs at once.
const SLOTS: usize = 64;

/// A job without work.
#[derive(Debug, Serialize, Deserialize)]
struct Nothing {
    at_ms: u64,
}

impl Task for Nothing {
    const KIND: &'static str = "bench";
    const QUEUE: &'static str = QUEUE;
}

/// Durations by when they ended.
#[derive(Clone, Debug, Default)]
struct Timed(Arc<Mutex<Vec<(Instant, f64)>>>);

impl Timed {
    fn take(&self) -> Vec<(Instant, f64)> {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl HistogramFn for Timed {
    fn record(&self, value: f64) {
        let mut samples = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        samples.push((Instant::now(), value));
    }
}

/// Keeps each duration of a claim.
struct Claims(Timed);

impl Recorder for Claims {
    fn describe_counter(&self, _: KeyName, _: Option<Unit>, _: SharedString) {}
    fn describe_gauge(&self, _: KeyName, _: Option<Unit>, _: SharedString) {}
    fn describe_histogram(&self, _: KeyName, _: Option<Unit>, _: SharedString) {}
    fn register_counter(&self, _: &Key, _: &Metadata<'_>) -> Counter {
        Counter::noop()
    }
    fn register_gauge(&self, _: &Key, _: &Metadata<'_>) -> Gauge {
        Gauge::noop()
    }
    fn register_histogram(&self, key: &Key, _: &Metadata<'_>) -> Histogram {
        if key.name() == "rookery_claim_seconds" && key.labels().any(|label| label.value() == QUEUE)
        {
            Histogram::from_arc(Arc::new(self.0.clone()))
        } else {
            Histogram::noop()
        }
    }
}

pub async fn row(bench: &Bench<'_>) -> Result<Row> {
    let lasting = bench.scale.lasting;
    let mut row = Row::new(
        "claim of jobs under an old snapshot",
        "ms",
        format!(
            "{RATE} jobs/s for {lasting:?} by one worker, with a REPEATABLE READ transaction open all the time: median of \
             the claims of the last fifth (a ratio near 1 is good)"
        ),
    );
    let claims = Timed::default();
    metrics::set_global_recorder(Claims(claims.clone()))
        .map_err(|error| anyhow::anyhow!("{error}"))?;
    for _ in 0..bench.runs {
        let without = run(bench, &claims).await?;
        let mut holder = database::connect(&bench.site.postgres_url()).await?;
        let snapshot = holder
            .build_transaction()
            .isolation_level(tokio_postgres::IsolationLevel::RepeatableRead)
            .read_only(true)
            .start()
            .await?;
        snapshot.query_one("SELECT count(*) FROM jobs", &[]).await?;
        let with = run(bench, &claims).await?;
        let dead = database::count(
            &bench.client,
            "SELECT n_dead_tup FROM pg_stat_user_tables WHERE relname = 'jobs'",
        )
        .await?;
        snapshot.commit().await?;
        row.measured(with.last * 1e3);
        row.ceiling("the same without that transaction", without.last * 1e3);
        row.beside("last fifth / first fifth", "", with.last / with.first);
        row.beside("first fifth", "ms", with.first * 1e3);
        row.beside("longest claim", "ms", with.longest * 1e3);
        row.beside("without: longest claim", "ms", without.longest * 1e3);
        row.beside("time in claims, last fifth", "%", with.share * 100.0);
        row.beside("without: time in claims", "%", without.share * 100.0);
        row.beside("wait until it runs, median", "ms", with.waits.0 * 1e3);
        row.beside("99 %", "ms", with.waits.1 * 1e3);
        row.beside("without: wait, median", "ms", without.waits.0 * 1e3);
        row.beside("dead rows at the end", "", dead as f64);
    }
    Ok(row)
}

/// Of one run: medians in seconds of the claims of the first and the last fifth, the longest claim after the first fifth,
/// the share of the last fifth that claims took, median and 99th percentile of the waits.
struct Found {
    first: f64,
    last: f64,
    longest: f64,
    share: f64,
    waits: (f64, f64),
}

async fn run(bench: &Bench<'_>, claims: &Timed) -> Result<Found> {
    // As on a server that has worked before: what former runs left is gone, the table is empty and has pages.
    for statement in [
        "INSERT INTO jobs (id, queue, kind, version, payload, due_at, created_at)
         SELECT -i, 'none', 'none', 1, '{\"at_ms\": 1}', now(), now() FROM generate_series(1, 50000) AS g (i)",
        "DELETE FROM jobs WHERE queue = 'none'",
        "VACUUM ANALYZE jobs",
    ] {
        bench.client.batch_execute(statement).await?;
    }
    let config = bench.site.config()?;
    let secret = config.master_secret()?.context("the master secret")?;
    let node = Node::open(config, secret, Clock::system(), Random::system()).await?;
    let services = node.services.clone();
    let waits = Timed::default();
    let mut registry = Registry::new();
    let waited = waits.clone();
    registry.add(move |services: rookery::domain::Services, task: Nothing| {
        let waited = waited.clone();
        async move {
            let ms = services.clock.now_ms().saturating_sub(task.at_ms);
            waited.record(ms as f64 / 1e3);
            Ok(())
        }
    });
    let stop = CancellationToken::new();
    let worker = tokio::spawn(
        Runner::new(services.clone(), registry, vec![(QUEUE, SLOTS)]).run(stop.clone()),
    );
    claims.take();
    let lasting = bench.scale.lasting;
    let begun = Instant::now();
    let mut ticks = tokio::time::interval(Duration::from_secs(1) / TRANSACTIONS);
    let mut connection = services.connection().await?;
    let mut sent = 0_usize;
    while begun.elapsed() < lasting {
        ticks.tick().await;
        let task = Nothing {
            at_ms: services.clock.now_ms(),
        };
        let new = (0..RATE / TRANSACTIONS)
            .map(|_| tasks::job(&services, &task))
            .collect::<Result<Vec<_>, _>>()?;
        let tx = connection.transaction().await?;
        jobs::enqueue(&tx, &new, services.now()).await?;
        tx.commit().await?;
        services.committed();
        sent += new.len();
    }
    let ended = begun.elapsed();
    drop(connection);
    let claimed = claims.take();
    let left = format!("SELECT count(*) FROM jobs WHERE queue = '{QUEUE}'");
    database::wait_for(&bench.client, &left, 0, PATIENCE).await?;
    stop.cancel();
    worker.await?;
    node.close().await;
    let waits = waits.take();
    ensure!(
        waits.len() == sent,
        "{} of {sent} jobs have run",
        waits.len()
    );

    let fifth = ended / 5;
    let of = |from: Duration, to: Duration| -> Vec<f64> {
        claimed
            .iter()
            .filter(|(at, _)| (from..to).contains(&at.duration_since(begun)))
            .map(|(_, seconds)| *seconds)
            .collect()
    };
    let last = of(fifth * 4, ended);
    let waits: Vec<f64> = waits.iter().map(|(_, seconds)| *seconds).collect();
    Ok(Found {
        first: quantile(&of(Duration::ZERO, fifth), 0.5),
        last: quantile(&last, 0.5),
        longest: quantile(&of(fifth, ended), 1.0),
        share: last.iter().sum::<f64>() / fifth.as_secs_f64(),
        waits: (quantile(&waits, 0.5), quantile(&waits, 0.99)),
    })
}

fn quantile(values: &[f64], at: f64) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let index = (sorted.len().saturating_sub(1) as f64 * at).round();
    sorted.get(index as usize).copied().unwrap_or(f64::NAN)
}
