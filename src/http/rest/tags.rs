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
    one(&services, caller.account_id, name).await
}

/// A tag as it stands for its reader.
pub(super) async fn one(services: &Services, reader: Option<i64>, name: &str) -> Answer {
    let tag = tags::show(services, reader, name).await?;
    respond::json(&rest::tags::tag(&context(services, reader), &tag))
}
