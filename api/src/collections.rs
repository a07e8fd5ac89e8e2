//! Collections: lists of accounts that others can see. <https://docs.joinmastodon.org/methods/collections/>

use serde::{Deserialize, Serialize};

use crate::accounts::Account;
use crate::date::DateTime;
use crate::endpoint::{Auth, BodyLimit, Endpoint, Kind, Paging, Param};
use crate::id::Id;
use crate::lenient;
use crate::word::words;

/// Puts an account into a collection.
pub const ADD_ITEM: Endpoint = Endpoint::post(
    "/api/v1/collections/{collection_id}/items",
    "WrappedCollectionItem",
)
.auth(Auth::User(&["write:collections"]))
.params(&[Param::form("account_id", Kind::Id)])
.docs("methods/collections#add_account")
.added("4.6.0");

/// A new collection.
pub const CREATE: Endpoint = Endpoint::post("/api/v1/collections", "WrappedCollection")
    .auth(Auth::User(&["write:collections"]))
    .params(&[
        Param::form("name", Kind::Text).required(),
        Param::form("description", Kind::Text),
        Param::form("language", Kind::Text),
        Param::form("tag_name", Kind::Text),
        Param::form("sensitive", Kind::Boolean),
        Param::form("discoverable", Kind::Boolean),
        Param::form("account_ids[]", Kind::Id),
    ])
    .docs("methods/collections#create")
    .added("4.6.0");

/// Deletes a collection.
pub const DELETE: Endpoint = Endpoint::delete("/api/v1/collections/{id}", "Empty")
    .auth(Auth::User(&["write:collections"]))
    .docs("methods/collections#delete_collection")
    .added("4.6.0");

/// A collection with its accounts.
pub const SHOW: Endpoint = Endpoint::get("/api/v1/collections/{id}", "CollectionWithAccounts")
    .auth(Auth::Optional(&["read:collections"]))
    .docs("methods/collections#get_collection")
    .added("4.6.0");

/// The collections that an account made.
pub const OF_ACCOUNT: Endpoint =
    Endpoint::get("/api/v1/accounts/{account_id}/collections", "Collections")
        .auth(Auth::Optional(&["read:collections"]))
        .paged(Paging::Offset, 40, 80)
        .docs("methods/collections#get_collections")
        .added("4.6.0");

/// The collections that an account is in.
pub const CONTAINING_ACCOUNT: Endpoint = Endpoint::get(
    "/api/v1/accounts/{account_id}/in_collections",
    "Collections",
)
.auth(Auth::User(&["read:collections"]))
.paged(Paging::Offset, 40, 80)
.docs("methods/collections#in_collections")
.added("4.6.0");

/// Takes an account out.
pub const REMOVE_ITEM: Endpoint =
    Endpoint::delete("/api/v1/collections/{collection_id}/items/{id}", "Empty")
        .auth(Auth::User(&["write:collections"]))
        .docs("methods/collections#remove_account")
        .added("4.6.0");

/// Takes oneself out of somebody's collection.
pub const REVOKE_ITEM: Endpoint = Endpoint::post(
    "/api/v1/collections/{collection_id}/items/{id}/revoke",
    "Empty",
)
.auth(Auth::User(&["write:collections"]))
.body(BodyLimit::Small)
.docs("methods/collections#revoke_item")
.added("4.6.0");

/// Changes a collection.
pub const UPDATE: Endpoint = Endpoint::patch("/api/v1/collections/{id}", "WrappedCollection")
    .auth(Auth::User(&["write:collections"]))
    .params(&[
        Param::form("name", Kind::Text),
        Param::form("description", Kind::Text),
        Param::form("language", Kind::Text),
        Param::form("tag_name", Kind::Text),
        Param::form("sensitive", Kind::Boolean),
        Param::form("discoverable", Kind::Boolean),
    ])
    .docs("methods/collections#update_collection")
    .added("4.6.0");

/// A temporary alias of `ADD_ITEM`.
pub const ALPHA_ADD_ITEM: Endpoint = Endpoint::post(
    "/api/v1_alpha/collections/{collection_id}/items",
    "WrappedCollectionItem",
)
.auth(Auth::User(&["write:collections"]))
.params(&[Param::form("account_id", Kind::Id)])
.docs("methods/collections#add_account")
.added("4.6.0")
.deprecated("4.6.0");

/// A temporary alias of `CREATE`.
pub const ALPHA_CREATE: Endpoint = Endpoint::post("/api/v1_alpha/collections", "WrappedCollection")
    .auth(Auth::User(&["write:collections"]))
    .params(&[
        Param::form("name", Kind::Text).required(),
        Param::form("description", Kind::Text),
        Param::form("language", Kind::Text),
        Param::form("tag_name", Kind::Text),
        Param::form("sensitive", Kind::Boolean),
        Param::form("discoverable", Kind::Boolean),
        Param::form("account_ids[]", Kind::Id),
    ])
    .docs("methods/collections#create")
    .added("4.6.0")
    .deprecated("4.6.0");

/// A temporary alias of `DELETE`.
pub const ALPHA_DELETE: Endpoint = Endpoint::delete("/api/v1_alpha/collections/{id}", "Empty")
    .auth(Auth::User(&["write:collections"]))
    .docs("methods/collections#delete_collection")
    .added("4.6.0")
    .deprecated("4.6.0");

/// A temporary alias of `SHOW`.
pub const ALPHA_SHOW: Endpoint =
    Endpoint::get("/api/v1_alpha/collections/{id}", "CollectionWithAccounts")
        .auth(Auth::Optional(&["read:collections"]))
        .docs("methods/collections#get_collection")
        .added("4.6.0")
        .deprecated("4.6.0");

