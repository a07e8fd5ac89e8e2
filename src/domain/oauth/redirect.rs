//! Where a browser may be sent back to.

use url::Url;

/// Shows the code on a page instead of redirecting.
pub const OUT_OF_BAND: &str = "urn:ietf:wg:oauth:2.0:oob";

/// Schemes that a browser would run or open instead of handing over.
const FORBIDDEN: [&str; 8] = [
    "javascript",
    "data",
    "vbscript",
    "file",
    "blob",
    "about",
    "view-source",
    "filesystem",
];

/// Why an address cannot be registered; the texts are Mastodon's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RedirectError {
    /// No scheme, or not printable ASCII.
    #[error("must be an absolute URI.")]
    NotAbsolute,
    /// The part after `#` would reach the client in place of the code's.
    #[error("cannot contain a fragment.")]
    Fragment,
    /// A scheme that never belongs to a client.
    #[error("is forbidden by the server.")]
    Forbidden,
}

/// Whether a client may register an address. It is kept as it is, and compared byte by byte.
///
/// # Errors
/// [`RedirectError`].
pub fn check(uri: &str) -> Result<(), RedirectError> {
    if uri == OUT_OF_BAND {
        return Ok(());
    }
    let printable = |c: u8| c.is_ascii_graphic() && !b"\"<>\\^`{|}".contains(&c);
    if !uri.bytes().all(printable) {
        return Err(RedirectError::NotAbsolute);
    }
    let (scheme, rest) = uri.split_once(':').ok_or(RedirectError::NotAbsolute)?;
    let scheme = scheme.to_ascii_lowercase();
    if FORBIDDEN.contains(&scheme.as_str()) {
        return Err(RedirectError::Forbidden);
    }
    if rest.contains('#') {
        return Err(RedirectError::Fragment);
    }
    let parsed = Url::parse(uri).map_err(|_| RedirectError::NotAbsolute)?;
    // `https:/evil` and the like are read differently by different programs.
    let is_web = matches!(scheme.as_str(), "http" | "https");
    if is_web && (!rest.starts_with("//") || parsed.host_str().is_none_or(str::is_empty)) {
        return Err(RedirectError::NotAbsolute);
    }
    Ok(())
}

/// The address with parameters added to its query; nothing else of it changes.
#[must_use]
pub fn with(uri: &str, parameters: &[(&str, &str)]) -> String {
    let mut query = url::form_urlencoded::Serializer::new(String::new());
    for (name, value) in parameters {
        query.append_pair(name, value);
    }
    let separator = if uri.ends_with(['?', '&']) {
        ""
    } else if uri.contains('?') {
        "&"
    } else {
        "?"
    };
    format!("{uri}{separator}{}", query.finish())
}

/// What a `form-action` policy must allow so that a form's answer may lead there: an origin, or a scheme with its
/// colon. `None` for what stays here.
#[must_use]
pub fn policy_source(uri: &str) -> Option<String> {
    if uri == OUT_OF_BAND {
        return None;
    }
    let parsed = Url::parse(uri).ok()?;
    if matches!(parsed.scheme(), "http" | "https") {
        Some(parsed.origin().ascii_serialization())
    } else {
        Some(format!("{}:", parsed.scheme()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_clients_register_is_accepted() {
        for uri in [
            OUT_OF_BAND,
            "https://phanpy.social/",
            "https://elk.zone/api/social.example/oauth/https%3A%2F%2Felk.zone",
            "http://localhost:4002/settings/instances/add",
            "http://127.0.0.1/callback?x=1",
            "app://",
            "com.example.app:/callback",
            "icecubesapp://",
            "mastodon://joinmastodon.org/oauth",
            "tusky://keuty.tusky",
        ] {
            assert_eq!(check(uri), Ok(()), "{uri}");
        }
    }

    #[test]
    fn scripts_fragments_and_relative_addresses_are_refused() {
        for (uri, why) in [
            ("javascript:alert(1)", RedirectError::Forbidden),
            ("JavaScript:alert(1)", RedirectError::Forbidden),
            ("data:text/html,x", RedirectError::Forbidden),
            ("vbscript:x", RedirectError::Forbidden),
            ("file:///etc/passwd", RedirectError::Forbidden),
            ("https://example.com/#x", RedirectError::Fragment),
            ("app://#", RedirectError::Fragment),
            ("/callback", RedirectError::NotAbsolute),
            ("//evil.example", RedirectError::NotAbsolute),
            ("https:/evil.example", RedirectError::NotAbsolute),
            ("https:evil.example", RedirectError::NotAbsolute),
            ("https://", RedirectError::NotAbsolute),
            ("https:\\\\evil.example", RedirectError::NotAbsolute),
            ("https://a.example/\r\nX: y", RedirectError::NotAbsolute),
            ("https://exämple.com/", RedirectError::NotAbsolute),
            ("https://a.example/\"onload", RedirectError::NotAbsolute),
            ("java\tscript:alert(1)", RedirectError::NotAbsolute),
            (" https://a.example/", RedirectError::NotAbsolute),
            ("", RedirectError::NotAbsolute),
            ("oob", RedirectError::NotAbsolute),
            ("1app://x", RedirectError::NotAbsolute),
        ] {
            assert_eq!(check(uri), Err(why), "{uri:?}");
        }
    }

    #[test]
    fn parameters_are_added_without_touching_the_rest() {
        let elk = "https://elk.zone/api/s.example/oauth/https%3A%2F%2Felk.zone";
        assert_eq!(
            with(elk, &[("code", "a-b_c"), ("state", "x&y=z #")]),
            format!("{elk}?code=a-b_c&state=x%26y%3Dz+%23")
        );
        assert_eq!(with("app://", &[("code", "1")]), "app://?code=1");
        assert_eq!(
            with("https://a/?b=c", &[("code", "1")]),
            "https://a/?b=c&code=1"
        );
        assert_eq!(with("https://a/?", &[("code", "1")]), "https://a/?code=1");
    }

    #[test]
    fn a_policy_names_origins_and_schemes_only() {
        assert_eq!(
            policy_source("https://elk.zone/a;script-src *?b").as_deref(),
            Some("https://elk.zone")
        );
        assert_eq!(
            policy_source("http://localhost:4002/x").as_deref(),
            Some("http://localhost:4002")
        );
        assert_eq!(policy_source("app://").as_deref(), Some("app:"));
        assert_eq!(policy_source(OUT_OF_BAND), None);
    }
}
