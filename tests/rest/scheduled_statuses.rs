//! Posts for later.

use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};

use crate::support::{App, Options, Session, eventually, run};

const LIST: &str = "/api/v1/scheduled_statuses";

fn ahead(minutes: i64) -> String {
    (Timestamp::now() + SignedDuration::from_mins(minutes)).to_string()
}

async fn schedule(user: &Session, text: &str, at: &str) -> Value {
    user.post(
        "/api/v1/statuses",
        json!({ "status": text, "scheduled_at": at }),
    )
    .await
    .expect(200)
    .json()
}

fn path(scheduled: &Value) -> String {
    format!("{LIST}/{}", scheduled["id"].as_str().unwrap())
}

async fn somebody() -> (App, Session) {
    let app = App::shared().await;
    let user = app.somebody("later").await;
    (app, user)
}

#[test]
fn a_post_for_later_is_listed_shown_moved_and_cancelled() {
    run(async {
        let (app, user) = somebody().await;
        let parent = user.post_status("parent").await;
        let made = user
            .post(
                "/api/v1/statuses",
                json!({
                    "status": "hello", "scheduled_at": ahead(60), "visibility": "unlisted", "language": "en",
                    "spoiler_text": "cw", "in_reply_to_id": parent["id"],
                    "poll": { "options": ["a", "b"], "expires_in": 600 },
                }),
            )
            .await
            .expect(200)
            .json();
        assert!(made["scheduled_at"].as_str().unwrap().ends_with('Z'));
        let params = &made["params"];
        assert_eq!(params["text"], "hello");
        assert_eq!(params["visibility"], "unlisted");
        assert_eq!(params["spoiler_text"], "cw");
        assert_eq!(params["poll"]["options"], json!(["a", "b"]));
        assert_eq!(params["poll"]["expires_in"], 600);
        assert!(params["in_reply_to_id"].is_number() && params["application_id"].is_number());
        assert_eq!(params["scheduled_at"], Value::Null);
        assert_eq!(made["media_attachments"], json!([]));
        assert_eq!(user.get(LIST).await.array()[0]["id"], made["id"]);
        assert_eq!(user.get(&path(&made)).await.expect(200).json(), made);
        let moved = user
            .put(&path(&made), json!({ "scheduled_at": ahead(90) }))
            .await
            .expect(200)
            .json();
        assert!(moved["scheduled_at"].as_str() > made["scheduled_at"].as_str());
        for body in [json!({ "scheduled_at": ahead(1) }), json!({})] {
            user.put(&path(&made), body).await.expect(422);
        }
        // Nobody else's business.
        let other = app.somebody("nosy").await;
        assert!(other.get(LIST).await.array().is_empty());
        other.get(&path(&made)).await.expect(404);
        other
            .put(&path(&made), json!({ "scheduled_at": ahead(90) }))
            .await
            .expect(404);
        other.delete(&path(&made), ()).await.expect(404);
        app.client().get(LIST).await.expect(401);
        user.delete(&path(&made), ()).await.expect(200);
        user.get(&path(&made)).await.expect(404);
        user.delete(&path(&made), ()).await.expect(404);
        let account = user
            .get(&format!("/api/v1/accounts/{}", user.id))
            .await
            .json();
        assert_eq!(account["statuses_count"], 1);
    });
}

#[test]
fn what_is_too_soon_or_could_not_be_posted_now_is_refused() {
    run(async {
        let (_, user) = somebody().await;
        for draft in [
            json!({ "status": "soon", "scheduled_at": ahead(4) }),
            json!({ "status": "", "scheduled_at": ahead(60) }),
            json!({ "status": "x".repeat(501), "scheduled_at": ahead(60) }),
            json!({ "status": "x", "scheduled_at": ahead(60), "media_ids": ["1"] }),
            json!({ "status": "x", "scheduled_at": ahead(60), "poll": { "options": ["a"] } }),
        ] {
            user.post("/api/v1/statuses", draft.clone())
                .await
                .expect(422);
        }
        let lost = json!({ "status": "x", "scheduled_at": ahead(60), "in_reply_to_id": "1" });
        user.post("/api/v1/statuses", lost).await.expect(404);
        // What is past is posted.
        let now = schedule(&user, "now", &ahead(-10)).await;
        assert!(now["uri"].is_string());
        assert!(user.get(LIST).await.array().is_empty());
    });
}

