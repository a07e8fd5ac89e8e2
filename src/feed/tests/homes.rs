//! Homes: pushed to, trimmed, built, read.

use super::*;

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
        feed.page(124, Cursor::default(), 20..=20).await.unwrap(),
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
        feed.page(READER, Cursor::default(), 20..=20).await.unwrap(),
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
        feed.page(READER, Cursor::default(), 20..=20).await.unwrap(),
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
        feed.page(READER, Cursor::default(), 20..=20).await.unwrap(),
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
        feed.page(READER, Cursor::default(), 20..=20).await.unwrap(),
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
    let settings = Settings {
        active_days: 2,
        ..Settings::default()
    };
    build(&server.feed(settings), READER, &[id(NOON_MS, 0)], false).await;
    for (before, after) in [(169_300, 169_299..=169_300), (169_100, 172_799..=172_800)] {
        // A process looks once an hour.
        let feed = server.feed(settings);
        let _: i64 = server
            .raw(&["EXPIRE", &feed.home_key(READER), &before.to_string()])
            .await;
        newest(&feed, 20).await;
        let ttl = async || server.raw::<i64>(&["TTL", &feed.home_key(READER)]).await;
        assert!(after.contains(&ttl().await), "{}", ttl().await);
        let _: i64 = server
            .raw(&["EXPIRE", &feed.home_key(READER), "1000"])
            .await;
        newest(&feed, 20).await;
        assert!(ttl().await <= 1_000);
    }
}

#[tokio::test]
async fn a_page_is_the_same_whatever_the_length_of_its_list() {
    let server = Server::start();
    let feed = server.feed(Settings::default());
    for length in 1..60_u64 {
        let posts: Vec<i64> = (0..length).map(|n| id(NOON_MS + n * 600_000, 0)).collect();
        build(&feed, READER, &posts, false).await;
        for amount in [1, 5, 10] {
            let expected: Vec<i64> = posts.iter().rev().take(amount).copied().collect();
            let found = newest(&feed, amount).await;
            assert_eq!(found, expected, "{amount} of {length}");
        }
        feed.drop_homes(&[READER]).await.unwrap();
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
        feed.page(READER, Cursor::default(), 20..=20).await,
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
