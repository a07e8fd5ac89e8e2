//! What peers have sent, applied: one file per activity.
//!
//! [`door`] decides whether an activity is taken; [`apply`] does what it says. Everything may come twice, late, or in
//! another order than it happened:
//!
//! | what comes | before | is |
//! | --- | --- | --- |
//! | an answer | its parent | stored; the parent is fetched by a job and adopts it |
//! | a Delete | its Create | remembered: the id cannot be taken any more |
//! | an Undo | what it undoes | remembered for six hours: the late one does nothing |
//! | an Update | its object | taken for the Create when recent, else nothing |
//! | anything | twice | once |

mod accept;
mod add;
mod announce;
mod block;
mod create;
mod delete;
pub mod door;
mod follow;
mod like;
mod quote_request;
mod reject;
mod remove;
mod undo;
mod update;

pub use door::{Answer, Incoming};

use crate::{
    domain::{
        Error, Result, Services,
        accounts::{self, Account},
        deliveries, moderation,
        peers::{Budget, objects, refresh},
    },
    store::inbox::Raw,
};
use activitypub::{
    activity::{Action, Activity},
    authority::{self, Verdict},
    json,
    origin::ObjectId,
};

/// What became of a stored activity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Applied, or rightly without effect.
    Done,
    /// May succeed later; why it did not now.
    Retry(String),
    /// Will never succeed.
    Dead(String),
}

/// One activity on its way through: who acts, and how much may be fetched because of it.
struct Cause<'a> {
    services: &'a Services,
    activity: &'a Activity,
    actor: &'a Account,
    budget: &'a Budget,
    /// Somebody here follows the group that passes it on: it is kept whoever wrote it.
    asked: bool,
}

impl Cause<'_> {
    /// The activity's id.
    fn uri(&self) -> Option<&str> {
        self.activity.id.as_ref().map(|id| id.as_str())
    }

    /// Whether an id belongs to the actor's own server.
    fn is_own(&self, id: &ObjectId) -> bool {
        id.same_origin(&self.activity.actor)
    }
}

/// Applies a stored activity.
pub async fn apply(services: &Services, raw: &Raw) -> Outcome {
    let activity = match json::parse(raw.body.as_bytes()) {
        Ok(document) => Activity::parse(document).map_err(|error| error.to_string()),
        Err(error) => Err(error.to_string()),
    };
    let activity = match activity {
        Ok(activity) if activity.actor.as_str() == raw.actor_uri => activity,
        Ok(_) => return Outcome::Dead("the actor is not the signer".to_owned()),
        Err(text) => return Outcome::Dead(text),
    };
    match run(services, raw, &activity).await {
        Ok(()) => Outcome::Done,
        // Not an error of ours, and nothing that waiting changes.
        Err(
            Error::NotFound
            | Error::Gone
            | Error::Forbidden(_)
            | Error::Unprocessable(_)
            | Error::Invalid(_)
            | Error::Remote(_),
        ) => Outcome::Done,
        Err(error @ (Error::Conflict | Error::Unavailable(_) | Error::Internal(_))) => {
            Outcome::Retry(error.to_string())
        }
    }
}

async fn run(services: &Services, raw: &Raw, activity: &Activity) -> Result<()> {
    let host = activity.actor.authority();
    // A decision may have fallen since the door.
    if moderation::host_verdict(services, host).await?.refused {
        return Ok(());
    }
    seen(services, &raw.host).await?;
    let budget = Budget::of_activity();
    let leaves = matches!(&activity.action, Action::Delete { object, .. } if object.as_str() == activity.actor.as_str());
    let actor = match accounts::by_uri(services, activity.actor.as_str()).await? {
        Some(actor) => Some(actor),
        None if leaves => None,
        None => objects::author(services, &activity.actor, &budget).await?,
    };
    let Some(actor) = actor else {
        return Ok(());
    };
    let suspended = actor.suspended_at.is_some();
    if actor.deleted_at.is_some() || (suspended && !is_heard_of_suspended(&activity.action)) {
        return Ok(());
    }
    refresh::refresh_if_stale(services, &actor).await?;
    let cause = Cause {
        services,
        activity,
        actor: &actor,
        budget: &budget,
        asked: false,
    };
    dispatch(&cause).await
}

