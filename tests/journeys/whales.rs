//! Authors with too many followers to push to: their posts are merged when a home is read, and nobody sees a difference.

use std::collections::BTreeSet;

use proptest::{
    strategy::{Just, Strategy, ValueTree},
    test_runner::{Config, TestRunner},
};
use rookery::{
    domain::{timelines::Cursor, whales},
    feed,
};
use serde_json::{Value, json};

use crate::support::{App, Options, Session, eventually, peer::Peer, run};

fn id(status: &Value) -> String {
    status["id"].as_str().unwrap().to_owned()
}

/// A server where so many followers make a whale.
async fn sea(name: &str, threshold: u64) -> App {
    App::start(Options::new(name).configure(move |config| {
        config.feed.whale_threshold = threshold;
    }))
    .await
}

/// An author whom all of `readers` follow, already a whale, and its first post.
async fn whale(app: &App, name: &str, readers: &[&Session]) -> (Session, String) {
    let author = app.user(name).await;
    for reader in readers {
        reader.follow(&author.id).await;
    }
    let first = id(&author.post_status("the first one is pushed").await);
    let held = format!(
        "SELECT count(*) FROM whales WHERE state = 'held' AND account_id = {}",
        author.id
    );
    eventually("a whale", || async {
        (app.count(&held).await == 1).then_some(())
    })
    .await;
    (author, first)
}

/// Home by its definition: what stands in it, without what pages leave out for this reader.
async fn defined(app: &App, reader: &Session) -> Vec<String> {
    let connection = app.services.connection().await.unwrap();
    let day = (24 * 60 * 60 * 1000_i64) << 16;
    let rows = connection
        .query(
            "SELECT e.id FROM home_defined($1) AS e (id)
             JOIN statuses s ON s.id = e.id
             LEFT JOIN statuses o ON o.id = s.reblog_of_id
             WHERE NOT EXISTS (SELECT 1 FROM mutes m WHERE m.account_id = $1 AND m.target_id IN (s.account_id, o.account_id))
               AND NOT EXISTS (SELECT 1 FROM blocks b WHERE b.account_id = $1 AND b.target_id IN (s.account_id, o.account_id))
               AND (s.reblog_of_id IS NULL OR s.account_id = $1 OR NOT (
                    EXISTS (SELECT 1 FROM statuses o
                             WHERE o.id = s.reblog_of_id AND o.id > s.id - $2
                               AND (o.account_id = $1
                                    OR EXISTS (SELECT 1 FROM follows f
                                        WHERE f.account_id = $1 AND f.target_id = o.account_id AND NOT f.exclusive)
                                    OR (o.visibility = 'public' AND EXISTS (
                                        SELECT 1 FROM status_tags x JOIN tag_follows t ON t.tag_id = x.tag_id
                                         WHERE x.status_id = o.id AND t.account_id = $1))))
                    OR EXISTS (SELECT 1 FROM statuses b
                             WHERE b.reblog_of_id = s.reblog_of_id AND b.id < s.id AND b.id > s.id - $2
                               AND (b.account_id = $1 OR EXISTS (SELECT 1 FROM follows f
                                     WHERE f.account_id = $1 AND f.target_id = b.account_id AND f.show_reblogs
                                       AND NOT f.exclusive)))))
             ORDER BY e.id DESC",
            &[&reader.number(), &day],
        )
        .await
        .unwrap();
    rows.iter()
        .map(|row| row.get::<_, i64>(0).to_string())
        .collect()
}

/// A list by its definition, without whom the reader mutes.
async fn defined_list(app: &App, reader: &Session, list: &str) -> Vec<String> {
    let connection = app.services.connection().await.unwrap();
    let rows = connection
        .query(
            "SELECT e.id FROM list_defined($2) AS e (id)
             JOIN statuses s ON s.id = e.id LEFT JOIN statuses o ON o.id = s.reblog_of_id
             WHERE NOT EXISTS (SELECT 1 FROM mutes m WHERE m.account_id = $1 AND m.target_id IN (s.account_id, o.account_id))
             ORDER BY e.id DESC",
            &[&reader.number(), &list.parse::<i64>().unwrap()],
        )
        .await
        .unwrap();
    rows.iter()
        .map(|row| row.get::<_, i64>(0).to_string())
        .collect()
}

