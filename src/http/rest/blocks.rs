//! Blocked accounts: <https://docs.joinmastodon.org/methods/blocks/>.

use actix_web::{HttpRequest, web::Data};
use api::blocks as contract;

use super::account_page;
use crate::{
    domain::{
        Services,
        timelines::{self, Keyed},
    },
    http::{Answer, Params, User, bind::Table, respond},
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
    let page = timelines::keyed_accounts(&services, Keyed::Blocks(user.id), cursor).await?;
    account_page(&services, &request, Some(user.id), &page).await
}
