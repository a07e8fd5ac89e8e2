//! Notes, endorsements, familiar followers.

use serde_json::json;

use crate::support::{App, Session, run};

async fn three(stem: &str) -> (App, [Session; 3]) {
    let app = App::shared().await;
    let people = [
        app.somebody(stem).await,
        app.somebody(stem).await,
        app.somebody(stem).await,
    ];
    (app, people)
}

fn path(session: &Session, action: &str) -> String {
    format!("/api/v1/accounts/{}/{action}", session.id)
}

#[test]
fn a_note_is_its_writers_own_and_an_empty_one_removes_it() {
    run(async {
        let (_, [me, other, third]) = three("noted").await;
        let relation = me
            .post(&path(&other, "note"), json!({ "comment": "met in Graz" }))
            .await
            .expect(200)
            .json();
        assert_eq!(relation["note"], "met in Graz");
        assert_eq!(me.relationship(&other.id).await["note"], "met in Graz");
        for reader in [&other, &third] {
            let seen = reader.relationship(&me.id).await;
            assert_eq!(seen["note"], "");
        }
        let relation = me
            .post(&path(&other, "note"), json!({ "comment": "  " }))
            .await
            .expect(200)
            .json();
        assert_eq!(relation["note"], "");
        let long = "ä".repeat(2001);
        let error = me
            .post(&path(&other, "note"), json!({ "comment": long }))
            .await
            .expect(422)
            .error();
        assert_eq!(
            error,
            "Validation failed: Comment is too long (maximum is 2000 characters)"
        );
        let fits = "ä".repeat(2000);
        me.post(&path(&other, "note"), json!({ "comment": fits }))
            .await
            .expect(200);
        me.post("/api/v1/accounts/1/note", json!({ "comment": "x" }))
            .await
            .expect(404);
        me.post(&path(&other, "note"), ()).await.expect(200);
        assert_eq!(me.relationship(&other.id).await["note"], "");
    });
}

#[test]
fn only_whom_one_follows_can_be_endorsed_and_an_unfollow_ends_it() {
    run(async {
        let (app, [me, star, stranger]) = three("endorsed").await;
        let error = me
            .post(&path(&star, "endorse"), ())
            .await
            .expect(422)
            .error();
        assert_eq!(
            error,
            "Validation failed: You must be already following the person you want to endorse"
        );
        me.follow(&star.id).await;
        for _ in 0..2 {
            let relation = me
                .post(&path(&star, "endorse"), ())
                .await
                .expect(200)
                .json();
            assert_eq!(relation["endorsed"], true);
        }
        assert_eq!(
            me.ids("/api/v1/endorsements").await,
            std::slice::from_ref(&star.id)
        );
        // Anybody sees them on the profile.
        for reader in [&*stranger, &app.client()] {
            let shown = reader
                .get(&path(&me, "endorsements"))
                .await
                .expect(200)
                .ids();
            assert_eq!(shown, std::slice::from_ref(&star.id));
        }
        assert_eq!(star.relationship(&me.id).await["endorsed"], false);
        let relation = me
            .post(&path(&star, "unfollow"), ())
            .await
            .expect(200)
            .json();
        assert_eq!(relation["endorsed"], false);
        assert!(me.ids("/api/v1/endorsements").await.is_empty());
        // The old names.
        me.follow(&star.id).await;
        let relation = me.post(&path(&star, "pin"), ()).await.expect(200).json();
        assert_eq!(relation["endorsed"], true);
        let relation = me.post(&path(&star, "unpin"), ()).await.expect(200).json();
        assert_eq!(relation["endorsed"], false);
        let relation = me
            .post(&path(&star, "unendorse"), ())
            .await
            .expect(200)
            .json();
        assert_eq!(relation["endorsed"], false);
    });
}

