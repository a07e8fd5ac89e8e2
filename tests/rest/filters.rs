//! Filters: their forms, what they say of posts, who may see and change them.

use serde_json::{Value, json};

use crate::support::{
    App, Session,
    client::{Part, encode, form, multipart},
    eventually, run,
};

async fn filter(user: &Session, draft: Value) -> Value {
    user.post("/api/v2/filters", draft).await.expect(200).json()
}

async fn cats(user: &Session) -> Value {
    filter(
        user,
        json!({ "title": "Cats", "context": ["home", "public"], "keywords_attributes": [{ "keyword": "cats" }] }),
    )
    .await
}

fn words(filter: &Value) -> Vec<(String, bool)> {
    filter["keywords"]
        .as_array()
        .unwrap()
        .iter()
        .map(|word| {
            let text = word["keyword"].as_str().unwrap().to_owned();
            (text, word["whole_word"].as_bool().unwrap())
        })
        .collect()
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap()
}

#[test]
fn a_filter_is_made_shown_changed_and_deleted() {
    run(async {
        let app = App::shared().await;
        let user = app.somebody("filter").await;
        let made = filter(
            &user,
            json!({
                "title": " Spoilers ", "context": ["home", "thread"], "filter_action": "blur", "expires_in": 3600,
                "keywords_attributes": [{ "keyword": "butler", "whole_word": false }, { "keyword": "who did it" }],
            }),
        )
        .await;
        assert_eq!(made["title"], "Spoilers");
        assert_eq!(made["context"], json!(["home", "thread"]));
        assert_eq!(made["filter_action"], "blur");
        assert!(text(&made["expires_at"]).ends_with('Z'));
        assert_eq!(
            words(&made),
            [
                ("butler".to_owned(), false),
                ("who did it".to_owned(), true)
            ]
        );
        assert_eq!(made["statuses"], json!([]));
        let path = format!("/api/v2/filters/{}", text(&made["id"]));
        assert_eq!(user.get(&path).await.expect(200).json(), made);
        assert_eq!(
            user.get("/api/v2/filters").await.expect(200).json(),
            json!([made])
        );

        let first = text(&made["keywords"][0]["id"]);
        let second = text(&made["keywords"][1]["id"]);
        let changed = user
            .put(
                &path,
                json!({
                    "title": "Endings", "filter_action": "hide", "expires_in": "",
                    "keywords_attributes": [
                        { "id": first, "keyword": "gardener" },
                        { "id": second, "_destroy": true },
                        { "keyword": "new", "whole_word": true },
                    ],
                }),
            )
            .await
            .expect(200)
            .json();
        assert_eq!(changed["title"], "Endings");
        assert_eq!(changed["filter_action"], "hide");
        assert_eq!(changed["expires_at"], Value::Null);
        assert_eq!(changed["context"], made["context"]);
        assert_eq!(
            words(&changed),
            [("gardener".to_owned(), false), ("new".to_owned(), true)]
        );
        user.delete(&path, ()).await.expect(200);
        user.get(&path).await.expect(404);
        assert_eq!(user.get("/api/v2/filters").await.json(), json!([]));
    });
}

#[test]
fn nested_keywords_are_read_from_every_form_of_body() {
    run(async {
        let app = App::shared().await;
        let user = app.somebody("nested").await;
        let expected = [("one".to_owned(), false), ("two".to_owned(), true)];
        let pairs = [
            ("title", "form"),
            ("context[]", "home"),
            ("context[]", "account"),
            ("keywords_attributes[][keyword]", "one"),
            ("keywords_attributes[][whole_word]", "false"),
            ("keywords_attributes[][keyword]", "two"),
            ("keywords_attributes[][whole_word]", "1"),
        ];
        let parts: Vec<Part<'_>> = pairs.iter().map(|(n, v)| Part::Text(n, v)).collect();
        let indexed = [
            ("title", "indexed"),
            ("context[]", "home"),
            ("context[]", "account"),
            ("keywords_attributes[0][keyword]", "one"),
            ("keywords_attributes[0][whole_word]", "0"),
            ("keywords_attributes[1][keyword]", "two"),
            ("keywords_attributes[1][whole_word]", "on"),
        ];
        for body in [form(&pairs), multipart(&parts), form(&indexed)] {
            let made = user.post("/api/v2/filters", body).await.expect(200).json();
            assert_eq!(words(&made), expected);
            assert_eq!(made["context"], json!(["home", "account"]));
            assert_eq!(made["filter_action"], "warn");
        }
    });
}

