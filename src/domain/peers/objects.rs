//! Posts fetched from their origin.

use std::{collections::HashSet, time::Duration};

use activitypub::{
    actor::Actor,
    json,
    note::{Note, NoteKind},
    origin::{ActorId, HttpUrl, ObjectId},
};
use serde_json::Value;
use sql::queries::{accounts as account_rows, objects, relationships, statuses as rows};

use super::{
    Budget,
    actors::{self, Why, fetch_actor},
    document::{self, Document},
};
use crate::domain::{
    Error, Result, Services,
    accounts::{self, Account, AccountExt},
    statuses,
};

/// How long somebody who searches waits for strangers' servers.
const PATIENCE: Duration = Duration::from_secs(10);

/// What a URL turned out to be.
#[derive(Clone, Debug)]
pub enum Resolved {
    /// Somebody.
    Account(Box<Account>),
    /// A post, by its id here. Whether the asker may see it is not decided.
    Status(i64),
}

/// The post of this id: as known here, or fetched from its origin while the budget lasts. What is fetched is kept,
/// whether or not anybody here follows its author: somebody asked for it.
///
/// `None` when there is no such post, it is gone, or it is not taken.
///
/// # Errors
/// [`Error::Unavailable`] when later may help.
pub async fn fetch_status(
    services: &Services,
    uri: &ObjectId,
    budget: &Budget,
) -> Result<Option<i64>> {
    fetch_status_for(services, uri, budget, None, 0).await
}

/// As [`fetch_status`], signed by somebody here who may see more than the server itself. `depth` counts the steps up a
/// thread that led here.
pub async fn fetch_status_for(
    services: &Services,
    uri: &ObjectId,
    budget: &Budget,
    on_behalf_of: Option<&Account>,
    depth: u16,
) -> Result<Option<i64>> {
    if let Some(known) = known(services, uri.as_str()).await? {
        return Ok(Some(known));
    }
    if services.peers.ours().owns(uri) || is_held(services, uri.as_str()).await? || !budget.take() {
        return Ok(None);
    }
    let outcome = match document::fetch(services, uri, on_behalf_of).await {
        Ok(found) => keep(services, &found, budget, depth).await,
        Err(error) => Err(error),
    };
    match outcome {
        Err(
            Error::NotFound
            | Error::Gone
            | Error::Forbidden(_)
            | Error::Remote(_)
            | Error::Unprocessable(_),
        ) => Ok(None),
        outcome => outcome,
    }
}

async fn known(services: &Services, uri: &str) -> Result<Option<i64>> {
    let connection = services.connection().await?;
    let uris = [uri];
    let found = rows::ids_by_uris()
        .bind(&connection, &uris.as_slice())
        .opt()
        .await?;
    Ok(found.map(|row| row.id))
}

/// Whether the id is that of something else, or of something gone.
async fn is_held(services: &Services, uri: &str) -> Result<bool> {
    let connection = services.connection().await?;
    Ok(objects::by_uri()
        .bind(&connection, &uri)
        .opt()
        .await?
        .is_some())
}

/// Stores a fetched post under the id it was found at.
async fn keep(
    services: &Services,
    found: &Document,
    budget: &Budget,
    depth: u16,
) -> Result<Option<i64>> {
    let note = Note::parse(&found.value, None).map_err(|error| Error::Remote(error.to_string()))?;
    if note.id != found.id {
        return Ok(None);
    }
    let Some(author) = author(services, &note.attributed_to, budget).await? else {
        return Ok(None);
    };
    let context = statuses::Context {
        budget,
        asked: true,
        depth,
    };
    statuses::receive(services, &note, &author, &context).await
}

