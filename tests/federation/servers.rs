//! Two and three servers of ours.

use serde_json::{Value, json};

use crate::support::{App, Options, Session, eventually, peer::ACTIVITY_JSON, run};

fn id(value: &Value) -> String {
    value["id"].as_str().unwrap().to_owned()
}

struct Pair {
    alpha: App,
    beta: App,
    alice: Session,
    bob: Session,
    /// Bob's id at alpha.
    bob_at_alpha: String,
    /// Alice's id at beta.
    alice_at_beta: String,
}

/// Alice at alpha, Bob at beta; they know of each other and follow nobody.
async fn pair() -> Pair {
    let [alpha, beta] = App::network(["alpha", "beta"]).await;
    let (alice, bob) = (alpha.user("alice").await, beta.user("bob").await);
    let bob_at_alpha = id(&alice.resolve("bob@beta.test").await);
    let alice_at_beta = id(&bob.resolve("alice@alpha.test").await);
    Pair {
        alpha,
        beta,
        alice,
        bob,
        bob_at_alpha,
        alice_at_beta,
    }
}

impl Pair {
    async fn bob_follows_alice(&self) {
        self.bob.follow(&self.alice_at_beta).await;
        wait_for_relation(&self.bob, &self.alice_at_beta, "following", true).await;
        wait_for_relation(&self.alice, &self.bob_at_alpha, "followed_by", true).await;
    }

    async fn settle(&self) {
        for _ in 0..2 {
            self.alpha.settled().await;
            self.beta.settled().await;
        }
    }
}

async fn wait_for_relation(who: &Session, id: &str, name: &str, value: bool) {
    eventually(&format!("{name} is {value}"), || async {
        (who.relationship(id).await[name] == value).then_some(())
    })
    .await;
}

#[test]
fn a_handle_is_found_by_every_spelling() {
    run(async {
        let pair = pair().await;
        for handle in [
            "@bob@beta.test",
            "BOB@Beta.Test",
            "https://beta.test/users/bob",
            "https://beta.test/@bob",
        ] {
            assert_eq!(
                id(&pair.alice.resolve(handle).await),
                pair.bob_at_alpha,
                "{handle}"
            );
        }
        let account = pair
            .alice
            .get(&format!("/api/v1/accounts/{}", pair.bob_at_alpha))
            .await
            .json();
        assert_eq!(account["acct"], "bob@beta.test");
        assert_eq!(account["url"], "https://beta.test/@bob");
    });
}

#[test]
fn follow_is_accepted_and_posts_arrive_then_unfollow_ends_it() {
    run(async {
        let pair = pair().await;
        pair.bob_follows_alice().await;
        pair.alice
            .wait_for_notification("follow", &pair.bob_at_alpha)
            .await;
        let status = pair.alice.post_with(json!({ "status": "Hello <beta> #Tag & https://example.org", "spoiler_text": "cw", "language": "en" })).await;
        let arrived = pair
            .bob
            .wait_for_status(&pair.alice_at_beta, status["uri"].as_str().unwrap())
            .await;
        for same in [
            "content",
            "spoiler_text",
            "visibility",
            "language",
            "sensitive",
            "created_at",
            "url",
        ] {
            if same != "content" {
                assert_eq!(arrived[same], status[same], "{same}");
            }
        }
        assert!(
            arrived["content"]
                .as_str()
                .unwrap()
                .contains("Hello &lt;beta&gt;"),
            "{}",
            arrived["content"]
        );
        assert_eq!(arrived["tags"][0]["name"], "tag");
        pair.bob.wait_for_home(&id(&arrived)).await;

        pair.bob
            .post(
                &format!("/api/v1/accounts/{}/unfollow", pair.alice_at_beta),
                (),
            )
            .await
            .expect(200);
        wait_for_relation(&pair.alice, &pair.bob_at_alpha, "followed_by", false).await;
        pair.alice.post_status("unheard").await;
        pair.settle().await;
        assert_eq!(
            pair.bob
                .get(&format!("/api/v1/accounts/{}/statuses", pair.alice_at_beta))
                .await
                .array()
                .len(),
            1
        );
    });
}

