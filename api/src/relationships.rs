//! What one account has to do with another: follows, blocks, mutes, notes, endorsements.
//! <https://docs.joinmastodon.org/methods/accounts/>

use serde::{Deserialize, Serialize};

use crate::accounts::Account;
use crate::date::DateTime;
use crate::endpoint::{Auth, BodyLimit, Endpoint, Kind, Param};
use crate::id::Id;
use crate::lenient;

/// Neither sees the other from now on.
pub const BLOCK: Endpoint = Endpoint::post("/api/v1/accounts/{id}/block", "Relationship")
    .auth(Auth::User(&["write:blocks"]))
    .body(BodyLimit::Small)
    .docs("methods/accounts#block")
    .added("0.0.0");

/// Features an account on the own profile.
pub const ENDORSE: Endpoint = Endpoint::post("/api/v1/accounts/{id}/endorse", "Relationship")
    .auth(Auth::User(&["write:accounts"]))
    .body(BodyLimit::Small)
    .docs("methods/accounts#endorse")
    .added("4.4.0");

/// Whom the reader follows that follow these accounts.
pub const FAMILIAR_FOLLOWERS: Endpoint =
    Endpoint::get("/api/v1/accounts/familiar_followers", "FamiliarFollowers")
        .array()
        .auth(Auth::User(&["read:follows"]))
        .params(&[Param::query("id[]", Kind::Id)])
        .docs("methods/accounts#familiar_followers")
        .added("3.5.0");

/// Follows an account, or changes how.
pub const FOLLOW: Endpoint = Endpoint::post("/api/v1/accounts/{id}/follow", "Relationship")
    .auth(Auth::User(&["write:follows"]))
    .params(&[
        Param::form("reblogs", Kind::Boolean),
        Param::form("notify", Kind::Boolean),
        Param::form("languages[]", Kind::Text),
    ])
    .docs("methods/accounts#follow")
    .added("0.0.0");

/// Hides an account from the reader.
pub const MUTE: Endpoint = Endpoint::post("/api/v1/accounts/{id}/mute", "Relationship")
    .auth(Auth::User(&["write:mutes"]))
    .params(&[
        Param::form("notifications", Kind::Boolean),
        Param::form("duration", Kind::Integer),
    ])
    .docs("methods/accounts#mute")
    .added("0.0.0");

/// A private note on an account.
pub const NOTE: Endpoint = Endpoint::post("/api/v1/accounts/{id}/note", "Relationship")
    .auth(Auth::User(&["write:accounts"]))
    .params(&[Param::form("comment", Kind::Text)])
    .docs("methods/accounts#note")
    .added("3.2.0");

/// The old name of `ENDORSE`.
pub const PIN: Endpoint = Endpoint::post("/api/v1/accounts/{id}/pin", "Relationship")
    .auth(Auth::User(&["write:accounts"]))
    .body(BodyLimit::Small)
    .docs("methods/accounts#pin")
    .added("2.5.0")
    .deprecated("4.4.0");

/// How the reader stands to several accounts.
pub const INDEX: Endpoint = Endpoint::get("/api/v1/accounts/relationships", "Relationship")
    .array()
    .auth(Auth::User(&["read:follows"]))
    .params(&[
        Param::query("id[]", Kind::Id),
        Param::query("with_suspended", Kind::Boolean),
    ])
    .docs("methods/accounts#relationships")
    .added("0.0.0");

/// Makes an account follow the reader no more.
pub const REMOVE_FROM_FOLLOWERS: Endpoint = Endpoint::post(
    "/api/v1/accounts/{id}/remove_from_followers",
    "Relationship",
)
.auth(Auth::User(&["write:follows"]))
.body(BodyLimit::Small)
.docs("methods/accounts#remove_from_followers")
.added("3.5.0");

/// Ends a block.
pub const UNBLOCK: Endpoint = Endpoint::post("/api/v1/accounts/{id}/unblock", "Relationship")
    .auth(Auth::User(&["write:blocks"]))
    .body(BodyLimit::Small)
    .docs("methods/accounts#unblock")
    .added("0.0.0");

