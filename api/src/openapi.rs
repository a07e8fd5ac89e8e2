//! The OpenAPI document, printed from the table. <https://spec.openapis.org/oas/v3.1.1.html>

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use crate::endpoint::{Auth, BodyLimit, Endpoint, Kind, Method, Paging, Param, Place, Returns};
use crate::scope;

/// The document for the endpoints that are built, among those given.
///
/// `origin` is the server's base URL without a slash at the end, `version` the version it presents.
#[must_use]
pub fn document<'a>(
    endpoints: impl IntoIterator<Item = &'a Endpoint>,
    origin: &str,
    version: &str,
) -> Value {
    let mut paths = Map::new();
    let mut entities = BTreeSet::from(["Error"]);
    for endpoint in endpoints.into_iter().filter(|endpoint| endpoint.is_built()) {
        if let Returns::One(entity) | Returns::Many(entity) = endpoint.returns {
            entities.insert(entity);
        }
        let item = paths
            .entry(endpoint.path)
            .or_insert_with(|| Value::Object(Map::new()));
        for method in endpoint.methods() {
            // A socket is a GET; where both are declared the GET tells more.
            let key = match method {
                Method::Ws => "get".to_owned(),
                other => other.as_str().to_ascii_lowercase(),
            };
            let operation = operation(endpoint, method);
            if let Some(item) = item.as_object_mut() {
                item.entry(key).or_insert(operation);
            }
        }
    }
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Rookery",
            "version": version,
            "license": {"name": "AGPL-3.0-or-later", "identifier": "AGPL-3.0-or-later"},
        },
        "externalDocs": {"url": "https://docs.joinmastodon.org/client/intro/"},
        "servers": [{"url": origin}],
        "paths": paths,
        "components": {
            "schemas": entities
                .iter()
                .map(|name| (component(name), schema(name)))
                .collect::<Map<_, _>>(),
            "securitySchemes": {"oauth": security_scheme(origin)},
        },
    })
}

