//! Rate limits, on a server that has them.

use serde_json::json;

use crate::support::{App, Options, app::PASSWORD, run};

async fn limited(name: &str, proxies: &'static [&'static str]) -> App {
    App::start(Options::new(name).configure(move |config| {
        config.limits.rate_limits = true;
        config.server.trusted_proxies = proxies.iter().map(|net| net.parse().unwrap()).collect();
    }))
    .await
}

#[test]
fn answers_tell_the_limit_and_the_last_one_is_429() {
    run(async {
        let app = limited("rates", &["127.0.0.0/8"]).await;
        let client = app.client().with_header("x-forwarded-for", "203.0.113.7");
        let mut last = u32::MAX;
        for asked in 1..=301 {
            let answer = client.get("/api/v1/instance/rules").await;
            let remaining = answer
                .header("x-ratelimit-remaining")
                .unwrap()
                .parse::<u32>()
                .unwrap();
            assert_eq!(answer.header("x-ratelimit-limit"), Some("300"));
            let reset: jiff::Timestamp =
                answer.header("x-ratelimit-reset").unwrap().parse().unwrap();
            assert!(reset > jiff::Timestamp::now() - jiff::SignedDuration::from_secs(1));
            // A window may end in between.
            if asked == 301 && remaining < last {
                panic!("more was given than the limit");
            }
            if answer.status == 429 {
                assert_eq!(answer.error(), "Too many requests");
                assert_eq!(remaining, 0);
                return;
            }
            last = remaining;
        }
        panic!("no limit was met");
    });
}

#[test]
fn addresses_are_counted_apart_and_ipv6_by_64() {
    run(async {
        let app = limited("apart", &["127.0.0.0/8"]).await;
        let remaining = |from: &'static str| {
            let client = app.client().with_header("x-forwarded-for", from);
            async move {
                let answer = client.get("/api/v1/instance/rules").await;
                answer
                    .header("x-ratelimit-remaining")
                    .unwrap()
                    .parse::<u32>()
                    .unwrap()
            }
        };
        let first = remaining("2001:db8:1:2::1").await;
        let same_block = remaining("2001:db8:1:2:ffff::9").await;
        let other_block = remaining("2001:db8:1:3::1").await;
        assert!(same_block < first);
        assert!(other_block > same_block);
    });
}

#[test]
fn a_made_up_forwarded_address_does_not_escape_the_limit_ghsa_c2r5_cfqr_c553_ghsa_2hrg_7x4g_9vpg() {
    run(async {
        let app = limited("spoof", &[]).await;
        let mut left = Vec::new();
        for n in 0..4 {
            let client = app
                .client()
                .with_header("x-forwarded-for", &format!("198.51.100.{n}"))
                .with_header("x-real-ip", &format!("198.51.100.{n}"))
                .with_header("forwarded", &format!("for=198.51.100.{n}"))
                .with_header("cf-connecting-ip", &format!("198.51.100.{n}"));
            let answer = client.get("/api/v1/instance/rules").await;
            left.push(
                answer
                    .header("x-ratelimit-remaining")
                    .unwrap()
                    .parse::<u32>()
                    .unwrap(),
            );
        }
        assert!(left.is_sorted_by(|a, b| a > b), "{left:?}");
    });
}

#[test]
fn a_proxy_believed_counts_only_the_nearest_address_it_did_not_make_up_itself() {
    run(async {
        let app = limited("nearest", &["127.0.0.0/8"]).await;
        let mut left = Vec::new();
        for n in 0..3 {
            // The client wrote the first entry, the proxy the last one.
            let chain = format!("198.51.100.{n}, 203.0.113.50");
            let answer = app
                .client()
                .with_header("x-forwarded-for", &chain)
                .get("/api/v1/instance/rules")
                .await;
            left.push(
                answer
                    .header("x-ratelimit-remaining")
                    .unwrap()
                    .parse::<u32>()
                    .unwrap(),
            );
        }
        assert!(left.is_sorted_by(|a, b| a > b), "{left:?}");
    });
}

#[test]
fn guessing_passwords_is_limited_however_many_addresses_are_used() {
    run(async {
        let app = limited("guess", &["127.0.0.0/8"]).await;
        app.account("target", "").await;
        let (id, secret) = app.application().await;
        let mut refused = false;
        for n in 0..30 {
            let answer = app
                .client()
                .with_header("x-forwarded-for", &format!("203.0.113.{n}"))
                .post(
                    "/oauth/token",
                    json!({ "grant_type": "password", "client_id": id, "client_secret": secret,
                            "username": "target@mail.example", "password": format!("{PASSWORD}{n}") }),
                )
                .await;
            assert!(matches!(answer.status, 400 | 429), "{}", answer.status);
            refused |= answer.status == 429;
        }
        assert!(refused, "30 guesses went through");
    });
}

#[test]
fn deletions_have_a_limit_of_their_own() {
    run(async {
        let app = limited("deletes", &["127.0.0.0/8"]).await;
        let user = app.user("deletes").await;
        let mut statuses = Vec::new();
        for n in 0..32 {
            let status = user.post_status(&format!("post {n}")).await;
            statuses.push(status["id"].as_str().unwrap().to_owned());
        }
        let mut answers = Vec::new();
        for id in &statuses {
            answers.push(
                user.delete(&format!("/api/v1/statuses/{id}"), ())
                    .await
                    .status,
            );
        }
        assert_eq!(
            answers.iter().filter(|status| **status == 200).count(),
            30,
            "{answers:?}"
        );
        assert_eq!(answers.last(), Some(&429));
    });
}