/// Features an account no more.
pub const UNENDORSE: Endpoint = Endpoint::post("/api/v1/accounts/{id}/unendorse", "Relationship")
    .auth(Auth::User(&["write:accounts"]))
    .body(BodyLimit::Small)
    .docs("methods/accounts#unendorse")
    .added("4.4.0");

/// Ends a follow, or withdraws the request.
pub const UNFOLLOW: Endpoint = Endpoint::post("/api/v1/accounts/{id}/unfollow", "Relationship")
    .auth(Auth::User(&["write:follows"]))
    .body(BodyLimit::Small)
    .docs("methods/accounts#unfollow")
    .added("0.0.0");

/// Ends a mute.
pub const UNMUTE: Endpoint = Endpoint::post("/api/v1/accounts/{id}/unmute", "Relationship")
    .auth(Auth::User(&["write:mutes"]))
    .body(BodyLimit::Small)
    .docs("methods/accounts#unmute")
    .added("0.0.0");

/// The old name of `UNENDORSE`.
pub const UNPIN: Endpoint = Endpoint::post("/api/v1/accounts/{id}/unpin", "Relationship")
    .auth(Auth::User(&["write:accounts"]))
    .body(BodyLimit::Small)
    .docs("methods/accounts#unpin")
    .added("2.5.0")
    .deprecated("4.4.0");

/// Every endpoint of this noun.
pub const ENDPOINTS: &[&Endpoint] = &[
    &BLOCK,
    &ENDORSE,
    &FAMILIAR_FOLLOWERS,
    &FOLLOW,
    &MUTE,
    &NOTE,
    &PIN,
    &INDEX,
    &REMOVE_FROM_FOLLOWERS,
    &UNBLOCK,
    &UNENDORSE,
    &UNFOLLOW,
    &UNMUTE,
    &UNPIN,
];

/// How the reader stands to an account. <https://docs.joinmastodon.org/entities/Relationship/>
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Relationship {
    pub id: Id,
    pub following: bool,
    pub showing_reblogs: bool,
    pub notifying: bool,
    /// Only these languages are followed; null for all.
    pub languages: Option<Vec<String>>,
    pub followed_by: bool,
    pub blocking: bool,
    pub blocked_by: bool,
    pub muting: bool,
    pub muting_notifications: bool,
    pub muting_expires_at: Option<DateTime>,
    pub requested: bool,
    pub requested_by: bool,
    pub domain_blocking: bool,
    pub endorsed: bool,
    pub note: String,
}

/// Whom the reader follows that follow the account. <https://docs.joinmastodon.org/entities/FamiliarFollowers/>
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FamiliarFollowers {
    pub id: Id,
    pub accounts: Vec<Account>,
}

/// Whose relationships.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Relationships {
    #[serde(alias = "ids", deserialize_with = "lenient::ids")]
    pub id: Option<Vec<Id>>,
    #[serde(deserialize_with = "lenient::flag")]
    pub with_suspended: Option<bool>,
}

/// How to follow; on a second call, what to change.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Follow {
    #[serde(deserialize_with = "lenient::flag")]
    pub reblogs: Option<bool>,
    #[serde(deserialize_with = "lenient::flag")]
    pub notify: Option<bool>,
    /// An empty list: every language.
    #[serde(deserialize_with = "lenient::texts")]
    pub languages: Option<Vec<String>>,
}

/// How to mute.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Mute {
    /// Notifications too; yes when not said.
    #[serde(deserialize_with = "lenient::flag")]
    pub notifications: Option<bool>,
    /// Seconds; 0 for ever.
    #[serde(deserialize_with = "lenient::integer")]
    pub duration: Option<i64>,
}

/// A private note; empty or absent removes it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Note {
    #[serde(deserialize_with = "lenient::text")]
    pub comment: Option<String>,
}
