//! Our actors: people, bots, and the server itself
//! ([Mastodon's profile](https://docs.joinmastodon.org/spec/activitypub/#profile)).

use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde_json::{Map, Value, json};

use super::{ImageOut, TagOut, date, put, with_context};
use crate::actor::ActorKind;

/// A profile field.
#[derive(Debug, Clone, Default)]
pub struct FieldOut {
    /// The label.
    pub name: String,
    /// The value, HTML.
    pub value: String,
}

/// The RSA key of an actor.
#[derive(Debug, Clone, Default)]
pub struct KeyOut {
    /// The key's id. It should have a fragment: one implementation can read no other.
    pub id: String,
    /// SubjectPublicKeyInfo PEM.
    pub pem: String,
}

/// An Ed25519 key of an actor.
#[derive(Debug, Clone, Default)]
pub struct MultikeyOut {
    /// The key's id.
    pub id: String,
    /// `publicKeyMultibase`.
    pub multibase: String,
}

/// An actor of ours. What is empty or `None` is left out, but for the flags, which are always said.
#[derive(Debug, Clone)]
pub struct ActorOut {
    /// Person, bot, application …
    pub kind: ActorKind,
    /// The id.
    pub id: String,
    /// The user part of the handle.
    pub preferred_username: String,
    /// `user@domain`.
    pub webfinger: Option<String>,
    /// Display name.
    pub name: Option<String>,
    /// Biography, HTML.
    pub summary: Option<String>,
    /// The inbox.
    pub inbox: String,
    /// The inbox of the server.
    pub shared_inbox: Option<String>,
    /// The outbox.
    pub outbox: Option<String>,
    /// The collection of followers.
    pub followers: Option<String>,
    /// The collection of those followed.
    pub following: Option<String>,
    /// The collection of pinned posts.
    pub featured: Option<String>,
    /// The collection of featured hashtags.
    pub featured_tags: Option<String>,
    /// The profile page.
    pub url: Option<String>,
    /// Avatar.
    pub icon: Option<ImageOut>,
    /// Header image.
    pub image: Option<ImageOut>,
    /// Profile fields.
    pub fields: Vec<FieldOut>,
    /// Custom emoji and hashtags of the texts.
    pub tags: Vec<TagOut>,
    /// Other ids of the same person.
    pub also_known_as: Vec<String>,
    /// Where the account has gone.
    pub moved_to: Option<String>,
    /// Follows need approval.
    pub locked: bool,
    /// May be recommended.
    pub discoverable: bool,
    /// Public posts may be searched.
    pub indexable: bool,
    /// The person has died.
    pub memorial: bool,
    /// Suspended here.
    pub suspended: bool,
    /// When the account was made; only the day is sent.
    pub published: Option<Timestamp>,
    /// The RSA key.
    pub public_key: KeyOut,
    /// Ed25519 keys.
    pub multikeys: Vec<MultikeyOut>,
    /// Domains whose pages may name this actor as their author.
    pub attribution_domains: Vec<String>,
}

impl ActorOut {
    /// An actor with what every actor has, and nothing else.
    #[must_use]
    pub fn new(
        kind: ActorKind,
        id: String,
        preferred_username: String,
        inbox: String,
        public_key: KeyOut,
    ) -> Self {
        Self {
            kind,
            id,
            preferred_username,
            webfinger: None,
            name: None,
            summary: None,
            inbox,
            shared_inbox: None,
            outbox: None,
            followers: None,
            following: None,
            featured: None,
            featured_tags: None,
            url: None,
            icon: None,
            image: None,
            fields: Vec::new(),
            tags: Vec::new(),
            also_known_as: Vec::new(),
            moved_to: None,
            locked: false,
            discoverable: false,
            indexable: false,
            memorial: false,
            suspended: false,
            published: None,
            public_key,
            multikeys: Vec::new(),
            attribution_domains: Vec::new(),
        }
    }

