//! Reading home: distinct readers, one after the other, over and over.

use std::{cell::RefCell, collections::HashMap, fmt::Write as _};

use anyhow::{Context, Result, ensure};
use serde::Deserialize;
use serde_json::value::RawValue;

use super::Bench;
use crate::{
    ceiling::{Ceiling, PAGE},
    report::Row,
    seed::Person,
    usage,
    wire::{self, Until, load, per},
};

#[derive(Deserialize)]
struct Named {
    id: String,
}

pub async fn row(bench: &Bench<'_>) -> Result<Row> {
    let scale = &bench.scale;
    let mut row = Row::new(
        "home read",
        "requests/s",
        format!(
            "GET /api/v1/timelines/home?limit=20 over {} connections by {} readers in turn, each following {} of {} \
             authors with {} posts each; every home read twice before",
            scale.reading, scale.readers, scale.follows, scale.authors, scale.posts
        ),
    );
    let requests = bench.home_requests()?;
    bench.warm().await?;
    // The second pass shows what pages hold.
    let fragments: RefCell<HashMap<i64, String>> = RefCell::default();
    load(
        bench.site.address,
        scale.reading,
        Until::Sent(requests.len()),
        |index| requests.get(index).cloned().context("a reader"),
        |_, answer| {
            wire::expect(answer, 200)?;
            let page: Vec<&RawValue> = serde_json::from_slice(answer.body)?;
            ensure!(page.len() == PAGE, "a page of {} posts", page.len());
            let mut above = i64::MAX;
            for post in page {
                let id: i64 = serde_json::from_str::<Named>(post.get())?.id.parse()?;
                ensure!(id < above, "a page out of order");
                above = id;
                fragments
                    .borrow_mut()
                    .entry(id)
                    .or_insert_with(|| post.get().to_owned());
            }
            Ok(())
        },
    )
    .await?;
    let mut text = String::new();
    for (id, fragment) in fragments.into_inner() {
        writeln!(text, "{id}\t{fragment}")?;
    }
    let file = bench.site.file("fragments");
    std::fs::write(&file, text)?;
    let ceiling = Ceiling::start(&file, &bench.site.redis_url())?;
    let bare: Vec<_> = bench
        .world
        .readers
        .iter()
        .map(|Person { id, .. }| wire::request("GET", &format!("/{id}"), "ceiling", &[], &[]))
        .collect();

    for _ in 0..bench.runs {
        let before = bench.mark().await?;
        let outcome = load(
            bench.site.address,
            scale.reading,
            Until::Elapsed(scale.lasting),
            |index| turn(&requests, index),
            |_, answer| wire::expect(answer, 200),
        )
        .await?;
        let after = bench.mark().await?;
        row.measured(outcome.rate());
        row.beside("p50", "ms", outcome.percentile(0.5));
        row.beside("p99", "ms", outcome.percentile(0.99));
        row.beside("body", "bytes", per(outcome.bytes, outcome.requests as f64));
        before.costs(&after, outcome.requests as f64, &mut row);

        let cpu = usage::cpu_of_one(ceiling.pid)?;
        let best = load(
            ceiling.address,
            scale.reading,
            Until::Elapsed(scale.lasting),
            |index| turn(&bare, index),
            |_, answer| wire::expect(answer, 200),
        )
        .await?;
        let cpu = usage::cpu_of_one(ceiling.pid)? - cpu;
        row.ceiling(
            "tail of the same lists, 20 cached fragments, the same bytes",
            best.rate(),
        );
        row.beside("ceiling p50", "ms", best.percentile(0.5));
        row.beside("ceiling p99", "ms", best.percentile(0.99));
        row.beside("ceiling CPU", "µs each", cpu * 1e6 / best.requests as f64);
        let (ours, theirs) = (
            per(outcome.bytes, outcome.requests as f64),
            per(best.bytes, best.requests as f64),
        );
        ensure!(
            (ours / theirs - 1.0).abs() < 0.05,
            "the ceiling answers {theirs} bytes, the server {ours}"
        );
    }
    Ok(row)
}

fn turn(requests: &[bytes::Bytes], index: usize) -> Result<bytes::Bytes> {
    requests
        .get(index % requests.len().max(1))
        .cloned()
        .context("a reader")
}
