//! `QuoteRequest`: somebody asks to quote a post made here.

use activitypub::{activity::Reference, origin::ObjectId};

use super::Cause;
use crate::domain::{Result, quotes};

pub(super) async fn apply(
    cause: &Cause<'_>,
    object: &ObjectId,
    instrument: &Reference,
) -> Result<()> {
    quotes::receive_request(
        cause.services,
        cause.actor,
        cause.activity.id.as_ref(),
        object,
        instrument,
        cause.budget,
    )
    .await
}
