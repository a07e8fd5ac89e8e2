//! The schema's versions: embedded files in order, each applied once, under one lock for all processes.
//!
//! A file whose first line is `-- outside a transaction` (for `CREATE INDEX CONCURRENTLY`) is run statement
//! by statement; every other file is one transaction together with the row that records it.
//! `sql/functions.sql` is run after the migrations whenever it has changed.

use std::collections::HashMap;

use aws_lc_rs::digest;

use super::{Db, Error};

const FILES: &[(&str, &str)] = &[
    (
        "0001_accounts",
        include_str!("../../sql/migrations/0001_accounts.sql"),
    ),
    (
        "0002_oauth",
        include_str!("../../sql/migrations/0002_oauth.sql"),
    ),
    (
        "0003_statuses",
        include_str!("../../sql/migrations/0003_statuses.sql"),
    ),
    (
        "0004_relationships",
        include_str!("../../sql/migrations/0004_relationships.sql"),
    ),
    (
        "0005_work",
        include_str!("../../sql/migrations/0005_work.sql"),
    ),
    (
        "0006_polls",
        include_str!("../../sql/migrations/0006_polls.sql"),
    ),
    (
        "0007_people",
        include_str!("../../sql/migrations/0007_people.sql"),
    ),
    (
        "0008_notifications",
        include_str!("../../sql/migrations/0008_notifications.sql"),
    ),
    (
        "0009_filters",
        include_str!("../../sql/migrations/0009_filters.sql"),
    ),
    (
        "0010_lists",
        include_str!("../../sql/migrations/0010_lists.sql"),
    ),
    (
        "0011_preview_cards",
        include_str!("../../sql/migrations/0011_preview_cards.sql"),
    ),
    (
        "0012_asked",
        include_str!("../../sql/migrations/0012_asked.sql"),
    ),
];
const FUNCTIONS: &str = include_str!("../../sql/functions.sql");
const OUTSIDE: &str = "-- outside a transaction";

/// Serialises migrations among processes ("rookery" in hexadecimal digits of its bytes).
const LOCK: i64 = 0x72_6f_6f_6b_65_72_79;

/// Brings the schema up to date; answers the names of what was applied.
///
/// Fails when a file that was applied has changed since, or when the database holds a version that this program
/// does not know and cannot run on.
pub async fn run(db: &Db) -> Result<Vec<String>, Error> {
    let mut connection = db.get().await?;
    connection
        .execute("SELECT pg_advisory_lock($1)", &[&LOCK])
        .await?;
    let outcome = apply(&mut connection).await;
    // The lock dies with its session as well; the pool may keep the session for long.
    connection
        .execute("SELECT pg_advisory_unlock($1)", &[&LOCK])
        .await?;
    outcome
}

/// The migrations of this program that the database does not have, or has in another form. Those that only a newer
/// program knows do not count: the previous release runs on the next schema.
pub async fn missing(db: &Db) -> Result<Vec<&'static str>, Error> {
    let connection = db.get().await?;
    let rows = connection
        .query("SELECT name, checksum FROM migrations", &[])
        .await?;
    let known: HashMap<String, String> = rows
        .iter()
        .map(|row| (row.get("name"), row.get("checksum")))
        .collect();
    Ok(FILES
        .iter()
        .filter(|(name, text)| known.get(*name) != Some(&checksum(text)))
        .map(|(name, _)| *name)
        .collect())
}

async fn apply(connection: &mut super::Connection) -> Result<Vec<String>, Error> {
    connection
        .batch_execute(
            "CREATE TABLE IF NOT EXISTS migrations (
                 name text PRIMARY KEY, checksum text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())",
        )
        .await?;
    let mut applied = Vec::new();
    for (name, text) in FILES {
        let sum = checksum(text);
        if let Some(known) = recorded(connection, name).await? {
            if known != sum {
                return Err(Error::Configuration(format!(
                    "migration {name} was applied in another form; a migration must never be edited"
                )));
            }
            continue;
        }
        if text.starts_with(OUTSIDE) {
            for statement in text.split(";\n").filter(|part| !part.trim().is_empty()) {
                connection.batch_execute(statement).await?;
            }
            record(connection, name, &sum).await?;
        } else {
            let transaction = connection.transaction().await?;
            transaction.batch_execute(text).await?;
            transaction
                .execute(
                    "INSERT INTO migrations (name, checksum) VALUES ($1, $2)",
                    &[name, &sum],
                )
                .await?;
            transaction.commit().await?;
        }
        applied.push((*name).to_owned());
    }
    let sum = checksum(FUNCTIONS);
    if !applied.is_empty() || recorded(connection, "functions").await?.as_deref() != Some(&sum) {
        let transaction = connection.transaction().await?;
        transaction.batch_execute(FUNCTIONS).await?;
        transaction
            .execute(
                "INSERT INTO migrations (name, checksum) VALUES ('functions', $1)
                 ON CONFLICT (name) DO UPDATE SET checksum = excluded.checksum, applied_at = now()",
                &[&sum],
            )
            .await?;
        transaction.commit().await?;
    }
    Ok(applied)
}

async fn recorded(connection: &super::Connection, name: &str) -> Result<Option<String>, Error> {
    let row = connection
        .query_opt("SELECT checksum FROM migrations WHERE name = $1", &[&name])
        .await?;
    Ok(row.map(|row| row.get(0)))
}

async fn record(client: &super::Connection, name: &str, sum: &str) -> Result<(), Error> {
    client
        .execute(
            "INSERT INTO migrations (name, checksum) VALUES ($1, $2)",
            &[&name, &sum],
        )
        .await?;
    Ok(())
}

fn checksum(text: &str) -> String {
    hex::encode(digest::digest(&digest::SHA256, text.as_bytes()))
}
