//! A local profile changed.

use super::outgoing;
use crate::{
    domain::{
        Result, Services, accounts,
        accounts::AccountExt,
        collections,
        deliveries::{self, Audience, Guard},
        peers, preview_cards,
        tasks::AccountUpdated,
    },
    feed::Event,
    render::ap::{self, Site},
};

/// Tells the servers of the followers. Changes that follow each other quickly become one: what is sent is how it is now.
pub async fn run(services: &Services, task: &AccountUpdated) -> Result<()> {
    let Some(account) = accounts::by_ids(services, &[task.account_id])
        .await?
        .remove(&task.account_id)
    else {
        return Ok(());
    };
    services
        .announce(&Event::AccountChanged { id: account.id })
        .await;
    if !account.is_local() || account.deleted_at.is_some() || account.is_server() {
        return Ok(());
    }
    preview_cards::confirm(services, &account).await?;
    let audience = Audience::followers(account.id);
    if !deliveries::reachable(services, &audience).await? {
        return Ok(());
    }
    let key = peers::keys::local_key(services, &account).await?;
    let moved_to = collections::moved_to(services, &account).await?;
    let actor = ap::actor(
        &Site::of(services),
        &account,
        (&key.id, &key.public_pem),
        moved_to,
    );
    let activity = ap::update_actor(&account, &actor);
    let outgoing = outgoing(activity, account.id, account.uri.clone());
    deliveries::send(services, &outgoing, &audience, Guard::None).await?;
    Ok(())
}
