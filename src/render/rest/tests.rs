//! The entities, from rows built by hand.

use std::sync::Arc;

use api::accounts::CurrentUserApproval;
use jiff::Timestamp;
use serde_json::{Value, json};

use super::{Context, accounts, instance, media, relationships, statuses, wire};
use crate::cache::{ById, Kept};
use crate::{
    config::Config,
    domain::{
        accounts::Account,
        caches::Standing,
        instance::Facts,
        media::Media,
        preview_cards::Card,
        relationships::Relationship,
        statuses::{Gathered, MentionOf, Personal, Row, Status, Thread, Visibility},
    },
    files::Files,
};

const KEY: &str = "media/0a/1b/0a1b2c3d4e5f60718293a4b5c6d7e8f9.png";

struct World {
    config: Config,
    files: Files,
    _dir: tempfile::TempDir,
}

impl World {
    async fn new() -> World {
        let mut config = Config::default();
        config.instance.origin = "https://social.example".parse().unwrap();
        config.instance.domain = "social.example".to_owned();
        let dir = tempfile::tempdir().unwrap();
        let public = "https://cdn.example".parse().unwrap();
        let files = Files::disk(dir.path().to_owned(), &public).await.unwrap();
        World {
            config,
            files,
            _dir: dir,
        }
    }

    fn context(&self, reader: Option<i64>) -> Context<'_> {
        Context::new(&self.config, &self.files, reader)
    }
}

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn person(id: i64, username: &str) -> Account {
    let uri = format!("https://social.example/users/{username}");
    Account {
        id,
        username: username.to_owned(),
        domain: None,
        url: format!("https://social.example/@{username}"),
        kind: "Person".to_owned(),
        display_name: "Ada".to_owned(),
        note: "<p>Hello</p>".to_owned(),
        note_source: "Hello".to_owned(),
        fields: json!([{"name": "Site", "value": "<a>x</a>", "source": "x", "verified_at": null}]),
        avatar_key: None,
        avatar_static_key: None,
        avatar_remote_url: None,
        avatar_description: String::new(),
        header_key: None,
        header_static_key: None,
        header_remote_url: None,
        header_description: String::new(),
        locked: false,
        discoverable: None,
        indexable: false,
        hide_collections: false,
        show_media: true,
        show_media_replies: true,
        show_featured: true,
        memorial: false,
        also_known_as: Vec::new(),
        attribution_domains: Vec::new(),
        moved_to_id: None,
        inbox_url: format!("{uri}/inbox"),
        shared_inbox_url: None,
        outbox_url: String::new(),
        followers_url: String::new(),
        following_url: String::new(),
        featured_url: String::new(),
        featured_tags_url: String::new(),
        uri,
        silenced_at: None,
        suspended_at: None,
        deleted_at: None,
        created_at: at("2026-03-04T15:16:17Z"),
        updated_at: at("2026-03-04T15:16:17Z"),
        fetched_at: None,
        statuses_count: 3,
        followers_count: 2,
        following_count: 1,
        last_status_at: Some("2026-06-01".parse().unwrap()),
        stats_version: 0,
        role_id: Some(3),
        role_name: Some("Owner".to_owned()),
        role_color: Some(String::new()),
        role_permissions: Some(1),
        role_highlighted: Some(true),
        emojis: json!([]),
    }
}

fn stranger(id: i64) -> Account {
    Account {
        domain: Some("far.example".to_owned()),
        avatar_remote_url: Some("https://far.example/a.png".to_owned()),
        role_id: None,
        role_highlighted: None,
        ..person(id, "bob")
    }
}

fn post(id: i64, author: i64) -> Status {
    Status {
        row: Row {
            id,
            account_id: author,
            uri: format!("https://social.example/users/ada/statuses/{id}"),
            url: Some(format!("https://social.example/@ada/{id}")),
            local: true,
            visibility: "public".to_owned(),
            text: "Hello #Café".to_owned(),
            content: "<p>Hello</p>".to_owned(),
            spoiler_text: String::new(),
            sensitive: false,
            language: Some("en".to_owned()),
            in_reply_to_id: None,
            in_reply_to_account_id: None,
            in_reply_to_uri: None,
            reblog_of_id: None,
            conversation_id: 1,
            media_ids: Vec::new(),
            quote_policy: "followers".to_owned(),
            created_at: at("2026-06-01T10:00:00.123456Z"),
            edited_at: None,
            replies_count: 0,
            reblogs_count: 4,
            favourites_count: -1,
            quotes_count: 0,
            application_name: Some("Web".to_owned()),
            application_website: None,
            media: Value::Null,
            mentions: Value::Null,
            tags: Value::Null,
            emojis: Value::Null,
            poll: None,
            quote: None,
            card: None,
        },
        visibility: Visibility::Public,
        media: Vec::new(),
        mentions: vec![mention(7, false), mention(8, true)],
        tags: vec!["cafe".to_owned()],
        emojis: Vec::new(),
        poll: None,
        quote: None,
        card: None,
    }
}

