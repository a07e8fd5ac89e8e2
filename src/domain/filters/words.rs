//! Looking for all keywords of a reader in one pass over a text.
//!
//! Keywords may lie within each other, and a reader may have hundreds of them that match at every letter of a long post. So
//! a keyword that was found is not looked at again, and what ends within a word is not looked at there at all: the work
//! follows the length of the text, not that of the text times the keywords.

use std::collections::{HashMap, HashSet};

use aho_corasick::{
    Anchored, MatchKind,
    automaton::{Automaton, StateID},
    nfa::contiguous::{Builder, NFA},
};

use super::Filter;
use crate::text::{fold_case, fold_character, is_word};

/// Keywords in two automata: a text is read once by each, however many there are.
#[derive(Debug, Default)]
pub(super) struct Words {
    /// Those behind which no letter may stand.
    bordered: Option<Group>,
    /// Those behind which anything may.
    open: Option<Group>,
}

/// Where a match stands in the folded text: what comes first is smallest, then what was written first.
type Place = (usize, usize, usize);

#[derive(Debug)]
struct Group {
    automaton: NFA,
    patterns: Vec<Pattern>,
}

/// What the automaton does not know of a folded keyword, which may be in several filters.
#[derive(Debug)]
struct Pattern {
    /// The positions of its filters, with its own position among all keywords.
    filters: Vec<(usize, usize)>,
    /// No letter may stand before it.
    starts_word: bool,
    /// Its length in bytes.
    length: usize,
}

/// Keywords on the way into an automaton.
#[derive(Default)]
struct Collected {
    patterns: Vec<Pattern>,
    texts: Vec<String>,
    known: HashMap<(String, bool), usize>,
}

impl Collected {
    fn add(&mut self, text: String, starts_word: bool, owner: (usize, usize)) {
        let key = (text, starts_word);
        if let Some(pattern) = self
            .known
            .get(&key)
            .and_then(|at| self.patterns.get_mut(*at))
        {
            pattern.filters.push(owner);
            return;
        }
        self.patterns.push(Pattern {
            filters: vec![owner],
            starts_word,
            length: key.0.len(),
        });
        self.texts.push(key.0.clone());
        self.known.insert(key, self.texts.len() - 1);
    }

    fn group(self) -> Option<Group> {
        if self.texts.is_empty() {
            return None;
        }
        // The faster form takes a thousand times the size of the keywords.
        match Builder::new()
            .match_kind(MatchKind::Standard)
            .build(&self.texts)
        {
            Ok(automaton) => Some(Group {
                automaton,
                patterns: self.patterns,
            }),
            Err(error) => {
                // What keywords are allowed to be is far below what an automaton can hold.
                tracing::error!(%error, "keywords of filters cannot be matched");
                None
            }
        }
    }
}

impl Words {
    pub fn new(filters: &[Filter]) -> Words {
        let (mut bordered, mut open) = (Collected::default(), Collected::default());
        let all = filters
            .iter()
            .enumerate()
            .flat_map(|(filter, item)| item.keywords.iter().map(move |word| (filter, word)));
        for (order, (filter, keyword)) in all.enumerate() {
            let text = fold_case(&keyword.keyword);
            if text.is_empty() {
                continue;
            }
            // An end that is no letter needs no border: `#tag` may follow anything.
            let first = keyword.keyword.chars().next();
            let last = keyword.keyword.chars().next_back();
            let starts_word = keyword.whole_word && first.is_some_and(is_word);
            let ends_word = keyword.whole_word && last.is_some_and(is_word);
            let group = if ends_word { &mut bordered } else { &mut open };
            group.add(text, starts_word, (filter, order));
        }
        Words {
            bordered: bordered.group(),
            open: open.group(),
        }
    }

    fn groups(&self) -> impl Iterator<Item = &Group> {
        self.bordered.iter().chain(&self.open)
    }

    pub fn is_empty(&self) -> bool {
        self.groups().next().is_none()
    }

    pub fn size(&self) -> usize {
        self.groups().map(Group::size).sum()
    }

