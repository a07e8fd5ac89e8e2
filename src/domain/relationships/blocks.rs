//! Blocking.

use sql::queries::{notifications, relationships as rows};

use super::{enqueue, lock_pair, remove_follow, remove_request, settle};
use crate::{
    domain::{Error, Result, Services, accounts::Account, tasks::Change},
    store::Tx,
};

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
