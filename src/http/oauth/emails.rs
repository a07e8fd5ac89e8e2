//! The confirmation of an address: <https://docs.joinmastodon.org/methods/emails/>.

use actix_web::web::Data;
use api::{
    emails::{self as contract, Confirmation},
    error as texts,
};

use crate::{
    domain::{
        Services,
        users::{self, confirmation::Resent},
    },
    http::{Answer, Failure, Params, User, bind::Table, respond},
};

pub(super) fn bind(table: &mut Table) {
    table.bind(&contract::CHECK_CONFIRMATION, check);
    table.bind(&contract::CONFIRMATION, resend);
}

async fn check(services: Data<Services>, user: User) -> Answer {
    let login = users::by_account(&services, user.id).await?;
    respond::json(&login.confirmed_at.is_some())
}

async fn resend(services: Data<Services>, user: User, params: Params) -> Answer {
    let asked: Confirmation = params.read()?;
    let login = users::by_account(&services, user.id).await?;
    if login.sign_up_app_id != Some(user.application_id) {
        return Err(Failure::from(texts::ONLY_SIGN_UP_APP));
    }
    match users::confirmation::resend(&services, &login, asked.email.as_deref()).await? {
        Resent::Sent => respond::empty(),
        Resent::TooMany => Err(texts::TOO_MANY_REQUESTS.into()),
    }
}
