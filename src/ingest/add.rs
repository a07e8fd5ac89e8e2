//! `Add`: a pin. Only into the actor's own collection of featured posts.

use activitypub::{activity::Reference, origin::ObjectId};

use super::Cause;
use crate::domain::{Result, peers, statuses};

pub(super) async fn apply(cause: &Cause<'_>, object: &Reference, target: &ObjectId) -> Result<()> {
    if !is_featured(cause, target) {
        return Ok(());
    }
    let Some(id) = object.id.as_ref().filter(|id| cause.is_own(id)) else {
        return Ok(());
    };
    // What came along is not kept: the origin has it.
    if let Some(status) = peers::fetch_status(cause.services, id, cause.budget).await? {
        statuses::receive_pin(cause.services, cause.actor, status, true).await?;
    }
    Ok(())
}

/// Whether a collection is the actor's own one of featured posts.
pub(super) fn is_featured(cause: &Cause<'_>, target: &ObjectId) -> bool {
    !cause.actor.featured_url.is_empty() && target.as_str() == cause.actor.featured_url
}
