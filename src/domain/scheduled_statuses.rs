//! Posts for later.
//!
//! What is published takes its row along in the same transaction, so a post for later becomes a post once, whatever is tried
//! how often. One that cannot be published when its time has come stays, for its author to see and to give another time.

use jiff::{SignedDuration, Timestamp, tz::TimeZone};
use sql::queries::{media as media_rows, scheduled_statuses as rows};

use super::{
    Error, Result, Services,
    accounts::{self, Account, AccountExt},
    caches,
    media::Media,
    statuses::{self, Draft, Visibility},
    tasks::{self, PublishScheduled},
    timelines::{Cursor, Page},
};
use crate::store::{Tx, jobs};

/// A post for later.
#[derive(Clone, Debug)]
pub struct Scheduled {
    /// Which.
    pub id: i64,
    /// When it is to be published.
    pub scheduled_at: Timestamp,
    /// What it is made of.
    pub draft: Draft,
    /// Its uploads in order.
    pub media: Vec<Media>,
}

/// Keeps a post for later, with its uploads. Answers its id.
///
/// # Errors
/// [`Error::Unprocessable`] when it is too soon, too many wait, or what could not be posted now either.
///
/// Source: <https://docs.joinmastodon.org/methods/statuses/#create>.
pub async fn schedule(
    services: &Services,
    author: &Account,
    mut draft: Draft,
    at: Timestamp,
) -> Result<i64> {
    check_time(services, at)?;
    if let Some(key) = &draft.idempotency_key
        && let Some(known) = made_with(services, author.id, key).await?
    {
        return Ok(known);
    }
    statuses::check(services, author, &draft).await?;
    // What is a default now is what the author sees in the list.
    let defaults = caches::post_defaults(services, author.id).await?;
    draft.visibility = draft
        .visibility
        .or_else(|| Visibility::parse(&defaults.privacy));
    draft.sensitive = draft.sensitive.or(Some(defaults.sensitive));
    draft.language = draft.language.or_else(|| defaults.language.clone());
    let key = draft.idempotency_key.take();
    let stored =
        serde_json::to_value(&draft).map_err(|error| Error::Internal(error.to_string()))?;
    let id = services.id()?;
    let job = tasks::job_at(services, &PublishScheduled { id }, at)?;
    let mut connection = services.connection().await?;
    let tx = connection.transaction().await?;
    check_room(services, &tx, author.id, at, 0).await?;
    rows::insert()
        .bind(
            &tx,
            &id,
            &author.id,
            &at,
            &stored,
            &draft.media_ids,
            &job.id,
        )
        .await?;
    let kept = rows::keep_media()
        .bind(&tx, &id, &draft.media_ids, &author.id)
        .all()
        .await?;
    if kept.len() != draft.media_ids.len() {
        return Err(Error::Unprocessable(
            "Validation failed: Media attachments could not be found or are used already"
                .to_owned(),
        ));
    }
    if let Some(key) = &key {
        let hours = statuses::KEY_HOURS;
        let kept = rows::keep_key()
            .bind(&tx, &author.id, key, &id, &services.now(), &hours)
            .opt()
            .await?;
        if kept.is_none() {
            return Err(Error::Conflict);
        }
    }
    jobs::enqueue(&tx, &[job], services.now()).await?;
    tx.commit().await?;
    services.committed();
    Ok(id)
}

/// The post for later that was made with a key, if it still waits.
async fn made_with(services: &Services, account_id: i64, key: &str) -> Result<Option<i64>> {
    let Some(id) = statuses::made_with(services, account_id, key).await? else {
        return Ok(None);
    };
    let connection = services.connection().await?;
    let known = rows::by_id().bind(&connection, &id).opt().await?;
    Ok(known
        .filter(|row| row.account_id == account_id)
        .map(|row| row.id))
}

fn check_time(services: &Services, at: Timestamp) -> Result<()> {
    let ahead = SignedDuration::from_secs(i64::from(services.config.limits.scheduled_min_seconds));
    if at.duration_since(services.now()) < ahead {
        return Err(Error::Unprocessable(
            "Validation failed: Scheduled at The scheduled date must be in the future".to_owned(),
        ));
    }
    Ok(())
}

/// Whether one more may wait, and be due on that day. Exact among requests of one person.
async fn check_room(
    services: &Services,
    tx: &Tx<'_>,
    account_id: i64,
    at: Timestamp,
    except: i64,
) -> Result<()> {
    let limits = &services.config.limits;
    rows::lock_account().bind(tx, &account_id).opt().await?;
    let total = i64::from(limits.scheduled_total);
    let waiting = rows::count()
        .bind(tx, &account_id, &(total + 1))
        .one()
        .await?;
    if except == 0 && waiting >= total {
        return Err(Error::Unprocessable(format!(
            "Validation failed: You have exceeded the limit of {total} scheduled posts"
        )));
    }
    let daily = i64::from(limits.scheduled_per_day);
    let day = at.to_zoned(TimeZone::UTC).date();
    let midnight = |day: jiff::civil::Date| {
        day.to_zoned(TimeZone::UTC)
            .map(|midnight| midnight.timestamp())
    };
    let next = day.tomorrow().and_then(midnight).unwrap_or(Timestamp::MAX);
    let begin = midnight(day).unwrap_or(Timestamp::MIN);
    let due = rows::count_between()
        .bind(tx, &account_id, &begin, &next, &except, &(daily + 1))
        .one()
        .await?;
    if due >= daily {
        return Err(Error::Unprocessable(format!(
            "Validation failed: You have exceeded the limit of {daily} scheduled posts for today"
        )));
    }
    Ok(())
}

