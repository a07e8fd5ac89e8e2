//! Previews of links. <https://docs.joinmastodon.org/entities/PreviewCard/>

use serde::{Deserialize, Serialize};

use crate::accounts::Account;
use crate::date::DateTime;
use crate::word::words;

words! {
    /// What a card shows.
    PreviewCardType {
        Link = "link",
        Photo = "photo",
        Video = "video",
        Rich = "rich",
    }
}

/// A preview of a link in a post.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PreviewCard {
    pub url: String,
    pub title: String,
    pub description: String,
    /// ISO 639, as the page says.
    pub language: Option<String>,
    #[serde(rename = "type")]
    pub card_type: PreviewCardType,
    pub authors: Vec<PreviewCardAuthor>,
    /// Deprecated for `authors`.
    pub author_name: String,
    /// Deprecated for `authors`.
    pub author_url: String,
    pub provider_name: String,
    pub provider_url: String,
    /// The player of a video.
    pub html: String,
    /// Pixels.
    pub width: u32,
    /// Pixels.
    pub height: u32,
    pub image: Option<String>,
    /// What the picture shows.
    pub image_description: String,
    pub embed_url: String,
    pub blurhash: Option<String>,
    /// The page names its author's account, but the account does not name the page's domain.
    pub missing_attribution: Option<bool>,
    /// The documentation requires it; Mastodon itself sends null where the page says nothing.
    pub published_at: Option<DateTime>,
}

/// Who wrote the page. <https://docs.joinmastodon.org/entities/PreviewCardAuthor/>
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PreviewCardAuthor {
    pub name: String,
    pub url: String,
    pub account: Option<Account>,
}
