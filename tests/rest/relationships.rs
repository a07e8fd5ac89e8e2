//! Follow, block, mute, requests.

use serde_json::json;

use crate::support::{App, Session, run};

async fn two(stem: &str) -> (App, Session, Session) {
    let app = App::shared().await;
    let (one, two) = (app.somebody(stem).await, app.somebody(stem).await);
    (app, one, two)
}

#[test]
fn follow_and_unfollow_change_relationship_counts_and_notify() {
    run(async {
        let (_, fan, star) = two("follow").await;
        let relation = fan.follow(&star.id).await;
        assert_eq!(relation["following"], true);
        assert_eq!(relation["showing_reblogs"], true);
        assert_eq!(star.relationship(&fan.id).await["followed_by"], true);
        star.wait_for_notification("follow", &fan.id).await;
        let account = star
            .get(&format!("/api/v1/accounts/{}", star.id))
            .await
            .json();
        assert_eq!(account["followers_count"], 1);
        // Again changes nothing.
        fan.follow(&star.id).await;
        let account = star
            .get(&format!("/api/v1/accounts/{}", star.id))
            .await
            .json();
        assert_eq!(account["followers_count"], 1);
        let relation = fan
            .post(&format!("/api/v1/accounts/{}/unfollow", star.id), ())
            .await
            .expect(200)
            .json();
        assert_eq!(relation["following"], false);
        let account = star
            .get(&format!("/api/v1/accounts/{}", star.id))
            .await
            .json();
        assert_eq!(account["followers_count"], 0);
    });
}

#[test]
fn follow_takes_flags_and_changes_them_when_repeated() {
    run(async {
        let (_, fan, star) = two("flags").await;
        let path = format!("/api/v1/accounts/{}/follow", star.id);
        let relation = fan
            .post(
                &path,
                json!({ "reblogs": false, "notify": true, "languages": ["de", "en"] }),
            )
            .await
            .expect(200)
            .json();
        assert_eq!(relation["showing_reblogs"], false);
        assert_eq!(relation["notifying"], true);
        assert_eq!(relation["languages"], json!(["de", "en"]));
        let relation = fan
            .post(&path, json!({ "reblogs": true }))
            .await
            .expect(200)
            .json();
        assert_eq!(relation["showing_reblogs"], true);
        let status = star
            .post_with(json!({ "status": "hallo", "language": "de" }))
            .await;
        let note = fan.wait_for_notification("status", &star.id).await;
        assert_eq!(note["status"]["id"], status["id"]);
    });
}

#[test]
fn following_oneself_or_nobody_is_refused() {
    run(async {
        let app = App::shared().await;
        let user = app.somebody("alone").await;
        user.post(&format!("/api/v1/accounts/{}/follow", user.id), ())
            .await
            .expect(403);
        user.post("/api/v1/accounts/1/follow", ()).await.expect(404);
    });
}

#[test]
fn locked_accounts_decide_about_requests() {
    run(async {
        let (app, fan, star) = two("locked").await;
        let rejected = app.somebody("rejected").await;
        star.patch(
            "/api/v1/accounts/update_credentials",
            json!({ "locked": true }),
        )
        .await
        .expect(200);
        let private = star.post_as("for followers", "private").await;
        let path = format!("/api/v1/statuses/{}", private["id"].as_str().unwrap());
        for asking in [&fan, &rejected] {
            let relation = asking.follow(&star.id).await;
            assert_eq!(relation["requested"], true);
            assert_eq!(relation["following"], false);
            star.wait_for_notification("follow_request", &asking.id)
                .await;
            asking.get(&path).await.expect(404);
        }
        let mut waiting = star.ids("/api/v1/follow_requests").await;
        waiting.sort();
        let mut expected = vec![fan.id.clone(), rejected.id.clone()];
        expected.sort();
        assert_eq!(waiting, expected);
        star.post(&format!("/api/v1/follow_requests/{}/authorize", fan.id), ())
            .await
            .expect(200);
        star.post(
            &format!("/api/v1/follow_requests/{}/reject", rejected.id),
            (),
        )
        .await
        .expect(200);
        fan.get(&path).await.expect(200);
        rejected.get(&path).await.expect(404);
        assert_eq!(
            star.ids("/api/v1/follow_requests").await,
            Vec::<String>::new()
        );
    });
}

#[test]
fn authorising_without_a_request_forces_no_follow() {
    run(async {
        let (_, one, other) = two("forced").await;
        one.post(
            &format!("/api/v1/follow_requests/{}/authorize", other.id),
            (),
        )
        .await
        .expect(404);
        assert_eq!(one.relationship(&other.id).await["followed_by"], false);
    });
}

