//! Polls: asked, voted in, ended.

use serde_json::{Value, json};

use crate::support::{App, Session, eventually, run};

fn asked(options: &[&str]) -> Value {
    json!({ "status": "Best bird?", "poll": { "options": options, "expires_in": 600 } })
}

fn poll_of(status: &Value) -> String {
    format!("/api/v1/polls/{}", status["poll"]["id"].as_str().unwrap())
}

fn votes_of(status: &Value) -> String {
    format!("{}/votes", poll_of(status))
}

fn at(status: &Value) -> String {
    format!("/api/v1/statuses/{}", status["id"].as_str().unwrap())
}

async fn two() -> (App, Session, Session) {
    let app = App::shared().await;
    let author = app.somebody("asks").await;
    let voter = app.somebody("votes").await;
    (app, author, voter)
}

async fn refused(session: &Session, path: &str, body: Value, words: &str) {
    let answer = session.post(path, body.clone()).await.expect(422).json();
    let text = answer["error"].as_str().unwrap();
    assert!(text.contains(words), "{body}: {text}");
}

#[test]
fn a_poll_is_part_of_its_post_and_its_votes_count_once() {
    run(async {
        let (app, author, voter) = two().await;
        let status = author.post_with(asked(&["Rook", "Jackdaw"])).await;
        let poll = &status["poll"];
        assert_eq!(poll["expired"], false);
        assert_eq!(poll["multiple"], false);
        assert_eq!(poll["votes_count"], 0);
        assert_eq!(poll["voters_count"], 0);
        assert_eq!(poll["voted"], true, "who asks has nothing to choose");
        assert_eq!(poll["own_votes"], json!([]));
        assert_eq!(
            poll["options"],
            json!([{ "title": "Rook", "votes_count": 0 }, { "title": "Jackdaw", "votes_count": 0 }])
        );
        let path = votes_of(&status);
        let voted = voter
            .post(&path, json!({ "choices": [1] }))
            .await
            .expect(200)
            .json();
        assert_eq!(voted["voted"], true);
        assert_eq!(voted["own_votes"], json!([1]));
        assert_eq!(voted["options"][1]["votes_count"], 1);
        assert_eq!(voted["voters_count"], 1);
        let twice = "You have already voted on this poll";
        refused(&voter, &path, json!({ "choices": [1] }), twice).await;
        refused(&voter, &path, json!({ "choices": ["0"] }), twice).await;
        refused(&author, &path, json!({ "choices": [0] }), "own polls").await;
        // A reader without a token gets the same counts and nothing of their own.
        let shown = app.client().get(&poll_of(&status)).await.expect(200).json();
        assert_eq!(shown["votes_count"], 1);
        assert!(shown.get("voted").is_none() && shown.get("own_votes").is_none());
        let of_post = author.get(&at(&status)).await.expect(200).json();
        assert_eq!(of_post["poll"]["options"][1]["votes_count"], 1);
        let of_voter = voter.get(&at(&status)).await.expect(200).json();
        assert_eq!(of_voter["poll"]["own_votes"], json!([1]));
    });
}

#[test]
fn several_options_are_chosen_where_that_is_allowed() {
    run(async {
        let (_, author, voter) = two().await;
        let one = author.post_with(asked(&["a", "b", "c"])).await;
        for choices in [json!([0, 1]), json!([3]), json!([]), json!(["-1"])] {
            let body = json!({ "choices": choices });
            let answer = voter.post(&votes_of(&one), body.clone()).await;
            assert!(matches!(answer.status, 400 | 422), "{body}");
        }
        let mut draft = asked(&["a", "b", "c"]);
        draft["poll"]["multiple"] = json!(true);
        let several = author.post_with(draft).await;
        let path = votes_of(&several);
        let voted = voter
            .post(&path, json!({ "choices": [0, 2, 2] }))
            .await
            .expect(200)
            .json();
        assert_eq!(voted["own_votes"], json!([0, 2]));
        assert_eq!(voted["votes_count"], 2);
        assert_eq!(voted["voters_count"], 1);
        refused(&voter, &path, json!({ "choices": [1, 2] }), "already voted").await;
        // What was not chosen yet may be.
        let more = voter
            .post(&path, json!({ "choices": [1] }))
            .await
            .expect(200)
            .json();
        assert_eq!(
            (&more["votes_count"], &more["voters_count"]),
            (&json!(3), &json!(1))
        );
    });
}

