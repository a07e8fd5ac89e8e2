//! Values that must be there. Absent, null or blank is [`BadParam::Missing`](super::BadParam).

use std::str::FromStr;

use jiff::Timestamp;
use serde::Deserializer;
use serde::de::{DeserializeOwned, Error};

use super::{MISSING, filled};
use crate::id::Id;
use crate::word::{UnknownWord, Word};

fn there<T, E: Error>(value: Option<T>) -> Result<T, E> {
    value.ok_or_else(|| E::custom(MISSING))
}

/// Text that is not blank.
///
/// # Errors
/// Blank, a list or an object.
pub fn text<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    there(filled(deserializer)?)
}

/// An id.
///
/// # Errors
/// Blank or no id.
pub fn id<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Id, D::Error> {
    there(super::id(deserializer)?)
}

/// At least one id.
///
/// # Errors
/// None, or an item that is no id.
pub fn ids<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Id>, D::Error> {
    there(super::ids(deserializer)?.filter(|list| !list.is_empty()))
}

/// At least one text.
///
/// # Errors
/// None, or an item that is no text.
pub fn texts<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    there(super::texts(deserializer)?.filter(|list| !list.is_empty()))
}

/// One of a few words.
///
/// # Errors
/// Blank or an unknown word.
pub fn word<'de, D, W>(deserializer: D) -> Result<W, D::Error>
where
    D: Deserializer<'de>,
    W: Word + FromStr<Err = UnknownWord>,
{
    there(super::word(deserializer)?)
}

/// At least one word, all of them known.
///
/// # Errors
/// None, or an unknown word.
pub fn words<'de, D, W>(deserializer: D) -> Result<Vec<W>, D::Error>
where
    D: Deserializer<'de>,
    W: Word + FromStr<Err = UnknownWord>,
{
    there(super::words(deserializer)?.filter(|list| !list.is_empty()))
}

/// A moment.
///
/// # Errors
/// Blank or no moment.
pub fn moment<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Timestamp, D::Error> {
    there(super::moment(deserializer)?)
}

/// An object.
///
/// # Errors
/// None, or whatever the object refuses.
pub fn object<'de, D, T>(deserializer: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: DeserializeOwned,
{
    there(super::object(deserializer)?)
}
