//! The private Redis: one Unix socket, no network, an append-only file.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use rustix::process::Signal;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::UnixStream;
use tokio::process::Command;
use tokio::time::timeout;

use super::owner::{Owner, check_socket};
use super::supervise::{Service, Supervised};
use super::{Error, Settings};

const PROGRAM: &str = "redis-server";
const PID_FILE: &str = "redis.pid";
const SOCKET: &str = "redis.sock";
const PING_WITHIN: Duration = Duration::from_secs(1);

/// A running private Redis.
pub struct Redis {
    supervised: Supervised,
    url: String,
    run_dir: PathBuf,
}

impl Redis {
    /// How to connect: `unix:///path`.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The process id of the server, 0 while it is started again.
    #[must_use]
    pub fn pid(&self) -> i32 {
        self.supervised.pid()
    }

    /// Stops the server, its file written, and waits.
    pub async fn stop(self) {
        self.supervised.stop().await;
        // Fails while the other service's socket is still there.
        let _ = std::fs::remove_dir(&self.run_dir);
    }
}

/// How to connect to a private Redis whose socket lies in `run_dir`.
#[must_use]
pub fn url(run_dir: &Path) -> String {
    format!("unix://{}", run_dir.join(SOCKET).display())
}

/// Starts the Redis of a folder (`settings.data_dir`, its own). A server left there by a run that
/// was killed is ended first. The caller makes sure that no other process starts one at the same
/// time.
///
/// # Errors
/// Whatever keeps it from being ready; see [`Error`].
pub async fn start(settings: &Settings) -> Result<Redis, Error> {
    let program = find().ok_or(Error::Missing {
        program: PROGRAM,
        package: PROGRAM,
    })?;
    let owner = Owner::current()?;
    check_socket(&settings.run_dir.join(SOCKET))?;
    owner.run_dir(&settings.run_dir)?;
    owner.private_dir(&settings.data_dir).await?;
    let server = Server {
        settings: settings.clone(),
        program,
        owner,
    };
    Ok(Redis {
        supervised: Supervised::start(Arc::new(server)).await?,
        url: url(&settings.run_dir),
        run_dir: settings.run_dir.clone(),
    })
}

fn find() -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path)
        .chain([PathBuf::from("/usr/bin"), PathBuf::from("/usr/local/bin")])
        .map(|dir| dir.join(PROGRAM))
        .find(|program| program.is_file())
}

/// Whether the server behind the socket takes commands, whoever started it. While it loads its
/// file it answers, but not with PONG.
pub(super) async fn answers(run_dir: &Path) -> bool {
    let ping = async {
        let mut socket = UnixStream::connect(run_dir.join(SOCKET)).await?;
        socket.write_all(b"PING\r\n").await?;
        let mut answer = [0; 7];
        socket.read_exact(&mut answer).await?;
        std::io::Result::Ok(answer == *b"+PONG\r\n")
    };
    matches!(timeout(PING_WITHIN, ping).await, Ok(Ok(true)))
}

struct Server {
    settings: Settings,
    program: PathBuf,
    owner: Owner,
}

impl Service for Server {
    fn name(&self) -> &'static str {
        "Redis"
    }

    fn process_name(&self) -> &'static str {
        PROGRAM
    }

    fn dir(&self) -> &Path {
        &self.settings.data_dir
    }

    fn pid_file(&self) -> PathBuf {
        self.settings.data_dir.join(PID_FILE)
    }

    fn clear(&self) {
        for path in [self.pid_file(), self.settings.run_dir.join(SOCKET)] {
            let _ = std::fs::remove_file(path);
        }
    }

    fn log_file(&self) -> PathBuf {
        self.settings.data_dir.with_extension("log")
    }

    fn command(&self) -> Command {
        let mut command = self.owner.command(&self.program);
        let append = if self.settings.durable { "yes" } else { "no" };
        command
            .args(["--port", "0", "--daemonize", "no"])
            .arg("--dir")
            .arg(&self.settings.data_dir)
            .arg("--pidfile")
            .arg(self.pid_file())
            .arg("--unixsocket")
            .arg(self.settings.run_dir.join(SOCKET))
            .args(["--unixsocketperm", "700"])
            // The append-only file is enough; a snapshot beside it would write everything twice.
            .args(["--save", ""])
            .args(["--appendonly", append, "--appendfsync", "everysec"])
            // Cutting lists is Rookery's business: an entry that vanishes unseen is a hole.
            .args(["--maxmemory-policy", "noeviction"]);
        command
    }

    fn stop_signal(&self) -> Signal {
        Signal::TERM
    }

    fn hard_signal(&self) -> Signal {
        Signal::KILL
    }

    async fn is_ready(&self, _pid: i32) -> bool {
        answers(&self.settings.run_dir).await
    }
}