/// The posts for later of a person, newest first.
///
/// Source: <https://docs.joinmastodon.org/methods/scheduled_statuses/#get>.
pub async fn page(
    services: &Services,
    account_id: i64,
    at: Cursor,
) -> Result<Page<Vec<Scheduled>>> {
    let limit = i64::try_from(at.limit).unwrap_or(40);
    let connection = services.connection().await?;
    let mut found = if at.upwards {
        rows::page_up()
            .bind(&connection, &account_id, &at.below, &at.above, &limit)
            .all()
            .await?
    } else {
        rows::page_down()
            .bind(&connection, &account_id, &at.below, &at.above, &limit)
            .all()
            .await?
    };
    drop(connection);
    if at.upwards {
        found.reverse();
    }
    let newest = found.first().map(|row| row.id);
    let oldest = found.last().map(|row| row.id);
    let more = found.len() >= at.limit;
    let items = with_media(services, account_id, found).await?;
    Ok(Page {
        items,
        newest,
        oldest,
        more,
    })
}

/// An own post for later.
pub async fn one(services: &Services, account_id: i64, id: i64) -> Result<Scheduled> {
    let connection = services.connection().await?;
    let row = rows::by_id()
        .bind(&connection, &id)
        .opt()
        .await?
        .filter(|row| row.account_id == account_id)
        .ok_or(Error::NotFound)?;
    drop(connection);
    let found = with_media(services, account_id, vec![row]).await?;
    found.into_iter().next().ok_or(Error::NotFound)
}

async fn with_media(
    services: &Services,
    account_id: i64,
    found: Vec<rows::Scheduled>,
) -> Result<Vec<Scheduled>> {
    let wanted: Vec<i64> = found
        .iter()
        .flat_map(|row| row.media_ids.iter().copied())
        .collect();
    let media: Vec<Media> = if wanted.is_empty() {
        Vec::new()
    } else {
        let connection = services.connection().await?;
        let files = media_rows::of_account()
            .bind(&connection, &wanted, &account_id)
            .all()
            .await?;
        files.into_iter().map(Media::from).collect()
    };
    found
        .into_iter()
        .map(|row| {
            let draft = serde_json::from_value(row.draft)
                .map_err(|error| Error::Internal(format!("scheduled {}: {error}", row.id)))?;
            Ok(Scheduled {
                id: row.id,
                scheduled_at: row.scheduled_at,
                draft,
                media: row
                    .media_ids
                    .iter()
                    .filter_map(|id| media.iter().find(|file| file.id == *id).cloned())
                    .collect(),
            })
        })
        .collect()
}

/// Gives a post another time.
///
/// Source: <https://docs.joinmastodon.org/methods/scheduled_statuses/#update>.
pub async fn move_to(
    services: &Services,
    account_id: i64,
    id: i64,
    at: Timestamp,
) -> Result<Scheduled> {
    one(services, account_id, id).await?;
    check_time(services, at)?;
    let job = tasks::job_at(services, &PublishScheduled { id }, at)?;
    let mut connection = services.connection().await?;
    let tx = connection.transaction().await?;
    check_room(services, &tx, account_id, at, id).await?;
    rows::move_to()
        .bind(&tx, &id, &account_id, &at, &job.id)
        .opt()
        .await?
        .ok_or(Error::NotFound)?;
    jobs::enqueue(&tx, &[job], services.now()).await?;
    tx.commit().await?;
    drop(connection);
    services.committed();
    one(services, account_id, id).await
}

/// Gives a post up; its uploads can be used again for a day.
///
/// Source: <https://docs.joinmastodon.org/methods/scheduled_statuses/#cancel>.
pub async fn cancel(services: &Services, account_id: i64, id: i64) -> Result<()> {
    let mut connection = services.connection().await?;
    let tx = connection.transaction().await?;
    take(&tx, account_id, id, Timestamp::MAX).await?;
    rows::release_media()
        .bind(&tx, &services.now(), &id, &account_id)
        .await?;
    tx.commit().await?;
    Ok(())
}

/// Takes the row away in the transaction of what it becomes; [`Error::NotFound`] when that has happened before, or its
/// time is after `due` by now.
pub(super) async fn take(tx: &Tx<'_>, account_id: i64, id: i64, due: Timestamp) -> Result<()> {
    rows::take()
        .bind(tx, &id, &account_id, &due)
        .opt()
        .await?
        .map(|_| ())
        .ok_or(Error::NotFound)
}

/// Publishes a post whose time has come. Nothing when it was published, given up, or has another time now.
pub async fn publish(services: &Services, id: i64) -> Result<()> {
    let connection = services.connection().await?;
    let Some(row) = rows::by_id().bind(&connection, &id).opt().await? else {
        return Ok(());
    };
    drop(connection);
    if row.scheduled_at > services.now() {
        return Ok(());
    }
    let author = accounts::acting(services, row.account_id).await?;
    if author.is_gone() {
        return Ok(());
    }
    let mut draft: Draft = serde_json::from_value(row.draft)
        .map_err(|error| Error::Internal(format!("scheduled {id}: {error}")))?;
    draft.scheduled_id = Some(id);
    match statuses::create(services, &author, draft).await {
        Ok(_) => Ok(()),
        Err(error) => {
            // Another run was first, or its author has moved it meanwhile.
            let connection = services.connection().await?;
            match rows::by_id().bind(&connection, &id).opt().await? {
                Some(row) if row.scheduled_at <= services.now() => Err(error),
                _ => Ok(()),
            }
        }
    }
}
