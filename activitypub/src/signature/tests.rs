mod rules;

use std::sync::LazyLock;

use super::*;
use crate::origin::HttpUrl;

const KEY_ID: &str = "https://peer.example/users/ann#main-key";
const BODY: &[u8] = br#"{"type":"Follow"}"#;
const NOW: i64 = 1_750_000_000;

static RSA: LazyLock<PrivateKey> = LazyLock::new(|| PrivateKey::generate_rsa().unwrap());
static ED25519: LazyLock<PrivateKey> = LazyLock::new(|| PrivateKey::generate_ed25519().unwrap());
static OURS: LazyLock<OurHosts> = LazyLock::new(|| OurHosts::new(["us.example"]).unwrap());

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(second).unwrap()
}

/// A request whose every part can be changed after it was signed.
#[derive(Clone)]
struct Sent {
    method: String,
    target: String,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
    now: i64,
}

impl Sent {
    fn new(
        dialect: Dialect,
        key: &PrivateKey,
        method: &str,
        url: &str,
        body: Option<&[u8]>,
    ) -> Self {
        Self::with(dialect, key, method, url, body, &[], false)
    }

    fn with(
        dialect: Dialect,
        key: &PrivateKey,
        method: &str,
        url: &str,
        body: Option<&[u8]>,
        extra: &[(&str, &str)],
        without_query: bool,
    ) -> Self {
        let url = HttpUrl::parse(url).unwrap();
        let outgoing = Outgoing {
            method,
            url: &url,
            body: body.map(|bytes| Body {
                bytes,
                content_type: "application/activity+json",
            }),
            extra,
            now: at(NOW),
            without_query,
        };
        let mut headers = sign(dialect, key, KEY_ID, &outgoing).unwrap();
        headers.push(("host".to_owned(), url.authority().to_owned()));
        Self {
            method: method.to_owned(),
            target: url.path_and_query().into_owned(),
            headers,
            body: body.unwrap_or_default().to_vec(),
            now: NOW,
        }
    }