/// A post that is said to belong to a thread, fetched from its origin; kept if it answers one of the thread's posts. Answers
/// its document; none when it is not kept.
pub(super) async fn fetch_answer(
    services: &Services,
    uri: &ObjectId,
    thread: &HashSet<String>,
    budget: &Budget,
) -> Result<Option<Value>> {
    if is_held(services, uri.as_str()).await? || !budget.take() {
        return Ok(None);
    }
    let Ok(found) = document::fetch(services, uri, None).await else {
        return Ok(None);
    };
    let answers = Note::parse(&found.value, None)
        .ok()
        .and_then(|note| note.in_reply_to)
        .is_some_and(|parent| thread.contains(parent.as_str()));
    if !answers || found.id != *uri {
        return Ok(None);
    }
    match keep(services, &found, budget, 0).await {
        Ok(kept) => Ok(kept.map(|_| found.value)),
        Err(error @ Error::Internal(_)) => Err(error),
        Err(_) => Ok(None),
    }
}

/// The account of an author, fetched while the budget lasts.
pub async fn author(services: &Services, id: &ActorId, budget: &Budget) -> Result<Option<Account>> {
    if let Some(known) = accounts::by_uri(services, id.as_str()).await? {
        return Ok(Some(known));
    }
    if !budget.take() {
        return Ok(None);
    }
    fetch_actor(services, id, Why::Contact).await.map(Some)
}

/// Fetches a post again and applies what has changed; for updates that only point to it.
pub async fn update_status(
    services: &Services,
    uri: &ObjectId,
    author: &Account,
    budget: &Budget,
) -> Result<()> {
    if !budget.take() {
        return Ok(());
    }
    let found = document::fetch(services, uri, None).await?;
    let note = Note::parse(&found.value, None).map_err(|error| Error::Remote(error.to_string()))?;
    if note.id != found.id || note.attributed_to.as_str() != author.uri {
        return Ok(());
    }
    let context = statuses::Context {
        budget,
        asked: false,
        depth: 0,
    };
    statuses::receive_update(services, &note, author, &context).await
}

/// Fetches a post that its author only points to, and stores it if somebody here has to do with it.
pub async fn receive_status(
    services: &Services,
    uri: &ObjectId,
    author: &Account,
    budget: &Budget,
) -> Result<()> {
    if known(services, uri.as_str()).await?.is_some()
        || is_held(services, uri.as_str()).await?
        || !budget.take()
    {
        return Ok(());
    }
    let reader = follower_of(services, author.id).await?;
    let found = document::fetch(services, uri, reader.as_ref()).await?;
    let note = Note::parse(&found.value, None).map_err(|error| Error::Remote(error.to_string()))?;
    if note.id != found.id || note.attributed_to.as_str() != author.uri {
        return Ok(());
    }
    let context = statuses::Context {
        budget,
        asked: false,
        depth: 0,
    };
    statuses::receive(services, &note, author, &context).await?;
    Ok(())
}

/// Removes a known post whose origin says that it is gone, or that has become a tombstone there.
pub async fn check_gone(services: &Services, uri: &ObjectId, budget: &Budget) -> Result<()> {
    let Some((_, author)) = statuses::load_by_uri(services, uri.as_str()).await? else {
        return Ok(());
    };
    if !budget.take() {
        return Ok(());
    }
    let gone = match document::fetch(services, uri, None).await {
        Ok(found) => json::is(&found.value, "Tombstone"),
        Err(Error::Gone) => true,
        Err(error) => return Err(error),
    };
    if gone {
        statuses::receive_delete(services, uri.as_str(), &author).await?;
    }
    Ok(())
}

/// Leave to quote, as its maker publishes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuoteAuthorization {
    /// Who gives it.
    pub attributed_to: String,
    /// The post that quotes.
    pub interacting: String,
    /// The post that is quoted.
    pub target: String,
}

/// Reads leave to quote at its origin
/// ([FEP-044f](https://codeberg.org/fediverse/fep/src/branch/main/fep/044f/fep-044f.md)); none when there is no such thing.
///
/// # Errors
/// [`Error::Unavailable`] when later may help.
pub async fn quote_authorization(
    services: &Services,
    uri: &ObjectId,
    budget: &Budget,
) -> Result<Option<QuoteAuthorization>> {
    if !budget.take() {
        return Ok(None);
    }
    let found = match document::fetch(services, uri, None).await {
        Ok(found) => found,
        Err(error @ (Error::Unavailable(_) | Error::Internal(_))) => return Err(error),
        Err(_) => return Ok(None),
    };
    let id_at = |key| {
        json::get(&found.value, key)
            .and_then(json::id)
            .map(str::to_owned)
    };
    let whole = (
        id_at("attributedTo"),
        id_at("interactingObject"),
        id_at("interactionTarget"),
    );
    Ok(match whole {
        (Some(attributed_to), Some(interacting), Some(target))
            if found.id == *uri && json::is(&found.value, "QuoteAuthorization") =>
        {
            Some(QuoteAuthorization {
                attributed_to,
                interacting,
                target,
            })
        }
        _ => None,
    })
}

