//! [Collection](https://docs.joinmastodon.org/entities/Collection/) and its parts.

use api::{
    collections::{Collection, CollectionItem, CollectionItemState, ShallowTag},
    id::Id,
};

use super::Context;
use crate::{
    domain::featured_collections::{Collection as Found, Item},
    text::hashtag,
};

/// A collection as its reader sees it. The description is plain text that becomes HTML.
#[must_use]
pub fn collection(context: &Context<'_>, found: &Found) -> Collection {
    let row = &found.row;
    Collection {
        id: Id(row.id),
        account_id: Id(row.account_id),
        uri: row.uri.clone(),
        // There is no page of it yet.
        url: None,
        name: row.name.clone(),
        description: crate::text::html::escape(&row.description),
        language: row.language.clone(),
        local: true,
        sensitive: row.sensitive,
        discoverable: row.discoverable,
        tag: row.tag.as_ref().map(|name| ShallowTag {
            name: name.clone(),
            url: hashtag::url(context.origin(), name),
        }),
        created_at: row.created_at.into(),
        updated_at: row.updated_at.into(),
        item_count: u64::try_from(found.items.len()).unwrap_or(0),
        items: found.items.iter().map(item).collect(),
    }
}

/// A place in a collection.
#[must_use]
pub fn item(item: &Item) -> CollectionItem {
    CollectionItem {
        id: Id(item.id),
        account_id: Some(Id(item.account_id)),
        state: if item.accepted {
            CollectionItemState::Accepted
        } else {
            CollectionItemState::Pending
        },
        created_at: item.created_at.into(),
    }
}
