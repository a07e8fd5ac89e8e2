use std::{collections::HashMap, sync::Arc};

use activitypub::{
    OurHosts,
    activity::{Action, Activity as Parsed},
    actor::Actor,
    addressing::PUBLIC,
    authority::{Verdict, judge},
    origin::ActorId,
};
use serde_json::{Value, json};

use super::*;
use crate::cache::{ById, Kept};
use crate::domain::{
    accounts::Emoji,
    collections::{NoteContext, OutboxPage, Repliers, Side, UriPage},
    media::Media,
    statuses::{
        Gathered, MentionOf, Status,
        tests_support::{account, status},
    },
};

const KEY: &str = "media/00/11/00112233445566778899aabbccddeeff.webp";
const FILE: &str = "https://files.example/media/00/11/00112233445566778899aabbccddeeff.webp";
const ID: i64 = 112_233_445_566_778_899;

async fn site() -> Site {
    let folder = tempfile::tempdir().unwrap();
    let public = "https://files.example/".parse().unwrap();
    Site {
        origin: "https://us.example".to_owned(),
        domain: "us.example".to_owned(),
        now: Timestamp::from_second(1_700_000_000).unwrap(),
        files: Files::disk(folder.path().to_owned(), &public)
            .await
            .unwrap(),
    }
}

fn bob(silent: bool) -> MentionOf {
    MentionOf {
        id: 2,
        username: "bob".to_owned(),
        domain: Some("b.example".to_owned()),
        url: "https://b.example/@bob".to_owned(),
        uri: "https://b.example/bob".to_owned(),
        silent,
    }
}

fn emoji() -> Emoji {
    Emoji {
        id: 77,
        uri: None,
        updated_at: "2024-05-06T07:08:09.123Z".parse().unwrap(),
        shortcode: "owl".to_owned(),
        file_key: Some(KEY.to_owned()),
        remote_url: None,
        visible_in_picker: true,
        category: None,
    }
}

fn post(visibility: Visibility) -> Status {
    let mut post = status(ID, 1, visibility);
    post.row.content = "<p>Hello</p>".to_owned();
    post.row.language = Some("de".to_owned());
    post.mentions = vec![bob(false)];
    post.tags = vec!["vögel".to_owned()];
    post.emojis = vec![emoji()];
    post
}

/// What we send, read as a peer reads it: it is believed.
fn received(activity: &Activity) -> Action {
    let parsed = Parsed::parse(activity.document.clone()).unwrap();
    let signer = ActorId::parse("https://us.example/users/u1").unwrap();
    let peers = OurHosts::new(["b.example"]).unwrap();
    assert_eq!(judge(&signer, &parsed, &peers), Verdict::Accept);
    assert_eq!(activity.document["id"], activity.id.as_str());
    assert_eq!(activity.document["type"], activity.kind);
    parsed.action
}

