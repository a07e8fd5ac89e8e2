//! What belongs into a person's home has changed.

use crate::domain::{Result, Services, relationships, tasks::HomeChanged};

/// Makes sure that caches and the home have forgotten: who changed it may have died before saying so.
pub async fn run(services: &Services, task: &HomeChanged) -> Result<()> {
    relationships::home_changed(services, task).await
}
