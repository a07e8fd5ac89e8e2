//! What the server tells about itself, and the headers on every answer.

use rookery::domain::instance;
use serde_json::json;

use crate::support::{
    App, Options,
    client::encode,
    peer::{Peer, Reply},
    run,
};

#[test]
fn both_instance_documents_answer_without_a_login() {
    run(async {
        let app = App::shared().await;
        let v2 = app
            .client()
            .get("/api/v2/instance")
            .await
            .expect(200)
            .json();
        assert_eq!(v2["domain"], app.domain.as_str());
        assert!(v2["version"].as_str().unwrap().starts_with("4.6.2"));
        assert!(v2["api_versions"]["mastodon"].is_i64());
        let configuration = &v2["configuration"];
        assert_eq!(configuration["statuses"]["max_characters"], 500);
        assert_eq!(configuration["statuses"]["max_media_attachments"], 4);
        assert_eq!(configuration["statuses"]["characters_reserved_per_url"], 23);
        assert_eq!(
            configuration["urls"]["streaming"],
            format!("wss://{}", app.domain)
        );
        assert!(
            configuration["media_attachments"]["supported_mime_types"]
                .as_array()
                .unwrap()
                .iter()
                .any(|kind| kind == "image/png")
        );
        let v1 = app
            .client()
            .get("/api/v1/instance")
            .await
            .expect(200)
            .json();
        assert_eq!(v1["uri"], app.domain.as_str());
        assert!(v1["stats"]["user_count"].is_i64());
        assert_eq!(v1["version"], v2["version"]);
    });
}

#[test]
fn health_answers_without_anything() {
    run(async {
        App::shared()
            .await
            .client()
            .get("/health")
            .await
            .expect(200);
    });
}

#[test]
fn every_origin_may_ask_but_never_with_credentials() {
    run(async {
        let app = App::shared().await;
        let client = app.client().with_header("origin", "https://client.example");
        for path in [
            "/api/v1/instance",
            "/api/v1/timelines/home",
            "/api/v1/nothing",
            "/.well-known/nothing",
        ] {
            let answer = client.get(path).await;
            assert_eq!(
                answer.header("access-control-allow-origin"),
                Some("*"),
                "{path}"
            );
            assert!(
                answer.header("access-control-allow-credentials").is_none(),
                "{path}"
            );
            let exposed = answer
                .header("access-control-expose-headers")
                .unwrap()
                .to_lowercase();
            assert!(
                exposed.contains("link") && exposed.contains("x-ratelimit-remaining"),
                "{path}"
            );
        }
        let preflight = client
            .with_header("access-control-request-method", "POST")
            .with_header(
                "access-control-request-headers",
                "authorization,content-type,idempotency-key",
            )
            .send(reqwest::Method::OPTIONS, "/api/v1/statuses", ())
            .await;
        assert!(matches!(preflight.status, 200 | 204));
        assert!(
            preflight
                .header("access-control-allow-methods")
                .unwrap()
                .contains("DELETE")
        );
        let allowed = preflight
            .header("access-control-allow-headers")
            .unwrap()
            .to_lowercase();
        assert!(allowed.contains("idempotency-key"));
    });
}

#[test]
fn personal_answers_are_never_stored_and_types_never_guessed() {
    run(async {
        let app = App::shared().await;
        let user = app.somebody("headers").await;
        for path in [
            "/api/v1/timelines/home",
            "/api/v1/accounts/verify_credentials",
            "/api/v1/notifications",
        ] {
            let answer = user.get(path).await.expect(200);
            assert_eq!(
                answer.header("cache-control"),
                Some("private, no-store"),
                "{path}"
            );
            assert_eq!(
                answer.header("x-content-type-options"),
                Some("nosniff"),
                "{path}"
            );
            assert!(answer.header("x-request-id").is_some(), "{path}");
        }
    });
}

