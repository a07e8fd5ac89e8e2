//! Access tokens at the door: who a bearer is.

use aws_lc_rs::digest;
use sql::queries::{oauth, users};

use super::{Result, Services, caches, followers::told_since};

/// How a login stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Login {
    /// May do everything.
    Ready,
    /// The e-mail address is not confirmed.
    Unconfirmed,
    /// Waits for approval.
    Pending,
    /// Switched off, or the account is suspended.
    Disabled,
}

/// A known token.
#[derive(Clone, Debug)]
pub struct Token {
    /// Its row.
    pub id: i64,
    /// The application it was given to.
    pub application_id: i64,
    /// The person it speaks for, if any.
    pub account_id: Option<i64>,
    /// Space separated.
    pub scopes: String,
    /// Taken back.
    pub revoked: bool,
    /// How the person's login stands.
    pub login: Login,
    /// The bits of the person's role.
    pub permissions: i64,
    /// When it was given.
    pub created_at: jiff::Timestamp,
}

/// A short name for what must not be kept itself: 24 hex digits of its hash.
#[must_use]
pub fn fingerprint(text: impl AsRef<[u8]>) -> String {
    hex::encode(hash(text).get(..12).unwrap_or_default())
}

/// What is stored of a secret that the bearer keeps.
#[must_use]
pub fn hash(secret: impl AsRef<[u8]>) -> Vec<u8> {
    digest::digest(&digest::SHA256, secret.as_ref())
        .as_ref()
        .to_vec()
}

/// Who a bearer is; `None` for a token that does not exist.
pub async fn authenticate(services: &Services, bearer: &str) -> Result<Option<Token>> {
    if bearer.is_empty() || bearer.len() > 256 {
        return Ok(None);
    }
    caches::token(services, hash(bearer)).await
}

/// The token of this hash as it stands in the database.
pub(super) async fn load(services: &Services, hash: &[u8]) -> Result<Option<Token>> {
    let connection = services.connection().await?;
    let row = oauth::token().bind(&connection, &hash).opt().await?;
    Ok(row.map(|row| Token {
        id: row.id,
        application_id: row.application_id,
        account_id: row.account_id,
        revoked: row.revoked_at.is_some(),
        login: if row.disabled_at.is_some() || row.suspended_at.is_some() {
            Login::Disabled
        } else if row.confirmed_at.is_none() {
            Login::Unconfirmed
        } else if row.approved == Some(false) {
            Login::Pending
        } else {
            Login::Ready
        },
        permissions: row.role_permissions.unwrap_or(0),
        scopes: row.scopes,
        created_at: row.created_at,
    }))
}

/// Remembers that somebody was here today. Written once a day; a failure is not the reader's trouble.
pub async fn seen(services: &Services, account_id: i64) {
    let day = services.now().to_zoned(jiff::tz::TimeZone::UTC).date();
    if services.visitors.note(account_id, day) {
        let outcome = async {
            let connection = services.connection().await?;
            users::seen()
                .bind(&connection, &day, &told_since(services), &account_id)
                .opt()
                .await?;
            Result::Ok(())
        };
        if let Err(error) = outcome.await {
            tracing::debug!(%error, "a visit was not noted");
            // Readers whose visits are not noted drop out of fan-outs: the next request tries again.
            services.visitors.forget(account_id);
        }
    }
}

/// Who was here today, as far as this process remembers: spares a query per request.
#[derive(Debug, Default)]
pub struct Visitors(std::sync::Mutex<(Option<jiff::civil::Date>, std::collections::HashSet<i64>)>);

impl Visitors {
    /// Whether this is the first time today.
    fn note(&self, account_id: i64, day: jiff::civil::Date) -> bool {
        let Ok(mut seen) = self.0.lock() else {
            return false;
        };
        if seen.0 != Some(day) {
            *seen = (Some(day), std::collections::HashSet::new());
        }
        seen.1.insert(account_id)
    }

    fn forget(&self, account_id: i64) {
        if let Ok(mut seen) = self.0.lock() {
            seen.1.remove(&account_id);
        }
    }
}
