use serde_json::json;

use super::*;

const ANN: &str = "https://a.example/users/ann";
const BOB: &str = "https://us.example/users/bob";

fn document(kind: &str, object: Value) -> Value {
    json!({"id": "https://a.example/act/1", "type": kind, "actor": ANN, "object": object, "to": [BOB]})
}

fn read(kind: &str, object: Value) -> Action {
    Activity::parse(document(kind, object)).unwrap().action
}

fn id(text: &str) -> ObjectId {
    ObjectId::parse(text).unwrap()
}

#[test]
fn the_type_decides_what_is_read() {
    let post = "https://us.example/1";
    for (kind, object, action) in [
        ("Follow", json!(BOB), Action::Follow { object: id(BOB) }),
        (
            "Follow",
            json!({"id": BOB}),
            Action::Follow { object: id(BOB) },
        ),
        (
            "Block",
            json!([BOB]),
            Action::Block {
                object: ActorId::parse(BOB).unwrap(),
            },
        ),
        (
            "Delete",
            json!({"id": "https://a.example/1", "type": "Tombstone"}),
            Action::Delete {
                object: id("https://a.example/1"),
                owners: vec![],
            },
        ),
        (
            "Like",
            json!(post),
            Action::Like {
                object: id(post),
                content: None,
                emoji: None,
            },
        ),
        (
            "Announce",
            json!(post),
            Action::Announce {
                object: Announced::Object(id(post)),
            },
        ),
        (
            "Announce",
            json!({"id": post, "type": "Note", "content": "forged"}),
            Action::Announce {
                object: Announced::Object(id(post)),
            },
        ),
        (
            "Travel",
            json!(post),
            Action::Other {
                kind: "Travel".into(),
            },
        ),
        (
            "Dislike",
            json!(null),
            Action::Other {
                kind: "Dislike".into(),
            },
        ),
    ] {
        let activity = Activity::parse(document(kind, object)).unwrap();
        assert_eq!((activity.kind(), &activity.action), (kind, &action));
        assert_eq!(activity.audience.to, [BOB]);
    }
}

#[test]
fn requests_are_answered_by_id_or_by_what_they_were() {
    let follow = json!({"type": "Follow", "actor": BOB, "object": ANN});
    let Action::Accept { subject, result } = read("Accept", follow.clone()) else {
        panic!()
    };
    assert_eq!(
        (subject.id, subject.kind.as_deref(), result),
        (None, Some("Follow"), None)
    );
    assert_eq!(
        (
            subject.actor.unwrap().as_str(),
            subject.object.unwrap().as_str()
        ),
        (BOB, ANN)
    );
    let Action::Reject { subject } = read("Reject", json!("https://us.example/f/1")) else {
        panic!()
    };
    assert_eq!(
        (subject.id.unwrap().as_str(), subject.kind),
        ("https://us.example/f/1", None)
    );
    let Action::Undo { subject } = read(
        "Undo",
        json!([{"id": "https://a.example/f/2", "type": "Like", "object": {"id": BOB}}]),
    ) else {
        panic!()
    };
    assert_eq!(
        (subject.kind.as_deref(), subject.object.unwrap().as_str()),
        (Some("Like"), BOB)
    );
    for nothing in [
        json!(null),
        json!(7),
        json!({}),
        json!({"type": "Follow"}),
        json!([]),
    ] {
        assert_eq!(
            Activity::parse(document("Undo", nothing)),
            Err(ActivityError::NoObject)
        );
    }
}

#[test]
fn a_create_may_bring_several_votes() {
    let vote =
        |n: usize| json!({"id": format!("https://a.example/v/{n}"), "type": "Note", "name": "x"});
    let Action::Create { objects } = read("Create", json!([vote(1), vote(2)])) else {
        panic!()
    };
    assert_eq!(objects.len(), 2);
    let many: Vec<Value> = (0..5000).map(vote).collect();
    let Action::Create { objects } = read("Create", json!(many)) else {
        panic!()
    };
    assert_eq!(objects.len(), MAX_OBJECTS);
    let Action::Create { objects } = read("Create", json!("https://a.example/1")) else {
        panic!()
    };
    assert_eq!(
        objects,
        [Reference {
            id: Some(id("https://a.example/1")),
            embedded: None
        }]
    );
}

#[test]
fn a_link_points_and_is_not_the_thing() {
    let Action::Update { object } = read(
        "Update",
        json!({"type": "Link", "href": "https://a.example/1", "content": "x"}),
    ) else {
        panic!()
    };
    assert_eq!(
        object,
        Reference {
            id: Some(id("https://a.example/1")),
            embedded: None
        }
    );
}

#[test]
fn reactions_in_both_forms() {
    let emoji =
        json!({"type": "Emoji", "name": ":owl:", "icon": {"url": "https://a.example/owl.png"}});
    let react = |kind: &str, content: &str, tag: &Value| {
        let mut document = document(kind, json!("https://us.example/1"));
        document["content"] = json!(content);
        document["tag"] = json!([tag]);
        Activity::parse(document).map(|activity| activity.action)
    };
    let Ok(Action::EmojiReact {
        content,
        emoji: Some(found),
        ..
    }) = react("EmojiReact", ":owl:", &emoji)
    else {
        panic!()
    };
    assert_eq!(
        (content.as_str(), found.shortcode.as_str()),
        (":owl:", "owl")
    );
    let Ok(Action::Like {
        content: Some(content),
        emoji: None,
        ..
    }) = react("Like", "🦉", &emoji)
    else {
        panic!()
    };
    assert_eq!(content, "🦉");
    assert!(matches!(
        react("Like", ":owl@b.example:", &emoji),
        Ok(Action::Like { emoji: Some(_), .. })
    ));
    assert!(matches!(
        react("Like", ":rook:", &emoji),
        Ok(Action::Like { emoji: None, .. })
    ));
    assert_eq!(
        react("EmojiReact", " ", &emoji),
        Err(ActivityError::NoObject)
    );
    assert!(matches!(
        react("Like", &"x".repeat(9000), &emoji),
        Ok(Action::Like { content: None, .. })
    ));
    let mut misskey = document("Like", json!("https://us.example/1"));
    misskey["_misskey_reaction"] = json!("🦉");
    assert!(matches!(
        Activity::parse(misskey).unwrap().action,
        Action::Like {
            content: Some(_),
            ..
        }
    ));
}

