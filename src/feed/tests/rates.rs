//! Rate limits.

use jiff::Timestamp;

use super::*;

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
