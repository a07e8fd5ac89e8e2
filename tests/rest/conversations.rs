//! Direct conversations.

use serde_json::{Value, json};

use crate::support::{App, Session, run};

const ALL: &str = "/api/v1/conversations";

async fn all(who: &Session) -> Vec<Value> {
    who.get(ALL).await.expect(200).array()
}

fn people(conversation: &Value) -> Vec<&str> {
    conversation["accounts"]
        .as_array()
        .unwrap()
        .iter()
        .map(|account| account["username"].as_str().unwrap())
        .collect()
}

async fn answer(who: &Session, to: &Value, text: &str) -> Value {
    who.post_with(json!({ "status": text, "visibility": "direct", "in_reply_to_id": to["id"] }))
        .await
}

#[test]
fn a_conversation_follows_its_posts_for_each_who_takes_part() {
    run(async {
        let app = App::fresh("talks").await;
        let (ada, bob, eve) = (
            app.user("ada").await,
            app.user("bob").await,
            app.user("eve").await,
        );
        bob.follow(&ada.id).await;
        let first = ada.post_as("@bob a word?", "direct").await;
        app.settled().await;
        let at_ada = all(&ada).await;
        assert_eq!(at_ada.len(), 1);
        assert_eq!(at_ada[0]["unread"], false);
        assert_eq!(people(&at_ada[0]), ["bob"]);
        assert_eq!(at_ada[0]["last_status"]["id"], first["id"]);
        let at_bob = all(&bob).await;
        assert_eq!(at_bob[0]["unread"], true);
        assert_eq!(people(&at_bob[0]), ["ada"]);
        assert!(all(&eve).await.is_empty());

        let second = answer(&bob, &first, "@ada certainly").await;
        app.settled().await;
        let (at_ada, at_bob) = (all(&ada).await, all(&bob).await);
        assert_eq!((at_ada.len(), at_bob.len()), (1, 1));
        assert_eq!(
            (&at_ada[0]["unread"], &at_bob[0]["unread"]),
            (&json!(true), &json!(false))
        );
        assert_eq!(at_ada[0]["last_status"]["id"], second["id"]);

        let one = format!("{ALL}/{}", at_ada[0]["id"].as_str().unwrap());
        let read = ada
            .post(&format!("{one}/read"), ())
            .await
            .expect(200)
            .json();
        assert_eq!(read["unread"], false);
        assert_eq!(all(&ada).await[0]["unread"], false);
        // What has run before changes nothing when it runs again.
        let posts = rookery::domain::statuses::outlines(
            &app.services,
            &[second["id"].as_str().unwrap().parse().unwrap()],
        )
        .await
        .unwrap();
        rookery::domain::conversations::remember(&app.services, &posts)
            .await
            .unwrap();
        assert_eq!(all(&ada).await[0]["unread"], false);
        let unread = ada
            .post(&format!("{one}/unread"), ())
            .await
            .expect(200)
            .json();
        assert_eq!(unread["unread"], true);

        // Nobody else's to touch.
        for who in [&bob, &eve] {
            who.post(&format!("{one}/read"), ()).await.expect(404);
            who.delete(&one, ()).await.expect(404);
        }
        app.client().get(ALL).await.expect(401);

        // An edit is seen, a deletion brings back what was before, and the last one takes the conversation.
        let path = |status: &Value| format!("/api/v1/statuses/{}", status["id"].as_str().unwrap());
        bob.put(&path(&second), json!({ "status": "@ada of course" }))
            .await
            .expect(200);
        app.settled().await;
        let shown = all(&ada).await[0]["last_status"]["content"].clone();
        assert!(shown.as_str().unwrap().contains("of course"));
        bob.delete(&path(&second), ()).await.expect(200);
        for who in [&ada, &bob] {
            assert_eq!(all(who).await[0]["last_status"]["id"], first["id"]);
        }
        ada.delete(&path(&first), ()).await.expect(200);
        for who in [&ada, &bob] {
            assert!(all(who).await.is_empty());
        }
    });
}

#[test]
fn a_conversation_taken_off_the_list_comes_back_with_the_next_post() {
    run(async {
        let app = App::fresh("again").await;
        let (ada, bob) = (app.user("ada").await, app.user("bob").await);
        let first = ada.post_as("@bob a word?", "direct").await;
        app.settled().await;
        let one = format!("{ALL}/{}", all(&ada).await[0]["id"].as_str().unwrap());
        assert_eq!(ada.delete(&one, ()).await.expect(200).json(), json!({}));
        assert!(all(&ada).await.is_empty());
        ada.delete(&one, ()).await.expect(404);
        // The post is still there.
        ada.get(&format!(
            "/api/v1/statuses/{}",
            first["id"].as_str().unwrap()
        ))
        .await
        .expect(200);
        answer(&bob, &first, "@ada yes").await;
        app.settled().await;
        let back = all(&ada).await;
        assert_eq!(back.len(), 1);
        assert_eq!(back[0]["unread"], true);
    });
}

#[test]
fn conversations_are_told_apart_by_who_takes_part_and_paged_by_their_newest_post() {
    run(async {
        let app = App::fresh("apart").await;
        let ada = app.user("ada").await;
        for name in ["bob", "cid", "dan"] {
            app.user(name).await;
        }
        let note = ada.post_as("a note to myself", "direct").await;
        let first = ada.post_as("@bob a word?", "direct").await;
        answer(&ada, &first, "@bob and @cid too").await;
        answer(&ada, &first, "@cid and @bob in another order").await;
        ada.post_as("@dan you", "direct").await;
        // What everybody may read is no conversation.
        ada.post_status("@bob hello").await;
        app.settled().await;
        let found = all(&ada).await;
        let names: Vec<Vec<&str>> = found.iter().map(people).collect();
        assert_eq!(
            names,
            [vec!["dan"], vec!["bob", "cid"], vec!["bob"], vec!["ada"]]
        );
        assert_eq!(found[3]["last_status"]["id"], note["id"]);
        let ids: Vec<&str> = found
            .iter()
            .map(|one| one["id"].as_str().unwrap())
            .collect();
        let (walked, pages) = ada.walk(&format!("{ALL}?limit=3")).await;
        let walked: Vec<&str> = walked
            .iter()
            .map(|one| one["id"].as_str().unwrap())
            .collect();
        assert_eq!((walked, pages), (ids.clone(), 2));
        let page = ada
            .get(&format!(
                "{ALL}?limit=2&min_id={}",
                note["id"].as_str().unwrap()
            ))
            .await;
        let up = page.expect(200);
        assert_eq!(up.ids(), ids[1..3]);
        let further = up.link("prev").expect("a page above");
        assert_eq!(ada.get(&further).await.expect(200).ids(), ids[..1]);
    });
}

#[test]
fn who_is_blocked_starts_no_conversation() {
    run(async {
        let app = App::fresh("unwanted").await;
        let (ada, bob) = (app.user("ada").await, app.user("bob").await);
        ada.follow(&bob.id).await;
        ada.post(&format!("/api/v1/accounts/{}/mute", bob.id), ())
            .await
            .expect(200);
        bob.post_as("@ada hello?", "direct").await;
        app.settled().await;
        assert!(all(&ada).await.is_empty());
        assert_eq!(all(&bob).await.len(), 1);
    });
}
