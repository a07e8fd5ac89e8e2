//! The table of entities, and what answers are held to by it.

use std::collections::{BTreeMap, BTreeSet};

use api::endpoint::{Endpoint, Method, Returns};
use serde_json::{Map, Value};

const ENTITIES: &str = include_str!("entities.tsv");

/// What other software reads of entities besides Mastodon's attributes.
const EXTRA: &[(&str, &str)] = &[
    // Soapbox, of its user.
    ("CredentialAccount", "pleroma"),
    // Soapbox, of a post that quotes.
    ("Status", "pleroma"),
    ("Quote", "id"),
    // Soapbox, of a server.
    ("Instance", "pleroma"),
    ("V1::Instance", "pleroma"),
    // Older clients, in the place of configuration.
    ("V1::Instance", "max_toot_chars"),
];

/// What a value is.
#[derive(Clone, Debug)]
enum Kind {
    Text,
    Boolean,
    Integer,
    Number,
    /// An absolute address.
    Url,
    /// A number in a text.
    Digits,
    /// RFC 3339 with one to three digits of a second's parts and `Z`.
    Datetime,
    Date,
    Null,
    Object,
    OneOf(BTreeSet<String>),
    List(Box<Kind>),
    Map(Box<Kind>),
    Entity(String),
    /// One of two, told apart by their attributes.
    Either(Vec<String>),
}

impl Kind {
    fn read(text: &str) -> Kind {
        let within = |open, close| text.strip_prefix(open)?.strip_suffix(close);
        if let Some(inner) = within('[', ']') {
            return Kind::List(Box::new(Kind::read(inner)));
        }
        if let Some(inner) = within('{', '}') {
            return Kind::Map(Box::new(Kind::read(inner)));
        }
        if let Some(words) = text.strip_prefix("one of ") {
            return Kind::OneOf(words.split('|').map(str::to_owned).collect());
        }
        match text {
            "string" | "html" => Kind::Text,
            "boolean" => Kind::Boolean,
            "integer" => Kind::Integer,
            "number" => Kind::Number,
            "url" => Kind::Url,
            "digits" => Kind::Digits,
            "datetime" => Kind::Datetime,
            "date" => Kind::Date,
            "null" => Kind::Null,
            "object" => Kind::Object,
            names if names.contains('|') => {
                Kind::Either(names.split('|').map(str::to_owned).collect())
            }
            name => Kind::Entity(name.to_owned()),
        }
    }

    fn entities(&self) -> Vec<&str> {
        match self {
            Kind::List(inner) | Kind::Map(inner) => inner.entities(),
            Kind::Entity(name) => vec![name],
            Kind::Either(names) => names.iter().map(String::as_str).collect(),
            _ => Vec::new(),
        }
    }
}

#[derive(Clone, Debug)]
struct Attribute {
    kind: Kind,
    presence: String,
    remark: String,
}

impl Attribute {
    fn may_be(&self, what: &str) -> bool {
        self.presence.split('+').any(|word| word == what)
    }
}

type Entity = BTreeMap<String, Attribute>;

/// Keeps what was seen of each attribute, and what was wrong.
pub struct Table {
    entities: BTreeMap<String, Entity>,
    /// An entity and the one whose attributes it has too.
    extends: BTreeMap<String, String>,
    seen: BTreeSet<(String, String)>,
    /// The types of notifications that were seen.
    pub types: BTreeSet<String>,
    faults: BTreeSet<String>,
}

impl Table {
    pub fn new() -> Table {
        let mut table = Table {
            entities: BTreeMap::new(),
            extends: BTreeMap::new(),
            seen: BTreeSet::new(),
            types: BTreeSet::new(),
            faults: BTreeSet::new(),
        };
        for line in ENTITIES.lines().filter(|line| !line.starts_with('#')) {
            let mut columns = line.split('\t').map(str::to_owned);
            let mut column = || columns.next().unwrap_or_default();
            let (entity, name, kind, presence, remark) =
                (column(), column(), column(), column(), column());
            if name == "..." {
                table.extends.insert(entity, kind);
                continue;
            }
            let known = matches!(
                presence.as_str(),
                "required" | "nullable" | "optional" | "optional+nullable" | "absent"
            );
            assert!(known, "{line}");
            let of = table.entities.entry(entity).or_default();
            let twice = of.insert(
                name,
                Attribute {
                    kind: Kind::read(&kind),
                    presence,
                    remark,
                },
            );
            assert!(twice.is_none(), "twice: {line}");
        }
        table
    }

