//! Tolerant reading of ActivityStreams documents, as plain JSON and never as JSON-LD.
//!
//! Peers send one value where another sends a list, an object where another sends its id, a map
//! of languages where another sends a string ([Activity Streams 2.0](https://www.w3.org/TR/activitystreams-core/)).
//! These helpers read all of that and answer `None` to what they cannot use; they never fail and
//! never panic, whatever the JSON types are.

use std::fmt;

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use serde::de::{self, DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};

use crate::origin::{ActorId, HttpUrl, ObjectId};

/// Largest document that is read, in bytes.
pub const MAX_BYTES: usize = 1024 * 1024;

/// Deepest nesting that is read, in levels.
pub const MAX_DEPTH: usize = 64;

/// Most elements of one list that are read; the rest is not looked at.
pub const MAX_ITEMS: usize = 1000;

/// Longest text that is taken for a date, in bytes.
const MAX_DATE_BYTES: usize = 64;

/// Longest language tag, in bytes (RFC 5646, section 4.4.1 recommends room for 35).
const MAX_LANGUAGE_BYTES: usize = 35;

/// The first second of year 0, which no post is older than.
const YEAR_ZERO: i64 = -62_167_219_200;

const ACTIVITY_STREAMS: &str = "https://www.w3.org/ns/activitystreams#";

/// Why bytes are not a document that we read.
#[derive(Debug, thiserror::Error)]
pub enum JsonError {
    /// More than [`MAX_BYTES`].
    #[error("the document is larger than {MAX_BYTES} bytes")]
    TooLarge,
    /// Deeper than [`MAX_DEPTH`].
    #[error("the document is nested deeper than {MAX_DEPTH} levels")]
    TooDeep,
    /// Not JSON, or an object has one key twice (two readers could see two meanings).
    #[error("the document is not JSON: {0}")]
    Malformed(#[from] serde_json::Error),
}

/// Reads a document under the limits of this module.
///
/// # Errors
/// [`JsonError`].
pub fn parse(bytes: &[u8]) -> Result<Value, JsonError> {
    check(bytes)?;
    let mut deserializer = serde_json::Deserializer::from_slice(bytes);
    let value = Strict.deserialize(&mut deserializer)?;
    deserializer.end()?;
    Ok(value)
}

/// Size and depth of a document, without reading it.
///
/// # Errors
/// [`JsonError::TooLarge`] and [`JsonError::TooDeep`].
pub fn check(bytes: &[u8]) -> Result<(), JsonError> {
    if bytes.len() > MAX_BYTES {
        return Err(JsonError::TooLarge);
    }
    let (mut depth, mut in_string, mut escaped) = (0_usize, false, false);
    for byte in bytes {
        if in_string {
            match byte {
                _ if escaped => escaped = false,
                b'\\' => escaped = true,
                b'"' => in_string = false,
                _ => {}
            }
            continue;
        }
        match byte {
            b'"' => in_string = true,
            b'{' | b'[' => {
                depth += 1;
                if depth > MAX_DEPTH {
                    return Err(JsonError::TooDeep);
                }
            }
            b'}' | b']' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    Ok(())
}

/// Builds a `Value` and refuses an object that has one key twice.
struct Strict;

impl<'de> DeserializeSeed<'de> for Strict {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Strict {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(Value::Number(value.into()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(Value::Number(value.into()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(Number::from_f64(value).map_or(Value::Null, Value::Number))
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::String(value.to_owned()))
    }

    fn visit_string<E>(self, value: String) -> Result<Value, E> {
        Ok(Value::String(value))
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element_seed(Strict)? {
            list.push(item);
        }
        Ok(Value::Array(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        let mut map = Map::new();
        while let Some(key) = entries.next_key::<String>()? {
            let value = entries.next_value_seed(Strict)?;
            if map.insert(key, value).is_some() {
                return Err(de::Error::custom("an object has one key twice"));
            }
        }
        Ok(Value::Object(map))
    }
}

/// The property of an object, `None` when it is missing or null.
#[must_use]
pub fn get<'a>(value: &'a Value, key: &str) -> Option<&'a Value> {
    value.get(key).filter(|found| !found.is_null())
}

/// One or many: the elements of a list, or the value itself; at most [`MAX_ITEMS`], never null.
pub fn many(value: Option<&Value>) -> impl Iterator<Item = &Value> {
    let items: &[Value] = match value {
        None | Some(Value::Null) => &[],
        Some(Value::Array(items)) => items,
        Some(one) => std::slice::from_ref(one),
    };
    items.iter().filter(|item| !item.is_null()).take(MAX_ITEMS)
}

/// One or many of a property.
pub fn list<'a>(value: &'a Value, key: &str) -> impl Iterator<Item = &'a Value> + use<'a> {
    many(value.get(key))
}

/// A string, or the first string of a list, or the string in `{"@value": …}`.
#[must_use]
pub fn string(value: &Value) -> Option<&str> {
    match value {
        Value::String(text) => Some(text),
        Value::Array(items) => items.iter().find_map(|item| match item {
            Value::Array(_) => None,
            other => string(other),
        }),
        Value::Object(map) => map.get("@value").and_then(Value::as_str),
        _ => None,
    }
}

/// The property as a string, see [`string`].
#[must_use]
pub fn str_at<'a>(value: &'a Value, key: &str) -> Option<&'a str> {
    value.get(key).and_then(string)
}

/// An id: a string, the `id` (or, of a link, the `href`) of an object, or that of the first
/// element of a list.
#[must_use]
pub fn id(value: &Value) -> Option<&str> {
    match value {
        Value::String(text) => Some(text),
        Value::Object(map) => map
            .get("id")
            .or_else(|| map.get("href"))
            .and_then(Value::as_str),
        Value::Array(items) => items.iter().find_map(|item| match item {
            Value::Array(_) => None,
            other => id(other),
        }),
        _ => None,
    }
}

/// The property as an id of an object.
#[must_use]
pub fn object_id(value: &Value, key: &str) -> Option<ObjectId> {
    value
        .get(key)
        .and_then(id)
        .and_then(|text| ObjectId::parse(text).ok())
}

/// The property as an id of an actor.
#[must_use]
pub fn actor_id(value: &Value, key: &str) -> Option<ActorId> {
    value
        .get(key)
        .and_then(id)
        .and_then(|text| ActorId::parse(text).ok())
}

/// The property as a URL that stands for an id or endpoint.
#[must_use]
pub fn http_url(value: &Value, key: &str) -> Option<HttpUrl> {
    value
        .get(key)
        .and_then(id)
        .and_then(|text| HttpUrl::parse(text).ok())
}

/// The types of an object, without the name of the ActivityStreams vocabulary.
pub fn types(value: &Value) -> impl Iterator<Item = &str> {
    list(value, "type")
        .filter_map(Value::as_str)
        .map(local_name)
}

/// The first type of an object.
#[must_use]
pub fn kind(value: &Value) -> Option<&str> {
    types(value).next()
}

/// Whether one of the types is `name`.
#[must_use]
pub fn is(value: &Value, name: &str) -> bool {
    types(value).any(|found| found == name)
}

/// A term without `as:` or the full name of the ActivityStreams vocabulary.
#[must_use]
pub fn local_name(term: &str) -> &str {
    term.strip_prefix("as:")
        .or_else(|| term.strip_prefix(ACTIVITY_STREAMS))
        .unwrap_or(term)
}

/// A text in a natural language: the property, or else a value of its map of languages.
#[must_use]
pub fn text<'a>(value: &'a Value, key: &str) -> Option<&'a str> {
    str_at(value, key).or_else(|| {
        value
            .get(format!("{key}Map"))
            .and_then(Value::as_object)
            .and_then(|map| map.values().find_map(Value::as_str))
    })
}

/// The language of a text: the key of its map whose value is the text itself, else the first key.
#[must_use]
pub fn language<'a>(value: &'a Value, key: &str) -> Option<&'a str> {
    let map = value.get(format!("{key}Map")).and_then(Value::as_object)?;
    let plain = str_at(value, key);
    map.iter()
        .find(|(_, text)| plain.is_some() && text.as_str() == plain)
        .or_else(|| map.iter().find(|(_, text)| text.is_string()))
        .map(|(tag, _)| tag.as_str())
        .filter(|tag| is_language(tag))
}

