//! What people type to find posts: words, "phrases", -exclusions, and prefixes (Mastodon calls them operators).
//!
//! Source: <https://docs.joinmastodon.org/user/network/#search>.

use jiff::{Timestamp, ToSpan, civil::Date, tz::TimeZone};

use crate::text;

/// Parts of a query that are looked at.
const MAX_PARTS: usize = 32;
/// Words of one part.
const MAX_WORDS: usize = 32;

/// Where is looked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Scope {
    /// Everything the reader may find.
    #[default]
    All,
    /// What the reader wrote, was addressed by, or has done something with.
    Library,
    /// What its authors let everybody find.
    Public,
}

/// A part of a query, or its opposite.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Part<T> {
    /// Must not hold.
    pub not: bool,
    /// What.
    pub what: T,
}

/// A query, taken apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Parsed {
    /// Words; all of a part, in any order.
    pub words: Vec<Part<Vec<String>>>,
    /// Texts that stand there as they are, folded.
    pub phrases: Vec<Part<String>>,
    /// Marks as the index has them.
    pub marks: Vec<Part<String>>,
    /// Handles of authors; `me`.
    pub from: Vec<Part<String>>,
    /// The language asked for.
    pub language: Option<String>,
    /// Where.
    pub scope: Scope,
    /// Made before this.
    pub before: Option<Timestamp>,
    /// Not made before this.
    pub since: Option<Timestamp>,
    /// Something can be found by it.
    pub is_something: bool,
}

/// Takes a query apart. `None` for one that nothing answers.
pub(super) fn parse(source: &str) -> Option<Parsed> {
    let mut parsed = Parsed::default();
    for piece in pieces(source).into_iter().take(MAX_PARTS) {
        parsed.add(&piece)?;
    }
    parsed.is_something.then_some(parsed)
}

/// As typed: sign, prefix, text, whether it was quoted.
#[derive(Debug, PartialEq, Eq)]
struct Piece {
    not: bool,
    prefix: Option<String>,
    text: String,
    quoted: bool,
}

const PREFIXES: [&str; 8] = [
    "has", "is", "language", "from", "before", "after", "during", "in",
];

fn pieces(source: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = source.trim_start();
    while !rest.is_empty() {
        let mut not = false;
        if let Some(after) = rest.strip_prefix(['-', '+']) {
            not = rest.starts_with('-');
            rest = after;
        }
        let prefix = rest
            .split_once(':')
            .map(|(name, after)| (name.to_lowercase(), after))
            .filter(|(name, _)| PREFIXES.contains(&name.as_str()));
        let (prefix, body) = match prefix {
            Some((name, after)) => (Some(name), after),
            None => (None, rest),
        };
        let (text, quoted, after) = match body.strip_prefix(['"', '“', '„', '«']) {
            Some(inside) => match inside.split_once(['"', '”', '»']) {
                Some((text, after)) => (text, true, after),
                None => (inside, true, ""),
            },
            None => {
                let end = body.find(char::is_whitespace).unwrap_or(body.len());
                let (text, after) = body.split_at_checked(end).unwrap_or((body, ""));
                (text, false, after)
            }
        };
        if !text.trim().is_empty() {
            pieces.push(Piece {
                not,
                prefix,
                text: text.trim().to_owned(),
                quoted,
            });
        }
        rest = after.trim_start();
    }
    pieces
}

impl Parsed {
    /// `None`: nothing answers the query.
    fn add(&mut self, piece: &Piece) -> Option<()> {
        let Piece { not, text, .. } = piece;
        match piece.prefix.as_deref() {
            None => self.add_text(piece),
            Some("has" | "is") => {
                let mark = format!("h:{}", text.to_lowercase());
                self.mark(*not, mark);
            }
            Some("language") => {
                let code = text.split(['_', '-']).next().unwrap_or_default();
                let code = code.to_lowercase();
                self.mark(*not, format!("l:{code}"));
                if !not {
                    self.language = Some(code);
                }
            }
            Some("from") => {
                self.from.push(Part {
                    not: *not,
                    what: text.clone(),
                });
                self.is_something |= !not;
            }
            Some("in") => match text.to_lowercase().as_str() {
                "library" => self.scope = Scope::Library,
                "public" => self.scope = Scope::Public,
                "all" => self.scope = Scope::All,
                _ => return None,
            },
            // What is no date is before and after nothing.
            Some(prefix) => self.bound(prefix, *not, text)?,
        }
        Some(())
    }

    fn mark(&mut self, not: bool, mark: String) {
        self.marks.push(Part { not, what: mark });
        self.is_something |= !not;
    }

    fn add_text(&mut self, piece: &Piece) {
        let not = piece.not;
        if let Some(tag) = piece.text.strip_prefix('#').filter(|_| !piece.quoted)
            && let Some(tag) = text::hashtag::normalise(tag)
        {
            return self.mark(not, format!("#{}", tag.name));
        }
        let words = text::words(&piece.text, MAX_WORDS);
        if words.is_empty() {
            return;
        }
        // Several words at once were meant to stand side by side: `a-b`, "a b", and characters without spaces.
        if words.len() > 1 {
            let phrase = piece.text.trim_matches(|c| !text::is_word(c));
            self.phrases.push(Part {
                not,
                what: text::fold_case(phrase),
            });
        }
        self.is_something |= !not;
        // Posts that have the words may still lack the phrase: only what is wanted may be left out by words.
        if !not || words.len() == 1 {
            self.words.push(Part { not, what: words });
        }
    }

