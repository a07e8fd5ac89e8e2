//! Asking for pages: over the guarded client, within bounds of time and size, never this server itself nor a host that is
//! blocked, at any step of a redirect.

use std::time::Duration;

use serde_json::Value;
use url::Url;

use super::{Details, MAX_URL, details, elsewhere, is_refused};
use crate::{
    domain::{
        Result, Services,
        moderation::{self, Decisions},
    },
    net::{self, Request},
    text::page::{self, Head},
};

/// For a page, with its redirects, and again for what describes it.
const DEADLINE: Duration = Duration::from_secs(10);
/// Redirects that are followed.
const MAX_HOPS: usize = 3;
/// Bytes of a page that are read: its head should be in them.
const MAX_PAGE: usize = 1024 * 1024;
/// Bytes of an oEmbed document.
const MAX_DOCUMENT: usize = 128 * 1024;
/// So often it is looked whether the head has ended, where it seems so.
const LOOKS: usize = 8;

/// The start of what was answered.
struct Answer {
    /// After redirects.
    url: Url,
    /// As the header names it.
    charset: Option<String>,
    bytes: Vec<u8>,
}

/// What a page says of itself; none when it cannot be had, is no page, or says nothing.
pub(super) async fn details(services: &Services, url: Url) -> Result<Option<Details>> {
    let decisions = moderation::decisions(services).await?;
    let accept = "text/html, application/xhtml+xml;q=0.9";
    let is_page = |kind: &str| matches!(kind, "text/html" | "application/xhtml+xml");
    let Some(answer) = ask(
        services,
        &decisions,
        url,
        (accept, &is_page),
        MAX_PAGE,
        head_ended(),
    )
    .await
    else {
        return Ok(None);
    };
    let head = Head::read(&page::decode(&answer.bytes, answer.charset.as_deref()));
    let ours = services.peers.ours();
    let mut details = details::of_page(&head, &answer.url, ours);
    if let Some(endpoint) = details::oembed(&head, &answer.url) {
        let any = |_: &str| true;
        let document = ask(
            services,
            &decisions,
            endpoint,
            ("application/json", &any),
            MAX_DOCUMENT,
            |_: &[u8]| false,
        )
        .await;
        if let Some(document) = document
            && let Ok(value) = serde_json::from_slice::<Value>(&document.bytes)
        {
            details::add_oembed(&mut details, &value, &document.url, ours);
        }
    }
    let is_rejected = |url: &str| {
        Url::parse(url).is_ok_and(|url| {
            url.host_str()
                .is_none_or(|host| decisions.verdict(host).reject_media)
        })
    };
    if details.image_url.as_deref().is_some_and(is_rejected) {
        details.image_url = None;
    }
    if details.shown().any(|url| is_rejected(&url)) {
        details.only_link();
    }
    Ok(Some(details).filter(Details::says_something))
}

/// Whether the head of a page has ended in what was read so far.
fn head_ended() -> impl FnMut(&[u8]) -> bool + Send {
    let mut seen: usize = 0;
    let mut looks = LOOKS;
    move |bytes| {
        // An end may come in two pieces.
        let new = bytes.get(seen.saturating_sub(8)..).unwrap_or_default();
        seen = bytes.len();
        let has = |end: &[u8]| {
            new.windows(end.len())
                .any(|part| part.eq_ignore_ascii_case(end))
        };
        if looks == 0 || !(has(b"</head") || has(b"<body")) {
            return false;
        }
        looks -= 1;
        Head::read(&String::from_utf8_lossy(bytes)).complete
    }
}

/// The start of what stands at an address, if it is of a wanted type: `most` bytes, or until it is `enough`.
async fn ask(
    services: &Services,
    decisions: &Decisions,
    url: Url,
    wanted: (&str, &(dyn Fn(&str) -> bool + Sync)),
    most: usize,
    enough: impl FnMut(&[u8]) -> bool + Send,
) -> Option<Answer> {
    let asked = follow(services, decisions, url, wanted, most, enough);
    tokio::time::timeout(DEADLINE, asked).await.ok().flatten()
}

