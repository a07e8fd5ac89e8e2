//! `rookery work`

use super::{node, process, up::with_services};
use crate::{
    clock::{Clock, Random},
    config::Config,
    work,
};

/// How to work.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Does what requests leave to be done: fan-out to home timelines, notifications, deliveries to other servers, what other
servers sent, mail, housekeeping. Run any number of these.

Example:
  rookery work")]
pub struct Args {}

/// Works until a signal comes, then finishes what it holds.
///
/// # Errors
/// Whatever keeps it from starting.
pub async fn run(_args: Args, config: Config) -> anyhow::Result<()> {
    let stop = process::stop_token()?;
    node::tell_loosened(&config);
    with_services(config, stop, async |config, secret, stop| {
        let metrics = node::listen_for_metrics(&config)?;
        let node = node::Node::open(config, secret, Clock::system(), Random::system()).await?;
        if let Some(metrics) = metrics {
            node.measure(metrics)?;
        }
        tracing::info!(origin = node.services.origin(), "working");
        work::run(node.services.clone(), stop).await;
        node.close().await;
        Ok(())
    })
    .await
}
