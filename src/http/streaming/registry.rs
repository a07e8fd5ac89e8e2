//! Who is connected and listens to what. Plain data behind one lock, held for look-ups only.

use std::{
    collections::{BTreeMap, HashMap, HashSet},
    sync::Arc,
};

use api::stream::Stream;
use tokio::sync::{mpsc, watch};

use crate::domain::streams::{Channel, Listener};

/// Frames that wait for a connection; one that falls further behind is dropped, and its client connects again.
pub(super) const QUEUE: usize = 64;
/// Connections of one person at the same time; clients open one per stream and device.
const CONNECTIONS_PER_READER: usize = 128;
/// Streams on one connection.
const STREAMS_PER_CONNECTION: usize = 128;

/// How frames are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Format {
    /// JSON messages that name their stream.
    WebSocket,
    /// Lines of an event stream.
    EventStream,
}

/// Why the server ends a connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    /// The token or the login is no longer good.
    Revoked,
    /// The client reads too slowly.
    Slow,
    /// The server stops.
    Stopping,
}

/// A stream somebody listens to.
#[derive(Clone, Debug)]
pub(super) struct Subscription {
    /// As the client named it.
    pub stream: Stream,
    /// What it means.
    pub channel: Channel,
}

/// A connection as events see it. Changed by replacing it, so that an event can go on with what it found.
#[derive(Clone, Debug)]
pub(super) struct Connection {
    pub id: u64,
    pub reader: i64,
    pub token: i64,
    pub format: Format,
    /// The token may read notifications, so that they come with the home.
    pub notifications: bool,
    pub subscriptions: Vec<Subscription>,
    line: Arc<Line>,
}

#[derive(Debug)]
struct Line {
    queue: mpsc::Sender<Arc<str>>,
    end: watch::Sender<Option<End>>,
}

impl Connection {
    /// Queues a frame; never waits.
    pub fn send(&self, frame: Arc<str>) {
        if let Err(mpsc::error::TrySendError::Full(_)) = self.line.queue.try_send(frame) {
            self.end(End::Slow);
        }
    }

    /// Ends the connection. The first reason stays.
    pub fn end(&self, why: End) {
        self.line.end.send_if_modified(|end| {
            let first = end.is_none();
            if first {
                *end = Some(why);
            }
            first
        });
    }

    fn ended(&self) -> bool {
        self.line.end.borrow().is_some()
    }
}

/// The receiving side of a connection.
#[derive(Debug)]
pub(super) struct Outlet {
    pub id: u64,
    pub frames: mpsc::Receiver<Arc<str>>,
    pub end: watch::Receiver<Option<End>>,
}

/// Who opens a connection.
#[derive(Clone, Copy, Debug)]
pub(super) struct Opening {
    pub reader: i64,
    pub token: i64,
    pub format: Format,
    pub notifications: bool,
}

#[derive(Debug, Default)]
struct Reader {
    connections: HashSet<u64>,
    listener: Option<Arc<Listener>>,
    /// When a change was last heard of; what was loaded before is not used.
    changed_at: u64,
    /// `changed_at` when the listener's load began.
    loaded_at: u64,
}

impl Reader {
    fn current(&self) -> Option<&Arc<Listener>> {
        self.listener
            .as_ref()
            .filter(|_| self.loaded_at == self.changed_at)
    }
}

/// See the module's words.
#[derive(Debug, Default)]
pub(super) struct Registry {
    next_id: u64,
    /// Counts changes of how anybody stands to others; never the same twice, so that what was loaded for a reader who
    /// left and came back is told apart.
    changes: u64,
    connections: HashMap<u64, Arc<Connection>>,
    readers: HashMap<i64, Reader>,
    /// Connected readers by whom they follow.
    followers: HashMap<i64, HashSet<i64>>,
    /// Connected readers by the tags they follow.
    tag_followers: HashMap<String, HashSet<i64>>,
    /// Connections that listen to a public timeline.
    public: HashSet<u64>,
    /// Connections by the tags they listen to.
    tags: HashMap<String, HashSet<u64>>,
    closed: bool,
}

impl Registry {
    /// Adds a connection without streams; `None` when this reader has too many, or none are taken any more.
    pub fn open(&mut self, opening: Opening) -> Option<Outlet> {
        let count = self
            .readers
            .get(&opening.reader)
            .map_or(0, |reader| reader.connections.len());
        if self.closed || count >= CONNECTIONS_PER_READER {
            return None;
        }
        self.next_id += 1;
        let id = self.next_id;
        let (queue, frames) = mpsc::channel(QUEUE);
        let (end_sender, end) = watch::channel(None);
        let connection = Connection {
            id,
            reader: opening.reader,
            token: opening.token,
            format: opening.format,
            notifications: opening.notifications,
            subscriptions: Vec::new(),
            line: Arc::new(Line {
                queue,
                end: end_sender,
            }),
        };
        self.connections.insert(id, Arc::new(connection));
        let changes = &mut self.changes;
        self.readers
            .entry(opening.reader)
            .or_insert_with(|| {
                *changes += 1;
                Reader {
                    changed_at: *changes,
                    ..Reader::default()
                }
            })
            .connections
            .insert(id);
        Some(Outlet { id, frames, end })
    }

