//! The policy for notifications from strangers, and what it holds back.

use serde_json::{Value, json};

use crate::support::{App, Session, app::SCOPES, eventually, run};

const POLICY: &str = "/api/v2/notifications/policy";
const REQUESTS: &str = "/api/v1/notifications/requests";

async fn kinds(who: &Session, path: &str) -> Vec<String> {
    let found = who.get(path).await.expect(200).array();
    found
        .iter()
        .map(|one| one["type"].as_str().unwrap().to_owned())
        .collect()
}

async fn set(who: &Session, change: Value) -> Value {
    who.patch(POLICY, change).await.expect(200).json()
}

#[test]
fn the_policy_has_its_defaults_and_keeps_what_is_chosen_in_both_forms() {
    run(async {
        let app = App::shared().await;
        let me = app.somebody("policy").await;
        let usual = me.get(POLICY).await.expect(200).json();
        assert_eq!(
            usual,
            json!({
                "for_not_following": "accept", "for_not_followers": "accept", "for_new_accounts": "accept",
                "for_private_mentions": "filter", "for_limited_accounts": "filter", "for_bots": "accept",
                "summary": { "pending_requests_count": 0, "pending_notifications_count": 0 },
            })
        );
        let changed = set(
            &me,
            json!({ "for_bots": "drop", "for_new_accounts": "filter" }),
        )
        .await;
        assert_eq!(changed["for_bots"], "drop");
        assert_eq!(changed["for_new_accounts"], "filter");
        assert_eq!(changed["for_private_mentions"], "filter");
        let again = me
            .put(POLICY, json!({ "for_private_mentions": "accept" }))
            .await;
        let again = again.expect(200).json();
        assert_eq!(
            (&again["for_bots"], &again["for_private_mentions"]),
            (&json!("drop"), &json!("accept"))
        );

        let older = "/api/v1/notifications/policy";
        let v1 = me.get(older).await.expect(200).json();
        assert_eq!(v1["filter_new_accounts"], true);
        assert_eq!(v1["filter_private_mentions"], false);
        let v1 = me
            .put(
                older,
                json!({ "filter_not_following": "true", "filter_new_accounts": false }),
            )
            .await;
        let v1 = v1.expect(200).json();
        assert_eq!(
            (&v1["filter_not_following"], &v1["filter_new_accounts"]),
            (&json!(true), &json!(false))
        );
        assert_eq!(me.get(POLICY).await.json()["for_not_following"], "filter");

        let refused = me.patch(POLICY, json!({ "for_bots": "shout" })).await;
        assert!(matches!(refused.status, 400 | 422), "{}", refused.status);
        assert_eq!(me.get(POLICY).await.json()["for_bots"], "drop");
        app.client().get(POLICY).await.expect(401);
        let reader = app.token(&me.username, "read").await;
        let reader = app.client().with_token(&reader);
        reader.get(POLICY).await.expect(200);
        reader
            .patch(POLICY, json!({ "for_bots": "accept" }))
            .await
            .expect(403);
    });
}

#[test]
fn strangers_private_mentions_wait_as_a_request_until_it_is_accepted() {
    run(async {
        let app = App::fresh("requests").await;
        let (me, stranger, other) = (
            app.user("me").await,
            app.user("stranger").await,
            app.user("other").await,
        );
        let first = stranger.post_as("@me psst", "direct").await;
        let second = stranger.post_as("@me psst again", "direct").await;
        app.settled().await;
        assert_eq!(kinds(&me, "/api/v1/notifications").await.len(), 0);
        assert_eq!(
            me.get("/api/v1/notifications/unread_count").await.json()["count"],
            0
        );
        assert_eq!(
            kinds(&me, "/api/v1/notifications?include_filtered=true")
                .await
                .len(),
            2
        );
        let path = format!("/api/v1/notifications?account_id={}", stranger.id);
        assert_eq!(kinds(&me, &path).await.len(), 2);
        let grouped = me
            .get("/api/v2/notifications?include_filtered=true")
            .await
            .expect(200)
            .json();
        assert_eq!(grouped["notification_groups"].as_array().unwrap().len(), 2);
        assert_eq!(me.ids("/api/v1/conversations").await.len(), 0);
        assert_eq!(
            me.get(POLICY).await.json()["summary"],
            json!({ "pending_requests_count": 1, "pending_notifications_count": 2 })
        );
        let found = me.get(REQUESTS).await.expect(200).array();
        assert_eq!(found.len(), 1);
        assert_eq!(found[0]["account"]["id"], json!(stranger.id));
        assert_eq!(found[0]["notifications_count"], "2");
        assert_eq!(found[0]["last_status"]["id"], second["id"]);
        let id = found[0]["id"].as_str().unwrap().to_owned();
        let one = format!("{REQUESTS}/{id}");
        assert_eq!(me.get(&one).await.expect(200).json(), found[0]);
        for act in ["accept", "dismiss"] {
            other.post(&format!("{one}/{act}"), ()).await.expect(404);
            other
                .post(&format!("{REQUESTS}/{act}"), json!({ "id": [id] }))
                .await
                .expect(200);
        }
        other.get(&one).await.expect(404);
        assert_eq!(me.ids(REQUESTS).await.len(), 1);

        // A post that is taken back is held back no longer.
        let gone = format!("/api/v1/statuses/{}", first["id"].as_str().unwrap());
        stranger.delete(&gone, ()).await.expect(200);
        assert_eq!(me.get(&one).await.json()["notifications_count"], "1");

        me.post(&format!("{one}/accept"), ()).await.expect(200);
        me.get(&one).await.expect(404);
        eventually("the request is merged", || async {
            let merged = me
                .get(&format!("{REQUESTS}/merged"))
                .await
                .expect(200)
                .json();
            (merged["merged"] == true).then_some(())
        })
        .await;
        assert_eq!(kinds(&me, "/api/v1/notifications").await, ["mention"]);
        assert_eq!(me.ids("/api/v1/conversations").await.len(), 1);
        // From now on they are let through.
        stranger.post_as("@me thanks", "direct").await;
        app.settled().await;
        assert_eq!(kinds(&me, "/api/v1/notifications").await.len(), 2);
        assert_eq!(me.ids(REQUESTS).await.len(), 0);
    });
}

