//! What the server announces.

use jiff::{SignedDuration, Timestamp};
use rookery::domain::announcements::{self, NewAnnouncement};
use serde_json::json;

use crate::support::{App, client::encode, run};

async fn announce(app: &App, text: &str) -> String {
    let new = NewAnnouncement {
        text: text.to_owned(),
        ..NewAnnouncement::default()
    };
    announcements::create(&app.services, new)
        .await
        .unwrap()
        .to_string()
}

#[test]
fn an_announcement_names_what_it_links_and_is_read_once() {
    run(async {
        let app = App::fresh("announcements").await;
        let reader = app.user("reader").await;
        let open = reader.post_status("look here").await;
        let hidden = reader.post_as("not here", "private").await;
        let url = |status: &serde_json::Value| status["url"].as_str().unwrap().to_owned();
        let id = announce(
            &app,
            &format!("@reader wrote {} and {} #News", url(&open), url(&hidden)),
        )
        .await;
        let all = reader
            .get("/api/v1/announcements")
            .await
            .expect(200)
            .array();
        assert_eq!(all.len(), 1);
        let one = &all[0];
        assert_eq!(one["id"], id.as_str());
        assert_eq!(one["read"], false);
        assert_eq!(one["all_day"], false);
        assert!(one["content"].as_str().unwrap().starts_with("<p>"));
        assert_eq!(one["mentions"][0]["acct"], "reader");
        assert_eq!(one["statuses"].as_array().unwrap().len(), 1);
        assert_eq!(one["statuses"][0]["id"], open["id"]);
        assert_eq!(one["tags"][0]["name"], "news");
        assert_eq!(one["reactions"], json!([]));
        let path = format!("/api/v1/announcements/{id}/dismiss");
        reader.post(&path, ()).await.expect(200);
        reader.post(&path, ()).await.expect(200);
        assert_eq!(
            reader.get("/api/v1/announcements").await.array()[0]["read"],
            true
        );
        let other = app.user("other").await;
        assert_eq!(
            other.get("/api/v1/announcements").await.array()[0]["read"],
            false
        );
        reader
            .post("/api/v1/announcements/1/dismiss", ())
            .await
            .expect(404);
        app.client().get("/api/v1/announcements").await.expect(401);
        announcements::delete(&app.services, id.parse().unwrap())
            .await
            .unwrap();
        assert_eq!(reader.get("/api/v1/announcements").await.json(), json!([]));
        assert!(
            announcements::delete(&app.services, id.parse().unwrap())
                .await
                .is_err()
        );
    });
}

#[test]
fn reactions_are_counted_once_a_person_and_limited_in_kind() {
    run(async {
        let app = App::fresh("reactions").await;
        app.sql(
            "INSERT INTO custom_emojis (id, shortcode, remote_url, updated_at) VALUES (1, 'blob', 'https://x.test/b.png', now())",
        )
        .await;
        let (one, two) = (app.user("one").await, app.user("two").await);
        let id = announce(&app, "Hello").await;
        let at = |name: &str| format!("/api/v1/announcements/{id}/reactions/{}", encode(name));
        for _ in 0..2 {
            one.put(&at("👍"), ()).await.expect(200);
        }
        two.put(&at("👍"), ()).await.expect(200);
        two.put(&at("blob"), ()).await.expect(200);
        let reactions = |who: &crate::support::Session| {
            let who = who.clone();
            async move {
                who.get("/api/v1/announcements").await.expect(200).json()[0]["reactions"].clone()
            }
        };
        assert_eq!(
            reactions(&one).await,
            json!([
                { "name": "👍", "count": 2, "me": true },
                { "name": "blob", "count": 1, "me": false, "url": "https://x.test/b.png", "static_url": "https://x.test/b.png" },
            ])
        );
        for bad in ["nothing", "👍👍", "x"] {
            one.put(&at(bad), ()).await.expect(422);
        }
        one.delete(&at("blob"), ()).await.expect(404);
        one.delete(&at("👍"), ()).await.expect(200);
        two.delete(&at("👍"), ()).await.expect(200);
        // What nobody gives any more leaves nothing.
        let kept = "SELECT count(*) FROM announcement_reaction_counts";
        assert_eq!(app.count(kept).await, 1);
        assert_eq!(reactions(&two).await[0]["name"], "blob");
        for name in ["😀", "😁", "😂", "😃", "😄", "😅", "😆"] {
            one.put(&at(name), ()).await.expect(200);
        }
        one.put(&at("🙃"), ()).await.expect(422);
        one.put(&at("blob"), ()).await.expect(200);
        one.put("/api/v1/announcements/1/reactions/%F0%9F%91%8D", ())
            .await
            .expect(404);
    });
}

