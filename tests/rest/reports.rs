//! Reports to the moderators.

use serde_json::json;

use crate::support::{App, client::form, run};

#[test]
fn a_report_is_kept_with_the_posts_of_whom_it_is_about() {
    run(async {
        let app = App::fresh("reports").await;
        app.sql(
            "INSERT INTO rules (id, position, text) VALUES (1, 1, 'Be kind'), (2, 2, 'Be brief')",
        )
        .await;
        let (reporter, target) = (app.user("reporter").await, app.user("target").await);
        let post = target.post_status("rude").await;
        let own = reporter.post_status("innocent").await;
        let report = reporter
            .post(
                "/api/v1/reports",
                json!({
                    "account_id": target.id, "status_ids": [post["id"], own["id"], "1"], "comment": "look",
                    "forward": true, "category": "spam",
                }),
            )
            .await
            .expect(200)
            .json();
        assert_eq!(report["category"], "spam");
        assert_eq!(report["comment"], "look");
        assert_eq!(report["status_ids"], json!([post["id"]]));
        assert_eq!(report["rule_ids"], json!([]));
        assert_eq!(report["action_taken"], false);
        assert_eq!(report["action_taken_at"], serde_json::Value::Null);
        assert_eq!(report["target_account"]["id"], target.id.as_str());
        // There is no other server to hear of somebody here.
        assert_eq!(report["forwarded"], false);
        let kept = "SELECT count(*) FROM reports WHERE NOT forward AND category = 'spam' AND cardinality(status_ids) = 1";
        assert_eq!(app.count(kept).await, 1);

        // Rules make it a violation, from forms too; without either it is something else.
        let pairs = [
            ("account_id", target.id.as_str()),
            ("rule_ids[]", "2"),
            ("rule_ids[]", "1"),
        ];
        let report = reporter
            .post("/api/v1/reports", form(&pairs))
            .await
            .expect(200)
            .json();
        assert_eq!(report["category"], "violation");
        assert_eq!(report["rule_ids"], json!(["1", "2"]));
        let report = reporter
            .post("/api/v1/reports", json!({ "account_id": target.id }))
            .await
            .expect(200)
            .json();
        assert_eq!(report["category"], "other");
        assert_eq!(report["comment"], "");
        assert_eq!(app.count("SELECT count(*) FROM reports").await, 3);

        for (draft, status) in [
            (json!({}), 400),
            (json!({ "account_id": "1" }), 404),
            (json!({ "account_id": target.id, "category": "dull" }), 422),
            (json!({ "account_id": target.id, "rule_ids": ["9"] }), 422),
            (
                json!({ "account_id": target.id, "comment": "x".repeat(1001) }),
                422,
            ),
        ] {
            let answer = reporter.post("/api/v1/reports", draft.clone()).await;
            assert_eq!(answer.status, status, "{draft}: {}", answer.text());
        }
        assert_eq!(app.count("SELECT count(*) FROM reports").await, 3);
    });
}

#[test]
fn posts_that_the_reporter_may_not_see_are_left_out_of_a_report() {
    run(async {
        let app = App::shared().await;
        let (reporter, target) = (app.somebody("reporter").await, app.somebody("target").await);
        let open = target.post_status("rude").await;
        let told = target
            .post_as(&format!("@{} rude in private", reporter.username), "direct")
            .await;
        let mut named = vec![open["id"].clone(), told["id"].clone()];
        for visibility in ["private", "direct"] {
            named.push(target.post_as("not for the reporter", visibility).await["id"].clone());
        }
        let report = reporter
            .post(
                "/api/v1/reports",
                json!({ "account_id": target.id, "status_ids": named }),
            )
            .await
            .expect(200)
            .json();
        assert_eq!(report["status_ids"], json!([open["id"], told["id"]]));
    });
}

#[test]
fn a_report_names_the_collections_of_whom_it_is_about() {
    run(async {
        let app = App::shared().await;
        let (reporter, target) = (app.somebody("reporter").await, app.somebody("target").await);
        let collection = |owner: &crate::support::Session| {
            let owner = owner.clone();
            async move {
                let made = owner
                    .post("/api/v1/collections", json!({ "name": "Rude" }))
                    .await;
                made.expect(200).json()["collection"]["id"].clone()
            }
        };
        let (named, own) = (collection(&target).await, collection(&reporter).await);
        let draft = json!({ "account_id": target.id, "collection_ids": [own, named, "1"] });
        let report = || async {
            let made = reporter.post("/api/v1/reports", draft.clone()).await;
            made.expect(200).json()["collection_ids"].clone()
        };
        assert_eq!(report().await, json!([named]));
        target
            .post(&format!("/api/v1/accounts/{}/block", reporter.id), ())
            .await
            .expect(200);
        assert_eq!(report().await, json!([]));
    });
}
