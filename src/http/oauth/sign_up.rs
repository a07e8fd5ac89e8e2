//! Signing up by an application: <https://docs.joinmastodon.org/methods/accounts/#create>.

use actix_web::{HttpRequest, web::Data};
use api::{
    accounts::{self as contract, CreateAccount},
    error as texts,
    scope::Scopes,
};

use crate::{
    domain::{
        Services, oauth,
        users::{self, SignUp},
    },
    http::{Answer, Caller, Failure, Params, address, bind::Table, respond},
    render::rest,
};

pub(super) fn bind(table: &mut Table) {
    table.bind(&contract::CREATE, create);
}

async fn create(
    services: Data<Services>,
    request: HttpRequest,
    caller: Caller,
    params: Params,
) -> Answer {
    let asked: CreateAccount = params.read()?;
    let application_id = caller
        .application_id
        .ok_or_else(|| Failure::from(texts::INVALID_TOKEN))?;
    let application = oauth::apps::by_id(&services, application_id).await?;
    let wish = SignUp {
        username: asked.username.unwrap_or_default(),
        email: asked.email.unwrap_or_default(),
        password: asked.password.unwrap_or_default(),
        agreement: asked.agreement.unwrap_or(false),
        locale: asked.locale.unwrap_or_default(),
        reason: asked.reason.unwrap_or_default(),
        date_of_birth: asked.date_of_birth,
        application_id: Some(application_id),
        address: Some(address::of(&services, &request)),
    };
    let account_id = users::sign_up(&services, wish).await?;
    let scopes = Scopes::parse(&application.scopes).unwrap_or_default();
    let issued = oauth::issue(&services, application_id, Some(account_id), scopes).await?;
    respond::json(&rest::apps::token(issued))
}