#[tokio::test]
async fn a_post_says_all_that_peers_read() {
    let site = site().await;
    let mut post = post(Visibility::Public);
    post.row.spoiler_text = "birds".to_owned();
    post.row.sensitive = true;
    post.row.favourites_count = 3;
    post.row.reblogs_count = 4;
    post.row.quote_policy = "followers".to_owned();
    post.media = vec![Media {
        id: 5,
        account_id: 1,
        status_id: Some(ID),
        kind: "image".to_owned(),
        state: "ready".to_owned(),
        file_key: Some(KEY.to_owned()),
        small_key: None,
        mime: Some("image/webp".to_owned()),
        remote_url: None,
        preview_remote_url: None,
        description: Some("An owl".to_owned()),
        blurhash: Some("LEHV6nWB2yk8pyo0adR*.7kCMdnj".to_owned()),
        meta: json!({
            "focus": {"x": 0.5, "y": -0.25},
            "original": {"width": 640, "height": 480}
        }),
    }];
    let context = NoteContext {
        in_reply_to: Some("https://b.example/1".to_owned()),
        conversation: Some("https://b.example/c/1".to_owned()),
        self_replies: vec!["https://us.example/2".to_owned()],
    };
    let note = note(&site, &post, &account(1), &context).document();
    let uri = post.row.uri.as_str();
    assert_eq!(note["@context"][0], "https://www.w3.org/ns/activitystreams");
    assert_eq!(note["id"], uri);
    assert_eq!(note["type"], "Note");
    assert_eq!(note["attributedTo"], "https://us.example/users/u1");
    assert_eq!(note["summary"], "birds");
    assert_eq!(note["sensitive"], true);
    assert_eq!(note["contentMap"], json!({"de": "<p>Hello</p>"}));
    assert_eq!(note["published"], "2023-11-14T22:13:20Z");
    assert!(note.get("updated").is_none());
    assert_eq!(note["to"], json!([PUBLIC]));
    assert_eq!(
        note["cc"],
        json!([
            "https://us.example/users/u1/followers",
            "https://b.example/bob"
        ])
    );
    assert_eq!(note["inReplyTo"], "https://b.example/1");
    assert_eq!(note["conversation"], "https://b.example/c/1");
    assert_eq!(
        note["tag"][0],
        json!({"type": "Mention", "href": "https://b.example/bob", "name": "@bob@b.example"})
    );
    assert_eq!(note["tag"][1]["name"], "#vögel");
    assert_eq!(note["tag"][1]["href"], "https://us.example/tags/v%C3%B6gel");
    assert_eq!(note["tag"][2]["id"], "https://us.example/emojis/77");
    assert_eq!(note["tag"][2]["icon"]["url"], FILE);
    let attachment = &note["attachment"][0];
    assert_eq!(attachment["url"], FILE);
    assert_eq!(attachment["mediaType"], "image/webp");
    assert_eq!(attachment["name"], "An owl");
    assert_eq!(attachment["focalPoint"], json!([0.5, -0.25]));
    assert_eq!(
        (&attachment["width"], &attachment["height"]),
        (&json!(640), &json!(480))
    );
    assert_eq!(note["replies"]["id"], format!("{uri}/replies"));
    assert_eq!(
        note["replies"]["first"]["items"],
        json!(["https://us.example/2"])
    );
    assert_eq!(note["likes"]["totalItems"], 3);
    assert_eq!(note["shares"]["totalItems"], 4);
    assert_eq!(
        note["interactionPolicy"]["canQuote"]["automaticApproval"],
        json!(["https://us.example/users/u1/followers"])
    );
}

#[tokio::test]
async fn the_audience_is_that_of_the_visibility() {
    let site = site().await;
    let nothing = NoteContext::default();
    let followers = "https://us.example/users/u1/followers";
    let bob = "https://b.example/bob";
    for (visibility, to, cc, direct) in [
        (
            Visibility::Public,
            json!([PUBLIC]),
            json!([followers, bob]),
            None,
        ),
        (
            Visibility::Unlisted,
            json!([followers]),
            json!([PUBLIC, bob]),
            None,
        ),
        (Visibility::Private, json!([followers]), json!([bob]), None),
        (Visibility::Direct, json!([bob]), json!([]), Some(true)),
    ] {
        let create = create(&site, &post(visibility), &account(1), &nothing);
        for document in [&create.document, &create.document["object"]] {
            assert_eq!(document["to"], to, "{visibility:?}");
            assert_eq!(document["cc"], cc, "{visibility:?}");
        }
        assert_eq!(
            create.document["object"]
                .get("directMessage")
                .and_then(Value::as_bool),
            direct
        );
    }
}

#[tokio::test]
async fn who_is_no_longer_mentioned_is_not_addressed() {
    let site = site().await;
    let mut post = post(Visibility::Public);
    post.mentions = vec![bob(true)];
    post.emojis.clear();
    post.tags.clear();
    let note = note(&site, &post, &account(1), &NoteContext::default()).to_value();
    assert_eq!(note["cc"], json!(["https://us.example/users/u1/followers"]));
    assert_eq!(note["tag"], json!([]));
}

