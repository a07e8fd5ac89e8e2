//! What readers do with a post: favourite, boost, bookmark, pin, mute its thread. Each is idempotent.

use sql::queries::statuses;

use super::{
    NewStatus, Visibility, delete,
    favour::{self, Favour, Favoured},
    load,
    publish::{self, Posting, Written},
    target,
};
use crate::{
    domain::{
        Error, Result, Services,
        accounts::Account,
        search, tasks,
        tasks::{StatusFavourited, StatusPinned},
    },
    feed::Change,
};

/// Favours a post. Answers the id of the post meant (a boost stands for its original).
pub async fn favourite(services: &Services, account: &Account, id: i64) -> Result<i64> {
    let (status, _) = target(services, account.id, id).await?;
    let favourite_id = services.id()?;
    let uri = format!("{}#likes/{favourite_id}", account.uri);
    let favour = Favour::new(services, favourite_id, account.id, status.row.id, Some(uri))?;
    match favour::favour(services, favour).await? {
        Favoured::New | Favoured::Known => Ok(status.row.id),
        Favoured::Gone => Err(Error::NotFound),
    }
}

/// Takes a favourite back.
pub async fn unfavourite(services: &Services, account: &Account, id: i64) -> Result<i64> {
    let (status, _) = target(services, account.id, id).await?;
    let mut connection = services.connection().await?;
    let tx = connection.transaction().await?;
    let old = statuses::unfavour()
        .bind(&tx, &account.id, &status.row.id)
        .opt()
        .await?;
    if let Some(old) = &old {
        let task = StatusFavourited {
            account_id: account.id,
            status_id: status.row.id,
            uri: old.uri.clone(),
            undone: true,
        };
        tasks::enqueue(services, &tx, &task).await?;
    }
    tx.commit().await?;
    // Also when another request of theirs was first and has not announced it yet: the answer shows it.
    services
        .changed(&[Change::Counts(status.row.id), Change::Marks(account.id)])
        .await;
    services.committed();
    Ok(status.row.id)
}

/// Boosts a post; a repeat answers the boost that exists. Answers the boost's id.
///
/// Private posts may be boosted by their author only, direct ones by nobody; a boost is never seen by more people than
/// its original. Source: <https://docs.joinmastodon.org/methods/statuses/#boost>.
pub async fn reblog(
    services: &Services,
    account: &Account,
    id: i64,
    visibility: Option<Visibility>,
) -> Result<i64> {
    let (status, author) = target(services, account.id, id).await?;
    let allowed = match status.visibility {
        Visibility::Public | Visibility::Unlisted => true,
        Visibility::Private => author.id == account.id,
        Visibility::Direct => false,
    };
    if !allowed {
        return Err(Error::NotFound);
    }
    let visibility = match (status.visibility, visibility) {
        (Visibility::Private, _) | (_, Some(Visibility::Direct)) => Visibility::Private,
        (_, Some(wanted)) => wanted,
        (_, None) => Visibility::Public,
    };
    let connection = services.connection().await?;
    let existing = statuses::boost_by()
        .bind(&connection, &status.row.id, &account.id)
        .opt()
        .await?;
    if let Some(boost) = existing {
        return Ok(boost);
    }
    let now = services.now();
    let boost_id = services.id()?;
    let uri = format!("{}/statuses/{boost_id}/activity", account.uri);
    let new = NewStatus {
        id: boost_id,
        account_id: account.id,
        uri,
        url: None,
        local: true,
        visibility,
        text: String::new(),
        content: String::new(),
        spoiler_text: String::new(),
        sensitive: status.row.sensitive,
        language: status.row.language.clone(),
        in_reply_to: None,
        in_reply_to_uri: None,
        reblog_of: Some((status.row.id, status.row.account_id)),
        conversation_id: Some(status.row.conversation_id),
        conversation_uri: None,
        media_ids: Vec::new(),
        emoji_ids: Vec::new(),
        poll: None,
        quote: None,
        mentions: Vec::new(),
        tags: Vec::new(),
        application_id: None,
        quote_policy: "nobody".to_owned(),
        sanitiser_version: 0,
        created_at: now,
        edited_at: None,
    };
    drop(connection);
    let posting = Posting::new(services, new).await?;
    match publish::publish(services, posting).await {
        Ok(Written::New) => Ok(boost_id),
        Ok(Written::Orphaned) => Err(Error::NotFound),
        // The same boost was made by another request meanwhile, which may not have announced it yet: the answer shows it.
        Ok(Written::Known | Written::Repeated(_)) | Err(Error::Conflict) => {
            let changes = [Change::Counts(status.row.id), Change::Marks(account.id)];
            services.changed(&changes).await;
            let connection = services.connection().await?;
            statuses::boost_by()
                .bind(&connection, &status.row.id, &account.id)
                .opt()
                .await?
                .ok_or(Error::Conflict)
        }
        Err(error) => Err(error),
    }
}

