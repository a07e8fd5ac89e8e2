//! Signing up (<https://docs.joinmastodon.org/methods/accounts/#create>).

use std::net::IpAddr;

use jiff::{Timestamp, civil::Date, tz::TimeZone};
use sql::queries::users;

use super::{confirmation, password};
use crate::{
    config::RegistrationMode,
    domain::{
        Error, Invalid, Result, Services, accounts,
        tasks::{self, Letter, SendMail, SignedUp},
    },
    mail::Address,
    store::{self, Tx},
};

/// Longest user name of a local account, in characters.
pub const USERNAME_CHARACTERS: usize = 30;
/// Longest answer to why somebody wants to join, in characters.
pub const REASON_CHARACTERS: usize = 420;

/// Names that only the operator may give, on the command line: they would pass for the server itself.
const RESERVED: [&str; 19] = [
    "abuse",
    "account",
    "accounts",
    "admin",
    "administration",
    "administrator",
    "admins",
    "help",
    "helpdesk",
    "instance",
    "mod",
    "moderator",
    "moderators",
    "mods",
    "owner",
    "root",
    "security",
    "support",
    "webmaster",
];

/// A wish to join, as typed.
#[derive(Clone, Debug, Default)]
pub struct SignUp {
    /// Without `@`.
    pub username: String,
    /// An e-mail address.
    pub email: String,
    /// As typed; spaces are part of it.
    pub password: String,
    /// To the rules.
    pub agreement: bool,
    /// Language of the letters, such as `en` or `pt-BR`; unknown ones mean the server's.
    pub locale: String,
    /// Why, for moderators.
    pub reason: String,
    /// Looked at where a least age is set; never stored.
    pub date_of_birth: Option<Date>,
    /// The application that signs the person up.
    pub application_id: Option<i64>,
    /// Where the wish came from.
    pub address: Option<IpAddr>,
}

/// Makes an account from a wish to join. It can be used once its address is confirmed and, where that is asked for, a
/// moderator approved it.
///
/// # Errors
/// [`Error::Forbidden`] while sign-ups are closed; [`Error::Invalid`] with Mastodon's codes.
pub async fn sign_up(services: &Services, wish: SignUp) -> Result<i64> {
    let settings = &services.config.registrations;
    if settings.mode == RegistrationMode::Closed {
        return Err(Error::Forbidden("This action is not allowed"));
    }
    let now = services.now();
    let mut invalid = Invalid::default();
    check_username(&wish.username, &mut invalid);
    if RESERVED.contains(&wish.username.to_ascii_lowercase().as_str()) {
        invalid.add("username", "ERR_RESERVED", "is reserved");
    }
    let address = check_email(&wish.email, &mut invalid);
    password::check(&wish.password, &mut invalid);
    if !wish.agreement {
        invalid.add("agreement", "ERR_ACCEPTED", "must be accepted");
    }
    let reason = wish.reason.trim();
    if settings.mode == RegistrationMode::Approval && settings.reason_required && reason.is_empty()
    {
        invalid.add("reason", "ERR_BLANK", "can't be blank");
    }
    if reason.chars().count() > REASON_CHARACTERS {
        invalid.add(
            "reason",
            "ERR_TOO_LONG",
            format!("is too long (maximum is {REASON_CHARACTERS} characters)"),
        );
    }
    if let Some(years) = settings.min_age {
        match wish.date_of_birth {
            None => invalid.add("date_of_birth", "ERR_BLANK", "can't be blank"),
            Some(birth) if !is_old_enough(birth, years, now) => {
                invalid.add("date_of_birth", "ERR_BELOW_LIMIT", "is below the age limit");
            }
            Some(_) => {}
        }
    }
    check_free(services, &wish.username, address.as_ref(), &mut invalid).await?;
    invalid.check()?;
    let address = address.ok_or_else(|| Error::Internal("an address went missing".to_owned()))?;
    let new = NewUser {
        username: &wish.username,
        address: &address,
        password_hash: &password::hash(services, &wish.password).await?,
        role_id: EVERYBODY,
        locale: &locale(&wish.locale),
        confirmed_at: (!settings.confirm_email).then_some(now),
        approved: settings.mode == RegistrationMode::Open,
        reason,
        sign_up_address: wish.address,
        application_id: wish.application_id,
    };
    // A mailbox that got too many is spared; its owner can ask for another letter later.
    let writes =
        new.confirmed_at.is_none() && super::letters::count_mailbox(services, &address).await;
    let mut connection = services.connection().await?;
    let tx = connection.transaction().await?;
    let account_id = insert(services, &tx, &new).await?;
    if writes && super::letters::count(services, &tx, account_id).await? {
        let letter = SendMail {
            account_id,
            letter: Letter::Confirmation,
            to: Some(address.as_str().to_owned()),
        };
        tasks::enqueue(services, &tx, &letter).await?;
    }
    tasks::enqueue(services, &tx, &SignedUp { account_id }).await?;
    tx.commit().await?;
    drop(connection);
    services.committed();
    Ok(account_id)
}

