//! Posts in other languages, by services that a script plays.

use std::sync::{Arc, Mutex};

use rookery::config::{Secret, TranslationBackend};
use serde_json::{Value, json};

use crate::support::{
    App, Options, Session,
    peer::{Peer, Reply},
    run,
};

const LANGUAGES: &str = "/api/v1/instance/translation_languages";

fn at(status: &Value) -> String {
    format!(
        "/api/v1/statuses/{}/translate",
        status["id"].as_str().unwrap()
    )
}

fn answer(value: &Value) -> Reply {
    Reply::typed("application/json", value)
}

/// A server whose translator is the peer, and what that was asked.
async fn translated(name: &str, backend: TranslationBackend) -> (Peer, App, Session) {
    let peer = Peer::start().await;
    let url: url::Url = peer.base().parse().unwrap();
    let options = Options::new(name).configure(move |config| {
        config.translation.backend = Some(backend);
        config.translation.url = Some(url);
        config.translation.api_key = Some(Secret::new("key"));
    });
    let app = App::start(options).await;
    let user = app.user("reader").await;
    (peer, app, user)
}

#[test]
fn without_a_service_nothing_is_offered() {
    run(async {
        let app = App::shared().await;
        let user = app.somebody("monoglot").await;
        let status = user.post_status("hello").await;
        user.post(&at(&status), ()).await.expect(404);
        assert_eq!(
            app.client().get(LANGUAGES).await.expect(200).json(),
            json!({})
        );
        let instance = app.client().get("/api/v2/instance").await.json();
        assert_eq!(instance["configuration"]["translation"]["enabled"], false);
    });
}

#[test]
fn libretranslate_translates_once_and_is_not_believed_cve_2023_42452() {
    run(async {
        let (peer, app, user) = translated("libre", TranslationBackend::Libretranslate).await;
        let base = peer.base().replacen("http://", "https://", 1);
        peer.serve(
            &format!("{base}/languages"),
            answer(&json!([{ "code": "en", "name": "English", "targets": ["de", "en"] }])),
        );
        let asked: Arc<Mutex<Vec<Value>>> = Arc::default();
        let seen = asked.clone();
        peer.on(&format!("{base}/translate"), move |request| {
            let body = request.json();
            let texts: Vec<String> = body["q"]
                .as_array()
                .unwrap()
                .iter()
                .map(|text| {
                    text.as_str()
                        .unwrap()
                        .replace("hello", "hallo<script>x</script>")
                })
                .collect();
            seen.lock().unwrap().push(body);
            answer(&json!({ "translatedText": texts }))
        });
        let languages = app.client().get(LANGUAGES).await.expect(200).json();
        assert_eq!(languages, json!({ "en": ["de"], "und": ["de", "en"] }));
        let status = user
            .post_with(json!({
                "status": "hello", "spoiler_text": "hello & <b>", "language": "en",
                "poll": { "options": ["hello", "b"], "expires_in": 600 },
            }))
            .await;
        let body = json!({ "lang": "de" });
        for _ in 0..2 {
            let found = user
                .post(&at(&status), body.clone())
                .await
                .expect(200)
                .json();
            assert_eq!(found["content"], "<p>hallo</p>");
            assert_eq!(found["spoiler_text"], "hallo & <b>");
            assert_eq!(found["language"], "de");
            assert_eq!(found["detected_source_language"], "en");
            assert_eq!(found["provider"], "LibreTranslate");
            assert_eq!(found["poll"]["id"], status["poll"]["id"]);
            assert_eq!(found["poll"]["options"][0]["title"], "hallo");
        }
        let asked = asked.lock().unwrap().clone();
        assert_eq!(asked.len(), 1);
        assert_eq!(asked[0]["source"], "en");
        assert_eq!(asked[0]["api_key"], "key");
        // Neither into what is not offered, nor what few may see.
        user.post(&at(&status), json!({ "lang": "xx" }))
            .await
            .expect(403);
        let private = user
            .post_with(json!({ "status": "hello", "visibility": "private", "language": "en" }))
            .await;
        user.post(&at(&private), body.clone()).await.expect(403);
        let other = app.user("stranger").await;
        other.post(&at(&private), body.clone()).await.expect(404);
        app.client().post(&at(&status), body).await.expect(401);
    });
}

