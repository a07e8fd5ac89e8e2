//! Posting, reading, editing, deleting.

use serde_json::{Value, json};

use crate::support::{App, Session, client::form, run};

fn id(status: &Value) -> String {
    status["id"].as_str().unwrap().to_owned()
}

fn at(status: &Value) -> String {
    format!("/api/v1/statuses/{}", id(status))
}

async fn somebody() -> (App, Session) {
    let app = App::shared().await;
    let user = app.somebody("status").await;
    (app, user)
}

#[test]
fn a_post_is_made_shown_and_counted() {
    run(async {
        let (app, user) = somebody().await;
        let status = user
            .post_with(
                json!({ "status": "Hello #World, https://example.org/a?b=c", "language": "en" }),
            )
            .await;
        assert_eq!(status["visibility"], "public");
        assert_eq!(status["language"], "en");
        assert_eq!(status["spoiler_text"], "");
        assert_eq!(status["tags"][0]["name"], "world");
        assert_eq!(status["favourited"], false);
        assert_eq!(status["pinned"], false);
        assert_eq!(
            status["uri"],
            format!(
                "{}/users/{}/statuses/{}",
                app.origin,
                user.username,
                id(&status)
            )
        );
        assert_eq!(
            status["url"],
            format!("{}/@{}/{}", app.origin, user.username, id(&status))
        );
        let content = status["content"].as_str().unwrap();
        assert!(
            content.contains("class=\"mention hashtag\"") && content.contains("rel=\"nofollow"),
            "{content}"
        );
        let shown = app.client().get(&at(&status)).await.expect(200).json();
        assert_eq!(shown["id"], status["id"]);
        for personal in [
            "favourited",
            "reblogged",
            "muted",
            "bookmarked",
            "pinned",
            "filtered",
        ] {
            assert!(shown.get(personal).is_none(), "{personal} without a reader");
        }
        let account = user
            .get(&format!("/api/v1/accounts/{}", user.id))
            .await
            .json();
        assert_eq!(account["statuses_count"], 1);
        assert!(account["last_status_at"].is_string());
    });
}

#[test]
fn forms_and_json_make_the_same_post() {
    run(async {
        let (_, user) = somebody().await;
        let fields = [
            ("status", "a+b & c"),
            ("visibility", "unlisted"),
            ("sensitive", "1"),
            ("spoiler_text", "cw"),
            ("media_ids[]", ""),
        ];
        let status = user
            .post("/api/v1/statuses", form(&fields))
            .await
            .expect(200)
            .json();
        assert_eq!(status["visibility"], "unlisted");
        assert_eq!(status["sensitive"], true);
        assert_eq!(status["spoiler_text"], "cw");
        assert!(status["content"].as_str().unwrap().contains("a+b &amp; c"));
    });
}

#[test]
fn nothing_too_much_and_too_odd_is_refused() {
    run(async {
        let (_, user) = somebody().await;
        for draft in [
            json!({}),
            json!({ "status": "" }),
            json!({ "status": "  \n " }),
            json!({ "status": "x".repeat(501) }),
            json!({ "status": "ok", "spoiler_text": "x".repeat(500) }),
            json!({ "status": "ok", "visibility": "everybody" }),
            json!({ "status": "ok", "media_ids": ["1"] }),
        ] {
            let answer = user.post("/api/v1/statuses", draft.clone()).await;
            assert!(
                matches!(answer.status, 404 | 422),
                "{draft}: {} {}",
                answer.status,
                answer.text()
            );
        }
        user.post(
            "/api/v1/statuses",
            json!({ "status": "ok", "in_reply_to_id": "1" }),
        )
        .await
        .expect(404);
        let emoji = "👩‍👩‍👧‍👦".repeat(500);
        user.post("/api/v1/statuses", json!({ "status": emoji }))
            .await
            .expect(200);
        let link = format!(
            "{} https://example.org/{}",
            "x".repeat(476),
            "y".repeat(1000)
        );
        user.post("/api/v1/statuses", json!({ "status": link }))
            .await
            .expect(200);
        user.post("/api/v1/statuses", json!({ "status": format!("x{link}") }))
            .await
            .expect(422);
    });
}

