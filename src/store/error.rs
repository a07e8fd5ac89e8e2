use deadpool_postgres::PoolError;
use tokio_postgres::error::SqlState;

/// What a query of the crate `sql` fails with.
pub use tokio_postgres::Error as QueryError;

/// What can go wrong with the database, by what can be done about it.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// It does not answer, or no connection came free in time: the same may succeed later.
    #[error("the database does not answer: {0}")]
    Unavailable(String),
    /// Two writers were in each other's way; running the transaction again may succeed.
    #[error("the transaction has to be run again: {0}")]
    Again(String),
    /// A row that has to be unique exists.
    #[error("{constraint} is violated")]
    Conflict {
        /// The name of the constraint or index.
        constraint: String,
    },
    /// The settings do not name a usable database.
    #[error("{0}")]
    Configuration(String),
    /// A query that is wrong, or a row that is not what the code takes it for.
    #[error("query failed: {0}")]
    Query(String),
}

impl From<QueryError> for Error {
    fn from(error: QueryError) -> Error {
        if let Some(db) = error.as_db_error() {
            let text = format!("{} ({})", db.message(), db.code().code());
            return match *db.code() {
                SqlState::UNIQUE_VIOLATION
                | SqlState::FOREIGN_KEY_VIOLATION
                | SqlState::EXCLUSION_VIOLATION => Error::Conflict {
                    constraint: db.constraint().unwrap_or("a constraint").to_owned(),
                },
                SqlState::T_R_SERIALIZATION_FAILURE
                | SqlState::T_R_DEADLOCK_DETECTED
                | SqlState::LOCK_NOT_AVAILABLE => Error::Again(text),
                SqlState::ADMIN_SHUTDOWN
                | SqlState::CRASH_SHUTDOWN
                | SqlState::CANNOT_CONNECT_NOW
                | SqlState::TOO_MANY_CONNECTIONS => Error::Unavailable(text),
                _ => Error::Query(text),
            };
        }
        use std::error::Error as _;
        let text = match error.source() {
            Some(source) => format!("{error}: {source}"),
            None => error.to_string(),
        };
        if error.is_closed()
            || error
                .source()
                .is_some_and(|source| source.is::<std::io::Error>())
        {
            Error::Unavailable(text)
        } else {
            Error::Query(text)
        }
    }
}

impl From<PoolError> for Error {
    fn from(error: PoolError) -> Error {
        match error {
            PoolError::Backend(error) => match Error::from(error) {
                Error::Query(text) => Error::Unavailable(text),
                other => other,
            },
            other => Error::Unavailable(other.to_string()),
        }
    }
}
