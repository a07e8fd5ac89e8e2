//! Links in posts and the pages behind them.

use std::{sync::Arc, time::Duration};

use jiff::Timestamp;
use rookery::domain::trends;
use serde_json::{Value, json};
use tokio::{net::TcpListener, sync::Mutex};

use crate::support::{
    App, Session, eventually,
    peer::{Peer, Reply},
    run,
};

const STORY: &str = "https://news.test/story";

fn id(status: &Value) -> String {
    status["id"].as_str().unwrap().to_owned()
}

/// An article with all that trends ask for.
fn article(title: &str) -> Reply {
    Reply::page(&format!(
        "<!doctype html><html lang=en><head><title>Other</title><meta property=\"og:title\" content=\"{title}\">\
         <meta property=\"og:description\" content=\"About birds\"><meta property=\"og:image\" content=\"/bird.jpg\">\
         <meta property=\"og:image:width\" content=\"800\"><meta property=\"og:image:height\" content=\"600\">\
         <meta property=\"og:image:alt\" content=\"A bird\"><meta property=\"og:site_name\" content=\"News\">\
         <meta property=\"og:type\" content=\"article\"><meta property=\"article:published_time\" content=\"2026-03-01T12:00:00Z\">\
         <meta name=\"author\" content=\"Ann\"></head><body></body></html>"
    ))
}

async fn card(reader: &Session, status: &Value) -> Value {
    let path = format!("/api/v1/statuses/{}", id(status));
    reader.get(&path).await.expect(200).json()["card"].clone()
}

/// The card of a post that is made now with a link, when everything about it is done.
async fn card_for(app: &App, author: &Session, link: &str) -> Value {
    let status = author.post_status(&format!("see {link} there")).await;
    app.settled().await;
    card(author, &status).await
}

#[test]
fn a_link_gets_the_card_of_its_opengraph_page_with_every_attribute() {
    run(async {
        let (peer, app) = Peer::with_app(&["news.test"]).await;
        peer.serve(STORY, article("Birds &amp; nests"));
        let author = app.user("author").await;
        let status = author
            .post_status(
                "#birds @author see https://news.test/story#part, and https://news.test/other",
            )
            .await;
        assert_eq!(status["card"], Value::Null);
        app.settled().await;
        assert_eq!(
            card(&author, &status).await,
            json!({
                "url": "https://news.test/story#part",
                "title": "Birds & nests",
                "description": "About birds",
                "language": "en",
                "type": "link",
                "authors": [{ "name": "Ann", "url": "", "account": null }],
                "author_name": "Ann",
                "author_url": "",
                "provider_name": "News",
                "provider_url": "",
                "html": "",
                "width": 800,
                "height": 600,
                "image": "https://news.test/bird.jpg",
                "image_description": "A bird",
                "embed_url": "",
                "blurhash": null,
                "missing_attribution": null,
                "published_at": "2026-03-01T12:00:00.000Z",
            })
        );
        assert_eq!(peer.times(STORY), 1);
        assert_eq!(peer.times("https://news.test/other"), 0);
        // The same on every page that shows it.
        let boost = author
            .post(&format!("/api/v1/statuses/{}/reblog", id(&status)), ())
            .await
            .expect(200)
            .json();
        assert_eq!(boost["card"], Value::Null);
        assert_eq!(boost["reblog"]["card"]["title"], "Birds & nests");
        let asked = peer.asked();
        assert!(asked[0].header("accept").unwrap().contains("text/html"));
        assert_eq!(asked[0].header("signature"), None);
    });
}

