use serde_json::{Value, json};

use super::*;

const EVE: &str = "https://evil.example/users/eve";
const MAL: &str = "https://evil.example/users/mal";
const VIC: &str = "https://victim.example/users/vic";
const BOB: &str = "https://us.example/users/bob";

fn ours() -> OurHosts {
    OurHosts::new(["us.example"]).unwrap()
}

fn actor(id: &str) -> ActorId {
    ActorId::parse(id).unwrap()
}

fn judged(signer: &str, document: Value) -> Verdict {
    judge(&actor(signer), &Activity::parse(document).unwrap(), &ours())
}

/// An activity of Eve, signed by Eve.
fn by_eve(kind: &str, object: Value) -> Verdict {
    judged(
        EVE,
        json!({"id": "https://evil.example/act/1", "type": kind, "actor": EVE, "object": object}),
    )
}

fn fetch(id: &str) -> Verdict {
    Verdict::FetchFromOrigin(ObjectId::parse(id).unwrap())
}

fn refused(reason: Reason) -> Verdict {
    Verdict::Refuse(reason)
}

#[test]
fn the_signer_is_the_actor() {
    for kind in [
        "Create", "Update", "Delete", "Follow", "Like", "Announce", "Undo", "Accept", "Move",
        "Flag", "View",
    ] {
        let document = json!({"id": "https://victim.example/a", "type": kind, "actor": VIC, "object": "https://victim.example/1", "target": VIC});
        assert_eq!(
            judged(EVE, document),
            refused(Reason::SignerIsNotActor),
            "{kind}"
        );
    }
    let neighbour = json!({"id": "https://evil.example/a", "type": "Like", "actor": MAL, "object": "https://us.example/1"});
    assert_eq!(judged(EVE, neighbour), refused(Reason::SignerIsNotActor));
    assert_eq!(Reason::SignerIsNotActor.status(), 401);
}

#[test]
fn nobody_outside_speaks_as_one_of_us() {
    let as_bob = json!({"id": "https://us.example/a", "type": "Like", "actor": BOB, "object": "https://us.example/1"});
    assert_eq!(judged(EVE, as_bob.clone()), refused(Reason::Local));
    assert_eq!(judged(BOB, as_bob), refused(Reason::Local));
    let note = json!({"id": "https://us.example/1", "type": "Note", "attributedTo": BOB});
    for kind in ["Create", "Update", "Delete"] {
        assert_eq!(by_eve(kind, note.clone()), refused(Reason::Local), "{kind}");
    }
    assert_eq!(
        by_eve("Update", json!({"id": BOB, "type": "Person"})),
        refused(Reason::Local)
    );
    assert_eq!(
        by_eve("Undo", json!("https://us.example/f/1")),
        refused(Reason::Local)
    );
}

#[test]
fn the_id_of_an_activity_is_on_its_actors_origin() {
    for id in [
        "https://victim.example/a",
        "http://evil.example/a",
        "https://us.example/a",
    ] {
        let document =
            json!({"id": id, "type": "Like", "actor": EVE, "object": "https://us.example/1"});
        assert_eq!(judged(EVE, document), refused(Reason::ForeignId), "{id}");
    }
    let none = json!({"type": "Like", "actor": EVE, "object": "https://us.example/1"});
    assert_eq!(judged(EVE, none), Verdict::Accept);
}

