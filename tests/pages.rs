//! The pages for browsers: signing in, consent, settings, letters, and what anybody may read.

use std::collections::BTreeMap;

use aws_lc_rs::digest;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde_json::{Value, json};

use crate::support::{
    Answer, App, Client, Options,
    app::PASSWORD,
    client::{encode, form},
    eventually, run,
};

const CALLBACK: &str = "https://elk.test/api/x/oauth/https%3A%2F%2Felk.test";
const OOB: &str = "urn:ietf:wg:oauth:2.0:oob";
const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

/// A browser: keeps cookies, follows nothing by itself.
pub struct Browser {
    client: Client,
    /// By name.
    pub cookies: BTreeMap<String, String>,
    page: String,
}

impl Browser {
    /// Without cookies.
    pub fn new(app: &App) -> Self {
        Self {
            client: app.client(),
            cookies: BTreeMap::new(),
            page: String::new(),
        }
    }

    fn take(&mut self, answer: Answer) -> Answer {
        for value in answer.headers.get_all("set-cookie") {
            let text = value.to_str().unwrap();
            for flag in ["HttpOnly", "SameSite=Lax", "Secure", "Path=/"] {
                assert!(text.contains(flag), "{text}");
            }
            let (name, rest) = text.split_once('=').unwrap();
            assert!(name.starts_with("__Host-"), "{text}");
            let value = rest.split(';').next().unwrap();
            if value.is_empty() {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        if answer.status != 303 {
            self.page = answer.text();
        }
        answer
    }

    fn dressed(&self) -> Client {
        let cookies: Vec<String> = self
            .cookies
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        self.client
            .clone()
            .with_header("cookie", &cookies.join("; "))
    }

    /// Looks at a page.
    pub async fn get(&mut self, path: &str) -> Answer {
        let answer = self.dressed().get(path).await;
        self.take(answer)
    }

    /// Sends the form of the page at hand: its hidden fields, and these.
    pub async fn submit(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let hidden = hidden(&self.page);
        let mut pairs: Vec<(&str, &str)> = hidden
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        pairs.extend_from_slice(fields);
        let answer = self.dressed().post(path, form(&pairs)).await;
        self.take(answer)
    }

    /// Signs in with the password that everybody has.
    pub async fn sign_in(&mut self, login: &str) {
        self.get("/auth/sign_in").await.expect(200);
        self.submit("/auth/sign_in", &[("login", login), ("password", PASSWORD)])
            .await
            .expect(303);
    }
}

/// The hidden fields of the last form of a page.
fn hidden(page: &str) -> Vec<(String, String)> {
    let form = page.rsplit("<form").next().unwrap_or_default();
    form.split("<input type=\"hidden\" name=\"")
        .skip(1)
        .filter_map(|part| {
            let (name, rest) = part.split_once('"')?;
            let value = rest.split_once("value=\"")?.1.split_once('"')?.0;
            Some((name.to_owned(), unescaped(value)))
        })
        .collect()
}

fn unescaped(text: &str) -> String {
    text.replace("&#34;", "\"")
        .replace("&#39;", "'")
        .replace("&#60;", "<")
        .replace("&#62;", ">")
        .replace("&#38;", "&")
}

async fn application(app: &App, redirect_uri: &str) -> (String, String) {
    let made = app
        .client()
        .post(
            "/api/v1/apps",
            json!({
                "client_name": "<b>Elk</b>",
                "redirect_uris": [redirect_uri, OOB],
                "scopes": "read write follow push profile",
            }),
        )
        .await
        .expect(200)
        .json();
    let text = |name: &str| made[name].as_str().unwrap().to_owned();
    (text("client_id"), text("client_secret"))
}

fn authorize(client_id: &str, redirect_uri: &str, more: &str) -> String {
    let challenge = URL_SAFE_NO_PAD.encode(digest::digest(&digest::SHA256, VERIFIER.as_bytes()));
    format!(
        "/oauth/authorize?response_type=code&client_id={client_id}&redirect_uri={}&scope=read+profile&state={}\
         &code_challenge={challenge}&code_challenge_method=S256{more}",
        encode(redirect_uri),
        encode("a&b \"c\"")
    )
}

fn location(answer: &Answer) -> String {
    answer.header("location").expect("a location").to_owned()
}

fn code_of(location: &str) -> String {
    let (_, rest) = location.split_once("code=").expect("a code");
    rest.split('&').next().unwrap().to_owned()
}

async fn exchange(app: &App, client: &(String, String), code: &str, more: Value) -> Answer {
    let mut body = json!({
        "grant_type": "authorization_code",
        "client_id": client.0,
        "client_secret": client.1,
        "redirect_uri": CALLBACK,
        "code": code,
        "code_verifier": VERIFIER,
    });
    for (name, value) in more.as_object().unwrap() {
        body[name] = value.clone();
    }
    app.client().post("/oauth/token", body).await
}

/// Signs in and says yes; the code.
async fn consent(app: &App, client: &(String, String), login: &str) -> String {
    let mut browser = Browser::new(app);
    browser.sign_in(login).await;
    browser
        .get(&authorize(&client.0, CALLBACK, ""))
        .await
        .expect(200);
    let answer = browser
        .submit("/oauth/authorize", &[("decision", "allow")])
        .await
        .expect(303);
    code_of(&location(&answer))
}

#[test]
fn authorize_leads_through_sign_in_and_consent_to_a_code() {
    run(async {
        let app = App::shared().await;
        let person = app.somebody("consents").await;
        let client = application(&app, CALLBACK).await;
        let mut browser = Browser::new(&app);
        let asked = authorize(&client.0, CALLBACK, "");
        let answer = browser.get(&asked).await.expect(303);
        let to = location(&answer);
        assert!(to.starts_with("/auth/sign_in?return_to=%2Foauth%2Fauthorize"));
        let page = browser.get(&to).await.expect(200);
        assert_eq!(page.header("cache-control"), Some("private, no-store"));
        assert_eq!(page.header("x-frame-options"), Some("DENY"));
        assert_eq!(page.header("cross-origin-opener-policy"), None);
        let answer = browser
            .submit(
                "/auth/sign_in",
                &[("login", &person.username), ("password", PASSWORD)],
            )
            .await
            .expect(303);
        let page = browser.get(&location(&answer)).await.expect(200);
        let policy = page.header("content-security-policy").unwrap();
        assert!(
            policy.contains("form-action 'self' https://elk.test;"),
            "{policy}"
        );
        assert!(policy.contains("default-src 'none'"));
        assert!(!browser.page.contains("<b>Elk"));
        let answer = browser
            .submit("/oauth/authorize", &[("decision", "allow")])
            .await
            .expect(303);
        let to = location(&answer);
        assert!(to.starts_with(&format!("{CALLBACK}?code=")), "{to}");
        assert!(to.ends_with("&state=a%26b+%22c%22"), "{to}");
        let token = exchange(&app, &client, &code_of(&to), json!({"scope": "write"}))
            .await
            .expect(200)
            .json();
        assert_eq!(token["scope"], "read profile");
        let claims = app
            .client()
            .with_token(token["access_token"].as_str().unwrap())
            .get("/oauth/userinfo")
            .await
            .expect(200)
            .json();
        assert_eq!(claims["preferred_username"], person.username);
    });
}

#[test]
fn a_denial_is_told_to_the_client_with_its_state() {
    run(async {
        let app = App::shared().await;
        let person = app.somebody("denies").await;
        let client = application(&app, CALLBACK).await;
        let mut browser = Browser::new(&app);
        browser.sign_in(&person.username).await;
        browser
            .get(&authorize(&client.0, CALLBACK, ""))
            .await
            .expect(200);
        let answer = browser
            .submit("/oauth/authorize", &[("decision", "deny")])
            .await
            .expect(303);
        let to = location(&answer);
        assert!(to.starts_with(&format!("{CALLBACK}?error=access_denied&")));
        assert!(to.ends_with("&state=a%26b+%22c%22"));
    });
}

#[test]
fn a_code_that_comes_twice_takes_back_its_token_cve_2026_57574() {
    run(async {
        let app = App::shared().await;
        let person = app.somebody("twice").await;
        let client = application(&app, CALLBACK).await;
        let code = consent(&app, &client, &person.username).await;
        let token = exchange(&app, &client, &code, json!({}))
            .await
            .expect(200)
            .json();
        let holder = app
            .client()
            .with_token(token["access_token"].as_str().unwrap());
        holder.get("/oauth/userinfo").await.expect(200);
        let again = exchange(&app, &client, &code, json!({})).await.expect(400);
        assert_eq!(again.error(), "invalid_grant");
        holder.get("/oauth/userinfo").await.expect(401);
    });
}

#[test]
fn a_code_is_bound_to_client_redirect_and_verifier() {
    run(async {
        let app = App::shared().await;
        let person = app.somebody("bound").await;
        let client = application(&app, CALLBACK).await;
        let other = application(&app, CALLBACK).await;
        let code = consent(&app, &client, &person.username).await;
        for wrong in [
            json!({"redirect_uri": OOB}),
            json!({"redirect_uri": null}),
            json!({"code_verifier": null}),
            json!({"code_verifier": "a".repeat(43)}),
            json!({"code": "made-up"}),
            json!({"client_id": other.0, "client_secret": other.1}),
        ] {
            let answer = exchange(&app, &client, &code, wrong.clone()).await;
            assert_eq!(answer.status, 400, "{wrong}");
            assert_eq!(answer.error(), "invalid_grant", "{wrong}");
        }
        exchange(&app, &client, &code, json!({})).await.expect(200);
    });
}

#[test]
fn without_a_redirect_the_code_is_shown_on_a_page() {
    run(async {
        let app = App::shared().await;
        let person = app.somebody("oob").await;
        let client = application(&app, CALLBACK).await;
        let mut browser = Browser::new(&app);
        browser.sign_in(&person.username).await;
        browser
            .get(&authorize(&client.0, OOB, ""))
            .await
            .expect(200);
        let answer = browser
            .submit("/oauth/authorize", &[("decision", "allow")])
            .await
            .expect(303);
        let to = location(&answer);
        assert!(to.starts_with("/oauth/authorize/native?code="));
        let code = code_of(&to);
        browser.get(&to).await.expect(200);
        assert!(browser.page.contains(&code));
        browser
            .get("/oauth/authorize/native?code=%3Cscript%3E")
            .await
            .expect(404);
        exchange(&app, &client, &code, json!({"redirect_uri": OOB}))
            .await
            .expect(200);
    });
}

#[test]
fn nobody_is_sent_to_an_address_that_is_not_registered() {
    run(async {
        let app = App::shared().await;
        let person = app.somebody("strict").await;
        let client = application(&app, CALLBACK).await;
        let mut browser = Browser::new(&app);
        let elsewhere = authorize(&client.0, "https://evil.test/", "");
        let unknown = authorize("unknown", CALLBACK, "");
        for asked in [&elsewhere, &unknown] {
            let answer = browser.get(asked).await.expect(400);
            assert_eq!(answer.header("location"), None);
        }
        // Signed out, even a registered client cannot make this server send people to it.
        let wrong = authorize(&client.0, CALLBACK, "&scope=admin:read");
        let answer = browser.get(&wrong).await.expect(303);
        assert!(location(&answer).starts_with("/auth/sign_in?"));
        browser.sign_in(&person.username).await;
        let answer = browser.get(&wrong).await.expect(303);
        assert!(location(&answer).starts_with(&format!("{CALLBACK}?error=invalid_scope&")));
    });
}

#[test]
fn force_login_shows_the_form_to_who_is_signed_in() {
    run(async {
        let app = App::shared().await;
        let person = app.somebody("forced").await;
        let client = application(&app, CALLBACK).await;
        let mut browser = Browser::new(&app);
        browser.sign_in(&person.username).await;
        let asked = authorize(&client.0, CALLBACK, "&force_login=true");
        let answer = browser.get(&asked).await.expect(303);
        let to = location(&answer);
        assert!(!to.contains("force_login"));
        browser.get(&to).await.expect(200);
        let answer = browser
            .submit(
                "/auth/sign_in",
                &[("login", &person.username), ("password", PASSWORD)],
            )
            .await
            .expect(303);
        browser.get(&location(&answer)).await.expect(200);
    });
}

#[test]
fn signing_in_and_asking_for_a_new_password_tell_nothing_of_who_is_here_ghsa_xgg7_8hvq_8m65() {
    run(async {
        let app = App::shared().await;
        let person = app.somebody("whoishere").await;
        let known = format!("{}@mail.example", person.username);
        let mut told = Vec::new();
        for login in [known.as_str(), "nobody-is-here@mail.example"] {
            let mut browser = Browser::new(&app);
            browser.get("/auth/sign_in").await.expect(200);
            let fields = [("login", login), ("password", "not the password")];
            browser.submit("/auth/sign_in", &fields).await.expect(422);
            let refused = browser.page.clone();
            browser.get("/auth/password/new").await.expect(200);
            let asked = browser
                .submit("/auth/password/new", &[("email", login)])
                .await;
            let proof = hidden(&refused)
                .into_iter()
                .find(|(name, _)| name == "csrf");
            let mut seen =
                format!("{refused} {} {}", asked.status, browser.page).replace(login, "{login}");
            for (_, secret) in proof.into_iter().chain(hidden(&browser.page)) {
                if !secret.is_empty() {
                    seen = seen.replace(&secret, "{secret}");
                }
            }
            told.push(seen);
        }
        assert_eq!(told[0], told[1]);
    });
}

#[test]
fn a_form_from_another_site_is_refused() {
    run(async {
        let app = App::shared().await;
        let person = app.somebody("forged").await;
        let mut browser = Browser::new(&app);
        let login = [("login", person.username.as_str()), ("password", PASSWORD)];
        // No cookie, no token.
        browser.submit("/auth/sign_in", &login).await.expect(422);
        browser.get("/auth/sign_in").await.expect(200);
        // A token without its cookie.
        let mut stranger = Browser::new(&app);
        stranger.page.clone_from(&browser.page);
        stranger.submit("/auth/sign_in", &login).await.expect(422);
        // A cookie without its token.
        let good = std::mem::take(&mut browser.page);
        browser.submit("/auth/sign_in", &login).await.expect(422);
        browser.page = good;
        browser.submit("/auth/sign_in", &login).await.expect(303);
        // The token of before the sign-in is worth nothing after it.
        browser.submit("/auth/sign_out", &[]).await.expect(422);
    });
}

#[test]
fn forms_lead_nowhere_else_ghsa_xqw8_4j56_5hj6() {
    run(async {
        let app = App::shared().await;
        let mut browser = Browser::new(&app);
        for path in [
            "//evil.test",
            "/\\evil.test",
            "https://evil.test/",
            "/web/%2F%2Fevil.test",
            "/oauth/authorize?\r\nx",
        ] {
            browser
                .get(&format!("/auth/sign_in?return_to={}", encode(path)))
                .await
                .expect(200);
            assert!(
                hidden(&browser.page)
                    .contains(&("return_to".to_owned(), "/settings/password".to_owned())),
                "{path}"
            );
        }
    });
}

/// Paths of old front ends were turned into redirects, with whatever stood in them as the host.
#[test]
fn old_paths_lead_to_no_other_host_ghsa_xqw8_4j56_5hj6() {
    run(async {
        let app = App::shared().await;
        let person = app.somebody("oldpaths").await;
        let document = "application/activity+json";
        let name = &person.username;
        let mut paths: Vec<String> = [
            "//evil.test",
            "/%2F%2Fevil.test",
            "/%2Fevil.test",
            "/%5Cevil.test",
            "/%5C%5Cevil.test",
            "/%252F%252Fevil.test",
            "/.evil.test",
            "/@evil.test/",
            "/https:%2F%2Fevil.test",
            "/%09/evil.test",
            "/%0d%0aLocation:%20https:%2F%2Fevil.test",
        ]
        .iter()
        .flat_map(|odd| {
            [
                "",
                "/web",
                "/web/statuses",
                "/web/timelines",
                "/auth",
                "/users",
                "/tags",
                "/deck",
                "/settings",
            ]
            .map(|before| format!("{before}{odd}"))
        })
        .collect();
        paths.extend(
            ["%2F%2Fevil.test", "%5Cevil.test", "..%2F..%2F%2Fevil.test"]
                .iter()
                .flat_map(|odd| {
                    [
                        format!("/@{name}/{odd}"),
                        format!("/users/{name}/{odd}"),
                        format!("/users/{name}/statuses/{odd}"),
                        format!("/@{name}/tagged/{odd}"),
                    ]
                }),
        );
        paths.extend([
            "/authorize_interaction?uri=https://evil.test/".to_owned(),
            "/share?url=https://evil.test/".to_owned(),
            "/redirect/accounts/1".to_owned(),
            "/auth/sign_in?return_to=https%3A%2F%2Fevil.test&redirect_uri=https%3A%2F%2Fevil.test"
                .to_owned(),
        ]);
        for path in paths {
            for accept in ["text/html", document] {
                let answer = app.client().with_header("accept", accept).get(&path).await;
                let Some(location) = answer.header("location") else {
                    assert!(
                        answer.status == 200 || (400..500).contains(&answer.status),
                        "{path}: {}",
                        answer.status
                    );
                    continue;
                };
                let ours = location.strip_prefix(&app.origin).unwrap_or(location);
                assert!(
                    ours.starts_with('/') && !ours.starts_with("//") && !ours.contains('\\'),
                    "{path} leads to {location}"
                );
            }
        }
    });
}

#[test]
fn a_session_is_dead_after_signing_out_cve_2025_24896() {
    run(async {
        let app = App::shared().await;
        let person = app.somebody("leaves").await;
        let mut browser = Browser::new(&app);
        browser.sign_in(&person.username).await;
        browser.get("/settings/password").await.expect(200);
        let kept = browser.cookies.clone();
        let page = browser.page.clone();
        browser.page = page.split_inclusive("</form>").next().unwrap().to_owned();
        browser.submit("/auth/sign_out", &[]).await.expect(303);
        assert!(browser.cookies.is_empty());
        browser.cookies = kept;
        browser.get("/settings/password").await.expect(303);
    });
}

/// Script that got into a page elsewhere took the token from where the page kept it. Here no page runs any, cookies are out
/// of its reach (see [`Browser::take`]), and no page holds a token.
#[test]
fn no_page_runs_script_or_holds_a_token_ghsa_pmmv_jwqh_f5ww() {
    run(async {
        let app = App::shared().await;
        let person = app.somebody("unscripted").await;
        let client = application(&app, OOB).await;
        let mut browser = Browser::new(&app);
        browser.sign_in(&person.username).await;
        let secrets: Vec<String> = browser.cookies.values().cloned().collect();
        assert!(!secrets.is_empty());
        for path in [
            "/".to_owned(),
            "/about".to_owned(),
            "/auth/sign_in?force=1".to_owned(),
            "/settings/password".to_owned(),
            authorize(&client.0, OOB, ""),
            format!("/@{}", person.username),
            "/nothing-is-here".to_owned(),
        ] {
            let answer = browser.get(&path).await;
            if answer.status == 303 {
                continue;
            }
            let policy = answer.header("content-security-policy").unwrap();
            assert!(policy.starts_with("default-src 'none'"), "{path}: {policy}");
            assert!(
                !policy.contains("script-src") && !policy.contains("unsafe"),
                "{path}: {policy}"
            );
            let html = answer.text();
            let lower = html.to_lowercase();
            for bad in [
                "<script",
                "javascript:",
                " onload=",
                " onclick=",
                " onerror=",
            ] {
                assert!(!lower.contains(bad), "{bad} at {path}");
            }
            assert!(!html.contains(&person.token), "a token at {path}");
            for secret in &secrets {
                assert!(!html.contains(secret.as_str()), "a cookie at {path}");
            }
        }
    });
}

#[test]
fn a_new_password_ends_every_token_and_session_ghsa_f3q3_rmf7_9655() {
    run(async {
        let app = App::shared().await;
        let person = app.somebody("changes").await;
        let mut other = Browser::new(&app);
        other.sign_in(&person.username).await;
        let mut browser = Browser::new(&app);
        browser.sign_in(&person.username).await;
        browser.get("/settings/password").await.expect(200);
        let page = browser.page.clone();
        let password_form = page.split("action=\"/settings/password\"").nth(1).unwrap();
        browser.page = format!("<form{}", password_form.split("</form>").next().unwrap());
        let wrong = [("current_password", "not it"), ("password", "a better one")];
        browser
            .submit("/settings/password", &wrong)
            .await
            .expect(422);
        browser.page = format!("<form{}", password_form.split("</form>").next().unwrap());
        let right = [("current_password", PASSWORD), ("password", "a better one")];
        let answer = browser
            .submit("/settings/password", &right)
            .await
            .expect(303);
        browser.get(&location(&answer)).await.expect(200);
        other.get("/settings/password").await.expect(303);
        person
            .get("/api/v1/accounts/verify_credentials")
            .await
            .expect(401);
    });
}

#[test]
fn guessing_the_present_password_with_a_session_is_limited_ghsa_q3rg_xx5v_4mxh() {
    run(async {
        let options = Options::new("guesses").configure(|config| config.limits.rate_limits = true);
        let app = App::start(options).await;
        app.account("target", "").await;
        let mut browser = Browser::new(&app);
        browser.sign_in("target").await;
        browser.get("/settings/password").await.expect(200);
        let page = browser.page.clone();
        let password_form = page.split("action=\"/settings/password\"").nth(1).unwrap();
        let password_form = format!("<form{}", password_form.split("</form>").next().unwrap());
        let mut answers = Vec::new();
        for n in 0..30 {
            browser.page.clone_from(&password_form);
            let guess = format!("guess {n} of many");
            // Other addresses do not help.
            browser.client = app
                .client()
                .with_header("x-forwarded-for", &format!("203.0.113.{n}"));
            let fields = [
                ("current_password", guess.as_str()),
                ("password", "a better one"),
            ];
            answers.push(browser.submit("/settings/password", &fields).await.status);
        }
        assert_eq!(answers.first(), Some(&422), "{answers:?}");
        assert_eq!(answers.last(), Some(&429), "{answers:?}");
    });
}

/// A server where anybody may sign up.
async fn open(name: &str) -> App {
    App::start(Options::new(name).configure(|config| {
        config.registrations.mode = rookery::config::RegistrationMode::Open;
    }))
    .await
}

/// The links of the letters of a kind to an address, the oldest first.
async fn links(app: &App, kind: &str, to: &str, amount: usize) -> Vec<String> {
    let folder = app.services.config.mail_dir();
    let mark = format!("-{kind}-");
    eventually(&format!("{amount} letters to {to}"), || async {
        let mut found = Vec::new();
        for file in std::fs::read_dir(&folder).ok()?.flatten() {
            if !file.file_name().to_string_lossy().contains(&mark) {
                continue;
            }
            let letter = std::fs::read_to_string(file.path()).ok()?;
            if !letter.contains(&format!("To: {to}")) {
                continue;
            }
            let plain = letter
                .replace("=\r\n", "")
                .replace("=\n", "")
                .replace("=3D", "=");
            let path = plain.split_once(app.origin.as_str())?.1;
            found.push(path.split_whitespace().next()?.to_owned());
        }
        (found.len() >= amount).then_some(found)
    })
    .await
}

#[test]
fn an_address_is_confirmed_only_by_the_letter_sent_to_it() {
    run(async {
        let app = open("letters").await;
        let signer = app.client().with_token(&app.app_token("read write").await);
        let body = json!({ "username": "mover", "email": "mine@mail.example", "password": PASSWORD, "agreement": true, "locale": "en" });
        let token = signer
            .post("/api/v1/accounts", body)
            .await
            .expect(200)
            .json();
        let person = app
            .client()
            .with_token(token["access_token"].as_str().unwrap());
        let mine = links(&app, "confirmation", "mine@mail.example", 1).await;
        person
            .post(
                "/api/v1/emails/confirmations",
                json!({"email": "theirs@mail.example"}),
            )
            .await
            .expect(200);
        app.client().get(&mine[0]).await.expect(404);
        let waits = person
            .get("/api/v1/emails/check_confirmation")
            .await
            .expect(200);
        assert_eq!(waits.json(), json!(false));
        let theirs = links(&app, "confirmation", "theirs@mail.example", 1).await;
        app.client().get(&theirs[0]).await.expect(303);
        app.client().get(&theirs[0]).await.expect(404);
        person
            .get("/api/v1/accounts/verify_credentials")
            .await
            .expect(200);
        let late = person
            .post("/api/v1/emails/confirmations", ())
            .await
            .expect(403);
        assert_eq!(
            late.error(),
            "This method is only available while the e-mail is awaiting confirmation"
        );
    });
}

#[test]
fn a_forgotten_password_is_replaced_by_letter_once() {
    run(async {
        let app = App::fresh("forgot").await;
        let person = app.user("forgetful").await;
        let mut browser = Browser::new(&app);
        let mut pages = Vec::new();
        for email in [
            "nobody@mail.example",
            "a,b@mail.example",
            "forgetful@mail.example",
        ] {
            browser.get("/auth/password/new").await.expect(200);
            browser
                .submit("/auth/password/new", &[("email", email)])
                .await
                .expect(200);
            pages.push(browser.page.clone());
        }
        assert!(pages.iter().all(|page| *page == pages[0]));
        let links = links(&app, "password-reset", "forgetful@mail.example", 1).await;
        browser.get(&links[0]).await.expect(200);
        let page = browser.page.clone();
        browser
            .submit("/auth/password/edit", &[("password", "short")])
            .await
            .expect(422);
        browser
            .submit("/auth/password/edit", &[("password", "remembered now")])
            .await
            .expect(303);
        browser.page = page;
        browser
            .submit("/auth/password/edit", &[("password", "and once more")])
            .await
            .expect(404);
        person
            .get("/api/v1/accounts/verify_credentials")
            .await
            .expect(401);
    });
}

#[test]
fn public_pages_escape_what_people_write() {
    run(async {
        let app = App::shared().await;
        let person = app.somebody("public").await;
        person
            .patch(
                "/api/v1/accounts/update_credentials",
                json!({"display_name": "\"><svg onload=x>", "note": "<script>alert(1)</script>"}),
            )
            .await
            .expect(200);
        let status = person
            .post_with(json!({
                "status": "<img src=x onerror=alert(1)>",
                "spoiler_text": "</title><script>",
                "visibility": "public",
            }))
            .await;
        let id = status["id"].as_str().unwrap();
        let client = app.client();
        let name = &person.username;
        for path in [format!("/@{name}"), format!("/@{name}/{id}")] {
            let page = client.get(&path).await.expect(200);
            let html = page.text();
            for bad in ["<script", "<svg", "<img src=x", "</title><"] {
                assert!(!html.contains(bad), "{bad} at {path}");
            }
            assert!(html.contains("rel=\"alternate\" type=\"application/activity+json\""));
            let policy = page.header("content-security-policy").unwrap();
            assert!(policy.starts_with("default-src 'none'"), "{policy}");
        }
        let secret = person.post_as("for followers", "private").await;
        let id = secret["id"].as_str().unwrap();
        client.get(&format!("/@{name}/{id}")).await.expect(404);
        let page = client.get(&format!("/@{name}")).await.expect(200).text();
        assert!(!page.contains("for followers"));
    });
}

#[test]
fn an_address_of_a_page_leads_servers_to_the_document() {
    run(async {
        let app = App::shared().await;
        let person = app.somebody("linked").await;
        let answer = app
            .client()
            .with_header("accept", "application/activity+json")
            .get(&format!("/@{}", person.username))
            .await
            .expect(302);
        assert_eq!(
            location(&answer),
            format!("{}/users/{}", app.origin, person.username)
        );
        for path in ["/", "/about", "/auth/sign_up"] {
            let answer = app.client().get(path).await;
            assert!(matches!(answer.status, 200 | 403), "{path}");
        }
        app.client().get("/@nobody-is-here").await.expect(404);
    });
}
