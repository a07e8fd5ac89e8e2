//! The rows of the big network: making it or finding it, making its timelines live, measuring, and comparing what homes
//! hold after each row.

use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use jiff::Timestamp;
use serde_json::Value;

use crate::{
    Args, Which, check, database, kills,
    network::{self, Made, Network, graph::Sizes},
    report::Row,
    rows::{
        Bench, Opened, drain,
        network::{Load, Net},
        pages, reads, sending,
    },
    say,
    scale::Scale,
    seed::World,
    server::{Place, Site},
    sinks::Sinks,
};

/// Followers with live timelines that a post has on average: what others were measured with.
const FAN_OUT: f64 = 403.0;
/// In networks with so many live readers.
const ENOUGH: usize = 10_000;
/// Settings that make `--small` meet what a big network meets: cut lists, and posts merged when read.
const SMALL: [&str; 3] = [
    "feed.home_size=60",
    "feed.trim_slack=10",
    "feed.whale_threshold=60",
];
/// After a kill it may take the server so long to see that Redis has forgotten, and to repeat what it must.
const MENDED_WITHIN: Duration = Duration::from_secs(120);

fn load(args: &Args) -> Load {
    let small = args.small;
    Load {
        backlog: args.backlog.unwrap_or(if small { 200 } else { 15_000 }),
        reads: if small { 50.0 } else { 500.0 },
        rate: args.rate.or(small.then_some(40.0)),
        seconds: if small { 1.0 } else { args.minutes * 60.0 },
        kills: args.kills.unwrap_or(if small { 4 } else { 0 }),
    }
}

fn sizes(args: &Args) -> Sizes {
    let accounts = args
        .accounts
        .unwrap_or(if args.small { 600 } else { 100_000 })
        .max(100);
    let live = args
        .live
        .unwrap_or(if args.small {
            accounts / 5
        } else {
            accounts / 10
        })
        .clamp(40, accounts);
    Sizes {
        accounts,
        live,
        posts: args.posts.unwrap_or(accounts * 10),
        fan_out: args.fan_out.or((live >= ENOUGH).then_some(FAN_OUT)),
    }
}

/// Measures what is asked for. What the network is made of goes to `described`.
pub async fn run(
    args: &Args,
    mut scale: Scale,
    asked: &impl Fn(Which) -> bool,
    done: &mut Vec<Row>,
    described: &mut Value,
) -> Result<()> {
    let kept = args.keep.as_deref();
    let note = kept.map(|folder| folder.join("network.json"));
    let found = match &note {
        Some(note) if note.exists() => Some(serde_json::from_slice::<Made>(&std::fs::read(note)?)?),
        _ => None,
    };
    let made = found.unwrap_or(Made {
        sizes: sizes(args),
        seed: args.seed,
        at: Timestamp::now().as_millisecond(),
    });
    ensure!(
        args.accounts
            .is_none_or(|wanted| wanted == made.sizes.accounts)
            && args.posts.is_none_or(|wanted| wanted == made.sizes.posts),
        "the network kept there is another one: {made:?}"
    );
    let started = Instant::now();
    let network = Network::new(made)?;
    *described = network.described();
    say(&format!(
        "a network ({:.1} s): {described}",
        started.elapsed().as_secs_f64()
    ));

    let sinks = Sinks::open(network::hosts()).await?;
    let mut settings: Vec<String> = Vec::new();
    if args.small {
        settings.extend(SMALL.map(str::to_owned));
    }
    settings.extend(args.settings.iter().cloned());
    let place = Place {
        parent: &args.dir,
        kept,
        metrics: true,
    };
    let site = Site::new(args.server.clone(), &place, &sinks.addresses(), &settings)?;
    let feed = site.config()?.feed;
    scale.home = usize::try_from(feed.home_size)?;
    let (mut server, _) = site.start().await?;
    if found.is_none() {
        say("loading it");
        network.load(&site.postgres_url()).await?;
        if let Some(note) = &note {
            std::fs::write(note, serde_json::to_vec(&network.made())?)?;
        }
    }
    hold_whales(&site, &network, feed.whale_threshold).await?;
    let filled = asked(Which::Pages) && network::extras::fill(&site, &network).await?;
    if filled {
        forget(&site).await?;
        database::connect(&site.postgres_url())
            .await?
            .batch_execute("DELETE FROM settings WHERE key = 'search.reached'")
            .await?;
    }
    args.set_postgres(&site.postgres_url()).await?;
    // So that nothing is remembered which came before the data.
    server.end().await?;
    if filled {
        let started = Instant::now();
        site.run(&["search", "index"])?;
        say(&format!(
            "  words of posts ({:.0} s)",
            started.elapsed().as_secs_f64()
        ));
    }
    (server, _) = site.start().await?;

    let opened = |pid: i32| Opened {
        site: &site,
        pid,
        scale,
        runs: args.runs(),
        statements: args.statements,
        seed: args.seed,
    };
    let bench = Bench::open(opened(server.pid), World::default(), sinks).await?;
    let net = Net {
        bench: &bench,
        network: &network,
        load: load(args),
    };
    let mut outcome = rows(&net, asked, done).await;
    let load = net.load;
    drop(bench);
    if outcome.is_ok() && asked(Which::Kills) && load.kills > 0 {
        say(&format!("{} kills", load.kills));
        let killed = kills::run(&site, &mut server, &network, load.kills, args.seed).await;
        outcome = match killed {
            Ok(posts) => {
                say(&format!("  {posts} posts were answered and are stored"));
                let nobody = Sinks::open([]).await?;
                let bench = Bench::open(opened(server.pid), World::default(), nobody).await?;
                mended(&Net {
                    bench: &bench,
                    network: &network,
                    load,
                })
                .await
            }
            Err(error) => Err(error.context("kills")),
        };
    }
    let said = site.log_tail();
    server.stop().await?;
    if outcome.is_err() {
        eprintln!("the server's last words:\n{said}");
    }
    outcome
}

