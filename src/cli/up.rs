//! `rookery up`

use anyhow::{Context, bail};
use tokio_util::sync::CancellationToken;

use super::{archive, node, process, welcome};
use crate::clock::{Clock, Random};
use crate::config::{Config, ConfigError, MasterSecret, Sources};
use crate::embedded::{self, Services};
use crate::work;

/// How to run everything.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Everything lives in the data folder (./data unless the configuration says otherwise). Stop with
Ctrl-C or SIGTERM.

Examples:
  rookery up
  rookery up --port 4000")]
pub struct Args {
    /// Port to listen on, in place of the one in the configuration
    #[arg(long, value_name = "N")]
    port: Option<u16>,
    /// Fill a new server with the demo's people and posts [default on localhost]
    #[arg(long, overrides_with = "no_demo")]
    demo: bool,
    /// Start a new server empty
    #[arg(long, overrides_with = "demo")]
    no_demo: bool,
}

impl Args {
    /// What was asked about the demo, if anything.
    fn demo(&self) -> Option<bool> {
        match (self.demo, self.no_demo) {
            (true, _) => Some(true),
            (_, true) => Some(false),
            _ => None,
        }
    }

    /// The configuration with what the arguments change.
    pub(super) fn config(&self, sources: &mut Sources) -> Result<Config, ConfigError> {
        let config = Config::load(sources)?;
        let Some(port) = self.port else {
            return Ok(config);
        };
        let mut listen = config.server.listen;
        listen.set_port(port);
        sources.arguments.push((
            String::from("--port"),
            String::from("server.listen"),
            listen.to_string(),
        ));
        Config::load(sources)
    }
}

/// Runs everything until a signal comes, then stops it: requests drain, jobs finish, then the services end.
///
/// # Errors
/// Whatever keeps a part from starting.
pub async fn run(args: Args, config: Config) -> anyhow::Result<()> {
    let stop = process::stop_token()?;
    node::tell_loosened(&config);
    with_services(config, stop, async |config, secret, stop| {
        // First of all, so that a second server does nothing before it fails.
        let listener = node::listen(&config)?;
        let metrics = node::listen_for_metrics(&config)?;
        let node = node::Node::open(config, secret, Clock::system(), Random::system()).await?;
        if let Some(metrics) = metrics {
            node.measure(metrics)?;
        }
        welcome::prepare(&node.services, args.demo()).await?;
        let worker = tokio::spawn(work::run(node.services.clone(), stop.clone()));
        let outcome = node.serve(listener, stop.clone()).await;
        // A listener that failed ends the worker too.
        stop.cancel();
        worker.await?;
        node.close().await;
        outcome
    })
    .await
}

/// Starts the private services that the configuration needs, hands their addresses and the master
/// secret to `work`, and stops the services when it is done, however it ended.
///
/// # Errors
/// Those of the services and of `work`.
pub(super) async fn with_services(
    config: Config,
    stop: CancellationToken,
    work: impl AsyncFnOnce(Config, MasterSecret, CancellationToken) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    archive::refuse_half_restored(&config)?;
    let secret = master_secret(&config)?;
    let services = Services::open(&config).await?;
    let result = if stop.is_cancelled() {
        Ok(())
    } else {
        work(services.fill(config), secret, stop).await
    };
    services.stop().await;
    result
}

/// The master secret; made at the first start only: a new one beside an old database could open
/// nothing of it.
fn master_secret(config: &Config) -> anyhow::Result<MasterSecret> {
    let data_dir = config.data_dir();
    if config.master_secret()?.is_none() && embedded::has_database(&data_dir) {
        bail!(
            "{} is missing, but there is a database: bring the file back from a backup",
            MasterSecret::path(&data_dir).display()
        );
    }
    embedded::make_data_dir(&data_dir)?;
    config
        .master_secret_or_new()
        .context("the master secret cannot be used")
}
