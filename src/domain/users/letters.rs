//! The letters with links in them: how many may go out, and the secrets they carry.

use jiff::SignedDuration;
use sql::queries::users;

use crate::{
    domain::{
        Error, Result, Services,
        tasks::{self, Letter, SendMail},
        tokens,
    },
    mail::Address,
    store::Tx,
};

/// Letters with a link to one person, and to one mailbox that nobody has proved to own, at most…
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
    let letter = SendMail {
        account_id,
        letter,
        to: None,
    };
    tasks::enqueue(services, &tx, &letter).await?;
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

/// Counts one more letter to an address that its person has yet to prove; whether its mailbox may get it. Many accounts may
/// name one mailbox in many spellings. Redis counts: call it outside of transactions.
pub(super) async fn count_mailbox(services: &Services, to: &Address) -> bool {
    let mailbox = tokens::fingerprint(to.canonical());
    let counted = services
        .feed
        .count(
            &format!("letters:{mailbox}"),
            WINDOW.unsigned_abs(),
            MOST.unsigned_abs().into(),
            services.now(),
        )
        .await;
    // While Redis is away the limit of the person holds alone.
    counted.map_or(true, |rate| rate.allowed)
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
