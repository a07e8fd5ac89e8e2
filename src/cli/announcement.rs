//! `rookery announcement`

use clap::Subcommand;
use jiff::Timestamp;

use super::{node, process, up::with_services};
use crate::{
    clock::{Clock, Random},
    config::Config,
    domain::{
        Services,
        announcements::{self, NewAnnouncement},
    },
};

/// Tells all who are here something.
#[derive(Debug, Subcommand)]
#[command(after_help = "\
Examples:
  rookery announcement create 'Maintenance tonight' --starts-at 2026-07-02T20:00:00Z --ends-at 2026-07-02T22:00:00Z
  rookery announcement list
  rookery announcement delete 116000000000000001")]
pub enum Command {
    /// Announce something; the id is printed
    #[command(after_help = "\
Example:
  rookery announcement create 'A new theme is here: https://social.example/@rosa/1'")]
    Create {
        /// Plain text; links, tags, mentions and the server's own emoji work
        #[arg(value_name = "TEXT")]
        text: String,
        /// When what it tells of begins, as 2026-07-02T20:00:00Z
        #[arg(long, value_name = "TIME", requires = "ends_at")]
        starts_at: Option<Timestamp>,
        /// When that ends
        #[arg(long, value_name = "TIME", requires = "starts_at")]
        ends_at: Option<Timestamp>,
        /// The times are whole days
        #[arg(long)]
        all_day: bool,
        /// When it is to be published; at once without it
        #[arg(long, value_name = "TIME")]
        publish_at: Option<Timestamp>,
    },
    /// List the announcements: id, state, text
    #[command(after_help = "\
Example:
  rookery announcement list")]
    List,
    /// Take an announcement back
    #[command(after_help = "\
Example:
  rookery announcement delete 116000000000000001")]
    Delete {
        /// As `list` shows it
        #[arg(value_name = "ID")]
        id: i64,
    },
}

/// Runs one of the commands.
///
/// # Errors
/// When there is no such announcement, a value does not validate, or a service does not answer.
pub async fn run(command: Command, config: Config) -> anyhow::Result<()> {
    let stop = process::stop_token()?;
    with_services(config, stop, async |config, secret, _stop| {
        let node = node::Node::open(config, secret, Clock::system(), Random::system()).await?;
        let outcome = act(&node.services, command).await;
        node.close().await;
        outcome
    })
    .await
}

async fn act(services: &Services, command: Command) -> anyhow::Result<()> {
    match command {
        Command::Create {
            text,
            starts_at,
            ends_at,
            all_day,
            publish_at,
        } => {
            let new = NewAnnouncement {
                text,
                starts_at,
                ends_at,
                all_day,
                scheduled_at: publish_at,
            };
            println!("{}", announcements::create(services, new).await?);
        }
        Command::List => {
            for one in announcements::list(services).await? {
                let state = match (one.published_at, one.scheduled_at) {
                    (Some(at), _) => format!("published {at}"),
                    (None, Some(at)) => format!("planned {at}"),
                    (None, None) => "draft".to_owned(),
                };
                println!("{}  {state}  {}", one.id, one.text.replace('\n', " "));
            }
        }
        Command::Delete { id } => {
            announcements::delete(services, id).await?;
            println!("Done.");
        }
    }
    Ok(())
}
