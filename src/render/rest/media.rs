//! [MediaAttachment](https://docs.joinmastodon.org/entities/MediaAttachment/).

use api::{
    id::Id,
    media::{MediaAttachment, MediaMeta, MediaType},
};

use super::{Context, word};
use crate::domain::media::Media;

/// An attachment; without `url` while it is processed. Files of other servers are named where they are.
#[must_use]
pub fn attachment(context: &Context<'_>, media: &Media) -> MediaAttachment {
    let ready = media.state == "ready";
    let media_type = word(&media.kind, MediaType::Unknown);
    let is_picture = media_type == MediaType::Image;
    let preview_url = context
        .file(media.small_key.as_deref())
        .or_else(|| media.preview_remote_url.clone())
        .or_else(|| media.remote_url.clone().filter(|_| is_picture));
    MediaAttachment {
        id: Id(media.id),
        media_type,
        url: context
            .file(media.file_key.as_deref())
            .or_else(|| media.remote_url.clone())
            .filter(|_| ready),
        preview_url,
        remote_url: media.remote_url.clone(),
        meta: serde_json::from_value(media.meta.clone())
            .ok()
            .filter(|meta| *meta != MediaMeta::default()),
        description: media.description.clone(),
        blurhash: media.blurhash.clone(),
    }
}
