//! Search.

use rookery::{domain::search, feed::Change};
use serde_json::{Value, json};

use crate::support::{App, Session, client::encode, run, world::unique};

#[test]
fn accounts_and_tags_are_found_and_posts_by_their_url() {
    run(async {
        let app = App::shared().await;
        let user = app.user(&format!("findable{}", unique())).await;
        let tag = format!("found{}", unique());
        let status = user.post_status(&format!("#{tag}")).await;
        let search = |q: String, kind: &'static str| {
            let user = user.clone();
            async move {
                user.get(&format!("/api/v2/search?q={}&type={kind}", encode(&q)))
                    .await
                    .expect(200)
                    .json()
            }
        };
        let found = search(user.username.clone(), "accounts").await;
        assert_eq!(found["accounts"][0]["id"], user.id.as_str());
        assert_eq!(found["statuses"].as_array().unwrap().len(), 0);
        let found = search(format!("@{}", user.handle), "accounts").await;
        assert_eq!(found["accounts"][0]["id"], user.id.as_str());
        let found = search(tag.clone(), "hashtags").await;
        assert_eq!(found["hashtags"][0]["name"], tag.as_str());
        for url in [&status["url"], &status["uri"]] {
            let found = search(url.as_str().unwrap().to_owned(), "statuses").await;
            assert_eq!(found["statuses"][0]["id"], status["id"], "{url}");
        }
    });
}

#[test]
fn a_private_post_is_not_found_by_its_url_by_strangers() {
    run(async {
        let app = App::shared().await;
        let (author, stranger) = (app.somebody("author").await, app.somebody("stranger").await);
        let status = author.post_as("private", "private").await;
        let url = encode(status["uri"].as_str().unwrap());
        let found = stranger
            .get(&format!("/api/v2/search?q={url}&resolve=true"))
            .await
            .expect(200)
            .json();
        assert_eq!(found["statuses"].as_array().unwrap().len(), 0);
    });
}

#[test]
fn resolving_and_paging_need_a_person() {
    run(async {
        let app = App::shared().await;
        app.client()
            .get("/api/v2/search?q=a&resolve=true")
            .await
            .expect(401);
        app.client()
            .get("/api/v2/search?q=a&offset=5&type=accounts")
            .await
            .expect(401);
        let user = app.somebody("search").await;
        user.get("/api/v2/search?q=a&limit=-1").await.expect(400);
    });
}

#[test]
fn odd_search_texts_are_bounded_pleroma_2_1_1() {
    run(async {
        let app = App::shared().await;
        let user = app.somebody("odd").await;
        let started = std::time::Instant::now();
        for q in [
            "%".repeat(5000),
            "_".repeat(5000),
            "@".repeat(3000),
            "@a".repeat(1500),
            "https://".repeat(500),
            "https://shared.test/".to_owned() + &"../".repeat(900),
            "\\".repeat(3000),
            "' OR 1=1; --".to_owned(),
            "acct:".to_owned(),
            "\u{0}".to_owned(),
            "#".repeat(3000),
        ] {
            let answer = user
                .get(&format!("/api/v2/search?resolve=true&q={}", encode(&q)))
                .await;
            assert!(
                answer.status < 500,
                "{}: {}",
                q.chars().take(20).collect::<String>(),
                answer.status
            );
        }
        assert!(started.elapsed().as_secs() < 25, "{:?}", started.elapsed());
    });
}

/// The ids of the posts that a search finds.
async fn posts(who: &Session, q: &str) -> Vec<String> {
    posts_with(who, q, "").await
}

async fn posts_with(who: &Session, q: &str, more: &str) -> Vec<String> {
    who.get(&format!(
        "/api/v2/search?type=statuses&q={}{more}",
        encode(q)
    ))
    .await
    .expect(200)
    .json()["statuses"]
        .as_array()
        .unwrap()
        .iter()
        .map(|status| status["id"].as_str().unwrap().to_owned())
        .collect()
}

fn id(status: &Value) -> String {
    status["id"].as_str().unwrap().to_owned()
}

async fn be_found(who: &Session, indexable: bool) {
    who.patch(
        "/api/v1/accounts/update_credentials",
        json!({ "indexable": indexable }),
    )
    .await
    .expect(200);
}

