//! What the head of a web page says of the page: title, `meta`, `link`, JSON-LD.
//!
//! It is read as the standard's tokeniser reads it, up to the body, and within bounds. What is found is text of strangers:
//! nothing of it is HTML.

use super::sanitise::{
    decoded,
    reader::{Piece, Reader},
};

/// `meta` and `link` elements that are looked at, of each.
const MAX_ELEMENTS: usize = 400;
/// Elements that are looked at at all.
const MAX_READ: usize = 1_000;
/// Bytes of a name; longer ones are left out.
const MAX_NAME: usize = 256;
/// Bytes of a value; longer ones are left out.
const MAX_VALUE: usize = 16 * 1024;
/// Blocks of JSON-LD.
const MAX_BLOCKS: usize = 8;
/// Bytes at the start in which a page names its encoding
/// (<https://html.spec.whatwg.org/multipage/parsing.html#prescan-a-byte-stream-to-determine-its-encoding>).
const PRESCAN: usize = 1024;

/// A `link` element.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Link {
    rel: String,
    kind: String,
    href: String,
}

/// What stands in the head of a page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Head {
    /// The title.
    pub title: Option<String>,
    /// The language that the page says it is in.
    pub language: Option<String>,
    /// Blocks of JSON-LD, as they stand there.
    pub data: Vec<String>,
    /// Its end was seen: what comes later changes nothing.
    pub complete: bool,
    metas: Vec<(String, String)>,
    links: Vec<Link>,
}

impl Head {
    /// Reads the head of a page, or as much of it as is there.
    #[must_use]
    pub fn read(html: &str) -> Head {
        let mut head = Head::default();
        let mut reader = Reader::keeping(html, &["script"]);
        let mut elements = 0;
        while let Some(piece) = reader.next() {
            match piece {
                Piece::Open(tag) => {
                    // Values are dear to read.
                    elements += 1;
                    if elements > MAX_READ && tag.name != "body" {
                        continue;
                    }
                    let attribute = |name: &str| {
                        tag.attribute(name)
                            .filter(|value| value.len() <= MAX_VALUE)
                            .map(decoded)
                    };
                    match tag.name.as_str() {
                        "html" => head.language = attribute("lang"),
                        "body" => {
                            head.complete = true;
                            return head;
                        }
                        "title" => {
                            let title = reader.content_of("title");
                            if head.title.is_none() && title.len() <= MAX_VALUE {
                                head.title = Some(decoded(title));
                            }
                        }
                        "script" => {
                            let kind = attribute("type").unwrap_or_default();
                            let text = reader.content_of("script");
                            if kind.trim().eq_ignore_ascii_case("application/ld+json")
                                && head.data.len() < MAX_BLOCKS
                            {
                                head.data.push(text.to_owned());
                            }
                        }
                        "meta" => {
                            let names = [attribute("property"), attribute("name")];
                            if let Some(content) = attribute("content") {
                                head.add(&names, &content);
                            }
                        }
                        "link" if head.links.len() < MAX_ELEMENTS => {
                            if let Some(href) = attribute("href") {
                                head.links.push(Link {
                                    rel: attribute("rel").unwrap_or_default(),
                                    kind: attribute("type").unwrap_or_default(),
                                    href,
                                });
                            }
                        }
                        _ => {}
                    }
                }
                Piece::Close(name) if name == "head" => {
                    head.complete = true;
                    return head;
                }
                Piece::Close(_) | Piece::Text(_) => {}
            }
        }
        head
    }

    fn add(&mut self, names: &[Option<String>], content: &str) {
        let content = content.trim();
        if content.is_empty() {
            return;
        }
        let names = names.iter().flatten();
        for name in names.flat_map(|names| names.split_ascii_whitespace()) {
            if name.len() > MAX_NAME || self.metas.len() >= MAX_ELEMENTS {
                continue;
            }
            let name = name.to_ascii_lowercase();
            if self.meta(&name).is_none() {
                self.metas.push((name, content.to_owned()));
            }
        }
    }

