//! Direct conversations: threads of direct posts, by who takes part in them, as each of the people here has them.
//!
//! A conversation is written when its posts are: the author has it at once, whoever is mentioned with the notification of
//! it. What is held back or unwanted stands in no conversation.
//!
//! Source: <https://docs.joinmastodon.org/methods/conversations/>.

use std::collections::HashMap;

use sql::queries::conversations as rows;

use super::{
    Error, Result, Services,
    accounts::{self, Account},
    statuses::{self, Gathered, Outline, Visibility},
    timelines::{Cursor, Page},
};
use crate::{feed::Event, store::Tx};

pub use sql::queries::conversations::Conversation;

/// Posts put into conversations by one statement.
const BATCH: usize = 1_000;

/// Conversations with the people and posts they name.
#[derive(Debug)]
pub struct Conversations {
    /// By their newest post, newest first.
    pub rows: Vec<Conversation>,
    /// The newest posts.
    pub statuses: Gathered,
    /// Who takes part, and the reader.
    pub accounts: HashMap<i64, Account>,
    /// Whose they are.
    pub reader: i64,
}

/// A page of conversations, paged by their newest posts.
pub async fn page(services: &Services, reader: i64, at: Cursor) -> Result<Page<Conversations>> {
    let connection = services.connection().await?;
    let mut found = rows::page()
        .bind(
            &connection,
            &at.upwards,
            &reader,
            &at.below,
            &at.above,
            &i64::try_from(at.limit).unwrap_or(20),
        )
        .all()
        .await?;
    drop(connection);
    if at.upwards {
        found.reverse();
    }
    Ok(Page {
        newest: found.first().map(|row| row.last_status_id),
        oldest: found.last().map(|row| row.last_status_id),
        more: found.len() >= at.limit,
        items: gathered(services, reader, found).await?,
    })
}

async fn gathered(
    services: &Services,
    reader: i64,
    rows: Vec<Conversation>,
) -> Result<Conversations> {
    let last: Vec<i64> = rows.iter().map(|row| row.last_status_id).collect();
    let mut people: Vec<i64> = rows
        .iter()
        .flat_map(|row| row.participant_ids.iter().copied())
        .chain([reader])
        .collect();
    people.sort_unstable();
    people.dedup();
    Ok(Conversations {
        rows,
        statuses: statuses::gather(services, Some(reader), &last).await?,
        accounts: accounts::by_ids(services, &people).await?,
        reader,
    })
}

/// One own conversation.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn one(services: &Services, reader: i64, id: i64) -> Result<Conversations> {
    let connection = services.connection().await?;
    let row = rows::by_id()
        .bind(&connection, &id, &reader)
        .opt()
        .await?
        .ok_or(Error::NotFound)?;
    drop(connection);
    gathered(services, reader, vec![row]).await
}

/// Marks a conversation as read or not.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn set_unread(
    services: &Services,
    reader: i64,
    id: i64,
    unread: bool,
) -> Result<Conversations> {
    let connection = services.connection().await?;
    rows::set_unread()
        .bind(&connection, &unread, &id, &reader)
        .opt()
        .await?
        .ok_or(Error::NotFound)?;
    drop(connection);
    services.announce(&Event::Conversation { reader, id }).await;
    one(services, reader, id).await
}

/// Takes a conversation off the list; its posts stay, and the next one brings it back.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn delete(services: &Services, reader: i64, id: i64) -> Result<()> {
    let connection = services.connection().await?;
    rows::delete()
        .bind(&connection, &id, &reader)
        .opt()
        .await?
        .ok_or(Error::NotFound)?;
    Ok(())
}

/// Puts the direct posts among these into the conversations of their authors here and of those who were told of them.
pub async fn remember(services: &Services, posts: &[Outline]) -> Result<()> {
    let direct: Vec<&Outline> = posts
        .iter()
        .filter(|post| post.visibility == Visibility::Direct && post.row.reblog_of_id.is_none())
        .collect();
    if direct.is_empty() {
        return Ok(());
    }
    let ids: Vec<i64> = direct.iter().map(|post| post.row.id).collect();
    let mut pairs: Vec<(i64, i64)> = direct
        .iter()
        .filter(|post| post.row.author_local)
        .map(|post| (post.row.account_id, post.row.id))
        .collect();
    let connection = services.connection().await?;
    let told = rows::told().bind(&connection, &ids).all().await?;
    drop(connection);
    pairs.extend(told.into_iter().map(|row| (row.owner, row.status_id)));
    append(services, &pairs).await
}

/// A direct post was edited: who is mentioned by this version and was not before gets it, and those whose newest it is see
/// the new version.
pub async fn edited(services: &Services, id: i64, new: &[i64]) -> Result<()> {
    let connection = services.connection().await?;
    let told = rows::told()
        .bind(&connection, &[id].as_slice())
        .all()
        .await?;
    let changed = rows::of_last().bind(&connection, &id).all().await?;
    drop(connection);
    let pairs: Vec<(i64, i64)> = told
        .into_iter()
        .filter(|row| new.contains(&row.owner))
        .map(|row| (row.owner, row.status_id))
        .collect();
    let events: Vec<Event> = changed
        .into_iter()
        .map(|row| Event::Conversation {
            reader: row.account_id,
            id: row.id,
        })
        .collect();
    services.announce_all(&events).await;
    append(services, &pairs).await
}

/// Puts posts into the conversations of people: pairs of person and post. What is no direct post is left out, and what is
/// there already changes nothing.
pub async fn append(services: &Services, pairs: &[(i64, i64)]) -> Result<()> {
    for pairs in pairs.chunks(BATCH) {
        let mut connection = services.connection().await?;
        let tx = connection.transaction().await?;
        let events = append_within(services, &tx, pairs).await?;
        tx.commit().await?;
        drop(connection);
        services.announce_all(&events).await;
    }
    Ok(())
}

/// As [`append`], in the transaction of the caller, who announces after the commit what is answered.
pub(super) async fn append_within(
    services: &Services,
    tx: &Tx<'_>,
    pairs: &[(i64, i64)],
) -> Result<Vec<Event>> {
    let new = pairs
        .iter()
        .map(|_| services.id())
        .collect::<Result<Vec<i64>>>()?;
    let owners: Vec<i64> = pairs.iter().map(|(owner, _)| *owner).collect();
    let posts: Vec<i64> = pairs.iter().map(|(_, id)| *id).collect();
    let found = rows::ensure().bind(tx, &new, &owners, &posts).all().await?;
    let ids: Vec<i64> = found.iter().map(|row| row.id).collect();
    let posts: Vec<i64> = found.iter().map(|row| row.status_id).collect();
    let changed = rows::append().bind(tx, &ids, &posts).all().await?;
    Ok(changed
        .into_iter()
        .map(|row| Event::Conversation {
            reader: row.account_id,
            id: row.id,
        })
        .collect())
}

/// Takes a post that goes out of the conversations it is in; one without posts goes with it.
pub(super) async fn forget(tx: &Tx<'_>, status_id: i64) -> Result<()> {
    let held = rows::lock_of_status().bind(tx, &status_id).all().await?;
    if !held.is_empty() {
        rows::forget_status().bind(tx, &status_id).await?;
    }
    Ok(())
}
