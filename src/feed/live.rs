//! Live events and wake-ups: told to whoever listens now, to nobody later.

use std::{
    sync::{Arc, PoisonError, atomic::Ordering},
    time::Duration,
};

use futures_util::{Stream, StreamExt, stream};
use redis::{Client, Pipeline, RedisError};
use serde::{Deserialize, Serialize};
use tokio::{
    sync::{broadcast, watch},
    task::AbortHandle,
    time::{sleep, timeout},
};

use super::{Error, Feed, Result};

/// Events that a slow listener may be behind before it misses some.
const BACKLOG: usize = 4_096;
/// Events published by one pipeline.
const AT_ONCE: usize = 500;
/// Larger messages are not ours.
const LONGEST: usize = 16 * 1_024;
/// Wake-ups within this time become one.
const COALESCE: Duration = Duration::from_millis(2);
/// How often a silent connection is asked whether it lives, and how long it may take to say so.
const HEARTBEAT: Duration = Duration::from_secs(15);
const ANSWER: Duration = Duration::from_secs(5);
const LONGEST_PAUSE: Duration = Duration::from_secs(2);

/// Something that clients who are connected want to see at once. It names rows; who may see them is for the
/// listener to ask. A kind that a process does not know is skipped by it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "e", rename_all = "snake_case")]
pub enum Event {
    /// A post or boost is here.
    Status {
        /// The post.
        id: i64,
        /// Who posted or boosted.
        author: i64,
        /// public, unlisted, private or direct.
        visibility: String,
        /// By somebody of this server.
        local: bool,
        /// The boosted post.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        boost: Option<i64>,
        /// With pictures, sound or video.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        media: bool,
        /// Its hashtags, in their normal form.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        tags: Vec<String>,
    },
    /// A post was edited.
    StatusEdited {
        /// The post.
        id: i64,
        /// Whose.
        author: i64,
    },
    /// A post or boost is gone.
    StatusDeleted {
        /// The post.
        id: i64,
        /// Whose it was.
        author: i64,
        /// What it was: public, unlisted, private or direct. Only those who could see it hear of its end.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        visibility: Option<String>,
    },
    /// Somebody has a new notification.
    Notification {
        /// Whose.
        reader: i64,
        /// The notification.
        id: i64,
    },
    /// A direct conversation has changed.
    Conversation {
        /// For whom.
        reader: i64,
        /// The conversation.
        id: i64,
    },
    /// What was held back of senders who were let through stands among somebody's notifications.
    NotificationsMerged {
        /// Whose.
        reader: i64,
    },
    /// The server has announced something.
    Announcement {
        /// The announcement.
        id: i64,
    },
    /// An emoji was given to an announcement, or taken back.
    AnnouncementReaction {
        /// The announcement.
        id: i64,
        /// The emoji.
        name: String,
        /// How often it is given now.
        count: i64,
    },
    /// An announcement is gone.
    AnnouncementDeleted {
        /// The announcement.
        id: i64,
    },
    /// Somebody's filters are other ones now.
    FiltersChanged {
        /// Whose.
        reader: i64,
    },
    /// Whom somebody follows, mutes or blocks has changed.
    RelationshipsChanged {
        /// Whose.
        reader: i64,
    },
    /// An access token is no longer good: what it opened is closed.
    TokenRevoked {
        /// The token's row.
        id: i64,
    },
    /// An account was edited, limited, suspended or deleted.
    AccountChanged {
        /// Which.
        id: i64,
    },
    /// The connection was made or made again, or this listener was too slow: there may have been events that it has not
    /// seen. Never sent.
    #[serde(skip)]
    Gap,
}

/// Resolves when some process has committed work. See [`Feed::woken`].
#[derive(Clone, Debug)]
pub struct Woken(watch::Receiver<u64>);

impl Woken {
    /// Waits for a wake-up that this listener has not seen; many become one. Never resolves once the [`Feed`] is gone.
    pub async fn wait(&mut self) {
        if self.0.changed().await.is_err() {
            std::future::pending::<()>().await;
        }
    }
}

/// The one listener of this process, and those it tells.
#[derive(Debug)]
pub(super) struct Ears {
    events: broadcast::Sender<Event>,
    wakes: Arc<watch::Sender<u64>>,
    task: AbortHandle,
}

impl Drop for Ears {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl Feed {
    /// Tells every process. When Redis is away the event is lost: clients see what they missed at their next read.
    ///
    /// # Errors
    /// [`Error::Away`] or [`Error::Refused`].
    pub async fn publish(&self, event: &Event) -> Result<()> {
        self.publish_all(std::slice::from_ref(event)).await
    }

    /// As [`publish`](Self::publish), many in one go.
    ///
    /// # Errors
    /// [`Error::Away`] or [`Error::Refused`]; some may have been told.
    pub async fn publish_all(&self, events: &[Event]) -> Result<()> {
        let channel = self.key("live");
        for events in events.chunks(AT_ONCE) {
            let mut publish = Pipeline::with_capacity(events.len());
            for event in events.iter().filter(|event| **event != Event::Gap) {
                let text = serde_json::to_string(event)
                    .map_err(|error| Error::Refused(error.to_string()))?;
                publish.cmd("PUBLISH").arg(&channel).arg(text).ignore();
            }
            if !publish.is_empty() {
                self.inner.quick.run::<()>(&publish).await?;
            }
        }
        Ok(())
    }

