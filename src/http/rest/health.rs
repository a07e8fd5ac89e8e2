//! Is the server there? <https://docs.joinmastodon.org/methods/health/>

use api::health::{self as contract, Health};

use crate::http::{Answer, bind::Table, respond};

pub(super) fn bind(table: &mut Table) {
    table.bind(&contract::SHOW, show);
}

async fn show() -> Answer {
    respond::json(&Health {
        status: "OK".to_owned(),
    })
}
