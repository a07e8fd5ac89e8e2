//! `Accept`: an answer to a Follow or QuoteRequest of somebody here. Accepts of anything else have no effect.

use activitypub::{activity::Subject, origin::ObjectId};

use super::Cause;
use crate::domain::{Result, peers::relations, quotes};

pub(super) async fn apply(
    cause: &Cause<'_>,
    subject: &Subject,
    result: Option<&ObjectId>,
) -> Result<()> {
    if is_of_quote(subject)
        && quotes::receive_accept(cause.services, cause.actor, subject, result).await?
    {
        return Ok(());
    }
    if is_of_follow(subject) {
        relations::receive_accept(cause.services, cause.actor, subject).await?;
    }
    Ok(())
}

/// Embedded as a Follow, or not embedded: then the id decides.
pub(super) fn is_of_follow(subject: &Subject) -> bool {
    subject.kind.as_deref().is_none_or(|kind| kind == "Follow")
}

/// As [`is_of_follow`], for a QuoteRequest.
pub(super) fn is_of_quote(subject: &Subject) -> bool {
    subject
        .kind
        .as_deref()
        .is_none_or(|kind| kind == "QuoteRequest")
}
