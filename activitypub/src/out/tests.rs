use serde_json::json;

use super::*;
use crate::activity::{Action, Activity, Announced};
use crate::actor::{Actor, ActorKind};
use crate::addressing::{Audience, PUBLIC, Visibility};
use crate::authority::{Verdict, judge};
use crate::collection::Collection;
use crate::note::{Note, Quote, QuotePolicy};
use crate::origin::{ActorId, OurHosts};
use crate::signature::PrivateKey;

const ANN: &str = "https://us.example/users/ann";
const FOLLOWERS: &str = "https://us.example/users/ann/followers";
const BOB: &str = "https://b.example/bob";
const POST: &str = "https://us.example/users/ann/statuses/1";

fn time() -> Timestamp {
    "2024-05-06T07:08:09.123Z".parse().unwrap()
}

fn meta(audience: &Audience) -> Meta<'_> {
    Meta { id: "https://us.example/act/1", actor: ANN, audience: Some(audience), published: Some(time()) }
}

fn public() -> Audience {
    Audience::for_post(Visibility::Public, FOLLOWERS, &[BOB])
}

/// What we send is what a peer of our kind reads and believes.
fn received(document: Value) -> Action {
    assert_eq!(document["@context"].as_array().map_or(&document["@context"], |list| &list[0]), "https://www.w3.org/ns/activitystreams");
    assert!(document["object"].get("@context").is_none());
    let activity = Activity::parse(document).unwrap();
    let verdict = judge(&ActorId::parse(ANN).unwrap(), &activity, &OurHosts::new(["b.example"]).unwrap());
    assert_eq!(verdict, Verdict::Accept);
    activity.action
}

fn ann() -> ActorOut {
    let (rsa, ed25519) = (PrivateKey::generate_rsa().unwrap(), PrivateKey::generate_ed25519().unwrap());
    let key = KeyOut { id: format!("{ANN}#main-key"), pem: rsa.public_pem().unwrap() };
    let image = ImageOut { url: "https://us.example/a.png".into(), media_type: "image/png".into(), description: Some("A rook".into()) };
    ActorOut {
        webfinger: Some("ann@us.example".into()),
        name: Some("Ann :rook:".into()),
        summary: Some("<p>Hi</p>".into()),
        shared_inbox: Some("https://us.example/inbox".into()),
        outbox: Some(format!("{ANN}/outbox")),
        followers: Some(FOLLOWERS.into()),
        following: Some(format!("{ANN}/following")),
        featured: Some(format!("{ANN}/featured")),
        featured_tags: Some(format!("{ANN}/tags")),
        url: Some("https://us.example/@ann".into()),
        icon: Some(image.clone()),
        image: Some(image),
        fields: vec![FieldOut { name: "Nest".into(), value: "Oak".into() }],
        tags: vec![TagOut::Emoji {
            id: "https://us.example/emoji/1".into(),
            shortcode: "rook".into(),
            url: "https://us.example/rook.png".into(),
            media_type: "image/png".into(),
            updated: time(),
        }],
        also_known_as: vec!["https://b.example/ann".into()],
        moved_to: Some("https://c.example/ann".into()),
        locked: true,
        discoverable: true,
        indexable: true,
        memorial: true,
        suspended: true,
        published: Some(time()),
        multikeys: vec![MultikeyOut { id: format!("{ANN}#ed25519"), multibase: ed25519.public_multibase().unwrap() }],
        attribution_domains: vec!["blog.example".into()],
        ..ActorOut::new(ActorKind::Person, ANN.into(), "ann".into(), format!("{ANN}/inbox"), key)
    }
}

