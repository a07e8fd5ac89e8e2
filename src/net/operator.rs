//! The client for addresses that stand in the configuration. It calls whatever it is told to,
//! private addresses too: never give it a URL, or a part of one, that somebody else chose.

use std::path::PathBuf;
use std::time::Duration;

use reqwest::redirect::Policy;
use tokio::fs::File;
use tokio::time::Instant;
use tokio_util::io::ReaderStream;

use super::error::{Error, Refusal, SetupError};
use super::exchange::{Download, Request, Response, head, open};
use super::tls;

/// How the operator's client works.
#[derive(Clone, Debug)]
pub struct Settings {
    /// What requests say they come from.
    pub user_agent: String,
    /// PEM files with certificates to trust beside Mozilla's.
    pub extra_root_certificates: Vec<PathBuf>,
    /// For resolving, connecting and the TLS handshake together.
    pub connect_timeout: Duration,
    /// Between two pieces of an answer.
    pub read_timeout: Duration,
    /// For a whole exchange, unless the request has its own.
    pub deadline: Duration,
}

impl Settings {
    /// Time-outs of 5, 30 and 60 seconds, no further certificates.
    #[must_use]
    pub fn new(user_agent: impl Into<String>) -> Self {
        Self {
            user_agent: user_agent.into(),
            extra_root_certificates: Vec::new(),
            connect_timeout: Duration::from_secs(5),
            read_timeout: Duration::from_secs(30),
            deadline: Duration::from_secs(60),
        }
    }
}

/// The operator's client. Clones share their connections.
#[derive(Clone, Debug)]
pub struct Client {
    http: reqwest::Client,
    deadline: Duration,
}

impl Client {
    /// A client with these settings.
    ///
    /// # Errors
    /// [`SetupError`] if a certificate file is not usable.
    pub fn new(settings: &Settings) -> Result<Self, SetupError> {
        let tls = tls::config(&settings.extra_root_certificates, &["h2", "http/1.1"])?;
        let http = reqwest::Client::builder()
            .tls_backend_preconfigured(tls)
            .user_agent(&settings.user_agent)
            .redirect(Policy::none())
            .referer(false)
            .no_proxy()
            .connect_timeout(settings.connect_timeout)
            .read_timeout(settings.read_timeout)
            .build()?;
        Ok(Self {
            http,
            deadline: settings.deadline,
        })
    }

    /// Sends a request and reads the whole answer. Redirects are answers like others.
    ///
    /// # Errors
    /// [`Error`]; a status of 400 or more is not one.
    pub async fn send(&self, request: Request) -> Result<Response, Error> {
        self.send_streaming(request).await?.finish().await
    }

    /// Sends a request and leaves the body of the answer to be read in pieces.
    ///
    /// # Errors
    /// As [`Client::send`].
    pub async fn send_streaming(&self, request: Request) -> Result<Download, Error> {
        let deadline = self.deadline_of(&request);
        let target = request.url.clone();
        open(&self.http, &request, target, None, deadline).await
    }

    /// Sends a request whose body is a file of `length` bytes, read as it is sent, in place of
    /// the request's own body.
    ///
    /// # Errors
    /// As [`Client::send`].
    pub async fn send_file(
        &self,
        request: Request,
        file: File,
        length: u64,
    ) -> Result<Response, Error> {
        let deadline = self.deadline_of(&request);
        let method = reqwest::Method::from_bytes(request.method.as_str().as_bytes())
            .map_err(|_| Refusal::Malformed)?;
        let mut builder = self.http.request(method, request.url.clone());
        for (name, value) in &request.headers {
            builder = builder.header(name, value);
        }
        builder = builder
            .header(reqwest::header::CONTENT_LENGTH, length)
            .body(reqwest::Body::wrap_stream(ReaderStream::new(file)));
        head(builder, &request, deadline).await?.finish().await
    }

    fn deadline_of(&self, request: &Request) -> Instant {
        Instant::now() + request.deadline.unwrap_or(self.deadline)
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use url::Url;

    use super::*;
    use crate::net::Method;
    use crate::net::peer::{Peer, ok, redirect};

    #[tokio::test]
    async fn configured_addresses_are_called_whatever_they_are() {
        let peer = Peer::answering(ok("stored")).await;
        let client = Client::new(&Settings::new("Rookery tests")).unwrap();
        let answer = client
            .send(Request::get(Url::parse(&peer.base()).unwrap()))
            .await
            .unwrap();
        assert_eq!(&answer.body[..], b"stored");
    }

    #[tokio::test]
    async fn a_file_is_sent_with_its_length() {
        let peer = Peer::answering(ok("")).await;
        let client = Client::new(&Settings::new("Rookery tests")).unwrap();
        let mut file = tempfile::NamedTempFile::new().unwrap();
        file.write_all(b"picture").unwrap();
        let url = Url::parse(&format!("{}/bucket/key", peer.base())).unwrap();
        let request = Request::new(Method::Put, url).header("x-amz-acl", "public-read");
        let open = tokio::fs::File::open(file.path()).await.unwrap();
        client.send_file(request, open, 7).await.unwrap();
        let seen = peer.seen()[0].to_lowercase();
        assert!(seen.starts_with("put /bucket/key http/1.1\r\n"));
        assert!(seen.contains("content-length: 7\r\n"), "{seen}");
        assert!(!seen.contains("transfer-encoding"));
        assert!(seen.ends_with("\r\n\r\npicture"));
    }

    #[tokio::test]
    async fn answers_have_limits_and_redirects_are_not_followed() {
        let peer = Peer::answering(redirect("http://127.0.0.1:1/")).await;
        let client = Client::new(&Settings::new("Rookery tests")).unwrap();
        assert_eq!(
            client
                .send(Request::get(Url::parse(&peer.base()).unwrap()))
                .await
                .unwrap()
                .status,
            302
        );
        let peer = Peer::answering(ok("12345")).await;
        let request = Request::get(Url::parse(&peer.base()).unwrap()).max_bytes(4);
        assert_eq!(
            client.send(request).await.unwrap_err(),
            Error::TooLarge { limit: 4 }
        );
    }
}
