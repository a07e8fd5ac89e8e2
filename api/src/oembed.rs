//! Posts embedded in other pages. <https://docs.joinmastodon.org/methods/oembed/>

use serde::{Deserialize, Serialize};

use crate::endpoint::{Auth, Endpoint, Kind, Param};
use crate::lenient::{self, required};

/// How to embed a post.
pub const SHOW: Endpoint = Endpoint::get("/api/oembed", "OEmbed")
    .auth(Auth::Public)
    .params(&[
        Param::query("url", Kind::Url).required(),
        Param::query("maxwidth", Kind::Integer),
        Param::query("maxheight", Kind::Integer),
    ])
    .docs("methods/oembed#get")
    .added("1.0.0");

/// Every endpoint of this noun.
pub const ENDPOINTS: &[&Endpoint] = &[&SHOW];

/// <https://oembed.com/#section2.3.4>
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OEmbed {
    /// `rich`.
    #[serde(rename = "type")]
    pub embed_type: String,
    /// `1.0`.
    pub version: String,
    pub title: String,
    pub author_name: String,
    pub author_url: String,
    pub provider_name: String,
    pub provider_url: String,
    /// Seconds.
    pub cache_age: u64,
    pub html: String,
    /// Pixels.
    pub width: u32,
    /// Pixels.
    pub height: Option<u32>,
}

/// Which post.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct GetOEmbed {
    #[serde(deserialize_with = "required::text")]
    pub url: String,
    #[serde(default, deserialize_with = "lenient::integer")]
    pub maxwidth: Option<i64>,
    #[serde(default, deserialize_with = "lenient::integer")]
    pub maxheight: Option<i64>,
}
