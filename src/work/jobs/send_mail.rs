//! A letter to a local user.

use crate::{
    domain::{
        Error, Result, Services,
        tasks::{Letter, SendMail},
        tokens, users,
        users::letters::{self, Secret},
    },
    mail::{Address, MailError, Message},
    render,
};

/// Writes and sends the letter. Its secret is made now, so that none lies in the queue; a letter that is sent twice
/// carries a secret of its own each time, and the last one works.
///
/// # Errors
/// [`Error::Unprocessable`] when the mail server refuses for good; [`Error::Unavailable`] when it may work later.
pub async fn run(services: &Services, task: &SendMail) -> Result<()> {
    let user = match users::by_account(services, task.account_id).await {
        Ok(user) => user,
        // Gone since.
        Err(Error::NotFound) => return Ok(()),
        Err(error) => return Err(error),
    };
    let is_needed = match task.letter {
        Letter::Confirmation => user.confirmed_at.is_none() || user.unconfirmed_email.is_some(),
        Letter::PasswordReset | Letter::PasswordChanged => user.disabled_at.is_none(),
        Letter::Approved => true,
    };
    if !is_needed || !services.mail.is_on() {
        return Ok(());
    }
    let email = match (&task.letter, &user.unconfirmed_email) {
        (Letter::Confirmation, Some(new)) => new,
        _ => &user.email,
    };
    if task.to.as_ref().is_some_and(|to| to != email) {
        return Ok(());
    }
    let to = Address::parse(email).map_err(|error| Error::Unprocessable(error.to_string()))?;
    let token = match letters::mint(services, task.account_id, task.letter, email).await? {
        Secret::Token(token) => Some(token),
        Secret::None => None,
        Secret::Moved => return Ok(()),
    };
    // What names a letter: its secret, or the state that it tells of.
    let about = token.as_deref().unwrap_or(&user.password_hash);
    let name = match task.letter {
        Letter::Confirmation => "confirmation",
        Letter::PasswordReset => "password-reset",
        Letter::PasswordChanged => "password-changed",
        Letter::Approved => "approved",
    };
    let digest: String = tokens::hash(about)
        .iter()
        .take(8)
        .map(|byte| format!("{byte:02x}"))
        .collect();
    let site = render::html::Site::of(&services.config);
    let written = render::mail::write(
        task.letter,
        render::mail::About {
            title: &site.title,
            origin: &site.origin,
            username: &user.username,
            token: token.as_deref(),
        },
    )
    .map_err(|error| Error::Internal(error.to_string()))?;
    let message = Message {
        id: format!("{name}-{}-{digest}", task.account_id),
        date: services.now(),
        to,
        subject: written.subject,
        text: written.text,
        html: Some(written.html),
        list_unsubscribe: None,
    };
    match services.mail.send(message).await {
        Ok(_) => Ok(()),
        Err(error) if MailError::is_permanent(&error) => {
            Err(Error::Unprocessable(error.to_string()))
        }
        Err(error) => Err(Error::Unavailable(error.to_string())),
    }
}
