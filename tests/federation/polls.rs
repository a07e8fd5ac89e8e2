//! Polls among servers: asked here and voted in there, and the other way round.

use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};

use super::{Scene, create};
use crate::support::{
    App, Session, eventually,
    peer::{Actor, Reply},
    run,
};

async fn ask(session: &Session, multiple: bool) -> Value {
    session
        .post_with(json!({
            "status": "Best bird?",
            "poll": { "options": ["Rook", "Jackdaw", "Crow"], "expires_in": 600, "multiple": multiple },
        }))
        .await
}

async fn poll(session: &Session, status: &Value) -> Value {
    let id = status["poll"]["id"].as_str().unwrap();
    session
        .get(&format!("/api/v1/polls/{id}"))
        .await
        .expect(200)
        .json()
}

fn vote(voter: &Actor, status: &Value, name: &str) -> Value {
    let note = json!({
        "id": voter.fresh_id("votes"),
        "type": "Note",
        "attributedTo": voter.id,
        "inReplyTo": status["uri"],
        "name": name,
        "to": [status["account"]["uri"]],
    });
    let mut create = voter.activity("Create", note);
    create["to"] = json!([status["account"]["uri"]]);
    create
}

fn counts(poll: &Value) -> Vec<u64> {
    let options = poll["options"].as_array().unwrap();
    options
        .iter()
        .map(|option| option["votes_count"].as_u64().unwrap())
        .collect()
}

/// A poll of Bob's at its id, with these votes.
fn question(bob: &Actor, votes: &[u64], end: Timestamp) -> Value {
    let mut note = bob.note("<p>Best bird?</p>");
    note["type"] = json!("Question");
    restate(&mut note, votes, end);
    note
}

fn restate(note: &mut Value, votes: &[u64], end: Timestamp) {
    let options: Vec<Value> = ["Rook", "Jackdaw"]
        .iter()
        .zip(votes)
        .map(|(name, votes)| {
            json!({ "type": "Note", "name": name, "replies": { "type": "Collection", "totalItems": votes } })
        })
        .collect();
    note["oneOf"] = json!(options);
    note["endTime"] = json!(end.to_string());
    note["votersCount"] = json!(votes.iter().sum::<u64>());
}

fn soon() -> Timestamp {
    Timestamp::now() + SignedDuration::from_hours(1)
}

#[test]
fn a_poll_goes_out_as_a_question() {
    run(async {
        let scene = Scene::new(&[]).await;
        scene.bob.follow(&scene.app, &scene.alice_id()).await;
        let status = ask(&scene.alice, true).await;
        let sent = scene.peer.wait_for("good.test", "Create").await.json();
        let object = &sent["object"];
        assert_eq!(object["type"], "Question");
        assert_eq!(object["anyOf"][1]["name"], "Jackdaw");
        assert_eq!(object["anyOf"][1]["type"], "Note");
        assert_eq!(object["anyOf"][1]["replies"]["totalItems"], 0);
        assert_eq!(object["votersCount"], 0);
        assert!(object["endTime"].is_string() && object.get("closed").is_none());
        let fetched = scene
            .bob
            .fetch(&scene.app, status["uri"].as_str().unwrap())
            .await
            .expect(200)
            .json();
        assert_eq!(fetched["type"], "Question");
    });
}

#[test]
fn votes_of_peers_count_once_and_are_no_posts() {
    run(async {
        let scene = Scene::new(&["evil.test"]).await;
        let status = ask(&scene.alice, false).await;
        let first = vote(&scene.bob, &status, "Jackdaw");
        scene.bob.tell(&scene.app, &first).await;
        // Again, another option, none there is.
        scene.bob.tell(&scene.app, &first).await;
        let others = ["Jackdaw", "Rook", "Magpie", ""];
        for name in others {
            let vote = vote(&scene.bob, &status, name);
            scene.bob.tell(&scene.app, &vote).await;
        }
        let shown = poll(&scene.alice, &status).await;
        assert_eq!(counts(&shown), [0, 1, 0]);
        assert_eq!(scene.remote_posts().await, 0);
        assert!(
            scene
                .alice
                .get("/api/v1/notifications")
                .await
                .array()
                .is_empty()
        );
        // Somebody blocked is not heard.
        let mallory = scene.peer.actor("evil.test", "mallory");
        let there = scene.alice.resolve(&mallory.handle()).await;
        let path = format!("/api/v1/accounts/{}/block", there["id"].as_str().unwrap());
        scene.alice.post(&path, ()).await.expect(200);
        mallory
            .tell(&scene.app, &vote(&mallory, &status, "Rook"))
            .await;
        assert_eq!(counts(&poll(&scene.alice, &status).await), [0, 1, 0]);
    });
}

