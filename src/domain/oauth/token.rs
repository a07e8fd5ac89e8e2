//! Tokens: how they are come by, and how they end. They do not expire by themselves.

use api::{error::OAuthCode, scope::Scopes};
use jiff::Timestamp;
use sql::queries::oauth;

use super::{
    Refused,
    apps::{self, Application},
    authorize,
};
use crate::{
    domain::{
        Result, Services,
        tokens::{self, Login},
        users::{self, UserExt},
    },
    store::{self, Tx},
};

/// A new token, told this once.
#[derive(Clone, Debug)]
pub struct Issued {
    /// 43 characters.
    pub token: String,
    /// What it may do.
    pub scopes: Scopes,
    /// When it was made.
    pub created_at: Timestamp,
}

/// Gives a token to an application: a person's, or its own.
pub async fn issue(
    services: &Services,
    application_id: i64,
    account_id: Option<i64>,
    scopes: Scopes,
) -> Result<Issued> {
    let mut connection = services.connection().await?;
    let tx = connection.transaction().await?;
    let issued = insert(services, &tx, application_id, account_id, scopes, None).await?;
    tx.commit().await?;
    Ok(issued)
}

async fn insert(
    services: &Services,
    tx: &Tx<'_>,
    application_id: i64,
    account_id: Option<i64>,
    scopes: Scopes,
    grant_hash: Option<&[u8]>,
) -> Result<Issued> {
    let token = services.random.token();
    let created_at = services.now();
    oauth::insert_token()
        .bind(
            tx,
            &services.id()?,
            &tokens::hash(&token),
            &application_id,
            &account_id,
            &scopes.to_string(),
            &grant_hash,
            &created_at,
        )
        .await?;
    Ok(Issued {
        token,
        scopes,
        created_at,
    })
}

/// A token for a code. A code that comes a second time takes back what it gave
/// ([RFC 6749 section 4.1.2](https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2)).
///
/// # Errors
/// `invalid_grant` whatever is wrong with the code, so that nobody can probe.
pub async fn exchange_code(
    services: &Services,
    application: &Application,
    code: &str,
    redirect_uri: Option<&str>,
    verifier: Option<&str>,
) -> std::result::Result<Issued, Refused> {
    let hash = tokens::hash(code);
    let mut connection = services.connection().await?;
    let tx = connection.transaction().await.map_err(store::Error::from)?;
    let grant = oauth::grant_for_update()
        .bind(&tx, &hash)
        .opt()
        .await?
        .filter(|grant| grant.application_id == application.id)
        .ok_or(OAuthCode::InvalidGrant)?;
    if grant.used_at.is_some() {
        let revoked = oauth::revoke_by_grant()
            .bind(&tx, &services.now(), &hash.as_slice())
            .all()
            .await?;
        tx.commit().await.map_err(store::Error::from)?;
        drop(connection);
        users::password::ended(services, &revoked).await;
        return Err(OAuthCode::InvalidGrant.into());
    }
    let fits = !authorize::is_stale(grant.created_at, services.now())?
        && redirect_uri == Some(grant.redirect_uri.as_str())
        && authorize::verifies(grant.code_challenge.as_deref(), verifier);
    let scopes = Scopes::parse(&grant.scopes).ok();
    let (true, Some(scopes)) = (fits, scopes) else {
        return Err(OAuthCode::InvalidGrant.into());
    };
    oauth::use_grant().bind(&tx, &services.now(), &hash).await?;
    let issued = insert(
        services,
        &tx,
        application.id,
        Some(grant.account_id),
        scopes,
        Some(&hash),
    )
    .await?;
    tx.commit().await.map_err(store::Error::from)?;
    Ok(issued)
}

/// A token that speaks for the application alone.
///
/// # Errors
/// `invalid_scope`.
pub async fn for_client(
    services: &Services,
    application: &Application,
    scope: Option<&str>,
) -> std::result::Result<Issued, Refused> {
    let scopes = wanted(application, scope)?;
    Ok(issue(services, application.id, None, scopes).await?)
}