#[test]
fn ten_posts_with_a_link_cause_one_fetch_and_two_weeks_later_another_one() {
    run(async {
        let (peer, app) = Peer::with_app(&["news.test"]).await;
        peer.serve(STORY, article("First"));
        let author = app.user("author").await;
        let mut posts = Vec::new();
        for n in 0..10 {
            posts.push(author.post_status(&format!("{n} {STORY}")).await);
        }
        app.settled().await;
        for post in &posts {
            assert_eq!(card(&author, post).await["title"], "First");
        }
        assert_eq!(peer.times(STORY), 1);
        assert_eq!(card_for(&app, &author, STORY).await["title"], "First");
        assert_eq!(peer.times(STORY), 1);
        // An http link is the same page, asked for over TLS.
        peer.serve("https://news.test/plain", article("Plain"));
        let plain = card_for(&app, &author, "http://news.test/plain").await;
        assert_eq!(plain["url"], "http://news.test/plain");
        assert_eq!(plain["title"], "Plain");

        peer.serve(STORY, article("Second"));
        app.sql("UPDATE links SET ask_after = ask_after - interval '14 days'")
            .await;
        assert_eq!(card_for(&app, &author, STORY).await["title"], "Second");
        assert_eq!(peer.times(STORY), 2);
        assert_eq!(card(&author, &posts[0]).await["title"], "Second");
        // What is gone then leaves what was found.
        peer.serve(STORY, Reply::status(404));
        app.sql("UPDATE links SET ask_after = ask_after - interval '14 days'")
            .await;
        assert_eq!(card_for(&app, &author, STORY).await["title"], "Second");
        assert_eq!(peer.times(STORY), 3);
    });
}

#[test]
fn several_addresses_of_one_page_are_one_card() {
    run(async {
        let (peer, app) = Peer::with_app(&["news.test", "short.test"]).await;
        peer.serve(
            "https://short.test/x",
            Reply::Redirect("https://news.test/story?from=short".to_owned()),
        );
        let page = "<title>Story</title><link rel=canonical href=/story>";
        peer.serve("https://news.test/story?from=short", Reply::page(page));
        peer.serve(STORY, Reply::page(page));
        let author = app.user("author").await;
        let first = card_for(&app, &author, "https://short.test/x").await;
        assert_eq!(first["url"], "https://short.test/x");
        assert_eq!(first["title"], "Story");
        let second = card_for(&app, &author, STORY).await;
        assert_eq!(second["url"], STORY);
        assert_eq!(app.count("SELECT count(*) FROM preview_cards").await, 1);
        assert_eq!(
            app.count(&format!(
                "SELECT count(*) FROM preview_cards WHERE url = '{STORY}'"
            ))
            .await,
            1
        );
    });
}

fn with_oembed(document: &str) -> Reply {
    Reply::page(&format!(
        "<title>Page</title><meta name=description content=About><link rel=alternate type='application/json+oembed' href='{document}'>"
    ))
}

#[test]
fn oembed_photos_and_videos_are_cards_and_of_html_only_a_frame_is_left_cve_2023_36459() {
    run(async {
        let (peer, app) = Peer::with_app(&["media.test"]).await;
        let author = app.user("author").await;
        let document = |name: &str, value: Value| {
            peer.serve(
                &format!("https://media.test/{name}"),
                with_oembed(&format!("/oembed/{name}")),
            );
            peer.serve(
                &format!("https://media.test/oembed/{name}"),
                Reply::typed("application/json", &value),
            );
        };
        document(
            "photo",
            json!({"version": "1.0", "type": "photo", "title": "A nest", "url": "https://media.test/nest.jpg", "width": 640, "height": 480,
                   "author_name": "Ann", "author_url": "https://media.test/ann", "provider_name": "Media", "provider_url": "https://media.test/"}),
        );
        document(
            "video",
            json!({"version": "1.0", "type": "video", "title": "Film", "width": 640, "height": 360,
                   "html": "<script>alert(1)</script><iframe src=\"https://media.test/player?a=1&amp;b=2\" onload=\"alert(1)\" srcdoc=\"<script>\"></iframe><img src=x onerror=alert(1)>"}),
        );
        document(
            "rich",
            json!({"version": "1.0", "type": "rich", "title": "Rich", "html": "<iframe src=\"https://media.test/player\"></iframe>"}),
        );
        document(
            "hostile",
            json!({"version": "1.0", "type": "video", "title": "Bad", "html": "<iframe src=\"javascript:alert(1)\"></iframe><iframe src=\"https://alpha.test/settings\"></iframe>"}),
        );
        document("broken", json!([1, 2]));

        let photo = card_for(&app, &author, "https://media.test/photo").await;
        assert_eq!(photo["type"], "photo");
        assert_eq!(photo["embed_url"], "https://media.test/nest.jpg");
        assert_eq!(photo["image"], "https://media.test/nest.jpg");
        assert_eq!(
            (&photo["width"], &photo["height"]),
            (&json!(640), &json!(480))
        );
        assert_eq!(photo["provider_name"], "Media");
        assert_eq!(photo["authors"][0]["name"], "Ann");
        let video = card_for(&app, &author, "https://media.test/video").await;
        assert_eq!(video["type"], "video");
        let html = video["html"].as_str().unwrap();
        assert!(
            html.starts_with("<iframe src=\"https://media.test/player?a=1&amp;b=2\" width=\"640\" height=\"360\" ")
                && html.ends_with("></iframe>"),
            "{html}"
        );
        for evil in ["onload", "srcdoc", "alert", "<img"] {
            assert!(!html.contains(evil), "{html}");
        }
        for name in ["rich", "hostile", "broken"] {
            let link = format!("https://media.test/{name}");
            let card = card_for(&app, &author, &link).await;
            assert_eq!(
                (
                    &card["type"],
                    &card["title"],
                    &card["html"],
                    &card["description"]
                ),
                (&json!("link"), &json!("Page"), &json!(""), &json!("About")),
                "{name}"
            );
        }
    });
}

