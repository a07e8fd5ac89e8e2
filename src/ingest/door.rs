//! The inbox: whether a request is taken. Nothing is stored, queued or shown before its signature, the bond of key and
//! actor, and the actor's right to say it were checked.
//!
//! Source: <https://www.w3.org/TR/activitypub/#server-to-server-interactions>,
//! <https://docs.joinmastodon.org/spec/security/#http>.

use std::sync::Arc;

use crate::{
    domain::{
        Error, Result, Services, accounts, moderation,
        peers::{
            Why, fetch_actor,
            keys::{self, KnownKey},
        },
    },
    store::inbox::NewRaw,
};
use activitypub::{
    activity::{Action, Activity, Envelope},
    authority::{self, Verdict},
    json,
    origin::{ActorId, ObjectId},
    signature::{self, Expected, Parsed, Request},
};

/// Largest body that is read, in bytes.
pub const MAX_BODY: usize = json::MAX_BYTES;
/// When a sender may come again after 503, in seconds.
const RETRY_AFTER: u32 = 60;

/// A request to an inbox, whoever's it is.
#[derive(Clone, Copy, Debug)]
pub struct Incoming<'a> {
    /// The method.
    pub method: &'a str,
    /// Path and query exactly as sent.
    pub path_and_query: &'a str,
    /// All headers, `Host` among them.
    pub headers: &'a [(&'a str, &'a str)],
    /// The raw body. Whoever reads it from the network stops after [`MAX_BODY`] and one byte more.
    pub body: &'a [u8],
}

/// What to answer; the body is empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Answer {
    /// 202, 400, 401, 403, 413 or 503.
    pub status: u16,
    /// `Retry-After`, in seconds.
    pub retry_after: Option<u32>,
}

impl Answer {
    const ACCEPTED: Answer = Answer::new(202);

    const fn new(status: u16) -> Answer {
        Answer {
            status,
            retry_after: None,
        }
    }

    const LATER: Answer = Answer {
        status: 503,
        retry_after: Some(RETRY_AFTER),
    };
}

/// Judges a request and stores what it brings. 202 means: it is durable.
pub async fn receive(services: &Services, incoming: Incoming<'_>) -> Answer {
    match judge(services, incoming).await {
        Ok(answer) => answer,
        Err(Error::Unavailable(_) | Error::Conflict) => Answer::LATER,
        Err(error) => {
            tracing::error!(%error, "the inbox failed");
            Answer::LATER
        }
    }
}

async fn judge(services: &Services, incoming: Incoming<'_>) -> Result<Answer> {
    if incoming.body.len() > MAX_BODY {
        return Ok(Answer::new(413));
    }
    // Who takes nothing believes nobody.
    if !services.config.federation.enabled {
        return Ok(Answer::new(401));
    }
    let parsed = match parse(services, incoming) {
        Ok(parsed) => parsed,
        Err(refusal) => {
            tracing::debug!(%refusal, "a request to the inbox is refused");
            return Ok(Answer::new(refusal.status()));
        }
    };
    let Ok(envelope) = Envelope::peek(incoming.body) else {
        return Ok(Answer::new(400));
    };
    let Some(id) = activity_id(&envelope) else {
        return Ok(Answer::new(400));
    };
    for host in [parsed.key_id().authority(), envelope.actor.authority()] {
        if moderation::host_verdict(services, host).await?.refused {
            return Ok(Answer::new(403));
        }
    }
    if envelope.is_about_itself() && !accounts::is_known(services, envelope.actor.as_str()).await? {
        return Ok(Answer::ACCEPTED);
    }
    let key = match verified(services, &parsed).await {
        Ok(Some(key)) => key,
        Ok(None) => return departed(services, &envelope).await,
        // A key that cannot be had is no key.
        Err(
            Error::NotFound
            | Error::Gone
            | Error::Forbidden(_)
            | Error::Unprocessable(_)
            | Error::Invalid(_)
            | Error::Remote(_),
        ) => return departed(services, &envelope).await,
        Err(error) => return Err(error),
    };
    if key.owner != envelope.actor {
        return Ok(Answer::new(401));
    }
    let trusted = match trust(services, incoming.body, &key.owner) {
        Ok(Some(trusted)) => trusted,
        Ok(None) => return Ok(Answer::ACCEPTED),
        Err(status) => return Ok(Answer::new(status)),
    };
    let Ok(body) = std::str::from_utf8(incoming.body) else {
        return Ok(Answer::new(400));
    };
    let raw = NewRaw {
        id: services.id()?,
        actor_uri: envelope.actor.as_str().to_owned(),
        activity_uri: id,
        host: envelope.actor.authority().to_owned(),
        body: body.to_owned(),
        trusted,
    };
    services.peers.inbox().store(raw, services.now()).await?;
    services.committed();
    Ok(Answer::ACCEPTED)
}