#[test]
fn posts_are_found_by_whom_their_authors_let_find_them() {
    run(async {
        let app = App::fresh("finding").await;
        let (open, shut, reader) = (
            app.user("open").await,
            app.user("shut").await,
            app.user("reader").await,
        );
        be_found(&open, true).await;
        let found = open.post_status("a heron on the lake").await;
        let unlisted = open.post_as("an unlisted heron", "unlisted").await;
        let private = open.post_as("a private heron", "private").await;
        let hidden = shut.post_status("a shy heron").await;
        let mentioned = shut.post_status("@reader your heron").await;
        let marked = shut.post_status("a good heron").await;
        let kept = shut.post_status("another good heron").await;
        let boosted = shut.post_status("a boosted heron").await;
        let own = reader.post_as("my secret heron", "direct").await;
        for (act, status) in [
            ("favourite", &marked),
            ("bookmark", &kept),
            ("reblog", &boosted),
        ] {
            reader
                .post(&format!("/api/v1/statuses/{}/{act}", id(status)), ())
                .await
                .expect(200);
        }
        app.settled().await;
        let mut wanted = [&own, &boosted, &kept, &marked, &mentioned, &found]
            .map(id)
            .to_vec();
        assert_eq!(posts(&reader, "heron").await, wanted, "the newest first");
        assert_eq!(posts(&reader, "heron in:public").await, [id(&found)]);
        wanted.pop();
        assert_eq!(posts(&reader, "heron in:library").await, wanted);
        let all_open = [&private, &unlisted, &found].map(id).to_vec();
        assert_eq!(posts(&open, "heron").await, all_open);
        assert_eq!(posts(&shut, "shy heron").await, [id(&hidden)]);
        // Logged out there is nothing to find.
        let anonymous = app
            .client()
            .get("/api/v2/search?type=statuses&q=heron")
            .await;
        assert_eq!(anonymous.expect(200).json()["statuses"], json!([]));

        // Who blocks is not found, who changes their mind neither, and who does so again is.
        open.post(&format!("/api/v1/accounts/{}/block", reader.id), ())
            .await
            .expect(200);
        assert_eq!(
            posts(&reader, "heron in:public").await,
            Vec::<String>::new()
        );
        open.post(&format!("/api/v1/accounts/{}/unblock", reader.id), ())
            .await
            .expect(200);
        app.sql("UPDATE accounts SET silenced_at = now() WHERE username = 'open'")
            .await;
        let limited = [Change::Account(open.number())];
        app.services.changed(&limited).await;
        assert_eq!(
            posts(&reader, "heron in:public").await,
            Vec::<String>::new()
        );
        app.sql("UPDATE accounts SET silenced_at = NULL").await;
        be_found(&open, false).await;
        assert_eq!(
            posts(&reader, "heron in:public").await,
            Vec::<String>::new()
        );
        assert_eq!(posts(&open, "heron").await, all_open);
        be_found(&shut, true).await;
        app.settled().await;
        let mut shy = [&boosted, &kept, &marked, &mentioned, &hidden]
            .map(id)
            .to_vec();
        assert_eq!(posts(&reader, "heron in:public").await, shy);
        // What is gone or changed is found no more.
        shut.delete(&format!("/api/v1/statuses/{}", id(&hidden)), ())
            .await
            .expect(200);
        shut.put(
            &format!("/api/v1/statuses/{}", id(&marked)),
            json!({ "status": "a stork" }),
        )
        .await
        .expect(200);
        app.settled().await;
        shy.retain(|found| *found != id(&hidden) && *found != id(&marked));
        assert_eq!(posts(&reader, "heron in:public").await, shy);
        assert_eq!(posts(&reader, "stork").await, [id(&marked)]);
        assert_eq!(app.count("SELECT count(*) FROM status_words w WHERE NOT EXISTS (SELECT 1 FROM statuses s WHERE s.id = w.status_id)").await, 0);
    });
}

