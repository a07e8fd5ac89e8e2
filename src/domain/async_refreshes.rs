//! Work in the background that a client may ask about: a thread of another server, whose answers are asked for when somebody
//! here opens it.
//!
//! Source: <https://docs.joinmastodon.org/methods/async_refreshes/>; when a thread is asked for again is as Mastodon has it.

use jiff::{SignedDuration, Timestamp};
use sql::queries::async_refreshes as rows;

use super::{
    Error, Result, Services,
    statuses::Status,
    tasks::{self, FetchReplies},
};

/// The answers of a thread are asked for once in this time, however many open it.
const AGAIN: SignedDuration = SignedDuration::from_mins(15);
/// The answers to a younger post are on their way here anyway.
const YOUNG: SignedDuration = SignedDuration::from_mins(5);
/// What takes longer is dead.
const LONGEST: SignedDuration = SignedDuration::from_mins(10);
/// What is over can be asked about for so long.
const KEPT: SignedDuration = SignedDuration::from_hours(24);
/// Rows removed by one statement, and statements of one run.
const BATCH: i64 = 5_000;
const BATCHES: usize = 20;

/// How far the work is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refresh {
    /// By what a client asks.
    pub token: String,
    /// Answers found so far that were not here.
    pub result_count: i64,
    /// It is not over.
    pub running: bool,
}

impl Refresh {
    fn of(row: rows::Refresh, now: Timestamp) -> Refresh {
        Refresh {
            token: row.token,
            result_count: row.result_count,
            running: row.finished_at.is_none() && now.duration_since(row.started_at) < LONGEST,
        }
    }
}

/// Somebody here opens the thread of a post: asks its server for answers, unless that was done lately. Answers how far it is
/// while it goes on.
pub async fn of_thread(services: &Services, status: &Status) -> Result<Option<Refresh>> {
    let now = services.now();
    let row = &status.row;
    if row.local
        || !status.visibility.is_open()
        || !services.config.federation.enabled
        || now.duration_since(row.created_at) < YOUNG
    {
        return Ok(None);
    }
    let before = now.checked_sub(AGAIN).unwrap_or(Timestamp::MIN);
    let mut connection = services.connection().await?;
    if let Some(last) = rows::of_status().bind(&connection, &row.id).opt().await?
        && last.started_at > before
    {
        return Ok(Some(Refresh::of(last, now)).filter(|refresh| refresh.running));
    }
    let tx = connection.transaction().await?;
    let token = services.random.token();
    let Some(begun) = rows::begin()
        .bind(&tx, &row.id, &token, &now, &before)
        .opt()
        .await?
    else {
        // Somebody else at this very moment.
        tx.rollback().await?;
        let begun = rows::of_status().bind(&connection, &row.id).opt().await?;
        return Ok(begun.map(|begun| Refresh::of(begun, now)));
    };
    let task = FetchReplies {
        status_id: row.id,
        token,
    };
    tasks::enqueue(services, &tx, &task).await?;
    tx.commit().await?;
    services.committed();
    Ok(Some(Refresh::of(begun, now)))
}

/// How far work is; [`Error::NotFound`] when nobody knows of it.
pub async fn show(services: &Services, token: &str) -> Result<Refresh> {
    let connection = services.connection().await?;
    let row = rows::by_token()
        .bind(&connection, &token)
        .opt()
        .await?
        .ok_or(Error::NotFound)?;
    Ok(Refresh::of(row, services.now()))
}

/// So many more answers are here.
pub(super) async fn found(services: &Services, task: &FetchReplies, amount: i64) -> Result<()> {
    let connection = services.connection().await?;
    rows::found()
        .bind(&connection, &amount, &task.status_id, &task.token)
        .await?;
    Ok(())
}

/// The work is over.
pub async fn finish(services: &Services, task: &FetchReplies) -> Result<()> {
    let connection = services.connection().await?;
    rows::finish()
        .bind(&connection, &services.now(), &task.status_id, &task.token)
        .await?;
    Ok(())
}

/// Removes what nobody asks about any more.
pub async fn forget(services: &Services) -> Result<()> {
    let before = services.now().checked_sub(KEPT).unwrap_or(Timestamp::MIN);
    let connection = services.connection().await?;
    for _ in 0..BATCHES {
        let gone = rows::forget().bind(&connection, &before, &BATCH).await?;
        if gone < u64::try_from(BATCH).unwrap_or(u64::MAX) {
            break;
        }
    }
    Ok(())
}