#[test]
fn a_page_is_read_in_its_encoding() {
    run(async {
        let (peer, app) = Peer::with_app(&["news.test"]).await;
        let author = app.user("author").await;
        for (name, kind, bytes, title) in [
            (
                "header",
                "text/html; charset=windows-1251",
                b"<title>\xcf\xf2\xe8\xf6\xe0</title>".to_vec(),
                "Птица",
            ),
            (
                "meta",
                "text/html",
                b"<html><head><meta charset=shift_jis><title>\x92\xb9</title></head>".to_vec(),
                "鳥",
            ),
            ("none", "text/html", "<title>Vögel</title>".into(), "Vögel"),
            (
                "old",
                "text/html",
                b"<title>V\xf6gel</title>".to_vec(),
                "Vögel",
            ),
            (
                "unknown",
                "text/html; charset=nonsense",
                "<title>Vögel</title>".into(),
                "Vögel",
            ),
        ] {
            let link = format!("https://news.test/{name}");
            peer.serve(&link, Reply::Body(200, kind.to_owned(), bytes.into()));
            assert_eq!(
                card_for(&app, &author, &link).await["title"],
                title,
                "{name}"
            );
        }
    });
}

#[test]
fn of_a_page_without_end_only_the_start_is_read() {
    run(async {
        let (peer, app) = Peer::with_app(&["news.test"]).await;
        let author = app.user("author").await;
        let start = |html: &str| {
            let html = html.as_bytes().to_vec();
            Reply::Starts("text/html".to_owned(), html.into(), Duration::ZERO)
        };
        peer.serve(
            "https://news.test/body",
            start("<head><title>Endless</title></head><body>"),
        );
        peer.serve(
            "https://news.test/head",
            start("<head><title>No body</title>"),
        );
        let late = format!("<head>{}<title>Late</title>", " ".repeat(2 * 1024 * 1024));
        peer.serve("https://news.test/late", start(&late));
        for (name, title) in [
            ("body", json!("Endless")),
            ("head", json!("No body")),
            ("late", Value::Null),
        ] {
            let link = format!("https://news.test/{name}");
            let card = card_for(&app, &author, &link).await;
            assert_eq!(card["title"], title, "{name}");
        }
    });
}

#[test]
fn a_page_that_drips_is_left_and_holds_up_no_other() {
    run(async {
        let (peer, app) = Peer::with_app(&["news.test", "slow.test"]).await;
        let author = app.user("author").await;
        peer.serve(STORY, article("Quick"));
        peer.serve(
            "https://slow.test/",
            Reply::Starts(
                "text/html".to_owned(),
                "<head><title>Slow</title>".into(),
                Duration::from_millis(50),
            ),
        );
        let slow = author.post_status("https://slow.test/").await;
        eventually("the slow page is asked for", || async {
            (peer.times("https://slow.test/") == 1).then_some(())
        })
        .await;
        let quick = author.post_status(STORY).await;
        eventually("the quick page's card", || async {
            (card(&author, &quick).await["title"] == "Quick").then_some(())
        })
        .await;
        assert_eq!(card(&author, &slow).await, Value::Null);
        app.settled().await;
        assert_eq!(card(&author, &slow).await, Value::Null);
        assert_eq!(peer.times("https://slow.test/"), 1);
    });
}

