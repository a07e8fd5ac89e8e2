//! Too much: hostile amounts of everything, from peers.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::{Scene, create};
use crate::support::{client::encode, eventually, peer::Reply, run};

async fn search(scene: &Scene, q: &str) -> crate::support::Answer {
    scene
        .alice
        .get(&format!("/api/v2/search?resolve=true&q={}", encode(q)))
        .await
}

#[test]
fn slow_drips_are_cut_off_and_do_not_hold_the_server_cve_2023_36461() {
    run(async {
        let scene = Scene::new(&["slow.test"]).await;
        scene.peer.serve(
            "https://slow.test/users/drip",
            Reply::Drip(Duration::from_secs(2)),
        );
        scene.peer.serve(
            "https://slow.test/.well-known/webfinger?resource=acct:drip@slow.test",
            Reply::Drip(Duration::from_secs(2)),
        );
        let started = Instant::now();
        let waiting = async {
            tokio::join!(
                search(&scene, "@drip@slow.test"),
                search(&scene, "https://slow.test/users/drip"),
                search(&scene, "https://slow.test/users/drip"),
            )
        };
        let working = async {
            for n in 0..10 {
                let started = Instant::now();
                scene.alice.post_status(&format!("meanwhile {n}")).await;
                assert!(
                    started.elapsed() < Duration::from_secs(5),
                    "{:?}",
                    started.elapsed()
                );
            }
        };
        tokio::join!(waiting, working);
        assert!(
            started.elapsed() < Duration::from_secs(15),
            "{:?}",
            started.elapsed()
        );
    });
}

#[test]
fn slow_drips_do_not_hold_the_workers_cve_2023_36461() {
    run(async {
        let scene = Scene::new(&["slow.test", "evil.test"]).await;
        let mallory = scene.peer.actor("evil.test", "mallory");
        scene.alice_follows(&mallory).await;
        let slow = |n: usize| {
            let url = format!("https://slow.test/drip/{n}");
            scene
                .peer
                .serve(&url, Reply::Drip(Duration::from_millis(500)));
            url
        };
        // More jobs and more strangers' activities that wait for drips than there are slots.
        for n in 0..8 {
            let mut note = mallory.note("<p>an answer</p>");
            note["inReplyTo"] = json!(slow(n));
            mallory
                .send(&scene.app, &create(&mallory, &note))
                .await
                .expect(202);
        }
        for n in 100..106 {
            let sybil = scene.peer.actor("evil.test", &format!("sybil{n}"));
            let mut note = sybil.note_to("<p>hey</p>", &scene.alice_id(), "alice@alpha.test");
            let mention = json!({ "type": "Mention", "href": slow(n), "name": "@drip@slow.test" });
            note["tag"].as_array_mut().unwrap().push(mention);
            sybil
                .send(&scene.app, &create(&sybil, &note))
                .await
                .expect(202);
        }
        // Meanwhile others are served: a mention arrives, a post goes out.
        let started = Instant::now();
        let hello = scene
            .bob
            .note_to("<p>hello</p>", &scene.alice_id(), "alice@alpha.test");
        scene
            .bob
            .send(&scene.app, &create(&scene.bob, &hello))
            .await
            .expect(202);
        eventually("the mention", || async {
            let told = scene
                .alice
                .get("/api/v1/notifications?types[]=mention&include_filtered=true")
                .await
                .array();
            told.iter()
                .any(|told| told["account"]["acct"] == "bob@good.test")
                .then_some(())
        })
        .await;
        let status = scene.alice.post_status("@bob@good.test to you").await;
        scene
            .peer
            .wait_for_match("the answer", "good.test", |body| {
                body["object"]["id"] == status["uri"]
            })
            .await;
        assert!(
            started.elapsed() < Duration::from_secs(15),
            "{:?}",
            started.elapsed()
        );
        // All of them did wait, at once.
        eventually("each drip is waited for", || async {
            let asked = scene.peer.asked();
            (100..106)
                .all(|n| asked.iter().any(|asked| asked.path == format!("/drip/{n}")))
                .then_some(())
        })
        .await;
        assert!(
            started.elapsed() < Duration::from_secs(25),
            "they waited for each other"
        );
    });
}

