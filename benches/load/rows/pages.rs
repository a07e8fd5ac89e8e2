//! What clients ask for beside home, one request at a time: how long each takes, and what of it is Postgres.

use anyhow::{Context, Result, ensure};
use bytes::Bytes;
use rookery::clock::Random;

use super::{get, network::Net};
use crate::{
    network::extras,
    report::Row,
    server::DOMAIN,
    wire::{self, Answer, Until, per},
};

/// What is looked for: common, in many languages' stems, rare together, a phrase, of somebody.
const WORDS: [&str; 6] = [
    "rooks",
    "smoke",
    "plough%20gulls",
    "%22old%20elms%22",
    "weather%20language:en",
    "river%20-mill",
];
/// Different people who ask.
const ASKING: usize = 500;

struct Page<'a> {
    name: &'a str,
    path: &'a str,
    /// What an answer holds at least, in bytes, so that none is empty.
    least: usize,
}

/// A row for each.
pub async fn rows(net: &Net<'_>) -> Result<Vec<Row>> {
    let (bench, network) = (net.bench, net.network);
    let live = network.graph.sizes.live;
    let notified = extras::NOTIFIED.min(live);
    let root = extras::thread(&bench.client, network).await?;
    let random = Random::seeded(bench.seed.wrapping_add(3_000));
    let authors: Vec<i64> = (0..ASKING)
        .map(|_| network.author_id(network.activity.everybody.draw(&random)))
        .collect();
    let reader = |index: usize, of: usize| network.person(index % of.max(1));
    let mut done = Vec::new();
    let page = |name, path, least| Page { name, path, least };

    let notifications = page(
        "notifications",
        "GET /api/v1/notifications?limit=40",
        20_000,
    );
    done.push(
        measure(net, &notifications, notified, |index| {
            Ok(get(
                &reader(index, notified),
                "/api/v1/notifications?limit=40",
            ))
        })
        .await?,
    );
    let grouped = page("notifications, grouped", "GET /api/v2/notifications", 5_000);
    done.push(
        measure(net, &grouped, notified, |index| {
            Ok(get(&reader(index, notified), "/api/v2/notifications"))
        })
        .await?,
    );
    let statuses = page(
        "posts of an account",
        "GET /api/v1/accounts/:id/statuses?limit=20, authors drawn by activity",
        1_000,
    );
    done.push(
        measure(net, &statuses, ASKING, |index| {
            let author = authors.get(index % ASKING).context("an author")?;
            let path = format!("/api/v1/accounts/{author}/statuses?limit=20");
            Ok(get(&reader(index, live), &path))
        })
        .await?,
    );
    let thread = page(
        "thread of 500 replies",
        "GET /api/v1/statuses/:id/context of its first post",
        400_000,
    );
    done.push(
        measure(net, &thread, 50, |index| {
            let path = format!("/api/v1/statuses/{root}/context");
            Ok(get(&reader(index, live), &path))
        })
        .await?,
    );
    let anonymous = page(
        "thread of 500 replies, without a token",
        "the same by somebody who is not signed in",
        50_000,
    );
    done.push(
        measure(net, &anonymous, 20, |_| {
            let path = format!("/api/v1/statuses/{root}/context");
            Ok(wire::request("GET", &path, DOMAIN, &[], &[]))
        })
        .await?,
    );
    let posts = page(
        "search for posts",
        "GET /api/v2/search?type=statuses for common and rare words, phrases, languages, exclusions",
        200,
    );
    done.push(
        measure(net, &posts, ASKING, |index| {
            let words = WORDS.get(index % WORDS.len()).context("a word")?;
            let path = format!("/api/v2/search?type=statuses&q={words}");
            Ok(get(&reader(index, live), &path))
        })
        .await?,
    );
    let people = page(
        "search for people",
        "GET /api/v2/search?type=accounts for beginnings of names and names mistyped",
        200,
    );
    done.push(
        measure(net, &people, ASKING, |index| {
            let n = index * 7_919 % network.graph.sizes.accounts;
            let name = match index % 2 {
                0 => format!("u{n}"),
                _ => format!("uu{n}"),
            };
            let path = format!("/api/v2/search?type=accounts&q={name}");
            Ok(get(&reader(index, live), &path))
        })
        .await?,
    );
    Ok(done)
}

/// The median time of one request at a time, after so many of them unmeasured.
async fn measure(
    net: &Net<'_>,
    page: &Page<'_>,
    before: usize,
    request: impl Fn(usize) -> Result<Bytes>,
) -> Result<Row> {
    let bench = net.bench;
    let mut row = Row::new(
        page.name,
        "ms",
        format!(
            "{}, one request at a time after {before} unmeasured: the median",
            page.path
        ),
    );
    let check = |_, answer: &Answer<'_>| {
        wire::expect(answer, 200)?;
        let bytes = answer.body.len();
        ensure!(
            bytes >= page.least || bench.scale.lasting.as_secs() < 1,
            "{}: an answer of {bytes} bytes",
            page.name
        );
        Ok(())
    };
    let address = bench.site.address;
    wire::load(address, 1, Until::Sent(before), &request, check).await?;
    for _ in 0..bench.runs {
        let begun = bench.mark().await?;
        let until = Until::Elapsed(bench.scale.lasting);
        let outcome = wire::load(address, 1, until, &request, check).await?;
        let ended = bench.mark().await?;
        let requests = outcome.requests as f64;
        row.measured(outcome.percentile(0.5));
        row.beside("p99", "ms", outcome.percentile(0.99));
        row.beside("longest", "ms", outcome.percentile(1.0));
        row.beside("body", "bytes", per(outcome.bytes, requests));
        begun.costs(&ended, requests, &mut row);
    }
    Ok(row)
}
