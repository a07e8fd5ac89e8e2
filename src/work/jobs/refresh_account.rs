//! A remote account is looked at again.

use crate::domain::{Result, Services, peers::refresh, tasks::RefreshAccount};

/// Fetches the profile, how many posts and followers there are, and the pinned posts.
pub async fn run(services: &Services, task: &RefreshAccount) -> Result<()> {
    refresh::refresh(services, &task.uri).await
}
