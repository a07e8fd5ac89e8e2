//! Home timelines: whatever the order of arrival and whatever becomes of Redis, a reader sees what Postgres says.

use std::collections::BTreeSet;

use proptest::{
    strategy::{Strategy, ValueTree},
    test_runner::{Config, TestRunner},
};
use rookery::domain::timelines::Cursor;
use serde_json::{Value, json};

use crate::support::{App, Options, Session, eventually, run, world, world::Private};

fn id(status: &Value) -> String {
    status["id"].as_str().unwrap().to_owned()
}

/// What home is by its definition: ids of what is followed and may be seen, newest first.
async fn defined(app: &App, reader: &Session) -> Vec<String> {
    let connection = app.services.connection().await.unwrap();
    let rows = connection
        .query(
            "SELECT s.id FROM statuses s
             WHERE s.account_id = $1
                OR EXISTS (SELECT 1 FROM follows f WHERE f.account_id = $1 AND f.target_id = s.account_id)
                   AND s.visibility <> 'direct'
             ORDER BY s.id DESC",
            &[&reader.number()],
        )
        .await
        .unwrap();
    rows.iter()
        .map(|row| row.get::<_, i64>(0).to_string())
        .collect()
}

/// Home as it is read, walked down by pages.
async fn walked(reader: &Session, limit: usize) -> Vec<String> {
    let (items, _) = reader
        .walk(&format!("/api/v1/timelines/home?limit={limit}"))
        .await;
    items.iter().map(id).collect()
}

/// Removes everything of a server's in Redis.
async fn wipe(app: &App) {
    app.services.feed.forget_all().await.unwrap();
}

#[test]
fn a_wiped_redis_is_rebuilt_while_serving() {
    run(async {
        let app = App::fresh("wiped").await;
        let (reader, author) = (app.user("reader").await, app.user("author").await);
        reader.follow(&author.id).await;
        for round in 0..5 {
            for n in 0..4 {
                author.post_status(&format!("post {round} {n}")).await;
                reader.home().await;
            }
            wipe(&app).await;
            let expected = defined(&app, &reader).await;
            assert_eq!(walked(&reader, 5).await, expected, "round {round}");
        }
        // Also while posts and reads go on at once.
        let posting = async {
            for n in 0..25 {
                author.post_status(&format!("under way {n}")).await;
                if n % 5 == 0 {
                    wipe(&app).await;
                }
            }
        };
        let reading = async {
            for _ in 0..40 {
                let page = reader.home().await;
                let distinct: BTreeSet<&String> = page.iter().collect();
                assert_eq!(distinct.len(), page.len(), "an id twice on a page");
                assert!(page.is_sorted_by(|a, b| a > b), "out of order");
            }
        };
        tokio::join!(posting, reading);
        app.settled().await;
        assert_eq!(walked(&reader, 7).await, defined(&app, &reader).await);
    });
}

#[test]
fn without_redis_posts_are_taken_and_homes_read_and_afterwards_nothing_is_missing() {
    run(async {
        let dir = world::folder();
        let private = Private::start(&dir, false).await.unwrap();
        let url = private.redis.url().to_owned();
        let app = App::start(Options::new("away").configure(move |config| {
            config.redis.url = Some(rookery::config::Secret::new(url));
        }))
        .await;
        let (reader, author) = (app.user("reader").await, app.user("author").await);
        reader.follow(&author.id).await;
        author.post_status("before").await;
        reader.home().await;
        app.settled().await;

        let Private { postgres, redis } = private;
        postgres.stop().await;
        redis.stop().await;
        let started = std::time::Instant::now();
        for n in 0..5 {
            author.post_status(&format!("while away {n}")).await;
            let page = reader.home().await;
            assert!(!page.is_empty());
        }
        assert_eq!(reader.home().await, defined(&app, &reader).await);
        assert!(started.elapsed().as_secs() < 15, "{:?}", started.elapsed());

        let back = rookery::embedded::redis::start(&rookery::embedded::Settings {
            data_dir: dir.join("redis"),
            run_dir: dir.join("run"),
            durable: false,
        })
        .await
        .unwrap();
        author.post_status("after").await;
        let expected = defined(&app, &reader).await;
        eventually("home is whole again", || async {
            (walked(&reader, 3).await == expected).then_some(())
        })
        .await;
        back.stop().await;
    });
}

