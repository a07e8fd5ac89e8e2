//! Names that lead inward. Whoever owns a name says where it leads: every kind of request that a stranger can cause, at
//! names that resolve to every kind of address that is not public, and at one that changes its mind.

use std::{
    collections::BTreeMap,
    io,
    net::{IpAddr, SocketAddr},
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
};

use rookery::net::Names;
use serde_json::{Value, json};
use tokio::net::TcpListener;

use super::{Scene, create};
use crate::support::{
    App, Options,
    client::encode,
    eventually,
    peer::{ACTIVITY_JSON, Actor, Peer, Reply},
    run,
};

/// Both ends of the ranges that fixed versions of other servers refuse, as far as they differ in kind.
const INWARD: [&str; 44] = [
    "0.0.0.0",
    "0.255.255.255",
    "10.0.0.1",
    "100.64.0.1",
    "100.127.255.254",
    "127.0.0.1",
    "127.255.255.254",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.254",
    "192.0.0.8",
    "192.0.2.1",
    "192.88.99.1",
    "192.168.1.1",
    "198.18.0.1",
    "198.51.100.1",
    "203.0.113.1",
    "224.0.0.1",
    "239.255.255.255",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::2",
    "::127.0.0.1",
    "::10.0.0.1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "::ffff:8.8.8.8",
    "64:ff9b::7f00:1",
    "64:ff9b::808:808",
    "64:ff9b:1::1",
    "100::1",
    "2001::1",
    "2001:2::1",
    "2001:10::1",
    "2001:20::1",
    "2001:db8::1",
    "2002:7f00:1::1",
    "3fff::1",
    "fc00::1",
    "fd00::1",
    "fe80::1",
    "ff02::1",
];

/// Requests that a stranger can cause; each has its own host name.
const KINDS: [&str; 20] = [
    "pasted",
    "handle",
    "dotted",
    "self-link",
    "subject",
    "host-meta",
    "key",
    "reader",
    "boost",
    "wrapped",
    "parent",
    "mention",
    "compose",
    "inbox",
    "shared-inbox",
    "hop",
    "finger-hop",
    "meta-hop",
    "link",
    "own-link",
];

/// What a stranger can name and this server does not ask for. A feature that begins to ask moves its kind to [`KINDS`].
const UNASKED: [&str; 8] = [
    "avatar",
    "header",
    "attachment",
    "emoji",
    "replies",
    "moved",
    "alias",
    "inbox-hop",
];

/// Counts who connects to a socket.
async fn counted(address: &str) -> Option<(SocketAddr, Arc<AtomicUsize>)> {
    let listener = TcpListener::bind(address).await.ok()?;
    let place = listener.local_addr().ok()?;
    let visits = Arc::new(AtomicUsize::new(0));
    let counting = visits.clone();
    tokio::spawn(async move {
        while listener.accept().await.is_ok() {
            counting.fetch_add(1, Ordering::SeqCst);
        }
    });
    Some((place, visits))
}

/// A DNS of a stranger, a host that passes for a public one, and everything else on this machine.
struct Internet {
    /// 127.0.0.2 plays a public address, as nobody but this machine may be called from a test.
    public: SocketAddr,
    public_visits: Arc<AtomicUsize>,
    inside: SocketAddr,
    inside_visits: Arc<AtomicUsize>,
    asked: Arc<Mutex<BTreeMap<String, usize>>>,
}

impl Internet {
    async fn new() -> Internet {
        let (public, public_visits) = counted("127.0.0.2:0").await.expect("a port");
        let (inside, inside_visits) = match counted("[::]:0").await {
            Some(both_families) => both_families,
            None => counted("0.0.0.0:0").await.expect("a port"),
        };
        Internet {
            public,
            public_visits,
            inside,
            inside_visits,
            asked: Arc::default(),
        }
    }

