//! The first stage: one pass over HTML as it comes, out of which goes a small and well-formed
//! document.
//!
//! What a parser does with unclosed and misplaced tags ([HTML, tree
//! construction](https://html.spec.whatwg.org/multipage/parsing.html#tree-construction)) is
//! followed as far as it keeps the tree small: a block closes the paragraph before it, a link closes
//! the link before it, an end tag does not reach out of its block. Formatting is never reopened.

use super::super::characters::is_bidi_control;
use super::allow;
use super::reader::{Piece, Reader, Tag};

/// For whom HTML is made safe.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Style {
    /// A text that is read.
    Post,
    /// A value that may be verified, and must not show another address than it has.
    Field,
}

/// Elements may stand this deep in each other. The deepest that people write is a list in a quote.
const MAX_DEPTH: usize = 128;

/// An element that is open.
#[derive(Clone, Copy, Eq, PartialEq)]
enum Open {
    /// A heading, which is written as a bold paragraph.
    Heading,
    /// Any other, by its name in [`allow::ELEMENTS`].
    Element(&'static str),
}

impl Open {
    fn is_paragraph(self) -> bool {
        matches!(self, Self::Heading | Self::Element("p"))
    }

    /// What an end tag of an inline element does not reach beyond.
    fn is_block(self) -> bool {
        self.is_paragraph()
            || matches!(
                self,
                Self::Element("pre" | "blockquote" | "ul" | "ol" | "li")
            )
    }
}

/// `html` with only what may stay, balanced. `None` if it is nested deeper than [`MAX_DEPTH`].
pub(super) fn tidy(html: &str, style: Style) -> Option<String> {
    let mut writer = Writer {
        out: String::with_capacity(html.len()),
        open: Vec::new(),
        preformatted_at: 0,
        style,
    };
    for piece in Reader::new(html) {
        match piece {
            Piece::Text(text) => writer.text(text),
            Piece::Open(tag) => writer.open(&tag)?,
            Piece::Close(name) => writer.close(&name),
        }
    }
    writer.close_down_to(0);
    Some(writer.out)
}

/// The text of `html`, still with its character references, as one line.
pub(super) fn without_tags(html: &str) -> String {
    let mut out = String::new();
    for piece in Reader::new(html) {
        match piece {
            Piece::Text(text) => push_text(&mut out, text, Style::Field),
            Piece::Open(_) | Piece::Close(_) => push_space(&mut out),
        }
    }
    out
}

struct Writer {
    out: String,
    open: Vec<Open>,
    /// Where the content of the last `pre` starts in `out`.
    preformatted_at: usize,
    style: Style,
}

impl Writer {
    fn text(&mut self, text: &str) {
        // A parser drops one line end there, each time it reads the text again.
        let text = if self.out.len() == self.preformatted_at {
            text.trim_start_matches(['\n', '\r'])
        } else {
            text
        };
        push_text(&mut self.out, text, self.style);
    }

    fn open(&mut self, tag: &Tag<'_>) -> Option<()> {
        if tag.name == "br" {
            self.out.push_str("<br>");
            return Some(());
        }
        if is_heading(&tag.name) {
            self.close_paragraph();
            self.push(Open::Heading)?;
            self.out.push_str("<p><strong>");
            return Some(());
        }
        let Some(name) = allow::ELEMENTS
            .into_iter()
            .find(|element| *element == tag.name)
        else {
            if separates(&tag.name) {
                push_space(&mut self.out);
            }
            return Some(());
        };
        match name {
            "p" | "pre" | "blockquote" | "ul" | "ol" => self.close_paragraph(),
            "li" => {
                self.close_item();
                self.close_paragraph();
            }
            "rt" | "rp" => {
                if matches!(self.open.last(), Some(Open::Element("rt" | "rp"))) {
                    self.close_down_to(self.open.len() - 1);
                }
            }
            "a" => {
                if !tag.attribute("href").is_some_and(allow::link) {
                    return Some(());
                }
                if let Some(at) = self.find(|open| open == Open::Element("a"), |_| false) {
                    self.close_down_to(at);
                }
            }
            _ => {}
        }
        self.push(Open::Element(name))?;
        self.start_tag(name, tag);
        Some(())
    }