    /// Forgets a connection, and its reader with the last one.
    pub fn close(&mut self, id: u64) {
        let Some(connection) = self.connections.remove(&id) else {
            return;
        };
        for subscription in &connection.subscriptions {
            self.unindex(&connection, &subscription.channel, false);
        }
        let Some(reader) = self.readers.get_mut(&connection.reader) else {
            return;
        };
        reader.connections.remove(&id);
        if reader.connections.is_empty()
            && let Some(Reader {
                listener: Some(listener),
                ..
            }) = self.readers.remove(&connection.reader)
        {
            self.unfollow(&listener);
        }
    }

    /// Listens to a stream; twice is once. `false` when the connection has too many.
    pub fn subscribe(&mut self, id: u64, subscription: Subscription) -> bool {
        let Some(connection) = self.connections.get_mut(&id) else {
            return true;
        };
        if connection
            .subscriptions
            .iter()
            .any(|known| known.stream == subscription.stream)
        {
            return true;
        }
        if connection.subscriptions.len() >= STREAMS_PER_CONNECTION {
            return false;
        }
        match &subscription.channel {
            Channel::Public(_) => {
                self.public.insert(id);
            }
            Channel::Tag { name, .. } => {
                self.tags.entry(name.clone()).or_default().insert(id);
            }
            Channel::Home | Channel::Notifications | Channel::Direct | Channel::List(_) => {}
        }
        Arc::make_mut(connection).subscriptions.push(subscription);
        true
    }

    /// No longer listens to a stream.
    pub fn unsubscribe(&mut self, id: u64, stream: &Stream) {
        let Some(connection) = self.connections.get_mut(&id) else {
            return;
        };
        let Some(at) = connection
            .subscriptions
            .iter()
            .position(|known| known.stream == *stream)
        else {
            return;
        };
        let gone = Arc::make_mut(connection).subscriptions.remove(at);
        let connection = connection.clone();
        self.unindex(&connection, &gone.channel, true);
    }

    /// Takes a channel out of the index, unless (`shared`) another subscription of the connection needs the entry.
    fn unindex(&mut self, connection: &Connection, channel: &Channel, shared: bool) {
        let needed = shared
            && connection
                .subscriptions
                .iter()
                .any(|known| match (&known.channel, channel) {
                    (Channel::Public(_), Channel::Public(_)) => true,
                    (Channel::Tag { name: one, .. }, Channel::Tag { name: other, .. }) => {
                        one == other
                    }
                    _ => false,
                });
        if needed {
            return;
        }
        match channel {
            Channel::Public(_) => {
                self.public.remove(&connection.id);
            }
            Channel::Tag { name, .. } => {
                if let Some(listening) = self.tags.get_mut(name) {
                    listening.remove(&connection.id);
                    if listening.is_empty() {
                        self.tags.remove(name);
                    }
                }
            }
            Channel::Home | Channel::Notifications | Channel::Direct | Channel::List(_) => {}
        }
    }

    /// How a reader stands to others has changed: they hear no posts until it was loaded again.
    pub fn doubt(&mut self, reader: i64) {
        self.changes += 1;
        if let Some(reader) = self.readers.get_mut(&reader) {
            reader.changed_at = self.changes;
        }
    }

    /// As [`Registry::doubt`], for all.
    pub fn doubt_all(&mut self) {
        self.changes += 1;
        for reader in self.readers.values_mut() {
            reader.changed_at = self.changes;
        }
    }

    /// Readers whose listener is out of date, with what a new one is to be stored under. Those that were never loaded
    /// are seen to by whoever connects them.
    pub fn doubted(&self) -> Vec<(i64, u64)> {
        self.readers
            .iter()
            .filter(|(_, reader)| reader.listener.is_some() && reader.current().is_none())
            .map(|(id, reader)| (*id, reader.changed_at))
            .collect()
    }

    /// What a new listener of this reader is to be stored under; `None` when it is up to date.
    pub fn needs(&self, reader: i64) -> Option<u64> {
        self.readers
            .get(&reader)
            .filter(|reader| reader.current().is_none())
            .map(|reader| reader.changed_at)
    }

    /// Stores what was loaded. A load that began before another one that is stored already is left out.
    pub fn learn(&mut self, listener: Listener, loaded_at: u64) {
        let Some(reader) = self.readers.get_mut(&listener.id) else {
            return;
        };
        if reader.listener.is_some() && reader.loaded_at > loaded_at {
            return;
        }
        let listener = Arc::new(listener);
        reader.loaded_at = loaded_at;
        if let Some(old) = reader.listener.replace(listener.clone()) {
            self.unfollow(&old);
        }
        for followed in listener.followed() {
            self.followers
                .entry(followed)
                .or_default()
                .insert(listener.id);
        }
        for tag in listener.tags() {
            self.tag_followers
                .entry(tag.clone())
                .or_default()
                .insert(listener.id);
        }
    }