/// A page behind a link, by accounts that it names.
fn page_card(author: Option<i64>, unverified: Option<i64>) -> Card {
    serde_json::from_value(json!({
        "id": 7, "url": "https://news.example/story", "kind": "link", "title": "Birds", "description": "Of prey", "language": "en",
        "author_name": "Ann", "author_url": "", "provider_name": "News", "provider_url": "", "html": "", "width": 800, "height": 600,
        "image_url": "https://news.example/a.png", "image_description": "A bird", "embed_url": "",
        "published_at": "2026-06-01T10:00:00+00:00", "author_account_id": author, "unverified_account_id": unverified,
    }))
    .unwrap()
}

fn mention(id: i64, silent: bool) -> MentionOf {
    MentionOf {
        id,
        username: format!("p{id}"),
        domain: Some("far.example".to_owned()),
        url: format!("https://far.example/@p{id}"),
        uri: format!("https://far.example/users/p{id}"),
        silent,
    }
}

fn gathered(reader: Option<i64>, statuses: Vec<Status>, people: Vec<Account>) -> Gathered {
    Gathered {
        reader,
        order: statuses.iter().map(|status| status.row.id).collect(),
        statuses: statuses
            .into_iter()
            .map(|status| (status.row.id, Arc::new(Kept::new(status))))
            .collect(),
        accounts: people
            .into_iter()
            .map(|account| (account.id, Arc::new(Kept::new(account))))
            .collect(),
        ..Gathered::default()
    }
}

fn relation(id: i64) -> Relationship {
    Relationship {
        id,
        following: false,
        showing_reblogs: None,
        notifying: None,
        languages: None,
        followed_by: false,
        blocking: false,
        blocked_by: false,
        muting: false,
        muting_notifications: None,
        muting_expires_at: None,
        requested: false,
        requested_by: false,
        domain_blocking: false,
        endorsed: false,
        note: String::new(),
    }
}

fn value(entity: &impl serde::Serialize) -> Value {
    serde_json::to_value(entity).unwrap()
}

#[tokio::test]
async fn a_local_account_is_on_the_public_origin_with_real_default_pictures() {
    let world = World::new().await;
    let shown = value(&accounts::account(
        &world.context(None),
        &person(1, "ada"),
        None,
    ));
    assert_eq!(shown["id"], "1");
    assert_eq!(shown["acct"], "ada");
    assert_eq!(shown["url"], "https://social.example/@ada");
    let missing = "https://social.example/avatars/original/missing.png";
    assert_eq!(shown["avatar"], missing);
    assert_eq!(shown["avatar_static"], missing);
    assert_eq!(shown["created_at"], "2026-03-04T00:00:00.000Z");
    assert_eq!(shown["last_status_at"], "2026-06-01");
    assert_eq!(shown["noindex"], false);
    assert_eq!(
        shown["roles"],
        json!([{"id": "3", "name": "Owner", "color": ""}])
    );
    for absent in ["suspended", "limited", "moved", "memorial", "pleroma"] {
        assert!(shown.get(absent).is_none(), "{absent}");
    }
}

#[tokio::test]
async fn a_remote_account_names_its_host_and_has_no_roles() {
    let world = World::new().await;
    let shown = value(&accounts::account(&world.context(None), &stranger(2), None));
    assert_eq!(shown["acct"], "bob@far.example");
    assert_eq!(shown["avatar"], "https://far.example/a.png");
    assert!(shown.get("roles").is_none());
    assert!(shown.get("noindex").is_none());
}

#[tokio::test]
async fn a_stored_picture_goes_before_the_remote_one_and_has_a_still_form() {
    let world = World::new().await;
    let mut row = stranger(2);
    row.avatar_key = Some(KEY.to_owned());
    let shown = accounts::account(&world.context(None), &row, None);
    assert_eq!(shown.avatar, format!("https://cdn.example/{KEY}"));
    assert_eq!(shown.avatar_static, shown.avatar);
    row.avatar_key = Some("../etc/passwd".to_owned());
    let shown = accounts::account(&world.context(None), &row, None);
    assert_eq!(shown.avatar, "https://far.example/a.png");
}

