//! Accounts that are gone for good.

use sql::queries::{accounts as rows, objects, relationships, statuses};

use super::keys;
use crate::{
    domain::{
        Error, Result, Services,
        accounts::{Account, AccountExt},
        relationships as relations, statuses as posts, tasks,
        tasks::AccountDeleted,
    },
    feed::Change,
    store::jobs,
};

/// A remote account is gone for good: nothing of it is shown from now on, its id and handle stay taken, and what it left
/// behind is removed by a job.
pub async fn bury(services: &Services, account: &Account) -> Result<()> {
    if account.is_local() || account.deleted_at.is_some() {
        return Ok(());
    }
    let now = services.now();
    let mut connection = services.connection().await?;
    let tx = connection.transaction().await?;
    let keys = rows::keys_of().bind(&tx, &account.id).all().await?;
    rows::forget_keys().bind(&tx, &account.id).await?;
    rows::mark_deleted().bind(&tx, &now, &account.id).await?;
    objects::bury()
        .bind(&tx, &account.uri, &"account", &Some(account.id), &now)
        .await?;
    let task = AccountDeleted {
        account_id: account.id,
    };
    tasks::enqueue(services, &tx, &task).await?;
    tx.commit().await?;
    drop(connection);
    keys::forget(
        services,
        &account.uri,
        keys.iter().map(|key| key.uri.as_str()),
    )
    .await;
    services.changed(&[Change::Account(account.id)]).await;
    services.committed();
    Ok(())
}

/// Removes what a buried account left: posts, relations, favourites. In small transactions; may be run again. What
/// is much is left to a job that takes its turn anew.
pub async fn erase(services: &Services, account_id: i64) -> Result<()> {
    const BATCH: i64 = 100;
    const BATCHES: usize = 5;
    for batch in 0.. {
        if batch == BATCHES {
            let task = tasks::job(services, &AccountDeleted { account_id })?;
            let connection = services.connection().await?;
            jobs::enqueue(&connection, &[task], services.now()).await?;
            drop(connection);
            services.committed();
            return Ok(());
        }
        let mut connection = services.connection().await?;
        let ids = statuses::ids_of_account()
            .bind(&connection, &account_id, &BATCH)
            .all()
            .await?;
        if ids.is_empty() {
            break;
        }
        for id in ids {
            let Some((status, _)) = posts::load(services, id).await? else {
                continue;
            };
            let tx = connection.transaction().await?;
            match posts::remove(services, &tx, &status, true).await {
                Ok(deleted) => {
                    tx.commit().await?;
                    posts::forget_deleted(services, &deleted).await;
                }
                Err(Error::NotFound) => tx.rollback().await?,
                Err(error) => return Err(error),
            }
        }
    }
    loop {
        let mut connection = services.connection().await?;
        let around = relationships::follows_around()
            .bind(&connection, &account_id, &BATCH)
            .all()
            .await?;
        if around.is_empty() {
            break;
        }
        for follow in around {
            let tx = connection.transaction().await?;
            relations::lock_pair(&tx, follow.account_id, follow.target_id).await?;
            relations::remove_follow(&tx, follow.account_id, follow.target_id).await?;
            tx.commit().await?;
            let people = [follow.account_id, follow.target_id];
            relations::settle(services, &people, &[follow.account_id]).await;
        }
    }
    loop {
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
        if taken.is_empty() {
            break;
        }
        let changes: Vec<Change> = taken.into_iter().map(Change::Counts).collect();
        services.changed(&changes).await;
    }
    let connection = services.connection().await?;
    relationships::forget_around()
        .bind(&connection, &account_id)
        .await?;
    drop(connection);
    services.changed(&[Change::Account(account_id)]).await;
    services.committed();
    Ok(())
}
