//! The inbox's door: signatures in both dialects, digests, sizes, and what must leave no trace.

use activitypub::signature::Dialect;
use serde_json::{Value, json};

use super::{Scene, create};
use crate::support::{
    App, Options,
    peer::{self, Peer, Reply, by_name},
    run,
};

#[test]
fn both_dialects_are_taken() {
    run(async {
        for dialect in [Dialect::Cavage, Dialect::Rfc9421] {
            let scene = Scene::new(&[]).await;
            let note = scene
                .bob
                .note_to("<p>hello</p>", &scene.alice_id(), "alice@alpha.test");
            let answer = scene
                .bob
                .send_in(&scene.app, &create(&scene.bob, &note), dialect)
                .await;
            assert_eq!(answer.status, 202, "{dialect:?}: {}", answer.text());
            assert!(answer.body.is_empty());
            scene.app.settled().await;
            assert_eq!(scene.remote_posts().await, 1, "{dialect:?}");
        }
    });
}

#[test]
fn personal_inboxes_and_the_shared_one_apply_an_activity_once() {
    run(async {
        let scene = Scene::new(&[]).await;
        let note = scene
            .bob
            .note_to("<p>hello</p>", &scene.alice_id(), "alice@alpha.test");
        let activity = create(&scene.bob, &note);
        let body = activity.to_string().into_bytes();
        for path in ["/users/alice/inbox", "/inbox", "/users/alice/inbox"] {
            let headers = scene.bob.sign(
                "POST",
                &format!("{}{path}", scene.app.origin),
                Some(&body),
                Dialect::Cavage,
            );
            peer::deliver(&scene.app, path, &headers, body.clone())
                .await
                .expect(202);
        }
        scene.app.settled().await;
        assert_eq!(scene.remote_posts().await, 1);
        assert_eq!(
            scene
                .alice
                .get("/api/v1/notifications?include_filtered=true")
                .await
                .array()
                .len(),
            1
        );
    });
}

/// One way to spoil a signed request.
type Spoil = fn(&mut Vec<(String, String)>, &mut Vec<u8>);

fn change(headers: &mut Vec<(String, String)>, name: &str, with: impl Fn(&str) -> String) {
    for (key, value) in headers {
        if key.eq_ignore_ascii_case(name) {
            *value = with(value);
        }
    }
}

fn remove(headers: &mut Vec<(String, String)>, name: &str) {
    headers.retain(|(key, _)| !key.eq_ignore_ascii_case(name));
}