#[test]
fn a_locked_account_decides_and_private_posts_follow_its_answer_cve_2025_30741() {
    run(async {
        let pair = pair().await;
        let carol = pair.beta.user("carol").await;
        pair.alice
            .patch(
                "/api/v1/accounts/update_credentials",
                json!({ "locked": true }),
            )
            .await
            .expect(200);
        let private = pair.alice.post_as("for followers", "private").await;
        let relation = pair.bob.follow(&pair.alice_at_beta).await;
        assert_eq!(relation["following"], false);
        assert_eq!(relation["requested"], true);
        pair.alice
            .wait_for_notification("follow_request", &pair.bob_at_alpha)
            .await;
        pair.settle().await;
        assert_eq!(
            pair.bob.relationship(&pair.alice_at_beta).await["following"],
            false
        );
        assert_eq!(pair.bob.home().await, Vec::<String>::new());
        // Nobody signs for Bob but Bob's server: asking for the post itself gives nothing either.
        let uri = private["uri"].as_str().unwrap();
        pair.alpha
            .client()
            .with_header("accept", ACTIVITY_JSON)
            .get(uri)
            .await
            .expect(404);

        pair.alice
            .post(
                &format!("/api/v1/follow_requests/{}/authorize", pair.bob_at_alpha),
                (),
            )
            .await
            .expect(200);
        wait_for_relation(&pair.bob, &pair.alice_at_beta, "following", true).await;
        let second = pair.alice.post_as("second for followers", "private").await;
        let arrived = pair
            .bob
            .wait_for_status(&pair.alice_at_beta, second["uri"].as_str().unwrap())
            .await;
        assert_eq!(arrived["visibility"], "private");
        carol
            .get(&format!("/api/v1/statuses/{}", id(&arrived)))
            .await
            .expect(404);
        pair.beta
            .client()
            .get(&format!("/api/v1/statuses/{}", id(&arrived)))
            .await
            .expect(404);
    });
}

#[test]
fn a_rejected_request_and_a_removed_follower_follow_no_more() {
    run(async {
        let pair = pair().await;
        pair.alice
            .patch(
                "/api/v1/accounts/update_credentials",
                json!({ "locked": true }),
            )
            .await
            .expect(200);
        pair.bob.follow(&pair.alice_at_beta).await;
        pair.alice
            .wait_for_notification("follow_request", &pair.bob_at_alpha)
            .await;
        pair.alice
            .post(
                &format!("/api/v1/follow_requests/{}/reject", pair.bob_at_alpha),
                (),
            )
            .await
            .expect(200);
        wait_for_relation(&pair.bob, &pair.alice_at_beta, "requested", false).await;
        assert_eq!(
            pair.bob.relationship(&pair.alice_at_beta).await["following"],
            false
        );

        pair.alice
            .patch(
                "/api/v1/accounts/update_credentials",
                json!({ "locked": false }),
            )
            .await
            .expect(200);
        pair.bob_follows_alice().await;
        pair.alice
            .post(
                &format!(
                    "/api/v1/accounts/{}/remove_from_followers",
                    pair.bob_at_alpha
                ),
                (),
            )
            .await
            .expect(200);
        wait_for_relation(&pair.bob, &pair.alice_at_beta, "following", false).await;
    });
}

#[test]
fn edits_and_deletes_reach_those_who_have_the_post_and_a_deleted_one_stays_gone() {
    run(async {
        let pair = pair().await;
        pair.bob_follows_alice().await;
        let status = pair.alice.post_status("first").await;
        let uri = status["uri"].as_str().unwrap().to_owned();
        let arrived = pair.bob.wait_for_status(&pair.alice_at_beta, &uri).await;
        let at_beta = format!("/api/v1/statuses/{}", id(&arrived));
        let at_alpha = format!("/api/v1/statuses/{}", id(&status));
        pair.alice
            .put(&at_alpha, json!({ "status": "second" }))
            .await
            .expect(200);
        eventually("the edit", || async {
            let shown = pair.bob.get(&at_beta).await.expect(200).json();
            (shown["content"].as_str().unwrap().contains("second")
                && shown["edited_at"].is_string())
            .then_some(())
        })
        .await;
        let history = pair
            .bob
            .get(&format!("{at_beta}/history"))
            .await
            .expect(200)
            .array();
        assert_eq!(history.len(), 2);

        pair.alice.delete(&at_alpha, ()).await.expect(200);
        eventually("the deletion", || async {
            (pair.bob.get(&at_beta).await.status == 404).then_some(())
        })
        .await;
        pair.alpha
            .client()
            .with_header("accept", ACTIVITY_JSON)
            .get(&uri)
            .await
            .expect(410);
        let found = pair
            .bob
            .get(&format!(
                "/api/v2/search?resolve=true&q={}",
                crate::support::client::encode(&uri)
            ))
            .await
            .expect(200)
            .json();
        assert_eq!(found["statuses"], json!([]));
    });
}

