//! Direct conversations: <https://docs.joinmastodon.org/methods/conversations/>.

use actix_web::{HttpRequest, web::Data};
use api::conversations as contract;

use super::context;
use crate::{
    domain::{
        Services,
        conversations::{self, Conversations},
    },
    http::{Answer, Failure, Params, User, bind::Table, respond},
    render::rest,
};

pub(super) fn bind(table: &mut Table) {
    table.bind(&contract::INDEX, index);
    table.bind(&contract::READ, read);
    table.bind(&contract::UNREAD, unread);
    table.bind(&contract::DELETE, delete);
}

async fn index(
    services: Data<Services>,
    request: HttpRequest,
    user: User,
    params: Params,
) -> Answer {
    let cursor = respond::cursor(&request, &params)?;
    let page = conversations::page(&services, user.id, cursor).await?;
    let body = rest::conversations::page(&context(&services, Some(user.id)), &page.items);
    respond::page(&services, &request, &page, &body)
}

async fn read(services: Data<Services>, request: HttpRequest, user: User) -> Answer {
    let id = respond::id(&request, "id")?;
    let found = conversations::set_unread(&services, user.id, id, false).await?;
    one(&services, user.id, &found)
}

async fn unread(services: Data<Services>, request: HttpRequest, user: User) -> Answer {
    let id = respond::id(&request, "id")?;
    let found = conversations::set_unread(&services, user.id, id, true).await?;
    one(&services, user.id, &found)
}

async fn delete(services: Data<Services>, request: HttpRequest, user: User) -> Answer {
    conversations::delete(&services, user.id, respond::id(&request, "id")?).await?;
    respond::empty()
}

fn one(services: &Services, reader: i64, found: &Conversations) -> Answer {
    let one = rest::conversations::page(&context(services, Some(reader)), found)
        .pop()
        .ok_or_else(|| Failure::from(api::error::RECORD_NOT_FOUND))?;
    respond::json(&one)
}