/// Everything that must be refused, with the hole it would open. Cavage.
const SPOILT: &[(&str, Spoil)] = &[
    ("unsigned", |headers, _| remove(headers, "signature")),
    ("an empty signature", |headers, _| {
        change(headers, "signature", |_| String::new())
    }),
    ("a signature over nothing", |headers, _| {
        change(headers, "signature", |value| {
            value.replace(&covered(value), "")
        });
    }),
    ("the digest is not signed", |headers, _| {
        change(headers, "signature", |value| value.replace(" digest", ""));
    }),
    ("the target is not signed", |headers, _| {
        change(headers, "signature", |value| {
            value.replace("(request-target) ", "")
        });
    }),
    ("no digest at all", |headers, _| remove(headers, "digest")),
    ("another algorithm", |headers, _| {
        change(headers, "signature", |value| {
            value.replace("rsa-sha256", "hmac-sha256")
        });
    }),
    ("no algorithm that exists", |headers, _| {
        change(headers, "signature", |value| {
            value.replace("rsa-sha256", "none")
        });
    }),
    ("a parameter twice", |headers, _| {
        change(headers, "signature", |value| {
            format!("{value},keyId=\"https://good.test/users/bob#main-key\"")
        });
    }),
    ("a signature of zeroes", |headers, _| {
        change(headers, "signature", |value| {
            let start = value.find("signature=\"").unwrap();
            format!(
                "{}signature=\"{}\"",
                &value[..start],
                "A".repeat(342) + "=="
            )
        });
    }),
    ("a body replaced after signing", |_, body| {
        let text = String::from_utf8(body.clone()).unwrap();
        *body = text.replace("hello", "HELLO").into_bytes();
    }),
    ("body and digest replaced after signing", |headers, body| {
        let text = String::from_utf8(body.clone()).unwrap();
        *body = text.replace("hello", "HELLO").into_bytes();
        let digest = activitypub::signature::legacy_digest(body);
        change(headers, "digest", |_| digest.clone());
    }),
    ("a date of last week", |headers, _| {
        change(headers, "date", |_| {
            "Sun, 15 Nov 2026 12:00:00 GMT".to_owned()
        });
    }),
    ("a key id that is no URL", |headers, _| {
        change(headers, "signature", |value| {
            value.replace("https://good.test/users/bob#main-key", "bob")
        });
    }),
    ("a local key id", |headers, _| {
        change(headers, "signature", |value| {
            value.replace(
                "https://good.test/users/bob#main-key",
                "https://alpha.test/users/alice#main-key",
            )
        });
    }),
    ("a second style beside, unsigned", |headers, _| {
        let input = "sig1=(\"@method\" \"@target-uri\" \"content-digest\");keyid=\"https://good.test/users/bob#main-key\"";
        headers.push(("signature-input".to_owned(), input.to_owned()));
    }),
    ("two signature headers", |headers, _| {
        let again = headers
            .iter()
            .find(|(name, _)| name.eq_ignore_ascii_case("signature"))
            .unwrap()
            .clone();
        headers.push(again);
    }),
];

fn covered(signature: &str) -> String {
    let start = signature.find("headers=\"").unwrap() + "headers=\"".len();
    let end = start + signature[start..].find('"').unwrap();
    signature[start..end].to_owned()
}

#[test]
fn spoilt_signatures_are_refused_and_leave_no_trace_cve_2026_28432() {
    run(async {
        let scene = Scene::new(&[]).await;
        // Bob is known, so that no trace is one of getting to know him.
        scene.alice.resolve(&scene.bob.handle()).await;
        scene.app.settled().await;
        let before = scene.traces().await;
        let note = scene
            .bob
            .note_to("<p>hello</p>", &scene.alice_id(), "alice@alpha.test");
        for (what, spoil) in SPOILT {
            let mut body = create(&scene.bob, &note).to_string().into_bytes();
            let mut headers = scene.bob.sign(
                "POST",
                "https://alpha.test/inbox",
                Some(&body),
                Dialect::Cavage,
            );
            spoil(&mut headers, &mut body);
            let answer = peer::deliver(&scene.app, "/inbox", &headers, body).await;
            assert!(
                matches!(answer.status, 400 | 401),
                "{what}: {}",
                answer.status
            );
        }
        scene.app.settled().await;
        assert_eq!(scene.traces().await, before);
        // The same request unspoilt is fine.
        scene.bob.tell(&scene.app, &create(&scene.bob, &note)).await;
        assert_eq!(scene.remote_posts().await, 1);
    });
}

