//! Applications, tokens, signing in and up.

use serde_json::{Value, json};

use crate::support::{
    App, Client, Options,
    app::{PASSWORD, SCOPES},
    client::form,
    run,
    world::unique,
};

const OOB: &str = "urn:ietf:wg:oauth:2.0:oob";

async fn token(app: &App, body: Value) -> crate::support::Answer {
    app.client().post("/oauth/token", body).await
}

#[test]
fn apps_are_made_from_json_form_and_query_alike() {
    run(async {
        let client = App::shared().await.client();
        let json = client
            .post(
                "/api/v1/apps",
                json!({ "client_name": "a", "redirect_uris": [OOB, "app://"], "scopes": SCOPES }),
            )
            .await
            .expect(200)
            .json();
        assert_eq!(json["redirect_uris"], json!([OOB, "app://"]));
        assert_eq!(json["redirect_uri"], format!("{OOB}\napp://"));
        assert_eq!(json["client_secret_expires_at"], 0);
        assert!(json["vapid_key"].is_string());
        let fields = [
            ("client_name", "b"),
            ("redirect_uris", OOB),
            ("scopes", "read push"),
        ];
        let form = client
            .post("/api/v1/apps", form(&fields))
            .await
            .expect(200)
            .json();
        assert_eq!(form["scopes"], json!(["read", "push"]));
        let query = client
            .post(
                &format!("/api/v1/apps?client_name=c&redirect_uris={OOB}&scopes=read+write"),
                (),
            )
            .await
            .expect(200)
            .json();
        assert_eq!(query["name"], "c");
        assert_ne!(json["client_id"], form["client_id"]);
    });
}

#[test]
fn apps_with_dangerous_redirects_unknown_scopes_or_no_name_are_refused() {
    run(async {
        let client = App::shared().await.client();
        let base = json!({ "client_name": "x", "redirect_uris": OOB, "scopes": "read" });
        for (field, value) in [
            ("redirect_uris", "javascript:alert(1)"),
            ("redirect_uris", "data:text/html,x"),
            ("redirect_uris", "vbscript:x"),
            ("redirect_uris", "not a url"),
            ("scopes", "read everything"),
            ("client_name", ""),
        ] {
            let mut body = base.clone();
            body[field] = json!(value);
            let answer = client.post("/api/v1/apps", body).await;
            assert!(
                matches!(answer.status, 400 | 422),
                "{field}: {value}: {}",
                answer.status
            );
        }
    });
}

#[test]
fn password_grant_gives_a_token_and_tells_nobody_who_exists() {
    run(async {
        let app = App::shared().await;
        let name = format!("grant{}", unique());
        app.account(&name, "").await;
        let (id, secret) = app.application().await;
        let ask = |user: String, password: &str| {
            json!({ "grant_type": "password", "client_id": id, "client_secret": secret,
                    "username": user, "password": password, "scope": "read" })
        };
        let good = token(&app, ask(format!("{name}@mail.example"), PASSWORD))
            .await
            .expect(200)
            .json();
        assert_eq!(good["token_type"], "Bearer");
        assert_eq!(good["scope"], "read");
        assert!(good["created_at"].is_i64());
        let wrong = token(
            &app,
            ask(format!("{name}@mail.example"), "another password"),
        )
        .await
        .expect(400);
        let nobody = token(&app, ask(format!("no{name}@mail.example"), PASSWORD))
            .await
            .expect(400);
        assert_eq!(wrong.json()["error"], "invalid_grant");
        assert_eq!(wrong.body, nobody.body);
    });
}

