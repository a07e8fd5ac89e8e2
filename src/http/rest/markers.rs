//! How far a person has read: <https://docs.joinmastodon.org/methods/markers/>.

use actix_web::web::Data;
use api::{
    markers::{self as contract, GetMarkers, SetMarkers},
    word::Word,
};

use crate::{
    domain::{Services, notifications},
    http::{Answer, Params, User, bind::Table, respond},
    render::rest,
};

pub(super) fn bind(table: &mut Table) {
    table.bind(&contract::INDEX, index);
    table.bind(&contract::CREATE, create);
}

async fn index(services: Data<Services>, user: User, params: Params) -> Answer {
    let asked: GetMarkers = params.read()?;
    let timelines: Vec<String> = asked
        .timeline
        .unwrap_or_default()
        .into_iter()
        .map(|word| word.as_str().to_owned())
        .collect();
    let found = notifications::markers(&services, user.id, &timelines).await?;
    respond::json(&rest::markers::markers(&found))
}

async fn create(services: Data<Services>, user: User, params: Params) -> Answer {
    let asked: SetMarkers = params.read()?;
    let positions: Vec<(&'static str, i64)> =
        [("home", asked.home), ("notifications", asked.notifications)]
            .into_iter()
            .filter_map(|(timeline, position)| Some((timeline, position?.last_read_id?.0)))
            .collect();
    let moved = notifications::set_markers(&services, user.id, &positions).await?;
    respond::json(&rest::markers::markers(&moved))
}
