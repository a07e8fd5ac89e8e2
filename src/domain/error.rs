use std::collections::BTreeMap;

use crate::{ids::Stalled, store};

/// The result of a domain function.
pub type Result<T> = std::result::Result<T, Error>;

/// Why something was not done, by what the asker is told.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Not there, or not to be seen by this reader: the two are never told apart.
    #[error("record not found")]
    NotFound,
    /// It was here and is gone for good.
    #[error("gone")]
    Gone,
    /// Forbidden by policy; the text is for the client.
    #[error("{0}")]
    Forbidden(&'static str),
    /// The request cannot be carried out as it is; the text is for the client.
    #[error("{0}")]
    Unprocessable(String),
    /// Fields that do not validate, by name.
    #[error("validation failed: {0}")]
    Invalid(Invalid),
    /// Two writers met; the client may try again.
    #[error("conflict")]
    Conflict,
    /// A remote server could not be reached or understood.
    #[error("remote: {0}")]
    Remote(String),
    /// Something this server leans on does not answer.
    #[error("unavailable: {0}")]
    Unavailable(String),
    /// A fault of this server. The text is for the log only.
    #[error("internal: {0}")]
    Internal(String),
}

/// What is wrong with one field; the codes are Mastodon's
/// (<https://docs.joinmastodon.org/methods/accounts/#422-unprocessable-entity>).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// `ERR_TAKEN`, `ERR_BLANK`, …
    pub code: &'static str,
    /// For people.
    pub description: String,
}

/// The problems by field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Invalid(pub BTreeMap<&'static str, Vec<Problem>>);

impl Invalid {
    /// Adds a problem.
    pub fn add(&mut self, field: &'static str, code: &'static str, description: impl Into<String>) {
        self.0.entry(field).or_default().push(Problem {
            code,
            description: description.into(),
        });
    }

    /// `Ok` when nothing was added.
    pub fn check(self) -> Result<()> {
        if self.0.is_empty() {
            Ok(())
        } else {
            Err(Error::Invalid(self))
        }
    }
}

impl std::fmt::Display for Invalid {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut first = true;
        for (field, problems) in &self.0 {
            let mut name = field.replace('_', " ");
            if let Some(initial) = name.get_mut(..1) {
                initial.make_ascii_uppercase();
            }
            for problem in problems {
                if !first {
                    f.write_str(", ")?;
                }
                first = false;
                write!(f, "{name} {}", problem.description)?;
            }
        }
        Ok(())
    }
}

impl From<store::Error> for Error {
    fn from(error: store::Error) -> Error {
        match error {
            store::Error::Unavailable(text) => Error::Unavailable(text),
            store::Error::Again(_) | store::Error::Conflict { .. } => Error::Conflict,
            store::Error::Configuration(text) | store::Error::Query(text) => Error::Internal(text),
        }
    }
}

impl From<store::QueryError> for Error {
    fn from(error: store::QueryError) -> Error {
        store::Error::from(error).into()
    }
}

impl From<Stalled> for Error {
    fn from(error: Stalled) -> Error {
        Error::Unavailable(error.to_string())
    }
}

impl From<crate::config::SecretError> for Error {
    fn from(error: crate::config::SecretError) -> Error {
        Error::Internal(error.to_string())
    }
}

impl From<crate::files::FilesError> for Error {
    fn from(error: crate::files::FilesError) -> Error {
        Error::Internal(error.to_string())
    }
}

impl From<crate::files::image::ImageError> for Error {
    fn from(error: crate::files::image::ImageError) -> Error {
        if error.is_retryable() {
            Error::Unavailable(error.to_string())
        } else {
            Error::Unprocessable(format!("Validation failed: File {error}"))
        }
    }
}

impl From<crate::remote::Error> for Error {
    fn from(error: crate::remote::Error) -> Error {
        Error::Remote(error.to_string())
    }
}
