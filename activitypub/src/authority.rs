//! May this signer say this? The rules of trust of
//! [FEP-fe34](https://codeberg.org/fediverse/fep/src/branch/main/fep/fe34/fep-fe34.md).
//!
//! A signature shows which actor speaks. An actor may speak for itself and for what is its own on
//! its own origin, and for nothing else. What is said here rests on the documents alone; that the
//! owner of a thing already stored is the one who changes it must be checked where it is stored.

use crate::activity::{Action, Activity, Announced, Reference, Subject};
use crate::origin::{ActorId, HttpUrl, ObjectId, OurHosts};

/// What to do with an activity or a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// The signer may say this.
    Accept,
    /// The signer may point to this but not vouch for it: read it where it lives, and apply what
    /// is found there.
    FetchFromOrigin(ObjectId),
    /// The signer may not say this.
    Refuse(Reason),
}

/// Why something is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Reason {
    /// The key belongs to somebody else than the one who acts.
    #[error("the signer is not the actor")]
    SignerIsNotActor,
    /// Somebody from outside speaks as one of us, or about a thing as if it were not ours.
    #[error("local ids never come from outside")]
    Local,
    /// The activity's id is on another origin than its actor.
    #[error("the activity's id is on another origin than its actor")]
    ForeignId,
    /// The object is on another origin than the actor.
    #[error("the object is on another origin than its actor")]
    ForeignObject,
    /// The object belongs to somebody else.
    #[error("the object belongs to somebody else")]
    NotTheOwner,
    /// The object has no id.
    #[error("the object has no id")]
    NoId,
    /// Something is answered or moved that only another actor could answer or move.
    #[error("only the actor concerned may do this")]
    NotConcerned,
}

impl Reason {
    /// The HTTP status to answer with.
    #[must_use]
    pub fn status(self) -> u16 {
        match self {
            Self::SignerIsNotActor => 401,
            _ => 403,
        }
    }
}

/// Judges an activity by the owner of the key that signed it.
#[must_use]
pub fn judge(signer: &ActorId, activity: &Activity, ours: &OurHosts) -> Verdict {
    let actor = &activity.actor;
    if ours.owns(signer) || ours.owns(actor) {
        return Verdict::Refuse(Reason::Local);
    }
    if signer != actor {
        return Verdict::Refuse(Reason::SignerIsNotActor);
    }
    if activity
        .id
        .as_ref()
        .is_some_and(|id| !id.same_origin(actor))
    {
        return Verdict::Refuse(Reason::ForeignId);
    }
    match &activity.action {
        Action::Create { objects } => created(actor, objects, ours),
        Action::Update { object } => owned(actor, object, ours, Missing::Fetch),
        Action::Delete { object, owners } => deleted(actor, object, owners, ours),
        Action::Undo { subject } => undone(actor, subject, ours),
        Action::Accept { subject, result } => match answered(actor, subject) {
            Verdict::Accept if result.as_ref().is_some_and(|id| !id.same_origin(actor)) => {
                Verdict::Refuse(Reason::ForeignObject)
            }
            verdict => verdict,
        },
        Action::Reject { subject } => answered(actor, subject),
        Action::Announce { object } => announced(actor, object, ours),
        Action::Add { target, .. } | Action::Remove { target, .. } => {
            on_origin(actor, target, ours)
        }
        Action::Move { object, .. } if object != actor => Verdict::Refuse(Reason::NotConcerned),
        Action::QuoteRequest { instrument, .. } => {
            match owned(actor, instrument, ours, Missing::Fetch) {
                // The request itself is genuine, whether or not the quoting post came with it.
                Verdict::FetchFromOrigin(_) => Verdict::Accept,
                verdict => verdict,
            }
        }
        Action::Follow { .. }
        | Action::Like { .. }
        | Action::EmojiReact { .. }
        | Action::Block { .. }
        | Action::Move { .. }
        | Action::Flag { .. }
        | Action::Other { .. } => Verdict::Accept,
    }
}

/// Judges a document that was fetched: `asked` was asked for, `answered` is the address after
/// redirects, `id` is what the document calls itself and `owner` whose it says it is.
///
/// [`Verdict::FetchFromOrigin`] is to be followed once: a document that again calls itself
/// something else is refused by the caller.
#[must_use]
pub fn judge_document(
    asked: &HttpUrl,
    answered: &HttpUrl,
    id: &ObjectId,
    owner: Option<&ActorId>,
    ours: &OurHosts,
) -> Verdict {
    if ours.owns(id) || owner.is_some_and(|owner| ours.owns(owner)) {
        return Verdict::Refuse(Reason::Local);
    }
    // A redirect to another origin gives that origin no say about the first, nor the other way round.
    if !answered.same_origin(id) || !asked.same_origin(id) {
        return Verdict::Refuse(Reason::ForeignId);
    }
    if owner.is_some_and(|owner| !owner.same_origin(id)) {
        return Verdict::Refuse(Reason::NotTheOwner);
    }
    if answered.same_resource(id) {
        Verdict::Accept
    } else {
        Verdict::FetchFromOrigin(id.clone())
    }
}

