//! Signatures over HTTP requests, in both dialects that peers speak:
//! [draft-cavage-http-signatures-12](https://datatracker.ietf.org/doc/html/draft-cavage-http-signatures-12)
//! and [RFC 9421](https://www.rfc-editor.org/rfc/rfc9421), as profiled by the
//! [SWICG report](https://swicg.github.io/activitypub-http-signature/) and
//! [Mastodon](https://docs.joinmastodon.org/spec/security/).
//!
//! Receiving is two pure steps: [`parse`] checks all that can be checked without the key (what is
//! signed, freshness, host, digest), then [`Parsed::verify`] checks the signature itself.
//! Sending is [`sign`].

mod base58;
mod cavage;
mod digest;
mod keys;
mod pem;
mod rfc9421;
mod sign;

use std::borrow::Cow;

use jiff::Timestamp;

use crate::origin::{ObjectId, OurHosts, canonical_authority};

pub use self::digest::{content_digest, legacy_digest};
pub use self::keys::{Algorithm, KeyError, PrivateKey, PublicKey};
pub use self::sign::{Body, Outgoing, SignError, sign};

/// Longest `Signature` or `Signature-Input` header that is read, in bytes.
pub const MAX_HEADER_BYTES: usize = 8 * 1024;

/// Most components that a signature may cover.
const MAX_COMPONENTS: usize = 32;

/// Longest signature, in bytes: that of the largest RSA key which is read (8192 bits).
const MAX_SIGNATURE_BYTES: usize = 1024;

/// How far a clock may be off, in seconds.
const SKEW: i64 = 60 * 60;

/// How long a signature without an expiry is good, in seconds.
const DEFAULT_LIFE: i64 = 5 * 60;

/// How long any signature is good, in seconds, whatever it says.
const MAX_LIFE: i64 = 12 * 60 * 60;

/// The two ways to sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Dialect {
    /// draft-cavage-http-signatures: one `Signature` header.
    Cavage,
    /// RFC 9421: `Signature-Input` and `Signature`.
    Rfc9421,
}

impl Dialect {
    /// The other one, to try when a peer refused this one.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::Cavage => Self::Rfc9421,
            Self::Rfc9421 => Self::Cavage,
        }
    }
}

/// A request as it arrived.
#[derive(Debug, Clone, Copy)]
pub struct Request<'a> {
    /// The method, in any case.
    pub method: &'a str,
    /// Path and query exactly as sent.
    pub path_and_query: &'a str,
    /// All headers, in order; `Host` must be among them (with HTTP/2: the `:authority`).
    pub headers: &'a [(&'a str, &'a str)],
    /// The raw body.
    pub body: &'a [u8],
}

/// What the receiver knows.
#[derive(Debug, Clone, Copy)]
pub struct Expected<'a> {
    /// The time.
    pub now: Timestamp,
    /// The names we answer to.
    pub hosts: &'a OurHosts,
    /// The scheme of our public URLs, which a proxy may hide: `https`, or `http` in development.
    pub scheme: &'a str,
}

