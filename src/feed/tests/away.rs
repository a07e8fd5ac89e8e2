//! Redis away, hung, wiped or restarted.

use rustix::process::{Pid, Signal, kill_process};
use std::collections::BTreeSet;

use super::*;

#[tokio::test]
async fn without_redis_every_call_fails_fast_and_recovers_by_itself() {
    let mut server = Server::start();
    let feed = server.feed(Settings::default());
    feed.ping().await.unwrap();
    server.stop();
    let start = Instant::now();
    for _ in 0..1_000 {
        assert_eq!(
            feed.page(READER, Cursor::default(), 20..=20).await,
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
    let pid = Pid::from_child(server.child.as_ref().unwrap());
    kill_process(pid, Signal::STOP).unwrap();
    let start = Instant::now();
    for _ in 0..100 {
        assert_eq!(feed.ping().await, Err(Error::Away));
    }
    let elapsed = start.elapsed();
    kill_process(pid, Signal::CONT).unwrap();
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
