//! An account's own posts.

use sql::queries::{statuses, timelines};

use super::{Cursor, Page, StatusPage, Thin, fill};
use crate::domain::{
    Result, Services,
    accounts::Account,
    relationships::{self, Relationship},
    statuses::{Gathered, gather},
};

/// Which of an account's posts.
#[derive(Clone, Debug, Default)]
pub struct AccountFilter {
    /// Only posts with attachments.
    pub only_media: bool,
    /// No answers to others.
    pub exclude_replies: bool,
    /// No boosts.
    pub exclude_reblogs: bool,
    /// No direct posts.
    pub exclude_direct: bool,
    /// With this tag.
    pub tagged: Option<String>,
}

/// An account's posts, as far as the reader may see them
/// (<https://docs.joinmastodon.org/methods/accounts/#statuses>).
pub async fn account(
    services: &Services,
    reader: Option<i64>,
    author: &Account,
    filter: &AccountFilter,
    cursor: Cursor,
) -> Result<StatusPage> {
    let relation: Option<Relationship> = match reader.filter(|reader| *reader != author.id) {
        Some(reader) => Some(relationships::to(services, reader, author.id).await?),
        None => None,
    };
    if relation
        .as_ref()
        .is_some_and(|relation| relation.blocked_by)
    {
        return Ok(Page {
            items: Gathered::default(),
            newest: None,
            oldest: None,
            more: false,
        });
    }
    let own = reader == Some(author.id);
    let follower = relation.is_some_and(|relation| relation.following);
    let tag = filter.tagged.clone().unwrap_or_default();
    fill(services, reader, cursor, Thin::default(), |at| {
        let tag = &tag;
        async move {
            let connection = services.connection().await?;
            Ok(timelines::account()
                .bind(
                    &connection,
                    &at.upwards,
                    &at.above,
                    &at.below,
                    &own,
                    &reader.unwrap_or(0),
                    &author.id,
                    &follower,
                    &filter.exclude_direct,
                    &filter.exclude_reblogs,
                    &filter.exclude_replies,
                    &filter.only_media,
                    tag,
                    &at.amount(),
                )
                .all()
                .await?)
        }
    })
    .await
}

/// An account's pinned posts, newest pin first.
pub async fn pinned(
    services: &Services,
    reader: Option<i64>,
    author: &Account,
) -> Result<Gathered> {
    let connection = services.connection().await?;
    let ids = statuses::pinned()
        .bind(&connection, &author.id, &40)
        .all()
        .await?;
    drop(connection);
    gather(services, reader, &ids).await
}
