//! Who says so: nothing is believed that its owner or its origin did not say.

use serde_json::{Value, json};

use super::{Scene, create};
use crate::support::{
    client::encode,
    peer::{ACTIVITY_JSON, Actor, Peer, Reply},
    run,
};

/// What the database holds of an actor that could be taken over.
async fn identity(scene: &Scene, actor: &Actor) -> String {
    let connection = scene.app.services.connection().await.unwrap();
    let row = connection
        .query_opt(
            "SELECT concat_ws('|', a.username, a.domain, a.display_name, a.inbox_url, a.shared_inbox_url, k.public_key)
             FROM accounts a LEFT JOIN account_keys k ON k.account_id = a.id AND k.retired_at IS NULL WHERE a.uri = $1",
            &[&actor.id],
        )
        .await
        .unwrap();
    row.map(|row| row.get::<_, String>(0)).unwrap_or_default()
}

/// Asks our server to look at a URL.
async fn look_at(scene: &Scene, url: &str) -> Value {
    scene
        .alice
        .get(&format!("/api/v2/search?resolve=true&q={}", encode(url)))
        .await
        .json()
}

/// The victim's document as an attacker would like it.
fn forged(victim: &Actor, attacker: &Actor) -> Value {
    let mut document = victim.document();
    document["name"] = json!("Taken over");
    document["inbox"] = json!(format!("https://{}/inbox", attacker.host));
    document["endpoints"]["sharedInbox"] = json!(format!("https://{}/inbox", attacker.host));
    document["publicKey"]["publicKeyPem"] = json!(attacker.public_pem());
    document
}

async fn victim_and_attacker() -> (Scene, Actor) {
    let scene = Scene::new(&["evil.test"]).await;
    let mallory = scene.peer.actor("evil.test", "mallory");
    scene.alice_follows(&scene.bob).await;
    scene.alice.resolve(&mallory.handle()).await;
    scene.app.settled().await;
    (scene, mallory)
}

#[test]
fn a_document_of_evil_that_calls_itself_victim_changes_nothing_cve_2024_23832_cve_2024_52590() {
    run(async {
        let (scene, mallory) = victim_and_attacker().await;
        let before = identity(&scene, &scene.bob).await;
        let trap = "https://evil.test/users/trap";
        scene
            .peer
            .serve(trap, Reply::document(&forged(&scene.bob, &mallory)));
        look_at(&scene, trap).await;
        // The same behind a redirect on the attacker's own host.
        let hop = "https://evil.test/users/hop";
        scene.peer.serve(hop, Reply::Redirect(trap.to_owned()));
        look_at(&scene, hop).await;
        // The same by an Update.
        let mut update = mallory.activity("Update", forged(&scene.bob, &mallory));
        mallory.send(&scene.app, &update).await;
        // The same as an embedded author.
        let mut note = mallory.note("<p>by victim, honestly</p>");
        note["attributedTo"] = forged(&scene.bob, &mallory);
        scene.peer.publish(&note);
        mallory.send(&scene.app, &create(&mallory, &note)).await;
        look_at(&scene, note["id"].as_str().unwrap()).await;
        // The same by webfinger of the attacker.
        scene.peer.serve(
            "https://evil.test/.well-known/webfinger?resource=acct:trap@evil.test",
            Reply::typed("application/jrd+json", &json!({ "subject": "acct:trap@evil.test", "links": [{ "rel": "self", "type": ACTIVITY_JSON, "href": trap }] })),
        );
        look_at(&scene, "@trap@evil.test").await;
        update["object"]["id"] = json!(trap);
        mallory.send(&scene.app, &update).await;
        scene.app.settled().await;
        assert_eq!(identity(&scene, &scene.bob).await, before);
        let shown = look_at(&scene, &scene.bob.handle()).await;
        assert!(!shown.to_string().contains("Taken over"));
        assert_eq!(scene.remote_posts().await, 0);
        assert_eq!(
            scene
                .app
                .count("SELECT count(*) FROM accounts WHERE display_name = 'Taken over'")
                .await,
            0
        );
    });
}