#[test]
fn an_idempotency_key_makes_one_post_of_many_requests() {
    run(async {
        let (_, user) = somebody().await;
        let (_, other) = somebody().await;
        let keyed = user.also_with_header("idempotency-key", "the same");
        let draft = json!({ "status": "once" });
        let asked = (0..6).map(|_| keyed.post("/api/v1/statuses", draft.clone()));
        let ids: std::collections::BTreeSet<String> = futures_util::future::join_all(asked)
            .await
            .into_iter()
            .map(|answer| id(&answer.expect(200).json()))
            .collect();
        assert_eq!(ids.len(), 1);
        assert_eq!(
            user.ids(&format!("/api/v1/accounts/{}/statuses", user.id))
                .await
                .len(),
            1
        );
        let foreign = other
            .also_with_header("idempotency-key", "the same")
            .post("/api/v1/statuses", draft)
            .await
            .expect(200)
            .json();
        assert!(!ids.contains(&id(&foreign)));
    });
}

#[test]
fn each_visibility_is_readable_by_whom_it_says_and_404_for_all_others() {
    run(async {
        let (app, author) = somebody().await;
        let (follower, named, stranger, blocked) = (
            app.somebody("follower").await,
            app.somebody("named").await,
            app.somebody("stranger").await,
            app.somebody("blocked").await,
        );
        follower.follow(&author.id).await;
        author
            .post(&format!("/api/v1/accounts/{}/block", blocked.id), ())
            .await
            .expect(200);
        for (visibility, readers) in [
            ("public", [true, true, true, false, true]),
            ("unlisted", [true, true, true, false, true]),
            ("private", [true, true, false, false, false]),
            ("direct", [false, true, false, false, false]),
        ] {
            let status = author
                .post_as(&format!("@{} hi", named.username), visibility)
                .await;
            let anonymous = app.client();
            let callers = [&*follower, &*named, &*stranger, &*blocked, &anonymous];
            for (who, (caller, may)) in callers.iter().zip(readers).enumerate() {
                for path in [
                    "",
                    "/context",
                    "/history",
                    "/reblogged_by",
                    "/favourited_by",
                ] {
                    let answer = caller.get(&format!("{}{path}", at(&status))).await;
                    assert_eq!(
                        answer.status,
                        if may { 200 } else { 404 },
                        "{visibility}{path} for caller {who}"
                    );
                }
                if who < 4 && !may {
                    for act in ["favourite", "reblog", "bookmark", "mute", "pin"] {
                        let answer = caller.post(&format!("{}/{act}", at(&status)), ()).await;
                        assert_eq!(
                            answer.status,
                            404,
                            "{visibility} {act} for caller {who}: {}",
                            answer.text()
                        );
                    }
                    let draft = json!({ "status": "reply", "in_reply_to_id": id(&status) });
                    caller.post("/api/v1/statuses", draft).await.expect(404);
                }
            }
            let absent = stranger.get("/api/v1/statuses/1").await.expect(404);
            if visibility == "private" {
                assert_eq!(stranger.get(&at(&status)).await.body, absent.body);
            }
        }
    });
}

#[test]
fn a_thread_is_shown_in_order_and_without_what_the_reader_may_not_see() {
    run(async {
        let (app, author) = somebody().await;
        let other = app.somebody("thread").await;
        let root = author.post_status("root").await;
        let reply = other
            .post_with(json!({ "status": "reply", "in_reply_to_id": id(&root) }))
            .await;
        let hidden = author
            .post_with(
                json!({ "status": "hidden", "in_reply_to_id": id(&reply), "visibility": "direct" }),
            )
            .await;
        let leaf = author
            .post_with(json!({ "status": "leaf", "in_reply_to_id": id(&reply) }))
            .await;
        assert_eq!(reply["in_reply_to_account_id"], author.id.as_str());
        let context = app
            .client()
            .get(&format!("{}/context", at(&reply)))
            .await
            .expect(200)
            .json();
        let ids = |part: &str| -> Vec<String> {
            context[part].as_array().unwrap().iter().map(id).collect()
        };
        assert_eq!(ids("ancestors"), [id(&root)]);
        assert_eq!(ids("descendants"), [id(&leaf)]);
        let own = author
            .get(&format!("{}/context", at(&reply)))
            .await
            .expect(200)
            .json();
        assert!(
            own["descendants"]
                .as_array()
                .unwrap()
                .iter()
                .any(|status| status["id"] == hidden["id"])
        );
        let shown = app.client().get(&at(&root)).await.json();
        assert_eq!(shown["replies_count"], 1);
    });
}

