//! The documents that we send. Every id in them is given by the caller, who stores ids and never
//! computes them.

mod activity;
mod actor;
mod collection;
mod context;
mod note;

use jiff::Timestamp;
use serde_json::{Map, Value, json};

pub use self::activity::{
    Meta, accept, add, announce, block, create, delete_actor, delete_object, flag, follow, like,
    move_account, quote_authorization, quote_request, reject, remove, undo, update,
};
pub use self::actor::{ActorOut, FieldOut, KeyOut, MultikeyOut, key_document};
pub use self::collection::{collection, collection_page, counted, inline, set};
pub use self::context::with_context;
pub use self::note::{AttachmentOut, NoteOut, PollOptionOut, PollOut, QuoteOut};

/// An image that stands for an actor or object.
#[derive(Debug, Clone, Default)]
pub struct ImageOut {
    /// Where it is.
    pub url: String,
    /// Content type.
    pub media_type: String,
    /// What it shows.
    pub description: Option<String>,
}

impl ImageOut {
    fn to_value(&self) -> Value {
        let mut image = Map::new();
        image.insert("type".into(), "Image".into());
        image.insert("mediaType".into(), self.media_type.as_str().into());
        image.insert("url".into(), self.url.as_str().into());
        // Readers look in one or the other.
        put(&mut image, "summary", self.description.as_deref());
        put(&mut image, "name", self.description.as_deref());
        Value::Object(image)
    }
}

/// A mention, hashtag or custom emoji.
#[derive(Debug, Clone)]
pub enum TagOut {
    /// Somebody who is mentioned.
    Mention {
        /// The actor's id.
        href: String,
        /// `@user@domain`.
        name: String,
    },
    /// A hashtag.
    Hashtag {
        /// The page of the tag.
        href: String,
        /// As displayed, without `#`.
        name: String,
    },
    /// A custom emoji.
    Emoji {
        /// The emoji's id.
        id: String,
        /// The name without colons.
        shortcode: String,
        /// The image.
        url: String,
        /// Content type of the image.
        media_type: String,
        /// When it last changed.
        updated: Timestamp,
    },
}

impl TagOut {
    /// The tag as an item of a list.
    #[must_use]
    pub fn to_value(&self) -> Value {
        match self {
            Self::Mention { href, name } => json!({"type": "Mention", "href": href, "name": name}),
            Self::Hashtag { href, name } => {
                json!({"type": "Hashtag", "href": href, "name": format!("#{name}")})
            }
            Self::Emoji {
                id,
                shortcode,
                url,
                media_type,
                updated,
            } => json!({
                "id": id,
                "type": "Emoji",
                "name": format!(":{shortcode}:"),
                "updated": date(*updated),
                "icon": {"type": "Image", "mediaType": media_type, "url": url},
            }),
        }
    }
}

/// ISO 8601 in whole seconds, as Mastodon writes it.
fn date(time: Timestamp) -> String {
    if time.subsec_millisecond() == 0 {
        format!("{time:.0}")
    } else {
        // Two edits of one second keep their order.
        format!("{time:.3}")
    }
}

fn put<V: Into<Value>>(map: &mut Map<String, Value>, key: &str, value: Option<V>) {
    if let Some(value) = value {
        map.insert(key.to_owned(), value.into());
    }
}

#[cfg(test)]
mod tests;
