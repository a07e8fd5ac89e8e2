//! A post that everybody favours at once, on two servers of one installation; and posts that are written together.

use std::{collections::BTreeSet, time::Duration};

use futures_util::future::{join_all, try_join_all};
use rookery::{
    domain::{statuses, tokens, users},
    work::jobs::upkeep::Chore,
};
use serde_json::{Value, json};

use crate::support::{App, Client, Options, app::PASSWORD, eventually, run};

/// People who favour at once.
const CROWD: usize = 64;

/// Another server of the same installation.
async fn twin(app: &App, name: &str) -> App {
    let config = app.services.config.clone();
    App::start(Options::new(name).configure(move |twin| {
        twin.database.url.clone_from(&config.database.url);
        twin.redis.prefix.clone_from(&config.redis.prefix);
    }))
    .await
}

/// People with tokens, made past the sign-in; by turns clients of the two servers.
async fn crowd(app: &App, twin: &App) -> Vec<(i64, Client)> {
    let (client_id, _) = app.application().await;
    let services = &app.services;
    let made = (0..CROWD).map(|n| {
        let client_id = &client_id;
        async move {
            let email = format!("fan{n}@mail.example");
            let id =
                users::create_confirmed(services, &format!("fan{n}"), &email, PASSWORD, "").await?;
            let token = format!("token of fan {n}");
            let connection = services.connection().await?;
            connection
                .execute(
                    "INSERT INTO access_tokens (id, token_hash, application_id, account_id, scopes, created_at)
                     SELECT $1, $2, id, $3, 'read write follow', now() FROM applications WHERE client_id = $4",
                    &[&services.id()?, &tokens::hash(&token), &id, client_id],
                )
                .await?;
            let server = if n % 2 == 0 { app } else { twin };
            Ok::<_, rookery::domain::Error>((id, server.client().with_token(&token)))
        }
    });
    try_join_all(made).await.unwrap()
}

fn id_of(status: &Value) -> String {
    status["id"].as_str().unwrap().to_owned()
}

/// The counters of all posts are what is there to be counted, whether they are added up or not.
async fn assert_counters_are_exact(app: &App) {
    let wrong = app
        .count(
            "SELECT count(*) FROM status_details d WHERE
                d.favourites_count <> (SELECT count(*) FROM favourites f WHERE f.status_id = d.id)
             OR d.reblogs_count <> (SELECT count(*) FROM statuses b WHERE b.reblog_of_id = d.id)
             OR d.replies_count <> (SELECT count(*) FROM statuses r
                                    WHERE r.in_reply_to_id = d.id AND r.visibility IN ('public', 'unlisted'))",
        )
        .await;
    assert_eq!(wrong, 0, "counters of posts have drifted");
    let wrong = app
        .count(
            "SELECT count(*) FROM account_stats a
             WHERE a.statuses_count <> (SELECT count(*) FROM statuses s WHERE s.account_id = a.account_id)",
        )
        .await;
    assert_eq!(wrong, 0, "counters of accounts have drifted");
}

/// Waits until all changes are added up, and looks again.
async fn assert_nothing_drifts(app: &App) {
    assert_counters_are_exact(app).await;
    eventually("the counters are added up", || async {
        (app.count("SELECT count(*) FROM status_deltas").await == 0).then_some(())
    })
    .await;
    assert_counters_are_exact(app).await;
    let clamped = app
        .count(
            "SELECT count(*) FROM status_stats
             WHERE favourites_count < 0 OR reblogs_count < 0 OR replies_count < 0",
        )
        .await;
    assert_eq!(clamped, 0, "a counter is below nothing");
}