/// Pixelfed had the same hole without an id.
#[test]
fn a_document_of_any_other_content_type_is_no_object_cve_2024_25623_cve_2024_25636_ghsa_xmw2_875x_rq88()
 {
    run(async {
        let (scene, mallory) = victim_and_attacker().await;
        let before = identity(&scene, &scene.bob).await;
        let kinds = [
            "text/plain",
            "application/json",
            "application/octet-stream",
            "image/png",
            "text/html",
            "application/ld+json",
            "application/ld+json; profile=\"https://example.org/other\"",
            "application/activity+json+evil",
            "multipart/form-data; boundary=application/activity+json",
        ];
        for (n, kind) in kinds.iter().enumerate() {
            // An upload on the victim's host, which anybody could make there.
            let file = format!("https://good.test/media/{n}.json");
            let mut actor = forged(&scene.bob, &mallory);
            actor["id"] = json!(file);
            actor["preferredUsername"] = json!(format!("file{n}"));
            actor["publicKey"]["owner"] = json!(file);
            scene.peer.serve(&file, Reply::typed(kind, &actor));
            scene.peer.serve(
                &format!("https://good.test/.well-known/webfinger?resource=acct:file{n}@good.test"),
                Reply::typed("application/jrd+json", &json!({ "subject": format!("acct:file{n}@good.test"), "links": [{ "rel": "self", "type": ACTIVITY_JSON, "href": file }] })),
            );
            let mut note = scene.bob.note("<p>uploaded</p>");
            note["id"] = json!(format!("https://good.test/media/note-{n}.json"));
            scene
                .peer
                .serve(note["id"].as_str().unwrap(), Reply::typed(kind, &note));
            for url in [
                file.as_str(),
                note["id"].as_str().unwrap(),
                &format!("@file{n}@good.test"),
            ] {
                let found = look_at(&scene, url).await;
                let nothing = |part: &str| found[part].as_array().is_none_or(Vec::is_empty);
                assert!(
                    nothing("accounts") && nothing("statuses"),
                    "{kind}: {found}"
                );
            }
            let mut hop = scene.bob.note("<p>x</p>");
            hop["id"] = json!(format!("https://good.test/hop/{n}"));
            scene.peer.serve(
                hop["id"].as_str().unwrap(),
                Reply::Redirect(note["id"].as_str().unwrap().to_owned()),
            );
            let found = look_at(&scene, hop["id"].as_str().unwrap()).await;
            assert!(
                found["statuses"].as_array().is_none_or(Vec::is_empty),
                "{kind} after a redirect"
            );
        }
        assert_eq!(scene.remote_posts().await, 0);
        assert_eq!(identity(&scene, &scene.bob).await, before);
    });
}

#[test]
fn only_the_id_gives_authority_never_the_url_cve_2025_25306_cve_2024_52591() {
    run(async {
        let (scene, mallory) = victim_and_attacker().await;
        let mut posing = mallory.note_to("<p>posing</p>", &scene.alice_id(), "alice@alpha.test");
        posing["url"] = json!("https://good.test/@bob/1");
        scene.peer.publish(&posing);
        mallory.tell(&scene.app, &create(&mallory, &posing)).await;
        for status in scene.app_statuses().await {
            assert_eq!(status["account"]["acct"], "mallory@evil.test");
            assert!(
                !status["url"]
                    .as_str()
                    .unwrap_or_default()
                    .contains("good.test"),
                "{status}"
            );
        }
        // The reverse: an id of the victim, served by the attacker.
        let mut reverse = mallory.note("<p>reverse</p>");
        reverse["id"] = json!("https://good.test/users/bob/statuses/forged");
        reverse["attributedTo"] = json!(scene.bob.id);
        reverse["url"] = json!("https://evil.test/forged");
        scene
            .peer
            .serve("https://evil.test/forged", Reply::document(&reverse));
        let found = look_at(&scene, "https://evil.test/forged").await;
        assert!(
            found["statuses"].as_array().is_none_or(Vec::is_empty),
            "{found}"
        );
        mallory.send(&scene.app, &create(&mallory, &reverse)).await;
        // And without any id.
        let mut nameless =
            mallory.note_to("<p>nameless</p>", &scene.alice_id(), "alice@alpha.test");
        let activity = create(&mallory, &nameless);
        nameless.as_object_mut().unwrap().remove("id");
        let mut activity = activity;
        activity["object"] = nameless;
        mallory.send(&scene.app, &activity).await;
        scene.app.settled().await;
        let id = scene.alice.resolve(&scene.bob.handle()).await["id"]
            .as_str()
            .unwrap()
            .to_owned();
        assert_eq!(scene.posts_of(&id).await, Vec::<Value>::new());
        assert_eq!(scene.remote_posts().await, 1);
    });
}

