//! Whether homes are right: what the API answers, page by page, is compared with what the plain definition says
//! (`home_defined` in `sql/functions.sql`) and what pages leave out besides. Nothing may differ.

use std::{collections::HashSet, fmt::Write as _};

use anyhow::{Context, Result, bail, ensure};
use rookery::{clock::Random, domain::timelines::REPEAT_WINDOW};
use serde::Deserialize;
use sql::queries::timelines;
use tokio_postgres::Client;

use crate::{
    ceiling::home_key,
    network::Network,
    rows::{Bench, get},
    seed::Person,
    wire::{self, Connection},
};

/// Posts of a page.
const PAGE: usize = 40;
/// Pages of most walks.
const PAGES: usize = 4;
/// Every so many readers go on, to where Redis remembers nothing any more.
const FAR: usize = 8;

#[derive(Deserialize)]
struct Entry {
    id: String,
}

/// Compares the homes of so many live readers, drawn by how often they come. Answers how many entries were compared.
pub async fn homes(bench: &Bench<'_>, network: &Network, seed: u64) -> Result<usize> {
    let readers = network.readers(bench.scale.checked, &Random::seeded(seed));
    let cohorts = network.graph.cohorts();
    // Those who follow the largest authors in any case.
    let more = cohorts.fans.take(bench.scale.checked / 10 + 1);
    let mut connection = Connection::open(bench.site.address).await?;
    let mut compared = 0;
    for (n, reader) in readers.into_iter().chain(more).enumerate() {
        let reader = network.person(reader);
        let far = bench.scale.home.div_ceil(PAGE) + 3;
        let pages = if n % FAR == 0 { far } else { PAGES };
        compared += home(bench, &mut connection, &reader, pages)
            .await
            .with_context(|| format!("the home of {}", reader.id))?;
    }
    Ok(compared)
}

/// That a hole would be found: takes a post out of a list and looks. The list is dropped afterwards.
pub async fn finds_a_hole(bench: &Bench<'_>, network: &Network) -> Result<()> {
    let mut redis = bench.redis.clone();
    let mut connection = Connection::open(bench.site.address).await?;
    // From the end: those in front follow whales above all.
    for reader in (0..network.graph.sizes.live).rev() {
        let reader = network.person(reader);
        let key = home_key(reader.id);
        let ids = expected(&bench.client, reader.id, PAGE).await?;
        // What is merged when read is not missed in a list.
        let pushed = bench
            .client
            .query(
                "SELECT id FROM statuses WHERE id = ANY ($1) AND account_id NOT IN (SELECT account_id FROM whales)",
                &[&ids],
            )
            .await?;
        for row in pushed {
            let id: i64 = row.try_get(0)?;
            let taken: usize = redis::cmd("LREM")
                .arg(&key)
                .arg(0)
                .arg(id)
                .query_async(&mut redis)
                .await?;
            if taken == 0 {
                continue;
            }
            let found = home(bench, &mut connection, &reader, 1).await;
            redis::cmd("UNLINK")
                .arg(&key)
                .query_async::<()>(&mut redis)
                .await?;
            ensure!(found.is_err(), "a hole in a home is not found");
            home(bench, &mut connection, &reader, PAGES).await?;
            return Ok(());
        }
    }
    bail!("no list holds a post")
}

/// One home: pages down, and one up from the middle.
async fn home(
    bench: &Bench<'_>,
    connection: &mut Connection,
    reader: &Person,
    pages: usize,
) -> Result<usize> {
    let mut found: Vec<i64> = Vec::new();
    for _ in 0..pages {
        let below = found.last().map(|id| format!("&max_id={id}"));
        let path = format!(
            "/api/v1/timelines/home?limit={PAGE}{}",
            below.unwrap_or_default()
        );
        let page = page(connection, reader, &path).await?;
        let last = page.len() < PAGE;
        found.extend(page);
        if last {
            break;
        }
    }
    let expected = expected(&bench.client, reader.id, pages * PAGE).await?;
    same(&bench.client, reader.id, &expected, &found, "downwards").await?;

    let middle = found.len() * 2 / 3;
    if let Some(above) = found.get(middle) {
        let path = format!("/api/v1/timelines/home?limit={PAGE}&min_id={above}");
        let up = page(connection, reader, &path).await?;
        let next = expected
            .get(middle.saturating_sub(PAGE)..middle)
            .context("a page")?;
        same(&bench.client, reader.id, next, &up, "upwards").await?;
    }
    Ok(found.len())
}

async fn page(connection: &mut Connection, reader: &Person, path: &str) -> Result<Vec<i64>> {
    let answer = connection.exchange(&get(reader, path)).await?;
    wire::expect(&answer, 200)?;
    let page: Vec<Entry> = serde_json::from_slice(answer.body)?;
    page.iter()
        .map(|entry| entry.id.parse().context("an id"))
        .collect()
}

/// What stands in the definition's home and is not blocked, muted or repeated: the newest so many, newest first.
async fn expected(client: &Client, reader: i64, amount: usize) -> Result<Vec<i64>> {
    let mut asked = i64::try_from(amount + amount / 4 + 50)?;
    loop {
        let rows = client.query(WANTED, &[&reader, &asked]).await?;
        let mut ids = Vec::with_capacity(rows.len());
        let mut read = 0;
        for row in &rows {
            read = row.try_get(1)?;
            ids.extend(row.try_get::<_, Option<i64>>(0)?);
        }
        let repeats: HashSet<i64> = timelines::repeats()
            .bind(client, &ids, &reader, &REPEAT_WINDOW)
            .all()
            .await?
            .into_iter()
            .collect();
        ids.retain(|id| !repeats.contains(id));
        // All that there is, or enough of it.
        if ids.len() >= amount || read < asked {
            ids.truncate(amount);
            return Ok(ids);
        }
        asked *= 2;
    }
}

