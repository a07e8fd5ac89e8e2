//! The client for whatever a stranger can name.
//!
//! A URL is judged before the call (`https`, a public name, port 443, no credentials), and the
//! addresses of its host after resolution; the connection goes to a judged address. The only way
//! around is a development host, named one by one in the settings.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use reqwest::redirect::Policy;
use tokio::time::Instant;
use url::Url;

use super::error::{Error, Refusal, SetupError};
use super::exchange::{Download, Method, Request, Response, open};
use super::judge::{judge, parse, refuse_userinfo};
use super::resolver::{JudgedResolver, Names};
use super::tls;

/// Redirects that [`Client::follow`] and [`Client::follow_streaming`] should allow.
pub const MAX_REDIRECTS: usize = 3;

/// An unused connection is kept this long: peers come in bursts, and there are many.
const POOL_IDLE: Duration = Duration::from_secs(30);
const POOL_IDLE_PER_HOST: usize = 4;
const MAX_HEADER_COUNT: usize = 100;
const MAX_HEADER_BYTES: u32 = 64 * 1024;

/// What is meant for one origin only, and does not follow a redirect to another.
const ORIGIN_HEADERS: [&str; 5] = [
    "authorization",
    "cookie",
    "proxy-authorization",
    "signature",
    "signature-input",
];

/// How the guarded client works.
#[derive(Clone, Debug)]
pub struct Settings {
    /// What requests say they come from.
    pub user_agent: String,
    /// Hosts for development and tests: the authority in URLs (`host` or `host:port`) and the base
    /// URL that requests really go to, such as `alpha.test` and `http://127.0.0.1:4001`.
    pub dev_hosts: BTreeMap<String, String>,
    /// PEM files with certificates to trust beside Mozilla's.
    pub extra_root_certificates: Vec<PathBuf>,
    /// Tells the addresses of all other hosts.
    pub names: Names,
    /// For resolving, connecting and the TLS handshake together.
    pub connect_timeout: Duration,
    /// Between two pieces of an answer.
    pub read_timeout: Duration,
    /// For a whole exchange, redirects included, unless the request has its own.
    pub deadline: Duration,
}

impl Settings {
    /// Time-outs of 5, 10 and 30 seconds, no development hosts, no further certificates, the names of the operating system.
    #[must_use]
    pub fn new(user_agent: impl Into<String>) -> Self {
        Self {
            user_agent: user_agent.into(),
            dev_hosts: BTreeMap::new(),
            extra_root_certificates: Vec::new(),
            names: Names::system(),
            connect_timeout: Duration::from_secs(5),
            read_timeout: Duration::from_secs(10),
            deadline: Duration::from_secs(30),
        }
    }
}

/// The guarded client. Clones share their connections.
#[derive(Clone, Debug)]
pub struct Client {
    public: reqwest::Client,
    dev: reqwest::Client,
    dev_hosts: Arc<BTreeMap<String, Url>>,
    deadline: Duration,
}

impl Client {
    /// A client with these settings.
    ///
    /// # Errors
    /// [`SetupError`] if a certificate file or a development host is not usable.
    pub fn new(settings: &Settings) -> Result<Self, SetupError> {
        let mut dev_hosts = BTreeMap::new();
        for (authority, base) in &settings.dev_hosts {
            let (authority, base) = dev_host(authority, base)?;
            dev_hosts.insert(authority, base);
        }
        let public = builder(settings, &["h2", "http/1.1"])?
            .https_only(true)
            .dns_resolver(JudgedResolver(settings.names.clone()))
            .build()?;
        // HTTP/1.1 only, as there the Host header says whom the request is for.
        let dev = builder(settings, &["http/1.1"])?.http1_only().build()?;
        Ok(Self {
            public,
            dev,
            dev_hosts: Arc::new(dev_hosts),
            deadline: settings.deadline,
        })
    }

    /// Whether a request to `url` would be sent, as far as that can be said without asking for the
    /// addresses of its host.
    ///
    /// # Errors
    /// Why it would not be sent.
    pub fn judge(&self, url: &Url) -> Result<(), Refusal> {
        self.target(url).map(|_| ())
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
        self.open(&request, deadline).await
    }

    /// Sends an unsigned GET or HEAD and follows at most `max` redirects, each judged like the
    /// first URL. The deadline is for all of it.
    ///
    /// # Errors
    /// As [`Client::send`], and the redirect refusals of [`Refusal`].
    pub async fn follow(&self, request: Request, max: usize) -> Result<Response, Error> {
        self.follow_streaming(request, max).await?.finish().await
    }

