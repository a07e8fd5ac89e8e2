//! An author has lost so many followers that homes no longer merge their posts.

use crate::domain::{Result, Services, tasks::WhaleFell, whales};

/// Drops the homes that miss what was not pushed, and ends the merging.
pub async fn run(services: &Services, task: &WhaleFell) -> Result<()> {
    whales::fell(services, task.account_id).await
}