    /// The first match of each filter in a folded text, by the filter's position; `original` is the text that was folded.
    pub fn find(&self, folded: &str, original: impl FnOnce() -> String) -> HashMap<usize, String> {
        let mut first: HashMap<usize, Place> = HashMap::new();
        if let Some(group) = &self.bordered {
            group.find(folded, true, &mut first);
        }
        if let Some(group) = &self.open {
            group.find(folded, false, &mut first);
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

impl Group {
    fn size(&self) -> usize {
        let patterns = self.patterns.iter().map(|pattern| {
            std::mem::size_of::<Pattern>()
                + pattern.filters.len() * std::mem::size_of::<(usize, usize)>()
        });
        self.automaton.memory_usage() + patterns.sum::<usize>()
    }

    /// Adds the first match of each filter. The number of matches looked at.
    fn find(&self, folded: &str, bordered: bool, first: &mut HashMap<usize, Place>) -> usize {
        let Ok(mut state) = self.automaton.start_state(Anchored::No) else {
            return 0;
        };
        let mut looked_at = 0;
        let mut missing = self.patterns.len();
        let mut found = vec![false; self.patterns.len()];
        // States all of whose keywords were found.
        let mut settled: HashSet<StateID> = HashSet::new();
        for (at, byte) in folded.bytes().enumerate() {
            state = self.automaton.next_state(Anchored::No, state, byte);
            if !self.automaton.is_special(state) || !self.automaton.is_match(state) {
                continue;
            }
            let end = at + 1;
            let within_word =
                || (folded.get(end..)).is_some_and(|rest| rest.chars().next().is_some_and(is_word));
            if settled.contains(&state) || (bordered && within_word()) {
                continue;
            }
            let mut open = false;
            for index in 0..self.automaton.match_len(state) {
                let id = self.automaton.match_pattern(state, index).as_usize();
                let (Some(pattern), Some(done)) = (self.patterns.get(id), found.get_mut(id)) else {
                    continue;
                };
                looked_at += 1;
                if *done {
                    continue;
                }
                let start = end.saturating_sub(pattern.length);
                let before = folded
                    .get(..start)
                    .and_then(|text| text.chars().next_back());
                if pattern.starts_word && before.is_some_and(is_word) {
                    open = true;
                    continue;
                }
                *done = true;
                missing -= 1;
                for (filter, order) in &pattern.filters {
                    let place = (start, *order, end);
                    first
                        .entry(*filter)
                        .and_modify(|known| *known = place.min(*known))
                        .or_insert(place);
                }
            }
            if missing == 0 {
                break;
            }
            if !open {
                settled.insert(state);
            }
        }
        looked_at
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::filters::Keyword;

    fn filters(keywords: impl Iterator<Item = (String, bool)>) -> Vec<Filter> {
        let keywords = keywords
            .zip(1..)
            .map(|((keyword, whole_word), id)| Keyword {
                id,
                keyword,
                whole_word,
            });
        vec![Filter {
            id: 1,
            title: "x".to_owned(),
            contexts: Vec::new(),
            action: "warn".to_owned(),
            expires_at: None,
            keywords: keywords.collect(),
            statuses: Vec::new(),
        }]
    }

    /// How many matches are looked at.
    fn work(words: &Words, text: &str) -> usize {
        let mut first = HashMap::new();
        let bordered = words.bordered.as_ref();
        bordered.map_or(0, |group| group.find(text, true, &mut first))
            + words
                .open
                .as_ref()
                .map_or(0, |group| group.find(text, false, &mut first))
    }

    #[test]
    fn keywords_within_each_other_cost_no_more_on_a_long_post() {
        let nested = || (1..=200).map(|n| "a".repeat(n));
        let text = "a".repeat(50_000);
        let within = Words::new(&filters(nested().map(|word| (word, false))));
        assert!(work(&within, &text) <= 200 * 201 / 2);
        let whole = Words::new(&filters(nested().map(|word| (word, true))));
        assert!(work(&whole, &text) <= 200);
        let again = Words::new(&filters((0..2_000).map(|_| ("a".to_owned(), false))));
        assert!(work(&again, &text) <= 1);
    }

    #[test]
    fn the_same_keyword_is_found_for_each_of_its_filters() {
        let mut all = filters([("cat".to_owned(), true), ("dog".to_owned(), true)].into_iter());
        all.extend(filters([("Cat".to_owned(), true)].into_iter()));
        all.extend(filters([("cat".to_owned(), false)].into_iter()));
        let words = Words::new(&all);
        let found = words.find("concat a cat", || "concat a Cat".to_owned());
        let expected = [(0, "Cat"), (1, "Cat"), (2, "cat")].map(|(at, text)| (at, text.to_owned()));
        assert_eq!(found, HashMap::from(expected));
    }
}
