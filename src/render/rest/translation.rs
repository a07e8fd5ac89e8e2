//! [Translation](https://docs.joinmastodon.org/entities/Translation/).

use api::{
    id::Id,
    statuses::{OptionTitle, Translation, TranslationAttachment, TranslationPoll},
};

use crate::domain::translation::Translation as Found;

/// A post in another language.
#[must_use]
pub fn translation(found: &Found) -> Translation {
    Translation {
        content: found.content.clone(),
        spoiler_text: found.spoiler_text.clone(),
        language: found.language.clone(),
        poll: found.poll.as_ref().map(|(id, options)| TranslationPoll {
            id: Id(*id),
            options: options
                .iter()
                .map(|title| OptionTitle {
                    title: title.clone(),
                })
                .collect(),
        }),
        media_attachments: found
            .media
            .iter()
            .map(|(id, description)| TranslationAttachment {
                id: Id(*id),
                description: description.clone(),
            })
            .collect(),
        detected_source_language: found.source.clone(),
        provider: found.provider.to_owned(),
    }
}