#[test]
fn an_actor_reads_back_whole() {
    let sent = ann();
    let read = Actor::parse(&sent.document()).unwrap();
    assert_eq!((read.id.as_str(), read.kind, read.handle.to_string().as_str()), (ANN, ActorKind::Person, "ann@us.example"));
    assert_eq!((read.name, read.summary), (sent.name, sent.summary));
    assert_eq!(read.shared_inbox.unwrap().as_str(), "https://us.example/inbox");
    for (read, sent) in [
        (read.outbox, sent.outbox),
        (read.followers, sent.followers),
        (read.following, sent.following),
        (read.featured, sent.featured),
        (read.featured_tags, sent.featured_tags),
    ] {
        assert_eq!(read.map(|id| id.to_string()), sent);
    }
    assert_eq!(read.icon.unwrap().description.as_deref(), Some("A rook"));
    assert_eq!((read.fields.len(), read.emoji.len(), read.also_known_as.len(), read.attribution_domains.len()), (1, 1, 1, 1));
    assert!(read.locked && read.indexable && read.memorial && read.suspended && read.discoverable == Some(true));
    assert_eq!(read.published.unwrap().to_string(), "2024-05-06T00:00:00Z");
    assert_eq!(read.keys.len(), 2);
    assert!(read.keys.iter().all(|key| key.public_key().is_ok()));
    assert_eq!(read.moved_to.unwrap().as_str(), "https://c.example/ann");
}

#[test]
fn row_21_every_term_of_an_actor_and_of_a_post_is_defined() {
    // Defined by the contexts that are linked rather than written out.
    let known = [
        "@context", "id", "type", "preferredUsername", "inbox", "name", "summary", "outbox", "followers", "following", "url", "endpoints",
        "sharedInbox", "icon", "image", "published", "attachment", "tag", "publicKey", "owner", "publicKeyPem", "mediaType", "updated",
        "controller", "publicKeyMultibase", "attributedTo", "inReplyTo", "content", "contentMap", "to", "cc", "context", "href", "width", "height",
        "oneOf", "anyOf", "endTime", "closed", "replies", "likes", "shares", "totalItems", "first", "items", "next", "partOf",
    ];
    fn check(value: &Value, defined: &[&str], parent: &str) {
        match value {
            Value::Object(map) => {
                for (key, inner) in map {
                    assert!(parent == "contentMap" || defined.contains(&key.as_str()), "{key} is not defined");
                    if key != "@context" {
                        check(inner, defined, key);
                    }
                }
            }
            Value::Array(items) => items.iter().for_each(|item| check(item, defined, parent)),
            _ => {}
        }
    }
    for document in [ann().document(), note().document(), NoteOut { poll: Some(poll()), ..note() }.document()] {
        let terms: Vec<&str> = document["@context"].as_array().unwrap().iter().filter_map(Value::as_object).flat_map(|map| map.keys().map(String::as_str)).collect();
        let defined: Vec<&str> = known.iter().copied().chain(terms).collect();
        check(&document, &defined, "");
    }
    let domains = &ann().document()["@context"][3]["attributionDomains"];
    assert_eq!(domains, &json!({"@id": "toot:attributionDomains", "@type": "@id", "@container": "@set"}));
}

#[test]
fn the_actor_of_the_server_says_nothing_personal() {
    let key = KeyOut { id: "https://us.example/actor#main-key".into(), pem: "pem".into() };
    let actor = ActorOut::instance("https://us.example/actor".into(), "us.example", "https://us.example/actor/inbox".into(), "https://us.example/actor/outbox".into(), key);
    let read = Actor::parse(&actor.document()).unwrap();
    assert_eq!((read.kind, read.locked, read.handle.to_string().as_str()), (ActorKind::Application, true, "us.example@us.example"));
    assert!(read.followers.is_none() && read.name.is_none() && read.published.is_none());
}

#[test]
fn a_key_stands_alone_too() {
    let key = KeyOut { id: format!("{ANN}#main-key"), pem: "pem".into() };
    let read = crate::actor::KeyDocument::read(&key_document(&key, ANN)).unwrap();
    assert_eq!((read.keys.len(), read.keys[0].owner.as_str()), (1, ANN));
}

