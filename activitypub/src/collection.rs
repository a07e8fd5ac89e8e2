//! Collections of peers and their pages
//! ([ActivityStreams, 5](https://www.w3.org/TR/activitystreams-core/#collections)).
//!
//! An item is a pointer and nothing more: whoever lists a post does not vouch for it.

use serde_json::Value;

use crate::json;
use crate::origin::ObjectId;

/// A collection, or one page of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Collection {
    /// Its id.
    pub id: Option<ObjectId>,
    /// How many items there are, as claimed.
    pub total: Option<u64>,
    /// Ids of the items that are in this document, in its order; at most [`json::MAX_ITEMS`].
    pub items: Vec<ObjectId>,
    /// Where reading starts. A network without `first` and items is hidden.
    pub first: Option<ObjectId>,
    /// Where reading goes on; never the page itself.
    pub next: Option<ObjectId>,
}

/// The names, without `#`, of the hashtags in a collection or in its embedded first page: what `featuredTags` of an actor
/// leads to. Empty for anything else.
#[must_use]
pub fn hashtags(document: &Value) -> Vec<String> {
    let items = [Some(document), json::get(document, "first")]
        .into_iter()
        .flatten()
        .flat_map(|page| [json::get(page, "items"), json::get(page, "orderedItems")])
        .flatten()
        .next();
    let Some(items) = items else {
        return Vec::new();
    };
    crate::tag::hashtags(&serde_json::json!({ "tag": items }))
        .into_iter()
        .map(|tag| tag.name)
        .collect()
}

impl Collection {
    /// Reads a collection or page, with the items of an embedded first page; `None` for anything
    /// else.
    #[must_use]
    pub fn read(document: &Value) -> Option<Self> {
        let known = [
            "Collection",
            "OrderedCollection",
            "CollectionPage",
            "OrderedCollectionPage",
        ];
        if !json::types(document).any(|kind| known.contains(&kind)) {
            return None;
        }
        let id = json::object_id(document, "id");
        let first = json::get(document, "first");
        let embedded = first.filter(|first| first.is_object());
        let mut items = items(document);
        if items.is_empty() {
            items = embedded.map(self::items).unwrap_or_default();
        }
        let next = json::object_id(document, "next")
            .or_else(|| embedded.and_then(|page| json::object_id(page, "next")))
            .filter(|next| Some(next) != id.as_ref());
        Some(Self {
            id,
            total: json::count(document, "totalItems"),
            items,
            first: json::object_id(document, "first"),
            next,
        })
    }
}

fn items(document: &Value) -> Vec<ObjectId> {
    let key = if json::get(document, "orderedItems").is_some() {
        "orderedItems"
    } else {
        "items"
    };
    json::list(document, key)
        .filter_map(json::id)
        .filter_map(|id| ObjectId::parse(id).ok())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn hashtags_stand_in_a_collection_or_its_first_page() {
        let tags = json!([
            {"type": "Hashtag", "name": "#Birds", "href": "https://a.example/tags/birds"},
            {"type": "Note", "name": "none"},
            {"type": "Hashtag", "name": "nests"},
        ]);
        for document in [
            json!({"type": "Collection", "items": tags}),
            json!({"type": "OrderedCollection", "orderedItems": tags}),
            json!({"type": "Collection", "first": {"type": "CollectionPage", "items": tags}}),
        ] {
            assert_eq!(hashtags(&document), ["Birds", "nests"], "{document}");
        }
        let one = json!({"type": "Collection", "items": {"type": "Hashtag", "name": "#one"}});
        assert_eq!(hashtags(&one), ["one"]);
        for document in [json!({}), json!([]), json!({"items": 7}), json!(null)] {
            assert!(hashtags(&document).is_empty(), "{document}");
        }
    }

    #[test]
    fn items_are_pointers() {
        let read = Collection::read(&json!({
            "type": "OrderedCollectionPage", "id": "https://a.example/c?p=1", "totalItems": 4,
            "orderedItems": ["https://a.example/1", {"id": "https://b.example/2", "content": "x"}, 7, {"id": null}],
            "next": "https://a.example/c?p=2"
        }))
        .unwrap();
        assert_eq!(
            read.items.iter().map(|id| id.as_str()).collect::<Vec<_>>(),
            ["https://a.example/1", "https://b.example/2"]
        );
        assert_eq!(
            (read.total, read.next.unwrap().as_str()),
            (Some(4), "https://a.example/c?p=2")
        );
    }

    #[test]
    fn an_embedded_first_page_is_read() {
        let read = Collection::read(&json!({
            "type": "Collection", "id": "https://a.example/replies",
            "first": {"type": "CollectionPage", "id": "https://a.example/replies?1", "next": "https://a.example/replies?2", "items": "https://a.example/1"}
        }))
        .unwrap();
        assert_eq!(
            (read.items.len(), read.next.unwrap().as_str()),
            (1, "https://a.example/replies?2")
        );
    }

    #[test]
    fn a_page_is_not_its_own_next() {
        let read = Collection::read(
            &json!({"type": "CollectionPage", "id": "https://a.example/c", "next": "https://a.example/c"}),
        );
        assert_eq!(read.unwrap().next, None);
    }

    #[test]
    fn what_is_no_collection_is_nothing_and_what_is_endless_is_cut() {
        for value in [
            json!(null),
            json!([]),
            json!({"type": "Note", "items": ["https://a.example/1"]}),
        ] {
            assert_eq!(Collection::read(&value), None);
        }
        let items: Vec<String> = (0..50_000)
            .map(|n| format!("https://a.example/{n}"))
            .collect();
        let read = Collection::read(&json!({"type": "Collection", "items": items})).unwrap();
        assert_eq!(read.items.len(), json::MAX_ITEMS);
    }
}
