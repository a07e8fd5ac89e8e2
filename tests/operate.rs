//! What an operator looks at: metrics, health, the log.

use std::{collections::BTreeSet, path::Path};

use jiff::SignedDuration;
use rookery::{clock::Clock, config::Config};
use serde_json::{Value, json};

use crate::support::{
    App, Client, Options,
    app::listener,
    client, eventually,
    program::Program,
    run,
    world::{self, world},
};

fn measured(config: &mut Config) {
    config.server.metrics_listen = Some("127.0.0.1:0".parse().unwrap());
}

fn listener_of(app: &App) -> Client {
    let base = app.metrics.as_ref().expect("metrics");
    Client::new(client::http(), base, "127.0.0.1")
}

/// The samples of a document: name with labels, value.
fn samples(text: &str) -> Vec<(String, f64)> {
    text.lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty())
        .map(|line| {
            let (name, value) = line.rsplit_once(' ').unwrap_or_else(|| panic!("{line}"));
            (
                name.to_owned(),
                value.parse().unwrap_or_else(|_| panic!("{line}")),
            )
        })
        .collect()
}

fn sample(text: &str, name: &str) -> Option<f64> {
    samples(text)
        .into_iter()
        .find(|(known, _)| known == name)
        .map(|(_, value)| value)
}

async fn metrics(app: &App) -> String {
    let answer = listener_of(app).get("/metrics").await.expect(200);
    assert!(
        answer
            .header("content-type")
            .unwrap()
            .starts_with("text/plain; version=0.0.4")
    );
    answer.text()
}

#[test]
fn metrics_count_requests_by_route_and_tell_nothing_of_what_was_asked() {
    run(async {
        let app = App::start(Options::new("alpha").configure(measured)).await;
        let ann = app.user("ann").await;
        let status = ann.post_status("Hello").await;
        let id = status["id"].as_str().unwrap();
        let path = format!("/api/v1/statuses/{id}");
        let shown = "rookery_http_requests_total{endpoint=\"/api/v1/statuses/{id}\",method=\"GET\",status=\"2xx\"}";
        let before = sample(&metrics(&app).await, shown).unwrap_or(0.0);
        for _ in 0..3 {
            ann.get(&path).await.expect(200);
        }
        let unmatched = format!("/nowhere/{}", world::unique());
        ann.get(&format!("{unmatched}?access_token=topsecret"))
            .await
            .expect(404);
        app.client().get("/health").await.expect(200);
        let text = metrics(&app).await;
        // Other tests count into the same process.
        assert!(sample(&text, shown).unwrap() >= before + 3.0, "{text}");
        let took =
            "rookery_http_request_seconds_count{endpoint=\"/api/v1/statuses/{id}\",method=\"GET\"}";
        assert!(sample(&text, took).unwrap() >= 3.0);
        assert!(text.contains("endpoint=\"unmatched\",method=\"GET\",status=\"4xx\""));
        assert!(text.contains("endpoint=\"/health\""));
        for secret in [
            ann.token.as_str(),
            "topsecret",
            unmatched.as_str(),
            path.as_str(),
        ] {
            assert!(!text.contains(secret), "{secret}");
        }
        assert!(sample(&text, "process_resident_memory_bytes").unwrap() > 1e6);
        assert_eq!(sample(&text, "rookery_redis_up"), Some(1.0));
        assert_eq!(
            sample(&text, "rookery_invalidation_log_following"),
            Some(1.0)
        );
        assert_eq!(
            sample(&text, "rookery_db_connections{state=\"limit\"}"),
            Some(8.0)
        );
        assert!(sample(&text, "rookery_db_wait_seconds_count").unwrap() > 0.0);
        assert!(
            sample(
                &text,
                "rookery_cache_lookups_total{cache=\"statuses\",outcome=\"hit\"}"
            )
            .unwrap()
                > 0.0
        );
        // The listener of clients knows nothing of it.
        app.client().get("/metrics").await.expect(404);
    });
}

