//! Identifiers: 64-bit numbers inside, strings on the wire.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// An identifier. Written as a decimal string, because JavaScript cannot hold 64 bits in a number;
/// read from a string or a number. Never negative when it was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Id(pub i64);

/// The text is not a decimal number between 0 and 2⁶³-1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("is not an id")]
pub struct BadId;

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl From<i64> for Id {
    fn from(value: i64) -> Self {
        Self(value)
    }
}

impl From<Id> for i64 {
    fn from(value: Id) -> Self {
        value.0
    }
}

impl FromStr for Id {
    type Err = BadId;

    fn from_str(text: &str) -> Result<Self, BadId> {
        // i64::from_str takes a sign; an id has none.
        if text.is_empty() || !text.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(BadId);
        }
        text.parse().map(Self).map_err(|_| BadId)
    }
}

impl Serialize for Id {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Id {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;

        impl de::Visitor<'_> for Visitor {
            type Value = Id;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an id, as a string or a number")
            }

            fn visit_u64<E: de::Error>(self, value: u64) -> Result<Id, E> {
                i64::try_from(value).map(Id).map_err(|_| E::custom(BadId))
            }

            fn visit_i64<E: de::Error>(self, value: i64) -> Result<Id, E> {
                u64::try_from(value)
                    .map_err(|_| E::custom(BadId))
                    .and_then(|value| self.visit_u64(value))
            }

            fn visit_str<E: de::Error>(self, value: &str) -> Result<Id, E> {
                value.parse().map_err(E::custom)
            }
        }

        deserializer.deserialize_any(Visitor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_strings_on_the_wire() {
        let json = serde_json::to_string(&Id(i64::MAX)).unwrap();
        assert_eq!(json, r#""9223372036854775807""#);
    }

    #[test]
    fn ids_are_read_from_strings_and_numbers() {
        for json in [r#""110367""#, "110367"] {
            assert_eq!(serde_json::from_str::<Id>(json).unwrap(), Id(110_367));
        }
    }

    #[test]
    fn rubbish_is_not_an_id() {
        for json in [
            r#""""#,
            r#""-1""#,
            r#""+1""#,
            r#"" 1""#,
            r#""1e3""#,
            r#""9223372036854775808""#,
            "9223372036854775808",
            "-1",
            "1.5",
            "true",
            "null",
            "[1]",
        ] {
            assert!(serde_json::from_str::<Id>(json).is_err(), "{json}");
        }
    }
}
