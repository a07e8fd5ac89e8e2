//! `rookery migrate`

use super::{process, up::with_services};
use crate::{
    config::Config,
    store::{Db, migrate},
};

/// Brings the schema up to date and says what was done. Every start does the same; this is for doing it beforehand.
///
/// # Errors
/// When the database cannot be used, or a migration fails (nothing of it is kept then).
pub async fn run(config: Config) -> anyhow::Result<()> {
    let stop = process::stop_token()?;
    with_services(config, stop, async |config, _secret, _stop| {
        let url = config
            .database
            .url
            .as_ref()
            .map(|url| url.expose().to_owned())
            .unwrap_or_default();
        let applied = migrate::run(&Db::new(&url, 2)?).await?;
        if applied.is_empty() {
            println!("The schema is up to date.");
        }
        for name in applied {
            println!("applied {name}");
        }
        Ok(())
    })
    .await
}
