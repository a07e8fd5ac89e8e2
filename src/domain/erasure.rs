//! Accounts that end, and what they leave behind.
//!
//! Somebody here who goes is gone at once: nothing of them is shown or accepted any more. Peers are told before their keys
//! go, and what they have left is removed in small transactions by a job that may be killed at any time. The account's row and
//! its tombstone stay, so that nobody else gets the name.

use jiff::{SignedDuration, Timestamp};
use sql::queries::{erasure as rows, objects, relationships, statuses};

use super::{
    Error, Invalid, Result, Services,
    accounts::{Account, AccountExt},
    media, peers, relationships as relations, statuses as posts,
    tasks::{self, AccountDeleted, AccountLeft},
    users::{User, password},
};
use crate::{feed::Change, store::jobs};

/// Rows removed by one statement.
const BATCH: i64 = 100;
/// Batches of posts in one turn of the job.
const BATCHES: usize = 5;

/// Ends an own account, by its password.
///
/// # Errors
/// [`Error::Invalid`] on `password`.
pub async fn leave(services: &Services, user: &User, typed: &str) -> Result<()> {
    if !password::is_of(services, user, typed).await? {
        let mut invalid = Invalid::default();
        invalid.add("password", "ERR_INVALID", "is wrong");
        return Err(Error::Invalid(invalid));
    }
    end(services, user.account_id).await
}

/// Ends a local account: from now on it is gone for clients, peers and whoever was signed in. What follows is a job
/// ([`AccountLeft`]).
///
/// # Errors
/// [`Error::NotFound`] when there is no such account here, or none any more.
pub async fn end(services: &Services, account_id: i64) -> Result<()> {
    let now = services.now();
    let mut connection = services.connection().await?;
    let tx = connection.transaction().await?;
    let left = rows::leave()
        .bind(&tx, &account_id, &now)
        .opt()
        .await?
        .ok_or(Error::NotFound)?;
    objects::bury()
        .bind(&tx, &left.uri, &"account", &Some(account_id), &now)
        .await?;
    let revoked = password::end_all(services, &tx, account_id).await?;
    rows::forget_subscriptions().bind(&tx, &account_id).await?;
    rows::forget_login().bind(&tx, &account_id).await?;
    let files = [
        left.avatar_key,
        left.avatar_static_key,
        left.header_key,
        left.header_static_key,
    ];
    let task = AccountLeft {
        account_id,
        after: String::new(),
        files: files.into_iter().flatten().collect(),
    };
    tasks::enqueue(services, &tx, &task).await?;
    tx.commit().await?;
    drop(connection);
    password::ended(services, &revoked).await;
    services.changed(&[Change::Account(account_id)]).await;
    services.committed();
    Ok(())
}

/// A server that is known here, and somebody there.
pub type Server = rows::Servers;

/// The servers that are known, in the order of their names, above one.
pub async fn servers(services: &Services, after: &str, amount: i64) -> Result<Vec<Server>> {
    let connection = services.connection().await?;
    Ok(rows::servers()
        .bind(&connection, &after, &amount)
        .all()
        .await?)
}

/// Forgets the keys of somebody here who is gone, unless something is still to be signed with them. Whether they are
/// forgotten; what is not sent within the time that deliveries have does not hold them up.
pub async fn forget_keys(services: &Services, account: &Account) -> Result<bool> {
    let Some(deleted_at) = account.deleted_at.filter(|_| account.is_local()) else {
        return Ok(true);
    };
    let days = i64::from(services.config.federation.delivery_window_days);
    let given_up = deleted_at
        .checked_add(SignedDuration::from_hours(24 * days))
        .unwrap_or(Timestamp::MAX);
    let connection = services.connection().await?;
    if services.now() < given_up
        && rows::undelivered()
            .bind(&connection, &account.uri)
            .one()
            .await?
    {
        return Ok(false);
    }
    rows::forget_keys().bind(&connection, &account.id).await?;
    drop(connection);
    peers::keys::forget_local(services, account.id).await;
    Ok(true)
}

