//! What streams need of rendering.

use api::{notifications::Notification, statuses::Status};

use crate::domain::{notifications::Notifications, statuses::Gathered};

/// Renders what was gathered. Never asks the database.
pub trait Render: Send + Sync {
    /// A gathered post for the reader it was gathered for; `None` when it has no place there.
    fn status(&self, gathered: &Gathered, id: i64) -> Option<Status>;

    /// The first notification of what was found.
    fn notification(&self, reader: i64, found: &Notifications) -> Option<Notification>;
}
