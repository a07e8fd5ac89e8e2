//! Posts sent by clients into a big network: how many for long, and how soon their followers see them.

use std::{
    cell::RefCell,
    collections::BTreeSet,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail, ensure};
use futures_util::future::{join_all, try_join_all};
use rookery::clock::Random;
use serde::Deserialize;

use super::{
    drain::{self, drained},
    get, id_of,
    network::Net,
    post,
    post::{ACCEPTABLE, BODY},
};
use crate::{
    database,
    network::graph::Weights,
    report::Row,
    seed::Person,
    usage::{self, Memory},
    wire::{self, Connection, Outcome, Until, per},
};

/// Connections of the senders.
const CONNECTIONS: usize = 64;
const PUSHES: &str = "rookery_fan_out_pushes_total";
/// A rate that leaves no more than so many seconds of work behind lasts.
const LEFT: f64 = 2.0;
/// Of the rate that lasts, for the rest.
const PART: f64 = 0.7;
/// People who wait to see a post, at once.
const WATCHERS: usize = 8;
/// Between two looks at a home.
const LOOK: Duration = Duration::from_millis(2);
/// Followers who wait for a post of a large author.
const WITNESSES: usize = 5;

/// The highest rate that lasts, measured; and that rate.
pub async fn sustained(net: &Net<'_>) -> Result<(Row, f64)> {
    let (bench, load) = (net.bench, net.load);
    let rate = match load.rate {
        Some(rate) => rate,
        None => lasting(net).await?,
    };
    let mut row = Row::new(
        "posts sent by clients, sustained",
        "deliveries/s",
        format!(
            "{rate:.0} POST /api/v1/statuses per second over {CONNECTIONS} connections for {:.0} s by authors drawn by \
             activity, workers running: deliveries (pushed and merged when read) until the last effect is done",
            load.seconds
        ),
    );
    for _ in 0..bench.runs {
        let whales = drain::whales(bench).await?;
        let own = usage::own_cpu()?;
        let before = bench.mark().await?;
        let pushes = bench.site.figure(PUSHES).await?;
        let started = Instant::now();
        let (outcome, ranks) = send(
            net,
            rate,
            Duration::from_secs_f64(load.seconds),
            &net.network.activity.local,
        )
        .await?;
        let waiting = jobs(net).await?;
        drained(bench).await?;
        let took = started.elapsed().as_secs_f64();
        let after = bench.mark().await?;
        let pushed = bench.site.figure(PUSHES).await? - pushes;
        let merged = merged(net, &whales, &ranks);
        row.measured((pushed + merged) / took);
        row.beside("posts", "/s", outcome.rate());
        row.beside("until all is done", "posts/s", per(outcome.requests, took));
        row.beside("pushed", "/s", pushed / took);
        row.beside("merged when read", "/s", merged / took);
        row.beside("jobs waiting at the end", "", waiting as f64);
        row.beside("p50", "ms", outcome.percentile(0.5));
        row.beside("p99", "ms", outcome.percentile(0.99));
        row.beside("p99.99", "ms", outcome.percentile(0.9999));
        row.beside("within 200 ms", "%", outcome.within(ACCEPTABLE) * 100.0);
        before.costs(&after, outcome.requests as f64, &mut row);
        row.beside("load program", "cores", (usage::own_cpu()? - own) / took);
        row.beside("server memory", "MiB", Memory::of(bench.pid)?.server);
    }
    Ok((row, rate))
}

fn merged(net: &Net<'_>, whales: &BTreeSet<i64>, ranks: &[usize]) -> f64 {
    ranks
        .iter()
        .filter(|&&rank| whales.contains(&net.network.author_id(rank)))
        .filter_map(|&rank| net.network.counted.live.get(rank).copied())
        .map(f64::from)
        .sum()
}

async fn jobs(net: &Net<'_>) -> Result<i64> {
    database::count(
        &net.bench.client,
        "SELECT count(*) FROM jobs WHERE queue IN ('default', 'fan_out')",
    )
    .await
}

/// Posts at a rate; answers whose posts they were.
async fn send(
    net: &Net<'_>,
    rate: f64,
    lasting: Duration,
    authors: &Weights,
) -> Result<(Outcome, Vec<usize>)> {
    let random = Random::seeded(net.bench.seed ^ 3);
    let ranks: RefCell<Vec<usize>> = RefCell::default();
    let outcome = wire::paced(
        net.bench.site.address,
        CONNECTIONS,
        rate,
        |elapsed| elapsed >= lasting,
        |index| {
            let rank = authors.draw(&random);
            ranks.borrow_mut().push(rank);
            Ok(post(&author(net, rank), &format!("{BODY} {index}")))
        },
        |_, answer| wire::expect(answer, 200),
    )
    .await?;
    Ok((outcome, ranks.into_inner()))
}

fn author(net: &Net<'_>, rank: usize) -> Person {
    net.network.person(net.network.graph.account_of(rank))
}

