//! NodeInfo: what a server says about itself
//! ([NodeInfo 2.1](http://nodeinfo.diaspora.software/protocol.html),
//! [FEP-0151](https://codeberg.org/fediverse/fep/src/branch/main/fep/0151/fep-0151.md)).

use serde_json::{Map, Value, json};

use crate::json;
use crate::origin::HttpUrl;

/// `rel` of the 2.0 document.
pub const REL_2_0: &str = "http://nodeinfo.diaspora.software/ns/schema/2.0";

/// `rel` of the 2.1 document.
pub const REL_2_1: &str = "http://nodeinfo.diaspora.software/ns/schema/2.1";

/// `rel` of the link to the instance actor
/// ([FEP-2677](https://codeberg.org/fediverse/fep/src/branch/main/fep/2677/fep-2677.md)).
pub const REL_APPLICATION: &str = "https://www.w3.org/ns/activitystreams#Application";

/// Longest name or version of a software that is read, in characters.
const MAX_NAME: usize = 256;

/// The two versions that are served.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Version {
    /// 2.0
    V2_0,
    /// 2.1, which knows repository and homepage.
    V2_1,
}

impl Version {
    /// As it stands in the path and in the document.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::V2_0 => "2.0",
            Self::V2_1 => "2.1",
        }
    }

    /// The content type of the document.
    #[must_use]
    pub fn content_type(self) -> &'static str {
        match self {
            Self::V2_0 => {
                "application/json; profile=\"http://nodeinfo.diaspora.software/ns/schema/2.0#\""
            }
            Self::V2_1 => {
                "application/json; profile=\"http://nodeinfo.diaspora.software/ns/schema/2.1#\""
            }
        }
    }
}

/// What we say about ourselves.
#[derive(Debug, Clone, Default)]
pub struct NodeInfo {
    /// Software name, `[a-z0-9-]+`.
    pub software: String,
    /// Software version.
    pub version: String,
    /// URL of the source code (2.1 only).
    pub repository: Option<String>,
    /// URL of the software's home page (2.1 only).
    pub homepage: Option<String>,
    /// Whether anyone may sign up.
    pub open_registrations: bool,
    /// Accounts.
    pub users: u64,
    /// Accounts active in the last 30 days.
    pub active_month: u64,
    /// Accounts active in the last 180 days.
    pub active_half_year: u64,
    /// Posts of local accounts.
    pub local_posts: u64,
    /// Name of the instance.
    pub name: String,
    /// Description of the instance.
    pub description: String,
    /// The software whose client API is spoken, with its version. Clients that know servers by name look here when they do
    /// not know the name.
    pub upstream: Option<(String, String)>,
}

impl NodeInfo {
    /// The document in one of its versions.
    #[must_use]
    pub fn to_value(&self, version: Version) -> Value {
        let mut software = Map::new();
        software.insert("name".into(), self.software.as_str().into());
        software.insert("version".into(), self.version.as_str().into());
        if version == Version::V2_1 {
            for (key, value) in [
                ("repository", &self.repository),
                ("homepage", &self.homepage),
            ] {
                if let Some(value) = value {
                    software.insert(key.into(), value.as_str().into());
                }
            }
        }
        let mut metadata = Map::new();
        metadata.insert("nodeName".into(), self.name.as_str().into());
        metadata.insert("nodeDescription".into(), self.description.as_str().into());
        if let Some((name, version)) = &self.upstream {
            metadata.insert("upstream".into(), json!({"name": name, "version": version}));
        }
        json!({
            "version": version.as_str(),
            "software": software,
            "protocols": ["activitypub"],
            "services": {"inbound": [], "outbound": []},
            "openRegistrations": self.open_registrations,
            "usage": {
                "users": {
                    "total": self.users,
                    "activeMonth": self.active_month,
                    "activeHalfyear": self.active_half_year,
                },
                "localPosts": self.local_posts,
            },
            "metadata": metadata,
        })
    }
}

/// `/.well-known/nodeinfo`: where the documents and the instance actor are.
#[must_use]
pub fn links(v2_0: &str, v2_1: &str, instance_actor: &str) -> Value {
    json!({"links": [
        {"rel": REL_2_0, "href": v2_0},
        {"rel": REL_2_1, "href": v2_1},
        {"rel": REL_APPLICATION, "href": instance_actor},
    ]})
}

/// The document to read next, from a peer's `/.well-known/nodeinfo`: the newest of the 2.x
/// versions that has an http(s) link.
#[must_use]
pub fn document_link(links: &Value) -> Option<HttpUrl> {
    link(links, REL_2_1).or_else(|| link(links, REL_2_0))
}

