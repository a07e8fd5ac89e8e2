//! Quotes among servers: asked for, allowed by a stamp, refused, taken back (FEP-044f).

use serde_json::{Value, json};

use super::{Scene, create};
use crate::{
    streaming::Socket,
    support::{
        App, eventually,
        peer::{ACTIVITY_JSON, Actor},
        run,
    },
};

fn at(status: &Value) -> String {
    format!("/api/v1/statuses/{}", status["id"].as_str().unwrap())
}

/// A note of Bob's that quotes a post.
fn quoting(bob: &Actor, uri: &Value) -> Value {
    let mut note = bob.note("<p>look</p>");
    note["quote"] = uri.clone();
    note["quoteUri"] = uri.clone();
    note
}

fn request(bob: &Actor, note: &Value, uri: &Value) -> Value {
    let mut request = bob.activity("QuoteRequest", uri.clone());
    request["instrument"] = note.clone();
    request
}

#[test]
fn a_request_to_quote_is_answered_by_a_stamp_that_can_be_looked_up() {
    run(async {
        let scene = Scene::new(&[]).await;
        scene.alice_follows(&scene.bob).await;
        let status = scene.alice.post_status("quote me").await;
        let note = quoting(&scene.bob, &status["uri"]);
        let asked = request(&scene.bob, &note, &status["uri"]);
        scene.bob.tell(&scene.app, &asked).await;
        let accept = scene
            .peer
            .wait_for_match("the Accept", "good.test", |body| {
                body["type"] == "Accept" && body["object"]["type"] == "QuoteRequest"
            });
        let accept = accept.await;
        accept.verify(&scene.app).await;
        let accept = accept.json();
        assert_eq!(accept["object"]["id"], asked["id"]);
        let stamp = accept["result"].as_str().unwrap();
        let document = scene
            .app
            .client()
            .with_header("accept", ACTIVITY_JSON)
            .get(stamp)
            .await
            .expect(200)
            .json();
        assert_eq!(document["type"], "QuoteAuthorization");
        assert_eq!(document["attributedTo"], scene.alice_id());
        assert_eq!(document["interactingObject"], note["id"]);
        assert_eq!(document["interactionTarget"], status["uri"]);
        // The post itself comes after, and again.
        scene.bob.tell(&scene.app, &create(&scene.bob, &note)).await;
        scene.bob.tell(&scene.app, &asked).await;
        let shown = scene.alice.get(&at(&status)).await.json();
        assert_eq!(shown["quotes_count"], 1);
        let quotes = scene
            .alice
            .get(&format!("{}/quotes", at(&status)))
            .await
            .array();
        assert_eq!(quotes.len(), 1);
        let told = scene
            .alice
            .get("/api/v1/notifications?types[]=quote")
            .await
            .array();
        assert_eq!(told.len(), 1);
        // Taken back: the stamp is gone, and its holder hears of it.
        let revoke = format!(
            "{}/quotes/{}/revoke",
            at(&status),
            quotes[0]["id"].as_str().unwrap()
        );
        scene.alice.post(&revoke, ()).await.expect(200);
        let deleted = scene.peer.wait_for("good.test", "Delete").await.json();
        assert_eq!(deleted["object"]["id"], stamp);
        scene
            .app
            .client()
            .with_header("accept", ACTIVITY_JSON)
            .get(stamp)
            .await
            .expect(404);
    });
}

#[test]
fn who_may_not_quote_is_refused_and_a_quote_without_a_stamp_stays_pending() {
    run(async {
        let scene = Scene::new(&[]).await;
        let bob_here = scene.alice_follows(&scene.bob).await;
        let status = scene
            .alice
            .post_with(json!({ "status": "mine", "quote_approval_policy": "nobody" }))
            .await;
        let note = quoting(&scene.bob, &status["uri"]);
        scene
            .bob
            .tell(&scene.app, &request(&scene.bob, &note, &status["uri"]))
            .await;
        let reject = scene.peer.wait_for("good.test", "Reject").await.json();
        assert_eq!(reject["object"]["type"], "QuoteRequest");
        scene.bob.tell(&scene.app, &create(&scene.bob, &note)).await;
        let post = scene.posts_of(&bob_here).await[0].clone();
        assert_eq!(post["quote"]["state"], "pending");
        assert_eq!(post["quote"]["quoted_status"], Value::Null);
        assert_eq!(
            scene.alice.get(&at(&status)).await.json()["quotes_count"],
            0
        );
    });
}