#[test]
fn spoilt_rfc_9421_signatures_are_refused_cve_2026_28432() {
    run(async {
        let scene = Scene::new(&[]).await;
        scene.alice.resolve(&scene.bob.handle()).await;
        let note = scene
            .bob
            .note_to("<p>hello</p>", &scene.alice_id(), "alice@alpha.test");
        let spoilt: [(&str, Spoil); 6] = [
            ("no digest covered", |headers, _| {
                change(headers, "signature-input", |value| {
                    value.replace(" \"content-digest\"", "")
                })
            }),
            ("no target covered", |headers, _| {
                change(headers, "signature-input", |value| {
                    value.replace("\"@target-uri\"", "")
                })
            }),
            ("no signature", |headers, _| remove(headers, "signature")),
            ("another algorithm", |headers, _| {
                change(headers, "signature-input", |value| {
                    value.replace("rsa-v1_5-sha256", "hmac-sha256")
                })
            }),
            ("a body replaced", |_, body| body.push(b' ')),
            ("no key id", |headers, _| {
                change(headers, "signature-input", |value| {
                    value.replace("keyid=", "nonce=")
                })
            }),
        ];
        for (what, spoil) in spoilt {
            let mut body = create(&scene.bob, &note).to_string().into_bytes();
            let mut headers = scene.bob.sign(
                "POST",
                "https://alpha.test/inbox",
                Some(&body),
                Dialect::Rfc9421,
            );
            let (was, length) = (headers.clone(), body.len());
            spoil(&mut headers, &mut body);
            assert!(headers != was || body.len() != length, "{what}: as before");
            let answer = peer::deliver(&scene.app, "/inbox", &headers, body).await;
            assert!(
                matches!(answer.status, 400 | 401),
                "{what}: {}",
                answer.status
            );
        }
        assert_eq!(scene.remote_posts().await, 0);
    });
}

#[test]
fn a_request_signed_for_another_path_or_host_is_refused() {
    run(async {
        let scene = Scene::new(&[]).await;
        let note = scene
            .bob
            .note_to("<p>hello</p>", &scene.alice_id(), "alice@alpha.test");
        let body = create(&scene.bob, &note).to_string().into_bytes();
        for url in [
            "https://alpha.test/users/alice/inbox",
            "https://other.test/inbox",
        ] {
            let headers = scene.bob.sign("POST", url, Some(&body), Dialect::Cavage);
            peer::deliver(&scene.app, "/inbox", &headers, body.clone())
                .await
                .expect(401);
        }
        assert_eq!(scene.remote_posts().await, 0);
    });
}

#[test]
fn with_federation_switched_off_nothing_is_taken_cve_2026_28432() {
    run(async {
        let peer = Peer::start().await;
        let options = peer
            .hosts(Options::new("alpha"), &["good.test"])
            .configure(|config| config.federation.enabled = false);
        let app = App::start(options).await;
        let alice = app.user("alice").await;
        let bob = peer.actor("good.test", "bob");
        let note = bob.note_to(
            "<p>hello</p>",
            alice.account["uri"].as_str().unwrap(),
            "alice@alpha.test",
        );
        let answer = bob.send(&app, &create(&bob, &note)).await;
        assert!(
            matches!(answer.status, 401 | 403 | 404),
            "{}",
            answer.status
        );
        app.settled().await;
        assert_eq!(
            app.count("SELECT count(*) FROM accounts WHERE domain IS NOT NULL")
                .await,
            0
        );
        assert_eq!(peer.asked().len(), 0, "somebody was asked");
    });
}

#[test]
fn a_valid_signature_of_another_than_the_actor_has_no_effect_cve_2025_54888_ghsa_3f39_6537_3cgc() {
    run(async {
        let scene = Scene::new(&["evil.test"]).await;
        let mallory = scene.peer.actor("evil.test", "mallory");
        scene.alice_follows(&scene.bob).await;
        scene.alice.resolve(&mallory.handle()).await;
        scene.app.settled().await;
        let note = scene.bob.note("<p>forged</p>");
        let mut update = scene.bob.activity("Update", scene.bob.document());
        update["object"]["name"] = json!("Taken over");
        let like = scene.bob.activity(
            "Like",
            scene.alice.post_status("like me").await["uri"].clone(),
        );
        scene.app.settled().await;
        let before = scene.traces().await;
        for activity in [
            create(&scene.bob, &note),
            update,
            like,
            scene.bob.activity("Follow", scene.alice_id()),
        ] {
            let answer = mallory.send(&scene.app, &activity).await;
            assert!(
                matches!(answer.status, 401 | 403),
                "{}: {}",
                activity["type"],
                answer.status
            );
        }
        scene.app.settled().await;
        assert_eq!(scene.traces().await, before);
    });
}