    /// What is published from now on, by any process. The stream never ends while the [`Feed`] lives; see [`Event::Gap`].
    pub fn subscribe(&self) -> impl Stream<Item = Event> + Send + Unpin + 'static {
        let receiver = self.ears(|ears| ears.events.subscribe());
        Box::pin(stream::unfold(receiver, |mut receiver| async move {
            match receiver.recv().await {
                Ok(event) => Some((event, receiver)),
                Err(broadcast::error::RecvError::Lagged(_)) => Some((Event::Gap, receiver)),
                Err(broadcast::error::RecvError::Closed) => None,
            }
        }))
    }

    /// Wakes the workers of all processes. Returns at once, does nothing when Redis is away, and many calls in a short
    /// time become one message: a worker that misses it looks by itself a little later.
    pub fn wake(&self) {
        if self.inner.waking.swap(true, Ordering::AcqRel) {
            return;
        }
        let inner = Arc::downgrade(&self.inner);
        self.inner.runtime.spawn(async move {
            sleep(COALESCE).await;
            let Some(inner) = inner.upgrade() else { return };
            // Before the message goes: what is committed from here on asks for one of its own.
            inner.waking.store(false, Ordering::Release);
            let mut publish = Pipeline::with_capacity(1);
            publish
                .cmd("PUBLISH")
                .arg(format!("{}wake", inner.prefix))
                .arg("")
                .ignore();
            // A worker polls anyway.
            let _ = inner.quick.run::<()>(&publish).await;
        });
    }

    /// The wake-ups of all processes, from now on.
    #[must_use]
    pub fn woken(&self) -> Woken {
        Woken(self.ears(|ears| ears.wakes.subscribe()))
    }

    fn ears<T>(&self, ask: impl FnOnce(&Ears) -> T) -> T {
        let mut ears = self
            .inner
            .ears
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        let ears = ears.get_or_insert_with(|| {
            let events = broadcast::Sender::new(BACKLOG);
            let wakes = Arc::new(watch::Sender::new(0));
            let task = self.inner.runtime.spawn(listen(
                self.inner.client.clone(),
                self.key("live"),
                self.key("wake"),
                events.clone(),
                wakes.clone(),
            ));
            Ears {
                events,
                wakes,
                task: task.abort_handle(),
            }
        });
        ask(ears)
    }
}

async fn listen(
    client: Client,
    live: String,
    wake: String,
    events: broadcast::Sender<Event>,
    wakes: Arc<watch::Sender<u64>>,
) {
    let mut pause = Duration::from_millis(100);
    loop {
        match timeout(ANSWER, connect(&client, &live, &wake)).await {
            Ok(Ok((sink, messages))) => {
                pause = Duration::from_millis(100);
                // Nobody listening is no fault.
                let _ = events.send(Event::Gap);
                wakes.send_modify(|count| *count += 1);
                hear(sink, messages, &live, &events, &wakes).await;
                tracing::debug!("the listening connection to Redis is lost");
            }
            Ok(Err(error)) => tracing::debug!(error = error.category(), "cannot listen to Redis"),
            Err(_) => tracing::debug!("cannot listen to Redis in time"),
        }
        sleep(pause).await;
        pause = (pause * 2).min(LONGEST_PAUSE);
    }
}

async fn connect(
    client: &Client,
    live: &str,
    wake: &str,
) -> std::result::Result<(redis::aio::PubSubSink, redis::aio::PubSubStream), RedisError> {
    let (mut sink, messages) = client.get_async_pubsub().await?.split();
    sink.subscribe(&[live, wake]).await?;
    Ok((sink, messages))
}

/// Until the connection is lost.
async fn hear(
    mut sink: redis::aio::PubSubSink,
    mut messages: redis::aio::PubSubStream,
    live: &str,
    events: &broadcast::Sender<Event>,
    wakes: &watch::Sender<u64>,
) {
    loop {
        match timeout(HEARTBEAT, messages.next()).await {
            Ok(Some(message)) if message.get_channel_name() == live => {
                if let Some(event) = read(message.get_payload_bytes()) {
                    let _ = events.send(event);
                }
            }
            Ok(Some(_)) => wakes.send_modify(|count| *count += 1),
            Ok(None) => return,
            Err(_) => match timeout(ANSWER, sink.ping::<redis::Value>()).await {
                Ok(Ok(_)) => {}
                _ => return,
            },
        }
    }
}

/// `None` for what this version does not know.
fn read(payload: &[u8]) -> Option<Event> {
    if payload.len() > LONGEST {
        return None;
    }
    serde_json::from_slice(payload).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn events_are_compact_and_come_back_as_they_went() {
        let plain = Event::Status {
            id: 116_000_000_000_000_001,
            author: 7,
            visibility: "public".to_owned(),
            local: true,
            boost: None,
            media: false,
            tags: Vec::new(),
        };
        let text = serde_json::to_string(&plain).unwrap();
        assert_eq!(
            text,
            r#"{"e":"status","id":116000000000000001,"author":7,"visibility":"public","local":true}"#
        );
        assert_eq!(read(text.as_bytes()), Some(plain));
    }

    #[test]
    fn unknown_events_fields_and_rubbish_are_no_trouble() {
        assert_eq!(read(br#"{"e":"moon_risen","id":1}"#), None);
        assert_eq!(read(br#"{"e":"gap"}"#), None);
        assert_eq!(read(b"\xff{"), None);
        assert_eq!(read(&vec![b'['; LONGEST + 1]), None);
        assert_eq!(
            read(br#"{"e":"token_revoked","id":3,"why":"later versions say more"}"#),
            Some(Event::TokenRevoked { id: 3 })
        );
    }
}
