//! Every endpoint that the contract declares, with the callers and the rubbish that each must withstand.

use std::collections::HashSet;

use api::{
    endpoint::{Auth, Endpoint, Method, Returns, Status},
    scope::{KNOWN, Scopes},
};
use serde_json::{Value, json};

use crate::support::{
    Answer, App, Client,
    client::{Body, Part, form, multipart},
    run,
    world::unique,
};

/// A path with something in the place of each parameter.
fn path(endpoint: &Endpoint, value: &str) -> String {
    endpoint
        .path
        .split('/')
        .map(|part| if part.starts_with('{') { value } else { part })
        .collect::<Vec<_>>()
        .join("/")
}

fn name(endpoint: &Endpoint) -> String {
    format!("{} {}", endpoint.method.as_str(), endpoint.path)
}

fn method(endpoint: &Endpoint) -> reqwest::Method {
    match endpoint.method {
        Method::Get | Method::Ws => reqwest::Method::GET,
        Method::Post => reqwest::Method::POST,
        Method::Put => reqwest::Method::PUT,
        Method::Patch => reqwest::Method::PATCH,
        Method::Delete => reqwest::Method::DELETE,
    }
}

fn built() -> impl Iterator<Item = &'static Endpoint> {
    api::endpoints().filter(|endpoint| endpoint.is_built())
}

/// Streams do not end and pages are for people: both have tests of their own.
fn is_document(endpoint: &Endpoint) -> bool {
    !matches!(endpoint.returns, Returns::Other(_)) && endpoint.method != Method::Ws
}

/// Routes of the server that take other paths than theirs: a planned path may be one of a built parameter
/// (`/api/v1/statuses/{id}`).
fn is_shadowed(planned: &Endpoint) -> bool {
    let parts: Vec<&str> = planned.path.split('/').collect();
    built().any(|built| {
        built.methods().any(|method| method == planned.method)
            && built.path.split('/').count() == parts.len()
            && built
                .path
                .split('/')
                .zip(&parts)
                .all(|(a, b)| a == *b || a.starts_with('{'))
    })
}

async fn call(client: &Client, endpoint: &Endpoint, at: &str, body: impl Into<Body>) -> Answer {
    if endpoint.method == Method::Ws {
        // What tells the upgrade from a GET of the same path.
        let upgrading = client
            .clone()
            .with_header("sec-websocket-key", "dGhlIHNhbXBsZSBub25jZQ==");
        return upgrading.send(method(endpoint), at, body).await;
    }
    client.send(method(endpoint), at, body).await
}

/// Collects what is wrong, so that one run tells of every endpoint.
#[derive(Default)]
struct Wrong(Vec<String>);

impl Wrong {
    fn unless(&mut self, good: bool, endpoint: &Endpoint, what: &str, answer: &Answer) {
        if !good {
            let text: String = answer.text().chars().take(120).collect();
            self.0.push(format!(
                "{}: {what}: {} {text}",
                name(endpoint),
                answer.status
            ));
        }
    }

    fn none(self) {
        assert!(
            self.0.is_empty(),
            "{} wrong:\n{}",
            self.0.len(),
            self.0.join("\n")
        );
    }
}

fn is_error_body(answer: &Answer) -> bool {
    // Forms of collections are refused with one more wrapping.
    serde_json::from_slice::<Value>(&answer.body)
        .is_ok_and(|body| body["error"].is_string() || body["error"]["error"].is_string())
}

#[test]
fn something_is_built_and_something_is_declared() {
    assert!(api::endpoints().count() > 250);
    assert!(
        built().count() > 60,
        "{} endpoints are built",
        built().count()
    );
}

#[test]
fn planned_endpoints_answer_404_in_mastodons_form() {
    run(async {
        let app = App::shared().await;
        let somebody = app.somebody("planned").await;
        let mut wrong = Wrong::default();
        for endpoint in api::endpoints().filter(|endpoint| endpoint.status == Status::Planned) {
            if !is_document(endpoint) || is_shadowed(endpoint) {
                continue;
            }
            let answer = call(&somebody, endpoint, &path(endpoint, "1"), ()).await;
            wrong.unless(
                answer.status == 404 && is_error_body(&answer),
                endpoint,
                "planned",
                &answer,
            );
        }
        wrong.none();
    });
}

