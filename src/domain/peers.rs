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
