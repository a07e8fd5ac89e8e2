//! A scripted ActivityPub server: any number of hosts on one loopback port, told apart by the `Host` header. It plays
//! well-behaved peers and hostile ones, and remembers everything that it was asked and sent.

use std::{
    collections::{BTreeMap, HashMap},
    sync::{Arc, Mutex},
    time::Duration,
};

use activitypub::{
    origin::HttpUrl,
    signature::{self, Dialect, PrivateKey},
};
use actix_web::{
    App as Actix, HttpRequest, HttpResponse, HttpServer, dev::ServerHandle, http::StatusCode, web,
};
use bytes::Bytes;
use futures_util::stream;
use jiff::Timestamp;
use serde_json::{Value, json};

use super::{
    App, Options,
    app::{base, listener},
    client::{Answer, Body, Client},
    world::{self, unique},
};

/// What documents of ActivityPub are served as.
pub const ACTIVITY_JSON: &str = "application/activity+json";
const JRD: &str = "application/jrd+json";
const PUBLIC: &str = "https://www.w3.org/ns/activitystreams#Public";

/// One answer of the peer.
#[derive(Clone, Debug)]
pub enum Reply {
    /// A status, a content type, a body.
    Body(u16, String, Bytes),
    /// A redirect.
    Redirect(String),
    /// A body without end: one byte each time.
    Drip(Duration),
    /// A body of so many bytes without a length.
    Endless(usize),
    /// A content type and the start of a body, which then goes on without end: blanks, with a pause before each run.
    Starts(String, Bytes, Duration),
}

impl Reply {
    /// A document of ActivityPub.
    pub fn document(value: &Value) -> Self {
        Self::typed(ACTIVITY_JSON, value)
    }

    /// A web page.
    pub fn page(html: &str) -> Self {
        Self::Body(
            200,
            "text/html; charset=utf-8".to_owned(),
            html.as_bytes().to_vec().into(),
        )
    }

    /// A document under another type.
    pub fn typed(kind: &str, value: &Value) -> Self {
        Self::Body(200, kind.to_owned(), value.to_string().into())
    }

    /// A status alone.
    pub fn status(status: u16) -> Self {
        Self::Body(status, "text/plain".to_owned(), Bytes::new())
    }
}

/// A request that came in.
#[derive(Clone, Debug)]
pub struct Asked {
    /// `GET` or `POST`.
    pub method: String,
    /// Who was asked, as the `Host` header says.
    pub host: String,
    /// Path and query.
    pub path: String,
    /// All headers.
    pub headers: Vec<(String, String)>,
    /// The raw body.
    pub body: Bytes,
}

impl Asked {
    /// The URL that was meant.
    pub fn url(&self) -> String {
        format!("https://{}{}", self.host, self.path)
    }

    /// A header's value.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers
            .iter()
            .find(|(key, _)| key.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.as_str())
    }

    /// The body as JSON; null when it is none.
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_default()
    }

    /// Checks the signature with the key that the signing server publishes; answers dialect and key id.
    ///
    /// # Panics
    /// When it is not in order.
    pub async fn verify(&self, signer: &App) -> (Dialect, String) {
        let (dialect, key_id, verified) = self.signature();
        let actor = key_id.split('#').next().unwrap_or_default();
        let document = signer
            .client()
            .with_header("accept", ACTIVITY_JSON)
            .get(actor)
            .await
            .expect(200)
            .json();
        let pem = document["publicKey"]["publicKeyPem"]
            .as_str()
            .expect("a key");
        assert!(verified(pem), "{}: signed by somebody else", self.url());
        (dialect, key_id)
    }

    /// Checks that the signature is of this time, host and body: its dialect and key id, and whether a key made it.
    ///
    /// # Panics
    /// When it is not in order.
    pub fn signature(&self) -> (Dialect, String, impl Fn(&str) -> bool) {
        let headers: Vec<(&str, &str)> = self
            .headers
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        let hosts = activitypub::origin::OurHosts::new([self.host.as_str()]).expect("a host");
        let request = signature::Request {
            method: &self.method,
            path_and_query: &self.path,
            headers: &headers,
            body: &self.body,
        };
        let expected = signature::Expected {
            now: Timestamp::now(),
            hosts: &hosts,
            scheme: "https",
        };
        let parsed = signature::parse(&request, &expected)
            .unwrap_or_else(|error| panic!("{}: {error}: {:?}", self.url(), self.headers));
        let key_id = parsed.key_id().as_str().to_owned();
        let dialect = parsed.dialect();
        let verified = move |pem: &str| {
            parsed.verify(&signature::PublicKey::from_pem(pem).expect("a readable key"))
        };
        (dialect, key_id, verified)
    }
}

