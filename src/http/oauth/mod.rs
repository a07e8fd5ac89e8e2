//! OAuth 2.0 and what leads to it: applications, authorization, tokens, signing up by an application, confirming an
//! address. <https://docs.joinmastodon.org/methods/oauth/>

mod apps;
mod authorize;
mod emails;
mod metadata;
mod sign_up;
mod token;

use api::error::ApiError;

use super::{Failure, bind::Table};
use crate::domain::oauth::Refused;

/// Binds every endpoint of these nouns.
pub fn bind(table: &mut Table) {
    apps::bind(table);
    authorize::bind(table);
    emails::bind(table);
    metadata::bind(table);
    sign_up::bind(table);
    token::bind(table);
}

impl From<Refused> for Failure {
    fn from(refused: Refused) -> Failure {
        match refused {
            Refused::Code(code) => ApiError::from(code).into(),
            Refused::Failed(error) => error.into(),
        }
    }
}
