//! Whales: authors with so many followers here that a push to all of their homes would cost more than it gives. Their
//! posts are not pushed; every reader who follows them merges their [newest](super::newest) when a home is read.

mod memory;

pub use memory::{Known, Memory};

use std::sync::Arc;

use sql::queries::whales as rows;

use super::{
    Error, Result, Services,
    tasks::{self, WhaleFell},
};
use crate::{cache::look_again, feed::Change};

/// Followers whose homes are dropped by one step.
const STEP: i64 = 5_000;

/// Everybody who is one.
pub async fn known(services: &Services) -> Result<Arc<Known>> {
    let memory = &services.caches.whales;
    let fresh = services.caches.follow(services).await;
    if let Some(known) = memory.known().filter(|_| fresh) {
        return Ok(known);
    }
    let load = memory.begin_known();
    let connection = services.connection().await?;
    let whales = rows::all().bind(&connection).all().await?;
    let mut merged: Vec<i64> = whales.iter().map(|whale| whale.account_id).collect();
    merged.sort_unstable();
    let held = whales.iter().filter(|whale| whale.state == "held");
    let known = Arc::new(Known {
        held: held.map(|whale| whale.account_id).collect(),
        merged: merged.into_boxed_slice(),
    });
    if fresh {
        memory.keep_known(load, known.clone());
    }
    Ok(known)
}

/// Whether an author's posts are not pushed.
pub async fn is_held(services: &Services, author: i64) -> Result<bool> {
    Ok(known(services).await?.held.contains(&author))
}

/// A post of an author goes to at least so many followers here. Who has too many is a whale from now on.
pub async fn reached(services: &Services, author: i64, followers: i64) -> Result<()> {
    let threshold = i64::try_from(services.config.feed.whale_threshold).unwrap_or(i64::MAX);
    if followers < threshold || is_held(services, author).await? {
        return Ok(());
    }
    let state = {
        let connection = services.connection().await?;
        rows::rise()
            .bind(&connection, &author, &services.now())
            .one()
            .await?
    };
    if state == "rising" {
        hold(services, author).await?;
    }
    Ok(())
}

/// Pushes end only when every process has been told to merge.
async fn hold(services: &Services, author: i64) -> Result<()> {
    tell(services).await?;
    let connection = services.connection().await?;
    if rows::hold()
        .bind(&connection, &author)
        .opt()
        .await?
        .is_some()
    {
        tracing::info!(author, "has so many followers that homes merge their posts");
        drop(connection);
        services.changed(&[Change::Whales]).await;
    }
    Ok(())
}

/// Every read and every push that begins after this knows the present whales.
async fn tell(services: &Services) -> Result<()> {
    services
        .feed
        .changed(&[Change::Whales])
        .await
        .map_err(|error| Error::Unavailable(error.to_string()))?;
    look_again();
    Ok(())
}

/// Finishes what was begun, and ends it for those who have lost half of the followers that it takes.
pub async fn review(services: &Services) -> Result<()> {
    let enough = services.config.feed.whale_threshold.div_ceil(2);
    let amount = i64::try_from(enough).unwrap_or(i64::MAX);
    let all = {
        let connection = services.connection().await?;
        rows::all().bind(&connection).all().await?
    };
    for whale in all {
        let mut connection = services.connection().await?;
        let followers = rows::local_followers()
            .bind(&connection, &whale.account_id, &amount)
            .one()
            .await?;
        if followers < amount {
            let tx = connection.transaction().await?;
            if rows::fall()
                .bind(&tx, &whale.account_id)
                .opt()
                .await?
                .is_some()
            {
                let task = WhaleFell {
                    account_id: whale.account_id,
                };
                tasks::enqueue(services, &tx, &task).await?;
            }
            tx.commit().await?;
            services.committed();
        } else if whale.state == "rising" {
            drop(connection);
            hold(services, whale.account_id).await?;
        }
    }
    Ok(())
}

/// Somebody is no whale any more: they are pushed again, and the homes that miss what was not pushed are built anew.
pub async fn fell(services: &Services, author: i64) -> Result<()> {
    tell(services).await?;
    let mut after = 0;
    loop {
        let page = {
            let connection = services.connection().await?;
            rows::followers()
                .bind(&connection, &author, &after, &STEP)
                .all()
                .await?
        };
        let Some(last) = page.last() else { break };
        after = last.id;
        let readers: Vec<i64> = page.iter().map(|row| row.account_id).collect();
        services
            .feed
            .drop_homes(&readers)
            .await
            .map_err(|error| Error::Unavailable(error.to_string()))?;
    }
    let connection = services.connection().await?;
    rows::forget().bind(&connection, &author).opt().await?;
    drop(connection);
    services.changed(&[Change::Whales]).await;
    Ok(())
}
