//! Reports that another server is to hear of.

use serde_json::json;

use super::Scene;
use crate::support::run;

#[test]
fn a_forwarded_report_is_a_flag_of_the_server_that_does_not_name_the_reporter() {
    run(async {
        let scene = Scene::new(&[]).await;
        let bob = scene.alice_follows(&scene.bob).await;
        let note = scene.bob.note("<p>rude</p>");
        scene
            .bob
            .tell(&scene.app, &super::create(&scene.bob, &note))
            .await;
        let uri = note["id"].as_str().unwrap();
        let post = scene.alice.wait_for_status(&bob, uri).await;
        let report = |forward: bool| json!({ "account_id": bob, "status_ids": [post["id"]], "comment": "look at this", "forward": forward });
        let made = scene
            .alice
            .post("/api/v1/reports", report(true))
            .await
            .expect(200)
            .json();
        assert_eq!(made["forwarded"], true);
        let asked = scene.peer.wait_for("good.test", "Flag").await;
        asked.verify(&scene.app).await;
        let flag = asked.json();
        assert_eq!(flag["actor"], "https://alpha.test/actor");
        assert_eq!(flag["object"], json!([scene.bob.id, uri]));
        assert_eq!(flag["content"], "look at this");
        assert!(!flag.to_string().contains("alice"), "{flag}");
        let made = scene
            .alice
            .post("/api/v1/reports", report(false))
            .await
            .expect(200)
            .json();
        assert_eq!(made["forwarded"], false);
        scene.app.settled().await;
        let flags = scene.peer.received("good.test");
        assert_eq!(
            flags
                .iter()
                .filter(|asked| asked.json()["type"] == "Flag")
                .count(),
            1
        );
        let sent = "SELECT count(*) FROM reports WHERE forward AND forwarded_at IS NOT NULL";
        assert_eq!(scene.app.count(sent).await, 1);
    });
}