#[test]
fn the_token_endpoint_names_what_is_wrong() {
    run(async {
        let app = App::shared().await;
        let (id, secret) = app.application().await;
        let cases = [
            (
                json!({ "grant_type": "client_credentials", "client_id": id, "client_secret": "wrong" }),
                401,
                "invalid_client",
            ),
            (
                json!({ "grant_type": "client_credentials", "client_id": "unknown", "client_secret": secret }),
                401,
                "invalid_client",
            ),
            (
                json!({ "grant_type": "magic", "client_id": id, "client_secret": secret }),
                400,
                "unsupported_grant_type",
            ),
            (
                json!({ "grant_type": "client_credentials", "client_id": id, "client_secret": secret, "scope": "nonsense" }),
                400,
                "invalid_scope",
            ),
            (
                json!({ "grant_type": "authorization_code", "client_id": id, "client_secret": secret, "code": "x", "redirect_uri": OOB }),
                400,
                "invalid_grant",
            ),
        ];
        for (body, status, error) in cases {
            let answer = token(&app, body.clone()).await.expect(status).json();
            assert_eq!(answer["error"], error, "{body}");
            assert!(answer["error_description"].is_string(), "{body}");
        }
    });
}

#[test]
fn a_token_may_hold_no_more_than_its_application() {
    run(async {
        let app = App::shared().await;
        let made = app
            .client()
            .post(
                "/api/v1/apps",
                json!({ "client_name": "small", "redirect_uris": OOB, "scopes": "read" }),
            )
            .await
            .expect(200)
            .json();
        let answer = token(
            &app,
            json!({ "grant_type": "client_credentials", "client_id": made["client_id"],
                    "client_secret": made["client_secret"], "scope": "read write" }),
        )
        .await
        .expect(400);
        assert_eq!(answer.json()["error"], "invalid_scope");
    });
}

#[test]
fn revoked_tokens_are_dead_at_once_and_only_the_owner_may_revoke() {
    run(async {
        let app = App::shared().await;
        let user = app.somebody("revoke").await;
        let (id, secret) = app.application().await;
        let other = app
            .client()
            .post(
                "/api/v1/apps",
                json!({ "client_name": "other", "redirect_uris": OOB, "scopes": "read" }),
            )
            .await
            .expect(200)
            .json();
        let foreign = json!({ "client_id": other["client_id"], "client_secret": other["client_secret"], "token": user.token });
        let refused = app
            .client()
            .post("/oauth/revoke", foreign)
            .await
            .expect(403);
        assert_eq!(refused.json()["error"], "unauthorized_client");
        user.get("/api/v1/accounts/verify_credentials")
            .await
            .expect(200);

        let own = json!({ "client_id": id, "client_secret": secret, "token": user.token });
        for _ in 0..2 {
            let answer = app
                .client()
                .post("/oauth/revoke", own.clone())
                .await
                .expect(200);
            assert_eq!(answer.json(), json!({}));
        }
        let dead = user
            .get("/api/v1/accounts/verify_credentials")
            .await
            .expect(401);
        assert_eq!(dead.error(), "The access token was revoked");
    });
}

#[test]
fn the_metadata_document_names_endpoints_on_the_public_origin() {
    run(async {
        let app = App::shared().await;
        let document = app
            .client()
            .get("/.well-known/oauth-authorization-server")
            .await
            .expect(200)
            .json();
        assert!(
            document["issuer"]
                .as_str()
                .unwrap()
                .starts_with(&app.origin)
        );
        assert_eq!(
            document["token_endpoint"],
            format!("{}/oauth/token", app.origin)
        );
        assert_eq!(
            document["code_challenge_methods_supported"],
            json!(["S256"])
        );
        assert!(
            document["grant_types_supported"]
                .as_array()
                .unwrap()
                .contains(&json!("authorization_code"))
        );
    });
}

