//! How far a user has read. <https://docs.joinmastodon.org/methods/markers/>

use serde::{Deserialize, Serialize};

use crate::date::DateTime;
use crate::endpoint::{Auth, Endpoint, Kind, Param};
use crate::id::Id;
use crate::lenient;
use crate::word::words;

/// Says how far was read.
pub const CREATE: Endpoint = Endpoint::post("/api/v1/markers", "Markers")
    .auth(Auth::User(&["write:statuses"]))
    .params(&[
        Param::form("home[last_read_id]", Kind::Id),
        Param::form("notifications[last_read_id]", Kind::Id),
    ])
    .docs("methods/markers#create")
    .added("3.0.0");

/// How far was read.
pub const INDEX: Endpoint = Endpoint::get("/api/v1/markers", "Markers")
    .auth(Auth::User(&["read:statuses"]))
    .params(&[Param::query("timeline[]", Kind::Text)])
    .docs("methods/markers#get")
    .added("3.0.0");

/// Every endpoint of this noun.
pub const ENDPOINTS: &[&Endpoint] = &[&CREATE, &INDEX];

words! {
    /// What is read.
    MarkerTimeline {
        Home = "home",
        Notifications = "notifications",
    }
}

/// <https://docs.joinmastodon.org/entities/Marker/>
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Marker {
    pub last_read_id: Id,
    /// Rises with each write.
    pub version: u64,
    pub updated_at: DateTime,
}

/// The markers asked for, as far as they were ever set.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Markers {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub home: Option<Marker>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notifications: Option<Marker>,
}

/// Which markers.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct GetMarkers {
    #[serde(deserialize_with = "lenient::known")]
    pub timeline: Option<Vec<MarkerTimeline>>,
}

/// A new position.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Position {
    #[serde(deserialize_with = "lenient::id")]
    pub last_read_id: Option<Id>,
}

/// New positions.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct SetMarkers {
    #[serde(deserialize_with = "lenient::object")]
    pub home: Option<Position>,
    #[serde(deserialize_with = "lenient::object")]
    pub notifications: Option<Position>,
}
