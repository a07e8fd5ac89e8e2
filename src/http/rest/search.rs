//! Search: <https://docs.joinmastodon.org/methods/search/>.

use actix_web::{HttpRequest, web::Data};
use api::search::{self as contract, GetSearch, SearchType};

use super::{context, offset};
use crate::{
    domain::{
        Services,
        search::{self, Kind, Query},
    },
    http::{Answer, Caller, Failure, Params, bind::Table, respond},
    render::rest,
};

pub(super) fn bind(table: &mut Table) {
    table.bind(&contract::SEARCH, find);
}

async fn find(
    services: Data<Services>,
    request: HttpRequest,
    caller: Caller,
    params: Params,
) -> Answer {
    let asked: GetSearch = params.read()?;
    let (offset, limit) = offset(&request, &params)?;
    let resolve = asked.resolve.unwrap_or(false);
    let reader = caller.account_id;
    if reader.is_none() && resolve {
        return Err(Failure::new(
            401,
            "Search queries that resolve remote resources are not supported without authentication",
        ));
    }
    if reader.is_none() && offset > 0 {
        return Err(Failure::new(
            401,
            "Search queries pagination is not supported without authentication",
        ));
    }
    let kind = asked.search_type.map(|kind| match kind {
        SearchType::Accounts => Kind::Accounts,
        SearchType::Hashtags => Kind::Hashtags,
        SearchType::Statuses => Kind::Statuses,
    });
    let query = Query {
        text: asked.q,
        kind,
        resolve,
        following: asked.following.unwrap_or(false),
        limit,
        // Without a type there is no page to speak of.
        offset: if kind.is_some() { offset } else { 0 },
        account_id: asked.account_id.map(|id| id.0),
        max_id: asked.max_id.map(|id| id.0),
        min_id: asked.min_id.map(|id| id.0),
    };
    let found = search::find(&services, reader, &query).await?;
    respond::json(&rest::search::search(&context(&services, reader), &found))
}
