//! Hashtags: what is one, and the name that all its spellings share.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{decompose_canonical, is_combining_mark};

use super::characters::{before, is_word};

/// A tag's name may have this many characters; a longer one is no tag.
pub const MAX_CHARACTERS: usize = 255;

/// A tag under its two names.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Hashtag {
    /// The one name of all spellings: compatibility forms, case and the accents of Latin letters are
    /// folded. This is what is stored, compared and put in URLs.
    pub name: String,
    /// As typed, without what cannot be in a tag.
    pub display: String,
}

/// The two names of a tag, given with or without `#`. `None` if nothing is left of it, if it is
/// all digits, or if it is longer than [`MAX_CHARACTERS`].
#[must_use]
pub fn normalise(tag: &str) -> Option<Hashtag> {
    let tag = tag.trim();
    let tag = tag.strip_prefix(['#', '＃']).unwrap_or(tag);
    let kept: String = tag
        .chars()
        .take(4 * MAX_CHARACTERS)
        .filter(|&c| is_word(c) || is_separator(c))
        .collect();
    let display = leading(kept.trim_start_matches(|c| !is_word(c)))?;
    let name = fold(display);
    (leading(&name) == Some(&name)).then(|| Hashtag {
        name,
        display: display.to_owned(),
    })
}

/// The page of a tag on this server: `{origin}/tags/{name}`. `name` is the folded name.
///
/// Clients compare this address with the links of a post, so there is only this one way to write it.
#[must_use]
pub fn url(origin: &str, name: &str) -> String {
    let encoded = percent_encoding::utf8_percent_encode(name, percent_encoding::NON_ALPHANUMERIC);
    format!("{origin}/tags/{encoded}")
}

/// The tag name at the start of `text`, which stands after a `#`.
pub(super) fn leading(text: &str) -> Option<&str> {
    if !text.chars().next().is_some_and(is_word) {
        return None;
    }
    let mut end = 0;
    let mut characters = 0;
    let mut letter = false;
    // A separator makes a tag of digits only if it stands between two word characters.
    let mut separated = false;
    let mut separator_waits = false;
    for (index, (at, c)) in text.char_indices().enumerate() {
        if is_word(c) {
            end = at + c.len_utf8();
            characters = index + 1;
            letter |= c.is_alphabetic();
            separated |= separator_waits;
        } else if !is_separator(c) {
            break;
        }
        separator_waits |= is_separator(c) && index > 0;
    }
    ((letter || separated) && characters <= MAX_CHARACTERS).then(|| before(text, end))
}

/// May stand inside a tag, and parts the digits of a tag that has no letter.
fn is_separator(c: char) -> bool {
    matches!(c, '_' | '\u{b7}' | '\u{30fb}' | '\u{200c}')
}

/// Folds until folding changes nothing: what one pass drops may let its neighbours combine.
pub(super) fn fold(display: &str) -> String {
    const MAX_PASSES: usize = 4;
    let mut name = fold_once(display);
    for _ in 1..MAX_PASSES {
        let again = fold_once(&name);
        if again == name {
            break;
        }
        name = again;
    }
    name
}

fn fold_once(display: &str) -> String {
    let mut name = String::with_capacity(display.len());
    for c in display.nfkc().flat_map(char::to_lowercase) {
        let mut base = None;
        decompose_canonical(c, |part| base = base.or(Some(part)));
        let base = base.unwrap_or(c);
        match base {
            'đ' | 'ð' => name.push('d'),
            'ħ' => name.push('h'),
            'ı' => name.push('i'),
            'ĸ' => name.push('k'),
            'ł' => name.push('l'),
            'ŋ' => name.push('n'),
            'ø' => name.push('o'),
            'ŧ' => name.push('t'),
            // Accents of Latin letters go; every other script keeps its marks.
            _ if base.is_ascii_alphabetic() => name.push(base),
            '\u{300}'..='\u{36f}' if name.ends_with(|c: char| c.is_ascii_alphabetic()) => {}
            _ if is_word(c) || is_separator(c) || is_combining_mark(c) => name.push(c),
            _ => {}
        }
    }
    name
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn names(tag: &str) -> Option<(String, String)> {
        normalise(tag).map(|tag| (tag.name, tag.display))
    }

    #[test]
    fn spellings_share_one_name() {
        for (tag, name, display) in [
            ("#Rust", "rust", "Rust"),
            ("Rust", "rust", "Rust"),
            (" #CaFÉ ", "cafe", "CaFÉ"),
            ("cafe\u{301}", "cafe", "cafe\u{301}"),
            ("İstanbul", "istanbul", "İstanbul"),
            ("Łódź", "lodz", "Łódź"),
            ("ＲＵＳＴ", "rust", "ＲＵＳＴ"),
            ("ｶﾅ", "カナ", "ｶﾅ"),
            ("が", "が", "が"),
            ("हिन्दी", "हिन्दी", "हिन्दी"),
            ("rust-lang!", "rustlang", "rustlang"),
            ("a·b", "a·b", "a·b"),
            ("·a·", "a", "a"),
        ] {
            assert_eq!(names(tag), Some((name.into(), display.into())), "{tag}");
        }
    }

    #[test]
    fn what_is_no_tag_has_no_name() {
        for tag in ["", "#", "123", "#·", "<>", "_", "\u{200c}", "１２３"] {
            assert_eq!(names(tag), None, "{tag}");
        }
        assert_eq!(names(&"a".repeat(MAX_CHARACTERS + 1)), None);
        assert!(names(&"a".repeat(MAX_CHARACTERS)).is_some());
    }

    proptest! {
        #[test]
        fn names_are_stable_and_harmless(tag in any::<String>()) {
            if let Some(tag) = normalise(&tag) {
                prop_assert!(!tag.name.contains(['<', '>', '/', '#', '&', '"', ' ']));
                prop_assert_eq!(normalise(&tag.name).map(|again| again.name), Some(tag.name));
            }
        }

        #[test]
        fn names_of_letters_are_stable(tag in "\\p{L}{1,20}") {
            if let Some(tag) = normalise(&tag) {
                prop_assert_eq!(normalise(&tag.name).map(|again| again.name), Some(tag.name));
            }
        }
    }
}
