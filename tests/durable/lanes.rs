//! Lanes: the order of each, and what becomes of those of a worker that died.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex},
    time::Duration,
};

use jiff::SignedDuration;
use rookery::{
    domain::Services,
    work::lanes::{Lane, LaneHandler, LaneOutcome, Lanes},
};
use tokio::sync::Notify;
use tokio_util::sync::CancellationToken;

use super::queue::{at_hand, idle};
use crate::support::{App, PATIENCE, eventually, run};

/// Takes one activity of an actor at a time, slowly for some, and notes the order.
#[derive(Clone, Default)]
struct Notes {
    taken: Arc<Mutex<BTreeMap<String, Vec<i64>>>>,
    running: Arc<Mutex<BTreeMap<String, usize>>>,
}

impl LaneHandler for Notes {
    async fn run_lane(&self, services: &Services, lane: &Lane) -> LaneOutcome {
        let running = *self
            .running
            .lock()
            .unwrap()
            .entry(lane.key.clone())
            .and_modify(|running| *running += 1)
            .or_insert(1);
        assert_eq!(running, 1, "{} is worked twice at once", lane.key);
        let outcome = self.take(services, &lane.key).await;
        *self.running.lock().unwrap().get_mut(&lane.key).unwrap() -= 1;
        outcome
    }
}

impl Notes {
    async fn take(&self, services: &Services, key: &str) -> LaneOutcome {
        let connection = services.connection().await.unwrap();
        let row = connection
            .query_opt(
                "SELECT id FROM inbox_activities WHERE actor_uri = $1 ORDER BY id LIMIT 1",
                &[&key],
            )
            .await
            .unwrap();
        let Some(row) = row else {
            return LaneOutcome::Empty;
        };
        let id: i64 = row.get(0);
        drop(connection);
        if key == "slow" {
            tokio::time::sleep(Duration::from_secs(60)).await;
        }
        let connection = services.connection().await.unwrap();
        connection
            .execute("DELETE FROM inbox_activities WHERE id = $1", &[&id])
            .await
            .unwrap();
        self.taken
            .lock()
            .unwrap()
            .entry(key.to_owned())
            .or_default()
            .push(id);
        LaneOutcome::Again
    }
}

async fn receive(app: &App, actor: &str, id: i64) {
    let mut connection = app.services.connection().await.unwrap();
    let tx = connection.transaction().await.unwrap();
    tx.execute(
        "INSERT INTO inbox_activities (id, actor_uri, host, body, trust, received_at)
         VALUES ($1, $2, 'a.test', '{}', 'signed', now())",
        &[&id, &actor],
    )
    .await
    .unwrap();
    sql::queries::inbox::open_lanes()
        .bind(&tx, &app.services.now(), &[actor].as_slice())
        .await
        .unwrap();
    tx.commit().await.unwrap();
    app.services.committed();
}

#[test]
fn lanes_keep_the_order_of_each_actor_and_a_slow_one_delays_nobody() {
    run(async {
        let app = idle().await;
        let notes = Notes::default();
        let stop = CancellationToken::new();
        let workers: Vec<_> = (0..2)
            .map(|_| {
                let lanes = Lanes::inbox(notes.clone(), 3);
                tokio::spawn(lanes.run(app.services.clone(), stop.clone()))
            })
            .collect();
        receive(&app, "slow", 1).await;
        let actors = ["a", "b", "c", "d", "e"];
        for n in 0..30 {
            for (position, actor) in actors.iter().enumerate() {
                let id = 10 + n * 10 + i64::try_from(position).unwrap();
                receive(&app, actor, id).await;
            }
        }
        eventually("all but the slow one is done, lanes closed", || async {
            let open = app
                .count("SELECT count(*) FROM inbox_lanes WHERE actor_uri <> 'slow'")
                .await;
            let left = app
                .count("SELECT count(*) FROM inbox_activities WHERE actor_uri <> 'slow'")
                .await;
            (open + left == 0).then_some(())
        })
        .await;
        let taken = notes.taken.lock().unwrap().clone();
        for (position, actor) in actors.iter().enumerate() {
            let wanted: Vec<i64> = (0..30)
                .map(|n| 10 + n * 10 + i64::try_from(position).unwrap())
                .collect();
            assert_eq!(taken[*actor], wanted, "{actor}");
        }
        assert_eq!(notes.running.lock().unwrap()["slow"], 1);
        stop.cancel();
        for worker in workers {
            worker.await.unwrap();
        }
        // The slow one was given back, and is due.
        let due = app
            .count("SELECT count(*) FROM inbox_lanes WHERE actor_uri = 'slow' AND due_at <= now()")
            .await;
        assert_eq!(due, 1);
    });
}

