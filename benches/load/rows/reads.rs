//! Reading home in a big network: everybody, people who follow the largest authors, people whose list is gone.

use std::{cell::RefCell, collections::HashMap, fmt::Write as _, ops::Range, time::Instant};

use anyhow::{Context, Result, ensure};
use rookery::clock::Random;
use serde::Deserialize;
use serde_json::value::RawValue;

use super::{drain, get, network::Net};
use crate::{
    ceiling::{Ceiling, home_key},
    report::Row,
    usage::{self, Cpu},
    wire::{self, Connection, Outcome, Until, per},
};

const HOME: &str = "/api/v1/timelines/home?limit=20";
/// Readers whose pages the ceiling is made from.
const FRAGMENTS_OF: usize = 3_000;

#[derive(Deserialize)]
struct Named {
    id: String,
}

/// Home by readers drawn by how often they come, beside the ceiling.
pub async fn home(net: &Net<'_>) -> Result<Row> {
    let (bench, network) = (net.bench, net.network);
    let mut row = Row::new(
        "home read in the network, 20 posts",
        "requests/s",
        format!(
            "GET {HOME} over {} connections by readers drawn by activity out of {} with live timelines; before it {:?} of \
             the same",
            bench.scale.reading, network.graph.sizes.live, bench.scale.lasting
        ),
    );
    let ceiling = Ceiling::start(&fragments(net).await?, &bench.site.redis_url())?;
    for run in 0..bench.runs {
        let seed = bench.seed.wrapping_add(2_000 + run as u64);
        if run == 0 {
            reads(net, &Random::seeded(!seed)).await?;
        }
        let before = bench.mark().await?;
        let own = usage::own_cpu()?;
        let outcome = reads(net, &Random::seeded(seed)).await?;
        let own = usage::own_cpu()? - own;
        let after = bench.mark().await?;
        row.measured(outcome.rate());
        row.beside("p50", "ms", outcome.percentile(0.5));
        row.beside("p99", "ms", outcome.percentile(0.99));
        row.beside("body", "bytes", per(outcome.bytes, outcome.requests as f64));
        before.costs(&after, outcome.requests as f64, &mut row);
        row.beside(
            "load program",
            "µs each",
            own * 1e6 / outcome.requests as f64,
        );

        let (cpu, random) = (usage::cpu_of_one(ceiling.pid)?, Random::seeded(seed));
        let best = wire::load(
            ceiling.address,
            bench.scale.reading,
            Until::Elapsed(bench.scale.lasting),
            |_| {
                let id = network.account_id(network.reading.draw(&random));
                Ok(wire::request("GET", &format!("/{id}"), "ceiling", &[], &[]))
            },
            |_, answer| wire::expect(answer, 200),
        )
        .await?;
        let cpu = usage::cpu_of_one(ceiling.pid)? - cpu;
        row.ceiling("tail of the same lists, 20 cached fragments", best.rate());
        row.beside("ceiling p99", "ms", best.percentile(0.99));
        row.beside("ceiling CPU", "µs each", cpu * 1e6 / best.requests as f64);
        row.beside(
            "ceiling body",
            "bytes",
            per(best.bytes, best.requests as f64),
        );
    }
    Ok(row)
}

async fn reads(net: &Net<'_>, random: &Random) -> Result<Outcome> {
    wire::load(
        net.bench.site.address,
        net.bench.scale.reading,
        Until::Elapsed(net.bench.scale.lasting),
        |_| {
            Ok(get(
                &net.network.person(net.network.reading.draw(random)),
                HOME,
            ))
        },
        |_, answer| wire::expect(answer, 200),
    )
    .await
}