#[test]
fn a_stamp_of_somebody_elses_or_for_something_else_is_worth_nothing_cve_2026_33869() {
    run(async {
        let scene = Scene::new(&["evil.test"]).await;
        let bob_here = scene.alice_follows(&scene.bob).await;
        let carol = scene.peer.actor("good.test", "carol");
        let original = carol.note("<p>original</p>");
        let stamp = |interacting: &Value, target: &Value, by: &Actor| {
            let stamp = json!({
                "@context": "https://www.w3.org/ns/activitystreams",
                "id": carol.fresh_id("stamps"),
                "type": "QuoteAuthorization",
                "attributedTo": by.id,
                "interactingObject": interacting,
                "interactionTarget": target,
            });
            scene.peer.publish(&stamp);
            stamp["id"].clone()
        };
        let other = carol.note("<p>other</p>");
        let mut notes = Vec::new();
        for case in 0..4 {
            let mut note = quoting(&scene.bob, &original["id"]);
            note["quoteAuthorization"] = match case {
                0 => stamp(&note["id"], &other["id"], &carol),
                1 => stamp(&other["id"], &original["id"], &carol),
                2 => stamp(&note["id"], &original["id"], &scene.bob),
                _ => stamp(&note["id"], &original["id"], &carol),
            };
            scene.bob.tell(&scene.app, &create(&scene.bob, &note)).await;
            notes.push(note);
        }
        eventually("one quote that stands", || async {
            let posts = scene.posts_of(&bob_here).await;
            let state = |note: &Value| {
                let post = posts.iter().find(|post| post["uri"] == note["id"]);
                post.map(|post| post["quote"]["state"].clone())
            };
            (state(&notes[3]) == Some(json!("accepted"))).then_some(())
        })
        .await;
        scene.app.settled().await;
        let posts = scene.posts_of(&bob_here).await;
        let stands = posts
            .iter()
            .filter(|post| post["quote"]["state"] == "accepted")
            .count();
        assert_eq!(stands, 1);
    });
}

#[test]
fn a_boost_of_ones_own_is_not_quoted_in_place_of_its_original_cve_2025_62605() {
    run(async {
        let scene = Scene::new(&[]).await;
        let bob_here = scene.alice_follows(&scene.bob).await;
        let status = scene
            .alice
            .post_with(json!({ "status": "mine", "quote_approval_policy": "nobody" }))
            .await;
        let boost = scene.bob.activity("Announce", status["uri"].clone());
        scene.bob.tell(&scene.app, &boost).await;
        let note = quoting(&scene.bob, &boost["id"]);
        scene.bob.tell(&scene.app, &create(&scene.bob, &note)).await;
        let posts = scene.posts_of(&bob_here).await;
        let post = posts.iter().find(|post| post["uri"] == note["id"]).unwrap();
        assert_eq!(post["quote"]["state"], "pending");
        assert_eq!(post["quote"]["quoted_status"], Value::Null);
    });
}

#[test]
fn two_servers_of_ours_ask_allow_and_take_back() {
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
        let status = alice.post_status("quote me").await;
        let seen = bert
            .wait_for_status(there, status["uri"].as_str().unwrap())
            .await;
        let post = bert
            .post_with(json!({ "status": "look", "quoted_status_id": seen["id"] }))
            .await;
        let path = at(&post);
        let state = |wanted: &'static str| {
            let bert = &bert;
            let path = &path;
            eventually(wanted, move || async move {
                let shown = bert.get(path).await.json();
                (shown["quote"]["state"] == wanted).then_some(())
            })
        };
        state("accepted").await;
        let told = alice
            .get("/api/v1/notifications?types[]=quote")
            .await
            .array();
        assert_eq!(told.len(), 1);
        let quotes = alice.get(&format!("{}/quotes", at(&status))).await.array();
        let revoke = format!(
            "{}/quotes/{}/revoke",
            at(&status),
            quotes[0]["id"].as_str().unwrap()
        );
        alice.post(&revoke, ()).await.expect(200);
        state("revoked").await;
    });
}

