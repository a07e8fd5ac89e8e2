//! OAuth 2.0: applications, authorizations, tokens (<https://docs.joinmastodon.org/methods/oauth/>,
//! [RFC 6749](https://www.rfc-editor.org/rfc/rfc6749)). Secrets are 256 random bits; only their SHA-256 is stored.

pub mod apps;
pub mod authorize;
pub mod redirect;
mod token;

pub use apps::{Application, NewApplication, Registered};
pub use token::{
    Issued, exchange_code, for_client, for_password, issue, revoke, revoke_application,
};

use api::error::OAuthCode;
use sql::queries::oauth;

use super::{Error, Result, Services};
use crate::store;

pub use sql::queries::oauth::Authorized;

/// Why an OAuth request was refused: with a code of the standard, or like any other request.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    /// For the client.
    #[error("{0}")]
    Code(OAuthCode),
    /// Everything else.
    #[error(transparent)]
    Failed(#[from] Error),
}

impl From<OAuthCode> for Refused {
    fn from(code: OAuthCode) -> Refused {
        Refused::Code(code)
    }
}

impl From<store::Error> for Refused {
    fn from(error: store::Error) -> Refused {
        Refused::Failed(error.into())
    }
}

impl From<store::QueryError> for Refused {
    fn from(error: store::QueryError) -> Refused {
        Refused::Failed(error.into())
    }
}

/// The applications that hold a token of a person, the newest first.
pub async fn authorized(services: &Services, account_id: i64) -> Result<Vec<Authorized>> {
    let connection = services.connection().await?;
    Ok(oauth::authorized_applications()
        .bind(&connection, &account_id)
        .all()
        .await?)
}