async fn rows(net: &Net<'_>, asked: impl Fn(Which) -> bool, done: &mut Vec<Row>) -> Result<()> {
    let bench = net.bench;
    say("home of every live reader");
    done.push(net.warm().await.context("first reads")?);
    bench.told("first reads").await?;
    net.check("the first reads").await?;
    check::finds_a_hole(bench, net.network).await?;
    if asked(Which::HomeNetwork) {
        say("home read in the network");
        done.push(reads::home(net).await.context("home read")?);
        bench.told("home read").await?;
    }
    if asked(Which::HomeWhales) {
        say("home read of those who follow the largest");
        done.push(reads::fans(net).await.context("home read")?);
        bench.told("home read").await?;
    }
    if asked(Which::Pages) {
        say("pages of clients");
        done.extend(pages::rows(net).await.context("pages of clients")?);
        bench.told("pages of clients").await?;
    }
    if asked(Which::Rebuild) {
        say("cold timelines");
        done.push(reads::rebuilt(net).await.context("cold timelines")?);
        bench.told("cold timelines").await?;
        net.check("rebuilding").await?;
    }
    if asked(Which::Drain) {
        say("backlog");
        done.push(drain::row(net).await.context("backlog")?);
        bench.told("backlog").await?;
        net.check("the backlog").await?;
    }
    let mut rate = net.load.rate;
    if asked(Which::Sustained) || (asked(Which::Visible) && rate.is_none()) {
        say("posts sent by clients");
        let (row, found) = sending::sustained(net).await.context("sustained")?;
        done.push(row);
        rate = Some(found);
        bench.told("posts").await?;
        net.check("posts sent by clients").await?;
    }
    if asked(Which::Visible) {
        say("how soon posts are seen");
        let rate = rate.context("no rate")?;
        done.extend(sending::visible(net, rate).await.context("visible")?);
        bench.told("posts").await?;
        net.check("watching").await?;
    }
    if asked(Which::RedisMemory) {
        say("memory");
        done.extend(net.memory().await.context("memory")?);
    }
    Ok(())
}

/// Who has so many followers that posts are merged when read, as if the server had found out long ago. Where that changes,
/// the lists are built anew.
async fn hold_whales(site: &Site, network: &Network, threshold: u64) -> Result<()> {
    let client = database::connect(&site.postgres_url()).await?;
    let large: Vec<i64> = (0..network.graph.authors)
        .filter(|&rank| {
            let followers = network.counted.all.get(rank).copied().unwrap_or(0);
            threshold > 0 && u64::from(followers) >= threshold
        })
        .map(|rank| network.author_id(rank))
        .collect();
    let changed = client
        .execute(
            "WITH gone AS (DELETE FROM whales WHERE NOT account_id = ANY ($1) RETURNING 1),
                  new AS (INSERT INTO whales (account_id, state, since) SELECT i, 'held', now() FROM unnest($1) AS x (i)
                          ON CONFLICT DO NOTHING RETURNING 1)
             SELECT FROM gone UNION ALL SELECT FROM new",
            &[&large],
        )
        .await?;
    say(&format!("{} authors are merged when read", large.len()));
    if changed > 0 {
        forget(site).await?;
    }
    Ok(())
}

/// All lists are to be built anew.
async fn forget(site: &Site) -> Result<()> {
    let mut redis = redis::Client::open(site.redis_url())?
        .get_multiplexed_async_connection()
        .await?;
    redis::cmd("FLUSHALL").query_async::<()>(&mut redis).await?;
    Ok(())
}

/// Compares homes until they are right, for so long.
async fn mended(net: &Net<'_>) -> Result<()> {
    let started = Instant::now();
    loop {
        match net.check("kills").await {
            Ok(()) => return Ok(()),
            Err(error) if started.elapsed() > MENDED_WITHIN => {
                return Err(error.context("it does not mend"));
            }
            Err(error) => say(&format!("  not yet: {error:#}")),
        }
        tokio::time::sleep(Duration::from_secs(5)).await;
    }
}
