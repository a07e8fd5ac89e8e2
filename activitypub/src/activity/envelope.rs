//! A look at the outside of an activity, cheap enough for everything that is thrown at an inbox.

use std::borrow::Cow;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

use crate::json::{self, JsonError};
use crate::origin::{ActorId, UrlError};

/// Why bytes are no activity.
#[derive(Debug, thiserror::Error)]
pub enum PeekError {
    /// Not JSON within the limits of [`crate::json`], or no object, or with a key twice.
    #[error(transparent)]
    Json(#[from] JsonError),
    /// No `type`.
    #[error("the activity has no type")]
    NoKind,
    /// No `actor`, or one that is no id.
    #[error("the activity has no usable actor: {0}")]
    Actor(UrlError),
}

/// Who does what to whom: enough to turn most of the unwanted away without reading the rest.
///
/// Nothing here is checked against a signature yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Envelope<'a> {
    /// The activity's id, as written.
    pub id: Option<Cow<'a, str>>,
    /// The first type, as [`json::local_name`] has it.
    pub kind: Cow<'a, str>,
    /// Who acts.
    pub actor: ActorId,
    /// The id of the (first) object, as written.
    pub object: Option<Cow<'a, str>>,
    /// The type of the object, where it is embedded.
    pub object_kind: Option<Cow<'a, str>>,
}

impl<'a> Envelope<'a> {
    /// Looks at an activity. Reads the bytes once and copies next to nothing.
    ///
    /// # Errors
    /// [`PeekError`].
    pub fn peek(bytes: &'a [u8]) -> Result<Self, PeekError> {
        json::check(bytes)?;
        let mut deserializer = serde_json::Deserializer::from_slice(bytes);
        let outside = Outside
            .deserialize(&mut deserializer)
            .map_err(JsonError::from)?;
        deserializer.end().map_err(JsonError::from)?;
        let actor = ActorId::parse(outside.actor.as_deref().unwrap_or_default())
            .map_err(PeekError::Actor)?;
        Ok(Self {
            id: outside.id,
            kind: outside.kind.map(local).ok_or(PeekError::NoKind)?,
            actor,
            object: outside.object.id,
            object_kind: outside.object.kind.map(local),
        })
    }

    /// A `Delete` or `Update` of the actor itself. From an actor nobody here knows it means
    /// nothing, and fetching the actor to find out would be wasted.
    #[must_use]
    pub fn is_about_itself(&self) -> bool {
        matches!(&*self.kind, "Delete" | "Update")
            && self.object.as_deref() == Some(self.actor.as_str())
    }
}

fn local(kind: Cow<'_, str>) -> Cow<'_, str> {
    match kind {
        Cow::Borrowed(kind) => Cow::Borrowed(json::local_name(kind)),
        Cow::Owned(kind) => Cow::Owned(json::local_name(&kind).to_owned()),
    }
}

#[derive(Default)]
struct Seen<'a> {
    id: Option<Cow<'a, str>>,
    kind: Option<Cow<'a, str>>,
    actor: Option<Cow<'a, str>>,
    object: Reference<'a>,
}

struct Outside;

impl<'de> DeserializeSeed<'de> for Outside {
    type Value = Seen<'de>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Seen<'de>, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Outside {
    type Value = Seen<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an activity")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Seen<'de>, A::Error> {
        let mut seen = Seen::default();
        let (mut id, mut kind, mut actor, mut object) = (false, false, false, false);
        while let Some(key) = entries.next_key_seed(Key)? {
            match &*key {
                "id" => {
                    once::<A::Error>(&mut id)?;
                    seen.id = entries.next_value_seed(Plain)?;
                }
                "type" => {
                    once::<A::Error>(&mut kind)?;
                    seen.kind = entries.next_value_seed(Kind)?;
                }
                "actor" => {
                    once::<A::Error>(&mut actor)?;
                    seen.actor = entries.next_value_seed(Refer)?.id;
                }
                "object" => {
                    once::<A::Error>(&mut object)?;
                    seen.object = entries.next_value_seed(Refer)?;
                }
                _ => {
                    entries.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(seen)
    }
}

fn once<E: Error>(seen: &mut bool) -> Result<(), E> {
    if std::mem::replace(seen, true) {
        Err(E::custom("an object has one key twice"))
    } else {
        Ok(())
    }
}

/// An id, with the type where the thing is embedded. Mirrors [`json::id`] and [`json::kind`].
#[derive(Default)]
struct Reference<'a> {
    id: Option<Cow<'a, str>>,
    kind: Option<Cow<'a, str>>,
}

/// Generates what all seeds share: scalars that are not strings say nothing.
macro_rules! nothing_else {
    ($value:ty, $nothing:expr) => {
        type Value = $value;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("JSON")
        }

        fn visit_bool<E>(self, _: bool) -> Result<$value, E> {
            Ok($nothing)
        }

        fn visit_i64<E>(self, _: i64) -> Result<$value, E> {
            Ok($nothing)
        }

        fn visit_u64<E>(self, _: u64) -> Result<$value, E> {
            Ok($nothing)
        }

        fn visit_f64<E>(self, _: f64) -> Result<$value, E> {
            Ok($nothing)
        }

        fn visit_unit<E>(self) -> Result<$value, E> {
            Ok($nothing)
        }
    };
}

macro_rules! seed {
    ($name:ident, $value:ty) => {
        impl<'de> DeserializeSeed<'de> for $name {
            type Value = $value;

            fn deserialize<D: Deserializer<'de>>(
                self,
                deserializer: D,
            ) -> Result<$value, D::Error> {
                deserializer.deserialize_any(self)
            }
        }
    };
}