/// Why a request is refused before its key is looked at.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// No signature at all.
    #[error("the request is not signed")]
    Unsigned,
    /// A header that cannot be read; the reason is for the log.
    #[error("the signature is malformed: {0}")]
    Malformed(&'static str),
    /// A parameter, header or component that may stand once stands twice.
    #[error("{0} stands there twice")]
    Duplicate(String),
    /// A component that must be signed is not.
    #[error("{0} is not signed")]
    NotCovered(&'static str),
    /// A component is signed that the request does not have.
    #[error("{0} is signed but not there")]
    Missing(String),
    /// A component that is not understood is signed.
    #[error("the signed component {0} is not supported")]
    Component(String),
    /// `algorithm` or `alg` is none that we check.
    #[error("the algorithm {0} is not supported")]
    Algorithm(String),
    /// `(created)` or `(expires)` with an algorithm that does not allow it.
    #[error("(created) and (expires) do not go with {0}")]
    CreatedWith(String),
    /// The key id is no http(s) URL.
    #[error("the key id is not a URL")]
    KeyId,
    /// The request is for another host.
    #[error("the request is for another host")]
    Host,
    /// Signed more than an hour ahead.
    #[error("the signature is from the future")]
    Future,
    /// Too old, or past its own expiry.
    #[error("the signature has expired")]
    Expired,
    /// The digest is missing, malformed or not that of the body.
    #[error("the digest is not that of the body")]
    Digest,
}

impl Refusal {
    /// The HTTP status to answer with.
    #[must_use]
    pub fn status(&self) -> u16 {
        match self {
            Self::Malformed(_) | Self::Duplicate(_) => 400,
            _ => 401,
        }
    }
}

/// A signature that has passed every check but that of the signature itself.
#[derive(Debug, Clone)]
pub struct Parsed {
    dialect: Dialect,
    key_id: ObjectId,
    algorithm: Option<Algorithm>,
    covered: Vec<String>,
    signature: Vec<u8>,
    base: String,
    /// The same request target without its query, which some peers sign.
    without_query: Option<String>,
}

impl Parsed {
    /// How the request is signed.
    #[must_use]
    pub fn dialect(&self) -> Dialect {
        self.dialect
    }

    /// The key that it claims.
    #[must_use]
    pub fn key_id(&self) -> &ObjectId {
        &self.key_id
    }

    /// Whether a header is under the signature, so that its value may be relied on.
    #[must_use]
    pub fn covers(&self, header: &str) -> bool {
        self.covered
            .iter()
            .any(|name| name.eq_ignore_ascii_case(header))
    }

    /// Whether the key made the signature.
    #[must_use]
    pub fn verify(&self, key: &PublicKey) -> bool {
        if self
            .algorithm
            .is_some_and(|claimed| claimed != key.algorithm())
        {
            return false;
        }
        key.verify(self.base.as_bytes(), &self.signature)
            || self
                .without_query
                .as_ref()
                .is_some_and(|base| key.verify(base.as_bytes(), &self.signature))
    }
}

/// Reads and checks the signature of a request, up to but without the key.
///
/// `Signature-Input` decides the dialect. Whatever the dialect: method and target are signed, the
/// host is ours, the signature is fresh, and a `POST` has a signed digest that is the body's.
///
/// # Errors
/// [`Refusal`].
pub fn parse(request: &Request<'_>, expected: &Expected<'_>) -> Result<Parsed, Refusal> {
    let headers = Headers(request.headers);
    if headers.has("signature-input") {
        return rfc9421::parse(request, headers, expected);
    }
    let Some(signature) = headers.one("signature")? else {
        return Err(Refusal::Unsigned);
    };
    cavage::parse(request, headers, signature, expected)
}

/// Headers by name, names in any case.
#[derive(Clone, Copy)]
struct Headers<'a>(&'a [(&'a str, &'a str)]);

impl<'a> Headers<'a> {
    fn all(self, name: &str) -> impl Iterator<Item = &'a str> {
        self.0
            .iter()
            .filter(move |(key, _)| key.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.trim())
    }

    fn has(self, name: &str) -> bool {
        self.all(name).next().is_some()
    }

    /// The value of a header that may stand once.
    fn one(self, name: &str) -> Result<Option<&'a str>, Refusal> {
        let mut values = self.all(name);
        let first = values.next();
        if values.next().is_some() {
            return Err(Refusal::Duplicate(name.to_owned()));
        }
        match first {
            Some(value) if value.len() > MAX_HEADER_BYTES => {
                Err(Refusal::Malformed("a header is too long"))
            }
            other => Ok(other),
        }
    }

    /// All values of a header as the signature base has them: joined by a comma and a blank.
    fn joined(self, name: &str) -> Result<Option<Cow<'a, str>>, Refusal> {
        let mut values = self.all(name);
        let Some(first) = values.next() else {
            return Ok(None);
        };
        let mut joined = Cow::Borrowed(first);
        for next in values {
            let text = joined.to_mut();
            text.push_str(", ");
            text.push_str(next);
        }
        if joined.len() > MAX_HEADER_BYTES {
            return Err(Refusal::Malformed("a header is too long"));
        }
        // A line break inside a value would add a line to what is signed.
        if joined.contains(['\r', '\n']) {
            return Err(Refusal::Malformed("a header has a line break"));
        }
        Ok(Some(joined))
    }
}

/// The canonical authority of the `Host` header, which must be ours.
fn check_host(headers: Headers<'_>, expected: &Expected<'_>) -> Result<String, Refusal> {
    let host = headers
        .one("host")?
        .ok_or_else(|| Refusal::Missing("host".to_owned()))?;
    let default_port = if expected.scheme == "http" { 80 } else { 443 };
    let authority = canonical_authority(host, Some(default_port)).map_err(|_| Refusal::Host)?;
    if expected.hosts.contains(&authority) {
        Ok(authority)
    } else {
        Err(Refusal::Host)
    }
}

/// Times in seconds since the epoch.
fn check_freshness(created: i64, expires: Option<i64>, now: Timestamp) -> Result<(), Refusal> {
    let now = now.as_second();
    if created > now.saturating_add(SKEW) {
        return Err(Refusal::Future);
    }
    let end = expires
        .unwrap_or_else(|| created.saturating_add(DEFAULT_LIFE))
        .min(created.saturating_add(MAX_LIFE));
    if now > end.saturating_add(SKEW) {
        Err(Refusal::Expired)
    } else {
        Ok(())
    }
}

fn is_post(method: &str) -> bool {
    // Whatever is no plain reading is held to the rules of POST.
    !(method.eq_ignore_ascii_case("GET") || method.eq_ignore_ascii_case("HEAD"))
}

#[cfg(test)]
mod tests;