/// Makes an account that can be used at once, whatever the settings say: for the command line and for tests. Reserved
/// names are allowed. `role` is a role's name; empty for an ordinary person.
///
/// # Errors
/// [`Error::Invalid`] on `username`, `email`, `password` or `role`.
pub async fn create_confirmed(
    services: &Services,
    username: &str,
    email: &str,
    password: &str,
    role: &str,
) -> Result<i64> {
    let mut invalid = Invalid::default();
    check_username(username, &mut invalid);
    let address = check_email(email, &mut invalid);
    password::check(password, &mut invalid);
    check_free(services, username, address.as_ref(), &mut invalid).await?;
    let role_id = super::role_id(services, role).await?;
    if role_id.is_none() {
        invalid.add("role", "ERR_INCLUSION", "does not exist");
    }
    invalid.check()?;
    let (Some(address), Some(role_id)) = (address, role_id) else {
        return Err(Error::Internal("a checked value went missing".to_owned()));
    };
    let new = NewUser {
        username,
        address: &address,
        password_hash: &password::hash(services, password).await?,
        role_id,
        locale: &locale(""),
        confirmed_at: Some(services.now()),
        approved: true,
        reason: "",
        sign_up_address: None,
        application_id: None,
    };
    let mut connection = services.connection().await?;
    let tx = connection.transaction().await?;
    let account_id = insert(services, &tx, &new).await?;
    tx.commit().await?;
    Ok(account_id)
}

/// The role of ordinary people.
pub(super) const EVERYBODY: i64 = -99;

struct NewUser<'a> {
    username: &'a str,
    address: &'a Address,
    password_hash: &'a str,
    role_id: i64,
    locale: &'a str,
    confirmed_at: Option<Timestamp>,
    approved: bool,
    reason: &'a str,
    sign_up_address: Option<IpAddr>,
    application_id: Option<i64>,
}

async fn insert(services: &Services, tx: &Tx<'_>, new: &NewUser<'_>) -> Result<i64> {
    let account_id = accounts::insert_local(services, tx, new.username, "", "Person").await?;
    let inserted = users::insert()
        .bind(
            tx,
            &account_id,
            &new.address.as_str(),
            &new.address.unique(),
            &new.password_hash,
            &new.role_id,
            &new.locale,
            &new.confirmed_at,
            &None::<&[u8]>,
            &None::<Timestamp>,
            &new.approved,
            &new.reason,
            &new.sign_up_address,
            &new.application_id,
            &None::<Date>,
            &services.now(),
        )
        .await;
    match inserted.map_err(store::Error::from) {
        Ok(_) => Ok(account_id),
        // Somebody else was first, between the check and now.
        Err(store::Error::Conflict { .. }) => Err(confirmation::taken()),
        Err(error) => Err(error.into()),
    }
}

fn check_username(username: &str, invalid: &mut Invalid) {
    let accepted = |c: char| c.is_ascii_alphanumeric() || c == '_';
    if username.is_empty() {
        invalid.add("username", "ERR_BLANK", "can't be blank");
    } else if !username.chars().all(accepted) {
        invalid.add(
            "username",
            "ERR_INVALID",
            "must contain only letters, numbers and underscores",
        );
    } else if username.len() > USERNAME_CHARACTERS {
        invalid.add(
            "username",
            "ERR_TOO_LONG",
            format!("is too long (maximum is {USERNAME_CHARACTERS} characters)"),
        );
    }
}

fn check_email(email: &str, invalid: &mut Invalid) -> Option<Address> {
    let email = email.trim();
    if email.is_empty() {
        invalid.add("email", "ERR_BLANK", "can't be blank");
        return None;
    }
    match Address::parse(email) {
        Ok(address) => Some(address),
        Err(error) => {
            invalid.add("email", "ERR_INVALID", error.to_string());
            None
        }
    }
}

