//! Password, browsers that are signed in, applications with access, the end of an account.

use actix_web::{
    HttpRequest,
    http::StatusCode,
    web::{self, Data},
};
use api::limits::Rate;

use super::{Browser, Keep, PageFailure, Shown, form::Form, go, page, read};
use crate::{
    domain::{
        self, Invalid, Services, erasure, oauth,
        users::{self, password, sessions, sessions::Session},
    },
    http::{address, rate},
    render::html::{Authorised, DeleteAccount, Problems, Seat, Settings, Site, day},
};

const PAGE: &str = "/settings/password";
const DELETE: &str = "/settings/delete";

pub(super) fn routes(config: &mut web::ServiceConfig) {
    config
        .service(
            web::resource(PAGE)
                .route(read().to(show))
                .route(web::post().to(change_password)),
        )
        .service(
            web::resource(DELETE)
                .route(read().to(ask))
                .route(web::post().to(delete)),
        )
        .service(web::resource("/settings/sessions/end").route(web::post().to(end_session)))
        .service(web::resource("/settings/applications/revoke").route(web::post().to(revoke)));
}

#[derive(Default, serde::Deserialize)]
#[serde(default)]
struct Asked {
    done: String,
}

async fn show(
    services: Data<Services>,
    request: HttpRequest,
    asked: Option<web::Query<Asked>>,
) -> Shown {
    let browser = Browser::of(&services, &request).await?;
    let Some(session) = browser.session else {
        return Ok(go("/auth/sign_in?return_to=%2Fsettings%2Fpassword"));
    };
    let done = asked
        .map(|asked| asked.into_inner().done)
        .unwrap_or_default();
    let notice = match done.as_str() {
        "password" => Some("Your password was changed; everything else was signed out."),
        "session" => Some("That browser is signed out."),
        "application" => Some("That application has no access any more."),
        _ => None,
    };
    form(&services, &browser, session, StatusCode::OK, None, notice).await
}

async fn form(
    services: &Services,
    browser: &Browser,
    session: Session,
    status: StatusCode,
    problems: Option<Invalid>,
    notice: Option<&str>,
) -> Shown {
    let user = users::by_account(services, session.account_id).await?;
    let seats = sessions::list(services, session.account_id).await?;
    let applications = oauth::authorized(services, session.account_id).await?;
    let template = Settings {
        site: Site::of(&services.config),
        csrf: browser.proof(services)?,
        acct: user.username,
        email: user.email,
        sessions: seats
            .into_iter()
            .map(|seat| Seat {
                id: seat.id,
                current: seat.id == session.id,
                agent: seat.user_agent,
                address: seat.address.map(|address| address.to_string()),
                since: day(seat.created_at),
                used: day(seat.used_at),
            })
            .collect(),
        applications: applications
            .into_iter()
            .map(|application| Authorised {
                id: application.id,
                name: application.name,
                scopes: application.scopes,
                since: day(application.authorized_at),
            })
            .collect(),
        problems: problems.map(Problems::of_form).unwrap_or_default(),
        notice: notice.map(str::to_owned),
    };
    let mut response = page(status, &template, Keep::Personal, None)?;
    browser.dress(services, &mut response)?;
    Ok(response)
}

/// The session that a form was sent in.
async fn signed_in(
    services: &Services,
    request: &HttpRequest,
    sent: &Form,
) -> Result<(Browser, Session), PageFailure> {
    let browser = Browser::of(services, request).await?;
    browser.check(services, sent.field("csrf"))?;
    let session = browser
        .session
        .ok_or_else(|| PageFailure::status(StatusCode::FORBIDDEN))?;
    Ok((browser, session))
}

async fn change_password(services: Data<Services>, request: HttpRequest, sent: Form) -> Shown {
    let (browser, session) = signed_in(&services, &request, &sent).await?;
    let user = users::by_account(&services, session.account_id).await?;
    let from = address::of(&services, &request);
    if !rate::allows(&services, Rate::SignIn, from, Some(&user.email)).await {
        return Err(PageFailure::status(StatusCode::TOO_MANY_REQUESTS));
    }
    let current = sent.field("current_password");
    match password::change(&services, &user, current, sent.field("password")).await {
        Ok(()) => {
            let mut response = go("/settings/password?done=password");
            browser
                .sign_in(&services, &request, session.account_id, &mut response)
                .await?;
            Ok(response)
        }
        Err(domain::Error::Invalid(invalid)) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            form(&services, &browser, session, status, Some(invalid), None).await
        }
        Err(error) => Err(error.into()),
    }
}

async fn ask(services: Data<Services>, request: HttpRequest) -> Shown {
    let browser = Browser::of(&services, &request).await?;
    let Some(session) = browser.session else {
        return Ok(go("/auth/sign_in?return_to=%2Fsettings%2Fdelete"));
    };
    confirm(&services, &browser, session, StatusCode::OK, None).await
}

async fn confirm(
    services: &Services,
    browser: &Browser,
    session: Session,
    status: StatusCode,
    problems: Option<Invalid>,
) -> Shown {
    let user = users::by_account(services, session.account_id).await?;
    let template = DeleteAccount {
        site: Site::of(&services.config),
        csrf: browser.proof(services)?,
        acct: user.username,
        email: user.email,
        problems: problems.map(Problems::of_form).unwrap_or_default(),
    };
    let mut response = page(status, &template, Keep::Personal, None)?;
    browser.dress(services, &mut response)?;
    Ok(response)
}

async fn delete(services: Data<Services>, request: HttpRequest, sent: Form) -> Shown {
    let (browser, session) = signed_in(&services, &request, &sent).await?;
    let user = users::by_account(&services, session.account_id).await?;
    let from = address::of(&services, &request);
    if !rate::allows(&services, Rate::SignIn, from, Some(&user.email)).await {
        return Err(PageFailure::status(StatusCode::TOO_MANY_REQUESTS));
    }
    match erasure::leave(&services, &user, sent.field("password")).await {
        Ok(()) => {
            let mut response = go("/auth/sign_in?done=deleted&again=1");
            browser.sign_out(&services, &mut response).await?;
            Ok(response)
        }
        Err(domain::Error::Invalid(invalid)) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            confirm(&services, &browser, session, status, Some(invalid)).await
        }
        Err(error) => Err(error.into()),
    }
}

fn id(sent: &Form) -> Result<i64, PageFailure> {
    sent.field("id")
        .parse()
        .map_err(|_| PageFailure::status(StatusCode::BAD_REQUEST))
}

async fn end_session(services: Data<Services>, request: HttpRequest, sent: Form) -> Shown {
    let (_, session) = signed_in(&services, &request, &sent).await?;
    sessions::end_one(&services, session.account_id, id(&sent)?).await?;
    Ok(go("/settings/password?done=session"))
}

async fn revoke(services: Data<Services>, request: HttpRequest, sent: Form) -> Shown {
    let (_, session) = signed_in(&services, &request, &sent).await?;
    oauth::revoke_application(&services, session.account_id, id(&sent)?).await?;
    Ok(go("/settings/password?done=application"))
}
