//! Actors of peers ([ActivityPub, 4](https://www.w3.org/TR/activitypub/#actors),
//! [Mastodon's profile](https://docs.joinmastodon.org/spec/activitypub/#profile)).
//!
//! Reading takes nothing on trust but the document's own id: what belongs to an actor (keys,
//! collections, profile page) must live on the actor's origin. Whether the document itself may be
//! believed is for [`crate::authority::judge_document`] to say.

use jiff::Timestamp;
use serde_json::Value;

use crate::json;
use crate::origin::{ActorId, HttpUrl, ObjectId, UrlError, canonical_authority};
use crate::signature::{KeyError, PublicKey};
use crate::tag::{self, Emoji, Hashtag, Image};
use crate::webfinger::{Handle, HandleError};

/// Longest display name, in characters; a longer one is cut.
pub const MAX_NAME: usize = 2048;

/// Longest `preferredUsername`, in characters; a longer one is refused.
pub const MAX_USERNAME: usize = 2048;

/// Longest biography, in bytes; a longer one is cut.
pub const MAX_SUMMARY_BYTES: usize = 20 * 1024;

/// Most profile fields that are read.
pub const MAX_FIELDS: usize = 50;

/// Longest name and value of a profile field, in characters; longer ones are cut.
pub const MAX_FIELD: usize = 2047;

/// Most other names (`alsoKnownAs`), and most attribution domains, that are read.
pub const MAX_ALIASES: usize = 256;

/// Most keys that are read from each of `publicKey` and `assertionMethod`.
pub const MAX_KEYS: usize = 10;

/// Longest text of a key that is kept, in bytes.
const MAX_KEY_BYTES: usize = 8 * 1024;

/// The five types of actors.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ActorKind {
    /// A person.
    Person,
    /// A bot.
    Service,
    /// A group or community.
    Group,
    /// An organisation.
    Organization,
    /// A piece of software, often the server itself.
    Application,
}

impl ActorKind {
    /// The type's name.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Person => "Person",
            Self::Service => "Service",
            Self::Group => "Group",
            Self::Organization => "Organization",
            Self::Application => "Application",
        }
    }

    /// The type of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        [
            Self::Person,
            Self::Service,
            Self::Group,
            Self::Organization,
            Self::Application,
        ]
        .into_iter()
        .find(|kind| kind.as_str() == name)
    }

    /// The type of a document, if it is an actor.
    #[must_use]
    pub fn of(document: &Value) -> Option<Self> {
        json::types(document).find_map(Self::from_name)
    }
}

/// Why a document is no actor that we know.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ActorError {
    /// None of the types of [`ActorKind`].
    #[error("the document is not an actor")]
    Kind,
    /// No id, or one that is no http(s) URL.
    #[error("the actor's id is not usable: {0}")]
    Id(UrlError),
    /// No inbox, or one that is no http(s) URL.
    #[error("the actor has no inbox")]
    Inbox,
    /// Neither a `preferredUsername` nor a `webfinger` address that could be a handle.
    #[error("the actor has no usable name: {0}")]
    Handle(HandleError),
}

/// A profile field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// The label.
    pub name: String,
    /// The value, HTML of a stranger.
    pub value: String,
}

/// A key of an actor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    /// The key's id, on the owner's origin.
    pub id: ObjectId,
    /// The actor it belongs to.
    pub owner: ActorId,
    /// The key itself.
    pub material: KeyMaterial,
}

/// A key in its text form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KeyMaterial {
    /// `publicKeyPem`.
    Pem(String),
    /// `publicKeyMultibase` of a Multikey.
    Multibase(String),
}

impl Key {
    /// The key, ready to verify with.
    ///
    /// # Errors
    /// [`KeyError`].
    pub fn public_key(&self) -> Result<PublicKey, KeyError> {
        match &self.material {
            KeyMaterial::Pem(text) => PublicKey::from_pem(text),
            KeyMaterial::Multibase(text) => PublicKey::from_multibase(text),
        }
    }

