//! The public timelines.

use sql::queries::timelines;

use super::{Cursor, StatusPage, Thin, fill};
use crate::domain::{Result, Services};

/// Which part of the public timeline.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct PublicFilter {
    /// Only posts made here.
    pub local: bool,
    /// Only posts made elsewhere.
    pub remote: bool,
    /// Only posts with attachments.
    pub only_media: bool,
}

/// The public timeline (<https://docs.joinmastodon.org/methods/timelines/#public>).
pub async fn public(
    services: &Services,
    reader: Option<i64>,
    filter: PublicFilter,
    cursor: Cursor,
) -> Result<StatusPage> {
    let thin = Thin {
        unwanted: true,
        silenced: true,
        repeats: false,
    };
    fill(services, reader, cursor, thin, |at| async move {
        let connection = services.connection().await?;
        Ok(if filter.local {
            timelines::public_local()
                .bind(
                    &connection,
                    &at.upwards,
                    &at.below,
                    &at.above,
                    &filter.only_media,
                    &at.amount(),
                )
                .all()
                .await?
        } else {
            timelines::public()
                .bind(
                    &connection,
                    &at.upwards,
                    &filter.only_media,
                    &at.below,
                    &at.above,
                    &filter.remote,
                    &at.amount(),
                )
                .all()
                .await?
        })
    })
    .await
}
