//! Streaming: sockets and event streams, who hears what, and what ends them.

use std::time::Duration;

use api::scope::Scopes;
use futures_util::{SinkExt, StreamExt};
use rookery::{
    domain::{announcements, conversations, oauth, statuses},
    feed::{Change, Event},
};
use serde_json::{Value, json};
use tokio::{net::TcpStream, time::timeout};
use tokio_tungstenite::{
    WebSocketStream,
    tungstenite::{
        Error, Message, client::IntoClientRequest, handshake::client::Response, http::HeaderValue,
        protocol::frame::coding::CloseCode,
    },
};

use crate::support::{App, Client, Options, PATIENCE, app::SCOPES, run};

/// Somebody with a token that was made without the sign-in pages.
struct Person {
    id: i64,
    token: String,
    application: i64,
    client: Client,
}

impl Person {
    async fn new(app: &App, username: &str, scopes: &str) -> Person {
        let id = app.account(username, "").await;
        Person::again(app, id, scopes).await
    }

    /// The same account with another application's token.
    async fn again(app: &App, id: i64, scopes: &str) -> Person {
        let new = oauth::NewApplication {
            name: "Tests".to_owned(),
            redirect_uris: vec!["urn:ietf:wg:oauth:2.0:oob".to_owned()],
            scopes: Some(scopes.to_owned()),
            website: None,
        };
        let application = oauth::apps::register(&app.services, new).await.unwrap();
        let application = application.application.id;
        let scopes = Scopes::parse(scopes).unwrap();
        let issued = oauth::issue(&app.services, application, Some(id), scopes)
            .await
            .unwrap();
        Person {
            id,
            client: app.client().with_token(&issued.token),
            token: issued.token,
            application,
        }
    }

    async fn post(&self, app: &App, text: &str, visibility: &str) -> String {
        let draft = json!({ "status": text, "visibility": visibility });
        let status = self.client.post("/api/v1/statuses", draft).await;
        let id = status.expect(200).json()["id"].as_str().unwrap().to_owned();
        announce(app, id.parse().unwrap()).await;
        id
    }

    async fn act(&self, act: &str, on: &Person) {
        let path = format!("/api/v1/accounts/{}/{act}", on.id);
        self.client.post(&path, ()).await.expect(200);
    }
}

/// What the job of a new post says; these servers run no jobs.
async fn announce(app: &App, id: i64) {
    let (status, author) = statuses::load(&app.services, id).await.unwrap().unwrap();
    let event = Event::Status {
        id,
        author: author.id,
        visibility: status.row.visibility.clone(),
        local: status.row.local,
        boost: status.row.reblog_of_id,
        media: !status.media.is_empty(),
        tags: status.tags.clone(),
    };
    app.services.announce(&event).await;
}

async fn server(name: &str) -> App {
    App::start(Options::new(name).idle()).await
}

pub struct Socket(WebSocketStream<TcpStream>);

/// A handshake as browsers make it: the token is the protocol.
async fn handshake(
    app: &App,
    query: &str,
    protocol: Option<&str>,
) -> Result<(Socket, Response), Error> {
    let authority = app.base.strip_prefix("http://").unwrap();
    let stream = TcpStream::connect(authority).await.unwrap();
    let url = format!("ws://{}/api/v1/streaming{query}", app.domain);
    let mut request = url.into_client_request().unwrap();
    if let Some(protocol) = protocol {
        let value = HeaderValue::from_str(protocol).unwrap();
        request
            .headers_mut()
            .insert("sec-websocket-protocol", value);
    }
    let (socket, response) = tokio_tungstenite::client_async(request, stream).await?;
    Ok((Socket(socket), response))
}

async fn refusal(app: &App, query: &str, protocol: Option<&str>) -> u16 {
    match handshake(app, query, protocol).await {
        Err(Error::Http(response)) => response.status().as_u16(),
        Err(error) => panic!("{error}"),
        Ok(_) => panic!("{query} was let in"),
    }
}

impl Socket {
    async fn open(app: &App, person: &Person, streams: &[Value]) -> Socket {
        Socket::of(app, &person.token, streams).await
    }