/// Finds nothing to do, and says so only when it is told to.
#[derive(Clone, Default)]
struct Nothing {
    started: Arc<Notify>,
    go: Arc<Notify>,
}

impl LaneHandler for Nothing {
    async fn run_lane(&self, _services: &Services, _lane: &Lane) -> LaneOutcome {
        self.started.notify_one();
        self.go.notified().await;
        LaneOutcome::Empty
    }
}

#[test]
fn a_lane_is_not_closed_over_what_commits_while_it_is_being_closed() {
    run(async {
        for (kind, waits, arrives) in [
            (
                "inbox",
                "INSERT INTO inbox_lanes (actor_uri, due_at) VALUES ('a', now())",
                "INSERT INTO inbox_activities (id, actor_uri, host, body, trust, received_at)
                 VALUES (1, 'a', 'a.test', '{}', 'signed', now());
                 INSERT INTO inbox_lanes (actor_uri, due_at) VALUES ('a', now())
                 ON CONFLICT (actor_uri) DO UPDATE SET actor_uri = excluded.actor_uri",
            ),
            (
                "delivery",
                "INSERT INTO delivery_lanes (host, due_at) VALUES ('a.test', now())",
                "INSERT INTO activities (id, uri, account_id, object_uri, kind, body, created_at)
                 VALUES (1, 'https://alpha.test/1/activity', 1, 'https://alpha.test/1', 'Create', '{}', now());
                 INSERT INTO deliveries (id, host, inbox_url, activity_id, due_at)
                 VALUES (1, 'a.test', 'https://a.test/inbox', 1, now());
                 INSERT INTO delivery_lanes (host, due_at) VALUES ('a.test', now())
                 ON CONFLICT (host) DO UPDATE SET host = excluded.host",
            ),
        ] {
            let app = idle().await;
            app.sql(waits).await;
            let nothing = Nothing::default();
            let stop = CancellationToken::new();
            let lanes = match kind {
                "inbox" => Lanes::inbox(nothing.clone(), 1),
                _ => Lanes::deliveries(nothing.clone(), 1),
            };
            let worker = tokio::spawn(lanes.run(app.services.clone(), stop.clone()));
            nothing.started.notified().await;
            let mut connection = app.services.connection().await.unwrap();
            let tx = connection.transaction().await.unwrap();
            tx.batch_execute(arrives).await.unwrap();
            nothing.go.notify_one();
            eventually("the worker waits for the row", || async {
                let waiting = "SELECT count(*) FROM pg_stat_activity
                               WHERE datname = current_database() AND wait_event_type = 'Lock'";
                (app.count(waiting).await == 1).then_some(())
            })
            .await;
            tx.commit().await.unwrap();
            // It is open, and so it is worked again.
            tokio::time::timeout(PATIENCE, nothing.started.notified())
                .await
                .unwrap_or_else(|_| panic!("the {kind} lane was closed over what waits"));
            stop.cancel();
            nothing.go.notify_one();
            worker.await.unwrap();
        }
    });
}

#[test]
fn the_lane_of_a_killed_worker_is_taken_over_when_its_lease_has_run_out() {
    run(async {
        let (app, clock) = at_hand().await;
        let dying = Notes::default();
        let stop = CancellationToken::new();
        receive(&app, "slow", 1).await;
        let killed =
            tokio::spawn(Lanes::inbox(dying.clone(), 2).run(app.services.clone(), stop.clone()));
        eventually("it is at work", || async {
            (dying.running.lock().unwrap().get("slow") == Some(&1)).then_some(())
        })
        .await;
        killed.abort();
        let _ = killed.await;
        let heir = Notes::default();
        let worker =
            tokio::spawn(Lanes::inbox(heir.clone(), 2).run(app.services.clone(), stop.clone()));
        receive(&app, "a", 2).await;
        eventually("others are worked", || async {
            heir.taken.lock().unwrap().contains_key("a").then_some(())
        })
        .await;
        assert!(!heir.running.lock().unwrap().contains_key("slow"));
        clock.advance(SignedDuration::from_secs(121));
        eventually("it is taken over", || async {
            (heir.running.lock().unwrap().get("slow") == Some(&1)).then_some(())
        })
        .await;
        stop.cancel();
        worker.await.unwrap();
    });
}