async fn down(reader: &Session, limit: usize) -> Vec<String> {
    let (items, _) = reader
        .walk(&format!("/api/v1/timelines/home?limit={limit}"))
        .await;
    items.iter().map(id).collect()
}

/// The whole home by `min_id`, newest first.
async fn up(app: &App, reader: &Session, limit: usize) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
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
        let Some(newest) = page.items.order.iter().max() else {
            return all;
        };
        above = *newest;
        all.splice(0..0, page.items.order.iter().map(ToString::to_string));
    }
}

/// What stands in a reader's own list.
async fn pushed(app: &App, reader: &Session) -> Vec<i64> {
    match app
        .services
        .feed
        .page(reader.number(), feed::Cursor::default(), 100..=100)
        .await
    {
        Ok(feed::Home::Page { ids, .. }) => ids,
        other => panic!("no list: {other:?}"),
    }
}

#[test]
fn a_whales_posts_are_not_pushed_and_are_at_home_when_they_are_answered() {
    run(async {
        let app = sea("merged", 2).await;
        let (one, two) = (app.user("one").await, app.user("two").await);
        let (author, first) = whale(&app, "author", &[&one, &two]).await;
        for reader in [&one, &two] {
            assert_eq!(reader.home().await, [first.as_str()]);
        }
        for n in 0..5 {
            let post = id(&author.post_status(&format!("post {n}")).await);
            // No waiting: it is there.
            for reader in [&one, &two] {
                assert_eq!(reader.home().await[0], post);
            }
        }
        app.settled().await;
        for reader in [&one, &two] {
            assert_eq!(
                pushed(&app, reader).await.len(),
                1,
                "only the first was pushed"
            );
            assert_eq!(down(reader, 2).await, defined(&app, reader).await);
        }
        assert_eq!(author.home().await.len(), 6, "their own home is pushed to");
    });
}

#[test]
fn a_whales_boosts_answers_languages_and_direct_posts_stand_as_anybodys() {
    run(async {
        let app = sea("rules", 2).await;
        let (all, few) = (app.user("all").await, app.user("few").await);
        let (author, _) = whale(&app, "author", &[&all, &few]).await;
        let stranger = app.user("stranger").await;
        let friend = app.user("friend").await;
        all.follow(&friend.id).await;
        few.post(
            &format!("/api/v1/accounts/{}/follow", author.id),
            json!({"reblogs": false, "languages": ["fr"]}),
        )
        .await
        .expect(200);

        let theirs = id(&stranger.post_status("to be boosted").await);
        let boost = author
            .post(&format!("/api/v1/statuses/{theirs}/reblog"), ())
            .await
            .expect(200)
            .json();
        let of_friend = id(&friend.post_status("ask me").await);
        let answer =
            |to: &str| json!({"status": "an answer", "in_reply_to_id": to, "language": "fr"});
        let to_stranger = author.post_with(answer(&theirs)).await;
        let to_friend = author.post_with(answer(&of_friend)).await;
        let to_self = author.post_with(answer(&id(&to_friend))).await;
        let english = author
            .post_with(json!({"status": "in English", "language": "en"}))
            .await;
        let direct = author.post_as("@few only you", "direct").await;
        let private = author
            .post_with(json!({"status": "en privé", "visibility": "private", "language": "fr"}))
            .await;
        app.settled().await;

        for reader in [&all, &few] {
            for limit in [1, 3, 40] {
                assert_eq!(down(reader, limit).await, defined(&app, reader).await);
            }
            assert_eq!(up(&app, reader, 2).await, defined(&app, reader).await);
        }
        let (home_all, home_few) = (all.home().await, few.home().await);
        let holds = |home: &[String], status: &Value| home.contains(&id(status));
        assert!(holds(&home_all, &boost) && !holds(&home_few, &boost));
        assert!(!holds(&home_all, &to_stranger) && !holds(&home_few, &to_stranger));
        assert!(holds(&home_all, &to_friend) && !holds(&home_few, &to_friend));
        assert!(holds(&home_all, &to_self) && holds(&home_few, &to_self));
        assert!(holds(&home_all, &english) && !holds(&home_few, &english));
        assert!(!holds(&home_all, &direct) && holds(&home_few, &direct));
        assert!(holds(&home_all, &private) && holds(&home_few, &private));
    });
}