#[test]
fn metrics_tell_what_waits_and_since_when() {
    run(async {
        let app = App::start(Options::new("alpha").configure(measured).idle()).await;
        app.sql(
            "INSERT INTO jobs (id, queue, kind, version, payload, due_at, created_at) VALUES
                 (1, 'fetch', 'refresh_account', 1, '{}', now() - interval '1 hour', now()),
                 (2, 'fetch', 'refresh_account', 1, '{}', now() - interval '1 minute', now()),
                 (3, 'fetch', 'refresh_account', 1, '{}', now() + interval '1 hour', now());
             INSERT INTO dead_jobs (id, queue, kind, version, payload, attempts, created_at, died_at, last_error)
                 VALUES (4, 'mail', 'send_mail', 1, '{}', 12, now(), now(), 'no');
             INSERT INTO activities (id, uri, account_id, object_uri, kind, body, created_at)
                 VALUES (5, 'https://alpha.test/5', 1, 'https://alpha.test/6', 'Create', '{}', now());
             INSERT INTO deliveries (id, host, inbox_url, activity_id, due_at)
                 VALUES (7, 'a.test', 'https://a.test/inbox', 5, now()), (8, 'b.test', 'https://b.test/inbox', 5, now());
             INSERT INTO delivery_lanes (host, due_at, failures)
                 VALUES ('a.test', now() - interval '10 minutes', 0), ('b.test', now() + interval '1 hour', 3);
             INSERT INTO inbox_activities (id, actor_uri, host, body, trust, received_at, dead_at)
                 VALUES (9, 'https://a.test/users/a', 'a.test', '{}', 'signed', now(), now())",
        )
        .await;
        let text = metrics(&app).await;
        let about = |name: &str, low: f64, high: f64| {
            let value =
                sample(&text, name).unwrap_or_else(|| panic!("{name} is missing in {text}"));
            assert!((low..=high).contains(&value), "{name} {value}");
        };
        let is = |name: &str, value: f64| about(name, value, value);
        is("rookery_backlog_known", 1.0);
        is(
            "rookery_jobs_due{queue=\"fetch\",kind=\"refresh_account\"}",
            2.0,
        );
        about(
            "rookery_jobs_due_seconds{queue=\"fetch\",kind=\"refresh_account\"}",
            3599.0,
            3660.0,
        );
        about("rookery_queue_due_seconds{queue=\"fetch\"}", 3599.0, 3660.0);
        is("rookery_queue_due_seconds{queue=\"default\"}", 0.0);
        is("rookery_jobs_dead{kind=\"send_mail\"}", 1.0);
        is("rookery_lanes_open{lanes=\"deliveries\"}", 2.0);
        is("rookery_lanes_due{lanes=\"deliveries\"}", 1.0);
        about(
            "rookery_lanes_due_seconds{lanes=\"deliveries\"}",
            599.0,
            660.0,
        );
        is("rookery_lanes_due_seconds{lanes=\"inbox\"}", 0.0);
        is("rookery_deliveries_waiting", 2.0);
        is("rookery_delivery_hosts_failing", 1.0);
        is("rookery_inbox_waiting", 0.0);
        is("rookery_inbox_dead", 1.0);
        // A database in trouble leaves the figures out, and is not asked again at once.
        app.services.db.close();
        eventually("the backlog is no longer known", || async {
            let text = metrics(&app).await;
            (sample(&text, "rookery_backlog_known") == Some(0.0)
                && !text.contains("rookery_jobs_due"))
            .then_some(())
        })
        .await;
    });
}

#[test]
fn metrics_look_at_no_more_than_their_bound_of_a_full_table() {
    run(async {
        let app = App::start(Options::new("alpha").configure(measured).idle()).await;
        app.sql(
            "INSERT INTO jobs (id, queue, kind, version, payload, due_at, created_at)
             SELECT i, 'default', 'status_created', 1, '{}', now() - interval '1 minute', now()
             FROM generate_series(1, 30000) AS g (i);
             ANALYZE jobs",
        )
        .await;
        let text = metrics(&app).await;
        assert_eq!(
            sample(
                &text,
                "rookery_jobs_due{queue=\"default\",kind=\"status_created\"}"
            ),
            Some(10_000.0)
        );
    });
}

/// The names of all metrics that the source or the documentation has.
fn names(text: &str, before: &str) -> BTreeSet<String> {
    text.split(before)
        .skip(1)
        .map(|rest| {
            let end = rest
                .find(|c: char| !c.is_ascii_lowercase() && c != '_')
                .unwrap_or(rest.len());
            rest[..end].to_owned()
        })
        .filter(|name| name.starts_with("rookery_") || name.starts_with("process_"))
        .collect()
}