/// Takes a boost back. Answers the id of the original.
pub async fn unreblog(services: &Services, account: &Account, id: i64) -> Result<i64> {
    let (status, _) = target(services, account.id, id).await?;
    let mut connection = services.connection().await?;
    let boost = statuses::boost_by()
        .bind(&connection, &status.row.id, &account.id)
        .opt()
        .await?;
    if let Some(boost) = boost
        && let Some((boost, _)) = load(services, boost).await?
    {
        let tx = connection.transaction().await?;
        match delete::remove(services, &tx, &boost, false).await {
            Ok(deleted) => {
                tx.commit().await?;
                services.changed(&deleted.changes).await;
                services.committed();
            }
            Err(Error::NotFound) => tx.rollback().await?,
            Err(error) => return Err(error),
        }
    }
    Ok(status.row.id)
}

/// Keeps a post for oneself.
pub async fn bookmark(services: &Services, account: &Account, id: i64) -> Result<i64> {
    let (status, _) = target(services, account.id, id).await?;
    let connection = services.connection().await?;
    statuses::bookmark()
        .bind(&connection, &services.id()?, &account.id, &status.row.id)
        .await?;
    drop(connection);
    search::index_marked(services, &[status.row.id]).await?;
    services.changed(&[Change::Marks(account.id)]).await;
    Ok(status.row.id)
}

/// No longer.
pub async fn unbookmark(services: &Services, account: &Account, id: i64) -> Result<i64> {
    let (status, _) = target(services, account.id, id).await?;
    let connection = services.connection().await?;
    statuses::unbookmark()
        .bind(&connection, &account.id, &status.row.id)
        .await?;
    services.changed(&[Change::Marks(account.id)]).await;
    Ok(status.row.id)
}

/// Pins an own post to the profile, up to the limit.
///
/// Source: <https://docs.joinmastodon.org/methods/statuses/#pin>.
pub async fn pin(services: &Services, account: &Account, id: i64) -> Result<i64> {
    let gathered = super::show(services, Some(account.id), id).await?;
    let status = gathered.statuses.get(&id).ok_or(Error::NotFound)?;
    if status.row.account_id != account.id {
        return Err(Error::Unprocessable(
            "Validation failed: Someone else's post cannot be pinned".to_owned(),
        ));
    }
    if status.row.reblog_of_id.is_some() {
        return Err(Error::Unprocessable(
            "Validation failed: A boost cannot be pinned".to_owned(),
        ));
    }
    if status.visibility == Visibility::Direct {
        return Err(Error::Unprocessable(
            "Validation failed: Posts that are only visible to mentioned users cannot be pinned"
                .to_owned(),
        ));
    }
    let mut connection = services.connection().await?;
    let tx = connection.transaction().await?;
    // The account row's lock makes the count exact among requests that pin at once.
    sql::queries::accounts::lock_row()
        .bind(&tx, &account.id)
        .opt()
        .await?;
    let count = statuses::pins_count().bind(&tx, &account.id).one().await?;
    let already = gathered
        .personal
        .get(&id)
        .is_some_and(|personal| personal.pinned);
    if !already && count >= i64::from(services.config.limits.pinned_statuses) {
        return Err(Error::Unprocessable(
            "Validation failed: You have already pinned the maximum number of posts".to_owned(),
        ));
    }
    if statuses::pin()
        .bind(&tx, &services.id()?, &account.id, &id)
        .opt()
        .await?
        .is_some()
    {
        tasks::enqueue(
            services,
            &tx,
            &StatusPinned {
                status_id: id,
                account_id: account.id,
                pinned: true,
            },
        )
        .await?;
    }
    tx.commit().await?;
    services.changed(&[Change::Marks(account.id)]).await;
    services.committed();
    Ok(id)
}

/// Unpins.
pub async fn unpin(services: &Services, account: &Account, id: i64) -> Result<i64> {
    let (status, _) = target(services, account.id, id).await?;
    if status.row.account_id != account.id {
        return Err(Error::NotFound);
    }
    let mut connection = services.connection().await?;
    let tx = connection.transaction().await?;
    if statuses::unpin()
        .bind(&tx, &account.id, &status.row.id)
        .opt()
        .await?
        .is_some()
    {
        let task = StatusPinned {
            status_id: status.row.id,
            account_id: account.id,
            pinned: false,
        };
        tasks::enqueue(services, &tx, &task).await?;
    }
    tx.commit().await?;
    services.changed(&[Change::Marks(account.id)]).await;
    services.committed();
    Ok(status.row.id)
}

/// No more notifications from this thread.
pub async fn mute_conversation(services: &Services, account: &Account, id: i64) -> Result<i64> {
    let (status, _) = target(services, account.id, id).await?;
    let connection = services.connection().await?;
    statuses::mute_conversation()
        .bind(&connection, &account.id, &status.row.conversation_id)
        .await?;
    services.changed(&[Change::Marks(account.id)]).await;
    Ok(status.row.id)
}

/// Notifications again.
pub async fn unmute_conversation(services: &Services, account: &Account, id: i64) -> Result<i64> {
    let (status, _) = target(services, account.id, id).await?;
    let connection = services.connection().await?;
    statuses::unmute_conversation()
        .bind(&connection, &account.id, &status.row.conversation_id)
        .await?;
    services.changed(&[Change::Marks(account.id)]).await;
    Ok(status.row.id)
}
