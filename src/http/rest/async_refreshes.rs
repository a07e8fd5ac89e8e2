//! Work in the background: <https://docs.joinmastodon.org/methods/async_refreshes/>.

use actix_web::{
    HttpRequest, HttpResponse,
    http::header::{HeaderName, HeaderValue},
    web::Data,
};
use api::async_refreshes as contract;

use crate::{
    domain::{
        Services,
        async_refreshes::{self, Refresh},
    },
    http::{Answer, User, bind::Table, respond},
    render::rest,
};

/// What tells a client of work that goes on.
const HEADER: HeaderName = HeaderName::from_static("mastodon-async-refresh");
/// After so many seconds it may ask how far it is.
const RETRY: u32 = 5;
/// Longer ids are nobody's.
const MAX_ID: usize = 128;

pub(super) fn bind(table: &mut Table) {
    table.bind(&contract::SHOW, show);
}

async fn show(services: Data<Services>, request: HttpRequest, _user: User) -> Answer {
    let id = request
        .match_info()
        .get("id")
        .filter(|id| id.len() <= MAX_ID)
        .unwrap_or_default();
    let refresh = async_refreshes::show(&services, id).await?;
    respond::json(&rest::async_refreshes::wrapped(&refresh))
}

/// Says in an answer that more is being looked for.
pub(super) fn announce(response: &mut HttpResponse, refresh: &Refresh) {
    let value = format!(
        "id=\"{}\", retry={RETRY}, result_count={}",
        refresh.token, refresh.result_count
    );
    if let Ok(value) = HeaderValue::try_from(value) {
        response.headers_mut().insert(HEADER, value);
    }
}
