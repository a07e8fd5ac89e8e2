//! `Delete`: of a post, or of the actor itself.

use activitypub::origin::ObjectId;

use super::Cause;
use crate::domain::{Result, peers::gone, statuses};

pub(super) async fn apply(cause: &Cause<'_>, object: &ObjectId) -> Result<()> {
    if object.as_str() == cause.activity.actor.as_str() {
        return gone::bury(cause.services, cause.actor).await;
    }
    statuses::receive_delete(cause.services, object.as_str(), cause.actor).await
}
