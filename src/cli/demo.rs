//! `rookery demo`

use anyhow::bail;

use super::{node, process, up::with_services};
use crate::{
    clock::{Clock, Random},
    config::Config,
    domain::{Services, accounts, demo},
    work,
};

/// Fills a server with the demo's cast and does what that causes (fan-out, notifications).
///
/// # Errors
/// When the cast is there already.
pub async fn run(config: Config) -> anyhow::Result<()> {
    let stop = process::stop_token()?;
    with_services(config, stop, async |config, secret, stop| {
        let node = node::Node::open(config, secret, Clock::system(), Random::system()).await?;
        if is_loaded(&node.services).await? {
            bail!("the demo is here already");
        }
        let made = demo::load(&node.services).await?;
        println!(
            "{} people and {} posts are here. Everybody's password is {}.",
            made.people,
            made.posts,
            demo::PASSWORD
        );
        work::drain(node.services.clone(), stop).await;
        node.close().await;
        Ok(())
    })
    .await
}

/// Whether somebody of the cast is here.
pub(super) async fn is_loaded(services: &Services) -> anyhow::Result<bool> {
    Ok(accounts::by_handle(services, demo::OWNER, None)
        .await?
        .is_some())
}