#[test]
fn sign_up_lists_what_is_wrong_by_field() {
    run(async {
        let app = open("wrong").await;
        let client = app.client().with_token(&app.app_token("read write").await);
        app.account("taken", "").await;
        let cases = [
            (json!({ "username": "taken" }), "username", "ERR_TAKEN"),
            (json!({ "username": "TAKEN" }), "username", "ERR_TAKEN"),
            (json!({ "username": "admin" }), "username", "ERR_RESERVED"),
            (
                json!({ "username": "no spaces" }),
                "username",
                "ERR_INVALID",
            ),
            (json!({ "username": "" }), "username", "ERR_BLANK"),
            (
                json!({ "username": "x".repeat(31) }),
                "username",
                "ERR_TOO_LONG",
            ),
            (
                json!({ "email": "taken@mail.example" }),
                "email",
                "ERR_TAKEN",
            ),
            (
                json!({ "email": "Taken@MAIL.example" }),
                "email",
                "ERR_TAKEN",
            ),
            (json!({ "email": "nobody" }), "email", "ERR_INVALID"),
            (
                json!({ "email": "a%b@c@mail.example" }),
                "email",
                "ERR_INVALID",
            ),
            (json!({ "password": "short" }), "password", "ERR_TOO_SHORT"),
            (json!({ "agreement": false }), "agreement", "ERR_ACCEPTED"),
        ];
        for (change, field, code) in cases {
            let mut body = json!({ "username": "fresh", "email": "fresh@mail.example",
                                   "password": PASSWORD, "agreement": true, "locale": "en" });
            for (name, value) in change.as_object().unwrap() {
                body[name] = value.clone();
            }
            let answer = client.post("/api/v1/accounts", body).await.expect(422);
            assert!(answer.error().starts_with("Validation failed"), "{change}");
            let details = answer.json()["details"][field].clone();
            assert!(
                details
                    .as_array()
                    .is_some_and(|all| all.iter().any(|one| one["error"] == code)),
                "{change}: {}",
                answer.text()
            );
        }
    });
}

#[test]
fn sign_up_needs_an_application_and_open_registrations() {
    run(async {
        let body = json!({ "username": "late", "email": "late@mail.example", "password": PASSWORD, "agreement": true, "locale": "en" });
        let app = open("needs").await;
        app.client()
            .post("/api/v1/accounts", body.clone())
            .await
            .expect(401);
        let read_only = app.client().with_token(&app.app_token("read").await);
        read_only
            .post("/api/v1/accounts", body.clone())
            .await
            .expect(403);
        let closed = App::shared().await;
        let client = closed
            .client()
            .with_token(&closed.app_token("read write").await);
        client.post("/api/v1/accounts", body).await.expect(403);
    });
}

#[test]
fn client_set_flags_do_not_skip_the_confirmation_ghsa_wp9f_cmff_p8r2() {
    run(async {
        let app = open("flags").await;
        let client = app.client().with_token(&app.app_token("read write").await);
        let body = json!({
            "username": "eager", "email": "eager@mail.example", "password": PASSWORD, "agreement": true, "locale": "en",
            "confirmed": true, "confirmed_at": "2026-01-01T00:00:00Z", "email_verified": true, "approved": true,
            "skip_confirmation": true, "role_id": 3, "role": "Owner", "admin": true,
            "user": { "confirmed_at": "2026-01-01T00:00:00Z", "role_id": 3 },
        });
        let token = client
            .post("/api/v1/accounts", body)
            .await
            .expect(200)
            .json();
        let person = app
            .client()
            .with_token(token["access_token"].as_str().unwrap());
        let answer = person.get("/api/v1/timelines/home").await.expect(403);
        assert_eq!(
            answer.error(),
            "Your login is missing a confirmed e-mail address"
        );
        assert_eq!(
            app.count(
                "SELECT count(*) FROM users WHERE confirmed_at IS NOT NULL OR role_id <> -99"
            )
            .await,
            0
        );
    });
}

