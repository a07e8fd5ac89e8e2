use std::sync::Arc;

use actix_web::{http::header, test::TestRequest};
use api::{stream::Stream, streaming::OpenStream};

use super::{
    ear::channel,
    opened,
    registry::{End, Format, Opening, Outlet, QUEUE, Registry, Subscription},
};
use crate::{domain::streams::Listener, http::auth};

const READER: i64 = 1;
const TOKEN: i64 = 11;

fn open(registry: &mut Registry, reader: i64, token: i64) -> Outlet {
    registry
        .open(Opening {
            reader,
            token,
            format: Format::WebSocket,
            notifications: true,
        })
        .unwrap()
}

/// Connects a reader whose listener is loaded.
fn connect(registry: &mut Registry, reader: i64, token: i64, streams: &[Stream]) -> Outlet {
    let outlet = open(registry, reader, token);
    if let Some(changes) = registry.needs(reader) {
        registry.learn(Listener::new(reader), changes);
    }
    for stream in streams {
        assert!(registry.subscribe(outlet.id, subscription(stream)));
    }
    outlet
}

fn subscription(stream: &Stream) -> Subscription {
    Subscription {
        channel: channel(stream).unwrap(),
        stream: stream.clone(),
    }
}

fn hashtag(tag: &str) -> Stream {
    Stream::Hashtag {
        tag: tag.to_owned(),
    }
}

const PUBLIC: Stream = Stream::Public { only_media: false };
const NOBODY: i64 = 99;

fn heard_by(registry: &Registry, public: bool, tags: &[&str]) -> Vec<u64> {
    let tags: Vec<String> = tags.iter().map(|tag| (*tag).to_owned()).collect();
    let audience = registry.audience(NOBODY, public, Some(&tags));
    let mut ids: Vec<u64> = audience
        .iter()
        .map(|(connection, _)| connection.id)
        .collect();
    ids.sort_unstable();
    assert_eq!(
        !ids.is_empty(),
        registry.anybody(NOBODY, public, Some(&tags))
    );
    ids
}

#[test]
fn public_posts_go_to_public_and_tag_listeners_others_to_neither() {
    let mut registry = Registry::default();
    let public = connect(&mut registry, 1, 11, &[PUBLIC]);
    let tagged = connect(&mut registry, 2, 12, &[hashtag("Cats")]);
    let _home = connect(&mut registry, 3, 13, &[Stream::User]);
    assert_eq!(heard_by(&registry, true, &["cats"]), [public.id, tagged.id]);
    assert_eq!(heard_by(&registry, true, &["dogs"]), [public.id]);
    assert!(heard_by(&registry, false, &["cats"]).is_empty());
}

#[test]
fn one_tag_in_two_spellings_is_left_one_by_one() {
    let mut registry = Registry::default();
    let outlet = connect(&mut registry, 1, 11, &[hashtag("Cats"), hashtag("cats")]);
    registry.unsubscribe(outlet.id, &hashtag("Cats"));
    assert_eq!(heard_by(&registry, true, &["cats"]), [outlet.id]);
    registry.unsubscribe(outlet.id, &hashtag("cats"));
    assert!(heard_by(&registry, true, &["cats"]).is_empty());
}

#[test]
fn subscribing_twice_is_once_and_the_number_of_streams_is_bounded() {
    let mut registry = Registry::default();
    let outlet = connect(&mut registry, 1, 11, &[PUBLIC, PUBLIC]);
    let found = registry.audience(NOBODY, true, None);
    assert_eq!(found[0].0.subscriptions.len(), 1);
    let taken = (0..1_000)
        .filter(|n| registry.subscribe(outlet.id, subscription(&hashtag(&format!("tag{n}")))))
        .count();
    assert!(taken < 200, "{taken}");
}

#[test]
fn connections_of_one_person_are_bounded() {
    let mut registry = Registry::default();
    let opening = Opening {
        reader: READER,
        token: TOKEN,
        format: Format::EventStream,
        notifications: false,
    };
    let open: Vec<_> = (0..1_000).map_while(|_| registry.open(opening)).collect();
    assert!(open.len() < 200);
    registry.close(open[0].id);
    assert!(registry.open(opening).is_some());
}

#[test]
fn a_revoked_token_ends_its_connections_and_no_others() {
    let mut registry = Registry::default();
    let gone = connect(&mut registry, 1, 11, &[PUBLIC]);
    let kept = connect(&mut registry, 1, 12, &[PUBLIC]);
    registry.revoke(|token| token == 11);
    assert_eq!(*gone.end.borrow(), Some(End::Revoked));
    assert_eq!(*kept.end.borrow(), None);
    // Nothing more is queued for it, even before it is closed.
    assert_eq!(heard_by(&registry, true, &[]), [kept.id]);
}

