//! `COPY` of more than fits into memory: rows go out as they are made.

use std::pin::Pin;

use anyhow::{Context, Result};
use bytes::Bytes;
use futures_util::SinkExt;
use tokio_postgres::{Client, CopyInSink};

use crate::database;

/// Bytes gathered before they go out.
const PART: usize = 256 * 1024;

/// One `COPY ... FROM STDIN` in a transaction of its own, on a connection of its own.
pub struct Copying {
    client: Client,
    sink: Pin<Box<CopyInSink<Bytes>>>,
    rows: String,
    table: &'static str,
}

impl Copying {
    pub async fn begin(url: &str, table: &'static str, columns: &str) -> Result<Copying> {
        Copying::of(url, table, columns, false).await
    }

    /// Into a table that is empty: nothing goes through the log, and nothing is left for a vacuum to do.
    pub async fn fresh(url: &str, table: &'static str, columns: &str) -> Result<Copying> {
        Copying::of(url, table, columns, true).await
    }

    async fn of(url: &str, table: &'static str, columns: &str, fresh: bool) -> Result<Copying> {
        let client = database::connect(url).await?;
        // References are right by construction; checking each costs more than the row.
        client
            .batch_execute("SET session_replication_role = replica; BEGIN")
            .await?;
        let mut options = "";
        if fresh {
            let held = database::count(
                &client,
                &format!("SELECT count(*) FROM (SELECT FROM {table} LIMIT 1) x"),
            )
            .await?;
            if held == 0 {
                // What references a table has to be emptied with it.
                let hanging = match table {
                    "follows" => ", list_accounts",
                    _ => "",
                };
                let truncate = format!("TRUNCATE {table}{hanging}");
                client.batch_execute(&truncate).await?;
                options = " WITH (FREEZE)";
            }
        }
        let sink = client
            .copy_in::<_, Bytes>(format!("COPY {table} ({columns}) FROM STDIN{options}").as_str())
            .await?;
        Ok(Copying {
            client,
            sink: Box::pin(sink),
            rows: String::with_capacity(PART + 4096),
            table,
        })
    }

    /// Where rows are written: fields between tabs, `\N` for null, no tab, newline or stray backslash in them.
    pub fn rows(&mut self) -> &mut String {
        &mut self.rows
    }

    /// Sends what has gathered, if it is much.
    pub async fn relieve(&mut self) -> Result<()> {
        if self.rows.len() >= PART {
            self.flush().await?;
        }
        Ok(())
    }

    async fn flush(&mut self) -> Result<()> {
        let rows = std::mem::replace(&mut self.rows, String::with_capacity(PART + 4096));
        self.sink.send(Bytes::from(rows)).await.context(self.table)
    }

    /// Commits.
    pub async fn finish(mut self) -> Result<()> {
        self.flush().await?;
        self.sink.as_mut().finish().await.context(self.table)?;
        self.client
            .batch_execute("COMMIT")
            .await
            .context(self.table)
    }
}

/// Indexes and keys of tables, taken away so that rows come in fast, to be built again afterwards.
pub struct Laid {
    again: Vec<String>,
}

impl Laid {
    /// Takes away the indexes of these tables, and of those without references to them the keys too.
    pub async fn aside(client: &Client, tables: &[&str]) -> Result<Laid> {
        let mut again = Vec::new();
        let mut gone = Vec::new();
        for row in client
            .query(
                "SELECT c.conrelid::regclass::text, quote_ident(c.conname), pg_get_constraintdef(c.oid)
                 FROM pg_constraint c
                 WHERE c.contype IN ('p', 'u') AND c.conrelid::regclass::text = ANY ($1::text[])
                   AND NOT EXISTS (SELECT 1 FROM pg_constraint f WHERE f.confrelid = c.conrelid AND f.contype = 'f')",
                &[&tables],
            )
            .await?
        {
            let (table, name, definition): (String, String, String) =
                (row.try_get(0)?, row.try_get(1)?, row.try_get(2)?);
            gone.push(format!("ALTER TABLE {table} DROP CONSTRAINT {name}"));
            again.push(format!("ALTER TABLE {table} ADD CONSTRAINT {name} {definition}"));
        }
        for row in client
            .query(
                "SELECT i.indexrelid::regclass::text, pg_get_indexdef(i.indexrelid)
                 FROM pg_index i
                 WHERE i.indrelid::regclass::text = ANY ($1::text[])
                   AND NOT EXISTS (SELECT 1 FROM pg_constraint c WHERE c.conindid = i.indexrelid)",
                &[&tables],
            )
            .await?
        {
            gone.push(format!("DROP INDEX {}", row.try_get::<_, String>(0)?));
            again.push(row.try_get(1)?);
        }
        for statement in gone {
            client
                .batch_execute(&statement)
                .await
                .context(statement.clone())?;
        }
        Ok(Laid { again })
    }

    pub async fn back(self, client: &Client) -> Result<()> {
        client
            .batch_execute(
                "SET maintenance_work_mem = '512MB'; SET max_parallel_maintenance_workers = 2;",
            )
            .await?;
        for statement in self.again {
            client
                .batch_execute(&statement)
                .await
                .context(statement.clone())?;
        }
        Ok(())
    }
}
