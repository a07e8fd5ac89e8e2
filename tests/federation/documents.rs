//! What other servers may read: webfinger, nodeinfo, actors, posts, collections.

use serde_json::{Value, json};

use crate::support::{
    App,
    client::encode,
    peer::{ACTIVITY_JSON, Peer},
    run,
};

async fn document(app: &App, url: &str) -> crate::support::Answer {
    app.client()
        .with_header("accept", ACTIVITY_JSON)
        .get(url)
        .await
}

#[test]
fn webfinger_answers_every_form_of_a_local_handle_and_nothing_foreign() {
    run(async {
        let app = App::shared().await;
        let user = app.somebody("finger").await;
        let name = &user.username;
        for resource in [
            format!("acct:{name}@shared.test"),
            format!("acct:@{name}@shared.test"),
            format!("{name}@shared.test"),
            format!("acct:{}@SHARED.test", name.to_uppercase()),
            format!("https://shared.test/users/{name}"),
            format!("https://shared.test/@{name}"),
        ] {
            let answer = app
                .client()
                .get(&format!(
                    "/.well-known/webfinger?resource={}",
                    encode(&resource)
                ))
                .await
                .expect(200);
            assert!(
                answer
                    .header("content-type")
                    .unwrap()
                    .starts_with("application/jrd+json"),
                "{resource}"
            );
            assert_eq!(answer.header("access-control-allow-origin"), Some("*"));
            let jrd = answer.json();
            assert_eq!(
                jrd["subject"],
                format!("acct:{name}@shared.test"),
                "{resource}"
            );
            let own = jrd["links"]
                .as_array()
                .unwrap()
                .iter()
                .find(|link| link["rel"] == "self")
                .unwrap();
            assert_eq!(own["href"], user.account["uri"]);
            assert_eq!(own["type"], ACTIVITY_JSON);
        }
        for (resource, status) in [
            ("acct:nobody-here@shared.test", 404),
            ("acct:alice@elsewhere.test", 404),
            ("https://elsewhere.test/users/alice", 404),
            ("", 400),
            ("acct:", 400),
            ("nonsense", 400),
        ] {
            let answer = app
                .client()
                .get(&format!(
                    "/.well-known/webfinger?resource={}",
                    encode(resource)
                ))
                .await;
            assert!(
                answer.status == status || answer.status == 404,
                "{resource}: {}",
                answer.status
            );
        }
        app.client().get("/.well-known/webfinger").await.expect(400);
    });
}

#[test]
fn nodeinfo_names_the_release_of_mastodon_whose_api_is_spoken() {
    run(async {
        let app = App::shared().await;
        let version = app
            .client()
            .get("/api/v2/instance")
            .await
            .expect(200)
            .json()["version"]
            .as_str()
            .unwrap()
            .to_owned();
        for path in ["/nodeinfo/2.0", "/nodeinfo/2.1"] {
            let info = app.client().get(path).await.expect(200).json();
            assert_eq!(info["software"]["name"], "rookery");
            let upstream = &info["metadata"]["upstream"];
            assert_eq!(upstream["name"], "mastodon");
            assert_eq!(
                version.split('+').next(),
                upstream["version"].as_str(),
                "{path}"
            );
        }
    });
}

#[test]
fn host_meta_and_nodeinfo_lead_to_their_documents() {
    run(async {
        let app = App::shared().await;
        let meta = app.client().get("/.well-known/host-meta").await.expect(200);
        assert!(
            meta.text()
                .contains("https://shared.test/.well-known/webfinger?resource={uri}")
        );
        let index = app
            .client()
            .get("/.well-known/nodeinfo")
            .await
            .expect(200)
            .json();
        let links = index["links"].as_array().unwrap();
        assert!(!links.is_empty());
        for link in links
            .iter()
            .filter(|link| link["rel"].as_str().unwrap().contains("/ns/schema/"))
        {
            let info = app
                .client()
                .get(link["href"].as_str().unwrap())
                .await
                .expect(200)
                .json();
            assert!(
                link["rel"]
                    .as_str()
                    .unwrap()
                    .ends_with(info["version"].as_str().unwrap())
            );
            assert_eq!(info["software"]["name"], "rookery");
            assert_eq!(info["protocols"], json!(["activitypub"]));
            assert!(info["usage"]["users"].is_object());
        }
    });
}