#[test]
fn who_loses_half_of_the_followers_is_pushed_again_and_nothing_is_missed() {
    run(async {
        let app = sea("falls", 4).await;
        let mut readers = Vec::new();
        for n in 0..4 {
            readers.push(app.user(&format!("reader{n}")).await);
        }
        let (author, _) = whale(&app, "author", &readers.iter().collect::<Vec<_>>()).await;
        for reader in &readers {
            reader.home().await;
        }
        for n in 0..3 {
            author.post_status(&format!("merged {n}")).await;
        }
        let unfollow = format!("/api/v1/accounts/{}/unfollow", author.id);
        for reader in &readers[..2] {
            reader.post(&unfollow, ()).await.expect(200);
        }
        whales::review(&app.services).await.unwrap();
        assert_eq!(
            app.count("SELECT count(*) FROM whales").await,
            1,
            "half is enough"
        );
        readers[2].post(&unfollow, ()).await.expect(200);
        whales::review(&app.services).await.unwrap();
        app.settled().await;
        assert_eq!(app.count("SELECT count(*) FROM whales").await, 0);

        let reader = &readers[3];
        assert_eq!(down(reader, 40).await, defined(&app, reader).await);
        author.post_status("pushed again").await;
        app.settled().await;
        assert_eq!(pushed(&app, reader).await.len(), 5);
        assert_eq!(down(reader, 2).await, defined(&app, reader).await);
        assert!(
            !readers[0]
                .home()
                .await
                .contains(&id(&author.post_status("to others").await))
        );
    });
}

#[test]
fn a_walk_through_a_merge_tells_each_post_once_while_others_arrive() {
    run(async {
        let app = sea("walk", 2).await;
        let (reader, other) = (app.user("reader").await, app.user("other").await);
        let (author, _) = whale(&app, "author", &[&reader, &other]).await;
        let small = app.user("small").await;
        reader.follow(&small.id).await;
        for n in 0..12 {
            [&author, &small][n % 2]
                .post_status(&format!("post {n}"))
                .await;
        }
        app.settled().await;
        let before = defined(&app, &reader).await;
        let mut seen: Vec<String> = Vec::new();
        let mut path = "/api/v1/timelines/home?limit=2".to_owned();
        loop {
            let page = reader.get(&path).await.expect(200);
            seen.extend(page.ids());
            author.post_status("meanwhile").await;
            small.post_status("meanwhile").await;
            let Some(next) = page.link("next").filter(|_| !page.ids().is_empty()) else {
                break;
            };
            path = next;
        }
        assert_eq!(seen, before);
        app.settled().await;
        // Up from the newest that was seen: all that arrived, each once.
        let all = defined(&app, &reader).await;
        let mut newer: Vec<String> = Vec::new();
        let mut above = before[0].clone();
        loop {
            let page = reader
                .ids(&format!("/api/v1/timelines/home?limit=3&min_id={above}"))
                .await;
            let Some(newest) = page.first() else { break };
            above.clone_from(newest);
            newer.splice(0..0, page);
        }
        newer.extend(before);
        assert_eq!(newer, all);
    });
}

