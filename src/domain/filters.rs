//! Filters: what a reader does not want to see without a warning, or at all. The server marks posts with the filters that
//! match them; clients act on the mark by context and action, as with Mastodon since 4.0.
//!
//! Source: <https://docs.joinmastodon.org/methods/filters/>, <https://docs.joinmastodon.org/entities/FilterResult/>.

mod change;
mod old;
mod words;

pub use change::{
    Keyword as KeywordChange, NewFilter, add_keyword, add_status, create, delete, delete_keyword,
    remove_status, update, update_keyword,
};
pub use old::{OldForm, change_old, create_old, delete_old};

use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
};

use jiff::Timestamp;
use sql::queries::filters as rows;

use super::{
    Error, Result, Services, caches,
    statuses::{Gathered, Status},
};
use crate::{
    cache::{ById, Kept, with_room},
    text::{self, sanitise},
};
use words::Words;

/// The longest title, in characters; as Mastodon.
pub const MAX_TITLE: usize = 256;
/// The longest keyword, in characters; as Mastodon.
pub const MAX_KEYWORD: usize = 512;
/// Filters of one person.
pub const MAX_FILTERS: usize = 200;
/// Keywords of one person, in all filters together.
pub const MAX_KEYWORDS: usize = 2_000;
/// Bytes of one person's keywords together.
pub const MAX_KEYWORD_BYTES: usize = 32 * 1024;
/// Posts of one person, in all filters together.
pub const MAX_STATUSES: usize = 2_000;

/// A word or phrase.
#[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize)]
pub struct Keyword {
    /// Its row.
    pub id: i64,
    /// As typed.
    pub keyword: String,
    /// Not within words.
    pub whole_word: bool,
}

/// A post that was filtered by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize)]
pub struct Filtered {
    /// Its row.
    pub id: i64,
    /// The post.
    pub status_id: i64,
}

/// A filter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filter {
    /// Which.
    pub id: i64,
    /// For its owner.
    pub title: String,
    /// Where it works: home, notifications, public, thread, account.
    pub contexts: Vec<String>,
    /// What becomes of a post: warn, hide, blur.
    pub action: String,
    /// When it ends.
    pub expires_at: Option<Timestamp>,
    /// Its words.
    pub keywords: Vec<Keyword>,
    /// Its posts.
    pub statuses: Vec<Filtered>,
}

impl Filter {
    fn of(row: rows::Filter) -> Result<Filter> {
        let broken = |error| Error::Internal(format!("filter {}: {error}", row.id));
        Ok(Filter {
            id: row.id,
            keywords: serde_json::from_value(row.keywords).map_err(broken)?,
            statuses: serde_json::from_value(row.statuses).map_err(broken)?,
            title: row.title,
            contexts: row.contexts,
            action: row.action,
            expires_at: row.expires_at,
        })
    }

    /// Whether it works no more.
    #[must_use]
    pub fn is_over(&self, now: Timestamp) -> bool {
        self.expires_at.is_some_and(|end| end <= now)
    }
}

/// Why a post is filtered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    /// By what.
    pub filter: Arc<Filter>,
    /// The words that are in the post, as they stand there.
    pub keyword: Option<String>,
    /// The post itself, or what it boosts.
    pub statuses: Vec<i64>,
}

/// All filters of a reader, ready to be matched.
#[derive(Debug, Default)]
pub struct Filters {
    items: Vec<Arc<Filter>>,
    words: Words,
    /// Which filters a post is in, by position.
    statuses: HashMap<i64, Vec<usize>>,
}

impl PartialEq for Filters {
    fn eq(&self, other: &Filters) -> bool {
        self.items == other.items
    }
}

impl Eq for Filters {}

impl Filters {
    /// Makes them ready.
    #[must_use]
    pub fn new(items: Vec<Filter>) -> Filters {
        let mut statuses: HashMap<i64, Vec<usize>> = HashMap::new();
        for (position, filter) in items.iter().enumerate() {
            for filtered in &filter.statuses {
                statuses
                    .entry(filtered.status_id)
                    .or_default()
                    .push(position);
            }
        }
        Filters {
            words: Words::new(&items),
            items: items.into_iter().map(Arc::new).collect(),
            statuses,
        }
    }

    /// In the order in which they were made.
    pub fn iter(&self) -> impl Iterator<Item = &Filter> {
        self.items.iter().map(|filter| &**filter)
    }

    /// One of them.
    #[must_use]
    pub fn get(&self, id: i64) -> Option<&Filter> {
        self.iter().find(|filter| filter.id == id)
    }

    /// A keyword, with the filter that it is of.
    #[must_use]
    pub fn keyword(&self, id: i64) -> Option<(&Filter, &Keyword)> {
        self.iter()
            .flat_map(|filter| filter.keywords.iter().map(move |word| (filter, word)))
            .find(|(_, word)| word.id == id)
    }

