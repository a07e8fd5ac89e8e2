//! Tags: <https://docs.joinmastodon.org/methods/tags/>.

use actix_web::{HttpRequest, web::Data};
use api::tags as contract;

use super::context;
use crate::{
    domain::{Services, followed_tags, tags},
    http::{Answer, Caller, User, bind::Table, respond},
    render::rest,
};

pub(super) fn bind(table: &mut Table) {
    table.bind(&contract::SHOW, show);
    table.bind(&contract::FOLLOW, follow);
    table.bind(&contract::UNFOLLOW, unfollow);
}

async fn follow(services: Data<Services>, request: HttpRequest, user: User) -> Answer {
    let name = request.match_info().get("name").unwrap_or_default();
    let tag = followed_tags::follow(&services, user.id, name).await?;
    respond::json(&rest::tags::tag(&context(&services, Some(user.id)), &tag))
}

async fn unfollow(services: Data<Services>, request: HttpRequest, user: User) -> Answer {
    let name = request.match_info().get("name").unwrap_or_default();
    let tag = followed_tags::unfollow(&services, user.id, name).await?;
    respond::json(&rest::tags::tag(&context(&services, Some(user.id)), &tag))
}

async fn show(services: Data<Services>, request: HttpRequest, caller: Caller) -> Answer {
    let name = request.match_info().get("name").unwrap_or_default();
    let mut tag = tags::show(&services, name).await?;
    if let Some(reader) = caller.account_id {
        followed_tags::mark(&services, reader, std::slice::from_mut(&mut tag)).await?;
    }
    let context = context(&services, caller.account_id);
    respond::json(&rest::tags::tag(&context, &tag))
}