#[test]
fn every_metric_is_documented_and_no_other() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut source = String::new();
    let mut folders = vec![root.join("src")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == "rs") {
                source.push_str(&std::fs::read_to_string(path).unwrap());
            }
        }
    }
    let mut known = names(&source, "\"");
    // Cookies.
    for cookie in ["rookery_form", "rookery_session"] {
        assert!(known.remove(cookie));
    }
    let documented = names(
        &std::fs::read_to_string(root.join("docs/operate.md")).unwrap(),
        "| `",
    );
    assert!(known.len() > 30, "{known:?}");
    assert_eq!(known, documented);
}

#[test]
fn ready_tells_how_postgres_schema_node_and_redis_stand() {
    run(async {
        let clock = Clock::manual(jiff::Timestamp::now());
        let app = App::start(Options {
            clock: clock.clone(),
            ..Options::new("alpha").configure(measured).idle()
        })
        .await;
        let ask = |status: u16, part: &'static str, value: &'static str| {
            let clients = [app.client(), listener_of(&app)];
            async move {
                for client in clients {
                    // What was found is told for a second.
                    eventually(&format!("{part} is {value}"), || async {
                        let answer = client.get("/health/ready").await;
                        (answer.status == status && answer.json()[part] == value).then_some(())
                    })
                    .await;
                }
            }
        };
        ask(200, "status", "ok").await;
        app.sql("UPDATE migrations SET checksum = checksum || 'x' WHERE name = '0005_work'")
            .await;
        ask(503, "schema", "behind").await;
        app.sql(
            "UPDATE migrations SET checksum = rtrim(checksum, 'x') WHERE name = '0005_work';
             INSERT INTO migrations (name, checksum) VALUES ('9999_newer', 'x')",
        )
        .await;
        ask(200, "schema", "ok").await;
        clock.advance(SignedDuration::from_mins(2));
        ask(503, "node", "lapsed").await;
        clock.advance(SignedDuration::from_mins(-2));
        ask(200, "node", "ok").await;
        app.services.db.close();
        ask(503, "postgres", "away").await;
        // The process itself lives.
        assert_eq!(
            app.client().get("/health").await.expect(200).json(),
            json!({ "status": "OK" })
        );
        assert_eq!(
            listener_of(&app).get("/health").await.expect(200).text(),
            "OK"
        );
    });
}

#[test]
fn ready_without_redis_is_degraded_and_not_down() {
    run(async {
        let nobody = listener();
        let url = format!("redis://{}", nobody.local_addr().unwrap());
        drop(nobody);
        let app = App::start(
            Options::new("alpha")
                .configure(move |config| config.redis.url = Some(rookery::config::Secret::new(url)))
                .idle(),
        )
        .await;
        let answer = app.client().get("/health/ready").await.expect(200).json();
        assert_eq!(answer["status"], "degraded");
        assert_eq!(answer["redis"], "away");
        assert_eq!(answer["postgres"], "ok");
    });
}

#[test]
fn a_request_id_is_kept_from_a_proxy_and_made_for_everybody_else() {
    run(async {
        let behind = App::shared().await;
        let id_of = |app: &App, sent: &str| {
            let client = app.client().with_header("x-request-id", sent);
            async move {
                let answer = client.get("/api/v1/instance").await.expect(200);
                answer.header("x-request-id").unwrap().to_owned()
            }
        };
        assert_eq!(id_of(&behind, "edge-7f3a:1").await, "edge-7f3a:1");
        for bad in ["two words", "quo\"te", &"a".repeat(129)] {
            let id = id_of(&behind, bad).await;
            assert!(
                id.len() == 16 && id.bytes().all(|byte| byte.is_ascii_hexdigit()),
                "{id}"
            );
        }
        let open = App::start(
            Options::new("open")
                .configure(|config| config.server.trusted_proxies.clear())
                .idle(),
        )
        .await;
        assert_ne!(id_of(&open, "edge-7f3a:1").await, "edge-7f3a:1");
    });
}

