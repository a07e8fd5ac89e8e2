//! Fan-outs by what is remembered of followers: nobody who should have a post misses it, whatever changed meanwhile.

use std::collections::BTreeSet;

use proptest::{
    strategy::{Strategy, ValueTree},
    test_runner::{Config, TestRunner},
};
use rookery::{
    domain::tasks::{StatusCreated, Task},
    feed::{Cursor, Home},
    work::jobs::status_created,
};
use serde_json::json;

use crate::support::{App, Options, Session, eventually, run};

/// What Redis holds of a reader's home, newest first; none when it holds none.
async fn held(app: &App, reader: &Session) -> Option<Vec<String>> {
    match app
        .services
        .feed
        .page(reader.number(), Cursor::default(), 800..=800)
        .await
        .unwrap()
    {
        Home::Page { ids, .. } => Some(ids.iter().map(ToString::to_string).collect()),
        Home::Missing => None,
    }
}

/// What home is by its definition.
async fn defined(app: &App, reader: &Session) -> Vec<String> {
    let connection = app.services.connection().await.unwrap();
    let rows = connection
        .query(
            "SELECT id FROM home_defined($1) AS e (id) ORDER BY id DESC LIMIT 800",
            &[&reader.number()],
        )
        .await
        .unwrap();
    rows.iter()
        .map(|row| row.get::<_, i64>(0).to_string())
        .collect()
}

fn id(status: &serde_json::Value) -> String {
    status["id"].as_str().unwrap().to_owned()
}

/// Makes somebody stay away for longer than homes are kept, as far as anybody can tell.
async fn send_away(app: &App, reader: &Session) {
    app.sql(&format!(
        "UPDATE users SET active_on = current_date - 40, home_on = current_date - 40 WHERE account_id = {}",
        reader.id
    ))
    .await;
    app.services
        .feed
        .drop_homes(&[reader.number()])
        .await
        .unwrap();
}

#[test]
fn who_comes_back_gets_what_was_made_while_away_and_what_is_made_afterwards() {
    run(async {
        // Two workers' caches: the one of the server, and one of its own that remembers the follower as away.
        let app = App::start(Options::new("back")).await;
        let (reader, author) = (app.user("reader").await, app.user("author").await);
        reader.follow(&author.id).await;
        reader.home().await;
        app.settled().await;
        send_away(&app, &reader).await;
        app.services
            .feed
            .changed(&[rookery::feed::Change::Followers(author.number())])
            .await
            .unwrap();
        let first = id(&author.post_status("while away").await);
        app.settled().await;
        assert_eq!(held(&app, &reader).await, None);
        // The author's followers are remembered without the reader now.
        let followers = rookery::domain::followers::of(&app.services, true, &[author.number()])
            .await
            .unwrap();
        assert_eq!(followers[&author.number()].local, 1);

        assert_eq!(reader.home().await, std::slice::from_ref(&first));
        let second = id(&author.post_status("after that").await);
        app.settled().await;
        assert_eq!(
            held(&app, &reader).await,
            Some(vec![second.clone(), first.clone()])
        );
        assert_eq!(reader.home().await, [second, first]);
        // Who was told of once is not announced again.
        let told = app
            .count(&format!(
                "SELECT count(*) FROM users WHERE account_id = {} AND home_on >= current_date - 1",
                reader.id
            ))
            .await;
        assert_eq!(told, 1);
    });
}

#[test]
fn who_was_away_is_not_counted_as_back_before_workers_were_told() {
    run(async {
        let app = App::start(Options::new("untold")).await;
        let (reader, author) = (app.user("reader").await, app.user("author").await);
        reader.follow(&author.id).await;
        reader.home().await;
        app.settled().await;
        send_away(&app, &reader).await;
        // A visit that reads no home: the day is noted, the announcement is still to come.
        rookery::domain::tokens::seen(&app.services, reader.number()).await;
        app.sql(&format!(
            "UPDATE users SET active_on = current_date WHERE account_id = {}",
            reader.id
        ))
        .await;
        let post = id(&author.post_status("a post").await);
        app.settled().await;
        assert_eq!(reader.home().await, [post]);
        let told = app
            .count(&format!(
                "SELECT count(*) FROM users WHERE account_id = {} AND home_on = active_on",
                reader.id
            ))
            .await;
        assert_eq!(told, 1);
    });
}

#[test]
fn an_unfollow_between_a_commit_and_its_effects_counts() {
    run(async {
        let app = App::start(Options::new("between").idle()).await;
        let (stays, leaves, author) = (
            app.user("stays").await,
            app.user("leaves").await,
            app.user("author").await,
        );
        for reader in [&stays, &leaves] {
            reader.follow(&author.id).await;
            reader.home().await;
        }
        // Remembered by this process before it happens.
        rookery::domain::followers::of(&app.services, true, &[author.number()])
            .await
            .unwrap();
        let post = id(&author.post_status("a post").await);
        leaves
            .post(&format!("/api/v1/accounts/{}/unfollow", author.id), ())
            .await
            .expect(200);
        assert_eq!(leaves.home().await, Vec::<String>::new());
        let task = StatusCreated {
            status_id: post.parse().unwrap(),
            link: None,
        };
        let outcomes = status_created::run_many(app.services.clone(), vec![task])
            .await
            .unwrap();
        assert_eq!(outcomes, [Ok(())]);
        assert_eq!(held(&app, &stays).await, Some(vec![post]));
        assert_eq!(held(&app, &leaves).await, Some(Vec::new()));
    });
}