async fn check_free(
    services: &Services,
    username: &str,
    address: Option<&Address>,
    invalid: &mut Invalid,
) -> Result<()> {
    let connection = services.connection().await?;
    if !invalid.0.contains_key("username") {
        // Also the name of a deleted account: it stays taken.
        let held = sql::queries::accounts::by_handle()
            .bind(&connection, &username, &None::<&str>)
            .opt()
            .await?;
        if held.is_some() {
            invalid.add("username", "ERR_TAKEN", "has already been taken");
        }
    }
    if let Some(address) = address
        && users::email_taken()
            .bind(&connection, &address.unique())
            .one()
            .await?
    {
        invalid.add("email", "ERR_TAKEN", "has already been taken");
    }
    Ok(())
}

/// A language tag of the form that letters may be written in; `en` for anything else.
fn locale(typed: &str) -> String {
    let (language, region) = typed.split_once('-').unwrap_or((typed, ""));
    let language_is_one =
        (2..=3).contains(&language.len()) && language.bytes().all(|c| c.is_ascii_lowercase());
    let region_is_one = region.len() <= 8 && region.bytes().all(|c| c.is_ascii_alphanumeric());
    if language_is_one && region_is_one && !typed.ends_with('-') {
        typed.to_owned()
    } else {
        "en".to_owned()
    }
}

fn is_old_enough(birth: Date, years: u8, now: Timestamp) -> bool {
    let today = now.to_zoned(TimeZone::UTC).date();
    // Whoever was born on 29 February comes of age on 1 March.
    let span = jiff::Span::new().years(i64::from(years));
    today.checked_sub(span).is_ok_and(|latest| birth <= latest)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn username_problem(name: &str) -> Option<&'static str> {
        let mut invalid = Invalid::default();
        check_username(name, &mut invalid);
        invalid
            .0
            .get("username")
            .and_then(|problems| problems.first())
            .map(|problem| problem.code)
    }

    #[test]
    fn usernames_are_letters_digits_and_underscores() {
        for good in ["rosa", "Rosa_1", "_", "7", &"a".repeat(30)] {
            assert_eq!(username_problem(good), None, "{good}");
        }
        for bad in [
            "rosa.park",
            "rösa",
            "rosa park",
            "@rosa",
            "a/b",
            "rosa\0",
            "a-b",
            "a@b",
        ] {
            assert_eq!(username_problem(bad), Some("ERR_INVALID"), "{bad}");
        }
        assert_eq!(username_problem(""), Some("ERR_BLANK"));
        assert_eq!(username_problem(&"a".repeat(31)), Some("ERR_TOO_LONG"));
    }

    #[test]
    fn the_servers_own_names_are_reserved_in_any_case() {
        assert!(RESERVED.is_sorted());
        assert!(RESERVED.contains(&"Admin".to_ascii_lowercase().as_str()));
    }

    #[test]
    fn age_is_counted_in_whole_years() {
        let now: Timestamp = "2026-11-22T12:00:00Z".parse().unwrap();
        let born = |text: &str| text.parse::<Date>().unwrap();
        assert!(is_old_enough(born("2010-11-22"), 16, now));
        assert!(!is_old_enough(born("2010-11-23"), 16, now));
        assert!(!is_old_enough(born("2030-01-01"), 16, now));
        let leap: Timestamp = "2026-02-28T12:00:00Z".parse().unwrap();
        assert!(!is_old_enough(born("2008-02-29"), 18, leap));
    }

    #[test]
    fn strange_locales_mean_english() {
        for good in ["en", "pt-BR", "zh-TW", "ast", "sr-Latn"] {
            assert_eq!(locale(good), good);
        }
        for bad in ["", "e", "english", "en-", "EN", "en-../../x", "en_US"] {
            assert_eq!(locale(bad), "en", "{bad}");
        }
    }

    #[test]
    fn ambiguous_addresses_are_refused_at_sign_up_ghsa_5r37_qpwq_2jhh() {
        for bad in [
            "a%b@example.com",
            "a,b@example.com",
            "\"a\"@example.com",
            "a@b",
        ] {
            let mut invalid = Invalid::default();
            assert!(check_email(bad, &mut invalid).is_none(), "{bad}");
            assert!(invalid.0.contains_key("email"));
        }
        let mut invalid = Invalid::default();
        assert!(check_email(" rosa@example.com ", &mut invalid).is_some());
        assert!(invalid.0.is_empty());
    }
}
