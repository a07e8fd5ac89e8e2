//! Tags on profiles, with how many of the owner's posts have them.
//!
//! Posts are counted by the job that follows their commit, so a count is right a moment after the post. What was counted
//! is remembered post by post: counting again changes nothing.

use std::collections::HashSet;

use jiff::{SignedDuration, Timestamp, civil::Date, tz::TimeZone};
use sql::queries::{
    accounts as account_rows, featured_tags as rows, jobs as job_rows, tags as tag_rows,
};

use super::{
    Error, Result, Services,
    accounts::{Account, AccountExt},
    caches,
    tags::{self, Tag},
    tasks::{self, AccountUpdated, FeaturedTagAdded},
};
use crate::{store::jobs, text};

/// Posts looked at by one statement when a tag is new on a profile.
const PART: i64 = 2_000;
/// Tags read from the profile of somebody elsewhere.
const MAX_RECEIVED: usize = 20;
/// When a tag that is new on a profile is counted by a job, if it was not before.
const COUNTED_BY: SignedDuration = SignedDuration::from_mins(2);
/// Tags suggested.
const SUGGESTED: i64 = 10;

/// A tag on a profile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeaturedTag {
    /// Its id.
    pub id: i64,
    /// Folded.
    pub tag: String,
    /// As typed.
    pub name: String,
    /// The owner's open posts with it.
    pub statuses_count: i64,
    /// The day of the newest of them (UTC).
    pub last_status_at: Option<Date>,
}

impl From<rows::FeaturedTag> for FeaturedTag {
    fn from(row: rows::FeaturedTag) -> FeaturedTag {
        FeaturedTag {
            id: row.id,
            tag: row.tag,
            name: row.name,
            statuses_count: row.statuses_count,
            last_status_at: row.last_status_id.and_then(day_of),
        }
    }
}

/// Ids hold milliseconds in their upper 48 bits.
fn day_of(id: i64) -> Option<Date> {
    let at = Timestamp::from_millisecond(id >> 16).ok()?;
    Some(at.to_zoned(TimeZone::UTC).date())
}

/// The tags on a profile, the most used first; none when the account is suspended.
///
/// Source: <https://docs.joinmastodon.org/methods/accounts/#featured_tags>.
pub async fn of_account(services: &Services, account: &Account) -> Result<Vec<FeaturedTag>> {
    if account.is_gone() {
        return Ok(Vec::new());
    }
    let connection = services.connection().await?;
    let found = rows::of_account()
        .bind(&connection, &account.id)
        .all()
        .await?;
    Ok(found.into_iter().map(FeaturedTag::from).collect())
}

/// Puts a tag on the own profile. One that stands there already is answered if `again`, and is an error otherwise.
///
/// Source: <https://docs.joinmastodon.org/methods/featured_tags/#feature>.
pub async fn feature(
    services: &Services,
    account: &Account,
    name: &str,
    again: bool,
) -> Result<FeaturedTag> {
    let wanted = text::hashtag::normalise(name)
        .ok_or_else(|| Error::Unprocessable("Validation failed: Name is invalid".to_owned()))?;
    let pair = [(wanted.name.clone(), wanted.display.clone())];
    let tag_id = caches::tag_ids(services, &pair)
        .await?
        .remove(&wanted.name)
        .ok_or_else(|| Error::Internal("a tag was not made".to_owned()))?;
    let mut connection = services.connection().await?;
    let tx = connection.transaction().await?;
    // Two at once would each see room for one more.
    account_rows::lock_row()
        .bind(&tx, &account.id)
        .opt()
        .await?;
    let standing = rows::of_account().bind(&tx, &account.id).all().await?;
    if let Some(row) = standing.iter().find(|row| row.tag_id == tag_id) {
        return if again {
            Ok(row.clone().into())
        } else {
            Err(Error::Unprocessable(
                "Validation failed: Name has already been taken".to_owned(),
            ))
        };
    }
    let limit = usize::try_from(services.config.limits.featured_tags).unwrap_or(usize::MAX);
    if standing.len() >= limit {
        return Err(Error::Unprocessable(
            "Validation failed: You have already featured the maximum number of hashtags"
                .to_owned(),
        ));
    }
    let (id, now) = (services.id()?, services.now());
    rows::insert()
        .bind(&tx, &id, &account.id, &tag_id, &wanted.display)
        .opt()
        .await?;
    tell(services, &tx, account.id).await?;
    // Posts of this moment are counted by their own job; those before at once, or by this one should the process die now.
    let due = now.checked_add(COUNTED_BY).unwrap_or(now);
    let job = tasks::job_at(services, &FeaturedTagAdded { id }, due)?;
    jobs::enqueue(&tx, std::slice::from_ref(&job), now).await?;
    tx.commit().await?;
    drop(connection);
    services.committed();
    fill(services, id).await?;
    let connection = services.connection().await?;
    job_rows::complete()
        .bind(&connection, &[job.id].as_slice())
        .await?;
    let row = rows::by_id()
        .bind(&connection, &id)
        .opt()
        .await?
        .ok_or(Error::NotFound)?;
    Ok(row.into())
}