#[test]
fn bad_filters_are_refused() {
    run(async {
        let app = App::shared().await;
        let user = app.somebody("bad").await;
        for draft in [
            json!({ "context": ["home"] }),
            json!({ "title": "x" }),
            json!({ "title": "x", "context": [] }),
            json!({ "title": "x", "context": ["everywhere"] }),
            json!({ "title": "x", "context": ["home"], "filter_action": "explode" }),
            json!({ "title": "x".repeat(257), "context": ["home"] }),
            json!({ "title": "x", "context": ["home"], "keywords_attributes": [{ "keyword": " ", "whole_word": true }] }),
            json!({ "title": "x", "context": ["home"], "keywords_attributes": [{ "keyword": "k".repeat(513) }] }),
            json!({ "title": "x", "context": ["home"], "keywords_attributes": [{ "id": "1", "keyword": "k" }] }),
            json!({ "title": "x", "context": ["home"], "expires_in": i64::MAX }),
        ] {
            let answer = user.post("/api/v2/filters", draft.clone()).await;
            assert!(
                (400..=422).contains(&answer.status),
                "{draft}: {}",
                answer.status
            );
        }
        assert_eq!(user.get("/api/v2/filters").await.json(), json!([]));
    });
}

#[test]
fn keywords_and_posts_of_a_filter_have_endpoints_of_their_own() {
    run(async {
        let app = App::shared().await;
        let user = app.somebody("parts").await;
        let made = cats(&user).await;
        let path = format!("/api/v2/filters/{}", text(&made["id"]));
        let word = user
            .post(
                &format!("{path}/keywords"),
                json!({ "keyword": "dogs", "whole_word": false }),
            )
            .await
            .expect(200)
            .json();
        assert_eq!(word["keyword"], "dogs");
        assert_eq!(
            user.get(&format!("{path}/keywords"))
                .await
                .expect(200)
                .array()
                .len(),
            2
        );
        let at = format!("/api/v2/filters/keywords/{}", text(&word["id"]));
        let changed = user
            .patch(&at, json!({ "keyword": "puppies" }))
            .await
            .expect(200)
            .json();
        assert_eq!(changed["keyword"], "puppies");
        assert_eq!(changed["whole_word"], false);
        assert_eq!(user.get(&at).await.expect(200).json(), changed);
        user.put(&at, json!({ "keyword": " " })).await.expect(400);
        user.delete(&at, ()).await.expect(200);
        user.get(&at).await.expect(404);

        let status = user.post_status("hello").await;
        let added = user
            .post(
                &format!("{path}/statuses"),
                json!({ "status_id": status["id"] }),
            )
            .await
            .expect(200)
            .json();
        assert_eq!(added["status_id"], status["id"]);
        let again = user
            .post(
                &format!("{path}/statuses"),
                json!({ "status_id": status["id"] }),
            )
            .await;
        again.expect(422);
        let at = format!("/api/v2/filters/statuses/{}", text(&added["id"]));
        assert_eq!(user.get(&at).await.expect(200).json(), added);
        assert_eq!(
            user.get(&format!("{path}/statuses"))
                .await
                .expect(200)
                .json(),
            json!([added])
        );
        user.delete(&at, ()).await.expect(200);
        user.delete(&at, ()).await.expect(404);
        assert_eq!(user.get(&path).await.json()["statuses"], json!([]));
    });
}

#[test]
fn nobody_sees_or_changes_the_filters_of_others() {
    run(async {
        let app = App::shared().await;
        let (owner, stranger) = (app.somebody("owner").await, app.somebody("stranger").await);
        let made = cats(&owner).await;
        let id = text(&made["id"]);
        let word = text(&made["keywords"][0]["id"]);
        let own = cats(&stranger).await;
        for path in [
            format!("/api/v2/filters/{id}"),
            format!("/api/v2/filters/{id}/keywords"),
            format!("/api/v2/filters/{id}/statuses"),
            format!("/api/v2/filters/keywords/{word}"),
            format!("/api/v1/filters/{word}"),
        ] {
            stranger.get(&path).await.expect(404);
        }
        for path in [
            format!("/api/v2/filters/{id}"),
            format!("/api/v2/filters/keywords/{word}"),
            format!("/api/v1/filters/{word}"),
        ] {
            stranger.delete(&path, ()).await.expect(404);
            stranger
                .put(
                    &path,
                    json!({ "title": "x", "keyword": "x", "phrase": "x", "context": ["home"] }),
                )
                .await
                .expect(404);
        }
        // A word of somebody else under an own filter.
        stranger
            .put(
                &format!("/api/v2/filters/{}", text(&own["id"])),
                json!({ "keywords_attributes": [{ "id": word, "_destroy": true }] }),
            )
            .await
            .expect(404);
        let hidden = owner.post_as("for followers", "private").await;
        stranger
            .post(
                &format!("/api/v2/filters/{}/statuses", text(&own["id"])),
                json!({ "status_id": hidden["id"] }),
            )
            .await
            .expect(404);
        assert_eq!(owner.get("/api/v2/filters").await.json(), json!([made]));
        app.client().get("/api/v2/filters").await.expect(401);
    });
}