impl Scene {
    /// The posts that Alice was told of.
    async fn app_statuses(&self) -> Vec<Value> {
        self.alice
            .get("/api/v1/notifications?limit=80&include_filtered=true")
            .await
            .expect(200)
            .array()
            .into_iter()
            .map(|told| told["status"].clone())
            .filter(|status| !status.is_null())
            .collect()
    }
}

#[test]
fn updates_deletes_and_undos_of_others_things_are_ignored_cve_2026_73090() {
    run(async {
        let (scene, mallory) = victim_and_attacker().await;
        let note = scene.bob.note("<p>genuine</p>");
        scene.bob.tell(&scene.app, &create(&scene.bob, &note)).await;
        let like = scene.bob.activity(
            "Like",
            scene.alice.post_status("liked").await["uri"].clone(),
        );
        scene.bob.tell(&scene.app, &like).await;
        let mut update = mallory.activity("Update", note.clone());
        update["object"]["content"] = json!("<p>defaced</p>");
        update["object"]["updated"] = json!(jiff::Timestamp::now().to_string());
        let mut own_author = update.clone();
        own_author["object"]["attributedTo"] = json!(mallory.id);
        for activity in [
            update,
            own_author,
            mallory.activity("Delete", note["id"].clone()),
            mallory.activity("Delete", json!({ "type": "Tombstone", "id": note["id"] })),
            mallory.activity("Delete", scene.bob.id.clone()),
            mallory.activity("Undo", like.clone()),
            mallory.activity("Undo", like["id"].clone()),
        ] {
            mallory.send(&scene.app, &activity).await;
        }
        scene.app.settled().await;
        let bob_here = scene.alice.resolve(&scene.bob.handle()).await["id"]
            .as_str()
            .unwrap()
            .to_owned();
        let posts = scene.posts_of(&bob_here).await;
        assert_eq!(posts.len(), 1);
        assert!(posts[0]["content"].as_str().unwrap().contains("genuine"));
        assert_eq!(scene.app.count("SELECT count(*) FROM favourites").await, 1);
    });
}

#[test]
fn nobody_widens_the_audience_of_anothers_post_cve_2024_37903() {
    run(async {
        let (scene, mallory) = victim_and_attacker().await;
        let mut private = scene.bob.note("<p>for followers</p>");
        private["to"] = json!([format!("{}/followers", scene.bob.id)]);
        private["cc"] = json!([]);
        scene
            .bob
            .tell(&scene.app, &create(&scene.bob, &private))
            .await;
        let bob_here = scene.alice.resolve(&scene.bob.handle()).await["id"]
            .as_str()
            .unwrap()
            .to_owned();
        let posts = scene.posts_of(&bob_here).await;
        assert_eq!(posts[0]["visibility"], "private");
        let path = format!("/api/v1/statuses/{}", posts[0]["id"].as_str().unwrap());
        let mut wide = private.clone();
        wide["to"] = json!(["https://www.w3.org/ns/activitystreams#Public"]);
        wide["cc"] = json!([format!("{}/followers", mallory.id)]);
        for (kind, author) in [
            ("Create", &mallory.id),
            ("Update", &mallory.id),
            ("Create", &scene.bob.id),
            ("Update", &scene.bob.id),
            ("Announce", &mallory.id),
        ] {
            let mut object = wide.clone();
            object["attributedTo"] = json!(author);
            object["updated"] = json!(jiff::Timestamp::now().to_string());
            mallory
                .send(&scene.app, &mallory.activity(kind, object))
                .await;
        }
        scene.app.settled().await;
        let shown = scene.alice.get(&path).await.expect(200).json();
        assert_eq!(shown["visibility"], "private");
        scene.app.client().get(&path).await.expect(404);
        let eve = scene.app.user("eve").await;
        eve.get(&path).await.expect(404);
    });
}

