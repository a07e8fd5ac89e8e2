//! Browser sessions of this server's own pages. The cookie holds a secret; only its hash is kept.

use std::net::IpAddr;

use jiff::{SignedDuration, Timestamp};
use sql::queries::users;

use crate::domain::{Error, Result, Services, tokens};

pub use sql::queries::users::OpenSession;

/// A session that nobody used for so long is over.
pub const IDLE: SignedDuration = SignedDuration::from_hours(30 * 24);
/// Uses closer together than this are not written down.
const NOTED: SignedDuration = SignedDuration::from_hours(1);
/// Longest description of a browser kept, in bytes.
const AGENT_BYTES: usize = 256;

/// Who is signed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Session {
    /// Its row.
    pub id: i64,
    /// Who.
    pub account_id: i64,
}

/// Starts a session; the answered secret is for the cookie.
pub async fn start(
    services: &Services,
    account_id: i64,
    user_agent: &str,
    address: Option<IpAddr>,
) -> Result<String> {
    let token = services.random.token();
    let agent = shortened(user_agent, AGENT_BYTES);
    let connection = services.connection().await?;
    users::insert_session()
        .bind(
            &connection,
            &services.id()?,
            &tokens::hash(&token),
            &account_id,
            &agent,
            &address,
            &services.now(),
        )
        .await?;
    Ok(token)
}

/// The session of a cookie, if it still holds.
pub async fn find(services: &Services, token: &str) -> Result<Option<Session>> {
    if token.is_empty() || token.len() > 256 {
        return Ok(None);
    }
    let now = services.now();
    let connection = services.connection().await?;
    let found = users::session()
        .bind(&connection, &tokens::hash(token), &oldest(now)?)
        .opt()
        .await?;
    let Some(row) = found else {
        return Ok(None);
    };
    if now.duration_since(row.used_at) > NOTED {
        users::touch_session()
            .bind(&connection, &now, &row.id)
            .await?;
    }
    Ok(Some(Session {
        id: row.id,
        account_id: row.account_id,
    }))
}

/// Ends the session of a cookie; nothing happens when it is over already.
pub async fn end(services: &Services, token: &str) -> Result<()> {
    let connection = services.connection().await?;
    users::end_session()
        .bind(&connection, &tokens::hash(token))
        .await?;
    Ok(())
}

/// Ends one of a person's own sessions.
///
/// # Errors
/// [`Error::NotFound`] when it is somebody else's or over.
pub async fn end_one(services: &Services, account_id: i64, id: i64) -> Result<()> {
    let connection = services.connection().await?;
    users::end_one_session()
        .bind(&connection, &id, &account_id)
        .opt()
        .await?
        .map(|_| ())
        .ok_or(Error::NotFound)
}

/// A person's sessions, the last used one first.
pub async fn list(services: &Services, account_id: i64) -> Result<Vec<OpenSession>> {
    let connection = services.connection().await?;
    Ok(users::sessions_of()
        .bind(&connection, &account_id, &oldest(services.now())?)
        .all()
        .await?)
}

/// Removes sessions that are over; upkeep runs it daily.
pub async fn sweep(services: &Services) -> Result<()> {
    let connection = services.connection().await?;
    users::forget_sessions()
        .bind(&connection, &oldest(services.now())?)
        .await?;
    Ok(())
}

fn oldest(now: Timestamp) -> Result<Timestamp> {
    now.checked_sub(IDLE)
        .map_err(|error| Error::Internal(error.to_string()))
}

fn shortened(text: &str, bytes: usize) -> String {
    let mut length = 0;
    text.chars()
        .filter(|character| !character.is_control())
        .take_while(|character| {
            length += character.len_utf8();
            length <= bytes
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_browser_is_described_in_a_bounded_line() {
        assert_eq!(shortened("Firefox\r\nX: y\0", 256), "FirefoxX: y");
        assert_eq!(shortened(&"é".repeat(300), 256), "é".repeat(128));
        assert_eq!(shortened("", 256), "");
    }
}
