//! Handles and how they are found: WebFinger ([RFC 7033](https://www.rfc-editor.org/rfc/rfc7033),
//! [Mastodon's use](https://docs.joinmastodon.org/spec/webfinger/)) and its fallback host-meta
//! ([RFC 6415](https://www.rfc-editor.org/rfc/rfc6415)).

use std::fmt;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Map, Value, json};

use crate::json::{self, JsonError};
use crate::media_type;
use crate::origin::{self, ActorId, HttpUrl, OurHosts, UrlError};

/// The content type of an answer.
pub const JRD_JSON: &str = "application/jrd+json; charset=utf-8";

/// `rel` of the page of a profile.
pub const REL_PROFILE_PAGE: &str = "http://webfinger.net/rel/profile-page";

/// `rel` of the address to follow from elsewhere.
pub const REL_SUBSCRIBE: &str = "http://ostatus.org/schema/1.0/subscribe";

/// `rel` of the avatar.
pub const REL_AVATAR: &str = "http://webfinger.net/rel/avatar";

/// Longest handle that is read, in bytes.
pub const MAX_HANDLE_BYTES: usize = 2048;

/// Most aliases that are read.
const MAX_ALIASES: usize = 256;

/// Longest host-meta document that is read, in bytes.
const MAX_XRD_BYTES: usize = 64 * 1024;

/// What is escaped in a query value.
const QUERY: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~')
    .remove(b':')
    .remove(b'@');

/// Why a text is not a handle.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum HandleError {
    /// More than [`MAX_HANDLE_BYTES`].
    #[error("the handle is longer than {MAX_HANDLE_BYTES} bytes")]
    TooLong,
    /// Not `user@domain`.
    #[error("the handle is not user@domain")]
    Shape,
    /// The user part is empty or has other characters than letters, digits and `_ . - ~`.
    #[error("the user part of the handle has characters that no name may hold")]
    User,
    /// The domain is not a host with an optional port.
    #[error("the domain of the handle is not a host: {0}")]
    Domain(#[from] UrlError),
}

/// `user@domain`. The domain is canonical (lower case, punycode), the user part as written; two
/// handles are equal when they differ in nothing but the case of the user part.
#[derive(Debug, Clone)]
pub struct Handle {
    user: String,
    domain: String,
}

impl Handle {
    /// Puts a handle together.
    ///
    /// # Errors
    /// [`HandleError::User`] and [`HandleError::Domain`].
    pub fn new(user: &str, domain: &str) -> Result<Self, HandleError> {
        if user.len() + domain.len() >= MAX_HANDLE_BYTES {
            return Err(HandleError::TooLong);
        }
        if user.is_empty()
            || !user
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b"_.-~".contains(&b))
        {
            return Err(HandleError::User);
        }
        // One dot at the end is the same name in the DNS; it goes, so that blocks apply.
        let domain = match domain.split_once(':') {
            None => domain.strip_suffix('.').unwrap_or(domain),
            Some(_) => domain,
        };
        let domain = origin::canonical_authority(domain, Some(443))?;
        Ok(Self {
            user: user.to_owned(),
            domain,
        })
    }

    /// Reads `user@domain`, `@user@domain`, each also after `acct:`.
    ///
    /// # Errors
    /// [`HandleError`].
    pub fn parse(text: &str) -> Result<Self, HandleError> {
        if text.len() > MAX_HANDLE_BYTES {
            return Err(HandleError::TooLong);
        }
        let text = text.strip_prefix("acct:").unwrap_or(text);
        let text = text.strip_prefix('@').unwrap_or(text);
        let (user, domain) = text.split_once('@').ok_or(HandleError::Shape)?;
        Self::new(user, domain)
    }

    /// The part before `@`, as written.
    #[must_use]
    pub fn user(&self) -> &str {
        &self.user
    }

    /// The canonical host, with a port where it is not 443.
    #[must_use]
    pub fn domain(&self) -> &str {
        &self.domain
    }

    /// `acct:user@domain`.
    #[must_use]
    pub fn acct(&self) -> String {
        format!("acct:{self}")
    }

    /// Where to ask for this handle.
    #[must_use]
    pub fn query_url(&self) -> String {
        let resource = self.acct();
        format!(
            "https://{}/.well-known/webfinger?resource={}",
            self.domain,
            utf8_percent_encode(&resource, QUERY)
        )
    }

    /// Where to look for a template when the first address answers 404.
    #[must_use]
    pub fn host_meta_url(&self) -> String {
        format!("https://{}/.well-known/host-meta", self.domain)
    }
}

