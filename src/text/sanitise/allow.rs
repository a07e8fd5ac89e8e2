//! What may stay in the HTML of other servers.

use super::super::links::{OPAQUE_SCHEMES, SCHEMES};
use super::tidy::Style;

pub(super) const ELEMENTS: [&str; 20] = [
    "p",
    "span",
    "br",
    "a",
    "del",
    "s",
    "pre",
    "code",
    "em",
    "strong",
    "b",
    "i",
    "u",
    "ul",
    "ol",
    "li",
    "blockquote",
    "ruby",
    "rt",
    "rp",
];

/// Which element may have which attribute; `lang` may stand on all.
pub(super) const ATTRIBUTES: [(&str, &[&str]); 5] = [
    ("a", &["href", "rel", "class", "translate", "target"]),
    ("span", &["class", "translate"]),
    ("p", &["class"]),
    ("ol", &["start", "reversed"]),
    ("li", &["value"]),
];

const CLASSES: [&str; 5] = [
    "mention",
    "hashtag",
    "ellipsis",
    "invisible",
    "quote-inline",
];

/// Prefixes of microformats classes.
const CLASS_PREFIXES: [&str; 5] = ["h-", "p-", "u-", "dt-", "e-"];

/// Longer class names, language tags and numbers are nobody's.
const MAX_TOKEN_BYTES: usize = 64;

/// Where a link may lead.
pub(super) fn schemes() -> impl Iterator<Item = &'static str> {
    SCHEMES.into_iter().chain(OPAQUE_SCHEMES)
}

/// Whether `href` is absolute, of an allowed scheme, and has none of the characters by which
/// browsers and checkers come to read one address in two ways.
pub(super) fn link(href: &str) -> bool {
    let absolute = href.split_once(':').is_some_and(|(scheme, rest)| {
        !rest.is_empty() && schemes().any(|known| known.eq_ignore_ascii_case(scheme))
    });
    absolute && !href.contains(|c: char| c.is_control() || c == '\\')
}

/// The value to keep for an attribute of `element`, or `None` if it goes.
pub(super) fn attribute(style: Style, element: &str, name: &str, value: &str) -> Option<String> {
    let known = name == "lang"
        || ATTRIBUTES
            .iter()
            .any(|(of, names)| *of == element && names.contains(&name));
    if !known {
        return None;
    }
    match name {
        "href" => link(value).then(|| value.to_owned()),
        "class" => classes(style, value),
        "translate" => (value == "no").then(|| value.to_owned()),
        "target" => Some("_blank".to_owned()),
        "rel" => Some(rel(value).to_owned()),
        "reversed" => Some(String::new()),
        "start" | "value" => value.parse::<i32>().ok().map(|number| number.to_string()),
        "lang" => language(value).then(|| value.to_owned()),
        _ => None,
    }
}

/// What a link says of its target: nothing but that it is a tag, if it is.
pub(super) fn rel(value: &str) -> &'static str {
    if value.split_ascii_whitespace().any(|word| word == "tag") {
        "tag nofollow noopener"
    } else {
        "nofollow noopener"
    }
}

fn classes(style: Style, value: &str) -> Option<String> {
    let kept: Vec<&str> = value
        .split_ascii_whitespace()
        .filter(|class| class.len() <= MAX_TOKEN_BYTES)
        .filter(|class| {
            let hides = matches!(*class, "invisible" | "ellipsis");
            let microformat = CLASS_PREFIXES
                .iter()
                .any(|prefix| class.starts_with(prefix))
                && class
                    .bytes()
                    .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'));
            microformat || CLASSES.contains(class) && !(hides && matches!(style, Style::Field))
        })
        .collect();
    (!kept.is_empty()).then(|| kept.join(" "))
}

fn language(value: &str) -> bool {
    (1..=MAX_TOKEN_BYTES).contains(&value.len())
        && value
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b == b'-')
}
