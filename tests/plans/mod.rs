//! Every statement of the server, planned as on a network of a million accounts and ten million posts.

mod judge;

use std::{collections::BTreeMap, path::Path};

use judge::judge;
use serde_json::Value;
use tokio_postgres::{Client, NoTls};

use crate::support::{run, world::world};

/// Tables that grow with the network, and how many rows of them a big one has.
const GROWING: &[(&str, u32)] = &[
    ("accounts", 1_000_000),
    ("account_stats", 1_000_000),
    ("account_keys", 1_000_000),
    ("users", 1_000_000),
    ("sessions", 1_000_000),
    ("applications", 500_000),
    ("access_tokens", 2_000_000),
    ("access_grants", 100_000),
    ("hosts", 30_000),
    ("objects", 20_000_000),
    ("conversations", 10_000_000),
    ("statuses", 10_000_000),
    ("status_stats", 10_000_000),
    ("status_deltas", 200_000),
    ("mentions", 4_000_000),
    ("tags", 1_000_000),
    ("status_tags", 5_000_000),
    ("status_edits", 2_000_000),
    ("polls", 300_000),
    ("poll_votes", 10_000_000),
    ("poll_tallies", 1_000_000),
    ("scheduled_statuses", 200_000),
    ("quotes", 1_000_000),
    ("favourites", 20_000_000),
    ("bookmarks", 2_000_000),
    ("status_pins", 500_000),
    ("conversation_mutes", 500_000),
    ("idempotency_keys", 200_000),
    ("media_attachments", 2_500_000),
    ("custom_emojis", 200_000),
    ("follows", 40_000_000),
    ("follow_requests", 500_000),
    ("blocks", 2_000_000),
    ("mutes", 2_000_000),
    ("early_undos", 100_000),
    ("lists", 500_000),
    ("list_accounts", 10_000_000),
    ("tag_follows", 5_000_000),
    ("notifications", 20_000_000),
    ("markers", 2_000_000),
    ("notification_groups", 5_000_000),
    ("notification_policies", 200_000),
    ("notification_permissions", 500_000),
    ("notification_requests", 500_000),
    ("notification_merges", 10_000),
    ("account_conversations", 3_000_000),
    ("account_conversation_statuses", 10_000_000),
    ("push_subscriptions", 500_000),
    ("jobs", 1_000_000),
    ("dead_jobs", 100_000),
    ("fan_outs", 200_000),
    ("activities", 2_000_000),
    ("deliveries", 10_000_000),
    ("delivery_lanes", 30_000),
    ("inbox_activities", 1_000_000),
    ("inbox_lanes", 100_000),
    ("filters", 1_000_000),
    ("filter_keywords", 3_000_000),
    ("filter_statuses", 300_000),
    ("reports", 500_000),
    ("announcement_reads", 5_000_000),
    ("announcement_reactions", 500_000),
    ("status_words", 8_000_000),
    ("tag_uses", 2_000_000),
    ("tag_users", 1_500_000),
    ("tag_days", 1_000_000),
    ("preview_cards", 1_000_000),
    ("links", 1_500_000),
    ("status_cards", 3_000_000),
    ("link_uses", 2_000_000),
    ("link_users", 1_500_000),
    ("link_days", 1_000_000),
    ("thread_refreshes", 200_000),
    ("annual_reports", 300_000),
    ("account_notes", 500_000),
    ("endorsements", 500_000),
    ("account_domain_blocks", 500_000),
    ("featured_tags", 500_000),
    ("featured_tag_statuses", 2_000_000),
    ("suggestion_dismissals", 500_000),
    ("collections", 200_000),
    ("collection_items", 2_000_000),
];

/// Tables that stay as small as what people who run a server write into them.
const SMALL: &[&str] = &[
    "roles",
    "rules",
    "settings",
    "nodes",
    "schedules",
    "domain_blocks",
    "whales",
    "popular_accounts",
    "migrations",
    "announcements",
    "announcement_reaction_counts",
    "tag_trends",
    "link_trends",
    "status_trends",
    "activity_weeks",
    "rule_translations",
    "terms_of_service",
];

