//! Digests of a body: `Digest` ([RFC 3230](https://www.rfc-editor.org/rfc/rfc3230)) for the old
//! dialect, `Content-Digest` ([RFC 9530](https://www.rfc-editor.org/rfc/rfc9530)) for the new.

use aws_lc_rs::digest::{SHA256, digest};
use base64::Engine;
use sfv::{BareItem, Dictionary, ListEntry};

use super::Refusal;
use super::pem::BASE64;
use super::rfc9421::strict_dictionary;

/// The value of `Digest` for a body.
#[must_use]
pub fn legacy_digest(body: &[u8]) -> String {
    format!("SHA-256={}", BASE64.encode(digest(&SHA256, body)))
}

/// The value of `Content-Digest` for a body.
#[must_use]
pub fn content_digest(body: &[u8]) -> String {
    format!("sha-256=:{}:", BASE64.encode(digest(&SHA256, body)))
}

/// Checks a `Digest` header: one SHA-256 among any others, and it is the body's.
pub(super) fn check_legacy(header: &str, body: &[u8]) -> Result<(), Refusal> {
    let mut found = header
        .split(',')
        .filter_map(|part| part.trim().split_once('='))
        .filter(|(name, _)| name.trim().eq_ignore_ascii_case("sha-256"))
        .map(|(_, value)| value.trim());
    let value = found.next().ok_or(Refusal::Digest)?;
    if found.next().is_some() {
        return Err(Refusal::Duplicate("sha-256".to_owned()));
    }
    compare(&BASE64.decode(value).map_err(|_| Refusal::Digest)?, body)
}

/// Checks a `Content-Digest` header in the same way.
pub(super) fn check_content(header: &str, body: &[u8]) -> Result<(), Refusal> {
    let dictionary: Dictionary = strict_dictionary(header)?;
    let Some(ListEntry::Item(item)) = dictionary.get("sha-256") else {
        return Err(Refusal::Digest);
    };
    let BareItem::ByteSequence(value) = &item.bare_item else {
        return Err(Refusal::Digest);
    };
    compare(value, body)
}

fn compare(claimed: &[u8], body: &[u8]) -> Result<(), Refusal> {
    if digest(&SHA256, body).as_ref() == claimed {
        Ok(())
    } else {
        Err(Refusal::Digest)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    // https://www.rfc-editor.org/rfc/rfc9530#appendix-B.1 gives this body and digest.
    const BODY: &[u8] = b"{\"hello\": \"world\"}\n";
    const SHA: &str = "RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=";

    #[test]
    fn published_digest() {
        assert_eq!(content_digest(BODY), format!("sha-256=:{SHA}:"));
        assert_eq!(legacy_digest(BODY), format!("SHA-256={SHA}"));
    }

    #[test]
    fn names_in_any_case_and_among_others() {
        for header in [
            format!("SHA-256={SHA}"),
            format!("sha-256={SHA}"),
            format!("SHA-512=xx==, Sha-256={SHA} ,MD5=y"),
        ] {
            assert_eq!(check_legacy(&header, BODY), Ok(()), "{header}");
        }
        assert_eq!(
            check_content(&format!("sha-512=:AQID:, sha-256=:{SHA}:"), BODY),
            Ok(())
        );
    }

    #[test]
    fn a_changed_body_and_a_bad_digest_are_refused() {
        let shorter = SHA.replace("g=", "");
        for header in [
            String::new(),
            "SHA-256=".into(),
            format!("SHA-512={SHA}"),
            format!("SHA-256={shorter}"),
            "SHA-256=!".into(),
        ] {
            assert_eq!(
                check_legacy(&header, BODY),
                Err(Refusal::Digest),
                "{header}"
            );
        }
        assert_eq!(
            check_legacy(&legacy_digest(BODY), b"other"),
            Err(Refusal::Digest)
        );
        assert_eq!(
            check_content(&content_digest(BODY), b"other"),
            Err(Refusal::Digest)
        );
        for header in [
            format!("sha-256={SHA}"),
            "sha-256=:AQID:".into(),
            "sha-512=:AQID:".into(),
            "sha-256".into(),
            ":".into(),
        ] {
            assert!(check_content(&header, BODY).is_err(), "{header}");
        }
    }

    #[test]
    fn two_digests_of_one_kind_are_refused() {
        let other = legacy_digest(b"other");
        assert!(check_legacy(&format!("SHA-256={SHA},{other}"), BODY).is_err());
        assert!(
            check_content(
                &format!("{}, sha-256=:{SHA}:", content_digest(b"other")),
                BODY
            )
            .is_err()
        );
    }
}