/// Version 0.6.6 of the crate `activitypub_federation` verified the signature over the digest, and never looked at the body.
#[test]
fn a_body_that_does_not_fit_its_signed_digest_is_refused_activitypub_federation_0_6_6() {
    run(async {
        let scene = Scene::new(&[]).await;
        scene.alice.resolve(&scene.bob.handle()).await;
        scene.app.settled().await;
        let before = scene.traces().await;
        let signed = scene
            .bob
            .note_to("<p>signed</p>", &scene.alice_id(), "alice@alpha.test");
        let sent = scene
            .bob
            .note_to("<p>sent</p>", &scene.alice_id(), "alice@alpha.test");
        for dialect in [Dialect::Cavage, Dialect::Rfc9421] {
            let body = create(&scene.bob, &signed).to_string().into_bytes();
            let headers = scene
                .bob
                .sign("POST", "https://alpha.test/inbox", Some(&body), dialect);
            let other = create(&scene.bob, &sent).to_string().into_bytes();
            for body in [other, Vec::new()] {
                let answer = peer::deliver(&scene.app, "/inbox", &headers, body).await;
                assert!(
                    matches!(answer.status, 400 | 401),
                    "{dialect:?}: {}",
                    answer.status
                );
            }
        }
        scene.app.settled().await;
        assert_eq!(scene.traces().await, before);
    });
}

/// The same crate read bodies of any size before it verified anything.
#[test]
fn bodies_over_a_mebibyte_are_cut_off_whatever_their_length_says_activitypub_federation_0_6_6() {
    run(async {
        let scene = Scene::new(&[]).await;
        let head = "POST /inbox HTTP/1.1\r\nhost: alpha.test\r\ncontent-type: application/activity+json\r\n";
        let chunk = [b"10000\r\n".as_slice(), &[b' '; 0x10000], b"\r\n"].concat();
        let plain = vec![b' '; 0x10000];
        let cases: [(&str, &str, &[u8], usize); 4] = [
            ("50 MiB", "content-length: 52428800\r\n\r\n", &plain, 800),
            (
                "a length that is not kept",
                "content-length: 9000000\r\n\r\n",
                &plain,
                0,
            ),
            (
                "a length beyond numbers",
                "content-length: 99999999999999999999999\r\n\r\n",
                &plain,
                0,
            ),
            (
                "chunks without end",
                "transfer-encoding: chunked\r\n\r\n",
                &chunk,
                4096,
            ),
        ];
        for (what, length, piece, pieces) in cases {
            let answer = pour(&scene.app, &format!("{head}{length}"), piece, pieces).await;
            assert!(
                answer.contains(" 413 ") || answer.contains(" 400 "),
                "{what}: {answer:?}"
            );
        }
        assert_eq!(scene.peer.asked().len(), 0, "a key was asked for");
    });
}

/// Writes a head and then pieces until the server has had enough; answers the first line of what it said.
async fn pour(app: &App, head: &str, piece: &[u8], pieces: usize) -> String {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    let address = app.base.strip_prefix("http://").unwrap();
    let socket = tokio::net::TcpStream::connect(address).await.unwrap();
    let (mut reading, mut writing) = socket.into_split();
    let answer = async move {
        let mut bytes = vec![0; 64];
        let read = reading.read(&mut bytes).await.unwrap_or(0);
        String::from_utf8_lossy(&bytes[..read]).into_owned()
    };
    let pouring = async move {
        writing.write_all(head.as_bytes()).await.unwrap();
        for _ in 0..pieces {
            // The server hangs up in the middle.
            if writing.write_all(piece).await.is_err() {
                break;
            }
        }
        // Kept open, so that only the server can end it.
        std::future::pending::<()>().await;
    };
    tokio::select! {
        answer = tokio::time::timeout(crate::support::PATIENCE, answer) => answer.expect("an answer"),
        () = pouring => String::new(),
    }
}