    fn set(&mut self, name: &str, value: &str) -> &mut Self {
        self.headers
            .retain(|(key, _)| !key.eq_ignore_ascii_case(name));
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    fn get(&self, name: &str) -> String {
        self.headers
            .iter()
            .find(|(key, _)| key.eq_ignore_ascii_case(name))
            .unwrap()
            .1
            .clone()
    }

    fn replace(&mut self, name: &str, from: &str, to: &str) -> &mut Self {
        let value = self.get(name);
        assert!(value.contains(from), "{from} is not in {value}");
        self.set(name, &value.replace(from, to))
    }

    fn parse(&self) -> Result<Parsed, Refusal> {
        let headers: Vec<(&str, &str)> = self
            .headers
            .iter()
            .map(|(k, v)| (k.as_str(), v.as_str()))
            .collect();
        let request = Request {
            method: &self.method,
            path_and_query: &self.target,
            headers: &headers,
            body: &self.body,
        };
        parse(
            &request,
            &Expected {
                now: at(self.now),
                hosts: &OURS,
                scheme: "https",
            },
        )
    }

    fn accepted_by(&self, key: &PrivateKey) -> bool {
        self.parse()
            .is_ok_and(|parsed| parsed.verify(&key.public_key().unwrap()))
    }
}

const BOTH: [Dialect; 2] = [Dialect::Cavage, Dialect::Rfc9421];

fn post(dialect: Dialect) -> Sent {
    Sent::new(
        dialect,
        &RSA,
        "POST",
        "https://us.example/inbox",
        Some(BODY),
    )
}

fn get(dialect: Dialect) -> Sent {
    Sent::new(
        dialect,
        &RSA,
        "GET",
        "https://us.example/users/bob?page=1",
        None,
    )
}

#[test]
fn what_is_signed_is_accepted_in_both_dialects_and_with_both_keys() {
    for dialect in BOTH {
        for key in [&*RSA, &*ED25519] {
            for (method, body) in [("GET", None), ("POST", Some(BODY))] {
                let sent = Sent::new(dialect, key, method, "https://us.example/a?b=c", body);
                let parsed = sent.parse().unwrap();
                assert_eq!(parsed.key_id().as_str(), KEY_ID);
                assert_eq!(parsed.dialect(), dialect);
                assert!(
                    parsed.verify(&key.public_key().unwrap()),
                    "{dialect:?} {method}"
                );
            }
        }
    }
}

#[test]
fn another_key_does_not_fit() {
    let other = PrivateKey::generate_rsa().unwrap();
    for dialect in BOTH {
        assert!(!post(dialect).accepted_by(&other));
        assert!(!post(dialect).accepted_by(&ED25519));
    }
}

#[test]
fn a_changed_path_query_or_method_is_refused() {
    for dialect in BOTH {
        for target in [
            "/users/bob?page=2",
            "/users/eve?page=1",
            "/users/bob?page=1&x=y",
        ] {
            let mut sent = get(dialect);
            target.clone_into(&mut sent.target);
            assert!(!sent.accepted_by(&RSA), "{dialect:?} {target}");
        }
        let mut sent = post(dialect);
        sent.method = "post".into();
        assert!(sent.accepted_by(&RSA));
        sent.method = "PUT".into();
        assert!(!sent.accepted_by(&RSA));
    }
}

#[test]
fn a_request_for_another_host_is_refused() {
    for dialect in BOTH {
        let sent = Sent::new(
            dialect,
            &RSA,
            "POST",
            "https://other.example/inbox",
            Some(BODY),
        );
        assert_eq!(sent.parse().unwrap_err(), Refusal::Host);
        let mut moved = sent.clone();
        moved.set("host", "us.example");
        assert!(!moved.accepted_by(&RSA));
        let mut twice = post(dialect);
        twice.headers.push(("Host".into(), "us.example".into()));
        assert!(matches!(twice.parse(), Err(Refusal::Duplicate(_))));
        let mut none = post(dialect);
        none.headers.retain(|(name, _)| name != "host");
        assert!(matches!(none.parse(), Err(Refusal::Missing(_))));
    }
}

#[test]
fn a_body_replaced_after_signing_is_refused() {
    for (dialect, name) in [
        (Dialect::Cavage, "Digest"),
        (Dialect::Rfc9421, "Content-Digest"),
    ] {
        let mut sent = post(dialect);
        sent.body = b"{}".to_vec();
        assert_eq!(sent.parse().unwrap_err(), Refusal::Digest);
        // With a digest to match, the signature no longer does.
        let digest = if dialect == Dialect::Cavage {
            legacy_digest(b"{}")
        } else {
            content_digest(b"{}")
        };
        sent.set(name, &digest);
        assert!(sent.parse().is_ok());
        assert!(!sent.accepted_by(&RSA));
        sent.headers.retain(|(header, _)| header != name);
        assert_eq!(sent.parse().unwrap_err(), Refusal::Digest);
    }
}

#[test]
fn a_changed_date_is_refused() {
    let mut sent = get(Dialect::Cavage);
    sent.set("Date", "Sun, 15 Jun 2025 15:06:41 GMT");
    assert!(sent.parse().is_ok());
    assert!(!sent.accepted_by(&RSA));
    let mut sent = get(Dialect::Rfc9421);
    sent.replace(
        "Signature-Input",
        &format!("created={NOW}"),
        &format!("created={}", NOW + 1),
    );
    assert!(sent.parse().is_ok());
    assert!(!sent.accepted_by(&RSA));
}

#[test]
fn a_signature_is_good_for_five_minutes_and_an_hour_of_skew() {
    for dialect in BOTH {
        for (offset, expected) in [
            (-SKEW, None),
            (-SKEW - 1, Some(Refusal::Future)),
            (DEFAULT_LIFE + SKEW, None),
            (DEFAULT_LIFE + SKEW + 1, Some(Refusal::Expired)),
        ] {
            let mut sent = post(dialect);
            sent.now = NOW + offset;
            assert_eq!(sent.parse().err(), expected, "{dialect:?} {offset}");
        }
    }
}

#[test]
fn an_expiry_is_honoured_and_capped() {
    for (expires, age, good) in [
        (NOW + 60, 60 + SKEW, true),
        (NOW + 60, 61 + SKEW, false),
        (NOW + 10 * MAX_LIFE, MAX_LIFE + SKEW, true),
        (NOW + 10 * MAX_LIFE, MAX_LIFE + SKEW + 1, false),
        (i64::MIN, 0, false),
    ] {
        assert_eq!(
            check_freshness(NOW, Some(expires), at(NOW + age)).is_ok(),
            good,
            "{expires} {age}"
        );
    }
    assert_eq!(
        check_freshness(i64::MAX, None, at(NOW)),
        Err(Refusal::Future)
    );
    assert_eq!(
        check_freshness(i64::MIN, None, at(NOW)),
        Err(Refusal::Expired)
    );
}

#[test]
fn the_old_dialect_is_tried_with_and_without_the_query() {
    let url = "https://us.example/users/bob/outbox?page=true";
    let sent = Sent::with(Dialect::Cavage, &RSA, "GET", url, None, &[], true);
    assert_eq!(sent.target, "/users/bob/outbox?page=true");
    assert!(sent.accepted_by(&RSA));
}

#[test]
fn extra_headers_are_under_the_signature() {
    let extra = [(
        "Collection-Synchronization",
        "collectionId=\"https://peer.example/f\", digest=\"00\"",
    )];
    for dialect in BOTH {
        let sent = Sent::with(
            dialect,
            &RSA,
            "POST",
            "https://us.example/inbox",
            Some(BODY),
            &extra,
            false,
        );
        let parsed = sent.parse().unwrap();
        assert!(parsed.covers("collection-synchronization"));
        assert!(!parsed.covers("user-agent"));
        assert!(sent.accepted_by(&RSA));
        let mut changed = sent.clone();
        changed.replace("Collection-Synchronization", "00", "01");
        assert!(!changed.accepted_by(&RSA));
    }
}

#[test]
fn a_host_with_a_port_and_odd_paths_round_trip() {
    let ours = OurHosts::new(["127.0.0.1:4000"]).unwrap();
    for dialect in BOTH {
        let url = HttpUrl::parse(
            "http://127.0.0.1:4000/ü/%2f?q=ä b#x"
                .replace(' ', "+")
                .as_str(),
        )
        .unwrap();
        let outgoing = Outgoing {
            method: "GET",
            url: &url,
            body: None,
            extra: &[],
            now: at(NOW),
            without_query: false,
        };
        let mut headers = sign(dialect, &RSA, KEY_ID, &outgoing).unwrap();
        headers.push(("Host".into(), "127.0.0.1:4000".into()));
        let headers: Vec<(&str, &str)> = headers
            .iter()
            .map(|(k, v)| (k.as_str(), v.as_str()))
            .collect();
        let request = Request {
            method: "GET",
            path_and_query: "/%C3%BC/%2f?q=%C3%A4+b",
            headers: &headers,
            body: b"",
        };
        let parsed = parse(
            &request,
            &Expected {
                now: at(NOW),
                hosts: &ours,
                scheme: "http",
            },
        )
        .unwrap();
        assert!(parsed.verify(&RSA.public_key().unwrap()));
    }
}

/// The example of the draft's appendix C.3, with its published key and signature.
/// <https://datatracker.ietf.org/doc/html/draft-cavage-http-signatures-12#appendix-C.3>
/// Its date is of 2014 and its key of 1024 bits, so only the text that is signed can be compared.
#[test]
fn the_text_of_the_draft_is_signed() {
    let headers = [
        ("Host", "example.com"),
        ("Date", "Sun, 05 Jan 2014 21:31:40 GMT"),
        ("Content-Type", "application/json"),
        (
            "Digest",
            "SHA-256=X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=",
        ),
        ("Content-Length", "18"),
        (
            "Signature",
            "keyId=\"https://example.com/Test\",algorithm=\"rsa-sha256\",\
             headers=\"(request-target) host date content-type digest content-length\",signature=\"AQID\"",
        ),
    ];
    let request = Request {
        method: "POST",
        path_and_query: "/foo?param=value&pet=dog",
        headers: &headers,
        body: b"{\"hello\": \"world\"}",
    };
    let hosts = OurHosts::new(["example.com"]).unwrap();
    let parsed = parse(
        &request,
        &Expected {
            now: at(1_388_957_500),
            hosts: &hosts,
            scheme: "https",
        },
    )
    .unwrap();
    assert_eq!(
        parsed.base,
        "(request-target): post /foo?param=value&pet=dog\nhost: example.com\ndate: Sun, 05 Jan 2014 21:31:40 GMT\n\
         content-type: application/json\ndigest: SHA-256=X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=\ncontent-length: 18"
    );
}
