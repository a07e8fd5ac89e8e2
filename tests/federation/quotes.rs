//! Quotes among servers: asked for, allowed by a stamp, refused, taken back (FEP-044f).

use serde_json::{Value, json};

use super::{Scene, create};
use crate::support::{
    App, eventually,
    peer::{ACTIVITY_JSON, Actor},
    run,
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
