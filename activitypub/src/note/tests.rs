use serde_json::json;

use super::*;
use crate::addressing::PUBLIC;

const ANN: &str = "https://a.example/users/ann";

fn with(changes: Value) -> Value {
    let mut document = json!({"id": "https://a.example/notes/1", "type": "Note", "attributedTo": ANN, "content": "<p>Hi</p>"});
    for (key, value) in changes.as_object().unwrap() {
        document[key] = value.clone();
    }
    document
}

fn read(changes: Value) -> Note {
    Note::parse(&with(changes), None).unwrap()
}

#[test]
fn the_least_a_post_needs() {
    let note = read(json!({}));
    assert_eq!(
        (
            note.kind,
            note.attributed_to.as_str(),
            note.content.as_deref()
        ),
        (NoteKind::Note, ANN, Some("<p>Hi</p>"))
    );
    for (changes, error) in [
        (json!({"type": "Tombstone"}), NoteError::Kind),
        (json!({"type": "ChatMessage"}), NoteError::Kind),
        (json!({"id": null}), NoteError::Id),
        (json!({"id": "javascript:x"}), NoteError::Id),
        (json!({"id": ["https://a.example/1"]}), NoteError::Id),
        (json!({"attributedTo": null}), NoteError::NoAuthor),
        (json!({"attributedTo": 7}), NoteError::NoAuthor),
    ] {
        assert_eq!(
            Note::parse(&with(changes.clone()), None),
            Err(error),
            "{changes}"
        );
    }
}

#[test]
fn author_and_id_share_an_origin_and_url_gives_no_authority() {
    for author in [
        "https://victim.example/users/bob",
        "http://a.example/users/ann",
        "https://a.example:444/users/ann",
    ] {
        assert_eq!(
            Note::parse(&with(json!({"attributedTo": author})), None),
            Err(NoteError::ForeignAuthor)
        );
    }
    let note = read(json!({"url": "https://victim.example/@bob/1"}));
    assert_eq!(note.id.host(), "a.example");
    let reverse = with(json!({"id": "https://victim.example/1", "url": "https://a.example/1"}));
    assert_eq!(Note::parse(&reverse, None), Err(NoteError::ForeignAuthor));
}

#[test]
fn the_activity_fills_in_author_and_audience() {
    let (ann, bob) = (
        ActorId::parse(ANN).unwrap(),
        ActorId::parse("https://b.example/bob").unwrap(),
    );
    let audience = Audience {
        to: vec![PUBLIC.into()],
        cc: vec![],
    };
    let document = with(json!({"attributedTo": null}));
    let note = Note::parse(
        &document,
        Some(Wrapper {
            actor: &ann,
            audience: &audience,
        }),
    )
    .unwrap();
    assert_eq!((note.attributed_to, note.audience), (ann, audience.clone()));
    let foreign = Note::parse(
        &document,
        Some(Wrapper {
            actor: &bob,
            audience: &audience,
        }),
    );
    assert_eq!(foreign, Err(NoteError::ForeignAuthor));
}

#[test]
fn the_author_of_a_film_is_the_person() {
    let note = read(json!({"type": "Video", "attributedTo": [
        {"type": "Group", "id": "https://a.example/channel"}, {"type": "Person", "id": ANN}
    ]}));
    assert_eq!(note.attributed_to.as_str(), ANN);
    assert_eq!(
        owners(&with(
            json!({"attributedTo": [ANN, {"id": "https://a.example/g"}, 7]})
        ))
        .len(),
        2
    );
}

#[test]
fn texts_and_languages() {
    let note = read(json!({"content": null, "contentMap": {"de": "Hallo"}}));
    assert_eq!(
        (note.content.as_deref(), note.language.as_deref()),
        (Some("Hallo"), Some("de"))
    );
    assert_eq!(
        read(json!({"language": {"identifier": "fr", "name": "Français"}}))
            .language
            .as_deref(),
        Some("fr")
    );
    assert_eq!(
        read(json!({"language": {"identifier": "und"}})).language,
        None
    );
    assert_eq!(read(json!({"summary": ""})).summary, None);
    assert_eq!(
        read(json!({"mediaType": "text/markdown"}))
            .media_type
            .as_deref(),
        Some("text/markdown")
    );
    assert_eq!(
        read(json!({"preview": {"type": "Note", "content": "short"}}))
            .preview
            .as_deref(),
        Some("short")
    );
}

