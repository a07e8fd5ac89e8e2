//! Files of posts. <https://docs.joinmastodon.org/methods/media/>

use serde::{Deserialize, Serialize};

use crate::endpoint::{Auth, BodyLimit, Endpoint, Kind, Param, Rate};
use crate::id::Id;
use crate::lenient::{self, FocalPoint, Upload};
use crate::word::words;

/// Deletes a file that no post shows.
pub const DELETE: Endpoint = Endpoint::delete("/api/v1/media/{id}", "Empty")
    .auth(Auth::User(&["write:media"]))
    .docs("methods/media#delete")
    .added("4.4.0");

/// A file: 206 while it is processed.
pub const SHOW: Endpoint = Endpoint::get("/api/v1/media/{id}", "MediaAttachment")
    .auth(Auth::User(&["write:media"]))
    .docs("methods/media#get")
    .added("3.1.3");

/// Changes the description, focus or preview of a file.
pub const UPDATE: Endpoint = Endpoint::put("/api/v1/media/{id}", "MediaAttachment")
    .auth(Auth::User(&["write:media"]))
    .body(BodyLimit::Upload)
    .params(&[
        Param::form("thumbnail", Kind::File),
        Param::form("description", Kind::Text),
        Param::form("focus", Kind::Focus),
    ])
    .docs("methods/media#update")
    .added("0.0.0");

/// Uploads a file and waits until it is processed.
pub const CREATE_V1: Endpoint = Endpoint::post("/api/v1/media", "MediaAttachment")
    .auth(Auth::User(&["write:media"]))
    .rate(Rate::Media)
    .body(BodyLimit::Upload)
    .params(&[
        Param::form("file", Kind::File).required(),
        Param::form("thumbnail", Kind::File),
        Param::form("description", Kind::Text),
        Param::form("focus", Kind::Focus),
    ])
    .docs("methods/media#v1")
    .added("0.0.0")
    .deprecated("3.1.3");

/// Uploads a file: 200 when it is ready, 202 while it is processed.
pub const CREATE: Endpoint = Endpoint::post("/api/v2/media", "MediaAttachment")
    .auth(Auth::User(&["write:media"]))
    .rate(Rate::Media)
    .body(BodyLimit::Upload)
    .params(&[
        Param::form("file", Kind::File).required(),
        Param::form("thumbnail", Kind::File),
        Param::form("description", Kind::Text),
        Param::form("focus", Kind::Focus),
    ])
    .docs("methods/media#v2")
    .added("3.1.3");

/// Every endpoint of this noun.
pub const ENDPOINTS: &[&Endpoint] = &[&DELETE, &SHOW, &UPDATE, &CREATE_V1, &CREATE];

words! {
    /// What a file is.
    MediaType {
        Unknown = "unknown",
        Image = "image",
        /// A loop without sound.
        Gifv = "gifv",
        Video = "video",
        Audio = "audio",
    }
}

/// A file of a post. <https://docs.joinmastodon.org/entities/MediaAttachment/>
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MediaAttachment {
    pub id: Id,
    #[serde(rename = "type")]
    pub media_type: MediaType,
    /// Null while it is processed.
    pub url: Option<String>,
    pub preview_url: Option<String>,
    pub remote_url: Option<String>,
    pub meta: Option<MediaMeta>,
    pub description: Option<String>,
    pub blurhash: Option<String>,
}

/// What is known of a file; each attribute only where it applies.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct MediaMeta {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub focus: Option<MediaFocus>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub original: Option<MediaVersion>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub small: Option<MediaVersion>,
    /// `H:MM:SS.ss`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub length: Option<String>,
    /// Seconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub duration: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fps: Option<u32>,
    /// `WxH`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub size: Option<String>,
    /// Pixels.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub width: Option<u32>,
    /// Pixels.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub height: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub aspect: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub audio_encode: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub audio_bitrate: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub audio_channels: Option<String>,
    /// Of a sound's cover.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub colors: Option<MediaColors>,
}

/// The point to keep in sight.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct MediaFocus {
    pub x: Option<f64>,
    pub y: Option<f64>,
}

impl From<FocalPoint> for MediaFocus {
    fn from(point: FocalPoint) -> Self {
        Self {
            x: Some(point.x),
            y: Some(point.y),
        }
    }
}

/// Measures of the original or of the preview.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct MediaVersion {
    /// Pixels.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub width: Option<u32>,
    /// Pixels.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub height: Option<u32>,
    /// `WxH`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub size: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub aspect: Option<f64>,
    /// A fraction, `30/1`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub frame_rate: Option<String>,
    /// Seconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub duration: Option<f64>,
    /// Bits a second.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bitrate: Option<u64>,
}

/// Colours as `#rrggbb`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MediaColors {
    pub background: String,
    pub foreground: String,
    pub accent: String,
}

/// A new file.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct CreateMedia {
    #[serde(deserialize_with = "lenient::upload")]
    pub file: Option<Upload>,
    #[serde(deserialize_with = "lenient::upload")]
    pub thumbnail: Option<Upload>,
    #[serde(deserialize_with = "lenient::text")]
    pub description: Option<String>,
    #[serde(deserialize_with = "lenient::focus")]
    pub focus: Option<FocalPoint>,
}

/// A change to a file that no post shows yet.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct UpdateMedia {
    #[serde(deserialize_with = "lenient::upload")]
    pub thumbnail: Option<Upload>,
    #[serde(deserialize_with = "lenient::text")]
    pub description: Option<String>,
    #[serde(deserialize_with = "lenient::focus")]
    pub focus: Option<FocalPoint>,
}
