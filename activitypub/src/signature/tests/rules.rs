//! What a signature must look like to be looked at at all.

use super::*;

#[test]
fn unsigned_requests_are_refused() {
    for dialect in BOTH {
        let mut sent = post(dialect);
        sent.headers
            .retain(|(name, _)| !name.starts_with("Signature"));
        assert_eq!(sent.parse().unwrap_err(), Refusal::Unsigned);
        assert_eq!(sent.parse().unwrap_err().status(), 401);
    }
    let mut empty = post(Dialect::Cavage);
    empty.set("Signature", "");
    assert!(empty.parse().is_err());
    let mut only_input = post(Dialect::Rfc9421);
    only_input.headers.retain(|(name, _)| name != "Signature");
    assert_eq!(only_input.parse().unwrap_err(), Refusal::Unsigned);
}

#[test]
fn what_must_be_signed_is_signed_in_the_old_dialect() {
    for (list, missing) in [
        ("host date digest content-type", "(request-target)"),
        ("(request-target) date digest content-type", "host"),
        ("(request-target) host digest content-type", "date"),
        ("(request-target) host date content-type", "digest"),
        ("", "(request-target)"),
    ] {
        let mut sent = post(Dialect::Cavage);
        sent.replace(
            "Signature",
            "headers=\"(request-target) host date digest content-type\"",
            &format!("headers=\"{list}\""),
        );
        assert_eq!(
            sent.parse().unwrap_err(),
            Refusal::NotCovered(missing),
            "{list}"
        );
    }
    let mut sent = post(Dialect::Cavage);
    sent.replace(
        "Signature",
        "headers=\"(request-target) host date digest content-type\",",
        "",
    );
    assert_eq!(
        sent.parse().unwrap_err(),
        Refusal::NotCovered("(request-target)")
    );
    let mut sent = post(Dialect::Cavage);
    sent.replace("Signature", " content-type\"", " x-absent\"");
    assert_eq!(
        sent.parse().unwrap_err(),
        Refusal::Missing("x-absent".into())
    );
}

#[test]
fn what_must_be_signed_is_signed_in_the_new_dialect() {
    for (from, to, missing) in [
        ("\"@method\" ", "", "@method"),
        ("\"@target-uri\" ", "", "@target-uri"),
        ("\"content-digest\" ", "", "content-digest"),
        (&*format!(";created={NOW}"), "", "created"),
    ] {
        let mut sent = post(Dialect::Rfc9421);
        sent.replace("Signature-Input", from, to);
        assert_eq!(sent.parse().unwrap_err(), Refusal::NotCovered(missing));
    }
    for (from, to) in [
        ("\"@method\"", "\"@status\""),
        ("\"@method\"", "\"@method\" \"@query-param\";name=\"x\""),
        ("\"content-type\"", "\"content-type\";bs"),
        (";keyid=", ";other="),
        ("sig1=", "sig2="),
        ("created=", "created=\"x\";y="),
    ] {
        let mut sent = post(Dialect::Rfc9421);
        sent.replace("Signature-Input", from, to);
        assert!(sent.parse().is_err(), "{to}");
    }
}

#[test]
fn algorithms_are_known_or_refused() {
    for (algorithm, refused) in [
        ("rsa-sha512", true),
        ("hmac-sha256", true),
        ("none", true),
        ("", true),
        ("hs2019", false),
        ("RSA-SHA256", false),
    ] {
        let mut sent = post(Dialect::Cavage);
        sent.replace(
            "Signature",
            "algorithm=\"rsa-sha256\"",
            &format!("algorithm=\"{algorithm}\""),
        );
        assert_eq!(
            matches!(sent.parse(), Err(Refusal::Algorithm(_))),
            refused,
            "{algorithm}"
        );
        assert_eq!(sent.accepted_by(&RSA), !refused, "{algorithm}");
    }
    for algorithm in ["rsa-pss-sha512", "hmac-sha256", "RSA-V1_5-SHA256", ""] {
        let mut sent = post(Dialect::Rfc9421);
        sent.replace(
            "Signature-Input",
            "alg=\"rsa-v1_5-sha256\"",
            &format!("alg=\"{algorithm}\""),
        );
        assert!(
            matches!(sent.parse(), Err(Refusal::Algorithm(_))),
            "{algorithm}"
        );
    }
    // A claim that does not fit the key is no signature of that key.
    let mut sent = post(Dialect::Rfc9421);
    sent.replace("Signature-Input", "rsa-v1_5-sha256", "ed25519");
    assert!(sent.parse().is_ok());
    assert!(!sent.accepted_by(&RSA));
}

