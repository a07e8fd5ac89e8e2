use serde_json::{Value, json};

use super::*;
use crate::cache::Kept;

const AUTHOR: i64 = 1;
const READER: i64 = 2;
const STRANGER: i64 = 3;
/// A moment that ids of these tests are made of.
const NOW: &str = "2026-11-22T12:00:00Z";

fn now() -> Timestamp {
    NOW.parse().unwrap()
}

/// An id of so many minutes before [`NOW`].
fn id_before(minutes: i64) -> i64 {
    (now().as_millisecond() - minutes * 60_000) << 16
}

fn account(id: i64) -> Account {
    let texts = [
        "uri",
        "url",
        "display_name",
        "note",
        "note_source",
        "avatar_description",
        "header_description",
        "inbox_url",
        "outbox_url",
        "followers_url",
        "following_url",
        "featured_url",
        "featured_tags_url",
    ];
    let flags = [
        "locked",
        "indexable",
        "hide_collections",
        "show_media",
        "show_media_replies",
        "show_featured",
        "memorial",
    ];
    let lists = ["fields", "also_known_as", "attribution_domains", "emojis"];
    let counts = [
        "statuses_count",
        "followers_count",
        "following_count",
        "stats_version",
    ];
    let mut row = json!({
        "id": id, "username": format!("user{id}"), "kind": "Person", "created_at": NOW, "updated_at": NOW,
    });
    let fields = row.as_object_mut().unwrap();
    fields.extend(texts.map(|name| (name.to_owned(), json!(""))));
    fields.extend(flags.map(|name| (name.to_owned(), json!(false))));
    fields.extend(lists.map(|name| (name.to_owned(), json!([]))));
    fields.extend(counts.map(|name| (name.to_owned(), json!(0))));
    serde_json::from_value(row).unwrap()
}

fn row(id: i64, changes: Value) -> sql::queries::statuses::Status {
    let mut row = json!({
        "id": id, "account_id": AUTHOR, "uri": format!("https://here.example/statuses/{id}"), "url": null,
        "local": true, "visibility": "public", "text": "", "content": "<p>hello</p>", "spoiler_text": "",
        "sensitive": false, "language": "en", "in_reply_to_id": null, "in_reply_to_account_id": null,
        "in_reply_to_uri": null, "reblog_of_id": null, "conversation_id": id, "media_ids": [],
        "quote_policy": "public", "created_at": NOW, "edited_at": null, "replies_count": 0, "reblogs_count": 0,
        "favourites_count": 0, "quotes_count": 0, "application_name": null, "application_website": null,
        "media": [], "mentions": [], "tags": [], "emojis": []
    });
    let fields = row.as_object_mut().unwrap();
    for (name, value) in changes.as_object().unwrap() {
        assert!(
            fields.insert(name.clone(), value.clone()).is_some(),
            "{name}"
        );
    }
    serde_json::from_value(row).unwrap()
}

fn post_of(rows: Vec<sql::queries::statuses::Status>) -> Post {
    let mut gathered = Gathered::default();
    let id = rows[0].id;
    gathered.order = vec![id];
    for row in rows {
        let author = row.account_id;
        gathered
            .accounts
            .insert(author, Arc::new(Kept::new(account(author))));
        let status = Status::from_row(row).unwrap();
        gathered
            .statuses
            .insert(status.row.id, Arc::new(Kept::new(status)));
    }
    Post {
        id,
        gathered,
        earlier_boosters: Vec::new(),
    }
}

fn post(changes: Value) -> Post {
    post_of(vec![row(id_before(0), changes)])
}

fn edit_author(post: &mut Post, edit: impl FnOnce(&mut Account)) {
    let mut author = account(AUTHOR);
    edit(&mut author);
    post.gathered
        .accounts
        .insert(AUTHOR, Arc::new(Kept::new(author)));
}

fn mention(id: i64) -> Value {
    json!([{ "id": id, "username": "m", "domain": null, "url": "", "uri": "", "silent": false }])
}

fn reader() -> Listener {
    Listener::new(READER)
}

fn following(accounts: &[i64]) -> Listener {
    let mut listener = reader();
    for id in accounts {
        let followed = Followed {
            show_reblogs: true,
            languages: None,
            exclusive: false,
        };
        listener.follows.insert(*id, followed);
    }
    listener
}

fn public(local: bool, remote: bool, only_media: bool) -> Channel {
    Channel::Public(PublicFilter {
        local,
        remote,
        only_media,
    })
}

fn tag(name: &str, local: bool) -> Channel {
    Channel::Tag {
        name: name.to_owned(),
        local,
    }
}

const EVERYTHING: PublicFilter = PublicFilter {
    local: false,
    remote: false,
    only_media: false,
};

fn hears(post: &Post, channel: &Channel, listener: &Listener) -> bool {
    post.heard(News::Created, channel, listener, now())
}

