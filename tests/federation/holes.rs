//! Holes of other software that no rule of its own file covers here.

use serde_json::{Value, json};

use super::{Scene, create};
use crate::support::{
    Answer, Client,
    client::{Body, Part, encode, multipart},
    peer::{ACTIVITY_JSON, Actor, Reply},
    run,
};

async fn look_at(scene: &Scene, url: &str) -> Value {
    scene
        .alice
        .get(&format!("/api/v2/search?resolve=true&q={}", encode(url)))
        .await
        .json()
}

fn is_nothing(found: &Value) -> bool {
    ["accounts", "statuses"]
        .iter()
        .all(|part| found[part].as_array().is_none_or(Vec::is_empty))
}

/// A server on whose host anybody can place a redirect.
async fn with_attacker() -> (Scene, Actor) {
    let scene = Scene::new(&["evil.test"]).await;
    let mallory = scene.peer.actor("evil.test", "mallory");
    scene.alice_follows(&mallory).await;
    (scene, mallory)
}

/// GoToSocial's pull request 2639: type and id are those of the answer that was read, not of what was asked first.
#[test]
fn after_a_redirect_the_last_answer_must_vouch_for_itself_gotosocial_2639() {
    run(async {
        let (scene, mallory) = with_attacker().await;
        // The victim's host redirects to whatever it is told, so the attacker answers for an id there.
        let id = "https://good.test/out/note";
        let mut note = scene.bob.note("<p>forged</p>");
        note["id"] = json!(id);
        note["url"] = json!(id);
        let mut actor = scene.bob.document();
        let actor_id = "https://good.test/out/actor";
        actor["id"] = json!(actor_id);
        actor["preferredUsername"] = json!("out");
        actor["publicKey"] = json!({
            "id": format!("{actor_id}#main-key"), "owner": actor_id, "publicKeyPem": mallory.public_pem(),
        });
        for (at, document) in [(id, &note), (actor_id, &actor)] {
            let place = at.replace("good.test", "evil.test");
            scene.peer.serve(&place, Reply::document(document));
            scene.peer.serve(at, Reply::Redirect(place));
        }
        scene.peer.serve(
            "https://good.test/.well-known/webfinger?resource=acct:out@good.test",
            Reply::typed(
                "application/jrd+json",
                &json!({ "subject": "acct:out@good.test", "links": [{ "rel": "self", "type": ACTIVITY_JSON, "href": actor_id }] }),
            ),
        );
        for place in [id, actor_id, "@out@good.test", "https://evil.test/out/note"] {
            let found = look_at(&scene, place).await;
            assert!(is_nothing(&found), "{place}: {found}");
        }
        let boost = mallory.activity("Announce", id);
        mallory.tell(&scene.app, &boost).await;
        let mut posing = mallory.clone();
        posing.id = actor_id.to_owned();
        posing.key_id = format!("{actor_id}#main-key");
        let follow = posing.activity("Follow", scene.alice_id());
        posing.send(&scene.app, &follow).await.expect(401);
        // The type, too, is that of what was read in the end.
        let file = "https://good.test/files/note.json";
        let mut uploaded = scene.bob.note("<p>uploaded</p>");
        uploaded["id"] = json!(file);
        scene
            .peer
            .serve(file, Reply::typed("text/plain", &uploaded));
        let link = "https://good.test/link";
        scene.peer.serve(link, Reply::Redirect(file.to_owned()));
        let found = look_at(&scene, link).await;
        assert!(is_nothing(&found), "{found}");
        scene.app.settled().await;
        assert_eq!(scene.remote_posts().await, 0);
        assert_eq!(
            scene
                .app
                .count("SELECT count(*) FROM accounts WHERE uri LIKE '%/out/%'")
                .await,
            0
        );
        // A redirect of an honest page to the object itself is followed.
        let honest = scene.bob.note("<p>honest</p>");
        let page = "https://good.test/@bob/honest";
        let object = honest["id"].as_str().unwrap().to_owned();
        scene.peer.serve(page, Reply::Redirect(object));
        let found = look_at(&scene, page).await;
        assert_eq!(found["statuses"][0]["uri"], honest["id"], "{found}");
    });
}