    fn read(value: &Value) -> Option<Self> {
        let id = json::object_id(value, "id")?;
        let owner =
            json::actor_id(value, "owner").or_else(|| json::actor_id(value, "controller"))?;
        let text = |key| {
            json::str_at(value, key)
                .filter(|text| text.len() <= MAX_KEY_BYTES)
                .map(str::to_owned)
        };
        let material = text("publicKeyPem")
            .map(KeyMaterial::Pem)
            .or_else(|| text("publicKeyMultibase").map(KeyMaterial::Multibase))?;
        id.same_origin(&owner).then_some(Self {
            id,
            owner,
            material,
        })
    }
}

/// What stands at the address of a key: an actor, a stub of one, or the key alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyDocument {
    /// The document's own id, which must be what was asked for.
    pub id: ObjectId,
    /// The keys in it. Of a key that stands alone the owner must be fetched and must list it.
    pub keys: Vec<Key>,
}

impl KeyDocument {
    /// Reads the document; `None` when it holds no key.
    #[must_use]
    pub fn read(document: &Value) -> Option<Self> {
        let id = json::object_id(document, "id")?;
        let keys = match Key::read(document) {
            Some(alone) => vec![alone],
            None => keys(document)
                .filter(|key| key.owner.same_origin(&id))
                .collect(),
        };
        (!keys.is_empty()).then_some(Self { id, keys })
    }

    /// The key of that id.
    #[must_use]
    pub fn key(&self, id: &ObjectId) -> Option<&Key> {
        self.keys.iter().find(|key| key.id == *id)
    }
}

/// An actor as its document describes it. Texts are a stranger's: sanitise before showing.
#[derive(Debug, Clone, PartialEq)]
pub struct Actor {
    /// The id.
    pub id: ActorId,
    /// Person, bot, group …
    pub kind: ActorKind,
    /// The handle it claims (`webfinger`, else `preferredUsername` at the id's host); to be
    /// verified by WebFinger.
    pub handle: Handle,
    /// The user part of the handle on its own server.
    pub preferred_username: Option<String>,
    /// Display name, plain text.
    pub name: Option<String>,
    /// Biography, HTML.
    pub summary: Option<String>,
    /// Where to deliver.
    pub inbox: HttpUrl,
    /// The inbox of the whole server, where it is on the inbox's origin.
    pub shared_inbox: Option<HttpUrl>,
    /// Its posts.
    pub outbox: Option<ObjectId>,
    /// Its followers.
    pub followers: Option<ObjectId>,
    /// Whom it follows.
    pub following: Option<ObjectId>,
    /// Its pinned posts.
    pub featured: Option<ObjectId>,
    /// Its featured hashtags.
    pub featured_tags: Option<ObjectId>,
    /// The profile page, where it is on the id's host.
    pub url: Option<HttpUrl>,
    /// Avatar.
    pub icon: Option<Image>,
    /// Header image.
    pub image: Option<Image>,
    /// Profile fields.
    pub fields: Vec<Field>,
    /// Custom emoji in name, biography and fields.
    pub emoji: Vec<Emoji>,
    /// Hashtags of the biography.
    pub hashtags: Vec<Hashtag>,
    /// Other ids of the same person.
    pub also_known_as: Vec<ActorId>,
    /// Where the account has gone.
    pub moved_to: Option<ActorId>,
    /// Follows need approval.
    pub locked: bool,
    /// May be recommended; `None` where nothing is said.
    pub discoverable: Option<bool>,
    /// Public posts may be searched.
    pub indexable: bool,
    /// The person has died.
    pub memorial: bool,
    /// Suspended by its own server.
    pub suspended: bool,
    /// When the account was made.
    pub published: Option<Timestamp>,
    /// Keys that name this actor as their owner.
    pub keys: Vec<Key>,
    /// Keys that are only linked: to be fetched, and to name this actor as their owner.
    pub key_links: Vec<ObjectId>,
    /// Domains whose pages may name this actor as their author.
    pub attribution_domains: Vec<String>,
}

