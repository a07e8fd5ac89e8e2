//! `Update`: a post or profile as it is now.

use activitypub::{activity::Reference, actor::Actor, origin::ObjectId};

use super::{Cause, create};
use crate::domain::{
    Error, Result,
    peers::{
        Why, actors, fetch_actor,
        objects::{self},
        refresh,
    },
    statuses,
};

pub(super) async fn apply(cause: &Cause<'_>, object: &Reference) -> Result<()> {
    if object.is_actor() {
        let Some(document) = &object.embedded else {
            return Ok(());
        };
        let actor = Actor::parse(document).map_err(|error| Error::Remote(error.to_string()))?;
        if actor.id == cause.activity.actor {
            actors::adopt(cause.services, &actor).await?;
            refresh::refresh_changed(cause.services, cause.actor).await?;
        }
        return Ok(());
    }
    if let Some(note) = create::read(cause, object) {
        let context = create::context(cause);
        statuses::receive_update(cause.services, &note, cause.actor, &context).await?;
    }
    Ok(())
}

/// Only the id is given.
pub(super) async fn pointed(cause: &Cause<'_>, id: &ObjectId) -> Result<()> {
    if id.as_str() == cause.activity.actor.as_str() {
        fetch_actor(cause.services, &cause.activity.actor, Why::Refresh).await?;
        return Ok(());
    }
    objects::update_status(cause.services, id, cause.actor, cause.budget).await
}
