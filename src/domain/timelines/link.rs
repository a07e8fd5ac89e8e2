//! Timelines of articles.

use sql::queries::preview_cards;

use super::{Cursor, StatusPage, Thin, fill};
use crate::domain::{Error, Result, Services};

/// Public posts with a link that trends, by people who want to be found. A link that does not trend is
/// [`Error::NotFound`].
///
/// Source: <https://docs.joinmastodon.org/methods/timelines/#link>.
pub async fn link(
    services: &Services,
    reader: Option<i64>,
    url: &str,
    cursor: Cursor,
) -> Result<StatusPage> {
    let connection = services.connection().await?;
    let card_id = preview_cards::trends()
        .bind(&connection, &url)
        .opt()
        .await?
        .ok_or(Error::NotFound)?;
    drop(connection);
    let thin = Thin {
        unwanted: true,
        silenced: true,
        repeats: false,
    };
    fill(services, reader, cursor, thin, |at| async move {
        let connection = services.connection().await?;
        Ok(preview_cards::timeline()
            .bind(
                &connection,
                &at.upwards,
                &card_id,
                &at.below,
                &at.above,
                &at.amount(),
            )
            .all()
            .await?)
    })
    .await
}
