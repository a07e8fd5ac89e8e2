//! Speaking ActivityPub to other servers: signed fetches and deliveries, webfinger, over the one guarded client.
//!
//! What comes back is bytes that were checked for status, size, content type and origin; what they mean and who is
//! believed is decided above.

use std::sync::Arc;

use activitypub::{
    media_type,
    origin::HttpUrl,
    signature::{self, Dialect, PrivateKey},
    webfinger::{Handle, Jrd},
};
use bytes::Bytes;
use serde_json::Value;
use url::Url;

use crate::{
    clock::Clock,
    net::{self, Request, guarded},
};

/// Documents above this are refused (bytes).
pub const MAX_DOCUMENT: u64 = 1024 * 1024;
/// Redirects followed by a fetch; each hop is judged and signed anew.
const MAX_HOPS: usize = 3;

/// Fetches and sends; cheap to clone.
#[derive(Clone)]
pub struct Remote {
    client: guarded::Client,
    clock: Clock,
}

/// In whose name a request is signed, and how.
#[derive(Clone)]
pub struct Signer {
    /// The id of the key, with its fragment.
    pub key_id: String,
    /// The key.
    pub key: Arc<PrivateKey>,
    /// The dialect to speak first.
    pub dialect: Dialect,
}

/// A fetched ActivityPub document.
#[derive(Clone, Debug)]
pub struct Document {
    /// Where it was served from, after redirects.
    pub url: HttpUrl,
    /// The document.
    pub value: Value,
    /// Its bytes.
    pub bytes: Bytes,
    /// The dialect that was accepted.
    pub dialect: Dialect,
}

/// Why nothing usable came back.
#[derive(Clone, Debug, thiserror::Error)]
pub enum Error {
    /// The address is not to be asked, or the exchange failed.
    #[error("{0}")]
    Net(
        String,
        /// Whether the same may succeed later.
        bool,
    ),
    /// The server answered with this status.
    #[error("answered with status {0}")]
    Status(u16),
    /// It answered with something that is not the document asked for.
    #[error("{0}")]
    Unusable(&'static str),
    /// The request could not be signed.
    #[error("cannot sign: {0}")]
    Sign(String),
}

impl Error {
    /// The thing is gone for good at its origin (410).
    #[must_use]
    pub fn is_gone(&self) -> bool {
        matches!(self, Error::Status(410))
    }

    /// It is not there (404 or 410).
    #[must_use]
    pub fn is_missing(&self) -> bool {
        matches!(self, Error::Status(404 | 410))
    }

    /// Whether the same may succeed later.
    #[must_use]
    pub fn is_retryable(&self) -> bool {
        match self {
            Error::Net(_, retryable) => *retryable,
            Error::Status(status) => *status >= 500 || matches!(status, 401 | 408 | 429),
            Error::Unusable(_) | Error::Sign(_) => false,
        }
    }
}

impl From<net::Error> for Error {
    fn from(error: net::Error) -> Error {
        Error::Net(error.to_string(), error.is_retryable())
    }
}

impl From<signature::SignError> for Error {
    fn from(error: signature::SignError) -> Error {
        Error::Sign(error.to_string())
    }
}

/// What became of a delivery.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Accepted (2xx).
    Done(Dialect),
    /// May succeed later; not before so many seconds if the peer said so.
    Retry(String, Option<u64>),
    /// Refused for good: this delivery only.
    Drop(String),
    /// The inbox is gone (410).
    Gone,
}

impl Remote {
    /// A client of the given settings.
    pub fn new(settings: &guarded::Settings, clock: Clock) -> Result<Remote, net::SetupError> {
        Ok(Remote {
            client: guarded::Client::new(settings)?,
            clock,
        })
    }

    /// The guarded client itself, for media and previews.
    #[must_use]
    pub fn client(&self) -> &guarded::Client {
        &self.client
    }

    /// Fetches an ActivityPub document, signed. On 401 or 400 the other dialect is tried once, on 401 with a query also the
    /// path alone.
    pub async fn fetch(&self, url: &str, signer: &Signer) -> Result<Document, Error> {
        let mut dialect = signer.dialect;
        let mut outcome = self.fetch_as(url, signer, dialect, false).await;
        if matches!(outcome, Err(Error::Status(400 | 401))) {
            if url.contains('?') && dialect == Dialect::Cavage {
                outcome = self.fetch_as(url, signer, dialect, true).await;
            }
            if matches!(outcome, Err(Error::Status(400 | 401))) {
                dialect = dialect.other();
                outcome = self.fetch_as(url, signer, dialect, false).await;
            }
        }
        outcome
    }