/// Somebody here who follows an account and may fetch what it shows to followers.
pub async fn follower_of(services: &Services, account_id: i64) -> Result<Option<Account>> {
    let connection = services.connection().await?;
    let Some(id) = relationships::local_follower_of()
        .bind(&connection, &account_id)
        .opt()
        .await?
    else {
        return Ok(None);
    };
    Ok(account_rows::by_id().bind(&connection, &id).opt().await?)
}

/// What stands behind a URL that a person typed: an account or a post, by id or page, here or elsewhere. `asker` signs
/// the fetch, so that posts for followers can be found too.
///
/// # Errors
/// [`Error::NotFound`] when it is neither; else as [`fetch_actor`].
pub async fn resolve_url(
    services: &Services,
    url: &str,
    asker: Option<&Account>,
) -> Result<Resolved> {
    let url = HttpUrl::parse(url).map_err(|_| Error::NotFound)?;
    if let Some(known) = resolve_known(services, url.as_str()).await? {
        return Ok(known);
    }
    if services.peers.ours().owns(&url) {
        return own_page(services, &url).await;
    }
    match tokio::time::timeout(PATIENCE, look_up(services, &url, asker)).await {
        Ok(outcome) => outcome,
        Err(_) => Err(Error::Unavailable(
            "the other server is too slow".to_owned(),
        )),
    }
}

async fn look_up(services: &Services, url: &HttpUrl, asker: Option<&Account>) -> Result<Resolved> {
    let found = document::follow(services, url, asker).await?;
    // The page may be that of something known.
    if let Some(known) = resolve_known(services, found.id.as_str()).await? {
        return Ok(known);
    }
    if actors::is_actor(&found.value) {
        let actor = Actor::parse(&found.value).map_err(|_| Error::NotFound)?;
        return Ok(Resolved::Account(Box::new(
            actors::adopt(services, &actor).await?,
        )));
    }
    if NoteKind::of(&found.value).is_none() || is_held(services, found.id.as_str()).await? {
        return Err(Error::NotFound);
    }
    keep(services, &found, &Budget::of_activity(), 0)
        .await?
        .map(Resolved::Status)
        .ok_or(Error::NotFound)
}

/// A post made here, by its page: pages end in the post's id.
async fn own_page(services: &Services, url: &HttpUrl) -> Result<Resolved> {
    let page = url.without_fragment().trim_end_matches('/');
    let id: i64 = page
        .rsplit('/')
        .next()
        .and_then(|id| id.parse().ok())
        .ok_or(Error::NotFound)?;
    let connection = services.connection().await?;
    rows::by_id()
        .bind(&connection, &id)
        .opt()
        .await?
        .filter(|row| row.local && row.url.as_deref() == Some(page))
        .map(|row| Resolved::Status(row.id))
        .ok_or(Error::NotFound)
}

async fn resolve_known(services: &Services, url: &str) -> Result<Option<Resolved>> {
    let connection = services.connection().await?;
    let status = rows::parent().bind(&connection, &url).opt().await?;
    if let Some(status) = status {
        return Ok(Some(Resolved::Status(status.id)));
    }
    let account = match account_rows::by_uri().bind(&connection, &url).opt().await? {
        Some(account) => Some(account),
        None => account_rows::by_url().bind(&connection, &url).opt().await?,
    };
    Ok(account
        .filter(|account| account.deleted_at.is_none() && !account.is_server())
        .map(|account| Resolved::Account(Box::new(account))))
}
