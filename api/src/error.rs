//! Errors as clients see them: a status and a body.
//!
//! Clients key on some of these texts, so they are Mastodon's to the letter.
//! <https://docs.joinmastodon.org/entities/Error/>

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::lenient::BadParam;
use crate::word::{Word, words};

/// The body of an error.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ErrorBody {
    pub error: Cow<'static, str>,
    /// Only on OAuth endpoints, where `error` is a code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error_description: Option<Cow<'static, str>>,
    /// Only where a form was refused: what is wrong with which field.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub details: Option<Details>,
}

/// What is wrong, by field.
pub type Details = BTreeMap<Cow<'static, str>, Vec<Detail>>;

/// One thing that is wrong with a field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Detail {
    pub error: ErrorCode,
    pub description: String,
}

words! {
    /// Why a field was refused. <https://docs.joinmastodon.org/methods/accounts/#422-unprocessable-entity>
    ErrorCode {
        /// The e-mail provider is not allowed.
        Blocked = "ERR_BLOCKED",
        /// The e-mail address does not resolve.
        Unreachable = "ERR_UNREACHABLE",
        Taken = "ERR_TAKEN",
        Reserved = "ERR_RESERVED",
        /// The agreement was not accepted.
        Accepted = "ERR_ACCEPTED",
        Blank = "ERR_BLANK",
        Invalid = "ERR_INVALID",
        TooLong = "ERR_TOO_LONG",
        TooShort = "ERR_TOO_SHORT",
        /// The value is none of those on offer.
        Inclusion = "ERR_INCLUSION",
        /// Younger than the server allows.
        BelowLimit = "ERR_BELOW_LIMIT",
    }
}

/// A status with its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fixed {
    pub status: u16,
    pub text: &'static str,
}

const fn fixed(status: u16, text: &'static str) -> Fixed {
    Fixed { status, text }
}

pub const NEGATIVE_PAGING: Fixed = fixed(
    400,
    "Pagination values for `offset` and `limit` must be positive",
);
pub const INVALID_TOKEN: Fixed = fixed(401, "The access token is invalid");
pub const REVOKED_TOKEN: Fixed = fixed(401, "The access token was revoked");
pub const EXPIRED_TOKEN: Fixed = fixed(401, "The access token expired");
/// Logged out while the server forbids anonymous use.
pub const LOGIN_REQUIRED: Fixed = fixed(401, "This method requires an authenticated user");
pub const OUTSIDE_SCOPES: Fixed = fixed(403, "This action is outside the authorized scopes");
pub const NOT_ALLOWED: Fixed = fixed(403, "This action is not allowed");
pub const UNCONFIRMED: Fixed = fixed(403, "Your login is missing a confirmed e-mail address");
pub const PENDING_APPROVAL: Fixed = fixed(403, "Your login is currently pending approval");
pub const DISABLED: Fixed = fixed(403, "Your login is currently disabled");
pub const NEEDS_TWO_FACTOR: Fixed = fixed(403, "Your account requires two-factor authentication");
/// Asking again for the confirmation mail with a token of another application.
pub const ONLY_SIGN_UP_APP: Fixed = fixed(
    403,
    "This method is only available to the application the user originally signed-up with",
);
pub const ONLY_UNCONFIRMED: Fixed = fixed(
    403,
    "This method is only available while the e-mail is awaiting confirmation",
);
/// Missing, or not visible to the reader: never 403, so that nobody can probe.
pub const RECORD_NOT_FOUND: Fixed = fixed(404, "Record not found");
/// No such route.
pub const NOT_FOUND: Fixed = fixed(404, "Not Found");
pub const NOT_ACCEPTABLE: Fixed = fixed(406, "Not Acceptable");
pub const GONE: Fixed = fixed(410, "Gone");
/// Two writes of a marker raced.
pub const CONFLICT: Fixed = fixed(409, "Conflict during update, please try again");
pub const PAYLOAD_TOO_LARGE: Fixed = fixed(413, "Payload Too Large");
/// The token of an application alone, where a user is needed.
pub const USER_REQUIRED: Fixed = fixed(422, "This method requires an authenticated user");
pub const DUPLICATE: Fixed = fixed(422, "Duplicate record");
/// Clients try again on this very text.
pub const MEDIA_NOT_READY: Fixed = fixed(
    422,
    "Cannot attach files that have not finished processing. Try again in a moment!",
);
pub const TOO_MANY_REQUESTS: Fixed = fixed(429, "Too many requests");
pub const THUMBNAIL_FAILED: Fixed = fixed(500, "Error processing thumbnail for uploaded media");
pub const INTERNAL: Fixed = fixed(500, "Internal Server Error");
pub const REMOTE_FAILED: Fixed = fixed(503, "Remote data could not be fetched");
pub const REMOTE_CERTIFICATE: Fixed = fixed(503, "Remote SSL certificate could not be verified");
pub const TEMPORARY: Fixed = fixed(
    503,
    "There was a temporary problem serving your request, please try again",
);
pub const UNAVAILABLE: Fixed = fixed(503, "Service Unavailable");

/// An error on its way to a client.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{status}: {}", .body.error)]
pub struct ApiError {
    pub status: u16,
    pub body: ErrorBody,
}