    /// Entities that are named in the table or by an endpoint and have no rows.
    pub fn unknown(&self) -> Vec<String> {
        let of_endpoints = api::endpoints().filter_map(|endpoint| match endpoint.returns {
            Returns::One(name) | Returns::Many(name) => Some(name),
            Returns::Empty | Returns::Other(_) => None,
        });
        let of_rows = self.entities.values().flat_map(|entity| {
            entity
                .values()
                .flat_map(|attribute| attribute.kind.entities())
        });
        let of_extensions = self.extends.values().map(String::as_str);
        of_endpoints
            .chain(of_rows)
            .chain(of_extensions)
            .filter(|name| !name.starts_with("Admin::") && !BARE.contains(name))
            .filter(|name| !self.entities.contains_key(*name))
            .map(str::to_owned)
            .collect::<BTreeSet<String>>()
            .into_iter()
            .collect()
    }

    /// Every attribute of an entity with the entity that declares it.
    fn attributes(&self, entity: &str) -> BTreeMap<String, (String, Attribute)> {
        let mut all = match self.extends.get(entity) {
            Some(other) => self.attributes(other),
            None => BTreeMap::new(),
        };
        for (name, attribute) in self.entities.get(entity).into_iter().flatten() {
            all.insert(name.clone(), (entity.to_owned(), attribute.clone()));
        }
        all
    }

    fn fault(&mut self, text: String) {
        self.faults.insert(text);
    }

    /// Holds the answer of an endpoint to its entity.
    pub fn answer(&mut self, endpoint: &Endpoint, body: &Value) {
        let at = format!("{} {}", endpoint.method.as_str(), endpoint.path);
        match endpoint.returns {
            Returns::Empty => {
                if *body != Value::Object(Map::new()) {
                    self.fault(format!("{at}: not empty"));
                }
            }
            Returns::One(name) => self.value(&named(name), body, &at),
            Returns::Many(name) => self.value(&Kind::List(Box::new(named(name))), body, &at),
            Returns::Other(_) => {}
        }
    }

    /// Holds a value to an entity.
    pub fn entity(&mut self, name: &str, value: &Value, at: &str) {
        let Some(object) = value.as_object() else {
            return self.fault(format!("{at}: {name} is no object: {value}"));
        };
        let attributes = self.attributes(name);
        for key in object.keys() {
            if !attributes.contains_key(key) && !EXTRA.contains(&(name, key)) {
                self.fault(format!("{at}: {name} has {key}, which nothing says"));
            }
        }
        for (key, (declared_by, attribute)) in attributes {
            let here = format!("{name}.{key}");
            match object.get(&key) {
                Some(_) if attribute.may_be("absent") => {
                    self.fault(format!("{at}: {here} is there"))
                }
                None => {
                    if attribute.may_be("required") || attribute.presence == "nullable" {
                        self.fault(format!("{at}: {here} is missing"));
                    }
                }
                Some(Value::Null) => {
                    if !attribute.may_be("nullable") {
                        self.fault(format!("{at}: {here} is null"));
                    }
                }
                Some(value) => {
                    if name == "Notification" && key == "type" {
                        self.types.extend(value.as_str().map(str::to_owned));
                    }
                    if is_something(value) {
                        self.seen.insert((declared_by, key));
                    }
                    self.value(&attribute.kind, value, &format!("{at} › {here}"));
                }
            }
        }
    }

