//! Notifications, and how far they were read.

use std::collections::HashMap;

use api::permission::Permissions;
use jiff::Timestamp;
use sql::queries::notifications as rows;

use super::{
    Error, Result, Services,
    accounts::{self, Account, AccountExt},
    featured_collections, relationships,
    statuses::{self, Gathered},
    timelines::{Cursor, Page},
};
use crate::{feed, store::Connection};

pub use sql::queries::notifications::Notification;

/// The types that can stand here (<https://docs.joinmastodon.org/entities/Notification/#type>).
pub const KINDS: [&str; 17] = [
    "mention",
    "status",
    "reblog",
    "follow",
    "follow_request",
    "favourite",
    "poll",
    "update",
    "quote",
    "quoted_update",
    "admin.sign_up",
    "admin.report",
    "severed_relationships",
    "moderation_warning",
    "annual_report",
    "added_to_collection",
    "collection_update",
];

/// Whoever may do any of this keeps order here: the reader's policy does not hold back what they write
/// (<https://docs.joinmastodon.org/entities/Role/#permission-flags>).
const MODERATION: Permissions = Permissions::ADMINISTRATOR
    .and(Permissions::VIEW_AUDIT_LOG)
    .and(Permissions::VIEW_DASHBOARD)
    .and(Permissions::MANAGE_REPORTS)
    .and(Permissions::MANAGE_FEDERATION)
    .and(Permissions::MANAGE_BLOCKS)
    .and(Permissions::MANAGE_TAXONOMIES)
    .and(Permissions::MANAGE_APPEALS)
    .and(Permissions::MANAGE_USERS)
    .and(Permissions::MANAGE_INVITES)
    .and(Permissions::MANAGE_USER_ACCESS)
    .and(Permissions::DELETE_USER_DATA);

/// Which notifications.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Only these types; empty for all. Unknown ones match nothing.
    pub types: Vec<String>,
    /// None of these types.
    pub exclude_types: Vec<String>,
    /// Only from this account; what is held back of it too.
    pub account_id: Option<i64>,
    /// Those held back by the policy too.
    pub include_filtered: bool,
}

impl Filter {
    /// The types that are wanted.
    #[must_use]
    pub fn kinds(&self) -> Vec<&'static str> {
        KINDS
            .into_iter()
            .filter(|kind| {
                (self.types.is_empty() || self.types.iter().any(|wanted| wanted == kind))
                    && !self.exclude_types.iter().any(|unwanted| unwanted == kind)
            })
            .collect()
    }
}

/// A page of notifications with the posts they are about.
#[derive(Debug)]
pub struct Notifications {
    /// Newest first.
    pub rows: Vec<Notification>,
    /// The posts.
    pub statuses: Gathered,
    /// The senders.
    pub accounts: HashMap<i64, Account>,
    /// The collections that some are about, by the notification's id.
    pub collections: HashMap<i64, featured_collections::Collection>,
}