    /// A filtered post, by its row.
    #[must_use]
    pub fn status(&self, id: i64) -> Option<Filtered> {
        self.iter()
            .flat_map(|filter| &filter.statuses)
            .find(|filtered| filtered.id == id)
            .copied()
    }

    /// What the posts of a page are filtered by; those of the reader are not.
    #[must_use]
    pub fn over(&self, gathered: &Gathered, reader: i64, now: Timestamp) -> ById<Vec<Match>> {
        if self.items.iter().all(|filter| filter.is_over(now)) {
            return ById::default();
        }
        let mut found = with_room(0);
        for (id, status) in &gathered.statuses {
            let proper = match status.row.reblog_of_id {
                Some(original) => gathered.statuses.get(&original),
                None => Some(status),
            };
            let Some(proper) = proper.filter(|proper| proper.row.account_id != reader) else {
                continue;
            };
            let ids: Vec<i64> = [Some(*id), status.row.reblog_of_id]
                .into_iter()
                .flatten()
                .collect();
            let matches = self.of(proper, &ids, now);
            if !matches.is_empty() {
                found.insert(*id, matches);
            }
        }
        found
    }

    fn of(&self, proper: &Kept<Status>, ids: &[i64], now: Timestamp) -> Vec<Match> {
        let mut keywords = if self.words.is_empty() {
            HashMap::new()
        } else {
            self.words.find(folded(proper), || searchable(proper))
        };
        let positions: HashSet<usize> = ids
            .iter()
            .filter_map(|id| self.statuses.get(id))
            .flatten()
            .copied()
            .collect();
        self.items
            .iter()
            .enumerate()
            .filter(|(_, filter)| !filter.is_over(now))
            .filter_map(|(position, filter)| {
                let keyword = keywords.remove(&position);
                let statuses: Vec<i64> = if positions.contains(&position) {
                    let of_filter = |id: &&i64| filter.statuses.iter().any(|s| s.status_id == **id);
                    ids.iter().filter(of_filter).copied().collect()
                } else {
                    Vec::new()
                };
                (keyword.is_some() || !statuses.is_empty()).then(|| Match {
                    filter: filter.clone(),
                    keyword,
                    statuses,
                })
            })
            .collect()
    }

    /// About what it takes in memory, in bytes.
    #[must_use]
    pub fn size(&self) -> usize {
        let texts: usize = self
            .iter()
            .map(|filter| {
                256 + filter.title.len()
                    + filter
                        .keywords
                        .iter()
                        .map(|word| 64 + word.keyword.len())
                        .sum::<usize>()
            })
            .sum();
        128 + texts + self.statuses.len() * 64 + self.words.size()
    }
}

/// What keywords are looked for in, folded; made once for each post.
pub(super) fn folded(status: &Kept<Status>) -> &str {
    status.folded(|| text::fold_case(&searchable(status)))
}

/// The text of a post that keywords are looked for in: warning, text, options of a poll, alternative texts.
pub(super) fn searchable(status: &Status) -> String {
    let row = &status.row;
    let text = if row.local && !row.text.is_empty() {
        row.text.clone()
    } else {
        sanitise::plain_text(&row.content)
    };
    let descriptions = status
        .media
        .iter()
        .filter_map(|media| media.description.clone());
    let options = status.poll.iter().flat_map(|poll| poll.options.clone());
    [row.spoiler_text.clone(), text]
        .into_iter()
        .chain(options)
        .chain(descriptions)
        .filter(|part| !part.trim().is_empty())
        .collect::<Vec<String>>()
        .join("\n\n")
}

/// All filters of a reader, also those that are over.
pub async fn all(services: &Services, reader: i64) -> Result<Arc<Filters>> {
    let fresh = services.caches.follow(services).await;
    let mut found = caches::filters(services, fresh, &[reader]).await?;
    Ok(found.remove(&reader).unwrap_or_default())
}

/// The filters of many readers, from the database; nobody is left out.
pub(super) async fn of_readers(
    services: &Services,
    readers: &[i64],
) -> Result<HashMap<i64, Filters>> {
    let connection = services.connection().await?;
    let found = rows::of_readers().bind(&connection, &readers).all().await?;
    drop(connection);
    let mut filters: HashMap<i64, Vec<Filter>> =
        readers.iter().map(|reader| (*reader, Vec::new())).collect();
    for row in found {
        let reader = row.account_id;
        filters.entry(reader).or_default().push(Filter::of(row)?);
    }
    Ok(filters
        .into_iter()
        .map(|(reader, items)| (reader, Filters::new(items)))
        .collect())
}

#[cfg(test)]
mod tests;