#[test]
fn a_create_brings_what_is_the_actors_own() {
    let own = "https://evil.example/1";
    assert_eq!(
        by_eve(
            "Create",
            json!({"id": own, "type": "Note", "attributedTo": EVE})
        ),
        Verdict::Accept
    );
    assert_eq!(
        by_eve("Create", json!({"id": own, "type": "Note"})),
        Verdict::Accept
    );
    assert_eq!(
        by_eve(
            "Create",
            json!({"id": own, "type": "Video", "attributedTo": [EVE, {"type": "Group", "id": "https://evil.example/g"}]})
        ),
        Verdict::Accept
    );
    assert_eq!(by_eve("Create", json!(own)), fetch(own));
    assert_eq!(
        by_eve(
            "Create",
            json!({"id": own, "type": "Note", "attributedTo": MAL})
        ),
        refused(Reason::NotTheOwner)
    );
    assert_eq!(
        by_eve(
            "Create",
            json!({"id": own, "type": "Note", "attributedTo": VIC})
        ),
        refused(Reason::NotTheOwner)
    );
    assert_eq!(
        by_eve("Create", json!({"type": "Note", "attributedTo": EVE})),
        refused(Reason::NoId)
    );
    for private in [
        json!("https://victim.example/1"),
        json!({"id": "https://victim.example/1", "type": "Note", "attributedTo": EVE, "to": "as:Public", "url": own}),
    ] {
        assert_eq!(by_eve("Create", private), refused(Reason::ForeignObject));
    }
    let votes =
        json!([{"id": own, "type": "Note"}, {"id": "https://victim.example/1", "type": "Note"}]);
    assert_eq!(by_eve("Create", votes), refused(Reason::ForeignObject));
}

#[test]
fn an_update_changes_what_is_the_actors_own() {
    let own = "https://evil.example/1";
    assert_eq!(
        by_eve("Update", json!({"id": EVE, "type": "Person"})),
        Verdict::Accept
    );
    assert_eq!(
        by_eve("Update", json!({"id": MAL, "type": "Person"})),
        refused(Reason::NotTheOwner)
    );
    assert_eq!(
        by_eve(
            "Update",
            json!({"id": MAL, "type": "Person", "attributedTo": EVE})
        ),
        refused(Reason::NotTheOwner)
    );
    assert_eq!(
        by_eve(
            "Update",
            json!({"id": VIC, "type": "Person", "publicKey": {}})
        ),
        refused(Reason::ForeignObject)
    );
    assert_eq!(
        by_eve(
            "Update",
            json!({"id": own, "type": "Note", "attributedTo": EVE})
        ),
        Verdict::Accept
    );
    assert_eq!(
        by_eve("Update", json!({"id": own, "type": "Note"})),
        fetch(own)
    );
    assert_eq!(by_eve("Update", json!(own)), fetch(own));
    assert_eq!(
        by_eve(
            "Update",
            json!({"id": own, "type": "Note", "attributedTo": MAL})
        ),
        refused(Reason::NotTheOwner)
    );
    for foreign in [
        json!("https://victim.example/1"),
        json!({"id": "https://victim.example/1", "type": "Note", "attributedTo": EVE}),
    ] {
        assert_eq!(by_eve("Update", foreign), refused(Reason::ForeignObject));
    }
}

#[test]
fn a_delete_removes_what_is_on_the_actors_origin() {
    assert_eq!(by_eve("Delete", json!(EVE)), Verdict::Accept);
    assert_eq!(
        by_eve(
            "Delete",
            json!({"id": "https://evil.example/1", "type": "Tombstone"})
        ),
        Verdict::Accept
    );
    assert_eq!(
        by_eve(
            "Delete",
            json!({"id": "https://evil.example/1", "attributedTo": MAL})
        ),
        refused(Reason::NotTheOwner)
    );
    assert_eq!(
        by_eve("Delete", json!("https://victim.example/1")),
        refused(Reason::ForeignObject)
    );
}

#[test]
fn an_undo_takes_back_what_the_actor_did() {
    let follow =
        |id: &str, who: &str| json!({"id": id, "type": "Follow", "actor": who, "object": BOB});
    assert_eq!(
        by_eve("Undo", follow("https://evil.example/f", EVE)),
        Verdict::Accept
    );
    assert_eq!(
        by_eve(
            "Undo",
            json!({"type": "Follow", "actor": EVE, "object": BOB})
        ),
        Verdict::Accept
    );
    assert_eq!(
        by_eve("Undo", json!("https://evil.example/f")),
        Verdict::Accept
    );
    assert_eq!(
        by_eve("Undo", follow("https://evil.example/f", VIC)),
        refused(Reason::NotTheOwner)
    );
    assert_eq!(
        by_eve("Undo", follow("https://victim.example/f", EVE)),
        refused(Reason::ForeignObject)
    );
    assert_eq!(
        by_eve("Undo", json!("https://victim.example/f")),
        refused(Reason::ForeignObject)
    );
}

