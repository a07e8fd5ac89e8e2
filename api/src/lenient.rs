//! Reading parameters the way clients really send them.
//!
//! A request struct is read from one merged tree: the query string and the body, JSON, form or
//! multipart, bracket syntax already nested. So a scalar may be a string, a list may be one value or
//! an object keyed by index, and `null` means "not given". Unknown keys are ignored; a value of the
//! wrong shape is an error that names the field.
//!
//! The functions are for `#[serde(deserialize_with = "…")]`; those that give an `Option` need
//! `#[serde(default)]` on the field or the struct.

use std::fmt;
use std::str::FromStr;

use jiff::{Timestamp, civil};
use serde::de::{DeserializeOwned, Error};
use serde::{Deserialize, Deserializer};
use serde_json::Value;

use crate::id::Id;
use crate::word::{UnknownWord, Word};

pub mod required;

/// The most items a list in a request may have. The longest page of the API is 200 items, and a
/// client works on what a page gave it; anything far beyond is abuse.
pub const MAX_ITEMS: usize = 1000;

/// The parameters could not be read. Answered with 400 or 422.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadParam {
    /// A required parameter is not there.
    #[error("param is missing or the value is empty or invalid: {field}")]
    Missing { field: String },
    /// A parameter has a value that cannot be read.
    #[error("{field} {problem}")]
    Invalid { field: String, problem: String },
    /// The parameters as a whole are no object.
    #[error("parameters must be an object")]
    NotAnObject,
}

impl BadParam {
    /// The parameter at fault, if it is a single one.
    #[must_use]
    pub fn field(&self) -> Option<&str> {
        match self {
            Self::Missing { field } | Self::Invalid { field, .. } => Some(field),
            Self::NotAnObject => None,
        }
    }
}

/// Reads a request struct from the merged tree. No parameters at all (`null`) are an empty object.
///
/// # Errors
/// `BadParam`, naming the field.
pub fn read<T: DeserializeOwned>(tree: Value) -> Result<T, BadParam> {
    let tree = match tree {
        Value::Null => Value::Object(serde_json::Map::new()),
        Value::Object(_) => tree,
        _ => return Err(BadParam::NotAnObject),
    };
    serde_path_to_error::deserialize(tree).map_err(|error| {
        let path = error.path().to_string();
        let problem = error.into_inner().to_string();
        // serde reports an absent field at its parent and says the name in the text.
        if let Some(rest) = problem.strip_prefix("missing field `") {
            return BadParam::Missing {
                field: rest.trim_end_matches('`').to_owned(),
            };
        }
        if problem == MISSING {
            return BadParam::Missing { field: path };
        }
        BadParam::Invalid {
            field: path,
            problem,
        }
    })
}

const MISSING: &str = "is missing";

fn wrong<E: Error>(wanted: &str) -> E {
    E::custom(format_args!("must be {wanted}"))
}

/// A scalar as text; `None` for null.
fn scalar<E: Error>(value: Value, wanted: &str) -> Result<Option<String>, E> {
    match value {
        Value::Null => Ok(None),
        Value::String(text) => Ok(Some(text)),
        Value::Number(number) => Ok(Some(number.to_string())),
        Value::Bool(flag) => Ok(Some(flag.to_string())),
        Value::Array(_) | Value::Object(_) => Err(wrong(wanted)),
    }
}

fn parsed<T, E: Error>(value: Value, wanted: &str) -> Result<Option<T>, E>
where
    T: FromStr,
{
    match scalar::<E>(value, wanted)? {
        None => Ok(None),
        Some(text) if text.trim().is_empty() => Ok(None),
        Some(text) => text.trim().parse().map(Some).map_err(|_| wrong(wanted)),
    }
}

/// A list: an array, an object keyed by index (in numeric order), or a single value.
fn items<E: Error>(value: Value) -> Result<Option<Vec<Value>>, E> {
    let items = match value {
        Value::Null => return Ok(None),
        Value::Array(items) => items,
        Value::Object(map) => {
            let mut entries: Vec<(u64, Value)> = Vec::with_capacity(map.len().min(MAX_ITEMS));
            for (key, value) in map {
                let index = key.parse().map_err(|_| wrong::<E>("a list"))?;
                entries.push((index, value));
            }
            entries.sort_by_key(|(index, _)| *index);
            entries.into_iter().map(|(_, value)| value).collect()
        }
        single => vec![single],
    };
    if items.len() > MAX_ITEMS {
        return Err(E::custom(format_args!("has more than {MAX_ITEMS} items")));
    }
    Ok(Some(items))
}

