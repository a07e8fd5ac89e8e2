//! Somebody here has opened a thread of another server: ask for answers that are not here.

use activitypub::origin::ObjectId;

use crate::domain::{Result, Services, async_refreshes, peers, statuses, tasks::FetchReplies};

/// Walks down the thread; whatever comes of it, it is over then.
pub async fn run(services: &Services, task: &FetchReplies) -> Result<()> {
    let outcome = match statuses::load(services, task.status_id).await? {
        Some((status, _)) => match ObjectId::parse(&status.row.uri) {
            Ok(uri) => peers::replies::fetch_all(services, task, uri).await,
            Err(_) => Ok(()),
        },
        None => Ok(()),
    };
    async_refreshes::finish(services, task).await?;
    outcome
}