#[test]
fn a_page_that_redirects_inward_or_in_circles_is_refused() {
    run(async {
        let trap = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = trap.local_addr().unwrap().port();
        let visits = Arc::new(Mutex::new(0));
        let counting = visits.clone();
        tokio::spawn(async move {
            while trap.accept().await.is_ok() {
                *counting.lock().await += 1;
            }
        });
        let (peer, app) = Peer::with_app(&["news.test"]).await;
        let author = app.user("author").await;
        let targets = [
            format!("http://127.0.0.1:{port}/"),
            format!("https://127.0.0.1:{port}/"),
            format!("https://localhost:{port}/"),
            format!("https://[::1]:{port}/"),
            format!("https://2130706433:{port}/"),
            "https://169.254.169.254/latest/meta-data".to_owned(),
            "https://alpha.test/about".to_owned(),
            "file:///etc/passwd".to_owned(),
            "https://news.test/0".to_owned(),
            "https://news.test/9".to_owned(),
        ];
        for (n, target) in targets.iter().enumerate() {
            let link = format!("https://news.test/{n}");
            peer.serve(&link, Reply::Redirect(target.clone()));
        }
        for (n, target) in targets.iter().enumerate() {
            let link = format!("https://news.test/{n}");
            let card = card_for(&app, &author, &link).await;
            assert_eq!(card, Value::Null, "{target}");
            assert!(peer.times(&link) >= 1);
        }
        // So are links that name such places themselves, and this server's own pages.
        for link in [
            format!("https://127.0.0.1:{port}/x"),
            format!("https://localhost:{port}/x"),
            "https://alpha.test/@author".to_owned(),
        ] {
            assert_eq!(card_for(&app, &author, &link).await, Value::Null, "{link}");
        }
        assert_eq!(*visits.lock().await, 0);
    });
}

#[test]
fn what_is_no_page_makes_no_card() {
    run(async {
        let (peer, app) = Peer::with_app(&["news.test"]).await;
        let author = app.user("author").await;
        let title = "<title>x</title>";
        for (name, reply) in [
            (
                "json",
                Reply::typed("application/json", &json!({"title": "x"})),
            ),
            ("note", Reply::document(&json!({"type": "Note"}))),
            (
                "plain",
                Reply::Body(200, "text/plain".to_owned(), title.into()),
            ),
            ("untyped", Reply::Body(200, String::new(), title.into())),
            (
                "missing",
                Reply::Body(404, "text/html".to_owned(), title.into()),
            ),
            (
                "broken",
                Reply::Body(500, "text/html".to_owned(), title.into()),
            ),
            ("empty", Reply::page("")),
            ("untitled", Reply::page("<meta name=description content=x>")),
        ] {
            let link = format!("https://news.test/{name}");
            peer.serve(&link, reply);
            assert_eq!(card_for(&app, &author, &link).await, Value::Null, "{name}");
            assert_eq!(peer.times(&link), 1, "{name}");
            // Not again so soon, whoever posts it.
            assert_eq!(card_for(&app, &author, &link).await, Value::Null, "{name}");
            assert_eq!(peer.times(&link), 1, "{name}");
        }
        // When somebody posts it later, and it is there then, those who posted it before get it too.
        let early = author.post_status("https://news.test/missing").await;
        peer.serve("https://news.test/missing", Reply::page(title));
        app.sql("UPDATE links SET ask_after = now()").await;
        assert_eq!(
            card_for(&app, &author, "https://news.test/missing").await["title"],
            "x"
        );
        assert_eq!(card(&author, &early).await["title"], "x");
    });
}