#[test]
fn a_group_wraps_an_activity_once() {
    let like = json!({"id": "https://b.example/l", "type": "Like", "actor": "https://b.example/cid", "object": "https://us.example/1"});
    let Action::Announce {
        object: Announced::Activity(inner),
    } = read("Announce", like.clone())
    else {
        panic!()
    };
    assert_eq!((inner.kind(), inner.actor.host()), ("Like", "b.example"));
    let twice = json!({"id": "https://b.example/a", "type": "Announce", "actor": "https://b.example/g", "object": like});
    let Action::Announce {
        object: Announced::Activity(inner),
    } = read("Announce", twice)
    else {
        panic!()
    };
    assert!(matches!(
        inner.action,
        Action::Announce {
            object: Announced::Object(_)
        }
    ));
}

#[test]
fn a_report_names_many_and_says_something() {
    let mut report = document("Flag", json!([BOB, "https://us.example/1", 7, "urn:x"]));
    report["content"] = json!("é".repeat(9000));
    let Action::Flag { objects, content } = Activity::parse(report).unwrap().action else {
        panic!()
    };
    assert_eq!((objects.len(), content.chars().count()), (2, MAX_COMMENT));
    let Action::Flag { objects, content } = read("Flag", json!(BOB)) else {
        panic!()
    };
    assert_eq!((objects.len(), content.as_str()), (1, ""));
}

#[test]
fn moves_pins_and_quotes() {
    let with = |kind: &str, object: Value, key: &str, value: Value| {
        let mut document = document(kind, object);
        document[key] = value;
        Activity::parse(document).map(|activity| activity.action)
    };
    assert!(matches!(
        with("Move", json!(ANN), "target", json!("https://b.example/ann")),
        Ok(Action::Move { .. })
    ));
    assert_eq!(
        with("Move", json!(ANN), "target", json!("at://x")),
        Err(ActivityError::NoObject)
    );
    let tag = json!({"type": "Hashtag", "name": "#owls"});
    let Ok(Action::Add { object, .. }) =
        with("Add", tag, "target", json!("https://a.example/featured"))
    else {
        panic!()
    };
    assert_eq!((object.kind(), object.id.clone()), (Some("Hashtag"), None));
    assert_eq!(
        with("Remove", json!("https://a.example/1"), "x", json!(1)),
        Err(ActivityError::NoObject)
    );
    let note = json!({"id": "https://a.example/2", "type": "Note", "attributedTo": ANN});
    let Ok(Action::QuoteRequest { instrument, .. }) = with(
        "QuoteRequest",
        json!("https://us.example/1"),
        "instrument",
        note,
    ) else {
        panic!()
    };
    assert_eq!(instrument.owners().len(), 1);
    assert_eq!(
        with("QuoteRequest", json!("https://us.example/1"), "x", json!(1)),
        Err(ActivityError::NoObject)
    );
}

#[test]
fn who_acts_and_under_which_id_must_be_plain() {
    let with = |key: &str, value: Value| {
        let mut document = document("Follow", json!(BOB));
        document[key] = value;
        Activity::parse(document).map(|activity| activity.id.is_some())
    };
    assert_eq!(with("id", json!(null)), Ok(false));
    assert_eq!(with("id", json!("urn:uuid:1")), Err(ActivityError::Id));
    assert_eq!(
        with("id", json!(["https://a.example/1"])),
        Err(ActivityError::Id)
    );
    assert_eq!(with("actor", json!(null)), Err(ActivityError::NoActor));
    assert_eq!(with("type", json!([])), Err(ActivityError::NoKind));
    assert_eq!(with("type", json!(["Custom", "Follow"])), Ok(true));
    for rubbish in [json!(null), json!(7), json!("x"), json!([])] {
        assert_eq!(Activity::parse(rubbish), Err(ActivityError::NoKind));
    }
}

#[test]
fn wrong_types_in_every_field_do_no_harm() {
    let kinds = [
        "Follow",
        "Accept",
        "Reject",
        "Undo",
        "Create",
        "Update",
        "Delete",
        "Like",
        "EmojiReact",
        "Announce",
        "Block",
        "Add",
        "Remove",
        "Move",
        "Flag",
        "QuoteRequest",
        "View",
    ];
    for kind in kinds {
        for wrong in [
            json!(null),
            json!(7),
            json!([]),
            json!({}),
            json!([[[]]]),
            json!({"id": 7, "type": 7, "actor": [], "object": {}}),
        ] {
            for key in [
                "object",
                "target",
                "content",
                "tag",
                "instrument",
                "result",
                "to",
                "cc",
                "published",
            ] {
                let mut document = document(kind, json!("https://a.example/1"));
                document[key] = wrong.clone();
                if let Ok(activity) = Activity::parse(document) {
                    assert_eq!(activity.kind(), kind);
                }
            }
        }
    }
}
