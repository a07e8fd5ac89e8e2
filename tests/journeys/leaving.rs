//! Somebody deletes their account: gone at once for everybody, erased by and by, told to peers.

use rookery::domain::{accounts, erasure, peers, tasks};
use serde_json::{Value, json};

use crate::{
    pages::Browser,
    streaming::Socket,
    support::{
        App, Options, Session,
        app::{PASSWORD, SCOPES},
        client::encode,
        eventually,
        peer::{ACTIVITY_JSON, Peer},
        run,
    },
};

const PAGE: &str = "/settings/delete";

fn path(status: &Value) -> String {
    format!("/api/v1/statuses/{}", status["id"].as_str().unwrap())
}

/// Deletes the account through its page.
async fn leave(app: &App, username: &str) -> Browser {
    let mut browser = Browser::new(app);
    browser.sign_in(username).await;
    browser.get(PAGE).await.expect(200);
    browser
        .submit(PAGE, &[("password", PASSWORD)])
        .await
        .expect(303);
    browser
}

/// The tables that still name an account by a foreign key, and how often.
async fn traces(app: &App, id: i64) -> Vec<(String, i64)> {
    let connection = app.services.connection().await.unwrap();
    let columns = connection
        .query(
            "SELECT c.conrelid::regclass::text, a.attname::text FROM pg_constraint c
             JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = ANY (c.conkey)
             WHERE c.contype = 'f' AND c.confrelid = 'accounts'::regclass ORDER BY 1, 2",
            &[],
        )
        .await
        .unwrap();
    assert!(columns.len() > 40, "{}", columns.len());
    let mut found = Vec::new();
    for row in columns {
        let (table, column): (String, String) = (row.get(0), row.get(1));
        let count = format!("SELECT count(*) FROM {table} WHERE {column} = {id}");
        let count: i64 = connection.query_one(&count, &[]).await.unwrap().get(0);
        if count > 0 {
            found.push((format!("{table}.{column}"), count));
        }
    }
    found
}

#[test]
fn the_page_asks_who_is_signed_in_for_the_password() {
    run(async {
        let app = App::shared().await;
        let person = app.somebody("stays").await;
        let mut browser = Browser::new(&app);
        let away = browser.get(PAGE).await.expect(303);
        assert!(
            away.header("location")
                .unwrap()
                .starts_with("/auth/sign_in")
        );
        browser.sign_in(&person.username).await;
        browser.get("/settings/password").await.expect(200);
        assert!(
            browser
                .get(PAGE)
                .await
                .expect(200)
                .text()
                .contains(&person.username)
        );
        for wrong in ["", "not it"] {
            let answer = browser
                .submit(PAGE, &[("password", wrong)])
                .await
                .expect(422);
            assert!(answer.text().contains("wrong"));
        }
        // Another site cannot know the proof of the form.
        let forged = [("csrf", "0".repeat(64)), ("password", PASSWORD.to_owned())];
        let forged: Vec<(&str, &str)> = forged
            .iter()
            .map(|(name, value)| (*name, value.as_str()))
            .collect();
        browser.submit(PAGE, &forged).await.expect(422);
        person
            .get("/api/v1/accounts/verify_credentials")
            .await
            .expect(200);
        app.client()
            .get(&format!("/@{}", person.username))
            .await
            .expect(200);
    });
}

#[test]
fn who_deletes_the_account_is_gone_at_once_and_the_name_stays_taken() {
    run(async {
        // Nothing is worked: what follows is so from the answer on.
        let app = App::start(Options::new("leaving").idle()).await;
        let person = app.user("leaver").await;
        let friend = app.user("friend").await;
        friend.follow(&person.id).await;
        let status = person.post_status("goodbye").await;
        let mut other = Browser::new(&app);
        other.sign_in("leaver").await;
        let mut socket = Socket::of(&app, &person.token, &[json!({ "stream": "user" })]).await;
        let browser = leave(&app, "leaver").await;
        assert!(browser.cookies.is_empty());
        socket.closed().await;
        person
            .get("/api/v1/accounts/verify_credentials")
            .await
            .expect(401);
        other.get("/settings/password").await.expect(303);
        let account = format!("/api/v1/accounts/{}", person.id);
        friend.get(&account).await.expect(404);
        friend.get(&path(&status)).await.expect(404);
        assert!(friend.home().await.is_empty());
        app.client().get("/@leaver").await.expect(410);
        let peer = app.client().with_header("accept", ACTIVITY_JSON);
        peer.get("/users/leaver").await.expect(410);
        let query = format!(
            "/.well-known/webfinger?resource={}",
            encode("acct:leaver@leaving.test")
        );
        let answer = app.client().get(&query).await;
        assert!(matches!(answer.status, 404 | 410), "{}", answer.status);
        let found = friend
            .get("/api/v2/search?q=leaver")
            .await
            .expect(200)
            .json();
        assert_eq!(found["accounts"], json!([]));
        let mut browser = Browser::new(&app);
        browser.get("/auth/sign_in").await.expect(200);
        browser
            .submit(
                "/auth/sign_in",
                &[("login", "leaver"), ("password", PASSWORD)],
            )
            .await
            .expect(422);
        let again = rookery::domain::users::create_confirmed(
            &app.services,
            "Leaver",
            "other@mail.example",
            PASSWORD,
            "",
        )
        .await;
        assert!(again.is_err());
        // The address is free.
        rookery::domain::users::create_confirmed(
            &app.services,
            "someone",
            "leaver@mail.example",
            PASSWORD,
            "",
        )
        .await
        .unwrap();
        assert!(erasure::end(&app.services, person.number()).await.is_err());
    });
}

