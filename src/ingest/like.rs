//! `Like`: a favourite of a post made here. What some softwares send in this form as a reaction counts as one too.

use activitypub::origin::ObjectId;

use super::Cause;
use crate::domain::{Result, statuses};

pub(super) async fn apply(cause: &Cause<'_>, object: &ObjectId) -> Result<()> {
    if !cause.services.peers.ours().owns(object) {
        return Ok(());
    }
    statuses::receive_favourite(cause.services, cause.actor, object.as_str(), cause.uri()).await
}