    /// [`Client::follow`], with the body of the last answer left to be read in pieces.
    ///
    /// # Errors
    /// As [`Client::follow`].
    pub async fn follow_streaming(
        &self,
        mut request: Request,
        max: usize,
    ) -> Result<Download, Error> {
        if !matches!(request.method, Method::Get | Method::Head) {
            return Err(Refusal::RedirectMethod.into());
        }
        let deadline = self.deadline_of(&request);
        let mut visited = BTreeSet::from([without_fragment(&request.url)]);
        for _ in 0..=max {
            let download = self.open(&request, deadline).await?;
            if !matches!(download.status, 301 | 302 | 303 | 307 | 308) {
                return Ok(download);
            }
            let next = location(&download)?;
            if !visited.insert(without_fragment(&next)) {
                return Err(Refusal::RedirectLoop.into());
            }
            if next.origin() != request.url.origin() {
                request.headers.retain(|(name, _)| {
                    !ORIGIN_HEADERS
                        .iter()
                        .any(|known| name.eq_ignore_ascii_case(known))
                });
            }
            request.url = next;
        }
        Err(Refusal::TooManyRedirects.into())
    }

    fn deadline_of(&self, request: &Request) -> Instant {
        Instant::now() + request.deadline.unwrap_or(self.deadline)
    }

    async fn open(&self, request: &Request, deadline: Instant) -> Result<Download, Error> {
        match self.target(&request.url)? {
            Target::Public(url) => open(&self.public, request, url, None, deadline).await,
            Target::Dev(url, host) => open(&self.dev, request, url, Some(&host), deadline).await,
        }
    }

    fn target(&self, url: &Url) -> Result<Target, Refusal> {
        let authority = authority(url);
        let Some(base) = self.dev_hosts.get(&authority) else {
            return judge(url).map(Target::Public);
        };
        if !matches!(url.scheme(), "http" | "https") {
            return Err(Refusal::Scheme);
        }
        refuse_userinfo(url)?;
        let mut target = base.clone();
        target.set_path(&format!(
            "{}{}",
            base.path().trim_end_matches('/'),
            url.path()
        ));
        target.set_query(url.query());
        Ok(Target::Dev(target, authority))
    }
}

enum Target {
    Public(Url),
    /// Where to, and the authority that the other side believes to have.
    Dev(Url, String),
}

fn builder(settings: &Settings, protocols: &[&str]) -> Result<reqwest::ClientBuilder, SetupError> {
    let tls = tls::config(&settings.extra_root_certificates, protocols)?;
    Ok(reqwest::Client::builder()
        .tls_backend_preconfigured(tls)
        .user_agent(&settings.user_agent)
        .redirect(Policy::none())
        .referer(false)
        .no_proxy()
        .connect_timeout(settings.connect_timeout)
        .read_timeout(settings.read_timeout)
        .pool_idle_timeout(POOL_IDLE)
        .pool_max_idle_per_host(POOL_IDLE_PER_HOST)
        .http1_max_headers(MAX_HEADER_COUNT)
        .http2_max_header_list_size(MAX_HEADER_BYTES))
}

/// The authority in the form that URLs have after parsing, and the base URL.
fn dev_host(authority_text: &str, base: &str) -> Result<(String, Url), SetupError> {
    let unusable = |reason| SetupError::DevHost {
        authority: authority_text.to_owned(),
        reason,
    };
    let url = parse(&format!("https://{authority_text}/"))
        .ok()
        .filter(|url| url.path() == "/" && url.query().is_none())
        .filter(|url| refuse_userinfo(url).is_ok())
        .ok_or_else(|| unusable("its name is not a host or host:port"))?;
    let base = parse(base)
        .ok()
        .filter(|base| matches!(base.scheme(), "http" | "https") && base.query().is_none())
        .ok_or_else(|| unusable("its base is not an http or https URL"))?;
    Ok((authority(&url), base))
}

/// `host` or `host:port`, in the parser's spelling, without the port that belongs to the scheme.
fn authority(url: &Url) -> String {
    let host = url.host_str().unwrap_or_default();
    match url.port() {
        Some(port) => format!("{host}:{port}"),
        None => host.to_owned(),
    }
}

fn without_fragment(url: &Url) -> Url {
    let mut url = url.clone();
    url.set_fragment(None);
    url
}

fn location(download: &Download) -> Result<Url, Refusal> {
    let location = download
        .header("location")
        .ok_or(Refusal::RedirectLocation)?;
    if location.contains(|c: char| c.is_control() || c == '\\') {
        return Err(Refusal::RedirectLocation);
    }
    download
        .url
        .join(location)
        .map_err(|_| Refusal::RedirectLocation)
}

#[cfg(test)]
mod tests;