/// Looks for the highest rate that leaves nothing behind.
async fn lasting(net: &Net<'_>) -> Result<f64> {
    let (bench, load) = (net.bench, net.load);
    let random = Random::seeded(bench.seed ^ 4);
    let started = Instant::now();
    let outcome = wire::load(
        bench.site.address,
        CONNECTIONS,
        Until::Elapsed(bench.scale.lasting),
        |index| {
            let rank = net.network.activity.local.draw(&random);
            Ok(post(&author(net, rank), &format!("{BODY} {index}")))
        },
        |_, answer| wire::expect(answer, 200),
    )
    .await?;
    drained(bench).await?;
    let mut rate = per(outcome.requests, started.elapsed().as_secs_f64()) * 0.95;
    let trial = Duration::from_secs_f64(load.seconds.min(bench.scale.lasting.as_secs_f64() * 2.0));
    for _ in 0..6 {
        let (outcome, _) = send(net, rate, trial, &net.network.activity.local).await?;
        let waiting = jobs(net).await?;
        drained(bench).await?;
        crate::say(&format!(
            "  {rate:.0} posts/s: {:.0} accepted, {waiting} jobs waiting after {:.0} s",
            outcome.rate(),
            trial.as_secs_f64()
        ));
        if waiting as f64 <= rate * LEFT && outcome.rate() >= rate * 0.95 {
            break;
        }
        rate *= 0.85;
    }
    Ok(rate)
}

/// How soon posts are seen by a follower: of all authors, and of others while large authors post.
pub async fn visible(net: &Net<'_>, rate: f64) -> Result<Vec<Row>> {
    let (bench, network) = (net.bench, net.network);
    let rate = rate * PART;
    let seconds = net
        .load
        .seconds
        .min(bench.scale.lasting.as_secs_f64() * 3.0);
    let threshold = bench.site.config()?.feed.whale_threshold;
    let followers = |rank: usize| network.counted.all.get(rank).copied().unwrap_or(0);
    let mut large: Vec<usize> = (0..network.graph.authors)
        .filter(|&rank| network.graph.is_local(rank))
        .filter(|&rank| threshold > 0 && u64::from(followers(rank)) >= threshold)
        .collect();
    if large.is_empty() {
        large.push(0);
    }
    let small = Weights::new((0..network.graph.authors).map(|rank| {
        if large.contains(&rank) {
            0.0
        } else {
            network.activity.local.share(rank)
        }
    }));
    let mut all = Row::new(
        "post answered to seen by a follower",
        "ms",
        format!(
            "{rate:.0} posts/s sent by clients for {seconds:.0} s; for some of them a random live follower asks for home \
             over and over (a look every {LOOK:?}): from the answer of the post to the answer that shows it, the 99th \
             percentile"
        ),
    );
    let mut whale = Row::new(
        "post of a large author to seen by followers",
        "ms",
        format!(
            "the same of {} authors with {threshold} followers or more (or the largest), {WITNESSES} followers watching: the \
             99th percentile; beside it what others' posts take, with and without those",
            large.len()
        ),
    );
    for run in 0..bench.runs {
        let seed = bench.seed.wrapping_add(5_000 + run as u64);
        let phase = |authors, large, seed| Phase {
            net,
            rate,
            seconds,
            authors,
            large,
            seed,
        };
        let (everybody, _) = phase(&network.activity.local, &[][..], seed).run().await?;
        all.measured(everybody.percentile(0.99));
        all.beside("p50", "ms", everybody.percentile(0.5));
        all.beside("longest", "ms", everybody.percentile(1.0));
        all.beside("posts watched", "", everybody.requests as f64);
        let (without, _) = phase(&small, &[][..], seed ^ 1).run().await?;
        let (with, of_large) = phase(&small, &large, seed ^ 2).run().await?;
        whale.measured(of_large.percentile(0.99));
        whale.beside("p50", "ms", of_large.percentile(0.5));
        whale.beside("looks watched", "", of_large.requests as f64);
        whale.beside("others p99, without", "ms", without.percentile(0.99));
        whale.beside("others p99, with", "ms", with.percentile(0.99));
        whale.beside(
            "others p99, with / without",
            "",
            with.percentile(0.99) / without.percentile(0.99),
        );
    }
    Ok(vec![all, whale])
}

/// A load of posts of which some are watched.
struct Phase<'a> {
    net: &'a Net<'a>,
    rate: f64,
    seconds: f64,
    authors: &'a Weights,
    /// Large authors who post beside the others.
    large: &'a [usize],
    seed: u64,
}

