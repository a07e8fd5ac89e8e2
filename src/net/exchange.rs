//! What both clients send and get.

use std::time::Duration;

use bytes::{Bytes, BytesMut};
use futures_util::Stream;
use reqwest::header::{HeaderName, HeaderValue};
use tokio::time::{Instant, timeout_at};
use url::Url;

use super::error::{Error, Refusal};

/// The default limit of an answer: that of a federated document.
const DEFAULT_MAX_BYTES: u64 = 1024 * 1024;

/// Of an answer that says no, at most this much is read.
const MAX_ERROR_BYTES: u64 = 16 * 1024;

/// The methods in use.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Method {
    Get,
    Head,
    Post,
    Put,
    Delete,
}

impl Method {
    /// The name on the wire.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Head => "HEAD",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Delete => "DELETE",
        }
    }

    fn wire(self) -> reqwest::Method {
        match self {
            Self::Get => reqwest::Method::GET,
            Self::Head => reqwest::Method::HEAD,
            Self::Post => reqwest::Method::POST,
            Self::Put => reqwest::Method::PUT,
            Self::Delete => reqwest::Method::DELETE,
        }
    }
}

/// A request to be sent once.
#[derive(Clone, Debug)]
pub struct Request {
    pub method: Method,
    pub url: Url,
    /// Names and values. `Host` is left out: it always is the authority of `url`.
    pub headers: Vec<(String, String)>,
    pub body: Option<Bytes>,
    /// A larger answer is [`Error::TooLarge`]; 1 MiB unless set.
    pub max_bytes: u64,
    /// The time for all of it, redirects included; that of the client unless set.
    pub deadline: Option<Duration>,
}

impl Request {
    /// A request without headers and body, for an answer of at most 1 MiB.
    #[must_use]
    pub fn new(method: Method, url: Url) -> Self {
        Self {
            method,
            url,
            headers: Vec::new(),
            body: None,
            max_bytes: DEFAULT_MAX_BYTES,
            deadline: None,
        }
    }

    /// A GET.
    #[must_use]
    pub fn get(url: Url) -> Self {
        Self::new(Method::Get, url)
    }

    /// A POST of `body`.
    #[must_use]
    pub fn post(url: Url, body: impl Into<Bytes>) -> Self {
        let mut request = Self::new(Method::Post, url);
        request.body = Some(body.into());
        request
    }

    /// With one more header.
    #[must_use]
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    /// With another limit of the answer, in bytes.
    #[must_use]
    pub fn max_bytes(mut self, max_bytes: u64) -> Self {
        self.max_bytes = max_bytes;
        self
    }

    /// With another deadline.
    #[must_use]
    pub fn deadline(mut self, deadline: Duration) -> Self {
        self.deadline = Some(deadline);
        self
    }
}

/// A whole answer. Its status is the caller's to judge.
#[derive(Clone, Debug)]
pub struct Response {
    pub status: u16,
    /// Names in lower case. Values that are not text are left out.
    pub headers: Vec<(String, String)>,
    /// Where the answer came from: the last URL if redirects were followed.
    pub url: Url,
    /// Cut at 16 KiB when the status is not a 2xx.
    pub body: Bytes,
}

impl Response {
    /// The first value of a header, by its name in lower case.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        first(&self.headers, name)
    }

    /// Whether the status is a 2xx.
    #[must_use]
    pub fn is_success(&self) -> bool {
        (200..300).contains(&self.status)
    }
}

/// An answer whose body is still to be read, piece by piece, within its limits.
#[derive(Debug)]
pub struct Download {
    pub status: u16,
    /// Names in lower case. Values that are not text are left out.
    pub headers: Vec<(String, String)>,
    /// Where the answer came from: the last URL if redirects were followed.
    pub url: Url,
    response: reqwest::Response,
    deadline: Instant,
    limit: u64,
    read: u64,
}

