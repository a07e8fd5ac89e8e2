//! Threads of other servers that somebody here opens.

use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};

use super::{Scene, create};
use crate::support::{
    App, Session,
    client::Answer,
    eventually,
    peer::{Actor, Reply},
    run,
};

const HEADER: &str = "mastodon-async-refresh";

/// A public post of an hour ago, which may answer another one.
fn note(author: &Actor, html: &str, parent: Option<&Value>) -> Value {
    let mut note = author.note(html);
    let at = Timestamp::now() - SignedDuration::from_hours(1);
    note["published"] = json!(at.to_string());
    if let Some(parent) = parent {
        note["inReplyTo"] = parent["id"].clone();
    }
    note
}

/// The list of a post's answers: named by the post, in pages at their own addresses.
fn list(peer: &crate::support::peer::Peer, note: &mut Value, pages: &[Vec<Value>]) {
    let id = format!("{}/replies", note["id"].as_str().unwrap());
    let page = |n: usize| format!("{id}?page={n}");
    note["replies"] = json!(id);
    peer.publish(&json!({"id": id, "type": "Collection", "first": page(0)}));
    for (n, items) in pages.iter().enumerate() {
        let mut document =
            json!({"id": page(n), "type": "CollectionPage", "partOf": id, "items": items});
        if n + 1 < pages.len() {
            document["next"] = json!(page(n + 1));
        }
        peer.publish(&document);
    }
    peer.publish(note);
}

async fn open(reader: &Session, id: &str) -> Answer {
    reader
        .get(&format!("/api/v1/statuses/{id}/context"))
        .await
        .expect(200)
}

/// The id in the header of an answer.
fn refresh(answer: &Answer) -> Option<String> {
    let header = answer.header(HEADER)?;
    let (id, rest) = header.strip_prefix("id=\"")?.split_once('"')?;
    assert_eq!(rest, ", retry=5, result_count=0");
    Some(id.to_owned())
}

async fn finished(reader: &Session, id: &str) -> i64 {
    let path = format!("/api/v1_alpha/async_refreshes/{id}");
    eventually("the refresh is over", || async {
        let refresh = reader.get(&path).await.expect(200).json()["async_refresh"].clone();
        assert_eq!(refresh["id"], id);
        (refresh["status"] == "finished").then(|| refresh["result_count"].as_i64().unwrap())
    })
    .await
}

async fn arrive(scene: &Scene, note: &Value) -> String {
    scene.bob.tell(&scene.app, &create(&scene.bob, note)).await;
    let account = scene.alice.resolve(&scene.bob.handle()).await;
    let posts = scene.posts_of(account["id"].as_str().unwrap()).await;
    let found = posts.iter().find(|post| post["uri"] == note["id"]);
    found.expect("the post")["id"].as_str().unwrap().to_owned()
}

fn uris(app: &App, context: &Answer) -> Vec<String> {
    let own = app.origin.clone();
    let descendants = context.json()["descendants"].as_array().unwrap().clone();
    descendants
        .iter()
        .map(|post| post["uri"].as_str().unwrap().to_owned())
        .filter(|uri| !uri.starts_with(&own))
        .collect()
}

#[test]
fn opening_a_thread_fetches_its_answers_once_and_tells_how_far_it_is() {
    run(async {
        let scene = Scene::new(&["other.test"]).await;
        scene.alice_follows(&scene.bob).await;
        let carol = scene.peer.actor("other.test", "carol");
        let mut root = note(&scene.bob, "<p>root</p>", None);
        let mut answer = note(&carol, "<p>answer</p>", Some(&root));
        let deep = note(&scene.bob, "<p>deep</p>", Some(&answer));
        let second = note(&scene.bob, "<p>second</p>", Some(&root));
        scene.peer.publish(&deep);
        scene.peer.publish(&second);
        list(&scene.peer, &mut answer, &[vec![deep["id"].clone()]]);
        // Whole objects in a list are pointers as well.
        list(
            &scene.peer,
            &mut root,
            &[
                vec![answer["id"].clone()],
                vec![second.clone(), answer["id"].clone()],
            ],
        );
        let id = arrive(&scene, &root).await;
        let stranger = scene
            .app
            .client()
            .get(&format!("/api/v1/statuses/{id}/context"))
            .await
            .expect(200);
        assert_eq!(stranger.header(HEADER), None, "only for who is signed in");

        let first = open(&scene.alice, &id).await;
        assert_eq!(uris(&scene.app, &first), Vec::<String>::new());
        let token = refresh(&first).expect("the header");
        assert_eq!(finished(&scene.alice, &token).await, 3);
        let mut found = uris(&scene.app, &open(&scene.alice, &id).await);
        found.sort();
        let mut wanted: Vec<String> = [&answer, &deep, &second]
            .iter()
            .map(|note| note["id"].as_str().unwrap().to_owned())
            .collect();
        wanted.sort();
        assert_eq!(found, wanted);
        let asked = scene.peer.times(root["replies"].as_str().unwrap());
        assert_eq!(asked, 1);

        // Not again for a quarter of an hour; then again, and nothing is new.
        assert_eq!(refresh(&open(&scene.alice, &id).await), None);
        scene
            .app
            .sql("UPDATE thread_refreshes SET started_at = now() - interval '16 minutes'")
            .await;
        let again = refresh(&open(&scene.alice, &id).await).expect("the header");
        assert_ne!(again, token);
        assert_eq!(finished(&scene.alice, &again).await, 0);
        for gone in [&token, "x", &"x".repeat(500)] {
            let path = format!("/api/v1_alpha/async_refreshes/{gone}");
            scene.alice.get(&path).await.expect(404);
        }
        let path = format!("/api/v1_alpha/async_refreshes/{again}");
        scene.app.client().get(&path).await.expect(401);
    });
}

