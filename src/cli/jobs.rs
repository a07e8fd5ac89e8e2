//! `rookery jobs`

use sql::queries::jobs;

use super::{process, up::with_services};
use crate::{config::Config, store::Db};

/// Looks after the queue.
#[derive(Debug, clap::Subcommand)]
pub enum Command {
    /// Show how much waits in each queue, and since when
    Waiting,
    /// List jobs that failed too often and were set aside
    Dead {
        /// Show those after this id
        #[arg(long, default_value_t = 0, value_name = "ID")]
        after: i64,
    },
    /// Put jobs that were set aside back into the queue
    Retry {
        /// Their ids, as `rookery jobs dead` shows them
        #[arg(required = true, value_name = "ID")]
        ids: Vec<i64>,
    },
}

/// Runs one of the commands.
///
/// # Errors
/// When the database cannot be used.
pub async fn run(command: Command, config: Config) -> anyhow::Result<()> {
    let stop = process::stop_token()?;
    with_services(config, stop, async |config, _secret, _stop| {
        let url = config
            .database
            .url
            .as_ref()
            .map(|url| url.expose().to_owned())
            .unwrap_or_default();
        let connection = Db::new(&url, 1)?.get().await?;
        match command {
            Command::Waiting => {
                for row in jobs::waiting().bind(&connection).all().await? {
                    let oldest = row.oldest.map(|at| at.to_string()).unwrap_or_default();
                    println!("{:<12} {:>9}  next due {oldest}", row.queue, row.count);
                }
            }
            Command::Dead { after } => {
                for row in jobs::dead().bind(&connection, &after, &100).all().await? {
                    println!(
                        "{}  {}  {} after {} attempts: {}\n    {}",
                        row.id, row.died_at, row.kind, row.attempts, row.last_error, row.payload
                    );
                }
            }
            Command::Retry { ids } => {
                let revived = jobs::revive()
                    .bind(&connection, &ids, &jiff::Timestamp::now())
                    .all()
                    .await?;
                println!("{} of {} are in the queue again.", revived.len(), ids.len());
            }
        }
        Ok(())
    })
    .await
}