#[test]
fn late_arrivals_stand_where_their_time_is() {
    run(async {
        let peer = crate::support::peer::Peer::start().await;
        let app = App::start(peer.hosts(Options::new("late"), &["good.test"])).await;
        let reader = app.user("reader").await;
        let bob = peer.actor("good.test", "bob");
        let account = reader.resolve(&bob.handle()).await;
        reader.follow(account["id"].as_str().unwrap()).await;
        let follow = peer.wait_for("good.test", "Follow").await.json();
        bob.tell(&app, &bob.activity("Accept", follow)).await;
        reader.home().await;
        let now = jiff::Timestamp::now();
        // Minutes of age, as they arrive.
        for age in [0, 30, 2, 600, 1, 45, 0, 1200, 3] {
            let mut note = bob.note(&format!("<p>{age} minutes old</p>"));
            note["published"] = json!((now - jiff::SignedDuration::from_mins(age)).to_string());
            peer.publish(&note);
            let mut create = bob.activity("Create", note.clone());
            create["to"] = note["to"].clone();
            bob.tell(&app, &create).await;
            reader.post_status("in between").await;
        }
        let expected = defined(&app, &reader).await;
        assert_eq!(expected.len(), 18);
        for limit in [2, 5, 40] {
            eventually("the late ones", || async {
                (walked(&reader, limit).await == expected).then_some(())
            })
            .await;
        }
        let page = reader.get("/api/v1/timelines/home?limit=40").await.array();
        let times: Vec<&str> = page
            .iter()
            .map(|status| status["created_at"].as_str().unwrap())
            .collect();
        assert!(times.is_sorted_by(|a, b| a >= b), "{times:?}");
    });
}

/// One thing that happens.
#[derive(Clone, Copy, Debug)]
enum Step {
    Post(usize),
    Boost(usize),
    Delete,
    Follow(usize),
    Unfollow(usize),
    Mute(usize),
    Unmute(usize),
    Wipe,
    Read,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let who = 0..3_usize;
    let step = proptest::prop_oneof![
        6 => who.clone().prop_map(Step::Post),
        1 => who.clone().prop_map(Step::Boost),
        1 => proptest::strategy::Just(Step::Delete),
        2 => who.clone().prop_map(Step::Follow),
        1 => who.clone().prop_map(Step::Unfollow),
        1 => who.clone().prop_map(Step::Mute),
        1 => who.prop_map(Step::Unmute),
        1 => proptest::strategy::Just(Step::Wipe),
        3 => proptest::strategy::Just(Step::Read),
    ];
    proptest::collection::vec(step, 10..40)
}

#[test]
fn paging_both_ways_with_redis_equals_the_same_question_to_postgres() {
    run(async {
        let app = App::fresh("property").await;
        let mut runner = TestRunner::new(Config::default());
        for case in 0..6 {
            let reader = app.user(&format!("reader{case}")).await;
            let mut authors = Vec::new();
            for n in 0..3 {
                authors.push(app.user(&format!("author{case}x{n}")).await);
            }
            let steps = steps().new_tree(&mut runner).unwrap().current();
            let mut posts: Vec<(usize, String)> = Vec::new();
            for step in &steps {
                match *step {
                    Step::Post(n) => posts.push((n, id(&authors[n].post_status("a post").await))),
                    Step::Boost(n) => {
                        if let Some((_, post)) = posts.first() {
                            authors[n]
                                .post(&format!("/api/v1/statuses/{post}/reblog"), ())
                                .await
                                .expect(200);
                        }
                    }
                    Step::Delete => {
                        if let Some((n, post)) = posts.pop() {
                            authors[n]
                                .delete(&format!("/api/v1/statuses/{post}"), ())
                                .await
                                .expect(200);
                        }
                    }
                    Step::Follow(n) => drop(reader.follow(&authors[n].id).await),
                    Step::Unfollow(n) => drop(
                        reader
                            .post(&format!("/api/v1/accounts/{}/unfollow", authors[n].id), ())
                            .await
                            .expect(200),
                    ),
                    Step::Mute(n) => drop(
                        reader
                            .post(&format!("/api/v1/accounts/{}/mute", authors[n].id), ())
                            .await
                            .expect(200),
                    ),
                    Step::Unmute(n) => drop(
                        reader
                            .post(&format!("/api/v1/accounts/{}/unmute", authors[n].id), ())
                            .await
                            .expect(200),
                    ),
                    Step::Wipe => wipe(&app).await,
                    Step::Read => drop(reader.home().await),
                }
            }
            app.settled().await;
            let with_redis: Vec<Vec<String>> = walks(&app, &reader).await;
            wipe(&app).await;
            let rebuilt = walks(&app, &reader).await;
            assert_eq!(with_redis, rebuilt, "case {case}: {steps:?}");
            for walk in &with_redis {
                assert_eq!(
                    walk, &with_redis[0],
                    "case {case}: pages of another size hold something else: {steps:?}"
                );
                let distinct: BTreeSet<&String> = walk.iter().collect();
                assert_eq!(distinct.len(), walk.len(), "case {case}: {steps:?}");
            }
        }
    });
}

/// Home in pages of several sizes, down and up.
async fn walks(app: &App, reader: &Session) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    for limit in [1, 3, 40] {
        found.push(walked(reader, limit).await);
        let mut up: Vec<String> = Vec::new();
        let mut above = 1;
        loop {
            let cursor = Cursor {
                below: i64::MAX,
                above,
                upwards: true,
                limit,
            };
            let page = rookery::domain::timelines::home(&app.services, reader.number(), cursor)
                .await
                .unwrap();
            let ids: Vec<i64> = page.items.order.clone();
            let Some(newest) = ids.iter().max() else {
                break;
            };
            above = *newest;
            up.splice(0..0, ids.iter().map(ToString::to_string));
        }
        found.push(up);
    }
    found
}

