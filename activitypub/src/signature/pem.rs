//! PEM, the text form of keys ([RFC 7468](https://www.rfc-editor.org/rfc/rfc7468)), read laxly:
//! peers break lines anywhere or nowhere.

use base64::Engine;
use base64::alphabet::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

/// Base64 with or without padding.
pub(super) const BASE64: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// Longest PEM that is read, in bytes; an RSA key of 8192 bits, private, takes about 6400.
const MAX_BYTES: usize = 8 * 1024;

/// Length of a line of base64.
const LINE: usize = 64;

/// The label and the bytes of the first block.
pub(super) fn decode(text: &str) -> Option<(&str, Vec<u8>)> {
    if text.len() > MAX_BYTES {
        return None;
    }
    let (_, rest) = text.split_once("-----BEGIN ")?;
    let (label, rest) = rest.split_once("-----")?;
    let (body, rest) = rest.split_once("-----END ")?;
    if !rest.strip_prefix(label)?.starts_with("-----") {
        return None;
    }
    let body: String = body.chars().filter(|c| !c.is_ascii_whitespace()).collect();
    Some((label, BASE64.decode(body).ok()?))
}

pub(super) fn encode(label: &str, bytes: &[u8]) -> String {
    let body = BASE64.encode(bytes);
    let mut text = format!("-----BEGIN {label}-----\n");
    let mut rest = body.as_str();
    while !rest.is_empty() {
        let (line, after) = rest.split_at_checked(LINE).unwrap_or((rest, ""));
        text.push_str(line);
        text.push('\n');
        rest = after;
    }
    text.push_str("-----END ");
    text.push_str(label);
    text.push_str("-----\n");
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_reads_back() {
        for length in [0, 1, 47, 48, 49, 300] {
            let bytes: Vec<u8> = (0..length).map(|n| (n % 251) as u8).collect();
            let text = encode("PUBLIC KEY", &bytes);
            assert!(text.lines().all(|line| line.len() <= LINE));
            assert_eq!(decode(&text), Some(("PUBLIC KEY", bytes)));
        }
    }

    #[test]
    fn line_breaks_may_be_anything() {
        for text in [
            "-----BEGIN X-----AQID-----END X-----",
            "-----BEGIN X-----\r\nAQ\r\nID\r\n-----END X-----\r\n",
            "junk\n-----BEGIN X----- AQID\t-----END X-----",
        ] {
            assert_eq!(decode(text), Some(("X", vec![1, 2, 3])));
        }
    }

    #[test]
    fn what_is_no_pem_is_refused() {
        for text in [
            "",
            "-----BEGIN X-----",
            "-----BEGIN X-----AQID-----END Y-----",
            "-----BEGIN X-----A!ID-----END X-----",
        ] {
            assert_eq!(decode(text), None, "{text}");
        }
        assert_eq!(decode(&encode("X", &[0; MAX_BYTES])), None);
    }
}