fn poll() -> PollOut {
    PollOut {
        multiple: true,
        options: vec![PollOptionOut { name: "Rook".into(), votes: 3 }, PollOptionOut { name: "Owl".into(), votes: 2 }],
        end_time: Some(time()),
        closed: Some(time()),
        voters_count: 4,
    }
}

fn note() -> NoteOut {
    NoteOut {
        id: POST.into(),
        url: "https://us.example/@ann/1".into(),
        attributed_to: ANN.into(),
        content: "<p>Hi</p>".into(),
        language: Some("en".into()),
        summary: Some("Birds".into()),
        sensitive: true,
        published: time(),
        updated: Some(time()),
        audience: public(),
        direct_message: Some(false),
        in_reply_to: Some("https://b.example/1".into()),
        conversation: Some("tag:us.example,2024:1".into()),
        context: Some("https://us.example/contexts/1".into()),
        attachments: vec![AttachmentOut {
            url: "https://us.example/m.png".into(),
            media_type: "image/png".into(),
            description: Some("A nest".into()),
            blurhash: Some("00OZZy".into()),
            focal_point: Some((0.0, -0.5)),
            width: Some(3),
            height: Some(4),
            thumbnail: Some(ImageOut { url: "https://us.example/t.png".into(), media_type: "image/png".into(), description: None }),
        }],
        tags: vec![
            TagOut::Mention { href: BOB.into(), name: "@bob@b.example".into() },
            TagOut::Hashtag { href: "https://us.example/tags/birds".into(), name: "Birds".into() },
        ],
        poll: None,
        quote: Some(QuoteOut { id: "https://b.example/9".into(), authorization: Some("https://b.example/stamp".into()) }),
        quote_policy: Some(QuotePolicy { automatic: vec![PUBLIC.into()], manual: vec![FOLLOWERS.into()] }),
        replies: Some(inline(&format!("{POST}/replies"), &format!("{POST}/replies?page=1"), vec![], None)),
        likes: Some((format!("{POST}/likes"), 5)),
        shares: Some((format!("{POST}/shares"), 6)),
    }
}

#[test]
fn a_post_reads_back_whole() {
    let sent = note();
    let read = Note::parse(&sent.document(), None).unwrap();
    assert_eq!((read.id.as_str(), read.attributed_to.as_str(), read.content.unwrap()), (POST, ANN, sent.content));
    assert_eq!((read.language, read.summary, read.sensitive), (sent.language, sent.summary, true));
    assert_eq!(read.published.unwrap().to_string(), "2024-05-06T07:08:09Z");
    assert_eq!((read.audience, read.direct_message), (sent.audience, Some(false)));
    assert_eq!((read.conversation, read.context.unwrap().to_string()), (sent.conversation, sent.context.unwrap()));
    assert_eq!((read.in_reply_to.unwrap().as_str(), read.url.unwrap().as_str()), ("https://b.example/1", "https://us.example/@ann/1"));
    let media = &read.attachments[0];
    assert_eq!((media.focal_point, media.width, media.height), (Some((0.0, -0.5)), Some(3), Some(4)));
    assert!(media.blurhash.is_some() && media.thumbnail.is_some() && media.description.as_deref() == Some("A nest"));
    assert_eq!((read.mentions.len(), read.hashtags[0].name.as_str()), (1, "Birds"));
    assert_eq!(read.quote, Some(Quote::Of("https://b.example/9".parse().unwrap())));
    assert_eq!((read.quote_policy, read.quote_authorization.is_some()), (sent.quote_policy, true));
    assert_eq!((read.likes_count, read.shares_count, read.replies.is_some()), (Some(5), Some(6), true));
}

#[test]
fn a_poll_and_a_vote_read_back() {
    let read = Note::parse(&NoteOut { poll: Some(poll()), ..note() }.document(), None).unwrap();
    let polled = read.poll.unwrap();
    assert_eq!((read.kind.as_str(), polled.multiple, polled.options.len(), polled.voters_count), ("Question", true, 2, Some(4)));
    assert!(polled.closed.is_some());
    let vote = Note::parse(&NoteOut::vote("https://us.example/v/1", ANN, "https://b.example/q", BOB, "Rook"), None).unwrap();
    assert!(vote.is_vote());
    assert_eq!(vote.audience.to, [BOB]);
    assert!(vote.audience.cc.is_empty());
}

