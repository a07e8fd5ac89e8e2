//! Work going on in the background. <https://docs.joinmastodon.org/methods/async_refreshes/>

use serde::{Deserialize, Serialize};

use crate::endpoint::{Auth, Endpoint};
use crate::word::words;

/// How far work in the background is.
pub const SHOW: Endpoint =
    Endpoint::get("/api/v1_alpha/async_refreshes/{id}", "WrappedAsyncRefresh")
        .auth(Auth::User(&["read"]))
        .docs("methods/async_refreshes#show")
        .added("4.4.0");

/// Every endpoint of this noun.
pub const ENDPOINTS: &[&Endpoint] = &[&SHOW];

words! {
    /// How far the work is.
    AsyncRefreshStatus {
        Running = "running",
        Finished = "finished",
    }
}

/// <https://docs.joinmastodon.org/entities/AsyncRefresh/>
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AsyncRefresh {
    pub id: String,
    pub status: AsyncRefreshStatus,
    pub result_count: Option<u64>,
}

/// The answer of the endpoint.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WrappedAsyncRefresh {
    pub async_refresh: AsyncRefresh,
}
