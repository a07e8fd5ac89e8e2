//! Posts that were committed and whose effects wait: rows and jobs, as the server would have written them, in one go.

use std::collections::BTreeMap;

use anyhow::{Context, Result};
use bytes::Bytes;
use futures_util::SinkExt;
use jiff::Timestamp;
use rookery::{
    domain::tasks::{StatusCreated, Task},
    feed::Change,
};
use tokio_postgres::Transaction;

use super::{
    Network,
    posts::{CONVERSATIONS, Kind, MENTIONS, OBJECTS, Rows, STATUSES, Writer},
};
use crate::database;

/// The number of the process whose ids these are: the last, which no server has that has others to choose from.
const NODE: i64 = 63;
/// Ids that one process can mint in a millisecond.
const PER_MILLISECOND: i64 = 1 << 10;

/// What was committed.
pub struct Backlog {
    pub posts: usize,
    /// Authors (by rank) of posts and boosts that all of their followers have in their homes, but for those who want no
    /// boosts or other languages.
    pub authors: Vec<usize>,
    /// What caches may hold that is no longer so.
    pub changes: Vec<Change>,
}

impl Network {
    /// Commits `amount` posts of authors drawn by activity, or of `only` this one.
    ///
    /// Federation stands aside: what is posted here answers and boosts only what was posted here.
    pub async fn commit_backlog(
        &self,
        url: &str,
        amount: usize,
        seed: u64,
        only: Option<usize>,
    ) -> Result<Backlog> {
        let mut writer = Writer::new(self, seed, true);
        let [mut statuses, mut objects, mut conversations, mut mentions] =
            [const { String::new() }; 4];
        let mut jobs = String::new();
        let mut posted: BTreeMap<i64, i64> = BTreeMap::new();
        let mut counted: BTreeMap<i64, (i64, i64)> = BTreeMap::new();
        let mut authors = Vec::with_capacity(amount);
        let now = Timestamp::now();
        // Of the moments that just went by, so that none is of the future.
        let first = now.as_millisecond() - amount as i64 / PER_MILLISECOND - 1;
        for n in 0..amount as i64 {
            let (ms, low) = (
                first + n / PER_MILLISECOND,
                (NODE << 10) + n % PER_MILLISECOND,
            );
            let id = (ms << 16) + low;
            let rank = only.unwrap_or_else(|| writer.author());
            let kind = writer.post(
                id,
                rank,
                &mut Rows {
                    statuses: &mut statuses,
                    objects: &mut objects,
                    conversations: &mut conversations,
                    mentions: &mut mentions,
                },
            )?;
            *posted.entry(self.author_id(rank)).or_default() += 1;
            match kind {
                Kind::Post => authors.push(rank),
                Kind::Boost(original) => {
                    authors.push(rank);
                    counted.entry(original).or_default().1 += 1;
                }
                Kind::Reply(parent) => counted.entry(parent).or_default().0 += 1,
                Kind::Direct => {}
            }
            let payload = serde_json::to_string(&StatusCreated {
                status_id: id,
                link: None,
            })?;
            jobs.push_str(&format!(
                "{}\t{}\t{}\t{}\t{payload}\t{now}\t{now}\n",
                id,
                StatusCreated::QUEUE,
                StatusCreated::KIND,
                StatusCreated::VERSION,
            ));
        }
        let mut client = database::connect(url).await?;
        let tx = client.transaction().await?;
        for (table, columns, rows) in [
            ("objects", OBJECTS, objects),
            ("statuses", STATUSES, statuses),
            ("conversations", CONVERSATIONS, conversations),
            ("mentions", MENTIONS, mentions),
            (
                "jobs",
                "id, queue, kind, version, payload, due_at, created_at",
                jobs,
            ),
        ] {
            send(&tx, table, columns, rows).await?;
        }
        let (ids, amounts): (Vec<i64>, Vec<i64>) = posted.iter().unzip();
        tx.execute(
            "UPDATE account_stats s SET statuses_count = statuses_count + x.amount, last_status_at = current_date
             FROM unnest($1::bigint[], $2::bigint[]) AS x (id, amount) WHERE s.account_id = x.id",
            &[&ids, &amounts],
        )
        .await?;
        let stats: Vec<(i64, i64, i64)> = counted
            .iter()
            .map(|(id, (replies, boosts))| (*id, *replies, *boosts))
            .collect();
        let column = |pick: fn(&(i64, i64, i64)) -> i64| stats.iter().map(pick).collect::<Vec<_>>();
        tx.execute(
            "INSERT INTO status_stats (status_id, replies_count, reblogs_count)
             SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::bigint[])",
            &[
                &column(|row| row.0),
                &column(|row| row.1),
                &column(|row| row.2),
            ],
        )
        .await?;
        tx.commit().await?;
        let accounts = posted.keys().map(|&id| Change::Account(id));
        let counts = counted.keys().map(|&id| Change::Counts(id));
        Ok(Backlog {
            posts: amount,
            authors,
            changes: accounts.chain(counts).collect(),
        })
    }
}

async fn send(
    tx: &Transaction<'_>,
    table: &'static str,
    columns: &str,
    rows: String,
) -> Result<()> {
    let statement = format!("COPY {table} ({columns}) FROM STDIN");
    let sink = tx.copy_in::<_, Bytes>(statement.as_str()).await?;
    let mut sink = Box::pin(sink);
    sink.send(Bytes::from(rows)).await?;
    sink.as_mut().finish().await.context(table)?;
    Ok(())
}