#[test]
fn a_crowd_that_favours_one_post_while_it_is_boosted_and_edited_is_counted_exactly_on_two_servers()
{
    run(async {
        let app = App::fresh("viral").await;
        let twin = twin(&app, "viral").await;
        let author = app.user("author").await;
        let crowd = crowd(&app, &twin).await;
        let status = id_of(&author.post_status("the talk of the town").await);
        let path = |what: &str| format!("/api/v1/statuses/{status}/{what}");

        let favouring = join_all(crowd.iter().map(|(_, client)| async {
            let answer = client.post(&path("favourite"), ()).await.expect(200).json();
            assert_eq!(answer["favourited"], true);
            let counted = answer["favourites_count"].as_u64().unwrap();
            assert!((1..=CROWD as u64).contains(&counted), "{counted}");
            // What is read after the answer has it, on either server.
            for server in [&app, &twin] {
                let shown = server.client().get(&path("")[..path("").len() - 1]).await;
                let now = shown.expect(200).json()["favourites_count"]
                    .as_u64()
                    .unwrap();
                assert!(now >= counted, "{now} after {counted}");
            }
        }));
        let boosting = join_all(crowd.iter().take(16).map(|(_, client)| async {
            client.post(&path("reblog"), ()).await.expect(200);
        }));
        let answering = join_all(crowd.iter().skip(16).take(16).map(|(_, client)| async {
            let draft = json!({"status": "so I heard", "in_reply_to_id": status});
            client.post("/api/v1/statuses", draft).await.expect(200);
        }));
        let editing = async {
            for n in 0..8 {
                let draft = json!({ "status": format!("the talk of the town, version {n}") });
                let path = format!("/api/v1/statuses/{status}");
                author.put(&path, draft).await.expect(200);
            }
        };
        let all = async { tokio::join!(favouring, boosting, answering, editing) };
        tokio::time::timeout(Duration::from_secs(60), all)
            .await
            .expect("in bounded time");

        for server in [&app, &twin] {
            let path = format!("/api/v1/statuses/{status}");
            let shown = server.client().get(&path).await.expect(200).json();
            assert_eq!(shown["favourites_count"], CROWD);
            assert_eq!(shown["reblogs_count"], 16);
            assert_eq!(shown["replies_count"], 16);
            assert!(shown["content"].as_str().unwrap().contains("version 7"));
        }
        assert_nothing_drifts(&app).await;
        app.settled().await;
        let notified = app
            .count(&format!(
                "SELECT count(*) FROM notifications WHERE status_id = {status} AND kind = 'favourite'"
            ))
            .await;
        assert_eq!(notified, CROWD as i64);

        // All take it back, half of them twice at once.
        join_all(crowd.iter().enumerate().map(|(n, (_, client))| async move {
            let undo = || async { client.post(&path("unfavourite"), ()).await.expect(200) };
            match n % 2 {
                0 => drop(undo().await),
                _ => drop(tokio::join!(undo(), undo())),
            }
        }))
        .await;
        let shown = twin
            .client()
            .get(&format!("/api/v1/statuses/{status}"))
            .await;
        assert_eq!(shown.json()["favourites_count"], 0);
        assert_nothing_drifts(&app).await;
    });
}