#[test]
fn local_ids_never_come_from_outside_ghsa_37jf_59fg_9hpr() {
    run(async {
        let (scene, mallory) = victim_and_attacker().await;
        let alice_id = scene.alice_id();
        let before = scene
            .app
            .client()
            .with_header("accept", ACTIVITY_JSON)
            .get(&alice_id)
            .await
            .expect(200)
            .json();
        let mut actor = mallory.document();
        actor["id"] = json!(alice_id);
        actor["preferredUsername"] = json!("alice");
        scene
            .peer
            .serve("https://evil.test/users/alias", Reply::document(&actor));
        look_at(&scene, "https://evil.test/users/alias").await;
        mallory
            .send(&scene.app, &mallory.activity("Update", actor))
            .await;
        // A key of the attacker that names a local owner, and a local key id.
        let mut keyed = mallory.document();
        keyed["publicKey"]["owner"] = json!(alice_id);
        keyed["publicKey"]["id"] = json!(format!("{alice_id}#main-key"));
        scene.peer.serve(&mallory.id, Reply::document(&keyed));
        let follow = json!({ "@context": "https://www.w3.org/ns/activitystreams", "id": mallory.fresh_id("f"), "type": "Follow", "actor": alice_id, "object": scene.bob.id });
        let answer = mallory.send(&scene.app, &follow).await;
        assert!(matches!(answer.status, 401 | 403), "{}", answer.status);
        // A note that calls itself local.
        let mut note = mallory.note("<p>local, honestly</p>");
        note["id"] = json!("https://alpha.test/users/alice/statuses/1");
        note["attributedTo"] = json!(alice_id);
        mallory.send(&scene.app, &create(&mallory, &note)).await;
        scene.app.settled().await;
        let after = scene
            .app
            .client()
            .with_header("accept", ACTIVITY_JSON)
            .get(&alice_id)
            .await
            .expect(200)
            .json();
        assert_eq!(before["publicKey"], after["publicKey"]);
        assert_eq!(before["inbox"], after["inbox"]);
        assert_eq!(scene.remote_posts().await, 0);
        assert_eq!(scene.app.count("SELECT count(*) FROM accounts WHERE uri LIKE 'https://alpha.test/%' AND domain IS NOT NULL").await, 0);
    });
}

#[test]
fn a_key_document_with_another_id_is_refused_and_not_kept_fedify_963() {
    run(async {
        let (scene, mallory) = victim_and_attacker().await;
        let key_url = "https://evil.test/keys/1";
        scene.peer.serve(
            key_url,
            Reply::document(&json!({
                "@context": "https://w3id.org/security/v1",
                "id": scene.bob.key_id, "type": "Key", "owner": scene.bob.id, "publicKeyPem": mallory.public_pem(),
            })),
        );
        let mut posing = mallory.clone();
        posing.key_id = key_url.to_owned();
        let note = scene.bob.note("<p>forged</p>");
        posing
            .send(&scene.app, &create(&scene.bob, &note))
            .await
            .expect(401);
        // Nor does the victim's key id now have the attacker's key.
        posing.key_id.clone_from(&scene.bob.key_id);
        posing
            .send(&scene.app, &create(&scene.bob, &note))
            .await
            .expect(401);
        assert_eq!(scene.remote_posts().await, 0);
        scene.bob.tell(&scene.app, &create(&scene.bob, &note)).await;
        assert_eq!(scene.remote_posts().await, 1);
    });
}

