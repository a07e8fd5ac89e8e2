//! The second port: what the journey can ask for.

use std::sync::Arc;

use activitypub_federation::{
    config::{Data, FederationConfig},
    fetch::{object_id::ObjectId, webfinger::webfinger_resolve_actor},
    kinds::public,
    traits::{Actor, Object},
};
use axum::{
    Json, Router,
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
    routing::post,
};
use chrono::Utc;
use serde::Deserialize;
use serde_json::{Value, json};
use url::Url;

use crate::{
    Error, Handle,
    activities::say,
    lock,
    loopback::Loopback,
    notes::{Kind, Note, Tag},
    people::User,
};

type Driven = Arc<(FederationConfig<Handle>, Loopback)>;

pub fn router(config: FederationConfig<Handle>, loopback: Loopback) -> Router {
    Router::new()
        .route("/", post(told))
        .with_state(Arc::new((config, loopback)))
}

#[derive(Deserialize)]
#[serde(tag = "command", content = "argument", rename_all = "snake_case")]
enum Command {
    Received,
    Refused,
    Requests,
    Followers(String),
    /// Somebody, by handle.
    Lookup(String),
    /// A note, fetched anew.
    Fetch(Url),
    Follow(Url),
    Act {
        kind: String,
        object: Url,
        to: Url,
    },
    Undo {
        id: Url,
        to: Url,
    },
    Note {
        content: String,
        mention: Option<Mention>,
        reply_to: Option<Url>,
    },
    Edit {
        id: Url,
        content: String,
    },
    Delete(Url),
    /// A page in the group, announced by the group in both of Lemmy's ways.
    Page {
        title: String,
        content: String,
        link: Url,
    },
}

#[derive(Deserialize)]
struct Mention {
    id: Url,
    name: String,
}

async fn told(State(driven): State<Driven>, Json(command): Json<Command>) -> Response {
    match obey(&driven.0.to_request_data(), &driven.1, command).await {
        Ok(answer) => Json(answer).into_response(),
        Err(error) => (StatusCode::INTERNAL_SERVER_ERROR, error.0).into_response(),
    }
}

async fn obey(data: &Data<Handle>, loopback: &Loopback, command: Command) -> Result<Value, Error> {
    let lena = data.local("lena")?;
    Ok(match command {
        Command::Received => json!(*lock(&data.heard)),
        Command::Refused => json!(*lock(&data.refused)),
        Command::Requests => json!(loopback.log()),
        Command::Followers(name) => json!(data.local(&name)?.followers),
        Command::Lookup(handle) => {
            let user: User = webfinger_resolve_actor(&handle, data).await?;
            json!(user.into_json(data).await?)
        }
        Command::Fetch(url) => json!(ObjectId::<Note>::from(url).dereference_forced(data).await?),
        Command::Follow(whom) => {
            let follow = json!({ "type": "Follow", "object": whom, "to": [whom] });
            json!(say(data, &lena, follow, inboxes(data, &[whom]).await?).await?)
        }
        Command::Act { kind, object, to } => {
            let act = json!({ "type": kind, "object": object, "to": [public()], "cc": [to] });
            json!(say(data, &lena, act, inboxes(data, &[to]).await?).await?)
        }
        Command::Undo { id, to } => {
            let undone = lock(&data.said).get(&id).cloned();
            let undo = json!({ "type": "Undo", "object": undone, "to": [to] });
            json!(say(data, &lena, undo, inboxes(data, &[to]).await?).await?)
        }
        Command::Note {
            content,
            mention,
            reply_to,
        } => {
            let mut note = new(data, &lena, Kind::Note, content)?;
            note.in_reply_to = reply_to;
            note.cc
                .extend(mention.iter().map(|mention| mention.id.clone()));
            note.tag = mention
                .iter()
                .map(|mention| Tag {
                    kind: "Mention".to_owned(),
                    href: Some(mention.id.clone()),
                    name: Some(mention.name.clone()),
                })
                .collect();
            let mut to = lena.followers.clone();
            to.extend(mention.map(|mention| mention.id));
            publish(data, &lena, "Create", note, &to).await?
        }
        Command::Edit { id, content } => {
            let mut note = lock(&data.notes).get(&id).cloned().ok_or("no such note")?;
            note.content = content;
            note.updated = Some(Utc::now());
            publish(data, &lena, "Update", note, &lena.followers).await?
        }
        Command::Delete(id) => {
            lock(&data.notes).remove(&id);
            lock(&data.gone).push(id.clone());
            // The bare id, as Lemmy sends it.
            let delete = json!({ "type": "Delete", "object": id, "to": [public()] });
            json!(say(data, &lena, delete, inboxes(data, &lena.followers).await?).await?)
        }
        Command::Page {
            title,
            content,
            link,
        } => page(data, &lena, title, content, link).await?,
    })
}

fn new(data: &Data<Handle>, author: &User, kind: Kind, content: String) -> Result<Note, Error> {
    Ok(Note {
        kind,
        id: data.fresh(match kind {
            Kind::Note => "comment",
            Kind::Page => "post",
        })?,
        attributed_to: author.id().clone().into(),
        to: vec![public()],
        cc: Vec::new(),
        content,
        name: None,
        in_reply_to: None,
        published: Some(Utc::now()),
        updated: None,
        sensitive: Some(false),
        tag: Vec::new(),
        attachment: Vec::new(),
        audience: None,
    })
}

async fn publish(
    data: &Data<Handle>,
    author: &User,
    kind: &str,
    note: Note,
    to: &[Url],
) -> Result<Value, Error> {
    lock(&data.notes).insert(note.id.clone(), note.clone());
    let activity = json!({ "type": kind, "object": note, "to": note.to, "cc": note.cc });
    say(data, author, activity, inboxes(data, to).await?).await?;
    Ok(json!(note.id))
}

async fn page(
    data: &Data<Handle>,
    author: &User,
    title: String,
    content: String,
    link: Url,
) -> Result<Value, Error> {
    let group = data.local("rusters")?;
    let mut page = new(data, author, Kind::Page, content)?;
    page.to.insert(0, group.id().clone());
    page.name = Some(title);
    page.audience = Some(group.id().clone());
    page.attachment = vec![json!({ "type": "Link", "href": link })];
    lock(&data.notes).insert(page.id.clone(), page.clone());
    let create = json!({
        "type": "Create", "id": data.fresh("activities")?, "actor": author.id(), "object": page,
        "to": page.to, "audience": group.id(),
    });
    let followers = format!("{}/followers", group.id());
    for object in [create, json!(page.id)] {
        let announce =
            json!({ "type": "Announce", "object": object, "to": [public()], "cc": [followers] });
        say(
            data,
            &group,
            announce,
            inboxes(data, &group.followers).await?,
        )
        .await?;
    }
    Ok(json!(page.id))
}

async fn inboxes(data: &Data<Handle>, people: &[Url]) -> Result<Vec<Url>, Error> {
    let mut inboxes = Vec::new();
    for id in people {
        let user: User = ObjectId::from(id.clone()).dereference(data).await?;
        inboxes.push(user.shared_inbox_or_inbox());
    }
    Ok(inboxes)
}
