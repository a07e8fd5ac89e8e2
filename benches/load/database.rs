//! A plain connection to the server's Postgres: filling, looking, and ceilings.

use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use bytes::Bytes;
use futures_util::SinkExt;
use tokio_postgres::{Client, NoTls};

/// Opens a connection; it lives as long as the client.
pub async fn connect(url: &str) -> Result<Client> {
    let (client, connection) = tokio_postgres::connect(url, NoTls)
        .await
        .context("the server's Postgres")?;
    tokio::spawn(connection);
    Ok(client)
}

/// Rows for `COPY ... FROM STDIN`, in the text format.
pub struct Copy {
    statement: String,
    rows: String,
}

impl Copy {
    pub fn into_table(table: &str, columns: &str) -> Copy {
        Copy {
            statement: format!("COPY {table} ({columns}) FROM STDIN"),
            rows: String::new(),
        }
    }

    /// Adds a row. Fields are written as they are: `\N` is null, and none may hold a tab, a newline or a stray backslash.
    pub fn row(&mut self, fields: &[&str]) {
        self.rows.push_str(&fields.join("\t"));
        self.rows.push('\n');
    }

    pub async fn send(self, client: &Client) -> Result<()> {
        let sink = client.copy_in::<_, Bytes>(self.statement.as_str()).await?;
        let mut sink = Box::pin(sink);
        sink.send(Bytes::from(self.rows)).await?;
        sink.as_mut().finish().await.context(self.statement)?;
        Ok(())
    }
}

/// One number.
pub async fn count(client: &Client, query: &str) -> Result<i64> {
    Ok(client.query_one(query, &[]).await?.try_get(0)?)
}

/// Waits until a query answers `wanted`.
pub async fn wait_for(client: &Client, query: &str, wanted: i64, limit: Duration) -> Result<()> {
    let started = Instant::now();
    loop {
        let found = count(client, query).await?;
        if found == wanted {
            return Ok(());
        }
        if started.elapsed() > limit {
            bail!("still {found} instead of {wanted} after {limit:?}: {query}");
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

/// Transactions so far. Postgres publishes this about once a second.
pub async fn transactions(client: &Client) -> Result<i64> {
    count(
        client,
        "SELECT xact_commit + xact_rollback FROM pg_stat_database WHERE datname = current_database()",
    )
    .await
}

/// Sets a setting for Postgres's next start, and every one after it.
pub async fn set(client: &Client, setting: &str) -> Result<()> {
    client
        .batch_execute(&format!("ALTER SYSTEM SET {setting}"))
        .await
        .context(setting.to_owned())
}

/// The statements that took most of Postgres's time since this was last asked.
pub async fn top_statements(client: &Client) -> Result<Vec<String>> {
    // Each by itself, as ALTER SYSTEM stands in no transaction.
    for statement in [
        "CREATE EXTENSION IF NOT EXISTS pg_stat_statements",
        "ALTER SYSTEM SET pg_stat_statements.track_planning = on",
        "SELECT pg_reload_conf()",
    ] {
        client.batch_execute(statement).await?;
    }
    let rows = client
        .query(
            "SELECT calls, total_exec_time + total_plan_time AS took,
                    total_plan_time / (total_exec_time + total_plan_time) AS planning,
                    (total_exec_time + total_plan_time) / sum(total_exec_time + total_plan_time) OVER () AS share,
                    left(regexp_replace(query, '[[:space:]]+', ' ', 'g'), 150) AS query
             FROM pg_stat_statements WHERE calls > 0 ORDER BY took DESC LIMIT 15",
            &[],
        )
        .await?;
    let mut lines = Vec::new();
    for row in rows {
        let (calls, took): (i64, f64) = (row.try_get(0)?, row.try_get(1)?);
        let (planning, share): (f64, f64) = (row.try_get(2)?, row.try_get(3)?);
        let query: String = row.try_get(4)?;
        lines.push(format!(
            "{:5.1} %  {calls:>8} calls  {:>9.1} µs each ({:.0} % planning)  {query}",
            share * 100.0,
            took * 1000.0 / calls.max(1) as f64,
            planning * 100.0
        ));
    }
    client
        .batch_execute("SELECT pg_stat_statements_reset()")
        .await?;
    Ok(lines)
}