/// What pages hold, in a file for the ceiling.
async fn fragments(net: &Net<'_>) -> Result<std::path::PathBuf> {
    let bench = net.bench;
    let readers = net
        .network
        .readers(FRAGMENTS_OF, &Random::seeded(bench.seed));
    let fragments: RefCell<HashMap<i64, String>> = RefCell::default();
    wire::load(
        bench.site.address,
        bench.scale.reading,
        Until::Sent(readers.len()),
        |index| {
            let reader = readers.get(index).copied().context("a reader")?;
            Ok(get(&net.network.person(reader), HOME))
        },
        |_, answer| {
            wire::expect(answer, 200)?;
            let page: Vec<&RawValue> = serde_json::from_slice(answer.body)?;
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
    let file = bench.site.file("network-fragments");
    std::fs::write(&file, text)?;
    Ok(file)
}

/// Followers of the largest authors against people who follow none of those, and as many others.
pub async fn fans(net: &Net<'_>) -> Result<Row> {
    let (bench, network) = (net.bench, net.network);
    let cohorts = network.graph.cohorts();
    let celebrities = network.graph.celebrities();
    let mut row = Row::new(
        format!("home read of people who follow the {celebrities} largest authors"),
        "µs of CPU",
        format!(
            "GET {HOME} over {} connections by {} readers in turn who follow all of them; ceiling: by as many who follow \
             none of them and as many people in all. CPU of server, Postgres and Redis; a ratio near 1 is good",
            bench.scale.reading,
            cohorts.fans.len()
        ),
    );
    let whales = drain::whales(bench).await?;
    let merged = (0..celebrities)
        .filter(|&rank| whales.contains(&network.author_id(rank)))
        .count();
    for _ in 0..bench.runs {
        // In turn, so that both meet the same machine.
        let (none, none_server, _) = cohort(net, &cohorts.others).await?;
        let (all, all_server, outcome) = cohort(net, &cohorts.fans).await?;
        row.measured(all);
        row.ceiling("following none of them", none);
        row.beside("of them merged when read", "", merged as f64);
        row.beside("server alone", "µs each", all_server);
        row.beside("server alone, none followed", "µs each", none_server);
        row.beside("p50", "ms", outcome.percentile(0.5));
        row.beside("p99", "ms", outcome.percentile(0.99));
    }
    Ok(row)
}

/// CPU for each request: of everything, and of the server.
async fn cohort(net: &Net<'_>, readers: &Range<usize>) -> Result<(f64, f64, Outcome)> {
    let bench = net.bench;
    let load = |until: Until| {
        wire::load(
            bench.site.address,
            bench.scale.reading,
            until,
            |index| {
                let reader = readers.start + index % readers.len().max(1);
                Ok(get(&net.network.person(reader), HOME))
            },
            |_, answer| wire::expect(answer, 200),
        )
    };
    // Once beforehand, so that what they read is known.
    load(Until::Sent(readers.len() * 2)).await?;
    let before = Cpu::of(bench.pid)?;
    let outcome = load(Until::Elapsed(bench.scale.lasting)).await?;
    let cpu = Cpu::of(bench.pid)?.since(before);
    let each = |seconds: f64| seconds * 1e6 / outcome.requests as f64;
    Ok((
        each(cpu.server + cpu.postgres + cpu.redis),
        each(cpu.server),
        outcome,
    ))
}

/// The first read of people who follow very many and whose list is gone.
pub async fn rebuilt(net: &Net<'_>) -> Result<Row> {
    let (bench, network) = (net.bench, net.network);
    let cohort = network.graph.cohorts().curious;
    let follows = network
        .counted
        .following
        .get(cohort.start)
        .copied()
        .unwrap_or(0);
    let mut row = Row::new(
        format!("cold timeline of {follows} follows, rebuilt"),
        "ms",
        format!(
            "GET {HOME} by each of {} readers whose lists were just dropped, one after the other: the median",
            cohort.len()
        ),
    );
    let mut redis = bench.redis.clone();
    let mut connection = Connection::open(bench.site.address).await?;
    for _ in 0..bench.runs {
        let mut taken = Vec::new();
        for reader in cohort.clone() {
            let reader = network.person(reader);
            let key = home_key(reader.id);
            let (dropped, _): (u8, u8) = redis::pipe()
                .cmd("UNLINK")
                .arg(&key)
                .cmd("UNLINK")
                .arg(format!("{key}:late"))
                .query_async(&mut redis)
                .await?;
            ensure!(dropped == 1, "there was no list of {}", reader.id);
            let started = Instant::now();
            let answer = connection.exchange(&get(&reader, HOME)).await?;
            wire::expect(&answer, 200)?;
            taken.push(u32::try_from(started.elapsed().as_micros())?);
        }
        let outcome = Outcome::of(taken, 0.0, 0);
        row.measured(outcome.percentile(0.5));
        row.beside("p99", "ms", outcome.percentile(0.99));
        row.beside("longest", "ms", outcome.percentile(1.0));
    }
    Ok(row)
}
