//! Search.

use crate::support::{App, client::encode, run, world::unique};

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