#[test]
fn a_blocked_host_is_never_asked_and_its_pictures_are_not_shown() {
    run(async {
        let (peer, app) =
            Peer::with_app(&["evil.test", "a.evil.test", "news.test", "images.test"]).await;
        app.sql(
            "INSERT INTO domain_blocks (id, domain, severity, reject_media, created_at)
             VALUES (1, 'evil.test', 'suspend', false, now()), (2, 'images.test', 'noop', true, now())",
        )
        .await;
        let author = app.user("author").await;
        for host in ["evil.test", "a.evil.test"] {
            let link = format!("https://{host}/");
            peer.serve(&link, article("Evil"));
            assert_eq!(card_for(&app, &author, &link).await, Value::Null);
        }
        peer.serve(
            "https://news.test/leads",
            Reply::Redirect("https://evil.test/".to_owned()),
        );
        assert_eq!(
            card_for(&app, &author, "https://news.test/leads").await,
            Value::Null
        );
        let leads = "<title>Page</title><link type='application/json+oembed' href='https://evil.test/oembed'>\
                     <meta name=twitter:player content='https://images.test/player'>\
                     <meta property=og:image content='https://images.test/x.png'>";
        peer.serve("https://news.test/embeds", Reply::page(leads));
        let card = card_for(&app, &author, "https://news.test/embeds").await;
        assert_eq!(
            (&card["title"], &card["image"]),
            (&json!("Page"), &Value::Null)
        );
        assert_eq!(
            (&card["type"], &card["html"], &card["embed_url"]),
            (&json!("link"), &json!(""), &json!(""))
        );
        assert!(
            peer.asked().iter().all(|asked| asked.host == "news.test"),
            "{:?}",
            peer.asked()
        );
    });
}

#[test]
fn a_page_without_a_date_worth_the_name_spoils_no_post() {
    run(async {
        let (peer, app) = Peer::with_app(&["news.test"]).await;
        let author = app.user("author").await;
        let page = "<title>Page</title><meta property=article:published_time content='0001-01-01T00:00:00+01:00'>";
        peer.serve(STORY, Reply::page(page));
        let shown = card_for(&app, &author, STORY).await;
        assert_eq!(
            (&shown["title"], &shown["published_at"]),
            (&json!("Page"), &Value::Null)
        );
        // What is stored already, and cannot be read.
        app.sql("UPDATE preview_cards SET published_at = '0002-12-31 23:00:00+00 BC'")
            .await;
        assert_eq!(card_for(&app, &author, STORY).await, Value::Null);
    });
}

#[test]
fn an_edit_takes_the_card_away_keeps_it_or_brings_another_one() {
    run(async {
        let (peer, app) = Peer::with_app(&["news.test"]).await;
        let author = app.user("author").await;
        peer.serve(STORY, article("One"));
        peer.serve("https://news.test/two", article("Two"));
        let status = author.post_status(STORY).await;
        app.settled().await;
        for (text, title) in [
            (format!("still {STORY}"), json!("One")),
            ("now https://news.test/two".to_owned(), json!("Two")),
            ("nothing".to_owned(), Value::Null),
            (format!("again {STORY}"), json!("One")),
        ] {
            author
                .put(
                    &format!("/api/v1/statuses/{}", id(&status)),
                    json!({ "status": text }),
                )
                .await
                .expect(200);
            app.settled().await;
            assert_eq!(card(&author, &status).await["title"], title, "{text}");
        }
        assert_eq!(peer.times(STORY), 1);
        author
            .delete(&format!("/api/v1/statuses/{}", id(&status)), ())
            .await
            .expect(200);
        assert_eq!(app.count("SELECT count(*) FROM status_cards").await, 0);
    });
}

