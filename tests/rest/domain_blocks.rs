//! Servers that a person does not want to hear of.

use rookery::domain::domain_blocks;
use serde_json::json;

use crate::support::{App, Options, client::form, eventually, run};

#[test]
fn a_domain_block_cuts_follows_and_hides_posts_boosts_and_notifications() {
    run(async {
        let [here, there] = App::network(["blocker", "blocked"]).await;
        let (me, friend) = (here.user("me").await, here.user("friend").await);
        let (bob, eve) = (there.user("bob").await, there.user("eve").await);
        let bob_here = me.resolve("bob@blocked.test").await;
        let bob_id = bob_here["id"].as_str().unwrap().to_owned();
        let eve_id = me.resolve("eve@blocked.test").await;
        let eve_id = eve_id["id"].as_str().unwrap().to_owned();
        let me_there = bob.resolve("me@blocker.test").await;
        let me_there = me_there["id"].as_str().unwrap().to_owned();
        me.follow(&bob_id).await;
        bob.follow(&me_there).await;
        friend.follow(&bob_id).await;
        me.follow(&friend.id).await;
        for asker in [&me, &friend] {
            eventually("the follow to stand", || async {
                (asker.relationship(&bob_id).await["following"] == true).then_some(())
            })
            .await;
        }
        eventually("the follower to stand", || async {
            (me.relationship(&bob_id).await["followed_by"] == true).then_some(())
        })
        .await;
        let sent = bob.post_status("@me@blocker.test before").await;
        let before = me
            .wait_for_status(&bob_id, sent["uri"].as_str().unwrap())
            .await;
        let before = before["id"].as_str().unwrap().to_owned();
        me.wait_for_home(&before).await;
        me.wait_for_notification("mention", &bob_id).await;
        let boost = friend
            .post(&format!("/api/v1/statuses/{before}/reblog"), ())
            .await
            .expect(200)
            .json();
        let boost = boost["id"].as_str().unwrap().to_owned();

        let draft = json!({ "status": "look at this", "quoted_status_id": before });
        let quoting = friend.post_with(draft).await["id"].clone();
        let quoting = format!("/api/v1/statuses/{}", quoting.as_str().unwrap());
        let state = || async { me.get(&quoting).await.json()["quote"]["state"].clone() };
        eventually("the quote to be accepted", || async {
            (state().await == "accepted").then_some(())
        })
        .await;

        let preview = me
            .get("/api/v1/domain_blocks/preview?domain=Blocked.test")
            .await
            .expect(200)
            .json();
        assert_eq!(
            preview,
            json!({ "following_count": 1, "followers_count": 1 })
        );
        let done = me
            .post("/api/v1/domain_blocks", form(&[("domain", "Blocked.test")]))
            .await
            .expect(200);
        assert_eq!(done.json(), json!({}));
        assert_eq!(
            me.get("/api/v1/domain_blocks").await.expect(200).json(),
            json!(["blocked.test"])
        );
        // At once: nothing of it in timelines or notifications.
        assert_eq!(me.relationship(&bob_id).await["domain_blocking"], true);
        assert_eq!(state().await, "blocked_domain");
        let home = me.home().await;
        assert!(
            !home.contains(&before) && !home.contains(&boost),
            "{home:?}"
        );
        assert!(me.get("/api/v1/notifications").await.array().is_empty());
        let public = |session: crate::support::Session| async move {
            session.ids("/api/v1/timelines/public?limit=40").await
        };
        assert!(!public(me.clone()).await.contains(&before));
        assert!(public(friend.clone()).await.contains(&before));
        // A direct look is not forbidden.
        me.get(&format!("/api/v1/statuses/{before}"))
            .await
            .expect(200);
        here.settled().await;
        there.settled().await;
        let relation = me.relationship(&bob_id).await;
        assert_eq!(relation["following"], false);
        assert_eq!(relation["followed_by"], false);
        eventually("the other server to know", || async {
            let seen = bob.relationship(&me_there).await;
            (seen["following"] == false && seen["followed_by"] == false).then_some(())
        })
        .await;
        assert_eq!(
            here.count("SELECT count(*) FROM notifications n JOIN accounts a ON a.id = n.from_account_id WHERE a.domain IS NOT NULL").await,
            0
        );
        // Nothing new comes of it either.
        bob.post_status("@me@blocker.test after").await;
        bob.follow(&me_there).await;
        me.post(&format!("/api/v1/accounts/{eve_id}/follow"), ())
            .await
            .expect(403);
        there.settled().await;
        here.settled().await;
        assert!(me.get("/api/v1/notifications").await.array().is_empty());
        assert_eq!(me.relationship(&bob_id).await["followed_by"], false);
        // Others are not touched.
        assert_eq!(friend.relationship(&bob_id).await["following"], true);
        assert_eq!(friend.relationship(&bob_id).await["domain_blocking"], false);

        me.delete("/api/v1/domain_blocks", form(&[("domain", "blocked.test")]))
            .await
            .expect(200);
        assert_eq!(me.relationship(&bob_id).await["domain_blocking"], false);
        assert!(public(me.clone()).await.contains(&before));
        assert!(me.home().await.contains(&boost));
        let relation = me.follow(&bob_id).await;
        assert!(relation["following"] == true || relation["requested"] == true);
        drop(eve);
    });
}

