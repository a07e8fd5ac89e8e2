//! `kill -9`, at random moments under load, of the server, the worker, Postgres and Redis.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::PathBuf,
    sync::{
        Mutex,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, Instant},
};

use rookery::{
    cli::node::Node,
    clock::{Clock, Random},
    config::{Config, Sources},
    domain::users,
};
use rustix::process::{Pid, Signal, kill_process};
use serde_json::{Value, json};

use crate::support::{
    Client, Session,
    app::{PASSWORD, listener},
    client, eventually,
    peer::Peer,
    program::{self, Program},
    run,
    world::{self, Private},
};

/// Clients of each author, so that posts are written together.
const CLIENTS: usize = 3;
/// How often something is killed while people post.
const KILLS: usize = 16;

fn kill(pid: i32) {
    // 0 while a service is being started again.
    if let Some(pid) = Pid::from_raw(pid) {
        let _ = kill_process(pid, Signal::KILL);
    }
}

/// The whole installation in a folder.
struct Installation {
    dir: PathBuf,
    services: Private,
    config: PathBuf,
    base: String,
}

impl Installation {
    async fn new(hosts: &[(&str, &str)]) -> Installation {
        let dir = world::folder();
        let services = Private::start(&dir, true).await.expect("services");
        world::guard(
            &dir,
            &[
                (services.postgres.pid(), "INT"),
                (services.redis.pid(), "TERM"),
            ],
        );
        let address = listener().local_addr().expect("an address");
        let mut development = toml::Table::new();
        for (host, base) in hosts {
            development.insert((*host).to_owned(), (*base).into());
        }
        let settings = toml::toml! {
            [instance]
            domain = "durable.test"
            origin = "https://durable.test"
            [database]
            pool_size = 8
            [limits]
            rate_limits = false
            [work]
            concurrency = 8
            poll_ms = 100
            drain_seconds = 2
            [log]
            filter = "warn,rookery=info"
        };
        let mut settings = settings;
        let mut set = |section: &str, key: &str, value: toml::Value| {
            let table = settings
                .entry(section)
                .or_insert_with(|| toml::Table::new().into());
            table
                .as_table_mut()
                .expect("a section")
                .insert(key.to_owned(), value);
        };
        set("server", "listen", address.to_string().into());
        set("server", "workers", 2.into());
        set("database", "url", services.postgres.url().into());
        set("redis", "url", services.redis.url().into());
        set(
            "data",
            "dir",
            dir.join("data").to_string_lossy().into_owned().into(),
        );
        set("development", "hosts", development.into());
        let config = dir.join("rookery.toml");
        std::fs::write(&config, settings.to_string()).expect("a configuration");
        std::fs::create_dir_all(dir.join("data")).expect("a data folder");
        Installation {
            dir,
            services,
            config,
            base: format!("http://{address}"),
        }
    }

    /// Opens the same database in this process, for a moment.
    async fn node(&self) -> Node {
        let sources = Sources {
            file: Some(self.config.clone()),
            ..Sources::default()
        };
        let config = Config::load(&sources).expect("a configuration");
        let secret = config.master_secret_or_new().expect("a secret");
        Node::open(config, secret, Clock::system(), Random::system())
            .await
            .expect("a node")
    }

    fn client(&self) -> Client {
        Client::new(client::http(), &self.base, "durable.test")
    }

    async fn sign_in(&self, username: &str) -> Session {
        program::sign_in(&self.client(), username, "durable.test").await
    }

    async fn wait_until_it_answers(&self) {
        let client = self.client();
        eventually("the server answers", || async {
            let answer = client
                .try_send(reqwest::Method::GET, "/health", ())
                .await
                .ok()?;
            (answer.status == 200).then_some(())
        })
        .await;
    }
}

/// Posts until the server says yes, with the same key each time, as a client does.
async fn post_for_sure(author: &Session, text: &str) -> Value {
    let client = author.also_with_header("idempotency-key", text);
    let started = Instant::now();
    loop {
        let sent = client
            .try_send(
                reqwest::Method::POST,
                "/api/v1/statuses",
                json!({ "status": text }),
            )
            .await;
        match sent {
            Ok(answer) if answer.status == 200 => return answer.json(),
            Ok(answer) if answer.status < 500 => {
                panic!("{text}: {} {}", answer.status, answer.text())
            }
            _ => tokio::time::sleep(Duration::from_millis(50)).await,
        }
        assert!(
            started.elapsed() < Duration::from_secs(90),
            "{text}: no answer"
        );
    }
}

