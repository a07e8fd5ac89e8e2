//! A look back at somebody's year, made from what they posted when they ask for it in December.
//!
//! Source: <https://docs.joinmastodon.org/methods/annual_reports/>; schema 2 of
//! <https://docs.joinmastodon.org/entities/AnnualReport/>.

use std::collections::HashMap;

use jiff::{Timestamp, civil, tz::TimeZone};
use sql::queries::annual_reports as rows;

use super::{Error, Result, Services, tasks};

/// The schema of what is made here.
pub const SCHEMA: u32 = 2;
/// Who posts less in a year is a quiet reader; as Mastodon, from what its people do on average.
const AVERAGE: i64 = 113;

/// What is made of a year.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Data {
    /// lurker, booster, replier or oracle.
    pub archetype: String,
    /// The post that was boosted most.
    pub most_boosted: Option<i64>,
    /// Posts and new followers of each month.
    pub months: Vec<Month>,
    /// The tag used most, and how often.
    pub tag: Option<(String, i64)>,
}

/// A month.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Month {
    /// Posts, boosts too.
    pub statuses: i64,
    /// Followers who came and stayed.
    pub followers: i64,
}

/// A report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// Of which year.
    pub year: i16,
    /// What it tells.
    pub data: Data,
}

/// How far a report is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It is there.
    Available,
    /// It is being made.
    Generating,
    /// It can be asked for.
    Eligible,
    /// It cannot.
    Ineligible,
}

/// The year that may be looked back at now: the present one, from 10 December on.
#[must_use]
pub fn campaign(now: Timestamp) -> Option<i16> {
    let day = now.to_zoned(TimeZone::UTC).date();
    (day.month() == 12 && day.day() >= 10).then_some(day.year())
}

fn read(row: rows::Report) -> Result<Option<Report>> {
    row.data
        .map(|data| {
            let data = serde_json::from_value(data)
                .map_err(|error| Error::Internal(format!("annual report: {error}")))?;
            Ok(Report {
                year: row.year,
                data,
            })
        })
        .transpose()
}

/// The ids of a year: ids hold milliseconds in their upper 48 bits.
fn ids_of(year: i16) -> Result<(i64, i64)> {
    let start = |year: i16| -> Result<i64> {
        let first = civil::Date::new(year, 1, 1).map_err(|_| Error::NotFound)?;
        let at = TimeZone::UTC
            .to_timestamp(first.at(0, 0, 0, 0))
            .map_err(|_| Error::NotFound)?;
        Ok(at.as_millisecond().max(0) << 16)
    };
    Ok((start(year)?, start(year.saturating_add(1))?))
}

/// The reports that were not read yet.
pub async fn unread(services: &Services, account_id: i64) -> Result<Vec<Report>> {
    let connection = services.connection().await?;
    let found = rows::unread().bind(&connection, &account_id).all().await?;
    found
        .into_iter()
        .filter_map(|row| read(row).transpose())
        .collect()
}

/// The report of a year.
pub async fn show(services: &Services, account_id: i64, year: i16) -> Result<Report> {
    let connection = services.connection().await?;
    let row = rows::of_year()
        .bind(&connection, &account_id, &year)
        .opt()
        .await?
        .ok_or(Error::NotFound)?;
    read(row)?.ok_or(Error::NotFound)
}

/// How far the report of a year is.
pub async fn state(services: &Services, account_id: i64, year: i16) -> Result<State> {
    let connection = services.connection().await?;
    let row = rows::of_year()
        .bind(&connection, &account_id, &year)
        .opt()
        .await?;
    if let Some(row) = row {
        return Ok(if row.data.is_some() {
            State::Available
        } else {
            State::Generating
        });
    }
    if campaign(services.now()) != Some(year) {
        return Ok(State::Ineligible);
    }
    let (first, beyond) = ids_of(year)?;
    let posted = rows::posted()
        .bind(&connection, &account_id, &first, &beyond)
        .one()
        .await?;
    Ok(if posted {
        State::Eligible
    } else {
        State::Ineligible
    })
}

