//! Who asks to follow: <https://docs.joinmastodon.org/methods/follow_requests/>.

use actix_web::{HttpRequest, web::Data};
use api::follow_requests as contract;

use super::{
    account_page,
    relationships::{one, pair},
};
use crate::{
    domain::{
        Services, relationships,
        timelines::{self, Keyed},
    },
    http::{Answer, Params, User, bind::Table, respond},
};

pub(super) fn bind(table: &mut Table) {
    table.bind(&contract::INDEX, index);
    table.bind(&contract::AUTHORIZE, authorize);
    table.bind(&contract::REJECT, reject);
}

async fn index(
    services: Data<Services>,
    request: HttpRequest,
    user: User,
    params: Params,
) -> Answer {
    let cursor = respond::cursor(&request, &params)?;
    let list = Keyed::FollowRequests(user.id);
    let page = timelines::keyed_accounts(&services, list, cursor).await?;
    account_page(&services, &request, Some(user.id), &page).await
}

async fn authorize(services: Data<Services>, request: HttpRequest, user: User) -> Answer {
    let (own, follower) = pair(&services, &request, user, "account_id").await?;
    relationships::authorize(&services, &own, &follower).await?;
    one(&services, user.id, follower.id).await
}

async fn reject(services: Data<Services>, request: HttpRequest, user: User) -> Answer {
    let (own, follower) = pair(&services, &request, user, "account_id").await?;
    relationships::reject(&services, &own, &follower).await?;
    one(&services, user.id, follower.id).await
}
