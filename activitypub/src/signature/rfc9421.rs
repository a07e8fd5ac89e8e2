//! The new dialect: HTTP Message Signatures ([RFC 9421](https://www.rfc-editor.org/rfc/rfc9421)).

use sfv::{BareItem, Dictionary, FieldType, InnerList, Item, ListEntry, Parameters, Parser};

use super::keys::Algorithm;
use super::{
    Dialect, Expected, Headers, MAX_COMPONENTS, MAX_SIGNATURE_BYTES, Parsed, Refusal, Request,
    check_freshness, check_host, digest, is_post,
};
use crate::origin::ObjectId;

pub(super) fn parse(
    request: &Request<'_>,
    headers: Headers<'_>,
    expected: &Expected<'_>,
) -> Result<Parsed, Refusal> {
    let input = headers
        .joined("signature-input")?
        .ok_or(Refusal::Unsigned)?;
    let (label, list) = only_entry(strict_dictionary(&input)?)?;
    let ListEntry::InnerList(list) = list else {
        return Err(Refusal::Malformed("the input is not a list"));
    };
    let signatures = headers.joined("signature")?.ok_or(Refusal::Unsigned)?;
    let (signed, signature) = only_entry(strict_dictionary(&signatures)?)?;
    if signed != label {
        return Err(Refusal::Malformed(
            "the signature has another label than its input",
        ));
    }
    let ListEntry::Item(Item {
        bare_item: BareItem::ByteSequence(signature),
        ..
    }) = signature
    else {
        return Err(Refusal::Malformed("the signature is not a byte sequence"));
    };
    if signature.is_empty() || signature.len() > MAX_SIGNATURE_BYTES {
        return Err(Refusal::Malformed("the signature has a wrong length"));
    }

    let covered = covered(&list)?;
    let covers = |name: &str| covered.iter().any(|covered| covered == name);
    for name in ["@method", "@target-uri"] {
        if !covers(name) {
            return Err(Refusal::NotCovered(name));
        }
    }
    let authority = check_host(headers, expected)?;

    let created = integer(&list.params, "created")?.ok_or(Refusal::NotCovered("created"))?;
    check_freshness(created, integer(&list.params, "expires")?, expected.now)?;

    let algorithm = match text(&list.params, "alg")? {
        None => None,
        Some(name) => Some(
            [Algorithm::RsaSha256, Algorithm::Ed25519]
                .into_iter()
                .find(|known| known.rfc9421() == name)
                .ok_or_else(|| Refusal::Algorithm(name.to_owned()))?,
        ),
    };
    let key_id = text(&list.params, "keyid")?.ok_or(Refusal::Malformed("there is no keyid"))?;
    let key_id = ObjectId::parse(key_id).map_err(|_| Refusal::KeyId)?;

    if is_post(request.method) || covers("content-digest") {
        if !covers("content-digest") {
            return Err(Refusal::NotCovered("content-digest"));
        }
        let value = headers.joined("content-digest")?.ok_or(Refusal::Digest)?;
        digest::check_content(&value, request.body)?;
    }

    let target = Target {
        method: request.method,
        scheme: expected.scheme,
        authority: &authority,
        path_and_query: request.path_and_query,
    };
    let base = base(&covered, &list, |name| target.component(name, headers))?;
    Ok(Parsed {
        dialect: Dialect::Rfc9421,
        key_id,
        algorithm,
        covered,
        signature,
        base,
        without_query: None,
    })
}

/// What derived components are made of.
pub(super) struct Target<'a> {
    pub method: &'a str,
    pub scheme: &'a str,
    pub authority: &'a str,
    pub path_and_query: &'a str,
}