#[test]
fn votes_that_come_at_once_count_once() {
    run(async {
        let (_, author, voter) = two().await;
        let status = author.post_with(asked(&["a", "b"])).await;
        let path = votes_of(&status);
        let votes = (0..8).map(|n| voter.post(&path, json!({ "choices": [n % 2] })));
        let answers = futures_util::future::join_all(votes).await;
        let taken = answers.iter().filter(|answer| answer.status == 200).count();
        assert_eq!(taken, 1);
        // Also after the counters were added up.
        tokio::time::sleep(std::time::Duration::from_millis(500)).await;
        let shown = voter.get(&poll_of(&status)).await.json();
        assert_eq!(shown["votes_count"], 1);
    });
}

#[test]
fn a_vote_waits_for_nobody_elses_commit() {
    run(async {
        let (app, author, voter) = two().await;
        let status = author.post_with(asked(&["a", "b"])).await;
        let id: i64 = status["poll"]["id"].as_str().unwrap().parse().unwrap();
        let mut connection = app.services.connection().await.unwrap();
        let slow = connection.transaction().await.unwrap();
        for statement in [
            "UPDATE polls SET told_at = now() WHERE id = $1",
            "INSERT INTO status_deltas (status_id, option, votes) SELECT status_id, 0, 1 FROM polls WHERE id = $1",
            "SELECT id FROM polls WHERE id = $1 FOR KEY SHARE",
        ] {
            slow.execute(statement, &[&id]).await.unwrap();
        }
        let path = votes_of(&status);
        let vote = voter.post(&path, json!({ "choices": [1] }));
        let answer = tokio::time::timeout(std::time::Duration::from_secs(10), vote).await;
        assert_eq!(
            answer.expect("no wait").expect(200).json()["votes_count"],
            1
        );
        slow.commit().await.unwrap();
        app.services.caches.forget_all();
        let shown = voter.get(&poll_of(&status)).await.json();
        assert_eq!(shown["votes_count"], 2);
    });
}

#[test]
fn odd_polls_are_refused() {
    run(async {
        let (_, author, _) = two().await;
        for (poll, words) in [
            (
                json!({ "options": ["a"], "expires_in": 600 }),
                "more than one item",
            ),
            (
                json!({ "options": ["a", "a"], "expires_in": 600 }),
                "duplicate",
            ),
            (
                json!({ "options": ["a", "x".repeat(51)], "expires_in": 600 }),
                "50 characters",
            ),
            (
                json!({ "options": ["a", "b", "c", "d", "e"], "expires_in": 600 }),
                "more than 4",
            ),
            (
                json!({ "options": ["a", "b"], "expires_in": 10 }),
                "too soon",
            ),
            (json!({ "options": ["a", "b"] }), "too soon"),
            (
                json!({ "options": ["a", "b"], "expires_in": 99_999_999 }),
                "too far",
            ),
        ] {
            let body = json!({ "status": "?", "poll": poll });
            refused(&author, "/api/v1/statuses", body, words).await;
        }
        // A poll needs no text.
        let mute =
            json!({ "poll": { "options": ["a", "b"], "expires_in": "600", "multiple": "true" } });
        let status = author.post_with(mute).await;
        assert_eq!(status["poll"]["multiple"], true);
    });
}

#[test]
fn polls_are_seen_by_those_who_see_the_post() {
    run(async {
        let (app, author, voter) = two().await;
        let mut draft = asked(&["a", "b"]);
        draft["visibility"] = json!("private");
        let status = author.post_with(draft).await;
        voter.get(&poll_of(&status)).await.expect(404);
        app.client().get(&poll_of(&status)).await.expect(404);
        let vote = json!({ "choices": [0] });
        voter
            .post(&votes_of(&status), vote.clone())
            .await
            .expect(404);
        voter.follow(&author.id).await;
        voter
            .post(&votes_of(&status), vote.clone())
            .await
            .expect(200);
        let open = author.post_with(asked(&["a", "b"])).await;
        author
            .post(&format!("/api/v1/accounts/{}/block", voter.id), ())
            .await
            .expect(200);
        voter.post(&votes_of(&open), vote).await.expect(404);
        voter.get("/api/v1/polls/1").await.expect(404);
        app.client()
            .post(&votes_of(&open), json!({ "choices": [0] }))
            .await
            .expect(401);
    });
}

