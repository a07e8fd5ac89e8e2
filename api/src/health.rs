//! Is the server there? <https://docs.joinmastodon.org/methods/health/>

use crate::endpoint::{Auth, Endpoint, Rate};
use serde::{Deserialize, Serialize};

/// Answers while the server runs.
pub const SHOW: Endpoint = Endpoint::get("/health", "Health")
    .auth(Auth::Public)
    .rate(Rate::None)
    .docs("methods/health#get")
    .added("3.0.0");

/// Every endpoint of this noun.
pub const ENDPOINTS: &[&Endpoint] = &[&SHOW];

/// The answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Health {
    /// `OK`.
    pub status: String,
}
