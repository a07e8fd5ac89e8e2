//! OAuth 2.0. <https://docs.joinmastodon.org/methods/oauth/>

use serde::{Deserialize, Serialize};

use crate::endpoint::{Auth, BodyLimit, Endpoint, Kind, Param};
use crate::lenient::{self, required};
use crate::scope::Scopes;
use crate::word::words;

/// What the token is.
pub const TOKEN_INFO: Endpoint = Endpoint::get("/oauth/token/info", "TokenInfo")
    .auth(Auth::App(&[]))
    .docs("methods/oauth");

/// The page that asks for consent.
pub const AUTHORIZE: Endpoint =
    Endpoint::get("/oauth/authorize", "a form, or a redirect with the code")
        .other()
        .auth(Auth::Page)
        .params(&[
            Param::query("response_type", Kind::Text).required(),
            Param::query("client_id", Kind::Text).required(),
            Param::query("redirect_uri", Kind::Url).required(),
            Param::query("scope", Kind::Text),
            Param::query("state", Kind::Text),
            Param::query("code_challenge", Kind::Text),
            Param::query("code_challenge_method", Kind::Text),
            Param::query("force_login", Kind::Boolean),
            Param::query("lang", Kind::Text),
        ])
        .docs("methods/oauth#authorize")
        .added("0.1.0");

/// The consent.
pub const CONSENT: Endpoint = Endpoint::post(
    "/oauth/authorize",
    "a redirect with the code, or the page that shows it",
)
.other()
.auth(Auth::Page)
.body(BodyLimit::Small)
.docs("methods/oauth#authorize")
.added("0.1.0");

/// The denial.
pub const DENY: Endpoint = Endpoint::delete("/oauth/authorize", "a redirect with access_denied")
    .other()
    .auth(Auth::Page)
    .docs("methods/oauth#authorize")
    .added("0.1.0");

/// The page that shows the code, for clients without a redirect.
pub const NATIVE: Endpoint = Endpoint::get("/oauth/authorize/native", "a page that shows the code")
    .other()
    .auth(Auth::Page)
    .params(&[Param::query("code", Kind::Text)])
    .docs("methods/oauth#authorize")
    .added("0.1.0");

/// Revokes a token.
pub const REVOKE: Endpoint = Endpoint::post("/oauth/revoke", "Empty")
    .auth(Auth::Public)
    .params(&[
        Param::form("client_id", Kind::Text),
        Param::form("client_secret", Kind::Text),
        Param::form("token", Kind::Text).required(),
    ])
    .docs("methods/oauth#revoke")
    .added("0.1.0");

/// A token for a code, a client or a password.
pub const TOKEN: Endpoint = Endpoint::post("/oauth/token", "Token")
    .auth(Auth::Public)
    .params(&[
        Param::form("grant_type", Kind::Text).required(),
        Param::form("code", Kind::Text),
        Param::form("client_id", Kind::Text),
        Param::form("client_secret", Kind::Text),
        Param::form("redirect_uri", Kind::Url),
        Param::form("code_verifier", Kind::Text),
        Param::form("scope", Kind::Text),
    ])
    .docs("methods/oauth#token")
    .added("0.1.0");

/// Who the token's user is, as OpenID Connect claims.
pub const USERINFO: Endpoint = Endpoint::get("/oauth/userinfo", "UserInfo")
    .auth(Auth::User(&["profile"]))
    .docs("methods/oauth#userinfo")
    .added("4.4.0");

/// As `USERINFO`.
pub const USERINFO_POST: Endpoint = Endpoint::post("/oauth/userinfo", "UserInfo")
    .auth(Auth::User(&["profile"]))
    .body(BodyLimit::Small)
    .docs("methods/oauth#userinfo")
    .added("4.4.0");

/// What the server can do (RFC 8414).
pub const METADATA: Endpoint = Endpoint::get(
    "/.well-known/oauth-authorization-server",
    "OAuthServerMetadata",
)
.auth(Auth::Public)
.docs("methods/oauth#authorization-server-metadata")
.added("4.3.0");

/// Every endpoint of this noun.
pub const ENDPOINTS: &[&Endpoint] = &[
    &TOKEN_INFO,
    &AUTHORIZE,
    &CONSENT,
    &DENY,
    &NATIVE,
    &REVOKE,
    &TOKEN,
    &USERINFO,
    &USERINFO_POST,
    &METADATA,
];