    fn value(&mut self, kind: &Kind, value: &Value, at: &str) {
        let good = match kind {
            Kind::Text => value.is_string(),
            Kind::Boolean => value.is_boolean(),
            Kind::Integer => value.is_i64() || value.is_u64(),
            Kind::Number => value.is_number(),
            Kind::Null => value.is_null(),
            Kind::Object => value.is_object(),
            // Where there is none, a URL that is not null is empty.
            Kind::Url => value.as_str().is_some_and(|text| {
                text.is_empty() || url::Url::parse(text).is_ok_and(|url| url.has_host())
            }),
            Kind::Digits => value
                .as_str()
                .is_some_and(|text| text.parse::<i64>().is_ok()),
            Kind::Datetime => value.as_str().is_some_and(is_datetime),
            Kind::Date => value
                .as_str()
                .is_some_and(|text| text.parse::<jiff::civil::Date>().is_ok() && text.len() == 10),
            Kind::OneOf(words) => value.as_str().is_some_and(|word| words.contains(word)),
            Kind::List(inner) => match value.as_array() {
                Some(items) => {
                    for item in items {
                        self.value(inner, item, at);
                    }
                    true
                }
                None => false,
            },
            Kind::Map(inner) => match value.as_object() {
                Some(items) => {
                    for item in items.values() {
                        self.value(inner, item, at);
                    }
                    true
                }
                None => false,
            },
            Kind::Entity(name) => {
                // A path that goes round and round says nothing more.
                let last = at.rsplit(" › ").next().unwrap_or(at).to_owned();
                self.entity(name, value, &last);
                true
            }
            Kind::Either(names) => {
                let fits = |name: &&String| {
                    let has = |key: &String| value.get(key).is_some();
                    self.attributes(name).keys().all(has)
                };
                let found = names.iter().find(fits).cloned();
                if let Some(name) = &found {
                    self.entity(name, value, at);
                }
                found.is_some()
            }
        };
        if !good {
            let text: String = value.to_string().chars().take(80).collect();
            self.fault(format!("{at}: {text} is not {kind:?}"));
        }
    }

    /// What is wrong, in the end: of answers, of attributes that never held a value, of remarks that are not true.
    pub fn faults(mut self) -> Vec<String> {
        for (entity, attributes) in &self.entities {
            for (name, attribute) in attributes {
                let seen = self.seen.contains(&(entity.clone(), name.clone()));
                // What waits for an endpoint waits no longer once that is built.
                let remark = match attribute.remark.strip_prefix("later: ") {
                    Some(path) if is_built(path) => "",
                    _ => attribute.remark.as_str(),
                };
                match (seen, remark) {
                    (false, "") if !attribute.may_be("absent") => {
                        self.faults
                            .insert(format!("{entity}.{name} never held a value"));
                    }
                    (true, remark) if remark.starts_with("never:") => {
                        self.faults
                            .insert(format!("{entity}.{name} holds a value, but: {remark}"));
                    }
                    _ => {}
                }
            }
        }
        self.faults.into_iter().collect()
    }
}

/// Whether an endpoint is built.
pub fn is_built(path: &str) -> bool {
    api::endpoints().any(|endpoint| endpoint.path == path && endpoint.is_built())
}

/// What endpoints answer with that is no object with attributes.
const BARE: [&str; 5] = [
    "String",
    "Boolean",
    "Health",
    "TranslationLanguages",
    "DonationCampaign",
];

fn named(name: &str) -> Kind {
    match name {
        "String" => Kind::Text,
        "Boolean" => Kind::Boolean,
        "TranslationLanguages" => Kind::Map(Box::new(Kind::List(Box::new(Kind::Text)))),
        "Health" | "DonationCampaign" => Kind::Object,
        name => Kind::Entity(name.to_owned()),
    }
}

fn is_something(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::String(text) => !text.is_empty(),
        Value::Array(items) => !items.is_empty(),
        Value::Object(items) => !items.is_empty(),
        Value::Bool(_) | Value::Number(_) => true,
    }
}

fn is_datetime(text: &str) -> bool {
    let shape: String = text
        .chars()
        .map(|c| if c.is_ascii_digit() { '0' } else { c })
        .collect();
    let shapes = ["0", "00", "000"].map(|parts| format!("0000-00-00T00:00:00.{parts}Z"));
    shapes.contains(&shape) && text.parse::<jiff::Timestamp>().is_ok()
}

/// The endpoint that a request goes to: of those whose path fits, the one with the fewest names in it.
pub fn endpoint_of(method: &str, url: &str) -> &'static Endpoint {
    let path = url.split('?').next().unwrap_or(url);
    let parts: Vec<&str> = path.split('/').collect();
    api::endpoints()
        .filter(|endpoint| endpoint.method != Method::Ws)
        .filter(|endpoint| endpoint.methods().any(|known| known.as_str() == method))
        .filter(|endpoint| {
            let wanted: Vec<&str> = endpoint.path.split('/').collect();
            wanted.len() == parts.len()
                && wanted
                    .iter()
                    .zip(&parts)
                    .all(|(a, b)| a == b || a.starts_with('{'))
        })
        .min_by_key(|endpoint| endpoint.path_params().count())
        .unwrap_or_else(|| panic!("{method} {path} is not declared"))
}