#[test]
fn only_the_one_who_was_asked_may_answer() {
    let follow = |object: &str| json!({"id": "https://us.example/f/1", "type": "Follow", "actor": BOB, "object": object});
    for kind in ["Accept", "Reject"] {
        assert_eq!(by_eve(kind, follow(EVE)), Verdict::Accept);
        assert_eq!(
            by_eve(kind, json!("https://us.example/f/1")),
            Verdict::Accept
        );
        assert_eq!(by_eve(kind, follow(VIC)), refused(Reason::NotConcerned));
        assert_eq!(by_eve(kind, follow(MAL)), refused(Reason::NotConcerned));
    }
}

#[test]
fn a_quote_is_answered_by_the_quoted_server() {
    let request = |object: &str| json!({"id": "https://us.example/q/1", "type": "QuoteRequest", "actor": BOB, "object": object});
    let answer = |object: &str, result: &str| {
        judged(
            EVE,
            json!({"id": "https://evil.example/a", "type": "Accept", "actor": EVE, "object": request(object), "result": result}),
        )
    };
    assert_eq!(
        answer("https://evil.example/1", "https://evil.example/stamp"),
        Verdict::Accept
    );
    assert_eq!(
        answer("https://victim.example/1", "https://evil.example/stamp"),
        refused(Reason::NotConcerned)
    );
    assert_eq!(
        answer("https://evil.example/1", "https://victim.example/stamp"),
        refused(Reason::ForeignObject)
    );
    assert_eq!(
        by_eve("Reject", request("https://victim.example/1")),
        refused(Reason::NotConcerned)
    );
}

#[test]
fn a_quote_is_asked_for_by_the_author_of_the_quoting_post() {
    let ask = |instrument: Value| {
        judged(
            EVE,
            json!({"id": "https://evil.example/q", "type": "QuoteRequest", "actor": EVE, "object": "https://us.example/1", "instrument": instrument}),
        )
    };
    assert_eq!(
        ask(json!({"id": "https://evil.example/2", "type": "Note", "attributedTo": EVE})),
        Verdict::Accept
    );
    assert_eq!(ask(json!("https://evil.example/2")), Verdict::Accept);
    assert_eq!(
        ask(json!({"id": "https://evil.example/2", "type": "Note", "attributedTo": MAL})),
        refused(Reason::NotTheOwner)
    );
    assert_eq!(
        ask(json!("https://victim.example/2")),
        refused(Reason::ForeignObject)
    );
}

#[test]
fn collections_are_changed_by_their_owner() {
    for kind in ["Add", "Remove"] {
        let put = |target: &str| {
            judged(
                EVE,
                json!({"id": "https://evil.example/a", "type": kind, "actor": EVE, "object": "https://evil.example/1", "target": target}),
            )
        };
        assert_eq!(
            put("https://evil.example/users/eve/featured"),
            Verdict::Accept
        );
        assert_eq!(
            put("https://victim.example/users/vic/featured"),
            refused(Reason::ForeignObject)
        );
        assert_eq!(
            put("https://us.example/users/bob/featured"),
            refused(Reason::Local)
        );
    }
}

#[test]
fn one_moves_oneself() {
    let moves = |object: &str| {
        judged(
            EVE,
            json!({"id": "https://evil.example/a", "type": "Move", "actor": EVE, "object": object, "target": "https://new.example/eve"}),
        )
    };
    assert_eq!(moves(EVE), Verdict::Accept);
    assert_eq!(moves(MAL), refused(Reason::NotConcerned));
    assert_eq!(moves(VIC), refused(Reason::NotConcerned));
}

