//! Lists and their timelines.

use serde_json::{Value, json};

use crate::support::{App, Session, run};

fn id(entity: &Value) -> String {
    entity["id"].as_str().unwrap().to_owned()
}

async fn list(owner: &Session, draft: Value) -> String {
    id(&owner.post("/api/v1/lists", draft).await.expect(200).json())
}

async fn add(owner: &Session, list: &str, members: &[&Session]) {
    let ids: Vec<&str> = members.iter().map(|member| member.id.as_str()).collect();
    let path = format!("/api/v1/lists/{list}/accounts");
    let answer = owner.post(&path, json!({ "account_ids": ids })).await;
    assert_eq!(answer.expect(200).json(), json!({}));
}

async fn timeline(owner: &Session, list: &str) -> Vec<String> {
    owner.ids(&format!("/api/v1/timelines/list/{list}")).await
}

#[test]
fn a_list_is_made_shown_changed_and_deleted_by_its_owner_alone() {
    run(async {
        let app = App::shared().await;
        let (owner, other) = (app.somebody("owner").await, app.somebody("other").await);
        let made = owner
            .post("/api/v1/lists", json!({ "title": " Friends " }))
            .await
            .expect(200)
            .json();
        let list = id(&made);
        let expected =
            json!({ "id": list, "title": "Friends", "replies_policy": "list", "exclusive": false });
        assert_eq!(made, expected);
        let path = format!("/api/v1/lists/{list}");
        assert_eq!(owner.get(&path).await.expect(200).json(), expected);
        assert_eq!(owner.get("/api/v1/lists").await.array(), [expected]);
        // A client that changes one thing leaves the others out.
        let changed = owner
            .put(
                &path,
                json!({ "exclusive": true, "replies_policy": "none" }),
            )
            .await
            .expect(200)
            .json();
        assert_eq!(
            changed,
            json!({ "id": list, "title": "Friends", "replies_policy": "none", "exclusive": true })
        );
        for path in [
            path.clone(),
            format!("{path}/accounts"),
            format!("/api/v1/timelines/list/{list}"),
        ] {
            assert_eq!(
                other.get(&path).await.expect(404).error(),
                "Record not found"
            );
        }
        other
            .put(&path, json!({ "title": "mine" }))
            .await
            .expect(404);
        other.delete(&path, ()).await.expect(404);
        assert_eq!(owner.delete(&path, ()).await.expect(200).json(), json!({}));
        owner.get(&path).await.expect(404);
        assert_eq!(
            owner.get("/api/v1/lists").await.array(),
            Vec::<Value>::new()
        );
    });
}

#[test]
fn a_list_needs_a_title_that_is_no_longer_than_it_may_be_and_a_known_policy() {
    run(async {
        let owner = App::shared().await.somebody("owner").await;
        for title in ["", "  ", &"a".repeat(257)] {
            let answer = owner.post("/api/v1/lists", json!({ "title": title })).await;
            assert!(
                answer
                    .expect(422)
                    .error()
                    .starts_with("Validation failed: Title")
            );
        }
        for n in 0..50 {
            list(&owner, json!({ "title": format!("list {n}") })).await;
        }
        let answer = owner
            .post("/api/v1/lists", json!({ "title": "one more" }))
            .await;
        assert!(
            answer
                .expect(422)
                .error()
                .contains("maximum number of lists")
        );
    });
}

#[test]
fn only_people_followed_are_members_each_once_and_no_longer_when_the_follow_ends() {
    run(async {
        let app = App::shared().await;
        let owner = app.somebody("owner").await;
        let (one, two) = (app.somebody("one").await, app.somebody("two").await);
        owner.follow(&one.id).await;
        let list = list(&owner, json!({ "title": "people" })).await;
        let path = format!("/api/v1/lists/{list}/accounts");
        let both = json!({ "account_ids": [one.id, two.id] });
        owner.post(&path, both.clone()).await.expect(404);
        assert_eq!(owner.ids(&path).await, Vec::<String>::new(), "all or none");
        let many: Vec<String> = (1..=129).map(|n: i64| n.to_string()).collect();
        let many = json!({ "account_ids": many });
        owner.post(&path, many.clone()).await.expect(422);
        owner.delete(&path, many).await.expect(422);
        owner.follow(&two.id).await;
        owner.post(&path, both).await.expect(200);
        assert_eq!(owner.ids(&path).await, [two.id.clone(), one.id.clone()]);
        let again = owner.post(&path, json!({ "account_ids": [one.id] })).await;
        assert_eq!(
            again.expect(422).error(),
            "Validation failed: Account has already been taken"
        );
        let page = owner.get(&format!("{path}?limit=1")).await.expect(200);
        assert_eq!(page.ids(), std::slice::from_ref(&two.id));
        assert_eq!(
            owner.ids(&page.link("next").unwrap()).await,
            std::slice::from_ref(&one.id)
        );
        assert_eq!(owner.ids(&format!("{path}?limit=0")).await.len(), 2);

        let held = owner
            .ids(&format!("/api/v1/accounts/{}/lists", one.id))
            .await;
        assert_eq!(held, std::slice::from_ref(&list));
        owner
            .post(&format!("/api/v1/accounts/{}/unfollow", one.id), ())
            .await
            .expect(200);
        assert_eq!(owner.ids(&path).await, std::slice::from_ref(&two.id));
        let form = crate::support::client::form(&[("account_ids[]", &two.id)]);
        owner.delete(&path, form).await.expect(200);
        assert_eq!(owner.ids(&path).await, Vec::<String>::new());
    });
}

