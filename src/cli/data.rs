//! `rookery data`

use clap::Subcommand;

use crate::config::Config;
use crate::embedded::upgrade;

/// What can be done to the data folder.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Move the private database to the newest PostgreSQL installed
    #[command(after_help = "\
Stop the server first. The PostgreSQL that wrote the data must still be installed beside the new
one. The data are copied, so there must be room for them twice; the former ones are kept.

Example:
  apt-get install postgresql-17 && rookery data upgrade")]
    Upgrade,
}

/// Does it.
///
/// # Errors
/// See [`crate::embedded::Error`].
pub async fn run(command: Command, config: Config) -> anyhow::Result<()> {
    match command {
        Command::Upgrade => {
            let done = upgrade::upgrade(&config.data_dir()).await?;
            println!("PostgreSQL {} is now PostgreSQL {}.", done.from, done.to);
            println!(
                "The former data are in {}; delete them when all is well.",
                done.old_dir.display()
            );
            Ok(())
        }
    }
}
