//! Confirming an e-mail address (<https://docs.joinmastodon.org/methods/emails/>).

use jiff::SignedDuration;
use sql::queries::users;

use super::{User, letters};
use crate::{
    domain::{
        Error, Invalid, Result, Services,
        tasks::{self, Letter, SendMail},
        tokens,
    },
    feed::Change,
    mail::Address,
    store,
};

/// How long a link in a confirmation mail works.
pub const WINDOW: SignedDuration = SignedDuration::from_hours(48);

/// What became of the wish for another confirmation mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Resent {
    /// It is on its way.
    Sent,
    /// Too many went to this person or to this mailbox before.
    TooMany,
}

/// Confirms an address by the link in a letter. Whose it is.
///
/// # Errors
/// [`Error::NotFound`] when the link is used, replaced, old or made up.
pub async fn confirm(services: &Services, token: &str) -> Result<i64> {
    let now = services.now();
    let after = now
        .checked_sub(WINDOW)
        .map_err(|error| Error::Internal(error.to_string()))?;
    let connection = services.connection().await?;
    let confirmed = users::confirm_by_token()
        .bind(&connection, &now, &tokens::hash(token), &after)
        .opt()
        .await?;
    drop(connection);
    let account_id = confirmed.ok_or(Error::NotFound)?;
    services.changed(&[Change::Account(account_id)]).await;
    Ok(account_id)
}

/// Sends the confirmation mail again, to another address if one is given.
///
/// # Errors
/// [`Error::Forbidden`] once the address is confirmed; [`Error::Invalid`] on `email`.
pub async fn resend(services: &Services, user: &User, email: Option<&str>) -> Result<Resent> {
    if user.confirmed_at.is_some() && user.unconfirmed_email.is_none() {
        return Err(Error::Forbidden(
            "This method is only available while the e-mail is awaiting confirmation",
        ));
    }
    let address = email.map(parse).transpose()?;
    let to = match &address {
        Some(address) => address.clone(),
        None => parse(user.unconfirmed_email.as_deref().unwrap_or(&user.email))?,
    };
    if !letters::count_mailbox(services, &to).await {
        return Ok(Resent::TooMany);
    }
    let mut connection = services.connection().await?;
    let tx = connection.transaction().await?;
    if !letters::count(services, &tx, user.account_id).await? {
        return Ok(Resent::TooMany);
    }
    if let Some(address) = address.filter(|address| address.unique() != user.email_key) {
        let changed = users::change_unconfirmed_email()
            .bind(&tx, &address.as_str(), &address.unique(), &user.account_id)
            .opt()
            .await;
        match changed.map_err(store::Error::from) {
            Ok(_) => {}
            Err(store::Error::Conflict { .. }) => return Err(taken()),
            Err(error) => return Err(error.into()),
        }
    }
    let letter = SendMail {
        account_id: user.account_id,
        letter: Letter::Confirmation,
        to: Some(to.as_str().to_owned()),
    };
    tasks::enqueue(services, &tx, &letter).await?;
    tx.commit().await?;
    drop(connection);
    services.committed();
    Ok(Resent::Sent)
}

/// Sends the confirmation mail again to an address that waits for it. Like [`super::password::ask_for_reset`] it never
/// tells whether there is such a person.
pub async fn ask_again(services: &Services, email: &str) -> Result<()> {
    let Some(user) = super::by_email(services, email).await? else {
        return Ok(());
    };
    if user.confirmed_at.is_none() {
        resend(services, &user, None).await?;
    }
    Ok(())
}

/// Reads an address typed by a person.
pub(super) fn parse(email: &str) -> Result<Address> {
    Address::parse(email).map_err(|error| {
        let mut invalid = Invalid::default();
        invalid.add("email", "ERR_INVALID", error.to_string());
        Error::Invalid(invalid)
    })
}

pub(super) fn taken() -> Error {
    let mut invalid = Invalid::default();
    invalid.add("email", "ERR_TAKEN", "has already been taken");
    Error::Invalid(invalid)
}