    /// The first value of a `meta` element, by its name or property in lower case; never empty.
    #[must_use]
    pub fn meta(&self, name: &str) -> Option<&str> {
        self.metas
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, content)| content.as_str())
    }

    /// Where a `link` element of this relation leads, as written.
    #[must_use]
    pub fn link(&self, rel: &str) -> Option<&str> {
        self.links
            .iter()
            .find(|link| {
                link.rel
                    .split_ascii_whitespace()
                    .any(|one| one.eq_ignore_ascii_case(rel))
            })
            .map(|link| link.href.as_str())
    }

    /// Where the page says that it also is in this form, as written.
    #[must_use]
    pub fn alternate(&self, media_type: &str) -> Option<&str> {
        self.links
            .iter()
            .find(|link| link.kind.trim().eq_ignore_ascii_case(media_type))
            .map(|link| link.href.as_str())
    }
}

/// The start of a page as text, in the encoding that its byte order mark, the header of the answer or the page itself names;
/// where none does, UTF-8 if it is that, else the encoding of the old web.
///
/// Source: <https://html.spec.whatwg.org/multipage/parsing.html#determining-the-character-encoding>.
#[must_use]
pub fn decode(bytes: &[u8], header: Option<&str>) -> String {
    use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
    let named = header
        .and_then(|label| Encoding::for_label(label.as_bytes()))
        .or_else(|| {
            let start = bytes.get(..PRESCAN).unwrap_or(bytes);
            let encoding = Encoding::for_label(label(start)?.as_bytes())?;
            // It was read as ASCII, so this it is not.
            let is_wide = encoding == UTF_16BE || encoding == UTF_16LE;
            Some(if is_wide { UTF_8 } else { encoding })
        });
    let encoding = named.unwrap_or_else(|| match std::str::from_utf8(bytes) {
        Ok(_) => UTF_8,
        // Cut inside of a character.
        Err(error) if error.error_len().is_none() => UTF_8,
        Err(_) => WINDOWS_1252,
    });
    encoding.decode(bytes).0.into_owned()
}

/// What stands behind `charset=` in the start of a page.
fn label(start: &[u8]) -> Option<String> {
    let text = String::from_utf8_lossy(start).to_ascii_lowercase();
    let (_, after) = text.split_once("charset")?;
    let after = after.trim_start().strip_prefix('=')?.trim_start();
    let after = after.trim_start_matches(['"', '\'']);
    let end = after
        .find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ':' | '.')))
        .unwrap_or(after.len());
    after.get(..end).map(str::to_owned)
}

/// A frame in some HTML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Frame {
    /// Its address, as written.
    pub src: String,
    /// Pixels, if they are told.
    pub width: Option<u32>,
    /// Pixels, if they are told.
    pub height: Option<u32>,
}

