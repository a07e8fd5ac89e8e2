//! Hosts, origins and ids in one canonical form.
//!
//! Every decision about "who may say this" compares what stands here, so there is exactly one
//! spelling of a host: lower case, punycode, no trailing dot, no default port, no user. The rest
//! of a URL is kept as the peer wrote it, since peers compare ids byte by byte.

use std::borrow::Cow;
use std::fmt;
use std::ops::Deref;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Longest URL that is read, in bytes.
pub const MAX_URL_BYTES: usize = 2048;

/// Longest host name, in bytes (RFC 1035, section 2.3.4, without the trailing dot).
const MAX_HOST_BYTES: usize = 253;

/// Longest label of a host name, in bytes (RFC 1035, section 2.3.4).
const MAX_LABEL_BYTES: usize = 63;

/// Why a text is not a URL, host or id that we use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum UrlError {
    /// More than [`MAX_URL_BYTES`].
    #[error("the URL is longer than {MAX_URL_BYTES} bytes")]
    TooLong,
    /// Neither `http://` nor `https://`.
    #[error("the URL is neither http nor https")]
    Scheme,
    /// Control characters, blanks, quotes, angle brackets or backslashes.
    #[error("the URL has characters that no URL may hold")]
    Characters,
    /// `user@host` or `user:password@host`.
    #[error("the URL names a user")]
    UserInfo,
    /// The host is missing or cannot be a host name.
    #[error("the host is not a host name")]
    Host,
    /// The port is not a number from 1 to 65535.
    #[error("the port is not a port")]
    Port,
    /// A fragment where none may stand.
    #[error("the id has a fragment")]
    Fragment,
}

/// An absolute `http` or `https` URL: canonical up to the path, verbatim after it.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct HttpUrl {
    text: Box<str>,
    /// Bytes of `text` that are the origin.
    origin: usize,
}

impl HttpUrl {
    /// Reads a URL.
    ///
    /// # Errors
    /// [`UrlError`] for anything but an absolute http(s) URL of at most [`MAX_URL_BYTES`].
    pub fn parse(text: &str) -> Result<Self, UrlError> {
        if text.len() > MAX_URL_BYTES {
            return Err(UrlError::TooLong);
        }
        if text.chars().any(is_forbidden) {
            return Err(UrlError::Characters);
        }
        let (scheme, rest) = text.split_once("://").ok_or(UrlError::Scheme)?;
        let (scheme, default_port) = if scheme.eq_ignore_ascii_case("https") {
            ("https", 443)
        } else if scheme.eq_ignore_ascii_case("http") {
            ("http", 80)
        } else {
            return Err(UrlError::Scheme);
        };
        let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
        let (authority, tail) = rest.split_at_checked(end).ok_or(UrlError::Host)?;
        let authority = canonical_authority(authority, Some(default_port))?;
        let origin = scheme.len() + "://".len() + authority.len();
        let mut canonical = String::with_capacity(origin + tail.len());
        canonical.push_str(scheme);
        canonical.push_str("://");
        canonical.push_str(&authority);
        canonical.push_str(tail);
        if canonical.len() > MAX_URL_BYTES {
            return Err(UrlError::TooLong);
        }
        Ok(Self {
            text: canonical.into_boxed_str(),
            origin,
        })
    }

    /// The whole URL.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Scheme, host and port, as in `https://social.example` or `https://social.example:8443`.
    #[must_use]
    pub fn origin(&self) -> &str {
        self.text.get(..self.origin).unwrap_or_default()
    }

    /// `https` or `http`.
    #[must_use]
    pub fn scheme(&self) -> &str {
        if self.text.starts_with("https:") {
            "https"
        } else {
            "http"
        }
    }

    /// Host and, unless it is the default of the scheme, port.
    #[must_use]
    pub fn authority(&self) -> &str {
        self.origin()
            .split_once("://")
            .map_or("", |(_, authority)| authority)
    }

    /// Host without port; an IPv6 address keeps its brackets.
    #[must_use]
    pub fn host(&self) -> &str {
        host_of(self.authority())
    }