#[test]
fn home_brings_posts_of_those_followed_and_ones_own() {
    let post = post(json!({}));
    assert!(hears(&post, &Channel::Home, &following(&[AUTHOR])));
    assert!(!hears(&post, &Channel::Home, &reader()));
    let author = Listener::new(AUTHOR);
    assert!(hears(&post, &Channel::Home, &author));
    assert!(!hears(
        &post,
        &Channel::Notifications,
        &following(&[AUTHOR])
    ));
}

#[test]
fn private_posts_reach_followers_only_and_no_public_stream() {
    let post = post(json!({ "visibility": "private", "tags": ["cats"] }));
    assert!(hears(&post, &Channel::Home, &following(&[AUTHOR])));
    for listener in [reader(), following(&[AUTHOR])] {
        assert!(!hears(&post, &Channel::Public(EVERYTHING), &listener));
        assert!(!hears(&post, &tag("cats", false), &listener));
    }
    assert!(!hears(&post, &Channel::Home, &reader()));
}

#[test]
fn direct_posts_reach_those_mentioned_only() {
    let to_reader = post(json!({ "visibility": "direct", "mentions": mention(READER) }));
    assert!(hears(&to_reader, &Channel::Home, &following(&[AUTHOR])));
    let to_other = post(json!({ "visibility": "direct", "mentions": mention(STRANGER) }));
    assert!(!hears(&to_other, &Channel::Home, &following(&[AUTHOR])));
    assert!(!hears(&to_reader, &Channel::Public(EVERYTHING), &reader()));
}

#[test]
fn unlisted_posts_are_in_no_public_stream() {
    let post = post(json!({ "visibility": "unlisted", "tags": ["cats"] }));
    assert!(hears(&post, &Channel::Home, &following(&[AUTHOR])));
    assert!(!hears(
        &post,
        &Channel::Public(EVERYTHING),
        &following(&[AUTHOR])
    ));
    assert!(!hears(&post, &tag("cats", false), &following(&[AUTHOR])));
}

#[test]
fn public_streams_are_parted_by_origin_and_media() {
    let local = post(json!({ "media_ids": [9] }));
    let remote = post(json!({ "local": false }));
    for (channel, hears_local, hears_remote) in [
        (public(false, false, false), true, true),
        (public(true, false, false), true, false),
        (public(false, true, false), false, true),
        (public(false, false, true), true, false),
        (public(true, false, true), true, false),
        (public(false, true, true), false, false),
    ] {
        assert_eq!(
            hears(&local, &channel, &reader()),
            hears_local,
            "{channel:?}"
        );
        assert_eq!(
            hears(&remote, &channel, &reader()),
            hears_remote,
            "{channel:?}"
        );
    }
}

#[test]
fn public_streams_leave_out_boosts_and_answers_to_others() {
    let everything = Channel::Public(EVERYTHING);
    let answer = json!({ "in_reply_to_id": 5, "in_reply_to_account_id": STRANGER });
    assert!(!hears(&post(answer), &everything, &reader()));
    let own_thread = json!({ "in_reply_to_id": 5, "in_reply_to_account_id": AUTHOR });
    assert!(hears(&post(own_thread), &everything, &reader()));
    let original = id_before(1);
    let boost = post_of(vec![
        row(id_before(0), json!({ "reblog_of_id": original })),
        row(original, json!({ "account_id": STRANGER })),
    ]);
    assert!(!hears(&boost, &everything, &reader()));
}

#[test]
fn a_tag_brings_its_public_posts_answers_too() {
    let answer =
        json!({ "tags": ["cats"], "in_reply_to_id": 5, "in_reply_to_account_id": STRANGER });
    assert!(hears(&post(answer), &tag("cats", false), &reader()));
    assert!(!hears(
        &post(json!({ "tags": ["dogs"] })),
        &tag("cats", false),
        &reader()
    ));
    let remote = post(json!({ "tags": ["cats"], "local": false }));
    assert!(hears(&remote, &tag("cats", false), &reader()));
    assert!(!hears(&remote, &tag("cats", true), &reader()));
}

#[test]
fn blocks_either_way_and_mutes_silence_every_stream() {
    let post = post(json!({ "tags": ["cats"] }));
    let mut blocking = following(&[AUTHOR]);
    blocking.blocking.insert(AUTHOR);
    let mut blocked = following(&[AUTHOR]);
    blocked.blocked_by.insert(AUTHOR);
    let mut muting = following(&[AUTHOR]);
    let muted = Muted {
        notifications: true,
        until: None,
    };
    muting.muting.insert(AUTHOR, muted);
    for listener in [blocking, blocked, muting] {
        for channel in [
            Channel::Home,
            Channel::Public(EVERYTHING),
            tag("cats", false),
        ] {
            assert!(
                !hears(&post, &channel, &listener),
                "{channel:?} {listener:?}"
            );
        }
    }
}

