//! `rookery serve`

use super::{node, process, up::with_services};
use crate::{
    clock::{Clock, Random},
    config::Config,
};

/// How to serve.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Run any number of these beside any number of `rookery work`, all with the same `database.url` and `redis.url`.

Examples:
  rookery serve
  ROOKERY__SERVER__LISTEN=0.0.0.0:3001 rookery serve")]
pub struct Args {}

/// Answers requests until a signal comes, then drains.
///
/// # Errors
/// Whatever keeps it from starting.
pub async fn run(_args: Args, config: Config) -> anyhow::Result<()> {
    let stop = process::stop_token()?;
    node::tell_loosened(&config);
    with_services(config, stop, async |config, secret, stop| {
        let listener = node::listen(&config)?;
        let metrics = node::listen_for_metrics(&config)?;
        let node = node::Node::open(config, secret, Clock::system(), Random::system()).await?;
        if let Some(metrics) = metrics {
            node.measure(metrics)?;
        }
        tracing::info!(listen = %listener.local_addr()?, origin = node.services.origin(), "serving");
        let outcome = node.serve(listener, stop).await;
        node.close().await;
        outcome
    })
    .await
}
