use super::*;
use crate::domain::statuses::tests_support::status;

fn inbox(id: i64, actor: &str, personal: &str, shared: Option<&str>) -> Inbox {
    Inbox {
        id,
        uri: actor.to_owned(),
        inbox_url: personal.to_owned(),
        shared_inbox_url: shared.map(str::to_owned),
    }
}

fn ours() -> OurHosts {
    OurHosts::new(["us.example", "web.us.example"]).unwrap()
}

fn texts(inboxes: &[HttpUrl]) -> Vec<&str> {
    inboxes.iter().map(HttpUrl::as_str).collect()
}

#[test]
fn a_shared_inbox_is_planned_once_over_all_pages() {
    let mut plan = Plan::new(ours(), Decisions::default());
    for page in 0..3_i64 {
        let rows = (0..4_i64)
            .map(|n| {
                inbox(
                    page * 4 + n,
                    &format!("https://a.example/{page}-{n}"),
                    &format!("https://a.example/{page}-{n}/inbox"),
                    Some("https://a.example/inbox"),
                )
            })
            .collect();
        plan.add(rows);
    }
    assert_eq!(texts(&plan.take()), ["https://a.example/inbox"]);
    plan.add(vec![inbox(
        99,
        "https://a.example/z",
        "https://a.example/z/inbox",
        Some("https://a.example/inbox"),
    )]);
    assert!(plan.take().is_empty(), "also after it was written");
}

#[test]
fn nothing_goes_to_suspended_hosts_their_subdomains_or_ourselves() {
    let mut plan = Plan::new(ours(), Decisions::suspending(&["bad.example"]));
    plan.add(vec![
        inbox(
            1,
            "https://bad.example/u",
            "https://bad.example/u/inbox",
            None,
        ),
        inbox(
            2,
            "https://x.bad.example/u",
            "https://x.bad.example/u/inbox",
            None,
        ),
        inbox(
            3,
            "https://good.example/u",
            "https://bad.example/inbox",
            None,
        ),
        inbox(
            4,
            "https://us.example/u",
            "https://us.example/u/inbox",
            None,
        ),
        inbox(
            5,
            "https://notbad.example/u",
            "https://notbad.example/u/inbox",
            None,
        ),
        inbox(6, "https://good.example/v", "nonsense", None),
    ]);
    assert_eq!(texts(&plan.take()), ["https://notbad.example/u/inbox"]);
}

#[test]
fn a_plan_is_written_in_chunks() {
    let mut plan = Plan::new(ours(), Decisions::default());
    let count = i64::try_from(CHUNK).unwrap() + 7;
    plan.add(
        (0..count)
            .map(|n| {
                inbox(
                    n,
                    &format!("https://h{n}.example/u"),
                    &format!("https://h{n}.example/u/inbox"),
                    None,
                )
            })
            .collect(),
    );
    assert_eq!(plan.take().len(), CHUNK);
    assert_eq!(plan.take().len(), 7);
    assert!(plan.take().is_empty());
}

#[test]
fn the_audience_follows_the_visibility() {
    let mut post = status(10, 1, Visibility::Public);
    post.mentions = vec![crate::domain::statuses::MentionOf {
        id: 2,
        username: "bob".to_owned(),
        domain: Some("b.example".to_owned()),
        url: "https://b.example/@bob".to_owned(),
        uri: "https://b.example/bob".to_owned(),
        silent: false,
    }];
    post.row.in_reply_to_account_id = Some(3);

    for visibility in [Visibility::Public, Visibility::Unlisted] {
        post.visibility = visibility;
        let open = audience(&post, None, &[4, 2, 1]);
        assert_eq!(open.followers_of, [1, 3]);
        assert_eq!(open.people, [2, 3, 4]);
    }

    post.visibility = Visibility::Private;
    let private = audience(&post, None, &[]);
    assert_eq!((private.followers_of, private.people), (vec![1], vec![2]));

    post.visibility = Visibility::Direct;
    let direct = audience(&post, None, &[]);
    assert_eq!((direct.followers_of, direct.people), (vec![], vec![2]));
}

#[test]
fn an_answer_to_oneself_goes_to_ones_followers_once() {
    let mut post = status(10, 1, Visibility::Public);
    post.row.in_reply_to_account_id = Some(1);
    let own = audience(&post, None, &[]);
    assert_eq!((own.followers_of, own.people), (vec![1], vec![]));
}

#[test]
fn a_boost_goes_to_the_boosted_author_unless_it_is_private() {
    let mut boost = status(10, 1, Visibility::Public);
    boost.row.reblog_of_id = Some(5);
    assert_eq!(audience(&boost, Some(9), &[]).people, [9]);
    boost.visibility = Visibility::Private;
    assert!(audience(&boost, Some(9), &[]).people.is_empty());
}
