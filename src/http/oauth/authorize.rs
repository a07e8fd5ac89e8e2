//! The question whether an application may use an account: <https://docs.joinmastodon.org/methods/oauth/#authorize>.

use actix_web::{HttpRequest, http::StatusCode, web::Data};
use api::oauth::{self as contract, Authorize};

use crate::{
    domain::{
        Services,
        oauth::{
            authorize::{self, Problem, Request},
            redirect,
        },
        tokens::Login,
        users::{self, User, UserExt, sessions::Session},
    },
    http::{
        Params,
        bind::Table,
        pages::{Browser, Keep, PageFailure, Shown, go, page},
    },
    render::html::{Code, Consent, Notice, Site, scope},
};

pub(super) fn bind(table: &mut Table) {
    table.bind(&contract::AUTHORIZE, show);
    table.bind(&contract::CONSENT, decide);
    table.bind(&contract::DENY, deny);
    table.bind(&contract::NATIVE, native);
}

/// Somebody who may be asked, or what they are shown instead.
enum Asked {
    Person(Box<(Browser, Session, User, Request)>),
    Instead(actix_web::HttpResponse),
}

async fn show(services: Data<Services>, request: HttpRequest, params: Params) -> Shown {
    let wish: Authorize = params.read()?;
    let (browser, user, asked) = match person(&services, &request, &wish).await? {
        Asked::Instead(response) => return Ok(response),
        Asked::Person(person) => {
            let (browser, _, user, asked) = *person;
            (browser, user, asked)
        }
    };
    let source = redirect::policy_source(&asked.redirect_uri);
    let template = Consent {
        site: Site::of(&services.config),
        csrf: browser.proof(&services)?,
        application: asked.application.name.clone(),
        website: asked.application.website.clone(),
        acct: user.username,
        scopes: asked.scopes.iter().map(scope).collect(),
        destination: source.clone(),
        hidden: hidden(&wish),
        again: address_of(&wish),
    };
    let mut response = page(StatusCode::OK, &template, Keep::Personal, source.as_deref())?;
    browser.dress(&services, &mut response)?;
    Ok(response)
}

/// Checks a request and who is there. A request that is wrong is told to the client only once somebody is signed in:
/// anybody can register an application, and this must not send strangers anywhere.
async fn person(
    services: &Services,
    request: &HttpRequest,
    wish: &Authorize,
) -> Result<Asked, PageFailure> {
    let checked = authorize::check(services, wish).await?;
    if let Err(Problem::Shown(text)) = &checked {
        return wrong(services, StatusCode::BAD_REQUEST, text);
    }
    let browser = Browser::of(services, request).await?;
    let wants_form = wish.force_login.unwrap_or(false);
    let Some(session) = browser.session.filter(|_| !wants_form) else {
        return Ok(Asked::Instead(go(&sign_in_first(wish, wants_form))));
    };
    let asked = match checked {
        Ok(asked) => asked,
        Err(Problem::Sent { location }) => return Ok(Asked::Instead(go(&location))),
        Err(Problem::Shown(text)) => return wrong(services, StatusCode::BAD_REQUEST, text),
    };
    let user = users::by_account(services, session.account_id).await?;
    let text = match user.login() {
        Login::Ready => return Ok(Asked::Person(Box::new((browser, session, user, asked)))),
        Login::Unconfirmed => "Your e-mail address is not confirmed yet.",
        Login::Pending => "Your account still waits for approval.",
        Login::Disabled => "Your account is disabled.",
    };
    wrong(services, StatusCode::FORBIDDEN, text)
}

fn wrong(services: &Services, status: StatusCode, text: &str) -> Result<Asked, PageFailure> {
    let notice = Notice::new(Site::of(&services.config), "This does not work", text);
    Ok(Asked::Instead(page(status, &notice, Keep::Personal, None)?))
}

/// The request's parameters, as they came.
fn hidden(wish: &Authorize) -> Vec<(&'static str, String)> {
    [
        ("response_type", &wish.response_type),
        ("client_id", &wish.client_id),
        ("redirect_uri", &wish.redirect_uri),
        ("scope", &wish.scope),
        ("state", &wish.state),
        ("code_challenge", &wish.code_challenge),
        ("code_challenge_method", &wish.code_challenge_method),
    ]
    .into_iter()
    .filter_map(|(name, value)| Some((name, value.clone()?)))
    .collect()
}