async fn state_of(scene: &Scene, uri: &Value) -> Value {
    let found = scene
        .app
        .services
        .connection()
        .await
        .unwrap()
        .query_one(
            "SELECT q.state FROM quotes q JOIN statuses s ON s.id = q.status_id WHERE s.uri = $1",
            &[&uri.as_str().unwrap()],
        )
        .await
        .unwrap();
    json!(found.get::<_, String>(0))
}

#[test]
fn a_stamp_that_comes_by_an_update_of_the_quoting_post_counts_and_goes_with_one() {
    run(async {
        let scene = Scene::new(&[]).await;
        let bob_here = scene.alice_follows(&scene.bob).await;
        let carol = scene.peer.actor("good.test", "carol");
        let original = carol.note("<p>original</p>");
        let mut note = quoting(&scene.bob, &original["id"]);
        scene.bob.tell(&scene.app, &create(&scene.bob, &note)).await;
        assert_eq!(state_of(&scene, &note["id"]).await, "pending");
        let stamp = json!({
            "@context": "https://www.w3.org/ns/activitystreams",
            "id": carol.fresh_id("stamps"),
            "type": "QuoteAuthorization",
            "attributedTo": carol.id,
            "interactingObject": note["id"],
            "interactionTarget": original["id"],
        });
        scene.peer.publish(&stamp);
        let update = |note: &Value| {
            let mut update = scene.bob.activity("Update", note.clone());
            update["to"] = note["to"].clone();
            update
        };
        // Told as it stands, without an edit.
        note["quoteAuthorization"] = stamp["id"].clone();
        scene.bob.tell(&scene.app, &update(&note)).await;
        let post = scene.posts_of(&bob_here).await[0].clone();
        assert_eq!(post["quote"]["state"], "accepted");
        assert_eq!(post["quote"]["quoted_status"]["uri"], original["id"]);
        assert_eq!(post["quote"]["quoted_status"]["quotes_count"], 1);
        // The same again changes nothing.
        scene.bob.tell(&scene.app, &update(&note)).await;
        assert_eq!(state_of(&scene, &note["id"]).await, "accepted");
        // With an edit that has none any more.
        note.as_object_mut().unwrap().remove("quoteAuthorization");
        note["content"] = json!("<p>look again</p>");
        note["updated"] = json!(jiff::Timestamp::now().to_string());
        scene.bob.tell(&scene.app, &update(&note)).await;
        let post = scene.posts_of(&bob_here).await[0].clone();
        assert_eq!(post["content"], "<p>look again</p>");
        assert_eq!(post["quote"]["state"], "pending");
        assert_eq!(post["quote"]["quoted_status"], Value::Null);
        // And with another edit that brings it back.
        note["quoteAuthorization"] = stamp["id"].clone();
        note["updated"] = json!(jiff::Timestamp::now().to_string());
        scene.bob.tell(&scene.app, &update(&note)).await;
        assert_eq!(state_of(&scene, &note["id"]).await, "accepted");
    });
}

#[test]
fn an_update_does_not_get_around_what_somebody_here_has_decided() {
    run(async {
        let scene = Scene::new(&[]).await;
        scene.alice_follows(&scene.bob).await;
        let status = scene
            .alice
            .post_with(json!({ "status": "mine", "quote_approval_policy": "nobody" }))
            .await;
        let mut note = quoting(&scene.bob, &status["uri"]);
        scene.bob.tell(&scene.app, &create(&scene.bob, &note)).await;
        let forged = format!("{}/quote_authorizations/1", scene.alice_id());
        note["quoteAuthorization"] = json!(forged);
        let mut update = scene.bob.activity("Update", note.clone());
        update["to"] = note["to"].clone();
        scene.bob.tell(&scene.app, &update).await;
        assert_eq!(state_of(&scene, &note["id"]).await, "pending");
    });
}

/// Alice quotes a post of Bob's, who is asked and follows her: her post, and the request.
async fn asked(scene: &Scene) -> (Value, Value) {
    let bob_here = scene.alice_follows(&scene.bob).await;
    scene.bob.follow(&scene.app, &scene.alice_id()).await;
    let mut note = scene.bob.note("<p>quote me</p>");
    note["interactionPolicy"] = json!({
        "canQuote": { "automaticApproval": ["https://www.w3.org/ns/activitystreams#Public"] },
    });
    scene.bob.tell(&scene.app, &create(&scene.bob, &note)).await;
    let quoted = scene.posts_of(&bob_here).await[0].clone();
    let post = scene
        .alice
        .post_with(json!({ "status": "look", "quoted_status_id": quoted["id"] }))
        .await;
    assert_eq!(post["quote"]["state"], "pending");
    let request = scene.peer.wait_for("good.test", "QuoteRequest").await;
    (post, request.json())
}

