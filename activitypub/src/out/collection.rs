//! Collections and their pages
//! ([ActivityStreams, 5](https://www.w3.org/TR/activitystreams-core/#collections)).

use serde_json::{Map, Value, json};

use super::{put, with_context};

/// An ordered collection as it stands at its id. Without `first` its items are hidden.
#[must_use]
pub fn collection(id: &str, total: u64, first: Option<&str>, last: Option<&str>) -> Value {
    let mut out = Map::new();
    out.insert("id".into(), id.into());
    out.insert("type".into(), "OrderedCollection".into());
    out.insert("totalItems".into(), total.into());
    put(&mut out, "first", first);
    put(&mut out, "last", last);
    with_context(Value::Object(out))
}

/// A page of an ordered collection. Items are ids or whole objects.
#[must_use]
pub fn collection_page(
    id: &str,
    part_of: &str,
    items: Vec<Value>,
    next: Option<&str>,
    prev: Option<&str>,
) -> Value {
    let mut out = Map::new();
    out.insert("id".into(), id.into());
    out.insert("type".into(), "OrderedCollectionPage".into());
    out.insert("partOf".into(), part_of.into());
    out.insert("orderedItems".into(), items.into());
    put(&mut out, "next", next);
    put(&mut out, "prev", prev);
    with_context(Value::Object(out))
}

/// An ordered collection with all its items in it: pinned posts, followers of one server.
#[must_use]
pub fn set(id: &str, items: Vec<Value>) -> Value {
    with_context(
        json!({"id": id, "type": "OrderedCollection", "totalItems": items.len(), "orderedItems": items}),
    )
}

/// A collection inside of a post, with its first page: replies.
#[must_use]
pub fn inline(id: &str, first: &str, items: Vec<Value>, next: Option<&str>) -> Value {
    let mut page = Map::new();
    page.insert("id".into(), first.into());
    page.insert("type".into(), "CollectionPage".into());
    page.insert("partOf".into(), id.into());
    page.insert("items".into(), items.into());
    put(&mut page, "next", next);
    json!({"id": id, "type": "Collection", "first": page})
}

/// A collection of which only the size is told: favourites, boosts.
#[must_use]
pub fn counted(id: &str, total: u64) -> Value {
    json!({"id": id, "type": "Collection", "totalItems": total})
}
