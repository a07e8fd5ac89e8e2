//! Trends: <https://docs.joinmastodon.org/methods/trends/>.

use actix_web::{HttpRequest, web::Data};
use api::trends as contract;

use super::{context, offset};
use crate::{
    domain::{Services, trends},
    http::{Answer, Caller, Params, bind::Table, respond},
    render::rest,
};

pub(super) fn bind(table: &mut Table) {
    table.bind(&contract::TAGS, tags);
    table.bind(&contract::TAGS_ALIAS, tags);
    table.bind(&contract::STATUSES, statuses);
    table.bind(&contract::LINKS, links);
}

async fn tags(
    services: Data<Services>,
    request: HttpRequest,
    caller: Caller,
    params: Params,
) -> Answer {
    let (offset, limit) = offset(&request, &params)?;
    let found = trends::trending_tags(&services, limit, offset).await?;
    let more = found.len() >= usize::try_from(limit).unwrap_or(usize::MAX);
    let context = context(&services, caller.account_id);
    let body: Vec<_> = found
        .iter()
        .map(|tag| rest::tags::tag(&context, tag))
        .collect();
    respond::offset_page(&services, &request, (offset, limit, more), &body)
}

async fn links(
    services: Data<Services>,
    request: HttpRequest,
    caller: Caller,
    params: Params,
) -> Answer {
    let (offset, limit) = offset(&request, &params)?;
    let found = trends::trending_links(&services, limit, offset).await?;
    let more = found.links.len() >= usize::try_from(limit).unwrap_or(usize::MAX);
    let body = rest::preview_cards::trending(&context(&services, caller.account_id), &found);
    respond::offset_page(&services, &request, (offset, limit, more), &body)
}

async fn statuses(
    services: Data<Services>,
    request: HttpRequest,
    caller: Caller,
    params: Params,
) -> Answer {
    let (offset, limit) = offset(&request, &params)?;
    let reader = caller.account_id;
    let (found, more) = trends::trending_statuses(&services, reader, limit, offset).await?;
    let body = rest::statuses::page(&context(&services, reader), &found);
    respond::offset_page(&services, &request, (offset, limit, more), &body)
}
