//! Who a bearer is.

use std::sync::Arc;

use crate::domain::{
    Result, Services,
    tokens::{self, Token},
};

/// The token of a bearer whose hash this is, with the present state of the login.
pub(in crate::domain) async fn token(services: &Services, hash: Vec<u8>) -> Result<Option<Token>> {
    let caches = &services.caches;
    let fresh = caches.follow(services).await;
    if fresh
        && let Some(token) = caches
            .hashes
            .get(&hash)
            .and_then(|id| caches.tokens.get(id))
    {
        match token.account_id.map(|id| caches.logins.get(id)) {
            None => return Ok(Some(Token::clone(&token))),
            Some(Some((login, permissions))) => {
                return Ok(Some(Token {
                    login,
                    permissions,
                    ..Token::clone(&token)
                }));
            }
            Some(None) => {}
        }
    }
    let (of_token, of_login) = (caches.tokens.begin(), caches.logins.begin());
    let found = tokens::load(services, &hash).await?;
    if let Some(token) = found.as_ref().filter(|_| fresh) {
        caches.hashes.insert(hash, token.id);
        caches
            .tokens
            .keep(of_token, token.id, Arc::new(token.clone()));
        if let Some(account_id) = token.account_id {
            caches
                .logins
                .keep(of_login, account_id, (token.login, token.permissions));
        }
    }
    Ok(found)
}
