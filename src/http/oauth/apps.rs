//! Applications: <https://docs.joinmastodon.org/methods/apps/>.

use actix_web::web::Data;
use api::{
    apps::{self as contract, CreateApp},
    error as texts,
};

use crate::{
    domain::{
        Services,
        oauth::{self, NewApplication},
        push,
    },
    http::{Answer, Caller, Failure, Params, bind::Table, respond},
    render::rest,
};

pub(super) fn bind(table: &mut Table) {
    table.bind(&contract::CREATE, create);
    table.bind(&contract::VERIFY_CREDENTIALS, verify_credentials);
}

async fn create(services: Data<Services>, params: Params) -> Answer {
    let asked: CreateApp = params.read()?;
    let new = NewApplication {
        name: asked.client_name.unwrap_or_default(),
        website: asked.website,
        redirect_uris: asked.redirect_uris,
        scopes: asked.scopes,
    };
    let made = oauth::apps::register(&services, new).await?;
    let key = push::public_key(&services).await?;
    respond::json(&rest::apps::registered(&made, key))
}

async fn verify_credentials(services: Data<Services>, caller: Caller) -> Answer {
    let id = caller
        .application_id
        .ok_or_else(|| Failure::from(texts::INVALID_TOKEN))?;
    let application = oauth::apps::by_id(&services, id).await?;
    let key = push::public_key(&services).await?;
    respond::json(&rest::apps::application(&application, key))
}
