//! Senders held back: <https://docs.joinmastodon.org/methods/notifications/#get-requests>.

use actix_web::{HttpRequest, web::Data};
use api::notification_requests::{self as contract, Requests, RequestsMerged};

use super::{context, ids};
use crate::{
    domain::{Error, Services, notification_requests},
    http::{Answer, Failure, Params, User, bind::Table, respond},
    render::rest,
};

pub(super) fn bind(table: &mut Table) {
    table.bind(&contract::INDEX, index);
    table.bind(&contract::SHOW, show);
    table.bind(&contract::ACCEPT, accept);
    table.bind(&contract::DISMISS, dismiss);
    table.bind(&contract::ACCEPT_MANY, accept_many);
    table.bind(&contract::DISMISS_MANY, dismiss_many);
    table.bind(&contract::MERGED, merged);
}

async fn index(
    services: Data<Services>,
    request: HttpRequest,
    user: User,
    params: Params,
) -> Answer {
    let cursor = respond::cursor(&request, &params)?;
    let mut page = notification_requests::page(&services, user.id, cursor).await?;
    // Mastodon leads on from every page that holds something.
    page.more = page.oldest.is_some();
    let body = rest::notification_requests::page(&context(&services, Some(user.id)), &page.items);
    respond::page(&services, &request, &page, &body)
}

async fn show(services: Data<Services>, request: HttpRequest, user: User) -> Answer {
    let id = respond::id(&request, "id")?;
    let found = notification_requests::one(&services, user.id, id).await?;
    let one = rest::notification_requests::page(&context(&services, Some(user.id)), &found)
        .pop()
        .ok_or_else(|| Failure::from(api::error::RECORD_NOT_FOUND))?;
    respond::json(&one)
}

async fn accept(services: Data<Services>, request: HttpRequest, user: User) -> Answer {
    let id = respond::id(&request, "id")?;
    match notification_requests::accept(&services, user.id, &[id]).await? {
        0 => Err(Error::NotFound.into()),
        _ => respond::empty(),
    }
}

async fn dismiss(services: Data<Services>, request: HttpRequest, user: User) -> Answer {
    let id = respond::id(&request, "id")?;
    match notification_requests::dismiss(&services, user.id, &[id]).await? {
        0 => Err(Error::NotFound.into()),
        _ => respond::empty(),
    }
}

async fn accept_many(services: Data<Services>, user: User, params: Params) -> Answer {
    let asked: Requests = params.read()?;
    notification_requests::accept(&services, user.id, &ids(Some(asked.id))).await?;
    respond::empty()
}

async fn dismiss_many(services: Data<Services>, user: User, params: Params) -> Answer {
    let asked: Requests = params.read()?;
    notification_requests::dismiss(&services, user.id, &ids(Some(asked.id))).await?;
    respond::empty()
}

async fn merged(services: Data<Services>, user: User) -> Answer {
    let merged = notification_requests::is_merged(&services, user.id).await?;
    respond::json(&RequestsMerged { merged })
}