#[tokio::test]
async fn a_suspended_account_is_shown_blank() {
    let world = World::new().await;
    let row = Account {
        suspended_at: Some(at("2026-06-02T00:00:00Z")),
        locked: true,
        ..person(1, "ada")
    };
    let moved = stranger(2);
    let shown = value(&accounts::account(&world.context(None), &row, Some(&moved)));
    assert_eq!(shown["suspended"], true);
    for blank in ["display_name", "note", "avatar_description"] {
        assert_eq!(shown[blank], "", "{blank}");
    }
    for empty in ["fields", "emojis", "roles"] {
        assert_eq!(shown[empty], json!([]), "{empty}");
    }
    assert_eq!(shown["locked"], false);
    assert!(shown.get("moved").is_none());
}

#[tokio::test]
async fn where_an_account_has_moved_to_is_shown_once() {
    let world = World::new().await;
    let row = Account {
        moved_to_id: Some(2),
        ..person(1, "ada")
    };
    let shown = value(&accounts::account(
        &world.context(None),
        &row,
        Some(&stranger(2)),
    ));
    assert_eq!(shown["moved"]["id"], "2");
    assert!(shown["moved"].get("moved").is_none());
}

#[tokio::test]
async fn a_status_without_a_reader_has_nothing_personal() {
    let world = World::new().await;
    let page = gathered(None, vec![post(10, 1)], vec![person(1, "ada")]);
    let shown = value(&statuses::page(&world.context(None), &page));
    let shown = &shown[0];
    for absent in [
        "favourited",
        "reblogged",
        "muted",
        "bookmarked",
        "pinned",
        "filtered",
        "text",
    ] {
        assert!(shown.get(absent).is_none(), "{absent}");
    }
    assert_eq!(shown["created_at"], "2026-06-01T10:00:00.123Z");
    assert_eq!(shown["favourites_count"], 0);
    assert_eq!(shown["reblogs_count"], 4);
    assert_eq!(
        shown["application"],
        json!({"name": "Web", "website": null})
    );
    assert_eq!(
        shown["tags"],
        json!([{"name": "cafe", "url": "https://social.example/tags/cafe"}])
    );
    for null in [
        "reblog",
        "poll",
        "card",
        "edited_at",
        "in_reply_to_id",
        "quote",
    ] {
        assert!(shown.get(null).unwrap().is_null(), "{null}");
    }
}

#[tokio::test]
async fn silent_mentions_are_not_shown() {
    let world = World::new().await;
    let page = gathered(None, vec![post(10, 1)], vec![person(1, "ada")]);
    let shown = statuses::status(&world.context(None), &page, 10).unwrap();
    assert_eq!(
        value(&shown.mentions),
        json!([{"id": "7", "username": "p7", "url": "https://far.example/@p7", "acct": "p7@far.example"}])
    );
}

#[tokio::test]
async fn pinned_is_told_of_own_posts_that_can_be_pinned() {
    let world = World::new().await;
    let mut direct = post(11, 1);
    direct.visibility = Visibility::Direct;
    let mut boost = post(12, 1);
    boost.row.reblog_of_id = Some(10);
    let mut page = gathered(
        Some(1),
        vec![post(10, 1), direct, boost, post(13, 2)],
        vec![person(1, "ada"), stranger(2)],
    );
    page.personal = ById::from_iter([(
        10,
        Personal {
            id: 10,
            favourited: true,
            reblogged: true,
            bookmarked: false,
            muted: false,
            pinned: true,
        },
    )]);
    let context = world.context(Some(1));
    let pinned = |id| {
        statuses::status(&context, &page, id)
            .unwrap()
            .personal
            .pinned
    };
    assert_eq!(pinned(10), Some(true));
    assert_eq!(pinned(11), None);
    assert_eq!(pinned(12), None);
    assert_eq!(pinned(13), None);
    let shown = statuses::status(&context, &page, 10).unwrap();
    assert_eq!(shown.personal.filtered, Some(Vec::new()));
    // What is done to a boost is done to its original.
    let boost = statuses::status(&context, &page, 12).unwrap();
    assert_eq!(boost.personal.favourited, Some(true));
    assert_eq!(boost.reblog.unwrap().personal.favourited, Some(true));
}

