//! A connection as its own task holds it.

use std::sync::Arc;

use api::{
    scope::Scopes,
    stream::{Stream, StreamError},
};
use tokio::sync::{mpsc, watch};

use super::{
    Hub,
    registry::{End, Subscription},
};
use crate::{
    domain::{streams::Channel, timelines::PublicFilter},
    text,
};

/// A connection's end of the hub. Dropping it disconnects.
pub(super) struct Ear {
    pub hub: Hub,
    pub id: u64,
    /// Who listens.
    pub reader: i64,
    pub scopes: Scopes,
    /// What is to be sent.
    pub frames: mpsc::Receiver<Arc<str>>,
    /// Why the server ends the connection, once it does.
    pub end: watch::Receiver<Option<End>>,
}

impl Ear {
    /// Listens to a stream from now on.
    ///
    /// # Errors
    /// The token's scopes do not cover it, or it is not built.
    pub async fn subscribe(&self, stream: Stream) -> Result<(), StreamError> {
        if !self.scopes.satisfies(stream.name().scopes()) {
            return Err(StreamError::OutsideScopes);
        }
        let channel = channel(&stream)?;
        if let Channel::List(list) = channel
            && !self.hub.is_list_of(self.reader, list).await
        {
            return Err(StreamError::ForbiddenList);
        }
        let taken = self
            .hub
            .registry()
            .subscribe(self.id, Subscription { stream, channel });
        if taken {
            Ok(())
        } else {
            Err(StreamError::BadMessage)
        }
    }

    /// No longer listens to a stream.
    pub fn unsubscribe(&self, stream: &Stream) {
        self.hub.registry().unsubscribe(self.id, stream);
    }
}

impl Drop for Ear {
    fn drop(&mut self) {
        self.hub.registry().close(self.id);
    }
}

/// What a stream means.
pub(super) fn channel(stream: &Stream) -> Result<Channel, StreamError> {
    let public = |local, remote, only_media| {
        Channel::Public(PublicFilter {
            local,
            remote,
            only_media,
        })
    };
    let tagged = |tag: &str, local| {
        let name = text::hashtag::normalise(tag).ok_or(StreamError::MissingTag)?;
        Ok(Channel::Tag {
            name: name.name,
            local,
        })
    };
    match stream {
        Stream::User => Ok(Channel::Home),
        Stream::UserNotification => Ok(Channel::Notifications),
        Stream::Direct => Ok(Channel::Direct),
        Stream::Public { only_media } => Ok(public(false, false, *only_media)),
        Stream::PublicLocal { only_media } => Ok(public(true, false, *only_media)),
        Stream::PublicRemote { only_media } => Ok(public(false, true, *only_media)),
        Stream::Hashtag { tag } => tagged(tag, false),
        Stream::HashtagLocal { tag } => tagged(tag, true),
        Stream::List { list } => Ok(Channel::List(list.0)),
    }
}
