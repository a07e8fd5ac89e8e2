//! Looking at remote accounts again.

use activitypub::{
    collection::{Collection, hashtags},
    origin::{ActorId, ObjectId},
};
use jiff::SignedDuration;
use sql::queries::{accounts as rows, statuses};

use super::{Budget, Why, document, fetch_actor, objects::fetch_status};
use crate::{
    domain::{
        Error, Result, Services,
        accounts::{Account, AccountExt},
        featured_tags, statuses as posts, tasks,
        tasks::RefreshAccount,
    },
    feed::Change,
    store::jobs,
};

/// Pinned posts read from a peer.
const MAX_PINS: usize = 5;

/// An account seen longer ago than this is looked at again on contact.
const STALE: SignedDuration = SignedDuration::from_hours(24);
/// Has a stale account looked at again, at most once an hour.
pub async fn refresh_if_stale(services: &Services, account: &Account) -> Result<()> {
    let now = services.now();
    let stale = account
        .fetched_at
        .is_none_or(|at| now.duration_since(at) > STALE);
    if account.is_local() || !stale || !services.peers.0.refreshed.allow(&account.uri, now) {
        return Ok(());
    }
    refresh_later(services, account).await
}

/// Has an account looked at again.
pub async fn refresh_later(services: &Services, account: &Account) -> Result<()> {
    let task = RefreshAccount {
        uri: account.uri.clone(),
    };
    let connection = services.connection().await?;
    jobs::enqueue(&connection, &[tasks::job(services, &task)?], services.now()).await?;
    drop(connection);
    services.committed();
    Ok(())
}

/// Has an account that says it has changed looked at again, at most once an hour: what hangs on it may have changed too.
pub async fn refresh_changed(services: &Services, account: &Account) -> Result<()> {
    let known = &services.peers.0.refreshed;
    if account.is_local() || !known.allow(&account.uri, services.now()) {
        return Ok(());
    }
    refresh_later(services, account).await
}

/// Looks at a remote account again: its document, how many posts and followers it has, and what it has pinned and
/// featured.
pub async fn refresh(services: &Services, uri: &str) -> Result<()> {
    let Ok(id) = ActorId::parse(uri) else {
        return Ok(());
    };
    let account = match fetch_actor(services, &id, Why::Refresh).await {
        Ok(account) if account.is_gone() => return Ok(()),
        Ok(account) => account,
        // Nothing to look at: that is an answer too.
        Err(Error::Gone | Error::Forbidden(_) | Error::Remote(_)) => return Ok(()),
        Err(error) => return Err(error),
    };
    let followers = total(services, &account, &account.followers_url).await;
    let following = total(services, &account, &account.following_url).await;
    let posts = total(services, &account, &account.outbox_url).await;
    let connection = services.connection().await?;
    rows::set_counts()
        .bind(&connection, &account.id, &posts, &followers, &following)
        .await?;
    drop(connection);
    services.changed(&[Change::Account(account.id)]).await;
    pins(services, &account).await?;
    tags(services, &account).await
}

/// Brings the tags on a remote profile to what its collection says; without a readable collection they stay.
async fn tags(services: &Services, account: &Account) -> Result<()> {
    let url = &account.featured_tags_url;
    let Some(document) = document_of(services, account, url).await else {
        return Ok(());
    };
    if Collection::read(&document).is_none() {
        return Ok(());
    }
    featured_tags::receive(services, account, &hashtags(&document)).await
}

/// The items of one of the actor's own collections.
async fn collection(services: &Services, account: &Account, url: &str) -> Option<Collection> {
    Collection::read(&document_of(services, account, url).await?)
}

/// A document of the actor's own.
async fn document_of(
    services: &Services,
    account: &Account,
    url: &str,
) -> Option<serde_json::Value> {
    let (own, url) = (
        ActorId::parse(&account.uri).ok()?,
        ObjectId::parse(url).ok()?,
    );
    if !own.same_origin(&url) {
        return None;
    }
    let found = document::fetch(services, &url, None).await.ok()?;
    Some(found.value)
}

async fn total(services: &Services, account: &Account, url: &str) -> Option<i64> {
    let total = collection(services, account, url).await?.total?;
    i64::try_from(total).ok()
}

/// Brings the pins of a remote account to what its collection says; without a readable collection they stay.
async fn pins(services: &Services, account: &Account) -> Result<()> {
    let Some(featured) = collection(services, account, &account.featured_url).await else {
        return Ok(());
    };
    let Ok(own) = ActorId::parse(&account.uri) else {
        return Ok(());
    };
    let budget = Budget::of_activity();
    let mut ids = Vec::new();
    for item in featured.items.iter().filter(|item| item.same_origin(&own)) {
        if ids.len() >= MAX_PINS {
            break;
        }
        if let Ok(Some(id)) = fetch_status(services, item, &budget).await {
            ids.push(id);
        }
    }
    let mut connection = services.connection().await?;
    let tx = connection.transaction().await?;
    statuses::unpin_except()
        .bind(&tx, &account.id, &ids)
        .await?;
    // The collection has the newest first.
    for id in ids.iter().rev() {
        posts::pin_received(services, &tx, account, *id).await?;
    }
    tx.commit().await?;
    Ok(())
}