#[tokio::test]
async fn what_is_put_together_from_remembered_parts_equals_the_entities() {
    let world = World::new().await;
    let mut boost = post(12, 2);
    boost.row.reblog_of_id = Some(10);
    let mut lost = post(14, 2);
    lost.row.reblog_of_id = Some(99);
    let mut moved = stranger(2);
    moved.moved_to_id = Some(1);
    let mut original = post(10, 1);
    original.poll = serde_json::from_value(json!({
        "id": 5, "options": ["a", "b"], "multiple": true, "hide_totals": false,
        "expires_at": "2026-06-01T10:00:00Z", "tallies": [[0, 2], [-1, 1]],
    }))
    .unwrap();
    let mut linking = post(15, 2);
    linking.card = Some(page_card(None, None));
    let mut named = post(16, 1);
    named.card = Some(page_card(Some(2), None));
    let mut nameless = post(17, 1);
    nameless.card = Some(page_card(None, Some(1)));
    let mut quoting = post(13, 2);
    quoting.quote = serde_json::from_value(json!({
        "id": 10, "uri": "https://social.example/1", "state": "accepted", "approval_uri": null,
    }))
    .unwrap();
    for reader in [None, Some(1), Some(2), Some(9)] {
        let mut page = gathered(
            reader,
            vec![
                original.clone(),
                lost.clone(),
                boost.clone(),
                quoting.clone(),
                linking.clone(),
                named.clone(),
                nameless.clone(),
            ],
            vec![person(1, "ada"), moved.clone()],
        );
        page.personal = ById::from_iter([(
            10,
            Personal {
                id: 10,
                favourited: true,
                reblogged: false,
                bookmarked: true,
                muted: false,
                pinned: true,
            },
        )]);
        let context = world.context(reader);
        let entities = value(&statuses::page(&context, &page));
        assert_eq!(entities.as_array().map(Vec::len), Some(6));
        assert_eq!(entities[3]["card"]["authors"][0]["account"], Value::Null);
        assert_eq!(entities[4]["card"]["authors"][0]["account"]["id"], "2");
        assert_eq!(
            entities[5]["card"]["missing_attribution"],
            json!(reader.map(|reader| reader == 1))
        );
        assert_eq!(entities[0]["poll"]["options"][0]["votes_count"], 2);
        assert_eq!(entities[2]["quote"]["quoted_status"]["id"], "10");
        assert_eq!(
            entities[2]["pleroma"]["quote"],
            entities[2]["quote"]["quoted_status"]
        );
        // The second time everything is remembered.
        for _ in 0..2 {
            let written: Value = serde_json::from_slice(&wire::page(&context, &page)).unwrap();
            assert_eq!(written, entities, "for {reader:?}");
        }
        let one: Value =
            serde_json::from_slice(&wire::status(&context, &page, 12).unwrap()).unwrap();
        assert_eq!(one, entities[1]);
        assert!(wire::status(&context, &page, 14).is_none());
        let thread = Thread {
            ancestors: page,
            descendants: Gathered::default(),
            about: None,
        };
        let written: Value = serde_json::from_slice(&wire::thread(&context, &thread)).unwrap();
        assert_eq!(written, json!({"ancestors": entities, "descendants": []}));
    }
}

#[tokio::test]
async fn a_boost_without_its_original_is_not_shown() {
    let world = World::new().await;
    let mut boost = post(12, 1);
    boost.row.reblog_of_id = Some(10);
    let page = gathered(None, vec![boost], vec![person(1, "ada")]);
    assert!(statuses::page(&world.context(None), &page).is_empty());
}

#[tokio::test]
async fn the_answer_to_a_deletion_has_the_text_instead_of_the_content() {
    let world = World::new().await;
    let page = gathered(Some(1), vec![post(10, 1)], vec![person(1, "ada")]);
    let shown = value(&statuses::deleted(&world.context(Some(1)), &page, 10).unwrap());
    assert_eq!(shown["text"], "Hello #Café");
    assert!(shown.get("content").is_none());
}

