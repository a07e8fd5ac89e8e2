//! Muting, for a time or for good.

use jiff::{SignedDuration, Timestamp};
use sql::queries::relationships as rows;

use crate::{
    domain::{Error, Result, Services, accounts::Account},
    feed,
};

/// After the commit of a mute: as [`settle`], where nobody follows anybody else than before.
async fn settle_mutes(services: &Services, people: &[i64]) {
    let changes: Vec<feed::Change> = people
        .iter()
        .map(|id| feed::Change::Relationships(*id))
        .collect();
    services.changed(&changes).await;
}

/// A person here mutes somebody; `duration` ends it by itself.
///
/// Source: <https://docs.joinmastodon.org/methods/accounts/#mute>.
pub async fn mute(
    services: &Services,
    account: &Account,
    target: &Account,
    hide_notifications: bool,
    duration: Option<SignedDuration>,
) -> Result<()> {
    if account.id == target.id {
        return Err(Error::Forbidden("This action is not allowed"));
    }
    let now = services.now();
    let expires_at: Option<Timestamp> = match duration.filter(|duration| duration.is_positive()) {
        Some(duration) => Some(now.checked_add(duration).map_err(|_| {
            Error::Unprocessable("Validation failed: Duration is too long".to_owned())
        })?),
        None => None,
    };
    let connection = services.connection().await?;
    rows::mute()
        .bind(
            &connection,
            &services.id()?,
            &account.id,
            &target.id,
            &hide_notifications,
            &expires_at,
            &now,
        )
        .one()
        .await?;
    drop(connection);
    settle_mutes(services, &[account.id]).await;
    Ok(())
}

/// No longer.
pub async fn unmute(services: &Services, account: &Account, target: &Account) -> Result<()> {
    let connection = services.connection().await?;
    rows::unmute()
        .bind(&connection, &account.id, &target.id)
        .opt()
        .await?;
    drop(connection);
    settle_mutes(services, &[account.id]).await;
    Ok(())
}

/// Ends mutes whose time has come; how many.
pub async fn expire_mutes(services: &Services) -> Result<usize> {
    let connection = services.connection().await?;
    let ended = rows::expired_mutes()
        .bind(&connection, &services.now())
        .all()
        .await?;
    drop(connection);
    let people: Vec<i64> = ended.iter().map(|row| row.account_id).collect();
    if !people.is_empty() {
        settle_mutes(services, &people).await;
    }
    Ok(ended.len())
}