impl Target<'_> {
    fn component(&self, name: &str, headers: Headers<'_>) -> Result<String, Refusal> {
        let (path, query) = self
            .path_and_query
            .split_once('?')
            .map_or((self.path_and_query, None), |(p, q)| (p, Some(q)));
        Ok(match name {
            "@method" => self.method.to_ascii_uppercase(),
            "@target-uri" => format!(
                "{}://{}{}",
                self.scheme, self.authority, self.path_and_query
            ),
            "@authority" => self.authority.to_owned(),
            "@scheme" => self.scheme.to_owned(),
            "@request-target" => self.path_and_query.to_owned(),
            "@path" => path.to_owned(),
            "@query" => format!("?{}", query.unwrap_or_default()),
            other if other.starts_with('@') => return Err(Refusal::Component(other.to_owned())),
            other => headers
                .joined(other)?
                .ok_or_else(|| Refusal::Missing(other.to_owned()))?
                .into_owned(),
        })
    }
}

/// The text that is signed ([section 2.5](https://www.rfc-editor.org/rfc/rfc9421#section-2.5)).
pub(super) fn base<F>(covered: &[String], list: &InnerList, value: F) -> Result<String, Refusal>
where
    F: Fn(&str) -> Result<String, Refusal>,
{
    let mut base = String::with_capacity(512);
    for name in covered {
        base.push('"');
        base.push_str(name);
        base.push_str("\": ");
        base.push_str(&value(name)?);
        base.push('\n');
    }
    base.push_str("\"@signature-params\": ");
    base.push_str(&serialized(list)?);
    Ok(base)
}

/// An inner list in its one canonical form.
pub(super) fn serialized(list: &InnerList) -> Result<String, Refusal> {
    vec![ListEntry::InnerList(list.clone())]
        .serialize()
        .ok_or(Refusal::Malformed("the input is empty"))
}

/// The names of the components, each once and without parameters: those (`;req`, `;bs`, `;key` …)
/// make another value of the same name, and no peer sends them.
fn covered(list: &InnerList) -> Result<Vec<String>, Refusal> {
    if list.items.len() > MAX_COMPONENTS {
        return Err(Refusal::Malformed("too many components are signed"));
    }
    let mut covered: Vec<String> = Vec::with_capacity(list.items.len());
    for item in &list.items {
        let BareItem::String(name) = &item.bare_item else {
            return Err(Refusal::Malformed("a component is not a string"));
        };
        let name = name.as_str();
        if !item.params.is_empty()
            || name.is_empty()
            || name.bytes().any(|b| b.is_ascii_uppercase())
        {
            return Err(Refusal::Component(name.to_owned()));
        }
        if covered.iter().any(|other| other == name) {
            return Err(Refusal::Duplicate(name.to_owned()));
        }
        covered.push(name.to_owned());
    }
    Ok(covered)
}

fn integer(parameters: &Parameters, name: &str) -> Result<Option<i64>, Refusal> {
    match parameters.get(name) {
        None => Ok(None),
        Some(BareItem::Integer(value)) => Ok(Some(i64::from(*value))),
        Some(_) => Err(Refusal::Malformed("a time is not a number")),
    }
}

fn text<'a>(parameters: &'a Parameters, name: &str) -> Result<Option<&'a str>, Refusal> {
    match parameters.get(name) {
        None => Ok(None),
        Some(BareItem::String(value)) => Ok(Some(value.as_str())),
        Some(_) => Err(Refusal::Malformed("a parameter is not a string")),
    }
}

/// One signature, no choice: which of several counts would be up to the reader.
fn only_entry(dictionary: Dictionary) -> Result<(String, ListEntry), Refusal> {
    let mut entries = dictionary.into_iter();
    match (entries.next(), entries.next()) {
        (Some((label, entry)), None) => Ok((label.as_str().to_owned(), entry)),
        _ => Err(Refusal::Malformed("there is not exactly one signature")),
    }
}

/// Reads a dictionary that says everything once.
///
/// By its own rules a structured field lets the last of two equal keys win. Here nothing may stand
/// twice, so the text must be what its own reading is written as, blanks aside.
pub(super) fn strict_dictionary(header: &str) -> Result<Dictionary, Refusal> {
    let dictionary: Dictionary = Parser::new(header)
        .parse()
        .map_err(|_| Refusal::Malformed("a header is not a structured field"))?;
    let written = dictionary.serialize().unwrap_or_default();
    if squeezed(header).eq(squeezed(&written)) {
        Ok(dictionary)
    } else {
        Err(Refusal::Duplicate(
            "a part of a structured field".to_owned(),
        ))
    }
}