/// The first frame in some HTML; the rest of it is not read.
#[must_use]
pub fn frame(html: &str) -> Option<Frame> {
    Reader::keeping(html, &["iframe"]).find_map(|piece| match piece {
        Piece::Open(tag) if tag.name == "iframe" => {
            let number = |name: &str| tag.attribute(name)?.trim().parse().ok();
            let src = tag
                .attribute("src")
                .filter(|src| src.len() <= MAX_VALUE)
                .map(decoded)?;
            Some(Frame {
                src,
                width: number("width"),
                height: number("height"),
            })
        }
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::{Duration, Instant};

    #[test]
    fn a_head_is_read_up_to_the_body() {
        let head = Head::read(
            "<!doctype html><html lang=de><head><title>Ein &lt;Nest&gt; &amp; mehr &#8211; S&eacute;rie</title>\
             <meta property='og:title og:name' content='Nest'><meta name=\"Description\" content=\"\n Was &quot;nistet&quot; \">\
             <meta property=og:title content=Zweiter><meta name=empty content=' '>\
             <link rel=\"alternate\" type=\"application/json+oembed\" href=\"/o?url=a&amp;copy=1\"><link rel=canonical href=/a>\
             <script>var a = '</head><body>';</script>\
             <script type=\"application/ld+json\">{\"a\": \"</p>\"}</script></head>\
             <body><meta name=late content=x><title>late</title></body>",
        );
        assert_eq!(head.title.as_deref(), Some("Ein <Nest> & mehr – Série"));
        assert_eq!(head.language.as_deref(), Some("de"));
        assert_eq!(head.meta("og:title"), Some("Nest"));
        assert_eq!(head.meta("og:name"), Some("Nest"));
        assert_eq!(head.meta("description"), Some("Was \"nistet\""));
        assert_eq!(head.meta("empty"), None);
        assert_eq!(head.meta("late"), None);
        assert_eq!(
            head.alternate("application/json+oembed"),
            Some("/o?url=a&copy=1")
        );
        assert_eq!(head.link("canonical"), Some("/a"));
        assert_eq!(head.data, ["{\"a\": \"</p>\"}"]);
        assert!(head.complete);
        assert!(!Head::read("<title>x</title><meta name=a content=b>").complete);
    }

    #[test]
    fn tags_in_a_title_are_text_and_references_without_an_end_too() {
        let title = |text: &str| {
            Head::read(&format!("<title>{text}</title>"))
                .title
                .unwrap_or_default()
        };
        assert_eq!(title("Vec<T> in <b>Rust</b>"), "Vec<T> in <b>Rust</b>");
        assert_eq!(
            title("AT&T & &copy &unknown; &#x1F426;"),
            "AT&T & &copy &unknown; 🐦"
        );
    }

    #[test]
    fn the_encoding_is_what_header_or_page_say() {
        let old = b"<title>caf\xe9</title>";
        assert!(decode(old, None).contains("café"), "the old web");
        assert!(decode(old, Some("iso-8859-1")).contains("café"));
        let named = b"<meta charset=\"windows-1251\"><title>\xcf\xf2\xe8\xf6\xe0</title>";
        assert!(decode(named, None).contains("Птица"));
        let old_form = b"<meta http-equiv=Content-Type content='text/html; charset=shift_jis'><title>\x92\xb9</title>";
        assert!(decode(old_form, None).contains('鳥'));
        assert!(decode("<title>Птица</title>".as_bytes(), None).contains("Птица"));
        let whole = "<title>Птица".as_bytes();
        assert!(decode(&whole[..whole.len() - 1], None).contains("Птиц"));
        assert!(decode(b"\xff\xfe<\0t\0", Some("utf-8")).contains("<t"));
    }

    #[test]
    fn a_frame_is_found_in_whatever_stands_around_it() {
        let html = "<div><script>x</script><iframe width=\"640\" height=360 src=\"https://v.example/e?a=1&amp;b=2\" onload=x></iframe>";
        assert_eq!(
            frame(html),
            Some(Frame {
                src: "https://v.example/e?a=1&b=2".to_owned(),
                width: Some(640),
                height: Some(360),
            })
        );
        assert_eq!(frame("<script>'<iframe src=x>'</script>"), None);
        assert_eq!(frame("<iframe width=3>"), None);
    }

    #[test]
    fn hostile_heads_take_linear_time() {
        let begun = Instant::now();
        for piece in [
            "<meta name=a content=b>",
            "<meta ",
            "<title>",
            "<script type=application/ld+json>",
            "a=b ",
            "&amp;&#x;&",
            "<link rel=canonical href=x>",
        ] {
            let page = format!("<head {}", piece.repeat(1024 * 1024 / piece.len()));
            let head = Head::read(&page);
            assert!(head.metas.len() <= MAX_ELEMENTS && head.data.len() <= MAX_BLOCKS);
            let page = format!("<head>{}", piece.repeat(1024 * 1024 / piece.len()));
            assert!(!Head::read(&page).complete);
        }
        assert!(begun.elapsed() < Duration::from_secs(20));
    }
}
