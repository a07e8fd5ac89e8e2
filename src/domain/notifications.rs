//! Notifications, and how far they were read.

use jiff::Timestamp;
use sql::queries::notifications as rows;

use super::{
    Error, Result, Services,
    statuses::{self, Gathered},
    timelines::{Cursor, Page},
};
use crate::feed;

pub use sql::queries::notifications::Notification;

/// The types that exist here (<https://docs.joinmastodon.org/entities/Notification/#type>).
pub const KINDS: [&str; 11] = [
    "mention",
    "status",
    "reblog",
    "follow",
    "follow_request",
    "favourite",
    "update",
    "poll",
    "quote",
    "quoted_update",
    "admin.sign_up",
];

/// Which notifications.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Only these types; empty for all. Unknown ones match nothing.
    pub types: Vec<String>,
    /// None of these types.
    pub exclude_types: Vec<String>,
    /// Only from this account.
    pub account_id: Option<i64>,
}

/// A page of notifications with the posts they are about.
#[derive(Debug)]
pub struct Notifications {
    /// Newest first.
    pub rows: Vec<Notification>,
    /// The posts.
    pub statuses: Gathered,
    /// The senders.
    pub accounts: std::collections::HashMap<i64, super::accounts::Account>,
}

/// Reads notifications (<https://docs.joinmastodon.org/methods/notifications/#get>).
pub async fn page(
    services: &Services,
    reader: i64,
    filter: &Filter,
    at: Cursor,
) -> Result<Page<Notifications>> {
    let limit = i64::try_from(at.limit).unwrap_or(40);
    let connection = services.connection().await?;
    let mut found = rows::page()
        .bind(
            &connection,
            &filter.types,
            &filter.exclude_types,
            &reader,
            &at.upwards,
            &at.below,
            &at.above,
            &filter.account_id.unwrap_or(0),
            &limit,
        )
        .all()
        .await?;
    drop(connection);
    if at.upwards {
        found.reverse();
    }
    let newest = found.first().map(|row| row.id);
    let oldest = found.last().map(|row| row.id);
    let more = found.len() >= at.limit;
    let items = with_context(services, reader, found).await?;
    Ok(Page {
        items,
        newest,
        oldest,
        more,
    })
}

/// One own notification.
pub async fn one(services: &Services, reader: i64, id: i64) -> Result<Notifications> {
    let connection = services.connection().await?;
    let row = rows::by_id()
        .bind(&connection, &id, &reader)
        .opt()
        .await?
        .ok_or(Error::NotFound)?;
    drop(connection);
    let found = with_context(services, reader, vec![row]).await?;
    if found.rows.is_empty() {
        Err(Error::NotFound)
    } else {
        Ok(found)
    }
}

/// Gathers senders and posts; what may no longer be seen is left out.
async fn with_context(
    services: &Services,
    reader: i64,
    found: Vec<Notification>,
) -> Result<Notifications> {
    let ids: Vec<i64> = found.iter().filter_map(|row| row.status_id).collect();
    let people: Vec<i64> = found.iter().map(|row| row.from_account_id).collect();
    let statuses = statuses::gather(services, Some(reader), &ids).await?;
    let accounts = super::accounts::by_ids(services, &people).await?;
    let relations = super::relationships::between(services, reader, &people).await?;
    let rows = found
        .into_iter()
        .filter(|row| {
            use super::accounts::AccountExt;
            accounts
                .get(&row.from_account_id)
                .is_some_and(|account| !account.is_gone())
                && row.status_id.is_none_or(|id| statuses.order.contains(&id))
                && !relations.iter().any(|relation| {
                    relation.id == row.from_account_id
                        && (relation.blocking
                            || (relation.muting && relation.muting_notifications.unwrap_or(false)))
                })
        })
        .collect();
    Ok(Notifications {
        rows,
        statuses,
        accounts,
    })
}

/// How many are above the read marker, up to `cap`.
pub async fn unread_count(
    services: &Services,
    reader: i64,
    filter: &Filter,
    cap: i64,
) -> Result<i64> {
    let connection = services.connection().await?;
    Ok(rows::unread_count()
        .bind(
            &connection,
            &reader,
            &cap,
            &filter.types,
            &filter.exclude_types,
        )
        .one()
        .await?)
}

/// Removes all.
pub async fn clear(services: &Services, reader: i64) -> Result<()> {
    let connection = services.connection().await?;
    rows::clear().bind(&connection, &reader).await?;
    Ok(())
}

/// Removes one.
pub async fn dismiss(services: &Services, reader: i64, id: i64) -> Result<()> {
    let connection = services.connection().await?;
    if rows::dismiss().bind(&connection, &reader, &id).await? == 0 {
        return Err(Error::NotFound);
    }
    Ok(())
}

