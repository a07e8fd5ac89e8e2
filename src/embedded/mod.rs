//! The private PostgreSQL and Redis of the one-command start.
//!
//! Both run as children with Unix sockets only, are started again when they die, and are stopped
//! with the server. A lock on the data folder makes sure that there is one set of them: a second
//! process (`rookery backup` beside `rookery up`) uses those that run.

mod error;
mod owner;
pub mod postgres;
pub mod redis;
mod supervise;
#[cfg(test)]
pub(crate) mod tests;
pub mod upgrade;

use std::fs::{DirBuilder, File, OpenOptions, TryLockError};
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};
use std::time::Duration;

use tokio::time::{Instant, sleep};

pub use error::Error;
pub use owner::{Owner, run_dir_for};

use crate::config::{Config, Secret};

const LOCK_FILE: &str = "rookery.lock";
/// Names the folder of the services where they cannot live in the data folder.
const LOCATION_FILE: &str = "services.location";
/// Where root's services live when their user cannot enter the data folder.
const SYSTEM_DIR: &str = "/var/lib/rookery";
/// How long a second process waits for the services of the first.
const ATTACH_WITHIN: Duration = Duration::from_secs(60);

/// How a private service is run.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The service's own folder; its log lies beside it.
    pub data_dir: PathBuf,
    /// The folder of its socket: short, and for its user only.
    pub run_dir: PathBuf,
    /// `false` trades safety on a crash of the machine for speed; for tests.
    pub durable: bool,
}

/// The services that a configuration leaves to us.
pub struct Services {
    postgres: Option<postgres::Postgres>,
    redis: Option<redis::Redis>,
    database_url: Option<String>,
    redis_url: Option<String>,
    dir: PathBuf,
    // Held, never read: the lock ends with the process.
    _lock: Option<File>,
}

impl Services {
    /// Starts what the configuration gives no URL for, or finds what another process of the same
    /// data folder has started.
    ///
    /// # Errors
    /// Whatever keeps a service from being ready; see [`Error`].
    pub async fn open(config: &Config) -> Result<Self, Error> {
        Self::start(config, config.needs_embedded(), OnConflict::Attach).await
    }

    /// Like [`Services::open`], but refuses a data folder that another process uses.
    ///
    /// # Errors
    /// [`Error::InUse`], and whatever keeps a service from being ready.
    pub async fn open_alone(config: &Config) -> Result<Self, Error> {
        Self::start(config, true, OnConflict::Refuse).await
    }

    async fn start(config: &Config, lock: bool, conflict: OnConflict) -> Result<Self, Error> {
        let data_dir = config.data_dir();
        let mut services = Self {
            postgres: None,
            redis: None,
            database_url: None,
            redis_url: None,
            dir: data_dir.clone(),
            _lock: None,
        };
        if !lock {
            return Ok(services);
        }
        make_data_dir(&data_dir)?;
        services._lock = try_lock(&data_dir)?;
        if !config.needs_embedded() && services._lock.is_some() {
            return Ok(services);
        }
        let place = Place::find(&data_dir).await?;
        services.dir.clone_from(&place.dir);
        if services._lock.is_none() {
            if conflict == OnConflict::Refuse {
                return Err(Error::InUse { dir: data_dir });
            }
            place.wait(config).await?;
            if config.database.url.is_none() {
                services.database_url = Some(postgres::url(&place.run_dir));
            }
            if config.redis.url.is_none() {
                services.redis_url = Some(redis::url(&place.run_dir));
            }
            return Ok(services);
        }
        if config.database.url.is_none() {
            let postgres = postgres::start(&place.settings(POSTGRES)).await?;
            services.database_url = Some(postgres.url().to_owned());
            services.postgres = Some(postgres);
        }
        if config.redis.url.is_none() {
            match redis::start(&place.settings(REDIS)).await {
                Ok(redis) => {
                    services.redis_url = Some(redis.url().to_owned());
                    services.redis = Some(redis);
                }
                Err(error) => {
                    services.stop().await;
                    return Err(error);
                }
            }
        }
        Ok(services)
    }

    /// The configuration with the addresses of the private services filled in.
    #[must_use]
    pub fn fill(&self, mut config: Config) -> Config {
        if let Some(url) = &self.database_url {
            config.database.url = Some(Secret::new(url));
        }
        if let Some(url) = &self.redis_url {
            config.redis.url = Some(Secret::new(url));
        }
        config
    }

    /// The address of the private PostgreSQL, if it is ours.
    #[must_use]
    pub fn database_url(&self) -> Option<&str> {
        self.database_url.as_deref()
    }