#[test]
fn what_a_remote_whale_posts_late_stands_where_its_time_is() {
    run(async {
        let peer = Peer::start().await;
        let app = App::start(
            peer.hosts(Options::new("latewhale"), &["good.test"])
                .configure(|config| config.feed.whale_threshold = 2),
        )
        .await;
        let readers = [app.user("one").await, app.user("two").await];
        let bob = peer.actor("good.test", "bob");
        let account = readers[0].resolve(&bob.handle()).await;
        for reader in &readers {
            reader.follow(account["id"].as_str().unwrap()).await;
        }
        let both = || async {
            let asked = peer.received("good.test").into_iter();
            let follows: Vec<Value> = asked
                .filter(|asked| !asked.body.is_empty())
                .map(|asked| asked.json())
                .filter(|activity| activity["type"] == "Follow")
                .collect();
            (follows.len() >= 2).then_some(follows)
        };
        for follow in eventually("two Follows", both).await {
            bob.tell(&app, &bob.activity("Accept", follow)).await;
        }
        let now = jiff::Timestamp::now();
        let mut held = false;
        for age in [0, 0, 40, 2, 600, 0, 45, 1200, 1] {
            let mut note = bob.note(&format!("<p>{age} minutes old</p>"));
            note["published"] = json!((now - jiff::SignedDuration::from_mins(age)).to_string());
            peer.publish(&note);
            let mut create = bob.activity("Create", note.clone());
            create["to"] = note["to"].clone();
            bob.tell(&app, &create).await;
            app.settled().await;
            for reader in &readers {
                reader.home().await;
            }
            held |= app
                .count("SELECT count(*) FROM whales WHERE state = 'held'")
                .await
                == 1;
        }
        assert!(held, "bob is a whale");
        for reader in &readers {
            let expected = defined(&app, reader).await;
            assert_eq!(expected.len(), 9);
            for limit in [2, 5, 40] {
                assert_eq!(down(reader, limit).await, expected);
            }
        }
    });
}

/// One thing that happens.
#[derive(Clone, Copy, Debug)]
enum Step {
    Post(usize),
    Boost(usize),
    Answer(usize),
    Delete,
    Follow(usize, bool),
    Unfollow(usize),
    Mute(usize),
    Unmute(usize),
    Tagged(usize, usize),
    Retag(usize),
    FollowTag(usize),
    UnfollowTag(usize),
    List(usize),
    Unlist(usize),
    Exclusive(bool),
    Rise(usize),
    Fall(usize),
    Wipe,
    Read,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let who = 0..4_usize;
    let step = proptest::prop_oneof![
        8 => who.clone().prop_map(Step::Post),
        2 => who.clone().prop_map(Step::Boost),
        2 => who.clone().prop_map(Step::Answer),
        1 => Just(Step::Delete),
        3 => (who.clone(), proptest::bool::ANY).prop_map(|(n, reblogs)| Step::Follow(n, reblogs)),
        1 => who.clone().prop_map(Step::Unfollow),
        1 => who.clone().prop_map(Step::Mute),
        1 => who.clone().prop_map(Step::Unmute),
        3 => (who.clone(), 0..2_usize).prop_map(|(n, tag)| Step::Tagged(n, tag)),
        1 => (0..2_usize).prop_map(Step::Retag),
        2 => (0..2_usize).prop_map(Step::FollowTag),
        1 => (0..2_usize).prop_map(Step::UnfollowTag),
        2 => who.clone().prop_map(Step::List),
        1 => who.clone().prop_map(Step::Unlist),
        2 => proptest::bool::ANY.prop_map(Step::Exclusive),
        2 => who.clone().prop_map(Step::Rise),
        2 => who.prop_map(Step::Fall),
        1 => Just(Step::Wipe),
        3 => Just(Step::Read),
    ];
    proptest::collection::vec(step, 20..60)
}