#[test]
fn rubbish_bodies_are_400_and_never_a_fault() {
    run(async {
        let scene = Scene::new(&[]).await;
        scene.alice.resolve(&scene.bob.handle()).await;
        let deep = format!("{}1{}", "[".repeat(10_000), "]".repeat(10_000));
        for body in [
            String::new(),
            "null".to_owned(),
            "[]".to_owned(),
            "\"text\"".to_owned(),
            "{}".to_owned(),
            "{\"type\":\"Create\"".to_owned(),
            "{\"type\":[],\"actor\":{},\"object\":0}".to_owned(),
            format!(
                "{{\"type\":\"Create\",\"actor\":\"{}\",\"object\":{deep}}}",
                scene.bob.id
            ),
            format!(
                "{{\"type\":\"Create\",\"actor\":\"{}\",\"id\":\"javascript:1\",\"object\":{{}}}}",
                scene.bob.id
            ),
            format!(
                "{{\"type\":\"Create\",\"type\":\"Delete\",\"actor\":\"{}\"}}",
                scene.bob.id
            ),
        ] {
            let bytes = body.clone().into_bytes();
            let headers = scene.bob.sign(
                "POST",
                "https://alpha.test/inbox",
                Some(&bytes),
                Dialect::Cavage,
            );
            let answer = peer::deliver(&scene.app, "/inbox", &headers, bytes).await;
            assert!(
                (400..500).contains(&answer.status) || answer.status == 202,
                "{}: {}",
                &body[..body.len().min(80)],
                answer.status
            );
        }
        let bytes = b"{\"type\":\"Create\xff\"}".to_vec();
        let headers = scene.bob.sign(
            "POST",
            "https://alpha.test/inbox",
            Some(&bytes),
            Dialect::Cavage,
        );
        peer::deliver(&scene.app, "/inbox", &headers, bytes)
            .await
            .expect(400);
        scene.app.settled().await;
        assert_eq!(scene.remote_posts().await, 0);
    });
}

#[test]
fn a_refused_host_gets_403_in_every_spelling_cve_2023_42451() {
    run(async {
        let scene = Scene::new(&["evil.test", "sub.evil.test"]).await;
        scene.app.sql("INSERT INTO domain_blocks (id, domain, severity, created_at) VALUES (1, 'evil.test', 'suspend', now())").await;
        for host in ["evil.test", "sub.evil.test"] {
            let mallory = scene.peer.actor(host, "mallory");
            let note = mallory.note_to("<p>hi</p>", &scene.alice_id(), "alice@alpha.test");
            mallory
                .send(&scene.app, &create(&mallory, &note))
                .await
                .expect(403);
        }
        let mut shouting = scene.peer.stranger("evil.test", "mallory");
        shouting.id = "https://EVIL.test/users/mallory".to_owned();
        shouting.key_id = "https://EVIL.test/users/mallory#main-key".to_owned();
        let answer = shouting
            .send(&scene.app, &shouting.activity("Follow", scene.alice_id()))
            .await;
        assert!((400..=403).contains(&answer.status), "{}", answer.status);
        for handle in [
            "mallory@evil.test",
            "mallory@EVIL.TEST",
            "mallory@evil.test.",
            "mallory@sub.evil.test",
        ] {
            let found = scene
                .alice
                .get(&format!(
                    "/api/v2/search?resolve=true&type=accounts&q={}",
                    crate::support::client::encode(handle)
                ))
                .await;
            assert!(
                found.status != 200 || found.json()["accounts"] == json!([]),
                "{handle}: {}",
                found.text()
            );
        }
        assert_eq!(scene.remote_posts().await, 0);
        assert_eq!(scene.peer.times("https://evil.test/users/mallory"), 0);
    });
}

