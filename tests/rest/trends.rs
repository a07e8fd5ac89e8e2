//! What many talk about.

use rookery::domain::trends;
use serde_json::{Value, json};

use crate::support::{App, Session, run};

async fn crowd(app: &App, amount: usize) -> Vec<Session> {
    let mut people = Vec::new();
    for number in 0..amount {
        people.push(app.user(&format!("person{number}")).await);
    }
    people
}

#[test]
fn a_tag_of_many_people_trends_and_one_of_few_does_not() {
    run(async {
        let app = App::fresh("tags").await;
        let people = crowd(&app, 7).await;
        for person in &people {
            for _ in 0..2 {
                person.post_status("#Herons everywhere").await;
            }
            person.post_as("#secret", "unlisted").await;
        }
        for _ in 0..9 {
            people[0].post_status("#alone").await;
        }
        app.settled().await;
        trends::refresh(&app.services).await.unwrap();
        for path in ["/api/v1/trends/tags", "/api/v1/trends"] {
            let tags = app.client().get(path).await.expect(200).array();
            assert_eq!(tags.len(), 1, "{tags:?}");
            assert_eq!(tags[0]["name"], "Herons");
            let history = tags[0]["history"].as_array().unwrap();
            assert_eq!(history.len(), 7);
            let days = |key: &str| -> i64 {
                let count = |day: &Value| day[key].as_str().unwrap().parse::<i64>().unwrap();
                history.iter().map(count).sum()
            };
            assert_eq!((days("uses"), days("accounts")), (14, 7));
        }
        // Counting again, as a job that runs twice does, changes nothing.
        let ids = app
            .services
            .connection()
            .await
            .unwrap()
            .query("SELECT id FROM statuses", &[])
            .await
            .unwrap();
        let ids: Vec<i64> = ids.iter().map(|row| row.get(0)).collect();
        trends::count_uses(&app.services, &ids).await.unwrap();
        assert_eq!(
            app.count("SELECT sum(uses)::bigint FROM tag_days").await,
            14 + 9
        );
        let tag = people[0]
            .get("/api/v1/tags/herons")
            .await
            .expect(200)
            .json();
        assert_eq!(tag["name"], "Herons");
        // Who looks after the server may rule a tag out.
        app.sql("UPDATE tags SET trendable = false WHERE name = 'herons'")
            .await;
        assert_eq!(
            app.client().get("/api/v1/trends/tags").await.json(),
            json!([])
        );
        app.sql("UPDATE tags SET trendable = NULL").await;
        assert_eq!(
            app.client()
                .get("/api/v1/trends/tags?offset=1")
                .await
                .json(),
            json!([])
        );
        app.client()
            .get("/api/v1/trends/tags?offset=-1")
            .await
            .expect(400);
        let page = app
            .client()
            .get("/api/v1/trends/tags?limit=1")
            .await
            .expect(200);
        assert!(page.link("next").unwrap().contains("offset=1"));
        // A day and a half later nobody talks about it any more.
        app.sql("UPDATE tag_trends SET max_score_at = now() - interval '36 hours'; UPDATE tag_days SET day = day - 2")
            .await;
        trends::refresh(&app.services).await.unwrap();
        assert_eq!(
            app.client().get("/api/v1/trends/tags").await.json(),
            json!([])
        );
        app.sql("UPDATE tag_days SET day = day - 20; UPDATE tag_uses SET day = day - 20; UPDATE tag_users SET day = day - 20")
            .await;
        trends::forget(&app.services).await.unwrap();
        let left = "SELECT (SELECT count(*) FROM tag_days) + (SELECT count(*) FROM tag_uses) + (SELECT count(*) FROM tag_users)";
        assert_eq!(app.count(left).await, 0);
    });
}

#[test]
fn posts_that_many_like_trend_if_their_authors_want_to_be_found() {
    run(async {
        let app = App::fresh("liked").await;
        let people = crowd(&app, 6).await;
        let (author, shy, reader) = (
            app.user("author").await,
            app.user("shy").await,
            app.user("reader").await,
        );
        author
            .patch(
                "/api/v1/accounts/update_credentials",
                json!({ "discoverable": true }),
            )
            .await
            .expect(200);
        let liked = author.post_status("everybody likes this").await;
        let warned = author
            .post_with(json!({ "status": "x", "spoiler_text": "careful" }))
            .await;
        let unlisted = author.post_as("quiet", "unlisted").await;
        let hidden = shy.post_status("everybody likes this too").await;
        let few = author.post_status("hardly anybody").await;
        for (place, person) in people.iter().enumerate() {
            for status in [&liked, &warned, &unlisted, &hidden] {
                let act = if place % 2 == 0 {
                    "favourite"
                } else {
                    "reblog"
                };
                let path = format!("/api/v1/statuses/{}/{act}", status["id"].as_str().unwrap());
                person.post(&path, ()).await.expect(200);
            }
        }
        people[0]
            .post(
                &format!("/api/v1/statuses/{}/favourite", few["id"].as_str().unwrap()),
                (),
            )
            .await
            .expect(200);
        trends::refresh(&app.services).await.unwrap();
        let path = "/api/v1/trends/statuses";
        let found = app.client().get(path).await.expect(200).array();
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(found[0]["id"], liked["id"]);
        assert!(found[0].get("favourited").is_none());
        let found = people[0].get(path).await.expect(200).array();
        assert_eq!(found[0]["favourited"], true);
        // Not for those who do not want it, and not for long.
        reader
            .post(&format!("/api/v1/accounts/{}/mute", author.id), ())
            .await
            .expect(200);
        assert_eq!(reader.get(path).await.json(), json!([]));
        app.sql("UPDATE statuses SET created_at = created_at - interval '1 day'")
            .await;
        trends::refresh(&app.services).await.unwrap();
        assert_eq!(app.client().get(path).await.json(), json!([]));
    });
}

#[test]
fn a_page_of_trends_leads_on_whatever_the_reader_is_not_shown() {
    run(async {
        let app = App::fresh("leads").await;
        let (reader, author) = (app.user("reader").await, app.user("author").await);
        let mut posts = Vec::new();
        for n in 0..3 {
            posts.push(author.post_status(&format!("number {n}")).await);
        }
        for (post, score) in posts.iter().zip([3, 2, 1]) {
            app.sql(&format!(
                "INSERT INTO status_trends (status_id, account_id, score) VALUES ({}, {}, {score})",
                post["id"].as_str().unwrap(),
                author.id
            ))
            .await;
        }
        let page = |limit: usize| format!("/api/v1/trends/statuses?limit={limit}");
        let first = reader.get(&page(2)).await.expect(200);
        assert_eq!(first.ids().len(), 2);
        assert!(first.link("next").is_some());
        reader
            .post(&format!("/api/v1/accounts/{}/mute", author.id), ())
            .await
            .expect(200);
        // All of it is left out, and there is more after it all the same.
        let first = reader.get(&page(2)).await.expect(200);
        assert_eq!(first.ids(), Vec::<String>::new());
        assert!(first.link("next").unwrap().contains("offset=2"));
        assert!(
            reader
                .get(&page(4))
                .await
                .expect(200)
                .link("next")
                .is_none()
        );
    });
}
