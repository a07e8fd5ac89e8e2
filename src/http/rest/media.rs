//! Uploads: <https://docs.joinmastodon.org/methods/media/>. Pictures are ready when the answer is sent.

use actix_web::{HttpRequest, HttpResponse, web::Data};
use api::media::{self as contract, CreateMedia, UpdateMedia};

use super::context;
use crate::{
    domain::{
        Services,
        media::{self, Media, Update},
    },
    http::{Answer, Failure, Params, User, bind::Table, respond},
    render::rest,
};

pub(super) fn bind(table: &mut Table) {
    table.bind(&contract::CREATE, create);
    table.bind(&contract::CREATE_V1, create);
    table.bind(&contract::SHOW, show);
    table.bind(&contract::UPDATE, update);
    table.bind(&contract::DELETE, delete);
}

async fn create(services: Data<Services>, user: User, params: Params) -> Answer {
    let asked: CreateMedia = params.read()?;
    let bytes = asked
        .file
        .and_then(|upload| params.file(&upload))
        .ok_or_else(|| Failure::new(422, "Validation failed: File can't be blank"))?;
    let update = Update {
        id: 0,
        description: asked.description,
        focus: asked.focus.map(|point| (point.x, point.y)),
    };
    let stored = media::upload(&services, user.id, bytes, update).await?;
    answer(&services, user, &stored)
}

async fn show(services: Data<Services>, request: HttpRequest, user: User) -> Answer {
    let found = media::own(&services, user.id, respond::id(&request, "id")?).await?;
    answer(&services, user, &found)
}

async fn update(
    services: Data<Services>,
    request: HttpRequest,
    user: User,
    params: Params,
) -> Answer {
    let asked: UpdateMedia = params.read()?;
    let change = Update {
        id: respond::id(&request, "id")?,
        description: asked.description,
        focus: asked.focus.map(|point| (point.x, point.y)),
    };
    let changed = media::update(&services, user.id, change).await?;
    answer(&services, user, &changed)
}

async fn delete(services: Data<Services>, request: HttpRequest, user: User) -> Answer {
    media::delete(&services, user.id, respond::id(&request, "id")?).await?;
    respond::empty()
}

/// 200 when the file is ready, 206 while it is processed, 422 when that failed.
fn answer(services: &Services, user: User, media: &Media) -> Answer {
    let body = rest::media::attachment(&context(services, Some(user.id)), media);
    match media.state.as_str() {
        "processing" => Ok(HttpResponse::PartialContent().json(&body)),
        "failed" => Err(Failure::new(
            422,
            "Error processing thumbnail for uploaded media",
        )),
        _ => respond::json(&body),
    }
}
