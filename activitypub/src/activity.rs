//! Activities of peers ([ActivityPub, 7](https://www.w3.org/TR/activitypub/#server-to-server-interactions)).
//!
//! The type is read first and decides what else is read. Embedded things are kept as they came:
//! whether they may be believed is for [`crate::authority::judge`] to say.

mod envelope;

use jiff::Timestamp;
use serde_json::Value;

use crate::actor::ActorKind;
use crate::addressing::Audience;
use crate::json;
use crate::note::{self, MAX_OPTIONS};
use crate::origin::{ActorId, ObjectId};
use crate::tag::{self, Emoji, MAX_SHORTCODE};

pub use self::envelope::{Envelope, PeekError};

/// Most objects of one `Create`: somebody may choose every option of a poll at once.
pub const MAX_OBJECTS: usize = MAX_OPTIONS;

/// Longest comment of a report, in characters; a longer one is cut.
pub const MAX_COMMENT: usize = 5000;

/// Why a document is no activity that we read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ActivityError {
    /// No `type`.
    #[error("the activity has no type")]
    NoKind,
    /// No `actor`, or one that is no id.
    #[error("the activity has no usable actor")]
    NoActor,
    /// An `id` that is no http(s) URL.
    #[error("the activity's id is not usable")]
    Id,
    /// No `object` (or `target`), or one that this type cannot have.
    #[error("the activity has no usable object")]
    NoObject,
}

/// An activity.
#[derive(Debug, Clone, PartialEq)]
pub struct Activity {
    /// Its id; fleeting activities may have none.
    pub id: Option<ObjectId>,
    /// Who acts.
    pub actor: ActorId,
    /// To whom it is addressed.
    pub audience: Audience,
    /// When, as claimed.
    pub published: Option<Timestamp>,
    /// What is done.
    pub action: Action,
}

/// What an activity does.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// Asks to follow an actor.
    Follow {
        /// The actor to follow.
        object: ObjectId,
    },
    /// Grants what was asked.
    Accept {
        /// The request.
        subject: Subject,
        /// The authorization that was made out, for quotes and the like.
        result: Option<ObjectId>,
    },
    /// Declines what was asked, or takes it back.
    Reject {
        /// The request.
        subject: Subject,
    },
    /// Takes an activity back.
    Undo {
        /// The activity.
        subject: Subject,
    },
    /// Makes something; several objects are votes.
    Create {
        /// What was made; at least one.
        objects: Vec<Reference>,
    },
    /// Changes something.
    Update {
        /// What was changed.
        object: Reference,
    },
    /// Removes something.
    Delete {
        /// What was removed.
        object: ObjectId,
        /// Whose it was, as far as the activity says.
        owners: Vec<ActorId>,
    },
    /// Favourites; some softwares send reactions in this form.
    Like {
        /// The post.
        object: ObjectId,
        /// The reaction, if it is one.
        content: Option<String>,
        /// Its custom emoji.
        emoji: Option<Emoji>,
    },
    /// Reacts with an emoji
    /// ([FEP-c0e0](https://codeberg.org/fediverse/fep/src/branch/main/fep/c0e0/fep-c0e0.md)).
    EmojiReact {
        /// The post.
        object: ObjectId,
        /// The reaction.
        content: String,
        /// Its custom emoji.
        emoji: Option<Emoji>,
    },
    /// Boosts.
    Announce {
        /// What is boosted.
        object: Announced,
    },
    /// Blocks an actor.
    Block {
        /// The actor.
        object: ActorId,
    },
    /// Puts something into a collection.
    Add {
        /// What.
        object: Reference,
        /// The collection.
        target: ObjectId,
    },
    /// Takes something out of a collection.
    Remove {
        /// What.
        object: Reference,
        /// The collection.
        target: ObjectId,
    },
    /// Says where an account has gone.
    Move {
        /// The old account.
        object: ActorId,
        /// The new account.
        target: ActorId,
    },
    /// Reports accounts and posts.
    Flag {
        /// Them.
        objects: Vec<ObjectId>,
        /// The comment.
        content: String,
    },
    /// Asks to quote a post
    /// ([FEP-044f](https://codeberg.org/fediverse/fep/src/branch/main/fep/044f/fep-044f.md)).
    QuoteRequest {
        /// The post to quote.
        object: ObjectId,
        /// The post that quotes.
        instrument: Reference,
    },
    /// Anything else, which has no effect.
    Other {
        /// The type.
        kind: String,
    },
}

/// Something that an activity brings along or points to.
#[derive(Debug, Clone, PartialEq)]
pub struct Reference {
    /// The id; something embedded may have none.
    pub id: Option<ObjectId>,
    /// The thing itself, where it is embedded.
    pub embedded: Option<Value>,
}

