//! Content types: which answers are ActivityPub objects, and which requests ask for one.
//!
//! Only two types make a document an object
//! ([ActivityPub, 3.2](https://www.w3.org/TR/activitypub/#retrieving-objects)). Anything laxer lets
//! a file that somebody uploaded to a peer speak for that peer.

/// `application/activity+json`, the type that we send.
pub const ACTIVITY_JSON: &str = "application/activity+json";

/// `application/ld+json` with the profile of ActivityStreams.
pub const LD_JSON: &str = "application/ld+json; profile=\"https://www.w3.org/ns/activitystreams\"";

/// The `Accept` header to send when an object is fetched.
pub const ACCEPT: &str = "application/ld+json; profile=\"https://www.w3.org/ns/activitystreams\", application/activity+json";

/// The `Accept` header to send when a handle is looked up.
pub const ACCEPT_JRD: &str = "application/jrd+json, application/json";

const PROFILE: &str = "https://www.w3.org/ns/activitystreams";

/// Longest header that is looked at, in bytes.
const MAX_HEADER_BYTES: usize = 4096;

/// Whether a `Content-Type` marks an ActivityPub object.
#[must_use]
pub fn is_object(content_type: &str) -> bool {
    if content_type.len() > MAX_HEADER_BYTES {
        return false;
    }
    let mut parts = split(content_type, ';').into_iter();
    let essence = parts.next().unwrap_or_default().trim();
    if essence.eq_ignore_ascii_case(ACTIVITY_JSON) {
        return true;
    }
    essence.eq_ignore_ascii_case("application/ld+json") && parts.any(is_profile)
}

/// Whether an `Accept` header asks for an object rather than for a page: one of the two types
/// (the second with or without its profile) is wanted at least as much as `text/html`.
#[must_use]
pub fn wants_object(accept: &str) -> bool {
    if accept.len() > MAX_HEADER_BYTES {
        return false;
    }
    let (mut object, mut page) = (None::<(u16, usize)>, None::<(u16, usize)>);
    for (at, range) in split(accept, ',').into_iter().enumerate() {
        let mut parts = split(range, ';').into_iter();
        let essence = parts.next().unwrap_or_default().trim().to_ascii_lowercase();
        let quality = parts.find_map(quality).unwrap_or(1000);
        let slot = match essence.as_str() {
            ACTIVITY_JSON | "application/ld+json" => &mut object,
            "text/html" | "application/xhtml+xml" | "*/*" => &mut page,
            _ => continue,
        };
        if quality > 0 && slot.is_none_or(|(best, _)| quality > best) {
            *slot = Some((quality, at));
        }
    }
    match (object, page) {
        (Some((wanted, at)), Some((other, before))) => {
            wanted > other || (wanted == other && at < before)
        }
        (object, _) => object.is_some(),
    }
}

fn is_profile(parameter: &str) -> bool {
    let Some((name, value)) = parameter.split_once('=') else {
        return false;
    };
    let value = value.trim();
    let value = value
        .strip_prefix('"')
        .and_then(|inner| inner.strip_suffix('"'))
        .unwrap_or(value);
    name.trim().eq_ignore_ascii_case("profile")
        && value
            .split_ascii_whitespace()
            .any(|profile| profile == PROFILE)
}

/// Thousandths of `q=`.
fn quality(parameter: &str) -> Option<u16> {
    let (name, value) = parameter.split_once('=')?;
    if !name.trim().eq_ignore_ascii_case("q") {
        return None;
    }
    let value: f32 = value.trim().parse().ok()?;
    // A value outside 0 to 1 is no quality: the range counts as not asked for.
    if (0.0..=1.0).contains(&value) {
        format!("{:.0}", value * 1000.0).parse().ok()
    } else {
        Some(0)
    }
}

/// Parts between `separator`s that stand outside quotes.
fn split(text: &str, separator: char) -> Vec<&str> {
    let (mut parts, mut start, mut quoted, mut escaped) = (Vec::new(), 0, false, false);
    for (at, c) in text.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            _ if c == separator && !quoted => {
                parts.push(text.get(start..at).unwrap_or_default());
                start = at + c.len_utf8();
            }
            _ => {}
        }
    }
    parts.push(text.get(start..).unwrap_or_default());
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_two_types_are_objects() {
        for good in [
            "application/activity+json",
            "Application/Activity+JSON; charset=utf-8",
            LD_JSON,
            "application/ld+json;profile=\"https://x.example https://www.w3.org/ns/activitystreams\"; charset=utf-8",
            "application/ld+json; profile=https://www.w3.org/ns/activitystreams",
        ] {
            assert!(is_object(good), "{good}");
        }
    }

    #[test]
    fn other_types_are_no_objects_whatever_the_body_says() {
        for bad in [
            "",
            "text/plain",
            "application/json",
            "application/octet-stream",
            "image/png",
            "application/ld+json",
            "application/ld+json; profile=\"https://evil.example/ns\"",
            "application/ld+json; x=\"; profile=https://www.w3.org/ns/activitystreams\"",
            "application/ld+json; profile=\"https://www.w3.org/ns/activitystreams/evil\"",
            "text/html; application/activity+json",
            "application/activity+jsonx",
        ] {
            assert!(!is_object(bad), "{bad}");
        }
    }

    #[test]
    fn an_accept_header_asks_for_an_object_or_for_a_page() {
        for object in [
            "application/activity+json",
            ACCEPT,
            "application/ld+json",
            "application/activity+json, text/html;q=0.1",
            "text/html;q=0.1, application/activity+json;q=0.9",
            "application/activity+json, */*",
        ] {
            assert!(wants_object(object), "{object}");
        }
        for page in [
            "",
            "*/*",
            "text/html,application/xhtml+xml,*/*;q=0.8",
            "text/html, application/activity+json",
            "application/activity+json;q=0",
            "application/activity+json;q=7",
            "application/json",
        ] {
            assert!(!wants_object(page), "{page}");
        }
    }
}
