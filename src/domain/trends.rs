//! What many talk about: tags and articles by how many different people use them today against yesterday, posts by how many
//! favour and boost them, all fading with time.
//!
//! Scores are made by a chore. Source: <https://docs.joinmastodon.org/methods/trends/>; the formulas are Mastodon's.

mod links;

pub use links::{Link, Links, count_links, trending_links};

use jiff::{SignedDuration, Timestamp, ToSpan, civil::Date, tz::TimeZone};
use sql::queries::trends as rows;

use super::{
    Error, Result, Services,
    statuses::{Gathered, gather},
    tags::{self, Tag},
};

/// So many different people make a trend.
const THRESHOLD: f64 = 5.0;
/// The best score of a tag counts so long.
const TAG_COOLDOWN: SignedDuration = SignedDuration::from_hours(48);
/// After this a tag's best score counts half.
const TAG_HALF_LIFE: f64 = 4.0 * 3600.0;
/// A tag below this trends no more.
const TAG_DECAYED: f64 = 1.0;
/// After this a post's score counts half.
const STATUS_HALF_LIFE: f64 = 2.0 * 3600.0;
/// A post below this trends no more.
const STATUS_DECAYED: f64 = 0.3;
/// Favourites and boosts of this time are looked through for posts.
const LOOK_BACK: SignedDuration = SignedDuration::from_mins(15);
/// … so many of each at most.
const MARKS: i64 = 100_000;
/// Posts that trend at most.
const STATUSES: usize = 1_000;
/// Candidates looked at by one statement.
const AT_ONCE: usize = 1_000;
/// What counts for a day is kept so long.
const KEPT_DAYS: i64 = 9;

fn day(at: Timestamp) -> Date {
    at.to_zoned(TimeZone::UTC).date()
}

fn before(day: Date, days: i64) -> Result<Date> {
    day.checked_sub(days.days())
        .map_err(|error| Error::Internal(error.to_string()))
}

fn earlier(now: Timestamp, by: SignedDuration) -> Timestamp {
    now.checked_sub(by).unwrap_or(Timestamp::MIN)
}

/// Counts public posts for the tags of their days; each once, however often it is tried.
pub async fn count_uses(services: &Services, ids: &[i64]) -> Result<()> {
    if ids.is_empty() {
        return Ok(());
    }
    // What is older counts for no history any more.
    let after = earlier(
        services.now(),
        SignedDuration::from_hours(24 * tags::HISTORY_DAYS),
    );
    let connection = services.connection().await?;
    rows::count_uses().bind(&connection, &ids, &after).await?;
    Ok(())
}

/// Makes the scores anew.
pub async fn refresh(services: &Services) -> Result<()> {
    refresh_tags(services).await?;
    links::refresh(services).await?;
    refresh_statuses(services).await
}

/// How far what was seen is beyond what was to be expected.
fn surprise(observed: f64, expected: f64) -> f64 {
    let expected = expected.max(1.0);
    if expected > observed || observed < THRESHOLD {
        0.0
    } else {
        (observed - expected).powi(2) / expected
    }
}

/// What is left of a score after some time.
fn faded(score: f64, since: Timestamp, now: Timestamp, half_life: f64) -> f64 {
    let seconds = now.duration_since(since).as_secs_f64().max(0.0);
    score * 0.5_f64.powf(seconds / half_life)
}

/// Counts stay far below what an `f64` tells apart.
fn number(count: i64) -> f64 {
    f64::from(i32::try_from(count).unwrap_or(i32::MAX))
}

async fn refresh_tags(services: &Services) -> Result<()> {
    let now = services.now();
    let today = day(now);
    let connection = services.connection().await?;
    let threshold = 5;
    let candidates = rows::tag_candidates()
        .bind(&connection, &today, &before(today, 1)?, &threshold)
        .all()
        .await?;
    let mut gone = Vec::new();
    let (mut ids, mut scores) = (Vec::new(), Vec::new());
    let (mut bests, mut best_ats) = (Vec::new(), Vec::new());
    for tag in candidates {
        let best = tag
            .max_score_at
            .filter(|at| *at >= earlier(now, TAG_COOLDOWN))
            .zip(tag.max_score);
        let score = surprise(number(tag.observed), number(tag.expected));
        let (at, best) = match best {
            Some((at, best)) if best >= score => (at, best),
            _ => (now, score),
        };
        let score = faded(best, at, now, TAG_HALF_LIFE);
        if score < TAG_DECAYED {
            gone.push(tag.tag_id);
        } else {
            ids.push(tag.tag_id);
            scores.push(score);
            bests.push(best);
            best_ats.push(at);
        }
    }
    rows::set_tags()
        .bind(&connection, &ids, &scores, &bests, &best_ats)
        .await?;
    rows::forget_tags().bind(&connection, &gone).await?;
    Ok(())
}

