//! What follows and blocks of remote people do here, and what remote people answer to ours.
//!
//! Everything may come twice, late and in any order; each function answers whether it found what it is about.

use activitypub::activity::Subject;
use sql::queries::{domain_blocks, relationships as rows};

use super::refresh;
use crate::{
    domain::{
        Error, Result, Services,
        accounts::{self, Account, AccountExt},
        moderation,
        relationships::{
            Follow, apply_block, enqueue_settling, insert_follow, lock_pair, remove_follow,
            remove_request, settle,
        },
        tasks,
        tasks::{Change, RelationshipChanged},
    },
    store::Tx,
};

/// Whether an Undo or Reject of this id came before it (within the last hours).
pub(in crate::domain) async fn undone_early(
    services: &Services,
    uri: Option<&str>,
) -> Result<bool> {
    let Some(uri) = uri else { return Ok(false) };
    let connection = services.connection().await?;
    let uris = [uri];
    Ok(rows::early_undo()
        .bind(&connection, &uris.as_slice())
        .opt()
        .await?
        .is_some())
}

/// Remembers that an activity was taken back before it came.
pub async fn remember_undo(services: &Services, uri: &str, actor: &Account) -> Result<()> {
    let connection = services.connection().await?;
    rows::remember_undo()
        .bind(&connection, &uri, &Some(actor.id), &services.now())
        .await?;
    Ok(())
}

async fn enqueue(
    services: &Services,
    tx: &Tx<'_>,
    who: &Account,
    target: &Account,
    change: Change,
    uri: Option<&str>,
) -> Result<()> {
    tasks::enqueue(
        services,
        tx,
        &RelationshipChanged {
            account_id: who.id,
            target_id: target.id,
            change,
            uri: uri.map(str::to_owned),
            told: false,
        },
    )
    .await
}

/// The id of a Follow as it can be stored: one that another pair holds already cannot be.
async fn free(
    tx: &Tx<'_>,
    follower: i64,
    target: i64,
    uri: Option<&str>,
) -> Result<Option<String>> {
    let Some(uri) = uri else { return Ok(None) };
    let other = |found: Option<Follow>| {
        found.is_some_and(|found| (found.account_id, found.target_id) != (follower, target))
    };
    let held = other(rows::follow_by_uri().bind(tx, &uri).opt().await?)
        || other(rows::request_by_uri().bind(tx, &uri).opt().await?);
    Ok((!held).then(|| uri.to_owned()))
}

/// A remote person asks to follow somebody here: the follow stands at once, waits for an answer, or is rejected. The
/// answer goes out by job. A repeat is answered again.
pub async fn receive_follow(
    services: &Services,
    follower: &Account,
    target: &Account,
    uri: Option<&str>,
) -> Result<()> {
    if !target.is_local() || undone_early(services, uri).await? {
        return Ok(());
    }
    let host = follower.domain.as_deref().unwrap_or_default();
    let limited = moderation::host_verdict(services, host).await?.limited;
    let mut connection = services.connection().await?;
    let tx = connection.transaction().await?;
    lock_pair(&tx, follower.id, target.id).await?;
    let refused = target.is_gone()
        || target.is_server()
        || target.moved_to_id.is_some()
        || rows::blocks_any_way()
            .bind(&tx, &[follower.id].as_slice(), &target.id)
            .opt()
            .await?
            .is_some()
        || domain_blocks::is_blocked()
            .bind(&tx, &target.id, &host)
            .one()
            .await?;
    let uri = free(&tx, follower.id, target.id, uri).await?;
    let uri = uri.as_deref();
    let standing = rows::follow_of()
        .bind(&tx, &follower.id, &target.id)
        .opt()
        .await?;
    let mut people: Vec<i64> = Vec::new();
    if refused {
        enqueue(services, &tx, target, follower, Change::Rejected, uri).await?;
    } else if standing.is_some() {
        if let Some(uri) = uri {
            rows::set_follow_uri()
                .bind(&tx, &uri, &follower.id, &target.id)
                .await?;
        }
        enqueue(services, &tx, target, follower, Change::Accepted, uri).await?;
    } else if target.locked || limited || follower.silenced_at.is_some() {
        let asked_before = rows::request_of()
            .bind(&tx, &follower.id, &target.id)
            .opt()
            .await?
            .is_some();
        rows::request()
            .bind(
                &tx,
                &services.id()?,
                &follower.id,
                &target.id,
                &uri,
                &true,
                &false,
                &None::<Vec<String>>,
                &services.now(),
            )
            .one()
            .await?;
        if !asked_before {
            enqueue(services, &tx, follower, target, Change::Requested, uri).await?;
        }
        people = vec![follower.id, target.id];
    } else {
        // A request that waited from when the account was locked is answered by this.
        remove_request(&tx, follower.id, target.id).await?;
        let follow = Follow {
            id: services.id()?,
            account_id: follower.id,
            target_id: target.id,
            uri: uri.map(str::to_owned),
            show_reblogs: true,
            notify: false,
            languages: None,
        };
        insert_follow(services, &tx, &follow, false).await?;
        enqueue(services, &tx, follower, target, Change::Followed, uri).await?;
        enqueue(services, &tx, target, follower, Change::Accepted, uri).await?;
        people = vec![follower.id, target.id];
    }
    tx.commit().await?;
    drop(connection);
    settle(services, &people, &[]).await;
    Ok(())
}