#[test]
fn endless_documents_are_cut_off_at_their_limit() {
    run(async {
        let scene = Scene::new(&["evil.test"]).await;
        scene.peer.serve(
            "https://evil.test/users/endless",
            Reply::Endless(200 * 1024 * 1024),
        );
        let started = Instant::now();
        let found = search(&scene, "https://evil.test/users/endless").await;
        assert!(found.status == 200 || (400..=503).contains(&found.status));
        assert!(
            started.elapsed() < Duration::from_secs(10),
            "{:?}",
            started.elapsed()
        );
    });
}

#[test]
fn redirect_loops_end_after_three_hops_cve_2026_34148() {
    run(async {
        let scene = Scene::new(&["evil.test"]).await;
        scene.peer.serve(
            "https://evil.test/a",
            Reply::Redirect("https://evil.test/b".into()),
        );
        scene.peer.serve(
            "https://evil.test/b",
            Reply::Redirect("https://evil.test/a".into()),
        );
        for n in 0..50 {
            scene.peer.serve(
                &format!("https://evil.test/chain/{n}"),
                Reply::Redirect(format!("https://evil.test/chain/{}", n + 1)),
            );
        }
        search(&scene, "https://evil.test/a").await;
        search(&scene, "https://evil.test/chain/0").await;
        let asked = scene.peer.asked();
        assert!(
            asked
                .iter()
                .filter(|asked| asked.path.starts_with("/chain/"))
                .count()
                <= 8
        );
        assert!(
            asked
                .iter()
                .filter(|asked| ["/a", "/b"].contains(&asked.path.as_str()))
                .count()
                <= 8
        );
    });
}

#[test]
fn huge_lists_are_cut_or_refused_and_the_worker_lives_cve_2026_23962() {
    run(async {
        let scene = Scene::new(&["evil.test"]).await;
        let mallory = scene.peer.actor("evil.test", "mallory");
        scene.alice_follows(&mallory).await;
        let many = |n: usize, item: Value| -> Value { json!(vec![item; n]) };
        let mut actor = mallory.document();
        actor["attachment"] = many(
            4_000,
            json!({ "type": "PropertyValue", "name": "n".repeat(20), "value": "v".repeat(20) }),
        );
        actor["alsoKnownAs"] = many(4_000, json!("https://evil.test/users/alias"));
        actor["tag"] = many(
            2_000,
            json!({ "type": "Emoji", "name": ":e:", "icon": { "type": "Image", "url": "https://evil.test/e.png" } }),
        );
        actor["name"] = json!("N".repeat(50_000));
        actor["summary"] = json!("<p>S</p>".repeat(20_000));
        mallory
            .send(&scene.app, &mallory.activity("Update", actor))
            .await;
        let mut question = mallory.note("<p>which?</p>");
        question["type"] = json!("Question");
        question["oneOf"] = many(
            10_000,
            json!({ "type": "Note", "name": "option", "replies": { "type": "Collection", "totalItems": 1 } }),
        );
        mallory.send(&scene.app, &create(&mallory, &question)).await;
        let mut note = mallory.note("<p>many</p>");
        note["tag"] = json!((0..6_000).map(|n| json!({ "type": "Hashtag", "name": format!("#tag{n}"), "href": "https://evil.test/t" })).collect::<Vec<_>>());
        mallory.send(&scene.app, &create(&mallory, &note)).await;
        let mut note = mallory.note("<p>mentions</p>");
        note["tag"] = json!((0..4_000).map(|n| json!({ "type": "Mention", "name": format!("@u{n}@evil.test"), "href": format!("https://evil.test/users/u{n}") })).collect::<Vec<_>>());
        mallory.send(&scene.app, &create(&mallory, &note)).await;
        let mut note = mallory.note("<p>files</p>");
        note["attachment"] = many(
            4_000,
            json!({ "type": "Image", "mediaType": "image/png", "url": "https://evil.test/x.png", "name": "alt" }),
        );
        mallory.send(&scene.app, &create(&mallory, &note)).await;
        scene.app.settled().await;
        assert!(
            scene
                .app
                .count("SELECT coalesce(max(jsonb_array_length(fields)), 0)::bigint FROM accounts")
                .await
                <= 50
        );
        assert!(scene.app.count("SELECT coalesce(max(n), 0) FROM (SELECT count(*) AS n FROM status_tags GROUP BY status_id) AS t").await <= 200);
        assert!(scene.app.count("SELECT coalesce(max(n), 0) FROM (SELECT count(*) AS n FROM media_attachments GROUP BY status_id) AS t").await <= 16);
        let fetched = scene
            .peer
            .asked()
            .iter()
            .filter(|asked| asked.path.starts_with("/users/u"))
            .count();
        assert!(fetched <= 60, "{fetched} actors were fetched for one post");
        // The lane lives.
        let last = mallory.note("<p>alive</p>");
        mallory.tell(&scene.app, &create(&mallory, &last)).await;
        assert_eq!(
            scene
                .app
                .count("SELECT count(*) FROM statuses WHERE content LIKE '%alive%'")
                .await,
            1
        );
    });
}

