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
    one(&services, caller.account_id, name).await
}

/// A tag as it stands for its reader.
pub(super) async fn one(services: &Services, reader: Option<i64>, name: &str) -> Answer {
    let tag = tags::show(services, reader, name).await?;
    respond::json(&rest::tags::tag(&context(services, reader), &tag))
}