#[test]
fn without_a_token_endpoints_that_need_one_answer_401() {
    run(async {
        let client = App::shared().await.client();
        let mut wrong = Wrong::default();
        for endpoint in built().filter(|endpoint| endpoint.auth.needs_token()) {
            let answer = call(&client, endpoint, &path(endpoint, "1"), ()).await;
            wrong.unless(
                answer.status == 401 && (is_error_body(&answer) || endpoint.method == Method::Ws),
                endpoint,
                "no token",
                &answer,
            );
        }
        wrong.none();
    });
}

#[test]
fn a_made_up_token_answers_401_wherever_a_token_counts() {
    run(async {
        let client = App::shared()
            .await
            .client()
            .with_token("nobody-was-given-this");
        let mut wrong = Wrong::default();
        for endpoint in built() {
            if matches!(endpoint.auth, Auth::Public | Auth::Page) {
                continue;
            }
            let answer = call(&client, endpoint, &path(endpoint, "1"), ()).await;
            wrong.unless(answer.status == 401, endpoint, "made-up token", &answer);
        }
        wrong.none();
    });
}

/// A scope that satisfies none of those wanted.
fn wrong_scope(wanted: &[&str]) -> &'static str {
    KNOWN
        .iter()
        .copied()
        .filter(|scope| !scope.contains("admin"))
        .find(|scope| !Scopes::parse(scope).is_ok_and(|held| held.satisfies(wanted)))
        .expect("a scope that is not enough")
}

#[test]
fn a_token_of_the_wrong_scope_answers_403_ghsa_58x8_3qxw_6hm7() {
    run(async {
        let app = App::shared().await;
        let somebody = app.somebody("scopes").await;
        let mut tokens = std::collections::HashMap::new();
        let mut wrong = Wrong::default();
        for endpoint in built() {
            let wanted = endpoint.auth.scopes();
            if wanted.is_empty() {
                continue;
            }
            let scope = wrong_scope(wanted);
            if !tokens.contains_key(scope) {
                tokens.insert(scope, app.token(&somebody.username, scope).await);
            }
            let client = app.client().with_token(&tokens[scope]);
            let answer = call(&client, endpoint, &path(endpoint, "1"), ()).await;
            let good = if endpoint.method == Method::Ws || endpoint.path.contains("/streaming") {
                matches!(answer.status, 401 | 403)
            } else {
                answer.status == 403 && is_error_body(&answer)
            };
            wrong.unless(good, endpoint, &format!("scope {scope}"), &answer);
        }
        wrong.none();
    });
}

#[test]
fn an_applications_token_is_refused_where_a_person_is_needed() {
    run(async {
        let app = App::shared().await;
        let token = app.app_token("read write follow push profile").await;
        let client = app.client().with_token(&token);
        let mut wrong = Wrong::default();
        for endpoint in built().filter(|endpoint| is_document(endpoint)) {
            if !matches!(endpoint.auth, Auth::User(_)) || endpoint.permission.is_some() {
                continue;
            }
            let answer = call(&client, endpoint, &path(endpoint, "1"), ()).await;
            wrong.unless(
                matches!(answer.status, 401 | 403 | 422) && is_error_body(&answer),
                endpoint,
                "application's token",
                &answer,
            );
        }
        wrong.none();
    });
}

#[test]
fn staff_endpoints_refuse_ordinary_people() {
    run(async {
        let app = App::shared().await;
        let somebody = app.somebody("ordinary").await;
        let token = app
            .token(&somebody.username, "read write admin:read admin:write")
            .await;
        let client = app.client().with_token(&token);
        let mut wrong = Wrong::default();
        for endpoint in built().filter(|endpoint| endpoint.permission.is_some()) {
            let answer = call(&client, endpoint, &path(endpoint, "1"), ()).await;
            wrong.unless(answer.status == 403, endpoint, "not staff", &answer);
        }
        wrong.none();
    });
}

