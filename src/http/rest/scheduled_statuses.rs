//! Posts for later: <https://docs.joinmastodon.org/methods/scheduled_statuses/>.

use actix_web::{HttpRequest, web::Data};
use api::scheduled_statuses as contract;

use super::context;
use crate::{
    domain::{
        Services,
        scheduled_statuses::{self, Scheduled},
    },
    http::{Answer, Failure, Params, User, bind::Table, respond},
    render::rest,
};

pub(super) fn bind(table: &mut Table) {
    table.bind(&contract::INDEX, index);
    table.bind(&contract::SHOW, show);
    table.bind(&contract::UPDATE, update);
    table.bind(&contract::CANCEL, cancel);
}

async fn index(
    services: Data<Services>,
    request: HttpRequest,
    user: User,
    params: Params,
) -> Answer {
    let cursor = respond::cursor(&request, &params)?;
    let page = scheduled_statuses::page(&services, user.id, cursor).await?;
    let context = context(&services, Some(user.id));
    let body: Vec<_> = page
        .items
        .iter()
        .map(|scheduled| rest::scheduled_statuses::scheduled(&context, scheduled))
        .collect();
    respond::page(&services, &request, &page, &body)
}

async fn show(services: Data<Services>, request: HttpRequest, user: User) -> Answer {
    let id = respond::id(&request, "id")?;
    let scheduled = scheduled_statuses::one(&services, user.id, id).await?;
    answer(&services, &user, &scheduled)
}

async fn update(
    services: Data<Services>,
    request: HttpRequest,
    user: User,
    params: Params,
) -> Answer {
    let asked: contract::UpdateScheduledStatus = params.read()?;
    let id = respond::id(&request, "id")?;
    let scheduled = match asked.scheduled_at {
        Some(at) => scheduled_statuses::move_to(&services, user.id, id, at).await?,
        None => {
            scheduled_statuses::one(&services, user.id, id).await?;
            return Err(Failure::new(
                422,
                "Validation failed: Scheduled at The scheduled date must be in the future",
            ));
        }
    };
    answer(&services, &user, &scheduled)
}

async fn cancel(services: Data<Services>, request: HttpRequest, user: User) -> Answer {
    scheduled_statuses::cancel(&services, user.id, respond::id(&request, "id")?).await?;
    respond::empty()
}

/// A post for later, as its author gets it.
pub(super) fn answer(services: &Services, user: &User, scheduled: &Scheduled) -> Answer {
    let context = context(services, Some(user.id));
    respond::json(&rest::scheduled_statuses::scheduled(&context, scheduled))
}