/// This page again, without the wish for a fresh sign-in, which has been met by then.
fn address_of(wish: &Authorize) -> String {
    let mut query = url::form_urlencoded::Serializer::new(String::new());
    for (name, value) in hidden(wish) {
        query.append_pair(name, &value);
    }
    format!("/oauth/authorize?{}", query.finish())
}

fn sign_in_first(wish: &Authorize, again: bool) -> String {
    let mut query = url::form_urlencoded::Serializer::new(String::new());
    query.append_pair("return_to", &address_of(wish));
    if again {
        query.append_pair("again", "1");
    }
    format!("/auth/sign_in?{}", query.finish())
}

/// A field beside those of the request.
fn field<'a>(params: &'a Params, name: &str) -> &'a str {
    params
        .tree
        .get(name)
        .and_then(serde_json::Value::as_str)
        .unwrap_or_default()
}

async fn decide(services: Data<Services>, request: HttpRequest, params: Params) -> Shown {
    let allowed = match field(&params, "decision") {
        "allow" => true,
        "deny" => false,
        _ => return Err(PageFailure::status(StatusCode::BAD_REQUEST)),
    };
    answer(&services, &request, &params, allowed).await
}

async fn deny(services: Data<Services>, request: HttpRequest, params: Params) -> Shown {
    answer(&services, &request, &params, false).await
}

async fn answer(
    services: &Services,
    request: &HttpRequest,
    params: &Params,
    allowed: bool,
) -> Shown {
    let mut wish: Authorize = params.read()?;
    wish.force_login = None;
    let (browser, session, asked) = match person(services, request, &wish).await? {
        Asked::Instead(response) => return Ok(response),
        Asked::Person(person) => {
            let (browser, session, _, asked) = *person;
            (browser, session, asked)
        }
    };
    browser.check(services, field(params, "csrf"))?;
    if !allowed {
        return match asked.denied() {
            Some(location) => Ok(go(&location)),
            None => {
                let text = "The application gets no access. You can close this page.";
                let notice = Notice::new(Site::of(&services.config), "Denied", text);
                page(StatusCode::OK, &notice, Keep::Personal, None)
            }
        };
    }
    let code = authorize::grant(services, &asked, session.account_id).await?;
    let location = asked
        .granted(&code)
        .unwrap_or_else(|| format!("/oauth/authorize/native?code={code}"));
    Ok(go(&location))
}

async fn native(services: Data<Services>, params: Params) -> Shown {
    let code = field(&params, "code");
    let is_code = code.len() == 43
        && code
            .bytes()
            .all(|c| c.is_ascii_alphanumeric() || c == b'-' || c == b'_');
    if !is_code {
        return Err(PageFailure::status(StatusCode::NOT_FOUND));
    }
    let template = Code {
        site: Site::of(&services.config),
        code: code.to_owned(),
    };
    page(StatusCode::OK, &template, Keep::Personal, None)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::http::pages::local_path;

    fn wish() -> Authorize {
        Authorize {
            response_type: Some("code".to_owned()),
            client_id: Some("id".to_owned()),
            redirect_uri: Some("https://elk.zone/api/s/oauth/https%3A%2F%2Felk.zone".to_owned()),
            scope: Some("read write".to_owned()),
            state: Some("a&b=\"c\\".to_owned()),
            force_login: Some(true),
            ..Authorize::default()
        }
    }

    #[test]
    fn after_the_sign_in_the_request_is_the_same_without_force_login() {
        let address = address_of(&wish());
        assert_eq!(
            address,
            "/oauth/authorize?response_type=code&client_id=id&redirect_uri=https%3A%2F%2Felk.zone%2Fapi%2Fs%2Foauth%2Fhttps%253A%252F%252Felk.zone&scope=read+write&state=a%26b%3D%22c%5C"
        );
        assert_eq!(local_path(&address), Some(address.as_str()));
        assert!(sign_in_first(&wish(), true).ends_with("&again=1"));
        assert!(!sign_in_first(&wish(), false).contains("again"));
    }
}