/// Bodies that no client means: each with what it is.
fn rubbish(endpoint: &Endpoint) -> Vec<(&'static str, Body)> {
    let mut named = HashSet::new();
    let names: Vec<&str> = endpoint
        .params
        .iter()
        .map(|param| param.name.split('[').next().unwrap_or(param.name))
        .filter(|name| named.insert(*name))
        .collect();
    let all = |value: Value| -> Body {
        let fields = names.iter().map(|name| ((*name).to_owned(), value.clone()));
        Body::Json(Value::Object(fields.collect()))
    };
    let deep = format!("{}1{}", "{\"a\":".repeat(5000), "}".repeat(5000));
    let pairs: Vec<(&str, &str)> = names
        .iter()
        .map(|name| (*name, "\u{202e}%00\u{feff}"))
        .collect();
    vec![
        (
            "objects everywhere",
            all(json!({ "a": { "b": [null, 1, {}] } })),
        ),
        ("arrays everywhere", all(json!([[], {}, 1, "x", null]))),
        ("numbers everywhere", all(json!(-1.5e300))),
        ("booleans everywhere", all(json!(true))),
        ("nulls everywhere", all(Value::Null)),
        ("huge integers everywhere", all(json!(u64::MAX))),
        ("empty texts everywhere", all(json!(""))),
        ("zero bytes everywhere", all(json!("a\u{0}b"))),
        ("long texts everywhere", all(json!("x".repeat(40_000)))),
        ("odd characters in a form", form(&pairs)),
        (
            "zero byte in a form",
            Body::Raw(
                "application/x-www-form-urlencoded".into(),
                b"status=%00&id[]=%00&q=%00".to_vec(),
            ),
        ),
        (
            "invalid UTF-8 in a form",
            Body::Raw(
                "application/x-www-form-urlencoded".into(),
                b"status=%ff%fe&\xff=1".to_vec(),
            ),
        ),
        (
            "brackets in a form",
            Body::Raw(
                "application/x-www-form-urlencoded".into(),
                b"a[[[]]]=1&[]=2&a[=3&a]=4&=5&id[][][]=1".to_vec(),
            ),
        ),
        ("a JSON array", Body::Json(json!([1, 2]))),
        ("a JSON text", Body::Json(json!("text"))),
        (
            "broken JSON",
            Body::Raw("application/json".into(), b"{\"status\": ".to_vec()),
        ),
        (
            "invalid UTF-8 as JSON",
            Body::Raw("application/json".into(), b"{\"status\":\"\xff\"}".to_vec()),
        ),
        (
            "deep JSON",
            Body::Raw("application/json".into(), deep.into_bytes()),
        ),
        (
            "a type nobody knows",
            Body::Raw("application/x-nobody".into(), b"\x00\x01".to_vec()),
        ),
        (
            "a multipart without end",
            Body::Raw(
                "multipart/form-data; boundary=b".into(),
                b"--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"x\"\r\n\r\nabc"
                    .to_vec(),
            ),
        ),
        (
            "a multipart without boundary",
            Body::Raw("multipart/form-data".into(), b"abc".to_vec()),
        ),
        (
            "a file that is none",
            multipart(&[
                Part::File("file", "../../x.png", "image/png", b"not a picture"),
                Part::File(
                    "avatar",
                    "x\u{0}.svg",
                    "image/svg+xml",
                    b"<svg onload='x'/>",
                ),
                Part::Text("status", "x"),
            ]),
        ),
    ]
}

/// What a caller may be answered: anything but a fault of the server's own. 503 is for what somebody else fails at.
fn is_handled(answer: &Answer) -> bool {
    answer.status < 500
        && (answer.status < 400 || answer.body.is_empty() || is_error_body(answer) || {
            answer
                .header("content-type")
                .is_some_and(|kind| kind.starts_with("text/"))
        })
}

/// Calls that would end the caller's session for the calls after it.
fn ends_the_session(endpoint: &Endpoint) -> bool {
    endpoint.path == "/oauth/revoke"
}

#[test]
fn rubbish_in_the_body_is_refused_or_ignored_but_never_500() {
    run(async {
        let app = App::shared().await;
        let somebody = app.somebody("rubbish").await;
        let status = somebody.post_status("something to hit").await;
        let id = status["id"].as_str().unwrap().to_owned();
        let mut wrong = Wrong::default();
        for endpoint in built().filter(|endpoint| is_document(endpoint)) {
            if ends_the_session(endpoint) || endpoint.method == Method::Get {
                continue;
            }
            for (what, body) in rubbish(endpoint) {
                let answer = call(&somebody, endpoint, &path(endpoint, &id), body).await;
                wrong.unless(is_handled(&answer), endpoint, what, &answer);
            }
        }
        wrong.none();
    });
}

