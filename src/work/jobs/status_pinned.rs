//! A post was pinned to or unpinned from its author's profile.

use super::outgoing;
use crate::{
    domain::{
        Result, Services,
        accounts::AccountExt,
        deliveries::{self, Audience, Guard},
        statuses::{self, Visibility},
        tasks::StatusPinned,
    },
    render::ap,
};

/// Tells the author's followers.
pub async fn run(services: &Services, task: &StatusPinned) -> Result<()> {
    let Some((status, author)) = statuses::load(services, task.status_id).await? else {
        return Ok(());
    };
    let ours = author.is_local() && !author.is_gone() && author.id == task.account_id;
    if !ours || status.visibility == Visibility::Direct {
        return Ok(());
    }
    let audience = Audience::followers(author.id);
    if !deliveries::reachable(services, &audience).await? {
        return Ok(());
    }
    let number = services.id()?;
    let activity = if task.pinned {
        ap::add_featured(&author, &status.row.uri, number)
    } else {
        ap::remove_featured(&author, &status.row.uri, number)
    };
    // Among what is said of the post: its Create goes before, its Delete after.
    let outgoing = outgoing(activity, author.id, status.row.uri.clone());
    let guard = Guard::Status(status.row.id);
    deliveries::send(services, &outgoing, &audience, guard).await?;
    Ok(())
}
