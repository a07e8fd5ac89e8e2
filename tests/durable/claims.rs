//! What a claim costs while a forgotten transaction keeps dead rows alive and statistics call the tables empty.

use jiff::{SignedDuration, Timestamp};
use rookery::store::{Connection, Tx};

use super::queue::idle;
use crate::support::{App, run};

/// Rows that died, each of which stands in two places of the index.
const DEAD: usize = 20_000;
/// Pages that one claim of 16 may touch; one for each dead row would be a hundred times as many.
const MOST: i64 = 1_000;

async fn execute(app: &App, statement: &str) {
    // Each by itself, as VACUUM stands in no transaction.
    for part in statement.split(';') {
        app.sql(part).await;
    }
}

/// Makes rows of a table die in the last hour, under a snapshot that still sees them, and then some that live.
/// `insert` has `{n}` for their number and `{due}` for their time, which stands in the column `due`; a row is told by `i`.
/// The snapshot lasts as long as the connection.
async fn age(app: &App, table: &str, due: &str, insert: &str) -> Connection {
    let insert = |n: usize, due: &str| insert.replace("{n}", &n.to_string()).replace("{due}", due);
    let past = "now() - interval '1 hour' + i * interval '170 ms'";
    execute(
        app,
        &format!(
            "{}; DELETE FROM {table}; VACUUM ANALYZE {table}",
            insert(DEAD, "now()")
        ),
    )
    .await;
    let holder = app.services.connection().await.unwrap();
    holder
        .batch_execute(&format!(
            "BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT count(*) FROM {table}"
        ))
        .await
        .unwrap();
    execute(
        app,
        &format!(
            "{}; UPDATE {table} SET {due} = {due} + interval '2 minutes'; DELETE FROM {table}; VACUUM ANALYZE {table}; {}",
            insert(DEAD, past),
            insert(16, "now()")
        ),
    )
    .await;
    let stale = app
        .count(&format!(
            "SELECT reltuples::bigint FROM pg_class WHERE relname = '{table}'"
        ))
        .await;
    assert!(
        stale < 1_000,
        "statistics know better than they should: {stale}"
    );
    holder
}

/// Pages of a table and its indexes that this connection has touched, since whenever.
async fn touched(tx: &Tx<'_>, table: &str) -> i64 {
    let row = tx
        .query_one(
            "SELECT sum(pg_stat_get_xact_blocks_fetched(oid))::bigint FROM pg_class
             WHERE oid = $1::text::regclass OR oid IN (SELECT indexrelid FROM pg_index WHERE indrelid = $1::text::regclass)",
            &[&table],
        )
        .await
        .unwrap();
    row.get(0)
}

fn window() -> (Timestamp, Timestamp, Timestamp) {
    let now = Timestamp::now();
    (
        now - SignedDuration::from_secs(30),
        now,
        now + SignedDuration::from_mins(2),
    )
}

#[test]
fn claims_and_completions_do_not_walk_over_what_is_dead() {
    run(async {
        let app = idle().await;
        // Whoever got one of these from the pool would be in its transaction.
        let mut holders = Vec::new();
        for (table, insert) in [
            (
                "jobs",
                "INSERT INTO jobs (id, queue, kind, version, payload, due_at, created_at)
                 SELECT i, 'default', 'none', 1, '{\"status_id\": 1}', {due}, now() FROM generate_series(1, {n}) AS g (i)",
            ),
            (
                "delivery_lanes",
                "INSERT INTO delivery_lanes (host, due_at) SELECT i || '.test', {due} FROM generate_series(1, {n}) AS g (i)",
            ),
            (
                "deliveries",
                "INSERT INTO deliveries (id, host, inbox_url, activity_id, due_at)
                 SELECT i, ((i - 1) / 16) || '.test', 'https://a.test/inbox/' || i, 1, {due} FROM generate_series(1, {n}) AS g (i)",
            ),
            (
                "inbox_activities",
                "INSERT INTO inbox_activities (id, actor_uri, host, body, trust, received_at)
                 SELECT i, 'https://a.test/users/' || i, 'a.test', '{}', 'signed', {due} FROM generate_series(1, {n}) AS g (i)",
            ),
            (
                "inbox_lanes",
                "INSERT INTO inbox_lanes (actor_uri, due_at)
                 SELECT 'https://a.test/users/' || i, {due} FROM generate_series(1, {n}) AS g (i)",
            ),
        ] {
            let due = if table == "inbox_activities" {
                "received_at"
            } else {
                "due_at"
            };
            holders.push(age(&app, table, due, insert).await);
            let mut connection = app.services.connection().await.unwrap();
            let tx = connection.transaction().await.unwrap();
            tx.batch_execute("SET LOCAL plan_cache_mode = force_generic_plan").await.unwrap();
            let before = touched(&tx, table).await;
            let (since, now, until) = window();
            let claimed = match table {
                "jobs" => {
                    let claimed = sql::queries::jobs::claim()
                        .bind(&tx, &"default", &since, &now, &64, &until)
                        .all()
                        .await
                        .unwrap();
                    let ids: Vec<i64> = claimed.iter().map(|job| job.id).collect();
                    sql::queries::jobs::complete().bind(&tx, &ids).await.unwrap();
                    claimed.len()
                }
                "delivery_lanes" => sql::queries::deliveries::claim_lanes()
                    .bind(&tx, &since, &now, &64, &until)
                    .all()
                    .await
                    .unwrap()
                    .len(),
                "deliveries" => {
                    let ids: Vec<i64> = (1..=16).collect();
                    let done = sql::queries::deliveries::done().bind(&tx, &"0.test", &ids).await;
                    usize::try_from(done.unwrap()).unwrap()
                }
                "inbox_activities" => {
                    let ids: Vec<i64> = (1..=16).collect();
                    let applied = sql::queries::inbox::applied().bind(&tx, &ids).await;
                    usize::try_from(applied.unwrap()).unwrap()
                }
                _ => sql::queries::inbox::claim_lanes()
                    .bind(&tx, &since, &now, &64, &until)
                    .all()
                    .await
                    .unwrap()
                    .len(),
            };
            assert_eq!(claimed, 16, "{table}");
            let pages = touched(&tx, table).await - before;
            assert!((1..MOST).contains(&pages), "{table}: {pages} pages");
            tx.commit().await.unwrap();
        }
    });
}
