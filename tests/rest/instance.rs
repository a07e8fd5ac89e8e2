//! What the server tells about itself, and the headers on every answer.

use crate::support::{App, run};

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
