//! Home, public and tag timelines.

use serde_json::{Value, json};

use crate::support::{App, Session, run, world::unique};

fn id(status: &Value) -> String {
    status["id"].as_str().unwrap().to_owned()
}

async fn reader_and_author() -> (App, Session, Session) {
    let app = App::shared().await;
    let (reader, author) = (app.somebody("reader").await, app.somebody("author").await);
    reader.follow(&author.id).await;
    (app, reader, author)
}

#[test]
fn the_own_post_is_on_the_own_home_before_the_request_returns() {
    run(async {
        let (_, reader, _) = reader_and_author().await;
        reader.home().await;
        for n in 0..5 {
            let status = reader.post_status(&format!("mine {n}")).await;
            assert_eq!(reader.home().await.first(), Some(&id(&status)));
        }
    });
}

#[test]
fn home_holds_what_is_followed_newest_first_and_nothing_else() {
    run(async {
        let (app, reader, author) = reader_and_author().await;
        let stranger = app.somebody("stranger").await;
        reader.home().await;
        stranger.post_status("not followed").await;
        let mut expected = Vec::new();
        for n in 0..4 {
            expected.insert(0, id(&author.post_status(&format!("post {n}")).await));
        }
        let private = author.post_as("for followers", "private").await;
        expected.insert(0, id(&private));
        author.post_as("to nobody here", "direct").await;
        reader.wait_for_home(&id(&private)).await;
        assert_eq!(reader.home().await, expected);
    });
}

#[test]
fn replies_to_people_not_followed_stay_away_from_home() {
    run(async {
        let (app, reader, author) = reader_and_author().await;
        let stranger = app.somebody("stranger").await;
        let asked = stranger.post_status("a question").await;
        let reply = author
            .post_with(json!({ "status": "an answer", "in_reply_to_id": asked["id"] }))
            .await;
        let to_self = author.post_with(json!({ "status": "and more", "in_reply_to_id": id(&author.post_status("root").await) })).await;
        reader.wait_for_home(&id(&to_self)).await;
        assert!(!reader.home().await.contains(&id(&reply)));
    });
}

#[test]
fn a_follow_brings_what_was_posted_before_and_an_unfollow_takes_it_away() {
    run(async {
        let app = App::shared().await;
        let (reader, author) = (app.somebody("reader").await, app.somebody("author").await);
        let status = author.post_status("before the follow").await;
        assert_eq!(reader.home().await, Vec::<String>::new());
        reader.follow(&author.id).await;
        assert_eq!(reader.home().await, [id(&status)]);
        reader
            .post(&format!("/api/v1/accounts/{}/unfollow", author.id), ())
            .await
            .expect(200);
        assert_eq!(reader.home().await, Vec::<String>::new());
    });
}

#[test]
fn hidden_boosts_and_languages_are_left_out() {
    run(async {
        let (app, reader, author) = reader_and_author().await;
        let other = app.somebody("other").await;
        let path = format!("/api/v1/accounts/{}/follow", author.id);
        reader
            .post(&path, json!({ "reblogs": false, "languages": ["de"] }))
            .await
            .expect(200);
        let foreign = other.post_status("boost me").await;
        author
            .post(&format!("/api/v1/statuses/{}/reblog", id(&foreign)), ())
            .await
            .expect(200);
        author
            .post_with(json!({ "status": "english", "language": "en" }))
            .await;
        let german = author
            .post_with(json!({ "status": "deutsch", "language": "de" }))
            .await;
        reader.wait_for_home(&id(&german)).await;
        assert_eq!(reader.home().await, [id(&german)]);
    });
}

/// Every page of a list in both directions holds each id once, in order.
async fn pages_both_ways(reader: &crate::support::Client, path: &str, expected: &[String]) {
    for limit in [1, 3, 7, 40] {
        let joiner = if path.contains('?') { '&' } else { '?' };
        let start = format!("{path}{joiner}limit={limit}");
        let (down, _) = reader.walk(&start).await;
        let down: Vec<String> = down.iter().map(id).collect();
        assert_eq!(down, expected, "down by {limit}");
        // Upwards from below the oldest, by min_id.
        let mut up: Vec<String> = Vec::new();
        let mut above = "1".to_owned();
        loop {
            let page = reader
                .get(&format!("{start}&min_id={above}"))
                .await
                .expect(200)
                .ids();
            let Some(newest) = page.first() else { break };
            above.clone_from(newest);
            up.splice(0..0, page);
            assert!(up.len() <= expected.len(), "up by {limit}: repeats");
        }
        assert_eq!(up, expected, "up by {limit}");
    }
    let middle = &expected[expected.len() / 2];
    let since = reader
        .get(&format!(
            "{path}{}since_id={middle}&limit=2",
            if path.contains('?') { '&' } else { '?' }
        ))
        .await
        .expect(200)
        .ids();
    assert_eq!(since, expected[..2], "since_id gives the newest page");
}

#[test]
fn home_pages_both_ways() {
    run(async {
        let (_, reader, author) = reader_and_author().await;
        reader.home().await;
        let mut expected = Vec::new();
        for n in 0..15 {
            let who = if n % 3 == 0 { &reader } else { &author };
            expected.insert(0, id(&who.post_status(&format!("post {n}")).await));
        }
        for status in &expected {
            reader.wait_for_home(status).await;
        }
        pages_both_ways(&reader, "/api/v1/timelines/home", &expected).await;
    });
}

