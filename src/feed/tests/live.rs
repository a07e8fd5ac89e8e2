//! Events and wake-ups.

use futures_util::StreamExt;

use super::*;

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