#[test]
fn a_block_ends_both_follows_and_hides_both_from_each_other() {
    run(async {
        let (_, one, other) = two("block").await;
        one.follow(&other.id).await;
        other.follow(&one.id).await;
        let status = one.post_status("before the block").await;
        let path = format!("/api/v1/statuses/{}", status["id"].as_str().unwrap());
        other.wait_for_home(status["id"].as_str().unwrap()).await;
        let relation = one
            .post(&format!("/api/v1/accounts/{}/block", other.id), ())
            .await
            .expect(200)
            .json();
        assert_eq!(relation["blocking"], true);
        assert_eq!(relation["following"], false);
        assert_eq!(relation["followed_by"], false);
        assert_eq!(other.relationship(&one.id).await["blocked_by"], true);
        other.get(&path).await.expect(404);
        assert!(
            !other
                .home()
                .await
                .contains(&status["id"].as_str().unwrap().to_owned())
        );
        other
            .post(&format!("/api/v1/accounts/{}/follow", one.id), ())
            .await
            .expect(403);
        other
            .post(&format!("{path}/favourite"), ())
            .await
            .expect(404);
        assert_eq!(
            one.ids("/api/v1/blocks").await,
            std::slice::from_ref(&other.id)
        );
        let relation = one
            .post(&format!("/api/v1/accounts/{}/unblock", other.id), ())
            .await
            .expect(200)
            .json();
        assert_eq!(relation["blocking"], false);
        other.get(&path).await.expect(200);
    });
}

#[test]
fn a_mute_hides_from_home_and_notifications_but_not_a_direct_look() {
    run(async {
        let (_, one, other) = two("mute").await;
        one.follow(&other.id).await;
        let relation = one
            .post(
                &format!("/api/v1/accounts/{}/mute", other.id),
                json!({ "notifications": true }),
            )
            .await
            .expect(200)
            .json();
        assert_eq!(relation["muting"], true);
        assert_eq!(relation["muting_notifications"], true);
        let status = other.post_status(&format!("@{} hello", one.username)).await;
        let id = status["id"].as_str().unwrap();
        let app = App::shared().await;
        app.settled().await;
        assert!(!one.home().await.contains(&id.to_owned()));
        assert_eq!(one.get("/api/v1/notifications").await.array().len(), 0);
        one.get(&format!("/api/v1/statuses/{id}")).await.expect(200);
        assert_eq!(
            one.ids("/api/v1/mutes").await,
            std::slice::from_ref(&other.id)
        );
        one.post(&format!("/api/v1/accounts/{}/unmute", other.id), ())
            .await
            .expect(200);
        assert!(one.home().await.contains(&id.to_owned()));
    });
}

#[test]
fn relationships_come_in_the_order_asked_for_and_never_for_the_unknown() {
    run(async {
        let app = App::shared().await;
        let me = app.somebody("order").await;
        let mut ids = Vec::new();
        for _ in 0..3 {
            ids.push(app.somebody("order").await.id.clone());
        }
        let asked = [&ids[2], &ids[0], &ids[1]];
        let query: Vec<String> = asked.iter().map(|id| format!("id[]={id}")).collect();
        let found = me
            .ids(&format!(
                "/api/v1/accounts/relationships?{}&id[]=1",
                query.join("&")
            ))
            .await;
        assert_eq!(found, asked.map(String::clone));
        let single = me
            .ids(&format!("/api/v1/accounts/relationships?id={}", ids[0]))
            .await;
        assert_eq!(single, [ids[0].clone()]);
    });
}

#[test]
fn removing_a_follower_removes_them() {
    run(async {
        let (_, fan, star) = two("remove").await;
        fan.follow(&star.id).await;
        star.post(
            &format!("/api/v1/accounts/{}/remove_from_followers", fan.id),
            (),
        )
        .await
        .expect(200);
        assert_eq!(fan.relationship(&star.id).await["following"], false);
    });
}

#[test]
fn follower_lists_page_both_ways_by_their_links() {
    run(async {
        let app = App::shared().await;
        let star = app.somebody("paged").await;
        let mut fans = Vec::new();
        for _ in 0..7 {
            let fan = app.somebody("fan").await;
            fan.follow(&star.id).await;
            fans.push(fan.id.clone());
        }
        fans.reverse();
        let path = format!("/api/v1/accounts/{}/followers?limit=3", star.id);
        let (walked, pages) = star.walk(&path).await;
        let walked: Vec<String> = walked
            .iter()
            .map(|item| item["id"].as_str().unwrap().to_owned())
            .collect();
        assert_eq!(walked, fans);
        assert!((3..=4).contains(&pages), "{pages} pages");
        let first = star.get(&path).await;
        let second = star.get(&first.link("next").unwrap()).await;
        let back = star.get(&second.link("prev").unwrap()).await;
        assert_eq!(back.ids(), first.ids());
    });
}
