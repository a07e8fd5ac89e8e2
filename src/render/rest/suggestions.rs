//! [Suggestion](https://docs.joinmastodon.org/entities/Suggestion/).

use api::suggestions::{Suggestion, SuggestionReason, SuggestionSource};

use super::{Context, accounts};
use crate::domain::{
    accounts::Account,
    suggestions::{Reason, Suggestion as Found},
};

/// Somebody to follow. The old word for why follows from the first reason.
#[must_use]
pub fn suggestion(context: &Context<'_>, found: &Found, moved: Option<&Account>) -> Suggestion {
    Suggestion {
        source: match found.reasons.first() {
            Some(Reason::FriendsOfFriends) => SuggestionSource::PastInteractions,
            Some(Reason::MostFollowed) | None => SuggestionSource::Global,
        },
        sources: found
            .reasons
            .iter()
            .map(|reason| match reason {
                Reason::FriendsOfFriends => SuggestionReason::FriendsOfFriends,
                Reason::MostFollowed => SuggestionReason::MostFollowed,
            })
            .collect(),
        account: accounts::account(context, &found.account, moved),
    }
}
