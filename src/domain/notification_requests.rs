//! Senders whose notifications are held back, and what the reader decides about them.
//!
//! Source: <https://docs.joinmastodon.org/methods/notifications/#get-requests>.

use std::collections::HashMap;

use sql::queries::{notification_requests as rows, statuses as statuses_rows};

use super::{
    Error, Result, Services,
    accounts::Account,
    conversations,
    notification_policy::MOST_COUNTED,
    notifications,
    statuses::{self, Gathered},
    tasks::{self, ForgetNotifications, MergeNotifications},
    timelines::{Cursor, Page},
};
use crate::feed::Event;

pub use sql::queries::notification_requests::Request;

/// Notifications that are let through or removed by one statement.
const BATCH: i64 = 500;

/// Requests with the people and posts they name.
#[derive(Debug)]
pub struct Requests {
    /// Newest first.
    pub rows: Vec<Request>,
    /// The last posts held back.
    pub statuses: Gathered,
    /// The senders.
    pub accounts: HashMap<i64, Account>,
}

/// A page of requests.
pub async fn page(services: &Services, reader: i64, at: Cursor) -> Result<Page<Requests>> {
    let connection = services.connection().await?;
    let mut found = rows::page()
        .bind(
            &connection,
            &reader,
            &MOST_COUNTED,
            &at.upwards,
            &at.below,
            &at.above,
            &i64::try_from(at.limit).unwrap_or(40),
        )
        .all()
        .await?;
    drop(connection);
    let (newest, oldest, amount) = (
        found.first().map(|row| row.id),
        found.last().map(|row| row.id),
        found.len(),
    );
    let people: Vec<i64> = found.iter().map(|row| row.from_account_id).collect();
    let accounts = notifications::senders(services, reader, &people).await?;
    found.retain(|row| accounts.contains_key(&row.from_account_id));
    let last: Vec<i64> = found.iter().filter_map(|row| row.last_status_id).collect();
    Ok(Page {
        items: Requests {
            statuses: statuses::gather(services, Some(reader), &last).await?,
            rows: found,
            accounts,
        },
        newest,
        oldest,
        more: amount >= at.limit,
    })
}

/// One own request.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn one(services: &Services, reader: i64, id: i64) -> Result<Requests> {
    let at = Cursor {
        below: id.saturating_add(1),
        above: id - 1,
        upwards: false,
        limit: 1,
    };
    let found = page(services, reader, at).await?.items;
    if found.rows.is_empty() {
        Err(Error::NotFound)
    } else {
        Ok(found)
    }
}

/// Lets senders through from now on. What was held back of them is put among the others by a job. How many there were.
pub async fn accept(services: &Services, reader: i64, ids: &[i64]) -> Result<usize> {
    let mut connection = services.connection().await?;
    let tx = connection.transaction().await?;
    rows::lock().bind(&tx, &reader).one().await?;
    let senders = rows::accept()
        .bind(&tx, &reader, &ids, &services.now())
        .all()
        .await?;
    for from_account_id in &senders {
        let task = MergeNotifications {
            account_id: reader,
            from_account_id: *from_account_id,
        };
        tasks::enqueue(services, &tx, &task).await?;
    }
    tx.commit().await?;
    drop(connection);
    services.committed();
    Ok(senders.len())
}

/// Removes requests; what was held back until now is removed by a job. How many there were.
pub async fn dismiss(services: &Services, reader: i64, ids: &[i64]) -> Result<usize> {
    let mut connection = services.connection().await?;
    let tx = connection.transaction().await?;
    rows::lock().bind(&tx, &reader).one().await?;
    let senders = rows::dismiss().bind(&tx, &reader, &ids).all().await?;
    for sender in &senders {
        let task = ForgetNotifications {
            account_id: reader,
            from_account_id: sender.from_account_id,
            upto: sender.upto,
        };
        tasks::enqueue(services, &tx, &task).await?;
    }
    tx.commit().await?;
    drop(connection);
    services.committed();
    Ok(senders.len())
}

/// Whether all that was let through stands among the others.
pub async fn is_merged(services: &Services, reader: i64) -> Result<bool> {
    let connection = services.connection().await?;
    Ok(!rows::is_merging().bind(&connection, &reader).one().await?)
}

/// Puts what was held back of a sender among the others, and the private mentions among them into conversations. Tells the
/// clients when nothing waits any more.
pub async fn merge(services: &Services, reader: i64, from: i64) -> Result<()> {
    loop {
        let mut connection = services.connection().await?;
        let tx = connection.transaction().await?;
        let waiting = rows::waiting()
            .bind(&tx, &reader, &from, &BATCH)
            .all()
            .await?;
        if waiting.is_empty() {
            break;
        }
        // Before the notifications, as a deletion locks them.
        let posts: Vec<i64> = waiting.iter().filter_map(|row| row.status_id).collect();
        statuses_rows::hold_all().bind(&tx, &posts).all().await?;
        let ids: Vec<i64> = waiting.iter().map(|row| row.id).collect();
        let merged = rows::merge().bind(&tx, &ids, &reader).all().await?;
        let mentions: Vec<(i64, i64)> = merged
            .iter()
            .filter(|row| row.kind == "mention")
            .filter_map(|row| Some((reader, row.status_id?)))
            .collect();
        let events = conversations::append_within(services, &tx, &mentions).await?;
        tx.commit().await?;
        drop(connection);
        services.announce_all(&events).await;
    }
    let connection = services.connection().await?;
    rows::merged().bind(&connection, &reader, &from).await?;
    drop(connection);
    if is_merged(services, reader).await? {
        services
            .announce(&Event::NotificationsMerged { reader })
            .await;
    }
    Ok(())
}

/// Removes what was held back of a sender up to an id.
pub async fn forget(services: &Services, reader: i64, from: i64, upto: i64) -> Result<()> {
    loop {
        let connection = services.connection().await?;
        let gone = rows::forget_filtered()
            .bind(&connection, &reader, &from, &upto, &BATCH)
            .all()
            .await?;
        if gone.is_empty() {
            return Ok(());
        }
    }
}
