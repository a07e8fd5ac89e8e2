//! What remote people do with posts: boost, favour, pin.

use activitypub::activity::Subject;
use jiff::Timestamp;
use sql::queries::{relationships as relationship_rows, statuses as rows};

use super::{ATTEMPTS, forget_deleted};
use crate::{
    domain::{
        Error, Result, Services,
        accounts::{Account, AccountExt},
        caches::Standing,
        peers::relations,
        relationships,
        statuses::{
            NewStatus, Status, Visibility, delete,
            favour::{self, Favour},
            load, load_by_uri,
            publish::{self, Posting, Written},
            visible,
        },
        tasks,
        tasks::StatusFavourited,
    },
    feed::Change,
    store::Tx,
};

/// Pinned posts kept of a remote account.
const MAX_PINS: i64 = 20;

/// A boost as it came.
#[derive(Clone, Debug)]
pub struct Boost<'a> {
    /// The id of the Announce.
    pub uri: &'a str,
    /// Who may see it, by its own address.
    pub visibility: Visibility,
    /// When it was made, as claimed.
    pub published: Option<Timestamp>,
}

/// Stores a boost of a post that is here. Only open posts are boosted, and one's own for followers; nothing of people who
/// are suspended. A repeat changes nothing.
pub async fn receive_boost(
    services: &Services,
    booster: &Account,
    original: i64,
    boost: &Boost<'_>,
) -> Result<Option<i64>> {
    if booster.is_local() || booster.is_gone() {
        return Ok(None);
    }
    let Some((status, author)) = original_of(services, original).await? else {
        return Ok(None);
    };
    let allowed = match status.visibility {
        Visibility::Public | Visibility::Unlisted => true,
        Visibility::Private => author.id == booster.id,
        Visibility::Direct => false,
    };
    if !allowed
        || author.is_gone()
        || boost.visibility == Visibility::Direct
        || !is_relevant(services, booster, &status).await?
        || relations::undone_early(services, Some(boost.uri)).await?
    {
        return Ok(None);
    }
    let visibility = match status.visibility {
        Visibility::Private => Visibility::Private,
        _ => boost.visibility,
    };
    let now = services.now();
    let created_at = boost
        .published
        .filter(|published| *published <= now)
        .unwrap_or(now);
    for _ in 0..ATTEMPTS {
        let connection = services.connection().await?;
        let standing = rows::boost_by()
            .bind(&connection, &status.row.id, &booster.id)
            .opt()
            .await?;
        drop(connection);
        if let Some(standing) = standing {
            return Ok(Some(standing));
        }
        let id = services.ids.at(created_at, now);
        let new = row(id, booster, &status, boost.uri, visibility, created_at);
        let posting = Posting::new(services, new).await?;
        match publish::publish(services, posting).await {
            Ok(Written::New) => return Ok(Some(id)),
            Ok(_) => return Ok(None),
            Err(Error::Conflict) => {}
            Err(error) => return Err(error),
        }
    }
    Err(Error::Conflict)
}

/// A boost of a boost means what that boosts.
async fn original_of(services: &Services, id: i64) -> Result<Option<(Status, Account)>> {
    match load(services, id).await? {
        Some((status, _)) if status.row.reblog_of_id.is_some() => {
            load(services, status.row.reblog_of_id.unwrap_or(id)).await
        }
        found => Ok(found),
    }
}

async fn is_relevant(services: &Services, booster: &Account, status: &Status) -> Result<bool> {
    if status.row.local {
        return Ok(true);
    }
    let connection = services.connection().await?;
    Ok(relationship_rows::local_followers_exist()
        .bind(&connection, &booster.id)
        .one()
        .await?)
}

fn row(
    id: i64,
    booster: &Account,
    status: &Status,
    uri: &str,
    visibility: Visibility,
    created_at: Timestamp,
) -> NewStatus {
    NewStatus {
        id,
        account_id: booster.id,
        uri: uri.to_owned(),
        url: None,
        local: false,
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
        created_at,
        edited_at: None,
    }
}

