//! Applications (<https://docs.joinmastodon.org/methods/apps/>).

use api::scope::Scopes;
use sql::queries::oauth;
use subtle::ConstantTimeEq;
use url::Url;

use super::redirect;
use crate::domain::{Error, Result, Services, tokens};

pub use sql::queries::oauth::Application;

/// Longest name, in characters.
const NAME_CHARACTERS: usize = 60;
/// Longest website, and longest list of redirect addresses, in bytes.
const URI_BYTES: usize = 2000;

/// A registration.
#[derive(Clone, Debug)]
pub struct NewApplication {
    /// For people.
    pub name: String,
    /// For people.
    pub website: Option<String>,
    /// Where codes may be sent; compared byte by byte.
    pub redirect_uris: Vec<String>,
    /// What its tokens may do at most; `read` when absent.
    pub scopes: Option<String>,
}

/// A registered application and its secret, which is told this once.
#[derive(Clone, Debug)]
pub struct Registered {
    /// What is stored.
    pub application: Application,
    /// For the client.
    pub client_secret: String,
}

/// Registers an application.
///
/// # Errors
/// [`Error::Unprocessable`] in Mastodon's words.
pub async fn register(services: &Services, new: NewApplication) -> Result<Registered> {
    let (name, website, scopes) = checked(&new)?;
    let client_secret = services.random.token();
    let application = Application {
        id: services.id()?,
        name,
        website,
        redirect_uris: new.redirect_uris,
        scopes: scopes.to_string(),
        client_id: services.random.token(),
        secret_hash: tokens::hash(&client_secret),
        created_at: services.now(),
    };
    let connection = services.connection().await?;
    oauth::insert_application()
        .bind(
            &connection,
            &application.id,
            &application.name,
            &application.website,
            &application.redirect_uris,
            &application.scopes,
            &application.client_id,
            &application.secret_hash,
            &application.created_at,
        )
        .await?;
    Ok(Registered {
        application,
        client_secret,
    })
}

fn checked(new: &NewApplication) -> Result<(String, Option<String>, Scopes)> {
    let mut problems: Vec<String> = Vec::new();
    let name: String = new.name.chars().filter(|c| !c.is_control()).collect();
    let name = name.trim().to_owned();
    if name.is_empty() {
        problems.push("Name can't be blank".to_owned());
    }
    if name.chars().count() > NAME_CHARACTERS {
        problems.push(format!(
            "Name is too long (maximum is {NAME_CHARACTERS} characters)"
        ));
    }
    let website = new
        .website
        .as_deref()
        .map(str::trim)
        .filter(|text| !text.is_empty());
    if let Some(website) = website {
        let is_web = Url::parse(website)
            .is_ok_and(|url| matches!(url.scheme(), "http" | "https") && url.host().is_some());
        if !is_web {
            problems.push("Website is not a valid URL".to_owned());
        }
        if website.len() > URI_BYTES {
            problems.push(format!(
                "Website is too long (maximum is {URI_BYTES} characters)"
            ));
        }
    }
    if new.redirect_uris.is_empty() {
        problems.push("Redirect URI can't be blank".to_owned());
    }
    if new
        .redirect_uris
        .iter()
        .map(|uri| uri.len() + 1)
        .sum::<usize>()
        > URI_BYTES
    {
        problems.push(format!(
            "Redirect URI is too long (maximum is {URI_BYTES} characters)"
        ));
    }
    if let Some(why) = new
        .redirect_uris
        .iter()
        .find_map(|uri| redirect::check(uri).err())
    {
        problems.push(format!("Redirect URI {why}"));
    }
    let scopes = match &new.scopes {
        None => Some(Scopes::read()),
        Some(text) => Scopes::parse(text).ok().filter(|scopes| !scopes.is_empty()),
    };
    match scopes {
        Some(scopes) if problems.is_empty() => Ok((name, website.map(str::to_owned), scopes)),
        scopes => {
            if scopes.is_none() {
                problems.push("Scopes doesn't match configured on the server.".to_owned());
            }
            Err(Error::Unprocessable(format!(
                "Validation failed: {}",
                problems.join(", ")
            )))
        }
    }
}

/// An application by what it calls itself.
pub async fn by_client_id(services: &Services, client_id: &str) -> Result<Option<Application>> {
    let connection = services.connection().await?;
    Ok(oauth::application_by_client_id()
        .bind(&connection, &client_id)
        .opt()
        .await?)
}

/// One application.
pub async fn by_id(services: &Services, id: i64) -> Result<Application> {
    let connection = services.connection().await?;
    oauth::application()
        .bind(&connection, &id)
        .opt()
        .await?
        .ok_or(Error::NotFound)
}

/// The application whose id and secret these are.
pub async fn authenticate(
    services: &Services,
    client_id: Option<&str>,
    client_secret: Option<&str>,
) -> Result<Option<Application>> {
    let (Some(client_id), Some(client_secret)) = (client_id, client_secret) else {
        return Ok(None);
    };
    let found = by_client_id(services, client_id).await?;
    let given = tokens::hash(client_secret);
    Ok(found.filter(|application| bool::from(application.secret_hash.ct_eq(&given))))
}

/// What an application's tokens may do at most.
pub(super) fn scopes_of(application: &Application) -> Scopes {
    Scopes::parse(&application.scopes).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn new(uris: &[&str]) -> NewApplication {
        NewApplication {
            name: "Client".to_owned(),
            website: None,
            redirect_uris: uris.iter().map(|uri| (*uri).to_owned()).collect(),
            scopes: Some("read write follow push".to_owned()),
        }
    }

    fn refusal(new: &NewApplication) -> String {
        checked(new).unwrap_err().to_string()
    }

    #[test]
    fn a_registration_keeps_its_scopes_and_defaults_to_read() {
        let (name, website, scopes) = checked(&new(&[redirect::OUT_OF_BAND])).unwrap();
        assert_eq!((name.as_str(), website), ("Client", None));
        assert_eq!(scopes.to_string(), "read write follow push");
        let mut plain = new(&["app://"]);
        plain.scopes = None;
        assert_eq!(checked(&plain).unwrap().2.to_string(), "read");
    }

    #[test]
    fn unknown_scopes_fail_a_registration() {
        let mut bad = new(&["app://"]);
        bad.scopes = Some("read admin".to_owned());
        assert_eq!(
            refusal(&bad),
            "Validation failed: Scopes doesn't match configured on the server."
        );
    }

    #[test]
    fn every_redirect_address_is_checked() {
        assert_eq!(
            refusal(&new(&["app://", "javascript:alert(1)"])),
            "Validation failed: Redirect URI is forbidden by the server."
        );
        assert_eq!(
            refusal(&new(&[])),
            "Validation failed: Redirect URI can't be blank"
        );
        let many = vec!["https://a.example/"; 120];
        assert!(refusal(&new(&many)).contains("too long"));
    }

    #[test]
    fn names_and_websites_are_bounded() {
        let mut bad = new(&["app://"]);
        bad.name = " \u{7}\n ".to_owned();
        bad.website = Some("javascript:alert(1)".to_owned());
        assert_eq!(
            refusal(&bad),
            "Validation failed: Name can't be blank, Website is not a valid URL"
        );
        bad.name = "x".repeat(61);
        assert!(refusal(&bad).contains("Name is too long"));
    }
}