    /// The actor of the server itself: an application that nobody follows, named after the domain.
    #[must_use]
    pub fn instance(
        id: String,
        domain: &str,
        inbox: String,
        outbox: String,
        public_key: KeyOut,
    ) -> Self {
        Self {
            webfinger: Some(format!("{domain}@{domain}")),
            outbox: Some(outbox),
            locked: true,
            ..Self::new(
                ActorKind::Application,
                id,
                domain.to_owned(),
                inbox,
                public_key,
            )
        }
    }

    /// The actor without `@context`, as it stands in an `Update`.
    #[must_use]
    pub fn to_value(&self) -> Value {
        let mut actor = Map::new();
        actor.insert("id".into(), self.id.as_str().into());
        actor.insert("type".into(), self.kind.as_str().into());
        actor.insert(
            "preferredUsername".into(),
            self.preferred_username.as_str().into(),
        );
        actor.insert("inbox".into(), self.inbox.as_str().into());
        for (key, value) in [
            ("webfinger", &self.webfinger),
            ("name", &self.name),
            ("summary", &self.summary),
            ("outbox", &self.outbox),
            ("followers", &self.followers),
            ("following", &self.following),
            ("featured", &self.featured),
            ("featuredTags", &self.featured_tags),
            ("url", &self.url),
            ("movedTo", &self.moved_to),
        ] {
            put(&mut actor, key, value.as_deref());
        }
        put(
            &mut actor,
            "endpoints",
            self.shared_inbox
                .as_ref()
                .map(|inbox| json!({"sharedInbox": inbox})),
        );
        put(
            &mut actor,
            "icon",
            self.icon.as_ref().map(ImageOut::to_value),
        );
        put(
            &mut actor,
            "image",
            self.image.as_ref().map(ImageOut::to_value),
        );
        for (key, value) in [
            ("manuallyApprovesFollowers", self.locked),
            ("discoverable", self.discoverable),
            ("indexable", self.indexable),
            ("memorial", self.memorial),
        ] {
            actor.insert(key.into(), value.into());
        }
        put(&mut actor, "suspended", self.suspended.then_some(true));
        put(&mut actor, "published", self.published.map(day));
        // Always arrays: one value alone is not read by all.
        let fields = self.fields.iter().map(
            |field| json!({"type": "PropertyValue", "name": field.name, "value": field.value}),
        );
        actor.insert("attachment".into(), fields.collect());
        actor.insert(
            "tag".into(),
            self.tags.iter().map(TagOut::to_value).collect(),
        );
        for (key, list) in [
            ("alsoKnownAs", &self.also_known_as),
            ("attributionDomains", &self.attribution_domains),
        ] {
            if !list.is_empty() {
                actor.insert(key.into(), list.as_slice().into());
            }
        }
        actor.insert("publicKey".into(), key(&self.public_key, &self.id));
        if !self.multikeys.is_empty() {
            let keys = self.multikeys.iter().map(|key| {
                json!({"id": key.id, "type": "Multikey", "controller": self.id, "publicKeyMultibase": key.multibase})
            });
            actor.insert("assertionMethod".into(), keys.collect());
        }
        Value::Object(actor)
    }

    /// The actor as it stands at its id.
    #[must_use]
    pub fn document(&self) -> Value {
        with_context(self.to_value())
    }
}

/// A key as it stands at an address of its own.
#[must_use]
pub fn key_document(public_key: &KeyOut, owner: &str) -> Value {
    let mut document = key(public_key, owner);
    if let Value::Object(map) = &mut document {
        map.insert("@context".into(), "https://w3id.org/security/v1".into());
    }
    document
}

fn key(key: &KeyOut, owner: &str) -> Value {
    json!({"id": key.id, "owner": owner, "publicKeyPem": key.pem})
}

/// Midnight of the day: the hour of a sign-up is nobody's business.
fn day(time: Timestamp) -> String {
    let midnight = time
        .to_zoned(TimeZone::UTC)
        .start_of_day()
        .map(|start| start.timestamp());
    date(midnight.unwrap_or(time))
}