#[test]
fn odd_actor_ids_are_refused_ghsa_5wxh_3p65_r4g6() {
    run(async {
        let (scene, mallory) = victim_and_attacker().await;
        for id in [
            "javascript:alert(1)",
            "https://",
            "https:///users/x",
            "ftp://evil.test/x",
            "data:text/html,x",
            "https://evil.test/\u{0}x",
            "https://evil.test/a b",
            "//evil.test/x",
            "",
            "https://evil.test:99999/x",
            "https://user:pass@evil.test/x",
        ] {
            let mut actor = mallory.document();
            actor["id"] = json!(id);
            actor["preferredUsername"] = json!("odd");
            let url = "https://evil.test/odd";
            scene.peer.serve(url, Reply::document(&actor));
            look_at(&scene, url).await;
            let mut activity = mallory.activity("Follow", scene.alice_id());
            activity["actor"] = json!(id);
            let answer = mallory.send(&scene.app, &activity).await;
            assert!(
                (400..500).contains(&answer.status),
                "{id}: {}",
                answer.status
            );
        }
        assert_eq!(
            scene
                .app
                .count("SELECT count(*) FROM accounts WHERE username = 'odd'")
                .await,
            0
        );
    });
}

#[test]
fn odd_handles_have_one_form_or_none_ghsa_v3xf_c9qf_j667_cve_2025_25194() {
    run(async {
        let (scene, _) = victim_and_attacker().await;
        let asked = scene.peer.asked().len();
        for handle in [
            "bob@good.test%2F..",
            "bob@good.test/../evil.test",
            "bob@evil.test/?x=@good.test",
            "bob@evil.test#good.test",
            "bob@good.test:443:1",
            "bob@localh.st:1234/secret?x=1#",
            "bob@localhost",
            "bob@localhost.",
            "bob@127.0.0.1",
            "bob@[::1]",
            "bob@0",
            "bob@good。test@x",
            "b ob@good.test",
            "bob@good.test\u{0}.evil.test",
            "bob@user:pw@good.test",
            "bob@-good.test",
            "bob@good..test",
            "../bob@good.test",
        ] {
            let found = look_at(&scene, handle).await;
            let accounts = found["accounts"].as_array().cloned().unwrap_or_default();
            assert!(
                accounts
                    .iter()
                    .all(|account| account["acct"] == "bob@good.test"),
                "{handle}: {found}"
            );
        }
        for asked in &scene.peer.asked()[asked..] {
            assert!(
                asked.path.starts_with("/.well-known/") || asked.path.starts_with("/users/"),
                "{}",
                asked.url()
            );
        }
        assert_eq!(
            scene
                .app
                .count("SELECT count(DISTINCT domain) FROM accounts WHERE username = 'bob'")
                .await,
            1
        );
    });
}

#[test]
fn links_of_other_schemes_are_dropped_from_profiles_and_posts_ghsa_x2rc_v5wx_g3m5() {
    run(async {
        let (scene, mallory) = victim_and_attacker().await;
        for scheme in [
            "javascript:alert(1)",
            "data:text/html,<script>1</script>",
            "//good.test/x",
            "vbscript:x",
        ] {
            let mut actor = mallory.document();
            actor["url"] = json!(scheme);
            actor["icon"] = json!({ "type": "Image", "url": scheme });
            actor["image"] = json!({ "type": "Image", "url": scheme });
            scene.peer.publish(&actor);
            mallory
                .tell(&scene.app, &mallory.activity("Update", actor))
                .await;
            let mut note = mallory.note_to(
                &format!("<p><a href=\"{scheme}\">x</a></p>"),
                &scene.alice_id(),
                "alice@alpha.test",
            );
            note["url"] = json!(scheme);
            note["attachment"] =
                json!([{ "type": "Image", "mediaType": "image/png", "url": scheme }]);
            scene.peer.publish(&note);
            mallory.tell(&scene.app, &create(&mallory, &note)).await;
        }
        let account = look_at(&scene, &mallory.handle()).await["accounts"][0].clone();
        let statuses = scene.app_statuses().await;
        assert_eq!(statuses.len(), 4);
        for text in [account.to_string(), json!(statuses).to_string()] {
            for scheme in ["javascript:", "data:text", "vbscript:", "\"//good.test"] {
                assert!(!text.contains(scheme), "{scheme} in {text}");
            }
        }
    });
}

