//! What a page costs does not depend on what stands on it.

use rookery::config::Secret;
use serde_json::{Value, json};

use crate::support::{App, Options, Session, run, wire::Wire, world::world};

fn id(status: &Value) -> String {
    status["id"].as_str().unwrap().to_owned()
}

/// A server that works, and a process of it whose statements are counted.
async fn counted(name: &str) -> (App, App, Wire) {
    let plain = App::start(Options::new(name)).await;
    let world = world().await;
    let (wire, url) = Wire::to_postgres(&world.url(plain.database())).await;
    let app = App::start(Options::beside(&plain).idle().configure(move |config| {
        config.database.url = Some(Secret::new(url));
    }))
    .await;
    (plain, app, wire)
}

/// Statements of one home page of 40, first with nothing in memory, then again.
async fn cost(app: &App, wire: &Wire, reader: &Session) -> (usize, usize) {
    let client = app.client().with_token(&reader.token);
    // The token and the list in Redis are there; what pages show is not.
    client
        .get("/api/v1/timelines/home?limit=1")
        .await
        .expect(200);
    let ask = || async {
        let before = wire.statements();
        let page = client
            .get("/api/v1/timelines/home?limit=40")
            .await
            .expect(200);
        assert_eq!(page.array().len(), 40);
        wire.statements() - before
    };
    let mut least = (usize::MAX, usize::MAX);
    // The process has other things to ask now and then.
    for _ in 0..3 {
        app.services.caches.forget_all();
        least.0 = least.0.min(ask().await);
        least.1 = least.1.min(ask().await);
    }
    least
}

#[test]
fn a_home_page_of_40_takes_as_many_statements_whatever_it_holds() {
    run(async {
        let (_works, app, wire) = counted("flat").await;
        let plain = app.user("plain").await;
        let one = app.user("one").await;
        plain.follow(&one.id).await;
        for n in 0..45 {
            one.post_status(&format!("post {n}")).await;
        }
        let busy = app.user("busy").await;
        let stranger = app.user("stranger").await;
        for n in 0..40 {
            let author = app.user(&format!("author{n}")).await;
            busy.follow(&author.id).await;
            let about = id(&stranger.post_status(&format!("about {n} #tag{n}")).await);
            match n % 4 {
                0 => drop(
                    author
                        .post(&format!("/api/v1/statuses/{about}/reblog"), ())
                        .await
                        .expect(200),
                ),
                1 => {
                    let text = format!("@plain @one @stranger see #tag{n} https://a.example/{n}");
                    let post = id(&author.post_status(&text).await);
                    for verb in ["favourite", "bookmark"] {
                        let path = format!("/api/v1/statuses/{post}/{verb}");
                        busy.post(&path, ()).await.expect(200);
                    }
                }
                2 => {
                    let draft =
                        json!({"status": "warned", "spoiler_text": "careful", "language": "de"});
                    author.post_with(draft).await;
                }
                _ => {
                    let post = author.post_status("before").await;
                    let path = format!("/api/v1/statuses/{}", id(&post));
                    author
                        .put(&path, json!({"status": "after"}))
                        .await
                        .expect(200);
                }
            }
        }
        for n in 0..3 {
            let muted = app.user(&format!("muted{n}")).await;
            busy.follow(&muted.id).await;
            busy.post(&format!("/api/v1/accounts/{}/mute", muted.id), ())
                .await
                .expect(200);
        }
        app.settled().await;
        // Pages behind links, and who wrote them.
        app.sql(
            "INSERT INTO preview_cards (id, url, kind, title, description, author_name, author_url, provider_name, provider_url, html,
                                        width, height, image_description, embed_url, article, author_account_id, created_at, updated_at)
             SELECT row_number() OVER (), l.url, 'link', 'x', '', '', '', '', '', '', 0, 0, '', '', false,
                    (SELECT id FROM accounts WHERE username = 'stranger'), now(), now() FROM links l;
             UPDATE status_cards c SET card_id = p.id FROM preview_cards p WHERE p.url = c.url",
        )
        .await;
        assert_eq!(
            app.count("SELECT count(*) FROM status_cards WHERE card_id IS NOT NULL")
                .await,
            10
        );
        let simple = cost(&app, &wire, &plain).await;
        let full = cost(&app, &wire, &busy).await;
        // What is boosted comes with the boosts, and which boosts are repeated is one question more.
        assert!(
            full.0 <= simple.0 + 1,
            "{full:?} statements against {simple:?}"
        );
        assert!(full.0 <= 8, "{full:?}");
        assert_eq!((simple.1, full.1), (0, 0), "once it is in memory");
    });
}

#[test]
fn a_batch_of_128_posts_takes_as_many_statements_as_one() {
    run(async {
        let (_works, app, wire) = counted("batch").await;
        let author = app.user("author").await;
        let mut posts = Vec::new();
        for n in 0..128 {
            posts.push(id(&author.post_status(&format!("post {n}")).await));
        }
        app.settled().await;
        let client = app.client();
        let ask = |posts: &[String]| {
            let query: Vec<String> = posts.iter().map(|id| format!("id[]={id}")).collect();
            let path = format!("/api/v1/statuses?{}", query.join("&"));
            let (client, wire, app) = (&client, &wire, &app);
            let wanted = posts.to_vec();
            async move {
                let mut least = usize::MAX;
                for _ in 0..3 {
                    app.services.caches.forget_all();
                    let before = wire.statements();
                    let found = client.get(&path).await.expect(200).ids();
                    assert_eq!(found, wanted);
                    least = least.min(wire.statements() - before);
                }
                least
            }
        };
        let (one, all) = (ask(&posts[..1]).await, ask(&posts).await);
        assert_eq!(one, all);
        let query = format!(
            "id[]=1&{}",
            (2..130).map(|n| format!("id[]={n}&")).collect::<String>()
        );
        client
            .get(&format!("/api/v1/statuses?{query}"))
            .await
            .expect(422);
    });
}
