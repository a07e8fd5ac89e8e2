//! How a user likes things. <https://docs.joinmastodon.org/methods/preferences/>

use serde::{Deserialize, Serialize};

use crate::endpoint::{Auth, Endpoint};
use crate::statuses::{QuotePolicy, Visibility};
use crate::word::words;

/// The reader's preferences.
pub const SHOW: Endpoint = Endpoint::get("/api/v1/preferences", "Preferences")
    .auth(Auth::User(&["read:accounts"]))
    .docs("methods/preferences#get")
    .added("2.8.0");

/// Every endpoint of this noun.
pub const ENDPOINTS: &[&Endpoint] = &[&SHOW];

words! {
    /// Which media are shown at once.
    ExpandMedia {
        /// All but those marked sensitive.
        Default = "default",
        ShowAll = "show_all",
        HideAll = "hide_all",
    }
}

/// <https://docs.joinmastodon.org/entities/Preferences/>
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Preferences {
    #[serde(rename = "posting:default:visibility")]
    pub posting_default_visibility: Visibility,
    #[serde(rename = "posting:default:sensitive")]
    pub posting_default_sensitive: bool,
    #[serde(rename = "posting:default:language")]
    pub posting_default_language: Option<String>,
    #[serde(rename = "posting:default:quote_policy")]
    pub posting_default_quote_policy: QuotePolicy,
    #[serde(rename = "reading:expand:media")]
    pub reading_expand_media: ExpandMedia,
    #[serde(rename = "reading:expand:spoilers")]
    pub reading_expand_spoilers: bool,
    #[serde(rename = "reading:autoplay:gifs")]
    pub reading_autoplay_gifs: bool,
}
