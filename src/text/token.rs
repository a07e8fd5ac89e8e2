//! Cutting what a person typed into text, mentions, hashtags and links.

use super::characters::{before, from, is_word};
use super::{hashtag, links};

/// A piece of text. The sources of all tokens, one after the other, are the input.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Token<'a> {
    /// Anything that is none of the others.
    Text(&'a str),
    /// `@user` or `@user@host`.
    Mention(Mention<'a>),
    /// A hashtag; `name` is as typed, without the `#`. See [`hashtag::normalise`].
    Hashtag { source: &'a str, name: &'a str },
    /// A link, as typed.
    Link { url: &'a str },
}

/// Somebody's handle, as typed.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Mention<'a> {
    /// The whole handle, with its `@`.
    pub source: &'a str,
    /// The name before the second `@`.
    pub username: &'a str,
    /// The host, with its port if there is one; `None` for a local handle.
    pub domain: Option<&'a str>,
}

impl<'a> Token<'a> {
    /// What this token was cut from.
    #[must_use]
    pub fn source(&self) -> &'a str {
        match *self {
            Self::Text(source) | Self::Hashtag { source, .. } | Self::Link { url: source } => {
                source
            }
            Self::Mention(mention) => mention.source,
        }
    }
}

/// Cuts `text` into tokens by the rules of Mastodon: a mention does not follow a word character,
/// `=` or `/`; a hashtag does not follow a letter, digit, `=`, `/` or `)`; neither is found inside
/// a link.
#[must_use]
pub fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut links = links::find(text).into_iter().peekable();
    let mut out = Vec::new();
    let mut plain_from = 0;
    let mut at = 0;
    let mut previous = None;
    while at < text.len() {
        let (token, limit) = match links.peek() {
            Some(link) if link.start <= at => {
                let url = text.get(at..link.end).unwrap_or_default();
                links.next();
                (Some(Token::Link { url }), text.len())
            }
            Some(link) => (None, link.start),
            None => (None, text.len()),
        };
        let rest = text.get(at..limit).unwrap_or_default();
        let token = token.or_else(|| match rest.as_bytes().first() {
            Some(b'@') => mention(rest, previous),
            Some(b'#') => tag(rest, previous),
            _ => None,
        });
        match token.filter(|token| !token.source().is_empty()) {
            Some(token) => {
                if let Some(plain) = text.get(plain_from..at).filter(|plain| !plain.is_empty()) {
                    out.push(Token::Text(plain));
                }
                out.push(token);
                at += token.source().len();
                plain_from = at;
                previous = token.source().chars().next_back();
            }
            None => {
                let Some(c) = from(text, at).chars().next() else {
                    break;
                };
                at += c.len_utf8();
                previous = Some(c);
            }
        }
    }
    let plain = from(text, plain_from);
    if !plain.is_empty() {
        out.push(Token::Text(plain));
    }
    out
}

fn mention(rest: &str, previous: Option<char>) -> Option<Token<'_>> {
    if previous.is_some_and(|c| matches!(c, '=' | '/') || is_word(c)) {
        return None;
    }
    let body = from(rest, 1);
    let username = dotted(body, |c| c.is_ascii_alphanumeric() || c == '_');
    if username.is_empty() {
        return None;
    }
    let domain = from(body, username.len())
        .strip_prefix('@')
        .map(host)
        .filter(|domain| !domain.is_empty());
    let length = 1 + username.len() + domain.map_or(0, |domain| 1 + domain.len());
    Some(Token::Mention(Mention {
        source: before(rest, length),
        username,
        domain,
    }))
}

/// Runs of `word` characters with dots and dashes between them, never at the ends.
fn dotted(text: &str, word: impl Fn(char) -> bool) -> &str {
    if !text.chars().next().is_some_and(&word) {
        return "";
    }
    let end = text
        .char_indices()
        .take_while(|&(_, c)| word(c) || matches!(c, '.' | '-'))
        .filter(|&(_, c)| word(c))
        .last()
        .map_or(0, |(at, c)| at + c.len_utf8());
    before(text, end)
}

