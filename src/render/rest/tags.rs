//! [Tag](https://docs.joinmastodon.org/entities/Tag/).

use api::{
    id::Id,
    number_text::NumberText,
    tags::{History, Tag},
};
use jiff::{civil::Date, tz::TimeZone};

use super::Context;
use crate::{domain::tags::Tag as Found, text::hashtag};

/// A tag with its history. One that nobody has used here has the id 0.
#[must_use]
pub fn tag(context: &Context<'_>, found: &Found) -> Tag {
    Tag {
        id: Id(found.id.unwrap_or(0)),
        name: found.display_name.clone(),
        url: hashtag::url(context.origin(), &found.name),
        history: found
            .history
            .iter()
            .map(|day| History {
                day: NumberText(midnight(day.date)),
                uses: NumberText(day.uses),
                accounts: NumberText(day.accounts),
            })
            .collect(),
        following: context.reader.map(|_| found.following),
        featuring: context.reader.map(|_| found.featuring),
    }
}

/// Seconds since 1970.
pub(super) fn midnight(day: Date) -> i64 {
    TimeZone::UTC
        .to_timestamp(day.at(0, 0, 0, 0))
        .map_or(0, |at| at.as_second())
}