#[test]
fn a_slow_reader_is_dropped_and_holds_no_more_than_its_queue() {
    let mut registry = Registry::default();
    let mut outlet = connect(&mut registry, 1, 11, &[PUBLIC]);
    let (connection, _) = registry.audience(NOBODY, true, None).remove(0);
    let frame: Arc<str> = "frame".into();
    for _ in 0..QUEUE {
        connection.send(frame.clone());
    }
    assert_eq!(*outlet.end.borrow(), None);
    connection.send(frame.clone());
    connection.send(frame);
    assert_eq!(*outlet.end.borrow(), Some(End::Slow));
    let mut queued = 0;
    while outlet.frames.try_recv().is_ok() {
        queued += 1;
    }
    assert_eq!(queued, QUEUE);
}

#[test]
fn whoever_stands_otherwise_since_hears_nothing_until_it_is_known_how() {
    let mut registry = Registry::default();
    let outlet = connect(&mut registry, READER, TOKEN, &[PUBLIC]);
    registry.doubt(READER);
    assert!(registry.audience(NOBODY, true, None).is_empty());
    let [(reader, changes)] = registry.doubted()[..] else {
        panic!("one reader is in doubt");
    };
    assert_eq!(reader, READER);
    // A block that came while the load ran: what was loaded may not know of it.
    registry.doubt(READER);
    registry.learn(Listener::new(READER), changes);
    assert!(registry.audience(NOBODY, true, None).is_empty());
    let changes = registry.needs(READER).unwrap();
    registry.learn(Listener::new(READER), changes);
    assert_eq!(heard_by(&registry, true, &[]), [outlet.id]);
    registry.doubt_all();
    assert!(registry.audience(NOBODY, true, None).is_empty());
}

#[test]
fn what_was_loaded_for_a_reader_who_left_is_not_used_for_one_who_came_back() {
    let mut registry = Registry::default();
    let first = open(&mut registry, READER, TOKEN);
    let loading = registry.needs(READER).unwrap();
    registry.close(first.id);
    registry.doubt(READER);
    let second = open(&mut registry, READER, TOKEN);
    assert!(registry.subscribe(second.id, subscription(&PUBLIC)));
    registry.learn(Listener::new(READER), loading);
    assert!(registry.audience(NOBODY, true, None).is_empty());
}

#[test]
fn a_closed_connection_leaves_nothing_behind() {
    let mut registry = Registry::default();
    let outlet = connect(
        &mut registry,
        READER,
        TOKEN,
        &[PUBLIC, hashtag("cats"), Stream::User],
    );
    registry.close(outlet.id);
    registry.close(outlet.id);
    assert!(!registry.anybody(READER, true, None));
    assert!(registry.tokens(None).is_empty());
    assert!(registry.of_reader(READER).is_empty());
}

#[test]
fn a_stopped_server_ends_all_and_takes_no_more() {
    let mut registry = Registry::default();
    let outlet = connect(&mut registry, READER, TOKEN, &[PUBLIC]);
    registry.stop();
    assert_eq!(*outlet.end.borrow(), Some(End::Stopping));
    let opening = Opening {
        reader: 2,
        token: 12,
        format: Format::WebSocket,
        notifications: true,
    };
    assert!(registry.open(opening).is_none());
}

#[test]
fn lists_are_streamed_by_id_and_empty_tags_not_at_all() {
    let list = Stream::new("list", None, Some("12")).unwrap();
    assert_eq!(
        channel(&list),
        Ok(crate::domain::streams::Channel::List(12))
    );
    let missing = api::stream::StreamError::MissingTag;
    assert_eq!(channel(&hashtag("...")), Err(missing));
}

#[test]
fn the_token_of_a_socket_may_be_the_first_protocol_offered() {
    for (offered, token) in [
        ("abc", Some("abc")),
        ("abc, chat", Some("abc")),
        (" , abc", Some("abc")),
        ("", None),
    ] {
        let request = TestRequest::default()
            .insert_header((header::SEC_WEBSOCKET_PROTOCOL, offered))
            .to_http_request();
        assert_eq!(auth::subprotocol(request.headers()), token, "{offered:?}");
    }
}

#[test]
fn the_stream_stands_in_the_address_and_nothing_else_is_read() {
    let request = TestRequest::with_uri(
        "/api/v1/streaming?stream=hashtag&tag=caf%C3%A9&only_media=true&access_token=x&list=",
    )
    .to_http_request();
    let wanted: OpenStream = opened(&request).unwrap();
    assert_eq!(wanted.stream.as_deref(), Some("hashtag"));
    assert_eq!(wanted.tag.as_deref(), Some("café"));
    assert_eq!(wanted.only_media, Some(true));
    assert_eq!(wanted.list, None);
}
