//! Somebody was put into a collection, or it has another name.

use crate::domain::{Result, Services, featured_collections, tasks::CollectionChanged};

/// Tells those who are in it.
pub async fn run(services: &Services, task: &CollectionChanged) -> Result<()> {
    featured_collections::notify(services, task).await
}