/// The request or follow of somebody here that a remote answer is about: by the id of the Follow, else by who asked. Only
/// the one who was asked is heard.
async fn asked(
    services: &Services,
    answerer: &Account,
    subject: &Subject,
) -> Result<Option<Account>> {
    let connection = services.connection().await?;
    if let Some(id) = &subject.id {
        let found = match rows::request_by_uri()
            .bind(&connection, &id.as_str())
            .opt()
            .await?
        {
            Some(found) => Some(found),
            None => {
                rows::follow_by_uri()
                    .bind(&connection, &id.as_str())
                    .opt()
                    .await?
            }
        };
        if let Some(found) = found {
            drop(connection);
            if found.target_id != answerer.id {
                return Ok(None);
            }
            return local(accounts::by_id(services, found.account_id).await);
        }
    }
    drop(connection);
    match (&subject.actor, &subject.object) {
        (Some(actor), Some(object)) if object.as_str() == answerer.uri => {
            Ok(accounts::by_uri(services, actor.as_str())
                .await?
                .filter(AccountExt::is_local))
        }
        _ => Ok(None),
    }
}

fn local(found: Result<Account>) -> Result<Option<Account>> {
    match found {
        Ok(account) => Ok(Some(account).filter(AccountExt::is_local)),
        Err(Error::NotFound) => Ok(None),
        Err(error) => Err(error),
    }
}

/// A remote person lets somebody here follow. Only a request that waits becomes a follow: nothing else establishes one.
pub async fn receive_accept(
    services: &Services,
    target: &Account,
    subject: &Subject,
) -> Result<bool> {
    let Some(follower) = asked(services, target, subject).await? else {
        return Ok(false);
    };
    let mut connection = services.connection().await?;
    let tx = connection.transaction().await?;
    lock_pair(&tx, follower.id, target.id).await?;
    let Some(request) = remove_request(&tx, follower.id, target.id).await? else {
        return Ok(false);
    };
    insert_follow(services, &tx, &request, true).await?;
    enqueue_settling(services, &tx, follower.id, target.id, Change::Followed).await?;
    tx.commit().await?;
    drop(connection);
    settle(services, &[follower.id, target.id], &[follower.id]).await;
    // Somebody reads this account from now on: its counts and pins are wanted.
    refresh::refresh_later(services, target).await?;
    Ok(true)
}

