//! Looks back at a year: <https://docs.joinmastodon.org/methods/annual_reports/>.

use actix_web::{HttpRequest, web::Data};
use api::annual_reports as contract;

use super::context;
use crate::{
    domain::{
        Services, accounts,
        annual_reports::{self, Report},
        statuses,
    },
    http::{Answer, Failure, User, bind::Table, respond},
    render::rest,
};

pub(super) fn bind(table: &mut Table) {
    table.bind(&contract::INDEX, index);
    table.bind(&contract::SHOW, show);
    table.bind(&contract::STATE, state);
    table.bind(&contract::GENERATE, generate);
    table.bind(&contract::READ, read);
}

fn year(request: &HttpRequest) -> Result<i16, Failure> {
    request
        .match_info()
        .get("year")
        .and_then(|text| text.parse().ok())
        .filter(|year| (1970..=9000).contains(year))
        .ok_or_else(|| api::error::RECORD_NOT_FOUND.into())
}

async fn wrapped(services: &Services, owner: i64, reports: &[Report]) -> Answer {
    let account = accounts::by_id(services, owner).await?;
    let ids: Vec<i64> = reports
        .iter()
        .filter_map(|report| report.data.most_boosted)
        .collect();
    let named = statuses::gather(services, Some(owner), &ids).await?;
    let context = context(services, Some(owner));
    respond::json(&rest::annual_reports::reports(
        &context, &account, reports, &named,
    ))
}

async fn index(services: Data<Services>, user: User) -> Answer {
    let reports = annual_reports::unread(&services, user.id).await?;
    wrapped(&services, user.id, &reports).await
}

async fn show(services: Data<Services>, request: HttpRequest, user: User) -> Answer {
    let report = annual_reports::show(&services, user.id, year(&request)?).await?;
    wrapped(&services, user.id, &[report]).await
}

async fn state(services: Data<Services>, request: HttpRequest, user: User) -> Answer {
    let state = annual_reports::state(&services, user.id, year(&request)?).await?;
    respond::json(&rest::annual_reports::state(state))
}

async fn generate(services: Data<Services>, request: HttpRequest, user: User) -> Answer {
    annual_reports::generate(&services, user.id, year(&request)?).await?;
    respond::empty()
}

async fn read(services: Data<Services>, request: HttpRequest, user: User) -> Answer {
    annual_reports::view(&services, user.id, year(&request)?).await?;
    respond::empty()
}
