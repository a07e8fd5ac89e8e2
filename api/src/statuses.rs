//! Posts. <https://docs.joinmastodon.org/methods/statuses/>

mod cards;
mod entities;
mod requests;

use crate::endpoint::{Auth, BodyLimit, Endpoint, Kind, Paging, Param, Rate};
pub use cards::*;
pub use entities::*;
pub use requests::*;

/// Bookmarks a post.
pub const BOOKMARK: Endpoint = Endpoint::post("/api/v1/statuses/{id}/bookmark", "Status")
    .auth(Auth::User(&["write:bookmarks"]))
    .body(BodyLimit::Small)
    .docs("methods/statuses#bookmark")
    .added("3.1.0");

/// Reblogs a post; the answer is the reblog.
pub const REBLOG: Endpoint = Endpoint::post("/api/v1/statuses/{id}/reblog", "Status")
    .auth(Auth::User(&["write:statuses"]))
    .params(&[Param::form("visibility", Kind::Text)])
    .docs("methods/statuses#boost")
    .added("0.0.0");

/// The thread around a post.
pub const CONTEXT: Endpoint = Endpoint::get("/api/v1/statuses/{id}/context", "Context")
    .auth(Auth::Optional(&["read:statuses"]))
    .docs("methods/statuses#context")
    .added("0.0.0");

/// A new post, or a scheduled one.
pub const CREATE: Endpoint = Endpoint::post("/api/v1/statuses", "Status")
    .auth(Auth::User(&["write:statuses"]))
    .params(&[
        Param::form("status", Kind::Text),
        Param::form("media_ids[]", Kind::Id),
        Param::form("poll[options][]", Kind::Text),
        Param::form("poll[expires_in]", Kind::Integer),
        Param::form("poll[multiple]", Kind::Boolean),
        Param::form("poll[hide_totals]", Kind::Boolean),
        Param::form("in_reply_to_id", Kind::Id),
        Param::form("sensitive", Kind::Boolean),
        Param::form("spoiler_text", Kind::Text),
        Param::form("visibility", Kind::Text),
        Param::form("language", Kind::Text),
        Param::form("scheduled_at", Kind::DateTime),
        Param::form("quoted_status_id", Kind::Id),
        Param::form("quote_approval_policy", Kind::Text),
    ])
    .docs("methods/statuses#create")
    .added("0.0.0");

/// Deletes a post; the answer serves to write it anew.
pub const DELETE: Endpoint = Endpoint::delete("/api/v1/statuses/{id}", "Status")
    .auth(Auth::User(&["write:statuses"]))
    .rate(Rate::Delete)
    .params(&[Param::query("delete_media", Kind::Boolean)])
    .docs("methods/statuses#delete")
    .added("0.0.0");

/// Edits a post.
pub const UPDATE: Endpoint = Endpoint::put("/api/v1/statuses/{id}", "Status")
    .auth(Auth::User(&["write:statuses"]))
    .body(BodyLimit::Upload)
    .params(&[
        Param::form("status", Kind::Text),
        Param::form("spoiler_text", Kind::Text),
        Param::form("sensitive", Kind::Boolean),
        Param::form("language", Kind::Text),
        Param::form("media_ids[]", Kind::Id),
        Param::form("media_attributes[][id]", Kind::Id),
        Param::form("media_attributes[][description]", Kind::Text),
        Param::form("media_attributes[][focus]", Kind::Focus),
        Param::form("media_attributes[][thumbnail]", Kind::File),
        Param::form("poll[options][]", Kind::Text),
        Param::form("poll[expires_in]", Kind::Integer),
        Param::form("poll[multiple]", Kind::Boolean),
        Param::form("poll[hide_totals]", Kind::Boolean),
        Param::form("quote_approval_policy", Kind::Text),
    ])
    .docs("methods/statuses#edit")
    .added("3.5.0");

/// Changes who may quote a post.
pub const UPDATE_INTERACTION_POLICY: Endpoint =
    Endpoint::put("/api/v1/statuses/{id}/interaction_policy", "Status")
        .auth(Auth::User(&["write:statuses"]))
        .params(&[Param::form("quote_approval_policy", Kind::Text)])
        .docs("methods/statuses#edit_interaction_policy")
        .added("4.5.0");

/// Favourites a post.
pub const FAVOURITE: Endpoint = Endpoint::post("/api/v1/statuses/{id}/favourite", "Status")
    .auth(Auth::User(&["write:favourites"]))
    .body(BodyLimit::Small)
    .docs("methods/statuses#favourite")
    .added("0.0.0");

/// Who favourited a post.
pub const FAVOURITED_BY: Endpoint = Endpoint::get("/api/v1/statuses/{id}/favourited_by", "Account")
    .array()
    .auth(Auth::Optional(&["read:statuses"]))
    .paged(Paging::Link, 40, 80)
    .prev_since_id()
    .docs("methods/statuses#favourited_by")
    .added("0.0.0");

/// A post.
pub const SHOW: Endpoint = Endpoint::get("/api/v1/statuses/{id}", "Status")
    .auth(Auth::Optional(&["read:statuses"]))
    .docs("methods/statuses#get")
    .added("0.0.0");