/// Of people who are suspended here only what takes back or corrects is heard.
fn is_heard_of_suspended(action: &Action) -> bool {
    matches!(
        action,
        Action::Delete { .. } | Action::Reject { .. } | Action::Undo { .. } | Action::Update { .. }
    )
}

/// A signed activity shows that a host lives: deliveries that wait for it go out again.
async fn seen(services: &Services, host: &str) -> Result<()> {
    let now = services.now();
    if services.peers.alive(host, now) {
        deliveries::heard_from(services, host).await?;
    }
    Ok(())
}

/// Does what the activity says, as far as its actor may say it.
async fn dispatch(cause: &Cause<'_>) -> Result<()> {
    let verdict = authority::judge(
        &cause.activity.actor,
        cause.activity,
        cause.services.peers.ours(),
    );
    match (verdict, &cause.activity.action) {
        (Verdict::Refuse(reason), _) => {
            tracing::debug!(actor = cause.actor.uri, %reason, "an activity is not heard");
            Ok(())
        }
        (Verdict::FetchFromOrigin(id), action) => fetched(cause, &id, action).await,
        (Verdict::Accept, Action::Follow { object }) => follow::apply(cause, object).await,
        (Verdict::Accept, Action::Accept { subject, result }) => {
            accept::apply(cause, subject, result.as_ref()).await
        }
        (Verdict::Accept, Action::Reject { subject }) => reject::apply(cause, subject).await,
        (Verdict::Accept, Action::Undo { subject }) => undo::apply(cause, subject).await,
        (Verdict::Accept, Action::Create { objects }) => create::apply(cause, objects).await,
        (Verdict::Accept, Action::Update { object }) => update::apply(cause, object).await,
        (Verdict::Accept, Action::Delete { object, .. }) => delete::apply(cause, object).await,
        (Verdict::Accept, Action::Like { object, .. }) => like::apply(cause, object).await,
        (Verdict::Accept, Action::Announce { object }) => announce::apply(cause, object).await,
        (Verdict::Accept, Action::Block { object }) => block::apply(cause, object).await,
        (Verdict::Accept, Action::Add { object, target }) => {
            add::apply(cause, object, target).await
        }
        (Verdict::Accept, Action::Remove { object, target }) => {
            remove::apply(cause, object, target).await
        }
        (Verdict::Accept, Action::QuoteRequest { object, instrument }) => {
            quote_request::apply(cause, object, instrument).await
        }
        // Understood by nobody here yet, or without effect by its nature.
        (
            Verdict::Accept,
            Action::EmojiReact { .. }
            | Action::Move { .. }
            | Action::Flag { .. }
            | Action::Other { .. },
        ) => Ok(()),
    }
}

/// The actor only points to something: what its origin says of it counts.
async fn fetched(cause: &Cause<'_>, id: &ObjectId, action: &Action) -> Result<()> {
    match action {
        Action::Create { .. } => create::pointed(cause, id).await,
        Action::Update { .. } => update::pointed(cause, id).await,
        Action::Announce { .. } => announce::pointed(cause, id).await,
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn of_the_suspended_only_what_takes_back_is_heard() {
        let action = |kind: &str, object: serde_json::Value| {
            let document = json!({
                "type": kind, "actor": "https://a.example/ann", "object": object, "target": "https://a.example/f",
            });
            Activity::parse(document).unwrap().action
        };
        for kind in ["Delete", "Reject", "Undo", "Update"] {
            assert!(
                is_heard_of_suspended(&action(kind, json!("https://a.example/1"))),
                "{kind}"
            );
        }
        for kind in ["Create", "Announce", "Like", "Follow", "Add", "Block"] {
            assert!(
                !is_heard_of_suspended(&action(kind, json!("https://a.example/1"))),
                "{kind}"
            );
        }
    }
}
