//! The old dialect: one `Signature` header
//! ([draft-cavage-http-signatures-12](https://datatracker.ietf.org/doc/html/draft-cavage-http-signatures-12)).

use base64::Engine;
use jiff::fmt::rfc2822::DateTimeParser;

use super::keys::Algorithm;
use super::pem::BASE64;
use super::{
    Dialect, Expected, Headers, MAX_COMPONENTS, MAX_SIGNATURE_BYTES, Parsed, Refusal, Request,
    check_freshness, check_host, digest, is_post,
};
use crate::origin::ObjectId;

/// Most parameters of a header.
const MAX_PARAMETERS: usize = 16;

static DATE: DateTimeParser = DateTimeParser::new();

pub(super) fn parse(
    request: &Request<'_>,
    headers: Headers<'_>,
    signature: &str,
    expected: &Expected<'_>,
) -> Result<Parsed, Refusal> {
    let parameters = Parameters::read(signature)?;
    let legacy = match parameters.algorithm {
        None => false,
        Some(name) if name.eq_ignore_ascii_case("hs2019") => false,
        Some(name) if name.eq_ignore_ascii_case("rsa-sha256") => true,
        Some(name) => return Err(Refusal::Algorithm(name.to_owned())),
    };
    let covered = covered(
        parameters
            .headers
            .unwrap_or(if legacy { "date" } else { "(created)" }),
    )?;
    let covers = |name: &str| covered.iter().any(|covered| covered == name);
    if legacy && (covers("(created)") || covers("(expires)")) {
        return Err(Refusal::CreatedWith("rsa-sha256".to_owned()));
    }
    for name in ["(request-target)", "host"] {
        if !covers(name) {
            return Err(Refusal::NotCovered(name));
        }
    }
    check_host(headers, expected)?;
    check_times(&parameters, headers, &covers, expected)?;
    if is_post(request.method) || covers("digest") {
        if !covers("digest") {
            return Err(Refusal::NotCovered("digest"));
        }
        let value = headers.joined("digest")?.ok_or(Refusal::Digest)?;
        digest::check_legacy(&value, request.body)?;
    }
    let target = request.path_and_query;
    let base = base(request.method, target, &covered, &parameters, headers)?;
    let without_query = match target.split_once('?') {
        Some((path, _)) => Some(self::base(
            request.method,
            path,
            &covered,
            &parameters,
            headers,
        )?),
        None => None,
    };
    let bytes = BASE64
        .decode(parameters.signature)
        .map_err(|_| Refusal::Malformed("the signature is not base64"))?;
    if bytes.is_empty() || bytes.len() > MAX_SIGNATURE_BYTES {
        return Err(Refusal::Malformed("the signature has a wrong length"));
    }
    Ok(Parsed {
        dialect: Dialect::Cavage,
        key_id: ObjectId::parse(parameters.key_id).map_err(|_| Refusal::KeyId)?,
        algorithm: legacy.then_some(Algorithm::RsaSha256),
        covered,
        signature: bytes,
        base,
        without_query,
    })
}

/// The names in `headers`, lower case.
fn covered(list: &str) -> Result<Vec<String>, Refusal> {
    let mut covered: Vec<String> = Vec::new();
    for name in list.split_ascii_whitespace() {
        let name = name.to_ascii_lowercase();
        if covered.contains(&name) {
            return Err(Refusal::Duplicate(name));
        }
        if covered.len() == MAX_COMPONENTS {
            return Err(Refusal::Malformed("too many headers are signed"));
        }
        covered.push(name);
    }
    Ok(covered)
}

fn check_times(
    parameters: &Parameters<'_>,
    headers: Headers<'_>,
    covers: &impl Fn(&str) -> bool,
    expected: &Expected<'_>,
) -> Result<(), Refusal> {
    if !covers("date") && !covers("(created)") {
        return Err(Refusal::NotCovered("date"));
    }
    let missing = |name: &str| Refusal::Missing(name.to_owned());
    let expires = match covers("(expires)") {
        true => Some(parameters.expires.ok_or_else(|| missing("(expires)"))?),
        false => None,
    };
    if covers("(created)") {
        let created = parameters.created.ok_or_else(|| missing("(created)"))?;
        check_freshness(created, expires, expected.now)?;
    }
    if covers("date") {
        let date = headers.one("date")?.ok_or_else(|| missing("date"))?;
        let date = DATE
            .parse_timestamp(date)
            .map_err(|_| Refusal::Malformed("the date cannot be read"))?;
        check_freshness(date.as_second(), expires, expected.now)?;
    }
    Ok(())
}

/// The text that is signed ([section 2.3](https://datatracker.ietf.org/doc/html/draft-cavage-http-signatures-12#section-2.3)).
fn base(
    method: &str,
    target: &str,
    covered: &[String],
    parameters: &Parameters<'_>,
    headers: Headers<'_>,
) -> Result<String, Refusal> {
    let mut base = String::with_capacity(256);
    for name in covered {
        if !base.is_empty() {
            base.push('\n');
        }
        base.push_str(name);
        base.push_str(": ");
        let number = |value: Option<i64>| value.ok_or_else(|| Refusal::Missing(name.clone()));
        match name.as_str() {
            "(request-target)" => {
                base.push_str(&method.to_ascii_lowercase());
                base.push(' ');
                base.push_str(target);
            }
            "(created)" => base.push_str(&number(parameters.created)?.to_string()),
            "(expires)" => base.push_str(&number(parameters.expires)?.to_string()),
            other if other.starts_with(['(', '@']) => {
                return Err(Refusal::Component(other.to_owned()));
            }
            other => base.push_str(
                &headers
                    .joined(other)?
                    .ok_or_else(|| Refusal::Missing(other.to_owned()))?,
            ),
        }
    }
    Ok(base)
}