#[test]
fn the_weeks_are_counted_from_what_happened() {
    run(async {
        let app = App::fresh("weeks").await;
        instance::count_week(&app.services).await.unwrap();
        let user = app.user("user").await;
        user.post_status("one").await;
        user.post_status("two").await;
        instance::count_week(&app.services).await.unwrap();
        let weeks = app
            .client()
            .get("/api/v1/instance/activity")
            .await
            .expect(200)
            .array();
        assert_eq!(weeks.len(), 12);
        assert_eq!(weeks[0]["statuses"], "2");
        assert_eq!(weeks[0]["logins"], "1");
        assert_eq!(weeks[0]["registrations"], "1");
        assert_eq!(weeks[1]["statuses"], "0");
        let at = |week: &serde_json::Value| week["week"].as_str().unwrap().parse::<i64>().unwrap();
        assert_eq!(at(&weeks[0]) - at(&weeks[1]), 7 * 24 * 3600);
    });
}

#[test]
fn blocked_servers_are_shown_to_whom_the_settings_say() {
    use rookery::config::Shown;
    run(async {
        let path = "/api/v1/instance/domain_blocks";
        for (which, why, anonymous, signed_in, reasons) in [
            (Shown::Nobody, Shown::Everybody, 404, 404, false),
            (Shown::Users, Shown::Nobody, 404, 200, false),
            (Shown::Everybody, Shown::Users, 200, 200, true),
        ] {
            let options = Options::new("blocked").configure(move |config| {
                config.instance.show_domain_blocks = which;
                config.instance.show_domain_block_reasons = why;
            });
            let app = App::start(options).await;
            app.sql(
                "INSERT INTO domain_blocks (id, domain, severity, obfuscate, public_comment, created_at) VALUES
                 (1, 'evil.example', 'suspend', true, 'spam', now()), (2, 'loud.example', 'silence', false, '', now()),
                 (3, 'fine.example', 'noop', false, '', now())",
            )
            .await;
            let user = app.user("user").await;
            app.client().get(path).await.expect(anonymous);
            let answer = user.get(path).await.expect(signed_in);
            if signed_in == 200 {
                let blocks = answer.array();
                assert_eq!(blocks.len(), 2);
                assert_eq!(blocks[0]["domain"], "evil.****ple");
                assert_eq!(blocks[0]["severity"], "suspend");
                assert_eq!(blocks[0]["digest"].as_str().unwrap().len(), 64);
                assert_eq!(blocks[1]["domain"], "loud.example");
                assert_eq!(blocks[0].get("comment").is_some(), reasons);
            }
            if anonymous == 200 {
                assert!(
                    app.client().get(path).await.array()[0]
                        .get("comment")
                        .is_none()
                );
            }
        }
    });
}

#[test]
fn terms_hold_from_their_day_on() {
    run(async {
        let app = App::fresh("terms").await;
        let path = "/api/v1/instance/terms_of_service";
        app.client().get(path).await.expect(404);
        let today = jiff::Timestamp::now()
            .to_zoned(jiff::tz::TimeZone::UTC)
            .date();
        let later = today.checked_add(jiff::Span::new().days(30)).unwrap();
        let past = today.checked_sub(jiff::Span::new().days(1)).unwrap();
        let publish =
            async |day, html: &str| instance::publish_terms(&app.services, day, html).await;
        publish(later, "<p>new<script>x</script></p>")
            .await
            .unwrap();
        let first = app.client().get(path).await.expect(200).json();
        assert_eq!(first["effective"], false);
        assert_eq!(first["content"], "<p>new</p>");
        publish(today, "<p>old</p>").await.unwrap();
        assert!(publish(past, "<p>late</p>").await.is_err());
        assert!(publish(later, " ").await.is_err());
        let now = app.client().get(path).await.expect(200).json();
        assert_eq!(now["effective_date"], today.to_string());
        assert_eq!(now["effective"], true);
        assert_eq!(now["succeeded_by"], later.to_string());
        let of = app
            .client()
            .get(&format!("{path}/{later}"))
            .await
            .expect(200)
            .json();
        assert_eq!(of["succeeded_by"], serde_json::Value::Null);
        app.client()
            .get(&format!("{path}/{past}"))
            .await
            .expect(404);
        app.client()
            .get(&format!("{path}/rubbish"))
            .await
            .expect(404);
    });
}

