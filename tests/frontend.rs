//! A web client that is installed beside the API (`web.frontend`).

use std::path::Path;

use serde_json::{Value, json};

use crate::support::{Answer, App, Options, run};

const PAGE: &str = "<!doctype html><html><head><title>Client</title><!--server-generated-meta--></head><body></body></html>";
const SCRIPT: &str = "packs/index-BpcNCT69.js";

/// A client with one script, beside something that is not its own.
fn client(dir: &Path) -> std::path::PathBuf {
    let root = dir.join("client");
    for (name, text) in [
        ("client/index.html", PAGE),
        ("client/sw.js", "self.skipWaiting()"),
        ("client/compose/index.html", "<p>compose</p>"),
        (&format!("client/{SCRIPT}"), "console.log('hello')"),
        ("client/.env", "SECRET=1"),
        ("secret.js", "SECRET=1"),
    ] {
        let path = dir.join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    root
}

async fn with_client(name: &str) -> (App, tempfile::TempDir) {
    let dir = tempfile::tempdir().unwrap();
    let root = client(dir.path());
    let app = App::start(Options::new(name).configure(move |config| {
        config.web.frontend = Some(root);
    }))
    .await;
    (app, dir)
}

fn is_client(answer: &Answer) -> bool {
    answer.text().contains("<title>Client</title>")
}

#[test]
fn a_client_is_shown_wherever_a_browser_goes_but_on_the_servers_own_paths() {
    run(async {
        let (app, _dir) = with_client("shown").await;
        let browser = app.client().with_header("accept", "text/html,*/*;q=0.8");
        let alice = app.somebody("shown").await;
        for place in [
            "/",
            "/index.html",
            "/@nobody",
            "/@nobody@elsewhere.test",
            "/@nobody/1",
            "/tags/rust",
            "/timeline/local",
            "/settings/profile",
            &format!("/@{}", alice.username),
        ] {
            let page = browser.get(place).await.expect(200);
            assert!(is_client(&page), "{place}");
            assert_eq!(
                page.header("content-type"),
                Some("text/html; charset=utf-8")
            );
            assert_eq!(page.header("cache-control"), Some("no-cache"), "{place}");
            assert_eq!(page.header("x-frame-options"), Some("DENY"));
        }
        for (own, status) in [
            ("/api/v1/instance", 200),
            ("/api/v1/none", 404),
            ("/oauth/none", 404),
            ("/nodeinfo/9", 404),
            ("/.well-known/none", 404),
            ("/users/nobody", 404),
            ("/media/none", 404),
            ("/auth/none", 404),
            ("/auth/sign_in", 200),
            ("/about", 200),
            ("/packs/gone.js", 404),
            ("/instance/about/index.html", 404),
            ("/favicon.ico", 404),
        ] {
            let answer = browser.get(own).await.expect(status);
            assert!(!is_client(&answer), "{own}");
        }
        let missing = browser.get("/api/v1/none").await;
        assert_eq!(missing.error(), "Not Found");
        // Nothing is written to a client's places.
        let answer = browser.post("/timeline/local", ()).await.expect(404);
        assert!(!is_client(&answer));
    });
}

#[test]
fn the_files_of_a_client_have_their_types_and_are_kept_by_their_names() {
    run(async {
        let (app, dir) = with_client("files").await;
        let script = app.client().get(&format!("/{SCRIPT}")).await.expect(200);
        assert_eq!(script.text(), "console.log('hello')");
        let header = |answer: &Answer, name| answer.header(name).map(str::to_owned);
        assert_eq!(
            header(&script, "content-type").as_deref(),
            Some("text/javascript; charset=utf-8")
        );
        assert_eq!(
            header(&script, "cache-control").as_deref(),
            Some("public, max-age=31536000, immutable")
        );
        let worker = app.client().get("/sw.js").await.expect(200);
        assert_eq!(
            header(&worker, "cache-control").as_deref(),
            Some("no-cache")
        );
        let tag = header(&worker, "etag").unwrap();
        let asking = app.client().with_header("if-none-match", &tag);
        let known = asking.get("/sw.js").await.expect(304);
        assert_eq!(known.text(), "");
        std::fs::write(dir.path().join("client/sw.js"), "a newer one").unwrap();
        let newer = asking.get("/sw.js").await.expect(200);
        assert_eq!(newer.text(), "a newer one");
        let folder = app.client().get("/compose/").await.expect(200);
        assert_eq!(folder.text(), "<p>compose</p>");
    });
}

#[test]
fn nothing_outside_of_a_clients_folder_is_served() {
    run(async {
        let (app, dir) = with_client("outside").await;
        std::os::unix::fs::symlink(
            dir.path().join("secret.js"),
            dir.path().join("client/link.js"),
        )
        .unwrap();
        for path in [
            "/.env",
            "/%2eenv",
            "/link.js",
            "/..%2fsecret.js",
            "/packs/..%2f..%2fsecret.js",
            "/packs/%2e%2e/%2e%2e/secret.js",
            "/..%5csecret.js",
            "/%00",
            "/packs/%ff",
        ] {
            let answer = app.client().get(path).await;
            assert!(!answer.text().contains("SECRET"), "{path}");
            assert!(answer.status < 500, "{path}");
        }
    });
}

#[test]
fn links_into_a_client_describe_themselves_and_lead_servers_to_documents() {
    run(async {
        let (app, _dir) = with_client("described").await;
        let alice = app.somebody("described").await;
        let post = alice.post_status("Look at <this>").await;
        let id = post["id"].as_str().unwrap();
        let at = format!("/@{}/{id}", alice.username);
        let page = app.client().get(&at).await.expect(200).text();
        assert!(page.contains("<title>Client</title>"));
        assert!(page.contains(r#"<meta property="og:type" content="article">"#));
        assert!(
            page.contains("Look at &#38;lt;this") || page.contains("Look at &#60;this"),
            "{page}"
        );
        let profile = app.client().get(&format!("/@{}", alice.username)).await;
        assert!(
            profile
                .text()
                .contains(r#"<meta property="og:type" content="profile">"#)
        );
        // What is not for everybody is not described.
        let hidden = alice
            .post_with(json!({"status": "Between us", "visibility": "private"}))
            .await;
        let at = format!("/@{}/{}", alice.username, hidden["id"].as_str().unwrap());
        let page = app.client().get(&at).await.expect(200).text();
        assert!(!page.contains("Between us") && page.contains("noindex"));
        let server = app
            .client()
            .with_header("accept", "application/activity+json");
        let answer = server
            .get(&format!("/@{}", alice.username))
            .await
            .expect(302);
        assert!(answer.header("location").unwrap().contains("/users/"));
        server.get("/@nobody").await.expect(404);
    });
}

#[test]
fn soapbox_is_told_where_passwords_are_changed_unless_its_folder_says_otherwise() {
    run(async {
        let (app, dir) = with_client("soapbox").await;
        let settings = app.client().get("/instance/soapbox.json").await.expect(200);
        assert_eq!(settings.header("access-control-allow-origin"), Some("*"));
        let settings = settings.json();
        assert_eq!(
            settings["promoPanel"]["items"][0]["url"],
            format!("{}/settings/password", app.origin)
        );
        let own = dir.path().join("client/instance");
        std::fs::create_dir_all(&own).unwrap();
        std::fs::write(own.join("soapbox.json"), r##"{"brandColor":"#112233"}"##).unwrap();
        let own: Value = app
            .client()
            .get("/instance/soapbox.json")
            .await
            .expect(200)
            .json();
        assert_eq!(own["brandColor"], "#112233");
    });
}

#[test]
fn soapbox_quotes_and_is_shown_quotes_by_its_own_names() {
    run(async {
        let app = App::shared().await;
        let author = app.somebody("quoted").await;
        let quoter = app.somebody("quotes").await;
        let features = app.client().get("/api/v2/instance").await.json();
        let features = &features["pleroma"]["metadata"]["features"];
        assert!(
            features
                .as_array()
                .unwrap()
                .contains(&json!("quote_posting"))
        );
        let quoted = author.post_status("original").await;
        let plain = quoter
            .post_with(json!({"status": "alone", "quote_id": null}))
            .await;
        assert!(plain.get("pleroma").is_none() && plain["quote"].is_null());
        let post = quoter
            .post_with(json!({"status": "look", "quote_id": quoted["id"]}))
            .await;
        let at = format!("/api/v1/statuses/{}", post["id"].as_str().unwrap());
        for shown in [
            post,
            quoter.get(&at).await.expect(200).json(),
            app.client().get(&at).await.expect(200).json(),
        ] {
            assert_eq!(shown["quote"]["quoted_status"]["id"], quoted["id"]);
            assert_eq!(shown["quote"]["id"], quoted["id"]);
            assert_eq!(shown["pleroma"]["quote"], shown["quote"]["quoted_status"]);
            assert_eq!(shown["pleroma"]["quote_visible"], true);
        }
        // What may not be seen any more is not shown under the other name either.
        let own = format!("/api/v1/statuses/{}", quoted["id"].as_str().unwrap());
        author.delete(&own, ()).await.expect(200);
        let shown = app.client().get(&at).await.expect(200).json();
        assert!(shown.get("pleroma").is_none(), "{shown}");
        assert!(shown["quote"].get("id").is_none(), "{shown}");
    });
}
