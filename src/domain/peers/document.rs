//! Fetching a document that may be believed: from its own id's origin, under that id.

use activitypub::{
    authority::{Verdict, judge_document},
    json,
    origin::{HttpUrl, ObjectId},
};
use serde_json::Value;

use super::{failed, keys};
use crate::domain::{Error, Result, Services, accounts::Account, moderation};

/// A document and the id under which it was found.
#[derive(Debug)]
pub(super) struct Document {
    pub(super) id: ObjectId,
    pub(super) value: Value,
}

/// Fetches a document, signed by the account given or by the server itself. The document's id must be its address; where
/// it names another one on the same origin, that one is asked once.
///
/// # Errors
/// [`Error::Forbidden`] for this server's own addresses and those of suspended hosts; [`Error::Gone`]; else as the fetch
/// failed, [`Error::Unavailable`] when later may help.
pub(super) async fn fetch(
    services: &Services,
    asked: &HttpUrl,
    on_behalf_of: Option<&Account>,
) -> Result<Document> {
    let (document, verdict) = ask(services, asked, on_behalf_of).await?;
    match verdict {
        Verdict::Accept => Ok(document),
        Verdict::FetchFromOrigin(id) => again(services, &id, on_behalf_of).await,
        Verdict::Refuse(reason) => Err(Error::Remote(reason.to_string())),
    }
}

/// As [`fetch`], for an address that a person typed: whatever id the document states is a pointer that is followed once,
/// also to another origin.
pub(super) async fn follow(
    services: &Services,
    asked: &HttpUrl,
    on_behalf_of: Option<&Account>,
) -> Result<Document> {
    let (document, verdict) = ask(services, asked, on_behalf_of).await?;
    match verdict {
        Verdict::Accept => Ok(document),
        Verdict::FetchFromOrigin(_) | Verdict::Refuse(_) => {
            let id = document.id;
            again(services, &id, on_behalf_of).await
        }
    }
}

async fn again(
    services: &Services,
    id: &ObjectId,
    on_behalf_of: Option<&Account>,
) -> Result<Document> {
    match ask(services, id, on_behalf_of).await? {
        (document, Verdict::Accept) => Ok(document),
        _ => Err(Error::Remote(
            "the document calls itself something else".to_owned(),
        )),
    }
}

async fn ask(
    services: &Services,
    asked: &HttpUrl,
    on_behalf_of: Option<&Account>,
) -> Result<(Document, Verdict)> {
    let ours = services.peers.ours();
    if !services.config.federation.enabled || ours.owns(asked) {
        return Err(Error::Forbidden("This address is not fetched"));
    }
    let host = asked.authority();
    if moderation::host_verdict(services, host).await?.refused {
        return Err(Error::Forbidden("This server is not fetched from"));
    }
    let signer = match on_behalf_of {
        Some(account) => keys::signer(services, account, host).await?,
        None => keys::instance_signer(services, host).await?,
    };
    let answer = services
        .remote
        .fetch(asked.without_fragment(), &signer)
        .await
        .map_err(|error| failed(&error))?;
    if answer.dialect != signer.dialect {
        keys::remember_dialect(services, host, answer.dialect).await?;
    }
    let id = json::get(&answer.value, "id")
        .and_then(Value::as_str)
        .and_then(|id| ObjectId::parse(id).ok())
        .ok_or_else(|| Error::Remote("the document has no usable id".to_owned()))?;
    let verdict = judge_document(asked, &answer.url, &id, None, ours);
    Ok((
        Document {
            id,
            value: answer.value,
        },
        verdict,
    ))
}
