//! Our activities ([ActivityPub, 6](https://www.w3.org/TR/activitypub/#client-to-server-interactions),
//! [Mastodon's](https://docs.joinmastodon.org/spec/activitypub/)).

use jiff::Timestamp;
use serde_json::{Map, Value, json};

use super::{date, put, with_context};
use crate::addressing::{Audience, PUBLIC};

/// What all activities have.
#[derive(Debug, Clone, Copy)]
pub struct Meta<'a> {
    /// The activity's id.
    pub id: &'a str,
    /// Who acts.
    pub actor: &'a str,
    /// To whom it is addressed; `None` for what goes to one inbox only.
    pub audience: Option<&'a Audience>,
    /// When.
    pub published: Option<Timestamp>,
}

impl Meta<'_> {
    fn activity(&self, kind: &str, object: Value) -> Map<String, Value> {
        let mut out = Map::new();
        out.insert("id".into(), self.id.into());
        out.insert("type".into(), kind.into());
        out.insert("actor".into(), self.actor.into());
        put(&mut out, "published", self.published.map(date));
        if let Some(audience) = self.audience {
            out.insert("to".into(), audience.to.as_slice().into());
            out.insert("cc".into(), audience.cc.as_slice().into());
        }
        out.insert("object".into(), embedded(object));
        out
    }

    fn document(&self, kind: &str, object: Value) -> Value {
        with_context(Value::Object(self.activity(kind, object)))
    }
}

/// What is inside of another document has no context of its own.
fn embedded(mut object: Value) -> Value {
    if let Value::Object(map) = &mut object {
        map.remove("@context");
    }
    object
}

/// A new post.
#[must_use]
pub fn create(meta: Meta<'_>, object: Value) -> Value {
    meta.document("Create", object)
}

/// An edited post, new counts of a poll, or a changed profile.
#[must_use]
pub fn update(meta: Meta<'_>, object: Value) -> Value {
    meta.document("Update", object)
}

/// A boost.
#[must_use]
pub fn announce(meta: Meta<'_>, object: &str) -> Value {
    meta.document("Announce", object.into())
}

/// A deleted post: a tombstone takes its place.
#[must_use]
pub fn delete_object(meta: Meta<'_>, object: &str) -> Value {
    meta.document("Delete", json!({"id": object, "type": "Tombstone"}))
}

/// A deleted account, told to everybody.
#[must_use]
pub fn delete_actor(id: &str, actor: &str) -> Value {
    let audience = Audience {
        to: vec![PUBLIC.to_owned()],
        cc: Vec::new(),
    };
    Meta {
        id,
        actor,
        audience: Some(&audience),
        published: None,
    }
    .document("Delete", actor.into())
}

/// A favourite.
#[must_use]
pub fn like(meta: Meta<'_>, object: &str) -> Value {
    meta.document("Like", object.into())
}

/// A request to follow; of a relay the object is the public collection.
#[must_use]
pub fn follow(meta: Meta<'_>, object: &str) -> Value {
    meta.document("Follow", object.into())
}

/// The grant of a request, which is sent back whole: not all remember the ids of their requests.
/// `result` is the authorization made out, if there is one.
#[must_use]
pub fn accept(meta: Meta<'_>, request: Value, result: Option<&str>) -> Value {
    let mut out = meta.activity("Accept", request);
    put(&mut out, "result", result);
    with_context(Value::Object(out))
}

/// The refusal of a request, or its end after it was granted.
#[must_use]
pub fn reject(meta: Meta<'_>, request: Value) -> Value {
    meta.document("Reject", request)
}

/// Takes an activity of ours back. It is sent whole: some match it by what it was.
#[must_use]
pub fn undo(meta: Meta<'_>, activity: Value) -> Value {
    meta.document("Undo", activity)
}

/// Asks to quote a post
/// ([FEP-044f](https://codeberg.org/fediverse/fep/src/branch/main/fep/044f/fep-044f.md)); `instrument` is the post that quotes.
#[must_use]
pub fn quote_request(meta: Meta<'_>, object: &str, instrument: Value) -> Value {
    let mut out = meta.activity("QuoteRequest", object.into());
    out.insert("instrument".into(), embedded(instrument));
    with_context(Value::Object(out))
}

/// The stamp that allows a post (`interacting`) to quote another one (`target`) of `author`.
#[must_use]
pub fn quote_authorization(id: &str, author: &str, interacting: &str, target: &str) -> Value {
    with_context(json!({
        "id": id,
        "type": "QuoteAuthorization",
        "attributedTo": author,
        "interactingObject": interacting,
        "interactionTarget": target,
    }))
}

/// A block.
#[must_use]
pub fn block(meta: Meta<'_>, object: &str) -> Value {
    meta.document("Block", object.into())
}

/// Something new in a collection of the actor's, such as its pinned posts.
#[must_use]
pub fn add(meta: Meta<'_>, object: Value, target: &str) -> Value {
    targeted(meta, "Add", object, target)
}

/// Something gone from a collection of the actor's.
#[must_use]
pub fn remove(meta: Meta<'_>, object: Value, target: &str) -> Value {
    targeted(meta, "Remove", object, target)
}

/// The account has gone to `target`.
#[must_use]
pub fn move_account(meta: Meta<'_>, target: &str) -> Value {
    targeted(meta, "Move", meta.actor.into(), target)
}

/// A report: the account first, then its posts. The actor is the server, so that whoever reports
/// stays unnamed.
#[must_use]
pub fn flag(
    id: &str,
    instance_actor: &str,
    account: &str,
    posts: &[String],
    comment: &str,
) -> Value {
    let objects: Vec<Value> = std::iter::once(account)
        .chain(posts.iter().map(String::as_str))
        .map(Value::from)
        .collect();
    let audience = Audience {
        to: vec![account.to_owned()],
        cc: Vec::new(),
    };
    let meta = Meta {
        id,
        actor: instance_actor,
        audience: Some(&audience),
        published: None,
    };
    let mut out = meta.activity("Flag", objects.into());
    out.insert("content".into(), comment.into());
    with_context(Value::Object(out))
}

fn targeted(meta: Meta<'_>, kind: &str, object: Value, target: &str) -> Value {
    let mut out = meta.activity(kind, object);
    out.insert("target".into(), target.into());
    with_context(Value::Object(out))
}
