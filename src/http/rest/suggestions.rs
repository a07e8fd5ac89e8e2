//! Whom one might follow: <https://docs.joinmastodon.org/methods/suggestions/>; who wants to be found:
//! <https://docs.joinmastodon.org/methods/directory/>.

use actix_web::{HttpRequest, web::Data};
use api::{
    directory::{self, Directory, DirectoryOrder},
    suggestions as contract,
};

use super::{account_list, context, offset};
use crate::{
    domain::{
        Services, accounts,
        suggestions::{self, Order},
    },
    http::{Answer, Caller, Params, User, bind::Table, respond},
    render::rest,
};

pub(super) fn bind(table: &mut Table) {
    table.bind(&contract::INDEX, index);
    table.bind(&contract::INDEX_V1, index_v1);
    table.bind(&contract::REMOVE, remove);
    table.bind(&directory::INDEX, listed);
}

async fn index(
    services: Data<Services>,
    request: HttpRequest,
    user: User,
    params: Params,
) -> Answer {
    let limit = respond::cursor(&request, &params)?.limit;
    let found = suggestions::page(&services, user.id, limit).await?;
    let moved = accounts::moved(&services, found.iter().map(|found| &found.account)).await?;
    let context = context(&services, Some(user.id));
    let body: Vec<_> = found
        .iter()
        .map(|found| {
            let moved = found.account.moved_to_id.and_then(|id| moved.get(&id));
            rest::suggestions::suggestion(&context, found, moved)
        })
        .collect();
    respond::json(&body)
}

async fn index_v1(
    services: Data<Services>,
    request: HttpRequest,
    user: User,
    params: Params,
) -> Answer {
    let limit = respond::cursor(&request, &params)?.limit;
    let found = suggestions::page(&services, user.id, limit).await?;
    let people: Vec<_> = found.into_iter().map(|found| found.account).collect();
    account_list(&services, Some(user.id), &people).await
}

async fn remove(services: Data<Services>, request: HttpRequest, user: User) -> Answer {
    suggestions::dismiss(&services, user.id, respond::id(&request, "account_id")?).await?;
    respond::empty()
}

async fn listed(
    services: Data<Services>,
    request: HttpRequest,
    caller: Caller,
    params: Params,
) -> Answer {
    let asked: Directory = params.read()?;
    let page = offset(&request, &params)?;
    let order = match asked.order {
        Some(DirectoryOrder::New) => Order::New,
        Some(DirectoryOrder::Active) | None => Order::Active,
    };
    let local = asked.local.unwrap_or(false);
    let reader = caller.account_id;
    let found = suggestions::directory(&services, reader, order, local, page).await?;
    account_list(&services, reader, &found).await
}