#[test]
fn a_key_that_was_changed_is_fetched_again_once() {
    run(async {
        let scene = Scene::new(&[]).await;
        scene.alice_follows(&scene.bob).await;
        let before = scene.peer.times(&scene.bob.id);
        let bob = scene.bob.rekeyed();
        let note = bob.note("<p>with a new key</p>");
        bob.tell(&scene.app, &create(&bob, &note)).await;
        assert_eq!(scene.remote_posts().await, 1);
        assert!(scene.peer.times(&bob.id) > before);
        // Forged ones do not make us ask again and again.
        let mut forger = scene.peer.stranger("good.test", "bob");
        forger.id.clone_from(&bob.id);
        forger.key_id.clone_from(&bob.key_id);
        let asked = scene.peer.times(&bob.id);
        for _ in 0..10 {
            forger
                .send(&scene.app, &create(&bob, &note))
                .await
                .expect(401);
        }
        assert!(
            scene.peer.times(&bob.id) <= asked + 1,
            "{} fetches",
            scene.peer.times(&bob.id) - asked
        );
    });
}

#[test]
fn a_key_host_that_does_not_answer_is_503_and_asked_once_cve_2026_34148() {
    run(async {
        let scene = Scene::new(&["dead.test"]).await;
        let ghost = scene.peer.stranger("dead.test", "ghost");
        scene.peer.serve(&ghost.id, Reply::status(500));
        let follow = ghost.activity("Follow", scene.alice_id());
        let mut answers = Vec::new();
        for _ in 0..20 {
            answers.push(ghost.send(&scene.app, &follow).await.status);
        }
        assert!(
            answers.iter().all(|status| matches!(status, 401 | 503)),
            "{answers:?}"
        );
        assert!(
            scene.peer.times(&ghost.id) <= 3,
            "{} fetches",
            scene.peer.times(&ghost.id)
        );
    });
}

#[test]
fn deletes_of_strangers_are_taken_without_asking_anybody() {
    run(async {
        let scene = Scene::new(&["evil.test"]).await;
        let stranger = scene.peer.stranger("evil.test", "leaving");
        let mut delete = stranger.activity("Delete", stranger.id.clone());
        delete["id"] = json!(format!("{}#delete", stranger.id));
        let before = scene.traces().await;
        stranger.send(&scene.app, &delete).await.expect(202);
        scene.app.settled().await;
        assert_eq!(scene.traces().await, before);
        assert_eq!(scene.peer.asked().len(), 0);
    });
}

#[test]
fn unknown_activity_types_are_taken_and_forgotten() {
    run(async {
        let scene = Scene::new(&[]).await;
        scene.alice.resolve(&scene.bob.handle()).await;
        scene.app.settled().await;
        let before = scene.traces().await;
        for kind in ["View", "Listen", "Join", "Travel", "Offer", "Nonsense"] {
            scene
                .bob
                .send(&scene.app, &scene.bob.activity(kind, scene.alice_id()))
                .await
                .expect(202);
        }
        scene.app.settled().await;
        assert_eq!(scene.traces().await, before);
    });
}

#[test]
fn signed_headers_of_ours_are_those_that_peers_accept() {
    run(async {
        let scene = Scene::new(&[]).await;
        scene.alice_follows(&scene.bob).await;
        let follow = scene.peer.wait_for("good.test", "Follow").await;
        let (_, key) = follow.verify(&scene.app).await;
        assert_eq!(key, format!("{}#main-key", scene.alice_id()));
        let fetch = scene
            .peer
            .asked()
            .into_iter()
            .find(|asked| asked.url() == scene.bob.id)
            .unwrap();
        fetch.verify(&scene.app).await;
        assert!(
            fetch
                .header("user-agent")
                .unwrap()
                .contains("https://alpha.test")
        );
        assert!(
            fetch
                .header("accept")
                .unwrap()
                .contains("application/activity+json")
        );
        let headers = by_name(&follow.headers);
        let value: &Value = &follow.json();
        assert!(headers["content-type"].starts_with("application/activity+json"));
        assert!(
            value["@context"]
                .to_string()
                .contains("https://www.w3.org/ns/activitystreams")
        );
    });
}