/// Pleroma 1.0.1: the author's host must be the object's.
#[test]
fn an_object_whose_author_lives_elsewhere_is_no_object_pleroma_1_0_1() {
    run(async {
        let (scene, mallory) = with_attacker().await;
        let bob_here = scene.alice_follows(&scene.bob).await;
        let mut by_victim = mallory.note("<p>by victim</p>");
        by_victim["attributedTo"] = json!(scene.bob.id);
        let mut both = mallory.note("<p>by both</p>");
        both["attributedTo"] = json!([scene.bob.id, mallory.id]);
        let mut at_victim = mallory.note("<p>at victim</p>");
        at_victim["id"] = json!("https://good.test/users/bob/statuses/1");
        let mut embedded = mallory.note("<p>embedded</p>");
        embedded["attributedTo"] = json!({ "type": "Person", "id": scene.bob.id, "name": "Bob" });
        for note in [&by_victim, &both, &at_victim, &embedded] {
            let id = note["id"].as_str().unwrap();
            scene.peer.serve(id, Reply::document(note));
            mallory.send(&scene.app, &create(&mallory, note)).await;
            mallory
                .send(&scene.app, &mallory.activity("Update", note.clone()))
                .await;
            if id.starts_with("https://evil.test/") {
                mallory
                    .send(&scene.app, &mallory.activity("Announce", id))
                    .await;
                look_at(&scene, id).await;
            }
        }
        scene.app.settled().await;
        assert_eq!(scene.posts_of(&bob_here).await, Vec::<Value>::new());
        let connection = scene.app.services.connection().await.unwrap();
        let query = "SELECT count(*) FROM statuses s JOIN accounts a ON a.id = s.account_id
                     WHERE NOT s.local AND split_part(s.uri, '/', 3) <> split_part(a.uri, '/', 3)";
        let row = connection.query_one(query, &[]).await.unwrap();
        assert_eq!(row.get::<_, i64>(0), 0);
    });
}

/// Akkoma, March 2024: proxied media kept the type of its origin and posed as a local object. Here nothing is proxied:
/// media of peers stays where it is.
#[test]
fn media_of_peers_is_never_served_from_here_akkoma_2024_03() {
    run(async {
        let scene = Scene::new(&[]).await;
        let file = "https://good.test/media/picture.png";
        let mut posing = scene.bob.document();
        posing["id"] = json!("https://alpha.test/users/posing");
        scene.peer.serve(file, Reply::document(&posing));
        let picture = json!({ "type": "Image", "mediaType": ACTIVITY_JSON, "url": file });
        let mut actor = scene.bob.document();
        actor["icon"] = picture.clone();
        actor["image"] = picture;
        scene.peer.publish(&actor);
        let bob_here = scene.alice_follows(&scene.bob).await;
        let mut note = scene.bob.note("<p>look</p>");
        note["attachment"] = json!([{ "type": "Image", "mediaType": "image/png", "url": file }]);
        scene.peer.publish(&note);
        scene.bob.tell(&scene.app, &create(&scene.bob, &note)).await;
        let account = scene
            .alice
            .get(&format!("/api/v1/accounts/{bob_here}"))
            .await
            .json();
        let posts = scene.posts_of(&bob_here).await;
        let media = &posts[0]["media_attachments"][0];
        for url in [
            &account["avatar"],
            &account["header"],
            &media["url"],
            &media["preview_url"],
        ] {
            let url = url.as_str().unwrap_or_default();
            assert!(
                !url.starts_with("https://alpha.test/media/") && !url.contains("proxy"),
                "{url}"
            );
        }
        assert_eq!(scene.peer.times(file), 0);
        for path in [
            format!("/media/{file}"),
            format!("/media/{}", encode(file)),
            format!("/proxy/{}", encode(file)),
            format!("/proxy?url={}", encode(file)),
            format!("/media_proxy/{}/original", media["id"].as_str().unwrap()),
        ] {
            let answer = scene
                .app
                .client()
                .with_header("accept", ACTIVITY_JSON)
                .get(&path)
                .await;
            assert_eq!(answer.status, 404, "{path}");
        }
        assert_eq!(scene.peer.times(file), 0);
    });
}

