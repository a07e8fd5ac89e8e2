//! Several processes of one server: what one has answered, the others know.

use rookery::config::Secret;
use serde_json::{Value, json};

use crate::support::{App, Client, Options, Session, eventually, run, wire::Wire, world::world};

/// Two processes of one server; the wire is how the second reaches Redis.
struct Pair {
    one: App,
    two: App,
    wire: Wire,
}

impl Pair {
    async fn start(name: &str) -> Pair {
        let one = App::start(Options::new(name)).await;
        let (wire, url) = Wire::to_redis(&world().await.redis_url).await;
        let two = App::start(Options::beside(&one).idle().configure(move |config| {
            config.redis.url = Some(Secret::new(url));
        }))
        .await;
        Pair { one, two, wire }
    }

    /// Somebody's way into the second process.
    fn second(&self, session: &Session) -> Client {
        self.two.client().with_token(&session.token)
    }
}

async fn home(client: &Client) -> Vec<String> {
    client.get("/api/v1/timelines/home").await.expect(200).ids()
}

async fn text(client: &Client, id: &str) -> Option<String> {
    let answer = client.get(&format!("/api/v1/statuses/{id}")).await;
    (answer.status == 200).then(|| answer.json()["content"].as_str().unwrap().to_owned())
}

/// Everything that changes what somebody else may see, made in the first process, read in the second right after the
/// answer.
async fn seen_at_once(pair: &Pair, round: &str) {
    let reader = pair.one.user(&format!("reader{round}")).await;
    let author = pair.one.user(&format!("author{round}")).await;
    let other = pair.one.user(&format!("other{round}")).await;
    let there = pair.second(&reader);
    reader.follow(&author.id).await;
    let id = |status: &Value| status["id"].as_str().unwrap().to_owned();
    let post = id(&author.post_status("as it was").await);
    let second = id(&author.post_status("another one").await);
    pair.one.settled().await;
    // Until the second process remembers all of it.
    eventually("home elsewhere", || async {
        (home(&there).await == [second.clone(), post.clone()]).then_some(())
    })
    .await;
    assert!(text(&there, &post).await.unwrap().contains("as it was"));

    author
        .put(
            &format!("/api/v1/statuses/{post}"),
            json!({"status": "as it is"}),
        )
        .await
        .expect(200);
    assert!(
        text(&there, &post).await.unwrap().contains("as it is"),
        "an edit"
    );
    let page = there.get("/api/v1/timelines/home").await.expect(200).text();
    assert!(
        page.contains("as it is") && !page.contains("as it was"),
        "an edit at home"
    );

    other
        .post(&format!("/api/v1/statuses/{post}/favourite"), ())
        .await
        .expect(200);
    let shown = there.get(&format!("/api/v1/statuses/{post}")).await.json();
    assert_eq!(shown["favourites_count"], 1, "a favourite");
    reader
        .post(&format!("/api/v1/statuses/{post}/bookmark"), ())
        .await
        .expect(200);
    let shown = there.get(&format!("/api/v1/statuses/{post}")).await.json();
    assert_eq!(shown["bookmarked"], true, "an own mark");

    author
        .delete(&format!("/api/v1/statuses/{second}"), ())
        .await
        .expect(200);
    assert_eq!(text(&there, &second).await, None, "a deletion");
    assert_eq!(
        home(&there).await,
        std::slice::from_ref(&post),
        "a deletion at home"
    );

    let private = id(&author.post_as("for followers", "private").await);
    assert!(text(&there, &private).await.is_some());
    author
        .post(
            &format!("/api/v1/accounts/{}/remove_from_followers", reader.id),
            (),
        )
        .await
        .expect(200);
    assert_eq!(text(&there, &private).await, None, "no follower any more");
    assert!(
        home(&there).await.is_empty(),
        "no follower any more, at home"
    );
    reader.follow(&author.id).await;
    assert!(text(&there, &private).await.is_some(), "a follower again");

    author
        .post(&format!("/api/v1/accounts/{}/block", reader.id), ())
        .await
        .expect(200);
    assert_eq!(text(&there, &post).await, None, "a block");
    assert!(home(&there).await.is_empty(), "a block at home");

    let (client_id, client_secret) = pair.one.application().await;
    reader
        .post(
            "/oauth/revoke",
            json!({"client_id": client_id, "client_secret": client_secret, "token": reader.token}),
        )
        .await
        .expect(200);
    there.get("/api/v1/timelines/home").await.expect(401);
}

#[test]
fn what_one_process_has_answered_every_other_one_shows_at_once() {
    run(async {
        let pair = Pair::start("pair").await;
        seen_at_once(&pair, "a").await;
    });
}

#[test]
fn a_process_cut_off_from_redis_shows_what_others_have_changed_and_so_does_it_afterwards() {
    run(async {
        let pair = Pair::start("cutoff").await;
        seen_at_once(&pair, "before").await;
        pair.wire.cut();
        seen_at_once(&pair, "without").await;
        // What it remembered before must not come back with the connection.
        let author = pair.one.user("author").await;
        let reader = pair.one.user("reader").await;
        let there = pair.second(&reader);
        let post = author.post_status("as it was").await["id"]
            .as_str()
            .unwrap()
            .to_owned();
        assert!(text(&there, &post).await.unwrap().contains("as it was"));
        author
            .put(
                &format!("/api/v1/statuses/{post}"),
                json!({"status": "as it is"}),
            )
            .await
            .expect(200);
        pair.wire.mend();
        eventually("the connection", || async {
            assert!(text(&there, &post).await.unwrap().contains("as it is"));
            pair.two.services.feed.ping().await.ok()
        })
        .await;
        assert!(text(&there, &post).await.unwrap().contains("as it is"));
        seen_at_once(&pair, "after").await;
    });
}

#[test]
fn a_process_cut_off_from_redis_tells_the_others_what_it_changes_once_it_can() {
    run(async {
        let pair = Pair::start("untold").await;
        let author = pair.one.user("author").await;
        let reader = pair.one.user("reader").await;
        let there = pair.second(&author);
        let post = author.post_status("as it was").await["id"]
            .as_str()
            .unwrap()
            .to_owned();
        let here = pair.one.client().with_token(&reader.token);
        assert!(text(&here, &post).await.unwrap().contains("as it was"));
        pair.wire.cut();
        there
            .put(
                &format!("/api/v1/statuses/{post}"),
                json!({"status": "as it is"}),
            )
            .await
            .expect(200);
        assert!(text(&there, &post).await.unwrap().contains("as it is"));
        pair.wire.mend();
        eventually("the first process hears of it", || async {
            text(&here, &post)
                .await
                .unwrap()
                .contains("as it is")
                .then_some(())
        })
        .await;
    });
}
