//! What is sent: to whom, once, in order, in the dialect that the other side takes.

use std::{
    sync::atomic::{AtomicUsize, Ordering},
    time::{Duration, Instant},
};

use activitypub::signature::Dialect;
use serde_json::json;

use super::Scene;
use crate::support::{eventually, peer::Reply, run};

async fn empty(scene: &Scene) {
    eventually("nothing waits for delivery", || async {
        scene.app.services.committed();
        let waiting = "SELECT (SELECT count(*) FROM jobs) + (SELECT count(*) FROM deliveries)";
        (scene.app.count(waiting).await == 0).then_some(())
    })
    .await;
}

/// Makes every lane that waits after a failure due at once.
async fn due(scene: &Scene) {
    scene
        .app
        .sql(
            "UPDATE delivery_lanes SET due_at = now() - interval '1 second' WHERE failures > 0;
             UPDATE deliveries SET due_at = now() - interval '1 second' WHERE attempts > 0",
        )
        .await;
    scene.app.services.committed();
}

#[test]
fn one_delivery_goes_to_a_shared_inbox_however_many_follow_there() {
    run(async {
        let scene = Scene::new(&["other.test"]).await;
        for name in ["f1", "f2", "f3"] {
            scene
                .peer
                .actor("good.test", name)
                .follow(&scene.app, &scene.alice_id())
                .await;
        }
        scene
            .peer
            .actor("other.test", "f4")
            .follow(&scene.app, &scene.alice_id())
            .await;
        let status = scene.alice.post_status("to all").await;
        for host in ["good.test", "other.test"] {
            let create = scene.peer.wait_for(host, "Create").await;
            create.verify(&scene.app).await;
            let body = create.json();
            assert_eq!(body["object"]["id"], status["uri"]);
            assert_eq!(
                body["id"],
                format!("{}/activity", status["uri"].as_str().unwrap())
            );
            assert_eq!(body["to"], body["object"]["to"]);
        }
        empty(&scene).await;
        let creates = scene
            .peer
            .received("good.test")
            .iter()
            .filter(|asked| asked.json()["type"] == "Create")
            .count();
        assert_eq!(creates, 1);
    });
}

#[test]
fn a_server_that_refuses_the_first_dialect_gets_the_other_and_that_is_remembered() {
    run(async {
        let scene = Scene::new(&[]).await;
        scene.bob.follow(&scene.app, &scene.alice_id()).await;
        empty(&scene).await;
        scene.peer.on("https://good.test/inbox", |asked| {
            Reply::status(if asked.header("signature-input").is_some() {
                202
            } else {
                401
            })
        });
        for n in 0..2 {
            scene.alice.post_status(&format!("post {n}")).await;
            empty(&scene).await;
        }
        let tries: Vec<Dialect> = scene
            .peer
            .received("good.test")
            .iter()
            .filter(|asked| asked.path == "/inbox" && asked.json()["type"] == "Create")
            .map(|asked| {
                if asked.header("signature-input").is_some() {
                    Dialect::Rfc9421
                } else {
                    Dialect::Cavage
                }
            })
            .collect();
        assert_eq!(tries, [Dialect::Cavage, Dialect::Rfc9421, Dialect::Rfc9421]);
    });
}

#[test]
fn temporary_failures_are_tried_again_and_permanent_ones_are_not() {
    run(async {
        let scene = Scene::new(&["dead.test"]).await;
        let carol = scene.peer.actor("dead.test", "carol");
        scene.bob.follow(&scene.app, &scene.alice_id()).await;
        carol.follow(&scene.app, &scene.alice_id()).await;
        empty(&scene).await;
        static TRIES: AtomicUsize = AtomicUsize::new(0);
        scene.peer.on("https://good.test/inbox", |_| {
            Reply::status(if TRIES.fetch_add(1, Ordering::SeqCst) < 2 {
                503
            } else {
                202
            })
        });
        scene
            .peer
            .serve("https://dead.test/inbox", Reply::status(404));
        let before = scene.peer.received("dead.test").len();
        scene.alice.post_status("try me").await;
        for failures in 1..=2 {
            eventually("a failure", || async {
                let found = scene
                    .app
                    .count("SELECT coalesce(max(failures), 0)::bigint FROM delivery_lanes")
                    .await;
                (found >= failures).then_some(())
            })
            .await;
            due(&scene).await;
        }
        empty(&scene).await;
        due(&scene).await;
        assert_eq!(
            scene.peer.received("dead.test").len() - before,
            1,
            "a 404 was tried again"
        );
    });
}

