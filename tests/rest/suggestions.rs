//! Whom one might follow, and the directory.

use serde_json::{Value, json};

use crate::support::{App, Client, Session, run};

async fn findable(app: &App, name: &str) -> Session {
    let session = app.user(name).await;
    session
        .patch(
            "/api/v1/accounts/update_credentials",
            json!({ "discoverable": true }),
        )
        .await
        .expect(200);
    session
}

fn names(found: &[Value]) -> Vec<&str> {
    found
        .iter()
        .filter_map(|item| {
            item["account"]["username"]
                .as_str()
                .or_else(|| item["username"].as_str())
        })
        .collect()
}

#[test]
fn friends_of_friends_and_popular_accounts_are_suggested_with_their_reasons() {
    run(async {
        let app = App::fresh("suggesting").await;
        let me = app.user("me").await;
        let (ann, ben) = (findable(&app, "ann").await, findable(&app, "ben").await);
        let shared = findable(&app, "shared").await;
        let single = findable(&app, "single").await;
        let shy = app.user("shy").await;
        let popular = findable(&app, "popular").await;
        for friend in [&ann, &ben] {
            me.follow(&friend.id).await;
            friend.follow(&shared.id).await;
            friend.follow(&shy.id).await;
        }
        ann.follow(&single.id).await;
        for fan in [&shared, &single, &shy] {
            fan.follow(&popular.id).await;
        }
        rookery::domain::suggestions::review(&app.services)
            .await
            .unwrap();
        let found = me.get("/api/v2/suggestions").await.expect(200).array();
        assert_eq!(names(&found), ["shared", "single", "popular"]);
        assert_eq!(
            found[0]["sources"],
            json!(["friends_of_friends", "most_followed"])
        );
        assert_eq!(found[0]["source"], "past_interactions");
        assert_eq!(found[2]["sources"], json!(["most_followed"]));
        assert_eq!(found[2]["source"], "global");
        let first = me
            .get("/api/v1/suggestions?limit=1")
            .await
            .expect(200)
            .array();
        assert_eq!(names(&first), ["shared"]);
        app.client().get("/api/v2/suggestions").await.expect(401);

        // Who is dismissed, blocked, muted, hides or is followed is suggested no more.
        me.delete(&format!("/api/v1/suggestions/{}", shared.id), ())
            .await
            .expect(200);
        me.delete("/api/v1/suggestions/1", ()).await.expect(200);
        me.post(&format!("/api/v1/accounts/{}/mute", single.id), ())
            .await
            .expect(200);
        let found = me.get("/api/v2/suggestions").await.expect(200).array();
        assert_eq!(names(&found), ["popular"]);
        popular
            .post(&format!("/api/v1/accounts/{}/block", me.id), ())
            .await
            .expect(200);
        assert!(me.get("/api/v2/suggestions").await.array().is_empty());
        popular
            .post(&format!("/api/v1/accounts/{}/unblock", me.id), ())
            .await
            .expect(200);
        popular
            .patch(
                "/api/v1/accounts/update_credentials",
                json!({ "discoverable": false }),
            )
            .await
            .expect(200);
        assert!(me.get("/api/v2/suggestions").await.array().is_empty());
        me.post(&format!("/api/v1/accounts/{}/unmute", single.id), ())
            .await
            .expect(200);
        let found = me.get("/api/v2/suggestions").await.expect(200).array();
        assert_eq!(names(&found), ["single"]);
        me.follow(&single.id).await;
        assert!(me.get("/api/v2/suggestions").await.array().is_empty());
    });
}

#[test]
fn friends_who_hide_their_network_suggest_nobody() {
    run(async {
        let app = App::fresh("hiding").await;
        let (me, friend) = (app.user("me").await, app.user("friend").await);
        let far = findable(&app, "far").await;
        me.follow(&friend.id).await;
        friend.follow(&far.id).await;
        assert_eq!(names(&me.get("/api/v2/suggestions").await.array()), ["far"]);
        friend
            .patch(
                "/api/v1/accounts/update_credentials",
                json!({ "hide_collections": true }),
            )
            .await
            .expect(200);
        assert!(me.get("/api/v2/suggestions").await.array().is_empty());
    });
}

#[test]
fn the_directory_lists_who_wants_to_be_found_by_activity_or_age() {
    run(async {
        let [here, there] = App::network(["listing", "listed"]).await;
        let me = here.user("me").await;
        let old = findable(&here, "old").await;
        let new = findable(&here, "new").await;
        findable(&there, "far").await;
        let far = me.resolve("far@listed.test").await;
        let far = far["id"].as_str().unwrap();
        old.post_status("still here").await;
        here.settled().await;
        let list = |client: Client, query: &'static str| async move {
            let answer = client
                .get(&format!("/api/v1/directory{query}"))
                .await
                .expect(200);
            names(&answer.array())
                .into_iter()
                .map(str::to_owned)
                .collect::<Vec<String>>()
        };
        let anybody = here.client();
        assert_eq!(list(anybody.clone(), "?local=true").await, ["old", "new"]);
        assert_eq!(
            list(anybody.clone(), "?local=true&order=new").await,
            ["new", "old"]
        );
        let all = list(anybody.clone(), "").await;
        assert_eq!(all.len(), 3);
        assert_eq!(all[0], "old");
        assert_eq!(list(anybody.clone(), "?local=1&offset=1").await, ["new"]);
        assert_eq!(list(anybody.clone(), "?local=1&limit=1").await, ["old"]);
        assert!(list(anybody.clone(), "?offset=99999999").await.is_empty());
        anybody.get("/api/v1/directory?offset=-1").await.expect(400);
        // A reader does not meet whom they hide.
        me.post(&format!("/api/v1/accounts/{}/block", new.id), ())
            .await
            .expect(200);
        me.post("/api/v1/domain_blocks", json!({ "domain": "listed.test" }))
            .await
            .expect(200);
        assert_eq!(list((*me).clone(), "").await, ["old"]);
        assert_eq!(list((*me).clone(), "?order=new").await, ["old"]);
        assert_eq!(list((*me).clone(), "?local=true&order=new").await, ["old"]);
        assert_eq!(list(anybody.clone(), "").await.len(), 3);
        // Who is limited is not listed.
        here.sql(&format!(
            "UPDATE accounts SET silenced_at = now() WHERE id = {far}"
        ))
        .await;
        assert_eq!(list(anybody.clone(), "").await.len(), 2);
        old.patch(
            "/api/v1/accounts/update_credentials",
            json!({ "discoverable": false }),
        )
        .await
        .expect(200);
        assert_eq!(list(anybody, "").await, ["new"]);
    });
}
