//! Signed posts of peers arriving at the shared inbox, and being applied.

use std::time::{Duration, Instant};

use activitypub::{
    media_type,
    origin::HttpUrl,
    signature::{self, Body, Dialect, Outgoing, PublicKey},
};
use anyhow::{Context, Result, ensure};
use bytes::Bytes;
use jiff::Timestamp;
use serde_json::json;

use super::{Bench, PATIENCE};
use crate::{
    database,
    report::Row,
    seed::{PEER_HOST, Peer},
    server::{DOMAIN, ORIGIN},
    wire::{self, Until, load, per},
};

/// Connections of the senders.
const CONNECTIONS: usize = 64;
/// Rows of each insert of the ceiling.
const BATCH: usize = 64;
const CONTENT: &str = "<p>Rooks came over the town at dawn, some hundreds of them, and settled in the elms by the \
    river, where they talked until dark.</p>";
const WAITING: &str = "SELECT count(*) FROM inbox_activities WHERE dead_at IS NULL";

/// What is sent: the whole request, and of it what the ceilings need.
struct Signed {
    request: Bytes,
    body: String,
    actor: String,
    id: String,
}

pub async fn rows(bench: &Bench<'_>) -> Result<[Row; 2]> {
    let scale = &bench.scale;
    let load_text = format!(
        "POST /inbox over {CONNECTIONS} connections: {} Create(Note) of {} people on one host, each followed by ten \
         people here, signed beforehand (cavage, RSA-2048)",
        scale.activities, scale.peers
    );
    let mut accepted = Row::new("inbox, accepted", "activities/s", load_text.clone());
    let mut applied = Row::new(
        "inbox, applied",
        "activities/s",
        format!(
            "{load_text}; from the first request until the last one is applied and its effects are done"
        ),
    );
    bench.warm().await?;
    for run in 0..bench.runs {
        let now = Timestamp::now();
        let batch = sign_all(&bench.world.peers, scale.activities, run, now)?;
        let (best, inserts, verifications) = ceiling(bench, &batch).await?;
        bench.settled().await?;
        let posts = database::count(&bench.client, "SELECT count(*) FROM statuses").await?;
        let before = bench.mark().await?;
        let started = Instant::now();
        let outcome = load(
            bench.site.address,
            CONNECTIONS,
            Until::Sent(batch.len()),
            |index| Ok(batch.get(index).context("an activity")?.request.clone()),
            |_, answer| wire::expect(answer, 202),
        )
        .await?;
        let left = database::count(&bench.client, WAITING).await?;
        database::wait_for(&bench.client, WAITING, 0, PATIENCE).await?;
        bench.settled().await?;
        let all = started.elapsed().as_secs_f64();
        let after = bench.mark().await?;

        accepted.measured(outcome.rate());
        accepted.ceiling(
            "the less of batched inserts of the same rows and verifications on one core",
            best,
        );
        accepted.beside("inserts", "rows/s", inserts);
        accepted.beside("verifications", "per s", verifications);
        accepted.beside("p50", "ms", outcome.percentile(0.5));
        accepted.beside("p99", "ms", outcome.percentile(0.99));
        applied.measured(per(batch.len(), all));
        applied.ceiling("as above", best);
        applied.beside("waiting when the last was accepted", "", left as f64);
        before.costs(&after, batch.len() as f64, &mut applied);

        let stored = database::count(&bench.client, "SELECT count(*) FROM statuses").await? - posts;
        let dead = database::count(
            &bench.client,
            "SELECT count(*) FROM inbox_activities WHERE dead_at IS NOT NULL",
        )
        .await?;
        ensure!(
            dead == 0 && usize::try_from(stored)? == batch.len(),
            "{} posts were accepted, {stored} stored, {dead} activities are dead",
            batch.len()
        );
    }
    let asked = bench.sinks.others();
    accepted.beside("documents asked of peers", "", asked as f64);
    Ok([accepted, applied])
}

/// Signs on all cores.
fn sign_all(peers: &[Peer], amount: usize, run: usize, now: Timestamp) -> Result<Vec<Signed>> {
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let parts: Vec<Result<Vec<Signed>>> = std::thread::scope(|scope| {
        let workers: Vec<_> = (0..threads)
            .map(|thread| {
                scope.spawn(move || {
                    (thread..amount)
                        .step_by(threads)
                        .map(|n| {
                            let peer = peers.get(n % peers.len()).context("a peer")?;
                            signed(peer, &format!("{run}-{n}"), now)
                        })
                        .collect()
                })
            })
            .collect();
        workers
            .into_iter()
            .map(|worker| {
                worker
                    .join()
                    .unwrap_or_else(|_| Err(anyhow::anyhow!("signing panicked")))
            })
            .collect()
    });
    let mut all = Vec::with_capacity(amount);
    for part in parts {
        all.extend(part?);
    }
    Ok(all)
}