/// Component names may hold letters, digits, dots, dashes and underscores only.
fn component(entity: &str) -> String {
    entity
        .replace("::", "_")
        .chars()
        .filter(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_'))
        .collect()
}

fn schema(entity: &str) -> Value {
    match entity {
        "String" => json!({"type": "string"}),
        "Boolean" => json!({"type": "boolean"}),
        "Error" => json!({
            "type": "object",
            "required": ["error"],
            "properties": {
                "error": {"type": "string"},
                "error_description": {"type": "string"},
                "details": {"type": "object"},
            },
        }),
        _ => json!({"type": "object", "title": entity}),
    }
}

fn reference(entity: &str) -> Value {
    json!({"$ref": format!("#/components/schemas/{}", component(entity))})
}

fn operation(endpoint: &Endpoint, method: Method) -> Value {
    let mut operation = Map::new();
    operation.insert(
        "operationId".to_owned(),
        operation_id(endpoint, method).into(),
    );
    if let Some(url) = endpoint.docs_url() {
        operation.insert("externalDocs".to_owned(), json!({"url": url}));
    }
    if endpoint.deprecated.is_some() {
        operation.insert("deprecated".to_owned(), true.into());
    }
    if let Some(security) = security(endpoint.auth) {
        operation.insert("security".to_owned(), security);
    }
    let parameters = parameters(endpoint);
    if !parameters.is_empty() {
        operation.insert("parameters".to_owned(), parameters.into());
    }
    if let Some(body) = request_body(endpoint) {
        operation.insert("requestBody".to_owned(), body);
    }
    operation.insert("responses".to_owned(), responses(endpoint));
    operation.into()
}

/// `get_api_v1_accounts_id`: unique, as method and path are.
fn operation_id(endpoint: &Endpoint, method: Method) -> String {
    let words: Vec<&str> = endpoint
        .path
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    format!(
        "{}_{}",
        method.as_str().to_ascii_lowercase(),
        words.join("_")
    )
}

/// One requirement per scope that is enough; an empty one where no token is needed.
fn security(auth: Auth) -> Option<Value> {
    let with = |scopes: &[&str]| -> Vec<Value> {
        if scopes.is_empty() {
            return vec![json!({"oauth": []})];
        }
        scopes
            .iter()
            .map(|scope| json!({"oauth": [scope]}))
            .collect()
    };
    match auth {
        Auth::Public | Auth::Page => None,
        Auth::Optional(scopes) => {
            let mut list = with(scopes);
            list.push(json!({}));
            Some(list.into())
        }
        Auth::App(scopes) | Auth::User(scopes) => Some(with(scopes).into()),
    }
}

fn security_scheme(origin: &str) -> Value {
    let scopes: Map<String, Value> = scope::KNOWN
        .iter()
        .map(|scope| ((*scope).to_owned(), Value::from("")))
        .collect();
    json!({
        "type": "oauth2",
        "flows": {
            "authorizationCode": {
                "authorizationUrl": format!("{origin}/oauth/authorize"),
                "tokenUrl": format!("{origin}/oauth/token"),
                "scopes": scopes,
            },
            "clientCredentials": {
                "tokenUrl": format!("{origin}/oauth/token"),
                "scopes": scopes,
            },
        },
    })
}

fn value_schema(kind: Kind) -> Value {
    match kind {
        Kind::Text | Kind::Id | Kind::Focus => json!({"type": "string"}),
        Kind::Integer => json!({"type": "integer"}),
        Kind::Boolean => json!({"type": "boolean"}),
        Kind::Date => json!({"type": "string", "format": "date"}),
        Kind::DateTime => json!({"type": "string", "format": "date-time"}),
        Kind::Url => json!({"type": "string", "format": "uri"}),
        Kind::Email => json!({"type": "string", "format": "email"}),
        Kind::File => json!({"type": "string", "contentMediaType": "application/octet-stream"}),
    }
}

fn param_schema(param: &Param) -> Value {
    let value = value_schema(param.kind);
    if param.is_list() {
        json!({"type": "array", "items": value})
    } else {
        value
    }
}

fn parameters(endpoint: &Endpoint) -> Vec<Value> {
    let mut list: Vec<Value> = endpoint
        .path_params()
        .map(|name| json!({"name": name, "in": "path", "required": true, "schema": {"type": "string"}}))
        .collect();
    let mut query = |name: &str, schema: Value, required: bool| {
        list.push(json!({"name": name, "in": "query", "required": required, "schema": schema}));
    };
    for param in endpoint.params {
        if param.place == Place::Query {
            query(param.name, param_schema(param), param.required);
        }
    }
    match endpoint.paging {
        Paging::None => {}
        Paging::Id | Paging::Link => {
            for name in ["max_id", "since_id", "min_id"] {
                query(name, json!({"type": "string"}), false);
            }
        }
        Paging::Offset => query("offset", json!({"type": "integer", "minimum": 0}), false),
    }
    if let Some(size) = endpoint.page_size {
        let schema = json!({"type": "integer", "default": size.default, "maximum": size.max});
        query("limit", schema, false);
    }
    list
}

fn request_body(endpoint: &Endpoint) -> Option<Value> {
    let form: Vec<&Param> = endpoint
        .params
        .iter()
        .filter(|param| param.place == Place::Form)
        .collect();
    if form.is_empty() {
        return None;
    }
    let properties: Map<String, Value> = form
        .iter()
        .map(|param| (param.name.to_owned(), param_schema(param)))
        .collect();
    let required: Vec<&str> = form
        .iter()
        .filter(|param| param.required)
        .map(|param| param.name)
        .collect();
    let schema = json!({"type": "object", "properties": properties, "required": required});
    // JSON bodies nest what a form writes in brackets, so the schema is that of the forms.
    let types: &[&str] = match endpoint.body {
        BodyLimit::Upload => &["multipart/form-data"],
        BodyLimit::Small | BodyLimit::Standard => {
            &["application/x-www-form-urlencoded", "multipart/form-data"]
        }
    };
    let content: Map<String, Value> = types
        .iter()
        .map(|media_type| ((*media_type).to_owned(), json!({"schema": schema})))
        .collect();
    Some(json!({"required": !required.is_empty(), "content": content}))
}

fn responses(endpoint: &Endpoint) -> Value {
    let json_body = |schema: Value| json!({"description": "OK", "content": {"application/json": {"schema": schema}}});
    let success = match endpoint.returns {
        Returns::Empty => json_body(json!({"type": "object"})),
        Returns::One(entity) => json_body(reference(entity)),
        Returns::Many(entity) => json_body(json!({"type": "array", "items": reference(entity)})),
        Returns::Other(about) => json!({"description": about}),
    };
    let failure = json!({
        "description": "Error",
        "content": {"application/json": {"schema": reference("Error")}},
    });
    json!({"200": success, "default": failure})
}

#[cfg(test)]
mod tests {
    use super::*;

    const BUILT: Endpoint = Endpoint::put("/api/v1/lists/{id}", "List")
        .auth(Auth::User(&["write:lists"]))
        .params(&[
            Param::form("title", Kind::Text).required(),
            Param::query("ids[]", Kind::Id),
        ])
        .docs("methods/lists#update");
    const PLANNED: Endpoint = Endpoint::get("/api/v1/lists", "List").planned();

    #[test]
    fn planned_endpoints_are_left_out() {
        let document = document([&BUILT, &PLANNED], "https://a.example", "1.0.0");
        let paths = document["paths"].as_object().unwrap();
        assert_eq!(paths.keys().collect::<Vec<_>>(), ["/api/v1/lists/{id}"]);
    }

    #[test]
    fn an_operation_tells_what_the_table_tells() {
        let document = document([&BUILT], "https://a.example", "1.0.0");
        let item = &document["paths"]["/api/v1/lists/{id}"];
        assert_eq!(item["put"]["security"], json!([{"oauth": ["write:lists"]}]));
        assert_eq!(item["put"]["parameters"][0]["in"], "path");
        assert_eq!(item["put"]["parameters"][1]["schema"]["type"], "array");
        let form = &item["put"]["requestBody"]["content"]["application/x-www-form-urlencoded"];
        assert_eq!(form["schema"]["required"], json!(["title"]));
        assert_ne!(item["put"]["operationId"], item["patch"]["operationId"]);
    }

    #[test]
    fn every_reference_of_the_whole_table_resolves() {
        let built: Vec<Endpoint> = crate::endpoints()
            .map(|endpoint| {
                let mut endpoint = *endpoint;
                endpoint.status = crate::endpoint::Status::Built;
                endpoint
            })
            .collect();
        let document = document(&built, "https://a.example", "1.0.0");
        let text = document.to_string();
        let schemas = document["components"]["schemas"].as_object().unwrap();
        let mut seen = 0;
        for rest in text.split("#/components/schemas/").skip(1) {
            let name = rest.split('"').next().unwrap();
            assert!(schemas.contains_key(name), "{name}");
            seen += 1;
        }
        assert!(seen > 300, "{seen}");
        let mut ids = BTreeSet::new();
        for item in document["paths"].as_object().unwrap().values() {
            for operation in item.as_object().unwrap().values() {
                assert!(ids.insert(operation["operationId"].to_string()));
            }
        }
    }
}
