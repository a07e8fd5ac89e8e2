//! A big network, made from a seed and loaded by `COPY`: many accounts, heavy-tailed followers, posts of the last days.
//!
//! What it is made of follows from its sizes, the seed and the moment at which it was made, so it can be kept in a folder
//! and used again.

pub mod backlog;
mod copy;
pub mod extras;
pub mod graph;
mod people;
mod posts;

use std::{fmt::Write as _, time::Instant};

use anyhow::{Context, Result, ensure};
use jiff::Timestamp;
use rookery::clock::Random;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

pub use people::hosts;

use crate::{database, say};
use copy::{Copying, Laid};
use graph::{Activity, Counted, Dislike, Graph, Sizes, Weights};
use posts::{CONVERSATIONS, MENTIONS, OBJECTS, Rows, STATUSES, Writer};

/// Milliseconds: posts are no older, and none is newer than this.
const SINCE: i64 = 10 * 86_400_000;
const UNTIL: i64 = 120_000;
/// How much more often the most active reader comes than others: Zipf's exponent.
const READING: f64 = 0.5;

/// In networks so small all that was counted while it was made is counted again.
const COUNTED: usize = 10_000;
/// Counters that are wrong, and references to what is not there.
const MISCOUNTED: &str = "
SELECT (SELECT count(*) FROM accounts a LEFT JOIN account_stats s ON s.account_id = a.id
         WHERE s.account_id IS NULL
            OR s.followers_count <> (SELECT count(*) FROM follows f WHERE f.target_id = a.id)
            OR s.following_count <> (SELECT count(*) FROM follows f WHERE f.account_id = a.id)
            OR s.statuses_count <> (SELECT count(*) FROM statuses p WHERE p.account_id = a.id))
     + (SELECT count(*) FROM statuses p LEFT JOIN status_stats s ON s.status_id = p.id
         WHERE coalesce(s.reblogs_count, 0) <> (SELECT count(*) FROM statuses b WHERE b.reblog_of_id = p.id)
            OR coalesce(s.replies_count, 0) <> (SELECT count(*) FROM statuses r
                 WHERE r.in_reply_to_id = p.id AND r.visibility IN ('public', 'unlisted')))
     + (SELECT count(*) FROM statuses p
         WHERE NOT EXISTS (SELECT 1 FROM objects o WHERE o.uri = p.uri AND o.id = p.id AND o.kind = 'status')
            OR NOT EXISTS (SELECT 1 FROM conversations c WHERE c.id = p.conversation_id)
            OR (p.in_reply_to_id IS NOT NULL AND NOT EXISTS (
                 SELECT 1 FROM statuses r WHERE r.id = p.in_reply_to_id AND r.id < p.id
                    AND r.account_id = p.in_reply_to_account_id AND r.conversation_id = p.conversation_id))
            OR (p.reblog_of_id IS NOT NULL AND NOT EXISTS (
                 SELECT 1 FROM statuses r WHERE r.id = p.reblog_of_id AND r.id < p.id AND r.reblog_of_id IS NULL)))
     + (SELECT count(*) FROM follows f
         WHERE NOT EXISTS (SELECT 1 FROM users u WHERE u.account_id = f.account_id)
            OR NOT EXISTS (SELECT 1 FROM accounts a WHERE a.id = f.target_id))";

/// What a kept network was made from.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Made {
    pub sizes: Sizes,
    pub seed: u64,
    /// Unix milliseconds.
    pub at: i64,
}

/// A network.
pub struct Network {
    pub graph: Graph,
    pub counted: Counted,
    pub activity: Activity,
    /// Readers with live timelines, drawn by how often they come.
    pub reading: Weights,
    seed: u64,
    made_ms: i64,
}

impl Network {
    pub fn new(made: Made) -> Result<Network> {
        let graph = Graph::new(made.sizes, made.seed);
        let counted = Counted::of(&graph)?;
        let activity = counted.activity(&graph);
        let live = made.sizes.live;
        // Readers in the order of their visits, those of the cohorts anywhere among them.
        let reading = Weights::new(
            (0..live).map(|reader| ((reader * 7_919 % live.max(1) + 1) as f64).powf(-READING)),
        );
        Ok(Network {
            graph,
            counted,
            activity,
            reading,
            seed: made.seed,
            made_ms: made.at,
        })
    }

    pub fn made(&self) -> Made {
        Made {
            sizes: self.graph.sizes,
            seed: self.seed,
            at: self.made_ms,
        }
    }

    /// Different readers, drawn by how often they come.
    pub fn readers(&self, amount: usize, random: &Random) -> Vec<usize> {
        let mut drawn = std::collections::BTreeSet::new();
        let amount = amount.min(self.graph.sizes.live);
        for _ in 0..amount * 1_000 {
            if drawn.len() >= amount {
                break;
            }
            drawn.insert(self.reading.draw(random));
        }
        drawn.into_iter().collect()
    }

