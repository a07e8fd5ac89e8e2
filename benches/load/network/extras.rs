//! What clients read beside home: notifications, a long thread, words of posts.

use anyhow::{Context, Result, ensure};
use tokio_postgres::Client;

use super::{Network, people::APPLICATION, posts::STATUSES};
use crate::{database, say, server::Site};

/// Readers with notifications, and how many each has.
pub const NOTIFIED: usize = 2_000;
const NOTIFICATIONS: i64 = 200;
/// Replies of the thread.
pub const REPLIES: i64 = 500;

/// Six favourites of ten, two boosts, a follow, a mention; three a day of each reader's hours. Favourites and boosts are
/// of five posts each.
const NOTIFY: &str = "
INSERT INTO notifications (id, account_id, kind, from_account_id, status_id, group_key, created_at)
SELECT x.id, x.reader, x.kind, x.sender, x.status_id,
       CASE x.kind WHEN 'mention' THEN 'ungrouped-' || x.id
                   ELSE x.kind || coalesce('-' || x.status_id, '') || '-' || (x.ms / 3600000 / 12 * 12) END,
       to_timestamp(x.ms / 1000.0)
FROM (SELECT (t.ms << 16) + r AS id, t.ms, ($1::bigint[])[r + 1] AS reader, k.kind,
             $2::bigint + (((r * 37 + n * 101) % $3) << 16) AS sender,
             CASE k.kind WHEN 'follow' THEN NULL
                         WHEN 'mention' THEN ($4::bigint[])[1 + (r * 7 + n) % $5]
                         ELSE ($4::bigint[])[1 + (r * 5 + n / 40) % $5] END AS status_id
      FROM generate_series(0, cardinality($1::bigint[]) - 1) AS r, generate_series(0, $6::bigint - 1) AS n,
           LATERAL (SELECT $7::bigint - ($6 - n) * 1200000 AS ms) t,
           LATERAL (SELECT CASE WHEN n % 10 < 6 THEN 'favourite' WHEN n % 10 < 8 THEN 'reblog'
                                WHEN n % 10 = 8 THEN 'follow' ELSE 'mention' END AS kind) k) x
WHERE x.sender <> x.reader
ON CONFLICT DO NOTHING";

/// Two of three answer one of the answers before them, the others the post itself.
const ANSWER: &str = "
FROM (SELECT (($2::bigint + n * 10) << 16) AS id, $3::bigint + (n << 16) AS account_id, n,
             CASE WHEN n % 3 = 0 OR n = 1 THEN $1::bigint ELSE ($2 + n / 2 * 10) << 16 END AS parent,
             CASE WHEN n % 3 = 0 OR n = 1 THEN s.account_id ELSE $3 + ((n / 2) << 16) END AS parent_author,
             s.conversation_id, s.uri || '/answers/' || n AS uri
      FROM statuses s, generate_series(1, $4::bigint) AS n WHERE s.id = $1) x";

/// The post that the thread is about.
pub async fn thread(client: &Client, network: &Network) -> Result<i64> {
    let row = client
        .query_opt(
            "SELECT id FROM statuses WHERE local AND visibility = 'public' AND in_reply_to_id IS NULL
                AND reblog_of_id IS NULL AND id < $1 ORDER BY id DESC LIMIT 1",
            &[&((network.made_ms - super::UNTIL) << 16)],
        )
        .await?;
    Ok(row.context("no post of ours")?.get(0))
}

/// Fills what is not there yet. Answers whether anything was, so that what is remembered has to be forgotten.
pub async fn fill(site: &Site, network: &Network) -> Result<bool> {
    let client = database::connect(&site.postgres_url()).await?;
    let held = "SELECT count(*) FROM (SELECT FROM notifications LIMIT 1) x";
    if database::count(&client, held).await? > 0 {
        return Ok(false);
    }
    say("filling in notifications and a thread");
    let readers: Vec<i64> = (0..NOTIFIED.min(network.graph.sizes.live))
        .map(|reader| network.account_id(reader))
        .collect();
    let posts: Vec<i64> = client
        .query(
            "SELECT id FROM statuses WHERE visibility = 'public' AND reblog_of_id IS NULL ORDER BY id DESC LIMIT 10000",
            &[],
        )
        .await?
        .iter()
        .map(|row| row.get(0))
        .collect();
    let first = network.account_id(0);
    let people = network.graph.sizes.accounts as i64;
    client
        .execute(
            NOTIFY,
            &[
                &readers,
                &first,
                &people,
                &posts,
                &(posts.len() as i64),
                &NOTIFICATIONS,
                &network.made_ms,
            ],
        )
        .await?;
    let root = thread(&client, network).await?;
    let since = network.made_ms - super::UNTIL + 1;
    ensure!(people > REPLIES, "too few people for a thread");
    let made = client
        .execute(
            &format!(
                "INSERT INTO statuses ({STATUSES}) SELECT x.id, x.account_id, x.uri, x.uri, true, 'public', 'An answer.',
                        '<p>An answer.</p>', 'en', x.parent, x.parent_author, NULL, x.conversation_id, {APPLICATION}, 'public',
                        to_timestamp((x.id >> 16) / 1000.0) {ANSWER}"
            ),
            &[&root, &since, &first, &REPLIES],
        )
        .await?;
    ensure!(made == REPLIES as u64, "{made} answers");
    // Everybody lets their posts be found.
    client
        .batch_execute("UPDATE accounts SET indexable = true")
        .await?;
    client
        .batch_execute("VACUUM ANALYZE accounts, notifications, notification_groups, statuses")
        .await?;
    Ok(true)
}