#[test]
fn a_change_of_a_follow_whose_writer_died_is_announced_by_its_job() {
    run(async {
        let app = App::start(Options::new("died").idle()).await;
        let (reader, author) = (app.user("reader").await, app.user("author").await);
        reader.home().await;
        let before = rookery::domain::followers::of(&app.services, true, &[author.number()])
            .await
            .unwrap();
        assert_eq!(before[&author.number()].local, 0);
        // The commit, and nothing after it.
        let task = rookery::domain::tasks::RelationshipChanged {
            account_id: reader.number(),
            target_id: author.number(),
            change: rookery::domain::tasks::Change::Followed,
            uri: None,
            told: false,
        };
        app.sql(&format!(
            "INSERT INTO follows (id, account_id, target_id, local, created_at) VALUES (1, {}, {}, true, now())",
            reader.id, author.id
        ))
        .await;
        rookery::work::jobs::relationship_changed::run(&app.services, &task)
            .await
            .unwrap();
        assert_eq!(held(&app, &reader).await, None);
        assert!(app.services.caches.follow(&app.services).await);
        let after = rookery::domain::followers::of(&app.services, true, &[author.number()])
            .await
            .unwrap();
        assert_eq!(after[&author.number()].local, 1);
    });
}

#[test]
fn more_followers_than_are_remembered_are_gone_through_in_parts() {
    run(async {
        let app = App::start(Options::new("parts").configure(|config| {
            config.feed.fan_out_batch = 1;
        }))
        .await;
        let author = app.user("author").await;
        let mut readers = Vec::new();
        for n in 0..23 {
            readers.push(app.account(&format!("reader{n}"), "").await);
        }
        // One who was away for long, and one who wants no boosts.
        app.sql(&format!(
            "INSERT INTO follows (id, account_id, target_id, local, show_reblogs, created_at)
                 SELECT row_number() OVER (ORDER BY account_id), account_id, {author}, true, account_id <> {quiet}, now()
                 FROM users WHERE account_id <> {author};
             UPDATE users SET active_on = current_date WHERE account_id <> {away}",
            author = author.id,
            quiet = readers[3],
            away = readers[5],
        ))
        .await;
        let feed = &app.services.feed;
        for reader in &readers {
            let rookery::feed::Begin::Build(token) = feed.begin(*reader).await.unwrap() else {
                panic!("not to be built")
            };
            let filled = feed.fill(*reader, &token, Vec::new(), false).await;
            assert_eq!(filled.unwrap(), rookery::feed::Filled::Whole(0));
        }
        let post = id(&author.post_status("a post").await);
        let boost = author
            .post(&format!("/api/v1/statuses/{post}/reblog"), ())
            .await
            .expect(200)
            .json();
        app.settled().await;
        for (n, reader) in readers.iter().enumerate() {
            let Home::Page { ids, .. } = feed
                .page(*reader, Cursor::default(), 40..=40)
                .await
                .unwrap()
            else {
                panic!("no home")
            };
            let held: Vec<String> = ids.iter().map(ToString::to_string).collect();
            let expected = match n {
                5 => Vec::new(),
                3 => vec![post.clone()],
                _ => vec![id(&boost), post.clone()],
            };
            assert_eq!(held, expected, "reader {n}");
        }
        let done = app
            .count("SELECT count(*) FROM fan_outs WHERE finished_at IS NOT NULL AND reached = 23")
            .await;
        assert_eq!(done, 2);
    });
}

/// Something that may be posted.
#[derive(Clone, Copy, Debug)]
enum Step {
    Post(usize),
    French(usize),
    Private(usize),
    Direct(usize, usize),
    Reply(usize, usize),
    Boost(usize, usize),
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let who = || 0..4_usize;
    let step = proptest::prop_oneof![
        3 => who().prop_map(Step::Post),
        1 => who().prop_map(Step::French),
        1 => who().prop_map(Step::Private),
        1 => (who(), who()).prop_map(|(a, b)| Step::Direct(a, b)),
        3 => (who(), 0..20_usize).prop_map(|(a, b)| Step::Reply(a, b)),
        2 => (who(), 0..20_usize).prop_map(|(a, b)| Step::Boost(a, b)),
    ];
    proptest::collection::vec(step, 5..25)
}