    /// `a7.…` has a public address and the seventh of [`INWARD`], `b7.…` only that; `public.…` is a public host, and
    /// `flip.…` is public and inside by turns.
    fn names(&self) -> Names {
        let (public, port) = (self.public, self.inside.port());
        let asked = self.asked.clone();
        let script = move |name: &str| {
            let times = {
                let mut asked = asked.lock().expect("the log");
                let times = asked.entry(name.to_owned()).or_default();
                *times += 1;
                *times
            };
            let first = name.split('.').next().unwrap_or_default();
            let inward = |text: &str| -> io::Result<SocketAddr> {
                let at = text.parse::<usize>().map_err(io::Error::other)?;
                let address = INWARD.get(at).ok_or(io::ErrorKind::NotFound)?;
                let address: IpAddr = address.parse().map_err(io::Error::other)?;
                Ok(SocketAddr::new(address, port))
            };
            if first == "public" {
                Ok(vec![public])
            } else if first == "flip" {
                let home: IpAddr = "127.0.0.1".parse().map_err(io::Error::other)?;
                Ok(vec![match times % 2 {
                    1 => public,
                    _ => SocketAddr::new(home, port),
                }])
            } else if let Some(at) = first.strip_prefix('a') {
                Ok(vec![public, inward(at)?])
            } else if let Some(at) = first.strip_prefix('b') {
                Ok(vec![inward(at)?])
            } else {
                Err(io::Error::from(io::ErrorKind::NotFound))
            }
        };
        Names::scripted(script, [self.public.ip()])
    }

    fn times(&self, name: &str) -> usize {
        let asked = self.asked.lock().expect("the log");
        asked.get(name).copied().unwrap_or_default()
    }

    fn public_visits(&self) -> usize {
        self.public_visits.load(Ordering::SeqCst)
    }

    fn inside_visits(&self) -> usize {
        self.inside_visits.load(Ordering::SeqCst)
    }

    async fn scene(&self) -> Scene {
        let peer = Peer::start().await;
        let options = peer
            .hosts(Options::new("alpha"), &["good.test", "evil.test"])
            .names(self.names());
        let app = App::start(options).await;
        let alice = app.user("alice").await;
        let bob = peer.actor("good.test", "bob");
        Scene {
            peer,
            app,
            alice,
            bob,
        }
    }
}

async fn search(scene: &Scene, q: &str) {
    let answer = scene
        .alice
        .get(&format!("/api/v2/search?resolve=true&q={}", encode(q)))
        .await;
    assert!(
        answer.status < 500 || answer.status == 503,
        "{q}: {}",
        answer.status
    );
}

/// Serves an answer of webfinger at evil.test.
fn finger(scene: &Scene, name: &str, reply: Reply) {
    let url = format!("https://evil.test/.well-known/webfinger?resource=acct:{name}@evil.test");
    scene.peer.serve(&url, reply);
}

fn jrd(subject: &str, actor: &str) -> Reply {
    let links = json!([{ "rel": "self", "type": ACTIVITY_JSON, "href": actor }]);
    Reply::typed(
        "application/jrd+json",
        &json!({ "subject": subject, "links": links }),
    )
}

/// Somebody else at evil.test with Mallory's key: keys are slow to make.
fn neighbour(scene: &Scene, mallory: &Actor, name: &str, change: impl FnOnce(&mut Value)) -> Actor {
    let mut actor = mallory.clone();
    actor.name = name.to_owned();
    actor.id = format!("https://evil.test/users/{name}");
    actor.key_id = format!("{}#main-key", actor.id);
    let mut document = actor.document();
    change(&mut document);
    scene.peer.publish(&document);
    finger(
        scene,
        name,
        jrd(&format!("acct:{name}@evil.test"), &actor.id),
    );
    actor
}

/// Links in posts of peers are asked for after a while: that is now.
async fn links_now(scene: &Scene) {
    scene
        .app
        .sql("UPDATE jobs SET due_at = now() WHERE kind = 'fetch_card' AND attempts = 0")
        .await;
    scene.app.services.committed();
}