#[test]
fn quotes_in_the_order_of_their_properties() {
    let of = |changes: Value| {
        read(changes).quote.map(|quote| match quote {
            Quote::Of(id) => id.to_string(),
            Quote::Deleted => "deleted".to_owned(),
        })
    };
    assert_eq!(
        of(json!({"quoteUri": "https://b.example/3", "quoteUrl": "https://b.example/2"})).unwrap(),
        "https://b.example/2"
    );
    assert_eq!(
        of(json!({"_misskey_quote": "https://b.example/2", "quote": "https://b.example/1"}))
            .unwrap(),
        "https://b.example/1"
    );
    assert_eq!(
        of(json!({"quote": {"type": "Tombstone"}, "quoteUrl": "https://b.example/1"})).unwrap(),
        "deleted"
    );
    let tag = json!({"tag": [{"type": "Link", "rel": [QUOTE_REL], "href": "https://b.example/4"}, {"type": "Link", "href": "https://b.example/5"}]});
    assert_eq!(of(tag).unwrap(), "https://b.example/4");
    assert_eq!(
        of(
            json!({"quote": "javascript:x", "tag": {"type": "Link", "href": "https://b.example/5"}})
        ),
        None
    );
}

#[test]
fn who_may_quote() {
    let note = read(
        json!({"interactionPolicy": {"canQuote": {"automaticApproval": PUBLIC, "manualApproval": [ANN]}}}),
    );
    assert_eq!(
        note.quote_policy.unwrap(),
        QuotePolicy {
            automatic: vec![PUBLIC.into()],
            manual: vec![ANN.into()]
        }
    );
    assert_eq!(
        read(json!({"interactionPolicy": {"canLike": {}}})).quote_policy,
        None
    );
}

#[test]
fn a_vote_names_an_option_and_says_nothing() {
    let vote = |changes: Value| read(changes).is_vote();
    assert!(vote(
        json!({"content": null, "name": "Owl", "inReplyTo": "https://us.example/1"})
    ));
    assert!(!vote(
        json!({"name": "Owl", "inReplyTo": "https://us.example/1"})
    ));
    assert!(!vote(json!({"content": null, "name": "Owl"})));
    assert!(!vote(
        json!({"content": null, "name": "Owl", "inReplyTo": "https://us.example/1", "type": "Page"})
    ));
}

#[test]
fn a_date_in_the_future_is_the_time_of_arrival() {
    let now = Timestamp::from_second(1_700_000_000).unwrap();
    assert_eq!(
        read(json!({"published": "2099-01-01T00:00:00Z"})).published_by(now),
        now
    );
    assert_eq!(
        read(json!({"published": "-009999-01-01T00:00:00Z"})).published_by(now),
        now
    );
    assert_eq!(read(json!({})).published_by(now), now);
    assert_eq!(
        read(json!({"published": "2020-01-01T00:00:00Z"}))
            .published_by(now)
            .as_second(),
        1_577_836_800
    );
}

#[test]
fn a_poll_makes_itself_known_by_its_options() {
    assert!(
        read(json!({"type": "Question", "oneOf": [{"name": "a"}]}))
            .poll
            .is_some()
    );
    assert!(read(json!({"anyOf": [{"name": "a"}]})).poll.is_some());
    assert!(read(json!({"type": "Question"})).poll.is_none());
}

#[test]
fn replies_live_on_the_origin_of_the_post() {
    assert!(
        read(json!({"replies": {"type": "Collection", "id": "https://a.example/notes/1/replies"}}))
            .replies
            .is_some()
    );
    assert_eq!(
        read(json!({"replies": "https://evil.example/r"})).replies,
        None
    );
    assert_eq!(
        read(json!({"likes": {"totalItems": 4}, "shares": {"totalItems": "5"}})).likes_count,
        Some(4)
    );
}

#[test]
fn wrong_types_in_every_field_do_no_harm() {
    for wrong in [
        json!(null),
        json!(7),
        json!(1.5e300),
        json!(true),
        json!("x"),
        json!([]),
        json!({}),
        json!([[[]]]),
        json!([null, {"id": 7, "type": 7}]),
    ] {
        for key in [
            "name",
            "content",
            "contentMap",
            "mediaType",
            "language",
            "summary",
            "preview",
            "sensitive",
            "published",
            "updated",
            "to",
            "cc",
            "audience",
            "directMessage",
            "inReplyTo",
            "conversation",
            "context",
            "url",
            "attachment",
            "icon",
            "image",
            "tag",
            "oneOf",
            "anyOf",
            "closed",
            "endTime",
            "votersCount",
            "quote",
            "quoteAuthorization",
            "interactionPolicy",
            "replies",
            "likes",
            "shares",
            "startTime",
            "location",
        ] {
            assert!(
                Note::parse(&with(json!({key: wrong})), None).is_ok(),
                "{key}: {wrong}"
            );
        }
    }
}
