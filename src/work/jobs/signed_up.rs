//! Somebody signed up: those who look after accounts hear of it.

use crate::domain::{Result, Services, notifications, tasks::SignedUp, users};

/// Tells everybody who may manage users
/// (`admin.sign_up`, <https://docs.joinmastodon.org/entities/Notification/#type>).
///
/// # Errors
/// When the database does not answer.
pub async fn run(services: &Services, task: &SignedUp) -> Result<()> {
    for manager in users::managers(services).await? {
        notifications::notify(services, manager, "admin.sign_up", task.account_id, None).await?;
    }
    Ok(())
}