/// All versions of a post, oldest first.
pub const HISTORY: Endpoint = Endpoint::get("/api/v1/statuses/{id}/history", "StatusEdit")
    .array()
    .auth(Auth::Optional(&["read:statuses"]))
    .docs("methods/statuses#history")
    .added("3.5.0");

/// Several posts; those missing or hidden are left out.
pub const INDEX: Endpoint = Endpoint::get("/api/v1/statuses", "Status")
    .array()
    .auth(Auth::Optional(&["read:statuses"]))
    .params(&[Param::query("id[]", Kind::Id)])
    .docs("methods/statuses#index")
    .added("4.3.0");

/// Mutes the notifications of a thread.
pub const MUTE: Endpoint = Endpoint::post("/api/v1/statuses/{id}/mute", "Status")
    .auth(Auth::User(&["write:mutes"]))
    .body(BodyLimit::Small)
    .docs("methods/statuses#mute")
    .added("1.4.2");

/// Pins a post to the profile.
pub const PIN: Endpoint = Endpoint::post("/api/v1/statuses/{id}/pin", "Status")
    .auth(Auth::User(&["write:accounts"]))
    .body(BodyLimit::Small)
    .docs("methods/statuses#pin")
    .added("1.6.0");

/// Who quoted a post.
pub const QUOTES: Endpoint = Endpoint::get("/api/v1/statuses/{id}/quotes", "Status")
    .array()
    .auth(Auth::User(&["read:statuses"]))
    .paged(Paging::Link, 20, 40)
    .prev_since_id()
    .docs("methods/statuses#quotes")
    .added("4.5.0");

/// Who reblogged a post.
pub const REBLOGGED_BY: Endpoint = Endpoint::get("/api/v1/statuses/{id}/reblogged_by", "Account")
    .array()
    .auth(Auth::Optional(&["read:statuses"]))
    .paged(Paging::Link, 40, 80)
    .prev_since_id()
    .docs("methods/statuses#reblogged_by")
    .added("0.0.0");

/// Takes the own post out of somebody's quote.
pub const REVOKE_QUOTE: Endpoint = Endpoint::post(
    "/api/v1/statuses/{id}/quotes/{quoting_status_id}/revoke",
    "Status",
)
.auth(Auth::User(&["write:statuses"]))
.body(BodyLimit::Small)
.docs("methods/statuses#revoke_quote")
.added("4.5.0");

/// What was typed.
pub const SOURCE: Endpoint = Endpoint::get("/api/v1/statuses/{id}/source", "StatusSource")
    .auth(Auth::App(&["read:statuses"]))
    .docs("methods/statuses#source")
    .added("3.5.0");

/// A post in another language.
pub const TRANSLATE: Endpoint = Endpoint::post("/api/v1/statuses/{id}/translate", "Translation")
    .auth(Auth::App(&["read:statuses"]))
    .params(&[Param::form("lang", Kind::Text)])
    .docs("methods/statuses#translate")
    .added("4.0.0");

/// Ends a bookmark.
pub const UNBOOKMARK: Endpoint = Endpoint::post("/api/v1/statuses/{id}/unbookmark", "Status")
    .auth(Auth::User(&["write:bookmarks"]))
    .body(BodyLimit::Small)
    .docs("methods/statuses#unbookmark")
    .added("3.1.0");

/// Ends a favourite.
pub const UNFAVOURITE: Endpoint = Endpoint::post("/api/v1/statuses/{id}/unfavourite", "Status")
    .auth(Auth::User(&["write:favourites"]))
    .body(BodyLimit::Small)
    .docs("methods/statuses#unfavourite")
    .added("0.0.0");

/// Ends the mute of a thread.
pub const UNMUTE: Endpoint = Endpoint::post("/api/v1/statuses/{id}/unmute", "Status")
    .auth(Auth::User(&["write:mutes"]))
    .body(BodyLimit::Small)
    .docs("methods/statuses#unmute")
    .added("1.4.2");

/// Takes a post off the profile's top.
pub const UNPIN: Endpoint = Endpoint::post("/api/v1/statuses/{id}/unpin", "Status")
    .auth(Auth::User(&["write:accounts"]))
    .body(BodyLimit::Small)
    .docs("methods/statuses#unpin")
    .added("1.6.0");

/// Ends a reblog; the answer is the post itself.
pub const UNREBLOG: Endpoint = Endpoint::post("/api/v1/statuses/{id}/unreblog", "Status")
    .auth(Auth::User(&["write:statuses"]))
    .rate(Rate::Delete)
    .body(BodyLimit::Small)
    .docs("methods/statuses#unreblog")
    .added("0.0.0");

/// Every endpoint of this noun.
pub const ENDPOINTS: &[&Endpoint] = &[
    &BOOKMARK,
    &REBLOG,
    &CONTEXT,
    &CREATE,
    &DELETE,
    &UPDATE,
    &UPDATE_INTERACTION_POLICY,
    &FAVOURITE,
    &FAVOURITED_BY,
    &SHOW,
    &HISTORY,
    &INDEX,
    &MUTE,
    &PIN,
    &QUOTES,
    &REBLOGGED_BY,
    &REVOKE_QUOTE,
    &SOURCE,
    &TRANSLATE,
    &UNBOOKMARK,
    &UNFAVOURITE,
    &UNMUTE,
    &UNPIN,
    &UNREBLOG,
];
