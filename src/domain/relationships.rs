//! Following, blocking, muting: between people here, and between them and people elsewhere.

use jiff::{SignedDuration, Timestamp};
use sql::queries::{accounts as account_rows, notifications, relationships as rows};

use super::{
    Error, Result, Services,
    accounts::{Account, AccountExt},
    tasks,
    tasks::{Change, RelationshipChanged},
};
use crate::{feed, store::Tx};

pub use sql::queries::relationships::{Follow, Relationship};

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

/// Options of a follow; `None` leaves what is, or takes the default.
#[derive(Clone, Debug, Default)]
pub struct FollowOptions {
    /// Boosts stand in the home.
    pub reblogs: Option<bool>,
    /// Each post notifies.
    pub notify: Option<bool>,
    /// Only posts in these languages; an empty list means all.
    pub languages: Option<Vec<String>>,
}

/// A person here follows somebody, asks to, or changes the options of a follow.
///
/// A remote target is always asked first: the follow counts only once it has accepted.
/// Source: <https://docs.joinmastodon.org/methods/accounts/#follow>.
pub async fn follow(
    services: &Services,
    account: &Account,
    target: &Account,
    options: FollowOptions,
) -> Result<()> {
    if account.id == target.id
        || target.is_gone()
        || target.moved_to_id.is_some()
        || target.is_server()
    {
        return Err(Error::Forbidden("This action is not allowed"));
    }
    if options
        .languages
        .iter()
        .flatten()
        .any(|language| !super::statuses::is_language(language))
    {
        return Err(Error::Unprocessable(
            "Validation failed: Languages must be ISO 639 codes".to_owned(),
        ));
    }
    let relation = to(services, account.id, target.id).await?;
    if relation.blocked_by || relation.blocking || relation.domain_blocking {
        return Err(Error::Forbidden("This action is not allowed"));
    }
    let languages = options
        .languages
        .clone()
        .filter(|languages| !languages.is_empty());
    let set_languages = options.languages.is_some();
    let mut connection = services.connection().await?;
    let tx = connection.transaction().await?;
    lock_pair(&tx, account.id, target.id).await?;
    let updated = rows::update_follow()
        .bind(
            &tx,
            &options.reblogs,
            &options.notify,
            &set_languages,
            &languages,
            &account.id,
            &target.id,
        )
        .opt()
        .await?
        .or(rows::update_request()
            .bind(
                &tx,
                &options.reblogs,
                &options.notify,
                &set_languages,
                &languages,
                &account.id,
                &target.id,
            )
            .opt()
            .await?);
    if updated.is_none() {
        let id = services.id()?;
        let uri = format!("{}#follows/{id}", account.uri);
        let reblogs = options.reblogs.unwrap_or(true);
        let notify = options.notify.unwrap_or(false);
        let now = services.now();
        let change = if target.locked || !target.is_local() || account.silenced_at.is_some() {
            rows::request()
                .bind(
                    &tx,
                    &id,
                    &account.id,
                    &target.id,
                    &Some(&uri),
                    &reblogs,
                    &notify,
                    &languages,
                    &now,
                )
                .one()
                .await?;
            Change::Requested
        } else {
            insert_follow(
                services,
                &tx,
                &Follow {
                    id,
                    account_id: account.id,
                    target_id: target.id,
                    uri: Some(uri.clone()),
                    show_reblogs: reblogs,
                    notify,
                    languages,
                },
                true,
            )
            .await?;
            Change::Followed
        };
        enqueue(services, &tx, account.id, target.id, change, Some(uri)).await?;
    } else {
        enqueue_settling(services, &tx, account.id, target.id, Change::Followed).await?;
    }
    tx.commit().await?;
    drop(connection);
    settle(services, &[account.id, target.id], &[account.id]).await;
    Ok(())
}

/// Writes an established follow and its counters. Nothing happens when it stands already; whether it is new.
pub async fn insert_follow(
    services: &Services,
    tx: &Tx<'_>,
    follow: &Follow,
    local: bool,
) -> Result<bool> {
    let new = rows::follow()
        .bind(
            tx,
            &follow.id,
            &follow.account_id,
            &follow.target_id,
            &follow.uri,
            &local,
            &follow.show_reblogs,
            &follow.notify,
            &follow.languages,
            &services.now(),
        )
        .opt()
        .await?;
    if new.is_some() {
        count(tx, follow.account_id, follow.target_id, 1).await?;
    }
    Ok(new.is_some())
}

