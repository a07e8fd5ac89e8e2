//! What may come into an inbox, and what is sent.

use activitypub_federation::{
    activity_sending::SendActivityTask,
    config::Data,
    protocol::{
        context::WithContext,
        helpers::deserialize_one_or_many,
        verification::{verify_domains_match, verify_urls_match},
    },
    traits::{Activity, Actor, Object},
};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
use url::Url;

use crate::{
    Error, Handle, lock,
    notes::Note,
    people::{Person, User},
};

/// Everything that is understood; the rest is refused.
#[derive(Debug, Deserialize, Serialize)]
#[serde(tag = "type")]
pub enum Heard {
    Follow(Follow),
    Accept(About<Follow>),
    Reject(About<Follow>),
    Create(About<Note>),
    Update(About<Changed>),
    Delete(About<Named>),
    Like(About<Url>),
    Announce(About<Url>),
    Undo(About<Undone>),
    Block(About<Url>),
}

#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Follow {
    id: Url,
    actor: Url,
    object: Url,
}

/// Somebody does something with something.
#[derive(Debug, Deserialize, Serialize)]
pub struct About<T> {
    id: Url,
    actor: Url,
    object: T,
    #[serde(deserialize_with = "deserialize_one_or_many", default)]
    to: Vec<Url>,
    #[serde(deserialize_with = "deserialize_one_or_many", default)]
    cc: Vec<Url>,
}

#[derive(Debug, Deserialize, Serialize)]
#[serde(untagged)]
pub enum Changed {
    Note(Box<Note>),
    Person(Box<Person>),
}

/// An id, or something that has one.
#[derive(Debug, Deserialize, Serialize)]
#[serde(untagged)]
pub enum Named {
    Id(Url),
    Thing { id: Url },
}

impl Named {
    fn id(&self) -> &Url {
        match self {
            Named::Id(id) | Named::Thing { id } => id,
        }
    }
}

#[derive(Debug, Deserialize, Serialize)]
#[serde(tag = "type")]
pub enum Undone {
    Follow(Follow),
    Like(Follow),
    Announce(Follow),
    Block(Follow),
}

impl Undone {
    fn actor(&self) -> &Url {
        let (Undone::Follow(inner)
        | Undone::Like(inner)
        | Undone::Announce(inner)
        | Undone::Block(inner)) = self;
        &inner.actor
    }
}

macro_rules! common {
    ($self:ident, $field:ident) => {
        match $self {
            Heard::Follow(it) => &it.$field,
            Heard::Accept(it) | Heard::Reject(it) => &it.$field,
            Heard::Create(it) => &it.$field,
            Heard::Update(it) => &it.$field,
            Heard::Delete(it) => &it.$field,
            Heard::Like(it) | Heard::Announce(it) | Heard::Block(it) => &it.$field,
            Heard::Undo(it) => &it.$field,
        }
    };
}

#[async_trait::async_trait]
impl Activity for Heard {
    type DataType = Handle;
    type Error = Error;

    fn id(&self) -> &Url {
        common!(self, id)
    }

    fn actor(&self) -> &Url {
        common!(self, actor)
    }

    async fn verify(&self, data: &Data<Handle>) -> Result<(), Error> {
        match self {
            Heard::Create(it) => {
                verify_urls_match(&it.actor, it.object.attributed_to.inner())?;
                Note::verify(&it.object, &it.id, data).await
            }
            Heard::Update(it) => match &it.object {
                Changed::Note(note) => {
                    verify_urls_match(&it.actor, note.attributed_to.inner())?;
                    Note::verify(note, &it.id, data).await
                }
                Changed::Person(person) => User::verify(person, &it.id, data).await,
            },
            Heard::Delete(it) => Ok(verify_domains_match(&it.actor, it.object.id())?),
            Heard::Undo(it) => Ok(verify_urls_match(&it.actor, it.object.actor())?),
            Heard::Accept(it) | Heard::Reject(it) => {
                Ok(verify_urls_match(&it.actor, &it.object.object)?)
            }
            _ => Ok(()),
        }
    }

    async fn receive(self, data: &Data<Handle>) -> Result<(), Error> {
        lock(&data.heard).push(serde_json::to_value(&self)?);
        match self {
            Heard::Follow(follow) => {
                let user = data.by_id(&follow.object).ok_or("nobody to follow")?;
                change(data, &follow.object, |user| {
                    user.followers.push(follow.actor.clone());
                });
                let to = data.by_id(&follow.actor).ok_or("nobody follows")?;
                let mut object = serde_json::to_value(&follow)?;
                if let Some(object) = object.as_object_mut() {
                    object.insert("type".to_owned(), "Follow".into());
                }
                let accept = json!({ "type": "Accept", "object": object, "to": [follow.actor] });
                say(data, &user, accept, vec![to.shared_inbox_or_inbox()]).await?;
            }
            Heard::Undo(About {
                object: Undone::Follow(follow),
                ..
            }) => {
                change(data, &follow.object, |user| {
                    user.followers.retain(|known| *known != follow.actor);
                });
            }
            Heard::Create(it) => {
                Note::from_json(it.object, data).await?;
            }
            Heard::Update(it) => match it.object {
                Changed::Note(note) => drop(Note::from_json(*note, data).await?),
                Changed::Person(person) => drop(User::from_json(*person, data).await?),
            },
            Heard::Delete(it) => drop(lock(&data.notes).remove(it.object.id())),
            _ => {}
        }
        Ok(())
    }
}

fn change(data: &Data<Handle>, id: &Url, how: impl FnOnce(&mut User)) {
    if let Some(user) = lock(&data.users).iter_mut().find(|user| user.id() == id) {
        how(user);
    }
}

/// Something that is sent.
#[derive(Clone, Debug, Serialize)]
struct Said {
    id: Url,
    actor: Url,
    #[serde(flatten)]
    rest: Map<String, Value>,
}

#[async_trait::async_trait]
impl Activity for Said {
    type DataType = Handle;
    type Error = Error;

    fn id(&self) -> &Url {
        &self.id
    }

    fn actor(&self) -> &Url {
        &self.actor
    }

    async fn verify(&self, _: &Data<Handle>) -> Result<(), Error> {
        Ok(())
    }

    async fn receive(self, _: &Data<Handle>) -> Result<(), Error> {
        Ok(())
    }
}

/// Sends an activity of a local user; answers its id.
pub async fn say(
    data: &Data<Handle>,
    from: &User,
    activity: Value,
    inboxes: Vec<Url>,
) -> Result<Url, Error> {
    let Value::Object(rest) = activity else {
        return Err("not an activity".into());
    };
    let said = Said {
        id: data.fresh("activities")?,
        actor: from.id().clone(),
        rest,
    };
    let id = said.id.clone();
    lock(&data.said).insert(id.clone(), serde_json::to_value(&said)?);
    let said = WithContext::new_default(said);
    for task in SendActivityTask::prepare(&said, from, inboxes, data).await? {
        task.sign_and_send(data).await?;
    }
    Ok(id)
}
