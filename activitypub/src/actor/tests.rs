use serde_json::json;

use super::*;

fn minimal() -> Value {
    json!({
        "@context": "https://www.w3.org/ns/activitystreams",
        "id": "https://a.example/users/ann",
        "type": "Person",
        "preferredUsername": "ann",
        "inbox": "https://a.example/users/ann/inbox",
    })
}

fn with(changes: Value) -> Value {
    let mut document = minimal();
    for (key, value) in changes.as_object().unwrap() {
        document[key] = value.clone();
    }
    document
}

#[test]
fn the_least_an_actor_needs() {
    let actor = Actor::parse(&minimal()).unwrap();
    assert_eq!(actor.handle.to_string(), "ann@a.example");
    assert!(!actor.locked && !actor.indexable && actor.discoverable.is_none());
    for (key, error) in [
        ("type", ActorError::Kind),
        ("inbox", ActorError::Inbox),
        ("preferredUsername", ActorError::Handle(HandleError::Shape)),
    ] {
        let mut document = minimal();
        document.as_object_mut().unwrap().remove(key);
        assert_eq!(Actor::parse(&document).unwrap_err(), error);
    }
}

#[test]
fn odd_ids_are_refused() {
    for id in [
        json!(null),
        json!(7),
        json!(""),
        json!("javascript:x"),
        json!("https:///x"),
        json!("urn:x"),
        json!("https://a.example/u#k"),
        json!({"id": "https://a.example/u"}),
    ] {
        assert!(
            matches!(
                Actor::parse(&with(json!({"id": id}))),
                Err(ActorError::Id(_))
            ),
            "{id}"
        );
    }
}

#[test]
fn endpoints_may_be_wrapped_and_the_shared_inbox_stand_in_two_places() {
    for document in [
        with(json!({"endpoints": {"sharedInbox": "https://a.example/inbox"}})),
        with(json!({"sharedInbox": "https://a.example/inbox"})),
        with(
            json!({"endpoints": {"sharedInbox": ["https://a.example/inbox"]}, "inbox": [{"id": "https://a.example/users/ann/inbox"}]}),
        ),
    ] {
        let actor = Actor::parse(&document).unwrap();
        assert_eq!(
            actor.shared_inbox.unwrap().as_str(),
            "https://a.example/inbox"
        );
    }
    let foreign = with(json!({"endpoints": {"sharedInbox": "https://victim.example/inbox"}}));
    assert_eq!(Actor::parse(&foreign).unwrap().shared_inbox, None);
    assert_eq!(
        Actor::parse(&with(json!({"inbox": "ftp://a.example/inbox"}))),
        Err(ActorError::Inbox)
    );
}

#[test]
fn what_an_actor_owns_lives_on_its_origin() {
    let actor = Actor::parse(&with(json!({
        "followers": "https://victim.example/users/bob/followers",
        "featured": "http://a.example/featured",
        "outbox": "https://a.example/outbox",
        "url": "https://victim.example/@bob",
    })))
    .unwrap();
    assert_eq!(
        (actor.followers, actor.featured, actor.url),
        (None, None, None)
    );
    assert!(actor.outbox.is_some());
    let own = Actor::parse(&with(json!({"url": [{"type": "Link", "href": "https://a.example/@ann", "mediaType": "text/html"}]}))).unwrap();
    assert_eq!(own.url.unwrap().as_str(), "https://a.example/@ann");
}

#[test]
fn only_keys_that_name_the_actor_as_owner_count() {
    let key = |id: &str, owner: &str| json!({"id": id, "owner": owner, "publicKeyPem": "pem"});
    let ann = "https://a.example/users/ann";
    let good = key("https://a.example/users/ann#main-key", ann);
    for (keys, count) in [
        (good.clone(), 1),
        (json!([good, good]), 2),
        (
            key("https://a.example/k", "https://victim.example/users/bob"),
            0,
        ),
        (key("https://victim.example/k", ann), 0),
        (key("https://a.example/k", "https://a.example/users/bob"), 0),
        (
            json!({"id": "https://a.example/k", "publicKeyPem": "pem"}),
            0,
        ),
        (json!({"id": "https://a.example/k", "owner": ann}), 0),
        (
            json!({"id": "https://a.example/k", "owner": ann, "publicKeyPem": "x".repeat(10_000)}),
            0,
        ),
    ] {
        assert_eq!(
            Actor::parse(&with(json!({"publicKey": keys})))
                .unwrap()
                .keys
                .len(),
            count,
            "{keys}"
        );
    }
}

#[test]
fn both_kinds_of_keys_are_read_and_bounded() {
    let rsa = crate::signature::PrivateKey::generate_rsa().unwrap();
    let ed25519 = crate::signature::PrivateKey::generate_ed25519().unwrap();
    let actor = Actor::parse(&with(json!({
        "publicKey": {"id": "https://a.example/users/ann#main-key", "owner": "https://a.example/users/ann", "publicKeyPem": rsa.public_pem().unwrap()},
        "assertionMethod": [
            {"id": "https://a.example/users/ann#ed", "type": "Multikey", "controller": "https://a.example/users/ann", "publicKeyMultibase": ed25519.public_multibase().unwrap()},
            "https://a.example/users/ann#elsewhere",
        ],
    })))
    .unwrap();
    assert_eq!(actor.keys.len(), 2);
    assert!(actor.keys.iter().all(|key| key.public_key().is_ok()));
    assert_eq!(
        actor.key_links[0].as_str(),
        "https://a.example/users/ann#elsewhere"
    );
    let many: Vec<Value> = (0..10_000)
        .map(|n| json!({"id": format!("https://a.example/k{n}"), "owner": "https://a.example/users/ann", "publicKeyPem": "x"}))
        .collect();
    let actor = Actor::parse(&with(json!({"publicKey": many, "assertionMethod": many}))).unwrap();
    assert_eq!(actor.keys.len(), 2 * MAX_KEYS);
}

