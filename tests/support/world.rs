//! One runtime, one Postgres and one Redis for the whole test binary; they end with it, however it ends.

use std::{
    fs::Permissions,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    sync::{
        LazyLock,
        atomic::{AtomicU32, Ordering},
    },
};

use rookery::{
    embedded::{self, Settings},
    store::{Db, migrate},
};
use tokio::{runtime::Runtime, sync::OnceCell};

/// The database that every server's own is a copy of.
const TEMPLATE: &str = "rookery_test_template";

static RUNTIME: LazyLock<Runtime> = LazyLock::new(|| {
    // Fails only when another test was first.
    let _ = rustls::crypto::aws_lc_rs::default_provider().install_default();
    if let Ok(filter) = std::env::var("ROOKERY_TEST_LOG") {
        tracing_subscriber::fmt()
            .with_env_filter(filter)
            .with_test_writer()
            .init();
    }
    tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .worker_threads(4)
        .build()
        .expect("a runtime")
});
static WORLD: OnceCell<World> = OnceCell::const_new();
static COUNTER: AtomicU32 = AtomicU32::new(0);

/// Runs a test on the shared runtime.
pub fn run<T>(test: impl Future<Output = T>) -> T {
    RUNTIME.block_on(test)
}

/// Something to be done after a test, when its thread no longer waits.
pub fn later(task: impl Future<Output = ()> + Send + 'static) {
    RUNTIME.spawn(task);
}

/// The services that all tests share.
pub struct World {
    /// Where everything lies; removed at the end.
    pub dir: PathBuf,
    /// Any database of the server, for making others.
    database: String,
    /// Redis; every server has its own prefix.
    pub redis_url: String,
    /// Their handles, kept so that they are looked after.
    _services: Option<(embedded::postgres::Postgres, embedded::redis::Redis)>,
    making: tokio::sync::Mutex<()>,
}

/// The world, made by the first test that needs it.
pub async fn world() -> &'static World {
    WORLD
        .get_or_init(|| async { World::start().await.expect("Postgres and Redis") })
        .await
}

/// Private services in a folder, for a test that means to kill them.
pub struct Private {
    pub postgres: embedded::postgres::Postgres,
    pub redis: embedded::redis::Redis,
}

impl Private {
    /// Starts both below `dir`, which the services' user must be able to enter.
    pub async fn start(dir: &Path, durable: bool) -> Result<Self, embedded::Error> {
        let settings = |name: &str| Settings {
            data_dir: dir.join(name),
            run_dir: dir.join("run"),
            durable,
        };
        Ok(Self {
            postgres: embedded::postgres::start(&settings("postgres")).await?,
            redis: embedded::redis::start(&settings("redis")).await?,
        })
    }
}

/// A number that no other caller in this process gets.
pub fn unique() -> u32 {
    COUNTER.fetch_add(1, Ordering::Relaxed)
}

/// A folder that the services' user can enter, and that is gone when this process is, whatever ends it.
pub fn folder() -> PathBuf {
    let dir = tempfile::Builder::new()
        .prefix("rookery-test-")
        .permissions(Permissions::from_mode(0o755))
        .tempdir_in("/tmp")
        .expect("a folder")
        .keep();
    guard(&dir, &[]);
    dir
}

/// A child that waits for our end, then ends services and removes a folder.
#[allow(clippy::zombie_processes, reason = "it outlives this process")]
pub fn guard(dir: &Path, pids: &[(i32, &str)]) {
    let stop: String = pids
        .iter()
        .map(|(pid, signal)| format!("kill -{signal} {pid} 2>/dev/null; "))
        .collect();
    let wait: String = pids
        .iter()
        .map(|(pid, _)| format!("timeout 20 tail --pid={pid} -f /dev/null; "))
        .collect();
    let script = format!("tail --pid=$1 -f /dev/null; {stop}{wait}rm -rf \"$2\"");
    Command::new("bash")
        .args(["-c", &script, "guard"])
        .arg(std::process::id().to_string())
        .arg(dir)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("bash");
}

impl World {
    async fn start() -> Result<Self, Box<dyn std::error::Error>> {
        let dir = folder();
        let given = (
            std::env::var("ROOKERY_TEST_DATABASE_URL"),
            std::env::var("ROOKERY_TEST_REDIS_URL"),
        );
        let (database, redis_url, services) = match given {
            (Ok(database), Ok(redis)) => (database, redis, None),
            _ => {
                let private = Private::start(&dir, false).await?;
                guard(
                    &dir,
                    &[
                        (private.postgres.pid(), "INT"),
                        (private.redis.pid(), "TERM"),
                    ],
                );
                (
                    private.postgres.url().to_owned(),
                    private.redis.url().to_owned(),
                    Some((private.postgres, private.redis)),
                )
            }
        };
        let world = Self {
            dir,
            database,
            redis_url,
            _services: services,
            making: tokio::sync::Mutex::new(()),
        };
        world
            .admin(&[
                format!("DROP DATABASE IF EXISTS {TEMPLATE} WITH (FORCE)"),
                format!("CREATE DATABASE {TEMPLATE}"),
            ])
            .await?;
        let template = Db::new(&world.url(TEMPLATE), 1)?;
        migrate::run(&template).await?;
        template.close();
        Ok(world)
    }

    /// How to reach a database of the server.
    pub fn url(&self, name: &str) -> String {
        let mut url = url::Url::parse(&self.database).expect("a database URL");
        url.set_path(name);
        url.to_string()
    }

    /// A fresh database with the present schema; answers its name.
    pub async fn database(&self) -> String {
        let name = format!("rookery_test_{}_{}", std::process::id(), unique());
        // A template that somebody is connected to cannot be copied; the last one leaves soon.
        super::eventually("a database from the template", || async {
            let made = self
                .admin(&[format!("CREATE DATABASE {name} TEMPLATE {TEMPLATE}")])
                .await;
            match made {
                Ok(()) => Some(()),
                Err(error)
                    if error.code() == Some(&tokio_postgres::error::SqlState::OBJECT_IN_USE) =>
                {
                    None
                }
                Err(error) => panic!("CREATE DATABASE: {error:?}"),
            }
        })
        .await;
        name
    }

    /// Removes a database, connections and all.
    pub async fn drop_database(&self, name: &str) {
        // What fails here costs disk until the world ends, nothing else.
        let _ = self
            .admin(&[format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)")])
            .await;
    }

    async fn admin(&self, statements: &[String]) -> Result<(), tokio_postgres::Error> {
        let _one_at_a_time = self.making.lock().await;
        let (client, connection) =
            tokio_postgres::connect(&self.database, tokio_postgres::NoTls).await?;
        let driver = tokio::spawn(connection);
        let mut outcome = Ok(());
        for statement in statements {
            outcome = client.batch_execute(statement).await;
            if outcome.is_err() {
                break;
            }
        }
        drop(client);
        let _ = driver.await;
        outcome
    }
}