#[test]
fn requests_are_paged_and_dismissed_in_bulk_with_what_they_hold_back() {
    run(async {
        let app = App::fresh("bulk").await;
        let me = app.user("me").await;
        let mut senders = Vec::new();
        for n in 0..4 {
            let sender = app.user(&format!("sender{n}")).await;
            sender.post_as("@me psst", "direct").await;
            app.settled().await;
            senders.push(sender);
        }
        let all = me.ids(REQUESTS).await;
        assert_eq!(all.len(), 4);
        let (walked, _) = me.walk(&format!("{REQUESTS}?limit=2")).await;
        let walked: Vec<&str> = walked
            .iter()
            .map(|one| one["id"].as_str().unwrap())
            .collect();
        assert_eq!(walked, all);
        let up = me
            .ids(&format!("{REQUESTS}?limit=2&min_id={}", all[3]))
            .await;
        assert_eq!(up, all[1..3]);
        let refused = me.post(&format!("{REQUESTS}/accept"), json!({})).await;
        assert!(matches!(refused.status, 400 | 422), "{}", refused.status);
        me.post(
            &format!("{REQUESTS}/dismiss"),
            json!({ "id": [all[0], all[1]] }),
        )
        .await
        .expect(200);
        assert_eq!(me.ids(REQUESTS).await, all[2..]);
        app.settled().await;
        assert_eq!(
            app.count("SELECT count(*) FROM notifications WHERE filtered")
                .await,
            2
        );
        me.post(
            &format!("{REQUESTS}/accept"),
            json!({ "id": [all[2], all[3]] }),
        )
        .await
        .expect(200);
        app.settled().await;
        assert_eq!(me.ids(REQUESTS).await.len(), 0);
        assert_eq!(kinds(&me, "/api/v1/notifications").await.len(), 2);
        // Who was dismissed is no more let through than before.
        senders[3].post_as("@me psst", "direct").await;
        app.settled().await;
        assert_eq!(me.ids(REQUESTS).await.len(), 1);
        app.client().get(REQUESTS).await.expect(401);
    });
}

#[test]
fn each_rule_of_the_policy_holds_back_drops_or_lets_through() {
    run(async {
        let app = App::fresh("rules").await;
        let me = app.user("me").await;
        let mine = me.post_status("mine").await;
        let path = format!(
            "/api/v1/statuses/{}/favourite",
            mine["id"].as_str().unwrap()
        );
        // Of each sender: what is true of them, and the rule that it is for.
        let cases = [
            ("nobody", "", "for_not_following"),
            ("unfollowed", "", "for_not_followers"),
            ("young", "", "for_new_accounts"),
            (
                "limited",
                "UPDATE accounts SET silenced_at = now() WHERE username = 'limited'",
                "for_limited_accounts",
            ),
            (
                "robot",
                "UPDATE accounts SET kind = 'Service' WHERE username = 'robot'",
                "for_bots",
            ),
        ];
        let open = json!({
            "for_not_following": "accept", "for_not_followers": "accept", "for_new_accounts": "accept",
            "for_private_mentions": "accept", "for_limited_accounts": "accept", "for_bots": "accept",
        });
        for (name, statement, rule) in cases {
            let sender = app.user(name).await;
            if !statement.is_empty() {
                app.sql(statement).await;
                app.services.caches.forget_all();
            }
            for (action, held, told) in [("drop", 0, 0), ("filter", 1, 0), ("accept", 1, 1)] {
                set(&me, open.clone()).await;
                set(&me, json!({ rule: action })).await;
                me.post("/api/v1/notifications/clear", ()).await.expect(200);
                sender.post(&path, ()).await.expect(200);
                app.settled().await;
                let all = kinds(&me, "/api/v1/notifications?include_filtered=true")
                    .await
                    .len();
                let shown = kinds(&me, "/api/v1/notifications").await.len();
                assert_eq!((all, shown), (held, told), "{rule} {action}");
                sender
                    .post(&path.replace("favourite", "unfavourite"), ())
                    .await
                    .expect(200);
                app.settled().await;
            }
            // Whom the reader follows is no stranger, whatever they are; only to be followed is asked of them too.
            if rule != "for_not_followers" {
                me.follow(&sender.id).await;
                set(&me, json!({ rule: "drop" })).await;
                sender.post(&path, ()).await.expect(200);
                app.settled().await;
                assert_eq!(kinds(&me, "/api/v1/notifications").await.len(), 1, "{rule}");
            }
        }
    });
}

