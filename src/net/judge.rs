//! What a URL must look like before anything is asked about its host.

use url::{Host, Url};

use super::error::Refusal;

/// Longer URLs are refused.
const MAX_URL_BYTES: usize = 4096;

/// Endings of names that are not for the public
/// ([special-use names](https://www.iana.org/assignments/special-use-domain-names/), and what
/// networks use inside).
const PRIVATE_ENDINGS: [&str; 9] = [
    "localhost",
    "localdomain",
    "local",
    "internal",
    "intranet",
    "lan",
    "home.arpa",
    "onion",
    "i2p",
];

/// Reads a URL that a stranger wrote. Unlike the standard's forgiving parser it refuses white
/// space, control characters and backslashes: what is sent must be what was read.
///
/// # Errors
/// [`Refusal::Malformed`] for anything that is no absolute URL of at most 4096 bytes.
pub fn parse(text: &str) -> Result<Url, Refusal> {
    let odd = |c: char| c.is_control() || c.is_whitespace() || c == '\\';
    if text.len() > MAX_URL_BYTES || text.contains(odd) {
        return Err(Refusal::Malformed);
    }
    Url::parse(text).map_err(|_| Refusal::Malformed)
}

/// The URL as it will be called, without fragment and without the dot that may end its host.
pub(super) fn judge(url: &Url) -> Result<Url, Refusal> {
    if url.as_str().len() > MAX_URL_BYTES {
        return Err(Refusal::Malformed);
    }
    if url.scheme() != "https" {
        return Err(Refusal::Scheme);
    }
    refuse_userinfo(url)?;
    // The parser has read every spelling of an IPv4 address as one: decimal, octal, hexadecimal.
    let Some(Host::Domain(host)) = url.host() else {
        return Err(Refusal::LiteralAddress);
    };
    let host = host.strip_suffix('.').unwrap_or(host).to_owned();
    judge_name(&host)?;
    if url.port().is_some() {
        return Err(Refusal::Port);
    }
    let mut judged = url.clone();
    judged
        .set_host(Some(&host))
        .map_err(|_| Refusal::Malformed)?;
    // Without its dot the name could read as an address after all.
    if !matches!(judged.host(), Some(Host::Domain(_))) {
        return Err(Refusal::LiteralAddress);
    }
    judged.set_fragment(None);
    Ok(judged)
}

/// Credentials in a URL are for nobody, development hosts included.
pub(super) fn refuse_userinfo(url: &Url) -> Result<(), Refusal> {
    if url.username().is_empty() && url.password().is_none() {
        Ok(())
    } else {
        Err(Refusal::Userinfo)
    }
}

