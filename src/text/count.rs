//! How long a post is, as its author is told.

use unicode_segmentation::UnicodeSegmentation;

use super::token::{Token, tokens};

/// Every `http` or `https` link counts as this many characters, however long it is
/// (`configuration.statuses.characters_reserved_per_url` of the
/// [instance](https://docs.joinmastodon.org/entities/Instance/#characters_reserved_per_url)).
pub const CHARACTERS_RESERVED_PER_URL: usize = 23;

/// The length of a post in grapheme clusters, over its content warning and its text. A web link in
/// the text counts [`CHARACTERS_RESERVED_PER_URL`], and `@user@domain` counts as `@user`.
#[must_use]
pub fn count(spoiler: &str, text: &str) -> usize {
    let mut counted = String::with_capacity(spoiler.len() + text.len());
    counted.push_str(spoiler);
    for token in tokens(text) {
        match token {
            Token::Link { url } if is_web(url) => {
                counted.extend(std::iter::repeat_n('x', CHARACTERS_RESERVED_PER_URL));
            }
            Token::Mention(mention) => {
                counted.push('@');
                counted.push_str(mention.username);
            }
            _ => counted.push_str(token.source()),
        }
    }
    counted.graphemes(true).count()
}

fn is_web(url: &str) -> bool {
    url.split_once("://").is_some_and(|(scheme, _)| {
        scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn warning_and_text_are_counted_together() {
        assert_eq!(count("", ""), 0);
        assert_eq!(count("abc", "de"), 5);
    }

    #[test]
    fn graphemes_are_counted_not_code_points() {
        assert_eq!(count("", "👨‍👩‍👧‍👦🇩🇪e\u{301}"), 3);
    }

    #[test]
    fn web_links_count_23_whatever_their_length() {
        assert_eq!(count("", "http://a.bc"), 23);
        let long = format!("see https://example.com/{} !", "a".repeat(600));
        assert_eq!(count("", &long), "see ".len() + 23 + " !".len());
        assert_eq!(count("", "gemini://a.bc"), 13);
    }

    #[test]
    fn links_in_the_warning_count_in_full() {
        assert_eq!(count("http://a.bc", ""), 11);
    }

    #[test]
    fn the_domain_of_a_mention_is_free() {
        assert_eq!(count("", "@alice@remote.example hi"), "@alice hi".len());
        assert_eq!(count("", "mail alice@remote.example"), 25);
    }
}