    /// The address of the private Redis, if it is ours.
    #[must_use]
    pub fn redis_url(&self) -> Option<&str> {
        self.redis_url.as_deref()
    }

    /// Where the private services keep their data.
    #[must_use]
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    /// Stops what this process started, Redis first.
    pub async fn stop(self) {
        if let Some(redis) = self.redis {
            redis.stop().await;
        }
        if let Some(postgres) = self.postgres {
            postgres.stop().await;
        }
    }
}

/// Whether the private PostgreSQL of a data folder has been made already.
#[must_use]
pub fn has_database(data_dir: &Path) -> bool {
    let dir = known_location(data_dir).unwrap_or_else(|| data_dir.to_owned());
    postgres::cluster_major(&dir.join(POSTGRES)).is_some()
}

const POSTGRES: &str = "postgres";
const REDIS: &str = "redis";

#[derive(Clone, Copy, PartialEq, Eq)]
enum OnConflict {
    Attach,
    Refuse,
}

/// Where the services of a data folder live.
pub(crate) struct Place {
    dir: PathBuf,
    run_dir: PathBuf,
}

impl Place {
    /// The data folder itself; for root a folder in `/var/lib/rookery` when the user that the
    /// services run as cannot enter it. That choice is written down in the data folder.
    pub(crate) async fn find(data_dir: &Path) -> Result<Self, Error> {
        let owner = Owner::current()?;
        let dir = match known_location(data_dir) {
            Some(dir) => dir,
            None if owner.can_enter(data_dir).await => data_dir.to_owned(),
            None => {
                let dir = elsewhere(data_dir)?;
                tracing::warn!(
                    user = owner.name(),
                    "the private services cannot enter {}: their data go to {}",
                    data_dir.display(),
                    dir.display()
                );
                dir
            }
        };
        Ok(Self {
            run_dir: run_dir_for(&dir),
            dir,
        })
    }

    pub(crate) fn settings(&self, service: &str) -> Settings {
        Settings {
            data_dir: self.dir.join(service),
            run_dir: self.run_dir.clone(),
            durable: true,
        }
    }

    async fn wait(&self, config: &Config) -> Result<(), Error> {
        let deadline = Instant::now() + ATTACH_WITHIN;
        loop {
            let database =
                config.database.url.is_some() || postgres::answers(&self.dir.join(POSTGRES));
            let redis = config.redis.url.is_some() || redis::answers(&self.run_dir).await;
            if database && redis {
                return Ok(());
            }
            if Instant::now() >= deadline {
                return Err(Error::NotAnswering {
                    dir: self.dir.clone(),
                });
            }
            sleep(Duration::from_millis(100)).await;
        }
    }
}

fn known_location(data_dir: &Path) -> Option<PathBuf> {
    let text = std::fs::read_to_string(data_dir.join(LOCATION_FILE)).ok()?;
    let dir = PathBuf::from(text.trim());
    dir.is_absolute().then_some(dir)
}

/// A new folder outside the data folder. Its name is made anew each time, so that a data folder
/// that was deleted and made again does not meet its former self.
fn elsewhere(data_dir: &Path) -> Result<PathBuf, Error> {
    let mut salt = [0; 4];
    // A salt that stays zero only means that the folder's own name decides.
    let _ = aws_lc_rs::rand::fill(&mut salt);
    let name = format!("{}-{}", owner::short_hash(data_dir), hex::encode(salt));
    let dir = Path::new(SYSTEM_DIR).join(name);
    std::fs::create_dir_all(&dir).map_err(Error::file(&dir))?;
    let note = data_dir.join(LOCATION_FILE);
    std::fs::write(&note, format!("{}\n", dir.display())).map_err(Error::file(&note))?;
    Ok(dir)
}

/// Makes the data folder: nobody else may look into it, but root's services pass through.
pub(crate) fn make_data_dir(dir: &Path) -> Result<(), Error> {
    let mode = if rustix::process::geteuid().is_root() {
        0o711
    } else {
        0o700
    };
    DirBuilder::new()
        .recursive(true)
        .mode(mode)
        .create(dir)
        .map_err(Error::file(dir))
}

/// Takes the data folder for this process; `None` when another one has it.
pub(crate) fn try_lock(data_dir: &Path) -> Result<Option<File>, Error> {
    let path = data_dir.join(LOCK_FILE);
    let file = OpenOptions::new()
        .create(true)
        .truncate(false)
        .write(true)
        .open(&path)
        .map_err(Error::file(&path))?;
    match file.try_lock() {
        Ok(()) => Ok(Some(file)),
        Err(TryLockError::WouldBlock) => Ok(None),
        Err(TryLockError::Error(cause)) => Err(Error::file(&path)(cause)),
    }
}