impl Reference {
    /// Reads an id or an embedded object.
    fn read(value: Value) -> Option<Self> {
        match value {
            Value::String(text) => ObjectId::parse(&text).ok().map(|id| Self {
                id: Some(id),
                embedded: None,
            }),
            Value::Array(items) => items
                .into_iter()
                .filter(|item| !item.is_array())
                .find_map(Self::read),
            Value::Object(map) => {
                let value = Value::Object(map);
                // A link points; whatever else it says is not the thing itself.
                let link = json::is(&value, "Link");
                let id = if link {
                    json::object_id(&value, "href")
                } else {
                    json::object_id(&value, "id")
                };
                if link && id.is_none() {
                    return None;
                }
                Some(Self {
                    id,
                    embedded: (!link).then_some(value),
                })
            }
            _ => None,
        }
    }

    /// The type of what is embedded.
    #[must_use]
    pub fn kind(&self) -> Option<&str> {
        self.embedded.as_ref().and_then(json::kind)
    }

    /// Whether an actor is embedded.
    #[must_use]
    pub fn is_actor(&self) -> bool {
        self.embedded.as_ref().and_then(ActorKind::of).is_some()
    }

    /// Whose it says it is.
    #[must_use]
    pub fn owners(&self) -> Vec<ActorId> {
        self.embedded.as_ref().map(note::owners).unwrap_or_default()
    }
}

/// An activity that another activity is about: by id, by what it was, or both.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Subject {
    /// The id.
    pub id: Option<ObjectId>,
    /// The type, where the activity is embedded.
    pub kind: Option<String>,
    /// Who acted, where the activity is embedded.
    pub actor: Option<ActorId>,
    /// The object, where the activity is embedded.
    pub object: Option<ObjectId>,
}

impl Subject {
    fn read(value: &Value) -> Option<Self> {
        let value = json::many(Some(value)).next()?;
        let subject = Self {
            id: json::id(value).and_then(|id| ObjectId::parse(id).ok()),
            kind: json::kind(value).map(str::to_owned),
            actor: json::actor_id(value, "actor"),
            object: json::object_id(value, "object"),
        };
        (subject.id.is_some() || (subject.kind.is_some() && subject.object.is_some()))
            .then_some(subject)
    }
}

/// What is boosted.
#[derive(Debug, Clone, PartialEq)]
pub enum Announced {
    /// A post. Copies of it that were brought along are not kept: the origin has it.
    Object(ObjectId),
    /// What a member of a group did
    /// ([FEP-1b12](https://codeberg.org/fediverse/fep/src/branch/main/fep/1b12/fep-1b12.md)).
    Activity(Box<Activity>),
}

impl Activity {
    /// Reads an activity.
    ///
    /// # Errors
    /// [`ActivityError`].
    pub fn parse(document: Value) -> Result<Self, ActivityError> {
        Self::read(document, true)
    }

    fn read(mut document: Value, may_wrap: bool) -> Result<Self, ActivityError> {
        let kind = json::types(&document)
            .find(|kind| is_activity(kind))
            .or_else(|| json::kind(&document));
        let kind = kind.ok_or(ActivityError::NoKind)?.to_owned();
        let object = document
            .as_object_mut()
            .and_then(|map| map.remove("object"))
            .unwrap_or(Value::Null);
        let id = match json::get(&document, "id") {
            None => None,
            Some(id) => Some(
                id.as_str()
                    .and_then(|id| ObjectId::parse(id).ok())
                    .ok_or(ActivityError::Id)?,
            ),
        };
        Ok(Self {
            id,
            actor: json::actor_id(&document, "actor").ok_or(ActivityError::NoActor)?,
            audience: Audience::read(&document),
            published: json::timestamp(&document, "published"),
            action: action(&kind, &mut document, object, may_wrap)
                .ok_or(ActivityError::NoObject)?,
        })
    }

    /// The type's name.
    #[must_use]
    pub fn kind(&self) -> &str {
        match &self.action {
            Action::Follow { .. } => "Follow",
            Action::Accept { .. } => "Accept",
            Action::Reject { .. } => "Reject",
            Action::Undo { .. } => "Undo",
            Action::Create { .. } => "Create",
            Action::Update { .. } => "Update",
            Action::Delete { .. } => "Delete",
            Action::Like { .. } => "Like",
            Action::EmojiReact { .. } => "EmojiReact",
            Action::Announce { .. } => "Announce",
            Action::Block { .. } => "Block",
            Action::Add { .. } => "Add",
            Action::Remove { .. } => "Remove",
            Action::Move { .. } => "Move",
            Action::Flag { .. } => "Flag",
            Action::QuoteRequest { .. } => "QuoteRequest",
            Action::Other { kind } => kind,
        }
    }
}

