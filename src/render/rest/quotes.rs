//! [Quote](https://docs.joinmastodon.org/entities/Quote/) and
//! [ShallowQuote](https://docs.joinmastodon.org/entities/ShallowQuote/).

use api::{
    id::Id,
    statuses::{AnyQuote, PleromaStatus, Quote, QuoteState, ShallowQuote},
};

use super::{Context, statuses};
use crate::domain::{
    quotes::State,
    statuses::{Gathered, Status, visible},
};

/// What a post quotes, as its reader gets it; within a quote only by id.
#[must_use]
pub fn quote(
    context: &Context<'_>,
    gathered: &Gathered,
    status: &Status,
    nested: bool,
) -> Option<AnyQuote> {
    let (state, quoted) = standing(gathered, status)?;
    Some(if nested {
        AnyQuote::Shallow(ShallowQuote {
            state,
            quoted_status_id: quoted.map(Id),
        })
    } else {
        let quoted_status = quoted
            .and_then(|id| statuses::quoted(context, gathered, id))
            .map(Box::new);
        AnyQuote::Full(Quote {
            state,
            id: quoted_status.as_ref().map(|quoted| quoted.id),
            quoted_status,
        })
    })
}

/// A quoted post that is shown, once more in the form that Soapbox knows.
#[must_use]
pub fn pleroma(quote: Option<&AnyQuote>) -> Option<PleromaStatus> {
    let Some(AnyQuote::Full(Quote {
        state: QuoteState::Accepted,
        quoted_status: Some(quoted),
        ..
    })) = quote
    else {
        return None;
    };
    Some(PleromaStatus {
        quote: quoted.clone(),
        quote_visible: true,
    })
}

/// As [`quote`], whatever the state, in the answer to a deletion: it serves to write the post anew.
#[must_use]
pub fn deleted(context: &Context<'_>, gathered: &Gathered, status: &Status) -> Option<AnyQuote> {
    let quote = status.quote.as_ref()?;
    let (state, _) = standing(gathered, status)?;
    let seen = quote.id.filter(|id| is_seen(gathered, *id));
    Some(AnyQuote::Full(Quote {
        state,
        quoted_status: seen
            .and_then(|id| statuses::quoted(context, gathered, id))
            .map(Box::new),
        id: None,
    }))
}

fn is_seen(gathered: &Gathered, id: i64) -> bool {
    gathered.get(id).is_some_and(|(quoted, author)| {
        let standing = gathered.relationships.get(&author.id);
        visible(quoted, author, gathered.reader, standing)
    })
}

/// How it stands for this reader, and what may be shown of it.
fn standing(gathered: &Gathered, status: &Status) -> Option<(QuoteState, Option<i64>)> {
    let quote = status.quote.as_ref()?;
    let state = match quote.state {
        State::Pending => QuoteState::Pending,
        State::Rejected => QuoteState::Rejected,
        State::Revoked => QuoteState::Revoked,
        State::Deleted => QuoteState::Deleted,
        State::Accepted => QuoteState::Accepted,
    };
    if state != QuoteState::Accepted {
        return Some((state, None));
    }
    let Some(id) = quote.id else {
        return Some((QuoteState::Pending, None));
    };
    let Some((_, author)) = gathered.get(id) else {
        return Some((QuoteState::Deleted, None));
    };
    if !is_seen(gathered, id) {
        return Some((QuoteState::Unauthorized, None));
    }
    let standing = gathered.relationships.get(&author.id).copied();
    let standing = standing.unwrap_or_default();
    let state = if gathered.reader == Some(author.id) {
        state
    } else if standing.blocking {
        QuoteState::BlockedAccount
    } else if standing.domain_blocking {
        QuoteState::BlockedDomain
    } else if standing.muting {
        QuoteState::MutedAccount
    } else {
        state
    };
    Some((state, Some(id)))
}
