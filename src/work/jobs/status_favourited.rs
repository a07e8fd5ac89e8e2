//! Somebody favours a post, or no longer.

use super::outgoing;
use crate::{
    domain::{
        Result, Services, accounts,
        accounts::AccountExt,
        deliveries::{self, Audience, Guard},
        notifications, search, statuses,
        tasks::StatusFavourited,
    },
    render::ap,
};

/// Tells the author: here by a notification, elsewhere by a Like of somebody here.
pub async fn run(services: &Services, task: &StatusFavourited) -> Result<()> {
    let Some((status, author)) = statuses::load(services, task.status_id).await? else {
        return Ok(());
    };
    let Some(account) = accounts::by_ids(services, &[task.account_id])
        .await?
        .remove(&task.account_id)
    else {
        return Ok(());
    };
    if account.is_local() && !task.undone {
        search::index_marked(services, &[status.row.id]).await?;
    }
    if author.is_local() {
        // The task tells that it changed; what counts is how it is now.
        let about = Some(status.row.id);
        if !statuses::is_favourited(services, account.id, status.row.id).await? {
            notifications::forget(services, author.id, "favourite", account.id, about).await?;
        } else if !task.undone {
            let readers = [author.id];
            notifications::notify_many(services, &readers, "favourite", account.id, about).await?;
        }
        return Ok(());
    }
    let Some(uri) = task.uri.as_deref().filter(|_| account.is_local()) else {
        return Ok(());
    };
    let (activity, guard) = if task.undone {
        (ap::undo_like(uri, &account, &status.row.uri), Guard::None)
    } else {
        (
            ap::like(uri, &account, &status.row.uri),
            Guard::Favourite(account.id, status.row.id, uri),
        )
    };
    let about = deliveries::about(&account.uri, &status.row.uri);
    let outgoing = outgoing(activity, account.id, about);
    deliveries::send(services, &outgoing, &Audience::person(author.id), guard).await?;
    Ok(())
}