fn action(kind: &str, document: &mut Value, object: Value, may_wrap: bool) -> Option<Action> {
    let target = |document: &Value| json::object_id(document, "target");
    let object_id = || json::id(&object).and_then(|id| ObjectId::parse(id).ok());
    let object_actor = || json::id(&object).and_then(|id| ActorId::parse(id).ok());
    Some(match kind {
        "Follow" => Action::Follow {
            object: object_id()?,
        },
        "Accept" => Action::Accept {
            subject: Subject::read(&object)?,
            result: json::object_id(document, "result"),
        },
        "Reject" => Action::Reject {
            subject: Subject::read(&object)?,
        },
        "Undo" => Action::Undo {
            subject: Subject::read(&object)?,
        },
        "Create" => Action::Create {
            objects: references(object)?,
        },
        "Update" => Action::Update {
            object: Reference::read(object)?,
        },
        "Delete" => Action::Delete {
            object: object_id()?,
            owners: note::owners(&object),
        },
        "Like" => Action::Like {
            object: object_id()?,
            content: reaction(document),
            emoji: reaction_emoji(document),
        },
        "EmojiReact" => Action::EmojiReact {
            object: object_id()?,
            content: reaction(document)?,
            emoji: reaction_emoji(document),
        },
        "Announce" => Action::Announce {
            object: announced(object, may_wrap)?,
        },
        "Block" => Action::Block {
            object: object_actor()?,
        },
        "Add" => Action::Add {
            object: Reference::read(object)?,
            target: target(document)?,
        },
        "Remove" => Action::Remove {
            object: Reference::read(object)?,
            target: target(document)?,
        },
        "Move" => Action::Move {
            object: object_actor()?,
            target: json::actor_id(document, "target")?,
        },
        "Flag" => Action::Flag {
            objects: json::many(Some(&object))
                .filter_map(json::id)
                .filter_map(|id| ObjectId::parse(id).ok())
                .collect(),
            content: json::clip(
                json::text(document, "content").unwrap_or_default(),
                MAX_COMMENT,
            ),
        },
        "QuoteRequest" => {
            let instrument = document
                .as_object_mut()
                .and_then(|map| map.remove("instrument"))?;
            Action::QuoteRequest {
                object: object_id()?,
                instrument: Reference::read(instrument)?,
            }
        }
        other => Action::Other {
            kind: other.to_owned(),
        },
    })
}

fn references(object: Value) -> Option<Vec<Reference>> {
    let references: Vec<Reference> = match object {
        Value::Array(items) => items
            .into_iter()
            .take(MAX_OBJECTS)
            .filter_map(Reference::read)
            .collect(),
        one => Reference::read(one).into_iter().collect(),
    };
    (!references.is_empty()).then_some(references)
}

fn announced(object: Value, may_wrap: bool) -> Option<Announced> {
    let object = match object {
        Value::Array(items) => items.into_iter().find(|item| !item.is_null())?,
        one => one,
    };
    if may_wrap && json::types(&object).any(is_activity) {
        return Activity::read(object, false)
            .ok()
            .map(|inner| Announced::Activity(Box::new(inner)));
    }
    json::id(&object)
        .and_then(|id| ObjectId::parse(id).ok())
        .map(Announced::Object)
}

/// Whether a type is one of an activity that we act upon.
fn is_activity(kind: &str) -> bool {
    matches!(
        kind,
        "Follow"
            | "Accept"
            | "Reject"
            | "Undo"
            | "Create"
            | "Update"
            | "Delete"
            | "Like"
            | "Dislike"
            | "EmojiReact"
            | "Announce"
            | "Block"
            | "Add"
            | "Remove"
            | "Move"
            | "Flag"
            | "Lock"
            | "QuoteRequest"
    )
}

fn reaction(document: &Value) -> Option<String> {
    json::text(document, "content")
        .or_else(|| json::str_at(document, "_misskey_reaction"))
        .map(str::trim)
        .filter(|content| !content.is_empty())
        // A shortcode with its colons is the longest that means something.
        .filter(|content| content.chars().nth(MAX_SHORTCODE + 2).is_none())
        .map(str::to_owned)
}

fn reaction_emoji(document: &Value) -> Option<Emoji> {
    let content = reaction(document)?;
    // Some write the home of the emoji behind the shortcode, as in `:owl@a.example:`.
    let shortcode = content
        .strip_prefix(':')?
        .strip_suffix(':')?
        .split('@')
        .next()?
        .to_owned();
    tag::emoji(document)
        .into_iter()
        .find(|emoji| emoji.shortcode == shortcode)
}

#[cfg(test)]
mod tests;
