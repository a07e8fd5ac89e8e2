//! What was held back of a sender is not wanted.

use crate::domain::{Result, Services, notification_requests, tasks::ForgetNotifications};

/// Removes what was held back until it was refused.
pub async fn run(services: &Services, task: &ForgetNotifications) -> Result<()> {
    let (reader, from) = (task.account_id, task.from_account_id);
    notification_requests::forget(services, reader, from, task.upto).await
}
