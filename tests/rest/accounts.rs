//! Accounts and profiles.

use serde_json::{Value, json};

use crate::support::{
    App,
    client::{Part, encode, multipart},
    run,
    world::unique,
};

/// A red square, 2 by 2.
pub fn png() -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    image::RgbImage::from_pixel(2, 2, image::Rgb([200, 30, 30]))
        .write_to(&mut bytes, image::ImageFormat::Png)
        .unwrap();
    bytes.into_inner()
}

#[test]
fn verify_credentials_is_the_account_with_its_source() {
    run(async {
        let app = App::shared().await;
        let user = app.somebody("self").await;
        let account = user
            .get("/api/v1/accounts/verify_credentials")
            .await
            .expect(200)
            .json();
        assert_eq!(account["acct"], user.username.as_str());
        assert_eq!(account["url"], format!("{}/@{}", app.origin, user.username));
        assert_eq!(
            account["uri"],
            format!("{}/users/{}", app.origin, user.username)
        );
        assert!(
            account["created_at"]
                .as_str()
                .unwrap()
                .ends_with("T00:00:00.000Z")
        );
        for name in [
            "privacy",
            "sensitive",
            "language",
            "note",
            "fields",
            "follow_requests_count",
        ] {
            assert!(account["source"].get(name).is_some(), "source.{name}");
        }
        assert_eq!(account["source"]["privacy"], "public");
        assert!(account["role"].is_object());
        for name in ["avatar", "avatar_static", "header", "header_static"] {
            let url = account[name].as_str().unwrap();
            assert!(url.starts_with(&app.origin), "{name}: {url}");
            let picture = app.client().get(url).await.expect(200);
            assert!(
                picture
                    .header("content-type")
                    .unwrap()
                    .starts_with("image/"),
                "{url}"
            );
        }
    });
}

#[test]
fn others_see_no_source_and_no_role_permissions() {
    run(async {
        let app = App::shared().await;
        let (one, other) = (app.somebody("seen").await, app.somebody("sees").await);
        let account = other
            .get(&format!("/api/v1/accounts/{}", one.id))
            .await
            .expect(200)
            .json();
        assert!(account.get("source").is_none());
        assert!(account.get("email").is_none());
        let public = app
            .client()
            .get(&format!("/api/v1/accounts/{}", one.id))
            .await
            .expect(200)
            .json();
        assert_eq!(public["id"], one.id.as_str());
    });
}

#[test]
fn update_credentials_takes_json_form_and_multipart() {
    run(async {
        let app = App::shared().await;
        let user = app.somebody("profile").await;
        let account = user
            .patch(
                "/api/v1/accounts/update_credentials",
                json!({ "display_name": "Pro <b>File</b>", "note": "Hello @nobody #tag\nhttps://example.org/a", "locked": true,
                        "bot": true, "discoverable": true,
                        "source": { "privacy": "unlisted", "sensitive": true, "language": "de" },
                        "fields_attributes": { "0": { "name": "Site", "value": "https://example.org" }, "1": { "name": "a", "value": "b" } } }),
            )
            .await
            .expect(200)
            .json();
        assert_eq!(account["display_name"], "Pro File");
        assert_eq!(account["locked"], true);
        assert_eq!(account["bot"], true);
        assert_eq!(account["source"]["privacy"], "unlisted");
        assert_eq!(account["source"]["language"], "de");
        assert_eq!(
            account["source"]["note"],
            "Hello @nobody #tag\nhttps://example.org/a"
        );
        assert!(
            account["note"]
                .as_str()
                .unwrap()
                .contains("class=\"mention hashtag\""),
            "{}",
            account["note"]
        );
        assert_eq!(account["fields"].as_array().unwrap().len(), 2);
        assert!(
            account["fields"][0]["value"]
                .as_str()
                .unwrap()
                .contains("rel=\"")
        );

        let body = multipart(&[
            Part::Text("display_name", "With picture"),
            Part::File("avatar", "a.png", "image/png", &png()),
            Part::Text("fields_attributes[0][name]", "only"),
            Part::Text("fields_attributes[0][value]", "one"),
        ]);
        let account = user
            .patch("/api/v1/accounts/update_credentials", body)
            .await
            .expect(200)
            .json();
        assert_eq!(account["display_name"], "With picture");
        assert!(!account["avatar"].as_str().unwrap().contains("missing"));
        app.client()
            .get(account["avatar"].as_str().unwrap())
            .await
            .expect(200);
        assert_eq!(account["fields"].as_array().unwrap().len(), 1);
    });
}

