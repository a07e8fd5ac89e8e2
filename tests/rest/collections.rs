//! Collections: lists of accounts that others can see.

use serde_json::{Value, json};

use crate::support::{App, Session, run};

const SCOPES: &str = "read write follow push";

async fn findable(app: &App, stem: &str) -> Session {
    let session = app.somebody(stem).await;
    session
        .patch(
            "/api/v1/accounts/update_credentials",
            json!({ "discoverable": true }),
        )
        .await
        .expect(200);
    session
}

async fn create(owner: &Session, form: Value) -> Value {
    owner
        .post("/api/v1/collections", form)
        .await
        .expect(200)
        .json()["collection"]
        .clone()
}

fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}

fn members(collection: &Value) -> Vec<String> {
    collection["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| text(&item["account_id"]))
        .collect()
}

#[test]
fn a_collection_is_made_shown_changed_and_deleted() {
    run(async {
        let app = App::shared().await;
        let owner = app.somebody("collector").await;
        let (ann, ben) = (findable(&app, "ann").await, findable(&app, "ben").await);
        assert_eq!(
            app.client()
                .get(&format!("/api/v1/accounts/{}", ann.id))
                .await
                .json()["feature_approval"],
            json!({ "automatic": ["public"], "manual": [], "current_user": "automatic" })
        );
        let made = create(
            &owner,
            json!({
                "name": "Friends", "description": "a < b", "language": "de", "tag_name": "#Graz",
                "sensitive": false, "discoverable": true, "account_ids": [ann.id, ben.id, ann.id],
            }),
        )
        .await;
        assert_eq!(made["name"], "Friends");
        assert_eq!(made["account_id"], owner.id.as_str());
        assert_eq!(made["description"], "a &lt; b");
        assert_eq!(made["tag"]["name"], "graz");
        assert_eq!(made["item_count"], 2);
        assert_eq!(made["local"], true);
        assert_eq!(members(&made), [ann.id.clone(), ben.id.clone()]);
        assert_eq!(made["items"][0]["state"], "accepted");
        let id = text(&made["id"]);
        for path in [
            format!("/api/v1/collections/{id}"),
            format!("/api/v1_alpha/collections/{id}"),
        ] {
            let shown = app.client().get(&path).await.expect(200).json();
            assert_eq!(shown["collection"]["id"], id.as_str());
            let people: Vec<&str> = shown["accounts"]
                .as_array()
                .unwrap()
                .iter()
                .filter_map(|account| account["id"].as_str())
                .collect();
            assert_eq!(
                people,
                [owner.id.as_str(), ann.id.as_str(), ben.id.as_str()]
            );
        }
        let note = ann
            .wait_for_notification("added_to_collection", &owner.id)
            .await;
        assert_eq!(note["collection"]["id"], id.as_str());

        let path = format!("/api/v1/collections/{id}");
        let changed = owner
            .patch(
                &path,
                json!({ "name": "Old friends", "tag_name": "", "language": "" }),
            )
            .await
            .expect(200)
            .json();
        assert_eq!(changed["collection"]["name"], "Old friends");
        assert_eq!(changed["collection"]["description"], "a &lt; b");
        assert_eq!(changed["collection"]["tag"], Value::Null);
        assert_eq!(changed["collection"]["language"], Value::Null);
        assert_ne!(changed["collection"]["updated_at"], made["updated_at"]);
        let note = ben
            .wait_for_notification("collection_update", &owner.id)
            .await;
        assert_eq!(note["collection"]["name"], "Old friends");
        // Nobody else changes or deletes it.
        ann.patch(&path, json!({ "name": "Mine" }))
            .await
            .expect(403);
        ann.delete(&path, ()).await.expect(403);
        app.client().delete(&path, ()).await.expect(401);
        assert_eq!(owner.delete(&path, ()).await.expect(200).json(), json!({}));
        owner.get(&path).await.expect(404);
        owner.delete(&path, ()).await.expect(404);
        assert!(ann.get("/api/v1/notifications").await.array().is_empty());
    });
}

#[test]
fn forms_of_collections_are_validated_with_details_wrapped_once_more() {
    run(async {
        let app = App::shared().await;
        let owner = app.somebody("forms").await;
        for (form, field, code) in [
            (json!({}), "name", "ERR_BLANK"),
            (json!({ "name": " " }), "name", "ERR_BLANK"),
            (json!({ "name": "x".repeat(41) }), "name", "ERR_TOO_LONG"),
            (
                json!({ "name": "x", "description": "x".repeat(101) }),
                "description",
                "ERR_TOO_LONG",
            ),
            (
                json!({ "name": "x", "language": "klingon" }),
                "language",
                "ERR_INVALID",
            ),
            (
                json!({ "name": "x", "tag_name": "1 2" }),
                "tag_name",
                "ERR_INVALID",
            ),
        ] {
            let refused = owner
                .post("/api/v1/collections", form.clone())
                .await
                .expect(422)
                .json();
            assert_eq!(
                refused["error"]["details"][field][0]["error"], code,
                "{form}"
            );
            let text = refused["error"]["error"].as_str().unwrap();
            assert!(text.starts_with("Validation failed: "), "{text}");
        }
        owner
            .post(
                "/api/v1/collections",
                json!({ "name": "x", "account_ids": ["1"] }),
            )
            .await
            .expect(404);
        for number in 0..10 {
            create(&owner, json!({ "name": format!("c{number}") })).await;
        }
        let refused = owner
            .post("/api/v1/collections", json!({ "name": "one too many" }))
            .await
            .expect(422)
            .json();
        assert!(refused["error"]["details"]["base"].is_array());
        let reading = app.sign_in(&owner.username, "read").await;
        reading
            .post("/api/v1/collections", json!({ "name": "x" }))
            .await
            .expect(403);
    });
}

#[test]
fn listings_hide_what_is_not_discoverable_and_page_by_offset() {
    run(async {
        let app = App::shared().await;
        let (owner, other) = (app.somebody("lists").await, app.somebody("lists").await);
        let mut names = Vec::new();
        for number in 0..5 {
            let name = format!("c{number}");
            create(&owner, json!({ "name": name })).await;
            names.insert(0, name);
        }
        let hidden = create(&owner, json!({ "name": "hidden", "discoverable": false })).await;
        let path = format!("/api/v1/accounts/{}/collections", owner.id);
        let listed = |session: crate::support::Client, path: String| async move {
            let answer = session.get(&path).await.expect(200);
            let names: Vec<String> = answer.json()["collections"]
                .as_array()
                .unwrap()
                .iter()
                .map(|collection| text(&collection["name"]))
                .collect();
            (names, answer)
        };
        assert_eq!(listed(app.client(), path.clone()).await.0, names);
        assert_eq!(listed((*other).clone(), path.clone()).await.0, names);
        assert_eq!(listed((*owner).clone(), path.clone()).await.0.len(), 6);
        // Who knows its address is shown it.
        let id = text(&hidden["id"]);
        other
            .get(&format!("/api/v1/collections/{id}"))
            .await
            .expect(200);
        let (first, answer) = listed(app.client(), format!("{path}?limit=3")).await;
        assert_eq!(first, names[..3]);
        assert!(answer.link("prev").is_none());
        let (second, answer) = listed(app.client(), answer.link("next").unwrap()).await;
        assert_eq!(second, names[3..]);
        assert!(answer.link("next").is_none());
        let (back, _) = listed(app.client(), answer.link("prev").unwrap()).await;
        assert_eq!(back, names[..3]);
        // Whom the owner blocks is shown nothing.
        owner
            .post(&format!("/api/v1/accounts/{}/block", other.id), ())
            .await
            .expect(200);
        assert!(listed((*other).clone(), path.clone()).await.0.is_empty());
        other
            .get(&format!("/api/v1/collections/{id}"))
            .await
            .expect(404);
    });
}

#[test]
fn only_who_wants_to_be_found_is_added_and_who_leaves_is_not_added_again() {
    run(async {
        let app = App::shared().await;
        let owner = app.somebody("adder").await;
        let shy = app.somebody("shy").await;
        let (ann, foe) = (findable(&app, "ann").await, findable(&app, "foe").await);
        foe.post(&format!("/api/v1/accounts/{}/block", owner.id), ())
            .await
            .expect(200);
        let made = create(&owner, json!({ "name": "Members" })).await;
        let items = format!("/api/v1/collections/{}/items", text(&made["id"]));
        for refused in [&shy, &foe] {
            owner
                .post(&items, json!({ "account_id": refused.id }))
                .await
                .expect(403);
        }
        let missing = owner.post(&items, json!({})).await.expect(422).error();
        assert_eq!(missing, "`account_id` parameter is missing");
        owner
            .post(&items, json!({ "account_id": "1" }))
            .await
            .expect(404);
        shy.post(&items, json!({ "account_id": ann.id }))
            .await
            .expect(403);
        let item = owner
            .post(&items, json!({ "account_id": ann.id }))
            .await
            .expect(200)
            .json()["collection_item"]
            .clone();
        assert_eq!(item["account_id"], ann.id.as_str());
        assert_eq!(item["state"], "accepted");
        owner
            .post(&items, json!({ "account_id": ann.id }))
            .await
            .expect(422);
        ann.wait_for_notification("added_to_collection", &owner.id)
            .await;
        let contained = format!("/api/v1/accounts/{}/in_collections", ann.id);
        let found = ann.get(&contained).await.expect(200).json();
        assert_eq!(found["collections"][0]["id"], made["id"]);
        owner.get(&contained).await.expect(403);
        app.client().get(&contained).await.expect(401);

        let item = format!("{items}/{}", text(&item["id"]));
        let revoke = format!("{item}/revoke");
        owner.post(&revoke, ()).await.expect(403);
        ann.delete(&item, ()).await.expect(403);
        ann.post(&revoke, ()).await.expect(200);
        assert_eq!(
            ann.get(&contained).await.json(),
            json!({ "collections": [] })
        );
        assert!(ann.get("/api/v1/notifications").await.array().is_empty());
        let shown = owner
            .get(&format!("/api/v1/collections/{}", text(&made["id"])))
            .await
            .json();
        assert_eq!(shown["collection"]["items"], json!([]));
        owner
            .post(&items, json!({ "account_id": ann.id }))
            .await
            .expect(422);
        owner.delete(&item, ()).await.expect(404);

        // The owner may take out whom they put in, also by the old path.
        let ben = findable(&app, "ben").await;
        let item = owner
            .post(&items, json!({ "account_id": ben.id }))
            .await
            .expect(200)
            .json()["collection_item"]
            .clone();
        let item = format!("{items}/{}", text(&item["id"])).replace("/v1/", "/v1_alpha/");
        owner.delete(&item, ()).await.expect(200);
        owner.delete(&item, ()).await.expect(404);
        owner
            .post(&items, json!({ "account_id": ben.id }))
            .await
            .expect(200);
        let writing = app.sign_in(&owner.username, SCOPES).await;
        writing
            .delete(
                &format!("/api/v1_alpha/collections/{}", text(&made["id"])),
                (),
            )
            .await
            .expect(200);
    });
}

#[test]
fn the_policy_of_a_reader_holds_for_collections_too() {
    run(async {
        let app = App::shared().await;
        let owner = app.somebody("collector").await;
        for (policy, held_back, told) in [("accept", 0, 1), ("filter", 1, 0), ("drop", 0, 0)] {
            let reader = findable(&app, "reader").await;
            reader
                .patch(
                    "/api/v2/notifications/policy",
                    json!({ "for_not_following": policy }),
                )
                .await
                .expect(200);
            create(
                &owner,
                json!({ "name": policy, "account_ids": [reader.id] }),
            )
            .await;
            app.settled().await;
            let count = |which: &str| {
                format!(
                    "SELECT count(*) FROM notifications WHERE account_id = {} AND kind = 'added_to_collection' AND {which}",
                    reader.id
                )
            };
            assert_eq!(app.count(&count("filtered")).await, held_back, "{policy}");
            assert_eq!(app.count(&count("NOT filtered")).await, told, "{policy}");
            let page = reader
                .get("/api/v1/notifications")
                .await
                .expect(200)
                .array();
            assert_eq!(page.len(), told as usize, "{policy}");
        }
    });
}