/// Statements that may cost more the more there is, and why.
const EXCEPTIONS: &[(&str, &str)] = &[
    (
        "statuses.publish",
        "the sets it asks are of the posts of one group, a hundred at most",
    ),
    (
        "accounts.local_count",
        "counted once a minute at most, whoever asks",
    ),
    (
        "accounts.active_since",
        "counted once a minute at most, whoever asks",
    ),
    (
        "statuses.local_posts_count",
        "counted once a minute at most, whoever asks",
    ),
    (
        "statuses.known_domains_count",
        "counted once a minute at most, whoever asks",
    ),
    (
        "accounts.first_staff",
        "the index holds only those who have a charge here",
    ),
    (
        "users.staff",
        "the index holds only those who have a charge here",
    ),
    (
        "inbox.backlog",
        "for /metrics: ends at a limit, and what it passes over is dead, few, and forgotten after days",
    ),
    (
        "jobs.waiting",
        "an operator's command and the start of a process",
    ),
    ("jobs.fan_outs_restart", "when Redis has lost everything"),
    (
        "jobs.fan_outs_again",
        "when Redis has lost everything: the fan-outs of the last minutes, by an index",
    ),
    (
        "jobs.fan_outs_forget",
        "a chore: what has aged since it last ran, by an index",
    ),
    (
        "inbox.forget_dead",
        "a chore: what has aged since it last ran, by an index",
    ),
    (
        "oauth.forget_grants",
        "a chore: what has aged since it last ran, by an index",
    ),
    (
        "statuses.forget_keys",
        "a chore: what has aged since it last ran, by an index",
    ),
    (
        "users.forget_sessions",
        "a chore: what has aged since it last ran, by an index",
    ),
    (
        "instance.registered_since",
        "a chore, once an hour: the registrations of a week, by an index",
    ),
    (
        "preview_cards.forget_uses",
        "a chore: what has aged since it last ran, by an index",
    ),
    (
        "preview_cards.forget_users",
        "a chore: what has aged since it last ran, by an index",
    ),
    (
        "preview_cards.forget_days",
        "a chore: what has aged since it last ran, by an index",
    ),
    (
        "trends.forget_uses",
        "a chore: what has aged since it last ran, by an index",
    ),
    (
        "trends.forget_users",
        "a chore: what has aged since it last ran, by an index",
    ),
    (
        "trends.forget_days",
        "a chore: what has aged since it last ran, by an index",
    ),
    (
        "relationships.expired_mutes",
        "a chore: what has ended since it last ran, by an index",
    ),
    (
        "suggestions.followed_lately",
        "a chore, once an hour: the follows of thirty days, by an index",
    ),
    (
        "relationships.forget_early_undos",
        "a chore over the undos of some hours; an index would cost more than it spares",
    ),
];

fn grows(table: &str) -> bool {
    GROWING.iter().any(|(name, _)| *name == table)
}

/// The statements of the crate `sql`: `noun.name` and text.
fn statements() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("sql/generated/src/queries");
    let mut found = Vec::new();
    for file in std::fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        let noun = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let source = std::fs::read_to_string(&path).unwrap();
        for part in source.split("\npub fn ").skip(1) {
            let (head, rest) = part.split_once('{').unwrap();
            let Some(name) = head.split_once("() -> ").map(|(name, _)| name) else {
                panic!("{noun}: a function that is not a statement: {head}");
            };
            let start = rest.find('"').unwrap() + 1;
            let mut text = String::new();
            let mut letters = rest[start..].chars();
            loop {
                match letters.next().unwrap() {
                    '"' => break,
                    '\\' => match letters.next().unwrap() {
                        'n' => text.push('\n'),
                        other => text.push(other),
                    },
                    other => text.push(other),
                }
            }
            found.push((format!("{noun}.{name}"), text));
        }
    }
    found.sort();
    found
}

/// A database with a sample in it that takes itself for a big network.
async fn planner() -> (Client, String) {
    let world = world().await;
    let name = world.database().await;
    let (client, connection) = tokio_postgres::connect(&world.url(&name), NoTls)
        .await
        .unwrap();
    tokio::spawn(connection);
    client
        .batch_execute(include_str!("sample.sql"))
        .await
        .unwrap();
    for (table, rows) in GROWING {
        let sample: f64 = client
            .query_one(
                "SELECT reltuples::float8 FROM pg_class WHERE oid = $1::text::regclass",
                &[table],
            )
            .await
            .unwrap()
            .get(0);
        assert!(sample >= 999.0, "{table} has a sample of {sample}");
        let factor = f64::from(*rows) / sample;
        assert!(factor > 1.0, "{table}");
        // Rows for a page that is there: the planner multiplies by the pages that it finds. What has many values has
        // more of them where there is more.
        client
            .execute(
                "UPDATE pg_class SET reltuples = reltuples * $2::float8 WHERE oid = $1::text::regclass
                    OR oid IN (SELECT indexrelid FROM pg_index WHERE indrelid = $1::text::regclass)",
                &[table, &factor],
            )
            .await
            .unwrap();
        client
            .execute(
                "UPDATE pg_statistic SET stadistinct = -stadistinct / $2::float8 WHERE starelid = $1::text::regclass AND stadistinct > 90",
                &[table, &sample],
            )
            .await
            .unwrap();
    }
    // A new connection sees nothing of what this one remembers of the catalog.
    drop(client);
    let (client, connection) = tokio_postgres::connect(&world.url(&name), NoTls)
        .await
        .unwrap();
    tokio::spawn(connection);
    client
        .batch_execute("SET plan_cache_mode = force_generic_plan")
        .await
        .unwrap();
    (client, name)
}

