//! HTML as a stream of tags and text, read as
//! [the standard's tokeniser](https://html.spec.whatwg.org/multipage/parsing.html#tokenization)
//! reads it, as far as it matters where tags begin and end.

use super::super::characters::{before, from};

/// Elements whose content is no text to be read.
const DROPPED: [&str; 7] = [
    "script", "style", "iframe", "noembed", "noframes", "noscript", "template",
];

/// A tag has few attributes that matter to us; after this many the others are not looked at.
const MAX_ATTRIBUTES: usize = 32;

pub(in crate::text) enum Piece<'a> {
    /// Text with its character references, possibly with a `<` that opens nothing.
    Text(&'a str),
    Open(Tag<'a>),
    /// The name in lower case.
    Close(String),
}

pub(in crate::text) struct Tag<'a> {
    /// In lower case.
    pub(in crate::text) name: String,
    /// Names in lower case; values with their character references.
    attributes: Vec<(String, &'a str)>,
}

impl Tag<'_> {
    pub(in crate::text) fn attributes(&self) -> impl Iterator<Item = (&str, &str)> {
        self.attributes
            .iter()
            .map(|(name, value)| (name.as_str(), *value))
    }

    pub(in crate::text) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes()
            .find(|(known, _)| *known == name)
            .map(|(_, value)| value)
    }
}

pub(in crate::text) struct Reader<'a> {
    rest: &'a str,
    /// Of [`DROPPED`], what is told all the same.
    kept: &'static [&'static str],
}

impl<'a> Reader<'a> {
    pub(in crate::text) fn new(html: &'a str) -> Self {
        Self::keeping(html, &[])
    }

    /// As [`Reader::new`], but some elements whose content is no text are told: after their tag comes
    /// [`Reader::content_of`].
    pub(in crate::text) fn keeping(html: &'a str, kept: &'static [&'static str]) -> Self {
        Self { rest: html, kept }
    }

    /// Leaves out everything up to and including `end`, or all if it does not come.
    fn skip_past(&mut self, end: &str) {
        self.rest = self.rest.split_once(end).map_or("", |(_, after)| after);
    }

    /// Reads a tag whose name is next; `None` if the input ends inside of it.
    fn tag(&mut self) -> Option<Tag<'a>> {
        let end = self
            .rest
            .find(|c: char| c.is_ascii_whitespace() || matches!(c, '/' | '>'));
        let name = before(self.rest, end?).to_ascii_lowercase();
        self.rest = from(self.rest, end?);
        let mut attributes: Vec<(String, &'a str)> = Vec::new();
        loop {
            self.rest = skip_space(self.rest.trim_start_matches('/'));
            if let Some(after) = self.rest.strip_prefix('>') {
                self.rest = after;
                return Some(Tag { name, attributes });
            }
            if self.rest.starts_with('/') {
                continue;
            }
            let (name, value) = self.attribute()?;
            let known = attributes.iter().any(|(known, _)| *known == name);
            if !known && attributes.len() < MAX_ATTRIBUTES {
                attributes.push((name, value));
            }
        }
    }

    fn attribute(&mut self) -> Option<(String, &'a str)> {
        // A "=" in the first place belongs to the name.
        let end = self
            .rest
            .char_indices()
            .find(|&(at, c)| {
                c.is_ascii_whitespace() || matches!(c, '/' | '>') || (c == '=' && at > 0)
            })
            .map(|(at, _)| at)?;
        let name = before(self.rest, end).to_ascii_lowercase();
        self.rest = skip_space(from(self.rest, end));
        let Some(after) = self.rest.strip_prefix('=') else {
            return Some((name, ""));
        };
        self.rest = skip_space(after);
        for quote in ['"', '\''] {
            if let Some(quoted) = self.rest.strip_prefix(quote) {
                let (value, after) = quoted.split_once(quote)?;
                self.rest = after;
                return Some((name, value));
            }
        }
        let end = self
            .rest
            .find(|c: char| c.is_ascii_whitespace() || c == '>')?;
        let value = before(self.rest, end);
        self.rest = from(self.rest, end);
        Some((name, value))
    }

    /// What stands between the tag that was read last and its end tag, which ends nowhere but there: the content of a
    /// script, a title or of what is not read. Without an end tag it is all that is left.
    pub(in crate::text) fn content_of(&mut self, name: &str) -> &'a str {
        let all = self.rest;
        let mut from_here = all;
        self.rest = "";
        while let Some((_, after)) = from_here.split_once("</") {
            let (closes, rest) = after.split_at_checked(name.len()).unwrap_or((after, ""));
            let ends = rest.starts_with(|c: char| c.is_ascii_whitespace() || "/>".contains(c));
            if closes.eq_ignore_ascii_case(name) && ends {
                let end = all.len() - after.len() - "</".len();
                self.rest = rest;
                self.skip_past(">");
                return before(all, end);
            }
            from_here = after;
        }
        all
    }
}

impl<'a> Iterator for Reader<'a> {
    type Item = Piece<'a>;

    fn next(&mut self) -> Option<Piece<'a>> {
        loop {
            if self.rest.is_empty() {
                return None;
            }
            let Some(after) = self.rest.strip_prefix('<') else {
                let end = self.rest.find('<').unwrap_or(self.rest.len());
                let text = before(self.rest, end);
                self.rest = from(self.rest, end);
                return Some(Piece::Text(text));
            };
            let starts_name = |text: &str| text.starts_with(|c: char| c.is_ascii_alphabetic());
            if starts_name(after) {
                self.rest = after;
                let Some(tag) = self.tag() else {
                    self.rest = "";
                    return None;
                };
                let name = tag.name.as_str();
                if DROPPED.contains(&name) && !self.kept.contains(&name) {
                    self.content_of(&tag.name);
                    continue;
                }
                return Some(Piece::Open(tag));
            }
            match after.as_bytes().first() {
                Some(b'/') => {
                    self.rest = from(after, 1);
                    if !starts_name(self.rest) {
                        self.skip_past(">");
                        continue;
                    }
                    let Some(tag) = self.tag() else {
                        self.rest = "";
                        return None;
                    };
                    return Some(Piece::Close(tag.name));
                }
                Some(b'!' | b'?') => match after.strip_prefix("!--") {
                    Some(comment) if comment.starts_with('>') => self.rest = from(comment, 1),
                    Some(comment) if comment.starts_with("->") => self.rest = from(comment, 2),
                    Some(comment) => {
                        self.rest = comment;
                        self.skip_past("-->");
                    }
                    None => self.skip_past(">"),
                },
                _ => {
                    self.rest = after;
                    return Some(Piece::Text("<"));
                }
            }
        }
    }
}

/// `text` from its first byte that is not ASCII white space.
fn skip_space(text: &str) -> &str {
    from(
        text,
        text.bytes().take_while(u8::is_ascii_whitespace).count(),
    )
}
