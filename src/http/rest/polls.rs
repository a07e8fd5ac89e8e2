//! Polls: <https://docs.joinmastodon.org/methods/polls/>.

use actix_web::{HttpRequest, web::Data};
use api::polls as contract;

use super::context;
use crate::{
    domain::{Services, accounts, polls, statuses::Gathered},
    http::{Answer, Caller, Failure, Params, User, bind::Table, respond},
    render::rest,
};

pub(super) fn bind(table: &mut Table) {
    table.bind(&contract::SHOW, show);
    table.bind(&contract::VOTE, vote);
}

async fn show(services: Data<Services>, request: HttpRequest, caller: Caller) -> Answer {
    let reader = caller.account_id;
    let (status, gathered) = polls::show(&services, reader, respond::id(&request, "id")?).await?;
    answer(&services, reader, status, &gathered)
}

async fn vote(
    services: Data<Services>,
    request: HttpRequest,
    user: User,
    params: Params,
) -> Answer {
    let asked: contract::Vote = params.read()?;
    let id = respond::id(&request, "id")?;
    let voter = accounts::acting(&services, user.id).await?;
    let choices = asked.choices.unwrap_or_default();
    let (status, gathered) = polls::vote(&services, &voter, id, &choices).await?;
    answer(&services, Some(user.id), status, &gathered)
}

fn answer(services: &Services, reader: Option<i64>, status: i64, gathered: &Gathered) -> Answer {
    let poll = gathered
        .get(status)
        .and_then(|(status, _)| rest::polls::poll(&context(services, reader), gathered, status))
        .ok_or_else(|| Failure::from(api::error::RECORD_NOT_FOUND))?;
    respond::json(&poll)
}