impl PartialEq for Handle {
    fn eq(&self, other: &Self) -> bool {
        self.domain == other.domain && self.user.eq_ignore_ascii_case(&other.user)
    }
}

impl Eq for Handle {}

impl fmt::Display for Handle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}@{}", self.user, self.domain)
    }
}

/// What a peer asks about in `?resource=`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Resource {
    /// `acct:user@domain`, `user@domain`, with or without a leading `@`.
    Handle(Handle),
    /// The id of an actor, or the URL of a profile.
    Url(HttpUrl),
    /// The server itself
    /// ([FEP-d556](https://codeberg.org/fediverse/fep/src/branch/main/fep/d556/fep-d556.md)).
    Server(HttpUrl),
}

impl Resource {
    /// Reads the (already percent-decoded) value of `resource`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        if text.contains("://") {
            let url = HttpUrl::parse(text).ok()?;
            let server = url.path_and_query() == "/" && !url.has_fragment();
            return Some(if server {
                Self::Server(url)
            } else {
                Self::Url(url)
            });
        }
        Handle::parse(text).ok().map(Self::Handle)
    }

    /// Whether the question is about us at all.
    #[must_use]
    pub fn is_ours(&self, ours: &OurHosts) -> bool {
        match self {
            Self::Handle(handle) => ours.contains(handle.domain()),
            Self::Url(url) | Self::Server(url) => ours.owns(url),
        }
    }
}

/// One link of an answer.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Link {
    /// What the link is for.
    pub rel: String,
    /// Content type of the target.
    pub media_type: Option<String>,
    /// The target.
    pub href: Option<String>,
    /// A target with `{uri}` to fill in.
    pub template: Option<String>,
}

/// An answer: a JSON Resource Descriptor ([RFC 7033, 4.4](https://www.rfc-editor.org/rfc/rfc7033#section-4.4)).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Jrd {
    /// What the answer is about.
    pub subject: String,
    /// Other names of the same.
    pub aliases: Vec<String>,
    /// Where to go.
    pub links: Vec<Link>,
}

/// Why an answer is of no use.
#[derive(Debug, thiserror::Error)]
pub enum JrdError {
    /// Not JSON within the limits.
    #[error(transparent)]
    Json(#[from] JsonError),
    /// The answer does not say what it is about.
    #[error("the answer has no subject")]
    NoSubject,
}

impl Jrd {
    /// Reads a peer's answer.
    ///
    /// # Errors
    /// [`JrdError`].
    pub fn read(bytes: &[u8]) -> Result<Self, JrdError> {
        let document = json::parse(bytes)?;
        let subject = json::str_at(&document, "subject")
            .filter(|subject| !subject.is_empty() && subject.len() <= MAX_HANDLE_BYTES)
            .ok_or(JrdError::NoSubject)?;
        let text = |link: &Value, key| json::str_at(link, key).map(str::to_owned);
        Ok(Self {
            subject: subject.to_owned(),
            aliases: json::list(&document, "aliases")
                .take(MAX_ALIASES)
                .filter_map(Value::as_str)
                .map(str::to_owned)
                .collect(),
            links: json::list(&document, "links")
                .filter_map(|link| {
                    Some(Link {
                        rel: text(link, "rel")?,
                        media_type: text(link, "type"),
                        href: text(link, "href"),
                        template: text(link, "template"),
                    })
                })
                .collect(),
        })
    }

    /// The document to send.
    #[must_use]
    pub fn to_value(&self) -> Value {
        let links: Vec<Value> = self
            .links
            .iter()
            .map(|link| {
                let mut out = Map::new();
                out.insert("rel".into(), link.rel.as_str().into());
                for (key, value) in [
                    ("type", &link.media_type),
                    ("href", &link.href),
                    ("template", &link.template),
                ] {
                    if let Some(value) = value {
                        out.insert(key.into(), value.as_str().into());
                    }
                }
                Value::Object(out)
            })
            .collect();
        json!({"subject": self.subject, "aliases": self.aliases, "links": links})
    }

    /// The actor: the `self` link of one of the two types of ActivityPub.
    #[must_use]
    pub fn actor(&self) -> Option<ActorId> {
        self.links
            .iter()
            .filter(|link| {
                link.rel == "self"
                    && link
                        .media_type
                        .as_deref()
                        .is_some_and(media_type::is_object)
            })
            .find_map(|link| {
                link.href
                    .as_deref()
                    .and_then(|href| ActorId::parse(href).ok())
            })
    }