/// The bytes of a structured field without blanks outside of strings.
fn squeezed(text: &str) -> impl Iterator<Item = u8> {
    let (mut quoted, mut escaped) = (false, false);
    text.bytes().filter(move |byte| {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if quoted => escaped = true,
            b'"' => quoted = !quoted,
            b' ' | b'\t' if !quoted => return false,
            _ => {}
        }
        true
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_may_differ_but_nothing_may_stand_twice() {
        for good in [
            r#"sig1=("@method" "@target-uri");created=1;keyid="k  x""#,
            r#"  sig1=(  "@method"   "@target-uri" ); created=1 "#,
            r#"sha-256=:AQID:,	sha-512=:AQID:"#,
        ] {
            assert!(strict_dictionary(good).is_ok(), "{good}");
        }
        for bad in [
            r#"sig1=("@method"), sig1=("@target-uri")"#,
            r#"sig1=("@method");created=1;created=2"#,
            r#"sig1=("@method");keyid="a";keyid="a""#,
            r#"sig1=("a";key="x";key="y")"#,
            "sig1",
            "sig1=(",
        ] {
            assert!(
                strict_dictionary(bad).and_then(only_entry).is_err() || bad == "sig1",
                "{bad}"
            );
        }
    }

    #[test]
    fn the_base_of_the_rfc() {
        // https://www.rfc-editor.org/rfc/rfc9421#section-2.5
        let input = r#"sig1=("@method" "@authority" "@path" "content-digest" "content-length" "content-type");created=1618884473;keyid="test-key-rsa-pss""#;
        let (_, entry) = only_entry(strict_dictionary(input).unwrap()).unwrap();
        let ListEntry::InnerList(list) = entry else {
            panic!()
        };
        let headers = [
            (
                "Content-Digest",
                "sha-512=:WZDPaVn/7XgHaAy8pmojAkGWoRx2UFChF41A2svX+TaPm+AbwAgBWnrIiYllu7BNNyealdVLvRwEmTHWXvJwew==:",
            ),
            ("Content-Length", "18"),
            ("Content-Type", "application/json"),
        ];
        let target = Target {
            method: "POST",
            scheme: "https",
            authority: "example.com",
            path_and_query: "/foo?param=Value&Pet=dog",
        };
        let made = base(&covered(&list).unwrap(), &list, |name| {
            target.component(name, Headers(&headers))
        })
        .unwrap();
        assert_eq!(
            made,
            "\"@method\": POST\n\"@authority\": example.com\n\"@path\": /foo\n\
             \"content-digest\": sha-512=:WZDPaVn/7XgHaAy8pmojAkGWoRx2UFChF41A2svX+TaPm+AbwAgBWnrIiYllu7BNNyealdVLvRwEmTHWXvJwew==:\n\
             \"content-length\": 18\n\"content-type\": application/json\n\
             \"@signature-params\": (\"@method\" \"@authority\" \"@path\" \"content-digest\" \"content-length\" \"content-type\")\
             ;created=1618884473;keyid=\"test-key-rsa-pss\""
        );
    }

    #[test]
    fn components_with_parameters_are_refused() {
        for input in [
            r#"s=("@method";req)"#,
            r#"s=("@query-param";name="x")"#,
            r#"s=("Date")"#,
            r#"s=("")"#,
            r#"s=(date)"#,
            r#"s=("date" "date")"#,
        ] {
            let (_, entry) = only_entry(strict_dictionary(input).unwrap()).unwrap();
            let ListEntry::InnerList(list) = entry else {
                panic!()
            };
            assert!(covered(&list).is_err(), "{input}");
        }
    }
}