#[test]
fn several_votes_of_one_voter_come_in_one_activity_or_in_several() {
    run(async {
        let scene = Scene::new(&[]).await;
        let status = ask(&scene.alice, true).await;
        let mut both = vote(&scene.bob, &status, "Rook");
        let other = vote(&scene.bob, &status, "Crow");
        both["object"] = json!([both["object"], other["object"]]);
        scene.bob.tell(&scene.app, &both).await;
        scene
            .bob
            .tell(&scene.app, &vote(&scene.bob, &status, "Jackdaw"))
            .await;
        let shown = poll(&scene.alice, &status).await;
        assert_eq!(counts(&shown), [1, 1, 1]);
        assert_eq!(shown["voters_count"], 1);
    });
}

#[test]
fn a_vote_after_the_end_or_by_who_may_not_see_the_poll_is_not_heard() {
    run(async {
        let scene = Scene::new(&[]).await;
        let hidden = scene
            .alice
            .post_with(json!({
                "status": "?", "visibility": "private",
                "poll": { "options": ["Rook", "Jackdaw"], "expires_in": 600 },
            }))
            .await;
        let over = ask(&scene.alice, false).await;
        scene
            .app
            .sql("UPDATE polls SET expires_at = now() - interval '1 second'")
            .await;
        scene.app.services.caches.forget_all();
        for status in [&hidden, &over] {
            scene
                .bob
                .tell(&scene.app, &vote(&scene.bob, status, "Rook"))
                .await;
        }
        assert_eq!(scene.app.count("SELECT count(*) FROM poll_votes").await, 0);
    });
}

#[test]
fn a_question_of_a_peer_is_a_poll_here_and_votes_go_to_its_author() {
    run(async {
        let scene = Scene::new(&[]).await;
        let bob_here = scene.alice_follows(&scene.bob).await;
        let mut note = question(&scene.bob, &[3, 1], soon());
        scene.bob.tell(&scene.app, &create(&scene.bob, &note)).await;
        let status = scene.posts_of(&bob_here).await[0].clone();
        assert_eq!(counts(&status["poll"]), [3, 1]);
        assert_eq!(status["poll"]["expired"], false);
        let id = status["poll"]["id"].as_str().unwrap();
        let voted = scene
            .alice
            .post(
                &format!("/api/v1/polls/{id}/votes"),
                json!({ "choices": [1] }),
            )
            .await
            .expect(200)
            .json();
        assert_eq!(counts(&voted), [3, 2]);
        let sent = scene.peer.wait_for("good.test", "Create").await;
        sent.verify(&scene.app).await;
        let sent = sent.json();
        assert_eq!(sent["object"]["name"], "Jackdaw");
        assert_eq!(sent["object"]["inReplyTo"], note["id"]);
        assert_eq!(sent["object"]["to"], json!([scene.bob.id]));
        assert!(sent["object"].get("content").is_none());
        // How it stands, by an Update that is no edit.
        restate(&mut note, &[5, 7], soon());
        scene.peer.publish(&note);
        let mut update = scene.bob.activity("Update", note.clone());
        update["to"] = note["to"].clone();
        scene.bob.tell(&scene.app, &update).await;
        let shown = poll(&scene.alice, &status).await;
        assert_eq!(counts(&shown), [5, 7]);
        assert_eq!(shown["own_votes"], json!([1]));
        // Asked otherwise by an edit: the votes go.
        note["oneOf"][1]["name"] = json!("Magpie");
        note["updated"] = json!(Timestamp::now().to_string());
        let mut update = scene.bob.activity("Update", note.clone());
        update["to"] = note["to"].clone();
        scene.bob.tell(&scene.app, &update).await;
        let shown = poll(&scene.alice, &status).await;
        assert_eq!(shown["options"][1]["title"], "Magpie");
        assert_eq!(shown["own_votes"], json!([]));
    });
}