    /// What follows the origin, without the fragment; `/` when there is nothing.
    #[must_use]
    pub fn path_and_query(&self) -> Cow<'_, str> {
        let tail = self
            .without_fragment()
            .get(self.origin..)
            .unwrap_or_default();
        if tail.starts_with('/') {
            Cow::Borrowed(tail)
        } else {
            Cow::Owned(format!("/{tail}"))
        }
    }

    /// The URL up to its fragment: what is asked of a server.
    #[must_use]
    pub fn without_fragment(&self) -> &str {
        self.text
            .split_once('#')
            .map_or(&*self.text, |(before, _)| before)
    }

    /// Whether there is a `#`.
    #[must_use]
    pub fn has_fragment(&self) -> bool {
        self.text.contains('#')
    }

    /// Same scheme, host and port: the border of trust
    /// ([FEP-fe34](https://codeberg.org/fediverse/fep/src/branch/main/fep/fe34/fep-fe34.md)).
    #[must_use]
    pub fn same_origin(&self, other: &HttpUrl) -> bool {
        self.origin() == other.origin()
    }

    /// Whether both name one resource: equal after the normalisation of the
    /// [URL standard](https://url.spec.whatwg.org/), fragments left aside.
    #[must_use]
    pub fn same_resource(&self, other: &HttpUrl) -> bool {
        let (one, two) = (self.without_fragment(), other.without_fragment());
        if one == two {
            return true;
        }
        match (url::Url::parse(one), url::Url::parse(two)) {
            (Ok(one), Ok(two)) => one == two,
            _ => false,
        }
    }
}

impl fmt::Display for HttpUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl fmt::Debug for HttpUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&*self.text, f)
    }
}

impl FromStr for HttpUrl {
    type Err = UrlError;

    fn from_str(text: &str) -> Result<Self, UrlError> {
        Self::parse(text)
    }
}

impl AsRef<str> for HttpUrl {
    fn as_ref(&self) -> &str {
        &self.text
    }
}

impl Serialize for HttpUrl {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text)
    }
}

impl<'de> Deserialize<'de> for HttpUrl {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Cow::<'de, str>::deserialize(deserializer)?;
        Self::parse(&text).map_err(serde::de::Error::custom)
    }
}

macro_rules! id_type {
    ($name:ident, $doc:literal) => {
        #[doc = $doc]
        #[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
        #[serde(transparent)]
        pub struct $name(HttpUrl);

        impl Deref for $name {
            type Target = HttpUrl;

            fn deref(&self) -> &HttpUrl {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = UrlError;

            fn from_str(text: &str) -> Result<Self, UrlError> {
                Self::parse(text)
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                self.0.as_str()
            }
        }

        impl From<$name> for HttpUrl {
            fn from(id: $name) -> HttpUrl {
                id.0
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = Cow::<'de, str>::deserialize(deserializer)?;
                Self::parse(&text).map_err(serde::de::Error::custom)
            }
        }
    };
}

id_type!(
    ActorId,
    "The id of an actor: an [`HttpUrl`] without a fragment, so that it is never mistaken for a key id."
);
id_type!(
    ObjectId,
    "The id of an object, activity, collection or key: an [`HttpUrl`] that may have a fragment."
);

impl ActorId {
    /// Reads the id of an actor.
    ///
    /// # Errors
    /// As [`HttpUrl::parse`], and [`UrlError::Fragment`].
    pub fn parse(text: &str) -> Result<Self, UrlError> {
        let url = HttpUrl::parse(text)?;
        if url.has_fragment() {
            Err(UrlError::Fragment)
        } else {
            Ok(Self(url))
        }
    }
}

impl ObjectId {
    /// Reads the id of an object.
    ///
    /// # Errors
    /// As [`HttpUrl::parse`].
    pub fn parse(text: &str) -> Result<Self, UrlError> {
        HttpUrl::parse(text).map(Self)
    }
}

impl From<ActorId> for ObjectId {
    fn from(id: ActorId) -> Self {
        Self(id.0)
    }
}

impl From<HttpUrl> for ObjectId {
    fn from(url: HttpUrl) -> Self {
        Self(url)
    }
}

impl TryFrom<ObjectId> for ActorId {
    type Error = UrlError;

    fn try_from(id: ObjectId) -> Result<Self, UrlError> {
        if id.has_fragment() {
            Err(UrlError::Fragment)
        } else {
            Ok(Self(id.0))
        }
    }
}

/// The names this server answers to: the domain of its handles and the host of its URLs.
#[derive(Debug, Clone, Default)]
pub struct OurHosts {
    authorities: Vec<String>,
}

impl OurHosts {
    /// Takes host names, each with a port where it is not the default.
    ///
    /// # Errors
    /// [`UrlError`] of the first name that is no host.
    pub fn new<I>(names: I) -> Result<Self, UrlError>
    where
        I: IntoIterator,
        I::Item: AsRef<str>,
    {
        let mut authorities = Vec::new();
        for name in names {
            let authority = canonical_authority(name.as_ref(), None)?;
            if !authorities.contains(&authority) {
                authorities.push(authority);
            }
        }
        Ok(Self { authorities })
    }

    /// Whether a canonical `host[:port]` is one of ours. The two default ports count as none.
    #[must_use]
    pub fn contains(&self, authority: &str) -> bool {
        let bare = authority
            .strip_suffix(":443")
            .or_else(|| authority.strip_suffix(":80"));
        self.authorities
            .iter()
            .any(|ours| ours == authority || Some(ours.as_str()) == bare)
    }

    /// Whether the URL lives here.
    #[must_use]
    pub fn owns(&self, url: &HttpUrl) -> bool {
        self.contains(url.authority())
    }
}

/// One form for `host[:port]`; `default_port` is left out of the result.
///
/// # Errors
/// [`UrlError::UserInfo`], [`UrlError::Host`] or [`UrlError::Port`].
pub fn canonical_authority(text: &str, default_port: Option<u16>) -> Result<String, UrlError> {
    if text.contains('@') {
        return Err(UrlError::UserInfo);
    }
    let after_bracket = text.rfind(']').map_or(0, |at| at + 1);
    let colon = text
        .get(after_bracket..)
        .and_then(|rest| rest.find(':'))
        .map(|at| at + after_bracket);
    let (host, port) = match colon.and_then(|at| text.split_at_checked(at)) {
        Some((host, port)) => (host, port.strip_prefix(':')),
        None => (text, None),
    };
    let host = canonical_host(host)?;
    let Some(port) = port else {
        return Ok(host.into_owned());
    };
    if port.len() > 5 || !port.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(UrlError::Port);
    }
    match port.parse::<u16>() {
        Ok(0) | Err(_) => Err(UrlError::Port),
        Ok(number) if Some(number) == default_port => Ok(host.into_owned()),
        Ok(number) => Ok(format!("{host}:{number}")),
    }
}

