//! `Remove`: a pin is taken away.

use activitypub::{activity::Reference, origin::ObjectId};

use super::{Cause, add::is_featured};
use crate::domain::{Result, statuses};

pub(super) async fn apply(cause: &Cause<'_>, object: &Reference, target: &ObjectId) -> Result<()> {
    if !is_featured(cause, target) {
        return Ok(());
    }
    let Some(id) = &object.id else {
        return Ok(());
    };
    if let Some((status, _)) = statuses::load_by_uri(cause.services, id.as_str()).await? {
        statuses::receive_pin(cause.services, cause.actor, status.row.id, false).await?;
    }
    Ok(())
}
