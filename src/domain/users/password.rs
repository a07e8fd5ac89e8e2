//! Passwords: Argon2id off the reactor, a bounded number at once; the same work whether or not the person exists.

use std::{sync::OnceLock, time::Duration};

use argon2::{Argon2, PasswordHasher, PasswordVerifier, password_hash::phc::PasswordHash};
use jiff::SignedDuration;
use sql::queries::{oauth, users};
use tokio::sync::Semaphore;

use super::{User, letters};
use crate::{
    domain::{
        Error, Invalid, Result, Services,
        tasks::{self, Letter, SendMail},
        tokens,
    },
    feed::Change,
    store::Tx,
};

/// Shortest password, in characters.
pub const MIN_CHARACTERS: usize = 8;
/// Longest password, in characters. Anything longer is refused before it is hashed.
pub const MAX_CHARACTERS: usize = 256;
/// How long a link to choose a new password works.
pub const RESET_WINDOW: SignedDuration = SignedDuration::from_hours(6);

/// Hashes at once in this process: each takes 19 MiB and a core for some hundredths of a second.
static AT_ONCE: Semaphore = Semaphore::const_new(2);
/// How long a sign-in waits for its turn.
const PATIENCE: Duration = Duration::from_secs(10);
/// Stands in for the hash of somebody who does not exist.
static DECOY: OnceLock<String> = OnceLock::new();

/// Adds what is wrong with a new password.
pub fn check(password: &str, invalid: &mut Invalid) {
    let length = password.chars().take(MAX_CHARACTERS + 1).count();
    if length == 0 {
        invalid.add("password", "ERR_BLANK", "can't be blank");
    } else if length < MIN_CHARACTERS {
        invalid.add(
            "password",
            "ERR_TOO_SHORT",
            format!("is too short (minimum is {MIN_CHARACTERS} characters)"),
        );
    } else if length > MAX_CHARACTERS {
        invalid.add(
            "password",
            "ERR_TOO_LONG",
            format!("is too long (maximum is {MAX_CHARACTERS} characters)"),
        );
    }
}

/// Hashes a password that passed [`check`], in the form of
/// [PHC strings](https://github.com/P-H-C/phc-string-format/blob/master/phc-sf-spec.md).
pub(super) async fn hash(services: &Services, password: &str) -> Result<String> {
    let salt = services.random.bytes::<16>();
    let password = password.to_owned();
    off_reactor(move || make(&password, &salt)).await?
}

/// Whether a password fits; without a stored hash the answer is no, after the same work.
pub(super) async fn fits(
    services: &Services,
    stored: Option<String>,
    password: &str,
) -> Result<bool> {
    if password.chars().take(MAX_CHARACTERS + 1).count() > MAX_CHARACTERS {
        return Ok(false);
    }
    let salt = services.random.bytes::<16>();
    let password = password.to_owned();
    off_reactor(move || {
        // Made by the first sign-in, whoever it is: its double time tells nothing.
        let decoy = decoy(&salt)?;
        let exists = stored.is_some();
        let against = stored.unwrap_or(decoy);
        let parsed =
            PasswordHash::new(&against).map_err(|error| Error::Internal(error.to_string()))?;
        let fits = Argon2::default()
            .verify_password(password.as_bytes(), &parsed)
            .is_ok();
        Ok(fits && exists)
    })
    .await?
}

fn decoy(salt: &[u8]) -> Result<String> {
    if let Some(hash) = DECOY.get() {
        return Ok(hash.clone());
    }
    let made = make("a password that nobody has", salt)?;
    Ok(DECOY.get_or_init(|| made).clone())
}

fn make(password: &str, salt: &[u8]) -> Result<String> {
    let hash: PasswordHash = Argon2::default()
        .hash_password_with_salt(password.as_bytes(), salt)
        .map_err(|error| Error::Internal(error.to_string()))?;
    Ok(hash.to_string())
}

async fn off_reactor<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
    let turn = tokio::time::timeout(PATIENCE, AT_ONCE.acquire())
        .await
        .map_err(|_| Error::Unavailable("too many sign-ins at once".to_owned()))?
        .map_err(|error| Error::Internal(error.to_string()))?;
    // The permit goes along: a caller who gives up does not make room while the work goes on.
    tokio::task::spawn_blocking(move || {
        let _turn = turn;
        work()
    })
    .await
    .map_err(|error| Error::Internal(error.to_string()))
}

/// Who has this name and password. The name is an e-mail address or a local user name, with or without `@` before it
/// and this server's domain behind it. `None` says neither which of them is wrong nor whether the person exists.
pub async fn sign_in(services: &Services, login: &str, password: &str) -> Result<Option<User>> {
    let user = super::by_login(services, login).await?;
    let stored = user.as_ref().map(|user| user.password_hash.clone());
    let fits = fits(services, stored, password).await?;
    Ok(user.filter(|_| fits))
}

/// Whether this is somebody's password.
pub async fn is_of(services: &Services, user: &User, typed: &str) -> Result<bool> {
    fits(services, Some(user.password_hash.clone()), typed).await
}

/// Replaces a password whose owner knows it: every session and token ends, the caller's too.
///
/// # Errors
/// [`Error::Invalid`] on `current_password` or `password`.
pub async fn change(services: &Services, user: &User, current: &str, new: &str) -> Result<()> {
    let mut invalid = Invalid::default();
    check(new, &mut invalid);
    if !fits(services, Some(user.password_hash.clone()), current).await? {
        invalid.add("current_password", "ERR_INVALID", "is wrong");
    }
    invalid.check()?;
    set(services, user.account_id, new).await
}

