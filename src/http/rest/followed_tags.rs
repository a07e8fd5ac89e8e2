//! Followed tags: <https://docs.joinmastodon.org/methods/followed_tags/>.

use actix_web::{HttpRequest, web::Data};
use api::followed_tags as contract;

use super::context;
use crate::{
    domain::{Services, followed_tags},
    http::{Answer, Params, User, bind::Table, respond},
    render::rest,
};

pub(super) fn bind(table: &mut Table) {
    table.bind(&contract::INDEX, index);
}

async fn index(
    services: Data<Services>,
    request: HttpRequest,
    user: User,
    params: Params,
) -> Answer {
    let cursor = respond::cursor(&request, &params)?;
    let page = followed_tags::page(&services, user.id, cursor).await?;
    let context = context(&services, Some(user.id));
    let body: Vec<_> = page
        .items
        .iter()
        .map(|tag| rest::tags::tag(&context, tag))
        .collect();
    respond::page(&services, &request, &page, &body)
}