#[test]
fn a_page_names_its_author_if_the_author_names_the_page() {
    run(async {
        let (peer, app) = Peer::with_app(&["blog.test", "good.test"]).await;
        let (ann, reader) = (app.user("ann").await, app.user("reader").await);
        let page = |creator: &str| {
            Reply::page(&format!(
                "<title>Mine</title><meta name=author content=Ann><meta name=\"fediverse:creator\" content=\"{creator}\">"
            ))
        };
        peer.serve("https://blog.test/mine", page("@ann@alpha.test"));
        let status = reader.post_status("https://blog.test/mine").await;
        app.settled().await;
        let shown = card(&reader, &status).await;
        assert_eq!(shown["authors"][0]["account"], Value::Null);
        assert_eq!(shown["missing_attribution"], false);
        // Who is named is told that something is missing.
        assert_eq!(card(&ann, &status).await["missing_attribution"], true);
        ann.patch(
            "/api/v1/accounts/update_credentials",
            json!({ "attribution_domains": ["elsewhere.test", "blog.test"] }),
        )
        .await
        .expect(200);
        app.settled().await;
        for person in [&reader, &ann] {
            let shown = card(person, &status).await;
            assert_eq!(shown["authors"][0]["account"]["acct"], "ann");
            assert_eq!(shown["authors"][0]["name"], "Ann");
            assert_eq!(shown["missing_attribution"], Value::Null);
        }
        // Pages that are read after that, and authors elsewhere.
        peer.serve("https://blog.test/next", page("ann@alpha.test"));
        let next = card_for(&app, &reader, "https://blog.test/next").await;
        assert_eq!(next["authors"][0]["account"]["acct"], "ann");
        let bob = peer.actor("good.test", "bob");
        let mut document = bob.document();
        document["attributionDomains"] = json!(["blog.test"]);
        peer.publish(&document);
        peer.serve("https://blog.test/bob", page("@bob@good.test"));
        let theirs = card_for(&app, &reader, "https://blog.test/bob").await;
        assert_eq!(theirs["authors"][0]["account"]["acct"], "bob@good.test");
        for (n, nobody) in ["@nobody@alpha.test", "@x@nowhere.test", "rubbish", "@@"]
            .iter()
            .enumerate()
        {
            let link = format!("https://blog.test/nobody/{n}");
            peer.serve(&link, page(nobody));
            let shown = card_for(&app, &reader, &link).await;
            assert_eq!(shown["authors"][0]["account"], Value::Null, "{nobody}");
        }
        // An account that is gone is named no more.
        app.sql("UPDATE accounts SET suspended_at = now() WHERE username = 'ann'")
            .await;
        app.services.caches.forget_all();
        let shown = card(&reader, &status).await;
        assert_eq!(shown["authors"][0]["account"], Value::Null);
    });
}

#[test]
fn posts_of_peers_get_cards_after_a_while_and_not_of_who_is_mentioned_or_quoted() {
    run(async {
        let (peer, app) = Peer::with_app(&["news.test", "good.test"]).await;
        let alice = app.user("alice").await;
        let bob = peer.actor("good.test", "bob");
        peer.serve(STORY, article("Story"));
        let html = "<p><span class=\"h-card\"><a href=\"https://good.test/@carol\" class=\"u-url mention\">@carol</a></span> \
                    <a href=\"https://good.test/tags/x\" class=\"mention hashtag\" rel=\"tag\">#x</a> \
                    <a href=\"https://news.test/story\">story</a></p>";
        let mut note = bob.note_to(
            html,
            alice.account["uri"].as_str().unwrap(),
            "@alice@alpha.test",
        );
        note["published"] = json!(Timestamp::now().to_string());
        let mut create = bob.activity("Create", note.clone());
        create["to"] = note["to"].clone();
        create["cc"] = note["cc"].clone();
        bob.send(&app, &create).await;
        let uri = note["id"].as_str().unwrap();
        let author = alice.resolve(&bob.handle()).await;
        let status = alice
            .wait_for_status(author["id"].as_str().unwrap(), uri)
            .await;
        eventually("the link is to be asked for", || async {
            let waiting = "SELECT count(*) FROM jobs WHERE kind = 'fetch_card' AND due_at > now() + interval '20 seconds'";
            (app.count(waiting).await == 1).then_some(())
        })
        .await;
        assert_eq!(peer.times(STORY), 0, "not all servers in the same moment");
        app.sql("UPDATE jobs SET due_at = now() WHERE kind = 'fetch_card'")
            .await;
        app.services.committed();
        app.settled().await;
        assert_eq!(card(&alice, &status).await["title"], "Story");
        assert!(
            peer.asked()
                .iter()
                .all(|asked| !asked.path.starts_with("/tags") && !asked.path.starts_with("/@carol"))
        );
        // A link to somebody's page that is not marked as a mention is none to a page either.
        let quoted = alice.post_status("to be quoted").await;
        let own = quoted["url"].as_str().unwrap();
        assert_eq!(
            card_for(&app, &alice, own).await,
            Value::Null,
            "this server's own pages"
        );
    });
}