impl Download {
    /// The first value of a header, by its name in lower case.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        first(&self.headers, name)
    }

    /// Whether the status is a 2xx.
    #[must_use]
    pub fn is_success(&self) -> bool {
        (200..300).contains(&self.status)
    }

    /// The next piece of the body, `None` at its end.
    ///
    /// # Errors
    /// [`Error::TooLarge`] once the limit is passed or when the announced length passes it,
    /// [`Error::Timeout`] at the deadline, [`Error::Protocol`] if the other side hangs up early.
    pub async fn chunk(&mut self) -> Result<Option<Bytes>, Error> {
        let too_large = Error::TooLarge { limit: self.limit };
        if self
            .response
            .content_length()
            .is_some_and(|length| length > self.limit)
        {
            return Err(too_large);
        }
        let chunk = timeout_at(self.deadline, self.response.chunk())
            .await
            .map_err(|_| Error::Timeout)?
            .map_err(Error::from_reqwest)?;
        if let Some(chunk) = &chunk {
            self.read = self.read.saturating_add(length_of(chunk));
            if self.read > self.limit {
                return Err(too_large);
            }
        }
        Ok(chunk)
    }

    /// The body as a stream, which ends after its first error.
    pub fn into_stream(self) -> impl Stream<Item = Result<Bytes, Error>> + Send {
        futures_util::stream::unfold(Some(self), |download| async move {
            let mut download = download?;
            match download.chunk().await {
                Ok(Some(chunk)) => Some((Ok(chunk), Some(download))),
                Ok(None) => None,
                Err(error) => Some((Err(error), None)),
            }
        })
    }

    /// The whole body at once.
    ///
    /// # Errors
    /// As [`Download::chunk`].
    pub async fn finish(mut self) -> Result<Response, Error> {
        let body = if self.is_success() {
            let mut body = BytesMut::new();
            while let Some(chunk) = self.chunk().await? {
                body.extend_from_slice(&chunk);
            }
            body.freeze()
        } else {
            self.error_body().await
        };
        Ok(Response {
            status: self.status,
            headers: self.headers,
            url: self.url,
            body,
        })
    }

    /// The start of an answer that says no: the status is what counts, so the text may be cut.
    async fn error_body(&mut self) -> Bytes {
        let limit = self.limit.min(MAX_ERROR_BYTES);
        let mut body = BytesMut::new();
        while let Ok(Ok(Some(chunk))) = timeout_at(self.deadline, self.response.chunk()).await {
            let room = limit.saturating_sub(length_of(&body));
            let taken = usize::try_from(room).map_or(chunk.len(), |room| room.min(chunk.len()));
            body.extend_from_slice(&chunk.slice(..taken));
            if taken < chunk.len() {
                break;
            }
        }
        body.freeze()
    }
}

/// Sends `request` to `target`, which is not its own URL if it goes to a development host, and
/// waits for the head of the answer.
pub(super) async fn open(
    client: &reqwest::Client,
    request: &Request,
    target: Url,
    host: Option<&str>,
    deadline: Instant,
) -> Result<Download, Error> {
    let mut builder = client.request(request.method.wire(), target);
    for (name, value) in &request.headers {
        if name.eq_ignore_ascii_case("host") {
            continue;
        }
        let name = HeaderName::try_from(name.as_str()).map_err(|_| Refusal::Header)?;
        let value = HeaderValue::try_from(value.as_str()).map_err(|_| Refusal::Header)?;
        builder = builder.header(name, value);
    }
    if let Some(host) = host {
        let value = HeaderValue::try_from(host).map_err(|_| Refusal::Header)?;
        builder = builder.header(reqwest::header::HOST, value);
    }
    if let Some(body) = &request.body {
        builder = builder.body(body.clone());
    }
    head(builder, request, deadline).await
}

/// Sends what was built for `request` and waits for the head of the answer.
pub(super) async fn head(
    builder: reqwest::RequestBuilder,
    request: &Request,
    deadline: Instant,
) -> Result<Download, Error> {
    let response = timeout_at(deadline, builder.send())
        .await
        .map_err(|_| Error::Timeout)?
        .map_err(Error::from_reqwest)?;
    let headers = response
        .headers()
        .iter()
        .filter_map(|(name, value)| {
            let value = std::str::from_utf8(value.as_bytes()).ok()?;
            Some((name.as_str().to_owned(), value.to_owned()))
        })
        .collect();
    Ok(Download {
        status: response.status().as_u16(),
        headers,
        url: request.url.clone(),
        response,
        deadline,
        limit: request.max_bytes,
        read: 0,
    })
}

fn first<'a>(headers: &'a [(String, String)], name: &str) -> Option<&'a str> {
    headers
        .iter()
        .find(|(known, _)| known == name)
        .map(|(_, value)| value.as_str())
}

fn length_of(bytes: &[u8]) -> u64 {
    u64::try_from(bytes.len()).unwrap_or(u64::MAX)
}