    async fn fetch_as(
        &self,
        url: &str,
        signer: &Signer,
        dialect: Dialect,
        without_query: bool,
    ) -> Result<Document, Error> {
        let mut target =
            HttpUrl::parse(url).map_err(|_| Error::Unusable("not a URL that can be fetched"))?;
        let mut visited = Vec::new();
        for _ in 0..=MAX_HOPS {
            let resource = target.without_fragment().to_owned();
            if visited.contains(&resource) {
                return Err(Error::Unusable("redirects in a circle"));
            }
            let request = signature::Outgoing {
                method: "GET",
                url: &target,
                body: None,
                extra: &[],
                now: self.clock.now(),
                without_query,
            };
            let headers = signature::sign(dialect, &signer.key, &signer.key_id, &request)?;
            let mut request = Request::get(parse(&resource)?)
                .max_bytes(MAX_DOCUMENT)
                .header("Accept", media_type::ACCEPT);
            for (name, value) in headers {
                request = request.header(name, value);
            }
            let response = self.client.send(request).await?;
            visited.push(resource);
            match response.status {
                200..=299 => {
                    if !response
                        .header("content-type")
                        .is_some_and(media_type::is_object)
                    {
                        return Err(Error::Unusable("not served as ActivityPub"));
                    }
                    let value = activitypub::json::parse(&response.body)
                        .map_err(|_| Error::Unusable("not a usable JSON document"))?;
                    return Ok(Document {
                        url: target,
                        value,
                        bytes: response.body,
                        dialect,
                    });
                }
                301 | 302 | 303 | 307 | 308 => {
                    let location = response
                        .header("location")
                        .ok_or(Error::Unusable("redirects to nowhere"))?;
                    let next = response
                        .url
                        .join(location)
                        .map_err(|_| Error::Unusable("redirects to nowhere"))?;
                    let next = HttpUrl::parse(next.as_str())
                        .map_err(|_| Error::Unusable("redirects to nowhere"))?;
                    // A signature is made for one host; another one gets a signature of its own, and its address is
                    // judged like the first.
                    target = next;
                }
                status => return Err(Error::Status(status)),
            }
        }
        Err(Error::Unusable("too many redirects"))
    }

    /// Asks a host who stands behind a handle: webfinger, with host-meta as the one fallback on 404.
    pub async fn webfinger(&self, handle: &Handle) -> Result<Jrd, Error> {
        match self.jrd(&handle.query_url()).await {
            Err(error) if error.is_missing() => {
                let request = Request::get(parse(&handle.host_meta_url())?)
                    .max_bytes(MAX_DOCUMENT)
                    .header("Accept", "application/xrd+xml, application/xml, text/xml");
                let response = self.client.follow(request, MAX_HOPS).await?;
                if !response.is_success() {
                    return Err(error);
                }
                let text = String::from_utf8_lossy(&response.body);
                let resource = format!("acct:{}", handle.acct());
                match activitypub::webfinger::host_meta_target(&text, &resource) {
                    Some(url) if url.as_str() != handle.query_url() => self.jrd(url.as_str()).await,
                    _ => Err(error),
                }
            }
            outcome => outcome,
        }
    }

    async fn jrd(&self, url: &str) -> Result<Jrd, Error> {
        let request = Request::get(parse(url)?)
            .max_bytes(MAX_DOCUMENT)
            .header("Accept", media_type::ACCEPT_JRD);
        let response = self.client.follow(request, MAX_HOPS).await?;
        if !response.is_success() {
            return Err(Error::Status(response.status));
        }
        Jrd::read(&response.body).map_err(|_| Error::Unusable("not a usable webfinger answer"))
    }

    /// Delivers an activity to an inbox, signed. On 400 or 401 the other dialect is tried once.
    pub async fn deliver(&self, inbox: &str, body: Bytes, signer: &Signer) -> Verdict {
        let first = self
            .deliver_as(inbox, body.clone(), signer, signer.dialect)
            .await;
        match first {
            Ok((400 | 401, _)) => {
                let other = signer.dialect.other();
                let second = self.deliver_as(inbox, body, signer, other).await;
                judge(second, other)
            }
            outcome => judge(outcome, signer.dialect),
        }
    }

    async fn deliver_as(
        &self,
        inbox: &str,
        body: Bytes,
        signer: &Signer,
        dialect: Dialect,
    ) -> Result<(u16, Option<u64>), Error> {
        let target = HttpUrl::parse(inbox).map_err(|_| Error::Unusable("not an inbox URL"))?;
        let request = signature::Outgoing {
            method: "POST",
            url: &target,
            body: Some(signature::Body {
                bytes: &body,
                content_type: media_type::ACTIVITY_JSON,
            }),
            extra: &[],
            now: self.clock.now(),
            without_query: false,
        };
        let headers = signature::sign(dialect, &signer.key, &signer.key_id, &request)?;
        let mut request =
            Request::post(parse(target.without_fragment())?, body.clone()).max_bytes(64 * 1024);
        for (name, value) in headers {
            request = request.header(name, value);
        }
        let response = self.client.send(request).await?;
        let wait = response
            .header("retry-after")
            .and_then(|text| text.trim().parse::<u64>().ok());
        Ok((response.status, wait))
    }
}

fn judge(outcome: Result<(u16, Option<u64>), Error>, dialect: Dialect) -> Verdict {
    match outcome {
        Ok((200..=299, _)) => Verdict::Done(dialect),
        Ok((410, _)) => Verdict::Gone,
        Ok((status @ (401 | 408 | 429), wait)) => Verdict::Retry(format!("status {status}"), wait),
        Ok((status @ (400..=499 | 501), _)) => Verdict::Drop(format!("status {status}")),
        // A redirect of a delivery is not followed: the inbox has to be looked up anew.
        Ok((status @ 300..=399, _)) => Verdict::Drop(format!("status {status}")),
        Ok((status, wait)) => Verdict::Retry(format!("status {status}"), wait),
        Err(error) if error.is_retryable() => Verdict::Retry(error.to_string(), None),
        Err(error) => Verdict::Drop(error.to_string()),
    }
}

fn parse(url: &str) -> Result<Url, Error> {
    net::parse(url).map_err(|refusal| Error::Net(refusal.to_string(), false))
}