#[test]
fn a_batch_pushes_what_single_jobs_do_and_what_home_is_by_its_definition() {
    run(async {
        let app = App::start(Options::new("batch").idle()).await;
        let mut runner = TestRunner::new(Config::default());
        for case in 0..5 {
            let mut people = Vec::new();
            for n in 0..4 {
                people.push(app.user(&format!("person{case}x{n}")).await);
            }
            let edges = proptest::collection::vec((0..4_usize, 0..4_usize, 0..4_usize), 0..14)
                .new_tree(&mut runner)
                .unwrap()
                .current();
            for (from, to, how) in edges.iter().copied().filter(|(from, to, _)| from != to) {
                let options = [
                    json!({}),
                    json!({ "reblogs": false }),
                    json!({ "languages": ["en"] }),
                    json!({ "languages": ["fr", "de"] }),
                ][how]
                    .clone();
                people[from]
                    .post(
                        &format!("/api/v1/accounts/{}/follow", people[to].id),
                        options,
                    )
                    .await
                    .expect(200);
            }
            for person in &people {
                person.home().await;
            }
            let steps = steps().new_tree(&mut runner).unwrap().current();
            let mut posts: Vec<String> = Vec::new();
            let mut private = BTreeSet::new();
            for step in &steps {
                let (who, body) = match *step {
                    Step::Post(n) => (n, json!({ "status": "a post", "language": "en" })),
                    Step::French(n) => (n, json!({ "status": "un billet", "language": "fr" })),
                    Step::Private(n) => (n, json!({ "status": "a post", "visibility": "private" })),
                    Step::Direct(n, m) => (
                        n,
                        json!({
                            "status": format!("@person{case}x{m} psst"),
                            "visibility": "direct",
                        }),
                    ),
                    Step::Reply(n, m) => match posts.get(m) {
                        Some(parent) => (
                            n,
                            json!({ "status": "an answer", "in_reply_to_id": parent, "language": "en" }),
                        ),
                        None => continue,
                    },
                    Step::Boost(n, m) => {
                        if let Some(post) = posts.get(m).filter(|post| !private.contains(*post)) {
                            people[n]
                                .post(&format!("/api/v1/statuses/{post}/reblog"), ())
                                .await
                                .expect(200);
                        }
                        continue;
                    }
                };
                let answer = people[who].post("/api/v1/statuses", body).await;
                // An answer to what may not be seen is refused.
                if answer.status == 200 {
                    let made = id(&answer.json());
                    if matches!(step, Step::Private(_) | Step::Direct(..)) {
                        private.insert(made.clone());
                    }
                    posts.push(made);
                }
            }
            let jobs = app
                .services
                .connection()
                .await
                .unwrap()
                .query(
                    "SELECT (payload->>'status_id')::bigint FROM jobs WHERE kind = $1",
                    &[&StatusCreated::KIND],
                )
                .await
                .unwrap();
            let tasks: Vec<StatusCreated> = jobs
                .iter()
                .map(|row| StatusCreated {
                    status_id: row.get(0),
                    link: None,
                })
                .collect();
            // Homes as they were before the effects: own posts only.
            let outcomes = status_created::run_many(app.services.clone(), tasks.clone())
                .await
                .unwrap();
            assert!(outcomes.iter().all(Result::is_ok), "{outcomes:?}");
            let mut batch = Vec::new();
            for person in &people {
                let mut held = held(&app, person).await.unwrap_or_default();
                held.dedup();
                assert_eq!(
                    held,
                    defined(&app, person).await,
                    "case {case}: {edges:?} {steps:?}"
                );
                batch.push(held);
            }
            // Again, from empty lists, one by one.
            for person in &people {
                app.services
                    .feed
                    .drop_homes(&[person.number()])
                    .await
                    .unwrap();
                let rookery::feed::Begin::Build(token) =
                    app.services.feed.begin(person.number()).await.unwrap()
                else {
                    panic!("not to be built")
                };
                app.services
                    .feed
                    .fill(person.number(), &token, Vec::new(), false)
                    .await
                    .unwrap();
            }
            for task in tasks {
                status_created::run_many(app.services.clone(), vec![task])
                    .await
                    .unwrap();
            }
            for (person, batch) in people.iter().zip(batch) {
                assert_eq!(held(&app, person).await, Some(batch), "case {case}");
            }
            app.sql("DELETE FROM jobs").await;
        }
    });
}

#[test]
fn a_process_that_cannot_follow_the_log_fans_out_later_and_notifies_now() {
    run(async {
        let app = App::start(Options::new("cut").configure(|config| {
            // Nobody listens there.
            let nowhere = "redis://127.0.0.1:1/".to_owned();
            config.redis.url = Some(rookery::config::Secret::new(nowhere));
        }))
        .await;
        let (reader, author) = (app.user("reader").await, app.user("author").await);
        reader.follow(&author.id).await;
        let post = id(&author.post_status("@reader hello").await);
        eventually("the mention", || async {
            let told = app
                .count(&format!(
                    "SELECT count(*) FROM notifications WHERE status_id = {post} AND kind = 'mention'"
                ))
                .await;
            (told == 1).then_some(())
        })
        .await;
        eventually("the fan-out waits", || async {
            let waits = app
                .count(&format!(
                    "SELECT count(*) FROM jobs j JOIN fan_outs f ON f.status_id = (j.payload->>'status_id')::bigint
                     WHERE j.kind = 'fan_out' AND f.status_id = {post} AND f.finished_at IS NULL"
                ))
                .await;
            (waits == 1).then_some(())
        })
        .await;
        assert_eq!(reader.home().await, [post]);
    });
}