    /// The subject as a handle.
    #[must_use]
    pub fn handle(&self) -> Option<Handle> {
        Handle::parse(&self.subject).ok()
    }

    /// What the answer to a question for `asked` says about `actor`. A handle belongs to an actor
    /// only when the answer for that very handle names the actor; an answer about another handle
    /// may lead to one more question, whose answer must be about itself.
    #[must_use]
    pub fn verify(&self, asked: &Handle, actor: &ActorId) -> Verification {
        match self.handle() {
            Some(subject) if subject == *asked => match self.actor() {
                Some(found) if found == *actor => Verification::Confirmed(subject),
                _ => Verification::Refused,
            },
            Some(subject) => Verification::AskFor(subject),
            None => Verification::Refused,
        }
    }
}

/// What an answer says about the bond of a handle and an actor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verification {
    /// The handle is the actor's.
    Confirmed(Handle),
    /// The server prefers another handle: ask for that, once.
    AskFor(Handle),
    /// The handle is not the actor's.
    Refused,
}

/// The host-meta document of `origin` (as in `https://social.example`).
#[must_use]
pub fn host_meta(origin: &HttpUrl) -> String {
    let origin = origin.origin();
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <XRD xmlns=\"http://docs.oasis-open.org/ns/xri/xrd-1.0\">\n  \
         <Link rel=\"lrdd\" template=\"{origin}/.well-known/webfinger?resource={{uri}}\"/>\n\
         </XRD>\n"
    )
}

/// Where to ask about `resource`, by the `lrdd` template of a host-meta document.
///
/// A scanner for start tags, not an XML reader: it knows no document types and no entities but
/// the five of XML itself, so there is nothing to expand and nothing to fetch. A document with
/// `<!DOCTYPE` or `<!ENTITY` is refused whole.
#[must_use]
pub fn host_meta_target(document: &str, resource: &str) -> Option<HttpUrl> {
    if document.len() > MAX_XRD_BYTES {
        return None;
    }
    let mut rest = document;
    while let Some((_, after)) = rest.split_once('<') {
        if let Some(comment) = after.strip_prefix("!--") {
            (_, rest) = comment.split_once("-->")?;
            continue;
        }
        if after.starts_with('!') {
            return None;
        }
        let (tag, after) = split_tag(after)?;
        rest = after;
        let Some(attributes) = tag
            .strip_prefix("Link")
            .or_else(|| tag.strip_prefix("hm:Link"))
        else {
            continue;
        };
        if !attributes.starts_with(|c: char| c.is_ascii_whitespace()) {
            continue;
        }
        let attributes = read_attributes(attributes)?;
        let value = |name: &str| {
            attributes
                .iter()
                .find(|(key, _)| *key == name)
                .map(|(_, value)| value.as_str())
        };
        if value("rel") != Some("lrdd") {
            continue;
        }
        if let Some(template) = value("template").filter(|template| template.contains("{uri}")) {
            let target = template.replacen(
                "{uri}",
                &utf8_percent_encode(resource, QUERY).to_string(),
                1,
            );
            return HttpUrl::parse(&target).ok();
        }
    }
    None
}

/// The inside of a tag up to its `>`, quotes respected, and what follows.
fn split_tag(text: &str) -> Option<(&str, &str)> {
    let mut quote = None;
    for (at, c) in text.char_indices() {
        match quote {
            Some(open) if c == open => quote = None,
            Some(_) => {}
            None if c == '"' || c == '\'' => quote = Some(c),
            None if c == '>' => {
                return Some((text.get(..at)?.trim_end_matches('/'), text.get(at + 1..)?));
            }
            None => {}
        }
    }
    None
}

fn read_attributes(mut text: &str) -> Option<Vec<(&str, String)>> {
    let mut attributes = Vec::new();
    loop {
        text = text.trim_start();
        if text.is_empty() {
            return Some(attributes);
        }
        let (name, after) = text.split_once('=')?;
        let after = after.trim_start();
        let quote = after.chars().next().filter(|c| *c == '"' || *c == '\'')?;
        let (value, after) = after.strip_prefix(quote)?.split_once(quote)?;
        attributes.push((name.trim_end(), unescape(value)?));
        text = after;
    }
}

/// The five entities of XML; any other is refused.
fn unescape(text: &str) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        let (name, after) = after.split_once(';')?;
        out.push(match name {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "apos" => '\'',
            _ => return None,
        });
        rest = after;
    }
    out.push_str(rest);
    Some(out)
}

#[cfg(test)]
mod tests;
