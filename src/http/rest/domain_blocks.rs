//! Servers that a person does not want to hear of: <https://docs.joinmastodon.org/methods/domain_blocks/>.

use actix_web::{HttpRequest, web::Data};
use api::domain_blocks::{self as contract, Domain, DomainBlockPreview};

use crate::{
    domain::{Services, accounts, domain_blocks},
    http::{Answer, Params, User, bind::Table, respond},
};

pub(super) fn bind(table: &mut Table) {
    table.bind(&contract::INDEX, index);
    table.bind(&contract::PREVIEW, preview);
    table.bind(&contract::BLOCK, block);
    table.bind(&contract::UNBLOCK, unblock);
}

async fn index(
    services: Data<Services>,
    request: HttpRequest,
    user: User,
    params: Params,
) -> Answer {
    let cursor = respond::cursor(&request, &params)?;
    let page = domain_blocks::page(&services, user.id, cursor).await?;
    respond::page(&services, &request, &page, &page.items)
}

async fn preview(services: Data<Services>, user: User, params: Params) -> Answer {
    let asked: Domain = params.read()?;
    let account = accounts::by_id(&services, user.id).await?;
    let (following, followers) = domain_blocks::preview(&services, &account, &asked.domain).await?;
    respond::json(&DomainBlockPreview {
        following_count: u64::try_from(following).unwrap_or(0),
        followers_count: u64::try_from(followers).unwrap_or(0),
    })
}

async fn block(services: Data<Services>, user: User, params: Params) -> Answer {
    let asked: Domain = params.read()?;
    domain_blocks::block(&services, user.id, &asked.domain).await?;
    respond::empty()
}

async fn unblock(services: Data<Services>, user: User, params: Params) -> Answer {
    let asked: Domain = params.read()?;
    domain_blocks::unblock(&services, user.id, &asked.domain).await?;
    respond::empty()
}
