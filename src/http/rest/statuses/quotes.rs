//! Quotes of a post, and who may quote it.

use actix_web::{HttpRequest, web::Data};
use api::{
    statuses::{self as contract, UpdateInteractionPolicy},
    word::Word,
};

use super::not_found;
use crate::{
    domain::{
        Services, accounts, quotes, statuses,
        timelines::{self, Keyed},
    },
    http::{
        Answer, Params, User,
        bind::Table,
        respond,
        rest::{context, show_status, status_page},
    },
    render::rest,
};

pub(super) fn bind(table: &mut Table) {
    table.bind(&contract::QUOTES, index);
    table.bind(&contract::REVOKE_QUOTE, revoke);
    table.bind(&contract::UPDATE_INTERACTION_POLICY, update_policy);
}

/// The quotes that stand, as far as the reader may see them.
async fn index(
    services: Data<Services>,
    request: HttpRequest,
    user: User,
    params: Params,
) -> Answer {
    let cursor = respond::cursor(&request, &params)?;
    let id = respond::id(&request, "id")?;
    let gathered = statuses::show(&services, Some(user.id), id).await?;
    let (status, _) = gathered.get(id).ok_or_else(not_found)?;
    let list = Keyed::Quotes(status.row.reblog_of_id.unwrap_or(id));
    let page = timelines::keyed_statuses(&services, user.id, list, cursor).await?;
    status_page(&services, &request, Some(user.id), &page)
}

async fn revoke(services: Data<Services>, request: HttpRequest, user: User) -> Answer {
    let id = respond::id(&request, "id")?;
    let quoting = respond::id(&request, "quoting_status_id")?;
    let account = accounts::acting(&services, user.id).await?;
    let gathered = quotes::revoke(&services, &account, id, quoting).await?;
    let context = context(&services, Some(user.id));
    respond::written(rest::wire::status(&context, &gathered, quoting).ok_or_else(not_found)?)
}

async fn update_policy(
    services: Data<Services>,
    request: HttpRequest,
    user: User,
    params: Params,
) -> Answer {
    let asked: UpdateInteractionPolicy = params.read()?;
    let id = respond::id(&request, "id")?;
    let account = accounts::acting(&services, user.id).await?;
    let policy = asked.quote_approval_policy.map(|word| word.as_str());
    quotes::set_policy(&services, &account, id, policy).await?;
    show_status(&services, Some(user.id), id).await
}
