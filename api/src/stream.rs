//! Streaming: which streams there are, what clients say on a WebSocket and what they hear.
//! <https://docs.joinmastodon.org/methods/streaming/>

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::endpoint::AnyScope;
use crate::id::Id;
use crate::lenient;
use crate::word::{Word, words};

words! {
    /// The kinds of streams.
    StreamName {
        User = "user",
        UserNotification = "user:notification",
        Public = "public",
        PublicMedia = "public:media",
        PublicLocal = "public:local",
        PublicLocalMedia = "public:local:media",
        PublicRemote = "public:remote",
        PublicRemoteMedia = "public:remote:media",
        Hashtag = "hashtag",
        HashtagLocal = "hashtag:local",
        List = "list",
        Direct = "direct",
    }
}

impl StreamName {
    /// The stream of an event-stream (SSE) path, the part after `/api/v1/streaming/`.
    #[must_use]
    pub fn from_path(path: &str, only_media: bool) -> Option<Self> {
        Some(match (path, only_media) {
            ("user", _) => Self::User,
            ("user/notification", _) => Self::UserNotification,
            ("public", false) => Self::Public,
            ("public", true) => Self::PublicMedia,
            ("public/local", false) => Self::PublicLocal,
            ("public/local", true) => Self::PublicLocalMedia,
            ("public/remote", false) => Self::PublicRemote,
            ("public/remote", true) => Self::PublicRemoteMedia,
            ("hashtag", _) => Self::Hashtag,
            ("hashtag/local", _) => Self::HashtagLocal,
            ("list", _) => Self::List,
            ("direct", _) => Self::Direct,
            _ => return None,
        })
    }

    /// Any one of these is needed. `user` with `read:statuses` alone carries no notifications.
    #[must_use]
    pub const fn scopes(self) -> AnyScope {
        match self {
            Self::UserNotification => &["read:notifications"],
            _ => &["read:statuses"],
        }
    }
}

/// A stream with what it needs to be one.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Stream {
    User,
    UserNotification,
    Public { only_media: bool },
    PublicLocal { only_media: bool },
    PublicRemote { only_media: bool },
    Hashtag { tag: String },
    HashtagLocal { tag: String },
    List { list: Id },
    Direct,
}

/// The longest tag that is looked at, in bytes; longer ones name no tag.
pub const MAX_TAG_BYTES: usize = 1024;

impl Stream {
    /// Puts a stream together from its name and parameters.
    ///
    /// # Errors
    /// An unknown name, or the tag or list missing.
    pub fn new(name: &str, tag: Option<&str>, list: Option<&str>) -> Result<Self, StreamError> {
        let name = StreamName::from_word(name).ok_or(StreamError::UnknownStream)?;
        Self::of(name, tag, list)
    }

    /// As [`Stream::new`], for a known name.
    ///
    /// # Errors
    /// The tag or list missing.
    pub fn of(
        name: StreamName,
        tag: Option<&str>,
        list: Option<&str>,
    ) -> Result<Self, StreamError> {
        let tag = || {
            tag.map(|tag| tag.trim_start_matches('#'))
                .filter(|tag| !tag.is_empty() && tag.len() <= MAX_TAG_BYTES)
                .map(str::to_owned)
                .ok_or(StreamError::MissingTag)
        };
        Ok(match name {
            StreamName::User => Self::User,
            StreamName::UserNotification => Self::UserNotification,
            StreamName::Public => Self::Public { only_media: false },
            StreamName::PublicMedia => Self::Public { only_media: true },
            StreamName::PublicLocal => Self::PublicLocal { only_media: false },
            StreamName::PublicLocalMedia => Self::PublicLocal { only_media: true },
            StreamName::PublicRemote => Self::PublicRemote { only_media: false },
            StreamName::PublicRemoteMedia => Self::PublicRemote { only_media: true },
            StreamName::Hashtag => Self::Hashtag { tag: tag()? },
            StreamName::HashtagLocal => Self::HashtagLocal { tag: tag()? },
            StreamName::List => Self::List {
                list: list
                    .filter(|list| !list.is_empty())
                    .ok_or(StreamError::MissingList)?
                    .parse()
                    .map_err(|_| StreamError::ForbiddenList)?,
            },
            StreamName::Direct => Self::Direct,
        })
    }

    #[must_use]
    pub const fn name(&self) -> StreamName {
        match self {
            Self::User => StreamName::User,
            Self::UserNotification => StreamName::UserNotification,
            Self::Public { only_media: false } => StreamName::Public,
            Self::Public { only_media: true } => StreamName::PublicMedia,
            Self::PublicLocal { only_media: false } => StreamName::PublicLocal,
            Self::PublicLocal { only_media: true } => StreamName::PublicLocalMedia,
            Self::PublicRemote { only_media: false } => StreamName::PublicRemote,
            Self::PublicRemote { only_media: true } => StreamName::PublicRemoteMedia,
            Self::Hashtag { .. } => StreamName::Hashtag,
            Self::HashtagLocal { .. } => StreamName::HashtagLocal,
            Self::List { .. } => StreamName::List,
            Self::Direct => StreamName::Direct,
        }
    }