#[test]
fn broken_and_deep_html_is_stored_clean_or_refused_ghsa_qrgq_9fx2_vf2r() {
    run(async {
        let scene = Scene::new(&["evil.test"]).await;
        let mallory = scene.peer.actor("evil.test", "mallory");
        let mallory_here = scene.alice_follows(&mallory).await;
        for html in [
            "<div>".repeat(20_000),
            "<a href=\"".repeat(10_000),
            "<p><p><p></a></b></i>".repeat(5_000),
            "<!--".repeat(10_000),
            "<a href='http://[::'>x</a><a href='https://%%%'>y</a>".repeat(500),
            "&#x110000;&#0;&#xd800;&nosuch;".repeat(2_000),
            format!("<{}>x", "b".repeat(100_000)),
            "<![CDATA[<script>]]><svg><math><mtext></table><mglyph><style><img src=x onerror=1>"
                .repeat(300),
            "<ul><li>".repeat(8_000),
        ] {
            let note = mallory.note(&html);
            let started = Instant::now();
            mallory.send(&scene.app, &create(&mallory, &note)).await;
            scene.app.settled().await;
            assert!(
                started.elapsed() < Duration::from_secs(15),
                "{}: {:?}",
                &html[..20],
                started.elapsed()
            );
        }
        let last = mallory.note("<p>alive</p>");
        mallory.tell(&scene.app, &create(&mallory, &last)).await;
        let posts = scene.posts_of(&mallory_here).await;
        assert!(posts.iter().any(|post| post["content"] == "<p>alive</p>"));
        assert!(!json!(posts).to_string().contains("<script"));
    });
}

#[test]
fn long_runs_in_mentions_tags_and_urls_take_linear_time_ghsa_jpxp_r43f_rhvx() {
    run(async {
        let scene = Scene::new(&["evil.test"]).await;
        let mallory = scene.peer.actor("evil.test", "mallory");
        scene.alice_follows(&mallory).await;
        for unit in [
            "@", "#", "https://", "a.", ":", "@a@", "\u{301}", "(", "&lt;",
        ] {
            let note = mallory.note(&format!("<p>{}</p>", unit.repeat(300_000 / unit.len())));
            let started = Instant::now();
            mallory.send(&scene.app, &create(&mallory, &note)).await;
            scene.app.settled().await;
            assert!(
                started.elapsed() < Duration::from_secs(10),
                "{unit}: {:?}",
                started.elapsed()
            );
        }
    });
}

