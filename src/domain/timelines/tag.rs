//! Timelines of tags.

use sql::queries::timelines;

use super::{Cursor, PublicFilter, StatusPage, Thin, fill};
use crate::domain::{Result, Services};

/// Which posts of a tag.
#[derive(Clone, Debug, Default)]
pub struct TagFilter {
    /// Folded names; a post needs one of them.
    pub any: Vec<String>,
    /// A post needs all of them.
    pub all: Vec<String>,
    /// A post may have none of them.
    pub none: Vec<String>,
    /// Where it was made, and attachments.
    pub public: PublicFilter,
}

/// The timeline of a tag (<https://docs.joinmastodon.org/methods/timelines/#tag>).
pub async fn tag(
    services: &Services,
    reader: Option<i64>,
    filter: &TagFilter,
    cursor: Cursor,
) -> Result<StatusPage> {
    let thin = Thin {
        unwanted: true,
        silenced: true,
        repeats: false,
    };
    fill(services, reader, cursor, thin, |at| async move {
        let connection = services.connection().await?;
        let mut ids: Vec<i64> = Vec::new();
        // One index walk per tag; the merge keeps the page's order.
        for name in &filter.any {
            let found = timelines::tag()
                .bind(
                    &connection,
                    &at.upwards,
                    &filter.all,
                    name,
                    &at.below,
                    &at.above,
                    &filter.public.local,
                    &filter.public.remote,
                    &filter.public.only_media,
                    &filter.none,
                    &at.amount(),
                )
                .all()
                .await?;
            ids.extend(found);
        }
        ids.sort_unstable();
        ids.dedup();
        if !at.upwards {
            ids.reverse();
        }
        ids.truncate(at.limit);
        Ok(ids)
    })
    .await
}