type Script = Arc<dyn Fn(&Asked) -> Reply + Send + Sync>;

#[derive(Default)]
struct State {
    scripts: HashMap<String, Script>,
    asked: Vec<Asked>,
}

/// The scripted server; it ends when the last handle is dropped.
#[derive(Clone)]
pub struct Peer(Arc<Owned>);

struct Owned {
    base: String,
    state: Arc<Mutex<State>>,
    handle: ServerHandle,
}

impl Drop for Owned {
    fn drop(&mut self) {
        let handle = self.handle.clone();
        world::later(async move { handle.stop(false).await });
    }
}

/// Somebody on the peer, with a key.
#[derive(Clone)]
pub struct Actor {
    peer: Peer,
    /// `evil.test`.
    pub host: String,
    /// `mallory`.
    pub name: String,
    /// The ActivityPub id.
    pub id: String,
    /// `{id}#main-key`.
    pub key_id: String,
    key: Arc<PrivateKey>,
}

impl Peer {
    /// Starts listening.
    pub async fn start() -> Peer {
        let socket = listener();
        let base = base(&socket);
        let state = Arc::new(Mutex::new(State::default()));
        let shared = state.clone();
        let server = HttpServer::new(move || {
            Actix::new()
                .app_data(web::PayloadConfig::new(64 * 1024 * 1024))
                .app_data(web::Data::new(shared.clone()))
                .default_service(web::to(answer))
        })
        .workers(1)
        .disable_signals()
        .shutdown_timeout(1)
        .listen(socket)
        .expect("a socket")
        .run();
        let handle = server.handle();
        tokio::spawn(server);
        Peer(Arc::new(Owned {
            base,
            state,
            handle,
        }))
    }

    /// A server of ours that knows these hosts of the peer.
    pub async fn with_app(hosts: &[&str]) -> (Peer, App) {
        let peer = Peer::start().await;
        let app = App::start(peer.hosts(Options::new("alpha"), hosts)).await;
        (peer, app)
    }

    /// Options of a server that knows these hosts of the peer.
    pub fn hosts(&self, options: Options, hosts: &[&str]) -> Options {
        hosts
            .iter()
            .fold(options, |options, host| options.host(host, &self.0.base))
    }

    /// Where it really listens.
    pub fn base(&self) -> &str {
        &self.0.base
    }

    /// Answers a URL (`https://host/path`, with its query) by a script. A later script replaces an earlier one.
    pub fn on(&self, url: &str, script: impl Fn(&Asked) -> Reply + Send + Sync + 'static) {
        let mut state = self.0.state.lock().expect("state");
        state.scripts.insert(url.to_owned(), Arc::new(script));
    }

    /// Answers a URL always the same.
    pub fn serve(&self, url: &str, reply: Reply) {
        self.on(url, move |_| reply.clone());
    }

    /// Serves an object of ActivityPub at its own id.
    pub fn publish(&self, object: &Value) {
        let id = object["id"].as_str().expect("an id").to_owned();
        self.serve(&id, Reply::document(object));
    }

    /// Everything that was asked so far.
    pub fn asked(&self) -> Vec<Asked> {
        self.0.state.lock().expect("state").asked.clone()
    }

