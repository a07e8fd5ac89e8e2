//! `rookery search`

use clap::Subcommand;
use jiff::Timestamp;

use super::{node, process, up::with_services};
use crate::{
    clock::{Clock, Random},
    config::Config,
    domain::{Services, search},
};

/// Looks after the search for posts.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Make posts that came before search, or with a restored database, findable now
    #[command(after_help = "\
A worker does the same by itself, 10,000 posts a minute from the newest to the oldest. It can be
ended at any time and goes on where it was.

Example:
  rookery search index")]
    Index,
}

/// Runs one of the commands.
///
/// # Errors
/// When a service does not answer.
pub async fn run(command: Command, config: Config) -> anyhow::Result<()> {
    let stop = process::stop_token()?;
    with_services(config, stop, async |config, secret, stop| {
        let node = node::Node::open(config, secret, Clock::system(), Random::system()).await?;
        let outcome = match command {
            Command::Index => tokio::select! {
                outcome = index(&node.services) => outcome,
                () = stop.cancelled() => Ok(()),
            },
        };
        node.close().await;
        outcome
    })
    .await
}

async fn index(services: &Services) -> anyhow::Result<()> {
    let mut told = services.now();
    while let Some(reached) = search::index_backlog(services).await? {
        if services.now().duration_since(told).as_secs() >= 5 {
            told = services.now();
            // Ids hold milliseconds in their upper 48 bits.
            let made = Timestamp::from_millisecond(reached >> 16)?;
            println!("All posts back to {} can be found.", made.strftime("%F %T"));
        }
    }
    println!("Done.");
    Ok(())
}
