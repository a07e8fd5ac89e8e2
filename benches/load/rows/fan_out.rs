//! One author, many local followers with live home lists: how long until all lists hold a post.

use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};
use futures_util::{StreamExt, TryStreamExt, stream};
use rookery::feed::{Begin, Filled};

use super::{Bench, PATIENCE, post_one};
use crate::{ceiling::home_key, database, report::Row, wire::Connection};

/// Lists for each pipeline of the ceiling, and pipelines on their way at once.
const CHUNK: usize = 500;
const DEPTH: usize = 4;

pub async fn row(bench: &Bench<'_>) -> Result<Row> {
    let scale = &bench.scale;
    let mut row = Row::new(
        "fan-out",
        "pushes/s",
        format!(
            "a post of one author with {} local followers whose home lists hold {} entries, from its answer until all \
             lists hold it; median of {} posts in each run",
            scale.crowd, scale.home, scale.fan_outs
        ),
    );
    make_live(bench).await?;
    let mut connection = Connection::open(bench.site.address).await?;
    for run in 0..bench.runs {
        bench.settled().await?;
        let before = bench.mark().await?;
        let mut times = Vec::new();
        let mut ids = Vec::new();
        for n in 0..scale.fan_outs {
            let text = format!("To all who look up, {run}/{n}");
            let id = post_one(&mut connection, &bench.world.star, &text).await?;
            let answered = Instant::now();
            finished(bench, id).await?;
            times.push(answered.elapsed().as_secs_f64());
            ids.push(id);
        }
        bench.settled().await?;
        let after = bench.mark().await?;
        for id in ids {
            let holding = bench.holding(&bench.world.crowd, id).await?;
            ensure!(
                holding == scale.crowd,
                "{holding} of {} homes hold a post after its fan-out",
                scale.crowd
            );
        }
        times.sort_by(f64::total_cmp);
        let median = times.get(times.len() / 2).copied().context("no post")?;
        row.measured(scale.crowd as f64 / median);
        row.beside("one post", "ms", median * 1000.0);
        row.beside(
            "slowest post",
            "ms",
            times.last().copied().unwrap_or_default() * 1000.0,
        );
        before.costs(&after, (scale.crowd * scale.fan_outs) as f64, &mut row);
        row.ceiling(
            "RPUSHX to the same lists, pipelined",
            pushes(bench, &bench.world.crowd, scale.fan_outs).await?,
        );
    }
    Ok(row)
}

/// Fills the crowd's lists with the newest posts, as a reader's visit would.
async fn make_live(bench: &Bench<'_>) -> Result<()> {
    let newest = &bench.world.newest;
    let from = newest.len().saturating_sub(bench.scale.home);
    let ids = newest.get(from..).unwrap_or_default();
    stream::iter(&bench.world.crowd)
        .map(|&reader| async move {
            match bench.feed.begin(reader).await? {
                Begin::Build(token) => {
                    match bench.feed.fill(reader, &token, ids.to_vec(), true).await? {
                        Filled::Whole(_) => Ok(()),
                        Filled::Lost => bail!("a home list was lost"),
                    }
                }
                Begin::Whole => Ok(()),
                Begin::Busy => bail!("somebody else builds a home list"),
            }
        })
        .buffer_unordered(32)
        .try_collect::<()>()
        .await
}

/// Waits until the last list of the crowd holds a post, and its fan-out is done.
async fn finished(bench: &Bench<'_>, id: i64) -> Result<()> {
    let started = Instant::now();
    let mut redis = bench.redis.clone();
    let last = bench.world.crowd.last().copied().context("nobody")?;
    // Followers are gone through in the order in which they followed, so the last one is among the last.
    loop {
        let newest: Option<i64> = redis::cmd("LINDEX")
            .arg(home_key(last))
            .arg(-1)
            .query_async(&mut redis)
            .await?;
        if newest == Some(id) {
            break;
        }
        if started.elapsed() > PATIENCE {
            bail!("the fan-out does not come to an end");
        }
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    database::wait_for(
        &bench.client,
        &format!(
            "SELECT count(*) FROM fan_outs WHERE status_id = {id} AND finished_at IS NOT NULL"
        ),
        1,
        PATIENCE,
    )
    .await
}

/// Pushes per second at best, to all of these lists so often; they are as before afterwards.
pub async fn pushes(bench: &Bench<'_>, lists: &[i64], times: usize) -> Result<f64> {
    // Greater than any post's, and gone before anybody reads.
    let id = i64::MAX - 1;
    let all = |command: &'static str, value: Option<i64>| {
        stream::iter(lists.chunks(CHUNK))
            .map(move |chunk| {
                let mut redis = bench.redis.clone();
                async move {
                    let mut pipeline = redis::Pipeline::with_capacity(chunk.len());
                    for &reader in chunk {
                        let call = pipeline.cmd(command).arg(home_key(reader));
                        if let Some(value) = value {
                            call.arg(value);
                        }
                    }
                    let answers: Vec<i64> = pipeline.query_async(&mut redis).await?;
                    ensure!(answers.iter().all(|&answer| answer > 0), "a list is gone");
                    Ok(())
                }
            })
            .buffer_unordered(DEPTH)
            .try_collect::<()>()
    };
    let mut taken = Vec::new();
    for _ in 0..times {
        let started = Instant::now();
        all("RPUSHX", Some(id)).await?;
        taken.push(started.elapsed().as_secs_f64());
        all("RPOP", None).await?;
    }
    taken.sort_by(f64::total_cmp);
    let median = taken.get(taken.len() / 2).copied().context("no time")?;
    Ok(lists.len() as f64 / median)
}
