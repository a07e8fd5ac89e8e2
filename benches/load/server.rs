//! The server under test: its own process, its own data folder, ended by its process id.

use std::{
    collections::BTreeMap,
    fs::{File, Permissions},
    net::{SocketAddr, TcpListener},
    os::unix::{fs::PermissionsExt, process::CommandExt},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail, ensure};
use rookery::{
    config::{Config, Secret, Sources},
    embedded,
};
use rustix::process::{Pid, Signal, kill_process};
use tempfile::TempDir;

use crate::wire::{self, Connection};

/// The domain of the server under test.
pub const DOMAIN: &str = "bench.test";
/// Where its URLs stand.
pub const ORIGIN: &str = "https://bench.test";

const READY_WITHIN: Duration = Duration::from_secs(120);
const STOP_WITHIN: Duration = Duration::from_secs(90);
/// Between two looks at whether the server answers.
const LOOK: Duration = Duration::from_millis(2);

/// A folder with the configuration and everything that the server stores.
pub struct Site {
    dir: PathBuf,
    /// Removes the folder, unless it is to be kept.
    _removed: Option<TempDir>,
    program: PathBuf,
    pub address: SocketAddr,
    /// Where figures are asked for, see [`Site::figure`].
    metrics: Option<SocketAddr>,
}

/// Where a site's folder comes from, and what it counts.
pub struct Place<'a> {
    /// A new folder is made in this one, and removed in the end.
    pub parent: &'a Path,
    /// A folder that is kept, instead.
    pub kept: Option<&'a Path>,
    /// Whether the server tells what it counts.
    pub metrics: bool,
}

