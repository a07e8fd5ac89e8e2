//! Accounts that are gone for good.

use sql::queries::{accounts as rows, objects};

use super::keys;
use crate::{
    domain::{
        Result, Services,
        accounts::{Account, AccountExt},
        tasks,
        tasks::AccountDeleted,
    },
    feed::Change,
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