fn signed(peer: &Peer, name: &str, now: Timestamp) -> Result<Signed> {
    let note = format!("https://{PEER_HOST}/notes/{name}");
    let id = format!("{note}/activity");
    let (to, cc) = (
        ["https://www.w3.org/ns/activitystreams#Public"],
        [format!("{}/followers", peer.uri)],
    );
    let body = json!({
        "@context": "https://www.w3.org/ns/activitystreams",
        "id": id,
        "type": "Create",
        "actor": peer.uri,
        "published": now.to_string(),
        "to": to,
        "cc": cc,
        "object": {
            "id": note,
            "type": "Note",
            "attributedTo": peer.uri,
            "content": CONTENT,
            "contentMap": {"en": CONTENT},
            "published": now.to_string(),
            "url": note,
            "to": to,
            "cc": cc,
            "sensitive": false,
            "tag": [],
            "attachment": [],
        },
    })
    .to_string();
    let url = HttpUrl::parse(&format!("{ORIGIN}/inbox"))?;
    let outgoing = Outgoing {
        method: "POST",
        url: &url,
        body: Some(Body {
            bytes: body.as_bytes(),
            content_type: media_type::ACTIVITY_JSON,
        }),
        extra: &[],
        now,
        without_query: false,
    };
    let headers = signature::sign(Dialect::Cavage, &peer.key, &peer.key_id, &outgoing)?;
    let headers: Vec<(&str, &str)> = headers
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    Ok(Signed {
        request: wire::request("POST", "/inbox", DOMAIN, &headers, body.as_bytes()),
        actor: peer.uri.clone(),
        body,
        id,
    })
}

/// The ceiling and what it is the less of: rows inserted per second, signatures verified per second.
async fn ceiling(bench: &Bench<'_>, batch: &[Signed]) -> Result<(f64, f64, f64)> {
    let inserts = inserts(bench, batch).await?;
    let verifications = verifications(bench)?;
    Ok((inserts.min(verifications), inserts, verifications))
}

async fn inserts(bench: &Bench<'_>, batch: &[Signed]) -> Result<f64> {
    let client = &bench.client;
    client
        .batch_execute(
            "CREATE SCHEMA IF NOT EXISTS bench;
             DROP TABLE IF EXISTS bench.inbox;
             CREATE TABLE bench.inbox (LIKE public.inbox_activities INCLUDING ALL)",
        )
        .await?;
    let insert = client
        .prepare(
            "INSERT INTO bench.inbox (id, actor_uri, activity_uri, host, body, trust, received_at)
             SELECT i, a, u, $5, b, 'signed', now()
             FROM unnest($1::bigint[], $2::text[], $3::text[], $4::text[]) AS x (i, a, u, b)",
        )
        .await?;
    let started = Instant::now();
    let mut next = 0_i64;
    for rows in batch.chunks(BATCH) {
        let ids: Vec<i64> = rows
            .iter()
            .map(|_| {
                next += 1;
                next
            })
            .collect();
        let actors: Vec<&str> = rows.iter().map(|row| row.actor.as_str()).collect();
        let uris: Vec<&str> = rows.iter().map(|row| row.id.as_str()).collect();
        let bodies: Vec<&str> = rows.iter().map(|row| row.body.as_str()).collect();
        client
            .execute(&insert, &[&ids, &actors, &uris, &bodies, &PEER_HOST])
            .await?;
    }
    let rate = per(batch.len(), started.elapsed().as_secs_f64());
    client.batch_execute("DROP TABLE bench.inbox").await?;
    Ok(rate)
}

fn verifications(bench: &Bench<'_>) -> Result<f64> {
    let peer = bench.world.peers.first().context("a peer")?;
    let key = PublicKey::from_pem(&peer.public_pem)?;
    let message = CONTENT.as_bytes();
    let signature = peer.key.sign(message)?;
    let lasting = bench.scale.lasting.min(Duration::from_secs(1));
    let started = Instant::now();
    let mut done = 0_usize;
    while started.elapsed() < lasting {
        ensure!(key.verify(message, &signature), "a signature that is good");
        done += 1;
    }
    Ok(per(done, started.elapsed().as_secs_f64()))
}