/// Replaces a password in the name of the operator, or after a reset: every session and token ends, and the owner is
/// told by mail.
///
/// # Errors
/// [`Error::Invalid`] on `password`.
pub async fn set(services: &Services, account_id: i64, new: &str) -> Result<()> {
    let mut invalid = Invalid::default();
    check(new, &mut invalid);
    invalid.check()?;
    let hash = hash(services, new).await?;
    let mut connection = services.connection().await?;
    let tx = connection.transaction().await?;
    let revoked = replace(services, &tx, account_id, &hash).await?;
    tx.commit().await?;
    drop(connection);
    ended(services, &revoked).await;
    services.committed();
    Ok(())
}

async fn replace(
    services: &Services,
    tx: &Tx<'_>,
    account_id: i64,
    password_hash: &str,
) -> Result<Vec<i64>> {
    users::set_password()
        .bind(tx, &password_hash, &account_id)
        .await?;
    let revoked = end_all(services, tx, account_id).await?;
    let letter = SendMail {
        account_id,
        letter: Letter::PasswordChanged,
        to: None,
    };
    tasks::enqueue(services, tx, &letter).await?;
    Ok(revoked)
}

/// Ends every session, token and unused authorization of a person; the tokens' ids. After the commit call [`ended`].
pub async fn end_all(services: &Services, tx: &Tx<'_>, account_id: i64) -> Result<Vec<i64>> {
    users::end_sessions().bind(tx, &account_id).await?;
    oauth::forget_grants_of().bind(tx, &account_id).await?;
    Ok(oauth::revoke_all_of()
        .bind(tx, &services.now(), &account_id)
        .all()
        .await?)
}

/// Tells every process that tokens are dead, so that streams close.
pub async fn ended(services: &Services, token_ids: &[i64]) {
    let changes: Vec<Change> = token_ids.iter().map(|id| Change::Token(*id)).collect();
    if changes.is_empty() {
        return;
    }
    services.changed(&changes).await;
}

/// Somebody forgot a password: a letter goes out if the address is known and not too many went before. The caller
/// never learns which; it should take its time, so that the answer does not tell either.
pub async fn ask_for_reset(services: &Services, email: &str) -> Result<()> {
    let Some(user) = super::by_email(services, email).await? else {
        return Ok(());
    };
    if user.disabled_at.is_some() || user.suspended_at.is_some() {
        return Ok(());
    }
    letters::post(services, user.account_id, Letter::PasswordReset).await?;
    Ok(())
}

/// Whether a link to choose a new password still works.
pub async fn reset_works(services: &Services, token: &str) -> Result<bool> {
    Ok(reset_owner(services, token).await?.is_some())
}

async fn reset_owner(services: &Services, token: &str) -> Result<Option<i64>> {
    let after = services
        .now()
        .checked_sub(RESET_WINDOW)
        .map_err(|error| Error::Internal(error.to_string()))?;
    let connection = services.connection().await?;
    Ok(users::by_reset_token()
        .bind(&connection, &tokens::hash(token), &after)
        .opt()
        .await?)
}

/// Chooses a new password by the link in a letter. The link works once.
///
/// # Errors
/// [`Error::Invalid`] on `password`; [`Error::NotFound`] when the link is used, old or made up.
pub async fn reset(services: &Services, token: &str, new: &str) -> Result<()> {
    let mut invalid = Invalid::default();
    check(new, &mut invalid);
    invalid.check()?;
    if reset_owner(services, token).await?.is_none() {
        return Err(Error::NotFound);
    }
    let hash = hash(services, new).await?;
    let after = services
        .now()
        .checked_sub(RESET_WINDOW)
        .map_err(|error| Error::Internal(error.to_string()))?;
    let mut connection = services.connection().await?;
    let tx = connection.transaction().await?;
    let account_id = users::take_reset_token()
        .bind(&tx, &tokens::hash(token), &after)
        .opt()
        .await?
        .ok_or(Error::NotFound)?;
    let revoked = replace(services, &tx, account_id, &hash).await?;
    tx.commit().await?;
    drop(connection);
    ended(services, &revoked).await;
    services.committed();
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problems(password: &str) -> Vec<&'static str> {
        let mut invalid = Invalid::default();
        check(password, &mut invalid);
        invalid
            .0
            .into_values()
            .flatten()
            .map(|problem| problem.code)
            .collect()
    }

    #[test]
    fn passwords_are_measured_in_characters() {
        assert_eq!(problems(""), ["ERR_BLANK"]);
        assert_eq!(problems("1234567"), ["ERR_TOO_SHORT"]);
        assert_eq!(problems("ééééééé"), ["ERR_TOO_SHORT"]);
        assert!(problems("éééééééé").is_empty());
        assert!(problems("        ").is_empty());
        assert!(problems(&"ß".repeat(256)).is_empty());
        assert_eq!(problems(&"a".repeat(257)), ["ERR_TOO_LONG"]);
    }

    #[test]
    fn a_hash_is_argon2id_salted_and_verifies() {
        let one = make("correct horse", &[1; 16]).unwrap();
        let two = make("correct horse", &[2; 16]).unwrap();
        assert!(one.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{one}");
        assert_ne!(one, two);
        let parsed = PasswordHash::new(&one).unwrap();
        assert!(
            Argon2::default()
                .verify_password(b"correct horse", &parsed)
                .is_ok()
        );
        assert!(
            Argon2::default()
                .verify_password(b"correct horsf", &parsed)
                .is_err()
        );
    }

    #[test]
    fn the_decoy_costs_what_a_real_hash_costs() {
        let decoy = decoy(&[3; 16]).unwrap();
        let real = make("some password", &[4; 16]).unwrap();
        let cost = |hash: &str| hash.rsplitn(3, '$').last().map(str::to_owned);
        assert_eq!(cost(&decoy), cost(&real));
    }
}
