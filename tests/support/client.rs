//! A client of the API: sends what it is told, keeps the whole answer.

use std::ops::Deref;

use bytes::Bytes;
use reqwest::{
    Method,
    header::{AUTHORIZATION, CONTENT_TYPE, HOST, HeaderMap},
    redirect::Policy,
};
use serde_json::Value;

use super::world::unique;

/// The client that all requests go through: no redirects, no proxies, one connection pool.
pub fn http() -> reqwest::Client {
    reqwest::Client::builder()
        .redirect(Policy::none())
        .no_proxy()
        .timeout(super::PATIENCE)
        .build()
        .expect("a client")
}

/// Sends requests to one server, with or without a token.
#[derive(Clone, Debug)]
pub struct Client {
    http: reqwest::Client,
    base: String,
    host: String,
    token: Option<String>,
    headers: Vec<(String, String)>,
}

/// What a request carries.
pub enum Body {
    /// Nothing.
    None,
    /// `application/json`.
    Json(Value),
    /// Bytes of a type.
    Raw(String, Vec<u8>),
}

impl From<Value> for Body {
    fn from(value: Value) -> Self {
        match value {
            Value::Null => Body::None,
            value => Body::Json(value),
        }
    }
}

impl From<()> for Body {
    fn from((): ()) -> Self {
        Body::None
    }
}

/// A form, urlencoded.
pub fn form(pairs: &[(&str, &str)]) -> Body {
    let text = url::form_urlencoded::Serializer::new(String::new())
        .extend_pairs(pairs)
        .finish();
    Body::Raw(
        "application/x-www-form-urlencoded".to_owned(),
        text.into_bytes(),
    )
}

/// One part of a multipart body.
pub enum Part<'a> {
    /// A field.
    Text(&'a str, &'a str),
    /// A file: field, file name, type, bytes.
    File(&'a str, &'a str, &'a str, &'a [u8]),
}

