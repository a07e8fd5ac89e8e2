//! Posts in the own bookmarks: <https://docs.joinmastodon.org/methods/bookmarks/>.

use actix_web::{HttpRequest, web::Data};
use api::bookmarks as contract;

use super::status_page;
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
    let list = Keyed::Bookmarks(user.id);
    let page = timelines::keyed_statuses(&services, user.id, list, cursor).await?;
    status_page(&services, &request, Some(user.id), &page)
}