#[test]
fn a_list_timeline_holds_what_its_members_post_and_pages_both_ways() {
    run(async {
        let app = App::shared().await;
        let owner = app.somebody("owner").await;
        let (member, friend) = (app.somebody("member").await, app.somebody("friend").await);
        for one in [&member, &friend] {
            owner.follow(&one.id).await;
        }
        let list = list(&owner, json!({ "title": "people" })).await;
        add(&owner, &list, &[&member]).await;
        friend.post_status("not in the list").await;
        let mut expected = Vec::new();
        for visibility in ["public", "unlisted", "private"] {
            expected.insert(0, id(&member.post_as("for the list", visibility).await));
        }
        let name = owner.account["acct"].as_str().unwrap();
        member.post_as(&format!("@{name} direct"), "direct").await;
        assert_eq!(timeline(&owner, &list).await, expected);
        let path = format!("/api/v1/timelines/list/{list}");
        let (walked, _) = owner.walk(&format!("{path}?limit=1")).await;
        assert_eq!(walked.iter().map(id).collect::<Vec<_>>(), expected);
        let up = owner
            .ids(&format!("{path}?limit=1&min_id={}", expected[2]))
            .await;
        assert_eq!(up, std::slice::from_ref(&expected[1]));
        owner
            .post(&format!("/api/v1/accounts/{}/mute", member.id), ())
            .await
            .expect(200);
        assert_eq!(timeline(&owner, &list).await, Vec::<String>::new());
    });
}

#[test]
fn replies_of_members_stand_in_a_list_as_its_policy_says() {
    run(async {
        let app = App::shared().await;
        let owner = app.somebody("owner").await;
        let mut people = Vec::new();
        for stem in ["member", "second", "friend", "stranger"] {
            people.push(app.somebody(stem).await);
        }
        let [member, second, friend, stranger] = &people[..] else {
            unreachable!()
        };
        for one in [member, second, friend] {
            owner.follow(&one.id).await;
        }
        let mut answers = Vec::new();
        for parent in [member, &owner, second, friend, stranger] {
            let root = id(&parent.post_status("a root").await);
            let draft = json!({ "status": "an answer", "in_reply_to_id": root });
            answers.push(id(&member.post_with(draft).await));
        }
        // To themselves and to the owner always; then to members, to others followed.
        for (policy, shown) in [("none", 2), ("list", 3), ("followed", 4)] {
            let list = list(&owner, json!({ "title": policy, "replies_policy": policy })).await;
            add(&owner, &list, &[member, second]).await;
            let found = timeline(&owner, &list).await;
            let found: Vec<bool> = answers
                .iter()
                .map(|answer| found.contains(answer))
                .collect();
            let expected: Vec<bool> = (0..answers.len()).map(|n| n < shown).collect();
            assert_eq!(found, expected, "{policy}");
        }
    });
}

#[test]
fn members_of_an_exclusive_list_are_not_at_home_and_come_back_when_it_is_none() {
    run(async {
        let app = App::shared().await;
        let owner = app.somebody("owner").await;
        let (member, friend) = (app.somebody("member").await, app.somebody("friend").await);
        for one in [&member, &friend] {
            owner.follow(&one.id).await;
        }
        let before = id(&member.post_status("before").await);
        owner.wait_for_home(&before).await;
        let list = list(&owner, json!({ "title": "apart", "exclusive": true })).await;
        add(&owner, &list, &[&member]).await;
        assert_eq!(owner.home().await, Vec::<String>::new());
        let after = id(&member.post_status("after").await);
        let theirs = id(&friend.post_status("of a friend").await);
        owner.wait_for_home(&theirs).await;
        assert_eq!(owner.home().await, std::slice::from_ref(&theirs));
        assert_eq!(
            timeline(&owner, &list).await,
            [after.clone(), before.clone()]
        );
        let path = format!("/api/v1/lists/{list}");
        owner
            .put(&path, json!({ "exclusive": false }))
            .await
            .expect(200);
        assert_eq!(
            owner.home().await,
            [theirs.clone(), after.clone(), before.clone()]
        );
        owner
            .put(&path, json!({ "exclusive": true }))
            .await
            .expect(200);
        assert_eq!(owner.home().await, std::slice::from_ref(&theirs));
        owner.delete(&path, ()).await.expect(200);
        assert_eq!(owner.home().await, [theirs, after, before]);
    });
}
