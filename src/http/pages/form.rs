//! What a browser sends with a form.

use std::{collections::HashMap, future::Future, pin::Pin};

use actix_web::{
    FromRequest, HttpMessage, HttpRequest, dev::Payload, http::StatusCode, web::Bytes,
};

use super::PageFailure;

/// Largest form, in bytes.
const LARGEST: usize = 64 * 1024;

/// The fields of a form; of those given twice, the last.
#[derive(Debug, Default)]
pub(in crate::http) struct Form(HashMap<String, String>);

impl Form {
    /// One field; empty when it was not sent.
    pub fn field(&self, name: &str) -> &str {
        self.0.get(name).map_or("", String::as_str)
    }
}

impl FromRequest for Form {
    type Error = PageFailure;
    type Future = Pin<Box<dyn Future<Output = Result<Form, PageFailure>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let is_form = request
            .content_type()
            .eq_ignore_ascii_case("application/x-www-form-urlencoded");
        let body = Bytes::from_request(request, payload);
        Box::pin(async move {
            if !is_form {
                return Err(PageFailure::status(StatusCode::BAD_REQUEST));
            }
            let too_large = || PageFailure::status(StatusCode::PAYLOAD_TOO_LARGE);
            let body = body.await.map_err(|_| too_large())?;
            if body.len() > LARGEST {
                return Err(too_large());
            }
            read(&body)
        })
    }
}

fn read(body: &[u8]) -> Result<Form, PageFailure> {
    let fields: HashMap<String, String> = url::form_urlencoded::parse(body)
        .map(|(name, value)| (name.into_owned(), value.into_owned()))
        .collect();
    // A zero byte is text to nobody, and Postgres refuses it.
    if fields.values().any(|value| value.contains('\0')) {
        return Err(PageFailure::status(StatusCode::BAD_REQUEST));
    }
    Ok(Form(fields))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_decoded_and_missing_ones_are_empty() {
        let form = read(b"login=rosa%40example.com&password=a+b&login=tomasz").unwrap();
        assert_eq!(form.field("login"), "tomasz");
        assert_eq!(form.field("password"), "a b");
        assert_eq!(form.field("csrf"), "");
    }

    #[test]
    fn a_zero_byte_is_refused() {
        assert!(read(b"login=a%00b").is_err());
    }
}
