//! [CustomEmoji](https://docs.joinmastodon.org/entities/CustomEmoji/).

use api::custom_emojis::CustomEmoji;

use super::Context;
use crate::domain::accounts::Emoji;

/// The emoji that have a picture. Only one form of it is kept, so the still one is the same.
#[must_use]
pub fn list(context: &Context<'_>, emojis: &[Emoji]) -> Vec<CustomEmoji> {
    emojis
        .iter()
        .filter_map(|emoji| {
            let url = context
                .file(emoji.file_key.as_deref())
                .or_else(|| emoji.remote_url.clone())?;
            Some(CustomEmoji {
                shortcode: emoji.shortcode.clone(),
                static_url: url.clone(),
                url,
                visible_in_picker: emoji.visible_in_picker,
                category: emoji.category.clone(),
            })
        })
        .collect()
}
