//! Rubbish never makes a panic, and a signature is good for what was signed and nothing else.

use std::sync::LazyLock;

use activitypub::activity::{Activity, Envelope};
use activitypub::actor::{Actor, KeyDocument};
use activitypub::authority::judge;
use activitypub::collection::Collection;
use activitypub::nodeinfo::Peer;
use activitypub::note::{Note, Poll};
use activitypub::origin::{HttpUrl, canonical_host};
use activitypub::signature::{
    Body, Dialect, Expected, Outgoing, PrivateKey, PublicKey, Request, parse, sign,
};
use activitypub::webfinger::{Handle, Jrd, Resource, host_meta_target};
use activitypub::{OurHosts, json, media_type, nodeinfo};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use jiff::Timestamp;
use proptest::prelude::*;
use serde_json::{Map, Value};

/// JSON in which the keys, types and ids of ActivityStreams turn up in all the wrong places.
fn documents() -> impl Strategy<Value = Value> {
    let words = prop::sample::select(vec![
        "Note",
        "Question",
        "Person",
        "Group",
        "Create",
        "Update",
        "Delete",
        "Undo",
        "Announce",
        "Accept",
        "Like",
        "Flag",
        "Move",
        "Add",
        "Mention",
        "Hashtag",
        "Emoji",
        "Link",
        "Image",
        "Document",
        "PropertyValue",
        "OrderedCollectionPage",
        "Tombstone",
        "text/html",
        "https://a.example/users/ann",
        "https://a.example/1#x",
        "https://us.example/1",
        "acct:ann@a.example",
        "as:Public",
        "ann",
        ":owl:",
        "2024-01-01T00:00:00Z",
        "PT5S",
        "",
        "true",
        "https://www.w3.org/ns/activitystreams#Public",
        "self",
        "application/activity+json",
    ]);
    let keys = prop::sample::select(vec![
        "id",
        "type",
        "actor",
        "object",
        "target",
        "to",
        "cc",
        "attributedTo",
        "content",
        "contentMap",
        "name",
        "nameMap",
        "summary",
        "tag",
        "attachment",
        "url",
        "href",
        "mediaType",
        "icon",
        "image",
        "inbox",
        "preferredUsername",
        "publicKey",
        "owner",
        "publicKeyPem",
        "assertionMethod",
        "endpoints",
        "sharedInbox",
        "oneOf",
        "anyOf",
        "replies",
        "totalItems",
        "closed",
        "endTime",
        "published",
        "quote",
        "interactionPolicy",
        "canQuote",
        "automaticApproval",
        "items",
        "orderedItems",
        "first",
        "next",
        "links",
        "rel",
        "subject",
        "software",
        "usage",
        "users",
        "metadata",
        "instrument",
        "inReplyTo",
        "duration",
        "focalPoint",
        "blurhash",
        "width",
        "@value",
        "webfinger",
        "language",
    ]);
    let leaf = prop_oneof![
        1 => Just(Value::Null),
        1 => any::<bool>().prop_map(Value::from),
        1 => any::<i64>().prop_map(Value::from),
        1 => any::<f64>().prop_map(Value::from),
        4 => words.prop_map(Value::from),
        1 => any::<String>().prop_map(Value::from),
    ];
    leaf.prop_recursive(6, 96, 10, move |inner| {
        prop_oneof![
            1 => prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            3 => prop::collection::vec((keys.clone(), inner), 0..10)
                .prop_map(|entries| Value::Object(entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect::<Map<_, _>>())),
        ]
    })
}

/// An object that is an activity, an actor and a post as far as its required fields go.
fn plausible() -> impl Strategy<Value = Value> {
    let kinds = prop::sample::select(vec![
        "Note",
        "Question",
        "Video",
        "Person",
        "Create",
        "Update",
        "Delete",
        "Undo",
        "Announce",
        "Accept",
        "Reject",
        "Like",
        "EmojiReact",
        "Follow",
        "Block",
        "Add",
        "Remove",
        "Flag",
        "Move",
        "QuoteRequest",
        "View",
    ]);
    (documents(), kinds).prop_map(|(document, kind)| {
        let mut map = match document {
            Value::Object(map) => map,
            other => Map::from_iter([("object".to_owned(), other)]),
        };
        map.insert("type".into(), kind.into());
        for (key, value) in [
            ("id", "https://a.example/users/ann"),
            ("actor", "https://a.example/users/ann"),
            ("attributedTo", "https://a.example/users/ann"),
            ("inbox", "https://a.example/inbox"),
            ("preferredUsername", "ann"),
        ] {
            map.entry(key).or_insert_with(|| value.into());
        }
        Value::Object(map)
    })
}

