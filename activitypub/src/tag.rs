//! What `tag` holds: mentions, hashtags and custom emoji
//! ([Mastodon's use](https://docs.joinmastodon.org/spec/activitypub/#tag)), and images.

use jiff::Timestamp;
use serde_json::Value;

use crate::json;
use crate::origin::{HttpUrl, ObjectId};

/// Most emoji that are read from one object.
pub const MAX_EMOJI: usize = 256;

/// Most mentions, and most hashtags, that are read from one object.
pub const MAX_TAGS: usize = 1000;

/// Longest shortcode, in characters; a longer one is refused.
pub const MAX_SHORTCODE: usize = 2048;

/// Longest description of an image or other media, in characters; a longer one is cut.
pub const MAX_DESCRIPTION: usize = 10_000;

/// Longest name of a mention or hashtag, in characters; a longer one is refused.
const MAX_NAME: usize = 2048;

/// Somebody who is mentioned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// The id of the actor, or the URL of the profile.
    pub href: Option<HttpUrl>,
    /// `@user@domain`, or less.
    pub name: Option<String>,
}

/// A hashtag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hashtag {
    /// As displayed, without `#`.
    pub name: String,
    /// A web page, not an id.
    pub href: Option<HttpUrl>,
}

/// A custom emoji. Its key is the shortcode together with the domain it comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Emoji {
    /// Its id, which some softwares leave out.
    pub id: Option<ObjectId>,
    /// The name without colons: letters, digits and `_ - + .`.
    pub shortcode: String,
    /// The image.
    pub url: HttpUrl,
    /// Content type of the image, as claimed.
    pub media_type: Option<String>,
    /// When it last changed.
    pub updated: Option<Timestamp>,
}

/// An image that stands for an actor or object.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Image {
    /// Where it is.
    pub url: HttpUrl,
    /// Content type, as claimed.
    pub media_type: Option<String>,
    /// What it shows.
    pub description: Option<String>,
}

/// The mentions of an object; one without `href` and name is nothing.
#[must_use]
pub fn mentions(object: &Value) -> Vec<Mention> {
    tags(object, "Mention")
        .filter_map(|tag| {
            let href = json::http_url(tag, "href");
            let name = json::text(tag, "name")
                .filter(|name| fits(name, MAX_NAME))
                .map(str::to_owned);
            (href.is_some() || name.is_some()).then_some(Mention { href, name })
        })
        .take(MAX_TAGS)
        .collect()
}

/// The hashtags of an object.
#[must_use]
pub fn hashtags(object: &Value) -> Vec<Hashtag> {
    tags(object, "Hashtag")
        .filter_map(|tag| {
            let name = json::text(tag, "name")?.trim();
            let name = name
                .strip_prefix('#')
                .or_else(|| name.strip_prefix('＃'))
                .unwrap_or(name);
            fits(name, MAX_NAME).then(|| Hashtag {
                name: name.to_owned(),
                href: json::http_url(tag, "href"),
            })
        })
        .take(MAX_TAGS)
        .collect()
}

/// The custom emoji of an object.
#[must_use]
pub fn emoji(object: &Value) -> Vec<Emoji> {
    tags(object, "Emoji")
        .filter_map(read_emoji)
        .take(MAX_EMOJI)
        .collect()
}

fn read_emoji(tag: &Value) -> Option<Emoji> {
    let name = json::text(tag, "name")?;
    let name = name
        .strip_prefix(':')
        .and_then(|inner| inner.strip_suffix(':'))
        .unwrap_or(name);
    let letter = |b: u8| b.is_ascii_alphanumeric() || b"_-+.".contains(&b);
    // Dots alone would be a path.
    if !fits(name, MAX_SHORTCODE) || !name.bytes().all(letter) || name.bytes().all(|b| b == b'.') {
        return None;
    }
    let icon = image(tag, "icon")?;
    Some(Emoji {
        id: json::object_id(tag, "id"),
        shortcode: name.to_owned(),
        url: icon.url,
        media_type: icon.media_type,
        updated: json::timestamp(tag, "updated"),
    })
}

/// The first usable image under a property: an object with `url`, a link, or a plain URL.
#[must_use]
pub fn image(object: &Value, key: &str) -> Option<Image> {
    json::list(object, key).find_map(|value| {
        let url = match value.get("url") {
            Some(url) => json::link(Some(url)),
            None => json::link(Some(value)),
        }?;
        Some(Image {
            url,
            media_type: media_type(value),
            description: description(value),
        })
    })
}

/// The description of media: `summary`, else `name`; cut at [`MAX_DESCRIPTION`].
#[must_use]
pub fn description(media: &Value) -> Option<String> {
    ["summary", "name"]
        .into_iter()
        .filter_map(|key| json::text(media, key))
        .find(|text| !text.trim().is_empty())
        .map(|text| json::clip(text, MAX_DESCRIPTION))
}

/// The claimed content type of media, without parameters, lower case.
#[must_use]
pub fn media_type(media: &Value) -> Option<String> {
    let claimed = json::str_at(media, "mediaType")?;
    let essence = claimed
        .split(';')
        .next()
        .unwrap_or_default()
        .trim()
        .to_ascii_lowercase();
    let (main, sub) = essence.split_once('/')?;
    let token = |text: &str| {
        !text.is_empty()
            && text.len() <= 127
            && text
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b"!#$&-^_.+".contains(&b))
    };
    (token(main) && token(sub)).then_some(essence)
}

