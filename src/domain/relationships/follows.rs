//! Following: asked for, granted, refused, ended.

use sql::queries::{accounts as account_rows, notifications, relationships as rows};

use super::{Follow, enqueue, enqueue_settling, lock_pair, settle, to};
use crate::{
    domain::{
        Error, Result, Services,
        accounts::{Account, AccountExt},
        statuses,
        tasks::Change,
    },
    store::Tx,
};

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
        .any(|language| !statuses::is_language(language))
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
