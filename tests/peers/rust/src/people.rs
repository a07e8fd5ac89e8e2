//! People and groups.

use activitypub_federation::{
    config::Data,
    http_signatures::generate_actor_keypair,
    protocol::{public_key::PublicKey, verification::verify_domains_match},
    traits::{Actor, Object},
};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use url::Url;

use crate::{Error, Handle, Store, lock};

#[derive(Clone, Debug)]
pub struct User {
    id: Url,
    kind: String,
    pub name: String,
    title: Option<String>,
    inbox: Url,
    outbox: Url,
    shared_inbox: Option<Url>,
    public_key: String,
    private_key: Option<String>,
    refreshed_at: DateTime<Utc>,
    pub followers: Vec<Url>,
}

/// As people and groups are written. What has no default must be there.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Person {
    id: Url,
    #[serde(rename = "type")]
    kind: String,
    preferred_username: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    inbox: Url,
    outbox: Url,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    endpoints: Option<Endpoints>,
    public_key: PublicKey,
}

#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
struct Endpoints {
    shared_inbox: Url,
}

impl User {
    pub fn make(store: &Store, name: &str, kind: &str) -> Result<User, Error> {
        let path = match kind {
            "Group" => format!("/c/{name}"),
            _ => format!("/u/{name}"),
        };
        let keys = generate_actor_keypair()?;
        Ok(User {
            id: store.url(&path)?,
            kind: kind.to_owned(),
            name: name.to_owned(),
            title: None,
            inbox: store.url(&format!("{path}/inbox"))?,
            outbox: store.url(&format!("{path}/outbox"))?,
            shared_inbox: Some(store.url("/inbox")?),
            public_key: keys.public_key,
            private_key: Some(keys.private_key),
            refreshed_at: Utc::now(),
            followers: Vec::new(),
        })
    }

    pub fn is_local(&self) -> bool {
        self.private_key.is_some()
    }
}

#[async_trait::async_trait]
impl Object for User {
    type DataType = Handle;
    type Kind = Person;
    type Error = Error;

    fn id(&self) -> &Url {
        &self.id
    }

    fn last_refreshed_at(&self) -> Option<DateTime<Utc>> {
        Some(self.refreshed_at)
    }

    async fn read_from_id(id: Url, data: &Data<Handle>) -> Result<Option<User>, Error> {
        Ok(data.by_id(&id))
    }

    async fn into_json(self, _: &Data<Handle>) -> Result<Person, Error> {
        Ok(Person {
            public_key: self.public_key(),
            id: self.id,
            kind: self.kind,
            preferred_username: self.name,
            name: self.title,
            inbox: self.inbox,
            outbox: self.outbox,
            endpoints: self
                .shared_inbox
                .map(|shared_inbox| Endpoints { shared_inbox }),
        })
    }

    async fn verify(json: &Person, expected: &Url, _: &Data<Handle>) -> Result<(), Error> {
        verify_domains_match(&json.id, expected)?;
        verify_domains_match(&json.id, &json.inbox)?;
        Ok(())
    }

    async fn from_json(json: Person, data: &Data<Handle>) -> Result<User, Error> {
        let user = User {
            id: json.id,
            kind: json.kind,
            name: json.preferred_username,
            title: json.name,
            inbox: json.inbox,
            outbox: json.outbox,
            shared_inbox: json.endpoints.map(|endpoints| endpoints.shared_inbox),
            public_key: json.public_key.public_key_pem,
            private_key: None,
            refreshed_at: Utc::now(),
            followers: Vec::new(),
        };
        let mut users = lock(&data.users);
        users.retain(|known| known.id != user.id);
        users.push(user.clone());
        Ok(user)
    }
}

impl Actor for User {
    fn public_key_pem(&self) -> &str {
        &self.public_key
    }

    fn private_key_pem(&self) -> Option<String> {
        self.private_key.clone()
    }

    fn inbox(&self) -> Url {
        self.inbox.clone()
    }

    fn shared_inbox(&self) -> Option<Url> {
        self.shared_inbox.clone()
    }
}