#[test]
fn a_slow_host_delays_nobody_else() {
    run(async {
        let scene = Scene::new(&["slow.test"]).await;
        let carol = scene.peer.actor("slow.test", "carol");
        scene.bob.follow(&scene.app, &scene.alice_id()).await;
        carol.follow(&scene.app, &scene.alice_id()).await;
        empty(&scene).await;
        scene.peer.serve(
            "https://slow.test/inbox",
            Reply::Drip(Duration::from_secs(1)),
        );
        let started = Instant::now();
        for n in 0..5 {
            let status = scene.alice.post_status(&format!("post {n}")).await;
            scene
                .peer
                .wait_for_match("the post at the quick host", "good.test", |body| {
                    body["object"]["id"] == status["uri"]
                })
                .await;
        }
        assert!(
            started.elapsed() < Duration::from_secs(10),
            "{:?}",
            started.elapsed()
        );
    });
}

#[test]
fn a_delete_cancels_what_was_not_sent() {
    run(async {
        let scene = Scene::new(&[]).await;
        scene.bob.follow(&scene.app, &scene.alice_id()).await;
        empty(&scene).await;
        scene
            .peer
            .serve("https://good.test/inbox", Reply::status(503));
        let status = scene.alice.post_status("regretted").await;
        let uri = status["uri"].as_str().unwrap().to_owned();
        eventually("a first try", || async {
            scene
                .peer
                .received("good.test")
                .iter()
                .any(|asked| asked.json()["object"]["id"] == uri.as_str())
                .then_some(())
        })
        .await;
        scene
            .alice
            .delete(
                &format!("/api/v1/statuses/{}", status["id"].as_str().unwrap()),
                (),
            )
            .await
            .expect(200);
        eventually("the deletion is planned", || async {
            (scene.app.count("SELECT count(*) FROM jobs").await == 0).then_some(())
        })
        .await;
        let seen = scene.peer.received("good.test").len();
        scene
            .peer
            .serve("https://good.test/inbox", Reply::status(202));
        eventually("everything was sent", || async {
            due(&scene).await;
            (scene.app.count("SELECT count(*) FROM deliveries").await == 0).then_some(())
        })
        .await;
        let later: Vec<String> = scene.peer.received("good.test")[seen..]
            .iter()
            .map(|asked| asked.json()["type"].as_str().unwrap().to_owned())
            .collect();
        assert!(!later.contains(&"Create".to_owned()), "{later:?}");
    });
}

#[test]
fn deliveries_about_one_post_keep_their_order() {
    run(async {
        let scene = Scene::new(&[]).await;
        scene.bob.follow(&scene.app, &scene.alice_id()).await;
        empty(&scene).await;
        let status = scene.alice.post_status("0").await;
        let path = format!("/api/v1/statuses/{}", status["id"].as_str().unwrap());
        for n in 1..=4 {
            scene
                .alice
                .put(&path, json!({ "status": n.to_string() }))
                .await
                .expect(200);
        }
        scene.alice.delete(&path, ()).await.expect(200);
        scene.peer.wait_for("good.test", "Delete").await;
        empty(&scene).await;
        let kinds: Vec<String> = scene
            .peer
            .received("good.test")
            .iter()
            .map(|asked| asked.json()["type"].as_str().unwrap().to_owned())
            .filter(|kind| kind != "Accept")
            .collect();
        assert_eq!(
            kinds.last().map(String::as_str),
            Some("Delete"),
            "{kinds:?}"
        );
        if let Some(at) = kinds.iter().position(|kind| kind == "Create") {
            assert_eq!(at, 0, "{kinds:?}");
        }
    });
}

#[test]
fn private_and_direct_posts_go_only_where_they_belong() {
    run(async {
        let scene = Scene::new(&["other.test"]).await;
        let carol = scene.peer.actor("other.test", "carol");
        scene.bob.follow(&scene.app, &scene.alice_id()).await;
        scene.alice.resolve(&carol.handle()).await;
        let private = scene.alice.post_as("for followers", "private").await;
        let direct = scene
            .alice
            .post_as("@carol@other.test psst", "direct")
            .await;
        scene.peer.wait_for("good.test", "Create").await;
        scene.peer.wait_for("other.test", "Create").await;
        empty(&scene).await;
        let ids = |host: &str| -> Vec<String> {
            scene
                .peer
                .received(host)
                .iter()
                .map(|asked| asked.json())
                .filter(|body| body["type"] == "Create")
                .map(|body| body["object"]["id"].as_str().unwrap().to_owned())
                .collect()
        };
        assert_eq!(ids("good.test"), [private["uri"].as_str().unwrap()]);
        assert_eq!(ids("other.test"), [direct["uri"].as_str().unwrap()]);
        for asked in scene.peer.received("other.test") {
            let text = asked.json().to_string();
            assert!(
                !text.contains("#Public") && !text.contains("/followers\""),
                "{text}"
            );
            assert!(!text.contains("\"bto\"") && !text.contains("\"bcc\""));
        }
    });
}
