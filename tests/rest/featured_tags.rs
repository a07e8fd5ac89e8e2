//! Tags on profiles.

use serde_json::{Value, json};

use crate::support::{App, Options, Session, eventually, run};

async fn feature(session: &Session, name: &str) -> Value {
    session
        .post("/api/v1/featured_tags", json!({ "name": name }))
        .await
        .expect(200)
        .json()
}

async fn listed(session: &Session) -> Vec<Value> {
    session
        .get("/api/v1/featured_tags")
        .await
        .expect(200)
        .array()
}

/// Waits until the first featured tag has so many posts.
async fn wait_for_count(session: &Session, count: &str) -> Value {
    eventually(&format!("a featured tag with {count} posts"), || async {
        listed(session)
            .await
            .into_iter()
            .find(|tag| tag["statuses_count"] == count)
    })
    .await
}

#[test]
fn a_featured_tag_counts_open_posts_before_and_after_edits_and_deletes() {
    run(async {
        let app = App::shared().await;
        let me = app.somebody("tagger").await;
        me.post_status("before #Graz").await;
        me.post_as("unlisted #graz", "unlisted").await;
        me.post_as("not counted #graz", "private").await;
        me.post_status("another #wien").await;
        let tag = feature(&me, "#Graz").await;
        assert_eq!(tag["name"], "Graz");
        assert_eq!(tag["statuses_count"], "2");
        assert_eq!(
            tag["url"],
            format!("https://shared.test/@{}/tagged/graz", me.username)
        );
        let today = jiff::Timestamp::now().to_string();
        assert_eq!(tag["last_status_at"], &today[..10]);

        let post = me.post_status("after #graz").await;
        wait_for_count(&me, "3").await;
        let path = format!("/api/v1/statuses/{}", post["id"].as_str().unwrap());
        me.put(&path, json!({ "status": "after #wien" }))
            .await
            .expect(200);
        wait_for_count(&me, "2").await;
        me.put(&path, json!({ "status": "again #graz" }))
            .await
            .expect(200);
        wait_for_count(&me, "3").await;
        me.delete(&path, ()).await.expect(200);
        // Right with the deletion.
        assert_eq!(listed(&me).await[0]["statuses_count"], "2");
        app.settled().await;
        assert_eq!(listed(&me).await[0]["statuses_count"], "2");

        let empty = feature(&me, "empty").await;
        assert_eq!(empty["statuses_count"], "0");
        assert_eq!(empty["last_status_at"], Value::Null);
        // Anybody sees them, and the page they point to is there.
        let shown = app
            .client()
            .get(&format!("/api/v1/accounts/{}/featured_tags", me.id))
            .await
            .expect(200)
            .array();
        assert_eq!(shown.len(), 2);
        let page = app
            .client()
            .get(tag["url"].as_str().unwrap())
            .await
            .expect(200);
        assert!(page.text().contains("before"), "{}", page.text());
        assert!(!page.text().contains("another"), "{}", page.text());
    });
}

#[test]
fn featured_tags_are_refused_twice_beyond_ten_and_when_no_tags() {
    run(async {
        let app = App::shared().await;
        let me = app.somebody("limits").await;
        let tag = feature(&me, "one").await;
        let refused = |name: &'static str| {
            let me = me.clone();
            async move {
                me.post("/api/v1/featured_tags", json!({ "name": name }))
                    .await
                    .expect(422)
                    .error()
            }
        };
        assert_eq!(
            refused("ONE").await,
            "Validation failed: Name has already been taken"
        );
        assert_eq!(refused("12 34").await, "Validation failed: Name is invalid");
        me.post("/api/v1/featured_tags", json!({}))
            .await
            .expect(400);
        for number in 2..=10 {
            feature(&me, &format!("tag{number}")).await;
        }
        assert_eq!(
            refused("eleven").await,
            "Validation failed: You have already featured the maximum number of hashtags"
        );
        let other = app.somebody("limits").await;
        let path = format!("/api/v1/featured_tags/{}", tag["id"].as_str().unwrap());
        other.delete(&path, ()).await.expect(404);
        me.delete(&path, ()).await.expect(200);
        me.delete(&path, ()).await.expect(404);
        assert_eq!(listed(&me).await.len(), 9);
        app.client().get("/api/v1/featured_tags").await.expect(401);
    });
}

