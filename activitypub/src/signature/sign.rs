//! Signing what we send, in either dialect.

use base64::Engine;
use jiff::Timestamp;
use jiff::fmt::rfc2822::DateTimePrinter;
use sfv::{BareItem, Dictionary, FieldType, InnerList, Item, Key, ListEntry, Parameters};

use super::digest::{content_digest, legacy_digest};
use super::keys::{KeyError, PrivateKey};
use super::pem::BASE64;
use super::{Dialect, rfc9421};
use crate::origin::HttpUrl;

static DATE: DateTimePrinter = DateTimePrinter::new();

/// The label of our signatures.
const LABEL: &str = "sig1";

/// What is sent in a body.
#[derive(Debug, Clone, Copy)]
pub struct Body<'a> {
    /// The bytes as they go out.
    pub bytes: &'a [u8],
    /// Their content type.
    pub content_type: &'a str,
}

/// A request to be signed.
#[derive(Debug, Clone, Copy)]
pub struct Outgoing<'a> {
    /// `GET` or `POST`.
    pub method: &'a str,
    /// Where it goes; a fragment is not sent.
    pub url: &'a HttpUrl,
    /// What it carries.
    pub body: Option<Body<'a>>,
    /// Other headers that are to be under the signature, such as `Collection-Synchronization`.
    /// They are returned with the rest.
    pub extra: &'a [(&'a str, &'a str)],
    /// The time.
    pub now: Timestamp,
    /// Signs the path alone (old dialect only), for peers that leave the query out.
    pub without_query: bool,
}

/// Why a request cannot be signed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SignError {
    /// The key could not be used.
    #[error(transparent)]
    Key(#[from] KeyError),
    /// The URL cannot be asked.
    #[error("the URL cannot be requested")]
    Url,
    /// The time cannot be written as a date of HTTP.
    #[error("the time is out of range")]
    Time,
    /// A header, its name or the key id cannot stand in a signature.
    #[error("a value cannot stand in a signature")]
    Value,
}

/// The headers to send: those of the body, the date, the extra ones and the signature. `Host` is
/// signed but not returned: the HTTP client sends the authority of the URL.
///
/// The old dialect signs `(request-target) host date`, the new one `@method @target-uri`; with a
/// body the digest and the content type are added.
///
/// # Errors
/// [`SignError`].
pub fn sign(
    dialect: Dialect,
    key: &PrivateKey,
    key_id: &str,
    request: &Outgoing<'_>,
) -> Result<Vec<(String, String)>, SignError> {
    let plain = |text: &str| !text.is_empty() && text.bytes().all(|b| (b' '..=b'~').contains(&b));
    if key_id.contains(['"', '\\'])
        || !plain(key_id)
        || !request
            .extra
            .iter()
            .all(|(name, value)| plain(name) && plain(value))
    {
        return Err(SignError::Value);
    }
    // The form in which the client will send the URL.
    let url = url::Url::parse(request.url.without_fragment()).map_err(|_| SignError::Url)?;
    match dialect {
        Dialect::Cavage => sign_cavage(key, key_id, request, &url),
        Dialect::Rfc9421 => sign_rfc9421(key, key_id, request, &url),
    }
}

fn sign_cavage(
    key: &PrivateKey,
    key_id: &str,
    request: &Outgoing<'_>,
    url: &url::Url,
) -> Result<Vec<(String, String)>, SignError> {
    let mut target = format!("{} {}", request.method.to_ascii_lowercase(), url.path());
    if let Some(query) = url.query().filter(|_| !request.without_query) {
        target.push('?');
        target.push_str(query);
    }
    let date = DATE
        .timestamp_to_rfc9110_string(&request.now)
        .map_err(|_| SignError::Time)?;
    let mut headers = vec![("Date".to_owned(), date)];
    if let Some(body) = request.body {
        headers.push(("Digest".to_owned(), legacy_digest(body.bytes)));
    }
    push_common(&mut headers, request);

    let mut names = String::from("(request-target) host");
    let mut base = format!(
        "(request-target): {target}\nhost: {}",
        request.url.authority()
    );
    for (name, value) in &headers {
        let name = name.to_ascii_lowercase();
        base.push_str(&format!("\n{name}: {value}"));
        names.push(' ');
        names.push_str(&name);
    }
    let signature = BASE64.encode(key.sign(base.as_bytes())?);
    let algorithm = key.algorithm().cavage();
    let value = format!(
        "keyId=\"{key_id}\",algorithm=\"{algorithm}\",headers=\"{names}\",signature=\"{signature}\""
    );
    headers.push(("Signature".to_owned(), value));
    Ok(headers)
}

fn sign_rfc9421(
    key: &PrivateKey,
    key_id: &str,
    request: &Outgoing<'_>,
    url: &url::Url,
) -> Result<Vec<(String, String)>, SignError> {
    let mut headers = Vec::new();
    if let Some(body) = request.body {
        headers.push(("Content-Digest".to_owned(), content_digest(body.bytes)));
    }
    push_common(&mut headers, request);

    let mut covered = vec!["@method".to_owned(), "@target-uri".to_owned()];
    covered.extend(headers.iter().map(|(name, _)| name.to_ascii_lowercase()));
    let mut items = Vec::with_capacity(covered.len());
    for name in &covered {
        items.push(Item::new(string(name)?));
    }
    let mut parameters = Parameters::new();
    let created = sfv::Integer::try_from(request.now.as_second()).map_err(|_| SignError::Time)?;
    parameters.insert(name("created")?, BareItem::Integer(created));
    parameters.insert(name("keyid")?, string(key_id)?);
    parameters.insert(name("alg")?, string(key.algorithm().rfc9421())?);
    let list = InnerList::with_params(items, parameters);

    let base = rfc9421::base(&covered, &list, |name| {
        Ok(match name {
            "@method" => request.method.to_ascii_uppercase(),
            "@target-uri" => url.as_str().to_owned(),
            other => headers
                .iter()
                .find(|(header, _)| header.eq_ignore_ascii_case(other))
                .map(|(_, value)| value.clone())
                .unwrap_or_default(),
        })
    })
    .map_err(|_| SignError::Value)?;
    let signature = key.sign(base.as_bytes())?;
    headers.push((
        "Signature-Input".to_owned(),
        dictionary(ListEntry::InnerList(list))?,
    ));
    headers.push((
        "Signature".to_owned(),
        dictionary(ListEntry::Item(Item::new(BareItem::ByteSequence(
            signature,
        ))))?,
    ));
    // Not under the signature, but some receivers want a date on every request.
    headers.push((
        "Date".to_owned(),
        DATE.timestamp_to_rfc9110_string(&request.now)
            .map_err(|_| SignError::Time)?,
    ));
    Ok(headers)
}

fn push_common(headers: &mut Vec<(String, String)>, request: &Outgoing<'_>) {
    if let Some(body) = request.body {
        headers.push(("Content-Type".to_owned(), body.content_type.to_owned()));
    }
    headers.extend(
        request
            .extra
            .iter()
            .map(|(name, value)| ((*name).to_owned(), value.trim().to_owned())),
    );
}

fn string(text: &str) -> Result<BareItem, SignError> {
    sfv::String::from_string(text.to_owned())
        .map(BareItem::String)
        .map_err(|_| SignError::Value)
}

fn name(text: &str) -> Result<Key, SignError> {
    Key::from_string(text.to_owned()).map_err(|_| SignError::Value)
}

fn dictionary(entry: ListEntry) -> Result<String, SignError> {
    Dictionary::from_iter([(name(LABEL)?, entry)])
        .serialize()
        .ok_or(SignError::Value)
}
