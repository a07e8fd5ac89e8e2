//! Quotes: made, seen, listed, taken back.

use serde_json::{Value, json};

use crate::support::{App, Session, eventually, run};

fn at(status: &Value) -> String {
    format!("/api/v1/statuses/{}", status["id"].as_str().unwrap())
}

fn quoting(quoted: &Value, visibility: &str) -> Value {
    json!({ "status": "look", "quoted_status_id": quoted["id"], "visibility": visibility })
}

async fn two() -> (App, Session, Session) {
    let app = App::shared().await;
    let author = app.somebody("quoted").await;
    let quoter = app.somebody("quotes").await;
    (app, author, quoter)
}

#[test]
fn a_post_is_quoted_counted_listed_and_its_author_told() {
    run(async {
        let (app, author, quoter) = two().await;
        let quoted = author.post_status("original").await;
        assert_eq!(quoted["quote_approval"]["automatic"], json!(["public"]));
        let post = quoter.post_with(quoting(&quoted, "public")).await;
        assert_eq!(post["quote"]["state"], "accepted");
        assert_eq!(post["quote"]["quoted_status"]["id"], quoted["id"]);
        assert_eq!(
            post["quote"]["quoted_status"]["account"]["id"],
            author.id.as_str()
        );
        let content = post["content"].as_str().unwrap();
        assert!(
            content.starts_with("<p class=\"quote-inline\">RE: <a "),
            "{content}"
        );
        let shown = author.get(&at(&quoted)).await.json();
        assert_eq!(shown["quotes_count"], 1);
        let list = author
            .get(&format!("{}/quotes", at(&quoted)))
            .await
            .expect(200);
        assert_eq!(list.ids(), [post["id"].as_str().unwrap()]);
        app.client()
            .get(&format!("{}/quotes", at(&quoted)))
            .await
            .expect(401);
        let told = author.wait_for_notification("quote", &quoter.id).await;
        assert_eq!(told["status"]["id"], post["id"]);
        // Within a quote only the id is told.
        let third = app.somebody("third").await;
        let outer = third.post_with(quoting(&post, "public")).await;
        let inner = &outer["quote"]["quoted_status"]["quote"];
        assert_eq!(inner["quoted_status_id"], quoted["id"]);
        assert!(inner.get("quoted_status").is_none());
        // A boost shows it too.
        let boost = third
            .post(&format!("{}/reblog", at(&post)), ())
            .await
            .expect(200)
            .json();
        assert_eq!(
            boost["reblog"]["quote"]["quoted_status"]["id"],
            quoted["id"]
        );
        // Who quotes hears of edits of what they quote.
        author
            .put(&at(&quoted), json!({ "status": "otherwise" }))
            .await
            .expect(200);
        let told = quoter
            .wait_for_notification("quoted_update", &author.id)
            .await;
        assert_eq!(told["status"]["id"], post["id"]);
        let shown = quoter.get(&at(&post)).await.json();
        let content = shown["quote"]["quoted_status"]["content"].as_str().unwrap();
        assert!(content.contains("otherwise"));
    });
}

#[test]
fn who_may_quote_is_the_authors_choice() {
    run(async {
        let (_, author, quoter) = two().await;
        for (policy, approval, before, after) in [
            ("nobody", json!([]), 404, 404),
            ("followers", json!(["followers"]), 404, 200),
            ("public", json!(["public"]), 200, 200),
        ] {
            let quoted = author
                .post_with(json!({ "status": "x", "quote_approval_policy": policy }))
                .await;
            assert_eq!(quoted["quote_approval"]["automatic"], approval);
            let answer = quoter
                .post("/api/v1/statuses", quoting(&quoted, "public"))
                .await;
            assert_eq!(answer.status, before, "{policy}");
            quoter.follow(&author.id).await;
            let answer = quoter
                .post("/api/v1/statuses", quoting(&quoted, "public"))
                .await;
            assert_eq!(answer.status, after, "{policy}");
            quoter
                .post(&format!("/api/v1/accounts/{}/unfollow", author.id), ())
                .await
                .expect(200);
            // Oneself always.
            author.post_with(quoting(&quoted, "public")).await;
        }
    });
}

#[test]
fn the_policy_is_changed_without_an_edit_and_kept_by_edits() {
    run(async {
        let (_, author, quoter) = two().await;
        let quoted = author.post_status("x").await;
        let path = format!("{}/interaction_policy", at(&quoted));
        let policy = json!({ "quote_approval_policy": "nobody" });
        let changed = author.put(&path, policy.clone()).await.expect(200).json();
        assert_eq!(changed["quote_approval"]["automatic"], json!([]));
        assert_eq!(changed["edited_at"], Value::Null);
        quoter.put(&path, policy).await.expect(404);
        let edited = author
            .put(&at(&quoted), json!({ "status": "y" }))
            .await
            .expect(200)
            .json();
        assert_eq!(edited["quote_approval"]["automatic"], json!([]));
        let both = json!({ "status": "z", "quote_approval_policy": "followers" });
        let edited = author.put(&at(&quoted), both).await.expect(200).json();
        assert_eq!(edited["quote_approval"]["automatic"], json!(["followers"]));
    });
}

