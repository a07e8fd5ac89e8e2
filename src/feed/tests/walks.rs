//! Any order of arrival against a model.

use std::collections::BTreeSet;

use proptest::{prelude::*, test_runner::TestRunner};

use super::*;

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