#[test]
fn rubbish_in_the_query_is_refused_or_ignored_but_never_500() {
    const QUERIES: &[&str] = &[
        "limit=-1",
        "limit=999999999999999999999",
        "limit=x&offset=-5",
        "max_id=abc&min_id=%00",
        "max_id=99999999999999999999999999&since_id=-1",
        "max_id=9223372036854775807&min_id=9223372036854775807",
        "min_id=0&max_id=0&since_id=0",
        "offset=99999999999999999",
        "q=%25%27%22%5C%00",
        "q=%27%3B%20DROP%20TABLE%20accounts%3B--&acct=%27--",
        "id[]=1&id[]=x&id[a]=2&id=3",
        "id[]=99999999999999999999",
        "q=%ff%fe",
        "&&&===&",
        "types[]=nonsense&exclude_types[]=nonsense&context[]=x",
        "local=maybe&remote=2&only_media=%20",
        "acct=@@@@&username=/../..&uri=file:///etc/passwd&url=javascript:x",
    ];
    run(async {
        let app = App::shared().await;
        let somebody = app.somebody("query").await;
        let mut wrong = Wrong::default();
        for endpoint in built().filter(|endpoint| is_document(endpoint)) {
            if endpoint.method != Method::Get {
                continue;
            }
            for query in QUERIES {
                let at = format!("{}?{query}", path(endpoint, "1"));
                let answer = call(&somebody, endpoint, &at, ()).await;
                wrong.unless(is_handled(&answer), endpoint, query, &answer);
            }
            let long = format!("{}?q={}", path(endpoint, "1"), "a".repeat(7000));
            let answer = call(&somebody, endpoint, &long, ()).await;
            wrong.unless(is_handled(&answer), endpoint, "a long query", &answer);
        }
        wrong.none();
    });
}

#[test]
fn rubbish_in_the_path_answers_404_and_never_500() {
    const VALUES: &[&str] = &[
        "0",
        "-1",
        "999999999999999999999999",
        "9223372036854775807",
        "abc",
        "%00",
        "%ff",
        "1%2F..%2F..",
        "%27%20OR%201%3D1--",
        "1e3",
        "%F0%9F%90%A6",
        "..",
    ];
    run(async {
        let app = App::shared().await;
        let somebody = app.somebody("path").await;
        let mut wrong = Wrong::default();
        for endpoint in built().filter(|endpoint| is_document(endpoint)) {
            if endpoint.path_params().next().is_none() || ends_the_session(endpoint) {
                continue;
            }
            for value in VALUES {
                let answer = call(&somebody, endpoint, &path(endpoint, value), ()).await;
                wrong.unless(is_handled(&answer), endpoint, value, &answer);
                let is_id = endpoint.path_params().all(|name| name == "id");
                if is_id && *value != ".." && !endpoint.path.starts_with("/api/v1/tags") {
                    wrong.unless(
                        (400..500).contains(&answer.status),
                        endpoint,
                        &format!("{value} names nothing"),
                        &answer,
                    );
                }
            }
        }
        wrong.none();
    });
}

#[test]
fn a_body_over_the_declared_limit_answers_413() {
    run(async {
        let app = App::shared().await;
        let somebody = app.somebody("large").await;
        let mut wrong = Wrong::default();
        for endpoint in built().filter(|endpoint| is_document(endpoint)) {
            let Some(limit) = endpoint.body.bytes() else {
                continue;
            };
            // Only what reads a body can refuse one.
            if endpoint.method == Method::Get || endpoint.params.is_empty() {
                continue;
            }
            let body = Body::Raw(
                "application/x-www-form-urlencoded".to_owned(),
                format!("filler={}", "x".repeat(limit)).into_bytes(),
            );
            // The rest of the body may be cut off by then: a closed connection is a refusal too.
            let at = path(endpoint, "1");
            if let Ok(answer) = somebody.try_send(method(endpoint), &at, body).await {
                wrong.unless(
                    (400..500).contains(&answer.status),
                    endpoint,
                    "too large",
                    &answer,
                );
            }
        }
        wrong.none();
    });
}

#[test]
fn every_method_of_an_update_does_the_same() {
    run(async {
        let app = App::shared().await;
        let client = app.client();
        let mut wrong = Wrong::default();
        for endpoint in built().filter(|endpoint| endpoint.auth.needs_token()) {
            for also in endpoint.also {
                let method = reqwest::Method::from_bytes(also.as_str().as_bytes()).unwrap();
                let answer = client.send(method, &path(endpoint, "1"), ()).await;
                wrong.unless(answer.status == 401, endpoint, also.as_str(), &answer);
            }
        }
        wrong.none();
    });
}

#[test]
fn unknown_paths_of_the_api_answer_404_in_json_and_others_in_text() {
    run(async {
        let client = App::shared().await.client();
        for path in [
            "/api/v1/nothing",
            "/api/v9/accounts",
            "/oauth/nothing",
            "/.well-known/nothing",
        ] {
            let answer = client.get(path).await.expect(404);
            assert!(is_error_body(&answer), "{path}: {}", answer.text());
        }
        let page = client
            .get(&format!("/nowhere-{}", unique()))
            .await
            .expect(404);
        assert!(!is_error_body(&page));
    });
}