#[test]
fn an_answer_to_ones_own_private_mention_is_let_through() {
    run(async {
        let app = App::fresh("answers").await;
        let (me, friend, third) = (
            app.user("me").await,
            app.user("friend").await,
            app.user("third").await,
        );
        let asked = me.post_as("@friend a word?", "direct").await;
        friend
            .post_with(json!({ "status": "@me certainly", "visibility": "direct", "in_reply_to_id": asked["id"] }))
            .await;
        app.settled().await;
        assert_eq!(kinds(&me, "/api/v1/notifications").await, ["mention"]);
        // It opens the door to nobody else.
        third.post_as("@me and me?", "direct").await;
        friend.post_as("@me out of the blue", "direct").await;
        app.settled().await;
        assert_eq!(kinds(&me, "/api/v1/notifications").await.len(), 1);
        assert_eq!(me.ids(REQUESTS).await.len(), 2);
    });
}

#[test]
fn what_is_merged_joins_the_group_of_its_hour() {
    run(async {
        let app = App::fresh("merged").await;
        let me = app.user("me").await;
        let (known, stranger) = (app.user("known").await, app.user("stranger").await);
        let mine = me.post_status("mine").await;
        let path = format!(
            "/api/v1/statuses/{}/favourite",
            mine["id"].as_str().unwrap()
        );
        me.follow(&known.id).await;
        known.post(&path, ()).await.expect(200);
        app.settled().await;
        set(&me, json!({ "for_not_following": "filter" })).await;
        stranger.post(&path, ()).await.expect(200);
        stranger.post_status("@me hello").await;
        app.settled().await;
        assert_eq!(kinds(&me, "/api/v1/notifications").await, ["favourite"]);
        let id = me.ids(REQUESTS).await.remove(0);
        me.post(&format!("{REQUESTS}/{id}/accept"), ())
            .await
            .expect(200);
        app.settled().await;
        let page = me
            .get("/api/v2/notifications?types[]=favourite")
            .await
            .expect(200)
            .json();
        let groups = page["notification_groups"].as_array().unwrap();
        assert_eq!(groups.len(), 1);
        assert_eq!(groups[0]["notifications_count"], 2);
        assert_eq!(kinds(&me, "/api/v1/notifications").await.len(), 3);
        // Another time the policy lets them through.
        stranger
            .post(&path.replace("favourite", "reblog"), ())
            .await
            .expect(200);
        app.settled().await;
        assert_eq!(kinds(&me, "/api/v1/notifications").await.len(), 4);
    });
}

#[test]
fn moderators_are_heard_whatever_the_policy_says() {
    run(async {
        let app = App::fresh("staff").await;
        let me = app.user("me").await;
        app.account("keeper", "Moderator").await;
        let keeper = app.sign_in("keeper", SCOPES).await;
        set(
            &me,
            json!({ "for_private_mentions": "drop", "for_not_following": "drop" }),
        )
        .await;
        let told = keeper.post_as("@me about your report", "direct").await;
        app.settled().await;
        assert_eq!(kinds(&me, "/api/v1/notifications").await, ["mention"]);
        // Only what they write, and only those above the reader.
        let mine = me.post_status("mine").await;
        let path = format!(
            "/api/v1/statuses/{}/favourite",
            mine["id"].as_str().unwrap()
        );
        keeper.post(&path, ()).await.expect(200);
        app.settled().await;
        set(&keeper, json!({ "for_private_mentions": "drop" })).await;
        me.follow(&keeper.id).await;
        app.account("second", "Moderator").await;
        let second = app.sign_in("second", SCOPES).await;
        second.post_as("@keeper a word", "direct").await;
        app.settled().await;
        assert!(
            !kinds(&me, "/api/v1/notifications")
                .await
                .contains(&"favourite".to_owned())
        );
        assert_eq!(kinds(&keeper, "/api/v1/notifications").await, ["follow"]);
        assert_eq!(me.ids("/api/v1/conversations").await.len(), 1);
        assert_eq!(told["visibility"], "direct");
    });
}