#[test]
fn a_remote_poll_that_is_read_is_asked_for_once_a_minute() {
    run(async {
        let scene = Scene::new(&[]).await;
        let bob_here = scene.alice_follows(&scene.bob).await;
        let mut note = question(&scene.bob, &[3, 1], soon());
        scene.bob.tell(&scene.app, &create(&scene.bob, &note)).await;
        let status = scene.posts_of(&bob_here).await[0].clone();
        restate(&mut note, &[8, 8], soon());
        scene.peer.publish(&note);
        assert_eq!(counts(&poll(&scene.alice, &status).await), [3, 1]);
        scene
            .app
            .sql("UPDATE polls SET fetched_at = now() - interval '2 minutes', asked_at = NULL")
            .await;
        assert_eq!(counts(&poll(&scene.alice, &status).await), [8, 8]);
        poll(&scene.alice, &status).await;
        assert_eq!(scene.peer.times(note["id"].as_str().unwrap()), 1);
    });
}

#[test]
fn two_servers_of_ours_vote_and_tell_each_other_the_count() {
    run(async {
        let [alpha, beta] = App::network(["alpha", "beta"]).await;
        let alice = alpha.user("alice").await;
        let bert = beta.user("bert").await;
        let there = bert.resolve("alice@alpha.test").await;
        let there = there["id"].as_str().unwrap();
        bert.follow(there).await;
        eventually("the follow", || async {
            (bert.relationship(there).await["following"] == true).then_some(())
        })
        .await;
        let status = ask(&alice, false).await;
        let seen = bert
            .wait_for_status(there, status["uri"].as_str().unwrap())
            .await;
        let id = seen["poll"]["id"].as_str().unwrap();
        bert.post(
            &format!("/api/v1/polls/{id}/votes"),
            json!({ "choices": [2] }),
        )
        .await
        .expect(200);
        eventually("the vote", || async {
            (counts(&poll(&alice, &status).await) == [0, 0, 1]).then_some(())
        })
        .await;
        // Told after a while; here the while is over at once.
        alpha
            .sql("UPDATE jobs SET due_at = now() WHERE kind = 'poll_voted'")
            .await;
        beta.sql("UPDATE poll_tallies SET votes = 0").await;
        beta.services.caches.forget_all();
        eventually("the count", || async {
            (counts(&poll(&bert, &seen).await) == [0, 0, 1]).then_some(())
        })
        .await;
    });
}

/// A poll of Bob's in which Alice has voted, over for ten minutes: the note, and the post here. Its job is due.
async fn over(scene: &Scene) -> (Value, Value) {
    let bob_here = scene.alice_follows(&scene.bob).await;
    let note = question(&scene.bob, &[3, 1], soon());
    scene.bob.tell(&scene.app, &create(&scene.bob, &note)).await;
    let status = scene.posts_of(&bob_here).await[0].clone();
    let path = format!(
        "/api/v1/polls/{}/votes",
        status["poll"]["id"].as_str().unwrap()
    );
    scene
        .alice
        .post(&path, json!({ "choices": [1] }))
        .await
        .expect(200);
    scene.peer.wait_for("good.test", "Create").await;
    scene.app.settled().await;
    scene
        .app
        .sql(
            "UPDATE polls SET expires_at = now() - interval '10 minutes', ends_at = now() - interval '10 minutes',
                    fetched_at = now() - interval '20 minutes'",
        )
        .await;
    scene.app.services.caches.forget_all();
    (note, status)
}

fn ended() -> Timestamp {
    Timestamp::now() - SignedDuration::from_mins(10)
}

/// The job of the poll's end is run now.
async fn end(scene: &Scene) {
    scene
        .app
        .sql("UPDATE jobs SET due_at = now() WHERE kind = 'poll_ended'")
        .await;
    scene.app.services.committed();
}