#[test]
fn tags_are_featured_and_unfeatured_by_name_as_often_as_one_likes() {
    run(async {
        let app = App::shared().await;
        let (me, other) = (app.somebody("named").await, app.somebody("named").await);
        for _ in 0..2 {
            let tag = me
                .post("/api/v1/tags/Sommer/feature", ())
                .await
                .expect(200)
                .json();
            assert_eq!(tag["featuring"], true);
        }
        assert_eq!(listed(&me).await.len(), 1);
        assert_eq!(
            me.get("/api/v1/tags/sommer").await.json()["featuring"],
            true
        );
        assert_eq!(
            other.get("/api/v1/tags/sommer").await.json()["featuring"],
            false
        );
        let anonymous = app.client().get("/api/v1/tags/sommer").await.json();
        assert_eq!(anonymous.get("featuring"), None);
        let found = me.get("/api/v2/search?type=hashtags&q=sommer").await.json();
        assert_eq!(found["hashtags"][0]["featuring"], true);
        for _ in 0..2 {
            let tag = me
                .post("/api/v1/tags/sommer/unfeature", ())
                .await
                .expect(200)
                .json();
            assert_eq!(tag["featuring"], false);
        }
        assert!(listed(&me).await.is_empty());
        me.post("/api/v1/tags/123/feature", ()).await.expect(422);
    });
}

#[test]
fn tags_used_most_are_suggested_unless_they_are_featured() {
    run(async {
        let app = App::shared().await;
        let me = app.somebody("suggested").await;
        for text in ["#often #seldom", "#often #featured", "#often"] {
            me.post_status(text).await;
        }
        feature(&me, "featured").await;
        let names: Vec<Value> = me
            .get("/api/v1/featured_tags/suggestions")
            .await
            .expect(200)
            .array()
            .into_iter()
            .map(|tag| tag["name"].clone())
            .collect();
        assert_eq!(names, ["often", "seldom"]);
    });
}

#[test]
fn peers_read_featured_tags_from_where_the_actor_says() {
    run(async {
        let app = App::shared().await;
        let me = app.somebody("peers").await;
        feature(&me, "Öffi").await;
        let client = app
            .client()
            .with_header("accept", "application/activity+json");
        let actor = client
            .get(&format!("/users/{}", me.username))
            .await
            .expect(200)
            .json();
        let tags = client
            .get(actor["featuredTags"].as_str().unwrap())
            .await
            .expect(200)
            .json();
        assert_eq!(tags["id"], actor["featuredTags"]);
        assert_eq!(tags["totalItems"], 1);
        assert_eq!(tags["orderedItems"][0]["type"], "Hashtag");
        assert_eq!(tags["orderedItems"][0]["name"], "#Öffi");
        let href = tags["orderedItems"][0]["href"].as_str().unwrap();
        assert!(href.starts_with(&format!("https://shared.test/@{}/tagged/", me.username)));
    });
}

#[test]
fn tags_on_profiles_elsewhere_are_fetched_when_they_are_followed_or_change() {
    run(async {
        let [here, there] = App::network(["reading", "featuring"]).await;
        let (me, bob) = (here.user("me").await, there.user("bob").await);
        feature(&bob, "Graz").await;
        let bob_here = me.resolve("bob@featuring.test").await;
        let path = format!(
            "/api/v1/accounts/{}/featured_tags",
            bob_here["id"].as_str().unwrap()
        );
        me.follow(bob_here["id"].as_str().unwrap()).await;
        let shown = eventually("the tags of a profile elsewhere", || async {
            let tags = me.get(&path).await.expect(200).array();
            (!tags.is_empty()).then_some(tags)
        })
        .await;
        assert_eq!(shown[0]["name"], "Graz");
        assert_eq!(shown[0]["statuses_count"], "0");
        assert_eq!(
            shown[0]["url"],
            "https://reading.test/@bob@featuring.test/tagged/graz"
        );
        // A change of the profile makes us look again.
        there.settled().await;
        here.settled().await;
        bob.post("/api/v1/tags/graz/unfeature", ())
            .await
            .expect(200);
        eventually("the tag to go", || async {
            me.get(&path)
                .await
                .expect(200)
                .array()
                .is_empty()
                .then_some(())
        })
        .await;
    });
}

#[test]
fn posts_with_a_new_featured_tag_are_counted_once() {
    run(async {
        let app = App::start(Options::new("once").idle()).await;
        let me = app.user("me").await;
        me.post_status("before #Graz").await;
        assert_eq!(feature(&me, "#Graz").await["statuses_count"], "1");
        // The job is for a process that dies before it has counted.
        let jobs = "SELECT count(*) FROM jobs WHERE kind = 'featured_tag_added'";
        assert_eq!(app.count(jobs).await, 0);
    });
}