#[tokio::test]
async fn a_new_thread_is_named_after_its_first_post_and_the_domain() {
    let site = site().await;
    let note = note(
        &site,
        &post(Visibility::Public),
        &account(1),
        &NoteContext::default(),
    )
    .to_value();
    let date = crate::ids::timestamp(ID).strftime("%Y-%m-%d");
    assert_eq!(
        note["conversation"],
        format!("tag:us.example,{date}:objectId={ID}:objectType=Conversation")
    );
    assert_eq!(note["inReplyTo"], Value::Null);
}

#[tokio::test]
async fn activities_are_understood_and_believed() {
    let site = site().await;
    let (author, nothing) = (account(1), NoteContext::default());
    let mut post = post(Visibility::Public);
    let uri = post.row.uri.clone();
    let made = create(&site, &post, &author, &nothing);
    assert_eq!(made.id, format!("{uri}/activity"));
    assert!(matches!(received(&made), Action::Create { .. }));

    post.row.edited_at = Some("2024-05-06T07:08:09.123Z".parse().unwrap());
    let first = update_note(&site, &post, &author, &nothing);
    assert!(matches!(received(&first), Action::Update { .. }));
    assert_eq!(
        first.document["object"]["updated"],
        "2024-05-06T07:08:09.123Z"
    );
    post.row.edited_at = Some("2024-05-06T07:08:09.124Z".parse().unwrap());
    assert_ne!(first.id, update_note(&site, &post, &author, &nothing).id);

    let deleted = delete_status(&uri, &author);
    assert!(matches!(received(&deleted), Action::Delete { .. }));
    assert_eq!(deleted.document["object"]["type"], "Tombstone");

    let liked = like(
        "https://us.example/users/u1#likes/1",
        &author,
        "https://b.example/1",
    );
    assert!(matches!(received(&liked), Action::Like { .. }));
    let unliked = undo_like(
        "https://us.example/users/u1#likes/1",
        &author,
        "https://b.example/1",
    );
    assert!(matches!(received(&unliked), Action::Undo { .. }));
    assert_eq!(unliked.document["object"]["object"], "https://b.example/1");
    assert!(unliked.document["object"].get("@context").is_none());

    let added = add_featured(&author, &uri, 1);
    assert!(matches!(received(&added), Action::Add { .. }));
    assert_eq!(added.document["target"], author.featured_url.as_str());
    assert_ne!(added.id, add_featured(&author, &uri, 2).id);
    assert!(matches!(
        received(&remove_featured(&author, &uri, 1)),
        Action::Remove { .. }
    ));
}

#[tokio::test]
async fn a_boost_names_the_original_and_its_undo_is_whole() {
    let mut boost = status(ID + 1, 1, Visibility::Public);
    boost.row.reblog_of_id = Some(ID);
    boost.row.uri.push_str("/activity");
    let author = account(1);
    let announced = announce(
        &boost,
        &author,
        "https://b.example/1",
        "https://b.example/bob",
    );
    assert!(matches!(received(&announced), Action::Announce { .. }));
    assert_eq!(announced.id, boost.row.uri);
    assert_eq!(announced.document["object"], "https://b.example/1");
    assert_eq!(
        announced.document["cc"],
        json!([author.followers_url, "https://b.example/bob"])
    );
    let undone = undo_announce(
        &boost.row.uri,
        Visibility::Public,
        &author,
        "https://b.example/1",
        "https://b.example/bob",
    );
    assert!(matches!(received(&undone), Action::Undo { .. }));
    assert_eq!(undone.document["object"]["id"], boost.row.uri.as_str());
    assert_eq!(undone.document["object"]["object"], "https://b.example/1");

    boost.visibility = Visibility::Private;
    let private = announce(&boost, &author, "https://us.example/1", &author.uri);
    assert_eq!(private.document["to"], json!([author.followers_url]));
    assert_eq!(private.document["cc"], json!([]));
}