#[test]
fn deepl_is_asked_in_its_form_and_its_limits_are_told() {
    run(async {
        let (peer, _app, user) = translated("deepl", TranslationBackend::Deepl).await;
        let base = peer.base().replacen("http://", "https://", 1);
        for (kind, list) in [
            (
                "source",
                json!([{ "language": "EN" }, { "language": "DE" }]),
            ),
            (
                "target",
                json!([{ "language": "EN-US" }, { "language": "DE" }]),
            ),
        ] {
            peer.serve(&format!("{base}/v2/languages?type={kind}"), answer(&list));
        }
        peer.on(&format!("{base}/v2/translate"), |request| {
            assert_eq!(request.header("authorization"), Some("DeepL-Auth-Key key"));
            let body = request.json();
            if body["target_lang"] == "EN-US" {
                return Reply::status(456);
            }
            answer(&json!({ "translations": [{ "detected_source_language": "EN", "text": "<p>hallo</p>" }] }))
        });
        let status = user
            .post_with(json!({ "status": "hello", "language": "en" }))
            .await;
        let found = user
            .post(&at(&status), json!({ "lang": "de" }))
            .await
            .expect(200)
            .json();
        assert_eq!(found["content"], "<p>hallo</p>");
        assert_eq!(found["provider"], "DeepL.com");
        let german = user
            .post_with(json!({ "status": "hallo", "language": "de" }))
            .await;
        user.post(&at(&german), json!({ "lang": "en" }))
            .await
            .expect(503);
    });
}

#[test]
fn a_post_of_many_texts_is_translated_whole_in_requests_of_a_bounded_size() {
    run(async {
        for backend in [
            TranslationBackend::Libretranslate,
            TranslationBackend::Deepl,
        ] {
            let peer = Peer::start().await;
            let url: url::Url = peer.base().parse().unwrap();
            let options = Options::new("many").configure(move |config| {
                config.translation.backend = Some(backend);
                config.translation.url = Some(url);
                config.translation.api_key = Some(Secret::new("key"));
                config.limits.poll_options = 100;
            });
            let app = App::start(options).await;
            let user = app.user("reader").await;
            let base = peer.base().replacen("http://", "https://", 1);
            let languages = json!([{ "code": "en", "name": "English", "targets": ["de", "en"] }]);
            peer.serve(&format!("{base}/languages"), answer(&languages));
            for kind in ["source", "target"] {
                let list = json!([{ "language": "EN" }, { "language": "DE" }]);
                peer.serve(&format!("{base}/v2/languages?type={kind}"), answer(&list));
            }
            let other = |text: &Value| format!("de {}", text.as_str().unwrap());
            peer.on(&format!("{base}/translate"), move |request| {
                let body = request.json();
                let texts = body["q"].as_array().unwrap();
                assert!(texts.len() <= 50, "{}", texts.len());
                answer(&json!({ "translatedText": texts.iter().map(other).collect::<Vec<_>>() }))
            });
            peer.on(&format!("{base}/v2/translate"), move |request| {
                let body = request.json();
                let texts = body["text"].as_array().unwrap();
                assert!(texts.len() <= 50, "{}", texts.len());
                let texts: Vec<Value> = texts
                    .iter()
                    .map(|text| json!({ "detected_source_language": "EN", "text": other(text) }))
                    .collect();
                answer(&json!({ "translations": texts }))
            });
            let choices: Vec<String> = (0..100).map(|n| format!("choice {n}")).collect();
            let status = user
                .post_with(json!({
                    "status": "which?", "language": "en", "spoiler_text": "many",
                    "poll": { "options": choices, "expires_in": 600 },
                }))
                .await;
            let found = user
                .post(&at(&status), json!({ "lang": "de" }))
                .await
                .expect(200)
                .json();
            assert_eq!(found["spoiler_text"], "de many");
            let titles: Vec<&str> = found["poll"]["options"]
                .as_array()
                .unwrap()
                .iter()
                .map(|option| option["title"].as_str().unwrap())
                .collect();
            let wanted: Vec<String> = choices
                .iter()
                .map(|choice| format!("de {choice}"))
                .collect();
            assert_eq!(titles, wanted);
        }
    });
}