#[test]
fn endorsements_page_both_ways_by_their_links() {
    run(async {
        let app = App::shared().await;
        let me = app.somebody("endorser").await;
        let mut stars = Vec::new();
        for _ in 0..5 {
            let star = app.somebody("star").await;
            me.follow(&star.id).await;
            me.post(&path(&star, "endorse"), ()).await.expect(200);
            stars.insert(0, star.id.clone());
        }
        for list in ["/api/v1/endorsements", &path(&me, "endorsements")] {
            let (walked, pages) = me.walk(&format!("{list}?limit=2")).await;
            let walked: Vec<&str> = walked
                .iter()
                .filter_map(|item| item["id"].as_str())
                .collect();
            assert_eq!(walked, stars);
            assert!((3..=4).contains(&pages), "{pages} pages");
            let first = me.get(&format!("{list}?limit=2")).await;
            let second = me.get(&first.link("next").unwrap()).await;
            let back = me.get(&second.link("prev").unwrap()).await;
            assert_eq!(back.ids(), first.ids());
        }
    });
}

#[test]
fn familiar_followers_are_whom_the_reader_follows_and_leave_out_who_hides() {
    run(async {
        let app = App::shared().await;
        let (me, star) = (
            app.somebody("familiar").await,
            app.somebody("familiar").await,
        );
        let (friend, hidden, stranger) = (
            app.somebody("friend").await,
            app.somebody("hidden").await,
            app.somebody("stranger").await,
        );
        hidden
            .patch(
                "/api/v1/accounts/update_credentials",
                json!({ "hide_collections": true }),
            )
            .await
            .expect(200);
        for somebody in [&friend, &hidden, &stranger] {
            somebody.follow(&star.id).await;
        }
        for somebody in [&friend, &hidden] {
            me.follow(&somebody.id).await;
        }
        let ask = || async {
            let asked = format!(
                "/api/v1/accounts/familiar_followers?id[]={}&id[]={}&id[]=1",
                star.id, friend.id
            );
            me.get(&asked).await.expect(200).array()
        };
        let found = ask().await;
        assert_eq!(found.len(), 2);
        assert_eq!(found[0]["id"], star.id.as_str());
        let people: Vec<&str> = found[0]["accounts"]
            .as_array()
            .unwrap()
            .iter()
            .filter_map(|account| account["id"].as_str())
            .collect();
        assert_eq!(people, [friend.id.as_str()]);
        assert_eq!(found[1]["accounts"], json!([]));
        star.patch(
            "/api/v1/accounts/update_credentials",
            json!({ "hide_collections": true }),
        )
        .await
        .expect(200);
        assert_eq!(ask().await[0]["accounts"], json!([]));
        app.client()
            .get(&format!(
                "/api/v1/accounts/familiar_followers?id[]={}",
                star.id
            ))
            .await
            .expect(401);
    });
}

#[test]
fn identity_proofs_are_an_empty_list_of_somebody_who_exists() {
    run(async {
        let (_, [me, other, _]) = three("proofs").await;
        let proofs = me.get(&path(&other, "identity_proofs")).await.expect(200);
        assert_eq!(proofs.json(), json!([]));
        me.get("/api/v1/accounts/1/identity_proofs")
            .await
            .expect(404);
    });
}

#[test]
fn a_timed_mute_says_when_it_ends_and_ends_then() {
    run(async {
        let (app, [me, other, _]) = three("timed").await;
        let relation = me
            .post(&path(&other, "mute"), json!({ "duration": 3600 }))
            .await
            .expect(200)
            .json();
        assert_eq!(relation["muting"], true);
        let ends = relation["muting_expires_at"].as_str().unwrap();
        assert!(ends.ends_with('Z'), "{ends}");
        let listed = me.get("/api/v1/mutes").await.expect(200).array();
        assert_eq!(listed[0]["mute_expires_at"], ends);
        app.sql(&format!(
            "UPDATE mutes SET expires_at = now() - interval '1 second' WHERE account_id = {}",
            me.id
        ))
        .await;
        let relation = me.relationship(&other.id).await;
        assert_eq!(relation["muting"], false);
        assert_eq!(relation["muting_expires_at"], json!(null));
        rookery::domain::relationships::expire_mutes(&app.services)
            .await
            .unwrap();
        assert!(me.ids("/api/v1/mutes").await.is_empty());
    });
}