#[test]
fn a_key_document_is_an_actor_a_stub_or_a_key() {
    let key = json!({"id": "https://a.example/users/ann/main-key", "owner": "https://a.example/users/ann", "publicKeyPem": "x"});
    let stub = json!({"id": "https://a.example/users/ann", "type": "Person", "preferredUsername": "ann", "publicKey": key});
    let id = ObjectId::parse("https://a.example/users/ann/main-key").unwrap();
    for (document, own_id) in [
        (&key, "https://a.example/users/ann/main-key"),
        (&stub, "https://a.example/users/ann"),
    ] {
        let read = KeyDocument::read(document).unwrap();
        assert_eq!(read.id.as_str(), own_id);
        assert_eq!(
            read.key(&id).unwrap().owner.as_str(),
            "https://a.example/users/ann"
        );
    }
    let foreign = json!({"id": "https://evil.example/k", "type": "Person", "publicKey": key});
    assert_eq!(KeyDocument::read(&foreign), None);
    let renamed = json!({"id": "https://evil.example/k", "owner": "https://a.example/users/ann", "publicKeyPem": "x"});
    assert_eq!(KeyDocument::read(&renamed), None);
}

#[test]
fn endless_lists_and_texts_are_cut() {
    let field =
        json!({"type": "PropertyValue", "name": "n".repeat(5000), "value": "v".repeat(5000)});
    let actor = Actor::parse(&with(json!({
        "name": "é".repeat(10_000),
        "summary": "é".repeat(50_000),
        "attachment": vec![field; 900],
        "alsoKnownAs": (0..10_000).map(|n| format!("https://a.example/{n}")).collect::<Vec<_>>(),
        "attributionDomains": (0..10_000).map(|n| format!("d{n}.example")).collect::<Vec<_>>(),
    })))
    .unwrap();
    assert_eq!(actor.name.unwrap().chars().count(), MAX_NAME);
    assert!(actor.summary.unwrap().len() <= MAX_SUMMARY_BYTES);
    assert_eq!(actor.fields.len(), MAX_FIELDS);
    assert!(
        actor
            .fields
            .iter()
            .all(|field| field.name.len() == MAX_FIELD && field.value.len() == MAX_FIELD)
    );
    assert_eq!(
        (actor.also_known_as.len(), actor.attribution_domains.len()),
        (MAX_ALIASES, MAX_ALIASES)
    );
    let long = Actor::parse(&with(json!({"preferredUsername": "x".repeat(3000)})));
    assert_eq!(long, Err(ActorError::Handle(HandleError::TooLong)));
}

#[test]
fn the_handle_is_the_webfinger_address_where_there_is_one() {
    let other = Actor::parse(&with(json!({"webfinger": "ann@b.example"}))).unwrap();
    assert_eq!(other.handle.to_string(), "ann@b.example");
    let bad = Actor::parse(&with(json!({"webfinger": "ann@b.example/x"}))).unwrap();
    assert_eq!(bad.handle.to_string(), "ann@a.example");
    for name in ["an/n", "ann@b", "", "a nn", "ann%2f"] {
        assert!(
            Actor::parse(&with(json!({"preferredUsername": name}))).is_err(),
            "{name}"
        );
    }
}

#[test]
fn aliases_of_other_schemes_are_left_out() {
    let actor = Actor::parse(&with(
        json!({"alsoKnownAs": ["at://did:plc:x", "https://b.example/ann"], "movedTo": "at://x"}),
    ))
    .unwrap();
    assert_eq!(actor.also_known_as.len(), 1);
    assert_eq!(actor.moved_to, None);
}

#[test]
fn wrong_types_in_every_field_do_no_harm() {
    for wrong in [
        json!(null),
        json!(7),
        json!(true),
        json!([]),
        json!({}),
        json!([[[]]]),
        json!([null, {"id": 7}]),
        json!({"@value": []}),
    ] {
        for key in [
            "name",
            "summary",
            "endpoints",
            "outbox",
            "followers",
            "url",
            "icon",
            "image",
            "attachment",
            "tag",
            "alsoKnownAs",
            "movedTo",
            "manuallyApprovesFollowers",
            "discoverable",
            "indexable",
            "published",
            "publicKey",
            "assertionMethod",
            "webfinger",
            "attributionDomains",
        ] {
            let read = Actor::parse(&with(json!({key: wrong})));
            assert!(read.is_ok(), "{key}: {wrong}");
        }
    }
}

#[test]
fn quotes_do_not_pass_for_addresses() {
    for inbox in [
        "https://a.example/\"--",
        "https://a.example/x y",
        "https://a.example';drop/inbox",
        "https://a.example\\x",
    ] {
        assert_eq!(
            Actor::parse(&with(json!({"inbox": inbox}))),
            Err(ActorError::Inbox),
            "{inbox}"
        );
    }
    let plain = Actor::parse(&with(json!({"inbox": "https://a.example/';--"}))).unwrap();
    assert_eq!(plain.inbox.as_str(), "https://a.example/';--");
}
