//! Postgres: the pool, transactions, what its errors mean, migrations, leases, the queue's rows.
//!
//! The typed queries themselves are the crate `sql`, generated from `sql/queries`; rooms above run them on a
//! [`Connection`] or inside a [`Tx`] from here.

mod error;
pub mod group;
pub mod inbox;
pub mod jobs;
pub mod lease;
pub mod migrate;

pub use deadpool_postgres::{Object as Connection, Transaction as Tx};
pub use error::{Error, QueryError};

use std::{
    str::FromStr,
    time::{Duration, Instant},
};

use deadpool_postgres::{Hook, HookError, Manager, ManagerConfig, Pool, RecyclingMethod, Runtime};
use tokio_postgres_rustls::MakeRustlsConnect;

/// How the pool stands at a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Connections {
    /// At most.
    pub limit: usize,
    /// Open, in use or not.
    pub open: usize,
    /// Lent out.
    pub used: usize,
    /// Callers that wait for one.
    pub waiting: usize,
}

/// A handle to the database; cheap to clone.
#[derive(Clone, Debug)]
pub struct Db {
    pool: Pool,
}

impl Db {
    /// Makes the pool. No connection is opened yet.
    ///
    /// `url` is a libpq URL or key-value string (`postgresql://…`, `host=/run/… user=…`); `size` the number of
    /// connections at most.
    pub fn new(url: &str, size: usize) -> Result<Db, Error> {
        let mut config = tokio_postgres::Config::from_str(url)?;
        config.application_name("rookery");
        if config.get_connect_timeout().is_none() {
            config.connect_timeout(Duration::from_secs(5));
        }
        let roots = rustls::RootCertStore {
            roots: webpki_roots::TLS_SERVER_ROOTS.to_vec(),
        };
        let tls = rustls::ClientConfig::builder()
            .with_root_certificates(roots)
            .with_no_client_auth();
        let manager = Manager::from_config(
            config,
            MakeRustlsConnect::new(tls),
            ManagerConfig {
                recycling_method: RecyclingMethod::Fast,
            },
        );
        let pool = Pool::builder(manager)
            .max_size(size)
            .runtime(Runtime::Tokio1)
            .wait_timeout(Some(Duration::from_secs(10)))
            .create_timeout(Some(Duration::from_secs(10)))
            // Every statement is written for the one plan that its indexes are made for. Planning it for each call's
            // values costs more than running it, and a plan that changes with statistics changes at the worst time.
            .post_create(Hook::async_fn(|client, _| {
                Box::pin(async move {
                    client
                        .batch_execute(
                            "SET plan_cache_mode = force_generic_plan; SET client_min_messages = warning",
                        )
                        .await
                        .map_err(HookError::Backend)
                })
            }))
            .build()
            .map_err(|error| Error::Configuration(error.to_string()))?;
        Ok(Db { pool })
    }

    /// A connection from the pool. Queries run on it are prepared once per connection.
    pub async fn get(&self) -> Result<Connection, Error> {
        let begun = Instant::now();
        let connection = self.pool.get().await;
        // The wait of who gets none in time counts most of all.
        metrics::histogram!("rookery_db_wait_seconds").record(begun.elapsed().as_secs_f64());
        Ok(connection?)
    }

    /// How the pool stands now.
    #[must_use]
    pub fn connections(&self) -> Connections {
        let status = self.pool.status();
        Connections {
            limit: status.max_size,
            open: status.size,
            used: status.size.saturating_sub(status.available),
            waiting: status.waiting,
        }
    }

    /// Whether the database answers.
    pub async fn ping(&self) -> Result<(), Error> {
        self.get().await?.simple_query("SELECT 1").await?;
        Ok(())
    }

    /// Closes the pool: what waits for a connection fails, what has one finishes.
    pub fn close(&self) {
        self.pool.close();
    }
}