#[test]
fn profiles_over_the_limits_are_refused_and_nothing_changes() {
    run(async {
        let app = App::shared().await;
        let user = app.somebody("limits").await;
        let five: Vec<Value> = (0..5)
            .map(|n| json!({ "name": n.to_string(), "value": "x" }))
            .collect();
        for change in [
            json!({ "display_name": "x".repeat(41) }),
            json!({ "note": "x".repeat(501) }),
            json!({ "fields_attributes": five }),
            json!({ "fields_attributes": [{ "name": "x".repeat(256), "value": "y" }] }),
            json!({ "display_name": "x".repeat(900_000) }),
            json!({ "source": { "privacy": "everybody" } }),
        ] {
            let answer = user
                .patch("/api/v1/accounts/update_credentials", change)
                .await;
            assert_eq!(answer.status, 422, "{}", answer.text());
        }
        let svg = b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>";
        let body = multipart(&[Part::File("avatar", "a.png", "image/png", svg)]);
        user.patch("/api/v1/accounts/update_credentials", body)
            .await
            .expect(422);
        let account = user
            .get("/api/v1/accounts/verify_credentials")
            .await
            .expect(200)
            .json();
        assert_eq!(account["display_name"], user.account["display_name"]);
    });
}

#[test]
fn markup_in_names_fields_and_bios_is_escaped() {
    run(async {
        let app = App::shared().await;
        let user = app.somebody("escape").await;
        let hostile = "<script>alert(1)</script><img src=x onerror=alert(1)>\" onmouseover=\"x";
        let account = user
            .patch(
                "/api/v1/accounts/update_credentials",
                json!({ "note": hostile, "fields_attributes": [{ "name": hostile, "value": hostile }] }),
            )
            .await
            .expect(200)
            .json();
        for html in [&account["note"], &account["fields"][0]["value"]] {
            let html = html.as_str().unwrap();
            assert!(
                !html.contains("<script") && !html.contains("<img"),
                "{html}"
            );
        }
        let page = app
            .client()
            .with_header("accept", "text/html")
            .get(&format!("/@{}", user.username))
            .await
            .expect(200);
        assert!(!page.text().contains("<script>alert"), "{}", page.text());
        assert!(!page.text().contains("<img src=x"), "{}", page.text());
    });
}

#[test]
fn lookup_finds_local_accounts_by_any_spelling_and_nothing_else() {
    run(async {
        let app = App::shared().await;
        let user = app.somebody("lookup").await;
        for acct in [
            user.username.clone(),
            user.username.to_uppercase(),
            user.handle.clone(),
            format!("@{}", user.handle),
        ] {
            let found = app
                .client()
                .get(&format!("/api/v1/accounts/lookup?acct={}", encode(&acct)))
                .await;
            assert_eq!(found.status, 200, "{acct}: {}", found.text());
            assert_eq!(found.json()["id"], user.id.as_str());
        }
        for acct in ["nobody-at-all", "@", "a@b@c", "", "x@elsewhere.test"] {
            let answer = app
                .client()
                .get(&format!("/api/v1/accounts/lookup?acct={}", encode(acct)))
                .await;
            assert!(
                matches!(answer.status, 400 | 404),
                "{acct}: {}",
                answer.status
            );
        }
    });
}

#[test]
fn accounts_by_id_come_in_one_answer_without_the_unknown() {
    run(async {
        let app = App::shared().await;
        let (one, two) = (app.somebody("many").await, app.somebody("many").await);
        let path = format!("/api/v1/accounts?id[]={}&id[]=1&id[]={}", one.id, two.id);
        let found = one.ids(&path).await;
        assert_eq!(found.len(), 2);
        assert!(found.contains(&one.id) && found.contains(&two.id));
    });
}

#[test]
fn account_search_finds_by_prefix_and_needs_a_person() {
    run(async {
        let app = App::shared().await;
        let user = app.user(&format!("searchable{}", unique())).await;
        let path = format!("/api/v1/accounts/search?q={}", user.username);
        app.client().get(&path).await.expect(401);
        let found = user.ids(&path).await;
        assert_eq!(found, std::slice::from_ref(&user.id));
        for odd in [
            "%25", "_%25_", "\\", "'", "a'--", "(((", "*", "\u{202e}", "@@", ".", "@a@b@c",
        ] {
            user.get(&format!(
                "/api/v1/accounts/search?q={}&resolve=false",
                encode(odd)
            ))
            .await
            .expect(200);
        }
    });
}

