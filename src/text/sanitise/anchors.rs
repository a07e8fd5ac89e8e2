//! Where the links of a post lead.

use super::{push_decoded, reader::Piece, reader::Reader};

/// Links of one post that are looked at.
const MAX_LINKS: usize = 100;

/// The addresses of the links in sanitised HTML, in order: not those of mentions and tags, nor of what stands there for those
/// who do not show quotes.
///
/// Source: <https://docs.joinmastodon.org/spec/microformats/>.
#[must_use]
pub fn links(html: &str) -> Vec<String> {
    let mut found = Vec::new();
    if !html.contains("<a ") {
        return found;
    }
    // Inside of a quote, how many of its own elements are open.
    let mut quote: Option<(String, usize)> = None;
    for piece in Reader::new(html) {
        match piece {
            Piece::Open(tag) => {
                if let Some((element, depth)) = &mut quote {
                    *depth += usize::from(*element == tag.name);
                    continue;
                }
                let classes = tag.attribute("class").unwrap_or_default();
                let has = |name: &str| classes.split_ascii_whitespace().any(|one| one == name);
                if has("quote-inline") {
                    quote = Some((tag.name, 1));
                    continue;
                }
                let rel = tag.attribute("rel").unwrap_or_default();
                let named = ["mention", "hashtag", "u-url", "h-card"]
                    .iter()
                    .any(|name| has(name))
                    || rel.split_ascii_whitespace().any(|one| one == "tag");
                if tag.name == "a"
                    && !named
                    && found.len() < MAX_LINKS
                    && let Some(href) = tag.attribute("href")
                {
                    let mut link = String::with_capacity(href.len());
                    push_decoded(&mut link, href);
                    found.push(link);
                }
            }
            Piece::Close(name) => {
                if let Some((element, depth)) = &mut quote
                    && *element == name
                {
                    *depth -= 1;
                    if *depth == 0 {
                        quote = None;
                    }
                }
            }
            Piece::Text(_) => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_told_and_mentions_tags_and_quotes_are_not() {
        let html = "<p class=\"quote-inline\">RE: <a href=\"https://q.example/1\">q</a></p>\
            <p><span class=\"h-card\"><a href=\"https://a.example/@ann\" class=\"u-url mention\">@<span>ann</span></a></span> \
            <a href=\"https://a.example/tags/x\" class=\"mention hashtag\" rel=\"tag\">#x</a> \
            <a href=\"https://a.example/tags/y\" rel=\"tag nofollow\">#y</a> \
            <a href=\"https://b.example/?a=1&amp;b=2\" rel=\"nofollow\">b</a> <a href=\"https://c.example/\">c</a></p>";
        assert_eq!(
            links(html),
            ["https://b.example/?a=1&b=2", "https://c.example/"]
        );
        assert!(links("<p>https://no.example</p>").is_empty());
    }

    #[test]
    fn a_quote_ends_where_its_element_ends() {
        let html = "<span class=\"quote-inline\"><span>RE</span> <a href=\"https://q.example/\">q</a></span>\
            <a href=\"https://b.example/\">b</a>";
        assert_eq!(links(html), ["https://b.example/"]);
        // One that is never closed takes the rest with it.
        assert!(links("<p class=\"quote-inline\"><a href=\"https://b.example/\">b</a>").is_empty());
    }
}
