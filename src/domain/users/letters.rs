//! The letters with links in them: how many may go out, and the secrets they carry.

use jiff::SignedDuration;
use sql::queries::users;

use crate::{
    domain::{
        Error, Result, Services,
        tasks::{self, Letter, SendMail},
        tokens,
    },
    store::Tx,
};

/// Letters with a link to one person, at most…
const MOST: i16 = 5;
/// …in this time (as Mastodon limits confirmation mails).
const WINDOW: SignedDuration = SignedDuration::from_mins(30);

/// Has a letter sent, unless too many went to this person before. Whether it will be.
pub(super) async fn post(services: &Services, account_id: i64, letter: Letter) -> Result<bool> {
    let mut connection = services.connection().await?;
    let tx = connection.transaction().await?;
    if !count(services, &tx, account_id).await? {
        return Ok(false);
    }
    tasks::enqueue(services, &tx, &SendMail { account_id, letter }).await?;
    tx.commit().await?;
    drop(connection);
    services.committed();
    Ok(true)
}

/// Counts one more letter; whether it is within the limit.
pub(super) async fn count(services: &Services, tx: &Tx<'_>, account_id: i64) -> Result<bool> {
    let now = services.now();
    let after = now
        .checked_sub(WINDOW)
        .map_err(|error| Error::Internal(error.to_string()))?;
    let counted = users::count_letter()
        .bind(tx, &after, &now, &account_id, &MOST)
        .opt()
        .await?;
    Ok(counted.is_some())
}

/// What a letter carries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Secret {
    /// The token of its link.
    Token(String),
    /// Nothing: it only tells.
    None,
    /// The address is another one by now; its own letter is on its way.
    Moved,
}

/// Makes the secret that a letter carries, when it is about to be sent to `email`; what was sent before no longer works.
pub async fn mint(
    services: &Services,
    account_id: i64,
    letter: Letter,
    email: &str,
) -> Result<Secret> {
    let token = services.random.token();
    let hash = tokens::hash(&token);
    let now = services.now();
    let connection = services.connection().await?;
    match letter {
        Letter::Confirmation => {
            let set = users::set_confirmation_token()
                .bind(&connection, &hash, &now, &account_id, &email)
                .opt()
                .await?;
            if set.is_none() {
                return Ok(Secret::Moved);
            }
        }
        Letter::PasswordReset => {
            users::set_reset_token()
                .bind(&connection, &hash, &now, &account_id)
                .await?;
        }
        Letter::PasswordChanged | Letter::Approved => return Ok(Secret::None),
    }
    Ok(Secret::Token(token))
}
