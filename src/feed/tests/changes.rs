//! The invalidation log.

use super::*;

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