struct Key;

impl<'de> DeserializeSeed<'de> for Key {
    type Value = Cow<'de, str>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Cow<'de, str>, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<'de> Visitor<'de> for Key {
    type Value = Cow<'de, str>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Cow<'de, str>, E> {
        Ok(Cow::Borrowed(text))
    }

    fn visit_str<E>(self, text: &str) -> Result<Cow<'de, str>, E> {
        Ok(Cow::Owned(text.to_owned()))
    }
}

/// A string, or nothing.
struct Plain;

seed!(Plain, Option<Cow<'de, str>>);

impl<'de> Visitor<'de> for Plain {
    nothing_else!(Option<Cow<'de, str>>, None);

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Option<Cow<'de, str>>, E> {
        Ok(Some(Cow::Borrowed(text)))
    }

    fn visit_str<E>(self, text: &str) -> Result<Option<Cow<'de, str>>, E> {
        Ok(Some(Cow::Owned(text.to_owned())))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Option<Cow<'de, str>>, A::Error> {
        while items.next_element::<IgnoredAny>()?.is_some() {}
        Ok(None)
    }

    fn visit_map<A: MapAccess<'de>>(
        self,
        mut entries: A,
    ) -> Result<Option<Cow<'de, str>>, A::Error> {
        while entries.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(None)
    }
}

/// A string, or the first string of a list.
struct Kind;

seed!(Kind, Option<Cow<'de, str>>);

impl<'de> Visitor<'de> for Kind {
    nothing_else!(Option<Cow<'de, str>>, None);

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Option<Cow<'de, str>>, E> {
        Ok(Some(Cow::Borrowed(text)))
    }

    fn visit_str<E>(self, text: &str) -> Result<Option<Cow<'de, str>>, E> {
        Ok(Some(Cow::Owned(text.to_owned())))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Option<Cow<'de, str>>, A::Error> {
        let mut first = None;
        while let Some(item) = items.next_element_seed(Plain)? {
            first = first.or(item);
        }
        Ok(first)
    }

    fn visit_map<A: MapAccess<'de>>(self, entries: A) -> Result<Option<Cow<'de, str>>, A::Error> {
        Plain.visit_map(entries)
    }
}

/// A reference inside of a list: as [`Refer`], but a list in a list says nothing.
struct ReferItem;

/// A reference.
struct Refer;