/// A multipart form.
pub fn multipart(parts: &[Part<'_>]) -> Body {
    let boundary = format!("boundary-of-tests-{}", unique());
    let mut body = Vec::new();
    for part in parts {
        body.extend_from_slice(format!("--{boundary}\r\n").as_bytes());
        match part {
            Part::Text(name, value) => body.extend_from_slice(
                format!("Content-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}")
                    .as_bytes(),
            ),
            Part::File(name, file, kind, bytes) => {
                body.extend_from_slice(
                    format!(
                        "Content-Disposition: form-data; name=\"{name}\"; filename=\"{file}\"\r\n\
                         Content-Type: {kind}\r\n\r\n"
                    )
                    .as_bytes(),
                );
                body.extend_from_slice(bytes);
            }
        }
        body.extend_from_slice(b"\r\n");
    }
    body.extend_from_slice(format!("--{boundary}--\r\n").as_bytes());
    Body::Raw(format!("multipart/form-data; boundary={boundary}"), body)
}

impl Client {
    /// Talks to what listens at `base` and calls itself `host`.
    pub fn new(http: reqwest::Client, base: &str, host: &str) -> Self {
        Self {
            http,
            base: base.to_owned(),
            host: host.to_owned(),
            token: None,
            headers: Vec::new(),
        }
    }

    /// The same with a bearer token.
    pub fn with_token(mut self, token: &str) -> Self {
        self.token = Some(token.to_owned());
        self
    }

    /// The same with one more header on every request.
    pub fn with_header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Sends a request. A path may also be a whole URL on the server's public origin, as `Link` headers have it.
    pub async fn send(&self, method: Method, path: &str, body: impl Into<Body>) -> Answer {
        self.try_send(method.clone(), path, body)
            .await
            .unwrap_or_else(|error| panic!("{method} {path}: {error:?}"))
    }

    /// Sends a request to a server that may be gone.
    pub async fn try_send(
        &self,
        method: Method,
        path: &str,
        body: impl Into<Body>,
    ) -> Result<Answer, reqwest::Error> {
        let path = path
            .strip_prefix(&format!("https://{}", self.host))
            .unwrap_or(path);
        assert!(path.starts_with('/'), "{path} is not on {}", self.host);
        let mut request = self
            .http
            .request(method.clone(), format!("{}{path}", self.base))
            .header(HOST, &self.host)
            .header("x-forwarded-proto", "https");
        if let Some(token) = &self.token {
            request = request.header(AUTHORIZATION, format!("Bearer {token}"));
        }
        for (name, value) in &self.headers {
            request = request.header(name, value);
        }
        request = match body.into() {
            Body::None => request,
            Body::Json(value) => request
                .header(CONTENT_TYPE, "application/json")
                .body(value.to_string()),
            Body::Raw(kind, bytes) => request.header(CONTENT_TYPE, kind).body(bytes),
        };
        let response = request.send().await?;
        Ok(Answer {
            asked: format!("{method} {path}"),
            origin: format!("https://{}", self.host),
            status: response.status().as_u16(),
            headers: response.headers().clone(),
            body: response.bytes().await?,
        })
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.send(Method::GET, path, ()).await
    }

    pub async fn post(&self, path: &str, body: impl Into<Body>) -> Answer {
        self.send(Method::POST, path, body).await
    }

    pub async fn put(&self, path: &str, body: impl Into<Body>) -> Answer {
        self.send(Method::PUT, path, body).await
    }

    pub async fn patch(&self, path: &str, body: impl Into<Body>) -> Answer {
        self.send(Method::PATCH, path, body).await
    }

    pub async fn delete(&self, path: &str, body: impl Into<Body>) -> Answer {
        self.send(Method::DELETE, path, body).await
    }

    /// Every item of a list, walked by its `Link` headers from the newest to the oldest; also how many pages it took.
    pub async fn walk(&self, path: &str) -> (Vec<Value>, usize) {
        let mut items = Vec::new();
        let mut next = Some(path.to_owned());
        let mut pages = 0;
        while let Some(path) = next {
            let page = self.get(&path).await.expect(200);
            items.extend(page.array());
            next = page.link("next");
            pages += 1;
            assert!(pages < 200, "{path}: the pages never end");
        }
        (items, pages)
    }
}

/// Somebody who is signed in.
#[derive(Clone, Debug)]
pub struct Session {
    client: Client,
    /// The bearer token.
    pub token: String,
    /// The CredentialAccount at sign-in.
    pub account: Value,
    /// The account's id.
    pub id: String,
    /// `alice`.
    pub username: String,
    /// `alice@alpha.test`.
    pub handle: String,
}

impl Deref for Session {
    type Target = Client;
    fn deref(&self) -> &Client {
        &self.client
    }
}

impl Session {
    /// Somebody with a token.
    pub fn new(client: Client, token: String, account: Value, domain: &str) -> Self {
        let text = |name: &str| account[name].as_str().expect(name).to_owned();
        Self {
            client,
            token,
            id: text("id"),
            username: text("username"),
            handle: format!("{}@{domain}", text("username")),
            account,
        }
    }

    /// The id as the database has it.
    pub fn number(&self) -> i64 {
        self.id.parse().expect("a numeric id")
    }

    /// The same person with one more header on every request.
    pub fn also_with_header(&self, name: &str, value: &str) -> Client {
        self.client.clone().with_header(name, value)
    }

    /// Posts, and answers the Status.
    pub async fn post_status(&self, text: &str) -> Value {
        self.post_with(serde_json::json!({ "status": text })).await
    }

    /// Posts with a visibility.
    pub async fn post_as(&self, text: &str, visibility: &str) -> Value {
        self.post_with(serde_json::json!({ "status": text, "visibility": visibility }))
            .await
    }

    /// Posts a draft.
    pub async fn post_with(&self, draft: Value) -> Value {
        self.post("/api/v1/statuses", draft)
            .await
            .expect(200)
            .json()
    }

    /// Follows an account by its id here; answers the Relationship.
    pub async fn follow(&self, id: &str) -> Value {
        self.post(&format!("/api/v1/accounts/{id}/follow"), ())
            .await
            .expect(200)
            .json()
    }

    /// The Relationship to an account.
    pub async fn relationship(&self, id: &str) -> Value {
        self.get(&format!("/api/v1/accounts/relationships?id[]={id}"))
            .await
            .expect(200)
            .json()[0]
            .clone()
    }

    /// The ids on the home timeline, newest first.
    pub async fn home(&self) -> Vec<String> {
        self.ids("/api/v1/timelines/home").await
    }

    /// The ids of a page.
    pub async fn ids(&self, path: &str) -> Vec<String> {
        self.get(path).await.expect(200).ids()
    }

    /// Waits for a post to stand on the own home timeline.
    pub async fn wait_for_home(&self, id: &str) {
        super::eventually("a post on the home timeline", || async {
            self.home()
                .await
                .iter()
                .any(|have| have == id)
                .then_some(())
        })
        .await;
    }

    /// Waits for a notification of a type from an account (by its id here).
    pub async fn wait_for_notification(&self, kind: &str, from: &str) -> Value {
        super::eventually(&format!("a notification {kind} from {from}"), || async {
            self.get("/api/v1/notifications?limit=80")
                .await
                .expect(200)
                .array()
                .into_iter()
                .find(|found| found["type"] == kind && found["account"]["id"] == from)
        })
        .await
    }

    /// Finds an account by its handle, fetching it if need be; answers the Account.
    pub async fn resolve(&self, handle: &str) -> Value {
        let found = self
            .get(&format!(
                "/api/v2/search?type=accounts&resolve=true&q={}",
                encode(handle)
            ))
            .await
            .expect(200)
            .json();
        assert_eq!(
            found["accounts"].as_array().map(Vec::len),
            Some(1),
            "{handle} was not found: {found}"
        );
        found["accounts"][0].clone()
    }

    /// The id here of the post with this ActivityPub id, once it has come.
    pub async fn wait_for_status(&self, author: &str, uri: &str) -> Value {
        super::eventually(&format!("the post {uri}"), || async {
            self.get(&format!("/api/v1/accounts/{author}/statuses?limit=40"))
                .await
                .expect(200)
                .array()
                .into_iter()
                .find(|status| status["uri"] == uri || status["reblog"]["uri"] == uri)
        })
        .await
    }
}

/// For a query string.
pub fn encode(text: &str) -> String {
    percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC).to_string()
}