#[test]
fn a_request_to_follow_that_nobody_answered_opens_no_private_post_cve_2025_30741() {
    run(async {
        let scene = Scene::new(&[]).await;
        let mut locked = scene.bob.document();
        locked["manuallyApprovesFollowers"] = json!(true);
        scene.peer.publish(&locked);
        let (carol, eve) = (scene.app.user("carol").await, scene.app.user("eve").await);
        let bob_here = scene.alice_follows(&scene.bob).await;
        // Carol has asked and not been answered; Alice follows; Eve has not even asked.
        let asked = carol.follow(&bob_here).await;
        assert_eq!(
            (&asked["requested"], &asked["following"]),
            (&json!(true), &json!(false))
        );
        scene.app.settled().await;
        let mut private = scene.bob.note("<p>for followers</p>");
        private["to"] = json!([format!("{}/followers", scene.bob.id)]);
        private["cc"] = json!([]);
        let follows_uri = private["id"].as_str().unwrap().to_owned();
        scene.peer.serve(&follows_uri, Reply::status(404));
        scene
            .bob
            .tell(&scene.app, &create(&scene.bob, &private))
            .await;
        let posts = scene.posts_of(&bob_here).await;
        assert_eq!(posts.len(), 1);
        let id = posts[0]["id"].as_str().unwrap();
        let path = format!("/api/v1/statuses/{id}");
        let profile = format!("/api/v1/accounts/{bob_here}/statuses");
        let anonymous: Client = scene.app.client();
        for reader in [&*carol, &*eve, &anonymous] {
            reader.get(&path).await.expect(404);
            reader.get(&format!("{path}/context")).await.expect(404);
            let shown = reader.get(&profile).await.expect(200);
            assert_eq!(shown.array(), Vec::<Value>::new());
        }
        for reader in [&carol, &eve] {
            assert_eq!(reader.home().await, Vec::<String>::new());
            let q = format!("/api/v2/search?resolve=true&q={}", encode(&follows_uri));
            assert_eq!(
                reader.get(&q).await.expect(200).json()["statuses"],
                json!([])
            );
        }
        // Her Accept opens it to her alone.
        let follow = scene
            .peer
            .wait_for_match("Carol's request", "good.test", |body| {
                body["type"] == "Follow" && body["actor"] == carol.account["uri"]
            })
            .await
            .json();
        scene
            .bob
            .tell(&scene.app, &scene.bob.activity("Accept", follow))
            .await;
        carol.get(&path).await.expect(200);
        eve.get(&path).await.expect(404);
        anonymous.get(&path).await.expect(404);
    });
}

