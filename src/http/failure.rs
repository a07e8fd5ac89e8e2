//! Errors on their way out: a cause for the log, a safe text and a status for the client, in Mastodon's form.

use actix_web::{HttpResponse, ResponseError, http::StatusCode};
use api::error::{ApiError, Detail, Details, ErrorCode, Fixed};

use crate::domain;

/// What a handler fails with.
#[derive(Debug)]
pub struct Failure {
    answer: ApiError,
}

impl Failure {
    /// Any status and text.
    #[must_use]
    pub fn new(status: u16, text: impl Into<std::borrow::Cow<'static, str>>) -> Failure {
        Failure {
            answer: ApiError::new(status, text),
        }
    }

    /// A fault of this server: the cause goes to the log, not to the client.
    #[must_use]
    pub fn internal(cause: impl std::fmt::Display) -> Failure {
        tracing::error!(%cause, "a request failed");
        Failure {
            answer: api::error::INTERNAL.into(),
        }
    }

    /// The answer.
    #[must_use]
    pub fn response(&self) -> HttpResponse {
        let status =
            StatusCode::from_u16(self.answer.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        HttpResponse::build(status).json(&self.answer.body)
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
        Failure { answer }
    }
}

impl From<Fixed> for Failure {
    fn from(fixed: Fixed) -> Failure {
        Failure {
            answer: fixed.into(),
        }
    }
}

impl From<api::lenient::BadParam> for Failure {
    fn from(bad: api::lenient::BadParam) -> Failure {
        Failure { answer: bad.into() }
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
                Failure { answer }
            }
            Error::Conflict => api::error::CONFLICT.into(),
            Error::Remote(cause) => {
                tracing::debug!(%cause, "remote data could not be fetched");
                api::error::REMOTE_FAILED.into()
            }
            Error::Unavailable(cause) => {
                tracing::warn!(%cause, "a service does not answer");
                api::error::TEMPORARY.into()
            }
            Error::Internal(cause) => Failure::internal(cause),
        }
    }
}