#[test]
fn the_log_has_every_failed_request_with_its_id_and_no_secrets_and_each_role_serves_metrics() {
    run(async {
        let world = world().await;
        let database = world.database().await;
        let dir = world::folder();
        let address = listener().local_addr().unwrap();
        let mut measured = Vec::new();
        let mut programs = Vec::new();
        for role in ["serve", "work"] {
            let metrics = listener().local_addr().unwrap();
            let config = dir.join(format!("{role}.toml"));
            let settings = toml::toml! {
                [instance]
                domain = "log.test"
                origin = "https://log.test"
                [limits]
                rate_limits = false
                [log]
                filter = "warn,rookery=debug"
                format = "json"
                [work]
                drain_seconds = 1
            };
            let mut settings = settings;
            let mut set = |section: &str, key: &str, value: String| {
                let table = settings
                    .entry(section)
                    .or_insert_with(|| toml::Table::new().into());
                table
                    .as_table_mut()
                    .unwrap()
                    .insert(key.to_owned(), value.into());
            };
            set("server", "listen", address.to_string());
            set("server", "metrics_listen", metrics.to_string());
            set("database", "url", world.url(&database));
            set("redis", "url", world.redis_url.clone());
            set("redis", "prefix", format!("{database}:"));
            set(
                "data",
                "dir",
                dir.join("data").to_string_lossy().into_owned(),
            );
            std::fs::write(&config, settings.to_string()).unwrap();
            programs.push(Program::start(role, &config));
            measured.push(Client::new(
                client::http(),
                &format!("http://{metrics}"),
                "127.0.0.1",
            ));
            // The first one brings the master secret and the schema.
            let probe = measured.last().unwrap().clone();
            eventually(&format!("{role} is ready"), || async {
                let answer = probe
                    .try_send(reqwest::Method::GET, "/health/ready", ())
                    .await
                    .ok()?;
                (answer.status == 200).then_some(())
            })
            .await;
        }
        for client in &measured {
            let text = client.get("/metrics").await.expect(200).text();
            assert_eq!(sample(&text, "rookery_node_leased"), Some(1.0), "{text}");
        }

        let client = Client::new(client::http(), &format!("http://{address}"), "log.test");
        let fine = client
            .clone()
            .with_header("cookie", "biscuit=cookiesecret")
            .get("/api/v1/instance?access_token=querysecret")
            .await
            .expect(200);
        let fine = fine.header("x-request-id").unwrap().to_owned();
        let db = rookery::store::Db::new(&world.url(&database), 1).unwrap();
        let connection = db.get().await.unwrap();
        connection
            .batch_execute("ALTER TABLE rules RENAME TO rules_gone")
            .await
            .unwrap();
        let failed = client
            .clone()
            .with_token("bearersecret")
            .get("/api/v1/instance/rules?access_token=querysecret")
            .await
            .expect(500);
        let failed = failed.header("x-request-id").unwrap().to_owned();
        let lines = |programs: &[Program]| -> Vec<Value> {
            let log = programs[0].log();
            for secret in ["bearersecret", "querysecret", "cookiesecret"] {
                assert!(!log.contains(secret), "{secret} is in the log:\n{log}");
            }
            log.lines()
                .filter_map(|line| serde_json::from_str(line).ok())
                .collect()
        };
        let reported = eventually("the failed request is in the log", || async {
            lines(&programs)
                .into_iter()
                .find(|line| line["fields"]["request_id"] == failed.as_str())
        })
        .await;
        assert_eq!(reported["level"], "ERROR");
        assert_eq!(reported["fields"]["endpoint"], "/api/v1/instance/rules");
        assert_eq!(reported["fields"]["method"], "GET");
        assert!(
            reported["fields"]["cause"]
                .as_str()
                .unwrap()
                .contains("rules"),
            "{reported}"
        );
        let told = eventually("the answered request is in the log", || async {
            lines(&programs)
                .into_iter()
                .find(|line| line["span"]["id"] == fine.as_str())
        })
        .await;
        assert_eq!(told["level"], "DEBUG");
        assert_eq!(told["span"]["endpoint"], "/api/v1/instance");
        assert_eq!(told["span"]["method"], "GET");
        for program in programs {
            assert!(program.stop().await.success());
        }
        db.close();
        world.drop_database(&database).await;
    });
}
