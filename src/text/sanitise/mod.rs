//! Making HTML and names from outside safe to store and to show.
//!
//! HTML passes two stages. The first reads it in one pass and writes a small, well-formed document
//! with only the elements and attributes that Mastodon keeps, never deep, never unbalanced. What it
//! writes goes through [`ammonia`], a real HTML parser with the same list, which has the last word
//! about safety. The first stage is there because a real parser can be made to build a tree of
//! millions of nodes from a megabyte of unclosed tags; it cannot from what the first stage writes.

mod allow;
mod anchors;
mod names;
pub(super) mod reader;
mod tidy;

use std::borrow::Cow;
use std::collections::HashSet;
use std::sync::LazyLock;

use ammonia::{Builder, UrlRelative};

pub use anchors::links;
pub use names::{inline, line};

use super::characters::{cut, from};
use reader::{Piece, Reader};
use tidy::Style;

/// Raised whenever the output for some input changes, so that what was stored under an older
/// version can be sanitised again from its source.
pub const SANITISER_VERSION: i16 = 1;

/// HTML is read up to here, in bytes; the rest is cut off.
pub const MAX_BYTES: usize = 1024 * 1024;

/// A post, biography or warning of another server: the elements, classes and link schemes that
/// [Mastodon keeps](https://docs.joinmastodon.org/spec/activitypub/#sanitization). Headings become
/// bold paragraphs, links that lead elsewhere than the web or a known scheme become text, other
/// elements vanish around their text. HTML nested deeper than any person writes loses all its tags.
#[must_use]
pub fn remote_html(html: &str) -> String {
    clean(html, Style::Post)
}

/// The value of a profile field of another server. As [`remote_html`], without the classes that
/// hide parts of a link and without characters that reorder text: what a verified link shows is
/// where it leads.
#[must_use]
pub fn remote_field(html: &str) -> String {
    clean(html, Style::Field)
}

/// The text of some HTML, for search, notifications and previews: line ends at `<br>`, blank lines
/// between paragraphs. It is text, not HTML: escape it wherever it is shown.
#[must_use]
pub fn plain_text(html: &str) -> String {
    let clean = clean(html, Style::Post);
    let mut out = String::with_capacity(clean.len());
    let mut preformatted: usize = 0;
    for piece in Reader::new(&clean) {
        match piece {
            Piece::Text(text) if preformatted > 0 => push_decoded(&mut out, text),
            Piece::Text(text) => push_decoded(&mut out, &text.replace('\n', " ")),
            Piece::Open(tag) => match tag.name.as_str() {
                "br" => out.push('\n'),
                "pre" => preformatted += 1,
                _ => {}
            },
            Piece::Close(name) => match name.as_str() {
                "li" => out.push('\n'),
                "p" | "blockquote" | "ul" | "ol" => out.push_str("\n\n"),
                "pre" => {
                    preformatted = preformatted.saturating_sub(1);
                    out.push_str("\n\n");
                }
                _ => {}
            },
        }
    }
    let mut text = String::with_capacity(out.len());
    let mut line_ends = 0;
    for c in out.trim().chars() {
        line_ends = if c == '\n' { line_ends + 1 } else { 0 };
        if line_ends <= 2 {
            text.push(c);
        }
    }
    text
}

/// Text with its character references replaced by what they stand for; those without a semicolon at their end are text, as
/// in most addresses. Nothing in it is a tag.
#[must_use]
pub fn decoded(text: &str) -> String {
    if !text.contains('&') {
        return text.to_owned();
    }
    let mut bare = String::with_capacity(text.len() + 16);
    let mut rest = text;
    while let Some((plain, after)) = rest.split_once('&') {
        bare.push_str(&plain.replace('<', "&lt;"));
        let name = after
            .find(|c: char| !c.is_ascii_alphanumeric() && c != '#')
            .unwrap_or(after.len());
        let is_reference = name > 0 && from(after, name).starts_with(';');
        bare.push_str(if is_reference { "&" } else { "&amp;" });
        rest = after;
    }
    bare.push_str(&rest.replace('<', "&lt;"));
    let mut out = String::with_capacity(text.len());
    push_decoded(&mut out, &TEXT.clean(&bare).to_string());
    out
}

/// Text as the serialiser of the second stage writes it: it knows these references and no other.
fn push_decoded(out: &mut String, text: &str) {
    let mut rest = text;
    while let Some((plain, after)) = rest.split_once('&') {
        out.push_str(plain);
        let known = [
            ("amp;", '&'),
            ("lt;", '<'),
            ("gt;", '>'),
            ("quot;", '"'),
            ("nbsp;", '\u{a0}'),
        ]
        .into_iter()
        .find_map(|(name, c)| after.strip_prefix(name).map(|after| (c, after)));
        let (c, after) = known.unwrap_or(('&', after));
        out.push(c);
        rest = after;
    }
    out.push_str(rest);
}

fn clean(html: &str, style: Style) -> String {
    let html = cut(html, MAX_BYTES);
    let tidied = tidy::tidy(html, style).unwrap_or_else(|| tidy::without_tags(html));
    match style {
        Style::Post => POST.clean(&tidied).to_string(),
        Style::Field => FIELD.clean(&tidied).to_string(),
    }
}

static POST: LazyLock<Builder<'static>> = LazyLock::new(|| builder(Style::Post));
static FIELD: LazyLock<Builder<'static>> = LazyLock::new(|| builder(Style::Field));
static TEXT: LazyLock<Builder<'static>> = LazyLock::new(Builder::empty);

fn builder(style: Style) -> Builder<'static> {
    let mut builder = Builder::empty();
    builder
        .tags(allow::ELEMENTS.into_iter().collect())
        .tag_attributes(
            allow::ATTRIBUTES
                .into_iter()
                .map(|(element, names)| (element, names.iter().copied().collect()))
                .collect(),
        )
        .generic_attributes(HashSet::from(["lang"]))
        .url_schemes(allow::schemes().collect())
        .url_relative(UrlRelative::Deny)
        .link_rel(None)
        .attribute_filter(move |element, name, value| {
            allow::attribute(style, element, name, value).map(Cow::Owned)
        });
    builder
}

#[cfg(test)]
mod tests;
