//! Timelines of lists.

use sql::queries::timelines;

use super::{Cursor, StatusPage, Thin, fill};
use crate::domain::{Result, Services, lists};

/// The timeline of a reader's list, as `list_defined` in `sql/functions.sql` says
/// (<https://docs.joinmastodon.org/methods/timelines/#list>).
///
/// Always from Postgres, in spans like a home that is built: lists are read seldom, and a page of one costs about what a
/// page of the public timeline does.
pub async fn list(services: &Services, reader: i64, id: i64, cursor: Cursor) -> Result<StatusPage> {
    let list = lists::show(services, reader, id).await?;
    let thin = Thin {
        unwanted: true,
        silenced: false,
        repeats: false,
    };
    fill(services, Some(reader), cursor, thin, |at| {
        let id = list.id;
        async move {
            let connection = services.connection().await?;
            Ok(if at.upwards {
                timelines::list_above()
                    .bind(&connection, &id, &at.above, &at.below, &at.amount())
                    .all()
                    .await?
            } else {
                timelines::list()
                    .bind(&connection, &id, &at.below, &at.above, &at.amount())
                    .all()
                    .await?
            })
        }
    })
    .await
}
