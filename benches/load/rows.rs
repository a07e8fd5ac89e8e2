//! One file for each row of the table.

pub mod delivery;
pub mod drain;
pub mod fan_out;
pub mod home;
pub mod inbox;
pub mod jobs;
pub mod network;
pub mod pages;
pub mod post;
pub mod reads;
pub mod sending;
pub mod start;

use std::{collections::HashMap, time::Duration};

use anyhow::{Context, Result};
use bytes::Bytes;
use redis::aio::MultiplexedConnection;
use rookery::{
    clock::Random,
    feed::{self, Feed},
};
use tokio_postgres::Client;

use crate::{
    database,
    report::Row,
    scale::Scale,
    seed::{Person, World},
    server::{DOMAIN, Site},
    sinks::Sinks,
    usage::Cpu,
    wire::{self, Connection},
};

/// What comes to an end within so long is waited for.
pub const PATIENCE: Duration = Duration::from_secs(300);

/// What every row works with.
pub struct Bench<'a> {
    pub site: &'a Site,
    /// The server's process id.
    pub pid: i32,
    pub scale: Scale,
    pub runs: usize,
    pub world: World,
    pub client: Client,
    pub redis: MultiplexedConnection,
    pub feed: Feed,
    pub sinks: Sinks,
    /// Postgres counts what its statements cost.
    pub statements: bool,
    /// What is drawn at random is drawn from this.
    pub seed: u64,
}

/// What a [`Bench`] is opened with.
pub struct Opened<'a> {
    pub site: &'a Site,
    pub pid: i32,
    pub scale: Scale,
    pub runs: usize,
    pub statements: bool,
    pub seed: u64,
}

impl<'a> Bench<'a> {
    /// Connects to the services of a server that runs.
    pub async fn open(opened: Opened<'a>, world: World, sinks: Sinks) -> Result<Bench<'a>> {
        let site = opened.site;
        let settings = feed::Settings {
            home_size: opened.scale.home,
            ..feed::Settings::default()
        };
        let bench = Bench {
            client: database::connect(&site.postgres_url()).await?,
            redis: redis::Client::open(site.redis_url())?
                .get_multiplexed_async_connection()
                .await?,
            feed: Feed::connect(&site.redis_url(), "", settings, Random::system())?,
            site,
            pid: opened.pid,
            scale: opened.scale,
            runs: opened.runs,
            world,
            sinks,
            statements: opened.statements,
            seed: opened.seed,
        };
        if bench.statements {
            database::top_statements(&bench.client).await?;
        }
        Ok(bench)
    }
}

impl Bench<'_> {
    /// After a row: where Postgres's time went.
    pub async fn told(&self, row: &str) -> Result<()> {
        if self.statements {
            let lines = database::top_statements(&self.client).await?;
            eprintln!("Postgres during {row}:\n{}\n", lines.join("\n"));
        }
        Ok(())
    }

    /// What has been used and done so far.
    pub async fn mark(&self) -> Result<Mark> {
        let mut redis = self.redis.clone();
        let info: String = redis::cmd("INFO")
            .arg("stats")
            .query_async(&mut redis)
            .await?;
        let commands = info
            .lines()
            .find_map(|line| line.strip_prefix("total_commands_processed:"))
            .context("INFO stats")?
            .trim()
            .parse()?;
        Ok(Mark {
            cpu: Cpu::of(self.pid)?,
            transactions: database::transactions(&self.client).await? as f64,
            commands,
        })
    }

    /// Waits until no effect of what was posted is left to do.
    pub async fn settled(&self) -> Result<()> {
        database::wait_for(
            &self.client,
            "SELECT count(*) FROM jobs WHERE queue IN ('default', 'fan_out')",
            0,
            PATIENCE,
        )
        .await
    }

    /// Gives every reader a live home list, by reading it.
    pub async fn warm(&self) -> Result<()> {
        let requests = self.home_requests()?;
        wire::load(
            self.site.address,
            self.scale.reading,
            wire::Until::Sent(requests.len()),
            |index| requests.get(index).cloned().context("a reader"),
            |_, answer| wire::expect(answer, 200),
        )
        .await?;
        Ok(())
    }

    /// One read of home for every reader.
    pub fn home_requests(&self) -> Result<Vec<Bytes>> {
        self.world
            .readers
            .iter()
            .map(|reader| Ok(get(reader, "/api/v1/timelines/home?limit=20")))
            .collect()
    }

    /// Which of the readers' home lists hold a post.
    pub async fn holding(&self, readers: &[i64], id: i64) -> Result<usize> {
        let mut redis = self.redis.clone();
        let mut holding = 0;
        for chunk in readers.chunks(500) {
            let mut look = redis::Pipeline::with_capacity(chunk.len());
            for &reader in chunk {
                look.cmd("LPOS")
                    .arg(crate::ceiling::home_key(reader))
                    .arg(id)
                    .arg("RANK")
                    .arg(-1);
            }
            let found: Vec<Option<i64>> = look.query_async(&mut redis).await?;
            holding += found.iter().flatten().count();
        }
        Ok(holding)
    }
}

/// A read by somebody.
pub fn get(person: &Person, path: &str) -> Bytes {
    let bearer = format!("Bearer {}", person.token);
    wire::request("GET", path, DOMAIN, &[("authorization", &bearer)], &[])
}

/// A post by somebody.
pub fn post(person: &Person, text: &str) -> Bytes {
    let bearer = format!("Bearer {}", person.token);
    let body = serde_json::json!({"status": text, "visibility": "public", "language": "en"});
    wire::request(
        "POST",
        "/api/v1/statuses",
        DOMAIN,
        &[
            ("authorization", &bearer),
            ("content-type", "application/json"),
        ],
        body.to_string().as_bytes(),
    )
}

/// Posts, and answers the id.
pub async fn post_one(connection: &mut Connection, person: &Person, text: &str) -> Result<i64> {
    let answer = connection.exchange(&post(person, text)).await?;
    wire::expect(&answer, 200)?;
    id_of(answer.body)
}

/// The id of an entity.
pub fn id_of(body: &[u8]) -> Result<i64> {
    let entity: HashMap<String, serde_json::Value> = serde_json::from_slice(body)?;
    entity
        .get("id")
        .and_then(|id| id.as_str())
        .context("an entity without id")?
        .parse()
        .context("an id")
}

/// See [`Bench::mark`].
#[derive(Clone, Copy)]
pub struct Mark {
    pub cpu: Cpu,
    pub transactions: f64,
    pub commands: f64,
}

impl Mark {
    /// What one of `amount` operations cost since then, beside a row.
    pub fn costs(&self, now: &Mark, amount: f64, row: &mut Row) {
        let cpu = now.cpu.since(self.cpu);
        row.beside("server CPU", "µs each", cpu.server * 1e6 / amount);
        row.beside("Postgres CPU", "µs each", cpu.postgres * 1e6 / amount);
        row.beside("Redis CPU", "µs each", cpu.redis * 1e6 / amount);
        row.beside(
            "transactions",
            "each",
            (now.transactions - self.transactions) / amount,
        );
        row.beside(
            "Redis commands",
            "each",
            (now.commands - self.commands) / amount,
        );
    }
}