/// Takes a boost back: by its id, else by what was boosted. Whether there was one.
pub async fn receive_unboost(
    services: &Services,
    booster: &Account,
    subject: &Subject,
) -> Result<bool> {
    let mut found = None;
    if let Some(id) = &subject.id {
        found = load_by_uri(services, id.as_str()).await?;
    }
    if found.is_none()
        && let Some(object) = &subject.object
    {
        let connection = services.connection().await?;
        let original = rows::parent()
            .bind(&connection, &object.as_str())
            .opt()
            .await?;
        let boost = match original {
            Some(original) => {
                rows::boost_by()
                    .bind(&connection, &original.id, &booster.id)
                    .opt()
                    .await?
            }
            None => None,
        };
        drop(connection);
        if let Some(boost) = boost {
            found = load(services, boost).await?;
        }
    }
    let Some((boost, _)) = found.filter(|(boost, _)| {
        boost.row.account_id == booster.id && boost.row.reblog_of_id.is_some()
    }) else {
        return Ok(false);
    };
    let mut connection = services.connection().await?;
    let tx = connection.transaction().await?;
    match delete::remove(services, &tx, &boost, true).await {
        Ok(deleted) => {
            tx.commit().await?;
            drop(connection);
            forget_deleted(services, &deleted).await;
        }
        Err(Error::NotFound) => tx.rollback().await?,
        Err(error) => return Err(error),
    }
    Ok(true)
}

/// A remote person favours a post made here that they may see.
pub async fn receive_favourite(
    services: &Services,
    account: &Account,
    object: &str,
    uri: Option<&str>,
) -> Result<()> {
    let Some((status, author)) = load_by_uri(services, object).await? else {
        return Ok(());
    };
    // How often posts of others are favoured is counted where they live.
    if !status.row.local
        || status.row.reblog_of_id.is_some()
        || account.is_gone()
        || relations::undone_early(services, uri).await?
    {
        return Ok(());
    }
    let relation = relationships::to(services, account.id, author.id).await?;
    let standing = Standing {
        following: relation.following,
        blocking: relation.blocking,
        blocked_by: relation.blocked_by,
        ..Standing::default()
    };
    if !visible(&status, &author, Some(account.id), Some(&standing)) {
        return Ok(());
    }
    let uri = uri.map(str::to_owned);
    let new = Favour::new(services, services.id()?, account.id, status.row.id, uri)?;
    favour::favour(services, new).await?;
    Ok(())
}

/// Takes a favourite back: by its id, else by the post. Whether there was one.
pub async fn receive_unfavourite(
    services: &Services,
    account: &Account,
    subject: &Subject,
) -> Result<bool> {
    let mut connection = services.connection().await?;
    let mut status_id = None;
    if let Some(id) = &subject.id {
        status_id = rows::favourite_by_uri()
            .bind(&connection, &id.as_str(), &account.id)
            .opt()
            .await?
            .map(|found| found.status_id);
    }
    if status_id.is_none()
        && let Some(object) = &subject.object
    {
        status_id = rows::parent()
            .bind(&connection, &object.as_str())
            .opt()
            .await?
            .map(|found| found.id);
    }
    let Some(status_id) = status_id else {
        return Ok(false);
    };
    let tx = connection.transaction().await?;
    let Some(old) = rows::unfavour()
        .bind(&tx, &account.id, &status_id)
        .opt()
        .await?
    else {
        tx.rollback().await?;
        return Ok(false);
    };
    let task = StatusFavourited {
        account_id: account.id,
        status_id,
        uri: old.uri,
        undone: true,
    };
    tasks::enqueue(services, &tx, &task).await?;
    tx.commit().await?;
    drop(connection);
    services.changed(&[Change::Counts(status_id)]).await;
    services.committed();
    Ok(true)
}

/// A remote person pins one of their own posts that is here, or takes the pin away.
pub async fn receive_pin(
    services: &Services,
    account: &Account,
    status_id: i64,
    pinned: bool,
) -> Result<()> {
    let mut connection = services.connection().await?;
    let tx = connection.transaction().await?;
    if pinned {
        pin_received(services, &tx, account, status_id).await?;
    } else {
        rows::unpin()
            .bind(&tx, &account.id, &status_id)
            .opt()
            .await?;
    }
    tx.commit().await?;
    drop(connection);
    services.changed(&[Change::Account(account.id)]).await;
    Ok(())
}

/// Writes a pin of a remote account: of its own posts, never a boost or a direct one, up to a bound.
pub async fn pin_received(
    services: &Services,
    tx: &Tx<'_>,
    account: &Account,
    status_id: i64,
) -> Result<()> {
    let Some(status) = rows::by_id().bind(tx, &status_id).opt().await? else {
        return Ok(());
    };
    if account.is_local()
        || status.account_id != account.id
        || status.reblog_of_id.is_some()
        || status.visibility == Visibility::Direct.as_str()
        || rows::pins_count().bind(tx, &account.id).one().await? >= MAX_PINS
    {
        return Ok(());
    }
    rows::pin()
        .bind(tx, &services.id()?, &account.id, &status_id)
        .opt()
        .await?;
    Ok(())
}
