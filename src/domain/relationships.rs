//! Following, blocking, muting: between people here, and between them and people elsewhere.

mod blocks;
mod follows;
mod mutes;

pub use blocks::{apply_block, block, unblock};
pub use follows::{
    FollowOptions, authorize, follow, insert_follow, reject, remove_follow, remove_follower,
    remove_request, unfollow,
};
pub use mutes::{expire_mutes, mute, unmute};
pub use sql::queries::relationships::{Follow, Relationship};

use sql::queries::{accounts as account_rows, relationships as rows};

use super::{
    Error, Result, Services, tasks,
    tasks::{Change, HomeChanged, RelationshipChanged},
};
use crate::{feed, store::Tx};

/// How a reader stands to accounts, in the order asked for.
pub async fn between(services: &Services, reader: i64, ids: &[i64]) -> Result<Vec<Relationship>> {
    let connection = services.connection().await?;
    let mut found = rows::between()
        .bind(&connection, &reader, &ids, &services.now())
        .all()
        .await?;
    found.sort_by_key(|row| ids.iter().position(|id| *id == row.id));
    Ok(found)
}

/// How a reader stands to the accounts that exist, in the order asked for; to suspended ones only when wanted.
///
/// Source: <https://docs.joinmastodon.org/methods/accounts/#relationships>.
pub async fn known(
    services: &Services,
    reader: i64,
    ids: &[i64],
    with_suspended: bool,
) -> Result<Vec<Relationship>> {
    let accounts = super::accounts::shown(services, ids).await?;
    let ids: Vec<i64> = accounts
        .iter()
        .filter(|account| with_suspended || account.suspended_at.is_none())
        .map(|account| account.id)
        .collect();
    between(services, reader, &ids).await
}

/// Those among the accounts that a reader is not shown in lists of others: blocked in either direction, or muted.
pub async fn unwanted(
    services: &Services,
    reader: i64,
    ids: &[i64],
) -> Result<std::collections::HashSet<i64>> {
    Ok(between(services, reader, ids)
        .await?
        .into_iter()
        .filter(|relation| relation.blocking || relation.blocked_by || relation.muting)
        .map(|relation| relation.id)
        .collect())
}

/// How many people ask to follow an account.
pub async fn requests_count(services: &Services, account_id: i64) -> Result<i64> {
    let connection = services.connection().await?;
    Ok(rows::follow_requests_count()
        .bind(&connection, &account_id)
        .one()
        .await?)
}

/// How a reader stands to one account.
pub async fn to(services: &Services, reader: i64, id: i64) -> Result<Relationship> {
    between(services, reader, &[id])
        .await?
        .pop()
        .ok_or(Error::NotFound)
}

/// Locks the counters' owners in the order of ids: relations between two people change one at a time.
pub async fn lock_pair(tx: &Tx<'_>, one: i64, other: i64) -> Result<()> {
    let (first, second) = if one < other {
        (one, other)
    } else {
        (other, one)
    };
    account_rows::lock_row().bind(tx, &first).opt().await?;
    if first != second {
        account_rows::lock_row().bind(tx, &second).opt().await?;
    }
    Ok(())
}

pub(super) async fn enqueue(
    services: &Services,
    tx: &Tx<'_>,
    account_id: i64,
    target_id: i64,
    change: Change,
    uri: Option<String>,
) -> Result<()> {
    tasks::enqueue(
        services,
        tx,
        &RelationshipChanged {
            account_id,
            target_id,
            change,
            uri,
            told: false,
        },
    )
    .await
}

/// In the transaction of a change of which nobody is told: the job that does what [`settle`] does.
pub(super) async fn enqueue_settling(
    services: &Services,
    tx: &Tx<'_>,
    account_id: i64,
    target_id: i64,
    change: Change,
) -> Result<()> {
    let task = RelationshipChanged {
        account_id,
        target_id,
        change,
        uri: None,
        told: true,
    };
    tasks::enqueue(services, tx, &task).await
}

/// After the commit of a follow, request or block: whoever has cached how these people stand, and who follows them, forgets
/// it; homes that are different now are built anew.
///
/// The job of the change does it again ([`resettle`]), for a writer that dies here.
pub async fn settle(services: &Services, people: &[i64], homes: &[i64]) {
    // First: a post that is pushed by what was known before lands in the home that is dropped afterwards.
    services.changed(&changes(people)).await;
    if let Err(error) = services.feed.drop_homes(homes).await {
        tracing::debug!(%error, "homes not dropped");
    }
    services.committed();
}

/// As [`settle`], and says when Redis could not be told.
pub async fn resettle(services: &Services, people: &[i64], homes: &[i64]) -> Result<()> {
    let away = |error: feed::Error| Error::Unavailable(error.to_string());
    let changes = changes(people);
    services.feed.changed(&changes).await.map_err(away)?;
    services.feed.drop_homes(homes).await.map_err(away)?;
    for reader in people {
        let reader = *reader;
        services
            .announce(&feed::Event::RelationshipsChanged { reader })
            .await;
    }
    Ok(())
}

/// After the commit of a [`HomeChanged`]: whoever has cached how this person reads, and who follows the authors, forgets it,
/// and the home is built anew. The job does it again.
///
/// # Errors
/// [`Error::Unavailable`](super::Error::Unavailable) when Redis could not be told.
pub async fn home_changed(services: &Services, task: &HomeChanged) -> Result<()> {
    let away = |error: feed::Error| Error::Unavailable(error.to_string());
    let reader = task.account_id;
    let mut changes = vec![feed::Change::Relationships(reader)];
    changes.extend(task.authors.iter().map(|id| feed::Change::Followers(*id)));
    // First: a post that is pushed by what was known before lands in the home that is dropped afterwards.
    // What the log does not take now it is told later; the home has to wait for Redis.
    services.changed(&changes).await;
    services.feed.drop_homes(&[reader]).await.map_err(away)
}

fn changes(people: &[i64]) -> Vec<feed::Change> {
    people
        .iter()
        .flat_map(|id| {
            [
                feed::Change::Relationships(*id),
                feed::Change::Followers(*id),
            ]
        })
        .collect()
}
