//! [AsyncRefresh](https://docs.joinmastodon.org/entities/AsyncRefresh/).

use api::async_refreshes::{AsyncRefresh, AsyncRefreshStatus, WrappedAsyncRefresh};

use super::count;
use crate::domain::async_refreshes::Refresh;

/// How far work is.
#[must_use]
pub fn wrapped(refresh: &Refresh) -> WrappedAsyncRefresh {
    WrappedAsyncRefresh {
        async_refresh: AsyncRefresh {
            id: refresh.token.clone(),
            status: if refresh.running {
                AsyncRefreshStatus::Running
            } else {
                AsyncRefreshStatus::Finished
            },
            result_count: Some(count(refresh.result_count)),
        },
    }
}