#[test]
fn the_old_form_is_a_view_of_the_words() {
    run(async {
        let app = App::shared().await;
        let user = app.somebody("old").await;
        let old = user
            .post(
                "/api/v1/filters",
                json!({ "phrase": "cats", "context": ["home"], "irreversible": true, "whole_word": false, "expires_in": 60 }),
            )
            .await
            .expect(200)
            .json();
        assert_eq!(old["phrase"], "cats");
        assert_eq!(old["irreversible"], true);
        assert_eq!(old["whole_word"], false);
        assert!(old["expires_at"].is_string());
        let new = user.get("/api/v2/filters").await.json()[0].clone();
        assert_eq!(new["title"], "cats");
        assert_eq!(new["filter_action"], "hide");
        assert_eq!(new["keywords"][0]["id"], old["id"]);
        let at = format!("/api/v1/filters/{}", text(&old["id"]));
        let changed = user
            .put(&at, json!({ "phrase": "dogs", "context": ["public"], "irreversible": false, "expires_in": "" }))
            .await
            .expect(200)
            .json();
        assert_eq!(changed["phrase"], "dogs");
        assert_eq!(changed["context"], json!(["public"]));
        assert_eq!(changed["irreversible"], false);
        assert_eq!(changed["expires_at"], Value::Null);

        // With a second word the filter around them is no longer this word's.
        let path = format!("/api/v2/filters/{}", text(&new["id"]));
        user.post(&format!("{path}/keywords"), json!({ "keyword": "birds" }))
            .await
            .expect(200);
        assert_eq!(user.get("/api/v1/filters").await.array().len(), 2);
        let refused = user
            .put(&at, json!({ "phrase": "dogs", "context": ["home"] }))
            .await
            .expect(422);
        assert!(refused.error().contains("more than one filter keyword"));
        user.put(
            &at,
            json!({ "phrase": "dogs", "context": ["public"], "whole_word": true }),
        )
        .await
        .expect(200);
        user.delete(&at, ()).await.expect(200);
        user.get(&at).await.expect(404);
        let left = user.get(&path).await.expect(200).json();
        assert_eq!(words(&left), [("birds".to_owned(), true)]);
    });
}

