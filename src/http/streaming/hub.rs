//! One hub per process: hears every event, decides who of the connected hears of it, renders, hands it to their queues.

use std::{
    collections::{HashMap, HashSet},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use api::{
    error as texts,
    id::Id,
    stream::{self, EventName},
};
use futures_util::StreamExt;
use tokio::{
    runtime::Handle,
    time::{MissedTickBehavior, interval},
};
use tokio_util::sync::CancellationToken;

use super::{
    ear::Ear,
    letter::Letter,
    registry::{Connection, Format, Opening, Registry},
};
use crate::{
    cache::ById,
    domain::{
        Services, announcements,
        conversations::{self, Conversations},
        lists,
        notifications::{self, Notifications},
        statuses::Visibility,
        streams::{self, Channel, Listener, News, Post},
    },
    feed::Event,
    http::{Caller, Failure},
    render::rest::{self, Context},
};

/// How often the tokens of all connections are looked at, for the case that the news of one was lost.
const TOKENS_LOOKED_AT: Duration = Duration::from_secs(60);
/// Tokens looked at with one query.
const TOKENS_AT_ONCE: usize = 5_000;
/// Events whose posts are loaded at the same time; they are heard in order all the same.
const EVENTS_AHEAD: usize = 8;

/// The streaming of this process; cheap to clone.
#[derive(Clone)]
pub struct Hub {
    inner: Arc<Inner>,
}

struct Inner {
    services: Services,
    registry: Mutex<Registry>,
    stopping: CancellationToken,
}

impl std::fmt::Debug for Hub {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Hub")
            .field("connections", &self.counts())
            .finish_non_exhaustive()
    }
}

impl Hub {
    /// Starts to listen, until [`Hub::stop`].
    ///
    /// # Errors
    /// Outside a tokio runtime.
    pub fn start(services: Services) -> std::io::Result<Hub> {
        let runtime = Handle::try_current().map_err(std::io::Error::other)?;
        let hub = Hub {
            inner: Arc::new(Inner {
                services,
                registry: Mutex::new(Registry::default()),
                stopping: CancellationToken::new(),
            }),
        };
        runtime.spawn(hub.clone().watch_tokens());
        runtime.spawn(hub.clone().tell());
        Ok(hub)
    }

    /// Ends every connection and takes no more: to be called before the server is stopped, which waits for them.
    pub fn stop(&self) {
        self.registry().stop();
        self.inner.stopping.cancel();
    }