/// A whole answer.
#[derive(Clone, Debug)]
pub struct Answer {
    /// For messages: method and path.
    pub asked: String,
    /// The server's public origin.
    pub origin: String,
    /// The status code.
    pub status: u16,
    /// The headers.
    pub headers: HeaderMap,
    /// The body.
    pub body: Bytes,
}

impl Answer {
    /// This answer, if it has the status.
    #[track_caller]
    pub fn expect(self, status: u16) -> Self {
        assert_eq!(self.status, status, "{}: {}", self.asked, self.text());
        self
    }

    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// The body as JSON.
    #[track_caller]
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body)
            .unwrap_or_else(|error| panic!("{}: {error}: {}", self.asked, self.text()))
    }

    /// The body as a JSON array.
    #[track_caller]
    pub fn array(&self) -> Vec<Value> {
        match self.json() {
            Value::Array(items) => items,
            other => panic!("{}: not an array: {other}", self.asked),
        }
    }

    /// The ids of the items of an array.
    #[track_caller]
    pub fn ids(&self) -> Vec<String> {
        self.array()
            .iter()
            .map(|item| item["id"].as_str().expect("an id").to_owned())
            .collect()
    }

    /// The text of an error in Mastodon's form.
    #[track_caller]
    pub fn error(&self) -> String {
        self.json()["error"]
            .as_str()
            .unwrap_or_else(|| panic!("{}: no error: {}", self.asked, self.text()))
            .to_owned()
    }

    /// A header as text.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// The URL of a relation of the `Link` header.
    pub fn link(&self, relation: &str) -> Option<String> {
        let wanted = format!("rel=\"{relation}\"");
        self.header("link")?.split(", ").find_map(|link| {
            let (url, rest) = link.strip_prefix('<')?.split_once('>')?;
            rest.contains(&wanted).then(|| url.to_owned())
        })
    }
}
