//! What other software looks for at fixed places. <https://docs.joinmastodon.org/spec/webfinger/>

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::endpoint::{Auth, Endpoint, Kind, Param};
use crate::lenient::required;

/// Where the NodeInfo document is.
pub const NODEINFO_LINKS: Endpoint = Endpoint::get("/.well-known/nodeinfo", "NodeInfoLinks")
    .auth(Auth::Public)
    .docs("dev/routes")
    .added("3.0.0");

/// What runs here, for statistics and clients.
pub const NODEINFO: Endpoint = Endpoint::get("/nodeinfo/2.0", "NodeInfo")
    .auth(Auth::Public)
    .docs("dev/routes")
    .added("3.0.0");

/// Where passwords are changed.
pub const CHANGE_PASSWORD: Endpoint = Endpoint::get(
    "/.well-known/change-password",
    "redirect to the password page",
)
.other()
.auth(Auth::Public)
.docs("dev/routes");

/// Who is behind a handle (RFC 7033).
pub const WEBFINGER: Endpoint = Endpoint::get("/.well-known/webfinger", "WebFinger")
    .auth(Auth::Public)
    .params(&[Param::query("resource", Kind::Text).required()])
    .docs("spec/webfinger");

/// Where WebFinger is (RFC 6415).
pub const HOST_META: Endpoint = Endpoint::get("/.well-known/host-meta", "XRD document")
    .other()
    .auth(Auth::Public)
    .docs("spec/webfinger");

/// Every endpoint of this noun.
pub const ENDPOINTS: &[&Endpoint] = &[
    &NODEINFO_LINKS,
    &NODEINFO,
    &CHANGE_PASSWORD,
    &WEBFINGER,
    &HOST_META,
];

/// Whom a server is asked for.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct GetWebFinger {
    #[serde(deserialize_with = "required::text")]
    pub resource: String,
}

/// An answer about an account (RFC 7033).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WebFinger {
    pub subject: String,
    pub aliases: Vec<String>,
    pub links: Vec<Link>,
}

/// A link of a JRD; each attribute only where it applies.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    pub rel: String,
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub media_type: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub href: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub template: Option<String>,
}

/// Where the NodeInfo documents are. <https://nodeinfo.diaspora.software/protocol.html>
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NodeInfoLinks {
    pub links: Vec<Link>,
}

/// NodeInfo 2.0. <https://nodeinfo.diaspora.software/schema.html>
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct NodeInfo {
    /// `2.0`.
    pub version: String,
    pub software: NodeInfoSoftware,
    pub protocols: Vec<String>,
    pub services: NodeInfoServices,
    pub usage: NodeInfoUsage,
    pub open_registrations: bool,
    pub metadata: Map<String, Value>,
}

/// What runs here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NodeInfoSoftware {
    pub name: String,
    pub version: String,
}

/// Other networks; none.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NodeInfoServices {
    pub outbound: Vec<String>,
    pub inbound: Vec<String>,
}

/// How much it is used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct NodeInfoUsage {
    pub users: NodeInfoUsers,
    pub local_posts: u64,
}

/// How many use it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct NodeInfoUsers {
    pub total: u64,
    pub active_month: u64,
    pub active_halfyear: u64,
}
