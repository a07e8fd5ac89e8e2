//! What the authorization server can do ([RFC 8414](https://www.rfc-editor.org/rfc/rfc8414)).

use actix_web::web::Data;
use api::{
    oauth::{self as contract, GrantType, OAuthServerMetadata},
    scope,
};

use crate::{
    domain::Services,
    http::{Answer, bind::Table, respond},
};

pub(super) fn bind(table: &mut Table) {
    table.bind(&contract::METADATA, show);
}

async fn show(services: Data<Services>) -> Answer {
    let at = |path: &str| format!("{}{path}", services.origin());
    let words = |list: &[&str]| list.iter().map(|word| (*word).to_owned()).collect();
    let mut grants = vec![GrantType::AuthorizationCode, GrantType::ClientCredentials];
    if services.config.oauth.password_grant {
        grants.push(GrantType::Password);
    }
    respond::json(&OAuthServerMetadata {
        issuer: at("/"),
        service_documentation: "https://docs.joinmastodon.org/".to_owned(),
        authorization_endpoint: at("/oauth/authorize"),
        token_endpoint: at("/oauth/token"),
        revocation_endpoint: at("/oauth/revoke"),
        userinfo_endpoint: at("/oauth/userinfo"),
        app_registration_endpoint: at("/api/v1/apps"),
        scopes_supported: words(scope::KNOWN),
        response_types_supported: words(&["code"]),
        response_modes_supported: words(&["query"]),
        grant_types_supported: grants,
        token_endpoint_auth_methods_supported: words(&[
            "client_secret_basic",
            "client_secret_post",
        ]),
        code_challenge_methods_supported: words(&["S256"]),
    })
}
