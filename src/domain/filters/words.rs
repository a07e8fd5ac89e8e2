//! Looking for all keywords of a reader in one pass over a text.

use std::collections::HashMap;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

use super::Filter;
use crate::text::{fold_case, fold_character, is_word};

/// Keywords in one automaton: a text is read once, however many there are.
#[derive(Debug, Default)]
pub(super) struct Words {
    automaton: Option<AhoCorasick>,
    patterns: Vec<Pattern>,
}

/// What the automaton does not know of a keyword.
#[derive(Debug)]
struct Pattern {
    /// The position of its filter.
    filter: usize,
    /// No letter may stand before it.
    starts_word: bool,
    /// No letter may stand after it.
    ends_word: bool,
}

impl Words {
    pub fn new(filters: &[Filter]) -> Words {
        let mut patterns = Vec::new();
        let mut texts = Vec::new();
        for (filter, keywords) in filters.iter().map(|filter| &filter.keywords).enumerate() {
            for keyword in keywords {
                let text = fold_case(&keyword.keyword);
                if text.is_empty() {
                    continue;
                }
                // An end that is no letter needs no border: `#tag` may follow anything.
                let first = keyword.keyword.chars().next();
                let last = keyword.keyword.chars().next_back();
                patterns.push(Pattern {
                    filter,
                    starts_word: keyword.whole_word && first.is_some_and(is_word),
                    ends_word: keyword.whole_word && last.is_some_and(is_word),
                });
                texts.push(text);
            }
        }
        if texts.is_empty() {
            return Words::default();
        }
        match AhoCorasick::builder()
            .match_kind(MatchKind::Standard)
            // The faster form takes a thousand times the size of the keywords.
            .kind(Some(AhoCorasickKind::ContiguousNFA))
            .build(&texts)
        {
            Ok(automaton) => Words {
                automaton: Some(automaton),
                patterns,
            },
            Err(error) => {
                // What keywords are allowed to be is far below what an automaton can hold.
                tracing::error!(%error, "keywords of filters cannot be matched");
                Words::default()
            }
        }
    }

    pub fn is_empty(&self) -> bool {
        self.automaton.is_none()
    }

    pub fn size(&self) -> usize {
        let automaton = self.automaton.as_ref().map_or(0, AhoCorasick::memory_usage);
        automaton + self.patterns.len() * std::mem::size_of::<Pattern>()
    }

    /// The first match of each filter in a folded text, by the filter's position; `original` is the text that was folded.
    pub fn find(&self, folded: &str, original: impl FnOnce() -> String) -> HashMap<usize, String> {
        let Some(automaton) = &self.automaton else {
            return HashMap::new();
        };
        let mut first: HashMap<usize, (usize, usize, usize)> = HashMap::new();
        for found in automaton.find_overlapping_iter(folded) {
            let order = found.pattern().as_usize();
            let Some(pattern) = self.patterns.get(order) else {
                continue;
            };
            let before = folded
                .get(..found.start())
                .and_then(|text| text.chars().next_back());
            let after = folded
                .get(found.end()..)
                .and_then(|text| text.chars().next());
            if (pattern.starts_word && before.is_some_and(is_word))
                || (pattern.ends_word && after.is_some_and(is_word))
            {
                continue;
            }
            let place = (found.start(), order, found.end());
            first
                .entry(pattern.filter)
                .and_modify(|known| *known = place.min(*known))
                .or_insert(place);
        }
        if first.is_empty() {
            return HashMap::new();
        }
        let original = original();
        first
            .into_iter()
            .map(|(filter, (start, _, end))| (filter, piece(&original, start, end)))
            .collect()
    }
}

/// The part of a text whose folded form stands between two places of the folded text.
fn piece(text: &str, start: usize, end: usize) -> String {
    let mut at = 0;
    text.chars()
        .filter(|c| {
            let from = at;
            at += fold_character(*c).map(char::len_utf8).sum::<usize>();
            from < end && at > start
        })
        .collect()
}
