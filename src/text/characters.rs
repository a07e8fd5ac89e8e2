//! Classes of characters, named as in Unicode's regular expressions.

use unicode_normalization::char::is_combining_mark;

/// A letter, mark, digit or underscore: what words are made of.
pub fn is_word(c: char) -> bool {
    c == '_' || c.is_alphanumeric() || is_combining_mark(c)
}

/// What all spellings in capital and small letters share. Character by character, so that a place in it is a place in
/// the text.
#[must_use]
pub fn fold_case(text: &str) -> String {
    text.chars().flat_map(fold_character).collect()
}

/// As [`fold_case`].
pub fn fold_character(c: char) -> impl Iterator<Item = char> {
    c.to_lowercase().map(|c| if c == 'ς' { 'σ' } else { c })
}

/// Characters that reorder what follows them: embeddings, overrides and isolates
/// ([UAX #9](https://www.unicode.org/reports/tr9/#Directional_Formatting_Characters)).
pub(super) fn is_bidi_control(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The part of `text` before byte `end`; the whole text if `end` is not a boundary.
pub(super) fn before(text: &str, end: usize) -> &str {
    text.get(..end).unwrap_or(text)
}

/// The part of `text` from byte `start`; nothing if `start` is not a boundary.
pub(super) fn from(text: &str, start: usize) -> &str {
    text.get(start..).unwrap_or_default()
}

/// As much of the start of `text` as fits in `bytes` without cutting a character.
pub(super) fn cut(text: &str, bytes: usize) -> &str {
    before(text, text.floor_char_boundary(bytes))
}
