//! One event, written once for all who get it.

use std::{collections::HashMap, sync::Arc};

use api::stream::{self, EventName, Stream};

use super::registry::{Connection, Format};
use crate::domain::streams::Channel;

/// An event on its way; each frame is written once for all who get it.
pub(super) struct Letter {
    event: stream::Event,
    frames: HashMap<Option<Stream>, Arc<str>>,
}

impl Letter {
    /// With an event whose payload is written.
    pub fn new(event: stream::Event) -> Letter {
        Letter {
            event,
            frames: HashMap::new(),
        }
    }

    /// With an entity; `None` when it cannot be written.
    pub fn entity(name: EventName, entity: &impl serde::Serialize) -> Option<Letter> {
        match stream::Event::entity(name, entity) {
            Ok(event) => Some(Letter::new(event)),
            Err(error) => {
                tracing::error!(%error, "an event could not be written");
                None
            }
        }
    }

    /// Sends it on every stream of the connection whose channel is meant.
    pub fn send(&mut self, connection: &Connection, meant: impl Fn(&Channel) -> bool) {
        for known in &connection.subscriptions {
            if !meant(&known.channel) {
                continue;
            }
            let frame = match connection.format {
                Format::WebSocket => self
                    .frames
                    .entry(Some(known.stream.clone()))
                    .or_insert_with(|| self.event.websocket(&known.stream).into()),
                Format::EventStream => self
                    .frames
                    .entry(None)
                    .or_insert_with(|| self.event.event_stream().into()),
            };
            connection.send(frame.clone());
        }
    }
}
