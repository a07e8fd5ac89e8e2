//! `Delete`: of a post, of leave to quote, or of the actor itself.

use activitypub::origin::ObjectId;

use super::Cause;
use crate::domain::{Result, peers::gone, quotes, statuses};

pub(super) async fn apply(cause: &Cause<'_>, object: &ObjectId) -> Result<()> {
    if object.as_str() == cause.activity.actor.as_str() {
        return gone::bury(cause.services, cause.actor).await;
    }
    if quotes::receive_revocation(cause.services, cause.actor, object.as_str()).await? {
        return Ok(());
    }
    statuses::receive_delete(cause.services, object.as_str(), cause.actor).await
}
