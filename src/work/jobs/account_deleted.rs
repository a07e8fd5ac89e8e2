//! A remote account is gone: what it left behind goes too.

use crate::domain::{Result, Services, peers::gone, tasks::AccountDeleted};

/// Removes posts, relations and marks in small transactions. Runs on where it stopped.
pub async fn run(services: &Services, task: &AccountDeleted) -> Result<()> {
    gone::erase(services, task.account_id).await
}