#[test]
fn domain_blocks_page_both_ways_and_take_no_rubbish() {
    run(async {
        let app = App::shared().await;
        let me = app.somebody("domains").await;
        for text in ["https://a.example", "a b", "a@b.example"] {
            me.post("/api/v1/domain_blocks", json!({ "domain": text }))
                .await
                .expect(422);
        }
        for form in [json!({}), json!({ "domain": "" })] {
            me.post("/api/v1/domain_blocks", form).await.expect(400);
        }
        for number in 0..5 {
            let domain = format!("d{number}.example");
            for _ in 0..2 {
                me.post("/api/v1/domain_blocks", json!({ "domain": domain }))
                    .await
                    .expect(200);
            }
        }
        let (walked, pages) = me.walk("/api/v1/domain_blocks?limit=2").await;
        assert_eq!(
            walked,
            [
                "d4.example",
                "d3.example",
                "d2.example",
                "d1.example",
                "d0.example"
            ]
        );
        assert!((3..=4).contains(&pages), "{pages} pages");
        let first = me.get("/api/v1/domain_blocks?limit=2").await;
        let second = me.get(&first.link("next").unwrap()).await;
        let back = me.get(&second.link("prev").unwrap()).await;
        assert_eq!(back.json(), first.json());
        let other = app.somebody("domains").await;
        assert_eq!(other.get("/api/v1/domain_blocks").await.json(), json!([]));
        let reading = app.sign_in(&me.username, "read:accounts").await;
        reading.get("/api/v1/domain_blocks").await.expect(403);
        app.client().get("/api/v1/domain_blocks").await.expect(401);
        // What is not blocked is unblocked without complaint.
        me.delete("/api/v1/domain_blocks?domain=none.example", ())
            .await
            .expect(200);
    });
}

#[test]
fn a_block_of_a_domain_where_nobody_is_known_looks_at_nothing() {
    run(async {
        let app = App::start(Options::new("unknown").idle()).await;
        let me = app.user("me").await;
        app.sql(&format!(
            "INSERT INTO notifications (id, account_id, kind, from_account_id, group_key, collection_id, created_at)
             SELECT n, {0}, 'mention', {0}, 'ungrouped-' || n, n, now() FROM generate_series(1, 21000) n",
            me.id
        ))
        .await;
        me.post("/api/v1/domain_blocks", json!({ "domain": "nobody.test" }))
            .await
            .expect(200);
        // One turn is not enough to look at all of it.
        let left = domain_blocks::sever(&app.services, me.number(), "nobody.test", None)
            .await
            .unwrap();
        assert_eq!(left, None);
    });
}

#[test]
fn a_person_blocks_a_bounded_number_of_domains() {
    run(async {
        let app = App::start(Options::new("bounded").idle()).await;
        let me = app.user("me").await;
        app.sql(&format!(
            "INSERT INTO account_domain_blocks (id, account_id, domain)
             SELECT n, {}, 'd' || n || '.test' FROM generate_series(1, {}) n",
            me.id,
            domain_blocks::MAX_DOMAINS
        ))
        .await;
        let block =
            |domain: &'static str| me.post("/api/v1/domain_blocks", json!({ "domain": domain }));
        block("one-more.test").await.expect(422);
        block("d7.test").await.expect(200);
        me.delete("/api/v1/domain_blocks", json!({ "domain": "d7.test" }))
            .await
            .expect(200);
        block("one-more.test").await.expect(200);
        block("two-more.test").await.expect(422);
    });
}

#[test]
fn what_a_blocked_domain_said_is_forgotten_whether_it_was_held_back_or_not() {
    run(async {
        let [here, there] = App::network(["forgets", "told"]).await;
        let (me, bob) = (here.user("me").await, there.user("bob").await);
        // Private mentions out of the blue are held back.
        for visibility in ["public", "direct"] {
            bob.post_as("@me@forgets.test hello", visibility).await;
        }
        let count = |what: &str| {
            let query =
                format!("SELECT count(*) FROM notifications WHERE kind = 'mention' AND {what}");
            let here = here.clone();
            async move { here.count(&query).await }
        };
        eventually("both mentions", || async {
            (count("filtered").await == 1 && count("NOT filtered").await == 1).then_some(())
        })
        .await;
        me.post("/api/v1/domain_blocks", json!({ "domain": "told.test" }))
            .await
            .expect(200);
        eventually("nothing to be left", || async {
            (count("true").await == 0).then_some(())
        })
        .await;
    });
}