#[test]
fn collections_without_end_are_left_cve_2025_32947() {
    run(async {
        let scene = Scene::new(&["evil.test"]).await;
        let mallory = scene.peer.actor("evil.test", "mallory");
        let page = |n: usize, next: String| {
            json!({ "@context": "https://www.w3.org/ns/activitystreams", "type": "OrderedCollectionPage", "id": format!("https://evil.test/page/{n}"),
                    "partOf": "https://evil.test/list", "next": next, "orderedItems": [] })
        };
        scene
            .peer
            .publish(&page(0, "https://evil.test/page/0".into()));
        scene
            .peer
            .publish(&page(1, "https://evil.test/page/2".into()));
        scene
            .peer
            .publish(&page(2, "https://evil.test/page/1".into()));
        for n in 3..300 {
            scene
                .peer
                .publish(&page(n, format!("https://evil.test/page/{}", n + 1)));
        }
        for first in [0, 1, 3] {
            let mut actor = mallory.document();
            for name in ["featured", "outbox", "followers", "following"] {
                let url = format!("https://evil.test/{name}/{first}");
                scene.peer.publish(&json!({ "@context": "https://www.w3.org/ns/activitystreams", "type": "OrderedCollection", "id": url, "totalItems": 1_000_000,
                                            "first": format!("https://evil.test/page/{first}") }));
                actor[name] = json!(url);
            }
            scene.peer.publish(&actor);
            mallory
                .send(&scene.app, &mallory.activity("Update", actor))
                .await;
            scene.alice.resolve(&mallory.handle()).await;
            let mut note = mallory.note_to("<p>replies</p>", &scene.alice_id(), "alice@alpha.test");
            note["replies"] = json!({ "type": "Collection", "id": format!("https://evil.test/featured/{first}"), "first": format!("https://evil.test/page/{first}") });
            mallory.send(&scene.app, &create(&mallory, &note)).await;
            scene.app.settled().await;
        }
        let pages = scene
            .peer
            .asked()
            .iter()
            .filter(|asked| asked.path.starts_with("/page/"))
            .count();
        assert!(pages <= 60, "{pages} pages were read");
    });
}

#[test]
fn chains_of_replies_are_climbed_a_bounded_way() {
    run(async {
        let scene = Scene::new(&["evil.test"]).await;
        let mallory = scene.peer.actor("evil.test", "mallory");
        scene.alice_follows(&mallory).await;
        scene
            .peer
            .on("https://evil.test/never", |_| Reply::status(404));
        let peer = scene.peer.clone();
        let author = mallory.clone();
        // Each parent has a parent, without end; two that answer each other as well.
        for n in 0..400 {
            let mut note = author.note("<p>chain</p>");
            note["id"] = json!(format!("https://evil.test/chain/{n}"));
            note["inReplyTo"] = json!(format!("https://evil.test/chain/{}", n + 1));
            peer.publish(&note);
        }
        let mut first = mallory.note("<p>first</p>");
        first["inReplyTo"] = json!("https://evil.test/chain/0");
        mallory.tell(&scene.app, &create(&mallory, &first)).await;
        let (mut one, mut two) = (mallory.note("<p>one</p>"), mallory.note("<p>two</p>"));
        one["inReplyTo"] = two["id"].clone();
        two["inReplyTo"] = one["id"].clone();
        scene.peer.publish(&one);
        scene.peer.publish(&two);
        mallory.tell(&scene.app, &create(&mallory, &one)).await;
        scene.app.settled().await;
        let climbed = scene
            .peer
            .asked()
            .iter()
            .filter(|asked| asked.path.starts_with("/chain/"))
            .count();
        assert!(climbed < 300, "{climbed} steps");
        let id = scene
            .app
            .count("SELECT id FROM statuses WHERE content LIKE '%>one<%'")
            .await;
        scene
            .alice
            .get(&format!("/api/v1/statuses/{id}/context"))
            .await
            .expect(200);
    });
}