#[test]
fn tag_timelines_page_both_ways_and_fold_case() {
    run(async {
        let app = App::shared().await;
        let author = app.somebody("tags").await;
        let tag = format!("Tag{}", unique());
        let mut expected = Vec::new();
        for n in 0..9 {
            expected.insert(0, id(&author.post_status(&format!("#{tag} {n}")).await));
        }
        author.post_as(&format!("#{tag} quietly"), "unlisted").await;
        author
            .post_as(&format!("#{tag} for followers"), "private")
            .await;
        let path = format!("/api/v1/timelines/tag/{}", tag.to_uppercase());
        pages_both_ways(&app.client(), &path, &expected).await;
    });
}

#[test]
fn tag_timelines_combine_any_all_and_none() {
    run(async {
        let app = App::shared().await;
        let author = app.somebody("tags").await;
        let n = unique();
        let both = author.post_status(&format!("#one{n} #two{n}")).await;
        let one = author.post_status(&format!("#one{n}")).await;
        let three = author.post_status(&format!("#three{n} #one{n}")).await;
        let list = |query: String| {
            let path = format!("/api/v1/timelines/tag/one{n}?{query}");
            let client = app.client();
            async move { client.get(&path).await.expect(200).ids() }
        };
        assert_eq!(list(String::new()).await, [id(&three), id(&one), id(&both)]);
        assert_eq!(list(format!("all[]=two{n}")).await, [id(&both)]);
        assert_eq!(
            list(format!("none[]=two{n}&none[]=three{n}")).await,
            [id(&one)]
        );
    });
}

#[test]
fn public_timelines_hold_public_posts_of_people_not_blocked_or_muted() {
    run(async {
        let app = App::fresh("public").await;
        let (reader, author, muted) = (
            app.user("reader").await,
            app.user("author").await,
            app.user("muted").await,
        );
        reader
            .post(&format!("/api/v1/accounts/{}/mute", muted.id), ())
            .await
            .expect(200);
        let mut expected = Vec::new();
        for n in 0..9 {
            expected.insert(0, id(&author.post_status(&format!("post {n}")).await));
        }
        let reply = author
            .post_with(json!({ "status": "to myself", "in_reply_to_id": expected[0] }))
            .await;
        for visibility in ["unlisted", "private", "direct"] {
            author.post_as("hidden", visibility).await;
        }
        author
            .post(&format!("/api/v1/statuses/{}/reblog", expected[3]), ())
            .await
            .expect(200);
        let loud = muted.post_status("muted").await;
        let seen = reader.ids("/api/v1/timelines/public?local=true").await;
        assert!(!seen.contains(&id(&loud)));
        assert!(
            app.client()
                .get("/api/v1/timelines/public?local=true")
                .await
                .ids()
                .contains(&id(&loud))
        );
        let mut listed = expected.clone();
        // A reply to oneself is a thread and may be listed; a boost never is.
        if seen.contains(&id(&reply)) {
            listed.insert(0, id(&reply));
        }
        pages_both_ways(&reader, "/api/v1/timelines/public?local=true", &listed).await;
        assert_eq!(
            reader.ids("/api/v1/timelines/public?remote=true").await,
            Vec::<String>::new()
        );
    });
}

#[test]
fn limits_are_clamped_and_never_unbounded_pleroma_2_0_0() {
    run(async {
        let (_, reader, author) = reader_and_author().await;
        for n in 0..45 {
            author.post_status(&format!("post {n}")).await;
        }
        let last = author.post_status("last").await;
        reader.wait_for_home(&id(&last)).await;
        assert_eq!(
            reader
                .ids("/api/v1/timelines/home?limit=1000000")
                .await
                .len(),
            40
        );
        assert_eq!(reader.ids("/api/v1/timelines/home").await.len(), 20);
        assert_eq!(
            reader
                .ids(&format!(
                    "/api/v1/accounts/{}/statuses?limit=1000000",
                    author.id
                ))
                .await
                .len(),
            40
        );
        let refused = reader.get("/api/v1/timelines/home?limit=-1").await;
        assert!(matches!(refused.status, 200 | 400), "{}", refused.status);
    });
}

#[test]
fn links_keep_other_parameters_and_stand_on_the_public_origin() {
    run(async {
        let (app, reader, author) = reader_and_author().await;
        for n in 0..4 {
            author.post_status(&format!("post {n}")).await;
        }
        let path = format!(
            "/api/v1/accounts/{}/statuses?exclude_reblogs=true&limit=2",
            author.id
        );
        let page = reader.get(&path).await.expect(200);
        let ids = page.ids();
        let next = page.link("next").unwrap();
        assert!(
            next.starts_with(&format!("{}/api/v1/accounts/", app.origin)),
            "{next}"
        );
        assert!(
            next.contains("exclude_reblogs=true") && next.contains("limit=2"),
            "{next}"
        );
        assert!(next.contains(&format!("max_id={}", ids[1])), "{next}");
        assert!(
            page.link("prev")
                .unwrap()
                .contains(&format!("min_id={}", ids[0]))
        );
        let header = page.header("link").unwrap();
        assert!(
            header.find("rel=\"next\"") < header.find("rel=\"prev\""),
            "{header}"
        );
        let empty = reader.get(&format!("{path}&max_id=1")).await.expect(200);
        assert!(empty.header("link").is_none());
    });
}
