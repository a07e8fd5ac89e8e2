//! Tags on a profile. <https://docs.joinmastodon.org/methods/featured_tags/>

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::endpoint::{Auth, Endpoint, Kind, Param};
use crate::id::Id;
use crate::lenient::required;
use crate::number_text::NumberText;

/// Puts a tag on the profile.
pub const CREATE: Endpoint = Endpoint::post("/api/v1/featured_tags", "FeaturedTag")
    .auth(Auth::User(&["write:accounts"]))
    .params(&[Param::form("name", Kind::Text).required()])
    .docs("methods/featured_tags#feature")
    .added("3.0.0");

/// The tags on the own profile.
pub const INDEX: Endpoint = Endpoint::get("/api/v1/featured_tags", "FeaturedTag")
    .array()
    .auth(Auth::User(&["read:accounts"]))
    .docs("methods/featured_tags#get")
    .added("3.0.0");

/// Tags that the reader uses most.
pub const SUGGESTIONS: Endpoint = Endpoint::get("/api/v1/featured_tags/suggestions", "Tag")
    .array()
    .auth(Auth::User(&["read:accounts"]))
    .docs("methods/featured_tags#suggestions")
    .added("3.0.0");

/// Takes a tag off the profile.
pub const DELETE: Endpoint = Endpoint::delete("/api/v1/featured_tags/{id}", "Empty")
    .auth(Auth::User(&["write:accounts"]))
    .docs("methods/featured_tags#unfeature")
    .added("3.0.0");

/// Every endpoint of this noun.
pub const ENDPOINTS: &[&Endpoint] = &[&CREATE, &INDEX, &SUGGESTIONS, &DELETE];

/// A tag on a profile. <https://docs.joinmastodon.org/entities/FeaturedTag/>
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FeaturedTag {
    pub id: Id,
    pub name: String,
    /// The owner's posts with the tag.
    pub url: String,
    pub statuses_count: NumberText,
    pub last_status_at: Option<Date>,
}

/// A new one.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct CreateFeaturedTag {
    #[serde(deserialize_with = "required::text")]
    pub name: String,
}
