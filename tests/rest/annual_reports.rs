//! A look back at a year.

use jiff::Timestamp;
use rookery::clock::Clock;
use serde_json::json;

use crate::support::{App, Options, eventually, run};

/// A server whose clock stands at a moment.
async fn at(name: &str, moment: &str) -> App {
    let moment: Timestamp = moment.parse().unwrap();
    let mut options = Options::new(name);
    options.clock = Clock::manual(moment);
    App::start(options).await
}

#[test]
fn a_year_is_told_from_what_was_posted_in_it() {
    run(async {
        let app = at("december", "2026-12-12T12:00:00Z").await;
        let (owner, fan, idle) = (
            app.user("owner").await,
            app.user("fan").await,
            app.user("idle").await,
        );
        fan.follow(&owner.id).await;
        let best = owner.post_status("#cats are fine").await;
        owner.post_status("more #Cats").await;
        owner.post_as("secret", "private").await;
        let path = format!("/api/v1/statuses/{}/reblog", best["id"].as_str().unwrap());
        fan.post(&path, ()).await.expect(200);
        app.settled().await;
        let state = async |who: &crate::support::Session, year: &str| {
            who.get(&format!("/api/v1/annual_reports/{year}/state"))
                .await
                .expect(200)
                .json()["state"]
                .clone()
        };
        assert_eq!(state(&owner, "2026").await, "eligible");
        assert_eq!(state(&owner, "2025").await, "ineligible");
        assert_eq!(state(&idle, "2026").await, "ineligible");
        owner.get("/api/v1/annual_reports/2026").await.expect(404);
        owner
            .get("/api/v1/annual_reports/never/state")
            .await
            .expect(404);
        owner
            .post("/api/v1/annual_reports/2025/generate", ())
            .await
            .expect(200);
        owner
            .post("/api/v1/annual_reports/2026/generate", ())
            .await
            .expect(200);
        eventually("the report", || async {
            (state(&owner, "2026").await == "available").then_some(())
        })
        .await;
        let all = owner.get("/api/v1/annual_reports").await.expect(200).json();
        let report = &all["annual_reports"][0];
        assert_eq!(report["year"], 2026);
        assert_eq!(report["schema_version"], 2);
        assert_eq!(report["account_id"], owner.id.as_str());
        let data = &report["data"];
        assert_eq!(data["archetype"], "lurker");
        assert_eq!(data["top_statuses"]["by_reblogs"], best["id"]);
        assert_eq!(
            data["time_series"][11],
            json!({ "month": 12, "statuses": 3, "followers": 1 })
        );
        assert_eq!(data["time_series"][0]["statuses"], 0);
        assert_eq!(
            data["top_hashtags"],
            json!([{ "name": "cats", "count": 2 }])
        );
        assert_eq!(all["statuses"][0]["id"], best["id"]);
        assert_eq!(all["accounts"][0]["id"], owner.id.as_str());
        owner
            .post("/api/v1/annual_reports/2026/read", ())
            .await
            .expect(200);
        let unread = owner.get("/api/v1/annual_reports").await.json();
        assert_eq!(unread["annual_reports"], json!([]));
        owner.get("/api/v1/annual_reports/2026").await.expect(200);
        fan.get("/api/v1/annual_reports/2026").await.expect(404);
        fan.post("/api/v1/annual_reports/2026/read", ())
            .await
            .expect(404);
    });
}
