//! `Create`: a new post.

use activitypub::{
    activity::Reference,
    note::{Note, Wrapper},
    origin::ObjectId,
};

use super::Cause;
use crate::domain::{
    Result,
    peers::objects,
    statuses::{self, Context},
};

pub(super) async fn apply(cause: &Cause<'_>, objects: &[Reference]) -> Result<()> {
    for object in objects {
        if let Some(note) = read(cause, object) {
            statuses::receive(cause.services, &note, cause.actor, &context(cause)).await?;
        }
    }
    Ok(())
}

/// The post that is embedded, when it is the actor's.
pub(super) fn read(cause: &Cause<'_>, object: &Reference) -> Option<Note> {
    let wrapper = Wrapper {
        actor: &cause.activity.actor,
        audience: &cause.activity.audience,
    };
    let note = Note::parse(object.embedded.as_ref()?, Some(wrapper)).ok()?;
    (note.attributed_to == cause.activity.actor).then_some(note)
}

pub(super) fn context<'a>(cause: &Cause<'a>) -> Context<'a> {
    Context {
        budget: cause.budget,
        asked: cause.asked,
        depth: 0,
    }
}

/// Only the id of the post is given.
pub(super) async fn pointed(cause: &Cause<'_>, id: &ObjectId) -> Result<()> {
    objects::receive_status(cause.services, id, cause.actor, cause.budget).await
}