#[test]
fn favourites_boosts_and_replies_reach_the_author_and_are_taken_back() {
    run(async {
        let pair = pair().await;
        pair.bob_follows_alice().await;
        let status = pair.alice.post_status("like me").await;
        let arrived = pair
            .bob
            .wait_for_status(&pair.alice_at_beta, status["uri"].as_str().unwrap())
            .await;
        let at_beta = format!("/api/v1/statuses/{}", id(&arrived));
        let at_alpha = format!("/api/v1/statuses/{}", id(&status));
        for (act, kind, count) in [
            ("favourite", "favourite", "favourites_count"),
            ("reblog", "reblog", "reblogs_count"),
        ] {
            pair.bob
                .post(&format!("{at_beta}/{act}"), ())
                .await
                .expect(200);
            let told = pair
                .alice
                .wait_for_notification(kind, &pair.bob_at_alpha)
                .await;
            assert_eq!(told["status"]["id"], status["id"]);
            eventually(count, || async {
                (pair.alice.get(&at_alpha).await.json()[count] == 1).then_some(())
            })
            .await;
            pair.bob
                .post(&format!("{at_beta}/un{act}"), ())
                .await
                .expect(200);
            eventually(&format!("{count} back to 0"), || async {
                (pair.alice.get(&at_alpha).await.json()[count] == 0).then_some(())
            })
            .await;
        }
        let reply = pair
            .bob
            .post_with(
                json!({ "status": "@alice@alpha.test answer", "in_reply_to_id": id(&arrived) }),
            )
            .await;
        let told = pair
            .alice
            .wait_for_notification("mention", &pair.bob_at_alpha)
            .await;
        assert_eq!(told["status"]["uri"], reply["uri"]);
        assert_eq!(told["status"]["in_reply_to_id"], status["id"]);
        let context = pair
            .alice
            .get(&format!("{at_alpha}/context"))
            .await
            .expect(200)
            .json();
        assert_eq!(context["descendants"][0]["uri"], reply["uri"]);
    });
}

#[test]
fn direct_posts_reach_whom_they_name_and_nobody_else() {
    run(async {
        let pair = pair().await;
        let (carol, dave) = (pair.beta.user("carol").await, pair.alpha.user("dave").await);
        carol.follow(&pair.alice_at_beta.clone()).await;
        pair.bob_follows_alice().await;
        pair.alice
            .post_as("@bob@beta.test in confidence", "direct")
            .await;
        let told = pair
            .bob
            .wait_for_notification("mention", &pair.alice_at_beta)
            .await;
        assert_eq!(told["status"]["visibility"], "direct");
        let path = format!("/api/v1/statuses/{}", id(&told["status"]));
        pair.settle().await;
        for other in [&*carol, &pair.beta.client()] {
            other.get(&path).await.expect(404);
        }
        assert_eq!(carol.home().await, Vec::<String>::new());
        let at_alpha = pair
            .alice
            .get(&format!("/api/v1/accounts/{}/statuses", pair.alice.id))
            .await
            .ids();
        dave.get(&format!("/api/v1/statuses/{}", at_alpha[0]))
            .await
            .expect(404);

        // Both have it as a conversation, as it stands now, and as long as it does.
        let own = format!("/api/v1/statuses/{}", at_alpha[0]);
        let draft = serde_json::json!({ "status": "@bob@beta.test in all confidence" });
        pair.alice.put(&own, draft).await.expect(200);
        pair.settle().await;
        for (who, other) in [
            (&pair.alice, &pair.bob_at_alpha),
            (&pair.bob, &pair.alice_at_beta),
        ] {
            let talks = who.get("/api/v1/conversations").await.expect(200).array();
            assert_eq!(talks.len(), 1);
            assert_eq!(talks[0]["accounts"][0]["id"], **other);
            let last = talks[0]["last_status"]["content"].as_str().unwrap();
            assert!(last.contains("in all confidence"), "{last}");
        }
        assert!(carol.ids("/api/v1/conversations").await.is_empty());
        pair.alice.delete(&own, ()).await.expect(200);
        pair.settle().await;
        for who in [&pair.alice, &pair.bob] {
            assert!(who.ids("/api/v1/conversations").await.is_empty());
        }
    });
}

