//! One author with followers on many hosts: deliveries per second.

use std::time::{Duration, Instant};

use activitypub::signature::PrivateKey;
use anyhow::{Result, bail, ensure};

use super::{Bench, PATIENCE, post_one};
use crate::{
    database,
    report::Row,
    seed,
    wire::{Connection, per},
};

pub async fn row(bench: &Bench<'_>) -> Result<Row> {
    let scale = &bench.scale;
    let mut row = Row::new(
        "delivery",
        "deliveries/s",
        format!(
            "{} posts of one author with {} followers on each of {} hosts, whose shared inboxes answer 202: from the \
             first post until the last delivery",
            scale.delivered, scale.followers_per_host, scale.hosts
        ),
    );
    let mut connection = Connection::open(bench.site.address).await?;
    // The first one makes the author's key and meets the hosts.
    post_one(&mut connection, &bench.world.shouter, "Is this thing on?").await?;
    arrived(bench, 1).await?;
    let mut expected = 1;
    for run in 0..bench.runs {
        bench.settled().await?;
        let before = bench.mark().await?;
        let started = Instant::now();
        for n in 0..scale.delivered {
            let text = format!("To everybody out there, {run}/{n}");
            post_one(&mut connection, &bench.world.shouter, &text).await?;
        }
        let posting = started.elapsed();
        expected += scale.delivered;
        arrived(bench, expected).await?;
        let all = started.elapsed().as_secs_f64();
        database::wait_for(
            &bench.client,
            "SELECT count(*) FROM deliveries",
            0,
            PATIENCE,
        )
        .await?;
        let after = bench.mark().await?;
        let deliveries = scale.delivered * scale.hosts;
        row.measured(per(deliveries, all));
        row.beside("posts answered after", "ms", posting.as_secs_f64() * 1000.0);
        before.costs(&after, deliveries as f64, &mut row);
        row.ceiling(
            "RSA-2048 signatures on one core",
            signatures(scale.lasting)?,
        );
    }
    Ok(row)
}

/// Waits until every host has got so many posts, and no more.
async fn arrived(bench: &Bench<'_>, wanted: usize) -> Result<()> {
    let started = Instant::now();
    let names: Vec<String> = seed::hosts(&bench.scale).collect();
    loop {
        let posts = bench.sinks.posts();
        let counts = || {
            names
                .iter()
                .map(|name| posts.get(name).copied().unwrap_or(0))
        };
        ensure!(
            counts().all(|count| count <= wanted),
            "a host got more than {wanted} deliveries"
        );
        if counts().all(|count| count == wanted) {
            return Ok(());
        }
        if started.elapsed() > PATIENCE {
            bail!(
                "hosts got {} of {} deliveries",
                counts().sum::<usize>(),
                wanted * names.len()
            );
        }
        tokio::time::sleep(Duration::from_millis(2)).await;
    }
}

fn signatures(lasting: Duration) -> Result<f64> {
    let key = PrivateKey::generate_rsa()?;
    let message = [7; 300];
    let lasting = lasting.min(Duration::from_secs(2));
    let started = Instant::now();
    let mut done = 0_usize;
    while started.elapsed() < lasting {
        key.sign(&message)?;
        done += 1;
    }
    Ok(per(done, started.elapsed().as_secs_f64()))
}