async fn refresh_statuses(services: &Services) -> Result<()> {
    let now = services.now();
    let after = earlier(now, LOOK_BACK).as_millisecond().max(0) << 16;
    let mut connection = services.connection().await?;
    let ids = rows::status_candidates()
        .bind(&connection, &after, &MARKS)
        .all()
        .await?;
    let mut scored: Vec<(f64, i64, i64)> = Vec::new();
    for ids in ids.chunks(AT_ONCE) {
        for row in rows::eligible().bind(&connection, &ids).all().await? {
            let score = surprise(number(row.marks), 1.0);
            let score = faded(score, row.created_at, now, STATUS_HALF_LIFE);
            if score >= STATUS_DECAYED {
                scored.push((score, row.id, row.account_id));
            }
        }
    }
    scored.sort_by(|one, other| other.0.total_cmp(&one.0));
    scored.truncate(STATUSES);
    let ids: Vec<i64> = scored.iter().map(|(_, id, _)| *id).collect();
    let accounts: Vec<i64> = scored.iter().map(|(.., account)| *account).collect();
    let scores: Vec<f64> = scored.iter().map(|(score, ..)| *score).collect();
    let tx = connection.transaction().await?;
    rows::clear_statuses().bind(&tx).await?;
    rows::insert_statuses()
        .bind(&tx, &ids, &accounts, &scores)
        .await?;
    tx.commit().await?;
    Ok(())
}

/// Removes what counts for no day any more.
pub async fn forget(services: &Services) -> Result<()> {
    let old = before(day(services.now()), KEPT_DAYS)?;
    let connection = services.connection().await?;
    rows::forget_uses().bind(&connection, &old).await?;
    rows::forget_users().bind(&connection, &old).await?;
    rows::forget_days().bind(&connection, &old).await?;
    drop(connection);
    links::forget(services).await
}

/// The tags that trend, the strongest first.
pub async fn trending_tags(services: &Services, limit: u32, offset: u32) -> Result<Vec<Tag>> {
    let connection = services.connection().await?;
    let found = rows::tags()
        .bind(&connection, &i64::from(limit), &i64::from(offset))
        .all()
        .await?;
    drop(connection);
    let found = found
        .into_iter()
        .map(|row| (row.id, row.name, row.display_name))
        .collect();
    tags::with_histories(services, found).await
}

/// The posts that trend, the strongest first, without those that the reader does not want; whether there may be more.
pub async fn trending_statuses(
    services: &Services,
    reader: Option<i64>,
    limit: u32,
    offset: u32,
) -> Result<(Gathered, bool)> {
    let connection = services.connection().await?;
    let ids = rows::statuses()
        .bind(&connection, &i64::from(limit), &i64::from(offset))
        .all()
        .await?;
    drop(connection);
    let mut gathered = gather(services, reader, &ids).await?;
    gathered.retain_wanted();
    // What is left out, and what others boost, says nothing about what comes after.
    let more = ids.len() >= usize::try_from(limit).unwrap_or(usize::MAX);
    Ok((gathered, more))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_people_and_a_usual_day_make_no_trend() {
        assert_eq!(surprise(4.0, 0.0), 0.0);
        assert_eq!(surprise(50.0, 60.0), 0.0);
        assert_eq!(surprise(11.0, 0.0), 100.0);
        assert_eq!(surprise(20.0, 10.0), 10.0);
    }

    #[test]
    fn a_score_counts_half_after_its_half_life() {
        let at = |hours: i64| Timestamp::from_second(hours * 3600).unwrap();
        assert_eq!(faded(8.0, at(0), at(0), TAG_HALF_LIFE), 8.0);
        assert!((faded(8.0, at(0), at(4), TAG_HALF_LIFE) - 4.0).abs() < 1e-9);
        assert!((faded(8.0, at(0), at(12), TAG_HALF_LIFE) - 1.0).abs() < 1e-9);
        // A date that lies ahead makes nothing stronger.
        assert_eq!(faded(8.0, at(5), at(4), TAG_HALF_LIFE), 8.0);
    }
}
