//! What peers send: applied once, in any order, and taken back again.

use serde_json::{Value, json};

use super::{Scene, create};
use crate::support::{eventually, peer::Reply, run};

#[test]
fn follow_is_accepted_to_the_followers_inbox_and_repeating_it_changes_nothing() {
    run(async {
        let scene = Scene::new(&[]).await;
        let follow = scene.bob.follow(&scene.app, &scene.alice_id()).await;
        let accept = scene.peer.wait_for("good.test", "Accept").await;
        accept.verify(&scene.app).await;
        assert_eq!(accept.json()["actor"], scene.alice_id());
        let bob_here = scene.alice.resolve(&scene.bob.handle()).await["id"]
            .as_str()
            .unwrap()
            .to_owned();
        scene.alice.wait_for_notification("follow", &bob_here).await;
        scene.bob.tell(&scene.app, &follow).await;
        scene.bob.follow(&scene.app, &scene.alice_id()).await;
        assert_eq!(scene.app.count("SELECT count(*) FROM follows").await, 1);
        assert_eq!(
            scene.alice.get("/api/v1/notifications").await.array().len(),
            1
        );
        let account = scene
            .alice
            .get(&format!("/api/v1/accounts/{}", scene.alice.id))
            .await
            .json();
        assert_eq!(account["followers_count"], 1);
    });
}

#[test]
fn undo_of_a_follow_is_matched_by_id_by_pair_and_by_bare_id() {
    run(async {
        let scene = Scene::new(&[]).await;
        for form in 0..3 {
            let follow = scene.bob.follow(&scene.app, &scene.alice_id()).await;
            let object = match form {
                0 => follow.clone(),
                1 => {
                    json!({ "type": "Follow", "id": scene.bob.fresh_id("other"), "actor": scene.bob.id, "object": scene.alice_id() })
                }
                _ => follow["id"].clone(),
            };
            let undo = scene.bob.activity("Undo", object);
            scene.bob.tell(&scene.app, &undo).await;
            assert_eq!(
                scene.app.count("SELECT count(*) FROM follows").await,
                0,
                "form {form}"
            );
            scene.bob.tell(&scene.app, &undo).await;
        }
    });
}

#[test]
fn an_undo_before_its_follow_or_like_cancels_the_late_one() {
    run(async {
        let scene = Scene::new(&[]).await;
        let status = scene.alice.post_status("like me").await;
        for activity in [
            scene.bob.activity("Follow", scene.alice_id()),
            scene.bob.activity("Like", status["uri"].clone()),
        ] {
            scene
                .bob
                .tell(&scene.app, &scene.bob.activity("Undo", activity.clone()))
                .await;
            scene.bob.tell(&scene.app, &activity).await;
        }
        assert_eq!(scene.app.count("SELECT count(*) FROM follows").await, 0);
        assert_eq!(scene.app.count("SELECT count(*) FROM favourites").await, 0);
    });
}

#[test]
fn likes_and_boosts_are_counted_once_notified_once_and_undone() {
    run(async {
        let scene = Scene::new(&[]).await;
        let status = scene.alice.post_status("like me").await;
        let path = format!("/api/v1/statuses/{}", status["id"].as_str().unwrap());
        let like = scene.bob.activity("Like", status["uri"].clone());
        let mut boost = scene.bob.activity("Announce", status["uri"].clone());
        boost["published"] = json!(jiff::Timestamp::now().to_string());
        for activity in [&like, &like, &boost, &boost] {
            scene.bob.tell(&scene.app, activity).await;
        }
        eventually("counts of one", || async {
            let shown = scene.alice.get(&path).await.json();
            (shown["favourites_count"] == 1 && shown["reblogs_count"] == 1).then_some(())
        })
        .await;
        let told = scene.alice.get("/api/v1/notifications").await.array();
        assert_eq!(told.len(), 2, "{told:?}");
        for activity in [like, boost] {
            scene
                .bob
                .tell(&scene.app, &scene.bob.activity("Undo", activity))
                .await;
        }
        eventually("counts of none", || async {
            let shown = scene.alice.get(&path).await.json();
            (shown["favourites_count"] == 0 && shown["reblogs_count"] == 0).then_some(())
        })
        .await;
    });
}

