//! Posts in other pages: <https://docs.joinmastodon.org/methods/oembed/>.

use actix_web::web::Data;
use api::oembed::{self as contract, GetOEmbed};

use super::{context, public};
use crate::{
    domain::{Services, search, statuses},
    http::{Answer, Failure, Params, bind::Table},
    render::rest,
};

/// How long answers may be kept, in seconds.
const MINUTE: u32 = 60;

pub(super) fn bind(table: &mut Table) {
    table.bind(&contract::SHOW, show);
}

async fn show(services: Data<Services>, params: Params) -> Answer {
    let asked: GetOEmbed = params.read()?;
    let not_found = || Failure::from(api::error::RECORD_NOT_FOUND);
    let id = search::own_status(&services, &asked.url)
        .await?
        .ok_or_else(not_found)?;
    let gathered = statuses::show(&services, None, id).await?;
    let (status, author) = gathered.get(id).ok_or_else(not_found)?;
    let pixels = |wish: Option<i64>| wish.and_then(|wish| u32::try_from(wish).ok());
    let context = context(&services, None);
    let width = pixels(asked.maxwidth);
    let body = rest::oembed::oembed(&context, status, author, width, pixels(asked.maxheight));
    public(&body, MINUTE)
}
