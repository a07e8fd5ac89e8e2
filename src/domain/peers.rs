//! Remote actors and objects.
use super::{
    Error, Result, Services,
    accounts::{self, Account},
};
/// A remote account by handle: as known, or looked up.
pub async fn find_or_fetch(services: &Services, username: &str, domain: &str) -> Result<Account> {
    accounts::by_handle(services, username, Some(domain))
        .await?
        .ok_or(Error::NotFound)
}

/// What stands behind a URL.
#[derive(Debug)]
pub enum Resolved {
    /// A person or another actor.
    Account(Box<Account>),
    /// A post.
    Status(i64),
}

/// What stands behind a URL of another server; `asker` signs the fetch.
pub async fn resolve_url(
    _services: &Services,
    _url: &str,
    _asker: Option<&Account>,
) -> Result<Resolved> {
    Err(Error::NotFound)
}