#[tokio::test]
async fn an_actor_reads_back() {
    let site = site().await;
    let mut ann = account(1);
    ann.display_name = "Ann :owl:".to_owned();
    ann.note = "<p>Birds</p>".to_owned();
    ann.fields = json!([{"name": "Site", "value": "<a href=\"https://x.example\">x</a>"}]);
    ann.emojis = serde_json::to_value([emoji()]).unwrap();
    ann.avatar_key = Some(KEY.to_owned());
    ann.avatar_description = "An owl".to_owned();
    ann.locked = true;
    let key = activitypub::signature::PrivateKey::generate_rsa().unwrap();
    let pem = key.public_pem().unwrap();
    let document = actor(
        &site,
        &ann,
        ("https://us.example/users/u1#main-key", &pem),
        None,
    )
    .document();
    assert_eq!(document["published"], "2023-11-14T00:00:00Z");
    assert_eq!(document["icon"]["url"], FILE);
    assert_eq!(document["tag"][0]["name"], ":owl:");
    assert_eq!(document["webfinger"], "u1@us.example");
    assert_eq!(
        document["endpoints"]["sharedInbox"],
        "https://us.example/inbox"
    );
    let read = Actor::parse(&document).unwrap();
    assert_eq!(read.id.as_str(), "https://us.example/users/u1");
    assert!(read.locked);
    assert_eq!(read.fields.len(), 1);
}

#[tokio::test]
async fn a_suspended_actor_is_stripped_and_says_so() {
    let site = site().await;
    let mut ann = account(1);
    ann.display_name = "Ann".to_owned();
    ann.note = "<p>Birds</p>".to_owned();
    ann.avatar_key = Some(KEY.to_owned());
    ann.suspended_at = Some(ann.created_at);
    let document = actor(
        &site,
        &ann,
        ("https://us.example/users/u1#main-key", "PEM"),
        None,
    )
    .document();
    assert_eq!(document["suspended"], true);
    assert_eq!(document["name"], "u1");
    assert!(document.get("icon").is_none() && document.get("summary").is_none());
    assert_eq!(document["publicKey"]["publicKeyPem"], "PEM");
}

#[tokio::test]
async fn the_instance_actor_is_named_after_the_domain() {
    let site = site().await;
    let mut server = account(1);
    server.kind = "Application".to_owned();
    server.uri = "https://us.example/actor".to_owned();
    let document =
        instance_actor(&site, &server, ("https://us.example/actor#main-key", "PEM")).document();
    assert_eq!(document["type"], "Application");
    assert_eq!(document["preferredUsername"], "us.example");
    assert_eq!(document["manuallyApprovesFollowers"], true);
    let answer = webfinger_instance(&site, &server);
    assert_eq!(answer.subject, "acct:us.example@us.example");
    assert_eq!(answer.actor().unwrap().as_str(), "https://us.example/actor");
}

#[tokio::test]
async fn webfinger_leads_to_the_stored_actor() {
    let site = site().await;
    let mut ann = account(1);
    ann.avatar_key = Some(KEY.to_owned());
    let answer = webfinger(&site, &ann);
    assert_eq!(answer.subject, "acct:u1@us.example");
    assert_eq!(answer.actor().unwrap().as_str(), ann.uri);
    assert!(
        answer
            .links
            .iter()
            .any(|link| link.href.as_deref() == Some(FILE))
    );
}

fn gathered(posts: Vec<Status>) -> Gathered {
    let order = posts.iter().map(|post| post.row.id).collect();
    let statuses: ById<Arc<Kept<Status>>> = posts
        .into_iter()
        .map(|post| (post.row.id, Arc::new(Kept::new(post))))
        .collect();
    let accounts = statuses
        .values()
        .map(|post| {
            (
                post.row.account_id,
                Arc::new(Kept::new(account(post.row.account_id))),
            )
        })
        .collect();
    Gathered {
        order,
        statuses,
        accounts,
        ..Gathered::default()
    }
}