/// What to do about an embedded object that does not say whose it is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Missing {
    /// It is the actor's, who just made it.
    Actors,
    /// Ask its origin.
    Fetch,
}

fn on_origin(actor: &ActorId, id: &ObjectId, ours: &OurHosts) -> Verdict {
    if ours.owns(id) {
        Verdict::Refuse(Reason::Local)
    } else if id.same_origin(actor) {
        Verdict::Accept
    } else {
        Verdict::Refuse(Reason::ForeignObject)
    }
}

fn owned(actor: &ActorId, object: &Reference, ours: &OurHosts, missing: Missing) -> Verdict {
    let Some(id) = &object.id else {
        return Verdict::Refuse(Reason::NoId);
    };
    match on_origin(actor, id, ours) {
        Verdict::Accept => {}
        verdict => return verdict,
    }
    if object.embedded.is_none() {
        return Verdict::FetchFromOrigin(id.clone());
    }
    if object.is_actor() {
        return if id.as_str() == actor.as_str() {
            Verdict::Accept
        } else {
            Verdict::Refuse(Reason::NotTheOwner)
        };
    }
    let owners = object.owners();
    if owners.contains(actor) {
        Verdict::Accept
    } else if !owners.is_empty() {
        Verdict::Refuse(Reason::NotTheOwner)
    } else {
        match missing {
            Missing::Actors => Verdict::Accept,
            Missing::Fetch => Verdict::FetchFromOrigin(id.clone()),
        }
    }
}

fn created(actor: &ActorId, objects: &[Reference], ours: &OurHosts) -> Verdict {
    objects
        .iter()
        .map(|object| owned(actor, object, ours, Missing::Actors))
        .find(|verdict| *verdict != Verdict::Accept)
        .unwrap_or(Verdict::Accept)
}

fn deleted(actor: &ActorId, object: &ObjectId, owners: &[ActorId], ours: &OurHosts) -> Verdict {
    match on_origin(actor, object, ours) {
        Verdict::Accept if owners.is_empty() || owners.contains(actor) => Verdict::Accept,
        Verdict::Accept => Verdict::Refuse(Reason::NotTheOwner),
        verdict => verdict,
    }
}

fn undone(actor: &ActorId, subject: &Subject, ours: &OurHosts) -> Verdict {
    if subject.actor.as_ref().is_some_and(|other| other != actor) {
        return Verdict::Refuse(Reason::NotTheOwner);
    }
    subject
        .id
        .as_ref()
        .map_or(Verdict::Accept, |id| on_origin(actor, id, ours))
}

/// Only the one who was asked may answer. (By a bare id that is known when the request is found.)
fn answered(actor: &ActorId, subject: &Subject) -> Verdict {
    let Some(object) = &subject.object else {
        return Verdict::Accept;
    };
    let concerned = match subject.kind.as_deref() {
        None | Some("Follow") => object.as_str() == actor.as_str(),
        _ => object.same_origin(actor),
    };
    if concerned {
        Verdict::Accept
    } else {
        Verdict::Refuse(Reason::NotConcerned)
    }
}

fn announced(actor: &ActorId, object: &Announced, ours: &OurHosts) -> Verdict {
    let Announced::Activity(inner) = object else {
        return Verdict::Accept;
    };
    if ours.owns(&inner.actor) {
        return Verdict::Refuse(Reason::Local);
    }
    if inner.actor.same_origin(actor) {
        // The server of the group vouches for its own members.
        return judge(&inner.actor, inner, ours);
    }
    let thing = match &inner.action {
        Action::Create { objects } => objects.first().and_then(|object| object.id.as_ref()),
        Action::Update { object } => object.id.as_ref(),
        Action::Delete { object, .. } => Some(object),
        // Of likes, blocks and the like nothing is published that could be read.
        _ => None,
    };
    match thing {
        Some(id) if ours.owns(id) => Verdict::Refuse(Reason::Local),
        Some(id) if id.same_origin(&inner.actor) => Verdict::FetchFromOrigin(id.clone()),
        Some(_) => Verdict::Refuse(Reason::ForeignObject),
        None => Verdict::Refuse(Reason::SignerIsNotActor),
    }
}

#[cfg(test)]
mod tests;
