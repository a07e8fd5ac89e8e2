//! Tokens: given, taken back, looked at. <https://docs.joinmastodon.org/methods/oauth/#token>

use actix_web::{
    HttpRequest,
    http::header::{self, HeaderMap},
    web::Data,
};
use api::{
    error::{self as texts, ApiError, OAuthCode},
    limits::Rate,
    oauth::{
        self as contract, CreateToken, GrantType, Revoke, TokenInfo, TokenInfoApplication, UserInfo,
    },
    word::Word,
};
use base64::{Engine, engine::general_purpose::STANDARD};

use crate::{
    domain::{
        Services, accounts,
        oauth::{self, Application, Refused},
        tokens,
    },
    http::{Answer, Caller, Failure, Params, User, address, auth, bind::Table, rate, respond},
    render::rest,
};

pub(super) fn bind(table: &mut Table) {
    table.bind(&contract::TOKEN, create);
    table.bind(&contract::REVOKE, revoke);
    table.bind(&contract::TOKEN_INFO, info);
    table.bind(&contract::USERINFO, userinfo);
    table.bind(&contract::USERINFO_POST, userinfo);
}

async fn create(services: Data<Services>, request: HttpRequest, params: Params) -> Answer {
    let asked: CreateToken = params
        .read()
        .map_err(|_| Failure::from(ApiError::from(OAuthCode::InvalidRequest)))?;
    let grant = GrantType::from_word(&asked.grant_type)
        .ok_or(OAuthCode::UnsupportedGrantType)
        .map_err(Refused::from)?;
    let basic = basic(request.headers());
    let (client_id, client_secret) = match &basic {
        Some((id, secret)) => (Some(id.as_str()), Some(secret.as_str())),
        None => (asked.client_id.as_deref(), asked.client_secret.as_deref()),
    };
    let application = oauth::apps::authenticate(&services, client_id, client_secret)
        .await?
        .ok_or(OAuthCode::InvalidClient)
        .map_err(Refused::from)?;
    let issued = match grant {
        GrantType::AuthorizationCode => {
            let code = asked
                .code
                .as_deref()
                .ok_or(OAuthCode::InvalidRequest)
                .map_err(Refused::from)?;
            oauth::exchange_code(
                &services,
                &application,
                code,
                asked.redirect_uri.as_deref(),
                asked.code_verifier.as_deref(),
            )
            .await?
        }
        GrantType::ClientCredentials => {
            oauth::for_client(&services, &application, asked.scope.as_deref()).await?
        }
        GrantType::Password => by_password(&services, &request, &application, &asked).await?,
    };
    respond::json(&rest::apps::token(issued))
}

async fn by_password(
    services: &Services,
    request: &HttpRequest,
    application: &Application,
    asked: &CreateToken,
) -> Result<oauth::Issued, Failure> {
    let (Some(login), Some(password)) = (&asked.username, &asked.password) else {
        return Err(Refused::from(OAuthCode::InvalidRequest).into());
    };
    let address = address::of(services, request);
    if !rate::allows(services, Rate::SignIn, address, Some(login)).await {
        return Err(texts::TOO_MANY_REQUESTS.into());
    }
    let scope = asked.scope.as_deref();
    Ok(oauth::for_password(services, application, login, password, scope).await?)
}

/// The client of HTTP Basic, whose parts are percent-encoded
/// ([RFC 6749 section 2.3.1](https://www.rfc-editor.org/rfc/rfc6749#section-2.3.1)).
fn basic(headers: &HeaderMap) -> Option<(String, String)> {
    let (scheme, value) = headers
        .get(header::AUTHORIZATION)?
        .to_str()
        .ok()?
        .split_once(' ')?;
    if !scheme.eq_ignore_ascii_case("basic") {
        return None;
    }
    let text = String::from_utf8(STANDARD.decode(value.trim()).ok()?).ok()?;
    let (id, secret) = text.split_once(':')?;
    let decode = |part: &str| {
        percent_encoding::percent_decode_str(part)
            .decode_utf8()
            .ok()
            .filter(|text| !text.contains('\0'))
            .map(|text| text.into_owned())
    };
    Some((decode(id)?, decode(secret)?))
}

async fn revoke(services: Data<Services>, request: HttpRequest, params: Params) -> Answer {
    let asked: Revoke = params
        .read()
        .map_err(|_| Failure::from(ApiError::from(OAuthCode::InvalidRequest)))?;
    let basic = basic(request.headers());
    let (client_id, client_secret) = match &basic {
        Some((id, secret)) => (Some(id.as_str()), Some(secret.as_str())),
        None => (asked.client_id.as_deref(), asked.client_secret.as_deref()),
    };
    oauth::revoke(&services, client_id, client_secret, &asked.token).await?;
    respond::empty()
}

async fn info(services: Data<Services>, request: HttpRequest, caller: Caller) -> Answer {
    let invalid = || Failure::from(texts::INVALID_TOKEN);
    let bearer = auth::bearer(request.headers(), request.query_string()).ok_or_else(invalid)?;
    let token = tokens::authenticate(&services, &bearer)
        .await?
        .ok_or_else(invalid)?;
    let application_id = caller.application_id.ok_or_else(invalid)?;
    let application = oauth::apps::by_id(&services, application_id).await?;
    respond::json(&TokenInfo {
        resource_owner_id: token.account_id,
        scope: token
            .scopes
            .split_ascii_whitespace()
            .map(str::to_owned)
            .collect(),
        expires_in: None,
        application: TokenInfoApplication {
            uid: application.client_id,
        },
        created_at: token.created_at.as_second(),
    })
}

async fn userinfo(services: Data<Services>, user: User) -> Answer {
    let account = accounts::by_id(&services, user.id).await?;
    let context = rest::Context::new(&services.config, &services.files, Some(user.id));
    let shown = rest::accounts::account(&context, &account, None);
    respond::json(&UserInfo {
        iss: format!("{}/", services.origin()),
        sub: shown.uri,
        name: if shown.display_name.is_empty() {
            shown.username.clone()
        } else {
            shown.display_name
        },
        preferred_username: shown.username,
        profile: account.url,
        picture: shown.avatar,
    })
}

#[cfg(test)]
mod tests {
    use actix_web::http::header::HeaderValue;

    use super::*;

    fn of(value: &str) -> Option<(String, String)> {
        let mut headers = HeaderMap::new();
        headers.insert(header::AUTHORIZATION, HeaderValue::from_str(value).unwrap());
        basic(&headers)
    }

    #[test]
    fn the_client_may_stand_in_the_header() {
        let pair = |id: &str, secret: &str| Some((id.to_owned(), secret.to_owned()));
        assert_eq!(
            of(&format!("Basic {}", STANDARD.encode("id:a:b"))),
            pair("id", "a:b")
        );
        assert_eq!(
            of(&format!("basic {}", STANDARD.encode("i%3Ad:s"))),
            pair("i:d", "s")
        );
        for bad in [
            "Basic",
            "Basic !!!",
            "Bearer aWQ6cw==",
            "Basic aWQ=",
            "Basic /w==",
        ] {
            assert_eq!(of(bad), None, "{bad}");
        }
        assert_eq!(of(&format!("Basic {}", STANDARD.encode("id%00:s"))), None);
    }
}
