//! Many posts to many homes at once.

use super::*;

#[tokio::test]
async fn what_one_reader_gets_goes_out_together_and_late_ones_where_they_belong() {
    let server = Server::start();
    let feed = server.feed(Settings::default());
    let old = id(NOON_MS - 600_000, 0);
    build(&feed, READER, &[old], false).await;
    build(&feed, 124, &[], false).await;
    let posts: Vec<i64> = (0..3).map(|n| id(NOON_MS + n, 0)).collect();
    let late: Vec<i64> = (1..4).map(|n| id(NOON_MS - 600_000 + n, 0)).collect();
    let entries = [
        (READER, old),
        (READER, late[0]),
        (READER, late[1]),
        (READER, posts[0]),
        (READER, posts[2]),
        (124, late[2]),
        (124, posts[1]),
        (125, posts[1]),
    ];
    let expected = PushReport {
        pushed: 6,
        late: 3,
        ..PushReport::default()
    };
    assert_eq!(feed.push_many(&entries, NOON_MS).await.unwrap(), expected);
    assert_eq!(
        newest(&feed, 20).await,
        [posts[2], posts[0], late[1], late[0], old]
    );
    let list: Vec<String> = server
        .raw(&["LRANGE", &feed.home_key(124), "1", "-1"])
        .await;
    assert_eq!(list, [posts[1].to_string()]);
    // Again: nothing stands there twice.
    feed.push_many(&entries, NOON_MS).await.unwrap();
    assert_eq!(
        newest(&feed, 20).await,
        [posts[2], posts[0], late[1], late[0], old]
    );
}

#[tokio::test]
async fn a_long_run_for_one_reader_is_trimmed_and_a_long_late_one_drops_the_home() {
    let server = Server::start();
    let feed = server.feed(small());
    build(&feed, READER, &[], false).await;
    let entries: Vec<(i64, i64)> = (0..1_200_i64).map(|n| (READER, id(NOON_MS, n))).collect();
    let report = feed.push_many(&entries, NOON_MS).await.unwrap();
    assert_eq!(report.pushed, 1_200);
    assert!(report.trimmed > 0);
    let (ids, floor) = read(&feed, Cursor::default(), 20).await;
    assert_eq!(ids.len(), 20);
    assert_eq!(ids[0], entries[1_199].1);
    assert!(floor.is_some());
    let late: Vec<(i64, i64)> = (0..150_i64).map(|n| (READER, id(NOON_MS + 1, n))).collect();
    let report = feed.push_many(&late, NOON_MS + 100_000).await.unwrap();
    assert_eq!(report.dropped, 1);
    let home = feed.page(READER, Cursor::default(), 20..=20).await.unwrap();
    assert_eq!(home, Home::Missing);
}

/// `cargo test --release --lib pushes_per_second -- --ignored --nocapture`
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "a measurement, of no use beside other tests"]
async fn pushes_per_second() {
    const LISTS: i64 = 100_000;
    let server = Server::start();
    let feed = server.feed(Settings::default());
    for reader in 0..LISTS {
        let Begin::Build(token) = feed.begin(reader).await.unwrap() else {
            panic!("not to be built")
        };
        let ids = (0..20).map(|n| id(NOON_MS - 60_000 + n, 0)).collect();
        feed.fill(reader, &token, ids, false).await.unwrap();
    }
    for each in [1_i64, 2, 4, 8] {
        let entries: Vec<(i64, i64)> = (0..LISTS)
            .step_by(usize::try_from(each).unwrap())
            .flat_map(|reader| (0..each).map(move |n| (reader, id(NOON_MS + 1, n))))
            .collect();
        let mut times = Vec::new();
        for _ in 0..8 {
            let start = Instant::now();
            feed.push_many(&entries, NOON_MS).await.unwrap();
            times.push(start.elapsed().as_secs_f64());
        }
        times.sort_by(f64::total_cmp);
        println!(
            "{each} posts to a reader: {:.0} entries/s",
            entries.len() as f64 / times[4]
        );
    }
    let client = redis::Client::open(server.url()).unwrap();
    let connection = client.get_multiplexed_async_connection().await.unwrap();
    let mut times = Vec::new();
    for _ in 0..8 {
        let start = Instant::now();
        let readers: Vec<i64> = (0..LISTS).collect();
        let chunks: Vec<Vec<i64>> = readers.chunks(500).map(<[i64]>::to_vec).collect();
        use futures_util::StreamExt;
        futures_util::stream::iter(chunks)
            .map(|chunk| {
                let mut connection = connection.clone();
                async move {
                    let mut pipeline = redis::Pipeline::with_capacity(500);
                    for reader in chunk {
                        pipeline
                            .cmd("RPUSHX")
                            .arg(format!("test:home:{{{reader}}}"))
                            .arg(id(NOON_MS, 0));
                    }
                    let _: Vec<i64> = pipeline.query_async(&mut connection).await.unwrap();
                }
            })
            .buffer_unordered(4)
            .collect::<Vec<()>>()
            .await;
        times.push(start.elapsed().as_secs_f64());
    }
    times.sort_by(f64::total_cmp);
    println!("RPUSHX alone: {:.0} entries/s", LISTS as f64 / times[4]);
}
