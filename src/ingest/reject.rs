//! `Reject`: a Follow or QuoteRequest of somebody here is refused, or ended later.

use activitypub::activity::Subject;

use super::{
    Cause,
    accept::{is_of_follow, is_of_quote},
};
use crate::domain::{Result, peers::relations, quotes};

pub(super) async fn apply(cause: &Cause<'_>, subject: &Subject) -> Result<()> {
    if is_of_quote(subject) && quotes::receive_reject(cause.services, cause.actor, subject).await? {
        return Ok(());
    }
    if is_of_follow(subject) {
        relations::receive_reject(cause.services, cause.actor, subject).await?;
    }
    Ok(())
}