#[test]
fn posts_of_followed_people_arrive_and_those_of_nobodys_friends_do_not() {
    run(async {
        let scene = Scene::new(&["evil.test"]).await;
        let stranger = scene.peer.actor("evil.test", "stranger");
        let bob_here = scene.alice_follows(&scene.bob).await;
        let note = scene.bob.note("<p>news</p>");
        scene.bob.tell(&scene.app, &create(&scene.bob, &note)).await;
        let unasked = stranger.note("<p>spam</p>");
        stranger
            .send(&scene.app, &create(&stranger, &unasked))
            .await;
        scene.app.settled().await;
        let posts = scene.posts_of(&bob_here).await;
        assert_eq!(posts.len(), 1);
        assert_eq!(scene.remote_posts().await, 1);
        scene
            .alice
            .wait_for_home(posts[0]["id"].as_str().unwrap())
            .await;
    });
}

#[test]
fn a_delete_before_its_create_keeps_the_post_away_for_good() {
    run(async {
        let scene = Scene::new(&[]).await;
        scene.alice_follows(&scene.bob).await;
        let note = scene.bob.note("<p>never mind</p>");
        scene
            .bob
            .tell(
                &scene.app,
                &scene
                    .bob
                    .activity("Delete", json!({ "type": "Tombstone", "id": note["id"] })),
            )
            .await;
        scene.bob.tell(&scene.app, &create(&scene.bob, &note)).await;
        scene
            .bob
            .tell(
                &scene.app,
                &scene.bob.activity("Announce", note["id"].clone()),
            )
            .await;
        assert_eq!(scene.remote_posts().await, 0);
    });
}

#[test]
fn a_deleted_post_does_not_come_back_by_boost_fetch_reply_or_update() {
    run(async {
        let scene = Scene::new(&["evil.test"]).await;
        let carol = scene.peer.actor("evil.test", "carol");
        scene.alice_follows(&scene.bob).await;
        scene.alice_follows(&carol).await;
        let note = scene.bob.note("<p>regretted</p>");
        scene.bob.tell(&scene.app, &create(&scene.bob, &note)).await;
        scene
            .bob
            .tell(
                &scene.app,
                &scene.bob.activity("Delete", note["id"].clone()),
            )
            .await;
        assert_eq!(scene.remote_posts().await, 0);
        carol
            .tell(&scene.app, &carol.activity("Announce", note["id"].clone()))
            .await;
        scene.bob.tell(&scene.app, &create(&scene.bob, &note)).await;
        let mut update = scene.bob.activity("Update", note.clone());
        update["object"]["updated"] = json!(jiff::Timestamp::now().to_string());
        scene.bob.tell(&scene.app, &update).await;
        let found = scene
            .alice
            .get(&format!(
                "/api/v2/search?resolve=true&q={}",
                crate::support::client::encode(note["id"].as_str().unwrap())
            ))
            .await
            .expect(200)
            .json();
        assert_eq!(found["statuses"], json!([]));
        let mut reply = carol.note("<p>to the regretted</p>");
        reply["inReplyTo"] = note["id"].clone();
        carol.tell(&scene.app, &create(&carol, &reply)).await;
        assert_eq!(scene.app.count("SELECT count(*) FROM statuses WHERE content LIKE '%regretted</p>' AND content NOT LIKE '%to the%'").await, 0);
    });
}

#[test]
fn an_update_changes_the_post_and_an_older_one_does_not() {
    run(async {
        let scene = Scene::new(&[]).await;
        let bob_here = scene.alice_follows(&scene.bob).await;
        let note = scene.bob.note("<p>first</p>");
        scene.bob.tell(&scene.app, &create(&scene.bob, &note)).await;
        let now = jiff::Timestamp::now();
        let edit = |text: &str, at: jiff::Timestamp| {
            let mut object = note.clone();
            object["content"] = json!(format!("<p>{text}</p>"));
            object["updated"] = json!(at.to_string());
            scene.bob.activity("Update", object)
        };
        scene.bob.tell(&scene.app, &edit("third", now)).await;
        scene
            .bob
            .tell(
                &scene.app,
                &edit("second", now - jiff::SignedDuration::from_secs(30)),
            )
            .await;
        let posts = scene.posts_of(&bob_here).await;
        assert!(
            posts[0]["content"].as_str().unwrap().contains("third"),
            "{}",
            posts[0]["content"]
        );
        assert!(posts[0]["edited_at"].is_string());
    });
}

