//! How a person likes things: <https://docs.joinmastodon.org/methods/preferences/>.

use actix_web::web::Data;
use api::preferences as contract;

use crate::{
    domain::{Services, preferences},
    http::{Answer, User, bind::Table, respond},
    render::rest,
};

pub(super) fn bind(table: &mut Table) {
    table.bind(&contract::SHOW, show);
}

async fn show(services: Data<Services>, user: User) -> Answer {
    let chosen = preferences::user(&services, user.id).await?;
    respond::json(&rest::preferences::preferences(&chosen))
}