/// Has the report of a year made, if it can be asked for; a job does it.
pub async fn generate(services: &Services, account_id: i64, year: i16) -> Result<()> {
    if state(services, account_id, year).await? != State::Eligible {
        return Ok(());
    }
    let mut connection = services.connection().await?;
    let tx = connection.transaction().await?;
    let begun = rows::begin()
        .bind(&tx, &account_id, &year, &services.now())
        .opt()
        .await?;
    if begun.is_some() {
        tasks::enqueue(services, &tx, &tasks::AnnualReport { account_id, year }).await?;
    }
    tx.commit().await?;
    services.committed();
    Ok(())
}

/// Makes a report that was begun.
pub async fn make(services: &Services, account_id: i64, year: i16) -> Result<()> {
    let (first, beyond) = ids_of(year)?;
    let connection = services.connection().await?;
    let posts = rows::months()
        .bind(&connection, &account_id, &first, &beyond)
        .all()
        .await?;
    let followers: HashMap<i32, i64> = rows::followers()
        .bind(&connection, &account_id, &first, &beyond)
        .all()
        .await?
        .into_iter()
        .map(|row| (row.month, row.followers))
        .collect();
    let most_boosted = rows::most_boosted()
        .bind(&connection, &account_id, &first, &beyond)
        .opt()
        .await?;
    let tag = rows::most_used_tag()
        .bind(&connection, &account_id, &first, &beyond)
        .opt()
        .await?;
    let months = (1..=12)
        .map(|month| Month {
            statuses: posts
                .iter()
                .find(|row| row.month == month)
                .map_or(0, |row| row.statuses),
            followers: followers.get(&month).copied().unwrap_or(0),
        })
        .collect();
    let data = Data {
        archetype: archetype(
            posts.iter().map(|row| row.statuses).sum(),
            posts.iter().map(|row| row.reblogs).sum(),
            posts.iter().map(|row| row.replies).sum(),
        )
        .to_owned(),
        most_boosted,
        months,
        tag: tag.map(|row| (row.name, row.count)),
    };
    let data = serde_json::to_value(&data).map_err(|error| Error::Internal(error.to_string()))?;
    rows::finish()
        .bind(&connection, &data, &account_id, &year)
        .await?;
    Ok(())
}

/// What kind of person the year shows, by Mastodon's rules.
fn archetype(all: i64, reblogs: i64, replies: i64) -> &'static str {
    let standalone = all - reblogs - replies;
    if all < AVERAGE {
        "lurker"
    } else if reblogs > standalone * 2 {
        "booster"
    } else if replies > standalone * 2 {
        "replier"
    } else {
        "oracle"
    }
}

/// Marks a report as read.
pub async fn view(services: &Services, account_id: i64, year: i16) -> Result<()> {
    let connection = services.connection().await?;
    let seen = rows::view()
        .bind(&connection, &services.now(), &account_id, &year)
        .await?;
    if seen == 0 {
        return Err(Error::NotFound);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_are_looked_back_at_in_december() {
        let at = |text: &str| campaign(text.parse().unwrap());
        assert_eq!(at("2026-12-09T23:59:59Z"), None);
        assert_eq!(at("2026-12-10T00:00:00Z"), Some(2026));
        assert_eq!(at("2026-12-31T23:59:59Z"), Some(2026));
        assert_eq!(at("2027-01-01T00:00:00Z"), None);
    }

    #[test]
    fn what_somebody_did_most_is_what_they_are() {
        assert_eq!(archetype(112, 112, 0), "lurker");
        assert_eq!(archetype(200, 150, 0), "booster");
        assert_eq!(archetype(200, 0, 150), "replier");
        assert_eq!(archetype(200, 50, 50), "oracle");
    }
}