#[test]
fn objects_of_wrong_types_in_every_field_break_no_timeline_pleroma_2_0_4() {
    run(async {
        let scene = Scene::new(&["evil.test"]).await;
        let mallory = scene.peer.actor("evil.test", "mallory");
        let mallory_here = scene.alice_follows(&mallory).await;
        let note = mallory.note("<p>shape</p>");
        let values = [
            json!(null),
            json!(1),
            json!(-1.5e300),
            json!(true),
            json!("text"),
            json!([]),
            json!({}),
            json!([[[]]]),
            json!([null, 1, {}]),
            json!({ "@value": {} }),
            json!({ "id": [] }),
        ];
        for field in note
            .as_object()
            .unwrap()
            .keys()
            .cloned()
            .collect::<Vec<_>>()
        {
            for value in &values {
                let mut odd = note.clone();
                odd["id"] = json!(mallory.fresh_id("odd"));
                odd[&field] = value.clone();
                let mut activity = mallory.activity("Create", odd);
                activity["id"] = json!(mallory.fresh_id("create"));
                let answer = mallory.send(&scene.app, &activity).await;
                assert!(answer.status < 500, "{field} = {value}: {}", answer.status);
            }
        }
        for kind in [
            "Create",
            "Update",
            "Delete",
            "Like",
            "Announce",
            "Follow",
            "Undo",
            "Accept",
            "Reject",
            "Add",
            "Remove",
            "Block",
            "Move",
            "Flag",
            "EmojiReact",
        ] {
            for value in &values {
                let answer = mallory
                    .send(&scene.app, &mallory.activity(kind, value.clone()))
                    .await;
                assert!(answer.status < 500, "{kind} of {value}: {}", answer.status);
            }
        }
        scene.app.settled().await;
        let last = mallory.note("<p>alive</p>");
        mallory.tell(&scene.app, &create(&mallory, &last)).await;
        assert!(
            scene
                .posts_of(&mallory_here)
                .await
                .iter()
                .any(|post| post["content"] == "<p>alive</p>")
        );
        for path in [
            "/api/v1/timelines/home",
            "/api/v1/timelines/public",
            "/api/v1/notifications",
        ] {
            scene.alice.get(path).await.expect(200);
        }
        assert_eq!(
            scene
                .app
                .count("SELECT count(*) FROM jobs WHERE attempts > 0")
                .await,
            0
        );
    });
}

#[test]
fn made_up_hosts_cost_one_row_each_and_none_when_the_window_is_over_cve_2026_69132() {
    run(async {
        let scene = Scene::new(&["evil.test"]).await;
        for n in 0..30 {
            let follower = scene.peer.actor("evil.test", &format!("f{n}"));
            let mut actor = follower.document();
            actor["inbox"] = json!(format!("https://made-up-{n}.invalid/inbox"));
            actor["endpoints"] = json!({});
            scene.peer.publish(&actor);
            follower
                .send(&scene.app, &follower.activity("Follow", scene.alice_id()))
                .await;
        }
        scene.app.settled().await;
        scene.alice.post_status("to nobody").await;
        scene.app.settled().await;
        // One row per host that has something waiting, and nothing else is kept of it.
        let lanes = "SELECT count(*) FROM delivery_lanes WHERE host LIKE 'made-up-%'";
        assert_eq!(scene.app.count(lanes).await, 30);
        let hosts = "SELECT count(*) FROM hosts WHERE host LIKE 'made-up-%'";
        assert_eq!(scene.app.count(hosts).await, 0);
        // When the window is over the deliveries are dropped, and the lanes with them.
        scene
            .app
            .sql(
                "UPDATE activities SET created_at = now() - interval '30 days';
                 UPDATE deliveries SET due_at = now() - interval '1 second';
                 UPDATE delivery_lanes SET due_at = now() - interval '1 second'",
            )
            .await;
        crate::support::eventually("what waited is dropped", || async {
            scene.app.services.committed();
            (scene.app.count("SELECT count(*) FROM deliveries").await == 0).then_some(())
        })
        .await;
        crate::support::eventually("empty lanes are closed", || async {
            scene.app.services.committed();
            (scene.app.count("SELECT count(*) FROM delivery_lanes").await == 0).then_some(())
        })
        .await;
    });
}

#[test]
fn many_distinct_strings_are_not_kept_pleroma_2_0_7() {
    run(async {
        let scene = Scene::new(&["evil.test"]).await;
        let mallory = scene.peer.actor("evil.test", "mallory");
        scene.alice_follows(&mallory).await;
        let mut note = mallory.note("<p>keys</p>");
        for n in 0..10_000 {
            note[format!("key{n}")] = json!(n);
        }
        let answer = mallory.send(&scene.app, &create(&mallory, &note)).await;
        assert!(answer.status < 500);
        scene.app.settled().await;
        assert_eq!(
            scene
                .app
                .count(
                    "SELECT count(*) FROM statuses WHERE to_jsonb(statuses)::text LIKE '%key9999%'"
                )
                .await,
            0
        );
    });
}