/// A host name at the start of `text`, with a port if one follows.
fn host(text: &str) -> &str {
    let name = dotted(text, is_word);
    let port = from(text, name.len()).strip_prefix(':').map_or(0, |rest| {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let ends = !from(rest, digits).chars().next().is_some_and(is_word);
        // One digit is more likely "@user@host:3 things" than a port.
        let number = before(rest, digits).parse::<u16>().is_ok() && (2..=5).contains(&digits);
        if ends && number { 1 + digits } else { 0 }
    });
    before(
        text,
        if name.is_empty() {
            0
        } else {
            name.len() + port
        },
    )
}

fn tag(rest: &str, previous: Option<char>) -> Option<Token<'_>> {
    if previous.is_some_and(|c| matches!(c, '=' | '/' | ')') || c.is_alphanumeric()) {
        return None;
    }
    let name = hashtag::leading(from(rest, 1))?;
    Some(Token::Hashtag {
        source: before(rest, 1 + name.len()),
        name,
    })
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant};

    use proptest::prelude::*;

    use super::*;

    fn mentions(text: &str) -> Vec<(&str, Option<&str>)> {
        tokens(text)
            .into_iter()
            .filter_map(|token| match token {
                Token::Mention(mention) => Some((mention.username, mention.domain)),
                _ => None,
            })
            .collect()
    }

    fn tags(text: &str) -> Vec<&str> {
        tokens(text)
            .into_iter()
            .filter_map(|token| match token {
                Token::Hashtag { name, .. } => Some(name),
                _ => None,
            })
            .collect()
    }

    fn urls(text: &str) -> Vec<&str> {
        tokens(text)
            .into_iter()
            .filter_map(|token| match token {
                Token::Link { url } => Some(url),
                _ => None,
            })
            .collect()
    }

    #[test]
    fn a_post_is_cut_into_its_parts() {
        assert_eq!(
            tokens("Hi @alice and @bob@remote.example: #rust at https://example.com/a."),
            [
                Token::Text("Hi "),
                Token::Mention(Mention {
                    source: "@alice",
                    username: "alice",
                    domain: None
                }),
                Token::Text(" and "),
                Token::Mention(Mention {
                    source: "@bob@remote.example",
                    username: "bob",
                    domain: Some("remote.example")
                }),
                Token::Text(": "),
                Token::Hashtag {
                    source: "#rust",
                    name: "rust"
                },
                Token::Text(" at "),
                Token::Link {
                    url: "https://example.com/a"
                },
                Token::Text("."),
            ]
        );
    }

    #[test]
    fn mention_is_found() {
        for (text, username, domain) in [
            ("@alice", "alice", None),
            ("(@alice)", "alice", None),
            (".@alice", "alice", None),
            ("@@alice", "alice", None),
            ("@alice.", "alice", None),
            ("@alice.smith-1_", "alice.smith-1_", None),
            ("@alice--", "alice", None),
            ("@alice's", "alice", None),
            ("@alice@", "alice", None),
            ("@Alice@Example.COM", "Alice", Some("Example.COM")),
            ("@alice@example.com.", "alice", Some("example.com")),
            ("@alice@example.com:", "alice", Some("example.com")),
            ("@alice@example.com:3 x", "alice", Some("example.com")),
            ("@alice@host:3000", "alice", Some("host:3000")),
            ("@alice@host:99999", "alice", Some("host")),
            ("@alice@host:30a", "alice", Some("host")),
            ("@alice@bücher.example", "alice", Some("bücher.example")),
            ("@alice@example.com/about", "alice", Some("example.com")),
            ("日本 @alice さん", "alice", None),
            ("\n@alice\n", "alice", None),
        ] {
            assert_eq!(mentions(text), [(username, domain)], "{text}");
        }
    }

    #[test]
    fn mention_is_not_found() {
        for text in [
            "alice@example.com",
            "_@alice",
            "日本@alice",
            "x=@alice",
            "/@alice",
            "@",
            "@ alice",
            "@.alice",
            "@-",
            "@日本",
            "https://example.com/@alice",
            "https://user@example.com/",
        ] {
            assert_eq!(mentions(text), [], "{text}");
        }
    }

    #[test]
    fn mention_ends_before_a_third_part() {
        assert_eq!(mentions("@a@b.example@c"), [("a", Some("b.example"))]);
    }

    #[test]
    fn hashtag_is_found() {
        for (text, name) in [
            ("#rust", "rust"),
            ("(#rust)", "rust"),
            ("##rust", "rust"),
            ("#rust,", "rust"),
            ("#rust-lang", "rust"),
            ("#2026年", "2026年"),
            ("#1_2", "1_2"),
            ("#Été", "Été"),
            ("#हिन्दी", "हिन्दी"),
            ("#a·b", "a·b"),
            ("#カナ・カナ", "カナ・カナ"),
            ("#a·", "a"),
            ("_#rust", "rust"),
            ("「#rust」", "rust"),
            ("#rust#lang", "rust"),
        ] {
            assert_eq!(tags(text), [name], "{text}");
        }
    }

    #[test]
    fn hashtag_is_not_found() {
        for text in [
            "#",
            "# rust",
            "#123",
            "#_",
            "#-rust",
            "#·a",
            "a#rust",
            "1#rust",
            "/#rust",
            "=#rust",
            ")#rust",
            "&#39;",
            "https://example.com/#rust",
            "https://example.com/?q=#rust",
        ] {
            assert_eq!(tags(text), [] as [&str; 0], "{text}");
        }
    }

    #[test]
    fn link_is_found() {
        for (text, url) in [
            ("https://example.com", "https://example.com"),
            ("(https://example.com/a_(b))", "https://example.com/a_(b)"),
            ("https://example.com/a,", "https://example.com/a"),
            ("HTTPS://EXAMPLE.COM/", "HTTPS://EXAMPLE.COM/"),
            ("see.http://example.com/", "http://example.com/"),
            ("日本http://example.com/", "http://example.com/"),
            ("https://bücher.example/ü", "https://bücher.example/ü"),
            ("https://例え.テスト/パス", "https://例え.テスト/パス"),
            ("см. https://пример.рф, да", "https://пример.рф"),
            ("gemini://example.com/x", "gemini://example.com/x"),
            ("ipfs://bafy/x", "ipfs://bafy/x"),
            (
                "xmpp:room@chat.example?join.",
                "xmpp:room@chat.example?join",
            ),
            ("magnet:?xt=urn:btih:c12fe1 ", "magnet:?xt=urn:btih:c12fe1"),
            (
                "https://example.com/@alice/1#a",
                "https://example.com/@alice/1#a",
            ),
        ] {
            assert_eq!(urls(text), [url], "{text}");
        }
    }

    #[test]
    fn link_is_not_found() {
        for text in [
            "javascript://example.com/%0aalert(1)",
            "javascript:alert(1)",
            "data:text/html,x",
            "file:///etc/passwd",
            "ftp://example.com/",
            "http://",
            "https:///x",
            "example.com",
            "magnet:x",
            "axmpp:b@c",
            "@https://example.com/",
        ] {
            assert_eq!(urls(text), [] as [&str; 0], "{text}");
        }
    }

    #[test]
    fn an_endless_link_is_text() {
        let text = format!("https://example.com/{}", "a".repeat(5000));
        assert_eq!(urls(&text), [] as [&str; 0]);
    }

    // CVE-class GHSA-jpxp-r43f-rhvx: repeated characters must not cost more than their number.
    #[test]
    fn repeated_characters_take_linear_time() {
        for pattern in [
            "@",
            "#",
            "@a@",
            "@a.",
            "#1",
            "#a·",
            "a:",
            "://",
            "http://",
            "http://a.",
            "http://(",
            "@a@b.",
            "-",
            ".",
            "xmpp:",
            "magnet:?",
            "a.http:",
            "http://a@",
            "http://a:",
            "\u{301}",
        ] {
            let text = pattern.repeat(1_000_000 / pattern.len());
            let start = Instant::now();
            let length: usize = tokens(&text).iter().map(|token| token.source().len()).sum();
            assert_eq!(length, text.len());
            assert!(start.elapsed() < Duration::from_secs(3), "{pattern}");
        }
    }

    proptest! {
        #[test]
        fn sources_of_all_tokens_are_the_input(text in "(\\PC|[@#:/.=·_ \n]|https://|@a@b\\.c|#a|xmpp:|magnet:\\?){0,40}") {
            let joined: String = tokens(&text).iter().map(Token::source).collect();
            prop_assert_eq!(joined, text);
        }

        #[test]
        fn any_characters_are_cut_without_loss(text in any::<String>()) {
            let joined: String = tokens(&text).iter().map(Token::source).collect();
            prop_assert_eq!(joined, text);
        }
    }
}