    /// What was made.
    pub fn described(&self) -> Value {
        let (counted, graph) = (&self.counted, &self.graph);
        let over = |limit: u32| {
            let (mut sum, mut all) = (0.0, 0.0);
            for (rank, (&live, &followers)) in counted.live.iter().zip(&counted.all).enumerate() {
                let deliveries = self.activity.everybody.share(rank) * f64::from(live);
                all += deliveries;
                if followers >= limit {
                    sum += deliveries;
                }
            }
            json!({
                "authors": counted.all.iter().filter(|&&followers| followers >= limit).count(),
                "deliveries": round(sum / all),
            })
        };
        let average = |of: &[u32], weights: &Weights| -> f64 {
            of.iter()
                .enumerate()
                .map(|(rank, &followers)| weights.share(rank) * f64::from(followers))
                .sum()
        };
        let mut following: Vec<u32> = counted
            .following
            .iter()
            .take(graph.sizes.live)
            .copied()
            .collect();
        following.sort_unstable();
        let at = |part: f64| {
            let index = (following.len().saturating_sub(1) as f64 * part).round() as usize;
            following.get(index).copied().unwrap_or(0)
        };
        json!({
            "accounts": graph.sizes.accounts,
            "live": graph.sizes.live,
            "authors": graph.authors,
            "remote_authors": graph.remote(),
            "follows": counted.follows,
            "posts": graph.sizes.posts,
            "largest": counted.all.iter().max(),
            "largest_live": counted.live.iter().max(),
            "followers_of_a_post": round(average(&counted.all, &self.activity.everybody)),
            "live_followers_of_a_post": round(average(&counted.live, &self.activity.everybody)),
            "live_followers_of_a_post_made_here": round(average(&counted.live, &self.activity.local)),
            "activity_exponent": round(self.activity.exponent),
            "busiest_author": round(
                (0..graph.authors)
                    .map(|rank| self.activity.everybody.share(rank))
                    .fold(0.0, f64::max)
            ),
            "followed_by_a_live_reader": {"median": at(0.5), "p90": at(0.9), "p99": at(0.99)},
            "by_followers": {
                "1000": over(1_000), "5000": over(5_000), "10000": over(10_000), "50000": over(50_000),
            },
        })
    }

    /// Fills an empty server.
    pub async fn load(&self, url: &str) -> Result<()> {
        let client = database::connect(url).await?;
        let started = Instant::now();
        let told = |what: &str| {
            say(&format!(
                "  {what} ({:.0} s)",
                started.elapsed().as_secs_f64()
            ));
        };
        let laid = Laid::aside(
            &client,
            &[
                "objects",
                "accounts",
                "users",
                "follows",
                "statuses",
                "conversations",
                "mentions",
                "status_stats",
            ],
        )
        .await?;
        client
            .execute(
                "INSERT INTO applications (id, name, redirect_uris, scopes, client_id, secret_hash, created_at)
                 VALUES ($1, 'Bench', '{urn:ietf:wg:oauth:2.0:oob}', 'read write', 'bench', '\\x00', now())",
                &[&people::APPLICATION],
            )
            .await?;
        let (posted, newest) = self.copy_posts(url).await?;
        told("posts");
        self.copy_people(url).await?;
        told("people");
        self.copy_follows(url).await?;
        told("follows");
        self.copy_stats(url, &posted, &newest).await?;
        client
            .batch_execute(
                "SET work_mem = '256MB';
                 INSERT INTO status_stats (status_id, replies_count, reblogs_count)
                 SELECT id, sum(reply), sum(boost)
                 FROM (SELECT in_reply_to_id AS id, 1 AS reply, 0 AS boost FROM statuses
                        WHERE in_reply_to_id IS NOT NULL AND visibility IN ('public', 'unlisted')
                       UNION ALL
                       SELECT reblog_of_id, 0, 1 FROM statuses WHERE reblog_of_id IS NOT NULL) x
                 GROUP BY id",
            )
            .await?;
        told("counters");
        laid.back(&client).await?;
        told("indexes");
        client.batch_execute("VACUUM ANALYZE").await?;
        client.batch_execute("CHECKPOINT").await?;
        told("statistics");
        // As if the chore had been through: it would read all posts while something is measured.
        client
            .batch_execute("INSERT INTO settings (key, value) VALUES ('search.reached', '0') ON CONFLICT DO NOTHING")
            .await?;
        if self.graph.sizes.accounts <= COUNTED {
            let wrong = database::count(&client, MISCOUNTED).await?;
            ensure!(wrong == 0, "{wrong} counters are not what was counted");
        }
        Ok(())
    }

