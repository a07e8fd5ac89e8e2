//! Accounts: profiles, their lists, the own account.
//! <https://docs.joinmastodon.org/methods/accounts/>

mod entities;
mod requests;

use crate::endpoint::{Auth, BodyLimit, Endpoint, Kind, Paging, Param, Rate};
pub use entities::*;
pub use requests::*;

/// A new account; the answer is a token that works once the e-mail address is confirmed.
pub const CREATE: Endpoint = Endpoint::post("/api/v1/accounts", "Token")
    .auth(Auth::App(&["write:accounts"]))
    .rate(Rate::SignUp)
    .params(&[
        Param::form("username", Kind::Text).required(),
        Param::form("email", Kind::Email).required(),
        Param::form("password", Kind::Text).required(),
        Param::form("agreement", Kind::Boolean).required(),
        Param::form("locale", Kind::Text).required(),
        Param::form("reason", Kind::Text),
        Param::form("date_of_birth", Kind::Date),
    ])
    .docs("methods/accounts#create")
    .added("2.7.0");

/// Whom an account features.
pub const ENDORSEMENTS: Endpoint = Endpoint::get("/api/v1/accounts/{id}/endorsements", "Account")
    .array()
    .auth(Auth::Public)
    .paged(Paging::Link, 40, 80)
    .docs("methods/accounts#endorsements")
    .added("4.4.0");

/// The tags on a profile.
pub const FEATURED_TAGS: Endpoint =
    Endpoint::get("/api/v1/accounts/{id}/featured_tags", "FeaturedTag")
        .array()
        .auth(Auth::Public)
        .docs("methods/accounts#featured_tags")
        .added("3.3.0");

/// Who follows an account.
pub const FOLLOWERS: Endpoint = Endpoint::get("/api/v1/accounts/{id}/followers", "Account")
    .array()
    .auth(Auth::Optional(&["read:accounts"]))
    .paged(Paging::Link, 40, 80)
    .docs("methods/accounts#followers")
    .added("0.0.0");

/// Whom an account follows.
pub const FOLLOWING: Endpoint = Endpoint::get("/api/v1/accounts/{id}/following", "Account")
    .array()
    .auth(Auth::Optional(&["read:accounts"]))
    .paged(Paging::Link, 40, 80)
    .docs("methods/accounts#following")
    .added("0.0.0");

/// A profile.
pub const SHOW: Endpoint = Endpoint::get("/api/v1/accounts/{id}", "Account")
    .auth(Auth::Public)
    .docs("methods/accounts#get")
    .added("0.0.0");

/// Always an empty list.
pub const IDENTITY_PROOFS: Endpoint =
    Endpoint::get("/api/v1/accounts/{id}/identity_proofs", "IdentityProof")
        .array()
        .auth(Auth::User(&[]))
        .docs("methods/accounts#identity_proofs")
        .added("2.8.0")
        .deprecated("3.5.0");

/// Several profiles; those missing or hidden are left out.
pub const INDEX: Endpoint = Endpoint::get("/api/v1/accounts", "Account")
    .array()
    .auth(Auth::Public)
    .params(&[Param::query("id[]", Kind::Id)])
    .docs("methods/accounts#index")
    .added("4.3.0");

/// The reader's lists that hold an account.
pub const LISTS: Endpoint = Endpoint::get("/api/v1/accounts/{id}/lists", "List")
    .array()
    .auth(Auth::User(&["read:lists"]))
    .docs("methods/accounts#lists")
    .added("2.1.0");

/// A profile by its handle, if it is known here.
pub const LOOKUP: Endpoint = Endpoint::get("/api/v1/accounts/lookup", "Account")
    .auth(Auth::Optional(&["read:accounts"]))
    .params(&[Param::query("acct", Kind::Text).required()])
    .docs("methods/accounts#lookup")
    .added("3.4.0");

/// Accounts by text.
pub const SEARCH: Endpoint = Endpoint::get("/api/v1/accounts/search", "Account")
    .array()
    .auth(Auth::User(&["read:accounts"]))
    .paged(Paging::Offset, 40, 80)
    .params(&[
        Param::query("q", Kind::Text).required(),
        Param::query("resolve", Kind::Boolean),
        Param::query("following", Kind::Boolean),
    ])
    .docs("methods/accounts#search")
    .added("0.0.0");

/// The posts of an account.
pub const STATUSES: Endpoint = Endpoint::get("/api/v1/accounts/{id}/statuses", "Status")
    .array()
    .auth(Auth::Optional(&["read:statuses"]))
    .paged(Paging::Id, 20, 40)
    .params(&[
        Param::query("only_media", Kind::Boolean),
        Param::query("exclude_replies", Kind::Boolean),
        Param::query("exclude_reblogs", Kind::Boolean),
        Param::query("pinned", Kind::Boolean),
        Param::query("tagged", Kind::Text),
        Param::query("exclude_direct", Kind::Boolean),
    ])
    .docs("methods/accounts#statuses")
    .added("0.0.0");

/// A change of the own account.
pub const UPDATE_CREDENTIALS: Endpoint =
    Endpoint::patch("/api/v1/accounts/update_credentials", "CredentialAccount")
        .alone()
        .auth(Auth::User(&["write:accounts"]))
        .body(BodyLimit::Upload)
        .params(&[
            Param::form("display_name", Kind::Text),
            Param::form("note", Kind::Text),
            Param::form("avatar", Kind::File),
            Param::form("header", Kind::File),
            Param::form("locked", Kind::Boolean),
            Param::form("bot", Kind::Boolean),
            Param::form("discoverable", Kind::Boolean),
            Param::form("hide_collections", Kind::Boolean),
            Param::form("indexable", Kind::Boolean),
            Param::form("attribution_domains[]", Kind::Text),
            Param::form("fields_attributes[:index][name]", Kind::Text),
            Param::form("fields_attributes[:index][value]", Kind::Text),
            Param::form("source[privacy]", Kind::Text),
            Param::form("source[sensitive]", Kind::Boolean),
            Param::form("source[language]", Kind::Text),
            Param::form("source[quote_policy]", Kind::Text),
            Param::form("avatar_description", Kind::Text),
            Param::form("header_description", Kind::Text),
        ])
        .docs("methods/accounts#update_credentials")
        .added("1.1.1");

/// The own account.
pub const VERIFY_CREDENTIALS: Endpoint =
    Endpoint::get("/api/v1/accounts/verify_credentials", "CredentialAccount")
        .auth(Auth::User(&["profile", "read:accounts"]))
        .docs("methods/accounts#verify_credentials")
        .added("0.0.0");

/// Every endpoint of this noun.
pub const ENDPOINTS: &[&Endpoint] = &[
    &CREATE,
    &ENDORSEMENTS,
    &FEATURED_TAGS,
    &FOLLOWERS,
    &FOLLOWING,
    &SHOW,
    &IDENTITY_PROOFS,
    &INDEX,
    &LISTS,
    &LOOKUP,
    &SEARCH,
    &STATUSES,
    &UPDATE_CREDENTIALS,
    &VERIFY_CREDENTIALS,
];