/// The home of `$1` by its definition, at most `$2` entries, without what a page leaves out of it. Each row holds how many
/// there were before that, the first one only that.
const WANTED: &str = "
WITH home AS MATERIALIZED (
    SELECT e.id FROM home_defined($1) AS e (id) ORDER BY e.id DESC LIMIT $2
), gone AS (
    SELECT id FROM accounts WHERE suspended_at IS NOT NULL OR deleted_at IS NOT NULL
), blocking AS (
    SELECT target_id AS id FROM blocks WHERE account_id = $1
), hidden AS (
    SELECT id FROM gone UNION SELECT account_id FROM blocks WHERE target_id = $1
), disliked AS (
    SELECT id FROM blocking
    UNION SELECT target_id FROM mutes WHERE account_id = $1 AND (expires_at IS NULL OR expires_at > now())
), wanted AS (
    SELECT s.id
    FROM home h
    JOIN statuses s ON s.id = h.id
    LEFT JOIN statuses o ON o.id = s.reblog_of_id
    WHERE (s.account_id = $1 OR s.account_id NOT IN (SELECT id FROM hidden UNION SELECT id FROM disliked))
      AND NOT EXISTS (SELECT 1 FROM mentions m JOIN blocking b ON b.id = m.account_id WHERE m.status_id = s.id)
      AND (s.reblog_of_id IS NULL
           OR (o.id IS NOT NULL
               AND o.account_id NOT IN (SELECT id FROM disliked)
               AND (o.account_id = $1
                    OR (o.account_id NOT IN (SELECT id FROM hidden)
                        AND (o.visibility IN ('public', 'unlisted')
                             OR EXISTS (SELECT 1 FROM mentions m WHERE m.status_id = o.id AND m.account_id = $1)
                             OR (o.visibility = 'private'
                                 AND EXISTS (SELECT 1 FROM follows f
                                              WHERE f.account_id = $1 AND f.target_id = o.account_id)))))
               AND NOT EXISTS (SELECT 1 FROM mentions m JOIN blocking b ON b.id = m.account_id
                                WHERE m.status_id = o.id)))
)
SELECT w.id, (SELECT count(*) FROM home) FROM (SELECT NULL::bigint AS id UNION ALL SELECT id FROM wanted) w
ORDER BY w.id DESC NULLS FIRST";

/// Fails with the first difference, readably.
async fn same(
    client: &Client,
    reader: i64,
    expected: &[i64],
    found: &[i64],
    direction: &str,
) -> Result<()> {
    if expected == found {
        return Ok(());
    }
    let at = expected
        .iter()
        .zip(found)
        .take_while(|(expected, found)| expected == found)
        .count();
    let mut said = format!(
        "{direction}: {} entries by the definition, {} by the API; the first difference is at {at}:",
        expected.len(),
        found.len()
    );
    for (who, ids, others) in [
        ("the definition", expected, found),
        ("the API", found, expected),
    ] {
        match ids.get(at) {
            Some(&id) => {
                let only = if others.contains(&id) {
                    "in both"
                } else {
                    "only there"
                };
                let what = describe(client, reader, id).await?;
                write!(said, "\n  {who} has {id} ({only}): {what}")?;
            }
            None => write!(said, "\n  {who} has nothing there")?,
        }
    }
    let distinct: HashSet<i64> = found.iter().copied().collect();
    ensure!(
        distinct.len() == found.len(),
        "{said}\n  the API repeats itself"
    );
    bail!("{said}")
}

/// A post, for whoever looks for why.
async fn describe(client: &Client, reader: i64, id: i64) -> Result<String> {
    let row = client
        .query_opt(
            "SELECT concat_ws(', ',
                 CASE WHEN s.reblog_of_id IS NOT NULL THEN 'boost of ' || s.reblog_of_id
                      WHEN s.in_reply_to_id IS NOT NULL THEN 'answer to ' || s.in_reply_to_id || ' of ' || s.in_reply_to_account_id
                      ELSE 'post' END,
                 s.visibility, s.language, 'by ' || a.username || ' (' || s.account_id || ')',
                 c.followers_count || ' followers', 'at ' || s.created_at,
                 CASE WHEN f.id IS NOT NULL THEN 'followed' || CASE WHEN f.show_reblogs THEN '' ELSE ' without boosts' END END,
                 CASE WHEN s.account_id = $2 THEN 'own' END,
                 'fan-out ' || coalesce((SELECT 'finished at ' || o.finished_at FROM fan_outs o WHERE o.status_id = s.id),
                                        'not finished or long ago'))
             FROM statuses s JOIN accounts a ON a.id = s.account_id
             LEFT JOIN account_stats c ON c.account_id = a.id
             LEFT JOIN follows f ON f.account_id = $2 AND f.target_id = s.account_id
             WHERE s.id = $1",
            &[&id, &reader],
        )
        .await?;
    Ok(match row {
        Some(row) => row.try_get(0)?,
        None => "no such post".to_owned(),
    })
}
