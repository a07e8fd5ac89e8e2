//! Notifications, markers, preferences.

use serde_json::json;

use crate::support::{App, run};

#[test]
fn notifications_filter_by_type_and_account_page_and_clear() {
    run(async {
        let app = App::shared().await;
        let me = app.somebody("me").await;
        let status = me.post_status("mine").await;
        let path = format!("/api/v1/statuses/{}", status["id"].as_str().unwrap());
        let mut fans = Vec::new();
        for _ in 0..5 {
            let fan = app.somebody("fan").await;
            fan.post(&format!("{path}/favourite"), ()).await.expect(200);
            me.wait_for_notification("favourite", &fan.id).await;
            fans.push(fan);
        }
        fans[0]
            .post(&format!("{path}/reblog"), ())
            .await
            .expect(200);
        me.wait_for_notification("reblog", &fans[0].id).await;

        let all = me.ids("/api/v1/notifications").await;
        assert_eq!(all.len(), 6);
        let (walked, pages) = me.walk("/api/v1/notifications?limit=2").await;
        let walked: Vec<&str> = walked
            .iter()
            .map(|item| item["id"].as_str().unwrap())
            .collect();
        assert_eq!(walked, all);
        assert!((3..=4).contains(&pages));
        assert_eq!(
            me.ids("/api/v1/notifications?types[]=reblog").await.len(),
            1
        );
        assert_eq!(
            me.ids("/api/v1/notifications?exclude_types[]=favourite")
                .await
                .len(),
            1
        );
        assert_eq!(
            me.ids(&format!("/api/v1/notifications?account_id={}", fans[0].id))
                .await
                .len(),
            2
        );
        let count = me
            .get("/api/v1/notifications/unread_count")
            .await
            .expect(200)
            .json();
        assert_eq!(count["count"], 6);

        let one = me
            .get(&format!("/api/v1/notifications/{}", all[0]))
            .await
            .expect(200)
            .json();
        assert!(one["group_key"].is_string());
        assert_eq!(one["status"]["id"], status["id"]);
        fans[0]
            .get(&format!("/api/v1/notifications/{}", all[0]))
            .await
            .expect(404);
        fans[0]
            .post(&format!("/api/v1/notifications/{}/dismiss", all[0]), ())
            .await;
        assert_eq!(me.ids("/api/v1/notifications").await.len(), 6);
        me.post(&format!("/api/v1/notifications/{}/dismiss", all[0]), ())
            .await
            .expect(200);
        assert_eq!(me.ids("/api/v1/notifications").await.len(), 5);
        me.post("/api/v1/notifications/clear", ()).await.expect(200);
        assert_eq!(me.ids("/api/v1/notifications").await.len(), 0);
    });
}

#[test]
fn ones_own_doings_notify_nobody() {
    run(async {
        let app = App::shared().await;
        let me = app.somebody("alone").await;
        let status = me.post_status(&format!("@{} to myself", me.username)).await;
        me.post(
            &format!(
                "/api/v1/statuses/{}/favourite",
                status["id"].as_str().unwrap()
            ),
            (),
        )
        .await
        .expect(200);
        app.settled().await;
        assert_eq!(me.ids("/api/v1/notifications").await.len(), 0);
    });
}

#[test]
fn markers_remember_and_count_their_versions() {
    run(async {
        let app = App::shared().await;
        let me = app.somebody("marker").await;
        assert_eq!(
            me.get("/api/v1/markers?timeline[]=home")
                .await
                .expect(200)
                .json(),
            json!({})
        );
        let set = me
            .post(
                "/api/v1/markers",
                json!({ "home": { "last_read_id": "103" } }),
            )
            .await
            .expect(200)
            .json();
        assert_eq!(set["home"]["last_read_id"], "103");
        let first = set["home"]["version"].as_i64().unwrap();
        let set = me.post("/api/v1/markers", json!({ "home": { "last_read_id": "104" }, "notifications": { "last_read_id": "5" } })).await.expect(200).json();
        assert_eq!(set["home"]["version"], first + 1);
        let got = me
            .get("/api/v1/markers?timeline[]=home&timeline[]=notifications")
            .await
            .expect(200)
            .json();
        assert_eq!(got["home"]["last_read_id"], "104");
        assert_eq!(got["notifications"]["last_read_id"], "5");
    });
}

#[test]
fn markers_written_at_once_are_each_counted() {
    run(async {
        let app = App::shared().await;
        let me = app.somebody("racer").await;
        let written = (1..=8).map(|n| {
            let me = &me;
            async move {
                let position = json!({ "home": { "last_read_id": n.to_string() }, "notifications": { "last_read_id": n.to_string() } });
                let set = me.post("/api/v1/markers", position).await.expect(200).json();
                set["home"]["version"].as_i64().unwrap()
            }
        });
        let mut versions = futures_util::future::join_all(written).await;
        versions.sort_unstable();
        assert_eq!(versions, (1..=8).collect::<Vec<i64>>());
    });
}

#[test]
fn types_that_a_client_does_not_know_come_with_words() {
    run(async {
        let app = App::shared().await;
        let (me, fan) = (app.somebody("words").await, app.somebody("fan").await);
        let status = me.post_status("worth a star").await;
        let path = format!(
            "/api/v1/statuses/{}/favourite",
            status["id"].as_str().unwrap()
        );
        fan.post(&path, ()).await.expect(200);
        let told = me.wait_for_notification("favourite", &fan.id).await;
        assert!(told.get("fallback").is_none());
        let one = format!("/api/v1/notifications/{}", told["id"].as_str().unwrap());
        let known = me.get(&format!("{one}?supported_types[]=favourite")).await;
        assert!(known.expect(200).json().get("fallback").is_none());
        let unknown = me
            .get(&format!("{one}?supported_types[]=mention"))
            .await
            .expect(200)
            .json();
        let title = unknown["fallback"]["title"].as_str().unwrap();
        assert_eq!(title, format!("{} favorited your post", fan.username));
        assert!(
            unknown["fallback"]["summary"]
                .as_str()
                .unwrap()
                .contains("worth a star")
        );
        let page = me
            .get("/api/v1/notifications?supported_types[]=mention")
            .await
            .array();
        assert!(page[0]["fallback"].is_object());
    });
}

#[test]
fn preferences_have_the_keys_that_clients_read() {
    run(async {
        let app = App::shared().await;
        let me = app.somebody("prefs").await;
        let preferences = me.get("/api/v1/preferences").await.expect(200).json();
        for key in [
            "posting:default:visibility",
            "posting:default:sensitive",
            "posting:default:language",
            "posting:default:quote_policy",
            "reading:expand:media",
            "reading:expand:spoilers",
            "reading:autoplay:gifs",
        ] {
            assert!(preferences.get(key).is_some(), "{key}");
        }
    });
}