/// A temporary alias of `OF_ACCOUNT`.
pub const ALPHA_OF_ACCOUNT: Endpoint = Endpoint::get(
    "/api/v1_alpha/accounts/{account_id}/collections",
    "Collections",
)
.auth(Auth::Optional(&["read:collections"]))
.paged(Paging::Offset, 40, 80)
.docs("methods/collections#get_collections")
.added("4.6.0")
.deprecated("4.6.0");

/// A temporary alias of `CONTAINING_ACCOUNT`.
pub const ALPHA_CONTAINING_ACCOUNT: Endpoint = Endpoint::get(
    "/api/v1_alpha/accounts/{account_id}/in_collections",
    "Collections",
)
.auth(Auth::User(&["read:collections"]))
.paged(Paging::Offset, 40, 80)
.docs("methods/collections#in_collections")
.added("4.6.0")
.deprecated("4.6.0");

/// A temporary alias of `REMOVE_ITEM`.
pub const ALPHA_REMOVE_ITEM: Endpoint = Endpoint::delete(
    "/api/v1_alpha/collections/{collection_id}/items/{id}",
    "Empty",
)
.auth(Auth::User(&["write:collections"]))
.docs("methods/collections#remove_account")
.added("4.6.0")
.deprecated("4.6.0");

/// A temporary alias of `REVOKE_ITEM`.
pub const ALPHA_REVOKE_ITEM: Endpoint = Endpoint::post(
    "/api/v1_alpha/collections/{collection_id}/items/{id}/revoke",
    "Empty",
)
.auth(Auth::User(&["write:collections"]))
.body(BodyLimit::Small)
.docs("methods/collections#revoke_item")
.added("4.6.0")
.deprecated("4.6.0");

/// A temporary alias of `UPDATE`.
pub const ALPHA_UPDATE: Endpoint =
    Endpoint::patch("/api/v1_alpha/collections/{id}", "WrappedCollection")
        .auth(Auth::User(&["write:collections"]))
        .params(&[
            Param::form("name", Kind::Text),
            Param::form("description", Kind::Text),
            Param::form("language", Kind::Text),
            Param::form("tag_name", Kind::Text),
            Param::form("sensitive", Kind::Boolean),
            Param::form("discoverable", Kind::Boolean),
        ])
        .docs("methods/collections#update_collection")
        .added("4.6.0")
        .deprecated("4.6.0");

/// Every endpoint of this noun.
pub const ENDPOINTS: &[&Endpoint] = &[
    &ADD_ITEM,
    &CREATE,
    &DELETE,
    &SHOW,
    &OF_ACCOUNT,
    &CONTAINING_ACCOUNT,
    &REMOVE_ITEM,
    &REVOKE_ITEM,
    &UPDATE,
    &ALPHA_ADD_ITEM,
    &ALPHA_CREATE,
    &ALPHA_DELETE,
    &ALPHA_SHOW,
    &ALPHA_OF_ACCOUNT,
    &ALPHA_CONTAINING_ACCOUNT,
    &ALPHA_REMOVE_ITEM,
    &ALPHA_REVOKE_ITEM,
    &ALPHA_UPDATE,
];

/// A collection. <https://docs.joinmastodon.org/entities/Collection/>
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Collection {
    pub id: Id,
    pub account_id: Id,
    /// The ActivityPub id.
    pub uri: String,
    pub url: Option<String>,
    pub name: String,
    /// HTML.
    pub description: String,
    pub language: Option<String>,
    pub local: bool,
    pub sensitive: bool,
    pub discoverable: bool,
    pub tag: Option<ShallowTag>,
    pub created_at: DateTime,
    pub updated_at: DateTime,
    pub item_count: u64,
    pub items: Vec<CollectionItem>,
}

/// A tag without its figures. <https://docs.joinmastodon.org/entities/ShallowTag/>
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShallowTag {
    pub name: String,
    pub url: String,
}

words! {
    /// Whether the account agreed.
    CollectionItemState {
        Pending = "pending",
        Accepted = "accepted",
    }
}

/// A place in a collection. <https://docs.joinmastodon.org/entities/CollectionItem/>
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CollectionItem {
    pub id: Id,
    pub account_id: Option<Id>,
    pub state: CollectionItemState,
    pub created_at: DateTime,
}

/// The collections of an account, or those it is in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Collections {
    pub collections: Vec<Collection>,
}

/// <https://docs.joinmastodon.org/entities/CollectionWithAccounts/>
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CollectionWithAccounts {
    pub accounts: Vec<Account>,
    pub collection: Collection,
}

/// The answer to a new or changed collection.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WrappedCollection {
    pub collection: Collection,
}

/// The answer to a new item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WrappedCollectionItem {
    pub collection_item: CollectionItem,
}

/// A new or changed collection; the name is needed for a new one, and reported with `details`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct CollectionForm {
    #[serde(deserialize_with = "lenient::text")]
    pub name: Option<String>,
    /// Plain text.
    #[serde(deserialize_with = "lenient::text")]
    pub description: Option<String>,
    #[serde(deserialize_with = "lenient::text")]
    pub language: Option<String>,
    #[serde(deserialize_with = "lenient::text")]
    pub tag_name: Option<String>,
    #[serde(deserialize_with = "lenient::flag")]
    pub sensitive: Option<bool>,
    #[serde(deserialize_with = "lenient::flag")]
    pub discoverable: Option<bool>,
    /// Only for a new one.
    #[serde(deserialize_with = "lenient::ids")]
    pub account_ids: Option<Vec<Id>>,
}

/// A new item.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct AddItem {
    #[serde(deserialize_with = "lenient::id")]
    pub account_id: Option<Id>,
}