#[test]
fn account_statuses_filter_and_pin() {
    run(async {
        let app = App::shared().await;
        let (author, other) = (app.somebody("author").await, app.somebody("other").await);
        let plain = author.post_status("plain").await;
        let foreign = other.post_status("foreign").await;
        let reply = author
            .post_with(json!({ "status": "reply", "in_reply_to_id": foreign["id"] }))
            .await;
        let boost = author
            .post(
                &format!(
                    "/api/v1/statuses/{}/reblog",
                    foreign["id"].as_str().unwrap()
                ),
                (),
            )
            .await
            .expect(200)
            .json();
        let tagged = author.post_status("with #TaggedPost").await;
        author
            .post(
                &format!("/api/v1/statuses/{}/pin", plain["id"].as_str().unwrap()),
                (),
            )
            .await
            .expect(200);
        let list = |query: &str| {
            let path = format!("/api/v1/accounts/{}/statuses?{query}", author.id);
            let client = app.client();
            async move { client.get(&path).await.expect(200).ids() }
        };
        let id = |status: &Value| status["id"].as_str().unwrap().to_owned();
        assert_eq!(
            list("").await,
            [id(&tagged), id(&boost), id(&reply), id(&plain)]
        );
        assert_eq!(
            list("exclude_replies=true").await,
            [id(&tagged), id(&boost), id(&plain)]
        );
        assert_eq!(
            list("exclude_reblogs=1").await,
            [id(&tagged), id(&reply), id(&plain)]
        );
        assert_eq!(list("pinned=true").await, [id(&plain)]);
        assert_eq!(list("tagged=taggedpost").await, [id(&tagged)]);
        assert_eq!(list("only_media=true").await, Vec::<String>::new());
    });
}

#[test]
fn private_and_direct_posts_stand_in_a_profile_only_for_their_readers() {
    run(async {
        let app = App::shared().await;
        let author = app.somebody("hidden").await;
        let (follower, stranger, named) = (
            app.somebody("follower").await,
            app.somebody("stranger").await,
            app.somebody("named").await,
        );
        follower.follow(&author.id).await;
        let mut ids = Vec::new();
        for visibility in ["public", "unlisted", "private", "direct"] {
            let status = author
                .post_as(&format!("for @{}", named.username), visibility)
                .await;
            ids.push(status["id"].as_str().unwrap().to_owned());
        }
        let path = format!("/api/v1/accounts/{}/statuses", author.id);
        let newest_first = |indexes: &[usize]| -> Vec<String> {
            indexes.iter().map(|n| ids[*n].clone()).collect()
        };
        assert_eq!(
            app.client().get(&path).await.expect(200).ids(),
            newest_first(&[1, 0])
        );
        assert_eq!(stranger.ids(&path).await, newest_first(&[1, 0]));
        assert_eq!(follower.ids(&path).await, newest_first(&[2, 1, 0]));
        assert_eq!(named.ids(&path).await, newest_first(&[3, 2, 1, 0]));
        assert_eq!(author.ids(&path).await, newest_first(&[3, 2, 1, 0]));
        author
            .post(&format!("/api/v1/accounts/{}/block", stranger.id), ())
            .await
            .expect(200);
        let blocked = stranger.get(&path).await;
        assert!(
            blocked.status == 404 || blocked.json() == json!([]),
            "{}",
            blocked.text()
        );
    });
}

#[test]
fn suspended_accounts_are_an_empty_shell() {
    run(async {
        let app = App::fresh("suspended").await;
        let user = app.user("gone").await;
        user.patch(
            "/api/v1/accounts/update_credentials",
            json!({ "display_name": "Name", "note": "Note" }),
        )
        .await
        .expect(200);
        let status = user.post_status("old words").await;
        app.sql(&format!(
            "UPDATE accounts SET suspended_at = now() WHERE id = {}",
            user.id
        ))
        .await;
        app.services
            .changed(&[rookery::feed::Change::Account(user.number())])
            .await;
        let account = app
            .client()
            .get(&format!("/api/v1/accounts/{}", user.id))
            .await
            .expect(200)
            .json();
        assert_eq!(account["suspended"], true);
        assert_eq!(account["display_name"], "");
        assert_eq!(account["note"], "");
        user.get("/api/v1/timelines/home").await.expect(403);
        app.client()
            .get(&format!(
                "/api/v1/statuses/{}",
                status["id"].as_str().unwrap()
            ))
            .await
            .expect(404);
    });
}