    /// All posts, evenly over the last days. Answers how many each author has, and the newest of each.
    async fn copy_posts(&self, url: &str) -> Result<(Vec<u32>, Vec<i64>)> {
        let mut statuses = Copying::fresh(url, "statuses", STATUSES).await?;
        let mut objects = Copying::fresh(url, "objects", OBJECTS).await?;
        let mut conversations = Copying::fresh(url, "conversations", CONVERSATIONS).await?;
        let mut mentions = Copying::fresh(url, "mentions", MENTIONS).await?;
        let mut posted = vec![0; self.graph.authors];
        let mut newest = vec![0; self.graph.authors];
        let mut writer = Writer::new(self, self.seed, false);
        let total = self.graph.sizes.posts as i64;
        for n in 0..total {
            let ms = self.made_ms - SINCE + (SINCE - UNTIL) * n / total;
            let id = (ms << 16) + (n & 0xffff);
            let rank = writer.author();
            writer.post(
                id,
                rank,
                &mut Rows {
                    statuses: statuses.rows(),
                    objects: objects.rows(),
                    conversations: conversations.rows(),
                    mentions: mentions.rows(),
                },
            )?;
            *posted.get_mut(rank).context("a rank")? += 1;
            *newest.get_mut(rank).context("a rank")? = id;
            for copy in [
                &mut statuses,
                &mut objects,
                &mut conversations,
                &mut mentions,
            ] {
                copy.relieve().await?;
            }
        }
        for copy in [statuses, objects, conversations, mentions] {
            copy.finish().await?;
        }
        Ok((posted, newest))
    }

    async fn copy_follows(&self, url: &str) -> Result<()> {
        let mut follows = Copying::fresh(
            url,
            "follows",
            "id, account_id, target_id, local, show_reblogs, languages, created_at",
        )
        .await?;
        let first = (self.made_ms - people::FOLLOWS) << 16;
        let since = Timestamp::from_millisecond(self.made_ms - people::FOLLOWS)?.to_string();
        let authors: Vec<i64> = (0..self.graph.authors)
            .map(|rank| self.author_id(rank))
            .collect();
        let (mut mutes, mut blocks) = (String::new(), String::new());
        let mut id = first;
        let mut walk = self.graph.walk();
        while let Some(reader) = walk.step() {
            let follower = self.account_id(reader);
            for follow in &walk.follows {
                id += 1_024;
                writeln!(
                    follows.rows(),
                    "{id}\t{follower}\t{}\tt\t{}\t{}\t{since}",
                    authors.get(follow.rank).context("a rank")?,
                    if follow.show_reblogs { "t" } else { "f" },
                    if follow.only_english { "{en}" } else { "\\N" },
                )?;
            }
            follows.relieve().await?;
            for (rank, dislike) in &walk.dislikes {
                let rows = match dislike {
                    Dislike::Mutes => &mut mutes,
                    Dislike::Blocks => &mut blocks,
                };
                id += 1_024;
                let target = authors.get(*rank).context("a rank")?;
                writeln!(rows, "{id}\t{follower}\t{target}\t{since}")?;
            }
        }
        follows.finish().await?;
        let columns = "id, account_id, target_id, created_at";
        for (table, rows) in [("mutes", mutes), ("blocks", blocks)] {
            let mut copy = Copying::begin(url, table, columns).await?;
            copy.rows().push_str(&rows);
            copy.finish().await?;
        }
        Ok(())
    }

    async fn copy_stats(&self, url: &str, posted: &[u32], newest: &[i64]) -> Result<()> {
        let accounts = self.graph.sizes.accounts + self.graph.remote();
        let mut ranks = vec![None; accounts];
        for rank in 0..self.graph.authors {
            *ranks
                .get_mut(self.graph.account_of(rank))
                .context("an account")? = Some(rank);
        }
        let mut stats = Copying::fresh(
            url,
            "account_stats",
            "account_id, statuses_count, followers_count, following_count, last_status_at, listed",
        )
        .await?;
        for (account, rank) in ranks.into_iter().enumerate() {
            let of = |counts: &[u32]| rank.and_then(|rank| counts.get(rank).copied()).unwrap_or(0);
            let last = rank
                .and_then(|rank| newest.get(rank).copied())
                .filter(|&id| id > 0);
            let last = match last {
                Some(id) => Timestamp::from_millisecond(id >> 16)?
                    .strftime("%Y-%m-%d")
                    .to_string(),
                None => "\\N".to_owned(),
            };
            writeln!(
                stats.rows(),
                "{}\t{}\t{}\t{}\t{last}\t{}",
                self.account_id(account),
                of(posted),
                of(&self.counted.all),
                self.counted.following.get(account).copied().unwrap_or(0),
                // As the trigger would have it: all of them want to be found.
                if account < self.graph.sizes.accounts {
                    1
                } else {
                    2
                },
            )?;
            stats.relieve().await?;
        }
        stats.finish().await
    }
}

fn round(value: f64) -> f64 {
    (value * 1_000.0).round() / 1_000.0
}