#[test]
fn a_block_ends_the_follow_on_both_servers_and_nothing_arrives() {
    run(async {
        let pair = pair().await;
        pair.bob_follows_alice().await;
        pair.alice
            .post(&format!("/api/v1/accounts/{}/block", pair.bob_at_alpha), ())
            .await
            .expect(200);
        wait_for_relation(&pair.bob, &pair.alice_at_beta, "following", false).await;
        wait_for_relation(&pair.bob, &pair.alice_at_beta, "blocked_by", true).await;
        pair.bob.post_status("@alice@alpha.test let me in").await;
        pair.settle().await;
        let mentions = pair
            .alice
            .get("/api/v1/notifications?types[]=mention")
            .await
            .array();
        assert!(mentions.is_empty(), "{mentions:?}");
        pair.alice
            .post(
                &format!("/api/v1/accounts/{}/unblock", pair.bob_at_alpha),
                (),
            )
            .await
            .expect(200);
        wait_for_relation(&pair.bob, &pair.alice_at_beta, "blocked_by", false).await;
    });
}

#[test]
fn a_changed_profile_reaches_followers_servers() {
    run(async {
        let pair = pair().await;
        pair.bob_follows_alice().await;
        pair.alice
            .patch("/api/v1/accounts/update_credentials", json!({ "display_name": "Alice the New", "note": "fresh", "fields_attributes": [{ "name": "a", "value": "b" }] }))
            .await
            .expect(200);
        let account = eventually("the new profile", || async {
            let account = pair
                .bob
                .get(&format!("/api/v1/accounts/{}", pair.alice_at_beta))
                .await
                .json();
            (account["display_name"] == "Alice the New").then_some(account)
        })
        .await;
        assert!(account["note"].as_str().unwrap().contains("fresh"));
        assert_eq!(account["fields"][0]["value"], "b");
    });
}

#[test]
fn a_boost_brings_a_third_servers_post_once() {
    run(async {
        let [alpha, beta, gamma] = App::network(["alpha", "beta", "gamma"]).await;
        let (alice, bob, carol) = (
            alpha.user("alice").await,
            beta.user("bob").await,
            gamma.user("carol").await,
        );
        let status = alice.post_status("from alpha").await;
        // Bob follows Alice, Carol follows Bob only.
        let alice_at_beta = id(&bob.resolve("alice@alpha.test").await);
        bob.follow(&alice_at_beta).await;
        wait_for_relation(&bob, &alice_at_beta, "following", true).await;
        let bob_at_gamma = id(&carol.resolve("bob@beta.test").await);
        carol.follow(&bob_at_gamma).await;
        wait_for_relation(&carol, &bob_at_gamma, "following", true).await;
        let fresh = alice.post_status("boost this").await;
        let at_beta = bob
            .wait_for_status(&alice_at_beta, fresh["uri"].as_str().unwrap())
            .await;
        bob.post(&format!("/api/v1/statuses/{}/reblog", id(&at_beta)), ())
            .await
            .expect(200);
        let boost = carol
            .wait_for_status(&bob_at_gamma, fresh["uri"].as_str().unwrap())
            .await;
        assert_eq!(boost["reblog"]["uri"], fresh["uri"]);
        assert_eq!(boost["reblog"]["account"]["acct"], "alice@alpha.test");
        carol.wait_for_home(&id(&boost)).await;
        assert_ne!(status["id"], fresh["id"]);
        assert_eq!(
            gamma
                .count("SELECT count(*) FROM statuses WHERE reblog_of_id IS NULL")
                .await,
            1
        );
    });
}