    fn bound(&mut self, prefix: &str, not: bool, text: &str) -> Option<()> {
        let (from, to) = span(text)?;
        let mut before = |at: Timestamp| self.before = Some(self.before.map_or(at, |b| b.min(at)));
        match (prefix, not) {
            ("before", false) => before(from),
            ("after", true) => before(to),
            ("after", false) => self.since = Some(self.since.map_or(to, |since| since.max(to))),
            ("before", true) => self.since = Some(self.since.map_or(from, |since| since.max(from))),
            ("during", false) => {
                before(to);
                self.since = Some(self.since.map_or(from, |since| since.max(from)));
            }
            // All but one day is two spans.
            _ => return None,
        }
        self.is_something = true;
        Some(())
    }
}

/// What a day, month, year or moment covers, in UTC: from, and up to.
fn span(text: &str) -> Option<(Timestamp, Timestamp)> {
    let at = |date: Date| TimeZone::UTC.to_timestamp(date.at(0, 0, 0, 0)).ok();
    if let Ok(moment) = text.parse::<Timestamp>() {
        return Some((moment, moment));
    }
    let (first, length) = match text.split('-').count() {
        1 => (format!("{text}-01-01"), 1.year()),
        2 => (format!("{text}-01"), 1.month()),
        _ => (text.to_owned(), 1.day()),
    };
    let first: Date = first.parse().ok()?;
    Some((at(first)?, at(first.checked_add(length).ok()?)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part<T>(not: bool, what: T) -> Part<T> {
        Part { not, what }
    }

    #[test]
    fn a_query_is_taken_apart() {
        let parsed = parse(r#"Cats -Dogs "Good Birds" #Fun from:@ada@x.test -from:me has:Media language:de-CH in:library"#)
            .unwrap();
        assert_eq!(
            parsed.words,
            [
                part(false, vec!["cats".to_owned()]),
                part(true, vec!["dogs".to_owned()]),
                part(false, vec!["good".to_owned(), "birds".to_owned()]),
            ]
        );
        assert_eq!(parsed.phrases, [part(false, "good birds".to_owned())]);
        assert_eq!(
            parsed.marks,
            [
                part(false, "#fun".to_owned()),
                part(false, "h:media".to_owned()),
                part(false, "l:de".to_owned()),
            ]
        );
        assert_eq!(
            parsed.from,
            [
                part(false, "@ada@x.test".to_owned()),
                part(true, "me".to_owned())
            ]
        );
        assert_eq!(parsed.scope, Scope::Library);
        assert_eq!(parsed.language.as_deref(), Some("de"));
    }

    #[test]
    fn dates_bound_the_time() {
        let bounds = |text: &str| {
            let parsed = parse(text).unwrap();
            let say = |at: Option<Timestamp>| at.map(|at| at.to_string()).unwrap_or_default();
            (say(parsed.since), say(parsed.before))
        };
        for (text, since, before) in [
            ("x before:2026-03-05", "", "2026-03-05T00:00:00Z"),
            ("x after:2026-03-05", "2026-03-06T00:00:00Z", ""),
            (
                "x during:2026-03-05",
                "2026-03-05T00:00:00Z",
                "2026-03-06T00:00:00Z",
            ),
            (
                "x during:2026-02",
                "2026-02-01T00:00:00Z",
                "2026-03-01T00:00:00Z",
            ),
            (
                "x during:2025",
                "2025-01-01T00:00:00Z",
                "2026-01-01T00:00:00Z",
            ),
            ("x -after:2026-03-05", "", "2026-03-06T00:00:00Z"),
            ("x -before:2026-03-05", "2026-03-05T00:00:00Z", ""),
            (
                r#"x after:"2026-03-05T10:00:00Z""#,
                "2026-03-05T10:00:00Z",
                "",
            ),
        ] {
            assert_eq!(
                bounds(text),
                (since.to_owned(), before.to_owned()),
                "{text}"
            );
        }
        assert_eq!(parse("x before:soon"), None);
        assert_eq!(parse("x -during:2026-03-05"), None);
    }

    #[test]
    fn what_asks_for_nothing_finds_nothing() {
        for text in [
            "",
            "  ",
            "-cats",
            "...",
            "in:library",
            "-from:me",
            "\"",
            "has:",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
        assert!(parse("from:me").is_some());
        assert!(parse("during:2026-03-05").is_some());
    }

    #[test]
    fn other_colons_are_text() {
        let parsed = parse("https://x.test/a foo:bar").unwrap();
        assert_eq!(parsed.words.len(), 2);
        assert_eq!(parsed.phrases[1].what, "foo:bar");
    }
}
