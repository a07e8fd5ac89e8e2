//! Taking a post back.

use std::collections::BTreeMap;

use sql::queries::{accounts as account_rows, media as media_rows, objects, statuses};

use super::{Delta, Gathered, Status, Visibility, counts, show};
use crate::{
    domain::{
        Error, Result, Services, accounts::Account, conversations, polls, quotes, tasks,
        tasks::StatusDeleted,
    },
    feed::Change,
    store::Tx,
};

/// What a deletion left.
#[derive(Clone, Debug)]
pub struct Deleted {
    /// The post and its boosts: nothing may show them any more.
    pub ids: Vec<i64>,
    /// What is stale now; to be announced after the commit.
    pub changes: Vec<Change>,
}

/// Deletes an own post and answers it as it was, for redrafting. Its uploads stay usable for a day unless
/// `delete_media`.
///
/// Source: <https://docs.joinmastodon.org/methods/statuses/#delete>.
pub async fn delete(
    services: &Services,
    author: &Account,
    id: i64,
    delete_media: bool,
) -> Result<Gathered> {
    let gathered = show(services, Some(author.id), id).await?;
    let status = gathered.statuses.get(&id).cloned().ok_or(Error::NotFound)?;
    if status.row.account_id != author.id {
        return Err(Error::NotFound);
    }
    let mut connection = services.connection().await?;
    let tx = connection.transaction().await?;
    let deleted = remove(services, &tx, &status, delete_media).await?;
    tx.commit().await?;
    drop(connection);
    services.changed(&deleted.changes).await;
    services.committed();
    Ok(gathered)
}

/// Removes the rows of a post and of its boosts, buries its id, and enqueues the job that tells the world. A post that
/// is gone already is [`Error::NotFound`].
pub async fn remove(
    services: &Services,
    tx: &Tx<'_>,
    status: &Status,
    delete_media: bool,
) -> Result<Deleted> {
    let now = services.now();
    let id = status.row.id;
    // Before its marks are looked for: what is being written about it now is seen then.
    statuses::lock_to_remove()
        .bind(tx, &id)
        .opt()
        .await?
        .ok_or(Error::NotFound)?;
    let reblog_of_uri = match status.row.reblog_of_id {
        Some(original) => statuses::by_id()
            .bind(tx, &original)
            .opt()
            .await?
            .map(|original| original.uri),
        None => None,
    };
    // Peers that saw the post through somebody besides the followers.
    let mut audience: Vec<i64> = status.mentions.iter().map(|mention| mention.id).collect();
    if status.row.local && status.row.reblog_of_id.is_none() {
        audience.extend(statuses::interested_accounts().bind(tx, &id).all().await?);
    }
    audience.extend(status.row.in_reply_to_account_id);
    audience.sort_unstable();
    audience.dedup();

    let boosts = statuses::boosts_of().bind(tx, &id, &10_000).all().await?;
    let mut ids = vec![id];
    for boost in &boosts {
        remove_rows(tx, boost.id).await?;
        objects::bury()
            .bind(tx, &boost.uri, &"status", &Some(boost.id), &now)
            .await?;
        ids.push(boost.id);
    }
    if status.poll.is_some() {
        polls::forget(tx, id).await?;
    }
    let quoted = match status.quote {
        Some(_) => quotes::forget(tx, id).await?,
        None => None,
    };
    remove_rows(tx, id).await?;
    if status.visibility == Visibility::Direct {
        conversations::forget(tx, id).await?;
    }
    objects::bury()
        .bind(tx, &status.row.uri, &"status", &Some(id), &now)
        .await?;
    // Counters last, and in the order of ids, as everybody locks them.
    let mut authors: BTreeMap<i64, i64> = BTreeMap::new();
    for account_id in boosts
        .iter()
        .map(|boost| boost.account_id)
        .chain([status.row.account_id])
    {
        *authors.entry(account_id).or_default() -= 1;
    }
    for (account_id, by) in authors {
        account_rows::add_counts()
            .bind(tx, &account_id, &by, &0, &0)
            .await?;
    }
    let answered = status
        .row
        .in_reply_to_id
        .filter(|_| status.visibility.is_open())
        .map(|parent| Delta {
            status_id: parent,
            replies: -1,
            ..Delta::default()
        });
    let boosted = status.row.reblog_of_id.map(|original| Delta {
        status_id: original,
        reblogs: -1,
        ..Delta::default()
    });
    let deltas: Vec<Delta> = answered.into_iter().chain(boosted).collect();
    counts::leave(tx, &deltas).await?;
    let mut files = Vec::new();
    if delete_media || !status.row.local {
        for media in media_rows::delete_of_status().bind(tx, &id).all().await? {
            files.extend(media.file_key);
            files.extend(media.small_key);
        }
    } else {
        statuses::release_media().bind(tx, &now, &id).await?;
    }
    tasks::enqueue(
        services,
        tx,
        &StatusDeleted {
            status_id: id,
            account_id: status.row.account_id,
            uri: status.row.uri.clone(),
            local: status.row.local,
            visibility: status.row.visibility.clone(),
            reblog_of_uri,
            audience,
            in_reply_to_account_id: status.row.in_reply_to_account_id,
            boosts: boosts.iter().map(|boost| boost.id).collect(),
            files,
        },
    )
    .await?;
    let mut changes: Vec<Change> = ids.iter().map(|id| Change::Status(*id)).collect();
    changes.push(Change::Account(status.row.account_id));
    changes.extend(boosts.iter().map(|boost| Change::Account(boost.account_id)));
    changes.extend(status.row.in_reply_to_id.map(Change::Counts));
    changes.extend(quoted.map(Change::Counts));
    if let Some(original) = status.row.reblog_of_id {
        changes.push(Change::Counts(original));
        changes.push(Change::Marks(status.row.account_id));
    }
    Ok(Deleted { ids, changes })
}

async fn remove_rows(tx: &Tx<'_>, id: i64) -> Result<()> {
    statuses::delete()
        .bind(tx, &id)
        .opt()
        .await?
        .ok_or(Error::NotFound)?;
    statuses::forget_mentions().bind(tx, &id).await?;
    statuses::forget_marks().bind(tx, &id).await?;
    statuses::forget_stats().bind(tx, &[id].as_slice()).await?;
    Ok(())
}

/// Forgets the counters of posts that are gone: what was added up while they went.
pub async fn forget_counters(services: &Services, ids: &[i64]) -> Result<()> {
    let connection = services.connection().await?;
    statuses::forget_stats().bind(&connection, &ids).await?;
    Ok(())
}
