//! Media attached to a post.

use jiff::{Span, Unit};
use serde_json::Value;

use crate::json;
use crate::origin::HttpUrl;
use crate::tag::{self, Image};

/// Most attachments that are read from one post.
pub const MAX_ATTACHMENTS: usize = 32;

/// Most components of a blurhash in each direction.
const MAX_BLURHASH_COMPONENTS: usize = 5;

/// Longest duration that is read, in bytes of its text.
const MAX_DURATION_BYTES: usize = 64;

const BASE83: &[u8] =
    b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz#$%*+,-.:;=?@[]^_{|}~";

/// One file attached to a post.
#[derive(Debug, Clone, PartialEq)]
pub struct Attachment {
    /// Where it is.
    pub url: HttpUrl,
    /// Content type, as claimed; the file itself decides.
    pub media_type: Option<String>,
    /// What it shows.
    pub description: Option<String>,
    /// A blurred preview, valid by its syntax.
    pub blurhash: Option<String>,
    /// The point to keep in view: x and y from -1 to 1.
    pub focal_point: Option<(f64, f64)>,
    /// Width in pixels.
    pub width: Option<u32>,
    /// Height in pixels.
    pub height: Option<u32>,
    /// Duration in seconds.
    pub duration: Option<f64>,
    /// A smaller picture of it.
    pub thumbnail: Option<Image>,
}

impl Attachment {
    fn read(value: &Value) -> Option<Self> {
        let pixels = |key| {
            json::count(value, key)
                .and_then(|n| u32::try_from(n).ok())
                .filter(|n| *n > 0)
        };
        let url = match value.get("url") {
            Some(url) => json::link(Some(url)),
            None => json::http_url(value, "href"),
        }?;
        Some(Self {
            url,
            media_type: tag::media_type(value),
            description: tag::description(value),
            blurhash: json::str_at(value, "blurhash")
                .filter(|hash| is_blurhash(hash))
                .map(str::to_owned),
            focal_point: focal_point(value),
            width: pixels("width"),
            height: pixels("height"),
            duration: json::str_at(value, "duration").and_then(seconds),
            thumbnail: tag::image(value, "icon"),
        })
    }
}

/// The media of a post; previews of links are not among them.
pub(super) fn media(post: &Value) -> Vec<Attachment> {
    json::list(post, "attachment")
        .filter(|value| {
            json::types(value).any(|kind| matches!(kind, "Document" | "Image" | "Video" | "Audio"))
        })
        .filter_map(Attachment::read)
        .take(MAX_ATTACHMENTS)
        .collect()
}

/// The pages that a post links to
/// ([FEP-8967](https://codeberg.org/fediverse/fep/src/branch/main/fep/8967/fep-8967.md)).
pub(super) fn links(post: &Value) -> Vec<HttpUrl> {
    json::list(post, "attachment")
        .filter(|value| json::is(value, "Link"))
        .filter_map(|value| json::http_url(value, "href"))
        .take(MAX_ATTACHMENTS)
        .collect()
}

fn focal_point(value: &Value) -> Option<(f64, f64)> {
    let mut point = value
        .get("focalPoint")?
        .as_array()?
        .iter()
        .map(Value::as_f64);
    let (Some(Some(x)), Some(Some(y)), None) = (point.next(), point.next(), point.next()) else {
        return None;
    };
    let inside = |n: f64| (-1.0..=1.0).contains(&n);
    (inside(x) && inside(y)).then_some((x, y))
}

/// Whether this is a blurhash of at most 5 by 5 components
/// ([syntax](https://github.com/woltapp/blurhash/blob/master/Algorithm.md)).
fn is_blurhash(hash: &str) -> bool {
    let digit = |byte: u8| BASE83.iter().position(|known| *known == byte);
    let Some(size) = hash.bytes().next().and_then(digit) else {
        return false;
    };
    let (x, y) = (size % 9 + 1, size / 9 + 1);
    x <= MAX_BLURHASH_COMPONENTS
        && y <= MAX_BLURHASH_COMPONENTS
        && hash.len() == 4 + 2 * x * y
        && hash.bytes().all(|byte| digit(byte).is_some())
}

/// An ISO 8601 duration of hours, minutes and seconds, in seconds.
fn seconds(text: &str) -> Option<f64> {
    if text.len() > MAX_DURATION_BYTES {
        return None;
    }
    let seconds = text.parse::<Span>().ok()?.total(Unit::Second).ok()?;
    (seconds >= 0.0).then_some(seconds)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn media_in_full() {
        let post = json!({"attachment": {
            "type": "Document", "mediaType": "video/mp4", "url": "https://a.example/v.mp4", "name": "A nest",
            "blurhash": "LEHV6nWB2yk8pyo0adR*.7kCMdnj", "focalPoint": [0.5, -1], "width": 640, "height": 480,
            "duration": "PT1M2.5S", "icon": {"type": "Image", "url": "https://a.example/v.jpg"}
        }});
        let [read] = &media(&post)[..] else { panic!() };
        assert_eq!(read.focal_point, Some((0.5, -1.0)));
        assert_eq!(
            (read.width, read.height, read.duration),
            (Some(640), Some(480), Some(62.5))
        );
        assert!(read.blurhash.is_some() && read.thumbnail.is_some());
        assert_eq!(read.description.as_deref(), Some("A nest"));
    }

    #[test]
    fn links_are_no_media() {
        let post = json!({"attachment": [{"type": "Link", "href": "https://b.example/page"}, {"type": "PropertyValue", "url": "https://b.example/x"}]});
        assert!(media(&post).is_empty());
        assert_eq!(links(&post).len(), 1);
    }

    #[test]
    fn what_is_odd_is_left_out() {
        let post = json!({"attachment": {
            "type": ["Image"], "url": "https://a.example/i.png", "blurhash": "x", "focalPoint": [0, 2], "width": -1, "height": 99_999_999_999_u64,
            "duration": "P1Y", "mediaType": 7, "name": {}, "icon": "javascript:x"
        }});
        let [read] = &media(&post)[..] else { panic!() };
        assert_eq!(
            (
                &read.blurhash,
                read.focal_point,
                read.width,
                read.height,
                read.duration
            ),
            (&None, None, None, None, None)
        );
        for url in ["javascript:x", "data:image/png,x", "//a.example/x"] {
            assert!(
                media(&json!({"attachment": {"type": "Image", "url": url}})).is_empty(),
                "{url}"
            );
        }
    }

    #[test]
    fn a_blurhash_has_a_length_that_fits_its_size() {
        assert!(is_blurhash("00OZZy"));
        for bad in [
            "",
            "0",
            "00OZZ",
            "00OZZyy",
            "00OZZ\"",
            "~0OZZy",
            "LEHV6nWB2yk8pyo0adR*.7kCMdn",
        ] {
            assert!(!is_blurhash(bad), "{bad}");
        }
        // Six components across are too many, although the length fits.
        assert!(!is_blurhash(&format!("5{}", "0".repeat(15))));
        assert!(is_blurhash(&format!("4{}", "0".repeat(13))));
    }

    #[test]
    fn endless_attachments_are_cut() {
        let one = json!({"type": "Image", "url": "https://a.example/i.png"});
        assert_eq!(
            media(&json!({"attachment": vec![one; 900]})).len(),
            MAX_ATTACHMENTS
        );
    }
}