impl Site {
    /// Writes the configuration. `hosts` are the peers and where they are reached.
    pub fn new(
        program: PathBuf,
        place: &Place<'_>,
        hosts: &BTreeMap<String, String>,
        extra: &[String],
    ) -> Result<Site> {
        // Root's services run as somebody else, who has to get through.
        let open = Permissions::from_mode(0o711);
        let (dir, removed) = if let Some(kept) = place.kept {
            std::fs::create_dir_all(kept)?;
            std::fs::set_permissions(kept, open)?;
            (kept.canonicalize()?, None)
        } else {
            let made = tempfile::Builder::new()
                .prefix("rookery-bench-")
                .permissions(open)
                .tempdir_in(place.parent)?;
            (made.path().to_owned(), Some(made))
        };
        // Free now; the server takes it in a moment.
        let free = || TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr());
        let address = free()?;
        let metrics = if place.metrics { Some(free()?) } else { None };
        let mut config = toml::Table::new();
        let mut set = |section: &str, key: &str, value: toml::Value| {
            if let toml::Value::Table(table) = config
                .entry(section)
                .or_insert_with(|| toml::Value::Table(toml::Table::new()))
            {
                table.insert(key.to_owned(), value);
            }
        };
        set("instance", "domain", DOMAIN.into());
        set("instance", "origin", ORIGIN.into());
        set("server", "listen", address.to_string().into());
        if let Some(metrics) = metrics {
            set("server", "metrics_listen", metrics.to_string().into());
        }
        set("data", "dir", dir.join("data").display().to_string().into());
        set("limits", "rate_limits", false.into());
        set("log", "filter", "warn".into());
        let hosts: toml::Table = hosts
            .iter()
            .map(|(name, url)| (name.clone(), url.clone().into()))
            .collect();
        set("development", "hosts", hosts.into());
        for setting in extra {
            let (key, value) = setting.split_once('=').context("--set wants KEY=VALUE")?;
            let (section, key) = key.split_once('.').context("--set wants SECTION.KEY")?;
            let value = format!("value = {value}").parse::<toml::Table>()?;
            let value = value.get("value").cloned().context("--set")?;
            set(section, key, value);
        }
        std::fs::write(dir.join("rookery.toml"), toml::to_string(&config)?)?;
        Ok(Site {
            dir,
            _removed: removed,
            program,
            address,
            metrics,
        })
    }

    /// Runs a command of the program and waits for its end.
    pub fn run(&self, arguments: &[&str]) -> Result<()> {
        let status = self.command()?.args(arguments).status()?;
        ensure!(
            status.success(),
            "{arguments:?} ended ({status}):\n{}",
            self.log_tail()
        );
        Ok(())
    }

    fn command(&self) -> Result<Command> {
        let log = File::options()
            .create(true)
            .append(true)
            .open(self.dir.join("log"))?;
        let mut command = Command::new(&self.program);
        for (name, _) in std::env::vars_os() {
            if name.to_string_lossy().starts_with("ROOKERY") {
                command.env_remove(name);
            }
        }
        command
            .arg("--config")
            .arg(self.dir.join("rookery.toml"))
            .current_dir(&self.dir)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(log)
            // Ctrl-C is for us, and we end the server.
            .process_group(0);
        Ok(command)
    }

    /// Starts the server; it has answered when this returns, so long after it was executed.
    pub async fn start(&self) -> Result<(Server, Duration)> {
        let mut command = self.command()?;
        command.arg("up");
        let started = Instant::now();
        let child = command
            .spawn()
            .with_context(|| self.program.display().to_string())?;
        let mut server = Server {
            pid: i32::try_from(child.id())?,
            child,
        };
        let request = wire::request("GET", "/api/v2/instance", DOMAIN, &[], &[]);
        loop {
            if let Ok(mut connection) = Connection::open(self.address).await
                && let Ok(answer) = connection.exchange(&request).await
                && answer.status == 200
            {
                return Ok((server, started.elapsed()));
            }
            if let Some(status) = server.child.try_wait()? {
                bail!("the server ended ({status}):\n{}", self.log_tail());
            }
            if started.elapsed() > READY_WITHIN {
                bail!("the server does not answer:\n{}", self.log_tail());
            }
            tokio::time::sleep(LOOK).await;
        }
    }

    /// A file beside the server's data.
    pub fn file(&self, name: &str) -> PathBuf {
        self.dir.join(name)
    }

    /// The server's configuration, with the addresses of its services.
    pub fn config(&self) -> Result<Config> {
        let mut config = Config::load(&Sources {
            file: Some(self.file("rookery.toml")),
            ..Sources::default()
        })?;
        config.database.url = Some(Secret::new(self.postgres_url()));
        config.redis.url = Some(Secret::new(self.redis_url()));
        Ok(config)
    }

    pub fn postgres_url(&self) -> String {
        embedded::postgres::url(&self.run_dir())
    }

    pub fn redis_url(&self) -> String {
        embedded::redis::url(&self.run_dir())
    }

    fn run_dir(&self) -> PathBuf {
        embedded::run_dir_for(&self.dir.join("data"))
    }

    /// The sum of a counter of the server, over all its labels; 0 before anything was counted.
    pub async fn figure(&self, name: &str) -> Result<f64> {
        let address = self.metrics.context("figures were not asked for")?;
        let mut connection = Connection::open(address).await?;
        let request = wire::request("GET", "/metrics", DOMAIN, &[], &[]);
        let answer = connection.exchange(&request).await?;
        wire::expect(&answer, 200)?;
        let text = std::str::from_utf8(answer.body)?;
        Ok(text
            .lines()
            .filter_map(|line| line.strip_prefix(name))
            .filter(|rest| rest.starts_with([' ', '{']))
            .filter_map(|rest| rest.rsplit(' ').next()?.parse::<f64>().ok())
            .sum())
    }

    /// The last lines of the server's log.
    pub fn log_tail(&self) -> String {
        let text = std::fs::read_to_string(self.file("log")).unwrap_or_default();
        let lines: Vec<&str> = text.lines().collect();
        let from = lines.len().saturating_sub(15);
        lines.get(from..).unwrap_or_default().join("\n")
    }
}

/// A running server; ended when dropped.
pub struct Server {
    child: Child,
    pub pid: i32,
}

impl Server {
    /// Asks it to end and waits.
    pub async fn stop(mut self) -> Result<()> {
        self.end().await
    }

    /// The same, keeping the handle.
    pub async fn end(&mut self) -> Result<()> {
        self.signal(Signal::TERM);
        let started = Instant::now();
        while self.child.try_wait()?.is_none() {
            if started.elapsed() > STOP_WITHIN {
                bail!("the server does not stop");
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        Ok(())
    }

    /// Ends it without warning; its services go on alone, until a new server takes them over.
    pub fn kill(&mut self) -> Result<()> {
        self.signal(Signal::KILL);
        self.child.wait()?;
        Ok(())
    }

    fn signal(&self, signal: Signal) {
        send(self.pid, signal);
    }
}

/// Sends a signal to a process of ours; in vain when it has ended.
pub fn send(pid: i32, signal: Signal) {
    if let Some(pid) = Pid::from_raw(pid) {
        let _ = kill_process(pid, signal);
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let started = Instant::now();
        if !matches!(self.child.try_wait(), Ok(None)) {
            return;
        }
        // Orderly, because it has services of its own to end.
        self.signal(Signal::TERM);
        while matches!(self.child.try_wait(), Ok(None)) {
            if started.elapsed() > STOP_WITHIN {
                self.signal(Signal::KILL);
                let _ = self.child.wait();
                return;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}