    /// How many connections there are, by kind.
    #[must_use]
    pub fn counts(&self) -> std::collections::BTreeMap<&'static str, usize> {
        self.registry().counts()
    }

    /// Connects a caller, who hears nothing before the first [`Ear::subscribe`].
    pub(super) async fn connect(&self, caller: &Caller, format: Format) -> Result<Ear, Failure> {
        let (Some(reader), Some(token), Some(scopes)) =
            (caller.account_id, caller.token_id, caller.scopes.clone())
        else {
            return Err(texts::USER_REQUIRED.into());
        };
        let opening = Opening {
            reader,
            token,
            format,
            notifications: scopes.satisfies(&["read:notifications"]),
        };
        let outlet = self.registry().open(opening);
        let outlet = outlet.ok_or_else(|| Failure::from(texts::TOO_MANY_REQUESTS))?;
        let ear = Ear {
            hub: self.clone(),
            id: outlet.id,
            reader,
            scopes,
            frames: outlet.frames,
            end: outlet.end,
        };
        // What is taken back from here on is heard of; what was taken back since the request was judged is not.
        let good = streams::good_tokens(&self.inner.services, &[token]).await?;
        if !good.contains(&token) {
            return Err(texts::REVOKED_TOKEN.into());
        }
        let needed = self.registry().needs(reader);
        if let Some(changes) = needed {
            self.load(&[(reader, changes)]).await?;
        }
        Ok(ear)
    }

    /// Whether a list is a reader's own.
    pub(super) async fn is_list_of(&self, reader: i64, list: i64) -> bool {
        lists::show(&self.inner.services, reader, list)
            .await
            .is_ok()
    }

    fn context(&self, reader: Option<i64>) -> Context<'_> {
        let services = &self.inner.services;
        Context::new(&services.config, &services.files, reader)
    }

    pub(super) fn registry(&self) -> MutexGuard<'_, Registry> {
        // Every change is made whole before anything in it could panic.
        self.inner
            .registry
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }

    async fn load(&self, wanted: &[(i64, u64)]) -> crate::domain::Result<()> {
        let readers: Vec<i64> = wanted.iter().map(|(reader, _)| *reader).collect();
        let changes: HashMap<i64, u64> = wanted.iter().copied().collect();
        let loaded = streams::listeners(&self.inner.services, &readers).await?;
        let mut registry = self.registry();
        for listener in loaded {
            if let Some(changes) = changes.get(&listener.id) {
                registry.learn(listener, *changes);
            }
        }
        Ok(())
    }

    /// Closes what was opened with a token that is no longer good. On a task of its own, so that nothing delays it.
    async fn watch_tokens(self) {
        let mut events = self.inner.services.feed.subscribe();
        let mut ticks = interval(TOKENS_LOOKED_AT);
        ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            tokio::select! {
                () = self.inner.stopping.cancelled() => return,
                _ = ticks.tick() => self.check_tokens(None).await,
                event = events.next() => match event {
                    None => return,
                    Some(Event::TokenRevoked { id }) => self.registry().revoke(|token| token == id),
                    Some(Event::AccountChanged { id }) => self.check_tokens(Some(id)).await,
                    Some(Event::Gap) => self.check_tokens(None).await,
                    Some(_) => {}
                },
            }
        }
    }

    async fn check_tokens(&self, reader: Option<i64>) {
        let tokens = self.registry().tokens(reader);
        for part in tokens.chunks(TOKENS_AT_ONCE) {
            match streams::good_tokens(&self.inner.services, part).await {
                Ok(good) => {
                    let gone: HashSet<i64> = part
                        .iter()
                        .copied()
                        .filter(|id| !good.contains(id))
                        .collect();
                    if !gone.is_empty() {
                        self.registry().revoke(|token| gone.contains(&token));
                    }
                }
                Err(error) => {
                    tracing::warn!(%error, "the tokens of open streams could not be checked");
                    return;
                }
            }
        }
    }

    /// Tells the connected what happens.
    async fn tell(self) {
        let events = self.inner.services.feed.subscribe();
        let loading = events.map(|event| self.prepare(event));
        let mut prepared = std::pin::pin!(loading.buffered(EVENTS_AHEAD));
        loop {
            tokio::select! {
                () = self.inner.stopping.cancelled() => return,
                next = prepared.next() => match next {
                    Some(Some(news)) => self.spread(news).await,
                    Some(None) => {}
                    None => return,
                },
            }
        }
    }

    /// Loads what an event is about, if anybody could want it.
    async fn prepare(&self, event: Event) -> Option<Prepared> {
        match event {
            Event::Status {
                id,
                author,
                visibility,
                tags,
                ..
            } => {
                let public = visibility == Visibility::Public.as_str();
                let wanted = self.registry().anybody(author, public, Some(&tags));
                self.post(News::Created, id, wanted).await
            }
            Event::StatusEdited { id, author } => {
                let wanted = self.registry().anybody(author, true, None);
                self.post(News::Edited, id, wanted).await
            }
            Event::StatusDeleted {
                id,
                author,
                visibility,
            } => Some(Prepared::Deleted {
                id,
                author,
                // Who does not say what it was has it told to followers, who could see all but direct ones.
                visibility: visibility
                    .as_deref()
                    .and_then(Visibility::parse)
                    .unwrap_or(Visibility::Private),
            }),
            Event::Notification { reader, id } => {
                if !self.registry().hears_notifications(reader) {
                    return None;
                }
                match notifications::one(&self.inner.services, reader, id).await {
                    Ok(found) => Some(Prepared::Notification { reader, found }),
                    // Gone or no longer to be seen.
                    Err(crate::domain::Error::NotFound) => None,
                    Err(error) => {
                        tracing::warn!(%error, "a notification was not streamed");
                        None
                    }
                }
            }
            Event::NotificationsMerged { reader } => Some(Prepared::Merged { reader }),
            Event::Conversation { reader, id } => {
                if !self.registry().hears(reader, &Channel::Direct) {
                    return None;
                }
                match conversations::one(&self.inner.services, reader, id).await {
                    Ok(found) => Some(Prepared::Conversation { reader, found }),
                    Err(crate::domain::Error::NotFound) => None,
                    Err(error) => {
                        tracing::warn!(%error, "a conversation was not streamed");
                        None
                    }
                }
            }
            Event::FiltersChanged { reader } => {
                // Posts come with what the new filters say of them.
                self.registry().doubt(reader);
                Some(Prepared::Filters { reader })
            }
            Event::RelationshipsChanged { reader } => {
                // At once: what is loaded meanwhile is judged by how things stand now.
                self.registry().doubt(reader);
                None
            }
            Event::Announcement { id } => self.announcement(id).await,
            Event::AnnouncementReaction { id, name, count } => {
                Some(Prepared::Everybody(Letter::entity(
                    EventName::AnnouncementReaction,
                    &rest::announcements::event(id, &name, count),
                )?))
            }
            Event::AnnouncementDeleted { id } => Some(Prepared::Everybody(Letter::new(
                stream::Event::announcement_delete(Id(id)),
            ))),
            Event::Gap => {
                tracing::debug!("live events may have been missed");
                self.registry().doubt_all();
                None
            }
            Event::TokenRevoked { .. } | Event::AccountChanged { .. } => None,
        }
    }

    async fn announcement(&self, id: i64) -> Option<Prepared> {
        match announcements::one(&self.inner.services, id).await {
            Ok(found) => {
                let entity = rest::announcements::list(&self.context(None), &found).pop()?;
                Letter::entity(EventName::Announcement, &entity).map(Prepared::Everybody)
            }
            Err(crate::domain::Error::NotFound) => None,
            Err(error) => {
                tracing::warn!(%error, "an announcement was not streamed");
                None
            }
        }
    }

    async fn post(&self, news: News, id: i64, wanted: bool) -> Option<Prepared> {
        if !wanted {
            return None;
        }
        match streams::post(&self.inner.services, id).await {
            Ok(post) => post.map(|post| Prepared::Post(news, post)),
            Err(error) => {
                tracing::warn!(%error, "a post was not streamed");
                None
            }
        }
    }

    async fn spread(&self, news: Prepared) {
        match news {
            Prepared::Post(news, post) => self.spread_post(news, &post).await,
            Prepared::Deleted {
                id,
                author,
                visibility,
            } => {
                self.refresh().await;
                let public = visibility == Visibility::Public;
                let audience = self.registry().audience(author, public, None);
                let mut letter = Letter::new(stream::Event::delete(Id(id)));
                for (connection, listener) in audience {
                    letter.send(&connection, |channel| {
                        streams::heard_deletion(author, visibility, channel, &listener)
                    });
                }
            }
            Prepared::Notification { reader, found } => {
                let context = self.context(Some(reader));
                let Some(entity) = rest::notifications::page(&context, &found).pop() else {
                    return;
                };
                let Some(mut letter) = Letter::entity(EventName::Notification, &entity) else {
                    return;
                };
                self.tell_of_notifications(reader, &mut letter);
            }
            Prepared::Merged { reader } => {
                let mut letter = Letter::new(stream::Event::notifications_merged());
                self.tell_of_notifications(reader, &mut letter);
            }
            Prepared::Conversation { reader, found } => {
                let context = self.context(Some(reader));
                let Some(entity) = rest::conversations::page(&context, &found).pop() else {
                    return;
                };
                let Some(mut letter) = Letter::entity(EventName::Conversation, &entity) else {
                    return;
                };
                let connections = self.registry().of_reader(reader);
                for connection in connections {
                    letter.send(&connection, |channel| *channel == Channel::Direct);
                }
            }
            Prepared::Everybody(mut letter) => {
                let connections = self.registry().everybody();
                for connection in connections {
                    letter.send(&connection, |channel| *channel == Channel::Home);
                }
            }
            Prepared::Filters { reader } => {
                let mut letter = Letter::new(stream::Event::filters_changed());
                let connections = self.registry().of_reader(reader);
                for connection in connections {
                    letter.send(&connection, |channel| *channel == Channel::Home);
                }
            }
        }
    }

    fn tell_of_notifications(&self, reader: i64, letter: &mut Letter) {
        let connections = self.registry().of_reader(reader);
        for connection in connections {
            letter.send(&connection, |channel| match channel {
                Channel::Notifications => true,
                Channel::Home => connection.notifications,
                Channel::Direct | Channel::Public(_) | Channel::Tag { .. } | Channel::List(_) => {
                    false
                }
            });
        }
    }

    async fn spread_post(&self, news: News, post: &Post) {
        self.refresh().await;
        let Some((status, author)) = post.get() else {
            return;
        };
        let name = match news {
            News::Created => EventName::Update,
            News::Edited => EventName::StatusUpdate,
        };
        let now = self.inner.services.now();
        let public = status.visibility == Visibility::Public;
        let audience = self
            .registry()
            .audience(author.id, public, Some(&status.tags));
        let mut own: Vec<(Arc<Connection>, Arc<Listener>, Vec<Channel>)> = Vec::new();
        let mut in_public: Option<Letter> = None;
        for (connection, listener) in audience {
            let mut heard = connection
                .subscriptions
                .iter()
                .filter(|known| post.heard(news, &known.channel, &listener, now))
                .map(|known| &known.channel)
                .peekable();
            if heard.peek().is_none() {
                continue;
            }
            let (owned, others): (Vec<&Channel>, Vec<&Channel>) =
                heard.partition(|channel| matches!(channel, Channel::Home | Channel::List(_)));
            let filtered = if others.is_empty() {
                ById::default()
            } else {
                post.filtered(&listener, now)
            };
            if !filtered.is_empty() {
                let context = self.context(None);
                let entity = rest::statuses::status(&context, post.gathered(), post.id());
                let letter = entity.and_then(|mut entity| {
                    entity.personal.filtered =
                        Some(rest::filters::results(filtered.get(&post.id())));
                    Letter::entity(name, &entity)
                });
                if let Some(mut letter) = letter {
                    letter.send(&connection, |channel| others.contains(&channel));
                }
            } else if !others.is_empty() {
                // The same for all: nothing in it is the reader's own.
                if in_public.is_none() {
                    let context = self.context(None);
                    let entity = rest::statuses::status(&context, post.gathered(), post.id());
                    in_public = entity.and_then(|mut entity| {
                        entity.personal.filtered = Some(Vec::new());
                        Letter::entity(name, &entity)
                    });
                }
                if let Some(letter) = &mut in_public {
                    letter.send(&connection, |channel| others.contains(&channel));
                }
            }
            if !owned.is_empty() {
                let owned = owned.into_iter().cloned().collect();
                own.push((connection.clone(), listener, owned));
            }
        }
        self.spread_own(name, post, &own).await;
    }

    /// To homes and lists: with what is the reader's own.
    async fn spread_own(
        &self,
        name: EventName,
        post: &Post,
        own: &[(Arc<Connection>, Arc<Listener>, Vec<Channel>)],
    ) {
        let mut connections: HashMap<i64, Vec<(&Connection, &[Channel])>> = HashMap::new();
        let mut listeners: HashMap<i64, Arc<Listener>> = HashMap::new();
        for (connection, listener, heard) in own {
            listeners.entry(listener.id).or_insert(listener.clone());
            let all = connections.entry(listener.id).or_default();
            all.push((connection, heard));
        }
        if listeners.is_empty() {
            return;
        }
        let listeners: Vec<Arc<Listener>> = listeners.into_values().collect();
        let views = match streams::views(&self.inner.services, post, &listeners).await {
            Ok(views) => views,
            Err(error) => {
                tracing::warn!(%error, "a post was not streamed");
                return;
            }
        };
        for view in views {
            let context = self.context(view.gathered.reader);
            let entity = rest::statuses::status(&context, &view.gathered, post.id());
            let Some(mut letter) = entity.and_then(|entity| Letter::entity(name, &entity)) else {
                continue;
            };
            for reader in &view.readers {
                for (connection, heard) in connections.get(reader).into_iter().flatten() {
                    letter.send(connection, |channel| heard.contains(channel));
                }
            }
        }
    }

    /// Loads again how those stand to others of whom a change was heard. Who cannot be loaded hears no posts meanwhile.
    async fn refresh(&self) {
        let doubted = self.registry().doubted();
        if doubted.is_empty() {
            return;
        }
        if let Err(error) = self.load(&doubted).await {
            tracing::warn!(%error, "relationships of connected readers could not be loaded");
        }
    }
}

/// An event with what it is about.
enum Prepared {
    Post(News, Post),
    Deleted {
        id: i64,
        author: i64,
        visibility: Visibility,
    },
    Notification {
        reader: i64,
        found: Notifications,
    },
    Merged {
        reader: i64,
    },
    Conversation {
        reader: i64,
        found: Conversations,
    },
    Filters {
        reader: i64,
    },
    /// For the home of all who are connected.
    Everybody(Letter),
}