impl Actor {
    /// Reads an actor.
    ///
    /// # Errors
    /// [`ActorError`]. Whatever else is unusable is left out, and what is too long is cut.
    pub fn parse(document: &Value) -> Result<Self, ActorError> {
        let kind = ActorKind::of(document).ok_or(ActorError::Kind)?;
        let id = document
            .get("id")
            .and_then(Value::as_str)
            .unwrap_or_default();
        let id = ActorId::parse(id).map_err(ActorError::Id)?;
        let inbox = json::http_url(document, "inbox").ok_or(ActorError::Inbox)?;
        let preferred_username = json::text(document, "preferredUsername");
        let handle = handle(document, preferred_username, &id).map_err(ActorError::Handle)?;
        let own = |key| json::object_id(document, key).filter(|url| url.same_origin(&id));
        let flag = |key| json::flag(document, key);
        let shared_inbox = json::get(document, "endpoints")
            .and_then(|endpoints| json::http_url(endpoints, "sharedInbox"))
            .or_else(|| json::http_url(document, "sharedInbox"))
            .filter(|shared| shared.same_origin(&inbox));
        Ok(Self {
            kind,
            handle,
            preferred_username: preferred_username.map(str::to_owned),
            name: json::text(document, "name").map(|name| json::clip(name, MAX_NAME)),
            summary: json::text(document, "summary")
                .map(|text| json::clip_bytes(text, MAX_SUMMARY_BYTES)),
            shared_inbox,
            inbox,
            outbox: own("outbox"),
            followers: own("followers"),
            following: own("following"),
            featured: own("featured"),
            featured_tags: own("featuredTags"),
            url: json::link(document.get("url")).filter(|url| url.host() == id.host()),
            icon: tag::image(document, "icon"),
            image: tag::image(document, "image"),
            fields: fields(document),
            emoji: tag::emoji(document),
            hashtags: tag::hashtags(document),
            also_known_as: json::list(document, "alsoKnownAs")
                .take(MAX_ALIASES)
                .filter_map(|alias| json::id(alias).and_then(|text| ActorId::parse(text).ok()))
                .collect(),
            moved_to: json::actor_id(document, "movedTo"),
            locked: flag("manuallyApprovesFollowers").unwrap_or(false),
            discoverable: flag("discoverable"),
            indexable: flag("indexable").unwrap_or(false),
            memorial: flag("memorial").unwrap_or(false),
            suspended: flag("suspended").unwrap_or(false),
            published: json::timestamp(document, "published"),
            keys: keys(document).filter(|key| key.owner == id).collect(),
            key_links: key_links(document).collect(),
            attribution_domains: json::list(document, "attributionDomains")
                .take(MAX_ALIASES)
                .filter_map(Value::as_str)
                .filter_map(|domain| canonical_authority(domain, Some(443)).ok())
                .collect(),
            id,
        })
    }
}

fn handle(document: &Value, username: Option<&str>, id: &ActorId) -> Result<Handle, HandleError> {
    if let Some(handle) =
        json::str_at(document, "webfinger").and_then(|text| Handle::parse(text).ok())
    {
        return Ok(handle);
    }
    let username = username.ok_or(HandleError::Shape)?;
    if username.chars().nth(MAX_USERNAME).is_some() {
        return Err(HandleError::TooLong);
    }
    Handle::new(username, id.authority())
}

fn fields(document: &Value) -> Vec<Field> {
    let names = [
        "PropertyValue",
        "schema:PropertyValue",
        "http://schema.org#PropertyValue",
        "http://schema.org/PropertyValue",
    ];
    json::list(document, "attachment")
        .filter(|field| json::types(field).any(|kind| names.contains(&kind)))
        .filter_map(|field| {
            Some(Field {
                name: json::clip(json::text(field, "name")?, MAX_FIELD),
                value: json::clip(json::text(field, "value")?, MAX_FIELD),
            })
        })
        .take(MAX_FIELDS)
        .collect()
}

fn keys(document: &Value) -> impl Iterator<Item = Key> {
    key_values(document).filter_map(Key::read)
}

fn key_links(document: &Value) -> impl Iterator<Item = ObjectId> {
    key_values(document)
        .filter_map(|value| value.as_str().and_then(|text| ObjectId::parse(text).ok()))
}

fn key_values(document: &Value) -> impl Iterator<Item = &Value> {
    json::list(document, "publicKey")
        .take(MAX_KEYS)
        .chain(json::list(document, "assertionMethod").take(MAX_KEYS))
}

#[cfg(test)]
mod tests;