/// A token for a name and a password. One for a login that is not ready is given all the same: every method tells then
/// what is missing.
///
/// # Errors
/// `unsupported_grant_type` where the operator switched it off; `invalid_grant`; `invalid_scope`.
pub async fn for_password(
    services: &Services,
    application: &Application,
    login: &str,
    password: &str,
    scope: Option<&str>,
) -> std::result::Result<Issued, Refused> {
    if !services.config.oauth.password_grant {
        return Err(OAuthCode::UnsupportedGrantType.into());
    }
    let scopes = wanted(application, scope)?;
    let user = users::password::sign_in(services, login, password)
        .await?
        .filter(|user| user.login() != Login::Disabled)
        .ok_or(OAuthCode::InvalidGrant)?;
    Ok(issue(services, application.id, Some(user.account_id), scopes).await?)
}

fn wanted(application: &Application, scope: Option<&str>) -> std::result::Result<Scopes, Refused> {
    let scopes = match scope {
        None => Scopes::read(),
        Some(text) => Scopes::parse(text).map_err(|_| OAuthCode::InvalidScope)?,
    };
    if scopes.is_empty() || !scopes.is_subset_of(&apps::scopes_of(application)) {
        return Err(OAuthCode::InvalidScope.into());
    }
    Ok(scopes)
}

/// Takes back a token ([RFC 7009](https://www.rfc-editor.org/rfc/rfc7009)); doing it again, or with a made-up token,
/// changes nothing. An application that names itself may take back its own tokens only; whoever holds the token may do
/// it without a name.
///
/// # Errors
/// `unauthorized_client`.
pub async fn revoke(
    services: &Services,
    client_id: Option<&str>,
    client_secret: Option<&str>,
    token: &str,
) -> std::result::Result<(), Refused> {
    let hash = tokens::hash(token);
    let connection = services.connection().await?;
    let owner = oauth::token_owner().bind(&connection, &hash).opt().await?;
    drop(connection);
    if client_id.is_some() {
        let application = apps::authenticate(services, client_id, client_secret)
            .await?
            .ok_or(OAuthCode::UnauthorizedClient)?;
        if owner
            .as_ref()
            .is_some_and(|owner| owner.application_id != application.id)
        {
            return Err(OAuthCode::UnauthorizedClient.into());
        }
    }
    if owner.is_none() {
        return Ok(());
    }
    let connection = services.connection().await?;
    let revoked = oauth::revoke_by_hash()
        .bind(&connection, &services.now(), &hash)
        .all()
        .await?;
    drop(connection);
    users::password::ended(services, &revoked).await;
    Ok(())
}

/// Takes back everything that a person gave to an application.
pub async fn revoke_application(
    services: &Services,
    account_id: i64,
    application_id: i64,
) -> Result<()> {
    let connection = services.connection().await?;
    let revoked = oauth::revoke_application()
        .bind(&connection, &services.now(), &account_id, &application_id)
        .all()
        .await?;
    drop(connection);
    users::password::ended(services, &revoked).await;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn application(scopes: &str) -> Application {
        Application {
            id: 1,
            name: "Client".to_owned(),
            website: None,
            redirect_uris: Vec::new(),
            scopes: scopes.to_owned(),
            client_id: "id".to_owned(),
            secret_hash: Vec::new(),
            created_at: "2026-11-22T12:00:00Z".parse().unwrap(),
        }
    }

    #[test]
    fn a_token_is_never_wider_than_its_application() {
        let narrow = application("read write:statuses");
        assert_eq!(wanted(&narrow, None).unwrap().to_string(), "read");
        assert!(wanted(&narrow, Some("read:accounts write:statuses")).is_ok());
        for scope in ["write", "push", "admin:read", "nonsense", " "] {
            assert!(
                matches!(
                    wanted(&narrow, Some(scope)),
                    Err(Refused::Code(OAuthCode::InvalidScope))
                ),
                "{scope}"
            );
        }
        assert!(wanted(&application("push"), None).is_err());
    }
}