#[test]
fn threads_of_ours_young_ones_and_private_ones_are_not_asked_for() {
    run(async {
        let scene = Scene::new(&[]).await;
        scene.alice_follows(&scene.bob).await;
        let mut young = scene.bob.note("<p>young</p>");
        list(&scene.peer, &mut young, &[Vec::new()]);
        let mut private = note(&scene.bob, "<p>private</p>", None);
        private["to"] = json!([format!("{}/followers", scene.bob.id)]);
        private["cc"] = json!([]);
        list(&scene.peer, &mut private, &[Vec::new()]);
        for note in [&young, &private] {
            let id = arrive(&scene, note).await;
            assert_eq!(open(&scene.alice, &id).await.header(HEADER), None);
        }
        let own = scene.alice.post_status("own").await;
        let id = own["id"].as_str().unwrap();
        assert_eq!(open(&scene.alice, id).await.header(HEADER), None);
        for note in [&young, &private] {
            assert_eq!(scene.peer.times(note["replies"].as_str().unwrap()), 0);
        }
    });
}

#[test]
fn a_list_that_names_other_posts_or_goes_round_brings_nothing_cve_2025_32947() {
    run(async {
        let scene = Scene::new(&["evil.test"]).await;
        scene.alice_follows(&scene.bob).await;
        let mallory = scene.peer.actor("evil.test", "mallory");
        let mut root = note(&scene.bob, "<p>root</p>", None);
        // A post that answers nothing, one that answers another thread, and one that is said to be somebody else's.
        let advert = note(&mallory, "<p>advert</p>", None);
        let elsewhere = note(&mallory, "<p>elsewhere</p>", Some(&advert));
        let mut forged = note(&scene.bob, "<p>forged</p>", Some(&root));
        forged["id"] = json!("https://evil.test/forged");
        for note in [&advert, &elsewhere, &forged] {
            scene.peer.publish(note);
        }
        let items: Vec<Value> = [&advert, &elsewhere, &forged]
            .iter()
            .map(|note| note["id"].clone())
            .chain([
                json!(format!("{}/x", scene.app.origin)),
                json!("https://127.0.0.1/x"),
                json!(7),
            ])
            .collect();
        list(&scene.peer, &mut root, &[items]);
        // Its pages follow each other for ever.
        let replies = root["replies"].as_str().unwrap().to_owned();
        let served = replies.clone();
        for n in 0..40 {
            let id = format!("{replies}?page={n}");
            let next = format!("{served}?page={}", (n + 1) % 40);
            let items = if n == 0 {
                vec![
                    advert["id"].clone(),
                    elsewhere["id"].clone(),
                    forged["id"].clone(),
                ]
            } else {
                Vec::new()
            };
            scene.peer.publish(
                &json!({"id": id, "type": "CollectionPage", "items": items, "next": next}),
            );
        }
        let id = arrive(&scene, &root).await;
        let before = scene.remote_posts().await;
        let token = refresh(&open(&scene.alice, &id).await).expect("the header");
        assert_eq!(finished(&scene.alice, &token).await, 0);
        assert_eq!(scene.remote_posts().await, before);
        let pages = scene
            .peer
            .asked()
            .iter()
            .filter(|asked| asked.path.contains("/replies?page="))
            .count();
        assert!(pages <= 10, "{pages} pages");
        assert_eq!(scene.peer.times(advert["id"].as_str().unwrap()), 1);
    });
}

#[test]
fn what_a_thread_may_cause_is_bounded() {
    run(async {
        let scene = Scene::new(&["victim.test"]).await;
        scene.alice_follows(&scene.bob).await;
        let mut root = note(&scene.bob, "<p>root</p>", None);
        let victims: Vec<Value> = (0..400)
            .map(|n| json!(format!("https://victim.test/{n}")))
            .collect();
        list(&scene.peer, &mut root, &[victims]);
        for n in 0..400 {
            scene
                .peer
                .serve(&format!("https://victim.test/{n}"), Reply::status(404));
        }
        let id = arrive(&scene, &root).await;
        let token = refresh(&open(&scene.alice, &id).await).expect("the header");
        assert_eq!(finished(&scene.alice, &token).await, 0);
        let asked = scene
            .peer
            .asked()
            .iter()
            .filter(|asked| asked.host == "victim.test")
            .count();
        assert!((1..=100).contains(&asked), "{asked} requests");
    });
}
