use super::note::{note, poll};
use super::*;

pub(super) fn ann() -> ActorOut {
    let (rsa, ed25519) = (
        PrivateKey::generate_rsa().unwrap(),
        PrivateKey::generate_ed25519().unwrap(),
    );
    let key = KeyOut {
        id: format!("{ANN}#main-key"),
        pem: rsa.public_pem().unwrap(),
    };
    let image = ImageOut {
        url: "https://us.example/a.png".into(),
        media_type: "image/png".into(),
        description: Some("A rook".into()),
    };
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
        fields: vec![FieldOut {
            name: "Nest".into(),
            value: "Oak".into(),
        }],
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
        multikeys: vec![MultikeyOut {
            id: format!("{ANN}#ed25519"),
            multibase: ed25519.public_multibase().unwrap(),
        }],
        attribution_domains: vec!["blog.example".into()],
        ..ActorOut::new(
            ActorKind::Person,
            ANN.into(),
            "ann".into(),
            format!("{ANN}/inbox"),
            key,
        )
    }
}

#[test]
fn an_actor_reads_back_whole() {
    let sent = ann();
    let read = Actor::parse(&sent.document()).unwrap();
    assert_eq!(
        (
            read.id.as_str(),
            read.kind,
            read.handle.to_string().as_str()
        ),
        (ANN, ActorKind::Person, "ann@us.example")
    );
    assert_eq!((read.name, read.summary), (sent.name, sent.summary));
    assert_eq!(
        read.shared_inbox.unwrap().as_str(),
        "https://us.example/inbox"
    );
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
    assert_eq!(
        (
            read.fields.len(),
            read.emoji.len(),
            read.also_known_as.len(),
            read.attribution_domains.len()
        ),
        (1, 1, 1, 1)
    );
    assert!(
        read.locked
            && read.indexable
            && read.memorial
            && read.suspended
            && read.discoverable == Some(true)
    );
    assert_eq!(read.published.unwrap().to_string(), "2024-05-06T00:00:00Z");
    assert_eq!(read.keys.len(), 2);
    assert!(read.keys.iter().all(|key| key.public_key().is_ok()));
    assert_eq!(read.moved_to.unwrap().as_str(), "https://c.example/ann");
}

#[test]
fn every_term_of_an_actor_and_of_a_post_is_defined() {
    // Defined by the contexts that are linked rather than written out.
    let known = [
        "@context",
        "id",
        "type",
        "preferredUsername",
        "inbox",
        "name",
        "summary",
        "outbox",
        "followers",
        "following",
        "url",
        "endpoints",
        "sharedInbox",
        "icon",
        "image",
        "published",
        "attachment",
        "tag",
        "publicKey",
        "owner",
        "publicKeyPem",
        "mediaType",
        "updated",
        "controller",
        "publicKeyMultibase",
        "attributedTo",
        "inReplyTo",
        "content",
        "contentMap",
        "to",
        "cc",
        "context",
        "href",
        "width",
        "height",
        "oneOf",
        "anyOf",
        "endTime",
        "closed",
        "replies",
        "likes",
        "shares",
        "totalItems",
        "first",
        "items",
        "next",
        "partOf",
    ];
    fn check(value: &Value, defined: &[&str], parent: &str) {
        match value {
            Value::Object(map) => {
                for (key, inner) in map {
                    assert!(
                        parent == "contentMap" || defined.contains(&key.as_str()),
                        "{key} is not defined"
                    );
                    if key != "@context" {
                        check(inner, defined, key);
                    }
                }
            }
            Value::Array(items) => items.iter().for_each(|item| check(item, defined, parent)),
            _ => {}
        }
    }
    for document in [
        ann().document(),
        note().document(),
        NoteOut {
            poll: Some(poll()),
            ..note()
        }
        .document(),
    ] {
        let terms: Vec<&str> = document["@context"]
            .as_array()
            .unwrap()
            .iter()
            .filter_map(Value::as_object)
            .flat_map(|map| map.keys().map(String::as_str))
            .collect();
        let defined: Vec<&str> = known.iter().copied().chain(terms).collect();
        check(&document, &defined, "");
    }
    let domains = &ann().document()["@context"][3]["attributionDomains"];
    assert_eq!(
        domains,
        &json!({"@id": "toot:attributionDomains", "@type": "@id", "@container": "@set"})
    );
}

#[test]
fn the_actor_of_the_server_says_nothing_personal() {
    let key = KeyOut {
        id: "https://us.example/actor#main-key".into(),
        pem: "pem".into(),
    };
    let actor = ActorOut::instance(
        "https://us.example/actor".into(),
        "us.example",
        "https://us.example/actor/inbox".into(),
        "https://us.example/actor/outbox".into(),
        key,
    );
    let read = Actor::parse(&actor.document()).unwrap();
    assert_eq!(
        (read.kind, read.locked, read.handle.to_string().as_str()),
        (ActorKind::Application, true, "us.example@us.example")
    );
    assert!(read.followers.is_none() && read.name.is_none() && read.published.is_none());
}

#[test]
fn a_key_stands_alone_too() {
    let key = KeyOut {
        id: format!("{ANN}#main-key"),
        pem: "pem".into(),
    };
    let read = crate::actor::KeyDocument::read(&key_document(&key, ANN)).unwrap();
    assert_eq!((read.keys.len(), read.keys[0].owner.as_str()), (1, ANN));
}