impl Phase<'_> {
    /// How long it took until posts were seen: of the others, of the large authors.
    async fn run(&self) -> Result<(Outcome, Outcome)> {
        let bench = self.net.bench;
        bench.settled().await?;
        let lasting = Duration::from_secs_f64(self.seconds);
        let random = Random::seeded(self.seed);
        // Chosen before the load begins, as asking costs Postgres something.
        let watched = ((self.seconds * 20.0) as usize).clamp(WATCHERS, 1_000);
        let mut pairs = Vec::new();
        for _ in 0..watched * 2 {
            if pairs.len() >= watched {
                break;
            }
            let rank = self.authors.draw(&random);
            if let Some(follower) = followers(self.net, rank, 1).await?.pop() {
                pairs.push((rank, follower));
            }
        }
        ensure!(!pairs.is_empty(), "nobody follows anybody");
        let mut crowds = Vec::new();
        for &rank in self.large {
            crowds.push((rank, followers(self.net, rank, 50).await?));
        }
        let begun = Instant::now();
        let over = || begun.elapsed() >= lasting;
        let posting = send(self.net, self.rate, lasting, self.authors);
        let seen: RefCell<Vec<u32>> = RefCell::default();
        let pairs = RefCell::new(pairs.into_iter());
        let watching = try_join_all((0..WATCHERS).map(|n| {
            let (seen, pairs, over) = (&seen, &pairs, &over);
            async move {
                let mut connections = self.connections(2).await?;
                let [writer, reader] = connections.as_mut_slice() else {
                    bail!("two connections");
                };
                let every = WATCHERS as f64 / 20.0;
                tokio::time::sleep(Duration::from_secs_f64(every * n as f64 / WATCHERS as f64))
                    .await;
                while !over() {
                    let Some((rank, follower)) = pairs.borrow_mut().next() else {
                        break;
                    };
                    let id = self.post(writer, rank).await?;
                    let took = until_seen(reader, &follower, id).await?;
                    seen.borrow_mut().push(took);
                    tokio::time::sleep(Duration::from_secs_f64(every)).await;
                }
                Ok(())
            }
        }));
        let seen_of_large: RefCell<Vec<u32>> = RefCell::default();
        let shouting = async {
            let mut writer = Connection::open(bench.site.address).await?;
            let mut readers = self.connections(WITNESSES).await?;
            let mut turn = 0;
            while !over() {
                let Some((rank, crowd)) = crowds.get(turn % crowds.len().max(1)) else {
                    break;
                };
                turn += 1;
                let id = self.post(&mut writer, *rank).await?;
                let looks = readers.iter_mut().enumerate().map(|(n, reader)| {
                    let follower = crowd.get((turn * WITNESSES + n) % crowd.len().max(1));
                    async move { until_seen(reader, follower.context("a follower")?, id).await }
                });
                for took in join_all(looks).await {
                    seen_of_large.borrow_mut().push(took?);
                }
                tokio::time::sleep(Duration::from_millis(300)).await;
            }
            Ok(())
        };
        tokio::try_join!(posting, watching, shouting)?;
        drained(bench).await?;
        Ok((
            Outcome::of(seen.into_inner(), self.seconds, 0),
            Outcome::of(seen_of_large.into_inner(), self.seconds, 0),
        ))
    }

    async fn connections(&self, amount: usize) -> Result<Vec<Connection>> {
        let address = self.net.bench.site.address;
        try_join_all((0..amount).map(|_| Connection::open(address))).await
    }

    async fn post(&self, connection: &mut Connection, rank: usize) -> Result<i64> {
        let request = post(&author(self.net, rank), BODY);
        let answer = connection.exchange(&request).await?;
        wire::expect(&answer, 200)?;
        id_of(answer.body)
    }
}

/// Live followers of an author who want to see all of the posts, at random.
async fn followers(net: &Net<'_>, rank: usize, amount: i64) -> Result<Vec<Person>> {
    let network = net.network;
    let rows = net
        .bench
        .client
        .query(
            "SELECT f.account_id FROM follows f
             WHERE f.target_id = $1 AND f.account_id < $2 AND f.languages IS NULL
               AND NOT EXISTS (SELECT 1 FROM mutes m WHERE m.account_id = f.account_id AND m.target_id = $1)
               AND NOT EXISTS (SELECT 1 FROM blocks b WHERE b.account_id = f.account_id AND b.target_id = $1)
             ORDER BY random() LIMIT $3",
            &[
                &network.author_id(rank),
                &network.account_id(network.graph.sizes.live),
                &amount,
            ],
        )
        .await?;
    rows.iter()
        .map(|row| {
            let account = network.account_of(row.try_get(0)?).context("an account")?;
            Ok(network.person(account))
        })
        .collect()
}

#[derive(Deserialize)]
struct Entry {
    id: String,
}

/// Asks for the home above a post until it stands there; microseconds.
async fn until_seen(connection: &mut Connection, reader: &Person, id: i64) -> Result<u32> {
    let started = Instant::now();
    let request = get(
        reader,
        &format!("/api/v1/timelines/home?limit=1&min_id={}", id - 1),
    );
    loop {
        let answer = connection.exchange(&request).await?;
        wire::expect(&answer, 200)?;
        let page: Vec<Entry> = serde_json::from_slice(answer.body)?;
        if page.first().is_some_and(|entry| entry.id == id.to_string()) {
            return Ok(u32::try_from(started.elapsed().as_micros()).unwrap_or(u32::MAX));
        }
        ensure!(
            started.elapsed() < super::PATIENCE,
            "{id} is not seen by its follower {}",
            reader.id
        );
        tokio::time::sleep(LOOK).await;
    }
}