impl ApiError {
    /// Any status and text.
    #[must_use]
    pub fn new(status: u16, text: impl Into<Cow<'static, str>>) -> Self {
        Self {
            status,
            body: ErrorBody {
                error: text.into(),
                error_description: None,
                details: None,
            },
        }
    }

    /// 422 of a model: `Validation failed: …`, the problems separated by commas.
    #[must_use]
    pub fn validation(problems: &[&str]) -> Self {
        Self::new(422, format!("Validation failed: {}", problems.join(", ")))
    }

    /// 422 of a form, with what is wrong by field; the text is made of the descriptions.
    #[must_use]
    pub fn details(details: Details) -> Self {
        let problems: Vec<&str> = details
            .values()
            .flatten()
            .map(|detail| detail.description.as_str())
            .collect();
        let mut made = Self::validation(&problems);
        made.body.details = Some(details);
        made
    }
}

impl From<Fixed> for ApiError {
    fn from(fixed: Fixed) -> Self {
        Self::new(fixed.status, fixed.text)
    }
}

/// A missing parameter is 400; one that cannot be read is 422.
impl From<BadParam> for ApiError {
    fn from(bad: BadParam) -> Self {
        let status = match bad {
            BadParam::Missing { .. } | BadParam::NotAnObject => 400,
            BadParam::Invalid { .. } => 422,
        };
        Self::new(status, bad.to_string())
    }
}

words! {
    /// Error codes of the OAuth endpoints (RFC 6749 §4.1.2.1 and §5.2, RFC 7009 §2.2.1).
    OAuthCode {
        InvalidRequest = "invalid_request",
        InvalidClient = "invalid_client",
        InvalidGrant = "invalid_grant",
        UnauthorizedClient = "unauthorized_client",
        UnsupportedGrantType = "unsupported_grant_type",
        UnsupportedResponseType = "unsupported_response_type",
        InvalidScope = "invalid_scope",
        AccessDenied = "access_denied",
        ServerError = "server_error",
        TemporarilyUnavailable = "temporarily_unavailable",
    }
}

impl OAuthCode {
    /// The status it is answered with, unless the browser is sent back to the client.
    #[must_use]
    pub const fn status(self) -> u16 {
        match self {
            Self::InvalidClient => 401,
            Self::UnauthorizedClient | Self::AccessDenied => 403,
            Self::ServerError => 500,
            Self::TemporarilyUnavailable => 503,
            _ => 400,
        }
    }

    /// A sentence for people; clients look at the code.
    #[must_use]
    pub const fn description(self) -> &'static str {
        match self {
            Self::InvalidRequest => "A parameter is missing, malformed or given twice.",
            Self::InvalidClient => "The client is unknown or its secret is wrong.",
            Self::InvalidGrant => {
                "The grant is wrong, used up, expired, revoked or made for another client or redirect URI."
            }
            Self::UnauthorizedClient => "You are not authorized to revoke this token",
            Self::UnsupportedGrantType => "This grant type is not supported.",
            Self::UnsupportedResponseType => "This response type is not supported.",
            Self::InvalidScope => "A requested scope is unknown or not granted to the application.",
            Self::AccessDenied => "The request was denied.",
            Self::ServerError => "Something went wrong on the server.",
            Self::TemporarilyUnavailable => "The server is busy, please try again.",
        }
    }
}

impl From<OAuthCode> for ApiError {
    fn from(code: OAuthCode) -> Self {
        let mut made = Self::new(code.status(), code.as_str());
        made.body.error_description = Some(code.description().into());
        made
    }
}

/// Collections wrap the body of a refused form once more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WrappedError {
    pub error: ErrorBody,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plain_error_has_one_key() {
        let error = ApiError::from(RECORD_NOT_FOUND);
        assert_eq!(error.status, 404);
        assert_eq!(
            serde_json::to_string(&error.body).unwrap(),
            r#"{"error":"Record not found"}"#
        );
    }

    #[test]
    fn oauth_errors_carry_a_code_and_a_description() {
        let error = ApiError::from(OAuthCode::InvalidClient);
        assert_eq!(error.status, 401);
        let body = serde_json::to_value(&error.body).unwrap();
        assert_eq!(body["error"], "invalid_client");
        assert!(
            body["error_description"]
                .as_str()
                .unwrap()
                .contains("client")
        );
        assert_eq!(ApiError::from(OAuthCode::InvalidScope).status, 400);
        assert_eq!(ApiError::from(OAuthCode::UnauthorizedClient).status, 403);
    }

    #[test]
    fn a_refused_form_says_which_field() {
        let detail = Detail {
            error: ErrorCode::Taken,
            description: "Username has already been taken".to_owned(),
        };
        let error = ApiError::details(Details::from([("username".into(), vec![detail])]));
        assert_eq!(error.status, 422);
        assert_eq!(
            serde_json::to_value(&error.body).unwrap(),
            serde_json::json!({
                "error": "Validation failed: Username has already been taken",
                "details": {"username": [{
                    "error": "ERR_TAKEN",
                    "description": "Username has already been taken",
                }]},
            })
        );
    }

    #[test]
    fn bad_parameters_are_the_clients_fault() {
        let missing = BadParam::Missing {
            field: "q".to_owned(),
        };
        let error = ApiError::from(missing);
        assert_eq!(error.status, 400);
        assert_eq!(
            error.body.error,
            "param is missing or the value is empty or invalid: q"
        );
    }
}