/// Texts of a list; empty ones are left out: `ids[]=` is how a form says "none".
fn list_of<T, E: Error>(
    value: Value,
    wanted: &str,
    mut read: impl FnMut(&str) -> Option<T>,
) -> Result<Option<Vec<T>>, E> {
    let Some(items) = items::<E>(value)? else {
        return Ok(None);
    };
    let mut list = Vec::with_capacity(items.len());
    for item in items {
        let Some(text) = scalar::<E>(item, wanted)? else {
            continue;
        };
        if text.is_empty() {
            continue;
        }
        list.push(read(&text).ok_or_else(|| wrong::<E>(wanted))?);
    }
    Ok(Some(list))
}

/// A boolean: true, 1, on, t, or false, 0, off, f, in any case, as text or JSON. Empty is not given.
///
/// # Errors
/// Anything else.
pub fn flag<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<bool>, D::Error> {
    let wanted = "true or false";
    let Some(text) = scalar::<D::Error>(Value::deserialize(deserializer)?, wanted)? else {
        return Ok(None);
    };
    match text.trim().to_ascii_lowercase().as_str() {
        "" => Ok(None),
        "true" | "1" | "on" | "t" => Ok(Some(true)),
        "false" | "0" | "off" | "f" => Ok(Some(false)),
        _ => Err(wrong(wanted)),
    }
}

/// A whole number. Empty is not given.
///
/// # Errors
/// Not a number, a fraction, or beyond 64 bits.
pub fn integer<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<i64>, D::Error> {
    let wanted = "a whole number";
    match Value::deserialize(deserializer)? {
        Value::Bool(_) => Err(wrong(wanted)),
        value => parsed(value, wanted),
    }
}

/// Text, kept as it is; the empty text is a value ("clear it").
///
/// # Errors
/// A list or an object.
pub fn text<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    scalar(Value::deserialize(deserializer)?, "text")
}

/// Text that cannot be blank: an empty one is not given.
///
/// # Errors
/// A list or an object.
pub fn filled<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    Ok(text(deserializer)?.filter(|text| !text.trim().is_empty()))
}

/// An id. Empty is not given.
///
/// # Errors
/// Not an id.
pub fn id<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Id>, D::Error> {
    parsed(Value::deserialize(deserializer)?, "an id")
}

/// A list of ids.
///
/// # Errors
/// An item that is no id, or more than [`MAX_ITEMS`].
pub fn ids<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Vec<Id>>, D::Error> {
    list_of(Value::deserialize(deserializer)?, "a list of ids", |text| {
        text.trim().parse().ok()
    })
}

/// A list of whole numbers, none of them negative.
///
/// # Errors
/// An item that is none, or more than [`MAX_ITEMS`].
pub fn indexes<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Vec<u32>>, D::Error> {
    let wanted = "a list of whole numbers";
    list_of(Value::deserialize(deserializer)?, wanted, |text| {
        text.trim().parse().ok()
    })
}

/// A list of texts.
///
/// # Errors
/// An item that is a list or an object, or more than [`MAX_ITEMS`].
pub fn texts<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Vec<String>>, D::Error> {
    list_of(
        Value::deserialize(deserializer)?,
        "a list of texts",
        |text| Some(text.to_owned()),
    )
}

/// One of a few words. Empty is not given.
///
/// # Errors
/// An unknown word.
pub fn word<'de, D, W>(deserializer: D) -> Result<Option<W>, D::Error>
where
    D: Deserializer<'de>,
    W: Word + FromStr<Err = UnknownWord>,
{
    match scalar::<D::Error>(Value::deserialize(deserializer)?, "a word")? {
        None => Ok(None),
        Some(text) if text.is_empty() => Ok(None),
        Some(text) => text.parse().map(Some).map_err(D::Error::custom),
    }
}

/// A list of words, each of which must be known.
///
/// # Errors
/// An unknown word, or more than [`MAX_ITEMS`].
pub fn words<'de, D, W>(deserializer: D) -> Result<Option<Vec<W>>, D::Error>
where
    D: Deserializer<'de>,
    W: Word + FromStr<Err = UnknownWord>,
{
    let mut unknown = None;
    let list = list_of(
        Value::deserialize(deserializer)?,
        "a list of words",
        |text| text.parse().map_err(|error| unknown = Some(error)).ok(),
    );
    match unknown {
        Some(error) => Err(D::Error::custom(error)),
        None => list,
    }
}

