//! The parameters of a request, wherever they stand: query, JSON, form or multipart body, merged into one tree with
//! bracket syntax nested (`fields_attributes[0][name]`, `id[]`, `keywords_attributes[][keyword]`). The body wins.

use std::{collections::HashMap, future::Future, pin::Pin};

use actix_multipart::Multipart;
use actix_web::{
    FromRequest, HttpMessage, HttpRequest,
    dev::Payload,
    http::header,
    web::{self, Bytes, BytesMut},
};
use api::{endpoint::Endpoint, lenient::Upload};
use futures_util::StreamExt;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::Failure;
use crate::domain::Services;

/// Parameters that one request may name.
const MAX_PARAMETERS: usize = 2000;
/// How deep brackets may nest.
const MAX_DEPTH: usize = 8;

/// The merged parameters and the uploaded files.
#[derive(Debug, Default)]
pub struct Params {
    /// An object.
    pub tree: Value,
    files: HashMap<String, Bytes>,
}

impl Params {
    /// Reads a request struct of the contract.
    pub fn read<T: DeserializeOwned>(&self) -> Result<T, Failure> {
        Ok(api::lenient::read(self.tree.clone())?)
    }

    /// The content of an uploaded file.
    #[must_use]
    pub fn file(&self, upload: &Upload) -> Option<Bytes> {
        self.files.get(&upload.0).cloned()
    }
}

impl FromRequest for Params {
    type Error = Failure;
    type Future = Pin<Box<dyn Future<Output = Result<Params, Failure>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let request = request.clone();
        let payload = payload.take();
        Box::pin(async move { collect(&request, payload).await })
    }
}

async fn collect(request: &HttpRequest, payload: Payload) -> Result<Params, Failure> {
    let declared = request
        .extensions()
        .get::<&'static Endpoint>()
        .and_then(|endpoint| endpoint.body.bytes());
    let limit = declared.unwrap_or_else(|| {
        let image = request
            .app_data::<web::Data<Services>>()
            .map_or(0, |services| services.config.media.max_image_bytes);
        usize::try_from(image).unwrap_or(0) + 1024 * 1024
    });
    let mut tree = Tree::default();
    for (name, value) in pairs(request.query_string())? {
        tree.insert(&name, Value::String(value))?;
    }
    let mut files = HashMap::new();
    let essence = request.content_type().trim().to_ascii_lowercase();
    if essence == "multipart/form-data" {
        multipart(request, payload, limit, &mut tree, &mut files).await?;
    } else {
        let body = read_body(request, payload, limit).await?;
        if body.is_empty() {
        } else if essence == "application/x-www-form-urlencoded" {
            let text = std::str::from_utf8(&body)
                .map_err(|_| Failure::new(400, "The body is not valid UTF-8"))?;
            for (name, value) in pairs(text)? {
                tree.insert(&name, Value::String(value))?;
            }
        } else if essence == "application/json"
            || essence.ends_with("+json")
            || looks_like_json(&body, &essence)
        {
            let value: Value = serde_json::from_slice(&body).map_err(|error| {
                Failure::new(
                    400,
                    format!(
                        "The body is not valid JSON: line {}, column {}",
                        error.line(),
                        error.column()
                    ),
                )
            })?;
            match value {
                Value::Object(object) => tree.merge(object),
                Value::Null => {}
                _ => return Err(Failure::new(400, "The body must be a JSON object")),
            }
        } else {
            return Err(Failure::new(415, "Unsupported Media Type"));
        }
    }
    let tree = Value::Object(tree.root);
    check_text(&tree)?;
    Ok(Params { tree, files })
}

/// Some clients send JSON without saying so.
fn looks_like_json(body: &[u8], essence: &str) -> bool {
    (essence.is_empty() || essence == "text/plain")
        && body.trim_ascii_start().first() == Some(&b'{')
}

async fn read_body(
    request: &HttpRequest,
    mut payload: Payload,
    limit: usize,
) -> Result<Bytes, Failure> {
    let announced = request
        .headers()
        .get(header::CONTENT_LENGTH)
        .and_then(|value| value.to_str().ok()?.parse::<usize>().ok());
    if announced.is_some_and(|length| length > limit) {
        return Err(api::error::PAYLOAD_TOO_LARGE.into());
    }
    let mut body = BytesMut::new();
    while let Some(chunk) = payload.next().await {
        let chunk = chunk.map_err(|_| Failure::new(400, "The body could not be read"))?;
        if body.len() + chunk.len() > limit {
            return Err(api::error::PAYLOAD_TOO_LARGE.into());
        }
        body.extend_from_slice(&chunk);
    }
    Ok(body.freeze())
}

async fn multipart(
    request: &HttpRequest,
    payload: Payload,
    limit: usize,
    tree: &mut Tree,
    files: &mut HashMap<String, Bytes>,
) -> Result<(), Failure> {
    let broken = |_| Failure::new(400, "The multipart body could not be read");
    let mut form = Multipart::new(request.headers(), payload);
    let mut total = 0;
    while let Some(field) = form.next().await {
        let mut field = field.map_err(broken)?;
        let name = field.name().unwrap_or_default().to_owned();
        let is_file = field
            .content_disposition()
            .is_some_and(|disposition| disposition.get_filename().is_some());
        let mut content = BytesMut::new();
        while let Some(chunk) = field.next().await {
            let chunk = chunk.map_err(broken)?;
            total += chunk.len();
            if total > limit {
                return Err(api::error::PAYLOAD_TOO_LARGE.into());
            }
            content.extend_from_slice(&chunk);
        }
        if is_file {
            // An empty file part means "unchanged": it is not given.
            if !content.is_empty() {
                let handle = format!("file {}", files.len());
                files.insert(handle.clone(), content.freeze());
                tree.insert(&name, Value::String(handle))?;
            }
        } else {
            let text = std::str::from_utf8(&content)
                .map_err(|_| Failure::new(400, "The body is not valid UTF-8"))?;
            tree.insert(&name, Value::String(text.to_owned()))?;
        }
    }
    Ok(())
}