/// Causes every kind of request at hosts whose names begin with `label`. `private` is a post that only signed readers get.
async fn cause_all(scene: &Scene, (mallory, group): (&Actor, &Actor), private: &str, label: &str) {
    let at = |kind: &str| {
        assert!(KINDS.contains(&kind) || UNASKED.contains(&kind), "{kind}");
        format!("{label}.{kind}.example")
    };
    let url = |kind: &str| format!("https://{}/x", at(kind));
    let alice = scene.alice_id();
    // Looked for by somebody here.
    search(scene, &url("pasted")).await;
    search(scene, &format!("@x@{}", at("handle"))).await;
    search(scene, &format!("@x@{}.", at("dotted"))).await;
    let name = format!("{label}self");
    let subject = format!("acct:{name}@evil.test");
    finger(scene, &name, jrd(&subject, &url("self-link")));
    search(scene, &format!("@{name}@evil.test")).await;
    let name = format!("{label}subject");
    let subject = format!("acct:{name}@{}", at("subject"));
    finger(scene, &name, jrd(&subject, "https://evil.test/users/x"));
    search(scene, &format!("@{name}@evil.test")).await;
    // Its fallback, and redirects.
    let meta = "https://evil.test/.well-known/host-meta";
    let xrd = format!(
        "<XRD><Link rel=\"lrdd\" template=\"{}?r={{uri}}\"/></XRD>",
        url("host-meta")
    );
    let kind = "application/xrd+xml".to_owned();
    scene.peer.serve(meta, Reply::Body(200, kind, xrd.into()));
    search(scene, &format!("@{label}meta@evil.test")).await;
    scene.peer.serve(meta, Reply::Redirect(url("meta-hop")));
    search(scene, &format!("@{label}metahop@evil.test")).await;
    let name = format!("{label}fingerhop");
    finger(scene, &name, Reply::Redirect(url("finger-hop")));
    search(scene, &format!("@{name}@evil.test")).await;
    let hop = format!("https://evil.test/hop/{label}");
    scene.peer.serve(&hop, Reply::Redirect(url("hop")));
    search(scene, &hop).await;
    // Keys: of an activity, of a reader.
    for kind in ["key", "reader"] {
        let mut stranger = mallory.clone();
        stranger.id = url(kind);
        stranger.key_id = format!("{}#main-key", stranger.id);
        if kind == "key" {
            let follow = stranger.activity("Follow", alice.clone());
            let status = stranger.send(&scene.app, &follow).await.status;
            assert!(matches!(status, 401 | 503), "{status}");
        } else {
            let status = stranger.fetch(&scene.app, private).await.status;
            assert!(matches!(status, 404 | 503), "{status}");
        }
    }
    // Named by an activity of somebody followed here.
    let link = url("link");
    let mut note = mallory.note(&format!("<p><a href=\"{link}\">{link}</a> :x:</p>"));
    note["inReplyTo"] = json!(url("parent"));
    note["replies"] = json!(url("replies"));
    note["attachment"] =
        json!([{ "type": "Image", "mediaType": "image/png", "url": url("attachment") }]);
    note["tag"] = json!([
        { "type": "Mention", "href": url("mention"), "name": format!("@x@{}", at("mention")) },
        { "type": "Emoji", "name": ":x:", "icon": { "type": "Image", "url": url("emoji") } },
    ]);
    mallory
        .send(&scene.app, &create(mallory, &note))
        .await
        .expect(202);
    // The last of hers: while its origin cannot be reached it is tried again, and what comes after it waits.
    let boost = mallory.activity("Announce", url("boost"));
    mallory.send(&scene.app, &boost).await.expect(202);
    // Passed on by a group.
    let member = url("wrapped");
    let inner = json!({
        "id": format!("{member}/create"), "type": "Create", "actor": member,
        "object": { "id": format!("{member}/1"), "type": "Note", "attributedTo": member },
    });
    let wrapped = group.activity("Announce", inner);
    group.send(&scene.app, &wrapped).await.expect(202);
    // Named by somebody here.
    let draft = json!({ "status": format!("@x@{} {}", at("compose"), url("own-link")) });
    let posted = scene.alice.post("/api/v1/statuses", draft).await;
    assert!(posted.status < 500, "{}", posted.status);
    // Where things are delivered: the Accept of a Follow.
    let portrait = |kind: &str| json!({ "type": "Image", "url": url(kind) });
    let own = neighbour(scene, mallory, &format!("{label}inbox"), |document| {
        document["inbox"] = json!(url("inbox"));
        document["endpoints"] = json!({});
        document["icon"] = portrait("avatar");
        document["image"] = portrait("header");
        document["movedTo"] = json!(url("moved"));
        document["alsoKnownAs"] = json!([url("alias")]);
    });
    let shared = neighbour(scene, mallory, &format!("{label}shared"), |document| {
        document["inbox"] = json!(url("shared-inbox"));
        document["endpoints"]["sharedInbox"] =
            json!(format!("https://{}/shared", at("shared-inbox")));
    });
    let away = format!("https://evil.test/inboxhop/{label}");
    scene.peer.serve(&away, Reply::Redirect(url("inbox-hop")));
    let hops = neighbour(scene, mallory, &format!("{label}hops"), |document| {
        document["inbox"] = json!(away);
        document["endpoints"] = json!({});
    });
    for follower in [&own, &shared, &hops] {
        let follow = follower.activity("Follow", alice.clone());
        follower.send(&scene.app, &follow).await.expect(202);
    }
}

