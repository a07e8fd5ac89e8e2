//! Names and other single lines of plain text from outside.

use super::super::characters::{from, is_bidi_control};

/// A display name, field name, alternative text or other plain text as one line of at most
/// `max_characters` code points: without tags, control characters and characters that reorder text,
/// trimmed. It is text, not HTML: escape it wherever it is shown.
#[must_use]
pub fn inline(text: &str, max_characters: usize) -> String {
    // Room for some markup beside what is kept, and an end to the work on a megabyte of it.
    let read = text
        .char_indices()
        .nth(max_characters.saturating_mul(8).saturating_add(1024))
        .map_or(text, |(end, _)| text.get(..end).unwrap_or_default());
    let mut plain = without_tags(read);
    // Taking "<b>" out of "<<b>script>" makes a new tag: whoever writes that gets no brackets.
    if without_tags(&plain) != plain {
        plain.retain(|c| !matches!(c, '<' | '>'));
    }
    let line: String = plain
        .chars()
        .map(|c| if c.is_whitespace() { ' ' } else { c })
        .filter(|&c| !is_hidden(c))
        .collect();
    let kept: String = line.trim().chars().take(max_characters).collect();
    kept.trim_end().to_owned()
}

/// Plain text from outside, in which nothing is a tag, as one line of at most `max_characters` code points: white space made
/// one blank each, without control characters and characters that reorder text. Escape it wherever it is shown.
#[must_use]
pub fn line(text: &str, max_characters: usize) -> String {
    let mut kept = String::new();
    let mut left = max_characters;
    for c in text.chars() {
        if left == 0 {
            break;
        }
        if c.is_whitespace() {
            if !kept.is_empty() && !kept.ends_with(' ') {
                kept.push(' ');
                left -= 1;
            }
        } else if !is_hidden(c) {
            kept.push(c);
            left -= 1;
        }
    }
    kept.trim_end().to_owned()
}

fn is_hidden(c: char) -> bool {
    c.is_control()
        || is_bidi_control(c)
        || matches!(
            c,
            '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{2028}' | '\u{2029}'
        )
}

/// `text` without what stands between `<` and `>`, if the `<` could open a tag: `I <3 you` stays.
fn without_tags(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('<') {
        out.push_str(before);
        let opens =
            after.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?'));
        match after.find('>').filter(|_| opens) {
            Some(end) => rest = from(after, end + 1),
            None if opens => {
                // No ">" is left, so no later "<" can open a tag either.
                out.push('<');
                rest = after;
                break;
            }
            None => {
                out.push('<');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}