    /// How often a URL was asked for.
    pub fn times(&self, url: &str) -> usize {
        self.asked()
            .iter()
            .filter(|asked| asked.url() == url)
            .count()
    }

    /// The activities that came into an inbox of a host.
    pub fn received(&self, host: &str) -> Vec<Asked> {
        let mut found = self.asked();
        found.retain(|asked| asked.method == "POST" && asked.host == host);
        found
    }

    /// Waits for an activity of a type at a host.
    pub async fn wait_for(&self, host: &str, kind: &str) -> Asked {
        self.wait_for_match(&format!("{kind} at {host}"), host, |body| {
            body["type"] == kind
        })
        .await
    }

    /// Waits for an activity at a host.
    pub async fn wait_for_match(
        &self,
        what: &str,
        host: &str,
        wanted: impl Fn(&Value) -> bool,
    ) -> Asked {
        super::eventually(what, || async {
            self.received(host)
                .into_iter()
                .find(|asked| wanted(&asked.json()))
        })
        .await
    }

    /// Somebody with documents of their own: actor, webfinger, empty collections, an inbox that takes everything.
    pub fn actor(&self, host: &str, name: &str) -> Actor {
        let actor = self.stranger(host, name);
        self.publish(&actor.document());
        let subject = format!("acct:{name}@{host}");
        let jrd = json!({
            "subject": subject,
            "links": [{ "rel": "self", "type": ACTIVITY_JSON, "href": actor.id }],
        });
        let query = format!("https://{host}/.well-known/webfinger?resource={subject}");
        self.serve(&query, Reply::typed(JRD, &jrd));
        for collection in ["followers", "following", "outbox", "featured"] {
            self.publish(&json!({
                "@context": "https://www.w3.org/ns/activitystreams",
                "id": format!("{}/{collection}", actor.id),
                "type": "OrderedCollection",
                "totalItems": 0,
                "orderedItems": [],
            }));
        }
        self.serve(&format!("{}/inbox", actor.id), Reply::status(202));
        self.serve(&format!("https://{host}/inbox"), Reply::status(202));
        actor
    }

    /// Somebody with a key of whom nothing is published.
    pub fn stranger(&self, host: &str, name: &str) -> Actor {
        let id = format!("https://{host}/users/{name}");
        Actor {
            peer: self.clone(),
            host: host.to_owned(),
            name: name.to_owned(),
            key_id: format!("{id}#main-key"),
            id,
            key: Arc::new(PrivateKey::generate_rsa().expect("a key")),
        }
    }
}

