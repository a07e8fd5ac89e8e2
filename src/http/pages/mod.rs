//! Pages for browsers: signing in and up, settings, and what anybody may read. No script runs on them. A form proves by
//! its token that it came from here; the session is a cookie that scripts cannot read.

mod browser;
mod confirmation;
mod form;
mod password;
mod public;
mod settings;
mod sign_in;
mod sign_up;

pub(super) use browser::{Browser, local_path};

use actix_web::{
    HttpRequest, HttpResponse, ResponseError, Route,
    guard::{self, Guard},
    http::{
        StatusCode,
        header::{self, HeaderName},
    },
    web,
};

use super::{Failure, failure::Cause};
use crate::{
    config::RegistrationMode,
    domain::{self, Services},
    render::html::{Notice, Page, STYLE, STYLE_PATH, Site, Unwritten},
};

/// The result of a page's handler.
pub(super) type Shown = Result<HttpResponse, PageFailure>;

/// Binds the pages.
pub fn routes(config: &mut web::ServiceConfig) {
    config.service(web::resource(STYLE_PATH).route(read().to(style)));
    sign_in::routes(config);
    sign_up::routes(config);
    confirmation::routes(config);
    password::routes(config);
    settings::routes(config);
    public::routes(config);
}

/// GET and HEAD.
fn read() -> Route {
    let methods = guard::Any(guard::Get()).or(guard::Head());
    web::route().guard(guard::fn_guard(move |context| methods.check(context)))
}

async fn style() -> HttpResponse {
    HttpResponse::Ok()
        .content_type("text/css; charset=utf-8")
        .insert_header((header::CACHE_CONTROL, "public, max-age=31536000, immutable"))
        .body(STYLE)
}

/// What a browser is shown when nothing stands at an address.
pub fn not_found(services: &Services) -> HttpResponse {
    let notice = Notice::of_status(Site::of(&services.config), 404);
    page(StatusCode::NOT_FOUND, &notice, Keep::Personal, None)
        .unwrap_or_else(|failure| failure.error_response())
}

/// Why a page cannot be shown; the cause goes to the log.
#[derive(Debug)]
pub(super) struct PageFailure {
    status: StatusCode,
    cause: Option<String>,
}

impl PageFailure {
    pub(super) fn status(status: StatusCode) -> PageFailure {
        PageFailure {
            status,
            cause: None,
        }
    }
}

impl std::fmt::Display for PageFailure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.status.fmt(f)
    }
}

impl From<Failure> for PageFailure {
    fn from(failure: Failure) -> PageFailure {
        PageFailure {
            status: failure.status_code(),
            cause: failure.cause().map(str::to_owned),
        }
    }
}

impl From<domain::Error> for PageFailure {
    fn from(error: domain::Error) -> PageFailure {
        Failure::from(error).into()
    }
}

impl From<Unwritten> for PageFailure {
    fn from(error: Unwritten) -> PageFailure {
        Failure::internal(error).into()
    }
}

impl ResponseError for PageFailure {
    fn status_code(&self) -> StatusCode {
        self.status
    }

    fn error_response(&self) -> HttpResponse {
        let notice = Notice::of_status(Site::neutral(), self.status.as_u16());
        let mut response = match notice.html() {
            Ok(html) => dressed(self.status, html, Keep::Personal, None),
            Err(_) => HttpResponse::new(self.status),
        };
        if let Some(cause) = &self.cause {
            response.extensions_mut().insert(Cause(cause.clone()));
        }
        response
    }
}

/// Who may keep a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Keep {
    /// Nobody.
    Personal,
    /// Anybody, for a minute.
    Public,
}

/// A rendered page with its headers. `form_action` is where the answer to a form may lead besides this server.
pub(super) fn page(
    status: StatusCode,
    template: &impl Page,
    keep: Keep,
    form_action: Option<&str>,
) -> Shown {
    Ok(dressed(status, template.html()?, keep, form_action))
}

fn dressed(
    status: StatusCode,
    html: String,
    keep: Keep,
    form_action: Option<&str>,
) -> HttpResponse {
    // Browsers hold the redirect after a form against form-action, too.
    let action = form_action
        .map(|source| format!(" {source}"))
        .unwrap_or_default();
    let policy = format!(
        "default-src 'none'; style-src 'self'; img-src 'self' https: data:; media-src 'self' https:; \
         form-action 'self'{action}; base-uri 'none'; frame-ancestors 'none'"
    );
    let mut response = HttpResponse::build(status);
    response
        .content_type("text/html; charset=utf-8")
        .insert_header((header::CONTENT_SECURITY_POLICY, policy))
        .insert_header((header::X_FRAME_OPTIONS, "DENY"));
    match keep {
        Keep::Personal => {
            response.insert_header((header::CACHE_CONTROL, "private, no-store"));
        }
        Keep::Public => {
            response
                .insert_header((header::CACHE_CONTROL, "public, max-age=60"))
                .insert_header((header::VARY, "Accept"));
        }
    }
    response.body(html)
}

/// 303: what a form is answered with, so that reloading does not send it again.
pub(super) fn go(location: &str) -> HttpResponse {
    HttpResponse::SeeOther()
        .insert_header((header::LOCATION, location))
        .insert_header((header::CACHE_CONTROL, "private, no-store"))
        .finish()
}

/// What a browser says of itself.
fn user_agent(request: &HttpRequest) -> &str {
    request
        .headers()
        .get(HeaderName::from_static("user-agent"))
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default()
}

/// Whether accounts can be had here, and whether a moderator decides.
fn sign_up_is(services: &Services) -> (bool, bool) {
    let mode = services.config.registrations.mode;
    (
        mode != RegistrationMode::Closed,
        mode == RegistrationMode::Approval,
    )
}
