//! An account is gone: what it left behind goes too.

use crate::domain::{Result, Services, erasure, tasks::AccountDeleted};

/// Removes posts, relations and marks in small transactions. Runs on where it stopped.
pub async fn run(services: &Services, task: &AccountDeleted) -> Result<()> {
    erasure::erase(services, task.account_id).await?;
    Ok(())
}