/// A token. <https://docs.joinmastodon.org/entities/Token/>
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Token {
    pub access_token: String,
    /// `Bearer`.
    pub token_type: String,
    pub scope: Scopes,
    /// Seconds since 1970.
    pub created_at: i64,
}

/// What a token says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TokenInfo {
    /// The user; null for an application's own token.
    pub resource_owner_id: Option<i64>,
    pub scope: Vec<String>,
    /// Seconds; null: never.
    pub expires_in: Option<i64>,
    pub application: TokenInfoApplication,
    /// Seconds since 1970.
    pub created_at: i64,
}

/// The application of a token.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TokenInfoApplication {
    /// The client id.
    pub uid: String,
}

/// OpenID Connect claims. <https://docs.joinmastodon.org/methods/oauth/#userinfo>
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UserInfo {
    pub iss: String,
    /// The ActivityPub id of the actor.
    pub sub: String,
    pub name: String,
    pub preferred_username: String,
    pub profile: String,
    pub picture: String,
}

/// What the server can do (RFC 8414).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OAuthServerMetadata {
    pub issuer: String,
    pub service_documentation: String,
    pub authorization_endpoint: String,
    pub token_endpoint: String,
    pub revocation_endpoint: String,
    pub userinfo_endpoint: String,
    /// Not of the standard: the registration is Mastodon's own.
    pub app_registration_endpoint: String,
    pub scopes_supported: Vec<String>,
    pub response_types_supported: Vec<String>,
    pub response_modes_supported: Vec<String>,
    pub grant_types_supported: Vec<GrantType>,
    pub token_endpoint_auth_methods_supported: Vec<String>,
    pub code_challenge_methods_supported: Vec<String>,
}

words! {
    /// How a token is come by.
    GrantType {
        AuthorizationCode = "authorization_code",
        ClientCredentials = "client_credentials",
        /// Gone from Mastodon since 4.4; a front end on the server's own host signs in by it.
        Password = "password",
    }
}

/// What stands in the address of the consent page. Checked one by one, because some mistakes are
/// told to the client by a redirect and some only to the person.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Authorize {
    #[serde(deserialize_with = "lenient::filled")]
    pub response_type: Option<String>,
    #[serde(deserialize_with = "lenient::filled")]
    pub client_id: Option<String>,
    /// Compared exactly with those registered.
    #[serde(deserialize_with = "lenient::filled")]
    pub redirect_uri: Option<String>,
    #[serde(deserialize_with = "lenient::filled")]
    pub scope: Option<String>,
    #[serde(deserialize_with = "lenient::text")]
    pub state: Option<String>,
    #[serde(deserialize_with = "lenient::filled")]
    pub code_challenge: Option<String>,
    /// Only `S256`.
    #[serde(deserialize_with = "lenient::filled")]
    pub code_challenge_method: Option<String>,
    #[serde(deserialize_with = "lenient::flag")]
    pub force_login: Option<bool>,
    #[serde(deserialize_with = "lenient::filled")]
    pub lang: Option<String>,
}

/// A request for a token. The client may also stand in the header of HTTP Basic.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct CreateToken {
    #[serde(deserialize_with = "required::text")]
    pub grant_type: String,
    #[serde(default, deserialize_with = "lenient::filled")]
    pub code: Option<String>,
    #[serde(default, deserialize_with = "lenient::filled")]
    pub client_id: Option<String>,
    #[serde(default, deserialize_with = "lenient::filled")]
    pub client_secret: Option<String>,
    #[serde(default, deserialize_with = "lenient::filled")]
    pub redirect_uri: Option<String>,
    #[serde(default, deserialize_with = "lenient::filled")]
    pub code_verifier: Option<String>,
    /// Ignored for `authorization_code`.
    #[serde(default, deserialize_with = "lenient::filled")]
    pub scope: Option<String>,
    /// Only for `password`: the e-mail address or the name.
    #[serde(default, deserialize_with = "lenient::filled")]
    pub username: Option<String>,
    /// Only for `password`; spaces are part of it.
    #[serde(default, deserialize_with = "lenient::text")]
    pub password: Option<String>,
}

/// A request to revoke a token (RFC 7009). Some clients send no more than the token.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Revoke {
    #[serde(deserialize_with = "required::text")]
    pub token: String,
    #[serde(default, deserialize_with = "lenient::filled")]
    pub client_id: Option<String>,
    #[serde(default, deserialize_with = "lenient::filled")]
    pub client_secret: Option<String>,
}
