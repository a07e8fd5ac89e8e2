//! Posting, with everything that follows from it running.

use std::{
    cell::RefCell,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, ensure};
use futures_util::future::try_join_all;

use super::{Bench, id_of, post};
use crate::{
    database,
    report::Row,
    wire::{self, Until, load, per},
};

/// What a client should wait for an answer at most.
pub const ACCEPTABLE: Duration = Duration::from_millis(200);
pub const BODY: &str = "Rooks came over the town at dawn, some hundreds of them, and settled in the elms by the river.";

pub async fn row(bench: &Bench<'_>, connections: usize) -> Result<Row> {
    let scale = &bench.scale;
    let mut row = Row::new(
        format!("post, {connections} at once"),
        "posts/s",
        format!(
            "POST /api/v1/statuses over {connections} connections by {} people with {} local followers each, workers \
             running; sustained: until the last effect of the last post is done",
            scale.posters, scale.followers
        ),
    );
    bench.warm().await?;
    for run in 0..bench.runs {
        bench.settled().await?;
        let posts = database::count(&bench.client, "SELECT count(*) FROM statuses").await?;
        let last: RefCell<Option<(usize, i64)>> = RefCell::new(None);
        let before = bench.mark().await?;
        let started = Instant::now();
        let outcome = load(
            bench.site.address,
            connections,
            Until::Elapsed(scale.lasting),
            |index| {
                let poster = bench.world.posters.get(index % scale.posters);
                Ok(post(
                    poster.context("a poster")?,
                    &format!("{BODY} {run}/{connections}/{index}"),
                ))
            },
            |index, answer| {
                wire::expect(answer, 200)?;
                let mut last = last.borrow_mut();
                if last.is_none_or(|(known, _)| index > known) {
                    *last = Some((index, id_of(answer.body)?));
                }
                Ok(())
            },
        )
        .await?;
        bench.settled().await?;
        let all = started.elapsed().as_secs_f64();
        let after = bench.mark().await?;
        row.measured(outcome.rate());
        row.beside("sustained", "posts/s", per(outcome.requests, all));
        row.beside("p50", "ms", outcome.percentile(0.5));
        row.beside("p99", "ms", outcome.percentile(0.99));
        row.beside("p99.99", "ms", outcome.percentile(0.9999));
        row.beside("within 200 ms", "%", outcome.within(ACCEPTABLE) * 100.0);
        before.costs(&after, outcome.requests as f64, &mut row);

        let stored = database::count(&bench.client, "SELECT count(*) FROM statuses").await? - posts;
        ensure!(
            usize::try_from(stored)? == outcome.requests,
            "{} posts were answered, {stored} stored",
            outcome.requests
        );
        let (index, id) = last.into_inner().context("no post")?;
        let followers = bench
            .world
            .poster_followers
            .get(index % scale.posters)
            .context("followers")?;
        let holding = bench.holding(followers, id).await?;
        ensure!(
            holding == followers.len(),
            "{holding} of {} homes hold the last post",
            followers.len()
        );
        row.ceiling(
            "durable commits of one row",
            commits(bench, connections).await?,
        );
    }
    Ok(row)
}

/// One-row inserts, each in a commit of its own that waits for the disk.
async fn commits(bench: &Bench<'_>, connections: usize) -> Result<f64> {
    bench
        .client
        .batch_execute(
            "CREATE SCHEMA IF NOT EXISTS bench;
             DROP TABLE IF EXISTS bench.commits;
             CREATE TABLE bench.commits (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, body text NOT NULL)",
        )
        .await?;
    let mut clients = Vec::new();
    for _ in 0..connections {
        clients.push(database::connect(&bench.site.postgres_url()).await?);
    }
    let started = Instant::now();
    let run = |client: tokio_postgres::Client| async move {
        let insert = client
            .prepare("INSERT INTO bench.commits (body) VALUES ($1)")
            .await?;
        let mut done = 0_usize;
        while started.elapsed() < bench.scale.lasting {
            client.execute(&insert, &[&BODY]).await?;
            done += 1;
        }
        Ok::<_, anyhow::Error>(done)
    };
    let done: usize = try_join_all(clients.into_iter().map(run))
        .await?
        .iter()
        .sum();
    let rate = per(done, started.elapsed().as_secs_f64());
    bench
        .client
        .batch_execute("DROP TABLE bench.commits")
        .await?;
    Ok(rate)
}