seed!(Refer, Reference<'de>);
seed!(ReferItem, Reference<'de>);

impl<'de> Visitor<'de> for ReferItem {
    nothing_else!(Reference<'de>, Reference::default());

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Reference<'de>, E> {
        Ok(Reference {
            id: Some(Cow::Borrowed(text)),
            kind: None,
        })
    }

    fn visit_str<E>(self, text: &str) -> Result<Reference<'de>, E> {
        Ok(Reference {
            id: Some(Cow::Owned(text.to_owned())),
            kind: None,
        })
    }

    fn visit_seq<A: SeqAccess<'de>>(self, items: A) -> Result<Reference<'de>, A::Error> {
        Plain.visit_seq(items).map(|_| Reference::default())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Reference<'de>, A::Error> {
        let (mut id, mut href, mut kind) = (None, None, None);
        while let Some(key) = entries.next_key_seed(Key)? {
            let slot = match &*key {
                "id" => &mut id,
                "href" => &mut href,
                "type" => &mut kind,
                _ => {
                    entries.next_value::<IgnoredAny>()?;
                    continue;
                }
            };
            let value = if &*key == "type" {
                entries.next_value_seed(Kind)?
            } else {
                entries.next_value_seed(Plain)?
            };
            if slot.replace(value).is_some() {
                return Err(A::Error::custom("an object has one key twice"));
            }
        }
        Ok(Reference {
            id: id.or(href).flatten(),
            kind: kind.flatten(),
        })
    }
}

impl<'de> Visitor<'de> for Refer {
    nothing_else!(Reference<'de>, Reference::default());

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Reference<'de>, E> {
        ReferItem.visit_borrowed_str(text)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Reference<'de>, E> {
        ReferItem.visit_str(text)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Reference<'de>, A::Error> {
        let mut first = Reference::default();
        while let Some(item) = items.next_element_seed(ReferItem)? {
            if first.id.is_none() && item.id.is_some() {
                first = item;
            }
        }
        Ok(first)
    }

    fn visit_map<A: MapAccess<'de>>(self, entries: A) -> Result<Reference<'de>, A::Error> {
        ReferItem.visit_map(entries)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn who_what_and_about_whom() {
        let bytes = br#"{"@context":["x",{"y":[1,2,{}]}],"id":"https://a.example/1","type":"Create","actor":"https://a.example/ann",
            "object":{"type":"Note","tag":[{"id":"no"}],"id":"https://a.example/n\u002f1"},"to":[]}"#;
        let envelope = Envelope::peek(bytes).unwrap();
        assert_eq!(envelope.id.as_deref(), Some("https://a.example/1"));
        assert!(matches!(envelope.id, Some(Cow::Borrowed(_))));
        assert_eq!(
            (&*envelope.kind, envelope.actor.as_str()),
            ("Create", "https://a.example/ann")
        );
        assert_eq!(
            (envelope.object.as_deref(), envelope.object_kind.as_deref()),
            (Some("https://a.example/n/1"), Some("Note"))
        );
    }

    #[test]
    fn what_is_seen_is_what_is_read_later() {
        for object in [
            json!("x"),
            json!({"id": "x", "type": ["as:Note"]}),
            json!([[["no"]], null, 7, {"type": "No"}, {"id": "x"}]),
            json!({"href": "x"}),
            json!({"id": 7, "href": "x"}),
            json!(null),
            json!([]),
        ] {
            for actor in [
                json!("https://a.example/u"),
                json!({"id": "https://a.example/u"}),
                json!([{"id": "https://a.example/u"}]),
            ] {
                for kind in [json!("Like"), json!([7, "as:Like", "Create"])] {
                    let document =
                        json!({"id": "i", "type": kind, "actor": actor, "object": object});
                    let bytes = document.to_string();
                    let envelope = Envelope::peek(bytes.as_bytes()).unwrap();
                    assert_eq!(Some(&*envelope.kind), json::kind(&document));
                    assert_eq!(Some(envelope.actor), json::actor_id(&document, "actor"));
                    assert_eq!(
                        envelope.object.as_deref(),
                        json::id(&document["object"]),
                        "{object}"
                    );
                }
            }
        }
    }

    #[test]
    fn a_key_twice_is_refused() {
        for bytes in [
            r#"{"type":"Like","actor":"https://a.example/u","actor":"https://b.example/u"}"#,
            r#"{"type":"Like","actor":null,"actor":"https://b.example/u"}"#,
            r#"{"type":"Like","type":"Delete","actor":"https://b.example/u"}"#,
            r#"{"type":"Like","actor":{"id":"https://a.example/u","id":"https://b.example/u"}}"#,
            r#"{"type":"Like","actor":{"id":null,"id":"https://b.example/u"}}"#,
            r#"{"type":"Like","actor":"https://a.example/u","\u0061ctor":"https://b.example/u"}"#,
            r#"{"type":"Like","actor":"https://a.example/u","object":{"id":"a","id":"b"}}"#,
        ] {
            assert!(
                matches!(Envelope::peek(bytes.as_bytes()), Err(PeekError::Json(_))),
                "{bytes}"
            );
        }
    }

    #[test]
    fn what_is_no_activity_is_refused() {
        assert!(matches!(
            Envelope::peek(br#"{"actor":"https://a.example/u"}"#),
            Err(PeekError::NoKind)
        ));
        for actor in [
            "7",
            "null",
            "\"\"",
            "\"urn:x\"",
            "\"https://a.example/u#x\"",
            "{}",
        ] {
            let bytes = format!("{{\"type\":\"Like\",\"actor\":{actor}}}");
            assert!(
                matches!(Envelope::peek(bytes.as_bytes()), Err(PeekError::Actor(_))),
                "{actor}"
            );
        }
        for bytes in [
            "",
            "7",
            "[]",
            "null",
            "{",
            r#"{"type":"Like","actor":"https://a.example/u"} x"#,
        ] {
            assert!(
                matches!(Envelope::peek(bytes.as_bytes()), Err(PeekError::Json(_))),
                "{bytes}"
            );
        }
        let deep = format!("{{\"x\":{}{}}}", "[".repeat(70), "]".repeat(70));
        assert!(matches!(
            Envelope::peek(deep.as_bytes()),
            Err(PeekError::Json(JsonError::TooDeep))
        ));
        assert!(matches!(
            Envelope::peek(&vec![b' '; json::MAX_BYTES + 1]),
            Err(PeekError::Json(JsonError::TooLarge))
        ));
    }

    #[test]
    fn a_delete_of_oneself_is_recognised() {
        let about = |kind: &str, object: Value| {
            let bytes =
                json!({"type": kind, "actor": "https://a.example/u", "object": object}).to_string();
            Envelope::peek(bytes.as_bytes()).unwrap().is_about_itself()
        };
        use serde_json::Value;
        assert!(about("Delete", json!("https://a.example/u")));
        assert!(about(
            "Update",
            json!({"id": "https://a.example/u", "type": "Person"})
        ));
        assert!(!about("Delete", json!("https://a.example/1")));
        assert!(!about("Follow", json!("https://a.example/u")));
    }
}