/// One form for a host name or address: lower case, punycode, no trailing dot.
///
/// # Errors
/// [`UrlError::Host`] for what is no host, also for one with `%`, and for a trailing dot (which
/// would be a second name of the same host).
pub fn canonical_host(text: &str) -> Result<Cow<'_, str>, UrlError> {
    if is_plain_host(text) {
        return Ok(Cow::Borrowed(text));
    }
    if text.len() > MAX_URL_BYTES
        || text.contains(['%', '/', '@'])
        || text.chars().any(is_forbidden)
    {
        return Err(UrlError::Host);
    }
    match url::Host::parse(text).map_err(|_| UrlError::Host)? {
        url::Host::Domain(name) if is_host_name(&name) => Ok(Cow::Owned(name)),
        url::Host::Domain(_) => Err(UrlError::Host),
        url::Host::Ipv4(address) => Ok(Cow::Owned(address.to_string())),
        url::Host::Ipv6(address) => Ok(Cow::Owned(format!("[{address}]"))),
    }
}

fn host_of(authority: &str) -> &str {
    if authority.starts_with('[') {
        let end = authority.find(']').map_or(authority.len(), |at| at + 1);
        return authority.get(..end).unwrap_or_default();
    }
    authority
        .split_once(':')
        .map_or(authority, |(host, _)| host)
}

/// Characters that the URL standard would drop, fold into others or escape: two readers could
/// take two meanings from them.
fn is_forbidden(c: char) -> bool {
    c.is_control() || c.is_whitespace() || matches!(c, '"' | '<' | '>' | '\\' | '`')
}

/// Already canonical, and surely a name: no escape, no digits-only end, no punycode to check.
fn is_plain_host(text: &str) -> bool {
    is_host_name(text)
        && !text.contains("xn--")
        && text
            .rsplit('.')
            .next()
            .is_some_and(|last| last.starts_with(|c: char| c.is_ascii_lowercase()))
}

fn is_host_name(text: &str) -> bool {
    text.len() <= MAX_HOST_BYTES
        && text.split('.').all(|label| {
            !label.is_empty()
                && label.len() <= MAX_LABEL_BYTES
                && label
                    .bytes()
                    .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-' || b == b'_')
        })
}

#[cfg(test)]
mod tests;
