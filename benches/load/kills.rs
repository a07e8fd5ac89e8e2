//! `kill -9` at random moments while people post and read: of the server, of Postgres, of Redis, of Redis and its data.

use std::{
    cell::{Cell, RefCell},
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail, ensure};
use futures_util::future::try_join_all;
use rookery::clock::Random;
use rustix::process::Signal;
use tokio::time::{sleep, timeout};

use crate::{
    database,
    network::Network,
    rows::{get, id_of},
    seed::Person,
    server::{DOMAIN, Server, Site, send},
    usage,
    wire::{self, Connection},
};

/// People who post, and who read, at once.
const POSTING: usize = 8;
const READING: usize = 4;
/// Between two posts of one of them.
const PAUSE: Duration = Duration::from_millis(40);
/// A post that is not answered within so long is sent again, with the same key.
const AGAIN: Duration = Duration::from_secs(5);
/// A post that was not answered at all by then is a failure.
const GIVEN_UP: Duration = Duration::from_secs(120);

/// Kills so often. Afterwards a server runs, and all that was answered is stored; answers how many posts that are.
pub async fn run(
    site: &Site,
    server: &mut Server,
    network: &Network,
    kills: usize,
    seed: u64,
) -> Result<usize> {
    let over = Cell::new(false);
    let answered: RefCell<Vec<i64>> = RefCell::default();
    let random = Random::seeded(seed ^ 0x006b_696c_6c73);
    let posting = try_join_all((0..POSTING).map(|n| {
        let (over, answered, random) = (&over, &answered, &random);
        async move {
            let mut count = 0;
            while !over.get() {
                let rank = network.activity.local.draw(random);
                let author = network.person(network.graph.account_of(rank));
                let key = format!("{seed}-{n}-{count}");
                let id = post_for_sure(site, &author, &key).await?;
                answered.borrow_mut().push(id);
                count += 1;
                sleep(PAUSE).await;
            }
            Ok(())
        }
    }));
    let reading = try_join_all((0..READING).map(|_| {
        let (over, random) = (&over, &random);
        async move {
            while !over.get() {
                let reader = network.person(network.reading.draw(random));
                let request = get(&reader, "/api/v1/timelines/home?limit=40");
                // Whatever comes back while things die.
                let _ = timeout(AGAIN, async {
                    let mut connection = Connection::open(site.address).await?;
                    connection.exchange(&request).await.map(|_| ())
                })
                .await;
                sleep(PAUSE).await;
            }
            Ok::<_, anyhow::Error>(())
        }
    }));
    let killing = async {
        for n in 0..kills {
            sleep(Duration::from_millis(500 + random.u64() % 1_500)).await;
            let (postgres, redis) = usage::services(server.pid)?;
            // Each of the four comes at least every fourth time.
            let what = match (n as u64 + random.u64() % 2) % 4 {
                0 => {
                    server.kill()?;
                    *server = site.start().await?.0;
                    "the server"
                }
                1 => {
                    postgres.into_iter().for_each(|pid| send(pid, Signal::KILL));
                    "Postgres"
                }
                2 => {
                    redis.into_iter().for_each(|pid| send(pid, Signal::KILL));
                    "Redis"
                }
                _ => {
                    if let Some(pid) = redis {
                        // Its working directory is its data folder.
                        let data = std::fs::read_link(format!("/proc/{pid}/cwd"))?;
                        send(pid, Signal::KILL);
                        match std::fs::remove_dir_all(data.join("appendonlydir")) {
                            // It was just wiped.
                            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
                            removed => removed.context("the data of Redis")?,
                        }
                    }
                    "Redis and its data"
                }
            };
            crate::say(&format!("  killed {what}"));
        }
        sleep(Duration::from_secs(1)).await;
        over.set(true);
        Ok(())
    };
    tokio::try_join!(posting, reading, killing)?;

    let client = reachable(&site.postgres_url()).await?;
    // A process that was killed leaves leases of some minutes behind: they run out now.
    client
        .batch_execute(
            "UPDATE jobs SET due_at = now();
             UPDATE delivery_lanes SET due_at = now();
             UPDATE inbox_lanes SET due_at = now();",
        )
        .await?;
    let mut ids = answered.into_inner();
    let amount = ids.len();
    ids.sort_unstable();
    ids.dedup();
    ensure!(ids.len() == amount, "two posts were answered with one id");
    let stored: i64 = client
        .query_one("SELECT count(*) FROM statuses WHERE id = ANY ($1)", &[&ids])
        .await?
        .try_get(0)?;
    ensure!(
        usize::try_from(stored)? == amount,
        "{amount} posts were answered, {stored} of them are stored"
    );
    Ok(amount)
}

/// Posts until the server says yes, with the same key each time, as a client does.
async fn post_for_sure(site: &Site, author: &Person, key: &str) -> Result<i64> {
    let bearer = format!("Bearer {}", author.token);
    let body = serde_json::json!({"status": format!("Still here, {key}"), "language": "en"});
    let request = wire::request(
        "POST",
        "/api/v1/statuses",
        DOMAIN,
        &[
            ("authorization", &bearer),
            ("content-type", "application/json"),
            ("idempotency-key", key),
        ],
        body.to_string().as_bytes(),
    );
    let started = Instant::now();
    loop {
        let sent = timeout(AGAIN, async {
            let mut connection = Connection::open(site.address).await?;
            let answer = connection.exchange(&request).await?;
            Ok::<_, anyhow::Error>((answer.status, answer.body.to_vec()))
        })
        .await;
        match sent {
            Ok(Ok((200, body))) => return id_of(&body),
            Ok(Ok((status, body))) if status < 500 => bail!(
                "answered {status}: {}",
                String::from_utf8_lossy(&body)
                    .chars()
                    .take(300)
                    .collect::<String>()
            ),
            _ => sleep(Duration::from_millis(50)).await,
        }
        ensure!(started.elapsed() < GIVEN_UP, "{key}: no answer");
    }
}

/// Postgres, as soon as it takes connections again.
async fn reachable(url: &str) -> Result<tokio_postgres::Client> {
    let started = Instant::now();
    loop {
        match database::connect(url).await {
            Ok(client) => return Ok(client),
            Err(error) if started.elapsed() > GIVEN_UP => return Err(error),
            Err(_) => sleep(Duration::from_millis(100)).await,
        }
    }
}