fn pairs(text: &str) -> Result<Vec<(String, String)>, Failure> {
    let decode = |part: &str| {
        let spaced = part.replace('+', " ");
        percent_encoding::percent_decode_str(&spaced)
            .decode_utf8()
            .map(|text| text.into_owned())
            .map_err(|_| Failure::new(400, "A parameter is not valid UTF-8"))
    };
    text.split('&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            Ok((decode(name)?, decode(value)?))
        })
        .collect()
}

/// A zero byte is text to nobody, and Postgres refuses it.
fn check_text(value: &Value) -> Result<(), Failure> {
    let bad = match value {
        Value::String(text) => text.contains('\0'),
        Value::Array(items) => return items.iter().try_for_each(check_text),
        Value::Object(object) => {
            object.values().try_for_each(check_text)?;
            object.keys().any(|key| key.contains('\0'))
        }
        _ => false,
    };
    if bad {
        Err(Failure::new(400, "A parameter holds a zero byte"))
    } else {
        Ok(())
    }
}

#[derive(Default)]
struct Tree {
    root: Map<String, Value>,
    count: usize,
}

impl Tree {
    /// Puts a value under a name in bracket syntax.
    fn insert(&mut self, name: &str, value: Value) -> Result<(), Failure> {
        self.count += 1;
        if self.count > MAX_PARAMETERS {
            return Err(Failure::new(400, "Too many parameters"));
        }
        let (first, rest) = name.split_once('[').unwrap_or((name, ""));
        let mut keys: Vec<&str> = Vec::new();
        if !rest.is_empty() {
            keys = rest.trim_end_matches(']').split("][").collect();
        }
        if first.is_empty() {
            return Ok(());
        }
        if keys.len() > MAX_DEPTH {
            return Err(Failure::new(400, "Parameters are nested too deeply"));
        }
        let slot = self.root.entry(first).or_insert(Value::Null);
        place(slot, &keys, value);
        Ok(())
    }

    /// Lays a JSON body over what is there.
    fn merge(&mut self, object: Map<String, Value>) {
        for (name, value) in object {
            // `id[]` as a JSON key means the same as in a form.
            let name = name.strip_suffix("[]").map_or(name.clone(), str::to_owned);
            self.root.insert(name, value);
        }
    }
}

fn place(slot: &mut Value, keys: &[&str], value: Value) {
    let Some((key, rest)) = keys.split_first() else {
        *slot = value;
        return;
    };
    if key.is_empty() {
        if !slot.is_array() {
            *slot = Value::Array(Vec::new());
        }
        let Value::Array(items) = slot else { return };
        let Some(inner) = rest.first() else {
            items.push(value);
            return;
        };
        // A repeated first key opens the next item.
        let continues = items
            .last()
            .and_then(Value::as_object)
            .is_some_and(|item| !item.contains_key(*inner));
        if !continues {
            items.push(Value::Object(Map::new()));
        }
        if let Some(last) = items.last_mut() {
            place(last, rest, value);
        }
        return;
    }
    if !slot.is_object() {
        *slot = Value::Object(Map::new());
    }
    if let Value::Object(object) = slot {
        place(object.entry(*key).or_insert(Value::Null), rest, value);
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn tree(query: &str) -> Value {
        let mut tree = Tree::default();
        for (name, value) in pairs(query).unwrap() {
            tree.insert(&name, Value::String(value)).unwrap();
        }
        Value::Object(tree.root)
    }

    #[test]
    fn brackets_nest_as_in_rails() {
        assert_eq!(tree("id[]=1&id[]=2"), json!({ "id": ["1", "2"] }));
        assert_eq!(
            tree("a[b][c]=x&a[b][d]=y"),
            json!({ "a": { "b": { "c": "x", "d": "y" } } })
        );
        assert_eq!(
            tree("k[][keyword]=a&k[][whole_word]=1&k[][keyword]=b"),
            json!({ "k": [{ "keyword": "a", "whole_word": "1" }, { "keyword": "b" }] })
        );
        assert_eq!(
            tree("fields_attributes[0][name]=a&fields_attributes[0][value]=b"),
            json!({ "fields_attributes": { "0": { "name": "a", "value": "b" } } })
        );
        assert_eq!(
            tree("data[alerts][admin.sign_up]=true"),
            json!({ "data": { "alerts": { "admin.sign_up": "true" } } })
        );
    }

    #[test]
    fn nesting_and_number_of_parameters_are_bounded() {
        let mut tree = Tree::default();
        assert!(
            tree.insert(&format!("a{}", "[b]".repeat(MAX_DEPTH + 1)), Value::Null)
                .is_err()
        );
        let mut tree = Tree::default();
        for _ in 0..MAX_PARAMETERS {
            tree.insert("a[]", Value::Null).unwrap();
        }
        assert!(tree.insert("a[]", Value::Null).is_err());
    }

    #[test]
    fn invalid_utf8_is_refused() {
        assert!(pairs("a=%ff").is_err());
    }
}