fn judge_name(host: &str) -> Result<(), Refusal> {
    let labels_fit = host.split('.').all(|label| (1..=63).contains(&label.len()));
    if !labels_fit || host.len() > 253 {
        return Err(Refusal::Malformed);
    }
    let private = PRIVATE_ENDINGS.iter().any(|ending| {
        host.strip_suffix(ending)
            .is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
    });
    if private || !host.contains('.') {
        return Err(Refusal::PrivateName);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn verdict(text: &str) -> Result<String, Refusal> {
        judge(&parse(text)?).map(|url| url.to_string())
    }

    #[test]
    fn every_spelling_of_a_literal_address_is_refused() {
        for host in [
            "127.0.0.1",
            "127.0.0.1.",
            "127.1",
            "127.0.1",
            "2130706433",
            "017700000001",
            "0177.0.0.1",
            "0x7f000001",
            "0x7F.1",
            "0x7f.0x0.0x0.0x1",
            "0",
            "0.0.0.0",
            "8.8.8.8",
            "１２７.０.０.１",
            "127。0。0。1",
            "%31%32%37.0.0.1",
            "[::]",
            "[::1]",
            "[0:0:0:0:0:0:0:1]",
            "[::ffff:127.0.0.1]",
            "[::ffff:7f00:1]",
            "[::127.0.0.1]",
            "[64:ff9b::7f00:1]",
            "[2606:4700::1111]",
        ] {
            assert_eq!(
                verdict(&format!("https://{host}/")),
                Err(Refusal::LiteralAddress),
                "{host}"
            );
        }
    }

    #[test]
    fn names_that_only_look_like_addresses_do_not_parse() {
        for host in [
            "1.2.3.4.5",
            "256.256.256.256",
            "a.1",
            "[::1",
            "[fe80::1%25eth0]",
            "0x7f.0.0.g.0x1",
        ] {
            assert!(verdict(&format!("https://{host}/")).is_err(), "{host}");
        }
    }

    #[test]
    fn private_names_are_refused() {
        for host in [
            "localhost",
            "LOCALHOST",
            "localhost.",
            "a.localhost",
            "redis",
            "printer.local",
            "metadata.google.internal",
            "router.lan",
            "nas.home.arpa",
            "abc.onion",
            "abc.i2p",
            "ｌｏｃａｌｈｏｓｔ",
        ] {
            assert_eq!(
                verdict(&format!("https://{host}/")),
                Err(Refusal::PrivateName),
                "{host}"
            );
        }
    }

    #[test]
    fn other_schemes_are_refused() {
        for url in [
            "http://example.com/",
            "ftp://example.com/",
            "file:///etc/passwd",
            "data:text/plain,x",
            "javascript:alert(1)",
            "gopher://example.com:11211/_x",
            "unix:/run/x",
        ] {
            assert_eq!(verdict(url), Err(Refusal::Scheme), "{url}");
        }
    }

    #[test]
    fn userinfo_and_ports_are_refused() {
        for url in [
            "https://user@example.com/",
            "https://user:secret@example.com/",
            "https://:x@example.com/",
        ] {
            assert_eq!(verdict(url), Err(Refusal::Userinfo), "{url}");
        }
        for url in ["https://example.com:8443/", "https://example.com:80/"] {
            assert_eq!(verdict(url), Err(Refusal::Port), "{url}");
        }
    }

    #[test]
    fn line_breaks_and_other_odd_characters_are_refused() {
        for url in [
            "https://example.com/\r\nHost: evil",
            "https://exa\nmple.com/",
            "https://example.com/\t",
            " https://example.com/",
            "https://example.com/a b",
            "https://example.com\\@evil.example/",
            "https://exam\u{0}ple.com/",
            "//example.com/",
            "example.com",
            "",
        ] {
            assert_eq!(verdict(url), Err(Refusal::Malformed), "{url:?}");
        }
        let long = format!("https://example.com/{}", "a".repeat(MAX_URL_BYTES));
        assert_eq!(verdict(&long), Err(Refusal::Malformed));
        let label = format!("https://{}.com/", "a".repeat(64));
        assert!(verdict(&label).is_err());
        assert!(verdict("https://a..com/").is_err());
    }

    #[test]
    fn good_urls_take_one_form() {
        for (url, called) in [
            ("https://example.com", "https://example.com/"),
            ("https://EXAMPLE.com:443/a?b#c", "https://example.com/a?b"),
            ("https://example.com./", "https://example.com/"),
            ("https://bücher.example/", "https://xn--bcher-kva.example/"),
            (
                "https://xn--bcher-kva.example/",
                "https://xn--bcher-kva.example/",
            ),
            (
                "https://localhost.example.com/",
                "https://localhost.example.com/",
            ),
            ("https://notlocal/", ""),
            ("https://mylocal.example/", "https://mylocal.example/"),
        ] {
            if called.is_empty() {
                assert!(verdict(url).is_err(), "{url}");
            } else {
                assert_eq!(verdict(url).as_deref(), Ok(called), "{url}");
            }
        }
    }

    proptest! {
        #[test]
        fn whatever_passes_is_a_named_https_host_on_443(text in "https?://[a-z0-9.:@\\[\\]%x-]{1,30}/?") {
            if let Ok(url) = verdict(&text) {
                let url = Url::parse(&url).unwrap();
                prop_assert_eq!(url.scheme(), "https");
                prop_assert_eq!(url.port_or_known_default(), Some(443));
                prop_assert!(matches!(url.host(), Some(Host::Domain(name)) if name.contains('.')));
                prop_assert!(url.username().is_empty());
            }
        }
    }
}
