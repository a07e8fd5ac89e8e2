//! `Block`: of somebody here.

use activitypub::origin::ActorId;

use super::Cause;
use crate::domain::{Result, accounts, peers::relations};

pub(super) async fn apply(cause: &Cause<'_>, object: &ActorId) -> Result<()> {
    if !cause.services.peers.ours().owns(object) {
        return Ok(());
    }
    let Some(target) = accounts::by_uri(cause.services, object.as_str()).await? else {
        return Ok(());
    };
    relations::receive_block(cause.services, cause.actor, &target, cause.uri()).await
}