/// Reads notifications (<https://docs.joinmastodon.org/methods/notifications/#get>).
pub async fn page(
    services: &Services,
    reader: i64,
    filter: &Filter,
    at: Cursor,
) -> Result<Page<Notifications>> {
    let limit = i64::try_from(at.limit).unwrap_or(40);
    let kinds = filter.kinds();
    let connection = services.connection().await?;
    let mut found = match filter.account_id {
        Some(from) => from_one(&connection, reader, from, &kinds, at).await?,
        None => {
            rows::page()
                .bind(
                    &connection,
                    &at.upwards,
                    &(kinds.len() == KINDS.len()),
                    &reader,
                    &at.below,
                    &at.above,
                    &limit,
                    &kinds,
                )
                .all()
                .await?
        }
    };
    if filter.include_filtered && filter.account_id.is_none() {
        found.extend(held_back(&connection, reader, &kinds, at).await?);
        found.sort_by_key(|row| if at.upwards { row.id } else { -row.id });
        found.truncate(at.limit);
    }
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

/// What one account did, in the cursor's direction.
pub(super) async fn from_one(
    connection: &Connection,
    reader: i64,
    from: i64,
    kinds: &[&str],
    at: Cursor,
) -> Result<Vec<Notification>> {
    Ok(rows::page_from()
        .bind(
            connection,
            &at.upwards,
            &from,
            &reader,
            &at.below,
            &at.above,
            &kinds,
            &i64::try_from(at.limit).unwrap_or(40),
        )
        .all()
        .await?)
}

/// What is held back, in the cursor's direction.
pub(super) async fn held_back(
    connection: &Connection,
    reader: i64,
    kinds: &[&str],
    at: Cursor,
) -> Result<Vec<Notification>> {
    Ok(rows::page_filtered()
        .bind(
            connection,
            &kinds,
            &reader,
            &at.below,
            &at.above,
            &i64::try_from(at.limit).unwrap_or(40),
            &at.upwards,
        )
        .all()
        .await?)
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
    let accounts = senders(services, reader, &people).await?;
    let about: Vec<i64> = found
        .iter()
        .filter(|row| {
            matches!(
                row.kind.as_str(),
                "added_to_collection" | "collection_update"
            )
        })
        .map(|row| row.id)
        .collect();
    let collections = featured_collections::of_notifications(services, reader, &about).await?;
    let rows = found
        .into_iter()
        .filter(|row| {
            accounts.contains_key(&row.from_account_id)
                && row.status_id.is_none_or(|id| statuses.order.contains(&id))
        })
        .collect();
    Ok(Notifications {
        rows,
        statuses,
        accounts,
        collections,
    })
}

/// Those whose notifications a reader is shown: not who is gone, blocked, or muted with their notifications.
pub(super) async fn senders(
    services: &Services,
    reader: i64,
    ids: &[i64],
) -> Result<HashMap<i64, Account>> {
    let mut ids = ids.to_vec();
    ids.sort_unstable();
    ids.dedup();
    let mut accounts = accounts::by_ids(services, &ids).await?;
    let relations = relationships::between(services, reader, &ids).await?;
    accounts.retain(|id, account| {
        !account.is_gone()
            && !relations.iter().any(|relation| {
                relation.id == *id
                    && (relation.blocking
                        || relation.domain_blocking
                        || (relation.muting && relation.muting_notifications.unwrap_or(false)))
            })
    });
    Ok(accounts)
}

/// How many are above the read marker, up to `cap`.
pub async fn unread_count(
    services: &Services,
    reader: i64,
    filter: &Filter,
    cap: i64,
) -> Result<i64> {
    let kinds = filter.kinds();
    let connection = services.connection().await?;
    if let Some(from) = filter.account_id {
        return Ok(rows::unread_count_from()
            .bind(&connection, &from, &reader, &kinds, &cap)
            .one()
            .await?);
    }
    let mut count = rows::unread_count()
        .bind(&connection, &kinds, &reader, &cap)
        .one()
        .await?;
    if filter.include_filtered {
        count += rows::unread_count_filtered()
            .bind(&connection, &kinds, &reader, &cap)
            .one()
            .await?;
    }
    Ok(count.min(cap))
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

/// Tells a local person something, once however often it is tried: unless they blocked or muted the sender, muted the
/// thread, or have a policy against it, which may also hold it back. Whether it is new.
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

/// Tells those of some local people who are in a collection of it, as [`notify`] does. How many are new.
pub async fn notify_of_collection(
    services: &Services,
    readers: &[i64],
    kind: &'static str,
    owner: i64,
    collection: i64,
) -> Result<usize> {
    let notices: Vec<Notice> = readers
        .iter()
        .map(|reader| Notice {
            reader: *reader,
            kind,
            from: owner,
            status: None,
        })
        .collect();
    write(services, &notices, collection).await
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
    write(services, notices, 0).await
}

/// Writes what is about one collection, or (0) none.
async fn write(services: &Services, notices: &[Notice], collection: i64) -> Result<usize> {
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
        let connection = services.connection().await?;
        let rows = rows::insert_many()
            .bind(
                &connection,
                &statuses,
                &i64::try_from(MODERATION.0).unwrap_or(0),
                &now,
                &ids,
                &readers,
                &kinds,
                &senders,
                &collection,
                &(now.as_second() / 3600),
            )
            .all()
            .await?;
        drop(connection);
        new += rows.len();
        // Of what is held back nobody is told.
        let events: Vec<feed::Event> = rows
            .into_iter()
            .filter(|row| !row.filtered)
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