#[test]
fn an_update_before_its_create_is_taken_as_one_and_the_create_changes_nothing() {
    run(async {
        let scene = Scene::new(&[]).await;
        let bob_here = scene.alice_follows(&scene.bob).await;
        let note = scene.bob.note("<p>old words</p>");
        let mut edited = note.clone();
        edited["content"] = json!("<p>new words</p>");
        edited["updated"] = json!(jiff::Timestamp::now().to_string());
        scene.peer.publish(&edited);
        scene
            .bob
            .tell(&scene.app, &scene.bob.activity("Update", edited))
            .await;
        scene.bob.tell(&scene.app, &create(&scene.bob, &note)).await;
        let posts = scene.posts_of(&bob_here).await;
        assert_eq!(posts.len(), 1);
        assert!(posts[0]["content"].as_str().unwrap().contains("new words"));
    });
}

#[test]
fn a_reply_before_its_parent_finds_it_later() {
    run(async {
        let scene = Scene::new(&[]).await;
        let bob_here = scene.alice_follows(&scene.bob).await;
        let parent = scene.bob.note("<p>parent</p>");
        let mut reply = scene.bob.note("<p>reply</p>");
        reply["inReplyTo"] = parent["id"].clone();
        scene
            .bob
            .tell(&scene.app, &create(&scene.bob, &reply))
            .await;
        scene
            .bob
            .tell(&scene.app, &create(&scene.bob, &parent))
            .await;
        let (child, root) = eventually("both posts", || async {
            let posts = scene.posts_of(&bob_here).await;
            let of = |uri: &Value| posts.iter().find(|post| post["uri"] == *uri).cloned();
            of(&reply["id"]).zip(of(&parent["id"]))
        })
        .await;
        eventually("the reply's parent", || async {
            let shown = scene
                .alice
                .get(&format!(
                    "/api/v1/statuses/{}",
                    child["id"].as_str().unwrap()
                ))
                .await
                .json();
            (shown["in_reply_to_id"] == root["id"]).then_some(())
        })
        .await;
    });
}

#[test]
fn single_values_arrays_and_odd_shapes_of_public_are_all_understood() {
    run(async {
        let scene = Scene::new(&[]).await;
        let bob_here = scene.alice_follows(&scene.bob).await;
        for (to, cc, visibility) in [
            (json!("as:Public"), json!([]), "public"),
            (json!("Public"), json!(null), "public"),
            (
                json!([format!("{}/followers", scene.bob.id)]),
                json!("as:Public"),
                "unlisted",
            ),
            (
                json!(format!("{}/followers", scene.bob.id)),
                json!([]),
                "private",
            ),
        ] {
            let mut note = scene.bob.note("<p>x</p>");
            note["to"] = to.clone();
            note["cc"] = cc;
            scene.bob.tell(&scene.app, &create(&scene.bob, &note)).await;
            let posts = scene.posts_of(&bob_here).await;
            let post = posts.iter().find(|post| post["uri"] == note["id"]);
            assert_eq!(
                post.map(|post| post["visibility"].as_str().unwrap()),
                Some(visibility),
                "{to}"
            );
        }
    });
}

#[test]
fn a_moved_key_and_profile_update_is_taken_from_the_actor_only() {
    run(async {
        let scene = Scene::new(&[]).await;
        let bob_here = scene.alice_follows(&scene.bob).await;
        let mut actor = scene.bob.document();
        actor["name"] = json!("Bob the Builder");
        actor["manuallyApprovesFollowers"] = json!(true);
        scene.peer.publish(&actor);
        scene
            .bob
            .tell(&scene.app, &scene.bob.activity("Update", actor))
            .await;
        let account = scene
            .alice
            .get(&format!("/api/v1/accounts/{bob_here}"))
            .await
            .json();
        assert_eq!(account["display_name"], "Bob the Builder");
        assert_eq!(account["locked"], true);
    });
}

#[test]
fn a_block_hides_the_blocker_and_ends_the_follow_and_undo_brings_it_back() {
    run(async {
        let scene = Scene::new(&[]).await;
        let bob_here = scene.alice_follows(&scene.bob).await;
        scene.bob.follow(&scene.app, &scene.alice_id()).await;
        let block = scene.bob.activity("Block", scene.alice_id());
        scene.bob.tell(&scene.app, &block).await;
        let relation = scene.alice.relationship(&bob_here).await;
        assert_eq!(relation["following"], false);
        assert_eq!(relation["followed_by"], false);
        assert_eq!(relation["blocked_by"], true);
        scene
            .alice
            .post(&format!("/api/v1/accounts/{bob_here}/follow"), ())
            .await
            .expect(403);
        scene
            .bob
            .tell(&scene.app, &scene.bob.activity("Undo", block))
            .await;
        assert_eq!(
            scene.alice.relationship(&bob_here).await["blocked_by"],
            false
        );
    });
}

