//! Tags: <https://docs.joinmastodon.org/methods/tags/>.

use actix_web::{HttpRequest, web::Data};
use api::tags as contract;

use super::context;
use crate::{
    domain::{Services, tags},
    http::{Answer, Caller, bind::Table, respond},
    render::rest,
};

pub(super) fn bind(table: &mut Table) {
    table.bind(&contract::SHOW, show);
}

async fn show(services: Data<Services>, request: HttpRequest, caller: Caller) -> Answer {
    let name = request.match_info().get("name").unwrap_or_default();
    let tag = tags::show(&services, name).await?;
    let context = context(&services, caller.account_id);
    respond::json(&rest::tags::tag(&context, &tag))
}
