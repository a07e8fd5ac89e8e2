//! Muted accounts: <https://docs.joinmastodon.org/methods/mutes/>.

use actix_web::{HttpRequest, web::Data};
use api::mutes as contract;

use super::context;
use crate::{
    domain::{
        Services, accounts,
        timelines::{self, Keyed},
    },
    http::{Answer, Params, User, bind::Table, respond},
    render::rest,
};

pub(super) fn bind(table: &mut Table) {
    table.bind(&contract::INDEX, index);
}

async fn index(
    services: Data<Services>,
    request: HttpRequest,
    user: User,
    params: Params,
) -> Answer {
    let cursor = respond::cursor(&request, &params)?;
    let page = timelines::keyed_accounts(&services, Keyed::Mutes(user.id), cursor).await?;
    let moved = accounts::moved(&services, page.items.iter().map(|(account, _)| account)).await?;
    let context = context(&services, Some(user.id));
    let body: Vec<_> = page
        .items
        .iter()
        .map(|(account, entry)| {
            let moved = account.moved_to_id.and_then(|id| moved.get(&id));
            rest::accounts::muted(&context, account, moved, entry.expires_at)
        })
        .collect();
    respond::page(&services, &request, &page, &body)
}