#[test]
fn an_actor_has_everything_that_peers_need_and_nothing_private() {
    run(async {
        let app = App::shared().await;
        let user = app.somebody("actor").await;
        let uri = user.account["uri"].as_str().unwrap();
        let answer = document(&app, uri).await.expect(200);
        assert!(
            answer
                .header("content-type")
                .unwrap()
                .starts_with(ACTIVITY_JSON)
        );
        assert!(
            answer
                .header("vary")
                .unwrap()
                .to_lowercase()
                .contains("accept")
        );
        let actor = answer.json();
        assert_eq!(actor["id"], uri);
        assert_eq!(actor["type"], "Person");
        assert_eq!(actor["preferredUsername"], user.username.as_str());
        assert!(
            actor["@context"]
                .as_array()
                .unwrap()
                .contains(&json!("https://www.w3.org/ns/activitystreams"))
        );
        assert_eq!(actor["publicKey"]["owner"], uri);
        assert!(actor["publicKey"]["id"].as_str().unwrap().contains('#'));
        assert!(
            actor["publicKey"]["publicKeyPem"]
                .as_str()
                .unwrap()
                .starts_with("-----BEGIN PUBLIC KEY-----")
        );
        for link in ["inbox", "outbox", "followers", "following", "featured"] {
            assert!(
                actor[link]
                    .as_str()
                    .unwrap()
                    .starts_with("https://shared.test/"),
                "{link}"
            );
        }
        let text = answer.text();
        assert!(
            !text.contains("mail.example") && !text.contains("PRIVATE"),
            "{text}"
        );
        document(&app, "/users/nobody-at-all").await.expect(404);
        let page = app
            .client()
            .with_header("accept", "text/html")
            .get(uri)
            .await;
        assert!(matches!(page.status, 200 | 302), "{}", page.status);
        assert!(
            !page
                .header("content-type")
                .unwrap_or_default()
                .starts_with(ACTIVITY_JSON)
        );
    });
}

#[test]
fn the_instance_actor_is_served_unsigned() {
    run(async {
        let app = App::shared().await;
        let actor = document(&app, "/actor").await.expect(200).json();
        assert_eq!(actor["type"], "Application");
        assert_eq!(actor["id"], "https://shared.test/actor");
        assert!(actor["publicKey"]["publicKeyPem"].is_string());
    });
}

#[test]
fn posts_are_documents_for_those_who_may_read_them_and_404_for_others() {
    run(async {
        let app = App::shared().await;
        let user = app.somebody("notes").await;
        for (visibility, status) in [
            ("public", 200),
            ("unlisted", 200),
            ("private", 404),
            ("direct", 404),
        ] {
            let post = user.post_as("words", visibility).await;
            let uri = post["uri"].as_str().unwrap();
            let answer = document(&app, uri).await.expect(status);
            for part in ["activity", "replies", "likes", "shares"] {
                document(&app, &format!("{uri}/{part}"))
                    .await
                    .expect(status);
            }
            if status == 200 {
                let note = answer.json();
                assert_eq!(note["id"], uri);
                assert_eq!(note["type"], "Note");
                assert_eq!(note["attributedTo"], user.account["uri"]);
                assert!(note.get("bto").is_none() && note.get("bcc").is_none());
            } else {
                assert_eq!(
                    answer.body,
                    document(
                        &app,
                        &format!("{}/statuses/1", user.account["uri"].as_str().unwrap())
                    )
                    .await
                    .expect(404)
                    .body
                );
            }
        }
        let outbox = document(
            &app,
            &format!("{}/outbox", user.account["uri"].as_str().unwrap()),
        )
        .await
        .expect(200)
        .json();
        assert_eq!(outbox["type"], "OrderedCollection");
        let page = document(&app, outbox["first"].as_str().unwrap())
            .await
            .expect(200)
            .json();
        let items = page["orderedItems"].as_array().unwrap();
        assert_eq!(items.len(), 2, "{items:?}");
        assert!(items.iter().all(|item| item["type"] == "Create"));
    });
}

#[test]
fn a_deleted_post_answers_410() {
    run(async {
        let app = App::shared().await;
        let user = app.somebody("gone").await;
        let post = user.post_status("soon gone").await;
        document(&app, post["uri"].as_str().unwrap())
            .await
            .expect(200);
        user.delete(
            &format!("/api/v1/statuses/{}", post["id"].as_str().unwrap()),
            (),
        )
        .await
        .expect(200);
        document(&app, post["uri"].as_str().unwrap())
            .await
            .expect(410);
    });
}

#[test]
fn collections_tell_numbers_and_hide_members_when_asked_to() {
    run(async {
        let app = App::shared().await;
        let (star, fan) = (app.somebody("star").await, app.somebody("fan").await);
        fan.follow(&star.id).await;
        let uri = star.account["uri"].as_str().unwrap();
        let shown = document(&app, &format!("{uri}/followers"))
            .await
            .expect(200)
            .json();
        assert_eq!(shown["totalItems"], 1);
        let page = document(&app, shown["first"].as_str().unwrap())
            .await
            .expect(200)
            .json();
        assert_eq!(page["orderedItems"], json!([fan.account["uri"]]));
        star.patch(
            "/api/v1/accounts/update_credentials",
            json!({ "hide_collections": true }),
        )
        .await
        .expect(200);
        let hidden = document(&app, &format!("{uri}/followers"))
            .await
            .expect(200)
            .json();
        assert_eq!(hidden["totalItems"], 1);
        assert!(hidden.get("first").is_none_or(Value::is_null));
        let page = document(&app, &format!("{uri}/followers?page=1")).await;
        assert!(
            page.status != 200 || !page.text().contains(fan.account["uri"].as_str().unwrap()),
            "{}",
            page.text()
        );
    });
}