#[test]
fn an_article_of_many_people_trends_and_has_a_timeline() {
    run(async {
        let (peer, app) = Peer::with_app(&["news.test"]).await;
        peer.serve(STORY, article("Herons everywhere"));
        peer.serve("https://news.test/few", article("Hardly anybody"));
        peer.serve(
            "https://news.test/shop",
            Reply::page("<title>Shop</title><meta name=description content=x>"),
        );
        let mut people = Vec::new();
        for n in 0..7 {
            people.push(app.user(&format!("person{n}")).await);
        }
        for person in &people[..3] {
            person
                .patch(
                    "/api/v1/accounts/update_credentials",
                    json!({ "discoverable": true }),
                )
                .await
                .expect(200);
        }
        let mut posts = Vec::new();
        for person in &people[..5] {
            posts.push(id(&person.post_status(&format!("read {STORY}")).await));
            person.post_status("https://news.test/shop").await;
            person.post_as(STORY, "unlisted").await;
        }
        people[0].post_status("https://news.test/few").await;
        app.settled().await;
        for (person, post) in people[5..].iter().zip(&posts) {
            let path = format!("/api/v1/statuses/{post}/reblog");
            person.post(&path, ()).await.expect(200);
        }
        app.settled().await;
        trends::refresh(&app.services).await.unwrap();
        let found = app
            .client()
            .get("/api/v1/trends/links")
            .await
            .expect(200)
            .array();
        assert_eq!(found.len(), 1, "{found:?}");
        let link = &found[0];
        assert_eq!(
            (&link["title"], &link["url"]),
            (&json!("Herons everywhere"), &json!(STORY))
        );
        let history = link["history"].as_array().unwrap();
        assert_eq!(history.len(), 7);
        assert_eq!(
            (&history[0]["uses"], &history[0]["accounts"]),
            (&json!("7"), &json!("7"))
        );
        // Counting again, as a job that runs twice does, changes nothing.
        let all: Vec<i64> = posts.iter().map(|id| id.parse().unwrap()).collect();
        trends::count_links(&app.services, &all).await.unwrap();
        assert_eq!(
            app.count("SELECT max(uses) FROM link_days").await,
            7,
            "five posts and two boosts"
        );

        // Posts of people who want to be found, in pages.
        let path = format!("/api/v1/timelines/link?url={STORY}");
        let newest: Vec<String> = posts[..3].iter().rev().cloned().collect();
        assert_eq!(app.client().get(&path).await.expect(200).ids(), newest);
        let (walked, pages) = app.client().walk(&format!("{path}&limit=2")).await;
        let walked: Vec<&str> = walked
            .iter()
            .map(|post| post["id"].as_str().unwrap())
            .collect();
        assert_eq!(walked, newest);
        assert!(pages >= 2);
        people[6]
            .post(&format!("/api/v1/accounts/{}/mute", people[2].id), ())
            .await
            .expect(200);
        assert_eq!(people[6].ids(&path).await, newest[1..]);
        for nothing in ["https://news.test/few", "https://nowhere.test/", "x"] {
            let path = format!("/api/v1/timelines/link?url={nothing}");
            app.client().get(&path).await.expect(404);
        }
        let answer = app.client().get("/api/v1/timelines/link").await;
        assert!(
            matches!(answer.status, 400 | 404 | 422),
            "{}",
            answer.status
        );

        // Who looks after the server may rule a page out.
        app.sql("UPDATE preview_cards SET trendable = false").await;
        let none = app.client().get("/api/v1/trends/links").await.expect(200);
        assert_eq!(none.json(), json!([]));
        app.client().get(&path).await.expect(404);
        app.sql("UPDATE preview_cards SET trendable = NULL").await;
        let page = app.client().get("/api/v1/trends/links?limit=1").await;
        assert!(page.link("next").unwrap().contains("offset=1"));
        // Three days later nobody talks about it any more.
        app.sql("UPDATE link_trends SET max_score_at = now() - interval '3 days'; UPDATE link_days SET day = day - 3")
            .await;
        trends::refresh(&app.services).await.unwrap();
        let none = app.client().get("/api/v1/trends/links").await;
        assert_eq!(none.json(), json!([]));
        app.sql("UPDATE link_days SET day = day - 20; UPDATE link_uses SET day = day - 20; UPDATE link_users SET day = day - 20")
            .await;
        trends::forget(&app.services).await.unwrap();
        let left = "SELECT (SELECT count(*) FROM link_days) + (SELECT count(*) FROM link_uses) + (SELECT count(*) FROM link_users)";
        assert_eq!(app.count(left).await, 0);
    });
}