    /// How messages name it: the name, and the tag or the list's id.
    #[must_use]
    pub fn label(&self) -> Vec<String> {
        let mut label = vec![self.name().to_string()];
        match self {
            Self::Hashtag { tag } | Self::HashtagLocal { tag } => label.push(tag.clone()),
            Self::List { list } => label.push(list.to_string()),
            _ => {}
        }
        label
    }
}

/// Why a stream cannot be had. The texts are what clients get.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum StreamError {
    #[error("Unknown stream type")]
    UnknownStream,
    /// An event-stream path that is none.
    #[error("Unknown channel requested")]
    UnknownChannel,
    #[error("Missing tag name parameter")]
    MissingTag,
    #[error("Missing list name parameter")]
    MissingList,
    #[error("Not authorized to stream this list")]
    ForbiddenList,
    #[error("Access token does not have the required scopes")]
    OutsideScopes,
    /// The message is no JSON object of a known type.
    #[error("Invalid message")]
    BadMessage,
}

impl StreamError {
    #[must_use]
    pub const fn status(self) -> u16 {
        match self {
            Self::ForbiddenList | Self::OutsideScopes => 401,
            _ => 400,
        }
    }

    /// The frame that tells the client.
    #[must_use]
    pub fn encode(self) -> String {
        serde_json::json!({"error": self.to_string(), "status": self.status()}).to_string()
    }
}

/// What a client says on the socket.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ClientMessage {
    Subscribe(Stream),
    Unsubscribe(Stream),
}

/// The longest frame a client has reason to send, in bytes.
pub const MAX_FRAME_BYTES: usize = 4096;