    fn start_tag(&mut self, name: &str, tag: &Tag<'_>) {
        self.out.push('<');
        self.out.push_str(name);
        for (attribute, value) in tag.attributes() {
            // "rel" and "target" are ours to set.
            if matches!(attribute, "rel" | "target") {
                continue;
            }
            if let Some(value) = allow::attribute(self.style, name, attribute, value) {
                self.attribute(attribute, &value);
            }
        }
        if name == "a" {
            self.attribute("rel", allow::rel(tag.attribute("rel").unwrap_or_default()));
            self.attribute("target", "_blank");
        }
        self.out.push('>');
        if name == "pre" {
            self.preformatted_at = self.out.len();
        }
    }

    /// Values keep their character references; only the quote and what looks like a tag are
    /// written as references.
    fn attribute(&mut self, name: &str, value: &str) {
        self.out.push(' ');
        self.out.push_str(name);
        self.out.push_str("=\"");
        for c in value.chars() {
            match c {
                '"' => self.out.push_str("&quot;"),
                '<' => self.out.push_str("&lt;"),
                '>' => self.out.push_str("&gt;"),
                c => self.out.push(c),
            }
        }
        self.out.push('"');
    }

    fn close(&mut self, name: &str) {
        if name == "br" {
            self.out.push_str("<br>");
            return;
        }
        let found = if is_heading(name) {
            self.find(|open| open == Open::Heading, |_| false)
        } else {
            let is_it = |open| matches!(open, Open::Element(element) if element == name);
            match name {
                "p" | "pre" | "blockquote" | "ul" | "ol" => self.find(is_it, |_| false),
                "li" => self.find(is_it, is_list),
                _ => self.find(is_it, Open::is_block),
            }
        };
        if let Some(at) = found {
            self.close_down_to(at);
        } else if separates(name) {
            push_space(&mut self.out);
        }
    }

    fn push(&mut self, open: Open) -> Option<()> {
        if self.open.len() >= MAX_DEPTH {
            return None;
        }
        self.open.push(open);
        Some(())
    }

    /// The innermost open element that `is_it`, unless one that `ends` the search comes first.
    fn find(&self, is_it: impl Fn(Open) -> bool, ends: impl Fn(Open) -> bool) -> Option<usize> {
        self.open
            .iter()
            .enumerate()
            .rev()
            .take_while(|(_, open)| is_it(**open) || !ends(**open))
            .find(|(_, open)| is_it(**open))
            .map(|(at, _)| at)
    }

    fn close_paragraph(&mut self) {
        if let Some(at) = self.find(Open::is_paragraph, |_| false) {
            self.close_down_to(at);
        }
    }

    fn close_item(&mut self) {
        let is_item = |open| open == Open::Element("li");
        let ends = |open| is_list(open) || matches!(open, Open::Element("blockquote" | "pre"));
        if let Some(at) = self.find(is_item, ends) {
            self.close_down_to(at);
        }
    }

    fn close_down_to(&mut self, depth: usize) {
        while self.open.len() > depth {
            match self.open.pop() {
                Some(Open::Heading) => self.out.push_str("</strong></p>"),
                Some(Open::Element(name)) => {
                    self.out.push_str("</");
                    self.out.push_str(name);
                    self.out.push('>');
                }
                None => break,
            }
        }
    }
}

fn is_list(open: Open) -> bool {
    matches!(open, Open::Element("ul" | "ol"))
}

fn is_heading(name: &str) -> bool {
    matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6")
}

/// Elements that do not stay, but whose text must not run into the text beside them.
fn separates(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "center"
            | "dd"
            | "details"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "header"
            | "hr"
            | "main"
            | "nav"
            | "option"
            | "section"
            | "summary"
            | "table"
            | "td"
            | "th"
            | "tr"
    )
}

fn push_space(out: &mut String) {
    // Not at the start, and not where a tag of ours already parts the texts.
    if !out.is_empty() && !out.ends_with([' ', '\n', '>']) {
        out.push(' ');
    }
}

/// Text with its character references. References to control characters are left to the second
/// stage, which reads them as a browser would.
fn push_text(out: &mut String, text: &str, style: Style) {
    for c in text.chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\n' | '\t' => out.push(c),
            '\r' => {}
            c if c.is_control() => {}
            c if style == Style::Field && is_bidi_control(c) => {}
            c => out.push(c),
        }
    }
}
