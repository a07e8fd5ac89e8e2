//! A tag is new on a profile.

use crate::domain::{Result, Services, featured_tags, tasks::FeaturedTagAdded};

/// Counts the owner's posts with it.
pub async fn run(services: &Services, task: &FeaturedTagAdded) -> Result<()> {
    featured_tags::fill(services, task.id).await
}
