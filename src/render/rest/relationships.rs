//! [Relationship](https://docs.joinmastodon.org/entities/Relationship/).

use api::{id::Id, relationships::Relationship};

use crate::domain::relationships::Relationship as Row;

/// How the reader stands to an account.
#[must_use]
pub fn relationship(row: &Row) -> Relationship {
    let follows = row.following || row.requested;
    Relationship {
        id: Id(row.id),
        following: row.following,
        showing_reblogs: follows && row.showing_reblogs.unwrap_or(true),
        notifying: follows && row.notifying.unwrap_or(false),
        languages: row.languages.clone().filter(|_| follows),
        followed_by: row.followed_by,
        blocking: row.blocking,
        blocked_by: row.blocked_by,
        muting: row.muting,
        muting_notifications: row.muting && row.muting_notifications.unwrap_or(false),
        muting_expires_at: row.muting_expires_at.map(Into::into),
        requested: row.requested,
        requested_by: row.requested_by,
        domain_blocking: row.domain_blocking,
        endorsed: row.endorsed,
        note: row.note.clone(),
    }
}
