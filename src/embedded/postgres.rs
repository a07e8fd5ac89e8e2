//! The private PostgreSQL: one cluster, one Unix socket, no network.

use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::sync::Arc;

use rustix::process::Signal;
use tokio::io::AsyncWriteExt;
use tokio::process::Command;

use super::owner::{Owner, check_socket};
use super::supervise::{Service, Supervised, run};
use super::{Error, Settings};

/// The oldest major version that serves.
pub const OLDEST_MAJOR: u32 = 15;
/// User and database of the private cluster.
const NAME: &str = "rookery";
const PID_FILE: &str = "postmaster.pid";
const SOCKET: &str = ".s.PGSQL.5432";
/// The line of `postmaster.pid` that tells the state, counted from 0.
const STATE_LINE: usize = 7;

/// Settings for a small machine that shares its memory with everything else.
const TUNING: [&str; 20] = [
    "listen_addresses=",
    "unix_socket_permissions=0700",
    "port=5432",
    "max_connections=200",
    "shared_buffers=128MB",
    "effective_cache_size=512MB",
    "maintenance_work_mem=64MB",
    "work_mem=8MB",
    "wal_level=minimal",
    "max_wal_senders=0",
    "wal_compression=on",
    "max_wal_size=1GB",
    "checkpoint_timeout=15min",
    "random_page_cost=1.1",
    "jit=off",
    "autovacuum_vacuum_scale_factor=0.05",
    "log_min_messages=warning",
    "logging_collector=off",
    "timezone=UTC",
    "log_timezone=UTC",
];
/// For tests: what a crash of the machine would lose matters to nobody.
const NOT_DURABLE: [&str; 3] = [
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
];

/// The programs of one installed PostgreSQL.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Programs {
    /// Major version.
    pub major: u32,
    /// The folder that holds them.
    pub dir: PathBuf,
}

impl Programs {
    /// Every PostgreSQL found in `/usr/lib/postgresql/*/bin` and on the `PATH`, newest first.
    #[must_use]
    pub fn installed() -> Vec<Self> {
        let debian = std::fs::read_dir("/usr/lib/postgresql")
            .into_iter()
            .flatten()
            .flatten()
            .map(|entry| entry.path().join("bin"));
        let path = std::env::var_os("PATH").unwrap_or_default();
        let mut dirs: Vec<PathBuf> = debian
            .chain(std::env::split_paths(&path))
            // The PATH may hold links to programs that look for their neighbours at home.
            .filter_map(|dir| {
                Some(
                    dir.join("postgres")
                        .canonicalize()
                        .ok()?
                        .parent()?
                        .to_owned(),
                )
            })
            .filter(|dir| dir.join("initdb").exists())
            .collect();
        dirs.sort();
        dirs.dedup();
        let mut found: Vec<Self> = dirs
            .into_iter()
            .filter_map(|dir| {
                let major = version(&dir.join("postgres"))?;
                Some(Self { major, dir })
            })
            .collect();
        found.sort_by_key(|programs| std::cmp::Reverse(programs.major));
        found
    }

    /// The newest PostgreSQL installed.
    ///
    /// # Errors
    /// [`Error::Missing`] without any, [`Error::TooOld`] below [`OLDEST_MAJOR`].
    pub fn newest() -> Result<Self, Error> {
        let newest = Self::installed().into_iter().next().ok_or(Error::Missing {
            program: "PostgreSQL",
            package: "postgresql",
        })?;
        if newest.major < OLDEST_MAJOR {
            return Err(Error::TooOld {
                installed: newest.major,
            });
        }
        Ok(newest)
    }

    /// Those that fit a cluster: of its own major version, or the newest where there is none yet.
    ///
    /// # Errors
    /// As [`Programs::newest`], and [`Error::OtherMajor`].
    pub fn for_cluster(dir: &Path) -> Result<Self, Error> {
        let newest = Self::newest()?;
        let Some(found) = cluster_major(dir) else {
            return Ok(newest);
        };
        Self::installed()
            .into_iter()
            .find(|programs| programs.major == found)
            .ok_or(Error::OtherMajor {
                dir: dir.to_owned(),
                found,
                installed: newest.major,
            })
    }