fn accept(scene: &Scene, request: &Value, stamp: &str) -> Value {
    let mut accept = scene.bob.activity("Accept", request.clone());
    accept["to"] = json!([scene.alice_id()]);
    accept["result"] = json!(stamp);
    accept
}

#[test]
fn an_accept_with_a_stamp_of_another_host_accepts_nothing() {
    run(async {
        let scene = Scene::new(&["evil.test"]).await;
        let (post, request) = asked(&scene).await;
        let wrong = [
            "https://evil.test/stamps/1".to_owned(),
            format!("{}/stamps/1", scene.alice_id()),
        ];
        for stamp in wrong {
            let accept = accept(&scene, &request, &stamp);
            scene.bob.send(&scene.app, &accept).await.expect(403);
            scene.app.settled().await;
            assert_eq!(state_of(&scene, &post["uri"]).await, "pending", "{stamp}");
        }
        let right = scene.bob.fresh_id("stamps");
        scene
            .bob
            .tell(&scene.app, &accept(&scene, &request, &right))
            .await;
        assert_eq!(state_of(&scene, &post["uri"]).await, "accepted");
    });
}

/// How a quote of Alice's was told last, of these many Updates.
async fn told(scene: &Scene, updates: usize) -> Value {
    let note = eventually("the Update", || async {
        let sent = scene.peer.received("good.test");
        let mut sent: Vec<Value> = sent.iter().map(|asked| asked.json()).collect();
        sent.retain(|sent| sent["type"] == "Update" && sent["object"]["type"] == "Note");
        (sent.len() >= updates).then(|| sent.pop().unwrap())
    })
    .await;
    note["object"]["quoteAuthorization"].clone()
}

#[test]
fn peers_hear_of_a_quote_that_is_allowed_and_then_taken_back_or_refused() {
    run(async {
        for taken_back in [true, false] {
            let scene = Scene::new(&[]).await;
            let (post, request) = asked(&scene).await;
            let stamp = scene.bob.fresh_id("stamps");
            scene
                .bob
                .tell(&scene.app, &accept(&scene, &request, &stamp))
                .await;
            assert_eq!(told(&scene, 1).await, json!(stamp));
            let (end, state) = if taken_back {
                (scene.bob.activity("Delete", stamp.clone()), "revoked")
            } else {
                (scene.bob.activity("Reject", request), "rejected")
            };
            scene.bob.tell(&scene.app, &end).await;
            assert_eq!(state_of(&scene, &post["uri"]).await, state);
            assert_eq!(told(&scene, 2).await, Value::Null);
        }
    });
}

#[test]
fn readers_of_a_peers_post_see_that_its_quote_was_taken_back() {
    run(async {
        let scene = Scene::new(&[]).await;
        let bob_here = scene.alice_follows(&scene.bob).await;
        let carol = scene.peer.actor("good.test", "carol");
        let original = carol.note("<p>original</p>");
        let mut note = quoting(&scene.bob, &original["id"]);
        let stamp = json!({
            "id": carol.fresh_id("stamps"), "type": "QuoteAuthorization", "attributedTo": carol.id,
            "interactingObject": note["id"], "interactionTarget": original["id"],
        });
        scene.peer.publish(&stamp);
        note["quoteAuthorization"] = stamp["id"].clone();
        scene.bob.tell(&scene.app, &create(&scene.bob, &note)).await;
        assert_eq!(state_of(&scene, &note["id"]).await, "accepted");
        let id = scene.posts_of(&bob_here).await[0]["id"].clone();
        let streams = [json!({ "stream": "user" })];
        let mut socket = Socket::of(&scene.app, &scene.alice.token, &streams).await;
        let delete = carol.activity("Delete", stamp["id"].clone());
        carol.tell(&scene.app, &delete).await;
        let seen = socket.event("status.update").await;
        assert_eq!(
            (&seen["id"], &seen["quote"]["state"]),
            (&id, &json!("revoked"))
        );
    });
}