#[test]
fn pages_of_terms_and_of_what_happens_to_data_are_named_once_they_are_written() {
    run(async {
        let app = App::fresh("written").await;
        let browser = app.client().with_header("accept", "text/html");
        let urls = async || {
            let v2 = app.client().get("/api/v2/instance").await.expect(200);
            v2.json()["configuration"]["urls"].clone()
        };
        let named = ["privacy_policy", "terms_of_service"];
        let pages = ["/privacy-policy", "/terms-of-service"];
        for (name, path) in named.into_iter().zip(pages) {
            assert_eq!(urls().await[name], serde_json::Value::Null);
            browser.get(path).await.expect(404);
        }
        let policy = "<p>We keep <b>nothing</b>.<script>x</script></p>";
        instance::set_document(&app.services, instance::Text::PrivacyPolicy, policy)
            .await
            .unwrap();
        let today = jiff::Timestamp::now()
            .to_zoned(jiff::tz::TimeZone::UTC)
            .date();
        instance::publish_terms(&app.services, today, "<p>Be kind.</p>")
            .await
            .unwrap();
        let words = ["We keep <b>nothing</b>.", "Be kind."];
        for ((name, path), words) in named.into_iter().zip(pages).zip(words) {
            assert_eq!(urls().await[name], format!("{}{path}", app.origin));
            let page = browser.get(path).await.expect(200);
            let html = page.text();
            assert!(html.contains(words), "{html}");
            assert!(!html.contains("<script"), "{html}");
        }
    });
}

#[test]
fn rules_come_with_their_translations() {
    run(async {
        let app = App::fresh("rules").await;
        let first = instance::add_rule(&app.services, "Be kind", "Always")
            .await
            .unwrap();
        instance::add_rule(&app.services, "Be brief", "")
            .await
            .unwrap();
        instance::translate_rule(&app.services, first, "de", "Sei nett", "")
            .await
            .unwrap();
        assert!(
            instance::translate_rule(&app.services, 1, "de", "x", "")
                .await
                .is_err()
        );
        assert!(
            instance::translate_rule(&app.services, first, "??", "x", "")
                .await
                .is_err()
        );
        let rules = app
            .client()
            .get("/api/v1/instance/rules")
            .await
            .expect(200)
            .array();
        assert_eq!(rules[0]["text"], "Be kind");
        assert_eq!(rules[0]["hint"], "Always");
        assert_eq!(rules[0]["translations"]["de"]["text"], "Sei nett");
        assert_eq!(rules[1]["translations"], serde_json::json!({}));
        instance::remove_rule(&app.services, first).await.unwrap();
        assert!(instance::remove_rule(&app.services, first).await.is_err());
        let fresh = app.client().get("/api/v2/instance").await.json();
        assert_eq!(fresh["rules"][0]["text"], "Be brief");
    });
}

#[test]
fn known_servers_are_found_by_the_beginning_of_their_name() {
    run(async {
        let app = App::fresh("peers").await;
        app.sql(
            "INSERT INTO hosts (host, first_seen_at) SELECT h, now() FROM unnest(ARRAY['alpha.example', 'alps.example', 'beta.example', 'bad.alps.test']) h;
             INSERT INTO domain_blocks (id, domain, severity, created_at) VALUES (1, 'alps.example', 'suspend', now())",
        )
        .await;
        let find = async |q: &str| {
            app.client()
                .get(&format!("/api/v1/peers/search?q={q}"))
                .await
                .expect(200)
                .json()
        };
        assert_eq!(find("AL").await, serde_json::json!(["alpha.example"]));
        assert_eq!(find("%25").await, serde_json::json!([]));
        app.client().get("/api/v1/peers/search").await.expect(400);
    });
}

#[test]
fn password_managers_find_where_passwords_are_changed() {
    run(async {
        let app = App::shared().await;
        let answer = app
            .client()
            .get("/.well-known/change-password")
            .await
            .expect(302);
        assert_eq!(answer.header("location"), Some("/settings/password"));
    });
}