#[test]
fn an_edit_replaces_keeps_history_and_leaves_visibility() {
    run(async {
        let (app, author) = somebody().await;
        let other = app.somebody("edits").await;
        let status = author
            .post_with(json!({ "status": "first #one", "visibility": "unlisted" }))
            .await;
        other
            .put(&at(&status), json!({ "status": "mine now" }))
            .await
            .expect(404);
        let edited = author
            .put(
                &at(&status),
                json!({ "status": "second #two", "spoiler_text": "cw", "visibility": "public" }),
            )
            .await
            .expect(200)
            .json();
        assert!(edited["edited_at"].is_string());
        assert_eq!(edited["visibility"], "unlisted");
        assert_eq!(edited["tags"][0]["name"], "two");
        let source = author
            .get(&format!("{}/source", at(&status)))
            .await
            .expect(200)
            .json();
        assert_eq!(source["text"], "second #two");
        assert_eq!(source["spoiler_text"], "cw");
        let history = app
            .client()
            .get(&format!("{}/history", at(&status)))
            .await
            .expect(200)
            .array();
        assert_eq!(history.len(), 2);
        assert!(history[0]["content"].as_str().unwrap().contains("first"));
        assert!(history[1]["content"].as_str().unwrap().contains("second"));
        let shown = app.client().get(&at(&status)).await.json();
        assert!(
            shown["content"].as_str().unwrap().contains("second"),
            "a stale copy was shown"
        );
    });
}

#[test]
fn an_edit_tells_those_who_boosted() {
    run(async {
        let (app, author) = somebody().await;
        let fan = app.somebody("boosted").await;
        let status = author.post_status("before").await;
        fan.post(&format!("{}/reblog", at(&status)), ())
            .await
            .expect(200);
        author
            .put(&at(&status), json!({ "status": "after" }))
            .await
            .expect(200);
        let told = fan.wait_for_notification("update", &author.id).await;
        assert_eq!(told["status"]["id"], status["id"]);
    });
}

#[test]
fn a_deleted_post_answers_its_text_and_is_gone_everywhere() {
    run(async {
        let (app, author) = somebody().await;
        let fan = app.somebody("fan").await;
        fan.follow(&author.id).await;
        let status = author.post_status("typed *as is* #gone").await;
        fan.wait_for_home(&id(&status)).await;
        fan.post(&format!("{}/reblog", at(&status)), ())
            .await
            .expect(200);
        fan.post(&format!("{}/bookmark", at(&status)), ())
            .await
            .expect(200);
        fan.delete(&at(&status), ()).await.expect(404);
        let deleted = author.delete(&at(&status), ()).await.expect(200).json();
        assert_eq!(deleted["text"], "typed *as is* #gone");
        for path in [at(&status), format!("{}/context", at(&status))] {
            author.get(&path).await.expect(404);
        }
        assert_eq!(fan.home().await, Vec::<String>::new());
        assert_eq!(fan.ids("/api/v1/bookmarks").await, Vec::<String>::new());
        assert_eq!(
            fan.ids(&format!("/api/v1/accounts/{}/statuses", fan.id))
                .await,
            Vec::<String>::new()
        );
        let tagged = app.client().get("/api/v1/timelines/tag/gone").await.ids();
        assert!(!tagged.contains(&id(&status)));
        author.delete(&at(&status), ()).await.expect(404);
        let account = author
            .get(&format!("/api/v1/accounts/{}", author.id))
            .await
            .json();
        assert_eq!(account["statuses_count"], 0);
    });
}

#[test]
fn several_posts_by_id_come_without_those_that_may_not_be_seen() {
    run(async {
        let (app, author) = somebody().await;
        let (public, private) = (
            author.post_status("one").await,
            author.post_as("two", "private").await,
        );
        let path = format!(
            "/api/v1/statuses?id[]={}&id[]={}&id[]=1",
            id(&public),
            id(&private)
        );
        assert_eq!(
            app.client().get(&path).await.expect(200).ids(),
            [id(&public)]
        );
        assert_eq!(author.ids(&path).await.len(), 2);
    });
}