#[tokio::test]
async fn an_outbox_page_holds_creates_and_announces_without_contexts_of_their_own() {
    let site = site().await;
    let ann = account(1);
    let mut boost = status(ID + 1, 1, Visibility::Public);
    boost.row.reblog_of_id = Some(ID);
    let mut lost = status(ID + 2, 1, Visibility::Public);
    lost.row.reblog_of_id = Some(4);
    let page = OutboxPage {
        posts: gathered(vec![lost, boost, post(Visibility::Unlisted)]),
        contexts: HashMap::new(),
        next: Some(ID),
    };
    let document = outbox_page(&site, &ann, &page, Some(ID + 9));
    let items = document["orderedItems"].as_array().unwrap();
    let kinds: Vec<&str> = items
        .iter()
        .map(|item| item["type"].as_str().unwrap())
        .collect();
    assert_eq!(kinds, ["Announce", "Create"]);
    assert!(items.iter().all(|item| item.get("@context").is_none()));
    assert_eq!(
        document["id"],
        format!("{}?max_id={}&page=true", ann.outbox_url, ID + 9)
    );
    assert_eq!(
        document["next"],
        format!("{}?max_id={ID}&page=true", ann.outbox_url)
    );
    assert_eq!(document["partOf"], ann.outbox_url.as_str());

    let pinned = featured(&site, &ann, &page.posts, &page.contexts);
    assert_eq!(pinned["id"], ann.featured_url.as_str());
}

#[test]
fn a_hidden_network_has_a_size_and_no_first_page() {
    let mut ann = account(1);
    ann.followers_count = 12;
    let open = network(&ann, Side::Followers);
    assert_eq!(open["totalItems"], 12);
    assert_eq!(open["first"], format!("{}?page=true", ann.followers_url));
    ann.hide_collections = true;
    let hidden = network(&ann, Side::Followers);
    assert_eq!(hidden["totalItems"], 12);
    assert!(hidden.get("first").is_none());
    let page = UriPage {
        uris: vec!["https://b.example/bob".to_owned()],
        next: None,
    };
    let page = network_page(&ann, Side::Following, &page, None);
    assert_eq!(page["orderedItems"], json!(["https://b.example/bob"]));
    assert!(page.get("next").is_none());
}

#[test]
fn replies_go_from_the_authors_own_to_those_of_others() {
    let post = status(ID, 1, Visibility::Public);
    let url = format!("{}/replies", post.row.uri);
    let last = UriPage {
        uris: vec!["https://us.example/2".to_owned()],
        next: None,
    };
    let whole = replies(&post, &last);
    assert_eq!(whole["first"]["items"], json!(["https://us.example/2"]));
    assert_eq!(
        whole["first"]["next"],
        format!("{url}?only_other_accounts=true&page=true")
    );
    let more = UriPage {
        next: Some(9),
        ..last.clone()
    };
    let own = replies_page(&post, Repliers::Author, &more, 0);
    assert_eq!(own["type"], "CollectionPage");
    assert_eq!(own["next"], format!("{url}?min_id=9&page=true"));
    let others = replies_page(&post, Repliers::Others, &more, 5);
    assert_eq!(
        others["id"],
        format!("{url}?min_id=5&only_other_accounts=true&page=true")
    );
    assert_eq!(
        others["next"],
        format!("{url}?min_id=9&only_other_accounts=true&page=true")
    );
    assert!(
        replies_page(&post, Repliers::Others, &last, 5)
            .get("next")
            .is_none()
    );
}

#[tokio::test]
async fn an_emoji_stands_at_its_id_and_one_without_a_picture_does_not() {
    let site = site().await;
    let document = super::emoji(&site, &emoji()).unwrap();
    assert_eq!(document["id"], "https://us.example/emojis/77");
    assert_eq!(document["updated"], "2024-05-06T07:08:09.123Z");
    assert!(document.get("@context").is_some());
    let bare = Emoji {
        file_key: None,
        ..emoji()
    };
    assert!(super::emoji(&site, &bare).is_none());
}