/// Who signed a request that only reads: the account's id; `None` when nobody did, or not so that it can be believed.
///
/// # Errors
/// [`Error::Forbidden`] for a suspended server or account, [`Error::Unavailable`] when the key cannot be had now.
pub async fn reader(services: &Services, incoming: Incoming<'_>) -> Result<Option<i64>> {
    let parsed = match parse(services, incoming) {
        Ok(parsed) => parsed,
        Err(refusal) => {
            tracing::debug!(%refusal, "a reader is not believed");
            return Ok(None);
        }
    };
    let refused = Error::Forbidden("This server is not answered");
    let host = parsed.key_id().authority();
    if moderation::host_verdict(services, host).await?.refused {
        return Err(refused);
    }
    let key = match verified(services, &parsed).await {
        Ok(Some(key)) => key,
        Err(error @ (Error::Unavailable(_) | Error::Internal(_))) => return Err(error),
        Ok(None) | Err(_) => return Ok(None),
    };
    match accounts::by_id(services, key.account_id).await {
        Ok(account) if account.suspended_at.is_none() && account.deleted_at.is_none() => {
            Ok(Some(account.id))
        }
        Ok(_) | Err(Error::NotFound) => Err(refused),
        Err(error) => Err(error),
    }
}

fn parse(
    services: &Services,
    incoming: Incoming<'_>,
) -> std::result::Result<Parsed, signature::Refusal> {
    let request = Request {
        method: incoming.method,
        path_and_query: incoming.path_and_query,
        headers: incoming.headers,
        body: incoming.body,
    };
    let expected = Expected {
        now: services.now(),
        hosts: services.peers.ours(),
        scheme: services.peers.scheme(),
    };
    signature::parse(&request, &expected)
}

/// The activity's id; `None` for one that is no id. There may be none at all.
fn activity_id(envelope: &Envelope<'_>) -> Option<Option<String>> {
    match &envelope.id {
        None => Some(None),
        Some(id) => Some(Some(ObjectId::parse(id).ok()?.as_str().to_owned())),
    }
}

/// The key that made the signature: what is remembered, or once what its origin has now. `None` when neither did.
async fn verified(services: &Services, parsed: &Parsed) -> Result<Option<Arc<KnownKey>>> {
    let key = keys::key_for(services, parsed.key_id()).await?;
    if parsed.verify(&key.key) {
        return Ok(Some(key));
    }
    let again = keys::key_again(services, parsed.key_id()).await?;
    Ok(again.filter(|key| parsed.verify(&key.key)))
}

/// Nobody vouches for the request. Only the last word of an actor may still be true: its origin then says that it is gone,
/// and that is what counts.
async fn departed(services: &Services, envelope: &Envelope<'_>) -> Result<Answer> {
    if envelope.kind != "Delete" || !envelope.is_about_itself() {
        return Ok(Answer::new(401));
    }
    match keys::may_check(services, &envelope.actor) {
        true => match fetch_actor(services, &envelope.actor, Why::Refresh).await {
            Err(Error::Gone) => Ok(Answer::ACCEPTED),
            Err(Error::Unavailable(text)) => Err(Error::Unavailable(text)),
            _ => Ok(Answer::new(401)),
        },
        false => Ok(Answer::new(401)),
    }
}

/// Whether what is said may be believed as it is (`true`) or only looked up at its origin; `None` for what has no effect
/// here. The error is the status to answer with.
fn trust(
    services: &Services,
    body: &[u8],
    signer: &ActorId,
) -> std::result::Result<Option<bool>, u16> {
    let document = json::parse(body).map_err(|_| 400_u16)?;
    let activity = Activity::parse(document).map_err(|_| 400_u16)?;
    let verdict = authority::judge(signer, &activity, services.peers.ours());
    if let Verdict::Refuse(reason) = verdict {
        tracing::debug!(signer = signer.as_str(), %reason, "an activity is refused");
        return Err(reason.status());
    }
    if matches!(activity.action, Action::Other { .. }) {
        return Ok(None);
    }
    Ok(Some(verdict == Verdict::Accept))
}
