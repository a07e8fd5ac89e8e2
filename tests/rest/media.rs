//! Uploads.

use serde_json::{Value, json};

use super::accounts::png;
use crate::support::{
    App, Session,
    client::{Part, multipart},
    eventually, run,
};

pub(crate) async fn upload(user: &Session) -> Value {
    let body = multipart(&[
        Part::File("file", "holiday.png", "image/png", &png()),
        Part::Text("description", "a red square"),
        Part::Text("focus", "0.5,-0.25"),
    ]);
    let answer = user.post("/api/v2/media", body).await;
    assert!(matches!(answer.status, 200 | 202), "{}", answer.text());
    let id = answer.json()["id"].as_str().unwrap().to_owned();
    eventually("the picture is ready", || async {
        let answer = user.get(&format!("/api/v1/media/{id}")).await;
        (answer.status == 200).then(|| answer.json())
    })
    .await
}

#[test]
fn a_picture_is_taken_described_attached_and_served() {
    run(async {
        let app = App::shared().await;
        let user = app.somebody("media").await;
        let media = upload(&user).await;
        assert_eq!(media["type"], "image");
        assert_eq!(media["description"], "a red square");
        assert_eq!(media["meta"]["focus"], json!({ "x": 0.5, "y": -0.25 }));
        assert_eq!(media["meta"]["original"]["width"], 2);
        assert!(media["blurhash"].is_string());
        let id = media["id"].as_str().unwrap();
        let changed = user
            .put(
                &format!("/api/v1/media/{id}"),
                json!({ "description": "a crimson square" }),
            )
            .await
            .expect(200)
            .json();
        assert_eq!(changed["description"], "a crimson square");
        let status = user
            .post_with(json!({ "status": "look", "media_ids": [id] }))
            .await;
        let attached = &status["media_attachments"][0];
        assert_eq!(attached["description"], "a crimson square");
        let file = app
            .client()
            .get(attached["url"].as_str().unwrap())
            .await
            .expect(200);
        assert_eq!(file.header("content-type"), Some("image/png"));
        assert_eq!(file.header("x-content-type-options"), Some("nosniff"));
        let listed = user
            .ids(&format!(
                "/api/v1/accounts/{}/statuses?only_media=true",
                user.id
            ))
            .await;
        assert_eq!(listed, [status["id"].as_str().unwrap()]);
    });
}

#[test]
fn other_peoples_files_can_be_neither_seen_nor_changed_nor_attached() {
    run(async {
        let app = App::shared().await;
        let (owner, thief) = (app.somebody("owner").await, app.somebody("thief").await);
        let media = upload(&owner).await;
        let path = format!("/api/v1/media/{}", media["id"].as_str().unwrap());
        thief.get(&path).await.expect(404);
        thief
            .put(&path, json!({ "description": "mine" }))
            .await
            .expect(404);
        thief.delete(&path, ()).await.expect(404);
        let answer = thief
            .post(
                "/api/v1/statuses",
                json!({ "status": "mine", "media_ids": [media["id"]] }),
            )
            .await;
        assert!(matches!(answer.status, 404 | 422), "{}", answer.status);
        owner.get(&path).await.expect(200);
    });
}

#[test]
fn an_attached_file_cannot_be_attached_again() {
    run(async {
        let app = App::shared().await;
        let user = app.somebody("again").await;
        let media = upload(&user).await;
        let draft = json!({ "status": "look", "media_ids": [media["id"]] });
        user.post_with(draft.clone()).await;
        user.post("/api/v1/statuses", draft).await.expect(422);
    });
}

#[test]
fn what_is_no_picture_is_refused_whatever_it_calls_itself() {
    run(async {
        let app = App::shared().await;
        let user = app.somebody("liar").await;
        let activity = br#"{"@context":"https://www.w3.org/ns/activitystreams","id":"https://shared.test/users/x","type":"Person"}"#;
        let files: [(&str, &str, &[u8]); 6] = [
            ("x.png", "image/png", b"GIF87a but not really"),
            ("x.json", "application/activity+json", activity),
            ("x.png", "image/png", activity),
            (
                "x.svg",
                "image/svg+xml",
                b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>",
            ),
            ("x.html", "text/html", b"<script>1</script>"),
            ("../../etc/passwd.png", "image/png", b""),
        ];
        for (name, kind, bytes) in files {
            let body = multipart(&[Part::File("file", name, kind, bytes)]);
            let answer = user.post("/api/v2/media", body).await;
            assert!(
                (400..500).contains(&answer.status),
                "{name} as {kind}: {}",
                answer.status
            );
        }
    });
}

#[test]
fn deleting_an_unattached_file_removes_it() {
    run(async {
        let app = App::shared().await;
        let user = app.somebody("delete").await;
        let media = upload(&user).await;
        let path = format!("/api/v1/media/{}", media["id"].as_str().unwrap());
        user.delete(&path, ()).await.expect(200);
        user.get(&path).await.expect(404);
        let attached = upload(&user).await;
        user.post_with(json!({ "status": "look", "media_ids": [attached["id"]] }))
            .await;
        user.delete(
            &format!("/api/v1/media/{}", attached["id"].as_str().unwrap()),
            (),
        )
        .await
        .expect(422);
    });
}
