//! Against a real Redis, started for each test.

use std::{
    collections::BTreeSet,
    path::PathBuf,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use futures_util::StreamExt;
use jiff::Timestamp;
use proptest::{prelude::*, test_runner::TestRunner};
use tempfile::TempDir;

use super::*;

/// A Redis of its own on a socket of its own, gone at the end of the test.
struct Server {
    dir: TempDir,
    child: Option<Child>,
}

impl Server {
    fn start() -> Server {
        let mut server = Server {
            dir: tempfile::tempdir().unwrap(),
            child: None,
        };
        server.resume();
        server
    }

    fn socket(&self) -> PathBuf {
        self.dir.path().join("redis.sock")
    }

    fn url(&self) -> String {
        format!("unix://{}", self.socket().display())
    }

    fn resume(&mut self) {
        let child = Command::new("redis-server")
            .args([
                "--port",
                "0",
                "--save",
                "",
                "--appendonly",
                "no",
                "--unixsocket",
            ])
            .arg(self.socket())
            .arg("--dir")
            .arg(self.dir.path())
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        self.child = Some(child);
        let start = Instant::now();
        while std::os::unix::net::UnixStream::connect(self.socket()).is_err() {
            assert!(
                start.elapsed() < Duration::from_secs(10),
                "redis-server does not start"
            );
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    fn stop(&mut self) {
        if let Some(mut child) = self.child.take() {
            child.kill().unwrap();
            child.wait().unwrap();
        }
    }

    fn feed(&self, settings: Settings) -> Feed {
        Feed::connect(&self.url(), "test:", settings, Random::system()).unwrap()
    }

    /// A look past the feed.
    async fn raw<T: redis::FromRedisValue>(&self, command: &[&str]) -> T {
        let client = redis::Client::open(self.url()).unwrap();
        let mut connection = client.get_multiplexed_async_connection().await.unwrap();
        let mut raw = redis::cmd(command[0]);
        raw.arg(&command[1..]);
        raw.query_async(&mut connection).await.unwrap()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stop();
    }
}

/// A moment from which ids are made.
const NOON_MS: u64 = 1_795_348_800_000;
const READER: i64 = 123;

fn id(ms: u64, low: i64) -> i64 {
    i64::try_from(ms).unwrap() << 16 | low
}

fn small() -> Settings {
    Settings {
        home_size: 20,
        trim_slack: 5,
        ..Settings::default()
    }
}

async fn build(feed: &Feed, reader: i64, ids: &[i64], cut: bool) {
    let Begin::Build(token) = feed.begin(reader).await.unwrap() else {
        panic!("not to be built")
    };
    let Filled::Whole(_) = feed.fill(reader, &token, ids.to_vec(), cut).await.unwrap() else {
        panic!("lost")
    };
}

async fn read(feed: &Feed, cursor: Cursor, amount: usize) -> (Vec<i64>, Option<i64>) {
    match feed.page(READER, cursor, amount).await.unwrap() {
        Home::Page { ids, complete_to } => (ids, complete_to),
        Home::Missing => panic!("the home is missing"),
    }
}

async fn newest(feed: &Feed, amount: usize) -> Vec<i64> {
    read(feed, Cursor::default(), amount).await.0
}

#[tokio::test]
async fn only_homes_that_exist_are_pushed_to() {
    let server = Server::start();
    let feed = server.feed(Settings::default());
    build(&feed, READER, &[], false).await;
    let post = id(NOON_MS, 1);
    let report = feed.push(&[READER, 124, 125], post, NOON_MS).await.unwrap();
    assert_eq!(
        report,
        PushReport {
            pushed: 1,
            ..PushReport::default()
        }
    );
    assert_eq!(read(&feed, Cursor::default(), 20).await, (vec![post], None));
    assert_eq!(
        feed.page(124, Cursor::default(), 20).await.unwrap(),
        Home::Missing
    );
    let late = feed
        .push(&[READER, 124], id(NOON_MS - 61_000, 1), NOON_MS)
        .await
        .unwrap();
    assert_eq!(
        late,
        PushReport {
            pushed: 1,
            late: 1,
            ..PushReport::default()
        }
    );
}

#[tokio::test]
async fn a_late_post_comes_out_where_it_belongs_and_may_be_pushed_again() {
    let server = Server::start();
    let feed = server.feed(Settings::default());
    let posts: Vec<i64> = (0..5)
        .map(|n| id(NOON_MS - 600_000 + n * 1_000, 0))
        .collect();
    build(&feed, READER, &[posts[0], posts[1], posts[3]], false).await;
    for _ in 0..200 {
        feed.push(&[READER], posts[2], NOON_MS).await.unwrap();
        // It is in the snapshot: no need to keep it twice.
        feed.push(&[READER], posts[3], NOON_MS).await.unwrap();
    }
    assert_eq!(
        newest(&feed, 20).await,
        [posts[3], posts[2], posts[1], posts[0]]
    );
    let late: i64 = server.raw(&["LLEN", &feed.late_key(READER)]).await;
    assert_eq!(late, 1);
}

#[tokio::test]
async fn too_many_late_posts_drop_the_home_for_building() {
    let server = Server::start();
    let feed = server.feed(Settings::default());
    build(&feed, READER, &[], false).await;
    let mut dropped = 0;
    for n in 0..101 {
        let post = id(NOON_MS - 600_000 + n, 0);
        dropped += feed.push(&[READER], post, NOON_MS).await.unwrap().dropped;
    }
    assert_eq!(dropped, 1);
    assert_eq!(
        feed.page(READER, Cursor::default(), 20).await.unwrap(),
        Home::Missing
    );
}

#[tokio::test]
async fn a_trimmed_home_knows_its_floor_and_tells_nothing_below_it() {
    let server = Server::start();
    let feed = server.feed(small());
    build(&feed, READER, &[], false).await;
    // Out of order within the slack: what is cut off at the front is not what is oldest.
    let posts: Vec<i64> = (0..26)
        .map(|n| id(NOON_MS + if n == 2 { 20_000 } else { n * 1_000 }, 0))
        .collect();
    let mut trimmed = 0;
    for &post in &posts {
        trimmed += feed
            .push(&[READER], post, NOON_MS + 30_000)
            .await
            .unwrap()
            .trimmed;
    }
    assert_eq!(trimmed, 1);
    let (ids, floor) = read(&feed, Cursor::default(), 20).await;
    assert_eq!(floor, Some(posts[2] + 1));
    assert_eq!(ids, [posts[25], posts[24], posts[23], posts[22], posts[21]]);
    let length: i64 = server.raw(&["LLEN", &feed.home_key(READER)]).await;
    assert_eq!(length, 21);
    let ttl: i64 = server.raw(&["TTL", &feed.home_key(READER)]).await;
    assert!(ttl > 13 * 86_400, "{ttl}");
    // What is late below the floor is not kept, and what was kept goes when the floor rises.
    let late = feed
        .push(&[READER], posts[2], NOON_MS + 200_000)
        .await
        .unwrap();
    assert_eq!(late.late, 0);
}

#[tokio::test]
async fn trimming_keeps_late_posts_above_the_floor_only() {
    let server = Server::start();
    let feed = server.feed(small());
    build(&feed, READER, &[id(NOON_MS - 900_000, 0)], false).await;
    let (low, high) = (id(NOON_MS - 600_000, 0), id(NOON_MS + 15_500, 0));
    feed.push(&[READER], low, NOON_MS).await.unwrap();
    for n in 0..20 {
        feed.push(&[READER], id(NOON_MS + n * 1_000, 0), NOON_MS + n * 1_000)
            .await
            .unwrap();
    }
    feed.push(&[READER], high, NOON_MS + 100_000).await.unwrap();
    for n in 100..105 {
        feed.push(&[READER], id(NOON_MS + n * 1_000, 0), NOON_MS + n * 1_000)
            .await
            .unwrap();
    }
    let (ids, floor) = read(&feed, Cursor::default(), 20).await;
    assert!(ids.contains(&high) && !ids.contains(&low), "{ids:?}");
    assert_eq!(floor, Some(id(NOON_MS + 4_000, 0) + 1));
    let late: Vec<i64> = server
        .raw(&["LRANGE", &feed.late_key(READER), "0", "-1"])
        .await;
    assert_eq!(late, [high]);
}

#[tokio::test]
async fn a_home_whose_late_list_was_evicted_is_built_again() {
    let server = Server::start();
    let feed = server.feed(Settings::default());
    build(&feed, READER, &[id(NOON_MS, 0)], false).await;
    feed.push(&[READER], id(NOON_MS - 600_000, 0), NOON_MS)
        .await
        .unwrap();
    assert_eq!(feed.begin(READER).await.unwrap(), Begin::Whole);
    let _: i64 = server.raw(&["DEL", &feed.late_key(READER)]).await;
    assert_eq!(
        feed.page(READER, Cursor::default(), 20).await.unwrap(),
        Home::Missing
    );
    assert!(matches!(feed.begin(READER).await.unwrap(), Begin::Build(_)));
}

#[tokio::test]
async fn what_arrives_during_building_is_in_the_home() {
    let server = Server::start();
    let feed = server.feed(Settings::default());
    let Begin::Build(token) = feed.begin(READER).await.unwrap() else {
        panic!()
    };
    let [late, first, second, third] =
        [600_000, 30_000, 20_000, 10_000].map(|ago| id(NOON_MS - ago, 0));
    // Second is in the snapshot too; what was late goes between.
    for post in [third, second, late] {
        feed.push(&[READER], post, NOON_MS).await.unwrap();
    }
    assert_eq!(
        feed.page(READER, Cursor::default(), 20).await.unwrap(),
        Home::Missing
    );
    let filled = feed
        .fill(READER, &token, vec![second, first], false)
        .await
        .unwrap();
    assert_eq!(filled, Filled::Whole(4));
    assert_eq!(
        read(&feed, Cursor::default(), 20).await,
        (vec![third, second, first, late], None)
    );
}

#[tokio::test]
async fn a_cut_snapshot_gives_the_home_a_floor() {
    let server = Server::start();
    let feed = server.feed(small());
    let posts: Vec<i64> = (0..30).map(|n| id(NOON_MS + n, 0)).collect();
    build(&feed, READER, &posts, false).await;
    let (ids, floor) = read(&feed, Cursor::default(), 100).await;
    assert_eq!(floor, Some(posts[10]));
    assert_eq!(ids.last(), Some(&posts[10]));
    assert_eq!(ids.len(), 20);
    feed.drop_homes(&[READER]).await.unwrap();
    build(&feed, READER, &posts[..3], true).await;
    assert_eq!(read(&feed, Cursor::default(), 100).await.1, Some(posts[0]));
    let Begin::Build(token) = feed.begin(9).await.unwrap() else {
        panic!()
    };
    assert!(matches!(
        feed.fill(9, &token, Vec::new(), true).await,
        Err(Error::Refused(_))
    ));
}

#[tokio::test]
async fn of_two_builders_one_wins_and_a_dropped_home_is_lost_to_its_builder() {
    let server = Server::start();
    let feed = server.feed(Settings::default());
    let Begin::Build(stale) = feed.begin(READER).await.unwrap() else {
        panic!()
    };
    assert_eq!(feed.begin(READER).await.unwrap(), Begin::Busy);
    feed.drop_homes(&[READER]).await.unwrap();
    assert_eq!(
        feed.fill(READER, &stale, vec![id(NOON_MS, 0)], false)
            .await
            .unwrap(),
        Filled::Lost
    );
    let Begin::Build(token) = feed.begin(READER).await.unwrap() else {
        panic!()
    };
    assert_eq!(
        feed.fill(READER, &stale, vec![id(NOON_MS, 0)], false)
            .await
            .unwrap(),
        Filled::Lost
    );
    assert_eq!(
        feed.fill(READER, &token, vec![id(NOON_MS, 1)], false)
            .await
            .unwrap(),
        Filled::Whole(1)
    );
    assert_eq!(
        feed.fill(READER, &token, vec![id(NOON_MS, 2)], false)
            .await
            .unwrap(),
        Filled::Lost
    );
    assert_eq!(newest(&feed, 20).await, [id(NOON_MS, 1)]);
}

#[tokio::test]
async fn a_builder_that_dies_leaves_nothing_that_looks_whole() {
    let server = Server::start();
    let feed = server.feed(Settings::default());
    let Begin::Build(token) = feed.begin(READER).await.unwrap() else {
        panic!()
    };
    feed.push(&[READER], id(NOON_MS, 0), NOON_MS).await.unwrap();
    assert_eq!(
        feed.page(READER, Cursor::default(), 20).await.unwrap(),
        Home::Missing
    );
    let ttl: i64 = server.raw(&["TTL", &feed.home_key(READER)]).await;
    assert!((1..=30).contains(&ttl), "{ttl}");
    let _: i64 = server.raw(&["PEXPIRE", &feed.home_key(READER), "1"]).await;
    tokio::time::sleep(Duration::from_millis(20)).await;
    assert_eq!(
        feed.fill(READER, &token, vec![1], false).await.unwrap(),
        Filled::Lost
    );
    assert_eq!(
        feed.push(&[READER], id(NOON_MS, 0), NOON_MS)
            .await
            .unwrap()
            .pushed,
        0
    );
}

#[tokio::test]
async fn reading_puts_the_expiry_off_at_most_hourly() {
    let server = Server::start();
    let feed = server.feed(Settings {
        active_days: 2,
        ..Settings::default()
    });
    build(&feed, READER, &[id(NOON_MS, 0)], false).await;
    for (before, after) in [(169_300, 169_299..=169_300), (169_100, 172_799..=172_800)] {
        let _: i64 = server
            .raw(&["EXPIRE", &feed.home_key(READER), &before.to_string()])
            .await;
        newest(&feed, 20).await;
        let ttl: i64 = server.raw(&["TTL", &feed.home_key(READER)]).await;
        assert!(after.contains(&ttl), "{ttl}");
    }
}

#[tokio::test]
async fn a_page_needs_only_a_stretch_of_a_long_list() {
    let server = Server::start();
    let feed = server.feed(Settings::default());
    let posts: Vec<i64> = (0..800).map(|n| id(NOON_MS + n * 60_000, 0)).collect();
    build(&feed, READER, &posts, false).await;
    let _: String = server
        .raw(&["CONFIG", "SET", "slowlog-log-slower-than", "0"])
        .await;
    let _: String = server
        .raw(&["CONFIG", "SET", "slowlog-max-len", "1000"])
        .await;
    let deep = Cursor {
        below: Some(posts[300]),
        ..Cursor::default()
    };
    assert_eq!(
        read(&feed, deep, 3).await.0,
        [posts[299], posts[298], posts[297]]
    );
    let up = Cursor {
        above: Some(posts[300]),
        upwards: true,
        ..Cursor::default()
    };
    assert_eq!(
        read(&feed, up, 3).await.0,
        [posts[303], posts[302], posts[301]]
    );
    let log: Vec<(i64, i64, i64, Vec<String>, String, String)> =
        server.raw(&["SLOWLOG", "GET", "-1"]).await;
    let ranges: Vec<[i64; 2]> = log
        .iter()
        .filter(|entry| entry.3[0] == "LRANGE" && entry.3[1] == feed.home_key(READER))
        .map(|entry| [entry.3[2].parse().unwrap(), entry.3[3].parse().unwrap()])
        .collect();
    assert_eq!(ranges.len(), 4, "{ranges:?}");
    assert!(ranges.iter().all(|[from, to]| to - from < 50), "{ranges:?}");
    // An id that is not in the list is found too.
    let between = Cursor {
        below: Some(posts[300] - 1),
        ..Cursor::default()
    };
    assert_eq!(
        read(&feed, between, 3).await.0,
        [posts[299], posts[298], posts[297]]
    );
    let since = Cursor {
        above: Some(posts[797]),
        ..Cursor::default()
    };
    assert_eq!(read(&feed, since, 3).await.0, [posts[799], posts[798]]);
}

#[tokio::test]
async fn a_key_of_another_kind_is_refused_not_taken_for_away() {
    let server = Server::start();
    let feed = server.feed(Settings::default());
    let _: String = server.raw(&["SET", &feed.home_key(READER), "x"]).await;
    assert!(matches!(
        feed.push(&[READER], id(NOON_MS, 0), NOON_MS).await,
        Err(Error::Refused(_))
    ));
    assert!(matches!(
        feed.page(READER, Cursor::default(), 20).await,
        Err(Error::Refused(_))
    ));
    feed.ping().await.unwrap();
}

#[tokio::test]
async fn scripts_that_were_flushed_are_loaded_again() {
    let server = Server::start();
    let feed = server.feed(Settings::default());
    build(&feed, READER, &[], false).await;
    let _: String = server.raw(&["SCRIPT", "FLUSH"]).await;
    assert_eq!(feed.begin(READER).await, Err(Error::Away));
    assert_eq!(feed.begin(READER).await, Ok(Begin::Whole));
}

/// One arrival: how long after the one before, how late, whether it comes again later.
type Arrival = (u64, u64, bool);

fn arrivals() -> impl Strategy<Value = Vec<Arrival>> {
    let lateness = prop_oneof![6 => Just(0_u64), 4 => 0..60_000_u64, 2 => 55_000..76_000_u64, 1 => 60_000..400_000_u64];
    proptest::collection::vec(
        (0..6_000_u64, lateness, proptest::bool::weighted(0.1)),
        1..350,
    )
}

/// Any order of arrival, repeats, delays: every walk yields each id above the floor exactly once, in order.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_walk_yields_each_id_once() {
    let server = Server::start();
    let settings = Settings {
        home_size: 100,
        trim_slack: 20,
        ..Settings::default()
    };
    let feed = server.feed(settings);
    let floors = std::sync::atomic::AtomicUsize::new(0);
    let handle = tokio::runtime::Handle::current();
    tokio::task::block_in_place(|| {
        let mut runner = TestRunner::new(ProptestConfig {
            cases: 48,
            failure_persistence: None,
            ..Default::default()
        });
        let strategy = (
            arrivals(),
            0..40_usize,
            0..200_usize,
            1..9_usize,
            any::<bool>(),
        );
        runner
            .run(&strategy, |(arrivals, before, snapshot_at, amount, cut)| {
                handle.block_on(async {
                    let floor = walk(&feed, &arrivals, before, snapshot_at, amount, cut).await?;
                    floors.fetch_add(
                        usize::from(floor.is_some()),
                        std::sync::atomic::Ordering::Relaxed,
                    );
                    Ok(())
                })
            })
            .unwrap();
    });
    assert!(floors.into_inner() > 0, "no case had a floor");
}

async fn walk(
    feed: &Feed,
    arrivals: &[Arrival],
    before: usize,
    snapshot_at: usize,
    amount: usize,
    cut: bool,
) -> std::result::Result<Option<i64>, TestCaseError> {
    feed.forget_all().await.unwrap();
    let mut now = NOON_MS;
    let mut truth: BTreeSet<i64> = (0..before)
        .map(|n| id(now - 1_000_000 - n as u64 * 500, 0))
        .collect();
    let Begin::Build(token) = feed.begin(READER).await.unwrap() else {
        panic!()
    };
    let mut token = Some(token);
    let mut seen: Vec<i64> = Vec::new();
    for (n, &(step, lateness, again)) in arrivals.iter().enumerate() {
        if n >= snapshot_at
            && let Some(token) = token.take()
        {
            // A replica that is behind does not know the last ones; a cut snapshot leaves out the oldest third.
            let unknown = &seen[seen.len().saturating_sub(30)..];
            let known: Vec<i64> = truth
                .iter()
                .copied()
                .filter(|id| !unknown.contains(id))
                .collect();
            let from = if cut { known.len() / 3 } else { 0 };
            feed.fill(READER, &token, known[from..].to_vec(), from > 0)
                .await
                .unwrap();
        }
        now += step;
        let post = id(now - lateness, n as i64 + 1);
        truth.insert(post);
        // The caller's clock is a little behind when Redis takes the entry.
        let pushed = feed
            .push(&[READER], post, now - (n as u64 * 37 % 15) * 1_000)
            .await
            .unwrap();
        prop_assert_eq!(pushed.dropped, 0);
        seen.push(post);
        if again {
            feed.push(&[READER], seen[n / 2], now).await.unwrap();
        }
    }
    if let Some(token) = token.take() {
        feed.fill(READER, &token, truth.iter().copied().collect(), false)
            .await
            .unwrap();
    }
    let (_, floor) = read(feed, Cursor::default(), amount).await;
    let expected: Vec<i64> = truth
        .iter()
        .copied()
        .filter(|&id| floor.is_none_or(|floor| id >= floor))
        .collect();
    if truth.len() <= 60 && !cut {
        prop_assert_eq!(floor, None);
    }

    let mut down = Vec::new();
    let mut cursor = Cursor::default();
    loop {
        let (ids, complete_to) = read(feed, cursor, amount).await;
        prop_assert_eq!(complete_to, floor);
        prop_assert!(ids.len() <= amount);
        let Some(&last) = ids.last() else { break };
        prop_assert!(ids.len() == amount || Some(&last) == expected.first());
        down.extend(ids);
        cursor.below = Some(last);
    }
    down.reverse();
    prop_assert_eq!(&down, &expected);

    let mut up = Vec::new();
    let mut cursor = Cursor {
        above: Some(floor.map_or(0, |floor| floor - 1)),
        upwards: true,
        below: None,
    };
    loop {
        let (mut ids, _) = read(feed, cursor, amount).await;
        let Some(&first) = ids.first() else { break };
        ids.reverse();
        up.extend(ids);
        cursor.above = Some(first);
    }
    prop_assert_eq!(&up, &expected);

    // A window between two ids, from both ends.
    if let (Some(&low), Some(&high)) = (
        expected.get(expected.len() / 4),
        expected.get(expected.len() / 2),
    ) {
        let inside: Vec<i64> = expected
            .iter()
            .copied()
            .filter(|&id| id > low && id < high)
            .collect();
        for upwards in [false, true] {
            let cursor = Cursor {
                below: Some(high),
                above: Some(low),
                upwards,
            };
            let (mut ids, _) = read(feed, cursor, amount).await;
            ids.reverse();
            let fitting = inside.len().min(amount);
            let part = if upwards {
                &inside[..fitting]
            } else {
                &inside[inside.len() - fitting..]
            };
            prop_assert_eq!(&ids[..], part);
        }
    }
    Ok(floor)
}

#[tokio::test]
async fn without_redis_every_call_fails_fast_and_recovers_by_itself() {
    let mut server = Server::start();
    let feed = server.feed(Settings::default());
    feed.ping().await.unwrap();
    server.stop();
    let start = Instant::now();
    for _ in 0..1_000 {
        assert_eq!(
            feed.page(READER, Cursor::default(), 20).await,
            Err(Error::Away)
        );
    }
    assert!(
        start.elapsed() < Duration::from_millis(600),
        "{:?}",
        start.elapsed()
    );
    assert_eq!(
        feed.push(&[READER], id(NOON_MS, 0), NOON_MS).await,
        Err(Error::Away)
    );
    assert_eq!(feed.changed(&[Change::Status(1)]).await, Err(Error::Away));
    assert_eq!(
        feed.publish(&Event::StatusDeleted {
            id: 1,
            author: 2,
            visibility: None
        })
        .await,
        Err(Error::Away)
    );
    assert_eq!(feed.epoch().await, Err(Error::Away));
    feed.wake();
    server.resume();
    let start = Instant::now();
    while feed.ping().await.is_err() {
        assert!(start.elapsed() < Duration::from_secs(5));
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

#[tokio::test]
async fn a_redis_that_hangs_costs_each_caller_a_fraction_of_a_second_and_soon_nothing() {
    let server = Server::start();
    let feed = server.feed(Settings::default());
    feed.ping().await.unwrap();
    let pid = server.child.as_ref().unwrap().id().to_string();
    assert!(
        Command::new("kill")
            .args(["-STOP", &pid])
            .status()
            .unwrap()
            .success()
    );
    let start = Instant::now();
    for _ in 0..100 {
        assert_eq!(feed.ping().await, Err(Error::Away));
    }
    let elapsed = start.elapsed();
    assert!(
        Command::new("kill")
            .args(["-CONT", &pid])
            .status()
            .unwrap()
            .success()
    );
    assert!(elapsed < Duration::from_millis(1_000), "{elapsed:?}");
    let start = Instant::now();
    while feed.ping().await.is_err() {
        assert!(start.elapsed() < Duration::from_secs(5));
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

#[tokio::test]
async fn connecting_never_fails_because_redis_is_away() {
    for url in [
        "redis://127.0.0.1:1",
        "rediss://127.0.0.1:1",
        "unix:///nowhere",
        "redis+unix:///nowhere",
    ] {
        let feed = Feed::connect(url, "", Settings::default(), Random::system()).unwrap();
        assert_eq!(feed.ping().await, Err(Error::Away), "{url}");
    }
    for (url, prefix) in [
        ("http://127.0.0.1", ""),
        ("", ""),
        ("redis://127.0.0.1", "a{b}"),
    ] {
        let refused = Feed::connect(url, prefix, Settings::default(), Random::system());
        assert!(
            matches!(refused, Err(Error::Configuration(_))),
            "{url} {prefix}"
        );
    }
    let secret = Feed::connect(
        "redis:://:hunter2@x:y",
        "",
        Settings::default(),
        Random::system(),
    )
    .unwrap_err();
    assert!(!secret.to_string().contains("hunter2"), "{secret}");
}

#[tokio::test]
async fn rediss_speaks_tls_and_trusts_nobody_who_does_not() {
    use tokio::io::AsyncReadExt;
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let url = format!("rediss://127.0.0.1:{port}");
    let feed = Feed::connect(&url, "", Settings::default(), Random::system()).unwrap();
    let first = tokio::spawn(async move {
        let (mut peer, _) = listener.accept().await.unwrap();
        peer.read_u8().await.unwrap()
    });
    assert_eq!(feed.ping().await, Err(Error::Away));
    // A TLS handshake record.
    assert_eq!(first.await.unwrap(), 22);
}

#[tokio::test]
async fn another_epoch_tells_that_redis_was_wiped_or_restarted() {
    let mut server = Server::start();
    let feed = server.feed(Settings::default());
    let first = feed.epoch().await.unwrap();
    assert_eq!(
        server.feed(Settings::default()).epoch().await.unwrap(),
        first
    );
    feed.forget_all().await.unwrap();
    let wiped = feed.epoch().await.unwrap();
    assert_ne!(wiped, first);
    let stored: String = server.raw(&["GET", "test:epoch"]).await;
    server.stop();
    server.resume();
    // As if the log on disk had brought the value back.
    let _: String = server.raw(&["SET", "test:epoch", &stored]).await;
    tokio::time::sleep(Duration::from_millis(50)).await;
    let restarted = loop {
        if let Ok(epoch) = feed.epoch().await {
            break epoch;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    };
    assert_ne!(restarted, wiped);
    assert!(restarted.starts_with(&stored) && wiped.starts_with(&stored));
}

#[tokio::test]
async fn forgetting_spares_keys_of_others() {
    let server = Server::start();
    let odd = Feed::connect(
        &server.url(),
        "a*[x]?",
        Settings::default(),
        Random::system(),
    )
    .unwrap();
    odd.epoch().await.unwrap();
    let _: String = server.raw(&["SET", "axxx", "1"]).await;
    let _: String = server.raw(&["SET", "abcx?epoch", "1"]).await;
    odd.forget_all().await.unwrap();
    let left: Vec<String> = server.raw(&["KEYS", "*"]).await;
    assert_eq!(
        left.into_iter().collect::<BTreeSet<_>>(),
        ["abcx?epoch".to_owned(), "axxx".to_owned()].into()
    );
}

async fn next(events: &mut (impl futures_util::Stream<Item = Event> + Unpin)) -> Event {
    tokio::time::timeout(Duration::from_secs(10), events.next())
        .await
        .expect("no event")
        .unwrap()
}

#[tokio::test]
async fn events_reach_every_listener_of_every_process() {
    let server = Server::start();
    let (here, there) = (
        server.feed(Settings::default()),
        server.feed(Settings::default()),
    );
    let mut first = here.subscribe();
    let mut second = there.subscribe();
    assert_eq!(next(&mut first).await, Event::Gap);
    assert_eq!(next(&mut second).await, Event::Gap);
    let mut third = there.subscribe();
    let sent = Event::StatusEdited { id: 1, author: 2 };
    here.publish(&Event::Gap).await.unwrap();
    here.publish(&sent).await.unwrap();
    let _: i64 = server
        .raw(&["PUBLISH", "test:live", "{\"e\":\"of the next version\"}"])
        .await;
    here.publish(&Event::TokenRevoked { id: 3 }).await.unwrap();
    for events in [
        &mut first as &mut (dyn futures_util::Stream<Item = Event> + Unpin),
        &mut second,
        &mut third,
    ] {
        let mut events = events;
        assert_eq!(next(&mut events).await, sent);
        assert_eq!(next(&mut events).await, Event::TokenRevoked { id: 3 });
    }
}

#[tokio::test]
async fn a_lost_connection_is_told_as_a_gap_and_events_go_on() {
    let mut server = Server::start();
    let feed = server.feed(Settings::default());
    let mut events = feed.subscribe();
    assert_eq!(next(&mut events).await, Event::Gap);
    server.stop();
    server.resume();
    assert_eq!(next(&mut events).await, Event::Gap);
    let sent = Event::AccountChanged { id: 9 };
    while feed.publish(&sent).await.is_err() {
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    assert_eq!(next(&mut events).await, sent);
}

#[tokio::test]
async fn a_listener_that_is_too_slow_is_told_so() {
    let server = Server::start();
    let feed = server.feed(Settings::default());
    let mut slow = feed.subscribe();
    let mut quick = feed.subscribe();
    assert_eq!(next(&mut slow).await, Event::Gap);
    assert_eq!(next(&mut quick).await, Event::Gap);
    for id in 0..5_000 {
        feed.publish(&Event::TokenRevoked { id }).await.unwrap();
        assert_eq!(next(&mut quick).await, Event::TokenRevoked { id });
    }
    assert_eq!(next(&mut slow).await, Event::Gap);
    assert!(matches!(next(&mut slow).await, Event::TokenRevoked { id } if id > 0));
}

#[tokio::test]
async fn wake_ups_are_coalesced_and_reach_other_processes() {
    let server = Server::start();
    let (here, there) = (
        server.feed(Settings::default()),
        server.feed(Settings::default()),
    );
    let mut woken = there.woken();
    // Listening has begun.
    tokio::time::timeout(Duration::from_secs(10), woken.wait())
        .await
        .unwrap();
    let _: String = server.raw(&["CONFIG", "RESETSTAT"]).await;
    for _ in 0..1_000 {
        here.wake();
    }
    tokio::time::timeout(Duration::from_secs(10), woken.wait())
        .await
        .unwrap();
    let stats: String = server.raw(&["INFO", "commandstats"]).await;
    let calls: u64 = stats
        .lines()
        .find_map(|line| line.strip_prefix("cmdstat_publish:calls="))
        .and_then(|rest| rest.split(',').next())
        .unwrap()
        .parse()
        .unwrap();
    assert!(calls < 100, "{calls}");
}

#[tokio::test]
async fn changes_are_read_once_and_in_order_by_every_process() {
    let server = Server::start();
    let (here, there) = (
        server.feed(Settings::default()),
        server.feed(Settings::default()),
    );
    let (mut a, mut b) = (Position::default(), Position::default());
    assert!(here.changes_since(&mut a).await.unwrap().lost);
    assert!(there.changes_since(&mut b).await.unwrap().lost);
    assert_eq!(
        there.changes_since(&mut b).await.unwrap(),
        Changes::default()
    );
    let mut written: Vec<Change> = (0..1_200).map(Change::Status).collect();
    here.changed(&written).await.unwrap();
    here.changed(&[Change::Account(1), Change::Relationships(2)])
        .await
        .unwrap();
    here.changed(&[Change::Token(3)]).await.unwrap();
    written.extend([
        Change::Account(1),
        Change::Relationships(2),
        Change::Token(3),
    ]);
    for (feed, position) in [(&here, &mut a), (&there, &mut b)] {
        let read = feed.changes_since(position).await.unwrap();
        assert!(!read.lost);
        assert_eq!(read.items, written);
        assert_eq!(
            feed.changes_since(position).await.unwrap(),
            Changes::default()
        );
    }
    // More entries than one command brings.
    for id in 0..2_500 {
        here.changed(&[Change::Filters(id)]).await.unwrap();
    }
    let read = there.changes_since(&mut b).await.unwrap();
    assert_eq!((read.lost, read.items.len()), (false, 2_500));
}

#[tokio::test]
async fn who_fell_off_the_log_or_meets_another_one_is_told() {
    let mut server = Server::start();
    let feed = server.feed(Settings::default());
    let mut position = Position::default();
    feed.changes_since(&mut position).await.unwrap();
    feed.changed(&[Change::Status(1)]).await.unwrap();
    let _: i64 = server.raw(&["XTRIM", "test:changes", "MAXLEN", "1"]).await;
    assert!(feed.changes_since(&mut position).await.unwrap().lost);
    assert_eq!(
        feed.changes_since(&mut position).await.unwrap(),
        Changes::default()
    );
    feed.changed(&[Change::Status(2)]).await.unwrap();
    assert_eq!(
        feed.changes_since(&mut position).await.unwrap().items,
        [Change::Status(2)]
    );
    feed.forget_all().await.unwrap();
    assert!(feed.changes_since(&mut position).await.unwrap().lost);
    server.stop();
    assert_eq!(feed.changes_since(&mut position).await, Err(Error::Away));
    server.resume();
    let found = loop {
        if let Ok(found) = feed.changes_since(&mut position).await {
            break found;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    };
    assert!(found.lost);
}

#[tokio::test]
async fn rates_count_down_in_a_window_and_start_again_in_the_next() {
    let server = Server::start();
    let feed = server.feed(Settings::default());
    let now: Timestamp = "2026-11-22T12:03:20Z".parse().unwrap();
    let window = Duration::from_secs(300);
    for remaining in [1, 0] {
        let rate = feed.count("api:7", window, 2, now).await.unwrap();
        let end = "2026-11-22T12:05:00Z".parse().unwrap();
        assert_eq!(
            rate,
            Rate {
                limit: 2,
                remaining,
                reset_at: end,
                allowed: true
            }
        );
    }
    let refused = feed.count("api:7", window, 2, now).await.unwrap();
    assert!(!refused.allowed && refused.remaining == 0);
    let many = feed
        .count_many(
            &[
                Limit {
                    key: "api:7".to_owned(),
                    window,
                    limit: 9,
                },
                Limit {
                    key: "media:7".to_owned(),
                    window: Duration::from_secs(1_800),
                    limit: 30,
                },
            ],
            now,
        )
        .await
        .unwrap();
    assert_eq!(
        many.iter().map(|rate| rate.remaining).collect::<Vec<_>>(),
        [5, 29]
    );
    let next = feed
        .count("api:7", window, 2, refused.reset_at)
        .await
        .unwrap();
    assert_eq!((next.remaining, next.allowed), (1, true));
    let keys: Vec<String> = server.raw(&["KEYS", "test:rate:*"]).await;
    for key in keys {
        let ttl: i64 = server.raw(&["TTL", &key]).await;
        assert!((1..=1_810).contains(&ttl), "{key} {ttl}");
    }
}