#[test]
fn a_boost_points_and_a_group_vouches_for_its_own() {
    assert_eq!(
        by_eve("Announce", json!("https://victim.example/1")),
        Verdict::Accept
    );
    assert_eq!(
        by_eve("Announce", json!("https://us.example/1")),
        Verdict::Accept
    );
    let inner = |who: &str, kind: &str, object: Value| json!({"id": format!("{who}/act"), "type": kind, "actor": who, "object": object});
    let note = |id: &str, owner: &str| json!({"id": id, "type": "Page", "attributedTo": owner});
    let (evil, victim) = ("https://evil.example/1", "https://victim.example/1");
    assert_eq!(
        by_eve("Announce", inner(MAL, "Create", note(evil, MAL))),
        Verdict::Accept
    );
    assert_eq!(
        by_eve("Announce", inner(MAL, "Update", note(victim, MAL))),
        refused(Reason::ForeignObject)
    );
    assert_eq!(
        by_eve("Announce", inner(VIC, "Create", note(victim, VIC))),
        fetch(victim)
    );
    assert_eq!(
        by_eve("Announce", inner(VIC, "Delete", json!(victim))),
        fetch(victim)
    );
    assert_eq!(
        by_eve("Announce", inner(VIC, "Update", note(evil, VIC))),
        refused(Reason::ForeignObject)
    );
    assert_eq!(
        by_eve(
            "Announce",
            inner(VIC, "Like", json!("https://us.example/1"))
        ),
        refused(Reason::SignerIsNotActor)
    );
    assert_eq!(
        by_eve(
            "Announce",
            inner(BOB, "Delete", json!("https://us.example/1"))
        ),
        refused(Reason::Local)
    );
    assert_eq!(
        by_eve(
            "Announce",
            inner(VIC, "Delete", json!("https://us.example/1"))
        ),
        refused(Reason::Local)
    );
}

#[test]
fn a_fetched_document_speaks_for_its_own_address() {
    let url = |text: &str| HttpUrl::parse(text).unwrap();
    let fetched = |asked: &str, answered: &str, id: &str, owner: Option<&str>| {
        let owner = owner.map(actor);
        judge_document(
            &url(asked),
            &url(answered),
            &ObjectId::parse(id).unwrap(),
            owner.as_ref(),
            &ours(),
        )
    };
    let (one, two, victim) = (
        "https://evil.example/1",
        "https://evil.example/2",
        "https://victim.example/1",
    );
    assert_eq!(fetched(one, one, one, Some(EVE)), Verdict::Accept);
    assert_eq!(
        fetched(
            "https://evil.example",
            "https://evil.example/",
            "https://evil.example/",
            None
        ),
        Verdict::Accept
    );
    assert_eq!(fetched(one, one, two, None), fetch(two));
    assert_eq!(fetched(one, two, two, None), Verdict::Accept);
    assert_eq!(fetched(one, one, victim, None), refused(Reason::ForeignId));
    assert_eq!(fetched(one, two, victim, None), refused(Reason::ForeignId));
    assert_eq!(
        fetched(one, victim, victim, None),
        refused(Reason::ForeignId)
    );
    assert_eq!(
        fetched(victim, one, victim, None),
        refused(Reason::ForeignId)
    );
    assert_eq!(
        fetched(one, one, "http://evil.example/1", None),
        refused(Reason::ForeignId)
    );
    assert_eq!(
        fetched(one, one, one, Some(VIC)),
        refused(Reason::NotTheOwner)
    );
    assert_eq!(
        fetched(one, one, "https://us.example/1", None),
        refused(Reason::Local)
    );
    assert_eq!(fetched(one, one, one, Some(BOB)), refused(Reason::Local));
}
