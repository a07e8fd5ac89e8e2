//! Favourites, boosts, bookmarks, pins, muted threads.

use serde_json::{Value, json};

use crate::support::{App, Session, run};

async fn scene() -> (App, Session, Session, Value) {
    let app = App::shared().await;
    let (author, fan) = (app.somebody("author").await, app.somebody("fan").await);
    let status = author.post_status("to be marked").await;
    (app, author, fan, status)
}

fn act(status: &Value, what: &str) -> String {
    format!("/api/v1/statuses/{}/{what}", status["id"].as_str().unwrap())
}

#[test]
fn favouriting_is_idempotent_counted_listed_and_notified() {
    run(async {
        let (app, author, fan, status) = scene().await;
        for _ in 0..2 {
            let marked = fan
                .post(&act(&status, "favourite"), ())
                .await
                .expect(200)
                .json();
            assert_eq!(marked["favourited"], true);
            assert_eq!(marked["favourites_count"], 1);
        }
        author.wait_for_notification("favourite", &fan.id).await;
        app.settled().await;
        assert_eq!(author.get("/api/v1/notifications").await.array().len(), 1);
        assert_eq!(
            author.ids(&act(&status, "favourited_by")).await,
            std::slice::from_ref(&fan.id)
        );
        assert_eq!(
            fan.ids("/api/v1/favourites").await,
            [status["id"].as_str().unwrap()]
        );
        for _ in 0..2 {
            let undone = fan
                .post(&act(&status, "unfavourite"), ())
                .await
                .expect(200)
                .json();
            assert_eq!(undone["favourited"], false);
        }
        let shown = app
            .client()
            .get(&format!(
                "/api/v1/statuses/{}",
                status["id"].as_str().unwrap()
            ))
            .await
            .json();
        assert_eq!(shown["favourites_count"], 0);
    });
}

#[test]
fn many_favour_at_once_and_the_count_is_exact() {
    run(async {
        let (app, author, _, status) = scene().await;
        let mut fans = Vec::new();
        for _ in 0..8 {
            fans.push(app.somebody("crowd").await);
        }
        let path = act(&status, "favourite");
        futures_util::future::join_all(fans.iter().map(|fan| fan.post(&path, ()))).await;
        let shown = author
            .get(&format!(
                "/api/v1/statuses/{}",
                status["id"].as_str().unwrap()
            ))
            .await
            .json();
        assert_eq!(shown["favourites_count"], 8);
    });
}

#[test]
fn a_boost_is_a_post_of_its_own_with_the_original_inside() {
    run(async {
        let (app, author, fan, status) = scene().await;
        let follower = app.somebody("reader").await;
        follower.follow(&fan.id).await;
        let boost = fan
            .post(&act(&status, "reblog"), ())
            .await
            .expect(200)
            .json();
        assert_ne!(boost["id"], status["id"]);
        assert_eq!(boost["reblog"]["id"], status["id"]);
        assert_eq!(boost["reblog"]["reblogged"], true);
        let again = fan
            .post(&act(&status, "reblog"), ())
            .await
            .expect(200)
            .json();
        assert_eq!(again["id"], boost["id"]);
        author.wait_for_notification("reblog", &fan.id).await;
        follower.wait_for_home(boost["id"].as_str().unwrap()).await;
        assert_eq!(
            author.ids(&act(&status, "reblogged_by")).await,
            std::slice::from_ref(&fan.id)
        );
        let original = fan
            .post(&act(&status, "unreblog"), ())
            .await
            .expect(200)
            .json();
        assert_eq!(original["id"], status["id"]);
        assert_eq!(original["reblogged"], false);
        assert_eq!(follower.home().await, Vec::<String>::new());
    });
}

#[test]
fn boosting_a_boost_boosts_the_original() {
    run(async {
        let (app, _, fan, status) = scene().await;
        let third = app.somebody("third").await;
        let boost = fan
            .post(&act(&status, "reblog"), ())
            .await
            .expect(200)
            .json();
        let second = third
            .post(&act(&boost, "reblog"), ())
            .await
            .expect(200)
            .json();
        assert_eq!(second["reblog"]["id"], status["id"]);
    });
}

#[test]
fn private_posts_are_boosted_by_their_author_only_and_direct_ones_by_nobody() {
    run(async {
        let (_, author, fan, _) = scene().await;
        fan.follow(&author.id).await;
        let private = author.post_as("private", "private").await;
        let refused = fan.post(&act(&private, "reblog"), ()).await;
        assert!(matches!(refused.status, 403 | 404), "{}", refused.status);
        let own = author
            .post(&act(&private, "reblog"), ())
            .await
            .expect(200)
            .json();
        assert_eq!(own["visibility"], "private");
        let direct = author
            .post_as(&format!("@{}", fan.username), "direct")
            .await;
        for who in [&author, &fan] {
            let refused = who.post(&act(&direct, "reblog"), ()).await;
            assert!((400..500).contains(&refused.status), "{}", refused.status);
        }
    });
}

#[test]
fn bookmarks_are_private_and_paged() {
    run(async {
        let (app, author, fan, status) = scene().await;
        let mut expected = vec![status["id"].as_str().unwrap().to_owned()];
        fan.post(&act(&status, "bookmark"), ()).await.expect(200);
        for n in 0..6 {
            let status = author.post_status(&format!("bookmark {n}")).await;
            let marked = fan
                .post(&act(&status, "bookmark"), ())
                .await
                .expect(200)
                .json();
            assert_eq!(marked["bookmarked"], true);
            expected.insert(0, status["id"].as_str().unwrap().to_owned());
        }
        let (walked, _) = fan.walk("/api/v1/bookmarks?limit=3").await;
        let walked: Vec<&str> = walked
            .iter()
            .map(|status| status["id"].as_str().unwrap())
            .collect();
        assert_eq!(walked, expected);
        app.settled().await;
        assert_eq!(author.get("/api/v1/notifications").await.array().len(), 0);
        fan.post(&act(&status, "unbookmark"), ()).await.expect(200);
        assert_eq!(fan.ids("/api/v1/bookmarks?limit=40").await.len(), 6);
    });
}

#[test]
fn only_own_posts_are_pinned_and_at_most_five() {
    run(async {
        let (_, author, fan, status) = scene().await;
        let foreign = fan.post(&act(&status, "pin"), ()).await;
        assert!(matches!(foreign.status, 404 | 422), "{}", foreign.status);
        let direct = author.post_as("note to self", "direct").await;
        author.post(&act(&direct, "pin"), ()).await.expect(422);
        for n in 0..5 {
            let status = author.post_status(&format!("pin {n}")).await;
            let pinned = author
                .post(&act(&status, "pin"), ())
                .await
                .expect(200)
                .json();
            assert_eq!(pinned["pinned"], true);
        }
        author.post(&act(&status, "pin"), ()).await.expect(422);
    });
}

#[test]
fn a_muted_thread_notifies_no_more() {
    run(async {
        let (app, author, fan, status) = scene().await;
        let muted = author
            .post(&act(&status, "mute"), ())
            .await
            .expect(200)
            .json();
        assert_eq!(muted["muted"], true);
        let reply = json!({ "status": format!("@{} hear me", author.username), "in_reply_to_id": status["id"] });
        fan.post_with(reply.clone()).await;
        app.settled().await;
        assert_eq!(author.get("/api/v1/notifications").await.array().len(), 0);
        author.post(&act(&status, "unmute"), ()).await.expect(200);
        fan.post_with(reply).await;
        author.wait_for_notification("mention", &fan.id).await;
    });
}