#[test]
fn a_gone_actor_is_removed_and_404_is_not_enough() {
    run(async {
        let scene = Scene::new(&[]).await;
        let bob_here = scene.alice_follows(&scene.bob).await;
        let note = scene.bob.note("<p>before leaving</p>");
        scene.bob.tell(&scene.app, &create(&scene.bob, &note)).await;
        let mut delete = scene.bob.activity("Delete", scene.bob.id.clone());
        delete["id"] = json!(format!("{}#delete", scene.bob.id));
        scene.peer.serve(&scene.bob.id, Reply::status(410));
        scene.bob.tell(&scene.app, &delete).await;
        eventually("the account is gone", || async {
            let answer = scene
                .alice
                .get(&format!("/api/v1/accounts/{bob_here}"))
                .await;
            (answer.status != 200 || answer.json()["suspended"] == true).then_some(())
        })
        .await;
        eventually("the posts are gone", || async {
            (scene.remote_posts().await == 0).then_some(())
        })
        .await;
        assert_eq!(scene.app.count("SELECT count(*) FROM follows").await, 0);
    });
}

#[test]
fn pins_change_only_by_their_owner() {
    run(async {
        let scene = Scene::new(&["evil.test"]).await;
        let mallory = scene.peer.actor("evil.test", "mallory");
        let bob_here = scene.alice_follows(&scene.bob).await;
        scene.alice.resolve(&mallory.handle()).await;
        let note = scene.bob.note("<p>pin me</p>");
        scene.bob.tell(&scene.app, &create(&scene.bob, &note)).await;
        let add = |by: &crate::support::peer::Actor, target: String| {
            let mut add = by.activity("Add", note["id"].clone());
            add["target"] = json!(target);
            add
        };
        let featured = format!("{}/featured", scene.bob.id);
        mallory
            .send(&scene.app, &add(&mallory, featured.clone()))
            .await;
        scene
            .bob
            .send(
                &scene.app,
                &add(
                    &scene.bob,
                    "https://evil.test/users/mallory/featured".to_owned(),
                ),
            )
            .await;
        let pinned = format!("/api/v1/accounts/{bob_here}/statuses?pinned=true");
        assert_eq!(scene.alice.ids(&pinned).await.len(), 0);
        scene.bob.tell(&scene.app, &add(&scene.bob, featured)).await;
        assert_eq!(scene.alice.ids(&pinned).await.len(), 1);
    });
}

#[test]
fn the_activities_of_one_actor_are_applied_in_the_order_of_arrival() {
    run(async {
        let scene = Scene::new(&[]).await;
        let bob_here = scene.alice_follows(&scene.bob).await;
        let note = scene.bob.note("<p>0</p>");
        scene
            .bob
            .send(&scene.app, &create(&scene.bob, &note))
            .await
            .expect(202);
        let start = jiff::Timestamp::now();
        for n in 1..=15 {
            let mut object = note.clone();
            object["content"] = json!(format!("<p>{n}</p>"));
            object["updated"] = json!((start + jiff::SignedDuration::from_secs(n)).to_string());
            scene
                .bob
                .send(&scene.app, &scene.bob.activity("Update", object))
                .await
                .expect(202);
        }
        scene.app.settled().await;
        let posts = scene.posts_of(&bob_here).await;
        assert!(
            posts[0]["content"].as_str().unwrap().contains("15"),
            "{}",
            posts[0]["content"]
        );
        let history = scene
            .alice
            .get(&format!(
                "/api/v1/statuses/{}/history",
                posts[0]["id"].as_str().unwrap()
            ))
            .await
            .expect(200)
            .array();
        let texts: Vec<i64> = history
            .iter()
            .map(|version| {
                version["content"]
                    .as_str()
                    .unwrap()
                    .trim_start_matches("<p>")
                    .trim_end_matches("</p>")
                    .parse()
                    .unwrap()
            })
            .collect();
        assert!(texts.is_sorted(), "{texts:?}");
    });
}
