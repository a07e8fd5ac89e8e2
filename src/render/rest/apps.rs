//! Applications and tokens.

use api::{
    apps::{Application, CredentialApplication},
    id::Id,
    oauth::Token,
};

use crate::domain::oauth::{self, Issued, Registered};

/// An application (<https://docs.joinmastodon.org/entities/Application/>).
#[must_use]
pub fn application(stored: &oauth::Application) -> Application {
    Application {
        id: Id(stored.id),
        name: stored.name.clone(),
        website: stored.website.clone(),
        scopes: stored
            .scopes
            .split_ascii_whitespace()
            .map(str::to_owned)
            .collect(),
        redirect_uris: stored.redirect_uris.clone(),
        redirect_uri: stored.redirect_uris.join("\n"),
        // Web Push is not built; the instance document has no key either.
        vapid_key: String::new(),
    }
}

/// A new application with its secret (<https://docs.joinmastodon.org/entities/Application/#CredentialApplication>).
#[must_use]
pub fn registered(made: &Registered) -> CredentialApplication {
    CredentialApplication {
        application: application(&made.application),
        client_id: made.application.client_id.clone(),
        client_secret: made.client_secret.clone(),
        client_secret_expires_at: 0,
    }
}

/// A new token (<https://docs.joinmastodon.org/entities/Token/>).
#[must_use]
pub fn token(issued: Issued) -> Token {
    Token {
        access_token: issued.token,
        token_type: "Bearer".to_owned(),
        scope: issued.scopes,
        created_at: issued.created_at.as_second(),
    }
}