    fn unfollow(&mut self, listener: &Listener) {
        for followed in listener.followed() {
            if let Some(followers) = self.followers.get_mut(&followed) {
                followers.remove(&listener.id);
                if followers.is_empty() {
                    self.followers.remove(&followed);
                }
            }
        }
        for tag in listener.tags() {
            if let Some(followers) = self.tag_followers.get_mut(tag) {
                followers.remove(&listener.id);
                if followers.is_empty() {
                    self.tag_followers.remove(tag);
                }
            }
        }
    }

    /// Whether an event about an author's post could be heard by anybody. Cheap: saves the look at the post.
    pub fn anybody(&self, author: i64, public: bool, tags: Option<&[String]>) -> bool {
        if self.readers.contains_key(&author) || self.followers.contains_key(&author) {
            return true;
        }
        // Without its tags, any of them could be the post's.
        let tagged = || match tags {
            Some(tags) => tags
                .iter()
                .any(|tag| self.tags.contains_key(tag) || self.tag_followers.contains_key(tag)),
            None => !self.tags.is_empty() || !self.tag_followers.is_empty(),
        };
        public && (!self.public.is_empty() || tagged())
    }

    /// The connections that may hear of an author's post, each with what decides it; `tags` as in [`Registry::anybody`].
    pub fn audience(
        &self,
        author: i64,
        public: bool,
        tags: Option<&[String]>,
    ) -> Vec<(Arc<Connection>, Arc<Listener>)> {
        let mut ids: HashSet<u64> = HashSet::new();
        let followers = self.followers.get(&author).into_iter().flatten();
        let by_tag: Vec<&HashSet<i64>> = match tags {
            _ if !public => Vec::new(),
            Some(tags) => tags
                .iter()
                .filter_map(|tag| self.tag_followers.get(tag))
                .collect(),
            None => self.tag_followers.values().collect(),
        };
        for reader in followers
            .chain([&author])
            .chain(by_tag.into_iter().flatten())
        {
            if let Some(reader) = self.readers.get(reader) {
                ids.extend(&reader.connections);
            }
        }
        if public {
            ids.extend(&self.public);
            match tags {
                Some(tags) => {
                    ids.extend(tags.iter().filter_map(|tag| self.tags.get(tag)).flatten());
                }
                None => ids.extend(self.tags.values().flatten()),
            }
        }
        ids.into_iter()
            .filter_map(|id| {
                let connection = self.connections.get(&id)?;
                let listener = self.readers.get(&connection.reader)?.current()?;
                (!connection.ended()).then(|| (connection.clone(), listener.clone()))
            })
            .collect()
    }

    /// The connections of one reader.
    pub fn of_reader(&self, reader: i64) -> Vec<Arc<Connection>> {
        self.readers
            .get(&reader)
            .into_iter()
            .flat_map(|reader| &reader.connections)
            .filter_map(|id| self.connections.get(id))
            .filter(|connection| !connection.ended())
            .cloned()
            .collect()
    }

    /// Whether a reader listens to a channel.
    pub fn hears(&self, reader: i64, channel: &Channel) -> bool {
        self.of_reader(reader).iter().any(|connection| {
            connection
                .subscriptions
                .iter()
                .any(|known| known.channel == *channel)
        })
    }

    /// Whether a reader listens to notifications, by themselves or with home.
    pub fn hears_notifications(&self, reader: i64) -> bool {
        self.of_reader(reader).iter().any(|connection| {
            connection
                .subscriptions
                .iter()
                .any(|known| match known.channel {
                    Channel::Notifications => true,
                    Channel::Home => connection.notifications,
                    _ => false,
                })
        })
    }

    /// All connections.
    pub fn everybody(&self) -> Vec<Arc<Connection>> {
        let all = self.connections.values();
        all.filter(|connection| !connection.ended())
            .cloned()
            .collect()
    }

    /// The tokens in use: all, or those of one reader.
    pub fn tokens(&self, reader: Option<i64>) -> Vec<i64> {
        let mut tokens: Vec<i64> = match reader {
            Some(reader) => {
                let own = self.of_reader(reader);
                own.iter().map(|connection| connection.token).collect()
            }
            None => {
                let all = self.connections.values();
                all.map(|connection| connection.token).collect()
            }
        };
        tokens.sort_unstable();
        tokens.dedup();
        tokens
    }

    /// Ends the connections that were opened with one of these tokens.
    pub fn revoke(&self, gone: impl Fn(i64) -> bool) {
        for connection in self.connections.values() {
            if gone(connection.token) {
                connection.end(End::Revoked);
            }
        }
    }

    /// Ends all connections and takes no more.
    pub fn stop(&mut self) {
        self.closed = true;
        for connection in self.connections.values() {
            connection.end(End::Stopping);
        }
    }

    /// How many connections there are, by stream and format: for those who watch over the server.
    pub fn counts(&self) -> BTreeMap<&'static str, usize> {
        let mut counts = BTreeMap::from([("websocket", 0), ("event_stream", 0)]);
        for connection in self.connections.values() {
            let format = match connection.format {
                Format::WebSocket => "websocket",
                Format::EventStream => "event_stream",
            };
            *counts.entry(format).or_default() += 1;
        }
        counts
    }
}