/// The generic plan of a statement.
async fn plan(client: &Client, text: &str) -> Value {
    let parameters = client.prepare(text).await.unwrap().params().len();
    client
        .batch_execute(&format!("DEALLOCATE ALL; PREPARE planned AS {text}"))
        .await
        .unwrap();
    let nulls = vec!["NULL"; parameters].join(", ");
    let explain = if parameters == 0 {
        "EXPLAIN (FORMAT JSON) EXECUTE planned".to_owned()
    } else {
        format!("EXPLAIN (FORMAT JSON) EXECUTE planned({nulls})")
    };
    let mut plans: Value = client.query_one(&explain, &[]).await.unwrap().get(0);
    plans[0]["Plan"].take()
}

#[test]
fn no_statement_costs_more_the_more_there_is() {
    run(async {
        let (client, name) = planner().await;
        let mut faults: BTreeMap<String, Vec<String>> = BTreeMap::new();
        let all = statements();
        assert!(all.len() > 200, "{}", all.len());
        // The private Postgres reckons with a fast disk, Postgres by itself with a slow one.
        for cost in ["1.1", "4"] {
            client
                .batch_execute(&format!("SET random_page_cost = {cost}"))
                .await
                .unwrap();
            for (statement, text) in &all {
                let found = judge(&plan(&client, text).await, &grows);
                faults.entry(statement.clone()).or_default().extend(found);
            }
        }
        drop(client);
        world().await.drop_database(&name).await;
        let mut wrong = Vec::new();
        for (statement, found) in &mut faults {
            found.sort();
            found.dedup();
            let excused = EXCEPTIONS.iter().any(|(name, _)| name == statement);
            match (found.is_empty(), excused) {
                (false, false) => wrong.push(format!("{statement}: {}", found.join("; "))),
                (true, true) => wrong.push(format!("{statement}: is flat and needs no exception")),
                _ => {}
            }
        }
        for (name, _) in EXCEPTIONS {
            if !faults.contains_key(*name) {
                wrong.push(format!("{name}: there is no such statement"));
            }
        }
        assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
    });
}

#[test]
fn every_table_is_known_to_grow_or_to_stay_small() {
    run(async {
        let world = world().await;
        let name = world.database().await;
        let (client, connection) = tokio_postgres::connect(&world.url(&name), NoTls)
            .await
            .unwrap();
        tokio::spawn(connection);
        let rows = client
            .query("SELECT relname::text FROM pg_class WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace", &[])
            .await
            .unwrap();
        let unknown: Vec<String> = rows
            .iter()
            .map(|row| row.get(0))
            .filter(|table: &String| !grows(table) && !SMALL.contains(&table.as_str()))
            .collect();
        drop(client);
        world.drop_database(&name).await;
        assert!(
            unknown.is_empty(),
            "say in tests/plans whether they grow: {unknown:?}"
        );
    });
}

#[test]
fn the_judge_finds_what_grows_and_passes_what_does_not() {
    run(async {
        let (client, name) = planner().await;
        let verdict = async |text: &str| judge(&plan(&client, text).await, &grows).join("; ");
        for (text, fault) in [
            (
                "SELECT id FROM statuses WHERE language = $1",
                "reads all of statuses",
            ),
            ("SELECT count(*) FROM follows", "Aggregate of"),
            (
                "SELECT id FROM statuses WHERE language = $1 ORDER BY id DESC LIMIT $2",
                "walks all of statuses_",
            ),
            (
                "SELECT id FROM statuses WHERE visibility = 'public' AND reblog_of_id IS NULL AND id < $1 ORDER BY created_at LIMIT $2",
                "Sort of",
            ),
            (
                "SELECT account_id FROM statuses WHERE visibility = 'public' AND reblog_of_id IS NULL AND id < $1 AND id > $2 GROUP BY 1",
                "Aggregate of",
            ),
            ("SELECT id FROM statuses WHERE id > $1", "gives"),
            (
                "SELECT a.id FROM accounts a, unnest($1::text[]) AS n (name) WHERE a.username = n.name OR a.id = 1",
                "accounts",
            ),
            (
                "SELECT s.id FROM statuses s WHERE s.account_id = $1 AND (s.local OR EXISTS (SELECT 1 FROM mentions m WHERE m.status_id = s.id AND m.account_id = $2))",
                "asks a set of rows",
            ),
            (
                "DELETE FROM favourites WHERE uri = $1",
                "reads all of favourites",
            ),
        ] {
            let found = verdict(text).await;
            assert!(found.contains(fault), "{text}: {found:?}");
        }
        for text in [
            "SELECT id FROM statuses WHERE account_id = $1 AND id < $2 ORDER BY id DESC LIMIT $3",
            "SELECT id FROM statuses WHERE visibility = 'public' AND reblog_of_id IS NULL AND id < $1 ORDER BY id DESC LIMIT $2",
            "SELECT count(*) FROM (SELECT FROM deliveries LIMIT $1) d",
            "SELECT max(id) FROM statuses",
            "SELECT domain FROM domain_blocks",
            "DELETE FROM favourites WHERE account_id = $1 AND status_id = $2",
        ] {
            assert_eq!(verdict(text).await, "", "{text}");
        }
        drop(client);
        world().await.drop_database(&name).await;
    });
}