#[test]
fn featured_holds_pinned_posts_and_never_private_ones_in_full() {
    run(async {
        let app = App::shared().await;
        let user = app.somebody("featured").await;
        let (public, private) = (
            user.post_status("pinned").await,
            user.post_as("pinned secret", "private").await,
        );
        for post in [&public, &private] {
            user.post(
                &format!("/api/v1/statuses/{}/pin", post["id"].as_str().unwrap()),
                (),
            )
            .await
            .expect(200);
        }
        let uri = user.account["uri"].as_str().unwrap();
        let actor = document(&app, uri).await.expect(200).json();
        let answer = document(&app, actor["featured"].as_str().unwrap())
            .await
            .expect(200);
        assert!(answer.text().contains(public["uri"].as_str().unwrap()));
        assert!(!answer.text().contains("pinned secret"));
    });
}

#[test]
fn a_followers_only_post_is_read_by_a_signed_follower_and_by_nobody_else() {
    run(async {
        let (peer, app) = Peer::with_app(&["good.test", "evil.test"]).await;
        let alice = app.user("alice").await;
        let (bob, mallory) = (
            peer.actor("good.test", "bob"),
            peer.actor("evil.test", "mallory"),
        );
        bob.follow(&app, alice.account["uri"].as_str().unwrap())
            .await;
        let post = alice.post_as("for followers", "private").await;
        let uri = post["uri"].as_str().unwrap();
        let read = bob.fetch(&app, uri).await.expect(200);
        assert!(read.header("cache-control").unwrap().contains("private"));
        // Right after the follower's answer, so that nothing kept of it can leak.
        mallory.fetch(&app, uri).await.expect(404);
        document(&app, uri).await.expect(404);
    });
}

#[test]
fn in_secure_mode_only_signed_requests_are_answered() {
    run(async {
        let peer = Peer::start().await;
        let options = peer
            .hosts(crate::support::Options::new("alpha"), &["good.test"])
            .configure(|config| config.federation.secure_mode = true);
        let app = App::start(options).await;
        let alice = app.user("alice").await;
        let bob = peer.actor("good.test", "bob");
        let post = alice.post_status("public").await;
        for url in [
            alice.account["uri"].as_str().unwrap(),
            post["uri"].as_str().unwrap(),
        ] {
            document(&app, url).await.expect(401);
            bob.fetch(&app, url).await.expect(200);
        }
        document(&app, "/actor").await.expect(200);
        app.client()
            .get("/.well-known/webfinger?resource=acct:alice@alpha.test")
            .await
            .expect(200);
    });
}

#[test]
fn in_secure_mode_the_actor_of_a_whole_server_is_answered() {
    run(async {
        let peer = Peer::start().await;
        let options = peer
            .hosts(crate::support::Options::new("alpha"), &["good.test"])
            .configure(|config| config.federation.secure_mode = true);
        let app = App::start(options).await;
        let alice = app.user("alice").await;
        let server = peer.actor("good.test", "good.test");
        let mut document = server.document();
        document["type"] = json!("Application");
        peer.publish(&document);
        server
            .fetch(&app, alice.account["uri"].as_str().unwrap())
            .await
            .expect(200);
    });
}

#[test]
fn uploads_are_never_served_as_activitypub_documents_cve_2024_25623_pleroma_1948() {
    run(async {
        let app = App::shared().await;
        let user = app.somebody("upload").await;
        let body = crate::support::client::multipart(&[crate::support::client::Part::File(
            "file",
            "x.png",
            "image/png",
            &super::super::rest::accounts::png(),
        )]);
        let media = user.post("/api/v1/media", body).await.expect(200).json();
        let url = media["url"].as_str().unwrap();
        for accept in [
            ACTIVITY_JSON,
            "application/ld+json; profile=\"https://www.w3.org/ns/activitystreams\"",
        ] {
            let answer = app
                .client()
                .with_header("accept", accept)
                .get(url)
                .await
                .expect(200);
            assert_eq!(answer.header("content-type"), Some("image/png"));
            assert_eq!(answer.header("x-content-type-options"), Some("nosniff"));
            let policy = answer.header("content-security-policy").unwrap();
            assert!(
                policy.contains("default-src 'none'") && policy.contains("sandbox"),
                "{policy}"
            );
        }
        // What is a document in a picture's clothes is not kept at all.
        let document = json!({
            "@context": "https://www.w3.org/ns/activitystreams", "type": "Note", "id": url,
            "attributedTo": user.account["uri"], "content": "<p>spoofed</p>", "to": ["https://www.w3.org/ns/activitystreams#Public"],
        })
        .to_string();
        for (name, kind) in [
            ("note.json", ACTIVITY_JSON),
            ("note.activity+json", "application/octet-stream"),
            ("note.png", "image/png"),
        ] {
            let file = crate::support::client::Part::File("file", name, kind, document.as_bytes());
            let body = crate::support::client::multipart(&[file]);
            user.post("/api/v1/media", body).await.expect(422);
        }
    });
}
