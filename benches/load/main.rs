//! The load program: what the server does per second, beside what this machine could do at best, measured in the same
//! run. `docs/performance.md` tells how to read it.
//!
//! It starts the server as a process of its own with a configuration and data of its own, fills it in bulk, and plays
//! clients and peers from a single thread. Everything happens on the loopback interface.

mod ceiling;
mod database;
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
use rookery::{clock::Random, feed};
use tokio::signal::unix::{SignalKind, signal};

use report::Row;
use rows::Bench;
use scale::Scale;
use server::Site;
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
    let scale = if args.small {
        Scale::small()
    } else {
        Scale::full(args.seconds)
    };
    let runs = args.runs.unwrap_or(if args.small { 1 } else { 3 }).max(1);
    let asked = |which: Which| args.only.is_empty() || args.only.contains(&which);
    let machine = usage::machine();

    let names = seed::hosts(&scale).chain([seed::PEER_HOST.to_owned()]);
    let sinks = Sinks::open(names).await?;
    let site = Site::new(
        args.server.clone(),
        &args.dir,
        &sinks.addresses(),
        &args.settings,
    )?;
    say("starting an empty server");
    let (mut server, first_start) = site.start().await?;
    say("filling it");
    let client = database::connect(&site.postgres_url()).await?;
    let world = seed::fill(&client, &scale, args.seed, Timestamp::now()).await?;
    let counting = "shared_preload_libraries = 'pg_stat_statements'".to_owned();
    for setting in args
        .postgres
        .iter()
        .chain(args.statements.then_some(&counting))
    {
        database::set(&client, setting).await?;
    }
    drop(client);

    let mut done: Vec<Row> = Vec::new();
    let starts = if asked(Which::Start) { runs } else { 1 };
    // Also so that nothing which came before the data is remembered.
    let (started, memory) =
        rows::start::rows(&site, &mut server, &scale, starts, first_start).await?;
    if asked(Which::Start) {
        done.extend([started, memory]);
    }

    let settings = feed::Settings {
        home_size: scale.home,
        ..feed::Settings::default()
    };
    let bench = Bench {
        client: database::connect(&site.postgres_url()).await?,
        redis: redis::Client::open(site.redis_url())?
            .get_multiplexed_async_connection()
            .await?,
        feed: feed::Feed::connect(&site.redis_url(), "", settings, Random::system())?,
        site: &site,
        pid: server.pid,
        scale,
        runs,
        world,
        sinks,
        statements: args.statements,
    };
    if bench.statements {
        database::top_statements(&bench.client).await?;
    }
    let outcome = rows(&bench, asked, &mut done).await;
    let said = site.log_tail();
    drop(bench);
    server.stop().await?;
    if outcome.is_err() {
        eprintln!("the server's last words:\n{said}");
    }

    let setting = serde_json::json!({
        "machine": machine,
        "scale": scale.json(),
        "runs": runs,
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

/// After a row: where Postgres's time went.
async fn statements(bench: &Bench<'_>, row: &str) -> Result<()> {
    if bench.statements {
        let lines = database::top_statements(&bench.client).await?;
        eprintln!("Postgres during {row}:\n{}\n", lines.join("\n"));
    }
    Ok(())
}

async fn rows(bench: &Bench<'_>, asked: impl Fn(Which) -> bool, done: &mut Vec<Row>) -> Result<()> {
    if asked(Which::Home) {
        say("home read");
        done.push(rows::home::row(bench).await.context("home read")?);
        statements(bench, "home read").await?;
    }
    if asked(Which::Post) {
        for &connections in bench.scale.posting {
            say(&format!("post, {connections} at once"));
            done.push(rows::post::row(bench, connections).await.context("post")?);
            statements(bench, "post").await?;
        }
    }
    if asked(Which::FanOut) {
        say("fan-out");
        done.push(rows::fan_out::row(bench).await.context("fan-out")?);
        statements(bench, "fan-out").await?;
    }
    if asked(Which::Inbox) {
        say("inbox");
        done.extend(rows::inbox::rows(bench).await.context("inbox")?);
        statements(bench, "inbox").await?;
    }
    if asked(Which::Delivery) {
        say("delivery");
        done.push(rows::delivery::row(bench).await.context("delivery")?);
        statements(bench, "delivery").await?;
    }
    if asked(Which::Jobs) {
        say("jobs");
        done.push(rows::jobs::row(bench).await.context("jobs")?);
        statements(bench, "jobs").await?;
    }
    Ok(())
}

/// What is going on, for whoever waits.
fn say(text: &str) {
    eprintln!("bench: {text}");
}
