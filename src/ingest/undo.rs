//! `Undo`: by the id of what is undone, or by what it was. What is not here yet is remembered, so that it does nothing
//! when it comes.

use activitypub::activity::Subject;

use super::Cause;
use crate::domain::{Result, peers::relations, statuses};

pub(super) async fn apply(cause: &Cause<'_>, subject: &Subject) -> Result<()> {
    let (services, actor) = (cause.services, cause.actor);
    let found = match subject.kind.as_deref() {
        Some("Follow") => relations::receive_unfollow(services, actor, subject).await?,
        Some("Block") => relations::receive_unblock(services, actor, subject).await?,
        Some("Like" | "EmojiReact") => {
            statuses::receive_unfavourite(services, actor, subject).await?
        }
        Some("Announce") => statuses::receive_unboost(services, actor, subject).await?,
        // Taking back an Accept ends the follow like a Reject. The Accept's own object is the Follow.
        Some("Accept") => {
            let follow = Subject {
                id: subject.object.clone(),
                ..Subject::default()
            };
            relations::receive_reject(services, actor, &follow).await?
        }
        Some(_) => return Ok(()),
        None => by_id(cause, subject).await?,
    };
    if !found && let Some(id) = &subject.id {
        relations::remember_undo(services, id.as_str(), actor).await?;
    }
    Ok(())
}

/// Only the id is given: whatever of the actor's has it.
async fn by_id(cause: &Cause<'_>, subject: &Subject) -> Result<bool> {
    let (services, actor) = (cause.services, cause.actor);
    Ok(relations::receive_unfollow(services, actor, subject).await?
        || statuses::receive_unfavourite(services, actor, subject).await?
        || statuses::receive_unboost(services, actor, subject).await?
        || relations::receive_unblock(services, actor, subject).await?)
}