#[test]
fn the_list_pages_in_both_directions() {
    run(async {
        let (_, user) = somebody().await;
        let mut made = Vec::new();
        for n in 0..7 {
            let scheduled = schedule(&user, &format!("{n}"), &ahead(60 + n)).await;
            made.insert(0, scheduled["id"].as_str().unwrap().to_owned());
        }
        let (items, pages) = user.walk(&format!("{LIST}?limit=3")).await;
        let ids: Vec<&str> = items
            .iter()
            .map(|item| item["id"].as_str().unwrap())
            .collect();
        assert_eq!(ids, made);
        assert!(pages >= 3);
        let above = user
            .get(&format!("{LIST}?limit=2&min_id={}", made[6]))
            .await
            .expect(200);
        assert_eq!(above.ids(), [made[4].clone(), made[5].clone()]);
    });
}

#[test]
fn a_day_and_an_account_hold_only_so_many() {
    run(async {
        let mut options = Options::new("full");
        options = options.configure(|config| {
            config.limits.scheduled_per_day = 2;
            config.limits.scheduled_total = 3;
        });
        let app = App::start(options).await;
        let user = app.user("busy").await;
        let day = |days: i64| {
            let noon = Timestamp::now() + SignedDuration::from_hours(24 * days);
            let date = noon.to_zoned(jiff::tz::TimeZone::UTC).date();
            format!("{date}T12:00:00Z")
        };
        schedule(&user, "1", &day(2)).await;
        let second = schedule(&user, "2", &day(2)).await;
        let full = user
            .post(
                "/api/v1/statuses",
                json!({ "status": "3", "scheduled_at": day(2) }),
            )
            .await
            .expect(422);
        assert!(full.error().contains("limit of 2"), "{}", full.error());
        let third = schedule(&user, "3", &day(3)).await;
        let move_to = json!({ "scheduled_at": day(2) });
        user.put(&path(&third), move_to.clone()).await.expect(422);
        user.put(&path(&second), move_to).await.expect(200);
        let full = user
            .post(
                "/api/v1/statuses",
                json!({ "status": "4", "scheduled_at": day(4) }),
            )
            .await
            .expect(422);
        assert!(full.error().contains("limit of 3"), "{}", full.error());
    });
}

#[test]
fn a_repeat_with_the_same_key_schedules_once() {
    run(async {
        let (_, user) = somebody().await;
        let client = user.also_with_header("idempotency-key", "one");
        let draft = json!({ "status": "once", "scheduled_at": ahead(60) });
        let first = client
            .post("/api/v1/statuses", draft.clone())
            .await
            .expect(200)
            .json();
        let again = client
            .post("/api/v1/statuses", draft)
            .await
            .expect(200)
            .json();
        assert_eq!(first["id"], again["id"]);
        assert_eq!(user.get(LIST).await.array().len(), 1);
    });
}

#[test]
fn what_is_due_is_published_once_with_its_uploads() {
    run(async {
        let app = App::fresh("due").await;
        let user = app.user("later").await;
        let picture = super::media::upload(&user).await["id"].clone();
        let made = user
            .post(
                "/api/v1/statuses",
                json!({
                    "status": "good morning", "scheduled_at": ahead(10), "media_ids": [picture],
                    "poll": { "options": ["a", "b"], "expires_in": 600 },
                }),
            )
            .await
            .expect(200)
            .json();
        assert_eq!(made["media_attachments"][0]["id"], picture);
        // It is kept for this post.
        let theft = json!({ "status": "mine", "media_ids": [picture] });
        user.post("/api/v1/statuses", theft).await.expect(422);
        let id: i64 = made["id"].as_str().unwrap().parse().unwrap();
        app.sql("UPDATE scheduled_statuses SET scheduled_at = now() - interval '1 second'")
            .await;
        app.sql("UPDATE jobs SET due_at = now() WHERE kind = 'publish_scheduled'")
            .await;
        // Many at once, as after kills.
        let runs = (0..4).map(|_| rookery::domain::scheduled_statuses::publish(&app.services, id));
        futures_util::future::join_all(runs).await;
        let posts = eventually("the post", || async {
            let posts = user
                .get(&format!("/api/v1/accounts/{}/statuses", user.id))
                .await
                .array();
            (!posts.is_empty()).then_some(posts)
        })
        .await;
        app.settled().await;
        assert_eq!(posts.len(), 1);
        assert_eq!(posts[0]["media_attachments"][0]["id"], picture);
        assert_eq!(posts[0]["poll"]["options"][0]["title"], "a");
        assert_eq!(app.count("SELECT count(*) FROM statuses").await, 1);
        assert!(user.get(LIST).await.array().is_empty());
    });
}

