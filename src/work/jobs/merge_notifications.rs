//! A sender whose notifications were held back is let through.

use crate::domain::{Result, Services, notification_requests, tasks::MergeNotifications};

/// Puts what was held back among the other notifications.
pub async fn run(services: &Services, task: &MergeNotifications) -> Result<()> {
    notification_requests::merge(services, task.account_id, task.from_account_id).await
}
