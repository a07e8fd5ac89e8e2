//! Applications and tokens.

use api::{
    apps::{Application, CredentialApplication},
    id::Id,
    oauth::Token,
};

use crate::domain::oauth::{self, Issued, Registered};

/// An application with the server's public key for Web Push (<https://docs.joinmastodon.org/entities/Application/>).
#[must_use]
pub fn application(stored: &oauth::Application, vapid_key: &str) -> Application {
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
        vapid_key: vapid_key.to_owned(),
    }
}

/// A new application with its secret (<https://docs.joinmastodon.org/entities/Application/#CredentialApplication>).
#[must_use]
pub fn registered(made: &Registered, vapid_key: &str) -> CredentialApplication {
    CredentialApplication {
        application: application(&made.application, vapid_key),
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