fn read_all(document: &Value) {
    let _ = Actor::parse(document);
    let _ = KeyDocument::read(document).map(|keys| {
        keys.keys
            .iter()
            .filter(|key| key.public_key().is_ok())
            .count()
    });
    let _ = Note::parse(document, None);
    let _ = Poll::read(document);
    let _ = Collection::read(document);
    let _ = Peer::read(document);
    let _ = nodeinfo::document_link(document);
    if let Ok(activity) = Activity::parse(document.clone()) {
        let ours = OurHosts::new(["us.example"]).unwrap();
        let _ = judge(&activity.actor, &activity, &ours);
    }
}

static RSA: LazyLock<PrivateKey> = LazyLock::new(|| PrivateKey::generate_rsa().unwrap());
static ED25519: LazyLock<PrivateKey> = LazyLock::new(|| PrivateKey::generate_ed25519().unwrap());

const NOW: i64 = 1_760_000_000;

#[derive(Debug, Clone)]
struct Sent {
    method: &'static str,
    target: String,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
}

fn send(dialect: Dialect, key: &PrivateKey, path: &str, body: Option<&[u8]>) -> Sent {
    let url = HttpUrl::parse(&format!("https://us.example{path}")).unwrap();
    let method = if body.is_some() { "POST" } else { "GET" };
    let outgoing = Outgoing {
        method,
        url: &url,
        body: body.map(|bytes| Body {
            bytes,
            content_type: "application/activity+json",
        }),
        extra: &[],
        now: Timestamp::from_second(NOW).unwrap(),
        without_query: false,
    };
    let mut headers = sign(
        dialect,
        key,
        "https://a.example/users/ann#main-key",
        &outgoing,
    )
    .unwrap();
    headers.push(("Host".into(), "us.example".into()));
    Sent {
        method,
        target: url.path_and_query().into_owned(),
        headers,
        body: body.unwrap_or_default().to_vec(),
    }
}

fn accepted(sent: &Sent, key: &PublicKey, now: i64) -> bool {
    let headers: Vec<(&str, &str)> = sent
        .headers
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    let request = Request {
        method: sent.method,
        path_and_query: &sent.target,
        headers: &headers,
        body: &sent.body,
    };
    let hosts = OurHosts::new(["us.example"]).unwrap();
    let expected = Expected {
        now: Timestamp::from_second(now).unwrap(),
        hosts: &hosts,
        scheme: "https",
    };
    parse(&request, &expected).is_ok_and(|parsed| parsed.verify(key))
}

