//! The logins of local people: signing up, confirming, passwords, sessions, roles.

pub mod confirmation;
pub mod letters;
pub mod password;
pub mod sessions;
mod sign_up;

pub use sign_up::{REASON_CHARACTERS, SignUp, USERNAME_CHARACTERS, create_confirmed, sign_up};
pub use sql::queries::users::{Listed, User};

use sql::queries::users;

use super::{
    Error, Result, Services,
    tasks::{self, Letter, SendMail},
    tokens::Login,
};
use crate::{feed::Change, mail::Address};

/// What hangs on a login row.
pub trait UserExt {
    /// What the login may do now.
    fn login(&self) -> Login;
}

impl UserExt for User {
    fn login(&self) -> Login {
        if self.disabled_at.is_some() || self.suspended_at.is_some() {
            Login::Disabled
        } else if self.confirmed_at.is_none() {
            Login::Unconfirmed
        } else if !self.approved {
            Login::Pending
        } else {
            Login::Ready
        }
    }
}

/// The login of a local account.
///
/// # Errors
/// [`Error::NotFound`] for remote accounts and those without a login.
pub async fn by_account(services: &Services, account_id: i64) -> Result<User> {
    let connection = services.connection().await?;
    users::by_account()
        .bind(&connection, &account_id)
        .opt()
        .await?
        .ok_or(Error::NotFound)
}

async fn by_email(services: &Services, email: &str) -> Result<Option<User>> {
    let Ok(address) = Address::parse(email.trim()) else {
        return Ok(None);
    };
    let connection = services.connection().await?;
    Ok(users::by_email()
        .bind(&connection, &address.unique())
        .opt()
        .await?)
}

/// A login by what people type: an e-mail address, a user name, or a handle of this server.
pub async fn by_login(services: &Services, typed: &str) -> Result<Option<User>> {
    if let Some(user) = by_email(services, typed).await? {
        return Ok(Some(user));
    }
    let Some(username) = username_of(typed, |host| services.is_own_host(host)) else {
        return Ok(None);
    };
    let connection = services.connection().await?;
    Ok(users::by_username()
        .bind(&connection, &username)
        .opt()
        .await?)
}

/// The local user name that was typed, if it is one.
fn username_of(typed: &str, is_own: impl Fn(&str) -> bool) -> Option<&str> {
    let typed = typed.trim();
    let typed = typed.strip_prefix('@').unwrap_or(typed);
    let username = match typed.split_once('@') {
        Some((username, host)) if is_own(host) => username,
        Some(_) => return None,
        None => typed,
    };
    let accepted = |c: u8| c.is_ascii_alphanumeric() || b"_.-".contains(&c);
    (!username.is_empty() && username.len() <= 255 && username.bytes().all(accepted))
        .then_some(username)
}

/// The role of this name, or of everybody for an empty one.
async fn role_id(services: &Services, name: &str) -> Result<Option<i64>> {
    if name.is_empty() {
        return Ok(Some(sign_up::EVERYBODY));
    }
    let connection = services.connection().await?;
    Ok(users::role_by_name().bind(&connection, &name).opt().await?)
}

/// Gives a person a role by its name; empty takes any role away.
///
/// # Errors
/// [`Error::Unprocessable`] when there is no such role.
pub async fn set_role(services: &Services, account_id: i64, role: &str) -> Result<()> {
    let role_id = role_id(services, role)
        .await?
        .ok_or_else(|| Error::Unprocessable(format!("there is no role {role:?}")))?;
    let connection = services.connection().await?;
    users::set_role()
        .bind(&connection, &role_id, &account_id)
        .await?;
    drop(connection);
    services.changed(&[Change::Account(account_id)]).await;
    Ok(())
}

/// Confirms and approves a login in the name of the operator.
pub async fn confirm(services: &Services, account_id: i64) -> Result<()> {
    let connection = services.connection().await?;
    users::confirm()
        .bind(&connection, &services.now(), &account_id)
        .opt()
        .await?
        .ok_or(Error::NotFound)?;
    drop(connection);
    services.changed(&[Change::Account(account_id)]).await;
    Ok(())
}

/// Lets somebody in who waited for approval, and tells them by mail. Nothing happens when they are in already.
pub async fn approve(services: &Services, account_id: i64) -> Result<()> {
    let mut connection = services.connection().await?;
    let tx = connection.transaction().await?;
    if users::approve()
        .bind(&tx, &account_id)
        .opt()
        .await?
        .is_none()
    {
        return Ok(());
    }
    let letter = SendMail {
        account_id,
        letter: Letter::Approved,
        to: None,
    };
    tasks::enqueue(services, &tx, &letter).await?;
    tx.commit().await?;
    drop(connection);
    services.changed(&[Change::Account(account_id)]).await;
    services.committed();
    Ok(())
}

/// Logins in the order in which they were made, after an account id.
pub async fn list(services: &Services, after: i64, amount: i64) -> Result<Vec<Listed>> {
    let connection = services.connection().await?;
    Ok(users::list()
        .bind(&connection, &after, &amount)
        .all()
        .await?)
}

/// Those who look after new accounts: everybody whose role may manage users.
pub async fn managers(services: &Services) -> Result<Vec<i64>> {
    // https://docs.joinmastodon.org/entities/Role/#permission-flags: administrator, manage users.
    const PERMISSIONS: i64 = 0x1 | 0x400;
    let connection = services.connection().await?;
    Ok(users::staff().bind(&connection, &PERMISSIONS).all().await?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_user_name_is_read_with_and_without_its_server() {
        let own = |host: &str| host == "social.example";
        for typed in [
            "rosa",
            "@rosa",
            "rosa@social.example",
            " @rosa@social.example ",
        ] {
            assert_eq!(username_of(typed, own), Some("rosa"), "{typed}");
        }
        for typed in [
            "",
            "@",
            "rosa@other.example",
            "*)(uid=*",
            "ro sa",
            "a@b@social.example",
        ] {
            assert_eq!(username_of(typed, own), None, "{typed}");
        }
    }
}