#[test]
fn old_pages_below_what_redis_keeps_come_from_postgres_without_a_seam() {
    run(async {
        let app = App::start(Options::new("seam").configure(|config| {
            config.feed.home_size = 20;
            config.feed.trim_slack = 5;
        }))
        .await;
        let (reader, author) = (app.user("reader").await, app.user("author").await);
        reader.follow(&author.id).await;
        reader.home().await;
        for n in 0..70 {
            author.post_status(&format!("post {n}")).await;
        }
        app.settled().await;
        let expected = defined(&app, &reader).await;
        for limit in [3, 7, 20, 40] {
            assert_eq!(walked(&reader, limit).await, expected, "pages of {limit}");
        }
    });
}

#[test]
fn a_small_page_reaches_past_a_long_run_of_what_is_muted() {
    run(async {
        let app = App::fresh("run").await;
        let (reader, quiet, loud) = (
            app.user("reader").await,
            app.user("quiet").await,
            app.user("loud").await,
        );
        reader.follow(&quiet.id).await;
        reader.follow(&loud.id).await;
        let wanted = quiet.post_status("worth reading").await;
        for n in 0..60 {
            loud.post_status(&format!("noise {n}")).await;
        }
        let path = format!("/api/v1/accounts/{}/mute", loud.id);
        reader.post(&path, ()).await.expect(200);
        app.settled().await;
        for limit in [1, 2, 20] {
            let page = reader
                .ids(&format!("/api/v1/timelines/home?limit={limit}"))
                .await;
            assert_eq!(page, [id(&wanted)], "a page of {limit}");
        }
    });
}

#[test]
fn home_from_postgres_is_whole_across_bursts_and_gaps_of_years() {
    run(async {
        let app = App::fresh("gaps").await;
        let (reader, author) = (app.user("reader").await, app.user("author").await);
        let stranger = app.user("stranger").await;
        reader.follow(&author.id).await;
        // From a minute to twenty years ago, each gap half as long again as the one before, in bursts of one to nine.
        for (who, offset) in [(&author, 0), (&reader, 100), (&stranger, 200)] {
            app.sql(&format!(
                "INSERT INTO statuses (id, account_id, uri, local, visibility, conversation_id, created_at)
                 SELECT i, {who}, 'https://gaps.test/' || i, true, 'public', i, now()
                 FROM (SELECT ((1750000000000 - (60000 * power(1.5, n))::bigint) << 16) + {offset} + k AS i
                       FROM generate_series(0, 40) AS n, generate_series(0, n * 5 % 9) AS k) x",
                who = who.number(),
            ))
            .await;
        }
        let expected: Vec<i64> = defined(&app, &reader)
            .await
            .iter()
            .map(|id| id.parse().unwrap())
            .collect();
        assert!(expected.len() > 300);
        let connection = app.services.connection().await.unwrap();
        for amount in [1, 7, 40, 800] {
            let (mut down, mut below) = (Vec::new(), i64::MAX);
            loop {
                let page = sql::queries::timelines::home()
                    .bind(&connection, &reader.number(), &below, &0, &amount)
                    .all()
                    .await
                    .unwrap();
                let Some(last) = page.last() else { break };
                below = *last;
                down.extend(page);
            }
            assert_eq!(down, expected, "downwards by {amount}");
            let (mut up, mut above) = (Vec::new(), 0);
            loop {
                let page = sql::queries::timelines::home_above()
                    .bind(&connection, &reader.number(), &above, &i64::MAX, &amount)
                    .all()
                    .await
                    .unwrap();
                let Some(last) = page.last() else { break };
                above = *last;
                up.extend(page);
            }
            up.reverse();
            assert_eq!(up, expected, "upwards by {amount}");
        }
        // Between two of them, and beyond all of them.
        let [high, low] = [expected[10], expected[200]];
        let between = sql::queries::timelines::home()
            .bind(&connection, &reader.number(), &high, &low, &800)
            .all()
            .await
            .unwrap();
        assert_eq!(between, expected[11..200]);
        for (below, above) in [
            (0, 0),
            (i64::MAX, i64::MAX - 1),
            (low, high),
            (i64::MIN, i64::MIN),
        ] {
            let none = sql::queries::timelines::home()
                .bind(&connection, &reader.number(), &below, &above, &40)
                .all()
                .await
                .unwrap();
            assert!(none.is_empty(), "{none:?}");
        }
        let all = sql::queries::timelines::home()
            .bind(&connection, &reader.number(), &i64::MAX, &i64::MIN, &800)
            .all()
            .await
            .unwrap();
        assert_eq!(all, expected);
    });
}