/// Unapproved auxiliary providers could subscribe and ask for everything. There are none here: nobody is registered, asked
/// or answered.
#[test]
fn auxiliary_providers_are_not_listened_to_cve_2026_27468() {
    run(async {
        let (scene, mallory) = with_attacker().await;
        scene.app.settled().await;
        let (before, asked) = (scene.traces().await, scene.peer.asked().len());
        for (path, body) in [
            (
                "/api/fasp/registration",
                json!({ "name": "Evil", "baseUrl": "https://evil.test/fasp", "serverId": "1",
                        "publicKey": "11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=" }),
            ),
            (
                "/api/fasp/data_sharing/v0/event_subscriptions",
                json!({ "category": "content", "subscriptionType": "lifecycle" }),
            ),
            (
                "/api/fasp/data_sharing/v0/backfill_requests",
                json!({ "category": "content", "maxCount": 1_000_000 }),
            ),
        ] {
            let bytes = body.to_string().into_bytes();
            let mut client = scene.app.client();
            let url = format!("{}{path}", scene.app.origin);
            let dialect = activitypub::signature::Dialect::Rfc9421;
            for (name, value) in mallory.sign("POST", &url, Some(&bytes), dialect) {
                if !name.eq_ignore_ascii_case("content-type") {
                    client = client.with_header(&name, &value);
                }
            }
            for client in [client, scene.app.client()] {
                let sent = Body::Raw("application/json".to_owned(), bytes.clone());
                let answer = client.post(path, sent).await;
                assert!(
                    matches!(answer.status, 401 | 403 | 404),
                    "{path}: {}",
                    answer.status
                );
            }
        }
        scene.app.settled().await;
        assert_eq!(scene.traces().await, before);
        assert_eq!(scene.peer.asked().len(), asked);
    });
}

/// Imported archives could fill the disk, or end the server at each start by a file name. Nobody can import one here; what
/// is compressed is refused, not unpacked.
#[test]
fn archives_and_compressed_bodies_are_refused_unopened_cve_2025_32949_cve_2025_32944() {
    run(async {
        let (scene, mallory) = with_attacker().await;
        scene.app.settled().await;
        let bomb: &[u8] = include_bytes!("../../fixtures/http/blanks-32mib.gz");
        let zip: &[u8] = b"PK\x03\x04\x14\x00\x00\x00\x08\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\xff\xff\xff\xff\x11\x00\x00\x00../../../evil.txt";
        let (before, stored) = (scene.traces().await, stored(&scene));
        for (name, kind, bytes) in [
            ("archive.tar.gz", "application/gzip", bomb),
            ("archive.png", "image/png", bomb),
            ("archive.zip", "application/zip", zip),
            ("../../\u{0}archive.png", "image/png", zip),
        ] {
            let body = multipart(&[Part::File("file", name, kind, bytes)]);
            let answer = scene.alice.post("/api/v2/media", body).await;
            assert!(
                (400..500).contains(&answer.status),
                "{name}: {}",
                answer.status
            );
        }
        let refused = |answer: Answer, what: &str| {
            assert!(
                (400..500).contains(&answer.status),
                "{what}: {}",
                answer.status
            );
        };
        let compressed = scene.alice.also_with_header("content-encoding", "gzip");
        for (path, kind) in [
            ("/api/v1/statuses", "application/json"),
            ("/api/v1/statuses", "application/x-www-form-urlencoded"),
            ("/api/v1/apps", "application/json"),
            ("/oauth/token", "application/json"),
        ] {
            let body = Body::Raw(kind.to_owned(), bomb.to_vec());
            refused(compressed.post(path, body).await, path);
        }
        let inbox = format!("{}/inbox", scene.app.origin);
        let dialect = activitypub::signature::Dialect::Cavage;
        let mut headers = mallory.sign("POST", &inbox, Some(bomb), dialect);
        headers.push(("content-encoding".to_owned(), "gzip".to_owned()));
        let answer =
            crate::support::peer::deliver(&scene.app, "/inbox", &headers, bomb.to_vec()).await;
        refused(answer, "inbox");
        for path in ["/settings/imports", "/settings/import", "/api/v1/imports"] {
            let body = multipart(&[Part::File("data", "x.zip", "application/zip", zip)]);
            scene.alice.post(path, body).await.expect(404);
        }
        scene.app.settled().await;
        assert_eq!(scene.traces().await, before);
        assert_eq!(self::stored(&scene), stored);
    });
}

/// How many files there are in the folder of a server.
fn stored(scene: &Scene) -> usize {
    fn files(folder: &std::path::Path) -> usize {
        let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
        entries
            .map(|entry| match entry.file_type() {
                Ok(kind) if kind.is_dir() => files(&entry.path()),
                _ => 1,
            })
            .sum()
    }
    files(&scene.app.services.config.data_dir())
}