#[test]
fn a_blocked_server_is_heard_of_on_no_stream_by_itself_or_in_boosts() {
    let mut listener = following(&[AUTHOR, STRANGER]);
    listener.domains.insert("far.example".to_owned());
    let mut far = post(json!({ "tags": ["cats"] }));
    for (domain, heard) in [
        (Some("far.example"), false),
        (Some("near.far.example"), true),
        (None, true),
    ] {
        edit_author(&mut far, |author| {
            author.domain = domain.map(str::to_owned);
        });
        for channel in [
            Channel::Home,
            Channel::Public(EVERYTHING),
            tag("cats", false),
        ] {
            assert_eq!(hears(&far, &channel, &listener), heard, "{channel:?}");
        }
    }
    let original = row(id_before(3000), json!({}));
    let boost = json!({ "account_id": STRANGER, "reblog_of_id": original.id });
    let mut boost = post_of(vec![row(id_before(0), boost), original]);
    assert!(hears(&boost, &Channel::Home, &listener));
    edit_author(&mut boost, |author| {
        author.domain = Some("far.example".to_owned());
    });
    assert!(!hears(&boost, &Channel::Home, &listener));
}

#[test]
fn a_mute_ends_by_itself() {
    let post = post(json!({}));
    let mut listener = following(&[AUTHOR]);
    let mut until = |at: Timestamp| {
        let muted = Muted {
            notifications: true,
            until: Some(at),
        };
        listener.muting.insert(AUTHOR, muted);
        hears(&post, &Channel::Home, &listener)
    };
    assert!(!until(now() + SignedDuration::from_secs(1)));
    assert!(until(now()));
}

#[test]
fn posts_that_mention_somebody_blocked_are_not_heard() {
    let post = post(json!({ "mentions": mention(STRANGER) }));
    let mut listener = following(&[AUTHOR]);
    assert!(hears(&post, &Channel::Home, &listener));
    listener.blocking.insert(STRANGER);
    assert!(!hears(&post, &Channel::Home, &listener));
}

#[test]
fn boosts_of_hidden_authors_are_not_heard() {
    let original = id_before(2 * 24 * 60);
    let boost = |visibility: &str| {
        post_of(vec![
            row(id_before(0), json!({ "reblog_of_id": original })),
            row(
                original,
                json!({ "account_id": STRANGER, "visibility": visibility }),
            ),
        ])
    };
    let listener = following(&[AUTHOR]);
    assert!(hears(&boost("public"), &Channel::Home, &listener));
    assert!(!hears(&boost("private"), &Channel::Home, &listener));
    let mut blocked = listener.clone();
    blocked.blocked_by.insert(STRANGER);
    assert!(!hears(&boost("public"), &Channel::Home, &blocked));
    let mut muting = listener;
    let muted = Muted {
        notifications: false,
        until: None,
    };
    muting.muting.insert(STRANGER, muted);
    assert!(!hears(&boost("public"), &Channel::Home, &muting));
}

#[test]
fn follows_without_boosts_or_with_languages_are_heeded() {
    let original = id_before(2 * 24 * 60);
    let boost = post_of(vec![
        row(id_before(0), json!({ "reblog_of_id": original })),
        row(original, json!({ "account_id": STRANGER })),
    ]);
    let mut listener = reader();
    let followed = Followed {
        show_reblogs: false,
        languages: Some(vec!["de".to_owned()]),
        exclusive: false,
    };
    listener.follows.insert(AUTHOR, followed);
    assert!(!hears(&boost, &Channel::Home, &listener));
    assert!(!hears(&post(json!({})), &Channel::Home, &listener));
    let german = post(json!({ "language": "de" }));
    assert!(hears(&german, &Channel::Home, &listener));
    let unknown = post(json!({ "language": null }));
    assert!(hears(&unknown, &Channel::Home, &listener));
}

#[test]
fn answers_to_those_not_followed_are_not_heard_at_home() {
    let answer = post(json!({ "in_reply_to_id": 5, "in_reply_to_account_id": STRANGER }));
    assert!(!hears(&answer, &Channel::Home, &following(&[AUTHOR])));
    assert!(hears(
        &answer,
        &Channel::Home,
        &following(&[AUTHOR, STRANGER])
    ));
    let to_reader = post(json!({ "in_reply_to_id": 5, "in_reply_to_account_id": READER }));
    assert!(hears(&to_reader, &Channel::Home, &following(&[AUTHOR])));
}