/// Somebody with something of everything.
async fn busy(app: &App, person: &Session, friend: &Session) -> Value {
    person.follow(&friend.id).await;
    friend.follow(&person.id).await;
    let theirs = friend.post_with(json!({
        "status": "@leaver hello", "poll": { "options": ["a", "b"], "expires_in": 600 },
    }));
    let theirs = theirs.await;
    for verb in ["favourite", "bookmark", "reblog"] {
        person
            .post(&format!("{}/{verb}", path(&theirs)), ())
            .await
            .expect(200);
    }
    let poll = theirs["poll"]["id"].as_str().unwrap();
    person
        .post(
            &format!("/api/v1/polls/{poll}/votes"),
            json!({ "choices": [0] }),
        )
        .await
        .expect(200);
    let picture = crate::rest::media::upload(person).await["id"].clone();
    let mine = person
        .post_with(json!({ "status": "mine #tag", "media_ids": [picture] }))
        .await;
    crate::rest::media::upload(person).await;
    friend
        .post(&format!("{}/favourite", path(&mine)), ())
        .await
        .expect(200);
    person
        .post(&format!("{}/pin", path(&mine)), ())
        .await
        .expect(200);
    person.post_as("@friend a word", "direct").await;
    for n in 0..3 {
        person.post_status(&format!("another {n}")).await;
    }
    person
        .post_with(json!({ "status": "later", "scheduled_at": "2099-01-01T00:00:00Z" }))
        .await;
    let list = person
        .post("/api/v1/lists", json!({ "title": "list" }))
        .await
        .expect(200)
        .json();
    let members = format!("/api/v1/lists/{}/accounts", list["id"].as_str().unwrap());
    person
        .post(&members, json!({ "account_ids": [friend.id] }))
        .await
        .expect(200);
    let filter =
        json!({ "title": "f", "context": ["home"], "keywords_attributes": [{ "keyword": "x" }] });
    person.post("/api/v2/filters", filter).await.expect(200);
    person
        .post("/api/v1/featured_tags", json!({ "name": "tag" }))
        .await
        .expect(200);
    person.post("/api/v1/tags/tag/follow", ()).await.expect(200);
    person
        .post(
            "/api/v1/markers",
            json!({ "home": { "last_read_id": "1" } }),
        )
        .await
        .expect(200);
    person
        .post(
            &format!("/api/v1/accounts/{}/note", friend.id),
            json!({ "comment": "nice" }),
        )
        .await
        .expect(200);
    friend
        .patch(
            "/api/v1/accounts/update_credentials",
            json!({ "discoverable": true }),
        )
        .await
        .expect(200);
    let collection = json!({ "name": "people", "account_ids": [friend.id] });
    person
        .post("/api/v1/collections", collection)
        .await
        .expect(200);
    person
        .patch(
            "/api/v2/notifications/policy",
            json!({ "for_bots": "drop" }),
        )
        .await
        .expect(200);
    app.settled().await;
    theirs
}