/// How often a job of the poll's end has failed; none: it is gone.
async fn tries(scene: &Scene) -> Option<i64> {
    let waiting = "SELECT coalesce(max(attempts), -1)::bigint FROM jobs
                   WHERE kind = 'poll_ended' AND due_at > now() AND (last_error IS NOT NULL OR attempts = 0)";
    let found = scene.app.count(waiting).await;
    (found >= 0).then_some(found)
}

async fn told(scene: &Scene) -> usize {
    scene
        .alice
        .get("/api/v1/notifications?types[]=poll")
        .await
        .array()
        .len()
}

#[test]
fn the_final_count_of_a_remote_poll_is_asked_for_again_when_its_origin_fails() {
    run(async {
        let scene = Scene::new(&[]).await;
        let (mut note, status) = over(&scene).await;
        scene
            .peer
            .serve(note["id"].as_str().unwrap(), Reply::status(503));
        end(&scene).await;
        eventually("a failure", || async {
            tries(&scene).await.filter(|tries| *tries > 0)
        })
        .await;
        assert_eq!(told(&scene).await, 0);
        // Who reads it asks too, once a minute.
        scene
            .app
            .sql("UPDATE polls SET asked_at = now() - interval '2 minutes'")
            .await;
        assert_eq!(counts(&poll(&scene.alice, &status).await), [3, 2]);
        let asked = scene.peer.times(note["id"].as_str().unwrap());
        poll(&scene.alice, &status).await;
        assert_eq!(scene.peer.times(note["id"].as_str().unwrap()), asked);
        restate(&mut note, &[9, 8], ended());
        scene.peer.publish(&note);
        scene
            .app
            .sql("UPDATE polls SET asked_at = now() - interval '2 minutes'")
            .await;
        end(&scene).await;
        eventually("the voter hears of it", || async {
            (told(&scene).await == 1).then_some(())
        })
        .await;
        assert_eq!(counts(&poll(&scene.alice, &status).await), [9, 8]);
        assert_eq!(tries(&scene).await, None);
    });
}

#[test]
fn voters_hear_of_the_end_of_a_poll_whose_origin_is_gone_and_its_count_may_come_later() {
    run(async {
        let scene = Scene::new(&[]).await;
        let (mut note, status) = over(&scene).await;
        let uri = note["id"].as_str().unwrap().to_owned();
        scene.peer.serve(&uri, Reply::status(503));
        eventually("the voter hears of it", || async {
            scene
                .app
                .sql("UPDATE polls SET asked_at = now() - interval '2 minutes'")
                .await;
            end(&scene).await;
            (told(&scene).await == 1).then_some(())
        })
        .await;
        assert!(scene.peer.times(&uri) > 1);
        restate(&mut note, &[9, 8], ended());
        scene.peer.publish(&note);
        scene
            .app
            .sql("UPDATE polls SET asked_at = now() - interval '2 minutes'")
            .await;
        assert_eq!(counts(&poll(&scene.alice, &status).await), [9, 8]);
    });
}

#[test]
fn a_remote_poll_that_its_author_has_given_more_time_ends_when_that_is_over() {
    run(async {
        let scene = Scene::new(&[]).await;
        let (mut note, status) = over(&scene).await;
        restate(&mut note, &[4, 4], soon());
        scene.peer.publish(&note);
        end(&scene).await;
        eventually("the later end", || async {
            let shown = poll(&scene.alice, &status).await;
            (shown["expired"] == false).then_some(())
        })
        .await;
        eventually("the job waits for it", || async {
            let wait = "SELECT count(*) FROM jobs WHERE kind = 'poll_ended' AND due_at > now() + interval '50 minutes'
                        AND due_at < now() + interval '70 minutes'";
            (scene.app.count(wait).await == 1).then_some(())
        })
        .await;
        assert_eq!(told(&scene).await, 0);
        restate(&mut note, &[9, 8], ended());
        scene.peer.publish(&note);
        scene
            .app
            .sql("UPDATE polls SET expires_at = now() - interval '10 minutes', fetched_at = now() - interval '20 minutes',
                         asked_at = NULL")
            .await;
        scene.app.services.caches.forget_all();
        end(&scene).await;
        eventually("the voter hears of it", || async {
            (told(&scene).await == 1).then_some(())
        })
        .await;
        assert_eq!(counts(&poll(&scene.alice, &status).await), [9, 8]);
    });
}
