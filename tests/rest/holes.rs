//! Holes that the APIs of other servers had.

use std::time::Instant;

use api::endpoint::{Endpoint, Method, Returns};
use serde_json::{Value, json};

use super::media::upload;
use crate::support::{Answer, App, Client, Session, app::PASSWORD, client::encode, run};

fn text(value: &Value) -> &str {
    value.as_str().unwrap()
}

fn method(endpoint: &Endpoint) -> reqwest::Method {
    match endpoint.method {
        Method::Get | Method::Ws => reqwest::Method::GET,
        Method::Post => reqwest::Method::POST,
        Method::Put => reqwest::Method::PUT,
        Method::Patch => reqwest::Method::PATCH,
        Method::Delete => reqwest::Method::DELETE,
    }
}

/// An answer without the id that was asked for.
fn told(answer: &Answer, id: &str) -> (u16, String) {
    (answer.status, answer.text().replace(id, "{id}"))
}

async fn call(client: &Client, endpoint: &Endpoint, id: &str) -> Answer {
    let parts = endpoint.path.split('/');
    let path: Vec<&str> = parts
        .map(|part| if part.starts_with('{') { id } else { part })
        .collect();
    client.send(method(endpoint), &path.join("/"), ()).await
}

#[test]
fn a_private_post_is_told_apart_from_none_by_no_endpoint_ghsa_gwhw_gcjx_72v8() {
    run(async {
        let app = App::shared().await;
        let (author, stranger) = (
            app.somebody("private").await,
            app.somebody("stranger").await,
        );
        let own = stranger.post_status("own").await;
        let mut wrong = Vec::new();
        for visibility in ["private", "direct"] {
            let post = author.post_as("nobody's business", visibility).await;
            let id = text(&post["id"]).to_owned();
            let absent = (id.parse::<i64>().unwrap() - 1).to_string();
            for client in [app.client(), app.client().with_token(&stranger.token)] {
                for endpoint in api::endpoints().filter(|endpoint| endpoint.is_built()) {
                    let is_document = !matches!(endpoint.returns, Returns::Other(_));
                    let takes_id = endpoint.path_params().any(|name| name == "id");
                    if !is_document || !takes_id || endpoint.method == Method::Ws {
                        continue;
                    }
                    let there = told(&call(&client, endpoint, &id).await, &id);
                    let none = told(&call(&client, endpoint, &absent).await, &absent);
                    if there != none || there.0 < 400 {
                        wrong.push(format!(
                            "{} {}: {there:?}, {none:?}",
                            endpoint.method.as_str(),
                            endpoint.path
                        ));
                    }
                }
            }
            // Where a post is named in the body.
            type Draft = fn(&str) -> Value;
            let drafts: [(&str, Draft); 4] = [
                (
                    "/api/v1/statuses",
                    |id| json!({ "status": "x", "in_reply_to_id": id }),
                ),
                (
                    "/api/v1/statuses",
                    |id| json!({ "status": "x", "quoted_status_id": id }),
                ),
                (
                    "/api/v1/statuses",
                    |id| json!({ "status": "x", "in_reply_to_id": id, "scheduled_at": "2100-01-01T00:00:00Z" }),
                ),
                (
                    "/api/v1/markers",
                    |id| json!({ "rubbish": { "last_read_id": id } }),
                ),
            ];
            for (path, draft) in drafts {
                let there = stranger.post(path, draft(&id)).await;
                let none = stranger.post(path, draft(&absent)).await;
                if told(&there, &id) != told(&none, &absent) {
                    wrong.push(format!(
                        "POST {path} {}: {}, {}",
                        draft("id"),
                        there.text(),
                        none.text()
                    ));
                }
            }
            for url in [text(&post["uri"]), text(&post["url"])] {
                let made_up = url.replace(&id, &absent);
                for client in [app.client(), app.client().with_token(&stranger.token)] {
                    for path in ["/api/v2/search?resolve=true&q=", "/api/oembed?url="] {
                        let there = client.get(&format!("{path}{}", encode(url))).await;
                        let none = client.get(&format!("{path}{}", encode(&made_up))).await;
                        if told(&there, &id) != told(&none, &absent) {
                            wrong.push(format!("{path}{url}: {}, {}", there.text(), none.text()));
                        }
                    }
                }
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
        stranger
            .get(&format!("/api/v1/statuses/{}", text(&own["id"])))
            .await
            .expect(200);
    });
}

#[test]
fn a_private_post_that_is_pinned_is_read_by_nobody_else_cve_2025_66402() {
    run(async {
        let app = App::shared().await;
        let (author, stranger) = (app.somebody("pins").await, app.somebody("reads").await);
        let post = author.post_as("for followers alone", "private").await;
        let at = format!("/api/v1/statuses/{}", text(&post["id"]));
        author.post(&format!("{at}/pin"), ()).await.expect(200);
        let pinned = format!("/api/v1/accounts/{}/statuses?pinned=true", author.id);
        assert_eq!(author.ids(&pinned).await, [text(&post["id"])]);
        for client in [app.client(), app.client().with_token(&stranger.token)] {
            for part in [
                "",
                "/context",
                "/source",
                "/history",
                "/favourited_by",
                "/reblogged_by",
                "/quotes",
            ] {
                let answer = client.get(&format!("{at}{part}")).await;
                assert!(
                    matches!(answer.status, 401 | 404),
                    "{part}: {}",
                    answer.text()
                );
            }
            assert_eq!(
                client.get(&pinned).await.expect(200).ids(),
                Vec::<String>::new()
            );
            let several = format!("/api/v1/statuses?id[]={}", text(&post["id"]));
            assert_eq!(
                client.get(&several).await.expect(200).ids(),
                Vec::<String>::new()
            );
        }
        let featured = format!("{}/collections/featured", text(&author.account["uri"]));
        let document = app
            .client()
            .with_header("accept", "application/activity+json");
        let pins = document.get(&featured).await.expect(200);
        assert!(!pins.text().contains("for followers alone"));
    });
}

#[test]
fn private_mentions_are_for_those_they_address_ghsa_5fq7_3p3j_9vrf() {
    run(async {
        let app = App::shared().await;
        let (sender, told) = (app.somebody("sender").await, app.somebody("told").await);
        let (named, other) = (app.somebody("named").await, app.somebody("other").await);
        told.follow(&sender.id).await;
        other.follow(&sender.id).await;
        let word = format!("whispered{}", sender.id);
        let post = sender
            .post_as(&format!("@{} {word}", told.username), "direct")
            .await;
        let id = text(&post["id"]);
        // Somebody who is only talked of is not addressed by an answer either.
        let answer = told
            .post_with(
                json!({ "status": format!("@{} {word} {}", sender.username, named.username),
                               "visibility": "direct", "in_reply_to_id": id }),
            )
            .await;
        app.settled().await;
        told.wait_for_notification("mention", &sender.id).await;
        let found = |who: &Session| {
            let who = who.clone();
            let query = format!("/api/v2/search?type=statuses&q={word}");
            async move {
                who.get(&query).await.expect(200).json()["statuses"]
                    .as_array()
                    .unwrap()
                    .len()
            }
        };
        assert_eq!(found(&told).await, 2);
        assert_eq!(found(&sender).await, 2);
        for who in [&named, &other] {
            assert_eq!(found(who).await, 0);
            let by_sender = format!("/api/v2/search?type=statuses&q=from:{}", sender.username);
            let all = who.get(&by_sender).await.expect(200).json();
            assert_eq!(all["statuses"], json!([]));
            for path in [
                format!("/api/v1/notifications?account_id={}", sender.id),
                "/api/v1/notifications?include_filtered=true".to_owned(),
                "/api/v1/notifications?types[]=mention".to_owned(),
                "/api/v1/conversations".to_owned(),
                "/api/v1/timelines/home".to_owned(),
                "/api/v1/notifications/requests".to_owned(),
                format!("/api/v1/accounts/{}/statuses", sender.id),
            ] {
                let page = who.get(&path).await.expect(200).text();
                assert!(!page.contains(&word), "{path}: {page}");
            }
            for id in [id, text(&answer["id"])] {
                who.get(&format!("/api/v1/statuses/{id}")).await.expect(404);
            }
        }
    });
}

#[test]
fn blocks_of_the_server_are_hidden_from_logins_that_are_not_ready_ghsa_94h4_fj37_c825() {
    run(async {
        let options = crate::support::Options::new("hidden").configure(|config| {
            config.instance.show_domain_blocks = rookery::config::Shown::Users;
        });
        let app = App::start(options).await;
        let user = app.user("user").await;
        let path = "/api/v1/instance/domain_blocks";
        app.client().get(path).await.expect(404);
        user.get(path).await.expect(200);
        for (change, back) in [
            ("confirmed_at = NULL", "confirmed_at = now()"),
            ("approved = false", "approved = true"),
            ("disabled_at = now()", "disabled_at = NULL"),
        ] {
            let set =
                |what: &str| format!("UPDATE users SET {what} WHERE account_id = {}", user.id);
            let changed = [rookery::feed::Change::Account(user.number())];
            app.sql(&set(change)).await;
            app.services.changed(&changed).await;
            user.get(path).await.expect(404);
            app.sql(&set(back)).await;
            app.services.changed(&changed).await;
            user.get(path).await.expect(200);
        }
    });
}

#[test]
fn the_subscription_of_another_cannot_be_named_ghsa_f3q8_7vw3_69v4() {
    run(async {
        let app = App::shared().await;
        let (owner, thief) = (
            app.somebody("subscribed").await,
            app.somebody("thief").await,
        );
        let path = "/api/v1/push/subscription";
        let draft = |n: u8| {
            json!({
                "subscription": {
                    "endpoint": format!("https://push.example/endpoint/{n}"),
                    "keys": {
                        "p256dh": "BNcRdreALRFXTkOOUHK1EtK2wtaz5Ry4YfYCA_0QTpQtUbVlUls0VJXg7A8u-Ts1XbjhazAkj7I99e8QcYP7DkM",
                        "auth": "tBHItJI5svbpez7KI4CCXg==",
                    },
                },
                "data": { "alerts": { "mention": true } },
            })
        };
        let made = owner.post(path, draft(1)).await.expect(200).json();
        let id = made["id"].clone();
        let mut named = draft(2);
        named["id"] = id.clone();
        named["subscription"]["id"] = id.clone();
        // Who has none changes nothing; who has one changes that.
        thief.put(path, named.clone()).await.expect(404);
        thief.post(path, named.clone()).await.expect(200);
        thief
            .put(
                path,
                json!({ "id": id, "data": { "alerts": { "mention": false } } }),
            )
            .await
            .expect(200);
        let at = format!(
            "{path}/{}",
            id.as_str().map_or_else(|| id.to_string(), str::to_owned)
        );
        for method in [
            reqwest::Method::PUT,
            reqwest::Method::DELETE,
            reqwest::Method::GET,
        ] {
            thief.send(method, &at, named.clone()).await.expect(404);
        }
        thief.delete(path, json!({ "id": id })).await.expect(200);
        assert_eq!(owner.get(path).await.expect(200).json(), made);
    });
}

#[test]
fn severed_relationships_are_listed_for_nobody_else_cve_2026_22246_ghsa_ww85_x9cp_5v24() {
    run(async {
        let app = App::shared().await;
        let (owner, other) = (app.somebody("severed").await, app.somebody("curious").await);
        let id = rookery::domain::notifications::notify(
            &app.services,
            owner.number(),
            "severed_relationships",
            owner.number(),
            None,
        );
        assert!(id.await.unwrap());
        let told = owner.get("/api/v1/notifications").await.expect(200).array();
        let told = told
            .iter()
            .find(|told| told["type"] == "severed_relationships")
            .unwrap();
        let id = text(&told["id"]);
        for client in [app.client(), app.client().with_token(&other.token)] {
            for path in [
                format!("/api/v1/notifications/{id}"),
                format!("/severed_relationships/{id}/followers.csv"),
                format!("/severed_relationships/{id}/following.csv"),
                format!("/severed_relationships/{id}"),
                "/severed_relationships".to_owned(),
            ] {
                let answer = client.get(&path).await;
                assert!(
                    matches!(answer.status, 401 | 404),
                    "{path}: {}",
                    answer.status
                );
            }
        }
        let listed = other.get("/api/v1/notifications").await.expect(200).array();
        assert!(listed.is_empty(), "{listed:?}");
    });
}

#[test]
fn quotes_in_tags_are_data_cve_2023_24812() {
    run(async {
        let app = App::shared().await;
        let user = app.somebody("quoted").await;
        user.post_status("#herons").await;
        let before = app.count("SELECT count(*) FROM statuses").await;
        for tag in [
            "herons' OR '1'='1",
            "herons'; DELETE FROM statuses; --",
            "herons\"; DROP TABLE tags; --",
            "herons\\' OR 1=1 --",
            "herons%' OR name LIKE '%",
            "herons') UNION SELECT password_hash FROM users --",
            "$1",
            "herons\u{2019} OR 1=1",
        ] {
            let tag = encode(tag);
            for path in [
                format!("/api/v1/timelines/tag/{tag}"),
                format!("/api/v1/timelines/tag/herons?any[]={tag}&all[]={tag}&none[]={tag}"),
                format!("/api/v2/search?q=%23{tag}"),
                format!("/api/v2/search?type=hashtags&q={tag}"),
                format!("/api/v1/tags/{tag}"),
                format!("/api/v1/accounts/{}/statuses?tagged={tag}", user.id),
            ] {
                let answer = user.get(&path).await;
                assert!(
                    matches!(answer.status, 200 | 404 | 422),
                    "{path}: {}",
                    answer.status
                );
                assert!(!answer.text().contains("argon2"), "{path}");
            }
            // What can stand in no tag is left out of it.
            for (act, back) in [("follow", "unfollow"), ("feature", "unfeature")] {
                let answer = user.post(&format!("/api/v1/tags/{tag}/{act}"), ()).await;
                if answer.status == 200 {
                    let made = answer.json();
                    let name = text(&made["name"]);
                    assert!(
                        name.chars().all(|c| c.is_alphanumeric() || c == '_'),
                        "{tag} {act}: {name}"
                    );
                    user.post(&format!("/api/v1/tags/{name}/{back}"), ())
                        .await
                        .expect(200);
                } else {
                    assert!(
                        matches!(answer.status, 404 | 422),
                        "{tag} {act}: {}",
                        answer.text()
                    );
                }
            }
        }
        assert!(app.count("SELECT count(*) FROM statuses").await >= before);
        let posts = user
            .get("/api/v1/timelines/tag/herons")
            .await
            .expect(200)
            .array();
        assert!(!posts.is_empty());
    });
}

#[test]
fn files_of_others_come_in_by_no_door_cve_2026_28433() {
    run(async {
        let app = App::shared().await;
        let (owner, thief) = (app.somebody("owner").await, app.somebody("thief").await);
        let foreign = upload(&owner).await["id"].clone();
        let own = upload(&thief).await["id"].clone();
        let post = thief
            .post_with(json!({ "status": "mine", "media_ids": [own] }))
            .await;
        let at = format!("/api/v1/statuses/{}", text(&post["id"]));
        let later = "2100-01-01T00:00:00Z";
        for draft in [
            json!({ "status": "x", "media_ids": [foreign] }),
            json!({ "status": "x", "media_ids": [own, foreign] }),
            json!({ "status": "x", "media_ids": [foreign], "scheduled_at": later }),
        ] {
            let answer = thief.post("/api/v1/statuses", draft.clone()).await;
            assert!(
                matches!(answer.status, 404 | 422),
                "{draft}: {}",
                answer.text()
            );
        }
        for ids in [json!([foreign]), json!([own, foreign])] {
            let answer = thief
                .put(&at, json!({ "status": "changed", "media_ids": ids }))
                .await;
            assert!(
                matches!(answer.status, 404 | 422),
                "{ids}: {}",
                answer.text()
            );
        }
        // What is attached by somebody else is not theirs to take either.
        let shown = owner
            .post_with(json!({ "status": "look", "media_ids": [foreign] }))
            .await;
        let answer = thief
            .put(&at, json!({ "status": "changed", "media_ids": [foreign] }))
            .await;
        assert!(matches!(answer.status, 404 | 422), "{}", answer.text());
        let kept = owner
            .get(&format!("/api/v1/statuses/{}", text(&shown["id"])))
            .await
            .expect(200)
            .json();
        assert_eq!(kept["media_attachments"][0]["id"], foreign);
        let mine = thief.get(&at).await.expect(200).json();
        assert_eq!(mine["media_attachments"][0]["id"], own);
        assert_eq!(mine["content"], post["content"]);
    });
}

#[test]
fn nothing_for_staff_answers_ordinary_people_ghsa_7jvv_fhmg_wpfw_ghsa_hx34_2pfw_2qfj_cve_2026_28431()
 {
    run(async {
        let app = App::shared().await;
        let somebody = app.somebody("ordinary").await;
        let token = app
            .token(&somebody.username, "read write admin:read admin:write")
            .await;
        let ordinary = app.client().with_token(&token);
        let mut wrong = Vec::new();
        let staff: Vec<&Endpoint> = api::endpoints()
            .filter(|endpoint| endpoint.path.contains("/admin/") || endpoint.permission.is_some())
            .collect();
        assert!(staff.len() > 50, "{}", staff.len());
        for endpoint in staff {
            let name = format!("{} {}", endpoint.method.as_str(), endpoint.path);
            // The declaration is what is enforced.
            if endpoint.permission.is_none() || !endpoint.auth.needs_token() {
                wrong.push(format!("{name}: not for staff alone"));
            }
            let expected = if endpoint.is_built() {
                [401, 403]
            } else {
                [404, 404]
            };
            for (client, expected) in [(app.client(), expected[0]), (ordinary.clone(), expected[1])]
            {
                let answer = call(&client, endpoint, &somebody.id).await;
                if answer.status != expected {
                    wrong.push(format!("{name}: {} {}", answer.status, answer.text()));
                }
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    });
}

/// What a password that is wrong is answered with, and how long the fastest of three took.
async fn refused(app: &App, application: &(String, String), login: &str) -> (String, u128) {
    let mut fastest = u128::MAX;
    let mut told = String::new();
    for _ in 0..3 {
        let draft = json!({
            "grant_type": "password", "client_id": application.0, "client_secret": application.1,
            "username": login, "password": format!("{PASSWORD} but wrong"), "scope": "read",
        });
        let began = Instant::now();
        let answer = app.client().post("/oauth/token", draft).await;
        fastest = fastest.min(began.elapsed().as_micros());
        told = format!("{} {}", answer.status, answer.text());
    }
    (told, fastest)
}

#[test]
fn a_wrong_password_costs_and_says_the_same_whoever_is_named_ghsa_xgg7_8hvq_8m65() {
    run(async {
        let app = App::shared().await;
        let known = app.somebody("known").await;
        let waiting = app.somebody("waiting").await;
        app.sql(&format!(
            "UPDATE users SET confirmed_at = NULL WHERE account_id = {}",
            waiting.id
        ))
        .await;
        let application = app.application().await;
        // The first sign-in of a process makes what stands in for those who do not exist.
        refused(&app, &application, "nobody@mail.example").await;
        let (told, took) = refused(&app, &application, &known.username).await;
        assert!(told.starts_with('4'), "{told}");
        for login in [
            "nobody-at-all",
            "nobody@mail.example",
            "@nobody",
            &waiting.username,
            "",
        ] {
            let (answer, time) = refused(&app, &application, login).await;
            if login.is_empty() {
                assert!(answer.starts_with('4'), "{answer}");
                continue;
            }
            assert_eq!(answer, told, "{login}");
            // Without the hash it would be a small part of it.
            assert!(time * 3 > took, "{login}: {time} and {took} microseconds");
        }
    });
}
