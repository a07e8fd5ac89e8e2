//! Who calls: the bearer token, its scopes, the state of its login.

use std::future::{Ready, ready};

use actix_web::{
    FromRequest, HttpMessage, HttpRequest, dev::Payload, dev::ServiceRequest, http::header,
};
use api::{
    endpoint::{Auth, Endpoint, Method},
    error as texts,
    permission::Permissions,
    scope::Scopes,
};

use super::Failure;
use crate::domain::{
    Services,
    tokens::{self, Login, Token},
};

/// Who calls an endpoint, as far as a token says.
#[derive(Clone, Debug, Default)]
pub struct Caller {
    /// The token's row.
    pub token_id: Option<i64>,
    /// The application.
    pub application_id: Option<i64>,
    /// The person, when the token is a person's and the login is in order.
    pub account_id: Option<i64>,
    /// What the token may do.
    pub scopes: Option<Scopes>,
    /// The bits of the person's role.
    pub permissions: i64,
}

/// The person who calls: for endpoints that need one.
#[derive(Clone, Copy, Debug)]
pub struct User {
    /// The account.
    pub id: i64,
    /// The application that calls for it.
    pub application_id: i64,
}

impl FromRequest for Caller {
    type Error = Failure;
    type Future = Ready<Result<Caller, Failure>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(
            request
                .extensions()
                .get::<Caller>()
                .cloned()
                .ok_or_else(|| Failure::internal("an endpoint was bound without its guard")),
        )
    }
}

impl FromRequest for User {
    type Error = Failure;
    type Future = Ready<Result<User, Failure>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let user = request.extensions().get::<Caller>().and_then(|caller| {
            Some(User {
                id: caller.account_id?,
                application_id: caller.application_id?,
            })
        });
        ready(user.ok_or_else(|| Failure::from(texts::USER_REQUIRED)))
    }
}

/// The token a request carries: bearer header, or `access_token` in the query.
#[must_use]
pub fn bearer(headers: &header::HeaderMap, query: &str) -> Option<String> {
    if let Some(value) = headers
        .get(header::AUTHORIZATION)
        .and_then(|value| value.to_str().ok())
    {
        let (scheme, token) = value.split_once(' ')?;
        return scheme
            .eq_ignore_ascii_case("bearer")
            .then(|| token.trim().to_owned());
    }
    query.split('&').find_map(|pair| {
        let token = pair.strip_prefix("access_token=")?;
        percent_encoding::percent_decode_str(token)
            .decode_utf8()
            .ok()
            .map(|token| token.into_owned())
    })
}

/// The first sub-protocol that a WebSocket handshake offers: where browsers, which cannot set headers, put the token
/// (<https://docs.joinmastodon.org/methods/streaming/#websocket>).
#[must_use]
pub fn subprotocol(headers: &header::HeaderMap) -> Option<&str> {
    let offered = headers.get(header::SEC_WEBSOCKET_PROTOCOL)?.to_str().ok()?;
    offered
        .split(',')
        .map(str::trim)
        .find(|protocol| !protocol.is_empty())
}

/// Judges a request by its endpoint. The order is Mastodon's: token, scope, state of the login, permission.
pub(super) async fn authorise(
    services: &Services,
    endpoint: &Endpoint,
    request: &ServiceRequest,
) -> Result<Caller, Failure> {
    let (scopes, needed, user_needed) = match endpoint.auth {
        Auth::Public | Auth::Page => return Ok(Caller::default()),
        Auth::Optional(scopes) => (scopes, false, false),
        Auth::App(scopes) => (scopes, true, false),
        Auth::User(scopes) => (scopes, true, true),
    };
    let bearer = bearer(request.headers(), request.query_string()).or_else(|| {
        (endpoint.method == Method::Ws)
            .then(|| subprotocol(request.headers()).map(str::to_owned))
            .flatten()
    });
    let Some(bearer) = bearer else {
        return if needed {
            Err(texts::INVALID_TOKEN.into())
        } else {
            Ok(Caller::default())
        };
    };
    let token = tokens::authenticate(services, &bearer).await?;
    let token = token.ok_or_else(|| Failure::from(texts::INVALID_TOKEN))?;
    if token.revoked {
        return Err(texts::REVOKED_TOKEN.into());
    }
    let granted = Scopes::parse(&token.scopes).map_err(|_| Failure::from(texts::INVALID_TOKEN))?;
    if !scopes.is_empty() && !granted.satisfies(scopes) && !staff_scope(endpoint, &granted, &token)
    {
        return Err(texts::OUTSIDE_SCOPES.into());
    }
    let account_id = match (token.account_id, token.login) {
        (Some(account_id), Login::Ready) => Some(account_id),
        (Some(account_id), _) if endpoint.unready => Some(account_id),
        (Some(_), Login::Unconfirmed) if user_needed => return Err(texts::UNCONFIRMED.into()),
        (Some(_), Login::Pending) if user_needed => return Err(texts::PENDING_APPROVAL.into()),
        (Some(_), Login::Disabled) if user_needed => return Err(texts::DISABLED.into()),
        (None, _) if user_needed => return Err(texts::USER_REQUIRED.into()),
        _ => None,
    };
    if let Some(permission) = endpoint.permission
        && !held(&token).allows(permission)
    {
        return Err(texts::NOT_ALLOWED.into());
    }
    if let Some(account_id) = account_id {
        tokens::seen(services, account_id).await;
    }
    Ok(Caller {
        token_id: Some(token.id),
        application_id: Some(token.application_id),
        account_id,
        scopes: Some(granted),
        permissions: token.permissions,
    })
}

/// Soapbox asks for `read write follow push` and nothing for staff: a staff member's token with both halves reaches the
/// admin methods that the role permits.
fn staff_scope(endpoint: &Endpoint, granted: &Scopes, token: &Token) -> bool {
    endpoint.path.starts_with("/api/v1/admin/")
        && endpoint
            .permission
            .is_some_and(|permission| held(token).allows(permission))
        && granted.covers("read")
        && granted.covers("write")
}

fn held(token: &Token) -> Permissions {
    Permissions(u64::try_from(token.permissions).unwrap_or(0))
}
