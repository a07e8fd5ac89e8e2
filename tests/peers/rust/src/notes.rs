//! Notes of people, and pages in groups.

use activitypub_federation::{
    config::Data,
    fetch::object_id::ObjectId,
    protocol::{
        helpers::{deserialize_one_or_many, deserialize_skip_error},
        verification::verify_domains_match,
    },
    traits::Object,
};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use url::Url;

use crate::{Error, Handle, lock, people::User};

/// As it is kept and as it is written. What has no default must be there.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Note {
    #[serde(rename = "type")]
    pub kind: Kind,
    pub id: Url,
    pub attributed_to: ObjectId<User>,
    #[serde(deserialize_with = "deserialize_one_or_many")]
    pub to: Vec<Url>,
    #[serde(deserialize_with = "deserialize_one_or_many", default)]
    pub cc: Vec<Url>,
    pub content: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    pub in_reply_to: Option<Url>,
    pub published: Option<DateTime<Utc>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub updated: Option<DateTime<Utc>>,
    #[serde(default)]
    pub sensitive: Option<bool>,
    #[serde(deserialize_with = "deserialize_skip_error", default)]
    pub tag: Vec<Tag>,
    #[serde(deserialize_with = "deserialize_skip_error", default)]
    pub attachment: Vec<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub audience: Option<Url>,
}

#[derive(Clone, Copy, Debug, Deserialize, Serialize)]
pub enum Kind {
    Note,
    Page,
}

#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Tag {
    #[serde(rename = "type")]
    pub kind: String,
    pub href: Option<Url>,
    pub name: Option<String>,
}

#[async_trait::async_trait]
impl Object for Note {
    type DataType = Handle;
    type Kind = Note;
    type Error = Error;

    fn id(&self) -> &Url {
        &self.id
    }

    async fn read_from_id(id: Url, data: &Data<Handle>) -> Result<Option<Note>, Error> {
        Ok(lock(&data.notes).get(&id).cloned())
    }

    async fn into_json(self, _: &Data<Handle>) -> Result<Note, Error> {
        Ok(self)
    }

    async fn verify(json: &Note, expected: &Url, _: &Data<Handle>) -> Result<(), Error> {
        verify_domains_match(&json.id, expected)?;
        verify_domains_match(&json.id, json.attributed_to.inner())?;
        Ok(())
    }

    async fn from_json(json: Note, data: &Data<Handle>) -> Result<Note, Error> {
        json.attributed_to.dereference(data).await?;
        lock(&data.notes).insert(json.id.clone(), json.clone());
        Ok(json)
    }
}
