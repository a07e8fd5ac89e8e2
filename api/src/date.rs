//! Dates on the wire.
//!
//! Datetimes are RFC 3339 in UTC with three digits of fraction and `Z`: at least one client drops
//! `+00:00`. Plain dates are `jiff::civil::Date`, which already writes `YYYY-MM-DD`.

use std::fmt;

use jiff::Timestamp;
use jiff::civil;
use jiff::fmt::temporal::DateTimePrinter;
use jiff::tz::TimeZone;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

const PRINTER: DateTimePrinter = DateTimePrinter::new().precision(Some(3));

/// A moment, written as `2026-07-02T09:30:00.000Z`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DateTime(pub Timestamp);

impl From<Timestamp> for DateTime {
    fn from(value: Timestamp) -> Self {
        Self(value)
    }
}

impl fmt::Display for DateTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&PRINTER.timestamp_to_string(&self.0))
    }
}

impl Serialize for DateTime {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for DateTime {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        parse(&text)
            .map(Self)
            .ok_or_else(|| de::Error::custom("is not a date and time"))
    }
}

/// Reads a moment: RFC 3339, or the same without an offset, or a date alone, both taken as UTC.
#[must_use]
pub fn parse(text: &str) -> Option<Timestamp> {
    // Longer than any form of a date: not worth a look.
    if text.len() > 64 {
        return None;
    }
    let text = text.trim();
    if let Ok(timestamp) = text.parse::<Timestamp>() {
        return Some(timestamp);
    }
    let local: civil::DateTime = text.parse().ok()?;
    TimeZone::UTC.to_timestamp(local).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> DateTime {
        DateTime(text.parse().unwrap())
    }

    #[test]
    fn datetimes_have_milliseconds_and_z() {
        for (given, wanted) in [
            ("2026-07-02T09:30:00Z", "2026-07-02T09:30:00.000Z"),
            ("2026-07-02T09:30:00.5Z", "2026-07-02T09:30:00.500Z"),
            ("2026-07-02T09:30:00.123999Z", "2026-07-02T09:30:00.123Z"),
            ("2026-07-02T11:30:00+02:00", "2026-07-02T09:30:00.000Z"),
        ] {
            assert_eq!(at(given).to_string(), wanted);
        }
    }

    #[test]
    fn dates_without_an_offset_are_utc() {
        let noon = Some(at("2026-07-02T12:00:00Z").0);
        assert_eq!(parse("2026-07-02T12:00:00"), noon);
        assert_eq!(parse("2026-07-02 12:00"), noon);
        assert_eq!(parse("2026-07-02"), Some(at("2026-07-02T00:00:00Z").0));
    }

    #[test]
    fn rubbish_is_not_a_date() {
        for text in [
            "",
            "tomorrow",
            "2026-13-01",
            "2026-02-30T00:00:00Z",
            "12",
            &"9".repeat(100),
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