#[test]
fn a_boost_is_heard_once_a_day() {
    let boost = |original: i64, earlier: Vec<i64>| {
        let mut post = post_of(vec![
            row(id_before(0), json!({ "reblog_of_id": original })),
            row(original, json!({ "account_id": STRANGER })),
        ]);
        post.earlier_boosters = earlier;
        post
    };
    let (today, long_ago) = (id_before(60), id_before(25 * 60));
    let follows_both = following(&[AUTHOR, STRANGER]);
    assert!(!hears(&boost(today, vec![]), &Channel::Home, &follows_both));
    assert!(hears(
        &boost(long_ago, vec![]),
        &Channel::Home,
        &follows_both
    ));
    // Who does not follow the author of the original has not seen it.
    let follows_booster = following(&[AUTHOR]);
    assert!(hears(
        &boost(today, vec![]),
        &Channel::Home,
        &follows_booster
    ));
    assert!(!hears(
        &boost(long_ago, vec![7]),
        &Channel::Home,
        &following(&[AUTHOR, 7])
    ));
    assert!(hears(
        &boost(long_ago, vec![7]),
        &Channel::Home,
        &follows_booster
    ));
    assert!(!hears(
        &boost(long_ago, vec![READER]),
        &Channel::Home,
        &follows_booster
    ));
}

#[test]
fn limited_authors_are_in_public_streams_for_followers_only() {
    let mut post = post(json!({}));
    edit_author(&mut post, |author| author.silenced_at = Some(now()));
    let everything = Channel::Public(EVERYTHING);
    assert!(!hears(&post, &everything, &reader()));
    assert!(hears(&post, &everything, &following(&[AUTHOR])));
    assert!(hears(&post, &Channel::Home, &following(&[AUTHOR])));
}

#[test]
fn suspended_authors_are_not_heard() {
    let mut post = post(json!({}));
    edit_author(&mut post, |author| author.suspended_at = Some(now()));
    for channel in [Channel::Home, Channel::Public(EVERYTHING)] {
        assert!(!hears(&post, &channel, &following(&[AUTHOR])));
    }
}

#[test]
fn what_arrives_hours_late_is_no_news_but_its_edit_is() {
    let old = now() - REAL_TIME - SignedDuration::from_secs(1);
    let late = post(json!({ "created_at": old.to_string() }));
    let listener = following(&[AUTHOR]);
    assert!(!hears(&late, &Channel::Home, &listener));
    assert!(late.heard(News::Edited, &Channel::Home, &listener, now()));
}

#[test]
fn deletions_are_told_to_those_who_could_see_the_post() {
    use Visibility::{Direct, Private, Public, Unlisted};
    let author = Listener::new(AUTHOR);
    let (follower, other) = (following(&[AUTHOR]), reader());
    for (visibility, channel, listener, told) in [
        (Public, Channel::Home, &follower, true),
        (Public, Channel::Home, &other, false),
        (Public, Channel::Public(EVERYTHING), &other, true),
        (Public, tag("cats", false), &other, true),
        (Public, Channel::Notifications, &follower, false),
        (Unlisted, Channel::Home, &follower, true),
        (Unlisted, Channel::Public(EVERYTHING), &follower, false),
        (Private, Channel::Home, &follower, true),
        (Private, Channel::Public(EVERYTHING), &follower, false),
        (Private, tag("cats", false), &other, false),
        (Direct, Channel::Home, &follower, false),
        (Direct, Channel::Home, &author, true),
        (Direct, Channel::Public(EVERYTHING), &author, false),
    ] {
        assert_eq!(
            heard_deletion(AUTHOR, visibility, &channel, listener),
            told,
            "{visibility:?} {channel:?} {}",
            listener.id
        );
    }
}

#[test]
fn readers_alike_share_a_view_and_marks_do_not_leak() {
    let post = post(json!({}));
    let id = post.id();
    let listener = |reader: i64, follows: bool| {
        let mut listener = if follows {
            following(&[AUTHOR])
        } else {
            Listener::new(reader)
        };
        listener.id = reader;
        Arc::new(listener)
    };
    let listeners = [
        listener(10, true),
        listener(11, true),
        listener(12, true),
        listener(13, false),
        listener(AUTHOR, false),
    ];
    let mut favourited = untouched(id);
    favourited.favourited = true;
    let marks = HashMap::from([((12, id), favourited)]);
    let views = alike(&post, &listeners, &marks, now());
    let mut groups: Vec<Vec<i64>> = views
        .iter()
        .map(|view| {
            let mut readers = view.readers.clone();
            readers.sort_unstable();
            readers
        })
        .collect();
    groups.sort();
    assert_eq!(groups, [vec![AUTHOR], vec![10, 11], vec![12], vec![13]]);
    for view in &views {
        let marked = view.gathered.personal.get(&id).unwrap().favourited;
        assert_eq!(marked, view.readers == [12]);
        assert_eq!(view.gathered.reader, view.readers.first().copied());
        assert_eq!(view.gathered.order, [id]);
    }
}
