//! Confirming an address by the link in a letter, and asking for the letter again.

use std::time::Duration;

use actix_web::{
    HttpRequest,
    http::StatusCode,
    web::{self, Data},
};
use api::limits::Rate;

use super::{Browser, Keep, PageFailure, Shown, form::Form, go, page, read};
use crate::{
    domain::{self, Services, users::confirmation},
    http::{address, rate},
    render::html::{MailForm, Notice, Site},
};

/// Every answer about an address takes so long at least, so that its time does not tell whether the address is known.
pub(super) const PAUSE: Duration = Duration::from_millis(150);

pub(super) fn routes(config: &mut web::ServiceConfig) {
    config
        .service(web::resource("/auth/confirmation").route(web::get().to(confirm)))
        .service(
            web::resource("/auth/confirmation/new")
                .route(read().to(show))
                .route(web::post().to(send)),
        );
}

#[derive(Default, serde::Deserialize)]
#[serde(default)]
pub(super) struct Token {
    pub token: String,
    /// The name that Mastodon's letters use.
    pub confirmation_token: String,
}

async fn confirm(services: Data<Services>, asked: Option<web::Query<Token>>) -> Shown {
    let asked = asked.map(web::Query::into_inner).unwrap_or_default();
    let token = match asked.token.as_str() {
        "" => &asked.confirmation_token,
        token => token,
    };
    match confirmation::confirm(&services, token).await {
        Ok(_) => Ok(go("/auth/sign_in?done=confirmed")),
        Err(domain::Error::NotFound) => {
            let notice = Notice::new(
                Site::of(&services.config),
                "This link does not work",
                "It was used already, is older than two days, or was replaced by a newer one.",
            )
            .with_link("/auth/confirmation/new", "Send a new one");
            page(StatusCode::NOT_FOUND, &notice, Keep::Personal, None)
        }
        Err(error) => Err(error.into()),
    }
}

async fn show(services: Data<Services>, request: HttpRequest) -> Shown {
    let browser = Browser::of(&services, &request).await?;
    let template = MailForm {
        site: Site::of(&services.config),
        csrf: browser.proof(&services)?,
        action: "/auth/confirmation/new",
        title: "Send the confirmation again",
        text: "We send the link once more to the address you signed up with.",
        problem: None,
    };
    let mut response = page(StatusCode::OK, &template, Keep::Personal, None)?;
    browser.dress(&services, &mut response)?;
    Ok(response)
}

async fn send(services: Data<Services>, request: HttpRequest, sent: Form) -> Shown {
    let browser = Browser::of(&services, &request).await?;
    browser.check(&services, sent.field("csrf"))?;
    let from = address::of(&services, &request);
    if !rate::allows(&services, Rate::Confirmation, from, None).await {
        return Err(PageFailure::status(StatusCode::TOO_MANY_REQUESTS));
    }
    let (asked, ()) = tokio::join!(
        confirmation::ask_again(&services, sent.field("email")),
        tokio::time::sleep(PAUSE)
    );
    asked?;
    sent_if_known(&services)
}

/// The same words whether or not there is such an address.
pub(super) fn sent_if_known(services: &Services) -> Shown {
    let notice = Notice::new(
        Site::of(&services.config),
        "Look into your mail",
        "If that address belongs to an account here and waits for a letter, it is on its way. It can take some minutes; look into the spam folder, too.",
    )
    .with_link("/auth/sign_in", "Sign in");
    page(StatusCode::OK, &notice, Keep::Personal, None)
}