#[test]
fn an_accept_nobody_asked_for_makes_no_follow_and_one_of_another_neither_cve_2025_30741() {
    run(async {
        let scene = Scene::new(&["evil.test"]).await;
        let mallory = scene.peer.actor("evil.test", "mallory");
        let mallory_here = scene.alice.resolve(&mallory.handle()).await["id"]
            .as_str()
            .unwrap()
            .to_owned();
        let invented = json!({ "type": "Follow", "id": "https://alpha.test/follows/1", "actor": scene.alice_id(), "object": mallory.id });
        mallory
            .tell(&scene.app, &mallory.activity("Accept", invented))
            .await;
        assert_eq!(
            scene.alice.relationship(&mallory_here).await["following"],
            false
        );

        let bob_here = scene.alice.resolve(&scene.bob.handle()).await["id"]
            .as_str()
            .unwrap()
            .to_owned();
        scene.alice.follow(&bob_here).await;
        let follow = scene.peer.wait_for("good.test", "Follow").await.json();
        mallory
            .send(&scene.app, &mallory.activity("Accept", follow.clone()))
            .await;
        mallory
            .send(
                &scene.app,
                &mallory.activity("Accept", follow["id"].clone()),
            )
            .await;
        scene.app.settled().await;
        let relation = scene.alice.relationship(&bob_here).await;
        assert_eq!(relation["following"], false);
        assert_eq!(relation["requested"], true);
        scene
            .bob
            .tell(
                &scene.app,
                &scene.bob.activity("Accept", follow["id"].clone()),
            )
            .await;
        assert_eq!(scene.alice.relationship(&bob_here).await["following"], true);
    });
}

#[test]
fn an_application_elsewhere_is_a_bot_that_is_found_followed_and_mentioned() {
    run(async {
        let (peer, app) = Peer::with_app(&["good.test"]).await;
        let alice = app.user("alice").await;
        let bot = peer.actor("good.test", "ticker");
        let mut document = bot.document();
        document["type"] = json!("Application");
        peer.publish(&document);
        let account = alice.resolve(&bot.handle()).await;
        assert_eq!(account["bot"], true);
        let id = account["id"].as_str().unwrap();
        for path in [
            format!("/api/v1/accounts/{id}"),
            "/api/v1/accounts/lookup?acct=ticker@good.test".to_owned(),
        ] {
            assert_eq!(alice.get(&path).await.expect(200).json()["id"], id);
        }
        for query in ["ticker", &bot.id] {
            let path = format!("/api/v2/search?type=accounts&q={}", encode(query));
            let found = alice.get(&path).await.expect(200).json();
            assert_eq!(found["accounts"][0]["id"], id, "{query}");
        }
        alice.follow(id).await;
        let follow = peer.wait_for("good.test", "Follow").await.json();
        bot.tell(&app, &bot.activity("Accept", follow)).await;
        assert_eq!(alice.relationship(id).await["following"], true);
        let note = bot.note("<p>tick</p>");
        bot.tell(&app, &create(&bot, &note)).await;
        let post = alice
            .wait_for_status(id, note["id"].as_str().unwrap())
            .await;
        alice.wait_for_home(post["id"].as_str().unwrap()).await;
        let post = alice.post_status("@ticker@good.test tock").await;
        assert_eq!(post["mentions"][0]["acct"], "ticker@good.test");
    });
}
