//! The server's weeks in numbers: counted while they last, and remembered.

use jiff::{Timestamp, ToSpan, civil::Date, tz::TimeZone};
use sql::queries::{accounts, instance as rows, statuses};

use crate::domain::{Error, Result, Services};

/// Weeks that are told, the present one included; as Mastodon.
const WEEKS: i64 = 12;

/// A week from its Monday (UTC).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Week {
    /// Its Monday.
    pub monday: Date,
    /// Posts made here.
    pub statuses: i64,
    /// People who were here.
    pub logins: i64,
    /// People who signed up.
    pub registrations: i64,
}

fn monday(now: Timestamp) -> Result<Date> {
    let today = now.to_zoned(TimeZone::UTC).date();
    let since = i64::from(today.weekday().to_monday_zero_offset());
    back(today, since)
}

fn back(day: Date, days: i64) -> Result<Date> {
    day.checked_sub(days.days())
        .map_err(|error| Error::Internal(error.to_string()))
}

/// Counts the present week as far as it has come.
pub async fn count_week(services: &Services) -> Result<()> {
    let week = monday(services.now())?;
    let start = TimeZone::UTC
        .to_timestamp(week.at(0, 0, 0, 0))
        .map_err(|error| Error::Internal(error.to_string()))?;
    let connection = services.connection().await?;
    let posts = statuses::local_posts_count()
        .bind(&connection)
        .one()
        .await?;
    let logins = accounts::active_since()
        .bind(&connection, &week)
        .one()
        .await?;
    let registrations = rows::registered_since()
        .bind(&connection, &start)
        .one()
        .await?;
    rows::set_activity()
        .bind(&connection, &week, &posts, &logins, &registrations)
        .await?;
    Ok(())
}

/// The last weeks, the present one first; weeks in which nothing was counted are zero.
///
/// Source: <https://docs.joinmastodon.org/methods/instance/#activity>.
pub async fn activity(services: &Services) -> Result<Vec<Week>> {
    let this = monday(services.now())?;
    let connection = services.connection().await?;
    let known = rows::activity()
        .bind(&connection, &back(this, 7 * WEEKS)?)
        .all()
        .await?;
    (0..WEEKS)
        .map(|ago| {
            let monday = back(this, 7 * ago)?;
            let counted = known.iter().find(|row| row.week == monday);
            Ok(Week {
                monday,
                statuses: counted.map_or(0, |row| row.statuses),
                logins: counted.map_or(0, |row| row.logins),
                registrations: counted.map_or(0, |row| row.registrations),
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_week_begins_on_its_monday() {
        for (moment, wanted) in [
            ("2026-11-22T23:59:59Z", "2026-11-16"),
            ("2026-11-23T00:00:00Z", "2026-11-23"),
            ("2026-01-01T12:00:00Z", "2025-12-29"),
        ] {
            let monday = monday(moment.parse().unwrap()).unwrap();
            assert_eq!(monday.to_string(), wanted);
        }
    }
}
