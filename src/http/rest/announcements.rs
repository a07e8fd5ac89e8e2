//! Announcements: <https://docs.joinmastodon.org/methods/announcements/>.

use actix_web::{HttpRequest, web::Data};
use api::announcements as contract;

use super::context;
use crate::{
    domain::{Services, announcements},
    http::{Answer, Failure, User, bind::Table, respond},
    render::rest,
};

pub(super) fn bind(table: &mut Table) {
    table.bind(&contract::INDEX, index);
    table.bind(&contract::DISMISS, dismiss);
    table.bind(&contract::ADD_REACTION, react);
    table.bind(&contract::REMOVE_REACTION, unreact);
}

async fn index(services: Data<Services>, user: User) -> Answer {
    let found = announcements::published(&services, user.id).await?;
    let context = context(&services, Some(user.id));
    respond::json(&rest::announcements::list(&context, &found))
}

async fn dismiss(services: Data<Services>, request: HttpRequest, user: User) -> Answer {
    announcements::dismiss(&services, user.id, respond::id(&request, "id")?).await?;
    respond::empty()
}

fn name(request: &HttpRequest) -> Result<String, Failure> {
    let raw = request.match_info().get("name").unwrap_or_default();
    // Some characters reach the router still encoded.
    percent_encoding::percent_decode_str(raw)
        .decode_utf8()
        .map(|name| name.into_owned())
        .map_err(|_| api::error::RECORD_NOT_FOUND.into())
}

async fn react(services: Data<Services>, request: HttpRequest, user: User) -> Answer {
    let id = respond::id(&request, "id")?;
    announcements::react(&services, user.id, id, &name(&request)?).await?;
    respond::empty()
}

async fn unreact(services: Data<Services>, request: HttpRequest, user: User) -> Answer {
    let id = respond::id(&request, "id")?;
    announcements::unreact(&services, user.id, id, &name(&request)?).await?;
    respond::empty()
}
