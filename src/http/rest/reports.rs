//! Reports: <https://docs.joinmastodon.org/methods/reports/>.

use actix_web::web::Data;
use api::{
    reports::{self as contract, CreateReport},
    word::Word,
};

use super::{context, ids};
use crate::{
    domain::{
        Services,
        reports::{self, NewReport},
    },
    http::{Answer, Params, User, bind::Table, respond},
    render::rest,
};

pub(super) fn bind(table: &mut Table) {
    table.bind(&contract::CREATE, create);
}

async fn create(services: Data<Services>, user: User, params: Params) -> Answer {
    let asked: CreateReport = params.read()?;
    let new = NewReport {
        target_id: asked.account_id.0,
        category: asked.category.map(Word::as_str),
        comment: asked.comment.unwrap_or_default(),
        status_ids: ids(asked.status_ids),
        collection_ids: ids(asked.collection_ids),
        rule_ids: ids(asked.rule_ids),
        forward: asked.forward.unwrap_or(false),
    };
    let made = reports::create(&services, user.id, new).await?;
    respond::json(&rest::reports::report(
        &context(&services, Some(user.id)),
        &made,
    ))
}