/// The parameters of a `Signature` header; those that are not known are read over.
#[derive(Debug, Default)]
struct Parameters<'a> {
    key_id: &'a str,
    algorithm: Option<&'a str>,
    headers: Option<&'a str>,
    signature: &'a str,
    created: Option<i64>,
    expires: Option<i64>,
}

impl<'a> Parameters<'a> {
    fn read(header: &'a str) -> Result<Self, Refusal> {
        let mut seen: Vec<&str> = Vec::with_capacity(6);
        let mut parameters = Self::default();
        let mut rest = header.trim_start();
        loop {
            let (name, after) = rest
                .split_once('=')
                .ok_or(Refusal::Malformed("a parameter has no value"))?;
            let name = name.trim();
            if name.is_empty()
                || !name
                    .bytes()
                    .all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-')
            {
                return Err(Refusal::Malformed("a parameter has no name"));
            }
            // Names that differ in case only would be one name for another reader.
            if seen.iter().any(|other| other.eq_ignore_ascii_case(name)) {
                return Err(Refusal::Duplicate(name.to_owned()));
            }
            if seen.len() == MAX_PARAMETERS {
                return Err(Refusal::Malformed("too many parameters"));
            }
            seen.push(name);
            let (value, after) = value(after.trim_start())?;
            parameters.set(name, value)?;
            rest = after.trim_start();
            if rest.is_empty() {
                break;
            }
            rest = rest
                .strip_prefix(',')
                .ok_or(Refusal::Malformed("parameters are not set apart by commas"))?
                .trim_start();
        }
        if parameters.key_id.is_empty() {
            return Err(Refusal::Malformed("there is no keyId"));
        }
        if parameters.signature.is_empty() {
            return Err(Refusal::Malformed("there is no signature"));
        }
        Ok(parameters)
    }

    fn set(&mut self, name: &str, value: &'a str) -> Result<(), Refusal> {
        let number = || {
            value
                .parse::<i64>()
                .map(Some)
                .map_err(|_| Refusal::Malformed("a time is not a number"))
        };
        match name {
            "keyId" => self.key_id = value,
            "algorithm" => self.algorithm = Some(value),
            "headers" => self.headers = Some(value),
            "signature" => self.signature = value,
            "created" => self.created = number()?,
            "expires" => self.expires = number()?,
            _ => {}
        }
        Ok(())
    }
}

/// A quoted string without escapes, or a bare token, and what follows.
fn value(text: &str) -> Result<(&str, &str), Refusal> {
    if let Some(quoted) = text.strip_prefix('"') {
        let (value, after) = quoted
            .split_once('"')
            .ok_or(Refusal::Malformed("a quote is not closed"))?;
        if value.contains('\\') {
            return Err(Refusal::Malformed("a value has escapes"));
        }
        return Ok((value, after));
    }
    let end = text
        .find(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '.')
        .unwrap_or(text.len());
    match text.split_at_checked(end) {
        Some((value, after)) if !value.is_empty() => Ok((value, after)),
        _ => Err(Refusal::Malformed("a parameter has no value")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parameters_are_read_in_any_order_with_blanks() {
        let read = Parameters::read(
            "created=17, signature=\"AQID\" ,keyId=\"https://a.example/u#main-key\",x=\"y\", headers=\"date host\",expires=\"18\"",
        )
        .unwrap();
        assert_eq!(
            (read.key_id, read.signature),
            ("https://a.example/u#main-key", "AQID")
        );
        assert_eq!(
            (read.created, read.expires, read.headers),
            (Some(17), Some(18), Some("date host"))
        );
        assert_eq!(read.algorithm, None);
    }

    #[test]
    fn a_parameter_twice_is_refused() {
        for header in [
            "keyId=\"a\",signature=\"b\",keyId=\"c\"",
            "keyId=\"a\",signature=\"b\",keyid=\"c\"",
            "keyId=\"a\",signature=\"b\",x=\"1\",x=\"2\"",
        ] {
            assert!(
                matches!(Parameters::read(header), Err(Refusal::Duplicate(_))),
                "{header}"
            );
        }
        assert!(matches!(
            covered("date host Date"),
            Err(Refusal::Duplicate(_))
        ));
    }

    #[test]
    fn malformed_headers_are_refused() {
        for header in [
            "",
            ",",
            "keyId",
            "keyId=",
            "keyId=\"a",
            "keyId=\"a\"",
            "signature=\"b\"",
            "keyId=\"\",signature=\"b\"",
            "keyId=\"a\",signature=\"\"",
            "keyId=\"a\" signature=\"b\"",
            "keyId=\"a\\\"\",signature=\"b\"",
            "keyId=\"a\",signature=\"b\",",
            "keyId=\"a\",signature=\"b\",created=x",
            "keyId=\"a\",signature=\"b\",expires=\"1.5\"",
            "=\"a\",keyId=\"a\",signature=\"b\"",
        ] {
            assert!(
                matches!(Parameters::read(header), Err(Refusal::Malformed(_))),
                "{header}"
            );
        }
        let many: Vec<String> = (0..40).map(|n| format!("x{n}=1")).collect();
        assert!(Parameters::read(&many.join(",")).is_err());
        let many: Vec<String> = (0..40).map(|n| format!("x{n}")).collect();
        assert!(covered(&many.join(" ")).is_err());
    }
}