/// Takes a tag off the own profile; [`Error::NotFound`] when it does not stand there.
pub async fn unfeature(services: &Services, account_id: i64, id: i64) -> Result<()> {
    let mut connection = services.connection().await?;
    let tx = connection.transaction().await?;
    rows::delete()
        .bind(&tx, &account_id, &id)
        .opt()
        .await?
        .ok_or(Error::NotFound)?;
    tell(services, &tx, account_id).await?;
    tx.commit().await?;
    drop(connection);
    services.committed();
    Ok(())
}

/// As [`unfeature`], by name; nothing happens when it does not stand there.
pub async fn unfeature_named(services: &Services, account_id: i64, name: &str) -> Result<()> {
    let wanted = text::hashtag::normalise(name).ok_or(Error::NotFound)?;
    let mut connection = services.connection().await?;
    let Some(tag) = tag_rows::by_name()
        .bind(&connection, &wanted.name)
        .opt()
        .await?
    else {
        return Ok(());
    };
    let tx = connection.transaction().await?;
    let gone = rows::delete_by_tag()
        .bind(&tx, &account_id, &tag.id)
        .opt()
        .await?;
    if gone.is_some() {
        tell(services, &tx, account_id).await?;
    }
    tx.commit().await?;
    drop(connection);
    services.committed();
    Ok(())
}

/// Brings the tags on the profile of somebody elsewhere to what their server says. May run twice.
pub async fn receive(services: &Services, account: &Account, names: &[String]) -> Result<()> {
    let mut wanted: Vec<(String, String)> = Vec::new();
    for tag in names
        .iter()
        .filter_map(|name| text::hashtag::normalise(name))
    {
        if wanted.len() < MAX_RECEIVED && !wanted.iter().any(|(name, _)| *name == tag.name) {
            wanted.push((tag.name, tag.display));
        }
    }
    let ids = caches::tag_ids(services, &wanted).await?;
    let tag_ids: Vec<i64> = ids.values().copied().collect();
    let connection = services.connection().await?;
    rows::delete_except()
        .bind(&connection, &account.id, &tag_ids)
        .await?;
    let mut new = Vec::new();
    for (name, display) in &wanted {
        let Some(tag_id) = ids.get(name) else {
            continue;
        };
        let inserted = rows::insert()
            .bind(&connection, &services.id()?, &account.id, tag_id, display)
            .opt()
            .await?;
        new.extend(inserted);
    }
    drop(connection);
    for id in new {
        fill(services, id).await?;
    }
    Ok(())
}

/// Peers read the tags from where the profile says; its change makes them look.
async fn tell(services: &Services, tx: &crate::store::Tx<'_>, account_id: i64) -> Result<()> {
    tasks::enqueue(services, tx, &AccountUpdated { account_id }).await
}

/// Counts the owner's posts for a tag that is new on the profile. May run twice.
pub async fn fill(services: &Services, id: i64) -> Result<()> {
    let connection = services.connection().await?;
    let Some(row) = rows::by_id().bind(&connection, &id).opt().await? else {
        return Ok(());
    };
    let mut below = i64::MAX;
    loop {
        let part = rows::fill()
            .bind(
                &connection,
                &row.account_id,
                &below,
                &PART,
                &row.tag_id,
                &id,
            )
            .one()
            .await?;
        if part.seen < PART {
            return Ok(());
        }
        below = part.last;
    }
}

/// Counts posts for the tags that their authors feature: new ones, and edited ones anew. May run twice.
pub async fn recount(services: &Services, statuses: &[i64]) -> Result<()> {
    if statuses.is_empty() {
        return Ok(());
    }
    let connection = services.connection().await?;
    rows::recount().bind(&connection, &statuses).await?;
    Ok(())
}

/// The tags used most in the newest posts that are not on the profile yet.
///
/// Source: <https://docs.joinmastodon.org/methods/featured_tags/#suggestions>.
pub async fn suggestions(services: &Services, account_id: i64) -> Result<Vec<Tag>> {
    let connection = services.connection().await?;
    let found = rows::suggestions()
        .bind(&connection, &account_id, &SUGGESTED)
        .all()
        .await?;
    drop(connection);
    let found = found
        .into_iter()
        .map(|row| (row.id, row.name, row.display_name))
        .collect();
    let mut tags = tags::with_histories(services, found).await?;
    tags::mark(services, Some(account_id), &mut tags).await?;
    Ok(tags)
}

/// Which of these tags stand on somebody's profile.
pub async fn among(services: &Services, account_id: i64, tag_ids: &[i64]) -> Result<HashSet<i64>> {
    if tag_ids.is_empty() {
        return Ok(HashSet::new());
    }
    let connection = services.connection().await?;
    let found = rows::featured_among()
        .bind(&connection, &account_id, &tag_ids)
        .all()
        .await?;
    Ok(found.into_iter().collect())
}