#[test]
fn posts_say_by_what_they_are_filtered_on_every_page() {
    run(async {
        let app = App::shared().await;
        let (author, reader) = (app.somebody("author").await, app.somebody("reader").await);
        reader.follow(&author.id).await;
        let made = cats(&reader).await;
        let status = author
            .post_with(json!({ "status": format!("@{} I like CATS", reader.username) }))
            .await;
        let warned = author
            .post_with(json!({ "status": "no word", "spoiler_text": "cats!" }))
            .await;
        let other = author.post_status("I like catsuits").await;
        let id = text(&status["id"]);
        reader.wait_for_home(text(&other["id"])).await;
        let result = json!([{
            "filter": {
                "id": made["id"], "title": "Cats", "context": ["home", "public"], "expires_at": null,
                "filter_action": "warn",
            },
            "keyword_matches": ["CATS"],
            "status_matches": null,
        }]);
        let of = |page: Vec<Value>, id: &str| {
            page.into_iter()
                .find(|status| status["id"] == id)
                .unwrap_or_else(|| panic!("{id} is not there"))["filtered"]
                .clone()
        };
        for path in [
            "/api/v1/timelines/home".to_owned(),
            format!("/api/v1/accounts/{}/statuses", author.id),
            "/api/v1/timelines/public?local=true&limit=40".to_owned(),
        ] {
            assert_eq!(of(reader.get(&path).await.array(), id), result, "{path}");
        }
        assert_eq!(
            of(
                reader.get("/api/v1/timelines/home").await.array(),
                text(&warned["id"])
            )[0]["keyword_matches"],
            json!(["cats"])
        );
        assert_eq!(
            of(
                reader.get("/api/v1/timelines/home").await.array(),
                text(&other["id"])
            ),
            json!([])
        );
        let alone = reader.get(&format!("/api/v1/statuses/{id}")).await.json();
        assert_eq!(alone["filtered"], result);
        let answer = author
            .post_with(json!({ "status": "cats again", "in_reply_to_id": id }))
            .await;
        let thread = reader
            .get(&format!("/api/v1/statuses/{id}/context"))
            .await
            .json();
        assert_eq!(thread["descendants"][0]["id"], answer["id"]);
        assert_eq!(
            thread["descendants"][0]["filtered"][0]["filter"]["id"],
            made["id"]
        );
        let note = reader.wait_for_notification("mention", &author.id).await;
        assert_eq!(note["status"]["filtered"][0]["filter"]["id"], made["id"]);
        let url = encode(text(&status["uri"]));
        let found = reader.get(&format!("/api/v2/search?q={url}")).await.json();
        assert_eq!(found["statuses"][0]["filtered"], result);
        // Nobody else's business, least of all the author's.
        assert_eq!(
            author.get(&format!("/api/v1/statuses/{id}")).await.json()["filtered"],
            json!([])
        );
        let anonymous = app
            .client()
            .get(&format!("/api/v1/statuses/{id}"))
            .await
            .json();
        assert!(anonymous.get("filtered").is_none());
    });
}

#[test]
fn boosts_carry_the_filters_of_what_they_boost_and_own_posts_none() {
    run(async {
        let app = App::shared().await;
        let (author, reader) = (app.somebody("author").await, app.somebody("reader").await);
        let made = cats(&reader).await;
        let status = author.post_status("cats").await;
        let boost = author
            .post(
                &format!("/api/v1/statuses/{}/reblog", text(&status["id"])),
                (),
            )
            .await
            .expect(200)
            .json();
        let seen = reader
            .get(&format!("/api/v1/statuses/{}", text(&boost["id"])))
            .await
            .json();
        assert_eq!(seen["filtered"][0]["filter"]["id"], made["id"]);
        assert_eq!(seen["reblog"]["filtered"][0]["filter"]["id"], made["id"]);
        let poll = json!({ "options": ["Cats", "Dogs"], "expires_in": 3600 });
        let asked = json!({ "status": "which one", "poll": poll });
        let asked = text(&author.post_with(asked).await["id"]).to_owned();
        let seen = reader
            .get(&format!("/api/v1/statuses/{asked}"))
            .await
            .json();
        assert_eq!(seen["filtered"][0]["keyword_matches"], json!(["Cats"]));
        let own = reader.post_status("my cats").await;
        assert_eq!(own["filtered"], json!([]));
    });
}

#[test]
fn changes_of_filters_show_at_the_next_read() {
    run(async {
        let app = App::shared().await;
        let (author, reader) = (app.somebody("author").await, app.somebody("reader").await);
        let status = author.post_status("about cats").await;
        let path = format!("/api/v1/statuses/{}", text(&status["id"]));
        let filtered = async || reader.get(&path).await.expect(200).json()["filtered"].clone();
        assert_eq!(filtered().await, json!([]));
        let made = cats(&reader).await;
        assert_eq!(filtered().await[0]["filter"]["title"], "Cats");
        let at = format!("/api/v2/filters/{}", text(&made["id"]));
        reader
            .put(&at, json!({ "title": "Animals" }))
            .await
            .expect(200);
        assert_eq!(filtered().await[0]["filter"]["title"], "Animals");
        let word = text(&made["keywords"][0]["id"]);
        reader
            .put(
                &format!("/api/v2/filters/keywords/{word}"),
                json!({ "keyword": "dogs" }),
            )
            .await
            .expect(200);
        assert_eq!(filtered().await, json!([]));
        let added = reader
            .post(
                &format!("{at}/statuses"),
                json!({ "status_id": status["id"] }),
            )
            .await
            .expect(200)
            .json();
        let result = filtered().await[0].clone();
        assert_eq!(result["keyword_matches"], Value::Null);
        assert_eq!(result["status_matches"], json!([status["id"]]));
        reader
            .delete(
                &format!("/api/v2/filters/statuses/{}", text(&added["id"])),
                (),
            )
            .await
            .expect(200);
        assert_eq!(filtered().await, json!([]));
        reader
            .put(
                &format!("/api/v2/filters/keywords/{word}"),
                json!({ "keyword": "about", "whole_word": true }),
            )
            .await
            .expect(200);
        assert_eq!(filtered().await[0]["keyword_matches"], json!(["about"]));
        // An edit is matched anew.
        author
            .put(&path, json!({ "status": "something else" }))
            .await
            .expect(200);
        assert_eq!(filtered().await, json!([]));
        author
            .put(&path, json!({ "status": "about that" }))
            .await
            .expect(200);
        assert_eq!(filtered().await[0]["keyword_matches"], json!(["about"]));
        reader
            .put(&at, json!({ "expires_in": 1 }))
            .await
            .expect(200);
        eventually("the filter ends", || async {
            (filtered().await == json!([])).then_some(())
        })
        .await;
        assert_eq!(reader.get("/api/v2/filters").await.array().len(), 1);
        reader.delete(&at, ()).await.expect(200);
        assert_eq!(filtered().await, json!([]));
    });
}