#[test]
fn what_few_may_see_is_quoted_for_no_more() {
    run(async {
        let (_, author, quoter) = two().await;
        let private = author.post_as("for followers", "private").await;
        quoter.follow(&author.id).await;
        quoter
            .post("/api/v1/statuses", quoting(&private, "public"))
            .await
            .expect(404);
        let own = author.post_with(quoting(&private, "public")).await;
        assert_eq!(own["visibility"], "private");
        let direct = author
            .post_as(&format!("@{} psst", quoter.username), "direct")
            .await;
        for reader in [&author, &quoter] {
            reader
                .post("/api/v1/statuses", quoting(&direct, "direct"))
                .await
                .expect(404);
        }
        let open = author.post_status("open").await;
        quoter
            .post("/api/v1/statuses", quoting(&open, "direct"))
            .await
            .expect(422);
        let mut named = quoting(&open, "direct");
        named["status"] = json!(format!("@{} look", author.username));
        quoter.post_with(named).await;
        let mut with_poll = quoting(&open, "public");
        with_poll["poll"] = json!({ "options": ["a", "b"], "expires_in": 600 });
        quoter.post("/api/v1/statuses", with_poll).await.expect(422);
        quoter
            .post(
                "/api/v1/statuses",
                json!({ "status": "x", "quoted_status_id": "1" }),
            )
            .await
            .expect(404);
    });
}

#[test]
fn a_reader_sees_of_a_quote_what_they_may_and_want() {
    run(async {
        let (app, author, quoter) = two().await;
        let quoted = author.post_status("original").await;
        let post = quoter.post_with(quoting(&quoted, "public")).await;
        let reader = app.somebody("reader").await;
        let state = async || {
            let quote = reader.get(&at(&post)).await.json()["quote"].clone();
            let shown = !quote["quoted_status"].is_null();
            (quote["state"].as_str().unwrap().to_owned(), shown)
        };
        let relate = async |who: &Session, whom: &str, what: &str| {
            who.post(&format!("/api/v1/accounts/{whom}/{what}"), ())
                .await
                .expect(200);
        };
        assert_eq!(state().await, ("accepted".to_owned(), true));
        relate(&reader, &author.id, "mute").await;
        assert_eq!(state().await, ("muted_account".to_owned(), true));
        relate(&reader, &author.id, "unmute").await;
        relate(&reader, &author.id, "block").await;
        assert_eq!(state().await, ("blocked_account".to_owned(), true));
        relate(&reader, &author.id, "unblock").await;
        relate(&author, &reader.id, "block").await;
        assert_eq!(state().await, ("unauthorized".to_owned(), false));
        relate(&author, &reader.id, "unblock").await;
        author.delete(&at(&quoted), ()).await.expect(200);
        assert_eq!(state().await, ("deleted".to_owned(), false));
    });
}

#[test]
fn a_quote_is_taken_back_by_who_is_quoted() {
    run(async {
        let (app, author, quoter) = two().await;
        let quoted = author.post_status("original").await;
        let post = quoter.post_with(quoting(&quoted, "public")).await;
        let revoke = format!(
            "{}/quotes/{}/revoke",
            at(&quoted),
            post["id"].as_str().unwrap()
        );
        let other = app.somebody("nosy").await;
        other.post(&revoke, ()).await.expect(403);
        quoter.post(&revoke, ()).await.expect(403);
        let left = author.post(&revoke, ()).await.expect(200).json();
        assert_eq!(left["id"], post["id"]);
        assert_eq!(left["quote"]["state"], "revoked");
        assert_eq!(left["quote"]["quoted_status"], Value::Null);
        assert_eq!(author.get(&at(&quoted)).await.json()["quotes_count"], 0);
        assert!(
            author
                .get(&format!("{}/quotes", at(&quoted)))
                .await
                .array()
                .is_empty()
        );
        author.post(&revoke, ()).await.expect(200);
        author
            .post(&format!("{}/quotes/1/revoke", at(&quoted)), ())
            .await
            .expect(404);
    });
}

#[test]
fn quotes_page_in_both_directions_and_hide_what_a_reader_may_not_see() {
    run(async {
        let (app, author, quoter) = two().await;
        let quoted = author.post_status("original").await;
        let mut made = Vec::new();
        for _ in 0..5 {
            let post = quoter.post_with(quoting(&quoted, "public")).await;
            made.insert(0, post["id"].as_str().unwrap().to_owned());
        }
        let hidden = author.post_with(quoting(&quoted, "private")).await;
        let list = format!("{}/quotes?limit=2", at(&quoted));
        let (items, _) = author.walk(&list).await;
        assert_eq!(items.len(), 6);
        let stranger = app.somebody("stranger").await;
        let (items, _) = stranger.walk(&list).await;
        let ids: Vec<&str> = items
            .iter()
            .map(|item| item["id"].as_str().unwrap())
            .collect();
        assert_eq!(ids, made);
        let first = stranger.get(&list).await;
        assert!(first.link("prev").unwrap().contains("since_id="));
        // A quote that goes is not counted any more.
        author.delete(&at(&hidden), ()).await.expect(200);
        eventually("five quotes", || async {
            let shown = author.get(&at(&quoted)).await.json();
            (shown["quotes_count"] == 5).then_some(())
        })
        .await;
    });
}

#[test]
fn a_deleted_quote_answers_what_it_quoted_for_redrafting() {
    run(async {
        let (_, author, quoter) = two().await;
        let quoted = author.post_status("original").await;
        let post = quoter.post_with(quoting(&quoted, "public")).await;
        let revoke = format!(
            "{}/quotes/{}/revoke",
            at(&quoted),
            post["id"].as_str().unwrap()
        );
        author.post(&revoke, ()).await.expect(200);
        let gone = quoter.delete(&at(&post), ()).await.expect(200).json();
        assert_eq!(gone["quote"]["state"], "revoked");
        assert_eq!(gone["quote"]["quoted_status"]["id"], quoted["id"]);
    });
}