#[test]
fn what_is_asked_otherwise_loses_its_votes_and_stands_in_the_history() {
    run(async {
        let (_, author, voter) = two().await;
        let status = author.post_with(asked(&["a", "b"])).await;
        let vote = json!({ "choices": [0] });
        voter
            .post(&votes_of(&status), vote.clone())
            .await
            .expect(200);
        // Another end alone changes nothing.
        let mut later = asked(&["a", "b"]);
        later["poll"]["expires_in"] = json!(6000);
        let edited = author.put(&at(&status), later).await.expect(200).json();
        assert_eq!(edited["poll"]["votes_count"], 1);
        assert_eq!(edited["edited_at"], Value::Null);
        assert!(edited["poll"]["expires_at"].as_str() > status["poll"]["expires_at"].as_str());
        let edited = author
            .put(&at(&status), asked(&["a", "c"]))
            .await
            .expect(200)
            .json();
        assert_eq!(edited["poll"]["votes_count"], 0);
        assert_eq!(edited["poll"]["id"], status["poll"]["id"]);
        let again = voter
            .post(&votes_of(&status), vote)
            .await
            .expect(200)
            .json();
        assert_eq!(again["votes_count"], 1);
        let history = author
            .get(&format!("{}/history", at(&status)))
            .await
            .expect(200)
            .array();
        assert_eq!(history[0]["poll"]["options"][1]["title"], "b");
        assert_eq!(history[1]["poll"]["options"][1]["title"], "c");
        // What is left out goes.
        let edited = author
            .put(&at(&status), json!({ "status": "no more" }))
            .await
            .expect(200)
            .json();
        assert_eq!(edited["poll"], Value::Null);
        voter.get(&poll_of(&status)).await.expect(404);
    });
}

#[test]
fn a_deleted_post_answers_its_poll_for_redrafting_and_takes_it_along() {
    run(async {
        let (_, author, voter) = two().await;
        let status = author.post_with(asked(&["a", "b"])).await;
        voter
            .post(&votes_of(&status), json!({ "choices": [0] }))
            .await
            .expect(200);
        let gone = author.delete(&at(&status), ()).await.expect(200).json();
        assert_eq!(gone["text"], "Best bird?");
        assert_eq!(gone["poll"]["options"][0]["title"], "a");
        voter.get(&poll_of(&status)).await.expect(404);
        voter
            .post(&votes_of(&status), json!({ "choices": [0] }))
            .await
            .expect(404);
    });
}

#[test]
fn a_poll_that_is_over_shows_hidden_results_and_tells_who_asked_and_who_voted() {
    run(async {
        let app = App::fresh("ended").await;
        let author = app.user("asks").await;
        let voter = app.user("votes").await;
        let mut draft = asked(&["a", "b"]);
        draft["poll"]["hide_totals"] = json!(true);
        let status = author.post_with(draft).await;
        let vote = json!({ "choices": [1] });
        let voted = voter
            .post(&votes_of(&status), vote.clone())
            .await
            .expect(200)
            .json();
        assert_eq!(voted["options"][1]["votes_count"], Value::Null);
        assert_eq!(voted["votes_count"], 1);
        let late = app.user("late").await;
        app.sql("UPDATE polls SET expires_at = now() - interval '1 second'")
            .await;
        app.sql("UPDATE jobs SET due_at = now() WHERE kind = 'poll_ended'")
            .await;
        app.services.caches.forget_all();
        let shown = voter.get(&at(&status)).await.json();
        assert_eq!(shown["poll"]["expired"], true);
        assert_eq!(shown["poll"]["options"][1]["votes_count"], 1);
        refused(&late, &votes_of(&status), vote, "already ended").await;
        for reader in [&author, &voter] {
            let told = eventually("a notification", || async {
                let told = reader
                    .get("/api/v1/notifications?types[]=poll")
                    .await
                    .array();
                (!told.is_empty()).then_some(told)
            })
            .await;
            assert_eq!(told.len(), 1);
            assert_eq!(told[0]["status"]["id"], status["id"]);
            assert_eq!(told[0]["account"]["id"], author.id.as_str());
        }
    });
}

#[test]
fn media_and_a_poll_go_together() {
    run(async {
        let (_, author, _) = two().await;
        let picture = super::media::upload(&author).await["id"].clone();
        let mut draft = asked(&["a", "b"]);
        draft["media_ids"] = json!([picture]);
        let status = author.post_with(draft).await;
        assert_eq!(status["media_attachments"].as_array().unwrap().len(), 1);
        assert_eq!(status["poll"]["options"].as_array().unwrap().len(), 2);
    });
}
