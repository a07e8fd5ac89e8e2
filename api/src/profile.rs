//! The own profile as it was typed. <https://docs.joinmastodon.org/methods/profile/>

use serde::{Deserialize, Serialize};

use crate::accounts::{Field, FieldAttributes};
use crate::endpoint::{Auth, BodyLimit, Endpoint, Kind, Param};
use crate::id::Id;
use crate::lenient::{self, Upload};

/// The own profile as it was typed.
pub const SHOW: Endpoint = Endpoint::get("/api/v1/profile", "Profile")
    .auth(Auth::User(&["profile", "read:accounts"]))
    .docs("methods/profile")
    .added("4.6.0");

/// Changes the own profile.
pub const UPDATE: Endpoint = Endpoint::patch("/api/v1/profile", "Profile")
    .auth(Auth::User(&["write:accounts"]))
    .body(BodyLimit::Upload)
    .params(&[
        Param::form("display_name", Kind::Text),
        Param::form("note", Kind::Text),
        Param::form("avatar", Kind::File),
        Param::form("avatar_description", Kind::Text),
        Param::form("header", Kind::File),
        Param::form("header_description", Kind::Text),
        Param::form("locked", Kind::Boolean),
        Param::form("bot", Kind::Boolean),
        Param::form("discoverable", Kind::Boolean),
        Param::form("hide_collections", Kind::Boolean),
        Param::form("indexable", Kind::Boolean),
        Param::form("show_media", Kind::Boolean),
        Param::form("show_media_replies", Kind::Boolean),
        Param::form("show_featured", Kind::Boolean),
        Param::form("attribution_domains[]", Kind::Text),
        Param::form("fields_attributes[:index][name]", Kind::Text),
        Param::form("fields_attributes[:index][value]", Kind::Text),
    ])
    .docs("methods/profile")
    .added("4.6.0");

/// Removes the avatar.
pub const DELETE_AVATAR: Endpoint = Endpoint::delete("/api/v1/profile/avatar", "CredentialAccount")
    .auth(Auth::User(&["write:accounts"]))
    .docs("methods/profile")
    .added("4.2.0");

/// Removes the header.
pub const DELETE_HEADER: Endpoint = Endpoint::delete("/api/v1/profile/header", "CredentialAccount")
    .auth(Auth::User(&["write:accounts"]))
    .docs("methods/profile")
    .added("4.2.0");

/// Every endpoint of this noun.
pub const ENDPOINTS: &[&Endpoint] = &[&SHOW, &UPDATE, &DELETE_AVATAR, &DELETE_HEADER];

/// <https://docs.joinmastodon.org/entities/Profile/>
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Profile {
    pub id: Id,
    pub display_name: String,
    /// Plain text.
    pub note: String,
    /// The values as typed.
    pub fields: Vec<Field>,
    /// Null for the default, as the next three.
    pub avatar: Option<String>,
    pub avatar_static: Option<String>,
    pub avatar_description: String,
    pub header: Option<String>,
    pub header_static: Option<String>,
    pub header_description: String,
    pub locked: bool,
    pub bot: bool,
    pub hide_collections: Option<bool>,
    pub discoverable: Option<bool>,
    pub indexable: bool,
    pub show_media: bool,
    pub show_media_replies: bool,
    pub show_featured: bool,
    pub attribution_domains: Vec<String>,
}

/// A change; what is `None` stays.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct UpdateProfile {
    #[serde(deserialize_with = "lenient::text")]
    pub display_name: Option<String>,
    #[serde(deserialize_with = "lenient::text")]
    pub note: Option<String>,
    #[serde(deserialize_with = "lenient::upload")]
    pub avatar: Option<Upload>,
    #[serde(deserialize_with = "lenient::text")]
    pub avatar_description: Option<String>,
    #[serde(deserialize_with = "lenient::upload")]
    pub header: Option<Upload>,
    #[serde(deserialize_with = "lenient::text")]
    pub header_description: Option<String>,
    #[serde(deserialize_with = "lenient::flag")]
    pub locked: Option<bool>,
    #[serde(deserialize_with = "lenient::flag")]
    pub bot: Option<bool>,
    #[serde(deserialize_with = "lenient::flag")]
    pub discoverable: Option<bool>,
    #[serde(deserialize_with = "lenient::flag")]
    pub hide_collections: Option<bool>,
    #[serde(deserialize_with = "lenient::flag")]
    pub indexable: Option<bool>,
    #[serde(deserialize_with = "lenient::flag")]
    pub show_media: Option<bool>,
    #[serde(deserialize_with = "lenient::flag")]
    pub show_media_replies: Option<bool>,
    #[serde(deserialize_with = "lenient::flag")]
    pub show_featured: Option<bool>,
    #[serde(deserialize_with = "lenient::texts")]
    pub attribution_domains: Option<Vec<String>>,
    #[serde(deserialize_with = "lenient::objects")]
    pub fields_attributes: Option<Vec<FieldAttributes>>,
}
