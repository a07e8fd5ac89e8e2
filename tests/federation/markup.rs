//! What peers write is shown clean: in posts, names, fields, warnings, alternative texts, tags and emoji.

use serde_json::{Value, json};

use super::{Scene, create};
use crate::support::run;

const HOSTILE: &str = "<script>alert(1)</script><img src=x onerror=alert(1)><iframe src=https://evil.test></iframe>\
    <svg onload=alert(1)><a href=\"javascript:alert(1)\" onclick=\"alert(1)\" class=\"btn evil mention\" style=\"x\">l</a>\
    <style>*{}</style><object data=x></object><embed src=x><form action=x><input></form><b class=\"x\">bold</b>";

/// Whether something that is HTML where clients show it could do more than text.
fn assert_harmless(html: &str) {
    let lower = html.to_lowercase();
    for bad in [
        "<script",
        "<img",
        "<iframe",
        "<svg",
        "javascript:",
        "onclick",
        "onerror",
        "onload",
        "<style",
        "style=",
        "<object",
        "<embed",
        "<form",
        "<input",
        "class=\"btn",
        "class=\"x\"",
    ] {
        assert!(!lower.contains(bad), "{bad} in {html}");
    }
}

#[test]
fn posts_profiles_and_their_parts_are_sanitised_pleroma_2_0_1_ghsa_669q_w6qc_75h3() {
    run(async {
        let scene = Scene::new(&["evil.test"]).await;
        let mallory = scene.peer.actor("evil.test", "mallory");
        let mut actor = mallory.document();
        actor["name"] = json!(HOSTILE);
        actor["summary"] = json!(HOSTILE);
        actor["attachment"] =
            json!([{ "type": "PropertyValue", "name": HOSTILE, "value": HOSTILE }]);
        actor["tag"] = json!([{ "type": "Emoji", "name": ":<script>:", "icon": { "type": "Image", "url": "https://evil.test/x.svg" } }]);
        scene.peer.publish(&actor);
        let mallory_here = scene.alice_follows(&mallory).await;
        let account = scene
            .alice
            .get(&format!("/api/v1/accounts/{mallory_here}"))
            .await
            .json();
        assert_harmless(account["note"].as_str().unwrap());
        assert_harmless(account["fields"][0]["value"].as_str().unwrap());
        assert_harmless(account["fields"][0]["name"].as_str().unwrap());
        assert_harmless(account["display_name"].as_str().unwrap());
        assert_eq!(account["emojis"], json!([]));
        let mut note = mallory.note(HOSTILE);
        note["summary"] = json!(HOSTILE);
        note["attachment"] = json!([{ "type": "Image", "mediaType": "image/png", "url": "https://evil.test/x.png", "name": HOSTILE, "blurhash": "<script>" }]);
        note["tag"] = json!([
            { "type": "Hashtag", "name": "#<script>", "href": "javascript:alert(1)" },
            { "type": "Emoji", "name": ":\"><script>:", "icon": { "type": "Image", "url": "javascript:alert(1)" } },
            { "type": "Emoji", "name": ":../../etc/passwd:", "icon": { "type": "Image", "url": "https://evil.test/e.png" } },
        ]);
        mallory.tell(&scene.app, &create(&mallory, &note)).await;
        let posts = scene.posts_of(&mallory_here).await;
        assert_eq!(posts.len(), 1);
        let post = &posts[0];
        assert_harmless(post["content"].as_str().unwrap());
        assert!(post["content"].as_str().unwrap().contains("bold"));
        assert_harmless(post["spoiler_text"].as_str().unwrap());
        assert_eq!(post["emojis"], json!([]));
        assert!(!post["tags"].to_string().contains("javascript:"));
        assert!(post["media_attachments"][0]["blurhash"].is_null());
        let page = scene
            .app
            .client()
            .with_header("accept", "text/html")
            .get("/@mallory@evil.test")
            .await;
        assert!(!page.text().contains("<script>alert"), "{}", page.text());
    });
}

#[test]
fn quotes_semicolons_and_dashes_in_addresses_are_data_cve_2026_73211() {
    run(async {
        let scene = Scene::new(&["evil.test"]).await;
        for (n, odd) in [
            "x'; DROP TABLE accounts; --",
            "x' OR '1'='1",
            "x\"; --",
            "x\\'; --",
            "x%27%3B--",
            "$1",
            "x/*",
            "E'\\x27'",
            "x';DROP/**/TABLE/**/accounts;--",
            "x'||pg_sleep(60)--",
        ]
        .iter()
        .enumerate()
        {
            let mallory = scene.peer.actor("evil.test", &format!("mallory{n}"));
            let mut actor = mallory.document();
            let place = format!("https://evil.test/{odd}");
            for link in [
                "inbox",
                "outbox",
                "followers",
                "following",
                "featured",
                "url",
            ] {
                actor[link] = json!(place);
            }
            actor["name"] = json!(odd);
            actor["endpoints"]["sharedInbox"] = json!(place);
            scene.peer.publish(&actor);
            let follow = mallory.activity("Follow", scene.alice_id());
            let mut odd_id = follow.clone();
            odd_id["id"] = json!(format!("https://evil.test/{odd}"));
            mallory.send(&scene.app, &follow).await;
            mallory.send(&scene.app, &odd_id).await;
            let mut note = mallory.note_to(
                &format!("<p>{odd}</p>"),
                &scene.alice_id(),
                "alice@alpha.test",
            );
            let tag = json!({ "type": "Hashtag", "name": format!("#{odd}") });
            note["tag"].as_array_mut().unwrap().push(tag);
            mallory.send(&scene.app, &create(&mallory, &note)).await;
        }
        scene.app.settled().await;
        scene.alice.post_status("still here").await;
        scene.app.settled().await;
        // Those that are URLs are kept and called as they stand.
        for odd in ["/x';DROP/**/TABLE/**/accounts;--", "/x'||pg_sleep(60)--"] {
            crate::support::eventually(&format!("a delivery to {odd}"), || async {
                let received = scene.peer.received("evil.test");
                let at = |path: &str| {
                    percent_encoding::percent_decode_str(path)
                        .decode_utf8_lossy()
                        .into_owned()
                };
                received
                    .iter()
                    .any(|asked| at(&asked.path) == odd)
                    .then_some(())
            })
            .await;
        }
        let told: Vec<Value> = scene
            .alice
            .get("/api/v1/notifications?limit=80")
            .await
            .expect(200)
            .array();
        assert!(!told.is_empty());
        assert_eq!(
            scene
                .app
                .count("SELECT count(*) FROM accounts WHERE username = 'alice'")
                .await,
            1
        );
    });
}