#[test]
fn what_a_deleted_account_left_is_erased_whatever_is_killed() {
    run(async {
        let app = App::fresh("erased").await;
        let (person, friend) = (app.user("leaver").await, app.user("friend").await);
        let theirs = busy(&app, &person, &friend).await;
        let before = traces(&app, person.number()).await;
        assert!(before.len() > 20, "{before:?}");
        let mut browser = Browser::new(&app);
        browser.sign_in("leaver").await;
        // The job is begun and killed some times, at different moments.
        erasure::end(&app.services, person.number()).await.unwrap();
        for millis in [0, 1, 3, 10, 30] {
            let services = app.services.clone();
            let id = person.number();
            let erasing = tokio::spawn(async move { erasure::erase(&services, id).await });
            tokio::time::timeout(std::time::Duration::from_millis(millis), async {
                std::future::pending::<()>().await;
            })
            .await
            .unwrap_err();
            erasing.abort();
        }
        app.settled().await;
        app.sql("UPDATE jobs SET due_at = now() WHERE kind = 'keys_unused'")
            .await;
        app.services.committed();
        eventually("nothing is left to do", || async {
            let left = "SELECT count(*) FROM jobs WHERE kind IN ('account_left', 'account_deleted', 'keys_unused',
                                                               'publish_scheduled')";
            (app.count(left).await == 0).then_some(())
        })
        .await;
        app.settled().await;
        let after = traces(&app, person.number()).await;
        let kept = [
            "account_stats.account_id",
            "access_tokens.account_id",
            "mentions.account_id",
        ];
        let after: Vec<_> = after
            .iter()
            .filter(|(table, _)| !kept.contains(&table.as_str()))
            .collect();
        assert!(after.is_empty(), "{after:?}");
        assert_eq!(
            app.count(
                "SELECT count(*) FROM access_tokens WHERE revoked_at IS NULL AND account_id IN
                       (SELECT id FROM accounts WHERE deleted_at IS NOT NULL)"
            )
            .await,
            0
        );
        // What others have counts right, and a vote stays one.
        let shown = friend.get(&path(&theirs)).await.expect(200).json();
        assert_eq!(shown["favourites_count"], 0);
        assert_eq!(shown["reblogs_count"], 0);
        assert_eq!(shown["poll"]["votes_count"], 1);
        let account = friend
            .get("/api/v1/accounts/verify_credentials")
            .await
            .json();
        assert_eq!(account["followers_count"], 0);
        assert_eq!(account["following_count"], 0);
        assert!(friend.ids("/api/v1/notifications").await.is_empty());
        assert!(friend.ids("/api/v1/conversations").await.is_empty());
    });
}

#[test]
fn every_server_that_is_known_hears_of_it_signed_before_the_key_goes() {
    run(async {
        let hosts = ["near.test", "far.test", "slow.test"];
        let (peer, app) = Peer::with_app(&hosts).await;
        let person = app.user("leaver").await;
        let uri = person.account["uri"].as_str().unwrap().to_owned();
        let near = peer.actor("near.test", "ann");
        near.follow(&app, &uri).await;
        let document = app
            .client()
            .with_header("accept", ACTIVITY_JSON)
            .get(&uri)
            .await
            .json();
        let pem = document["publicKey"]["publicKeyPem"].as_str().unwrap();
        // Nobody follows from there.
        for host in ["far.test", "slow.test"] {
            let stranger = peer.actor(host, "bob");
            person.resolve(&stranger.handle()).await;
        }
        // It takes nothing for now.
        peer.serve(
            "https://slow.test/inbox",
            crate::support::peer::Reply::status(503),
        );
        person.post_status("not told of one by one").await;
        peer.wait_for("near.test", "Create").await;
        leave(&app, "leaver").await;
        for host in hosts {
            let told = peer.wait_for(host, "Delete").await;
            let (_, key_id, verified) = told.signature();
            assert!(verified(pem), "{host}");
            assert!(key_id.starts_with(&uri));
            let told = told.json();
            assert_eq!(
                (&told["object"], &told["actor"]),
                (&json!(uri), &json!(uri))
            );
        }
        app.settled().await;
        let deletes = |host: &str| {
            let sent = peer.received(host);
            sent.iter()
                .filter(|sent| sent.json()["type"] == "Delete")
                .count()
        };
        assert_eq!((deletes("near.test"), deletes("far.test")), (1, 1));
        // The key stays as long as somebody is still to be told.
        let finish = "UPDATE jobs SET due_at = now() WHERE kind = 'keys_unused'";
        let keys = format!(
            "SELECT count(*) FROM account_keys WHERE account_id = {}",
            person.id
        );
        app.sql(finish).await;
        app.services.committed();
        let later = "SELECT count(*) FROM jobs WHERE kind = 'keys_unused' AND due_at > now() + interval '30 minutes'";
        eventually("the job waits", || async {
            (app.count(later).await == 1).then_some(())
        })
        .await;
        assert_eq!(app.count(&keys).await, 1);
        peer.serve(
            "https://slow.test/inbox",
            crate::support::peer::Reply::status(202),
        );
        app.sql("UPDATE delivery_lanes SET due_at = now(); UPDATE deliveries SET due_at = now()")
            .await;
        eventually("it is told", || async {
            (app.count("SELECT count(*) FROM deliveries").await == 0).then_some(())
        })
        .await;
        app.sql(finish).await;
        app.services.committed();
        eventually("the key is gone", || async {
            (app.count(&keys).await == 0).then_some(())
        })
        .await;
        // Nobody makes a new one, and nothing is left to sign.
        let found = accounts::by_ids(&app.services, &[person.number()])
            .await
            .unwrap();
        let refused = peers::keys::local_key(&app.services, &found[&person.number()]);
        assert!(refused.await.is_err());
        assert_eq!(app.count(&keys).await, 0);
    });
}