#[test]
fn confirmation_mails_are_limited_per_mailbox_cve_2025_54879() {
    run(async {
        let app = open("resend").await;
        let client = app.client().with_token(&app.app_token("read write").await);
        let body = json!({ "username": "asks", "email": "asks@mail.example", "password": PASSWORD, "agreement": true, "locale": "en" });
        let token = client
            .post("/api/v1/accounts", body)
            .await
            .expect(200)
            .json();
        for n in 0..20 {
            app.client()
                .with_token(token["access_token"].as_str().unwrap())
                .with_header("x-forwarded-for", &format!("203.0.113.{n}"))
                .post("/api/v1/emails/confirmations", ())
                .await;
        }
        app.settled().await;
        let letters = std::fs::read_dir(app.services.config.mail_dir())
            .unwrap()
            .count();
        assert!((1..=5).contains(&letters), "{letters} letters");
    });
}

/// Signs somebody up from an address of their own; answers their client.
async fn newcomer(app: &App, username: &str, address: &str) -> Client {
    let token = app.app_token("read write").await;
    let body = json!({ "username": username, "email": format!("{username}@mail.example"), "password": PASSWORD,
                       "agreement": true, "locale": "en" });
    let made = app
        .client()
        .with_token(&token)
        .with_header("x-forwarded-for", address)
        .post("/api/v1/accounts", body)
        .await
        .expect(200)
        .json();
    app.client()
        .with_token(made["access_token"].as_str().unwrap())
}

/// The letters that were sent to an address that contains `part`.
fn letters_to(app: &App, part: &str) -> usize {
    std::fs::read_dir(app.services.config.mail_dir())
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|file| std::fs::read_to_string(file.path()).ok())
        .filter(|letter| {
            let to = letter.lines().find(|line| line.starts_with("To: "));
            to.is_some_and(|line| line.contains(part))
        })
        .count()
}

/// Who has signed up and not confirmed may name another address, which gets a letter: a way to write to everybody.
#[test]
fn letters_of_a_sign_up_to_ever_other_addresses_are_limited_ghsa_v39f_c9jj_8w7h() {
    run(async {
        let app = open("verify").await;
        let person = newcomer(&app, "writes", "198.51.100.1").await;
        let mut answers = Vec::new();
        for n in 0..20 {
            let answer = person
                .clone()
                .with_header("x-forwarded-for", &format!("203.0.113.{n}"))
                .post(
                    "/api/v1/emails/confirmations",
                    json!({ "email": format!("victim{n}@mail.example") }),
                )
                .await;
            answers.push(answer.status);
            app.settled().await;
        }
        assert_eq!(answers.first(), Some(&200), "{answers:?}");
        assert_eq!(answers.last(), Some(&429), "{answers:?}");
        let letters = letters_to(&app, "@mail.example");
        assert!((2..=5).contains(&letters), "{letters} letters");
    });
}

#[test]
fn one_mailbox_gets_few_letters_however_many_sign_ups_name_it_cve_2025_54879() {
    run(async {
        let app = open("mailbox").await;
        let window = || jiff::Timestamp::now().as_second() / 1800;
        let started = window();
        for n in 0..12 {
            let address = format!("198.51.100.{n}");
            let person = newcomer(&app, &format!("many{n}"), &address).await;
            // The same mailbox in the spellings that providers deliver to one person, and then away from it again.
            let victim = format!("vic.tim+{n}@mail.example");
            for email in [victim, format!("elsewhere{n}@mail.example")] {
                person
                    .post("/api/v1/emails/confirmations", json!({ "email": email }))
                    .await;
                app.settled().await;
            }
        }
        // The count may begin anew in between.
        let most = if window() == started { 5 } else { 10 };
        let letters = letters_to(&app, "vic.tim");
        assert!((1..=most).contains(&letters), "{letters} letters");
        // Others get theirs.
        assert!(letters_to(&app, "elsewhere") > 5);
    });
}

/// A server where anybody may sign up.
async fn open(name: &str) -> App {
    App::start(Options::new(name).configure(|config| {
        config.registrations.mode = rookery::config::RegistrationMode::Open;
    }))
    .await
}