#[test]
fn cancelling_gives_uploads_back() {
    run(async {
        let (_, user) = somebody().await;
        let picture = super::media::upload(&user).await["id"].clone();
        let draft = json!({ "status": "x", "scheduled_at": ahead(60), "media_ids": [picture] });
        let made = user
            .post("/api/v1/statuses", draft)
            .await
            .expect(200)
            .json();
        user.delete(&path(&made), ()).await.expect(200);
        user.post_with(json!({ "status": "x", "media_ids": [picture] }))
            .await;
    });
}

#[test]
fn a_post_for_later_has_one_job_and_none_once_it_is_given_up_or_published() {
    run(async {
        let app = App::fresh("jobs").await;
        let user = app.user("later").await;
        let waiting = async || {
            app.count("SELECT count(*) FROM jobs WHERE kind = 'publish_scheduled'")
                .await
        };
        let made = schedule(&user, "moved", &ahead(60)).await;
        assert_eq!(waiting().await, 1);
        for minutes in [70, 50, 80] {
            user.put(&path(&made), json!({ "scheduled_at": ahead(minutes) }))
                .await
                .expect(200);
        }
        assert_eq!(waiting().await, 1);
        let due = "SELECT count(*) FROM jobs WHERE kind = 'publish_scheduled' AND due_at > now() + interval '75 minutes'";
        assert_eq!(app.count(due).await, 1);
        user.delete(&path(&made), ()).await.expect(200);
        assert_eq!(waiting().await, 0);
        let made = schedule(&user, "published", &ahead(60)).await;
        app.sql("UPDATE scheduled_statuses SET scheduled_at = now() - interval '1 second'")
            .await;
        let id: i64 = made["id"].as_str().unwrap().parse().unwrap();
        rookery::domain::scheduled_statuses::publish(&app.services, id)
            .await
            .unwrap();
        assert_eq!(waiting().await, 0);
        assert_eq!(app.count("SELECT count(*) FROM statuses").await, 1);
    });
}

#[test]
fn a_post_that_was_moved_while_it_was_about_to_be_published_waits_for_its_new_time() {
    run(async {
        let app = App::start(Options::new("raced").idle()).await;
        let user = app.user("later").await;
        let made = schedule(&user, "raced", &ahead(60)).await;
        let id: i64 = made["id"].as_str().unwrap().parse().unwrap();
        app.sql("UPDATE scheduled_statuses SET scheduled_at = now() - interval '1 second'")
            .await;
        // The author moves it: the row is held while the job has read the old time.
        let mut connection = app.services.connection().await.unwrap();
        let moving = connection.transaction().await.unwrap();
        moving
            .batch_execute("UPDATE scheduled_statuses SET scheduled_at = now() + interval '1 hour'")
            .await
            .unwrap();
        let services = app.services.clone();
        let publishing = tokio::spawn(async move {
            rookery::domain::scheduled_statuses::publish(&services, id).await
        });
        crate::support::blocked(&app, 1).await;
        moving.commit().await.unwrap();
        publishing.await.unwrap().unwrap();
        assert_eq!(app.count("SELECT count(*) FROM statuses").await, 0);
        assert_eq!(user.get(LIST).await.array().len(), 1);
    });
}

#[test]
fn a_time_far_ahead_is_kept_as_it_is() {
    run(async {
        let (_, user) = somebody().await;
        for at in ["2900-02-28T12:00:00.000Z", "9999-12-30T22:00:00.000Z"] {
            let made = schedule(&user, "far", at).await;
            assert_eq!(made["scheduled_at"], at);
            user.delete(&path(&made), ()).await.expect(200);
        }
        for at in ["+290000-01-01T00:00:00Z", "-9999-01-01T00:00:00Z", "never"] {
            let draft = json!({ "status": "x", "scheduled_at": at });
            let answer = user.post("/api/v1/statuses", draft).await;
            assert!(answer.status < 500, "{at}: {}", answer.text());
        }
    });
}