async fn answer(
    request: HttpRequest,
    body: Bytes,
    state: web::Data<Arc<Mutex<State>>>,
) -> HttpResponse {
    let asked = Asked {
        method: request.method().to_string(),
        host: request.connection_info().host().to_owned(),
        path: request
            .uri()
            .path_and_query()
            .map_or_else(String::new, ToString::to_string),
        headers: request
            .headers()
            .iter()
            .map(|(name, value)| {
                let value = String::from_utf8_lossy(value.as_bytes()).into_owned();
                (name.to_string(), value)
            })
            .collect(),
        body,
    };
    let script = {
        let mut state = state.lock().expect("state");
        state.asked.push(asked.clone());
        // A query is the same however much of it is escaped.
        let url = asked.url();
        let plain = percent_encoding::percent_decode_str(&url).decode_utf8_lossy();
        state
            .scripts
            .get(&url)
            .or_else(|| state.scripts.get(plain.as_ref()))
            .cloned()
    };
    let Some(script) = script else {
        return HttpResponse::NotFound().finish();
    };
    match script(&asked) {
        Reply::Body(status, kind, bytes) => {
            HttpResponse::build(StatusCode::from_u16(status).expect("a status"))
                .content_type(kind)
                .body(bytes)
        }
        Reply::Redirect(to) => HttpResponse::Found()
            .insert_header(("location", to))
            .finish(),
        Reply::Drip(pause) => {
            HttpResponse::Ok()
                .content_type(ACTIVITY_JSON)
                .streaming(stream::unfold((), move |()| async move {
                    tokio::time::sleep(pause).await;
                    Some((Ok::<_, actix_web::Error>(Bytes::from_static(b" ")), ()))
                }))
        }
        Reply::Starts(kind, start, pause) => {
            let blanks = Bytes::from(vec![b' '; 64 * 1024]);
            HttpResponse::Ok()
                .content_type(kind)
                .streaming(stream::unfold(Some(start), move |start| {
                    let blanks = blanks.clone();
                    async move {
                        let next = match start {
                            Some(start) => start,
                            None if pause.is_zero() => {
                                tokio::task::yield_now().await;
                                blanks
                            }
                            None => {
                                tokio::time::sleep(pause).await;
                                blanks.slice(..1)
                            }
                        };
                        Some((Ok::<_, actix_web::Error>(next), None))
                    }
                }))
        }
        Reply::Endless(total) => {
            HttpResponse::Ok()
                .content_type(ACTIVITY_JSON)
                .streaming(stream::unfold(total, |left| async move {
                    let size = left.min(64 * 1024);
                    (size > 0).then(|| {
                        (
                            Ok::<_, actix_web::Error>(Bytes::from(vec![b' '; size])),
                            left - size,
                        )
                    })
                }))
        }
    }
}

impl Actor {
    /// The actor's document, in the form of Mastodon 4.
    pub fn document(&self) -> Value {
        json!({
            "@context": [
                "https://www.w3.org/ns/activitystreams",
                "https://w3id.org/security/v1",
                { "toot": "http://joinmastodon.org/ns#", "featured": { "@id": "toot:featured", "@type": "@id" } },
            ],
            "id": self.id,
            "type": "Person",
            "preferredUsername": self.name,
            "name": self.name,
            "summary": "",
            "url": format!("https://{}/@{}", self.host, self.name),
            "inbox": format!("{}/inbox", self.id),
            "outbox": format!("{}/outbox", self.id),
            "followers": format!("{}/followers", self.id),
            "following": format!("{}/following", self.id),
            "featured": format!("{}/featured", self.id),
            "manuallyApprovesFollowers": false,
            "published": "2026-01-02T00:00:00Z",
            "endpoints": { "sharedInbox": format!("https://{}/inbox", self.host) },
            "publicKey": {
                "id": self.key_id,
                "owner": self.id,
                "publicKeyPem": self.public_pem(),
            },
        })
    }

    /// The public key as it is published.
    pub fn public_pem(&self) -> String {
        self.key.public_pem().expect("a key")
    }

    /// `mallory@evil.test`.
    pub fn handle(&self) -> String {
        format!("{}@{}", self.name, self.host)
    }

    /// The same person with a new key, which is what the document has from now on.
    pub fn rekeyed(&self) -> Actor {
        let mut actor = self.clone();
        actor.key = Arc::new(PrivateKey::generate_rsa().expect("a key"));
        self.peer.publish(&actor.document());
        actor
    }

    /// An id on the actor's host that nothing else has.
    pub fn fresh_id(&self, kind: &str) -> String {
        format!("{}/{kind}/{}", self.id, unique())
    }

    /// A public note, published at its id.
    pub fn note(&self, html: &str) -> Value {
        let mut note = json!({
            "@context": "https://www.w3.org/ns/activitystreams",
            "id": self.fresh_id("statuses"),
            "type": "Note",
            "attributedTo": self.id,
            "content": html,
            "published": Timestamp::now().to_string(),
            "to": [PUBLIC],
            "cc": [format!("{}/followers", self.id)],
            "tag": [],
            "attachment": [],
        });
        note["url"] = note["id"].clone();
        self.peer.publish(&note);
        note
    }