#[tokio::test]
async fn who_may_quote_follows_from_policy_visibility_and_reader() {
    let world = World::new().await;
    let mut page = gathered(Some(2), vec![post(10, 1)], vec![person(1, "ada")]);
    let fares = |reader: Option<i64>, page: &Gathered| {
        statuses::status(&world.context(reader), page, 10)
            .unwrap()
            .personal
            .quote_approval
            .current_user
    };
    assert_eq!(fares(None, &page), CurrentUserApproval::Denied);
    assert_eq!(fares(Some(1), &page), CurrentUserApproval::Automatic);
    assert_eq!(fares(Some(2), &page), CurrentUserApproval::Denied);
    let follows = Standing {
        following: true,
        ..Standing::default()
    };
    page.relationships.insert(1, follows);
    assert_eq!(fares(Some(2), &page), CurrentUserApproval::Automatic);
    let mut private = post(10, 1);
    private.visibility = Visibility::Private;
    private.row.quote_policy = "public".to_owned();
    page.statuses.insert(10, Arc::new(Kept::new(private)));
    assert_eq!(fares(Some(2), &page), CurrentUserApproval::Denied);
}

#[tokio::test]
async fn media_without_measures_has_no_meta_and_none_is_named_before_it_is_ready() {
    let world = World::new().await;
    let mut file = Media {
        id: 5,
        account_id: 1,
        status_id: None,
        kind: "image".to_owned(),
        state: "ready".to_owned(),
        file_key: Some(KEY.to_owned()),
        small_key: None,
        mime: None,
        remote_url: None,
        preview_remote_url: None,
        description: None,
        blurhash: None,
        meta: json!({}),
    };
    let context = world.context(None);
    let shown = value(&media::attachment(&context, &file));
    assert_eq!(shown["type"], "image");
    assert_eq!(shown["url"], format!("https://cdn.example/{KEY}"));
    assert!(shown["meta"].is_null() && shown["remote_url"].is_null());
    file.meta = json!({"focus": {"x": 0.5, "y": -0.5}});
    file.state = "processing".to_owned();
    let shown = value(&media::attachment(&context, &file));
    assert!(shown["url"].is_null());
    assert_eq!(shown["meta"], json!({"focus": {"x": 0.5, "y": -0.5}}));
    file.kind = "hologram".to_owned();
    assert_eq!(
        value(&media::attachment(&context, &file))["type"],
        "unknown"
    );
}

#[test]
fn what_a_relation_has_not_is_false() {
    let shown = value(&relationships::relationship(&relation(9)));
    assert_eq!(
        shown,
        json!({
            "id": "9", "following": false, "showing_reblogs": false, "notifying": false,
            "languages": null, "followed_by": false, "blocking": false, "blocked_by": false,
            "muting": false, "muting_notifications": false, "muting_expires_at": null,
            "requested": false, "requested_by": false, "domain_blocking": false,
            "endorsed": false, "note": "",
        })
    );
}

#[tokio::test]
async fn the_instance_documents_say_what_clients_key_on() {
    let world = World::new().await;
    let facts = Facts {
        users: 3,
        statuses: 5,
        domains: 7,
        active_month: 2,
        rules: Vec::new(),
        campaign: None,
        has_privacy_policy: true,
        has_terms: false,
        contact: Some(person(1, "ada")),
        vapid_key: "BKey".to_owned(),
    };
    let v2 = value(&instance::instance(&world.context(None), &facts));
    assert_eq!(v2["domain"], "social.example");
    assert!(v2["version"].as_str().unwrap().starts_with("4.6.2"));
    assert_eq!(v2["api_versions"]["mastodon"], 11);
    assert_eq!(v2["configuration"]["vapid"]["public_key"], "BKey");
    let urls = &v2["configuration"]["urls"];
    assert_eq!(
        urls["privacy_policy"],
        "https://social.example/privacy-policy"
    );
    assert_eq!(urls["terms_of_service"], Value::Null);
    assert_eq!(
        v2["configuration"]["urls"]["streaming"],
        "wss://social.example"
    );
    assert_eq!(v2["configuration"]["statuses"]["max_characters"], 500);
    assert_eq!(
        v2["configuration"]["media_attachments"]["supported_mime_types"],
        json!(["image/jpeg", "image/png", "image/gif", "image/webp"])
    );
    assert_eq!(v2["contact"]["account"]["acct"], "ada");
    assert_eq!(v2["registrations"]["enabled"], false);
    let v1 = value(&instance::instance_v1(&world.context(None), &facts));
    assert_eq!(v1["uri"], "social.example");
    assert_eq!(v1["urls"]["streaming_api"], "wss://social.example");
    assert_eq!(
        v1["stats"],
        json!({"user_count": 3, "status_count": 5, "domain_count": 7})
    );
    assert_eq!(v1["max_toot_chars"], 500);
}
