mod actor;
mod note;

use serde_json::json;

use self::actor::ann;
use self::note::note;
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
    Meta {
        id: "https://us.example/act/1",
        actor: ANN,
        audience: Some(audience),
        published: Some(time()),
    }
}

fn public() -> Audience {
    Audience::for_post(Visibility::Public, FOLLOWERS, &[BOB])
}

/// What we send is what a peer of our kind reads and believes.
fn received(document: Value) -> Action {
    assert_eq!(
        document["@context"]
            .as_array()
            .map_or(&document["@context"], |list| &list[0]),
        "https://www.w3.org/ns/activitystreams"
    );
    assert!(document["object"].get("@context").is_none());
    let activity = Activity::parse(document).unwrap();
    let verdict = judge(
        &ActorId::parse(ANN).unwrap(),
        &activity,
        &OurHosts::new(["b.example"]).unwrap(),
    );
    assert_eq!(verdict, Verdict::Accept);
    activity.action
}

#[test]
fn activities_read_back_and_are_believed() {
    let audience = public();
    let meta = meta(&audience);
    assert!(
        matches!(received(create(meta, note().document())), Action::Create { objects } if objects.len() == 1)
    );
    assert!(matches!(
        received(update(meta, note().to_value())),
        Action::Update { .. }
    ));
    assert!(
        matches!(received(update(meta, ann().document())), Action::Update { object } if object.is_actor())
    );
    assert!(matches!(
        received(announce(meta, "https://b.example/1")),
        Action::Announce {
            object: Announced::Object(_)
        }
    ));
    assert!(
        matches!(received(delete_object(meta, POST)), Action::Delete { object, .. } if object.as_str() == POST)
    );
    assert!(
        matches!(received(delete_actor("https://us.example/users/ann#delete", ANN)), Action::Delete { object, .. } if object.as_str() == ANN)
    );
    assert!(matches!(
        received(like(meta, "https://b.example/1")),
        Action::Like { content: None, .. }
    ));
    assert!(matches!(received(block(meta, BOB)), Action::Block { .. }));
    assert!(matches!(
        received(move_account(meta, "https://c.example/ann")),
        Action::Move { .. }
    ));
    let featured = format!("{ANN}/featured");
    assert!(matches!(
        received(add(meta, POST.into(), &featured)),
        Action::Add { .. }
    ));
    assert!(matches!(
        received(remove(meta, POST.into(), &featured)),
        Action::Remove { .. }
    ));
}

#[test]
fn requests_and_answers_carry_what_they_are_about() {
    let audience = public();
    let asked = follow(
        Meta {
            audience: None,
            ..meta(&audience)
        },
        BOB,
    );
    assert!(asked.get("to").is_none());
    assert!(matches!(received(asked.clone()), Action::Follow { .. }));
    let Action::Undo { subject } = received(undo(meta(&audience), asked)) else {
        panic!()
    };
    assert_eq!(
        (subject.kind.as_deref(), subject.object.unwrap().as_str()),
        (Some("Follow"), BOB)
    );
    let theirs = json!({"@context": "x", "id": "https://b.example/f", "type": "Follow", "actor": BOB, "object": ANN});
    let Action::Accept { subject, result } = received(accept(
        meta(&audience),
        theirs.clone(),
        Some("https://us.example/stamp/1"),
    )) else {
        panic!()
    };
    assert_eq!(
        (subject.id.unwrap().as_str(), result.is_some()),
        ("https://b.example/f", true)
    );
    assert!(matches!(
        received(reject(meta(&audience), theirs)),
        Action::Reject { .. }
    ));
}

#[test]
fn a_report_names_the_account_first() {
    let report = flag(
        "https://us.example/r/1",
        ANN,
        BOB,
        &["https://b.example/1".to_owned()],
        "Spam",
    );
    assert_eq!(report["to"], json!([BOB]));
    let Action::Flag { objects, content } = received(report) else {
        panic!()
    };
    assert_eq!(
        (objects.len(), objects[0].as_str(), content.as_str()),
        (2, BOB, "Spam")
    );
}

#[test]
fn collections_read_back() {
    let whole = Collection::read(&collection(
        "https://us.example/c",
        7,
        Some("https://us.example/c?page=1"),
        None,
    ))
    .unwrap();
    assert_eq!(
        (whole.total, whole.first.unwrap().as_str()),
        (Some(7), "https://us.example/c?page=1")
    );
    let hidden = Collection::read(&collection("https://us.example/c", 7, None, None)).unwrap();
    assert_eq!((hidden.first, hidden.items.len()), (None, 0));
    let page = collection_page(
        "https://us.example/c?page=1",
        "https://us.example/c",
        vec![POST.into(), note().to_value()],
        Some("https://us.example/c?page=2"),
        None,
    );
    let page = Collection::read(&page).unwrap();
    assert_eq!(
        (page.items.len(), page.next.unwrap().as_str()),
        (2, "https://us.example/c?page=2")
    );
    assert_eq!(
        Collection::read(&set("https://us.example/s", vec![POST.into()]))
            .unwrap()
            .total,
        Some(1)
    );
}