#[test]
fn long_runs_of_the_same_character_are_composed_in_linear_time_ghsa_jpxp_r43f_rhvx() {
    run(async {
        let (_, user) = somebody().await;
        let started = std::time::Instant::now();
        for unit in [
            "@",
            "#",
            "@a.",
            "http://",
            "(",
            ":a",
            "\u{301}",
            "https://a.b/(",
            "a@b@",
            "&#",
        ] {
            let text = unit.repeat(900_000 / unit.len());
            let answer = user
                .post("/api/v1/statuses", json!({ "status": text }))
                .await;
            assert!(answer.status < 500, "{unit}: {}", answer.status);
        }
        assert!(started.elapsed().as_secs() < 20, "{:?}", started.elapsed());
    });
}

#[test]
fn mentions_notify_once_and_only_those_who_may_see() {
    run(async {
        let (app, author) = somebody().await;
        let (named, blocked) = (app.somebody("named").await, app.somebody("blocks").await);
        blocked
            .post(&format!("/api/v1/accounts/{}/block", author.id), ())
            .await
            .expect(200);
        let text = format!(
            "@{} @{} @{}@nowhere.invalid @{}",
            named.username, named.handle, named.username, blocked.username
        );
        let status = author.post_status(&text).await;
        assert!(
            status["mentions"]
                .as_array()
                .unwrap()
                .iter()
                .any(|m| m["id"] == named.id.as_str())
        );
        named.wait_for_notification("mention", &author.id).await;
        app.settled().await;
        assert_eq!(named.get("/api/v1/notifications").await.array().len(), 1);
        assert_eq!(blocked.get("/api/v1/notifications").await.array().len(), 0);
    });
}

#[test]
fn what_anybody_may_read_carries_a_tag_and_may_be_kept_for_a_moment() {
    run(async {
        let app = App::fresh("kept").await;
        let author = app.somebody("kept").await;
        let id = author.post_status("for all").await["id"].clone();
        let id = id.as_str().unwrap();
        let nobody = app.client();
        for path in [
            format!("/api/v1/statuses/{id}"),
            format!("/api/v1/statuses?id[]={id}"),
            format!("/api/v1/statuses/{id}/context"),
            format!("/api/v1/accounts/{}", author.id),
            format!("/api/v1/accounts/{}/statuses", author.id),
            "/api/v1/timelines/public".to_owned(),
            "/api/v2/instance".to_owned(),
            format!("/@{}/{id}", author.username),
        ] {
            let first = nobody.get(&path).await.expect(200);
            let kept = first.header("cache-control").unwrap();
            assert!(kept.starts_with("public, max-age="), "{path}: {kept}");
            let tag = first.header("etag").expect(&path);
            let again = nobody.clone().with_header("if-none-match", tag);
            let known = again.get(&path).await;
            assert_eq!((known.status, known.text()), (304, String::new()), "{path}");
            assert_eq!(known.header("etag"), Some(tag), "{path}");
            // With a token the same answer is somebody's own.
            if path.starts_with("/api/v1/statuses") || path.contains("timelines") {
                let vary = first.header("vary").unwrap().to_lowercase();
                assert!(vary.contains("authorization"), "{path}: {vary}");
                let own = author.get(&path).await.expect(200);
                assert_eq!(
                    own.header("cache-control"),
                    Some("private, no-store"),
                    "{path}"
                );
                assert!(own.header("etag").is_none(), "{path}");
            }
        }
        let path = format!("/api/v1/statuses/{id}");
        let before = nobody.get(&path).await;
        author
            .put(&path, serde_json::json!({"status": "for all, edited"}))
            .await
            .expect(200);
        let tag = before.header("etag").unwrap();
        let after = nobody
            .clone()
            .with_header("if-none-match", tag)
            .get(&path)
            .await;
        assert_eq!(after.status, 200, "what has changed has another tag");
        // What is not there is not kept.
        let gone = nobody.get("/api/v1/statuses/1").await.expect(404);
        assert_eq!(gone.header("cache-control"), Some("private, no-store"));
    });
}
