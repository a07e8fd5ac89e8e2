//! [List](https://docs.joinmastodon.org/entities/List/).

use api::{
    id::Id,
    lists::{List, RepliesPolicy},
};

use crate::domain::lists::List as Stored;

/// A list.
#[must_use]
pub fn list(stored: &Stored) -> List {
    List {
        id: Id(stored.id),
        title: stored.title.clone(),
        replies_policy: match stored.replies_policy.as_str() {
            "followed" => RepliesPolicy::Followed,
            "none" => RepliesPolicy::None,
            _ => RepliesPolicy::List,
        },
        exclusive: stored.exclusive,
    }
}