fn tags<'a>(object: &'a Value, kind: &'static str) -> impl Iterator<Item = &'a Value> {
    json::list(object, "tag").filter(move |tag| json::types(tag).any(|found| found == kind))
}

fn fits(text: &str, max: usize) -> bool {
    !text.is_empty() && text.chars().nth(max).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn one_tag_or_many() {
        let one = json!({"tag": {"type": "Mention", "href": "https://a.example/ann", "name": "@ann@a.example"}});
        assert_eq!(mentions(&one).len(), 1);
        let many = json!({"tag": [
            {"type": "Hashtag", "name": "#Birds", "href": "https://a.example/tags/birds"},
            {"type": ["as:Hashtag"], "name": "nests"},
            {"type": "Mention", "name": "@bob@b.example"},
            {"type": "Mention"},
            {"type": "Mention", "href": "javascript:x"},
            {"type": "Other", "name": "x"},
            "text", 7, null, []
        ]});
        assert_eq!(
            hashtags(&many)
                .iter()
                .map(|tag| tag.name.as_str())
                .collect::<Vec<_>>(),
            ["Birds", "nests"]
        );
        assert_eq!(
            mentions(&many),
            [Mention {
                href: None,
                name: Some("@bob@b.example".into())
            }]
        );
    }

    #[test]
    fn emoji_with_and_without_colons_and_id() {
        let object = json!({"tag": [
            {"type": "Emoji", "id": "https://a.example/e/1", "name": ":owl:", "updated": "2024-01-01T00:00:00Z",
             "icon": {"type": "Image", "mediaType": "image/PNG; x=y", "url": "https://a.example/owl.png"}},
            {"type": "Emoji", "id": null, "name": "owl2", "icon": [{"url": {"type": "Link", "href": "https://a.example/2.gif"}}]}
        ]});
        let read = emoji(&object);
        assert_eq!(
            read.iter()
                .map(|emoji| emoji.shortcode.as_str())
                .collect::<Vec<_>>(),
            ["owl", "owl2"]
        );
        assert_eq!(read[0].media_type.as_deref(), Some("image/png"));
        assert!(read[0].id.is_some() && read[1].id.is_none());
    }

    #[test]
    fn shortcodes_are_no_paths() {
        for name in [
            "",
            "::",
            "../../etc/passwd",
            "..",
            "a/b",
            "a\\b",
            "a b",
            "<b>",
            "a\u{0}",
        ] {
            let object = json!({"tag": {"type": "Emoji", "name": name, "icon": {"url": "https://a.example/x.png"}}});
            assert!(emoji(&object).is_empty(), "{name:?}");
        }
        let long = "x".repeat(MAX_SHORTCODE + 1);
        let object = json!({"tag": {"type": "Emoji", "name": long, "icon": {"url": "https://a.example/x.png"}}});
        assert!(emoji(&object).is_empty());
    }

    #[test]
    fn endless_tags_are_cut() {
        let tags: Vec<Value> = (0..100_000)
            .map(|n| json!({"type": "Hashtag", "name": format!("t{n}")}))
            .collect();
        assert_eq!(hashtags(&json!({"tag": tags})).len(), MAX_TAGS);
        let tags: Vec<Value> = (0..1000)
            .map(|n| json!({"type": "Emoji", "name": format!("t{n}"), "icon": {"url": "https://a.example/x.png"}}))
            .collect();
        assert_eq!(emoji(&json!({"tag": tags})).len(), MAX_EMOJI);
    }

    #[test]
    fn images_in_all_their_shapes() {
        for icon in [
            json!("https://a.example/i.png"),
            json!({"type": "Image", "url": "https://a.example/i.png"}),
            json!({"type": "Image", "url": ["https://a.example/i.png"]}),
            json!({"type": "Image", "url": {"type": "Link", "href": "https://a.example/i.png"}}),
            json!([{"type": "Image", "url": "data:x"}, {"type": "Image", "url": "https://a.example/i.png"}]),
            json!({"type": "Link", "href": "https://a.example/i.png"}),
        ] {
            let read = image(&json!({"icon": icon}), "icon").unwrap();
            assert_eq!(read.url.as_str(), "https://a.example/i.png");
        }
        assert_eq!(image(&json!({"icon": {"type": "Image"}}), "icon"), None);
    }

    #[test]
    fn a_description_is_the_summary_else_the_name_and_cut() {
        assert_eq!(
            description(&json!({"summary": "s", "name": "n"})).unwrap(),
            "s"
        );
        assert_eq!(
            description(&json!({"summary": " ", "nameMap": {"en": "n"}})).unwrap(),
            "n"
        );
        assert_eq!(description(&json!({"name": ["a", "b"]})).unwrap(), "a");
        let long = description(&json!({"name": "é".repeat(20_000)})).unwrap();
        assert_eq!(long.chars().count(), MAX_DESCRIPTION);
    }

    #[test]
    fn content_types_are_types_or_nothing() {
        for bad in [
            "",
            "image",
            "/png",
            "image/",
            "image/p ng",
            "image/png\r\nx: y",
            "a/b/c",
        ] {
            assert_eq!(media_type(&json!({"mediaType": bad})), None, "{bad:?}");
        }
    }
}