    /// A note to one account of ours, which it mentions.
    pub fn note_to(&self, html: &str, target: &str, handle: &str) -> Value {
        let mut note = self.note(html);
        note["to"] = json!([target]);
        note["cc"] = json!([]);
        note["tag"] = json!([{ "type": "Mention", "href": target, "name": format!("@{handle}") }]);
        self.peer.publish(&note);
        note
    }

    /// An activity of this actor.
    pub fn activity(&self, kind: &str, object: impl Into<Value>) -> Value {
        json!({
            "@context": "https://www.w3.org/ns/activitystreams",
            "id": self.fresh_id("activities"),
            "type": kind,
            "actor": self.id,
            "object": object.into(),
            "to": [PUBLIC],
        })
    }

    /// The headers of a signed request for a URL.
    pub fn sign(
        &self,
        method: &str,
        url: &str,
        body: Option<&[u8]>,
        dialect: Dialect,
    ) -> Vec<(String, String)> {
        let url = HttpUrl::parse(url).expect("a URL");
        let outgoing = signature::Outgoing {
            method,
            url: &url,
            body: body.map(|bytes| signature::Body {
                bytes,
                content_type: ACTIVITY_JSON,
            }),
            extra: &[],
            now: Timestamp::now(),
            without_query: false,
        };
        signature::sign(dialect, &self.key, &self.key_id, &outgoing).expect("a signature")
    }

    /// Sends an activity to the shared inbox of a server of ours, signed in the old dialect.
    pub async fn send(&self, app: &App, activity: &Value) -> Answer {
        self.send_in(app, activity, Dialect::Cavage).await
    }

    /// Sends an activity, signed in a dialect.
    pub async fn send_in(&self, app: &App, activity: &Value, dialect: Dialect) -> Answer {
        let body = activity.to_string().into_bytes();
        let headers = self.sign(
            "POST",
            &format!("{}/inbox", app.origin),
            Some(&body),
            dialect,
        );
        deliver(app, "/inbox", &headers, body).await
    }

    /// Sends an activity that must be taken, and waits until it was worked.
    pub async fn tell(&self, app: &App, activity: &Value) {
        let answer = self.send(app, activity).await;
        assert!(
            matches!(answer.status, 200 | 202),
            "{activity}: {} {}",
            answer.status,
            answer.text()
        );
        app.settled().await;
    }

    /// Follows an account of ours and waits for the Accept.
    pub async fn follow(&self, app: &App, target: &str) -> Value {
        let follow = self.activity("Follow", target);
        self.tell(app, &follow).await;
        self.peer
            .wait_for_match("the Accept", &self.host, |body| {
                body["type"] == "Accept"
                    && (body["object"]["id"] == follow["id"] || body["object"] == follow["id"])
            })
            .await;
        follow
    }

    /// A signed GET on a server of ours.
    pub async fn fetch(&self, app: &App, url: &str) -> Answer {
        let mut client: Client = app.client().with_header("accept", ACTIVITY_JSON);
        for (name, value) in self.sign("GET", url, None, Dialect::Cavage) {
            client = client.with_header(&name, &value);
        }
        client.get(url).await
    }
}

/// Posts bytes with headers to a path of a server of ours.
pub async fn deliver(app: &App, path: &str, headers: &[(String, String)], body: Vec<u8>) -> Answer {
    let mut kind = ACTIVITY_JSON.to_owned();
    let mut client = app.client();
    for (name, value) in headers {
        if name.eq_ignore_ascii_case("content-type") {
            kind.clone_from(value);
        } else {
            client = client.with_header(name, value);
        }
    }
    client.post(path, Body::Raw(kind, body)).await
}

/// Names and values as [`Actor::sign`] answers them, by lower-case name.
pub fn by_name(headers: &[(String, String)]) -> BTreeMap<String, String> {
    headers
        .iter()
        .map(|(name, value)| (name.to_ascii_lowercase(), value.clone()))
        .collect()
}