#[test]
fn every_post_answered_is_there_once_on_every_home_and_delivered_whatever_is_killed() {
    run(async {
        let peer = Peer::start().await;
        let installation = Installation::new(&[("good.test", peer.base())]).await;
        let node = installation.node().await;
        for name in ["ann", "ben", "fay", "gus"] {
            users::create_confirmed(
                &node.services,
                name,
                &format!("{name}@mail.example"),
                PASSWORD,
                "",
            )
            .await
            .unwrap();
        }
        let mut serve = Program::start("serve", &installation.config);
        let mut work = Program::start("work", &installation.config);
        installation.wait_until_it_answers().await;
        let authors = [
            installation.sign_in("ann").await,
            installation.sign_in("ben").await,
        ];
        let readers = [
            installation.sign_in("fay").await,
            installation.sign_in("gus").await,
        ];
        let bob = peer.actor("good.test", "bob");
        for author in &authors {
            for reader in &readers {
                reader.follow(&author.id).await;
            }
            let follow = bob.activity("Follow", author.account["uri"].clone());
            let body = follow.to_string().into_bytes();
            let mut client = installation.client();
            for (name, value) in bob.sign(
                "POST",
                "https://durable.test/inbox",
                Some(&body),
                activitypub::signature::Dialect::Cavage,
            ) {
                if !name.eq_ignore_ascii_case("content-type") {
                    client = client.with_header(&name, &value);
                }
            }
            let body = client::Body::Raw(crate::support::peer::ACTIVITY_JSON.to_owned(), body);
            client.post("/inbox", body).await.expect(202);
            peer.wait_for_match("the Accept", "good.test", |body| {
                body["type"] == "Accept" && body["object"]["id"] == follow["id"]
            })
            .await;
        }
        for reader in &readers {
            reader.home().await;
        }

        let answered = Mutex::new(BTreeMap::<String, (String, String)>::new());
        let over = AtomicBool::new(false);
        let posting = futures_util::future::join_all((0..authors.len() * CLIENTS).map(|client| {
            let (answered, over) = (&answered, &over);
            let author = &authors[client / CLIENTS];
            async move {
                let mut n = 0;
                while !over.load(Ordering::Relaxed) {
                    let text = format!("{} says {n} to {client}", author.username);
                    let status = post_for_sure(author, &text).await;
                    let text_of = |name: &str| status[name].as_str().unwrap().to_owned();
                    let told = (text_of("id"), text_of("uri"));
                    answered.lock().unwrap().insert(text, told);
                    n += 1;
                    tokio::time::sleep(Duration::from_millis(120)).await;
                }
                n
            }
        }));
        let random = Random::system();
        let killing = async {
            for n in 0..KILLS {
                tokio::time::sleep(Duration::from_millis(200 + random.u64() % 900)).await;
                // Each of the four comes at least every fourth time.
                match (n + usize::try_from(random.u64() % 2).unwrap()) % 4 {
                    0 => serve.kill(),
                    1 => work.kill(),
                    2 => kill(installation.services.postgres.pid()),
                    _ => kill(installation.services.redis.pid()),
                }
            }
            over.store(true, Ordering::Relaxed);
        };
        let (posted, ()) = tokio::join!(posting, killing);
        let posted: Vec<usize> = posted
            .chunks(CLIENTS)
            .map(|clients| clients.iter().sum())
            .collect();

        installation.wait_until_it_answers().await;
        // A process that was killed leaves leases of some minutes behind: let them run out.
        let connection = node.services.connection().await.unwrap();
        connection
            .batch_execute(
                "UPDATE jobs SET due_at = now();
                 UPDATE delivery_lanes SET due_at = now();
                 UPDATE inbox_lanes SET due_at = now();",
            )
            .await
            .unwrap();
        drop(connection);
        let answered = answered.lock().unwrap().clone();
        let expected: BTreeSet<String> = answered.values().map(|(id, _)| id.clone()).collect();
        assert_eq!(
            expected.len(),
            posted.iter().sum::<usize>(),
            "two posts were answered with one id"
        );
        assert!(
            expected.len() > 2 * KILLS,
            "hardly anything was posted: {}",
            expected.len()
        );
        let deadline = Instant::now() + Duration::from_secs(120);
        for reader in &readers {
            loop {
                let (items, _) = reader.walk("/api/v1/timelines/home?limit=40").await;
                let ids: Vec<String> = items
                    .iter()
                    .map(|status| status["id"].as_str().unwrap().to_owned())
                    .collect();
                let distinct: BTreeSet<String> = ids.iter().cloned().collect();
                assert_eq!(distinct.len(), ids.len(), "an id stands twice on a home");
                if distinct == expected {
                    break;
                }
                let missing = expected.difference(&distinct).count();
                let foreign = distinct.difference(&expected).count();
                assert!(
                    Instant::now() < deadline,
                    "{}: {missing} missing, {foreign} too many",
                    reader.username
                );
                tokio::time::sleep(Duration::from_millis(500)).await;
            }
        }
        for (author, posted) in authors.iter().zip(&posted) {
            let (items, _) = author
                .walk(&format!("/api/v1/accounts/{}/statuses?limit=40", author.id))
                .await;
            assert_eq!(items.len(), *posted, "{}", author.username);
            let account = author
                .get(&format!("/api/v1/accounts/{}", author.id))
                .await
                .expect(200)
                .json();
            assert_eq!(account["statuses_count"], *posted);
        }
        loop {
            let delivered: BTreeSet<String> = peer
                .received("good.test")
                .iter()
                .map(|asked| asked.json())
                .filter(|body| body["type"] == "Create")
                .map(|body| body["object"]["id"].as_str().unwrap().to_owned())
                .collect();
            let missing: Vec<&String> = answered
                .values()
                .map(|(_, uri)| uri)
                .filter(|uri| !delivered.contains(*uri))
                .collect();
            if missing.is_empty() {
                assert_eq!(
                    delivered.len(),
                    expected.len(),
                    "something was delivered that nobody was told of"
                );
                break;
            }
            assert!(Instant::now() < deadline, "never delivered: {missing:?}");
            tokio::time::sleep(Duration::from_millis(500)).await;
        }
        let dead: i64 = {
            let connection = node.services.connection().await.unwrap();
            connection
                .query_one("SELECT count(*) FROM dead_jobs", &[])
                .await
                .unwrap()
                .get(0)
        };
        assert_eq!(
            dead,
            0,
            "jobs were buried; see {}",
            installation.dir.display()
        );
        drop((serve, work));
        node.close().await;
        let Private { postgres, redis } = installation.services;
        redis.stop().await;
        postgres.stop().await;
    });
}
