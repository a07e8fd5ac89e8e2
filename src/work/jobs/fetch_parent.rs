//! A post answers one that is not here: fetch that one.

use activitypub::origin::ObjectId;

use crate::domain::{
    Result, Services,
    peers::{Budget, objects},
    statuses,
    tasks::FetchParent,
};

/// One step up the thread. When the parent is stored it adopts what waited for it, and its own parent is the next job, up
/// to [`statuses::MAX_DEPTH`] steps.
pub async fn run(services: &Services, task: &FetchParent) -> Result<()> {
    let Ok(uri) = ObjectId::parse(&task.uri) else {
        return Ok(());
    };
    if task.depth >= statuses::MAX_DEPTH {
        return Ok(());
    }
    // Gone meanwhile, and nobody asks any more.
    let Some((status, _)) = statuses::load(services, task.status_id).await? else {
        return Ok(());
    };
    if status.row.in_reply_to_id.is_some() {
        return Ok(());
    }
    let budget = Budget::of_activity();
    let found = objects::fetch_status_for(services, &uri, &budget, None, task.depth + 1).await?;
    match found {
        // It may have come by itself while this post was on its way.
        Some(parent) => statuses::adopt_waiting(services, parent).await,
        None => Ok(()),
    }
}
