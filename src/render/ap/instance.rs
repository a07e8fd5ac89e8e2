//! What the server says about itself.

use activitypub::{
    nodeinfo::{self, NodeInfo, Version},
    origin::HttpUrl,
    webfinger,
};
use serde_json::Value;

use super::Site;
use crate::{
    config::{Config, RegistrationMode},
    domain::instance::Usage,
    render::rest::instance::RELEASE,
};

/// `/.well-known/nodeinfo`: where the documents are, and the actor of the server.
#[must_use]
pub fn nodeinfo_links(site: &Site, instance_actor: &str) -> Value {
    nodeinfo::links(
        &format!("{}/nodeinfo/2.0", site.origin),
        &format!("{}/nodeinfo/2.1", site.origin),
        instance_actor,
    )
}

/// `/nodeinfo/2.0` and `/nodeinfo/2.1` (<https://nodeinfo.diaspora.software/schema.html>).
#[must_use]
pub fn nodeinfo(config: &Config, usage: &Usage, version: Version) -> Value {
    let count = |stored: i64| u64::try_from(stored).unwrap_or(0);
    NodeInfo {
        software: "rookery".to_owned(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        repository: config.instance.source_url.as_ref().map(ToString::to_string),
        homepage: None,
        open_registrations: config.registrations.mode != RegistrationMode::Closed,
        users: count(usage.users),
        active_month: count(usage.active_month),
        active_half_year: count(usage.active_half_year),
        local_posts: count(usage.local_posts),
        name: config.instance.title.clone(),
        description: config.instance.description.clone(),
        upstream: Some(("mastodon".to_owned(), RELEASE.to_owned())),
    }
    .to_value(version)
}

/// `/.well-known/host-meta`: where webfinger is asked. None when the origin is no address, which a started server's is.
#[must_use]
pub fn host_meta(site: &Site) -> Option<String> {
    let origin = HttpUrl::parse(&site.origin).ok()?;
    Some(webfinger::host_meta(&origin))
}
