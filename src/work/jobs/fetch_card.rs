//! Somebody has posted a link: ask for the page behind it.

use crate::domain::{Result, Services, preview_cards, tasks::FetchCard};

/// Asks, and gives what was found to the posts that wait for it.
pub async fn run(services: &Services, task: &FetchCard) -> Result<()> {
    preview_cards::look_up(services, &task.url).await
}