    /// The path of one program.
    #[must_use]
    pub fn path(&self, program: &str) -> PathBuf {
        self.dir.join(program)
    }
}

/// The major version that `postgres --version` tells.
fn version(postgres: &Path) -> Option<u32> {
    let output = std::process::Command::new(postgres)
        .arg("--version")
        .output()
        .ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    let number = text.split_whitespace().nth(2)?;
    let digits: String = number.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().ok()
}

/// The major version that wrote a cluster; `None` where there is none.
#[must_use]
pub fn cluster_major(dir: &Path) -> Option<u32> {
    std::fs::read_to_string(dir.join("PG_VERSION"))
        .ok()?
        .trim()
        .parse()
        .ok()
}

/// A running private PostgreSQL.
pub struct Postgres {
    supervised: Supervised,
    url: String,
    run_dir: PathBuf,
}

impl Postgres {
    /// How to connect, for tokio-postgres and for PostgreSQL's own programs.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The process id of the server, 0 while it is started again.
    #[must_use]
    pub fn pid(&self) -> i32 {
        self.supervised.pid()
    }

    /// Stops the server (fast: connections are cut, everything committed is written) and waits.
    pub async fn stop(self) {
        self.supervised.stop().await;
        // Fails while the other service's socket is still there.
        let _ = std::fs::remove_dir(&self.run_dir);
    }
}

/// How to connect to a private PostgreSQL whose socket lies in `run_dir`.
#[must_use]
pub fn url(run_dir: &Path) -> String {
    let host = percent_encoding::utf8_percent_encode(
        &run_dir.to_string_lossy(),
        percent_encoding::NON_ALPHANUMERIC,
    )
    .to_string();
    format!("postgresql://{NAME}@{host}/{NAME}")
}

/// Starts the PostgreSQL of a folder, making its cluster first where there is none.
///
/// `settings.data_dir` is the cluster's own folder. A server left there by a run that was killed is
/// ended first. The caller makes sure that no other process starts one at the same time.
///
/// # Errors
/// Whatever keeps it from being ready; see [`Error`].
pub async fn start(settings: &Settings) -> Result<Postgres, Error> {
    let programs = Programs::for_cluster(&settings.data_dir)?;
    start_with(settings, &programs).await
}

pub(super) async fn start_with(
    settings: &Settings,
    programs: &Programs,
) -> Result<Postgres, Error> {
    let owner = Owner::current()?;
    check_socket(&settings.run_dir.join(SOCKET))?;
    owner.run_dir(&settings.run_dir)?;
    make_cluster(settings, programs, &owner, true).await?;
    let server = Server {
        settings: settings.clone(),
        program: programs.path("postgres"),
        owner,
    };
    Ok(Postgres {
        supervised: Supervised::start(Arc::new(server)).await?,
        url: url(&settings.run_dir),
        run_dir: settings.run_dir.clone(),
    })
}

/// Whether the server of a cluster takes connections, whoever started it.
pub(super) fn answers(data_dir: &Path) -> bool {
    state(data_dir).is_some_and(|(_, state)| state == "ready")
}

fn state(data_dir: &Path) -> Option<(i32, String)> {
    let text = std::fs::read_to_string(data_dir.join(PID_FILE)).ok()?;
    let pid = text.lines().next()?.trim().parse().ok()?;
    Some((pid, text.lines().nth(STATE_LINE)?.trim().to_owned()))
}

