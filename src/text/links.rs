//! Where the links are in what a person typed.

use std::borrow::Cow;
use std::ops::Range;

use linkify::{LinkFinder, LinkKind};
use url::Url;

use super::characters::{before, from, is_word};

/// What may stand before `://` in a link. Also what the links of other servers may point to, together
/// with [`OPAQUE_SCHEMES`].
pub(super) const SCHEMES: [&str; 9] = [
    "http", "https", "dat", "dweb", "ipfs", "ipns", "ssb", "gopher", "gemini",
];

/// Schemes without an authority.
pub(super) const OPAQUE_SCHEMES: [&str; 2] = ["xmpp", "magnet"];

/// A longer link is left as text; a link is not a place to keep a document.
const MAX_BYTES: usize = 4096;

/// The byte ranges of the links in `text`, in order, without overlaps.
pub(super) fn find(text: &str) -> Vec<Range<usize>> {
    let mut finder = LinkFinder::new();
    finder.kinds(&[LinkKind::Url]);
    let readable = with_plain_hosts(text);
    let mut found: Vec<Range<usize>> = finder
        .links(&readable)
        .filter_map(|link| {
            let range = link.start()..link.end();
            accept(text, range)
        })
        .collect();
    if OPAQUE_SCHEMES.iter().any(|scheme| text.contains(scheme)) {
        found = with_opaque(text, &found);
    }
    found
}

/// `text` with the letters of host names in other scripts written as `a`, byte for byte: the finder
/// knows only top-level domains of ASCII letters.
fn with_plain_hosts(text: &str) -> Cow<'_, str> {
    if text.is_ascii() || !text.contains("://") {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut parts = text.split("://");
    out.push_str(parts.next().unwrap_or_default());
    for part in parts {
        out.push_str("://");
        let end = part
            .find(|c: char| c.is_whitespace() || matches!(c, '/' | '?' | '#' | '<' | '>' | '"'))
            .unwrap_or(part.len());
        for c in before(part, end).chars() {
            if !c.is_ascii() && is_word(c) {
                out.extend(std::iter::repeat_n('a', c.len_utf8()));
            } else {
                out.push(c);
            }
        }
        out.push_str(from(part, end));
    }
    Cow::Owned(out)
}

/// The range from its known scheme on, if what is found there is a link.
fn accept(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let link = text.get(range.clone())?;
    let (found, _) = link.split_once("://")?;
    // "see.https://example.com": the finder takes dots and dashes for a part of the scheme.
    let scheme = found.rsplit(['.', '-', '+']).next()?;
    let known = SCHEMES
        .iter()
        .any(|known| known.eq_ignore_ascii_case(scheme));
    let start = range.start + found.len() - scheme.len();
    let before_it = before(text, start).chars().next_back();
    let separate = !before_it.is_some_and(|c| matches!(c, '@' | '$' | '#'));
    let link = text.get(start..range.end)?;
    let parses = Url::parse(link).is_ok_and(|url| url.host_str().is_some_and(|h| !h.is_empty()));
    (known && separate && link.len() <= MAX_BYTES && parses).then_some(start..range.end)
}

/// `xmpp:` and `magnet:` links, merged into those already found.
fn with_opaque(text: &str, found: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut all = Vec::with_capacity(found.len() + 1);
    let mut known = found.iter().peekable();
    let mut reached = 0;
    for (colon, _) in text.match_indices(':') {
        while let Some(link) = known.next_if(|link| link.start <= colon) {
            reached = link.end;
            all.push(link.clone());
        }
        if colon < reached {
            continue;
        }
        if let Some(range) = opaque(text, colon)
            && range.start >= reached
            && known.peek().is_none_or(|next| range.end <= next.start)
        {
            reached = range.end;
            all.push(range);
        }
    }
    all.extend(known.cloned());
    all
}

fn opaque(text: &str, colon: usize) -> Option<Range<usize>> {
    let head = before(text, colon);
    let scheme = OPAQUE_SCHEMES
        .iter()
        .find(|scheme| head.ends_with(*scheme))?;
    let start = colon - scheme.len();
    if before(text, start).chars().next_back().is_some_and(is_word) {
        return None;
    }
    let rest = from(text, colon + 1);
    if *scheme == "magnet" && !rest.starts_with('?') {
        return None;
    }
    // Both schemes carry percent-encoded text, so anything outside of ASCII ends them.
    let length = rest
        .bytes()
        .take(MAX_BYTES)
        .take_while(|b| b.is_ascii_graphic() && !matches!(b, b'<' | b'>' | b'"'))
        .count();
    let body = before(rest, length).trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', ')']);
    (!body.is_empty()).then_some(start..colon + 1 + body.len())
}
