//! The load program: what the server does per second, beside what this machine could do at best, measured in the same
//! run. `docs/performance.md` tells how to read it.
//!
//! It starts the server as a process of its own with a configuration and data of its own, fills it in bulk, and plays
//! clients and peers from a single thread. Everything happens on the loopback interface.

mod big;
mod ceiling;
mod check;
mod database;
mod kills;
mod network;
mod report;
mod rows;
mod scale;
mod seed;
mod server;
mod sinks;
mod usage;
mod wire;

use std::{path::PathBuf, process::ExitCode};

use anyhow::{Context, Result, bail};
use clap::{Parser, ValueEnum};
use jiff::Timestamp;
use tokio::signal::unix::{SignalKind, signal};

use report::Row;
use rows::{Bench, Opened};
use scale::Scale;
use server::{Place, Site};
use sinks::Sinks;

/// Measures a Rookery server against the ceilings of the machine.
#[derive(Debug, Parser)]
#[command(name = "bin/bench")]
struct Args {
    /// Little data and short loads: shows in seconds that all of it works; the figures say nothing
    #[arg(long)]
    small: bool,
    /// Rows to measure [default: all]
    #[arg(long, value_delimiter = ',', value_name = "ROW,...")]
    only: Vec<Which>,
    /// Runs of each row; medians are shown [default: 3, with --small 1]
    #[arg(long, value_name = "N")]
    runs: Option<usize>,
    /// How long a timed load lasts
    #[arg(long, value_name = "N", default_value_t = 10)]
    seconds: u64,
    /// Where to write the results as JSON
    #[arg(long, value_name = "FILE")]
    json: Option<PathBuf>,
    /// A setting of the server under test, such as feed.fan_out_batch=1000 (TOML)
    #[arg(long = "set", value_name = "KEY=VALUE")]
    settings: Vec<String>,
    /// A setting of its Postgres, such as plan_cache_mode=force_generic_plan
    #[arg(long, value_name = "KEY=VALUE")]
    postgres: Vec<String>,
    /// Print the statements that took most of Postgres's time, row by row (counting costs some time itself)
    #[arg(long)]
    statements: bool,
    /// What the data are made from
    #[arg(long, value_name = "N", default_value_t = 1)]
    seed: u64,
    /// Folder for the data of the run; its disk is what is measured
    #[arg(long, value_name = "DIR", default_value_os_t = std::env::temp_dir())]
    dir: PathBuf,
    /// Local accounts of the big network [default: 100000, with --small 600]
    #[arg(long, value_name = "N")]
    accounts: Option<usize>,
    /// Of those, readers with live timelines [default: a tenth, with --small a fifth]
    #[arg(long, value_name = "N")]
    live: Option<usize>,
    /// Posts of the network [default: ten times the accounts]
    #[arg(long, value_name = "N")]
    posts: Option<usize>,
    /// Followers with live timelines of a post, on average [default: 403 where 10000 readers are live, else what comes out]
    #[arg(long, value_name = "N")]
    fan_out: Option<f64>,
    /// Posts of the backlog that is worked off
    #[arg(long, value_name = "N")]
    backlog: Option<usize>,
    /// Posts per second that clients send [default: the highest that lasts]
    #[arg(long, value_name = "N")]
    rate: Option<f64>,
    /// How long they send
    #[arg(long, value_name = "N", default_value_t = 1.0)]
    minutes: f64,
    /// How often the server, Postgres or Redis is killed while people post to the network [default: not, with --small 4]
    #[arg(long, value_name = "N")]
    kills: Option<usize>,
    /// Readers of the network whose homes are compared with their definition after each row
    #[arg(long, value_name = "N")]
    checked: Option<usize>,
    /// A folder where the network is kept, and found by the next run
    #[arg(long, value_name = "DIR")]
    keep: Option<PathBuf>,
    /// The server's program
    #[arg(long, value_name = "FILE", default_value = env!("CARGO_BIN_EXE_rookery"))]
    server: PathBuf,
    /// Serves the ceiling of home reads from these fragments
    #[arg(long, hide = true, requires = "redis")]
    serve_ceiling: Option<PathBuf>,
    #[arg(long, hide = true)]
    redis: Option<String>,
    /// Cargo says so.
    #[arg(long, hide = true)]
    bench: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Which {
    Start,
    Home,
    Post,
    FanOut,
    Inbox,
    Delivery,
    Jobs,
    Drain,
    Sustained,
    Visible,
    HomeNetwork,
    HomeWhales,
    Rebuild,
    RedisMemory,
    Pages,
    Kills,
}

impl Which {
    /// Measured on the big network, which has a server of its own.
    const NETWORK: [Which; 9] = [
        Which::Drain,
        Which::Sustained,
        Which::Visible,
        Which::HomeNetwork,
        Which::HomeWhales,
        Which::Rebuild,
        Which::RedisMemory,
        Which::Pages,
        Which::Kills,
    ];
}

fn main() -> ExitCode {
    let args = Args::parse();
    if let (Some(fragments), Some(redis)) = (&args.serve_ceiling, &args.redis) {
        return told(ceiling::serve(fragments, redis));
    }
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build();
    told(
        runtime
            .map_err(anyhow::Error::from)
            .and_then(|runtime| runtime.block_on(interruptible(&args))),
    )
}

fn told(outcome: Result<()>) -> ExitCode {
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("bench: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// A signal ends the run, and what it started.
async fn interruptible(args: &Args) -> Result<()> {
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    tokio::select! {
        outcome = run(args) => outcome,
        _ = interrupt.recv() => bail!("interrupted"),
        _ = terminate.recv() => bail!("interrupted"),
    }
}

async fn run(args: &Args) -> Result<()> {
    let mut scale = if args.small {
        Scale::small()
    } else {
        Scale::full(args.seconds)
    };
    scale.checked = args.checked.unwrap_or(scale.checked);
    let asked = |which: Which| args.only.is_empty() || args.only.contains(&which);
    let machine = usage::machine();
    let of_network = |which: &Which| Which::NETWORK.contains(which);
    let mut done: Vec<Row> = Vec::new();
    let mut network = serde_json::Value::Null;
    let mut outcome = Ok(());
    if args.only.is_empty() || !args.only.iter().all(of_network) {
        outcome = small_worlds(args, scale, &asked, &mut done).await;
    }
    if outcome.is_ok() && (args.only.is_empty() || args.only.iter().any(of_network)) {
        outcome = big::run(args, scale, &asked, &mut done, &mut network).await;
    }

    let setting = serde_json::json!({
        "machine": machine,
        "scale": scale.json(),
        "network": network,
        "runs": args.runs(),
        "seed": args.seed,
        "settings": args.settings,
        "postgres": args.postgres,
        "command": std::env::args().skip(1).filter(|arg| arg != "--bench").collect::<Vec<_>>(),
        "at": Timestamp::now().to_string(),
    });
    if let Some(file) = &args.json {
        let text = serde_json::to_string_pretty(&report::json(&done, setting.clone()))?;
        std::fs::write(file, text + "\n").with_context(|| file.display().to_string())?;
    }
    println!("{}", report::table(&done));
    println!("{setting}");
    outcome
}

impl Args {
    fn runs(&self) -> usize {
        self.runs.unwrap_or(if self.small { 1 } else { 3 }).max(1)
    }

    /// Sets what Postgres is to be started with from the next time on.
    async fn set_postgres(&self, url: &str) -> Result<()> {
        let client = database::connect(url).await?;
        let counting = "shared_preload_libraries = 'pg_stat_statements'".to_owned();
        for setting in self
            .postgres
            .iter()
            .chain(self.statements.then_some(&counting))
        {
            database::set(&client, setting).await?;
        }
        Ok(())
    }
}

/// The rows that have each their own few people.
async fn small_worlds(
    args: &Args,
    scale: Scale,
    asked: &impl Fn(Which) -> bool,
    done: &mut Vec<Row>,
) -> Result<()> {
    let runs = args.runs();
    let names = seed::hosts(&scale).chain([seed::PEER_HOST.to_owned()]);
    let sinks = Sinks::open(names).await?;
    let place = Place {
        parent: &args.dir,
        kept: None,
        metrics: false,
    };
    let site = Site::new(
        args.server.clone(),
        &place,
        &sinks.addresses(),
        &args.settings,
    )?;
    say("starting an empty server");
    let (mut server, first_start) = site.start().await?;
    say("filling it");
    let client = database::connect(&site.postgres_url()).await?;
    let world = seed::fill(&client, &scale, args.seed, Timestamp::now()).await?;
    drop(client);
    args.set_postgres(&site.postgres_url()).await?;

    let starts = if asked(Which::Start) { runs } else { 1 };
    // Also so that nothing which came before the data is remembered.
    let (started, memory) =
        rows::start::rows(&site, &mut server, &scale, starts, first_start).await?;
    if asked(Which::Start) {
        done.extend([started, memory]);
    }

    let opened = Opened {
        site: &site,
        pid: server.pid,
        scale,
        runs,
        statements: args.statements,
        seed: args.seed,
    };
    let bench = Bench::open(opened, world, sinks).await?;
    let outcome = rows(&bench, asked, done).await;
    let said = site.log_tail();
    drop(bench);
    server.stop().await?;
    if outcome.is_err() {
        eprintln!("the server's last words:\n{said}");
    }
    outcome
}

async fn rows(bench: &Bench<'_>, asked: impl Fn(Which) -> bool, done: &mut Vec<Row>) -> Result<()> {
    if asked(Which::Home) {
        say("home read");
        done.push(rows::home::row(bench).await.context("home read")?);
        bench.told("home read").await?;
    }
    if asked(Which::Post) {
        for &connections in bench.scale.posting {
            say(&format!("post, {connections} at once"));
            done.push(rows::post::row(bench, connections).await.context("post")?);
            bench.told("post").await?;
        }
    }
    if asked(Which::FanOut) {
        say("fan-out");
        done.push(rows::fan_out::row(bench).await.context("fan-out")?);
        bench.told("fan-out").await?;
    }
    if asked(Which::Inbox) {
        say("inbox");
        done.extend(rows::inbox::rows(bench).await.context("inbox")?);
        bench.told("inbox").await?;
    }
    if asked(Which::Delivery) {
        say("delivery");
        done.push(rows::delivery::row(bench).await.context("delivery")?);
        bench.told("delivery").await?;
    }
    if asked(Which::Jobs) {
        say("jobs");
        done.push(rows::jobs::row(bench).await.context("jobs")?);
        bench.told("jobs").await?;
    }
    Ok(())
}

/// What is going on, for whoever waits.
pub fn say(text: &str) {
    eprintln!("bench: {text}");
}
