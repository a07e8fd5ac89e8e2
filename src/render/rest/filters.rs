//! [Filter](https://docs.joinmastodon.org/entities/Filter/) and what hangs on it, also in the form before 4.0
//! ([V1::Filter](https://docs.joinmastodon.org/entities/V1_Filter/)).

use api::{
    filters::{
        Filter, FilterAction, FilterContext, FilterKeyword, FilterResult, FilterStatus, FilterV1,
    },
    id::Id,
    word::Word,
};

use super::word;
use crate::domain::filters::{Filter as Stored, Filtered, Keyword, Match};

/// A filter with its words and posts.
#[must_use]
pub fn filter(stored: &Stored) -> Filter {
    Filter {
        keywords: Some(stored.keywords.iter().map(keyword).collect()),
        statuses: Some(stored.statuses.iter().map(status).collect()),
        ..bare(stored)
    }
}

/// A word of a filter.
#[must_use]
pub fn keyword(stored: &Keyword) -> FilterKeyword {
    FilterKeyword {
        id: Id(stored.id),
        keyword: stored.keyword.clone(),
        whole_word: stored.whole_word,
    }
}

/// A post of a filter.
#[must_use]
pub fn status(stored: &Filtered) -> FilterStatus {
    FilterStatus {
        id: Id(stored.id),
        status_id: Id(stored.status_id),
    }
}

/// A word, seen as a filter.
#[must_use]
pub fn old(filter: &Stored, keyword: &Keyword) -> FilterV1 {
    FilterV1 {
        id: Id(keyword.id),
        phrase: keyword.keyword.clone(),
        context: contexts(filter),
        expires_at: filter.expires_at.map(Into::into),
        irreversible: filter.action == FilterAction::Hide.as_str(),
        whole_word: keyword.whole_word,
    }
}

/// Why a post is filtered.
#[must_use]
pub fn results(matches: Option<&Vec<Match>>) -> Vec<FilterResult> {
    matches
        .into_iter()
        .flatten()
        .map(|found| FilterResult {
            filter: bare(&found.filter),
            keyword_matches: found.keyword.clone().map(|text| vec![text]),
            status_matches: (!found.statuses.is_empty())
                .then(|| found.statuses.iter().copied().map(Id).collect()),
        })
        .collect()
}

fn bare(stored: &Stored) -> Filter {
    Filter {
        id: Id(stored.id),
        title: stored.title.clone(),
        context: contexts(stored),
        expires_at: stored.expires_at.map(Into::into),
        filter_action: word(&stored.action, FilterAction::Warn),
        keywords: None,
        statuses: None,
    }
}

fn contexts(stored: &Stored) -> Vec<FilterContext> {
    stored
        .contexts
        .iter()
        .filter_map(|word| FilterContext::from_word(word))
        .collect()
}