/// Removes what an account that is gone left: posts, relations, favourites, and of one that was here all that was its own.
/// In small transactions; may be run again. What is much is left to a job that takes its turn anew: whether it is.
pub async fn erase(services: &Services, account_id: i64) -> Result<bool> {
    for batch in 0.. {
        if batch == BATCHES {
            let task = tasks::job(services, &AccountDeleted { account_id })?;
            let connection = services.connection().await?;
            jobs::enqueue(&connection, &[task], services.now()).await?;
            drop(connection);
            services.committed();
            return Ok(true);
        }
        if !some_posts(services, account_id).await? {
            break;
        }
    }
    while some_follows(services, account_id).await? {}
    while some_favourites(services, account_id).await? {}
    while some_uploads(services, account_id).await? {}
    loop {
        let connection = services.connection().await?;
        let notifications = rows::notifications()
            .bind(&connection, &account_id, &BATCH)
            .all()
            .await?;
        let bookmarks = rows::bookmarks()
            .bind(&connection, &account_id, &BATCH)
            .all()
            .await?;
        let votes = rows::votes()
            .bind(&connection, &account_id, &BATCH)
            .all()
            .await?;
        let conversations = rows::conversations()
            .bind(&connection, &account_id, &BATCH)
            .all()
            .await?;
        if notifications.len() + bookmarks.len() + votes.len() + conversations.len() == 0 {
            break;
        }
    }
    let connection = services.connection().await?;
    rows::scheduled().bind(&connection, &account_id).await?;
    rows::rest().bind(&connection, &account_id).await?;
    relationships::forget_around()
        .bind(&connection, &account_id)
        .await?;
    drop(connection);
    if let Err(error) = services.feed.drop_homes(&[account_id]).await {
        tracing::debug!(%error, "the home of somebody who is gone is left to expire");
    }
    services.changed(&[Change::Account(account_id)]).await;
    services.committed();
    Ok(false)
}

async fn some_posts(services: &Services, account_id: i64) -> Result<bool> {
    let connection = services.connection().await?;
    let ids = statuses::ids_of_account()
        .bind(&connection, &account_id, &BATCH)
        .all()
        .await?;
    drop(connection);
    for id in &ids {
        let Some((status, _)) = posts::load(services, *id).await? else {
            continue;
        };
        let mut connection = services.connection().await?;
        let tx = connection.transaction().await?;
        match posts::remove(services, &tx, &status, true).await {
            Ok(deleted) => {
                tx.commit().await?;
                drop(connection);
                posts::forget_deleted(services, &deleted).await;
            }
            Err(Error::NotFound) => tx.rollback().await?,
            Err(error) => return Err(error),
        }
    }
    Ok(!ids.is_empty())
}

async fn some_follows(services: &Services, account_id: i64) -> Result<bool> {
    let mut connection = services.connection().await?;
    let around = relationships::follows_around()
        .bind(&connection, &account_id, &BATCH)
        .all()
        .await?;
    for follow in &around {
        let tx = connection.transaction().await?;
        relations::lock_pair(&tx, follow.account_id, follow.target_id).await?;
        relations::remove_follow(&tx, follow.account_id, follow.target_id).await?;
        tx.commit().await?;
        let people = [follow.account_id, follow.target_id];
        relations::settle(services, &people, &[follow.account_id]).await;
    }
    Ok(!around.is_empty())
}

async fn some_favourites(services: &Services, account_id: i64) -> Result<bool> {
    let mut connection = services.connection().await?;
    let tx = connection.transaction().await?;
    let mut taken = statuses::favourites_taken()
        .bind(&tx, &account_id, &BATCH)
        .all()
        .await?;
    taken.sort_unstable();
    let deltas: Vec<posts::Delta> = taken
        .iter()
        .map(|id| posts::Delta {
            status_id: *id,
            favourites: -1,
            ..posts::Delta::default()
        })
        .collect();
    posts::leave_deltas(&tx, &deltas).await?;
    tx.commit().await?;
    let some = !taken.is_empty();
    if some {
        let changes: Vec<Change> = taken.into_iter().map(Change::Counts).collect();
        services.changed(&changes).await;
    }
    Ok(some)
}

/// Files first: a row that is left is found again, a file that is left is not.
async fn some_uploads(services: &Services, account_id: i64) -> Result<bool> {
    let connection = services.connection().await?;
    let uploads = rows::uploads()
        .bind(&connection, &account_id, &BATCH)
        .all()
        .await?;
    let ids: Vec<i64> = uploads.iter().map(|row| row.id).collect();
    for row in uploads {
        for key in row.file_key.into_iter().chain(row.small_key) {
            media::discard(services, &key).await?;
        }
    }
    if !ids.is_empty() {
        rows::forget_uploads().bind(&connection, &ids).await?;
    }
    Ok(!ids.is_empty())
}
