//! The own profile as it was typed, and what accounts look like in every state.

use serde_json::{Value, json};

use crate::support::{
    App,
    client::{Part, multipart},
    run,
};

#[test]
fn the_profile_is_read_as_typed_and_changed_in_parts() {
    run(async {
        let app = App::shared().await;
        let me = app.somebody("profile").await;
        let shown = me.get("/api/v1/profile").await.expect(200).json();
        for name in ["avatar", "avatar_static", "header", "header_static"] {
            assert_eq!(shown[name], Value::Null, "{name}");
        }
        assert_eq!(shown["show_media"], true);
        let changed = me
            .patch(
                "/api/v1/profile",
                json!({
                    "note": "a < b\n#tag", "show_media": false, "show_media_replies": false,
                    "show_featured": false, "avatar_description": "a bird",
                    "attribution_domains": ["blog.example"],
                    "fields_attributes": { "0": { "name": "site", "value": "https://a.example" } },
                }),
            )
            .await
            .expect(200)
            .json();
        assert_eq!(changed["note"], "a < b\n#tag");
        assert_eq!(changed["fields"][0]["value"], "https://a.example");
        assert_eq!(changed["avatar_description"], "a bird");
        assert_eq!(changed["attribution_domains"], json!(["blog.example"]));
        let account = app
            .client()
            .get(&format!("/api/v1/accounts/{}", me.id))
            .await
            .expect(200)
            .json();
        for name in ["show_media", "show_media_replies", "show_featured"] {
            assert_eq!(account[name], false, "{name}");
        }
        assert!(account["note"].as_str().unwrap().contains("a &lt; b"));
        // What is not named stays, with PUT too.
        let changed = me
            .put("/api/v1/profile", json!({ "display_name": "New" }))
            .await
            .expect(200)
            .json();
        assert_eq!(changed["display_name"], "New");
        assert_eq!(changed["show_media"], false);
        let long = "x".repeat(151);
        let refused = me
            .patch("/api/v1/profile", json!({ "header_description": long }))
            .await
            .expect(422)
            .json();
        assert_eq!(
            refused["details"]["header_description"][0]["error"],
            "ERR_TOO_LONG"
        );
        app.client().get("/api/v1/profile").await.expect(401);
        let profile = app.sign_in(&me.username, "profile").await;
        profile.get("/api/v1/profile").await.expect(200);
        profile
            .patch("/api/v1/profile", json!({ "note": "x" }))
            .await
            .expect(403);
    });
}

#[test]
fn pictures_are_put_on_a_profile_and_taken_off() {
    run(async {
        let app = App::shared().await;
        let me = app.somebody("pictures").await;
        let picture = include_bytes!("../../src/http/pictures/avatar.png");
        for name in ["avatar", "header"] {
            let description = format!("{name}_description");
            let changed = me
                .patch(
                    "/api/v1/profile",
                    multipart(&[
                        Part::File(name, "a.png", "image/png", picture),
                        Part::Text(&description, "a bird"),
                    ]),
                )
                .await
                .expect(200)
                .json();
            assert!(changed[name].is_string(), "{changed}");
            assert!(changed[format!("{name}_static")].is_string());
            assert_eq!(changed[&description], "a bird");
            let own = me
                .delete(&format!("/api/v1/profile/{name}"), ())
                .await
                .expect(200)
                .json();
            assert!(own["source"].is_object());
            assert!(own[name].as_str().unwrap().ends_with("missing.png"));
            let shown = me.get("/api/v1/profile").await.expect(200).json();
            assert_eq!(shown[name], Value::Null);
        }
    });
}

#[test]
fn accounts_that_are_limited_suspended_in_memory_or_moved_say_so() {
    run(async {
        let app = App::fresh("states").await;
        let reader = app.user("reader").await;
        let (one, new) = (app.user("one").await, app.user("new").await);
        one.patch(
            "/api/v1/accounts/update_credentials",
            json!({ "display_name": "One", "note": "text", "discoverable": true }),
        )
        .await
        .expect(200);
        let path = format!("/api/v1/accounts/{}", one.id);
        let state = |set: String| {
            let (app, reader, path, id) =
                (app.clone(), reader.clone(), path.clone(), one.id.clone());
            async move {
                app.sql(&format!("UPDATE accounts SET {set} WHERE id = {id}"))
                    .await;
                app.services.caches.forget_all();
                reader.get(&path).await.expect(200).json()
            }
        };
        let plain = reader.get(&path).await.expect(200).json();
        for name in ["limited", "suspended", "memorial", "moved"] {
            assert_eq!(plain.get(name), None, "{name}");
        }
        assert_eq!(plain["noindex"], false);
        assert_eq!(plain["roles"], json!([]));
        assert!(
            plain["created_at"]
                .as_str()
                .unwrap()
                .ends_with("T00:00:00.000Z")
        );
        assert_eq!(state("silenced_at = now()".into()).await["limited"], true);
        assert_eq!(
            state("silenced_at = NULL, memorial = true".into()).await["memorial"],
            true
        );
        let moved = state(format!("memorial = false, moved_to_id = {}", new.id)).await;
        assert_eq!(moved["moved"]["id"], new.id.as_str());
        let gone = state("moved_to_id = NULL, suspended_at = now()".into()).await;
        assert_eq!(gone["suspended"], true);
        assert_eq!(gone["display_name"], "");
        assert_eq!(gone["note"], "");
        assert_eq!(gone["discoverable"], false);
        assert!(gone["avatar"].as_str().unwrap().ends_with("missing.png"));
        assert_eq!(gone["feature_approval"]["automatic"], json!([]));
        for list in ["endorsements", "featured_tags", "followers", "following"] {
            let listed = reader
                .get(&format!("{path}/{list}"))
                .await
                .expect(200)
                .json();
            assert_eq!(listed, json!([]), "{list}");
        }
        let listed = reader
            .get(&format!("{path}/collections"))
            .await
            .expect(200)
            .json();
        assert_eq!(listed, json!({ "collections": [] }));
    });
}
