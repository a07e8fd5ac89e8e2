//! The server's own emoji: <https://docs.joinmastodon.org/methods/custom_emojis/>.

use actix_web::web::Data;
use api::custom_emojis as contract;

use super::{context, public};
use crate::{
    domain::{Services, instance},
    http::{Answer, bind::Table},
    render::rest,
};

pub(super) fn bind(table: &mut Table) {
    table.bind(&contract::INDEX, index);
}

async fn index(services: Data<Services>) -> Answer {
    let emojis = instance::custom_emojis(&services).await?;
    let body = rest::custom_emojis::list(&context(&services, None), &emojis);
    public(&body, 60)
}