    /// A socket with these streams.
    pub async fn of(app: &App, token: &str, streams: &[Value]) -> Socket {
        let (mut socket, _) = handshake(app, "", Some(token)).await.unwrap();
        for stream in streams {
            let mut message = stream.clone();
            message["type"] = "subscribe".into();
            socket.say(&message.to_string()).await;
        }
        // What is asked after the subscriptions is answered after them.
        socket
            .say(r#"{"type":"subscribe","stream":"nothing"}"#)
            .await;
        assert_eq!(socket.next().await["error"], "Unknown stream type");
        socket
    }

    async fn say(&mut self, text: &str) {
        self.0.send(Message::text(text)).await.unwrap();
    }

    async fn next(&mut self) -> Value {
        loop {
            let message = timeout(PATIENCE, self.0.next()).await.expect("a message");
            match message.expect("an open socket").unwrap() {
                Message::Text(text) => return serde_json::from_str(&text).unwrap(),
                Message::Ping(_) => {}
                other => panic!("{other:?}"),
            }
        }
    }

    /// What the next event of a type says.
    pub async fn event(&mut self, kind: &str) -> Value {
        loop {
            let message = self.next().await;
            if message["event"] == kind {
                return serde_json::from_str(message["payload"].as_str().unwrap()).unwrap();
            }
        }
    }

    /// The next post: its stream and id.
    async fn post(&mut self) -> (String, String) {
        let message = self.next().await;
        assert_eq!(message["event"], "update", "{message}");
        let payload: Value = serde_json::from_str(message["payload"].as_str().unwrap()).unwrap();
        let stream = message["stream"][0].as_str().unwrap().to_owned();
        (stream, payload["id"].as_str().unwrap().to_owned())
    }

    /// Why it was closed.
    pub async fn closed(&mut self) -> CloseCode {
        let message = timeout(PATIENCE, self.0.next()).await.expect("an end");
        match message {
            Some(Ok(Message::Close(Some(frame)))) => frame.code,
            other => panic!("{other:?}"),
        }
    }
}

fn on(stream: &str) -> Value {
    json!({ "stream": stream })
}

fn update(stream: &str, id: String) -> (String, String) {
    (stream.to_owned(), id)
}

#[test]
fn a_socket_echoes_the_protocol_and_brings_the_posts_of_those_followed() {
    run(async {
        let app = server("echo").await;
        let author = Person::new(&app, "author", SCOPES).await;
        let reader = Person::new(&app, "reader", SCOPES).await;
        reader.act("follow", &author).await;
        let (_, response) = handshake(&app, "/?stream=user", Some(&reader.token))
            .await
            .unwrap();
        let chosen = response.headers().get("sec-websocket-protocol").unwrap();
        assert_eq!(chosen, reader.token.as_str());
        let mut socket =
            Socket::open(&app, &reader, &[on("user"), on("user"), on("public:local")]).await;
        let id = author.post(&app, "Hello", "public").await;
        let mut heard = [socket.post().await, socket.post().await];
        heard.sort();
        assert_eq!(
            heard,
            [
                update("public:local", id.clone()),
                update("user", id.clone())
            ]
        );
        socket
            .say(r#"{"type":"unsubscribe","stream":"public:local"}"#)
            .await;
        socket.say("rubbish").await;
        assert_eq!(socket.next().await["error"], "Invalid message");
        let second = author.post(&app, "Again", "public").await;
        assert_eq!(socket.post().await, update("user", second));
        let gone = Event::StatusDeleted {
            id: id.parse().unwrap(),
            author: author.id,
            visibility: Some("public".to_owned()),
        };
        app.services.announce(&gone).await;
        let message = socket.next().await;
        assert_eq!(
            (&message["event"], &message["payload"]),
            (&json!("delete"), &json!(id))
        );
    });
}

#[test]
fn private_and_direct_posts_reach_no_stranger_pleroma_2_0_5() {
    run(async {
        let app = server("private").await;
        let author = Person::new(&app, "author", SCOPES).await;
        let follower = Person::new(&app, "follower", SCOPES).await;
        let stranger = Person::new(&app, "stranger", SCOPES).await;
        follower.act("follow", &author).await;
        let everything = [
            on("user"),
            on("public"),
            json!({ "stream": "hashtag", "tag": "Cats" }),
        ];
        let mut near = Socket::open(&app, &follower, &everything).await;
        let mut far = Socket::open(&app, &stranger, &everything).await;
        let private = author.post(&app, "Secret #cats", "private").await;
        author.post(&app, "Nobody #cats", "direct").await;
        let open = author.post(&app, "Open", "public").await;
        assert_eq!(near.post().await, update("user", private));
        assert_eq!(far.post().await, update("public", open));
    });
}

#[test]
fn a_block_is_heeded_from_the_next_post_on() {
    run(async {
        let app = server("blocks").await;
        let author = Person::new(&app, "author", SCOPES).await;
        let other = Person::new(&app, "other", SCOPES).await;
        let reader = Person::new(&app, "reader", SCOPES).await;
        let mut socket = Socket::open(&app, &reader, &[on("public")]).await;
        let before = author.post(&app, "Before", "public").await;
        assert_eq!(socket.post().await, update("public", before));
        reader.act("block", &author).await;
        author.post(&app, "After", "public").await;
        let marker = other.post(&app, "Marker", "public").await;
        assert_eq!(socket.post().await, update("public", marker));
        reader.act("follow", &other).await;
        let mut home = Socket::open(&app, &reader, &[on("user")]).await;
        let followed = other.post(&app, "Home", "unlisted").await;
        assert_eq!(home.post().await, update("user", followed));
    });
}

#[test]
fn streamed_posts_say_by_what_they_are_filtered_from_the_change_on() {
    run(async {
        let app = server("filters").await;
        let author = Person::new(&app, "author", SCOPES).await;
        let reader = Person::new(&app, "reader", SCOPES).await;
        let plain = Person::new(&app, "plain", SCOPES).await;
        reader.act("follow", &author).await;
        plain.act("follow", &author).await;
        let streams = [on("user"), on("public")];
        let mut socket = Socket::open(&app, &reader, &streams).await;
        let mut other = Socket::open(&app, &plain, &streams).await;
        let draft = json!({
            "title": "Cats", "context": ["home"], "keywords_attributes": [{ "keyword": "cats" }],
        });
        let made = reader.client.post("/api/v2/filters", draft).await;
        let made = made.expect(200).json();
        let message = socket.next().await;
        assert_eq!(message["event"], "filters_changed");
        assert_eq!(message["stream"], json!(["user"]));
        author.post(&app, "About cats", "public").await;
        let filtered = |message: &Value| {
            let payload: Value =
                serde_json::from_str(message["payload"].as_str().unwrap()).unwrap();
            payload["filtered"].clone()
        };
        for _ in 0..2 {
            let found = filtered(&socket.next().await);
            assert_eq!(found[0]["filter"]["id"], made["id"]);
            assert_eq!(found[0]["keyword_matches"], json!(["cats"]));
            assert_eq!(filtered(&other.next().await), json!([]));
        }
    });
}

#[test]
fn announcements_and_their_reactions_are_told_to_all_homes() {
    run(async {
        let app = server("notices").await;
        let reader = Person::new(&app, "reader", SCOPES).await;
        let mut socket = Socket::open(&app, &reader, &[on("user"), on("public")]).await;
        let new = announcements::NewAnnouncement {
            text: "Hello".to_owned(),
            ..announcements::NewAnnouncement::default()
        };
        let id = announcements::create(&app.services, new).await.unwrap();
        let payload = |message: &Value| -> Value {
            serde_json::from_str(message["payload"].as_str().unwrap()).unwrap()
        };
        let message = socket.next().await;
        assert_eq!(message["event"], "announcement");
        assert_eq!(message["stream"], json!(["user"]));
        assert_eq!(payload(&message)["id"], id.to_string());
        assert!(payload(&message).get("read").is_none());
        let thumb = format!("/api/v1/announcements/{id}/reactions/%F0%9F%91%8D");
        reader.client.put(&thumb, ()).await.expect(200);
        let message = socket.next().await;
        assert_eq!(message["event"], "announcement.reaction");
        assert_eq!(
            payload(&message),
            json!({ "name": "👍", "count": 1, "announcement_id": id.to_string() })
        );
        announcements::delete(&app.services, id).await.unwrap();
        let message = socket.next().await;
        assert_eq!(message["event"], "announcement.delete");
        assert_eq!(message["payload"], id.to_string());
    });
}

#[test]
fn streams_end_with_the_token_and_with_the_login() {
    run(async {
        let app = server("ends").await;
        let reader = Person::new(&app, "reader", SCOPES).await;
        let second = Person::again(&app, reader.id, SCOPES).await;
        let mut gone = Socket::open(&app, &reader, &[on("user")]).await;
        let mut kept = Socket::open(&app, &second, &[on("user")]).await;
        oauth::revoke_application(&app.services, reader.id, reader.application)
            .await
            .unwrap();
        assert_eq!(gone.closed().await, CloseCode::Policy);
        assert_eq!(refusal(&app, "", Some(&reader.token)).await, 401);
        let post = second.post(&app, "Still here", "public").await;
        assert_eq!(kept.post().await, update("user", post));
        app.sql(&format!(
            "UPDATE accounts SET suspended_at = now() WHERE id = {}",
            reader.id
        ))
        .await;
        app.services.changed(&[Change::Account(reader.id)]).await;
        assert_eq!(kept.closed().await, CloseCode::Policy);
        assert_eq!(refusal(&app, "", Some(&second.token)).await, 403);
    });
}

#[test]
fn sockets_ask_for_a_token_and_its_scopes() {
    run(async {
        let app = server("scopes").await;
        assert_eq!(refusal(&app, "?stream=public", None).await, 401);
        assert_eq!(refusal(&app, "?stream=public", Some("rubbish")).await, 401);
        assert_eq!(refusal(&app, "?access_token=rubbish", None).await, 401);
        let writer = Person::new(&app, "writer", "write").await;
        assert_eq!(refusal(&app, "", Some(&writer.token)).await, 403);
        let narrow = Person::new(&app, "narrow", "read:notifications").await;
        let query = format!("?stream=public&access_token={}", narrow.token);
        let (mut socket, response) = handshake(&app, &query, None).await.unwrap();
        assert!(response.headers().get("sec-websocket-protocol").is_none());
        let outside = "Access token does not have the required scopes";
        assert_eq!(socket.next().await["error"], outside);
        socket.say(r#"{"type":"subscribe","stream":"user"}"#).await;
        assert_eq!(socket.next().await["error"], outside);
        socket
            .say(r#"{"type":"subscribe","stream":"hashtag"}"#)
            .await;
        assert_eq!(socket.next().await["error"], "Missing tag name parameter");
        socket.0.send(Message::binary(vec![1])).await.unwrap();
        assert_eq!(socket.closed().await, CloseCode::Unsupported);
    });
}

#[test]
fn frames_longer_than_any_message_end_the_socket() {
    run(async {
        let app = server("frames").await;
        let reader = Person::new(&app, "reader", SCOPES).await;
        let mut socket = Socket::open(&app, &reader, &[]).await;
        socket.say(&"x".repeat(10_000)).await;
        assert_eq!(socket.closed().await, CloseCode::Size);
    });
}

#[test]
fn notifications_come_with_the_home_and_alone() {
    run(async {
        let app = server("notes").await;
        let reader = Person::new(&app, "reader", SCOPES).await;
        let other = Person::new(&app, "other", SCOPES).await;
        let narrow = Person::again(&app, reader.id, "read:statuses").await;
        let mut all = Socket::open(&app, &reader, &[on("user"), on("user:notification")]).await;
        let mut home_only = Socket::open(&app, &narrow, &[on("user")]).await;
        let follow = rookery::domain::notifications::notify(
            &app.services,
            reader.id,
            "follow",
            other.id,
            None,
        );
        assert!(follow.await.unwrap());
        let mut streams = Vec::new();
        for _ in 0..2 {
            let message = all.next().await;
            assert_eq!(message["event"], "notification", "{message}");
            let payload: Value =
                serde_json::from_str(message["payload"].as_str().unwrap()).unwrap();
            assert_eq!(payload["account"]["id"], other.id.to_string());
            streams.push(message["stream"][0].as_str().unwrap().to_owned());
        }
        streams.sort();
        assert_eq!(streams, ["user", "user:notification"]);
        // A token that may not read notifications hears posts only.
        let marker = reader.post(&app, "Marker", "public").await;
        assert_eq!(home_only.post().await, update("user", marker));
    });
}

#[test]
fn an_event_stream_brings_events_uncompressed() {
    run(async {
        let app = server("lines").await;
        let author = Person::new(&app, "author", SCOPES).await;
        let url = format!("{}/api/v1/streaming/public/local", app.base);
        let mut response = crate::support::client::http()
            .get(&url)
            .header("host", &app.domain)
            .header("accept-encoding", "gzip")
            .bearer_auth(&author.token)
            .send()
            .await
            .unwrap();
        assert_eq!(response.status(), 200);
        let kind = response.headers().get("content-type").unwrap();
        assert_eq!(kind, "text/event-stream");
        let caching = response.headers().get("cache-control").unwrap();
        assert!(caching.to_str().unwrap().contains("no-store"));
        let mut text = String::new();
        while !text.contains(":)\n") {
            text.push_str(std::str::from_utf8(&response.chunk().await.unwrap().unwrap()).unwrap());
        }
        let id = author.post(&app, "Hello", "public").await;
        while !text.contains("\n\n") {
            text.push_str(std::str::from_utf8(&response.chunk().await.unwrap().unwrap()).unwrap());
        }
        let (_, event) = text.split_once("event: update\ndata: ").unwrap();
        let status: Value = serde_json::from_str(event.trim_end()).unwrap();
        assert_eq!(status["id"], id);
        assert_eq!(status["filtered"], json!([]));
        // Nothing personal in what all get.
        assert_eq!(status.get("favourited"), None);
        // A server that stops does not wait for its streams.
        app.stop();
        let end = timeout(Duration::from_secs(10), response.chunk()).await;
        assert!(matches!(end, Ok(Ok(None) | Err(_))), "{end:?}");
    });
}

#[test]
fn paths_that_are_no_streams_say_so() {
    run(async {
        let app = server("paths").await;
        let reader = Person::new(&app, "reader", SCOPES).await;
        let answer = reader.client.get("/api/v1/streaming/everything").await;
        assert_eq!(answer.expect(400).error(), "Unknown channel requested");
        let answer = reader.client.get("/api/v1/streaming/hashtag").await;
        assert_eq!(answer.expect(400).error(), "Missing tag name parameter");
        let answer = reader.client.get("/api/v1/streaming/list?list=1").await;
        assert_eq!(
            answer.expect(401).error(),
            "Not authorized to stream this list"
        );
        for path in ["../streaming"] {
            let path = format!("/api/v1/streaming/{path}");
            reader.client.get(&path).await.expect(404);
        }
        let health = app.client().get("/api/v1/streaming/health").await;
        assert_eq!(health.expect(200).text(), "OK");
        for path in ["user", "user/notification", "public", "hashtag?tag=cats"] {
            let path = format!("/api/v1/streaming/{path}");
            app.client().get(&path).await.expect(401);
        }
    });
}

#[test]
fn followed_tags_and_lists_are_heard_by_those_who_follow_and_own_them_and_exclusive_lists_not_at_home()
 {
    run(async {
        let app = server("listening").await;
        let author = Person::new(&app, "author", SCOPES).await;
        let stranger = Person::new(&app, "stranger", SCOPES).await;
        let reader = Person::new(&app, "reader", SCOPES).await;
        let other = Person::new(&app, "other", SCOPES).await;
        reader.act("follow", &author).await;
        let draft = json!({ "title": "apart", "exclusive": true });
        let made = reader.client.post("/api/v1/lists", draft).await.expect(200);
        let list = made.json()["id"].as_str().unwrap().to_owned();
        let in_list = json!({ "stream": "list", "list": list });
        let mut home = Socket::open(&app, &reader, &[on("user")]).await;
        let mut apart = Socket::open(&app, &reader, std::slice::from_ref(&in_list)).await;
        let first = author.post(&app, "Not in the list yet", "private").await;
        assert_eq!(home.post().await, update("user", first));

        let members = json!({ "account_ids": [author.id.to_string()] });
        let path = format!("/api/v1/lists/{list}/accounts");
        reader.client.post(&path, members).await.expect(200);
        let tag = reader.client.post("/api/v1/tags/Cats/follow", ()).await;
        tag.expect(200);
        let second = author.post(&app, "In the list", "private").await;
        assert_eq!(apart.post().await, update("list", second));
        stranger.post(&app, "Quiet #cats", "unlisted").await;
        let tagged = stranger.post(&app, "Loud #cats", "public").await;
        assert_eq!(home.post().await, update("user", tagged.clone()));

        // A list is nobody else's.
        let mut theirs = Socket::open(&app, &other, &[on("public")]).await;
        let wish = json!({ "type": "subscribe", "stream": "list", "list": list });
        theirs.say(&wish.to_string()).await;
        assert_eq!(
            theirs.next().await["error"],
            "Not authorized to stream this list"
        );
        let path = format!("/api/v1/streaming/list?list={list}");
        other.client.get(&path).await.expect(401);
        reader
            .client
            .post("/api/v1/tags/cats/unfollow", ())
            .await
            .expect(200);
        stranger.post(&app, "Unheard #cats", "public").await;
        let own = reader.post(&app, "Own", "public").await;
        assert_eq!(home.post().await, update("user", own));
    });
}

#[test]
fn direct_conversations_are_heard_by_those_who_take_part_and_merged_notifications_by_their_owner() {
    run(async {
        let app = server("direct").await;
        let ada = Person::new(&app, "ada", SCOPES).await;
        let eve = Person::new(&app, "eve", SCOPES).await;
        let narrow = Person::again(&app, ada.id, "read:statuses").await;
        let mut own = Socket::open(&app, &ada, &[on("direct"), on("user:notification")]).await;
        let mut other = Socket::open(&app, &eve, &[on("direct"), on("user")]).await;
        // Without the scope for notifications, home brings none.
        let mut home = Socket::open(&app, &narrow, &[on("user")]).await;
        let draft = json!({ "status": "a note to myself", "visibility": "direct" });
        let id = ada
            .client
            .post("/api/v1/statuses", draft)
            .await
            .expect(200)
            .json()["id"]
            .clone();
        let status: i64 = id.as_str().unwrap().parse().unwrap();
        conversations::append(&app.services, &[(ada.id, status)])
            .await
            .unwrap();
        let heard = own.next().await;
        assert_eq!(heard["event"], "conversation");
        assert_eq!(heard["stream"], json!(["direct"]));
        let payload: Value = serde_json::from_str(heard["payload"].as_str().unwrap()).unwrap();
        assert_eq!(payload["last_status"]["id"], id);
        assert_eq!(payload["unread"], false);
        app.services
            .announce(&Event::NotificationsMerged { reader: ada.id })
            .await;
        let heard = own.next().await;
        assert_eq!(heard["event"], "notifications_merged");
        // What the others hear next is not of this.
        app.services
            .announce(&Event::FiltersChanged { reader: eve.id })
            .await;
        assert_eq!(other.next().await["event"], "filters_changed");
        app.services
            .announce(&Event::FiltersChanged { reader: ada.id })
            .await;
        assert_eq!(home.next().await["event"], "filters_changed");
        assert_eq!(refusal(&app, "/?stream=direct", None).await, 401);
    });
}

#[test]
fn no_stream_is_open_to_a_token_that_may_not_read_ghsa_7gwh_mw97_qjgp() {
    run(async {
        let app = server("unread").await;
        let writer = Person::new(&app, "writer", "write follow push profile").await;
        for stream in [
            "public",
            "public/local",
            "public/remote",
            "hashtag?tag=x",
            "hashtag/local?tag=x",
            "user",
            "user/notification",
            "direct",
            "list?list=1",
        ] {
            let path = format!("/api/v1/streaming/{stream}");
            let answer = writer.client.get(&path).await;
            assert!(
                matches!(answer.status, 401 | 403),
                "{stream}: {}",
                answer.status
            );
            let answer = app.client().get(&path).await;
            assert_eq!(answer.status, 401, "{stream}");
        }
        for stream in [
            "public",
            "public:media",
            "public:local",
            "public:remote",
            "hashtag&tag=x",
            "user",
            "direct",
            "list&list=1",
        ] {
            let query = format!("?stream={stream}");
            assert_eq!(
                refusal(&app, &query, Some(&writer.token)).await,
                403,
                "{stream}"
            );
            assert_eq!(refusal(&app, &query, None).await, 401, "{stream}");
        }
    });
}

#[test]
fn a_get_of_the_streaming_path_leads_to_another_host_where_there_is_one() {
    run(async {
        let here = App::shared().await;
        here.client().get("/api/v1/streaming").await.expect(404);
        let options = Options::new("apart").idle().configure(|config| {
            config.instance.streaming_origin = Some("https://stream.apart.test".parse().unwrap());
        });
        let apart = App::start(options).await;
        for (query, kept) in [
            ("", ""),
            (
                "?stream=public&tag=%2F%2Fevil.test",
                "?stream=public&tag=%2F%2Fevil.test",
            ),
        ] {
            let answer = apart
                .client()
                .get(&format!("/api/v1/streaming{query}"))
                .await
                .expect(301);
            let there = format!("https://stream.apart.test/api/v1/streaming{kept}");
            assert_eq!(answer.header("location"), Some(there.as_str()));
        }
        let v2 = apart
            .client()
            .get("/api/v2/instance")
            .await
            .expect(200)
            .json();
        assert_eq!(
            v2["configuration"]["urls"]["streaming"],
            "wss://stream.apart.test"
        );
        let v1 = apart
            .client()
            .get("/api/v1/instance")
            .await
            .expect(200)
            .json();
        assert_eq!(v1["urls"]["streaming_api"], "wss://stream.apart.test");
        // Sockets are opened here all the same.
        let reader = Person::new(&apart, "reader", SCOPES).await;
        handshake(&apart, "?stream=user", Some(&reader.token))
            .await
            .unwrap();
    });
}