#[test]
fn a_reply_from_a_third_server_brings_the_thread() {
    run(async {
        let [alpha, beta, gamma] = App::network(["alpha", "beta", "gamma"]).await;
        let (alice, bob, carol) = (
            alpha.user("alice").await,
            beta.user("bob").await,
            gamma.user("carol").await,
        );
        let root = alice.post_status("root").await;
        let middle = alice
            .post_with(json!({ "status": "middle", "in_reply_to_id": id(&root) }))
            .await;
        let bob_at_gamma = id(&carol.resolve("bob@beta.test").await);
        carol.follow(&bob_at_gamma).await;
        wait_for_relation(&carol, &bob_at_gamma, "following", true).await;
        let found = bob
            .get(&format!(
                "/api/v2/search?resolve=true&q={}",
                crate::support::client::encode(middle["uri"].as_str().unwrap())
            ))
            .await
            .expect(200)
            .json();
        let reply = bob
            .post_with(
                json!({ "status": "from beta", "in_reply_to_id": found["statuses"][0]["id"] }),
            )
            .await;
        let at_gamma = carol
            .wait_for_status(&bob_at_gamma, reply["uri"].as_str().unwrap())
            .await;
        eventually("the ancestors", || async {
            let context = carol
                .get(&format!("/api/v1/statuses/{}/context", id(&at_gamma)))
                .await
                .expect(200)
                .json();
            let uris: Vec<&Value> = context["ancestors"]
                .as_array()
                .unwrap()
                .iter()
                .map(|status| &status["uri"])
                .collect();
            (uris == [&root["uri"], &middle["uri"]]).then_some(())
        })
        .await;
    });
}

#[test]
fn what_was_missed_while_a_server_was_away_arrives_in_order_when_it_is_back() {
    run(async {
        let peer = crate::support::peer::Peer::start().await;
        let app = App::start(peer.hosts(Options::new("alpha"), &["good.test"])).await;
        let alice = app.user("alice").await;
        let bob = peer.actor("good.test", "bob");
        bob.follow(&app, alice.account["uri"].as_str().unwrap())
            .await;
        let inbox = "https://good.test/inbox";
        peer.serve(inbox, crate::support::peer::Reply::status(503));
        let mut uris = Vec::new();
        for n in 0..4 {
            let status = alice.post_status(&format!("missed {n}")).await;
            uris.push(status["uri"].as_str().unwrap().to_owned());
        }
        eventually("a first try", || async {
            (!peer
                .received("good.test")
                .iter()
                .filter(|asked| asked.json()["type"] == "Create")
                .count()
                .eq(&0))
            .then_some(())
        })
        .await;
        eventually("all of them wait", || async {
            (app.count("SELECT count(*) FROM deliveries").await == 4).then_some(())
        })
        .await;
        peer.serve(inbox, crate::support::peer::Reply::status(202));
        eventually("the failure is written down", || async {
            (app.count("SELECT count(*) FROM delivery_lanes WHERE failures > 0")
                .await
                > 0)
            .then_some(())
        })
        .await;
        let before = peer.received("good.test").len();
        app.sql("UPDATE delivery_lanes SET due_at = now() - interval '1 second'; UPDATE deliveries SET due_at = now() - interval '1 second'").await;
        app.services.committed();
        eventually("everything is delivered", || async {
            app.services.committed();
            (app.count("SELECT count(*) FROM deliveries").await == 0).then_some(())
        })
        .await;
        let created: Vec<String> = peer.received("good.test")
            [before.min(peer.received("good.test").len())..]
            .iter()
            .map(|asked| asked.json())
            .filter(|body| body["type"] == "Create")
            .map(|body| body["object"]["id"].as_str().unwrap().to_owned())
            .collect();
        for uri in &uris {
            assert!(
                created.contains(uri),
                "{uri} was never delivered: {created:?}"
            );
        }
    });
}