async fn take(
    app: &App,
    reader: &Session,
    authors: &[Session],
    list: &str,
    step: Step,
    posts: &mut Vec<(usize, String)>,
) {
    let tag = |n: usize| format!("tides{}x{n}", reader.number());
    let members = format!("/api/v1/lists/{list}/accounts");
    let act = |n: usize, verb: &str| format!("/api/v1/accounts/{}/{verb}", authors[n].id);
    match step {
        Step::Post(n) => posts.push((n, id(&authors[n].post_status("a post").await))),
        Step::Boost(n) => {
            if let Some((_, post)) = posts.first() {
                let path = format!("/api/v1/statuses/{post}/reblog");
                authors[n].post(&path, ()).await.expect(200);
            }
        }
        Step::Answer(n) => {
            if let Some((_, post)) = posts.last() {
                let draft = json!({"status": "an answer", "in_reply_to_id": post});
                posts.push((n, id(&authors[n].post_with(draft).await)));
            }
        }
        Step::Delete => {
            if let Some((n, post)) = posts.pop() {
                let path = format!("/api/v1/statuses/{post}");
                authors[n].delete(&path, ()).await.expect(200);
            }
        }
        Step::Follow(n, reblogs) => {
            let wish = json!({ "reblogs": reblogs });
            reader.post(&act(n, "follow"), wish).await.expect(200);
        }
        Step::Unfollow(n) => drop(reader.post(&act(n, "unfollow"), ()).await.expect(200)),
        Step::Mute(n) => drop(reader.post(&act(n, "mute"), ()).await.expect(200)),
        Step::Unmute(n) => drop(reader.post(&act(n, "unmute"), ()).await.expect(200)),
        Step::Tagged(n, of) => {
            let text = format!("about #{}", tag(of));
            posts.push((n, id(&authors[n].post_status(&text).await)));
        }
        Step::Retag(of) => {
            if let Some((n, post)) = posts.last() {
                let draft = json!({ "status": format!("now about #{}", tag(of)) });
                let path = format!("/api/v1/statuses/{post}");
                authors[*n].put(&path, draft).await.expect(200);
            }
        }
        Step::FollowTag(of) => {
            let path = format!("/api/v1/tags/{}/follow", tag(of));
            reader.post(&path, ()).await.expect(200);
        }
        Step::UnfollowTag(of) => {
            let path = format!("/api/v1/tags/{}/unfollow", tag(of));
            reader.post(&path, ()).await.expect(200);
        }
        // Whoever is not followed cannot be in it, and nobody twice.
        Step::List(n) => drop(
            reader
                .post(&members, json!({ "account_ids": [authors[n].id] }))
                .await,
        ),
        Step::Unlist(n) => {
            let who = json!({ "account_ids": [authors[n].id] });
            reader.delete(&members, who).await.expect(200);
        }
        Step::Exclusive(exclusive) => {
            let path = format!("/api/v1/lists/{list}");
            let wish = json!({ "exclusive": exclusive });
            reader.put(&path, wish).await.expect(200);
        }
        Step::Rise(n) => whales::reached(&app.services, authors[n].number(), 1_000_000)
            .await
            .unwrap(),
        Step::Fall(n) => {
            let author = authors[n].number();
            app.sql(&format!(
                "UPDATE whales SET state = 'falling' WHERE account_id = {author}"
            ))
            .await;
            whales::fell(&app.services, author).await.unwrap();
        }
        Step::Wipe => app.services.feed.forget_all().await.unwrap(),
        Step::Read => drop(reader.home().await),
    }
}

#[test]
fn whoever_rises_and_falls_home_is_what_postgres_says() {
    run(async {
        let app = sea("tides", 1_000).await;
        let mut runner = TestRunner::new(Config::default());
        for case in 0..8 {
            let reader = app.user(&format!("reader{case}")).await;
            let mut authors = Vec::new();
            for n in 0..4 {
                authors.push(app.user(&format!("author{case}x{n}")).await);
            }
            let list = json!({ "title": "some", "replies_policy": "followed" });
            let list = id(&reader.post("/api/v1/lists", list).await.expect(200).json());
            let steps = steps().new_tree(&mut runner).unwrap().current();
            let mut posts = Vec::new();
            for step in &steps {
                take(&app, &reader, &authors, &list, *step, &mut posts).await;
            }
            app.settled().await;
            let expected = defined(&app, &reader).await;
            for limit in [1, 3, 40] {
                assert_eq!(
                    down(&reader, limit).await,
                    expected,
                    "case {case}: {steps:?}"
                );
                let up = up(&app, &reader, limit).await;
                assert_eq!(up, expected, "case {case}, upwards: {steps:?}");
            }
            let (in_list, _) = reader
                .walk(&format!("/api/v1/timelines/list/{list}?limit=3"))
                .await;
            let in_list: Vec<String> = in_list.iter().map(id).collect();
            let expected_in_list = defined_list(&app, &reader, &list).await;
            assert_eq!(in_list, expected_in_list, "case {case}, list: {steps:?}");
            let distinct: BTreeSet<&String> = expected.iter().collect();
            assert_eq!(distinct.len(), expected.len());
        }
    });
}