/// Tells a local person something, once however often it is tried: unless they blocked or muted the sender, or muted
/// the thread. Whether it is new.
pub async fn notify(
    services: &Services,
    reader: i64,
    kind: &'static str,
    from: i64,
    status: Option<(i64, i64)>,
) -> Result<bool> {
    let about = status.map(|(id, _)| id);
    Ok(notify_many(services, &[reader], kind, from, about).await? > 0)
}

/// Tells many local people the same, as [`notify`] does one. How many are new.
pub async fn notify_many(
    services: &Services,
    readers: &[i64],
    kind: &'static str,
    from: i64,
    status: Option<i64>,
) -> Result<usize> {
    let notices: Vec<Notice> = readers
        .iter()
        .map(|reader| Notice {
            reader: *reader,
            kind,
            from,
            status,
        })
        .collect();
    notify_all(services, &notices).await
}

/// Something to tell a local person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Whom.
    pub reader: i64,
    /// One of [`KINDS`].
    pub kind: &'static str,
    /// Who did it.
    pub from: i64,
    /// The post it is about.
    pub status: Option<i64>,
}

/// Tells many local people many things, as [`notify`] does one: a statement for each thousand. How many are new.
pub async fn notify_all(services: &Services, notices: &[Notice]) -> Result<usize> {
    let now = services.now();
    let mut new = 0;
    for notices in notices.chunks(1_000) {
        let ids = notices
            .iter()
            .map(|_| services.id())
            .collect::<Result<Vec<i64>>>()?;
        let readers: Vec<i64> = notices.iter().map(|notice| notice.reader).collect();
        let kinds: Vec<&str> = notices.iter().map(|notice| notice.kind).collect();
        let senders: Vec<i64> = notices.iter().map(|notice| notice.from).collect();
        let statuses: Vec<i64> = notices
            .iter()
            .map(|notice| notice.status.unwrap_or(0))
            .collect();
        let keys: Vec<String> = ids
            .iter()
            .zip(notices)
            .map(|(id, notice)| group_key(*id, notice.kind, notice.status, now))
            .collect();
        let connection = services.connection().await?;
        let rows = rows::insert_many()
            .bind(
                &connection,
                &now,
                &ids,
                &readers,
                &kinds,
                &senders,
                &statuses,
                &keys,
            )
            .all()
            .await?;
        drop(connection);
        new += rows.len();
        let events: Vec<feed::Event> = rows
            .into_iter()
            .map(|row| feed::Event::Notification {
                reader: row.account_id,
                id: row.id,
            })
            .collect();
        services.announce_all(&events).await;
    }
    Ok(new)
}

/// Takes back what somebody was told, when its cause was taken back.
pub async fn forget(
    services: &Services,
    reader: i64,
    kind: &'static str,
    from: i64,
    status: Option<i64>,
) -> Result<()> {
    let connection = services.connection().await?;
    rows::forget_one()
        .bind(&connection, &reader, &kind, &from, &status)
        .await?;
    Ok(())
}

/// What groups a notification with others in the grouped form.
fn group_key(id: i64, kind: &str, status: Option<i64>, now: Timestamp) -> String {
    let hours = now.as_second() / 3600 / 12;
    match (kind, status) {
        ("favourite" | "reblog", Some(status)) => format!("{kind}-{status}-{hours}"),
        ("follow" | "admin.sign_up", _) => format!("{kind}-{hours}"),
        _ => format!("ungrouped-{id}"),
    }
}

/// How far a timeline was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marker {
    /// `home` or `notifications`.
    pub timeline: String,
    /// The last item read.
    pub last_read_id: i64,
    /// Rises with each write.
    pub version: i32,
    /// When it was written.
    pub updated_at: Timestamp,
}

/// The markers asked for, as far as they exist.
pub async fn markers(
    services: &Services,
    reader: i64,
    timelines: &[String],
) -> Result<Vec<Marker>> {
    let connection = services.connection().await?;
    let found = rows::markers()
        .bind(&connection, &reader, &timelines)
        .all()
        .await?;
    Ok(found
        .into_iter()
        .map(|row| Marker {
            timeline: row.timeline,
            last_read_id: row.last_read_id,
            version: row.version,
            updated_at: row.updated_at,
        })
        .collect())
}

/// Moves markers; those named only.
pub async fn set_markers(
    services: &Services,
    reader: i64,
    positions: &[(&'static str, i64)],
) -> Result<Vec<Marker>> {
    let mut connection = services.connection().await?;
    let tx = connection.transaction().await?;
    let mut markers = Vec::new();
    for (timeline, last_read_id) in positions {
        let row = rows::set_marker()
            .bind(&tx, &reader, timeline, last_read_id, &services.now())
            .one()
            .await?;
        markers.push(Marker {
            timeline: row.timeline,
            last_read_id: row.last_read_id,
            version: row.version,
            updated_at: row.updated_at,
        });
    }
    tx.commit().await?;
    Ok(markers)
}