#[test]
fn what_was_not_delivered_when_the_author_left_is_delivered_to_nobody() {
    run(async {
        let (peer, app) = Peer::with_app(&["slow.test"]).await;
        let person = app.user("leaver").await;
        let uri = person.account["uri"].as_str().unwrap().to_owned();
        let ann = peer.actor("slow.test", "ann");
        ann.follow(&app, &uri).await;
        peer.serve(
            "https://slow.test/inbox",
            crate::support::peer::Reply::status(503),
        );
        person
            .post(
                "/api/v1/statuses",
                json!({ "status": "between us", "visibility": "private" }),
            )
            .await
            .expect(200);
        let waiting = "SELECT count(*) FROM deliveries d JOIN activities a ON a.id = d.activity_id
                       WHERE a.kind = 'Create' AND d.attempts > 0";
        eventually("it was refused and waits", || async {
            (app.count(waiting).await == 1).then_some(())
        })
        .await;
        leave(&app, "leaver").await;
        eventually("it waits no more, the news of the deletion does", || async {
            let kinds = |kind: &str| {
                format!(
                    "SELECT count(*) FROM deliveries d JOIN activities a ON a.id = d.activity_id WHERE a.kind = '{kind}'"
                )
            };
            let (creates, deletes) = (kinds("Create"), kinds("Delete"));
            (app.count(&creates).await == 0 && app.count(&deletes).await == 1).then_some(())
        })
        .await;
    });
}

#[test]
fn a_job_that_was_killed_after_it_told_peers_tells_them_once() {
    run(async {
        let (peer, app) = Peer::with_app(&["near.test"]).await;
        let person = app.user("leaver").await;
        let uri = person.account["uri"].as_str().unwrap().to_owned();
        peer.actor("near.test", "ann").follow(&app, &uri).await;
        leave(&app, "leaver").await;
        peer.wait_for("near.test", "Delete").await;
        app.settled().await;
        let again = tasks::AccountLeft {
            account_id: person.number(),
            after: String::new(),
            files: Vec::new(),
        };
        let job = tasks::job(&app.services, &again).unwrap();
        let connection = app.services.connection().await.unwrap();
        rookery::store::jobs::enqueue(&connection, &[job], app.services.now())
            .await
            .unwrap();
        drop(connection);
        app.services.committed();
        app.settled().await;
        let told = peer.received("near.test");
        let told = told.iter().filter(|sent| sent.json()["type"] == "Delete");
        assert_eq!(told.count(), 1);
    });
}

#[test]
fn another_server_of_ours_forgets_who_deleted_their_account() {
    run(async {
        let [alpha, beta] = App::network(["alpha", "beta"]).await;
        let alice = alpha.user("alice").await;
        let bert = beta.user("bert").await;
        let there = bert.resolve("alice@alpha.test").await;
        let there = there["id"].as_str().unwrap();
        bert.follow(there).await;
        eventually("the follow", || async {
            (bert.relationship(there).await["following"] == true).then_some(())
        })
        .await;
        let status = alice.post_status("soon gone").await;
        let seen = bert
            .wait_for_status(there, status["uri"].as_str().unwrap())
            .await;
        leave(&alpha, "alice").await;
        eventually("the account is gone there", || async {
            let answer = bert.get(&format!("/api/v1/accounts/{there}")).await;
            (answer.status == 404).then_some(())
        })
        .await;
        beta.settled().await;
        bert.get(&path(&seen)).await.expect(404);
        assert_eq!(
            beta.count("SELECT count(*) FROM statuses WHERE NOT local")
                .await,
            0
        );
        // It can be told again by nobody.
        bert.get(&format!(
            "/api/v2/search?resolve=true&q={}",
            encode("alice@alpha.test")
        ))
        .await
        .expect(200);
        assert_eq!(
            bert.get(&format!("/api/v1/accounts/{there}")).await.status,
            404
        );
    });
}

#[test]
fn an_unused_scope_is_no_way_around_the_page() {
    run(async {
        let app = App::shared().await;
        let person = app.somebody("token").await;
        let client = app
            .client()
            .with_token(&app.token(&person.username, SCOPES).await);
        let answer = client.post(PAGE, json!({ "password": PASSWORD })).await;
        assert!(
            matches!(answer.status, 400 | 403 | 422),
            "{}",
            answer.status
        );
        person
            .get("/api/v1/accounts/verify_credentials")
            .await
            .expect(200);
    });
}
