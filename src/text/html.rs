//! The HTML of what people here write, as Mastodon clients expect it: they look for `a.mention`,
//! `a.hashtag` and the three spans of a link.

use std::collections::{BTreeMap, BTreeSet};

use super::token::{Mention, Token};

/// How many characters of a link are shown.
const SHOWN_CHARACTERS: usize = 30;

/// Where a mention leads.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct MentionLink {
    /// The address of the profile page.
    pub url: String,
    /// The name alone, as its owner spells it.
    pub username: String,
    /// The name with its domain, or without one for a local account.
    pub acct: String,
}

/// The HTML of a post or of a biography: paragraphs at blank lines, `<br />` at line ends.
///
/// A mention that `resolver` does not know stays text. The domain of a mention is shown only if
/// another mentioned person has the same name. `tag_url` is given the tag as typed, without `#`.
pub fn render(
    tokens: &[Token<'_>],
    resolver: impl Fn(&Mention<'_>) -> Option<MentionLink>,
    tag_url: impl Fn(&str) -> String,
) -> String {
    let mentions = resolve(tokens, resolver);
    let namesakes = namesakes(&mentions);
    let line = inline(tokens, &mentions, &tag_url, Rel::Plain, |mention| {
        namesakes.contains(&mention.username.to_lowercase())
    });
    paragraphs(&line)
}

/// The HTML of the value of a profile field: one line, domains always shown, and links that vouch
/// for their target (`rel="me"`).
pub fn render_field(
    tokens: &[Token<'_>],
    resolver: impl Fn(&Mention<'_>) -> Option<MentionLink>,
    tag_url: impl Fn(&str) -> String,
) -> String {
    let mentions = resolve(tokens, resolver);
    inline(tokens, &mentions, &tag_url, Rel::Me, |_| true)
}

/// `text` with the characters that mean something in HTML written as references; good for element
/// content and for quoted attribute values.
#[must_use]
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    push_escaped(&mut out, text);
    out
}

#[derive(Clone, Copy)]
enum Rel {
    Plain,
    Me,
}

type Resolved<'a> = BTreeMap<&'a str, Option<MentionLink>>;

/// Each handle is asked for once, however often it stands in the text.
fn resolve<'a>(
    tokens: &[Token<'a>],
    resolver: impl Fn(&Mention<'_>) -> Option<MentionLink>,
) -> Resolved<'a> {
    let mut known = Resolved::new();
    for token in tokens {
        if let Token::Mention(mention) = token {
            known
                .entry(mention.source)
                .or_insert_with(|| resolver(mention));
        }
    }
    known
}

/// Names, in lower case, that more than one of the mentioned people have.
fn namesakes(mentions: &Resolved<'_>) -> BTreeSet<String> {
    let mut people: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for link in mentions.values().flatten() {
        people
            .entry(link.username.to_lowercase())
            .or_default()
            .insert(&link.url);
    }
    people
        .into_iter()
        .filter(|(_, urls)| urls.len() > 1)
        .map(|(name, _)| name)
        .collect()
}

fn inline(
    tokens: &[Token<'_>],
    mentions: &Resolved<'_>,
    tag_url: &impl Fn(&str) -> String,
    rel: Rel,
    with_domain: impl Fn(&MentionLink) -> bool,
) -> String {
    let mut out = String::new();
    for token in tokens {
        match token {
            Token::Text(text) => push_escaped(&mut out, text),
            Token::Mention(mention) => match mentions.get(mention.source) {
                Some(Some(link)) => push_mention(&mut out, link, with_domain(link)),
                _ => push_escaped(&mut out, mention.source),
            },
            Token::Hashtag { name, .. } => {
                out.push_str("<a href=\"");
                push_escaped(&mut out, &tag_url(name));
                out.push_str("\" class=\"mention hashtag\" rel=\"tag\">#<span>");
                push_escaped(&mut out, name);
                out.push_str("</span></a>");
            }
            Token::Link { url } => push_link(&mut out, url, rel),
        }
    }
    out
}

fn push_mention(out: &mut String, link: &MentionLink, with_domain: bool) {
    out.push_str("<span class=\"h-card\" translate=\"no\"><a href=\"");
    push_escaped(out, &link.url);
    out.push_str("\" class=\"u-url mention\">@<span>");
    push_escaped(
        out,
        if with_domain {
            &link.acct
        } else {
            &link.username
        },
    );
    out.push_str("</span></a></span>");
}

fn push_link(out: &mut String, url: &str, rel: Rel) {
    let hidden = hidden_prefix(url);
    let (prefix, rest) = url.split_at_checked(hidden).unwrap_or(("", url));
    let cut = rest
        .char_indices()
        .nth(SHOWN_CHARACTERS)
        .map_or(rest.len(), |(at, _)| at);
    let (shown, suffix) = rest.split_at_checked(cut).unwrap_or((rest, ""));
    // An ellipsis in place of one character would save nothing.
    let (shown, suffix) = if suffix.chars().count() == 1 {
        (rest, "")
    } else {
        (shown, suffix)
    };
    out.push_str("<a href=\"");
    push_escaped(out, url);
    out.push_str("\" target=\"_blank\" rel=\"");
    out.push_str(match rel {
        Rel::Plain => "nofollow noopener",
        Rel::Me => "me nofollow noopener",
    });
    out.push_str("\" translate=\"no\"><span class=\"invisible\">");
    push_escaped(out, prefix);
    out.push_str("</span><span class=\"");
    out.push_str(if suffix.is_empty() { "" } else { "ellipsis" });
    out.push_str("\">");
    push_escaped(out, shown);
    out.push_str("</span><span class=\"invisible\">");
    push_escaped(out, suffix);
    out.push_str("</span></a>");
}

/// The length in bytes of the scheme and `www.`, which readers are spared.
fn hidden_prefix(url: &str) -> usize {
    let starts = |at: usize, prefix: &str| {
        url.get(at..at + prefix.len())
            .is_some_and(|part| part.eq_ignore_ascii_case(prefix))
    };
    let scheme = ["https://", "http://", "xmpp:"]
        .into_iter()
        .find(|scheme| starts(0, scheme));
    match scheme {
        Some("xmpp:") => "xmpp:".len(),
        Some(scheme) if starts(scheme.len(), "www.") => scheme.len() + "www.".len(),
        Some(scheme) => scheme.len(),
        None => 0,
    }
}

fn paragraphs(line: &str) -> String {
    let text = line.replace("\r\n", "\n").replace('\r', "\n");
    let mut out = String::with_capacity(text.len() + 7);
    let mut open = false;
    let mut blank = true;
    for part in text.trim_matches('\n').split('\n') {
        if part.is_empty() {
            if open && !blank {
                out.push_str("</p>");
            }
            blank = true;
            continue;
        }
        out.push_str(if blank { "<p>" } else { "<br />" });
        out.push_str(part);
        open = true;
        blank = false;
    }
    if open {
        out.push_str("</p>");
    }
    out
}

fn push_escaped(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::{sanitise, tokens};

    fn resolver(mention: &Mention<'_>) -> Option<MentionLink> {
        if mention.username == "nobody" {
            return None;
        }
        Some(match mention.domain {
            Some(domain) => MentionLink {
                url: format!("https://{domain}/@{}", mention.username),
                username: mention.username.into(),
                acct: format!("{}@{domain}", mention.username),
            },
            None => MentionLink {
                url: format!("https://us.example/@{}", mention.username),
                username: mention.username.into(),
                acct: mention.username.into(),
            },
        })
    }

    fn tag_url(name: &str) -> String {
        format!("https://us.example/tags/{}", name.to_lowercase())
    }

    fn html(text: &str) -> String {
        render(&tokens(text), resolver, tag_url)
    }

    #[test]
    fn lines_and_paragraphs() {
        assert_eq!(html("a"), "<p>a</p>");
        assert_eq!(html("a\nb"), "<p>a<br />b</p>");
        assert_eq!(html("a\r\nb\r\n\r\nc"), "<p>a<br />b</p><p>c</p>");
        assert_eq!(html("\n\na\n\n\n\nb\n"), "<p>a</p><p>b</p>");
        assert_eq!(html(""), "");
        assert_eq!(html("\n\n"), "");
    }

    #[test]
    fn markup_in_text_is_escaped() {
        assert_eq!(
            html("<b>\"R&D\" 'x'</b>"),
            "<p>&lt;b&gt;&quot;R&amp;D&quot; &#39;x&#39;&lt;/b&gt;</p>"
        );
    }

    #[test]
    fn mention_of_a_known_person() {
        assert_eq!(
            html("@bob@remote.example"),
            "<p><span class=\"h-card\" translate=\"no\"><a href=\"https://remote.example/@bob\" class=\"u-url mention\">@<span>bob</span></a></span></p>"
        );
    }

    #[test]
    fn mention_of_an_unknown_person_stays_text() {
        assert_eq!(
            html("@nobody@remote.example"),
            "<p>@nobody@remote.example</p>"
        );
    }

    #[test]
    fn namesakes_are_told_apart_by_their_domain() {
        let both = html("@bob @BOB@remote.example @carol@remote.example @bob");
        assert_eq!(both.matches("@<span>bob</span>").count(), 2);
        assert!(both.contains("@<span>BOB@remote.example</span>"));
        assert!(both.contains("@<span>carol</span>"));
    }

    #[test]
    fn hashtag_keeps_its_spelling() {
        assert_eq!(
            html("#Rust"),
            "<p><a href=\"https://us.example/tags/rust\" class=\"mention hashtag\" rel=\"tag\">#<span>Rust</span></a></p>"
        );
    }

    #[test]
    fn short_link_is_shown_without_scheme_and_www() {
        assert_eq!(
            html("https://www.example.com/a"),
            "<p><a href=\"https://www.example.com/a\" target=\"_blank\" rel=\"nofollow noopener\" translate=\"no\"><span class=\"invisible\">https://www.</span><span class=\"\">example.com/a</span><span class=\"invisible\"></span></a></p>"
        );
    }

    #[test]
    fn long_link_is_cut_after_30_characters() {
        assert_eq!(
            html("http://example.com/1234567890123456789012345"),
            "<p><a href=\"http://example.com/1234567890123456789012345\" target=\"_blank\" rel=\"nofollow noopener\" translate=\"no\"><span class=\"invisible\">http://</span><span class=\"ellipsis\">example.com/123456789012345678</span><span class=\"invisible\">9012345</span></a></p>"
        );
    }

    #[test]
    fn link_one_character_too_long_is_not_cut() {
        let html = html("http://example.com/1234567890123456789");
        assert!(html.contains("<span class=\"\">example.com/1234567890123456789</span>"));
    }

    #[test]
    fn quotes_in_a_link_do_not_leave_the_attribute() {
        let html = html("https://example.com/?a='&b=%22'");
        assert!(html.contains("href=\"https://example.com/?a=&#39;&amp;b=%22"));
    }

    #[test]
    fn field_vouches_for_links_and_shows_domains_on_one_line() {
        let field = render_field(&tokens("https://example.com"), resolver, tag_url);
        assert!(field.starts_with("<a href=\"https://example.com\" target=\"_blank\" rel=\"me nofollow noopener\" translate=\"no\">"));
        let field = render_field(&tokens("@bob@remote.example\n#a"), resolver, tag_url);
        assert!(field.contains("@<span>bob@remote.example</span>"));
        assert!(field.contains("class=\"mention hashtag\""));
        assert!(!field.contains("<p>"));
    }

    proptest! {
        #[test]
        fn reading_our_html_back_as_text_gives_what_was_typed(text in "[a-z<>&\"' ]{1,60}") {
            let read = sanitise::plain_text(&html(&text));
            prop_assert_eq!(read, text.trim());
        }
    }
}
