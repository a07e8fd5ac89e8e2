//! `Announce`: a boost, or what a member of a group did.

use activitypub::{
    activity::{Action, Announced},
    addressing,
    origin::ObjectId,
};

use super::Cause;
use crate::domain::{
    Result,
    peers::{self, objects},
    statuses::{self, Boost, Visibility},
};

pub(super) async fn apply(cause: &Cause<'_>, object: &Announced) -> Result<()> {
    match object {
        Announced::Object(id) => boost(cause, id).await,
        Announced::Activity(inner) => {
            // The group's server vouches for its own members; the judge has seen to that.
            let services = cause.services;
            let Some(member) = objects::author(services, &inner.actor, cause.budget).await? else {
                return Ok(());
            };
            if member.deleted_at.is_some() || member.suspended_at.is_some() {
                return Ok(());
            }
            let within = Cause {
                services,
                activity: inner,
                actor: &member,
                budget: cause.budget,
                asked: objects::follower_of(services, cause.actor.id)
                    .await?
                    .is_some(),
            };
            // An announced activity never wraps another one, so this ends here.
            Box::pin(super::dispatch(&within)).await
        }
    }
}

async fn boost(cause: &Cause<'_>, id: &ObjectId) -> Result<()> {
    let (Some(uri), Some(visibility)) = (cause.uri(), visibility(cause)) else {
        return Ok(());
    };
    let services = cause.services;
    // Whom nobody here follows makes nobody fetch.
    let ours = services.peers.ours().owns(id);
    let follower = objects::follower_of(services, cause.actor.id).await?;
    if !ours && follower.is_none() && !is_local(cause, id).await? {
        return Ok(());
    }
    // What one boosts of one's own may be for followers only.
    let on_behalf_of = follower.filter(|_| cause.is_own(id));
    let found =
        objects::fetch_status_for(services, id, cause.budget, on_behalf_of.as_ref(), 0).await?;
    if let Some(original) = found {
        let boost = Boost {
            uri,
            visibility,
            published: cause.activity.published,
        };
        statuses::receive_boost(services, cause.actor, original, &boost).await?;
    }
    Ok(())
}

async fn is_local(cause: &Cause<'_>, id: &ObjectId) -> Result<bool> {
    let known = statuses::load_by_uri(cause.services, id.as_str()).await?;
    Ok(known.is_some_and(|(status, _)| status.row.local))
}

/// Who may see a boost; `None` for one that is addressed to nobody in general.
fn visibility(cause: &Cause<'_>) -> Option<Visibility> {
    let actor = cause.actor;
    let followers = Some(actor.followers_url.as_str()).filter(|url| !url.is_empty());
    let audience = &cause.activity.audience;
    match audience.visibility::<&str>(&actor.uri, followers, &[], None) {
        addressing::Visibility::Public => Some(Visibility::Public),
        addressing::Visibility::Unlisted => Some(Visibility::Unlisted),
        addressing::Visibility::Private => Some(Visibility::Private),
        addressing::Visibility::Direct | addressing::Visibility::Limited => None,
    }
}

/// What a member from elsewhere did: read where it lives, if anybody here follows the group.
pub(super) async fn pointed(cause: &Cause<'_>, id: &ObjectId) -> Result<()> {
    let services = cause.services;
    let Action::Announce {
        object: Announced::Activity(inner),
    } = &cause.activity.action
    else {
        return Ok(());
    };
    match &inner.action {
        Action::Create { .. } => {
            if objects::follower_of(services, cause.actor.id)
                .await?
                .is_some()
            {
                peers::fetch_status(services, id, cause.budget).await?;
            }
            Ok(())
        }
        Action::Update { .. } => match statuses::load_by_uri(services, id.as_str()).await? {
            Some((_, author)) => objects::update_status(services, id, &author, cause.budget).await,
            None => Ok(()),
        },
        Action::Delete { .. } => objects::check_gone(services, id, cause.budget).await,
        _ => Ok(()),
    }
}