words! {
    /// What a client message asks for.
    Verb {
        Subscribe = "subscribe",
        Unsubscribe = "unsubscribe",
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct RawMessage {
    #[serde(rename = "type", deserialize_with = "lenient::text")]
    verb: Option<String>,
    #[serde(deserialize_with = "lenient::text")]
    stream: Option<String>,
    #[serde(deserialize_with = "lenient::text")]
    tag: Option<String>,
    #[serde(deserialize_with = "lenient::text")]
    list: Option<String>,
}

impl ClientMessage {
    /// Reads a text frame.
    ///
    /// # Errors
    /// Too long, no JSON object, an unknown type or stream.
    pub fn decode(frame: &str) -> Result<Self, StreamError> {
        if frame.len() > MAX_FRAME_BYTES {
            return Err(StreamError::BadMessage);
        }
        let tree: Value = serde_json::from_str(frame).map_err(|_| StreamError::BadMessage)?;
        let raw: RawMessage = lenient::read(tree).map_err(|_| StreamError::BadMessage)?;
        let verb = raw
            .verb
            .as_deref()
            .and_then(Verb::from_word)
            .ok_or(StreamError::BadMessage)?;
        let stream = Stream::new(
            raw.stream.as_deref().unwrap_or_default(),
            raw.tag.as_deref(),
            raw.list.as_deref(),
        )?;
        Ok(match verb {
            Verb::Subscribe => Self::Subscribe(stream),
            Verb::Unsubscribe => Self::Unsubscribe(stream),
        })
    }
}

words! {
    /// The names of events.
    EventName {
        Update = "update",
        StatusUpdate = "status.update",
        Delete = "delete",
        Notification = "notification",
        FiltersChanged = "filters_changed",
        Conversation = "conversation",
        Announcement = "announcement",
        AnnouncementReaction = "announcement.reaction",
        AnnouncementDelete = "announcement.delete",
        NotificationsMerged = "notifications_merged",
        /// Not Mastodon's: the read position moved in another client. Soapbox listens.
        Marker = "marker",
    }
}

/// An event with its payload, rendered once for all who hear it.
///
/// The payload is text: the JSON of an entity, or for `delete` and `announcement.delete` a bare id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    name: EventName,
    payload: Option<String>,
}

impl Event {
    /// An event that carries an entity.
    ///
    /// # Errors
    /// The entity cannot be written as JSON.
    pub fn entity(name: EventName, entity: &impl Serialize) -> Result<Self, serde_json::Error> {
        Ok(Self::rendered(name, serde_json::to_string(entity)?))
    }

    /// An event whose payload is JSON already.
    #[must_use]
    pub fn rendered(name: EventName, json: String) -> Self {
        Self {
            name,
            payload: Some(json),
        }
    }

    /// A status is gone.
    #[must_use]
    pub fn delete(id: Id) -> Self {
        Self::rendered(EventName::Delete, id.to_string())
    }

    /// An announcement is gone.
    #[must_use]
    pub fn announcement_delete(id: Id) -> Self {
        Self::rendered(EventName::AnnouncementDelete, id.to_string())
    }

    /// The filters are others now; no payload.
    #[must_use]
    pub fn filters_changed() -> Self {
        Self {
            name: EventName::FiltersChanged,
            payload: None,
        }
    }

    /// Notification requests were merged into the list; the payload means nothing.
    #[must_use]
    pub fn notifications_merged() -> Self {
        Self::rendered(EventName::NotificationsMerged, "1".to_owned())
    }

    #[must_use]
    pub const fn name(&self) -> EventName {
        self.name
    }

    /// The frame for a WebSocket: the payload is JSON written into a string.
    #[must_use]
    pub fn websocket(&self, stream: &Stream) -> String {
        let mut frame = serde_json::json!({
            "stream": stream.label(),
            "event": self.name.as_str(),
        });
        if let (Some(map), Some(payload)) = (frame.as_object_mut(), &self.payload) {
            map.insert("payload".to_owned(), Value::String(payload.clone()));
        }
        frame.to_string()
    }

    /// The lines for an event stream. A payload is one line: JSON has no raw newlines.
    #[must_use]
    pub fn event_stream(&self) -> String {
        let payload = self.payload.as_deref().unwrap_or("undefined");
        let line = payload.replace(['\r', '\n'], " ");
        format!("event: {}\ndata: {line}\n\n", self.name.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_stream_name_makes_a_stream_of_that_name() {
        for name in StreamName::ALL {
            let stream = Stream::of(*name, Some("cats"), Some("12")).unwrap();
            assert_eq!(stream.name(), *name);
        }
    }

    #[test]
    fn streams_need_their_tag_or_list() {
        for name in ["hashtag", "hashtag:local"] {
            assert_eq!(Stream::new(name, None, None), Err(StreamError::MissingTag));
            assert_eq!(
                Stream::new(name, Some("#"), None),
                Err(StreamError::MissingTag)
            );
        }
        assert_eq!(
            Stream::new("list", None, None),
            Err(StreamError::MissingList)
        );
        assert_eq!(
            Stream::new("list", None, Some("x")),
            Err(StreamError::ForbiddenList)
        );
        assert_eq!(Stream::new("", None, None), Err(StreamError::UnknownStream));
    }

    #[test]
    fn labels_carry_the_tag_or_the_list() {
        let tag = Stream::new("hashtag", Some("#foo"), None).unwrap();
        assert_eq!(tag.label(), ["hashtag", "foo"]);
        let list = Stream::new("list", None, Some("12")).unwrap();
        assert_eq!(list.label(), ["list", "12"]);
        assert_eq!(Stream::User.label(), ["user"]);
    }

    #[test]
    fn clients_subscribe_and_unsubscribe() {
        let frame = r#"{"type":"subscribe","stream":"hashtag:local","tag":"foo"}"#;
        let tag = "foo".to_owned();
        assert_eq!(
            ClientMessage::decode(frame),
            Ok(ClientMessage::Subscribe(Stream::HashtagLocal { tag }))
        );
        let frame = r#"{"type":"unsubscribe","stream":"list","list":12}"#;
        let list = Id(12);
        assert_eq!(
            ClientMessage::decode(frame),
            Ok(ClientMessage::Unsubscribe(Stream::List { list }))
        );
    }

    #[test]
    fn rubbish_on_the_socket_is_refused() {
        let deep = format!("{}{}", "[".repeat(2000), "]".repeat(2000));
        let long = format!(r#"{{"type":"subscribe","stream":"{}"}}"#, "x".repeat(5000));
        for frame in [
            "",
            "hello",
            "[]",
            "1",
            "{}",
            r#"{"type":"shout"}"#,
            &deep,
            &long,
        ] {
            assert_eq!(ClientMessage::decode(frame), Err(StreamError::BadMessage));
        }
        let unknown = r#"{"type":"subscribe","stream":"everything"}"#;
        let error = ClientMessage::decode(unknown).unwrap_err();
        assert_eq!(
            error.encode(),
            r#"{"error":"Unknown stream type","status":400}"#
        );
    }

    #[test]
    fn the_payload_is_json_in_a_string() {
        let event = Event::entity(EventName::Update, &serde_json::json!({"id": "1"})).unwrap();
        let frame: Value = serde_json::from_str(&event.websocket(&Stream::User)).unwrap();
        assert_eq!(frame["stream"], serde_json::json!(["user"]));
        assert_eq!(frame["event"], "update");
        assert_eq!(frame["payload"], r#"{"id":"1"}"#);
        assert_eq!(
            event.event_stream(),
            "event: update\ndata: {\"id\":\"1\"}\n\n"
        );
    }

    #[test]
    fn a_delete_carries_a_bare_id() {
        let frame = Event::delete(Id(7)).websocket(&Stream::User);
        let frame: Value = serde_json::from_str(&frame).unwrap();
        assert_eq!(frame["payload"], "7");
    }

    #[test]
    fn changed_filters_have_no_payload() {
        let event = Event::filters_changed();
        let frame: Value = serde_json::from_str(&event.websocket(&Stream::User)).unwrap();
        assert_eq!(frame.get("payload"), None);
        assert_eq!(
            event.event_stream(),
            "event: filters_changed\ndata: undefined\n\n"
        );
    }

    #[test]
    fn a_payload_cannot_forge_an_event() {
        let event = Event::rendered(EventName::Update, "1\n\nevent: delete\ndata: 2".to_owned());
        assert_eq!(event.event_stream().matches('\n').count(), 3);
    }
}
