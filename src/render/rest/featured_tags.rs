//! [FeaturedTag](https://docs.joinmastodon.org/entities/FeaturedTag/).

use api::{featured_tags::FeaturedTag, id::Id, number_text::NumberText};

use super::Context;
use crate::domain::{
    accounts::{Account, AccountExt},
    featured_tags::FeaturedTag as Found,
};

/// A tag on somebody's profile.
#[must_use]
pub fn featured_tag(context: &Context<'_>, owner: &Account, found: &Found) -> FeaturedTag {
    let tag = percent_encoding::utf8_percent_encode(&found.tag, percent_encoding::NON_ALPHANUMERIC);
    FeaturedTag {
        id: Id(found.id),
        name: found.name.clone(),
        url: format!("{}/@{}/tagged/{tag}", context.origin(), owner.acct()),
        statuses_count: NumberText(found.statuses_count),
        last_status_at: found.last_status_at,
    }
}
