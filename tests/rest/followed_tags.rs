//! Tags that people follow.

use serde_json::{Value, json};

use crate::support::{App, Session, eventually, run, world::unique};

fn id(entity: &Value) -> String {
    entity["id"].as_str().unwrap().to_owned()
}

async fn follow(reader: &Session, tag: &str) -> Value {
    let path = format!("/api/v1/tags/{tag}/follow");
    reader.post(&path, ()).await.expect(200).json()
}

async fn at_home(reader: &Session, post: &str) {
    eventually("a post at home", || async {
        reader
            .home()
            .await
            .iter()
            .any(|id| id == post)
            .then_some(())
    })
    .await;
}

#[test]
fn a_tag_is_followed_and_unfollowed_and_says_so_wherever_it_is_shown() {
    run(async {
        let app = App::shared().await;
        let (reader, other) = (app.somebody("reader").await, app.somebody("other").await);
        let name = format!("Birds{}", unique());
        let tag = follow(&reader, &name).await;
        assert_eq!(
            (&tag["following"], &tag["name"]),
            (&json!(true), &json!(name))
        );
        assert_eq!(follow(&reader, &name.to_lowercase()).await["id"], tag["id"]);
        let path = format!("/api/v1/tags/{name}");
        assert_eq!(reader.get(&path).await.json()["following"], true);
        assert_eq!(other.get(&path).await.json()["following"], false);
        assert!(
            app.client()
                .get(&path)
                .await
                .json()
                .get("following")
                .is_none()
        );
        let found = reader
            .get(&format!("/api/v2/search?q=%23{name}&type=hashtags"))
            .await;
        assert_eq!(found.json()["hashtags"][0]["following"], true);

        let all = reader.get("/api/v1/followed_tags").await.expect(200);
        assert_eq!(all.array().len(), 1);
        assert_eq!(all.array()[0]["following"], true);
        let gone = reader
            .post(&format!("{path}/unfollow"), ())
            .await
            .expect(200);
        assert_eq!(gone.json()["following"], false);
        reader
            .post(&format!("{path}/unfollow"), ())
            .await
            .expect(200);
        assert_eq!(
            reader.get("/api/v1/followed_tags").await.array(),
            Vec::<Value>::new()
        );
        reader
            .post("/api/v1/tags/%20.%20/follow", ())
            .await
            .expect(404);
    });
}

#[test]
fn followed_tags_page_by_the_order_in_which_they_were_followed() {
    run(async {
        let app = App::shared().await;
        let reader = app.somebody("reader").await;
        let mut expected = Vec::new();
        for n in 0..5 {
            expected.insert(
                0,
                id(&follow(&reader, &format!("tag{n}x{}", unique())).await),
            );
        }
        let (walked, _) = reader.walk("/api/v1/followed_tags?limit=2").await;
        assert_eq!(walked.iter().map(id).collect::<Vec<_>>(), expected);
    });
}

#[test]
fn public_posts_with_a_followed_tag_stand_at_home_whoever_wrote_them() {
    run(async {
        let app = App::shared().await;
        let (reader, stranger) = (app.somebody("reader").await, app.somebody("stranger").await);
        let name = format!("birds{}", unique());
        let before = id(&stranger.post_status(&format!("before #{name}")).await);
        app.settled().await;
        reader.home().await;
        follow(&reader, &name).await;
        assert_eq!(reader.home().await, std::slice::from_ref(&before));
        let after = id(&stranger
            .post_status(&format!("after #{}", name.to_uppercase()))
            .await);
        at_home(&reader, &after).await;
        stranger
            .post_as(&format!("quiet #{name}"), "unlisted")
            .await;
        stranger
            .post_as(&format!("for followers #{name}"), "private")
            .await;
        app.settled().await;
        assert_eq!(reader.home().await, [after.clone(), before.clone()]);
        // An edit gives a post a tag, and takes it away.
        let plain = id(&stranger.post_status("no tag").await);
        let path = format!("/api/v1/statuses/{plain}");
        let draft = json!({ "status": format!("now #{name}") });
        stranger.put(&path, draft).await.expect(200);
        at_home(&reader, &plain).await;
        stranger
            .put(&path, json!({ "status": "never mind" }))
            .await
            .expect(200);
        app.settled().await;
        assert_eq!(reader.home().await, [after.clone(), before.clone()]);
        stranger
            .delete(&format!("/api/v1/statuses/{after}"), ())
            .await
            .expect(200);
        assert_eq!(reader.home().await, [before]);
        let path = format!("/api/v1/tags/{name}/unfollow");
        reader.post(&path, ()).await.expect(200);
        assert_eq!(reader.home().await, Vec::<String>::new());
    });
}

#[test]
fn whom_a_reader_blocks_or_mutes_no_tag_brings_home() {
    run(async {
        let app = App::shared().await;
        let (reader, stranger) = (app.somebody("reader").await, app.somebody("stranger").await);
        let name = format!("birds{}", unique());
        follow(&reader, &name).await;
        let post = id(&stranger.post_status(&format!("a #{name}")).await);
        at_home(&reader, &post).await;
        for verb in ["mute", "block"] {
            let path = format!("/api/v1/accounts/{}/{verb}", stranger.id);
            reader.post(&path, ()).await.expect(200);
            assert_eq!(reader.home().await, Vec::<String>::new(), "{verb}");
            let path = format!("/api/v1/accounts/{}/un{verb}", stranger.id);
            reader.post(&path, ()).await.expect(200);
            assert_eq!(reader.home().await, std::slice::from_ref(&post), "un{verb}");
        }
        // Who was limited stands at home of followers only.
        app.sql(&format!(
            "UPDATE accounts SET silenced_at = now() WHERE id = {}",
            stranger.id
        ))
        .await;
        app.services.caches.forget_all();
        assert_eq!(reader.home().await, Vec::<String>::new());
        reader.follow(&stranger.id).await;
        assert_eq!(reader.home().await, [post]);
    });
}