/// Removes a follow and its counters, in any direction.
pub async fn remove_follow(tx: &Tx<'_>, account_id: i64, target_id: i64) -> Result<Option<Follow>> {
    let old = rows::unfollow()
        .bind(tx, &account_id, &target_id)
        .opt()
        .await?;
    if old.is_some() {
        count(tx, account_id, target_id, -1).await?;
        // Only whom one follows can be featured.
        rows::unendorse().bind(tx, &account_id, &target_id).await?;
        let nothing = None::<i64>;
        notifications::forget_one()
            .bind(tx, &target_id, &"follow", &account_id, &nothing)
            .await?;
    }
    Ok(old)
}

/// Removes a request.
pub async fn remove_request(
    tx: &Tx<'_>,
    account_id: i64,
    target_id: i64,
) -> Result<Option<Follow>> {
    let old = rows::unrequest()
        .bind(tx, &account_id, &target_id)
        .opt()
        .await?;
    if old.is_some() {
        let nothing = None::<i64>;
        notifications::forget_one()
            .bind(tx, &target_id, &"follow_request", &account_id, &nothing)
            .await?;
    }
    Ok(old)
}

/// The counters of both ends, always in the order of ids.
async fn count(tx: &Tx<'_>, follower: i64, followed: i64, by: i64) -> Result<()> {
    let mut steps = [(follower, 0, by), (followed, by, 0)];
    steps.sort_unstable();
    for (id, followers, following) in steps {
        account_rows::add_counts()
            .bind(tx, &id, &0, &followers, &following)
            .await?;
    }
    Ok(())
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

/// After the commit of a mute: as [`settle`], where nobody follows anybody else than before.
async fn settle_mutes(services: &Services, people: &[i64]) {
    let changes: Vec<feed::Change> = people
        .iter()
        .map(|id| feed::Change::Relationships(*id))
        .collect();
    services.changed(&changes).await;
}

/// A person here no longer follows somebody, or takes the request back.
pub async fn unfollow(services: &Services, account: &Account, target: &Account) -> Result<()> {
    let mut connection = services.connection().await?;
    let tx = connection.transaction().await?;
    lock_pair(&tx, account.id, target.id).await?;
    let old = match remove_follow(&tx, account.id, target.id).await? {
        Some(old) => Some(old),
        None => remove_request(&tx, account.id, target.id).await?,
    };
    if let Some(old) = old {
        enqueue(
            services,
            &tx,
            account.id,
            target.id,
            Change::Unfollowed,
            old.uri,
        )
        .await?;
    }
    tx.commit().await?;
    drop(connection);
    settle(services, &[account.id, target.id], &[account.id]).await;
    Ok(())
}

/// A person here lets somebody follow who asked to; [`Error::NotFound`] when nobody did.
pub async fn authorize(services: &Services, account: &Account, follower: &Account) -> Result<()> {
    let mut connection = services.connection().await?;
    let tx = connection.transaction().await?;
    lock_pair(&tx, account.id, follower.id).await?;
    let request = remove_request(&tx, follower.id, account.id)
        .await?
        .ok_or(Error::NotFound)?;
    insert_follow(services, &tx, &request, follower.is_local()).await?;
    enqueue(
        services,
        &tx,
        account.id,
        follower.id,
        Change::Accepted,
        request.uri,
    )
    .await?;
    tx.commit().await?;
    drop(connection);
    settle(services, &[account.id, follower.id], &[follower.id]).await;
    Ok(())
}

/// A person here refuses a request; [`Error::NotFound`] when there is none.
pub async fn reject(services: &Services, account: &Account, follower: &Account) -> Result<()> {
    let mut connection = services.connection().await?;
    let tx = connection.transaction().await?;
    lock_pair(&tx, account.id, follower.id).await?;
    let request = remove_request(&tx, follower.id, account.id)
        .await?
        .ok_or(Error::NotFound)?;
    enqueue(
        services,
        &tx,
        account.id,
        follower.id,
        Change::Rejected,
        request.uri,
    )
    .await?;
    tx.commit().await?;
    drop(connection);
    settle(services, &[account.id, follower.id], &[]).await;
    Ok(())
}

/// A person here removes a follower.
pub async fn remove_follower(
    services: &Services,
    account: &Account,
    follower: &Account,
) -> Result<()> {
    let mut connection = services.connection().await?;
    let tx = connection.transaction().await?;
    lock_pair(&tx, account.id, follower.id).await?;
    if let Some(old) = remove_follow(&tx, follower.id, account.id).await? {
        enqueue(
            services,
            &tx,
            account.id,
            follower.id,
            Change::Rejected,
            old.uri,
        )
        .await?;
    }
    tx.commit().await?;
    drop(connection);
    settle(services, &[account.id, follower.id], &[follower.id]).await;
    Ok(())
}

/// A person here blocks somebody: follows and requests end both ways, notifications from them go.
///
/// Source: <https://docs.joinmastodon.org/methods/accounts/#block>.
pub async fn block(services: &Services, account: &Account, target: &Account) -> Result<()> {
    if account.id == target.id {
        return Err(Error::Forbidden("This action is not allowed"));
    }
    let mut connection = services.connection().await?;
    let tx = connection.transaction().await?;
    lock_pair(&tx, account.id, target.id).await?;
    let id = services.id()?;
    let uri = format!("{}#blocks/{id}", account.uri);
    apply_block(services, &tx, id, account.id, target.id, &uri).await?;
    tx.commit().await?;
    drop(connection);
    settle(services, &[account.id, target.id], &[account.id, target.id]).await;
    Ok(())
}

/// Writes a block from anywhere, with what it ends. Nothing happens when it stands already.
pub async fn apply_block(
    services: &Services,
    tx: &Tx<'_>,
    id: i64,
    account_id: i64,
    target_id: i64,
    uri: &str,
) -> Result<()> {
    let new = rows::block()
        .bind(
            tx,
            &id,
            &account_id,
            &target_id,
            &Some(uri),
            &services.now(),
        )
        .opt()
        .await?;
    if new.is_none() {
        return Ok(());
    }
    // Whom the blocker followed hears of it by the Block itself, or by the Undo here.
    if let Some(old) = remove_follow(tx, account_id, target_id).await? {
        enqueue(
            services,
            tx,
            account_id,
            target_id,
            Change::Unfollowed,
            old.uri,
        )
        .await?;
    } else if let Some(old) = remove_request(tx, account_id, target_id).await? {
        enqueue(
            services,
            tx,
            account_id,
            target_id,
            Change::Unfollowed,
            old.uri,
        )
        .await?;
    }
    if let Some(old) = remove_follow(tx, target_id, account_id).await? {
        enqueue(
            services,
            tx,
            account_id,
            target_id,
            Change::Rejected,
            old.uri,
        )
        .await?;
    } else if let Some(old) = remove_request(tx, target_id, account_id).await? {
        enqueue(
            services,
            tx,
            account_id,
            target_id,
            Change::Rejected,
            old.uri,
        )
        .await?;
    }
    notifications::forget_between()
        .bind(tx, &account_id, &target_id)
        .await?;
    enqueue(
        services,
        tx,
        account_id,
        target_id,
        Change::Blocked,
        Some(uri.to_owned()),
    )
    .await
}

/// No longer.
pub async fn unblock(services: &Services, account: &Account, target: &Account) -> Result<()> {
    let mut connection = services.connection().await?;
    let tx = connection.transaction().await?;
    if let Some(old) = rows::unblock()
        .bind(&tx, &account.id, &target.id)
        .opt()
        .await?
    {
        enqueue(
            services,
            &tx,
            account.id,
            target.id,
            Change::Unblocked,
            old.uri,
        )
        .await?;
    }
    tx.commit().await?;
    drop(connection);
    settle(services, &[account.id, target.id], &[account.id]).await;
    Ok(())
}

/// A person here mutes somebody; `duration` ends it by itself.
///
/// Source: <https://docs.joinmastodon.org/methods/accounts/#mute>.
pub async fn mute(
    services: &Services,
    account: &Account,
    target: &Account,
    hide_notifications: bool,
    duration: Option<SignedDuration>,
) -> Result<()> {
    if account.id == target.id {
        return Err(Error::Forbidden("This action is not allowed"));
    }
    let now = services.now();
    let expires_at: Option<Timestamp> = match duration.filter(|duration| duration.is_positive()) {
        Some(duration) => Some(now.checked_add(duration).map_err(|_| {
            Error::Unprocessable("Validation failed: Duration is too long".to_owned())
        })?),
        None => None,
    };
    let connection = services.connection().await?;
    rows::mute()
        .bind(
            &connection,
            &services.id()?,
            &account.id,
            &target.id,
            &hide_notifications,
            &expires_at,
            &now,
        )
        .one()
        .await?;
    drop(connection);
    settle_mutes(services, &[account.id]).await;
    Ok(())
}

/// No longer.
pub async fn unmute(services: &Services, account: &Account, target: &Account) -> Result<()> {
    let connection = services.connection().await?;
    rows::unmute()
        .bind(&connection, &account.id, &target.id)
        .opt()
        .await?;
    drop(connection);
    settle_mutes(services, &[account.id]).await;
    Ok(())
}

/// Ends mutes whose time has come; how many.
pub async fn expire_mutes(services: &Services) -> Result<usize> {
    let connection = services.connection().await?;
    let ended = rows::expired_mutes()
        .bind(&connection, &services.now())
        .all()
        .await?;
    drop(connection);
    let people: Vec<i64> = ended.iter().map(|row| row.account_id).collect();
    if !people.is_empty() {
        settle_mutes(services, &people).await;
    }
    Ok(ended.len())
}