#[test]
fn open_posts_can_be_embedded_and_others_cannot() {
    run(async {
        let app = App::shared().await;
        let author = app.somebody("embedded").await;
        let at = |status: &serde_json::Value| {
            format!(
                "/api/oembed?maxwidth=300&url={}",
                encode(status["url"].as_str().unwrap())
            )
        };
        let open = author.post_status("Look <b>here</b>").await;
        let body = app.client().get(&at(&open)).await.expect(200).json();
        assert_eq!(body["type"], "rich");
        assert_eq!(body["width"], 300);
        assert!(
            body["title"]
                .as_str()
                .unwrap()
                .ends_with("Look <b>here</b>")
        );
        let html = body["html"].as_str().unwrap();
        assert!(html.contains("Look &lt;b&gt;here&lt;/b&gt;"), "{html}");
        assert!(html.contains(open["url"].as_str().unwrap()));
        let private = author.post_as("not this", "private").await;
        app.client().get(&at(&private)).await.expect(404);
        author.get(&at(&private)).await.expect(404);
        app.client()
            .get("/api/oembed?url=https://elsewhere.example/@a/1")
            .await
            .expect(404);
        app.client().get("/api/oembed").await.expect(400);
    });
}

/// What the service answers, whichever group is asked about.
fn everybody(peer: &Peer, query: impl Fn(u8) -> String, reply: &Reply) {
    let host = peer.base().strip_prefix("http://").unwrap();
    for seed in 0..100 {
        peer.serve(
            &format!("https://{host}/campaigns?{}", query(seed)),
            reply.clone(),
        );
    }
}

#[test]
fn without_a_service_there_is_no_donation_campaign() {
    run(async {
        let app = App::shared().await;
        let user = app.somebody("donor").await;
        let answer = user.get("/api/v1/donation_campaigns").await.expect(204);
        assert!(answer.body.is_empty());
        app.client()
            .get("/api/v1/donation_campaigns")
            .await
            .expect(401);
    });
}

#[test]
fn a_donation_campaign_is_handed_through_and_asked_for_once() {
    run(async {
        let peer = Peer::start().await;
        let url = format!("{}/campaigns?fund=1", peer.base()).parse().unwrap();
        let app = App::start(Options::new("donations").configure(move |config| {
            config.donation_campaigns.url = Some(url);
            config.donation_campaigns.environment = Some("staging".to_owned());
        }))
        .await;
        let user = app.user("donor").await;
        let campaign =
            json!({ "id": "spring", "locale": "en", "amounts": { "one_time": { "EUR": [500] } } });
        let query = |seed| format!("fund=1&platform=web&seed={seed}&locale=en&environment=staging");
        everybody(&peer, query, &Reply::typed("application/json", &campaign));
        for _ in 0..3 {
            let answer = user.get("/api/v1/donation_campaigns").await.expect(200);
            assert_eq!(answer.json(), campaign);
            assert_eq!(answer.header("cache-control"), Some("private, no-store"));
        }
        let asked = peer.asked();
        assert_eq!(asked.len(), 1, "{asked:?}");
        assert!(asked[0].header("authorization").is_none() && !asked[0].path.contains(&user.id));
    });
}

#[test]
fn a_service_without_a_campaign_or_an_answer_is_left_in_peace() {
    run(async {
        for reply in [
            Reply::status(204),
            Reply::status(500),
            Reply::typed("application/json", &json!(["no object"])),
            Reply::Drip(std::time::Duration::from_secs(60)),
        ] {
            let peer = Peer::start().await;
            let url = format!("{}/campaigns", peer.base()).parse().unwrap();
            let app = App::start(Options::new("nodonations").configure(move |config| {
                config.donation_campaigns.url = Some(url);
            }))
            .await;
            let user = app.user("donor").await;
            everybody(
                &peer,
                |seed| format!("platform=web&seed={seed}&locale=en"),
                &reply,
            );
            for _ in 0..2 {
                user.get("/api/v1/donation_campaigns").await.expect(204);
            }
            assert_eq!(peer.asked().len(), 1);
        }
    });
}
