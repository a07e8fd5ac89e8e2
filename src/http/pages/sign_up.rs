//! Signing up in the browser.

use actix_web::{
    HttpRequest,
    http::StatusCode,
    web::{self, Data},
};
use api::limits::Rate;

use super::{Browser, Keep, PageFailure, Shown, form::Form, page, read, sign_up_is};
use crate::{
    domain::{self, Invalid, Services, instance, users},
    http::{address, rate},
    render::html::{Notice, Problems, SignUp, Site},
};

pub(super) fn routes(config: &mut web::ServiceConfig) {
    config.service(
        web::resource("/auth/sign_up")
            .route(read().to(show))
            .route(web::post().to(create)),
    );
}

async fn show(services: Data<Services>, request: HttpRequest) -> Shown {
    let browser = Browser::of(&services, &request).await?;
    form(&services, &browser, StatusCode::OK, &Form::default(), None).await
}

async fn form(
    services: &Services,
    browser: &Browser,
    status: StatusCode,
    sent: &Form,
    problems: Option<Invalid>,
) -> Shown {
    let site = Site::of(&services.config);
    let (open, approval) = sign_up_is(services);
    if !open {
        let text = "New accounts are made by the people who run this server.";
        let notice =
            Notice::new(site, "Sign-up is closed", text).with_link("/about", "About this server");
        return page(StatusCode::FORBIDDEN, &notice, Keep::Personal, None);
    }
    let settings = &services.config.registrations;
    let rules = instance::rules(services).await?;
    let template = SignUp {
        site,
        csrf: browser.proof(services)?,
        username: sent.field("username").to_owned(),
        email: sent.field("email").to_owned(),
        reason: sent.field("reason").to_owned(),
        date_of_birth: sent.field("date_of_birth").to_owned(),
        agreement: !sent.field("agreement").is_empty(),
        approval,
        reason_required: settings.reason_required,
        min_age: settings.min_age,
        rules: rules.into_iter().map(|rule| rule.text).collect(),
        problems: problems.map(Problems::of_form).unwrap_or_default(),
    };
    let mut response = page(status, &template, Keep::Personal, None)?;
    browser.dress(services, &mut response)?;
    Ok(response)
}

async fn create(services: Data<Services>, request: HttpRequest, sent: Form) -> Shown {
    let browser = Browser::of(&services, &request).await?;
    browser.check(&services, sent.field("csrf"))?;
    let from = address::of(&services, &request);
    if !rate::allows(&services, Rate::SignUp, from, None).await {
        return Err(PageFailure::status(StatusCode::TOO_MANY_REQUESTS));
    }
    let wish = users::SignUp {
        username: sent.field("username").trim().to_owned(),
        email: sent.field("email").to_owned(),
        password: sent.field("password").to_owned(),
        agreement: !sent.field("agreement").is_empty(),
        locale: "en".to_owned(),
        reason: sent.field("reason").to_owned(),
        date_of_birth: sent.field("date_of_birth").parse().ok(),
        application_id: None,
        address: Some(from),
    };
    match users::sign_up(&services, wish).await {
        Ok(_) => done(&services),
        Err(domain::Error::Invalid(invalid)) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            form(&services, &browser, status, &sent, Some(invalid)).await
        }
        Err(error) => Err(error.into()),
    }
}

fn done(services: &Services) -> Shown {
    let (_, approval) = sign_up_is(services);
    let confirm = services.config.registrations.confirm_email;
    let mut lines: Vec<&str> = Vec::new();
    if confirm {
        lines.push("We have sent you a mail. Follow the link in it to confirm your address.");
    }
    if approval {
        lines.push(
            "Then somebody of this server's staff looks at your request; you will get a mail.",
        );
    }
    if lines.is_empty() {
        lines.push("Your account is ready.");
    }
    let mut notice = Notice::new(Site::of(&services.config), "Thank you", "");
    notice.lines = lines.into_iter().map(str::to_owned).collect();
    let notice = notice.with_link("/auth/sign_in", "Sign in");
    page(StatusCode::OK, &notice, Keep::Personal, None)
}