/// A list of words of which unknown ones are left out: clients ask for notification types of other
/// software. `Some` of an empty list says that something was asked for and nothing of it is known.
///
/// # Errors
/// More than [`MAX_ITEMS`], or items that are no words at all.
pub fn known<'de, D, W>(deserializer: D) -> Result<Option<Vec<W>>, D::Error>
where
    D: Deserializer<'de>,
    W: Word,
{
    let texts = texts(deserializer)?;
    Ok(texts
        .filter(|list| !list.is_empty())
        .map(|list| list.iter().filter_map(|text| W::from_word(text)).collect()))
}

/// A moment: RFC 3339, or without an offset in UTC, or a date alone. Empty is not given.
///
/// # Errors
/// Anything else.
pub fn moment<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Timestamp>, D::Error> {
    let wanted = "a date and time";
    match scalar::<D::Error>(Value::deserialize(deserializer)?, wanted)? {
        None => Ok(None),
        Some(text) if text.trim().is_empty() => Ok(None),
        Some(text) => crate::date::parse(&text)
            .map(Some)
            .ok_or_else(|| wrong(wanted)),
    }
}

/// A date, `YYYY-MM-DD`. Empty is not given.
///
/// # Errors
/// Anything else.
pub fn date<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<civil::Date>, D::Error> {
    parsed(Value::deserialize(deserializer)?, "a date")
}

/// One nested object. Given as an empty text or list it is not given.
///
/// # Errors
/// Whatever the object refuses; the text names the inner field.
pub fn object<'de, D, T>(deserializer: D) -> Result<Option<T>, D::Error>
where
    D: Deserializer<'de>,
    T: DeserializeOwned,
{
    match Value::deserialize(deserializer)? {
        Value::Null => Ok(None),
        Value::String(text) if text.is_empty() => Ok(None),
        Value::Array(items) if items.is_empty() => Ok(None),
        value @ Value::Object(_) => read(value).map(Some).map_err(inner),
        _ => Err(wrong("an object")),
    }
}

/// A list of objects: an array, or an object keyed by index (`fields_attributes[0][name]`).
///
/// # Errors
/// Whatever an object refuses, or more than [`MAX_ITEMS`].
pub fn objects<'de, D, T>(deserializer: D) -> Result<Option<Vec<T>>, D::Error>
where
    D: Deserializer<'de>,
    T: DeserializeOwned,
{
    let value = Value::deserialize(deserializer)?;
    if value.as_str().is_some_and(str::is_empty) {
        return Ok(None);
    }
    let Some(items) = items::<D::Error>(value)? else {
        return Ok(None);
    };
    items
        .into_iter()
        .map(read)
        .collect::<Result<_, _>>()
        .map(Some)
        .map_err(inner)
}

fn inner<E: Error>(error: BadParam) -> E {
    match error {
        BadParam::Missing { field } => E::custom(format_args!("lacks {field}")),
        BadParam::Invalid { field, problem } => E::custom(format_args!("({field}) {problem}")),
        BadParam::NotAnObject => wrong("a list of objects"),
    }
}

/// A file of the request's multipart body, by the handle that the reader of the body gave it.
/// It means something only within its request. An empty file part is not given: at least one client
/// sends empty pictures with every profile edit.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Upload(pub String);

/// A file part.
///
/// # Errors
/// A list or an object.
pub fn upload<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Upload>, D::Error> {
    Ok(filled(deserializer)?.map(Upload))
}

/// The point that must stay visible when a picture is cropped: -1.0 left or bottom, 1.0 right or top.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FocalPoint {
    pub x: f64,
    pub y: f64,
}

impl FromStr for FocalPoint {
    type Err = BadFocalPoint;

    fn from_str(text: &str) -> Result<Self, BadFocalPoint> {
        let (x, y) = text.split_once(',').ok_or(BadFocalPoint)?;
        let read = |part: &str| {
            part.trim()
                .parse::<f64>()
                .ok()
                .filter(|value| (-1.0..=1.0).contains(value))
                .ok_or(BadFocalPoint)
        };
        Ok(Self {
            x: read(x)?,
            y: read(y)?,
        })
    }
}

/// Not two numbers between -1.0 and 1.0 with a comma.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BadFocalPoint;

impl fmt::Display for BadFocalPoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("is not a focal point")
    }
}

impl std::error::Error for BadFocalPoint {}

/// `x,y`. Empty is not given.
///
/// # Errors
/// Anything but two numbers from -1.0 to 1.0.
pub fn focus<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<FocalPoint>, D::Error> {
    parsed(
        Value::deserialize(deserializer)?,
        "x,y between -1.0 and 1.0",
    )
}