fn dialects() -> impl Strategy<Value = (Dialect, &'static PrivateKey)> {
    let keys: [&'static PrivateKey; 2] = [&RSA, &ED25519];
    (
        prop::sample::select(vec![Dialect::Cavage, Dialect::Rfc9421]),
        prop::sample::select(keys.to_vec()),
    )
}

fn paths() -> impl Strategy<Value = String> {
    "(/[A-Za-z0-9._~-]{0,8}){1,4}(\\?[a-z]{1,4}=[A-Za-z0-9]{0,8})?".prop_filter(
        "dots alone are folded away",
        |path| {
            !path
                .split(['/', '?'])
                .any(|part| part == "." || part == "..")
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn arbitrary_documents_never_panic(document in documents()) {
        read_all(&document);
    }

    #[test]
    fn plausible_documents_never_panic_and_are_seen_as_they_are_read(document in plausible()) {
        read_all(&document);
        let text = document.to_string();
        let peeked = Envelope::peek(text.as_bytes());
        if let Ok(activity) = Activity::parse(document) {
            prop_assert_eq!(peeked.unwrap().actor, activity.actor);
        }
    }

    #[test]
    fn what_is_parsed_is_what_was_written(document in documents()) {
        let text = document.to_string();
        let parsed = json::parse(text.as_bytes()).unwrap();
        prop_assert_eq!(parsed, serde_json::from_str::<Value>(&text).unwrap());
    }

    #[test]
    fn arbitrary_bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = json::parse(&bytes);
        let _ = Envelope::peek(&bytes);
        let _ = Jrd::read(&bytes);
    }

    #[test]
    fn arbitrary_texts_never_panic(text in any::<String>(), markup in "[<>&;!/='\"a-zA-Z {}:-]{0,200}", address in "[a-zA-Z0-9:/@.%#?\\[\\]\\\\ -]{0,60}") {
        for text in [&text, &markup, &address] {
            let _ = HttpUrl::parse(text).map(|url| (url.host().len(), url.path_and_query().len()));
            let _ = HttpUrl::parse(&format!("https://{text}"));
            let _ = canonical_host(text);
            let _ = Handle::parse(text);
            let _ = Handle::parse(&format!("ann@{text}"));
            let _ = Resource::parse(text);
            let _ = host_meta_target(text, text);
            let _ = host_meta_target(&format!("<Link {text}/>"), text);
            let _ = media_type::is_object(text);
            let _ = media_type::wants_object(text);
            let _ = json::read_timestamp(text);
            let _ = PublicKey::from_pem(text);
            let _ = PublicKey::from_multibase(text);
            let _ = PublicKey::from_multibase(&format!("z{text}"));
            let _ = PrivateKey::from_pem(text);
        }
    }

    #[test]
    fn a_url_is_a_fixed_point_and_agrees_with_the_url_standard(tail in "[a-zA-Z0-9:@.%/?#-]{0,40}") {
        if let Ok(url) = HttpUrl::parse(&format!("https://{tail}")) {
            prop_assert_eq!(HttpUrl::parse(url.as_str()).unwrap(), url.clone());
            if let Ok(standard) = url::Url::parse(url.as_str()) {
                prop_assert_eq!(standard.host_str(), Some(url.host()));
                prop_assert_eq!(standard.origin().ascii_serialization(), url.origin());
            }
        }
    }

    #[test]
    fn a_handle_is_a_fixed_point(text in "[a-z]{1,5}@[a-zA-Z0-9.:-]{1,30}") {
        if let Ok(handle) = Handle::parse(&text) {
            prop_assert_eq!(Handle::parse(&handle.acct()).unwrap().to_string(), handle.to_string());
            let url = HttpUrl::parse(&handle.query_url()).unwrap();
            prop_assert_eq!(url.authority(), handle.domain());
        }
    }

    #[test]
    fn signature_headers_of_rubbish_never_panic(
        signature in any::<String>(),
        input in "[a-z0-9=(),;\"@ :-]{0,120}",
        digest in any::<String>(),
    ) {
        let hosts = OurHosts::new(["us.example"]).unwrap();
        let expected = Expected { now: Timestamp::from_second(NOW).unwrap(), hosts: &hosts, scheme: "https" };
        let cavage = format!("keyId=\"https://a.example/k\",headers=\"(request-target) host date digest {input}\",signature=\"AAAA\",{signature}");
        let listed = format!("s=(\"@method\" \"@target-uri\" {input});created={NOW};keyid=\"https://a.example/k\"");
        for headers in [
            vec![("signature", signature.as_str())],
            vec![("signature", &cavage), ("host", "us.example"), ("date", &digest), ("digest", &digest)],
            vec![("signature-input", &input), ("signature", &signature)],
            vec![("signature-input", &listed), ("signature", "s=:AAAA:"), ("host", "us.example"), ("content-digest", &digest)],
        ] {
            let request = Request { method: "POST", path_and_query: "/inbox", headers: &headers, body: b"" };
            prop_assert!(parse(&request, &expected).is_err() || headers.len() == 4);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_signed_is_accepted(
        (dialect, key) in dialects(),
        path in paths(),
        body in prop::option::of(prop::collection::vec(any::<u8>(), 0..200)),
        age in -3600..3900_i64,
    ) {
        let sent = send(dialect, key, &path, body.as_deref());
        prop_assert!(accepted(&sent, &key.public_key().unwrap(), NOW + age));
    }

    #[test]
    fn what_was_changed_is_refused(
        (dialect, key) in dialects(),
        path in paths(),
        other in paths(),
        body in prop::collection::vec(any::<u8>(), 0..200),
        extra in any::<u8>(),
    ) {
        let public = key.public_key().unwrap();
        let sent = send(dialect, key, &path, Some(&body));

        let mut moved = sent.clone();
        moved.target.clone_from(&other);
        prop_assert_eq!(accepted(&moved, &public, NOW), other == path);

        let mut longer = sent.clone();
        longer.body.push(extra);
        prop_assert!(!accepted(&longer, &public, NOW));

        for (name, value) in [("Host", "other.example"), ("Date", "Thu, 09 Oct 2025 08:53:21 GMT"), ("Content-Type", "text/html")] {
            let mut changed = sent.clone();
            changed.headers.retain(|(header, _)| !header.eq_ignore_ascii_case(name));
            changed.headers.push((name.into(), value.into()));
            // The new dialect has its time inside the signature; its date header says nothing.
            let unsigned = name == "Date" && dialect == Dialect::Rfc9421;
            prop_assert_eq!(accepted(&changed, &public, NOW), unsigned, "{}", name);
        }
    }

    #[test]
    fn a_changed_signature_is_refused((dialect, key) in dialects(), at in any::<prop::sample::Index>(), flip in 1..=255_u8) {
        let mut sent = send(dialect, key, "/inbox", Some(b"{}"));
        let header = sent.headers.iter_mut().find(|(name, _)| name == "Signature").unwrap();
        let (before, signature, after) = match dialect {
            Dialect::Cavage => {
                let (before, rest) = header.1.split_once("signature=\"").unwrap();
                (format!("{before}signature=\""), rest.trim_end_matches('"'), "\"")
            }
            Dialect::Rfc9421 => ("sig1=:".to_owned(), header.1.trim_start_matches("sig1=:").trim_end_matches(':'), ":"),
        };
        let mut bytes = BASE64_STANDARD.decode(signature).unwrap();
        let position = at.index(bytes.len());
        bytes[position] ^= flip;
        header.1 = format!("{before}{}{after}", BASE64_STANDARD.encode(bytes));
        prop_assert!(!accepted(&sent, &key.public_key().unwrap(), NOW));
    }
}
