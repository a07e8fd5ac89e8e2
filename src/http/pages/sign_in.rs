//! Signing in and out.

use actix_web::{
    HttpRequest, HttpResponse,
    http::StatusCode,
    web::{self, Data},
};
use api::limits::Rate;

use super::{
    Browser, Keep, PageFailure, Shown, form::Form, go, local_path, page, read, sign_up_is,
};
use crate::{
    domain::{
        Services,
        tokens::Login,
        users::{UserExt, password},
    },
    http::{address, rate},
    render::html::{SignIn, Site},
};

/// Where somebody goes who came from nowhere in particular.
const HOME: &str = "/settings/password";

pub(super) fn routes(config: &mut web::ServiceConfig) {
    config
        .service(
            web::resource("/auth/sign_in")
                .route(read().to(show))
                .route(web::post().to(sign_in)),
        )
        .service(web::resource("/auth/sign_out").route(web::post().to(sign_out)));
}

#[derive(Default, serde::Deserialize)]
#[serde(default)]
struct Asked {
    return_to: String,
    /// The form is wanted even from somebody who is signed in.
    again: String,
    done: String,
}

async fn show(
    services: Data<Services>,
    request: HttpRequest,
    asked: Option<web::Query<Asked>>,
) -> Shown {
    let asked = asked.map(web::Query::into_inner).unwrap_or_default();
    let browser = Browser::of(&services, &request).await?;
    let return_to = local_path(&asked.return_to).unwrap_or(HOME);
    if browser.session.is_some() && asked.again.is_empty() {
        return Ok(go(return_to));
    }
    let notice = match asked.done.as_str() {
        "password" => Some("Your password was changed. Sign in with the new one."),
        "deleted" => Some("Your account is deleted. Other servers are being told."),
        "confirmed" => Some("Your e-mail address is confirmed."),
        _ => None,
    };
    form(
        &services,
        &browser,
        StatusCode::OK,
        return_to,
        "",
        None,
        notice,
    )
}

fn form(
    services: &Services,
    browser: &Browser,
    status: StatusCode,
    return_to: &str,
    login: &str,
    problem: Option<&str>,
    notice: Option<&str>,
) -> Shown {
    let template = SignIn {
        site: Site::of(&services.config),
        csrf: browser.proof(services)?,
        return_to: return_to.to_owned(),
        login: login.to_owned(),
        problem: problem.map(str::to_owned),
        notice: notice.map(str::to_owned),
        can_sign_up: sign_up_is(services).0,
    };
    let mut response = page(status, &template, Keep::Personal, None)?;
    browser.dress(services, &mut response)?;
    Ok(response)
}

async fn sign_in(services: Data<Services>, request: HttpRequest, sent: Form) -> Shown {
    let browser = Browser::of(&services, &request).await?;
    browser.check(&services, sent.field("csrf"))?;
    let login = sent.field("login");
    let return_to = local_path(sent.field("return_to")).unwrap_or(HOME);
    let from = address::of(&services, &request);
    if !rate::allows(&services, Rate::SignIn, from, Some(login)).await {
        return Err(PageFailure::status(StatusCode::TOO_MANY_REQUESTS));
    }
    let user = password::sign_in(&services, login, sent.field("password")).await?;
    // Only whoever knows the password hears how the login stands.
    let problem = match user.as_ref().map(UserExt::login) {
        None => "This name and password do not belong together.",
        Some(Login::Unconfirmed) => {
            "Your e-mail address is not confirmed yet. Follow the link in the mail we sent you."
        }
        Some(Login::Pending) => "Your account still waits for approval. You will get a mail.",
        Some(Login::Disabled) => "Your account is disabled.",
        Some(Login::Ready) => "",
    };
    let Some(user) = user.filter(|_| problem.is_empty()) else {
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        return form(
            &services,
            &browser,
            status,
            return_to,
            login,
            Some(problem),
            None,
        );
    };
    let mut response = go(return_to);
    browser
        .sign_in(&services, &request, user.account_id, &mut response)
        .await?;
    Ok(response)
}

async fn sign_out(
    services: Data<Services>,
    request: HttpRequest,
    sent: Form,
) -> Result<HttpResponse, PageFailure> {
    let browser = Browser::of(&services, &request).await?;
    browser.check(&services, sent.field("csrf"))?;
    let mut response = go(local_path(sent.field("return_to")).unwrap_or("/"));
    browser.sign_out(&services, &mut response).await?;
    Ok(response)
}