#[test]
fn a_crowd_that_favours_and_boosts_a_post_while_it_is_deleted_leaves_nothing_behind() {
    run(async {
        let app = App::fresh("taken").await;
        let twin = twin(&app, "taken").await;
        let author = app.user("author").await;
        let crowd = crowd(&app, &twin).await;
        for round in 0..4 {
            let status = id_of(&author.post_status(&format!("for a moment {round}")).await);
            let path = format!("/api/v1/statuses/{status}");
            let acting = join_all(crowd.iter().enumerate().map(|(n, (_, client))| {
                let what = if n % 4 == 0 { "reblog" } else { "favourite" };
                let path = format!("{path}/{what}");
                async move {
                    let answer = client.post(&path, ()).await;
                    assert!(
                        [200, 404].contains(&answer.status),
                        "{} {}",
                        answer.status,
                        answer.text()
                    );
                }
            }));
            let ending = async {
                tokio::time::sleep(Duration::from_millis(15 * round)).await;
                let draft = json!({"status": "almost over"});
                author.put(&path, draft).await.expect(200);
                author.delete(&path, ()).await.expect(200);
            };
            let all = async { tokio::join!(acting, ending) };
            tokio::time::timeout(Duration::from_secs(60), all)
                .await
                .expect("in bounded time");
            for server in [&app, &twin] {
                server.client().get(&path).await.expect(404);
            }
            let left = app
                .count(&format!(
                    "SELECT (SELECT count(*) FROM favourites WHERE status_id = {status})
                          + (SELECT count(*) FROM statuses WHERE reblog_of_id = {status})"
                ))
                .await;
            assert_eq!(left, 0, "round {round}: marks of a post that is gone");
        }
        assert_nothing_drifts(&app).await;
        app.settled().await;
        let left = app
            .count(
                "SELECT count(*) FROM status_stats s
                 WHERE NOT EXISTS (SELECT 1 FROM statuses x WHERE x.id = s.status_id)",
            )
            .await;
        assert_eq!(left, 0, "counters of posts that are gone");
    });
}

#[test]
fn what_a_process_left_uncounted_is_read_and_added_up_by_upkeep() {
    run(async {
        let app = App::fresh("uncounted").await;
        let author = app.user("author").await;
        let status = author.post_status("counted later").await;
        let id = id_of(&status);
        for _ in 0..3 {
            app.sql(&format!(
                "INSERT INTO status_deltas (status_id, favourites, replies) VALUES ({id}, 2, 1), (1, 1, 1)"
            ))
            .await;
        }
        let of = |count: &'static str| {
            let query = format!(
                "SELECT coalesce((SELECT {count} FROM status_stats WHERE status_id = {id}), 0)"
            );
            async { app.count(&{ query }).await }
        };
        assert_eq!(of("favourites_count").await, 0);
        let read = app
            .count(&format!(
                "SELECT favourites_count FROM status_details WHERE id = {id}"
            ))
            .await;
        assert_eq!(read, 6);
        let (one, other) = tokio::join!(
            Chore::Counters.run(&app.services),
            Chore::Counters.run(&app.services)
        );
        one.unwrap();
        other.unwrap();
        assert_eq!(statuses::fold_left(&app.services).await.unwrap(), 0);
        assert_eq!(of("favourites_count").await, 6);
        assert_eq!(of("replies_count").await, 3);
        // A post that is not there gets no counters.
        assert_eq!(
            app.count("SELECT count(*) FROM status_stats WHERE status_id = 1")
                .await,
            0
        );
    });
}

#[test]
fn bad_neighbours_of_a_group_fail_alone() {
    run(async {
        let app = App::fresh("neighbours").await;
        let (author, gone) = (app.user("author").await, app.user("gone").await);
        author.post_status("to warm up").await;
        gone.post_status("to warm up").await;
        // The author of some posts is gone in a way that the door has not heard of yet.
        app.sql(&format!("SET session_replication_role = replica; DELETE FROM accounts WHERE id = {}; SET session_replication_role = origin", gone.id))
            .await;
        let posting = join_all((0..40).map(|n| {
            let (author, gone) = (&author, &gone);
            async move {
                let draft = json!({ "status": format!("post {n}") });
                if n % 10 == 3 {
                    let answer = gone
                        .try_send(reqwest::Method::POST, "/api/v1/statuses", draft)
                        .await;
                    let status = answer.unwrap().status;
                    assert_ne!(status, 200, "a post of nobody");
                    None
                } else {
                    let answer = author
                        .post("/api/v1/statuses", draft)
                        .await
                        .expect(200)
                        .json();
                    Some(id_of(&answer))
                }
            }
        }))
        .await;
        let answered: BTreeSet<String> = posting.into_iter().flatten().collect();
        assert_eq!(answered.len(), 36);
        let path = format!("/api/v1/accounts/{}/statuses?limit=40", author.id);
        let there: BTreeSet<String> = author.ids(&path).await.into_iter().collect();
        assert!(there.is_superset(&answered));
        let account = author
            .get(&format!("/api/v1/accounts/{}", author.id))
            .await
            .json();
        assert_eq!(account["statuses_count"], 37);
        assert_eq!(app.count("SELECT count(*) FROM statuses s WHERE NOT EXISTS (SELECT 1 FROM accounts a WHERE a.id = s.account_id)").await, 1);
    });
}