#[test]
fn what_is_planned_is_published_in_its_time() {
    run(async {
        let app = App::fresh("planned").await;
        let reader = app.user("reader").await;
        let later = Timestamp::now() + SignedDuration::from_hours(1);
        let plan = |starts_at, ends_at| NewAnnouncement {
            text: "Soon".to_owned(),
            scheduled_at: Some(later),
            starts_at,
            ends_at,
            all_day: true,
        };
        let end = later + SignedDuration::from_hours(1);
        let id = announcements::create(&app.services, plan(Some(later), Some(end)))
            .await
            .unwrap();
        for bad in [
            plan(Some(later), None),
            plan(None, Some(end)),
            plan(Some(end), Some(later)),
        ] {
            assert!(announcements::create(&app.services, bad).await.is_err());
        }
        announcements::publish_due(&app.services).await.unwrap();
        assert_eq!(reader.get("/api/v1/announcements").await.json(), json!([]));
        let thumb = format!("/api/v1/announcements/{id}/reactions/%F0%9F%91%8D");
        reader.put(&thumb, ()).await.expect(404);
        app.sql("UPDATE announcements SET scheduled_at = now() - interval '1 minute'")
            .await;
        announcements::publish_due(&app.services).await.unwrap();
        let all = reader.get("/api/v1/announcements").await.array();
        assert_eq!(all[0]["id"], id.to_string());
        assert_eq!(all[0]["all_day"], true);
        assert!(all[0]["starts_at"].is_string());
        reader.put(&thumb, ()).await.expect(200);
    });
}

#[test]
fn what_has_ended_is_withdrawn_and_stays_so() {
    run(async {
        let app = App::fresh("ended").await;
        let reader = app.user("reader").await;
        let now = Timestamp::now();
        let new = NewAnnouncement {
            text: "A feast".to_owned(),
            starts_at: Some(now),
            ends_at: Some(now + SignedDuration::from_hours(1)),
            scheduled_at: Some(now),
            ..NewAnnouncement::default()
        };
        let id = announcements::create(&app.services, new).await.unwrap();
        let standing = announce(&app, "Without an end").await;
        let listed = || async { reader.ids("/api/v1/announcements").await };
        assert_eq!(listed().await.len(), 2);
        app.sql("UPDATE announcements SET starts_at = now() - interval '2 minutes', ends_at = now() - interval '1 minute'
                 WHERE ends_at IS NOT NULL")
            .await;
        // At once, before anything has run.
        assert_eq!(listed().await, [standing.as_str()]);
        let thumb = format!("/api/v1/announcements/{id}/reactions/%F0%9F%91%8D");
        reader.put(&thumb, ()).await.expect(404);
        for _ in 0..2 {
            announcements::publish_due(&app.services).await.unwrap();
        }
        let published = format!(
            "SELECT count(*) FROM announcements WHERE id = {id} AND published_at IS NOT NULL"
        );
        assert_eq!(app.count(&published).await, 0);
        assert_eq!(listed().await, [standing.as_str()]);
    });
}

#[test]
fn of_many_announcements_the_newest_are_shown() {
    run(async {
        let app = App::fresh("many").await;
        let reader = app.user("reader").await;
        app.sql(
            "INSERT INTO announcements (id, text, content, all_day, published_at, created_at, updated_at)
             SELECT n, 'old', '<p>old</p>', false, now() - interval '1 day' + n * interval '1 second', now(), now()
             FROM generate_series(1, 100) n",
        )
        .await;
        let newest = announce(&app, "The newest").await;
        let listed = reader.ids("/api/v1/announcements").await;
        assert_eq!(listed.len(), 100);
        assert_eq!(listed.first().unwrap(), "2");
        assert_eq!(listed.last().unwrap(), &newest);
    });
}
