//! Choosing a new password when the old one is lost.

use actix_web::{
    HttpRequest,
    http::StatusCode,
    web::{self, Data},
};
use api::limits::Rate;

use super::{
    Browser, Keep, PageFailure, Shown,
    confirmation::{PAUSE, Token, sent_if_known},
    form::Form,
    go, page, read,
};
use crate::{
    domain::{self, Invalid, Services, users::password},
    http::{address, rate},
    render::html::{MailForm, Notice, PasswordEdit, Problems, Site},
};

pub(super) fn routes(config: &mut web::ServiceConfig) {
    config
        .service(
            web::resource("/auth/password/new")
                .route(read().to(show))
                .route(web::post().to(send)),
        )
        .service(
            web::resource("/auth/password/edit")
                .route(read().to(edit))
                .route(web::post().to(change)),
        );
}

async fn show(services: Data<Services>, request: HttpRequest) -> Shown {
    let browser = Browser::of(&services, &request).await?;
    let template = MailForm {
        site: Site::of(&services.config),
        csrf: browser.proof(&services)?,
        action: "/auth/password/new",
        title: "Forgot your password?",
        text: "We send a link to your address; with it you can choose a new password.",
        problem: None,
    };
    let mut response = page(StatusCode::OK, &template, Keep::Personal, None)?;
    browser.dress(&services, &mut response)?;
    Ok(response)
}

async fn send(services: Data<Services>, request: HttpRequest, sent: Form) -> Shown {
    let browser = Browser::of(&services, &request).await?;
    browser.check(&services, sent.field("csrf"))?;
    limit(&services, &request, Rate::Confirmation).await?;
    let (asked, ()) = tokio::join!(
        password::ask_for_reset(&services, sent.field("email")),
        tokio::time::sleep(PAUSE)
    );
    asked?;
    sent_if_known(&services)
}

async fn limit(services: &Services, request: &HttpRequest, class: Rate) -> Result<(), PageFailure> {
    if rate::allows(services, class, address::of(services, request), None).await {
        Ok(())
    } else {
        Err(PageFailure::status(StatusCode::TOO_MANY_REQUESTS))
    }
}

async fn edit(
    services: Data<Services>,
    request: HttpRequest,
    asked: Option<web::Query<Token>>,
) -> Shown {
    let token = asked
        .map(|asked| asked.into_inner().token)
        .unwrap_or_default();
    if !password::reset_works(&services, &token).await? {
        return useless(&services);
    }
    let browser = Browser::of(&services, &request).await?;
    form(&services, &browser, StatusCode::OK, &token, None)
}

fn form(
    services: &Services,
    browser: &Browser,
    status: StatusCode,
    token: &str,
    problems: Option<Invalid>,
) -> Shown {
    let template = PasswordEdit {
        site: Site::of(&services.config),
        csrf: browser.proof(services)?,
        token: token.to_owned(),
        problems: problems.map(Problems::of_form).unwrap_or_default(),
    };
    let mut response = page(status, &template, Keep::Personal, None)?;
    browser.dress(services, &mut response)?;
    Ok(response)
}

fn useless(services: &Services) -> Shown {
    let notice = Notice::new(
        Site::of(&services.config),
        "This link does not work",
        "It was used already, is older than six hours, or was replaced by a newer one.",
    )
    .with_link("/auth/password/new", "Send a new one");
    page(StatusCode::NOT_FOUND, &notice, Keep::Personal, None)
}

async fn change(services: Data<Services>, request: HttpRequest, sent: Form) -> Shown {
    let browser = Browser::of(&services, &request).await?;
    browser.check(&services, sent.field("csrf"))?;
    limit(&services, &request, Rate::SignIn).await?;
    let token = sent.field("token");
    match password::reset(&services, token, sent.field("password")).await {
        Ok(()) => Ok(go("/auth/sign_in?done=password&again=1")),
        Err(domain::Error::NotFound) => useless(&services),
        Err(domain::Error::Invalid(invalid)) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            form(&services, &browser, status, token, Some(invalid))
        }
        Err(error) => Err(error.into()),
    }
}