#[test]
fn created_and_expires_do_not_go_with_rsa_sha256() {
    for name in ["(created)", "(expires)"] {
        let mut sent = get(Dialect::Cavage);
        sent.replace("Signature", "host date", &format!("host date {name}"));
        sent.replace(
            "Signature",
            "keyId",
            &format!("created={NOW},expires={NOW},keyId"),
        );
        assert_eq!(
            sent.parse().unwrap_err(),
            Refusal::CreatedWith("rsa-sha256".into())
        );
    }
}

#[test]
fn hs2019_may_sign_created_and_expires_instead_of_a_date() {
    let base = format!(
        "(request-target): get /users/bob\nhost: us.example\n(created): {NOW}\n(expires): {}",
        NOW + 30
    );
    let signature = base64::Engine::encode(&super::pem::BASE64, RSA.sign(base.as_bytes()).unwrap());
    let mut sent = get(Dialect::Cavage);
    sent.target = "/users/bob".into();
    let header = format!(
        "keyId=\"{KEY_ID}\",algorithm=\"hs2019\",created={NOW},expires={},\
         headers=\"(request-target) host (created) (expires)\",signature=\"{signature}\"",
        NOW + 30
    );
    sent.set("Signature", &header);
    assert!(sent.accepted_by(&RSA));
    sent.now = NOW + 31 + SKEW;
    assert_eq!(sent.parse().unwrap_err(), Refusal::Expired);
    sent.set("Signature", &header.replace(&format!("created={NOW},"), ""));
    assert_eq!(
        sent.parse().unwrap_err(),
        Refusal::Missing("(created)".into())
    );
}

#[test]
fn duplicates_are_refused() {
    let mut sent = post(Dialect::Cavage);
    let signature = sent.get("Signature");
    sent.headers.push(("signature".into(), signature));
    assert!(matches!(sent.parse(), Err(Refusal::Duplicate(_))));
    let mut sent = post(Dialect::Cavage);
    sent.replace(
        "Signature",
        "keyId=",
        "keyId=\"https://evil.example/k\",keyId=",
    );
    assert_eq!(sent.parse().unwrap_err().status(), 400);
    let mut sent = post(Dialect::Rfc9421);
    let input = sent.get("Signature-Input");
    sent.set("Signature-Input", &format!("{input}, {input}"));
    assert!(sent.parse().is_err());
    sent.set(
        "Signature-Input",
        &format!("{input}, {}", input.replace("sig1", "sig2")),
    );
    assert!(sent.parse().is_err());
    sent.set(
        "Signature-Input",
        &format!("{input};keyid=\"https://evil.example/k\""),
    );
    assert!(sent.parse().is_err());
    let mut sent = post(Dialect::Rfc9421);
    sent.replace("Signature-Input", "\"@method\"", "\"@method\" \"@method\"");
    assert!(matches!(sent.parse(), Err(Refusal::Duplicate(_))));
}

#[test]
fn with_both_styles_the_new_rules_hold() {
    let mut sent = post(Dialect::Cavage);
    let input = post(Dialect::Rfc9421).get("Signature-Input");
    sent.set("Signature-Input", &input);
    assert!(sent.parse().is_err());
}

#[test]
fn key_ids_are_urls() {
    for (id, good) in [
        ("acct:ann@peer.example", false),
        ("https://peer.example/users/ann", true),
        ("https://peer.example/users/ann/main-key", true),
        ("javascript:alert(1)", false),
        ("https://peer.example@evil.example/k", false),
    ] {
        let mut sent = post(Dialect::Cavage);
        sent.replace("Signature", KEY_ID, id);
        assert_eq!(sent.parse().err() != Some(Refusal::KeyId), good, "{id}");
    }
}

#[test]
fn line_breaks_and_oversized_headers_are_refused() {
    let mut sent = post(Dialect::Cavage);
    sent.set("Content-Type", "application/activity+json\ndate: x");
    assert!(matches!(sent.parse(), Err(Refusal::Malformed(_))));
    for name in ["Signature", "Date", "Digest"] {
        let mut sent = post(Dialect::Cavage);
        sent.set(name, &"x".repeat(MAX_HEADER_BYTES + 1));
        assert!(sent.parse().is_err(), "{name}");
    }
    let url = HttpUrl::parse("https://us.example/inbox").unwrap();
    for (key_id, extra) in [
        ("a\"b", ("x", "y")),
        ("k", ("x", "y\nz")),
        ("k", ("", "y")),
        ("k\r\n", ("x", "y")),
    ] {
        let outgoing = Outgoing {
            method: "GET",
            url: &url,
            body: None,
            extra: &[extra],
            now: at(NOW),
            without_query: false,
        };
        for dialect in BOTH {
            assert_eq!(
                sign(dialect, &RSA, key_id, &outgoing),
                Err(SignError::Value)
            );
        }
    }
}
