//! Collections: lists of accounts that their owner shows to others. Who is in one hears of it, and may leave for good.
//!
//! Only people here can be put into one: people elsewhere would have to be asked.
//! Source: <https://docs.joinmastodon.org/methods/collections/>.

mod changes;

pub use changes::{Change, add, create, delete, notify, remove, revoke, update};

use std::collections::HashMap;

use jiff::Timestamp;
use sql::queries::featured_collections as rows;

use super::{
    Error, Result, Services,
    accounts::{self, Account, AccountExt},
    caches, relationships,
};

/// Somebody in a collection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Item {
    /// Its id.
    pub id: i64,
    /// Who.
    pub account_id: i64,
    /// They agreed, or did not have to.
    pub accepted: bool,
    /// Since when.
    pub created_at: Timestamp,
}

/// A collection with those in it whom its reader is shown.
#[derive(Clone, Debug)]
pub struct Collection {
    /// The row.
    pub row: rows::Collection,
    /// In the order they were put in.
    pub items: Vec<Item>,
}

/// Whether an account lets itself be put into collections of people here.
#[must_use]
pub fn may_be_featured(account: &Account) -> bool {
    account.is_local()
        && !account.is_gone()
        && !account.is_server()
        && account.discoverable == Some(true)
}

/// Collections by id in the order asked for, as a reader sees them: three queries for all.
async fn load(services: &Services, reader: Option<i64>, ids: &[i64]) -> Result<Vec<Collection>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let connection = services.connection().await?;
    let (found, items) = (rows::by_ids(), rows::items());
    let (found, items) =
        futures_util::try_join!(async { found.bind(&connection, &ids).all().await }, async {
            items.bind(&connection, &ids).all().await
        },)?;
    drop(connection);
    let standings = match reader {
        Some(reader) => {
            let fresh = services.caches.follow(services).await;
            Some(caches::standings(services, fresh, reader).await?)
        }
        None => None,
    };
    let now = services.now();
    let hidden = |id: i64| {
        standings
            .as_ref()
            .is_some_and(|standings| standings.to(id, now).blocking)
    };
    let mut of: HashMap<i64, Vec<Item>> = HashMap::new();
    for row in items {
        if !hidden(row.account_id) {
            of.entry(row.collection_id).or_default().push(Item {
                id: row.id,
                account_id: row.account_id,
                accepted: row.state == "accepted",
                created_at: row.created_at,
            });
        }
    }
    let mut found: Vec<Collection> = found
        .into_iter()
        .map(|row| {
            let mut items = of.remove(&row.id).unwrap_or_default();
            if reader != Some(row.account_id) {
                items.retain(|item| item.accepted);
            }
            Collection { row, items }
        })
        .collect();
    found.sort_by_key(|collection| ids.iter().position(|id| *id == collection.row.id));
    Ok(found)
}

async fn one(services: &Services, reader: Option<i64>, id: i64) -> Result<Collection> {
    load(services, reader, &[id])
        .await?
        .pop()
        .ok_or(Error::NotFound)
}

/// Whether an account lets a reader see what it lists.
async fn is_shown_to(services: &Services, owner: &Account, reader: Option<i64>) -> Result<bool> {
    if owner.is_gone() {
        return Ok(false);
    }
    match reader.filter(|reader| *reader != owner.id) {
        Some(reader) => Ok(!relationships::to(services, reader, owner.id)
            .await?
            .blocked_by),
        None => Ok(true),
    }
}

/// A collection with the accounts of its owner and of those in it. [`Error::NotFound`] to whom the owner blocks.
pub async fn show(
    services: &Services,
    reader: Option<i64>,
    id: i64,
) -> Result<(Collection, Vec<Account>)> {
    let collection = one(services, reader, id).await?;
    let people: Vec<i64> = std::iter::once(collection.row.account_id)
        .chain(collection.items.iter().map(|item| item.account_id))
        .collect();
    let people = accounts::shown(services, &people).await?;
    let owner = people
        .iter()
        .find(|account| account.id == collection.row.account_id)
        .ok_or(Error::NotFound)?;
    if !is_shown_to(services, owner, reader).await? {
        return Err(Error::NotFound);
    }
    Ok((collection, people))
}

/// The collections that an account made, newest first: to others those that are listed, and none to whom it blocks. Whether
/// there are more.
pub async fn of_account(
    services: &Services,
    reader: Option<i64>,
    owner: &Account,
    (offset, limit): (u32, u32),
) -> Result<(Vec<Collection>, bool)> {
    if !is_shown_to(services, owner, reader).await? {
        return Ok((Vec::new(), false));
    }
    let own = reader == Some(owner.id);
    let connection = services.connection().await?;
    let ids = rows::of_account()
        .bind(
            &connection,
            &owner.id,
            &own,
            &(i64::from(limit) + 1),
            &i64::from(offset),
        )
        .all()
        .await?;
    drop(connection);
    page(services, reader, ids, limit).await
}

/// The collections that the reader is in.
pub async fn containing(
    services: &Services,
    reader: i64,
    (offset, limit): (u32, u32),
) -> Result<(Vec<Collection>, bool)> {
    let connection = services.connection().await?;
    let ids = rows::containing()
        .bind(
            &connection,
            &reader,
            &(i64::from(limit) + 1),
            &i64::from(offset),
        )
        .all()
        .await?;
    drop(connection);
    page(services, Some(reader), ids, limit).await
}

async fn page(
    services: &Services,
    reader: Option<i64>,
    mut ids: Vec<i64>,
    limit: u32,
) -> Result<(Vec<Collection>, bool)> {
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let more = ids.len() > limit;
    ids.truncate(limit);
    Ok((load(services, reader, &ids).await?, more))
}

/// What notifications are about, by the notification's id; costs nothing when none is asked about.
pub async fn of_notifications(
    services: &Services,
    reader: i64,
    notifications: &[i64],
) -> Result<HashMap<i64, Collection>> {
    if notifications.is_empty() {
        return Ok(HashMap::new());
    }
    let connection = services.connection().await?;
    let about = rows::of_notifications()
        .bind(&connection, &notifications)
        .all()
        .await?;
    drop(connection);
    let mut ids: Vec<i64> = about.iter().filter_map(|row| row.collection_id).collect();
    ids.sort_unstable();
    ids.dedup();
    let found = load(services, Some(reader), &ids).await?;
    Ok(about
        .into_iter()
        .filter_map(|row| {
            let collection = found
                .iter()
                .find(|collection| Some(collection.row.id) == row.collection_id)?;
            Some((row.id, collection.clone()))
        })
        .collect())
}
