//! Errors on their way out: a cause for the log, a safe text and a status for the client, in Mastodon's form.

use actix_web::{HttpResponse, ResponseError, http::StatusCode};
use api::error::{ApiError, Detail, Details, ErrorBody, ErrorCode, Fixed};

use crate::domain;

/// What a handler fails with.
#[derive(Debug)]
pub struct Failure {
    answer: ApiError,
    cause: Option<String>,
}

/// Travels with the answer to [`super::observe`], which writes it into the log beside the request's id.
#[derive(Debug)]
pub(super) struct Cause(pub String);

impl Failure {
    /// Any status and text.
    #[must_use]
    pub fn new(status: u16, text: impl Into<std::borrow::Cow<'static, str>>) -> Failure {
        ApiError::new(status, text).into()
    }

    /// A fault of this server: the cause goes to the log, not to the client.
    #[must_use]
    pub fn internal(cause: impl std::fmt::Display) -> Failure {
        Failure::from(api::error::INTERNAL).because(cause)
    }

    /// With what the log is to say, and the client is not.
    fn because(mut self, cause: impl std::fmt::Display) -> Failure {
        self.cause = Some(cause.to_string());
        self
    }

    /// What the client is told.
    pub(super) fn body(&self) -> &ErrorBody {
        &self.answer.body
    }

    /// What the log is to say.
    pub(super) fn cause(&self) -> Option<&str> {
        self.cause.as_deref()
    }

    /// The answer.
    #[must_use]
    pub fn response(&self) -> HttpResponse {
        let status =
            StatusCode::from_u16(self.answer.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut response = HttpResponse::build(status).json(&self.answer.body);
        if let Some(cause) = &self.cause {
            response.extensions_mut().insert(Cause(cause.clone()));
        }
        response
    }
}

impl std::fmt::Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.answer.fmt(f)
    }
}

impl ResponseError for Failure {
    fn status_code(&self) -> StatusCode {
        StatusCode::from_u16(self.answer.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
    }

    fn error_response(&self) -> HttpResponse {
        self.response()
    }
}

impl From<ApiError> for Failure {
    fn from(answer: ApiError) -> Failure {
        Failure {
            answer,
            cause: None,
        }
    }
}

impl From<Fixed> for Failure {
    fn from(fixed: Fixed) -> Failure {
        ApiError::from(fixed).into()
    }
}

impl From<api::lenient::BadParam> for Failure {
    fn from(bad: api::lenient::BadParam) -> Failure {
        ApiError::from(bad).into()
    }
}

impl From<domain::Error> for Failure {
    fn from(error: domain::Error) -> Failure {
        use domain::Error;
        match error {
            Error::NotFound => api::error::RECORD_NOT_FOUND.into(),
            Error::Gone => api::error::GONE.into(),
            Error::Forbidden(text) => Failure::new(403, text),
            Error::Unprocessable(text) => Failure::new(422, text),
            Error::Invalid(invalid) => {
                let text = format!("Validation failed: {invalid}");
                let mut details = Details::new();
                for (field, problems) in invalid.0 {
                    let problems = problems
                        .into_iter()
                        .map(|problem| Detail {
                            error: problem.code.parse().unwrap_or(ErrorCode::Invalid),
                            description: problem.description,
                        })
                        .collect();
                    details.insert(field.into(), problems);
                }
                let mut answer = ApiError::new(422, text);
                answer.body.details = Some(details);
                answer.into()
            }
            Error::Conflict => api::error::CONFLICT.into(),
            Error::Remote(cause) => Failure::from(api::error::REMOTE_FAILED).because(cause),
            Error::Unavailable(cause) => Failure::from(api::error::TEMPORARY).because(cause),
            Error::Internal(cause) => Failure::internal(cause),
        }
    }
}