async fn follow(
    services: &Services,
    decisions: &Decisions,
    url: Url,
    (accept, is_wanted): (&str, &(dyn Fn(&str) -> bool + Sync)),
    most: usize,
    mut enough: impl FnMut(&[u8]) -> bool + Send,
) -> Option<Answer> {
    let mut next = url;
    let mut visited: Vec<Url> = Vec::new();
    for _ in 0..=MAX_HOPS {
        let url = secure(elsewhere(next.as_str(), services.peers.ours())?)?;
        if url.as_str().len() > MAX_URL || is_refused(decisions, &url) || visited.contains(&url) {
            return None;
        }
        let request = Request::get(url.clone())
            .header("Accept", accept)
            // What is too much is cut off here.
            .max_bytes(u64::MAX)
            .deadline(DEADLINE);
        let mut download = match services.remote.client().send_streaming(request).await {
            Ok(download) => download,
            Err(error) => {
                tracing::debug!(%error, "a linked page was not to be had");
                return None;
            }
        };
        match download.status {
            200 => {
                let kind = download.header("content-type").unwrap_or_default();
                let (kind, charset) = content_type(kind);
                if !is_wanted(&kind) {
                    return None;
                }
                let mut bytes = Vec::new();
                while let Some(chunk) = download.chunk().await.ok()? {
                    let room = most.saturating_sub(bytes.len());
                    bytes.extend_from_slice(&chunk.slice(..chunk.len().min(room)));
                    if bytes.len() >= most || enough(&bytes) {
                        break;
                    }
                }
                return Some(Answer {
                    url,
                    charset,
                    bytes,
                });
            }
            301 | 302 | 303 | 307 | 308 => {
                let location = download.header("location")?;
                next = net::parse(url.join(location).ok()?.as_str()).ok()?;
            }
            _ => return None,
        }
        visited.push(url);
    }
    None
}

/// Nothing is asked for in the open: where a link says so, the same over TLS.
fn secure(mut url: Url) -> Option<Url> {
    if url.scheme() == "http" {
        url.set_scheme("https").ok()?;
    }
    url.set_fragment(None);
    Some(url)
}

/// Type in lower case and encoding of a `Content-Type`.
fn content_type(header: &str) -> (String, Option<String>) {
    let mut parts = header.split(';');
    let kind = parts.next().unwrap_or_default().trim().to_ascii_lowercase();
    let charset = parts.find_map(|part| {
        let (name, value) = part.split_once('=')?;
        let value = value.trim().trim_matches('"');
        (name.trim().eq_ignore_ascii_case("charset") && !value.is_empty()).then(|| value.to_owned())
    });
    (kind, charset)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reading_ends_with_the_head_and_not_with_what_looks_like_its_end() {
        let mut ended = head_ended();
        let page = b"<head><script>'<body>'</script><title>x</title></HEAD><body>";
        let at = |end: usize| &page[..end];
        assert!(!ended(at(30)));
        assert!(!ended(at(47)));
        assert!(!ended(at(50)), "in the middle of the end");
        assert!(ended(at(page.len())));
        let mut ended = head_ended();
        let hostile = "<script><body></body>".repeat(100);
        let mut reads = 0;
        for end in (0..hostile.len()).step_by(21) {
            assert!(!ended(&hostile.as_bytes()[..end]));
            reads += 1;
        }
        assert!(reads > LOOKS);
    }

    #[test]
    fn types_and_encodings_are_told() {
        assert_eq!(
            content_type("Text/HTML; Charset=\"ISO-8859-1\""),
            ("text/html".to_owned(), Some("ISO-8859-1".to_owned()))
        );
        assert_eq!(content_type("text/html"), ("text/html".to_owned(), None));
        assert_eq!(content_type(""), (String::new(), None));
        let secured = secure(Url::parse("http://a.example/x#y").unwrap()).unwrap();
        assert_eq!(secured.as_str(), "https://a.example/x");
    }
}
