//! `Accept`: an answer to a Follow of somebody here. Accepts of anything else have no effect.

use activitypub::activity::Subject;

use super::Cause;
use crate::domain::{Result, peers::relations};

pub(super) async fn apply(cause: &Cause<'_>, subject: &Subject) -> Result<()> {
    if is_of_follow(subject) {
        relations::receive_accept(cause.services, cause.actor, subject).await?;
    }
    Ok(())
}

/// Embedded as a Follow, or not embedded: then the id decides.
pub(super) fn is_of_follow(subject: &Subject) -> bool {
    subject.kind.as_deref().is_none_or(|kind| kind == "Follow")
}
