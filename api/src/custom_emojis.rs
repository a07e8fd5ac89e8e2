//! The server's own emoji. <https://docs.joinmastodon.org/methods/custom_emojis/>

use crate::endpoint::{Auth, Endpoint};
use serde::{Deserialize, Serialize};

/// The server's own emoji.
pub const INDEX: Endpoint = Endpoint::get("/api/v1/custom_emojis", "CustomEmoji")
    .array()
    .auth(Auth::Public)
    .docs("methods/custom_emojis#get")
    .added("2.0.0");

/// Every endpoint of this noun.
pub const ENDPOINTS: &[&Endpoint] = &[&INDEX];

/// An emoji of a server's own. <https://docs.joinmastodon.org/entities/CustomEmoji/>
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CustomEmoji {
    /// Without colons.
    pub shortcode: String,
    pub url: String,
    pub static_url: String,
    pub visible_in_picker: bool,
    pub category: Option<String>,
}