/// Makes a cluster where there is none: whole or not at all, as it is made beside its place.
pub(super) async fn make_cluster(
    settings: &Settings,
    programs: &Programs,
    owner: &Owner,
    with_database: bool,
) -> Result<(), Error> {
    let dir = &settings.data_dir;
    owner.private_dir(dir).await?;
    if cluster_major(dir).is_some() {
        return Ok(());
    }
    let fresh = dir.with_extension("new");
    if fresh.exists() {
        std::fs::remove_dir_all(&fresh).map_err(Error::file(&fresh))?;
    }
    owner.private_dir(&fresh).await?;
    let mut initdb = owner.command(programs.path("initdb"));
    initdb
        .arg("--pgdata")
        .arg(&fresh)
        .args(["--username", NAME, "--encoding=UTF8"])
        // Bytewise order is the fastest and never changes with the system's libraries.
        .args(["--locale=C.UTF-8", "--lc-collate=C", "--lc-messages=C"])
        // The socket's folder lets nobody else in.
        .args(["--auth-local=trust", "--auth-host=reject"])
        .args(["--data-checksums", "--no-instructions"]);
    if !settings.durable {
        initdb.arg("--no-sync");
    }
    run(initdb).await?;
    if with_database {
        create_database(&fresh, programs, owner, settings.durable).await?;
    }
    // An empty folder may be replaced; one that is not is left alone.
    std::fs::rename(&fresh, dir).map_err(Error::file(dir))
}

/// Makes the database without a server, so that a cluster in its place always has it.
async fn create_database(
    dir: &Path,
    programs: &Programs,
    owner: &Owner,
    durable: bool,
) -> Result<(), Error> {
    let program = programs.path("postgres");
    let mut command = owner.command(&program);
    command.arg("--single").arg("-D").arg(dir);
    if !durable {
        command.args(["-c", "fsync=off"]);
    }
    let failed = |cause| Error::Spawn {
        program: program.display().to_string(),
        cause,
    };
    let mut child = command
        .arg("template1")
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(failed)?;
    if let Some(mut input) = child.stdin.take() {
        let statement = format!("CREATE DATABASE {NAME}\n");
        input
            .write_all(statement.as_bytes())
            .await
            .map_err(failed)?;
    }
    let output = child.wait_with_output().await.map_err(failed)?;
    let errors = String::from_utf8_lossy(&output.stderr).into_owned();
    // In this mode a refused statement does not change the exit status.
    if output.status.success() && !errors.contains("ERROR:") {
        return Ok(());
    }
    Err(Error::Failed {
        program: program.display().to_string(),
        status: output.status,
        output: errors,
    })
}

struct Server {
    settings: Settings,
    program: PathBuf,
    owner: Owner,
}

impl Service for Server {
    fn name(&self) -> &'static str {
        "PostgreSQL"
    }

    fn process_name(&self) -> &'static str {
        "postgres"
    }

    fn dir(&self) -> &Path {
        &self.settings.data_dir
    }

    fn pid_file(&self) -> PathBuf {
        self.settings.data_dir.join(PID_FILE)
    }

    /// A process id that now belongs to something else, common in containers, would make
    /// PostgreSQL believe that it runs already. Whether a process still uses the cluster's shared
    /// memory it finds out without these files.
    fn clear(&self) {
        let lock = self.settings.run_dir.join(format!("{SOCKET}.lock"));
        for path in [self.pid_file(), lock] {
            let _ = std::fs::remove_file(path);
        }
    }

    fn log_file(&self) -> PathBuf {
        self.settings.data_dir.with_extension("log")
    }

    fn command(&self) -> Command {
        let mut command = self.owner.command(&self.program);
        command.arg("-D").arg(&self.settings.data_dir);
        let mut sockets = std::ffi::OsString::from("unix_socket_directories=");
        sockets.push(&self.settings.run_dir);
        command.arg("-c").arg(sockets);
        let loose = if self.settings.durable {
            &[][..]
        } else {
            &NOT_DURABLE
        };
        for setting in TUNING.iter().chain(loose) {
            command.args(["-c", setting]);
        }
        command
    }

    /// Fast shutdown.
    fn stop_signal(&self) -> Signal {
        Signal::INT
    }

    /// Immediate shutdown; the next start replays the log.
    fn hard_signal(&self) -> Signal {
        Signal::QUIT
    }

    async fn is_ready(&self, pid: i32) -> bool {
        state(&self.settings.data_dir).is_some_and(|found| found == (pid, String::from("ready")))
    }
}