/// Whether this is shaped like a language tag that says something (not `und`).
#[must_use]
pub fn is_language(tag: &str) -> bool {
    tag.len() <= MAX_LANGUAGE_BYTES
        && tag != "und"
        && tag
            .split('-')
            .next()
            .is_some_and(|first| (2..=8).contains(&first.len()))
        && tag
            .split('-')
            .all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_alphanumeric()))
}

/// A boolean; the texts `"true"` and `"false"` count.
#[must_use]
pub fn flag(value: &Value, key: &str) -> Option<bool> {
    match value.get(key)? {
        Value::Bool(flag) => Some(*flag),
        Value::String(text) => text.parse().ok(),
        _ => None,
    }
}

/// A count: a number of zero or more, fractions cut off.
#[must_use]
pub fn count(value: &Value, key: &str) -> Option<u64> {
    let number = value.get(key)?;
    number
        .as_u64()
        .or_else(|| number.as_str().and_then(|text| text.parse().ok()))
}

/// A date and time; without an offset it is taken as UTC. Years before 0 are nothing.
#[must_use]
pub fn timestamp(value: &Value, key: &str) -> Option<Timestamp> {
    str_at(value, key).and_then(read_timestamp)
}

/// As [`timestamp`], for a text.
#[must_use]
pub fn read_timestamp(text: &str) -> Option<Timestamp> {
    let text = text.trim();
    if text.len() > MAX_DATE_BYTES {
        return None;
    }
    let read = text
        .parse::<Timestamp>()
        .or_else(|_| {
            text.parse::<DateTime>()
                .and_then(|civil| civil.to_zoned(TimeZone::UTC))
                .map(|zoned| zoned.timestamp())
        })
        .ok()?;
    (read.as_second() >= YEAR_ZERO).then_some(read)
}

/// A link for people: a string, a `Link`, or a list of them of which the one with `text/html` is
/// preferred. Other schemes than http(s) are nothing.
#[must_use]
pub fn link(value: Option<&Value>) -> Option<HttpUrl> {
    let read = |item: &Value| id(item).and_then(|text| HttpUrl::parse(text).ok());
    let html = many(value)
        .filter(|item| str_at(item, "mediaType").is_some_and(|kind| kind.starts_with("text/html")))
        .find_map(read);
    html.or_else(|| many(value).filter(|item| !item.is_array()).find_map(read))
}

/// At most `max` characters of a text.
#[must_use]
pub fn clip(text: &str, max: usize) -> String {
    match text.char_indices().nth(max) {
        Some((end, _)) => text.get(..end).unwrap_or_default().to_owned(),
        None => text.to_owned(),
    }
}

/// At most `max` bytes of a text, cut between characters.
#[must_use]
pub fn clip_bytes(text: &str, max: usize) -> String {
    text.get(..text.floor_char_boundary(max))
        .unwrap_or_default()
        .to_owned()
}

#[cfg(test)]
mod tests;