/// The instance actor, from a peer's `/.well-known/nodeinfo`.
#[must_use]
pub fn application_link(links: &Value) -> Option<HttpUrl> {
    link(links, REL_APPLICATION)
}

fn link(links: &Value, rel: &str) -> Option<HttpUrl> {
    json::list(links, "links")
        .filter(|link| json::str_at(link, "rel") == Some(rel))
        .find_map(|link| json::http_url(link, "href"))
}

/// What a peer says about itself. It is shown and counted; no behaviour is derived from it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Peer {
    /// Software name, lower case.
    pub software: String,
    /// Software version.
    pub version: String,
    /// Whether anyone may sign up there.
    pub open_registrations: bool,
    /// Accounts.
    pub users: Option<u64>,
    /// Accounts active in the last 30 days.
    pub active_month: Option<u64>,
    /// Posts of its accounts.
    pub local_posts: Option<u64>,
    /// Name of the instance.
    pub name: Option<String>,
}

impl Peer {
    /// Reads a NodeInfo document; `None` without a software name.
    #[must_use]
    pub fn read(document: &Value) -> Option<Self> {
        let software = json::get(document, "software")?;
        let name = json::str_at(software, "name").filter(|name| !name.is_empty())?;
        let usage = json::get(document, "usage").unwrap_or(&Value::Null);
        let users = json::get(usage, "users").unwrap_or(&Value::Null);
        Some(Self {
            software: json::clip(name, MAX_NAME).to_lowercase(),
            version: json::clip(
                json::str_at(software, "version").unwrap_or_default(),
                MAX_NAME,
            ),
            open_registrations: json::flag(document, "openRegistrations").unwrap_or(false),
            users: json::count(users, "total"),
            active_month: json::count(users, "activeMonth"),
            local_posts: json::count(usage, "localPosts"),
            name: json::get(document, "metadata")
                .and_then(|metadata| json::str_at(metadata, "nodeName"))
                .map(|name| json::clip(name, MAX_NAME)),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_versions_read_back() {
        let ours = NodeInfo {
            software: "rookery".into(),
            version: "1.2.3".into(),
            repository: Some("https://code.example/".into()),
            users: 3,
            local_posts: 9,
            name: "Nest".into(),
            ..NodeInfo::default()
        };
        for version in [Version::V2_0, Version::V2_1] {
            let document = ours.to_value(version);
            assert_eq!(document["version"], version.as_str());
            assert_eq!(
                document["software"].get("repository").is_some(),
                version == Version::V2_1
            );
            let read = Peer::read(&document).unwrap();
            assert_eq!(
                (read.software.as_str(), read.users, read.local_posts),
                ("rookery", Some(3), Some(9))
            );
            assert_eq!(read.name.as_deref(), Some("Nest"));
        }
    }

    #[test]
    fn the_newest_usable_link_is_taken() {
        let ours = links(
            "https://a.example/nodeinfo/2.0",
            "https://a.example/nodeinfo/2.1",
            "https://a.example/actor",
        );
        assert_eq!(
            document_link(&ours).unwrap().as_str(),
            "https://a.example/nodeinfo/2.1"
        );
        assert_eq!(
            application_link(&ours).unwrap().as_str(),
            "https://a.example/actor"
        );
        let one = json!({"links": {"rel": REL_2_0, "href": "https://a.example/n"}});
        assert_eq!(document_link(&one).unwrap().as_str(), "https://a.example/n");
    }

    #[test]
    fn links_of_other_schemes_are_nothing_cve_2026_62857() {
        for href in [
            "data:application/json,{}",
            "file:///etc/passwd",
            "/nodeinfo/2.0",
            "https://u@a.example/",
        ] {
            assert_eq!(
                document_link(&json!({"links": [{"rel": REL_2_1, "href": href}]})),
                None,
                "{href}"
            );
        }
    }

    #[test]
    fn nonsense_is_read_as_little_as_it_says() {
        for nonsense in [
            json!(null),
            json!([]),
            json!({"software": "x"}),
            json!({"software": {"name": ""}}),
        ] {
            assert_eq!(Peer::read(&nonsense), None);
        }
        let odd = json!({"software": {"name": "Odd", "version": 3}, "usage": {"users": [], "localPosts": false}, "metadata": []});
        let read = Peer::read(&odd).unwrap();
        assert_eq!(
            (
                read.software.as_str(),
                read.version.as_str(),
                read.users,
                read.local_posts
            ),
            ("odd", "", None, None)
        );
    }
}