#[test]
fn activities_read_back_and_are_believed() {
    let audience = public();
    let meta = meta(&audience);
    assert!(matches!(received(create(meta, note().document())), Action::Create { objects } if objects.len() == 1));
    assert!(matches!(received(update(meta, note().to_value())), Action::Update { .. }));
    assert!(matches!(received(update(meta, ann().document())), Action::Update { object } if object.is_actor()));
    assert!(matches!(received(announce(meta, "https://b.example/1")), Action::Announce { object: Announced::Object(_) }));
    assert!(matches!(received(delete_object(meta, POST)), Action::Delete { object, .. } if object.as_str() == POST));
    assert!(matches!(received(delete_actor("https://us.example/users/ann#delete", ANN)), Action::Delete { object, .. } if object.as_str() == ANN));
    assert!(matches!(received(like(meta, "https://b.example/1")), Action::Like { content: None, .. }));
    assert!(matches!(received(block(meta, BOB)), Action::Block { .. }));
    assert!(matches!(received(move_account(meta, "https://c.example/ann")), Action::Move { .. }));
    let featured = format!("{ANN}/featured");
    assert!(matches!(received(add(meta, POST.into(), &featured)), Action::Add { .. }));
    assert!(matches!(received(remove(meta, POST.into(), &featured)), Action::Remove { .. }));
}

#[test]
fn requests_and_answers_carry_what_they_are_about() {
    let audience = public();
    let asked = follow(Meta { audience: None, ..meta(&audience) }, BOB);
    assert!(asked.get("to").is_none());
    assert!(matches!(received(asked.clone()), Action::Follow { .. }));
    let Action::Undo { subject } = received(undo(meta(&audience), asked)) else { panic!() };
    assert_eq!((subject.kind.as_deref(), subject.object.unwrap().as_str()), (Some("Follow"), BOB));
    let theirs = json!({"@context": "x", "id": "https://b.example/f", "type": "Follow", "actor": BOB, "object": ANN});
    let Action::Accept { subject, result } = received(accept(meta(&audience), theirs.clone(), Some("https://us.example/stamp/1"))) else { panic!() };
    assert_eq!((subject.id.unwrap().as_str(), result.is_some()), ("https://b.example/f", true));
    assert!(matches!(received(reject(meta(&audience), theirs)), Action::Reject { .. }));
}

#[test]
fn a_report_names_the_account_first() {
    let report = flag("https://us.example/r/1", ANN, BOB, &["https://b.example/1".to_owned()], "Spam");
    assert_eq!(report["to"], json!([BOB]));
    let Action::Flag { objects, content } = received(report) else { panic!() };
    assert_eq!((objects.len(), objects[0].as_str(), content.as_str()), (2, BOB, "Spam"));
}

#[test]
fn collections_read_back() {
    let whole = Collection::read(&collection("https://us.example/c", 7, Some("https://us.example/c?page=1"), None)).unwrap();
    assert_eq!((whole.total, whole.first.unwrap().as_str()), (Some(7), "https://us.example/c?page=1"));
    let hidden = Collection::read(&collection("https://us.example/c", 7, None, None)).unwrap();
    assert_eq!((hidden.first, hidden.items.len()), (None, 0));
    let page = collection_page("https://us.example/c?page=1", "https://us.example/c", vec![POST.into(), note().to_value()], Some("https://us.example/c?page=2"), None);
    let page = Collection::read(&page).unwrap();
    assert_eq!((page.items.len(), page.next.unwrap().as_str()), (2, "https://us.example/c?page=2"));
    assert_eq!(Collection::read(&set("https://us.example/s", vec![POST.into()])).unwrap().total, Some(1));
}
