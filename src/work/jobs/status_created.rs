//! A post or boost was made here or received.

use super::{fan_out, outgoing};
use crate::{
    domain::{
        Result, Services,
        accounts::{Account, AccountExt},
        collections,
        deliveries::{self, Guard},
        notifications,
        statuses::{self, Status, Visibility},
        tasks::StatusCreated,
    },
    feed::Event,
    render::ap::{self, Site},
};

/// Followers told of a post by one statement.
const NOTIFIED: i64 = 1_000;

/// Fans out, shows live, notifies, and distributes what is ours.
pub async fn run(services: &Services, task: &StatusCreated) -> Result<()> {
    let Some((status, author)) = statuses::load(services, task.status_id).await? else {
        return Ok(());
    };
    if author.is_gone() {
        return Ok(());
    }
    let original = match status.row.reblog_of_id {
        Some(id) => match statuses::load(services, id).await? {
            Some(original) => Some(original),
            // The original went meanwhile; its boosts go with it.
            None => return Ok(()),
        },
        None => None,
    };
    fan_out::begin(services, &status, &author).await?;
    services
        .announce(&Event::Status {
            id: status.row.id,
            author: author.id,
            visibility: status.row.visibility.clone(),
            local: status.row.local,
            boost: status.row.reblog_of_id,
            media: !status.media.is_empty(),
            tags: status.tags.clone(),
        })
        .await;
    notify(services, &status, &author, original.as_ref()).await?;
    if status.row.local {
        distribute(services, &status, &author, original.as_ref()).await?;
    }
    Ok(())
}

async fn notify(
    services: &Services,
    status: &Status,
    author: &Account,
    original: Option<&(Status, Account)>,
) -> Result<()> {
    let id = status.row.id;
    if let Some((original, boosted)) = original {
        if boosted.is_local() {
            let about = Some(original.row.id);
            notifications::notify_many(services, &[boosted.id], "reblog", author.id, about).await?;
        }
        return Ok(());
    }
    let mentioned: Vec<i64> = status
        .mentions
        .iter()
        .filter(|mention| !mention.silent && mention.domain.is_none())
        .map(|mention| mention.id)
        .collect();
    notifications::notify_many(services, &mentioned, "mention", author.id, Some(id)).await?;

    let to_oneself = status.row.in_reply_to_account_id == Some(author.id);
    let answers = status.row.in_reply_to_id.is_some() || status.row.in_reply_to_uri.is_some();
    if status.visibility == Visibility::Direct || (answers && !to_oneself) {
        return Ok(());
    }
    let mut after = 0;
    loop {
        let page = statuses::notified_followers(services, author.id, after, NOTIFIED).await?;
        let Some(last) = page.last().copied() else {
            return Ok(());
        };
        after = last;
        // Who is mentioned was told so.
        let readers: Vec<i64> = page
            .into_iter()
            .filter(|reader| !mentioned.contains(reader))
            .collect();
        notifications::notify_many(services, &readers, "status", author.id, Some(id)).await?;
    }
}

/// Sends the Create or Announce, unless it was planned before.
pub(super) async fn distribute(
    services: &Services,
    status: &Status,
    author: &Account,
    original: Option<&(Status, Account)>,
) -> Result<()> {
    let boosted = original.map(|(_, account)| account.id);
    let audience = deliveries::audience(status, boosted, &[]);
    if !deliveries::reachable(services, &audience).await? {
        return Ok(());
    }
    let (activity, about) = match original {
        Some((original, boosted)) => (
            ap::announce(status, author, &original.row.uri, &boosted.uri),
            deliveries::about(&author.uri, &original.row.uri),
        ),
        None => {
            let context = collections::context(services, status, false).await?;
            (
                ap::create(&Site::of(services), status, author, &context),
                status.row.uri.clone(),
            )
        }
    };
    let outgoing = outgoing(activity, author.id, about);
    let guard = Guard::Status(status.row.id);
    deliveries::send(services, &outgoing, &audience, guard).await?;
    Ok(())
}
