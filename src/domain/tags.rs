//! Hashtags: what is known of one, and how much it is used.

use std::collections::HashMap;

use jiff::{Timestamp, ToSpan, civil::Date, tz::TimeZone};
use sql::queries::{tags as rows, trends};

use super::{Error, Result, Services, featured_tags, followed_tags};
use crate::text;

/// The days a history tells of, today included.
pub const HISTORY_DAYS: i64 = 7;

/// A tag with its use in public posts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag {
    /// None for a tag that nobody has used here.
    pub id: Option<i64>,
    /// Folded.
    pub name: String,
    /// As first typed.
    pub display_name: String,
    /// The last days, the newest first, days without use too.
    pub history: Vec<Day>,
    /// The reader follows it; see [`mark`].
    pub following: bool,
    /// It stands on the reader's profile.
    pub featuring: bool,
}

/// The use of a tag on a day (UTC).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Day {
    /// The day.
    pub date: Date,
    /// Public posts.
    pub uses: i64,
    /// People who posted them.
    pub accounts: i64,
}

/// A tag by any spelling, for a reader; one that was never used is answered too. [`Error::NotFound`] for what cannot be a
/// tag.
///
/// Source: <https://docs.joinmastodon.org/methods/tags/#get>.
pub async fn show(services: &Services, reader: Option<i64>, name: &str) -> Result<Tag> {
    let wanted = text::hashtag::normalise(name).ok_or(Error::NotFound)?;
    let connection = services.connection().await?;
    let known = rows::by_name()
        .bind(&connection, &wanted.name)
        .opt()
        .await?;
    drop(connection);
    match known {
        Some(row) => {
            let row = vec![(row.id, row.name, row.display_name)];
            let mut found = with_histories(services, row).await?;
            mark(services, reader, &mut found).await?;
            found.pop().ok_or(Error::NotFound)
        }
        None => Ok(Tag {
            id: None,
            name: wanted.name,
            display_name: wanted.display,
            history: history(services.now(), &HashMap::new())?,
            following: false,
            featuring: false,
        }),
    }
}

/// Tags by id, in the order asked for.
pub async fn by_ids(services: &Services, ids: &[i64]) -> Result<Vec<Tag>> {
    let connection = services.connection().await?;
    let found = rows::by_ids().bind(&connection, &ids).all().await?;
    drop(connection);
    let found = found
        .into_iter()
        .map(|row| (row.id, row.name, row.display_name))
        .collect();
    let mut tags = with_histories(services, found).await?;
    tags.sort_by_key(|tag| ids.iter().position(|id| Some(*id) == tag.id));
    Ok(tags)
}

/// Tags that begin with the text, the shortest first.
pub async fn starting_with(
    services: &Services,
    text: &str,
    limit: i64,
    offset: i64,
) -> Result<Vec<Tag>> {
    let Some(wanted) = text::hashtag::normalise(text) else {
        return Ok(Vec::new());
    };
    let high = super::search::beyond(&wanted.name);
    let connection = services.connection().await?;
    let found = rows::search()
        .bind(&connection, &wanted.name, &high, &limit, &offset)
        .all()
        .await?;
    drop(connection);
    let found = found
        .into_iter()
        .map(|row| (row.id, row.name, row.display_name))
        .collect();
    with_histories(services, found).await
}

/// Says of tags what the reader has done with them.
pub async fn mark(services: &Services, reader: Option<i64>, tags: &mut [Tag]) -> Result<()> {
    let Some(reader) = reader else {
        return Ok(());
    };
    followed_tags::mark(services, reader, tags).await?;
    let ids: Vec<i64> = tags.iter().filter_map(|tag| tag.id).collect();
    let featured = featured_tags::among(services, reader, &ids).await?;
    for tag in tags {
        tag.featuring = tag.id.is_some_and(|id| featured.contains(&id));
    }
    Ok(())
}

/// Tags with their use by day, which is counted when posts are made.
pub(super) async fn with_histories(
    services: &Services,
    tags: Vec<(i64, String, String)>,
) -> Result<Vec<Tag>> {
    if tags.is_empty() {
        return Ok(Vec::new());
    }
    let now = services.now();
    let ids: Vec<i64> = tags.iter().map(|(id, _, _)| *id).collect();
    let since = first_day(now)?;
    let connection = services.connection().await?;
    let mut uses: HashMap<i64, HashMap<Date, (i64, i64)>> = HashMap::new();
    for row in trends::days().bind(&connection, &ids, &since).all().await? {
        uses.entry(row.tag_id)
            .or_default()
            .insert(row.day, (row.uses, row.accounts));
    }
    let nothing = HashMap::new();
    tags.into_iter()
        .map(|(id, name, display_name)| {
            Ok(Tag {
                id: Some(id),
                name,
                display_name,
                history: history(now, uses.get(&id).unwrap_or(&nothing))?,
                following: false,
                featuring: false,
            })
        })
        .collect()
}

fn today(now: Timestamp) -> Date {
    now.to_zoned(TimeZone::UTC).date()
}

pub(super) fn first_day(now: Timestamp) -> Result<Date> {
    today(now)
        .checked_sub((HISTORY_DAYS - 1).days())
        .map_err(|error| Error::Internal(error.to_string()))
}

pub(super) fn history(now: Timestamp, uses: &HashMap<Date, (i64, i64)>) -> Result<Vec<Day>> {
    (0..HISTORY_DAYS)
        .map(|back| {
            let date = today(now)
                .checked_sub(back.days())
                .map_err(|error| Error::Internal(error.to_string()))?;
            let (uses, accounts) = uses.get(&date).copied().unwrap_or((0, 0));
            Ok(Day {
                date,
                uses,
                accounts,
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_history_has_seven_days_newest_first_with_quiet_ones() {
        let now: Timestamp = "2026-07-02T00:00:01Z".parse().unwrap();
        let uses = HashMap::from([("2026-07-01".parse().unwrap(), (3, 2))]);
        let days = history(now, &uses).unwrap();
        let dates: Vec<String> = days.iter().map(|day| day.date.to_string()).collect();
        assert_eq!(dates.first().unwrap(), "2026-07-02");
        assert_eq!(dates.last().unwrap(), "2026-06-26");
        assert_eq!(days.len(), 7);
        assert_eq!((days[0].uses, days[1].uses, days[1].accounts), (0, 3, 2));
    }
}