/// A remote person refuses the request of somebody here, or ends the follow.
pub async fn receive_reject(
    services: &Services,
    target: &Account,
    subject: &Subject,
) -> Result<bool> {
    let Some(follower) = asked(services, target, subject).await? else {
        return Ok(false);
    };
    let mut connection = services.connection().await?;
    let tx = connection.transaction().await?;
    lock_pair(&tx, follower.id, target.id).await?;
    let request = remove_request(&tx, follower.id, target.id).await?;
    let follow = remove_follow(&tx, follower.id, target.id).await?;
    if follow.is_some() {
        enqueue_settling(services, &tx, follower.id, target.id, Change::Unfollowed).await?;
    }
    tx.commit().await?;
    drop(connection);
    settle(services, &[follower.id, target.id], &[follower.id]).await;
    Ok(request.is_some() || follow.is_some())
}

/// A remote person no longer follows somebody here, or takes the request back: by the id of the Follow, else by whom it
/// followed.
pub async fn receive_unfollow(
    services: &Services,
    follower: &Account,
    subject: &Subject,
) -> Result<bool> {
    let connection = services.connection().await?;
    let mut target = None;
    if let Some(id) = &subject.id {
        let follow = rows::follow_by_uri()
            .bind(&connection, &id.as_str())
            .opt()
            .await?;
        let found = match follow {
            Some(follow) => Some(follow),
            None => {
                rows::request_by_uri()
                    .bind(&connection, &id.as_str())
                    .opt()
                    .await?
            }
        };
        target = found
            .filter(|found| found.account_id == follower.id)
            .map(|found| found.target_id);
    }
    drop(connection);
    if target.is_none()
        && let Some(object) = &subject.object
    {
        target = accounts::by_uri(services, object.as_str())
            .await?
            .map(|account| account.id);
    }
    let Some(target) = target else {
        return Ok(false);
    };
    let mut connection = services.connection().await?;
    let tx = connection.transaction().await?;
    lock_pair(&tx, follower.id, target).await?;
    let follow = remove_follow(&tx, follower.id, target).await?;
    let request = remove_request(&tx, follower.id, target).await?;
    tx.commit().await?;
    drop(connection);
    let found = follow.is_some() || request.is_some();
    if found {
        settle(services, &[follower.id, target], &[]).await;
    }
    Ok(found)
}

/// A remote person blocks somebody here: follows and requests end both ways.
pub async fn receive_block(
    services: &Services,
    blocker: &Account,
    target: &Account,
    uri: Option<&str>,
) -> Result<()> {
    if !target.is_local() || undone_early(services, uri).await? {
        return Ok(());
    }
    let id = services.id()?;
    let mut connection = services.connection().await?;
    let tx = connection.transaction().await?;
    lock_pair(&tx, blocker.id, target.id).await?;
    let held = match uri {
        Some(uri) => rows::block_by_uri().bind(&tx, &uri).opt().await?.is_some(),
        None => true,
    };
    // A Block without an id of its own gets one that stands for it here.
    let uri = match uri {
        Some(uri) if !held => uri.to_owned(),
        _ => format!("{}#blocks/{id}", blocker.uri),
    };
    apply_block(services, &tx, id, blocker.id, target.id, &uri).await?;
    tx.commit().await?;
    drop(connection);
    settle(services, &[blocker.id, target.id], &[target.id]).await;
    Ok(())
}

/// A remote person no longer blocks somebody here.
pub async fn receive_unblock(
    services: &Services,
    blocker: &Account,
    subject: &Subject,
) -> Result<bool> {
    let connection = services.connection().await?;
    let mut target = None;
    if let Some(id) = &subject.id {
        target = rows::block_by_uri()
            .bind(&connection, &id.as_str())
            .opt()
            .await?
            .filter(|found| found.account_id == blocker.id)
            .map(|found| found.target_id);
    }
    drop(connection);
    if target.is_none()
        && let Some(object) = &subject.object
    {
        target = accounts::by_uri(services, object.as_str())
            .await?
            .map(|account| account.id);
    }
    let Some(target) = target else {
        return Ok(false);
    };
    let connection = services.connection().await?;
    let old = rows::unblock()
        .bind(&connection, &blocker.id, &target)
        .opt()
        .await?;
    drop(connection);
    if old.is_some() {
        settle(services, &[blocker.id, target], &[]).await;
    }
    Ok(old.is_some())
}