#[test]
fn hiding_filters_mark_posts_and_leave_it_to_the_client() {
    run(async {
        let app = App::shared().await;
        let (author, reader) = (app.somebody("author").await, app.somebody("reader").await);
        reader.follow(&author.id).await;
        filter(
            &reader,
            json!({ "title": "x", "context": ["home"], "filter_action": "hide", "keywords_attributes": [{ "keyword": "cats" }] }),
        )
        .await;
        let status = author.post_status("cats").await;
        reader.wait_for_home(text(&status["id"])).await;
        let home = reader.get("/api/v1/timelines/home").await.array();
        assert_eq!(home[0]["filtered"][0]["filter"]["filter_action"], "hide");
    });
}

#[test]
fn a_destroy_that_is_repeated_makes_no_room_for_more_keywords() {
    run(async {
        let app = App::shared().await;
        let user = app.somebody("repeated").await;
        let made = cats(&user).await;
        let path = format!("/api/v2/filters/{}", text(&made["id"]));
        let first = text(&made["keywords"][0]["id"]);
        let fill: Vec<Value> = (0..1_999)
            .map(|n| json!({ "keyword": format!("w{n}") }))
            .collect();
        for part in fill.chunks(1_000) {
            user.put(&path, json!({ "keywords_attributes": part }))
                .await
                .expect(200);
        }
        let gone = json!({ "id": first, "_destroy": true });
        let mut changes = vec![gone.clone(); 4];
        changes.extend((0..4).map(|n| json!({ "keyword": format!("x{n}") })));
        user.put(&path, json!({ "keywords_attributes": changes }))
            .await
            .expect(422);
        user.put(
            &path,
            json!({ "keywords_attributes": [gone, { "keyword": "one for one" }] }),
        )
        .await
        .expect(200);
        assert_eq!(
            user.get(&path).await.json()["keywords"]
                .as_array()
                .unwrap()
                .len(),
            2_000
        );
    });
}

#[test]
fn the_keywords_of_one_person_have_a_length_together() {
    run(async {
        let app = App::shared().await;
        let user = app.somebody("length").await;
        let long = |n: usize| json!({ "keyword": format!("{n:0>512}") });
        let all: Vec<Value> = (0..64).map(long).collect();
        let draft = json!({ "title": "Long", "context": ["home"], "keywords_attributes": all });
        let made = filter(&user, draft.clone()).await;
        let path = format!("/api/v2/filters/{}", text(&made["id"]));
        // No way leads to more.
        user.post("/api/v2/filters", draft).await.expect(422);
        user.post(&format!("{path}/keywords"), json!({ "keyword": "x" }))
            .await
            .expect(422);
        user.post(
            "/api/v1/filters",
            json!({ "phrase": "x", "context": ["home"] }),
        )
        .await
        .expect(422);
        let first = text(&made["keywords"][0]["id"]);
        let at = format!("/api/v2/filters/keywords/{first}");
        user.put(&at, json!({ "keyword": "short" }))
            .await
            .expect(200);
        user.post(&format!("{path}/keywords"), json!({ "keyword": "x" }))
            .await
            .expect(200);
        user.put(&at, json!({ "keyword": "y".repeat(512) }))
            .await
            .expect(422);
        assert_eq!(user.get(&at).await.json()["keyword"], "short");
    });
}
