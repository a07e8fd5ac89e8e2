//! What becomes of notifications from people whom the reader does not know. The policy is applied where notifications are
//! made (`insert_many` in `sql/queries/notifications.sql`).
//!
//! Source: <https://docs.joinmastodon.org/methods/notifications/#get-policy>.

use sql::queries::notification_policy as rows;

use super::{Result, Services};

pub use sql::queries::notification_policy::Policy;

/// What is held back is counted up to this.
pub const MOST_COUNTED: i64 = 100;

/// A policy, and what it holds back.
#[derive(Clone, Debug)]
pub struct Summarized {
    /// `accept`, `filter` or `drop`, for each kind of sender.
    pub policy: Policy,
    /// Senders, up to [`MOST_COUNTED`].
    pub requests: i64,
    /// Their notifications, up to [`MOST_COUNTED`].
    pub notifications: i64,
}

/// A change: `accept`, `filter` or `drop`; what is absent stays.
#[derive(Clone, Copy, Debug, Default)]
pub struct PolicyChange {
    /// From people the reader does not follow.
    pub for_not_following: Option<&'static str>,
    /// From people who have not followed the reader for three days.
    pub for_not_followers: Option<&'static str>,
    /// From accounts younger than 30 days.
    pub for_new_accounts: Option<&'static str>,
    /// Private mentions out of the blue.
    pub for_private_mentions: Option<&'static str>,
    /// From accounts that moderators have limited.
    pub for_limited_accounts: Option<&'static str>,
    /// From bots.
    pub for_bots: Option<&'static str>,
}

/// The reader's policy; the usual one for who never chose.
pub async fn get(services: &Services, reader: i64) -> Result<Summarized> {
    let connection = services.connection().await?;
    let chosen = rows::get().bind(&connection, &reader).opt().await?;
    let counts = rows::summary()
        .bind(&connection, &reader, &MOST_COUNTED)
        .one()
        .await?;
    let usual = |word: &str| word.to_owned();
    Ok(Summarized {
        policy: chosen.unwrap_or_else(|| Policy {
            for_not_following: usual("accept"),
            for_not_followers: usual("accept"),
            for_new_accounts: usual("accept"),
            for_private_mentions: usual("filter"),
            for_limited_accounts: usual("filter"),
            for_bots: usual("accept"),
        }),
        requests: counts.requests,
        notifications: counts.notifications,
    })
}

/// Changes the policy, for what comes from now on.
pub async fn set(services: &Services, reader: i64, change: PolicyChange) -> Result<Summarized> {
    let connection = services.connection().await?;
    rows::set()
        .bind(
            &connection,
            &reader,
            &change.for_not_following,
            &change.for_not_followers,
            &change.for_new_accounts,
            &change.for_private_mentions,
            &change.for_limited_accounts,
            &change.for_bots,
        )
        .await?;
    drop(connection);
    get(services, reader).await
}