#[test]
fn repeats_with_one_key_that_come_at_once_are_one_post_and_delay_nobody() {
    run(async {
        let app = App::fresh("repeats").await;
        let twin = twin(&app, "repeats").await;
        let author = app.user("author").await;
        let elsewhere = twin.client().with_token(&author.token);
        let posts = join_all((0..60).map(|n| {
            let key = format!("key {}", n % 6);
            let client = if n % 2 == 0 {
                author.also_with_header("idempotency-key", &key)
            } else {
                elsewhere.clone().with_header("idempotency-key", &key)
            };
            async move {
                let draft = json!({ "status": format!("once {}", n % 6) });
                let answer = client.post("/api/v1/statuses", draft).await.expect(200);
                (n % 6, id_of(&answer.json()))
            }
        }))
        .await;
        let distinct: BTreeSet<(i32, String)> = posts.into_iter().collect();
        assert_eq!(distinct.len(), 6);
        assert_counters_are_exact(&app).await;
    });
}

#[test]
fn a_post_is_answered_from_what_is_known_as_it_is_read_later() {
    run(async {
        let app = App::fresh("answered").await;
        let (author, friend) = (app.user("author").await, app.user("friend").await);
        let parent = author.post_status("the parent").await;
        let drafts = [
            json!({"status": "plain"}),
            json!({"status": "hello @friend and @author, #Rooks #birds", "visibility": "unlisted"}),
            json!({"status": "to @friend alone", "visibility": "direct"}),
            json!({"status": "a warning", "spoiler_text": "careful :rook:", "language": "pt", "visibility": "private"}),
            json!({"status": "an answer https://example.org/ #rooks", "in_reply_to_id": parent["id"]}),
        ];
        for draft in drafts {
            let answered = author.post_with(draft.clone()).await;
            // The same from the database.
            let path = format!("/api/v1/statuses/{}", id_of(&answered));
            app.services
                .changed(&[rookery::feed::Change::Status(
                    answered["id"].as_str().unwrap().parse().unwrap(),
                )])
                .await;
            let read = author.get(&path).await.expect(200).json();
            assert_eq!(answered, read, "{draft}");
        }
        let own = author
            .get("/api/v1/accounts/verify_credentials")
            .await
            .json();
        assert_eq!(own["statuses_count"], 6);
        let seen = friend
            .get(&format!("/api/v1/accounts/{}", author.id))
            .await
            .json();
        assert_eq!(seen["statuses_count"], 6);
        assert_eq!(seen["last_status_at"], own["last_status_at"]);
    });
}

#[test]
fn new_defaults_count_for_the_next_post_on_every_server() {
    run(async {
        let app = App::fresh("defaults").await;
        let twin = twin(&app, "defaults").await;
        let author = app.user("author").await;
        let elsewhere = twin.client().with_token(&author.token);
        for privacy in ["public", "private", "unlisted"] {
            let change = json!({ "source": { "privacy": privacy } });
            author
                .patch("/api/v1/accounts/update_credentials", change)
                .await
                .expect(200);
            for client in [&elsewhere, &author.also_with_header("x-test", "1")] {
                let draft = json!({"status": "as chosen"});
                let status = client
                    .post("/api/v1/statuses", draft)
                    .await
                    .expect(200)
                    .json();
                assert_eq!(status["visibility"], privacy);
            }
        }
    });
}
