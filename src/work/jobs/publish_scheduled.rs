//! The time of a post for later has come.

use crate::domain::{Result, Services, scheduled_statuses, tasks::PublishScheduled};

/// Publishes it, once however often this runs.
pub async fn run(services: &Services, task: &PublishScheduled) -> Result<()> {
    scheduled_statuses::publish(services, task.id).await
}