#[test]
fn operators_narrow_a_search() {
    run(async {
        let app = App::fresh("operators").await;
        let (ada, bob) = (app.user("ada").await, app.user("bob").await);
        be_found(&ada, true).await;
        be_found(&bob, true).await;
        let plain = ada
            .post_with(json!({ "status": "The cats were running home", "language": "en" }))
            .await;
        let tagged = ada
            .post_with(json!({ "status": "katzen #Tiere", "language": "de" }))
            .await;
        let linked = bob.post_status("cats at https://cats.example/one").await;
        let warned = bob
            .post_with(
                json!({ "status": "hidden", "spoiler_text": "cats within", "language": "en" }),
            )
            .await;
        let answer = bob
            .post_with(json!({ "status": "home are the cats", "in_reply_to_id": plain["id"] }))
            .await;
        let east = ada.post_status("東京都に住む猫").await;
        let asked = ada
            .post_with(json!({
                "status": "which one", "language": "en",
                "poll": { "options": ["Tabby", "Siamese"], "expires_in": 3600 },
            }))
            .await;
        app.settled().await;
        for (q, wanted) in [
            ("cats", vec![&answer, &warned, &linked, &plain]),
            ("CATS -home", vec![&warned, &linked]),
            ("\"running home\"", vec![&plain]),
            ("\"home running\"", vec![]),
            ("cats -\"running home\"", vec![&answer, &warned, &linked]),
            ("cats home", vec![&answer, &plain]),
            ("run", vec![&plain]),
            ("cat", vec![&answer, &warned, &linked, &plain]),
            ("cats from:ada", vec![&plain]),
            ("cats from:@ada", vec![&plain]),
            ("cats from:me", vec![&plain]),
            ("cats -from:me", vec![&answer, &warned, &linked]),
            ("cats from:nobody", vec![]),
            ("cats is:reply", vec![&answer]),
            ("cats -is:reply has:link", vec![&linked]),
            ("is:sensitive", vec![&warned]),
            ("has:poll", vec![&asked]),
            ("siamese -tree", vec![&asked]),
            ("language:de", vec![&tagged]),
            ("cats language:en from:bob", vec![&warned]),
            ("#tiere", vec![&tagged]),
            ("東京", vec![&east]),
            ("京東", vec![]),
            ("猫", vec![&east]),
            ("cats before:2020-01-01", vec![]),
            (
                "cats after:2020-01-01",
                vec![&answer, &warned, &linked, &plain],
            ),
            ("cats before:3000", vec![&answer, &warned, &linked, &plain]),
            ("cats during:2020", vec![]),
            ("cats before:nonsense", vec![]),
            ("-cats", vec![]),
            ("dogs", vec![]),
            ("'quoted & | ! \\ ():*", vec![]),
        ] {
            let wanted: Vec<String> = wanted.into_iter().map(id).collect();
            assert_eq!(posts(&ada, q).await, wanted, "{q}");
        }
        let all = [&answer, &warned, &linked, &plain].map(id);
        assert_eq!(posts_with(&ada, "cats", "&limit=2").await, all[..2]);
        assert_eq!(
            posts_with(&ada, "cats", "&limit=2&offset=2").await,
            all[2..]
        );
        assert_eq!(
            posts_with(&ada, "cats", &format!("&max_id={}", all[1])).await,
            all[2..]
        );
        assert_eq!(
            posts_with(&ada, "cats", &format!("&min_id={}", all[2])).await,
            all[..2]
        );
        assert_eq!(
            posts_with(&ada, "cats", &format!("&account_id={}", bob.id)).await,
            all[..3]
        );
    });
}

#[test]
fn old_posts_are_found_and_the_backlog_is_made_up_for() {
    run(async {
        let app = App::fresh("backlog").await;
        let user = app.user("user").await;
        let new = user.post_status("an ancient heron").await;
        app.settled().await;
        // Years ago, before there was a search.
        let old = (1_300_000_000_000_i64 << 16) + 1;
        app.sql(&format!(
            "INSERT INTO statuses (id, account_id, uri, local, visibility, text, content, conversation_id, created_at)
             VALUES ({old}, {}, 'https://backlog.test/old', true, 'public', 'a young heron', '<p>a young heron</p>', 1, '2011-03-13')",
            user.id
        ))
        .await;
        assert_eq!(posts(&user, "heron").await, [id(&new)]);
        app.sql("DELETE FROM settings WHERE key = 'search.reached'")
            .await;
        for _ in 0..2 {
            search::index_backlog(&app.services).await.unwrap();
        }
        assert_eq!(posts(&user, "heron").await, [id(&new), old.to_string()]);
        assert_eq!(posts(&user, "heron before:2012").await, [old.to_string()]);
    });
}

#[test]
fn people_are_found_in_spite_of_a_slip_of_the_pen() {
    run(async {
        let app = App::fresh("slips").await;
        let (seeker, other) = (app.user("seeker").await, app.user("rosalind_f").await);
        app.user("someone_else").await;
        other
            .patch(
                "/api/v1/accounts/update_credentials",
                json!({ "display_name": "Dr. Franklin" }),
            )
            .await
            .expect(200);
        let people = async |q: &str| {
            let found = seeker
                .get(&format!("/api/v2/search?type=accounts&q={}", encode(q)))
                .await
                .expect(200)
                .json();
            let names: Vec<String> = found["accounts"]
                .as_array()
                .unwrap()
                .iter()
                .map(|account| account["username"].as_str().unwrap().to_owned())
                .collect();
            names
        };
        for q in ["rosalind", "roselind", "rosalnd", "franklin", "frankling"] {
            assert_eq!(people(q).await, ["rosalind_f"], "{q}");
        }
        for q in ["bartholomew", "xyz"] {
            assert_eq!(people(q).await, Vec::<String>::new(), "{q}");
        }
        let following = seeker
            .get("/api/v2/search?type=accounts&following=true&q=roselind")
            .await
            .json();
        assert_eq!(following["accounts"], json!([]));
        seeker.follow(&other.id).await;
        let following = seeker
            .get("/api/v2/search?type=accounts&following=true&q=roselind")
            .await
            .json();
        assert_eq!(following["accounts"][0]["id"], other.id.as_str());
    });
}