/// CVE-2026-22245, CVE-2026-46348 (`::`), CVE-2026-47389 (mapped), GHSA-vwhj-3g83-v276 (compatible), CVE-2026-50131 (NAT64,
/// Teredo, 6to4), CVE-2026-33693 (`0.0.0.0`), CVE-2025-25194 (a handle's domain), CVE-2026-77632 (redirects),
/// GHSA-46w6-g98f-wxqm (one kind of request past the guard).
#[test]
fn no_kind_of_request_goes_to_a_name_with_an_inward_address_cve_2026_22245_ghsa_46w6_g98f_wxqm() {
    run(async {
        let internet = Internet::new().await;
        let scene = internet.scene().await;
        let mallory = scene.peer.actor("evil.test", "mallory");
        scene.alice_follows(&mallory).await;
        let group = scene.peer.actor("evil.test", "group");
        scene.alice_follows(&group).await;
        let both = (&mallory, &group);
        let private = scene.alice.post_as("for followers", "private").await;
        let private = private["uri"].as_str().unwrap();
        for (n, address) in INWARD.iter().enumerate() {
            cause_all(&scene, both, private, &format!("a{n}")).await;
            search(&scene, &format!("https://b{n}.pasted.example/x")).await;
            assert_eq!(internet.times(&format!("b{n}.pasted.example")), 1);
            assert_eq!(internet.public_visits(), 0, "{address}");
        }
        scene.app.settled().await;
        links_now(&scene).await;
        for n in 0..INWARD.len() {
            for kind in KINDS {
                let name = format!("a{n}.{kind}.example");
                eventually(&format!("{name} is looked up"), || async {
                    (internet.times(&name) > 0).then_some(())
                })
                .await;
            }
        }
        assert_eq!(internet.inside_visits(), 0, "somebody connected inward");
        assert_eq!(
            internet.public_visits(),
            0,
            "a name with an inward address was called at its other one"
        );
        // The same requests do go out when the name has a public address alone.
        cause_all(&scene, both, private, "public").await;
        eventually("every kind of request goes out", || async {
            links_now(&scene).await;
            let all = KINDS
                .iter()
                .all(|kind| internet.times(&format!("public.{kind}.example")) > 0);
            (all && internet.public_visits() >= KINDS.len()).then_some(())
        })
        .await;
        assert_eq!(internet.inside_visits(), 0);
        for kind in UNASKED {
            for label in ["a0", "public"] {
                assert_eq!(
                    internet.times(&format!("{label}.{kind}.example")),
                    0,
                    "{kind}"
                );
            }
        }
    });
}

#[test]
fn a_name_that_leads_inside_after_it_was_judged_is_called_at_the_judged_address_cve_2026_33693() {
    run(async {
        let internet = Internet::new().await;
        let scene = internet.scene().await;
        let mallory = scene.peer.actor("evil.test", "mallory");
        scene.alice_follows(&mallory).await;
        // Every second answer leads to this machine. Who asked twice, once to judge and once to call, would be led there.
        for n in 0..6 {
            search(&scene, &format!("https://flip.pasted.example/{n}")).await;
            let mut note = mallory.note("<p>an answer</p>");
            note["inReplyTo"] = json!(format!("https://flip.parent.example/{n}"));
            mallory
                .send(&scene.app, &create(&mallory, &note))
                .await
                .expect(202);
        }
        let follower = neighbour(&scene, &mallory, "flip", |document| {
            document["inbox"] = json!("https://flip.inbox.example/x");
            document["endpoints"] = json!({});
        });
        let follow = follower.activity("Follow", scene.alice_id());
        follower.send(&scene.app, &follow).await.expect(202);
        scene.app.settled().await;
        assert_eq!(internet.times("flip.pasted.example"), 6);
        let judged_public = || -> usize {
            ["pasted", "parent", "inbox"]
                .map(|kind| internet.times(&format!("flip.{kind}.example")).div_ceil(2))
                .iter()
                .sum()
        };
        eventually("each public answer is called, and no other", || async {
            (internet.times("flip.inbox.example") > 0
                && internet.times("flip.parent.example") >= 6
                && internet.public_visits() == judged_public())
            .then_some(())
        })
        .await;
        assert_eq!(internet.inside_visits(), 0, "somebody was led inside");
    });
}
