//! Whether this process can do its work: for whoever sends requests to it, and for the operator at night.

use std::time::Duration;

use tokio::time::timeout;

use super::Services;
use crate::store::migrate;

/// How long Postgres may take to answer. The pool waits longer for a connection, but who has to wait that long is not
/// ready.
const PATIENCE: Duration = Duration::from_secs(2);

/// How the parts stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Readiness {
    /// Postgres answers.
    pub postgres: bool,
    /// The database has all migrations of this program; `None` while Postgres does not answer.
    pub schema: Option<bool>,
    /// The lease on the node number holds: ids can be minted.
    pub node: bool,
    /// Redis answers.
    pub redis: bool,
}

impl Readiness {
    /// Whether requests can be served. Not a question of Redis: without it posts are accepted and homes are read from
    /// Postgres, while a balancer that took every process out would make of it a failure of everything.
    #[must_use]
    pub fn is_ready(self) -> bool {
        self.postgres && self.schema == Some(true) && self.node
    }
}

/// Looks.
pub async fn check(services: &Services) -> Readiness {
    let schema = async {
        match timeout(PATIENCE, migrate::missing(&services.db)).await {
            Ok(Ok(missing)) => {
                if !missing.is_empty() {
                    tracing::warn!(?missing, "the database is not what this program needs");
                }
                Some(missing.is_empty())
            }
            Ok(Err(error)) => {
                tracing::debug!(%error, "not ready");
                None
            }
            Err(_) => None,
        }
    };
    let (schema, redis) = tokio::join!(schema, services.feed.ping());
    Readiness {
        postgres: schema.is_some(),
        schema,
        node: services.ids.is_leased(),
        redis: redis.is_ok(),
    }
}
