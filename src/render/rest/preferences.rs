//! [Preferences](https://docs.joinmastodon.org/entities/Preferences/).

use api::{
    preferences::{ExpandMedia, Preferences},
    statuses::{QuotePolicy, Visibility},
};

use super::word;
use crate::domain::preferences::User;

/// What a person has chosen.
#[must_use]
pub fn preferences(user: &User) -> Preferences {
    Preferences {
        posting_default_visibility: word(&user.default_privacy, Visibility::Public),
        posting_default_sensitive: user.default_sensitive,
        posting_default_language: user.default_language.clone(),
        posting_default_quote_policy: word(&user.default_quote_policy, QuotePolicy::Nobody),
        reading_expand_media: word(&user.expand_media, ExpandMedia::Default),
        reading_expand_spoilers: user.expand_spoilers,
        reading_autoplay_gifs: user.autoplay_gifs,
    }
}
