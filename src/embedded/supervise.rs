//! Keeping a child process alive, and ending it in an orderly way.

use std::fs::{File, OpenOptions};
use std::future::Future;
use std::io::{Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::sync::Arc;
use std::sync::atomic::{AtomicI32, Ordering};
use std::time::Duration;

use rustix::process::{Pid, Signal, kill_process};
use tokio::process::{Child, Command};
use tokio::task::JoinHandle;
use tokio::time::{Instant, sleep, timeout};
use tokio_util::sync::CancellationToken;

use super::Error;

/// Between two looks at whether something has come to be.
const POLL: Duration = Duration::from_millis(20);
/// A start may have to replay a log after a crash.
const READY_WITHIN: Duration = Duration::from_secs(300);
/// An orderly stop writes everything out.
const STOP_WITHIN: Duration = Duration::from_secs(60);
/// After the second, harder signal.
const HARD_STOP_WITHIN: Duration = Duration::from_secs(10);
const FIRST_DELAY: Duration = Duration::from_millis(100);
const LONGEST_DELAY: Duration = Duration::from_secs(10);
/// A service that lived this long starts again without a growing delay.
const STABLE_AFTER: Duration = Duration::from_secs(60);
/// A log past this size is put aside at the next start, in bytes.
const LOG_BYTES: u64 = 8 * 1024 * 1024;
/// How much of the end of a log an error shows, in bytes.
const TAIL_BYTES: u64 = 2048;

/// What the supervisor has to know about a service.
pub(super) trait Service: Send + Sync + 'static {
    /// For messages.
    fn name(&self) -> &'static str;
    /// The name of its process, as in `/proc/<pid>/comm`.
    fn process_name(&self) -> &'static str;
    /// The folder that the service has as its working directory: tells ours from others.
    fn dir(&self) -> &Path;
    /// Where the service writes its process id, first line.
    fn pid_file(&self) -> PathBuf;
    /// Removes what a service that is no more left behind and that would keep it from starting.
    fn clear(&self);
    /// Where its output goes.
    fn log_file(&self) -> PathBuf;
    /// The process, ready to be spawned.
    fn command(&self) -> Command;
    /// Asks it to end in an orderly way.
    fn stop_signal(&self) -> Signal;
    /// Makes it end without delay, its data still recoverable.
    fn hard_signal(&self) -> Signal;
    /// Whether the process with this id takes requests.
    fn is_ready(&self, pid: i32) -> impl Future<Output = bool> + Send;
}

/// A service that is started again when it dies, until it is stopped.
pub(super) struct Supervised {
    stop: CancellationToken,
    pid: Arc<AtomicI32>,
    signal: Signal,
    task: Option<JoinHandle<()>>,
}

impl Supervised {
    /// Ends a leftover of an earlier run, starts the service and waits until it is ready.
    pub(super) async fn start<S: Service>(service: Arc<S>) -> Result<Self, Error> {
        let stop = CancellationToken::new();
        let pid = Arc::new(AtomicI32::new(0));
        let child = launch(service.as_ref(), &pid, &stop).await?;
        let signal = service.stop_signal();
        let task = tokio::spawn(keep(service, child, pid.clone(), stop.clone()));
        Ok(Self {
            stop,
            pid,
            signal,
            task: Some(task),
        })
    }

    /// The process id, 0 between two lives.
    pub(super) fn pid(&self) -> i32 {
        self.pid.load(Ordering::Acquire)
    }

    /// Ends the service and waits for it.
    pub(super) async fn stop(mut self) {
        self.stop.cancel();
        if let Some(task) = self.task.take()
            && let Err(error) = task.await
        {
            tracing::error!(%error, "a supervisor failed");
        }
    }
}

impl Drop for Supervised {
    /// Without [`Supervised::stop`], the service is at least told to end.
    fn drop(&mut self) {
        self.stop.cancel();
        if self.task.is_some() {
            send(self.pid(), self.signal);
        }
    }
}

async fn keep<S: Service>(
    service: Arc<S>,
    mut child: Child,
    pid: Arc<AtomicI32>,
    stop: CancellationToken,
) {
    let name = service.name();
    let mut delay = FIRST_DELAY;
    loop {
        let started = Instant::now();
        tokio::select! {
            status = child.wait() => {
                pid.store(0, Ordering::Release);
                // A signal sent to all of us also ends the service; the stop follows at once.
                let status = status.map_or_else(|error| error.to_string(), |status| status.to_string());
                tracing::error!(service = name, %status, "service ended, starting it again");
            }
            () = stop.cancelled() => {
                terminate(service.as_ref(), &mut child).await;
                pid.store(0, Ordering::Release);
                return;
            }
        }
        if started.elapsed() >= STABLE_AFTER {
            delay = FIRST_DELAY;
        }
        child = loop {
            tokio::select! {
                () = sleep(delay) => {}
                () = stop.cancelled() => return,
            }
            delay = (delay * 2).min(LONGEST_DELAY);
            match launch(service.as_ref(), &pid, &stop).await {
                Ok(child) => break child,
                Err(Error::Stopped { .. }) => return,
                Err(error) => {
                    tracing::error!(service = name, %error, retry_in = ?delay, "service does not start");
                }
            }
        };
        tracing::info!(
            service = name,
            pid = pid.load(Ordering::Acquire),
            "service runs again"
        );
    }
}

/// Spawns the service and waits until it is ready.
async fn launch<S: Service>(
    service: &S,
    pid: &AtomicI32,
    stop: &CancellationToken,
) -> Result<Child, Error> {
    let name = service.name();
    end_leftover(service).await?;
    let log = service.log_file();
    let output = open_log(&log)?;
    let errors = output.try_clone().map_err(Error::file(&log))?;
    let mut child = service
        .command()
        .stdout(Stdio::from(output))
        .stderr(Stdio::from(errors))
        .spawn()
        .map_err(|cause| Error::Spawn {
            program: name.to_owned(),
            cause,
        })?;
    let child_pid = child
        .id()
        .and_then(|id| i32::try_from(id).ok())
        .unwrap_or(0);
    pid.store(child_pid, Ordering::Release);
    let deadline = Instant::now() + READY_WITHIN;
    let error = loop {
        match child.try_wait() {
            Ok(None) => {}
            Ok(Some(status)) => {
                pid.store(0, Ordering::Release);
                return Err(Error::Ended {
                    name,
                    status,
                    tail: tail(&log),
                    log,
                });
            }
            Err(cause) => break Error::file(&log)(cause),
        }
        if stop.is_cancelled() {
            break Error::Stopped { name };
        }
        if service.is_ready(child_pid).await {
            return Ok(child);
        }
        if Instant::now() >= deadline {
            break Error::NotReady {
                name,
                seconds: READY_WITHIN.as_secs(),
                log,
            };
        }
        sleep(POLL).await;
    };
    terminate(service, &mut child).await;
    pid.store(0, Ordering::Release);
    Err(error)
}

async fn terminate<S: Service>(service: &S, child: &mut Child) {
    let pid = child
        .id()
        .and_then(|id| i32::try_from(id).ok())
        .unwrap_or(0);
    for (signal, patience) in [
        (service.stop_signal(), STOP_WITHIN),
        (service.hard_signal(), HARD_STOP_WITHIN),
    ] {
        send(pid, signal);
        if timeout(patience, child.wait()).await.is_ok() {
            return;
        }
        tracing::warn!(service = service.name(), ?signal, "service does not end");
    }
    if let Err(error) = child.kill().await {
        tracing::error!(service = service.name(), %error, "service cannot be killed");
    }
}

/// Ends the service of a run that was killed, so that there are never two on one folder.
pub(super) async fn end_leftover<S: Service>(service: &S) -> Result<(), Error> {
    if let Some(pid) = leftover(service) {
        tracing::info!(
            service = service.name(),
            pid,
            "ending the service of an earlier run"
        );
        let mut ended = false;
        for (signal, patience) in [
            (service.stop_signal(), STOP_WITHIN),
            (service.hard_signal(), HARD_STOP_WITHIN),
        ] {
            send(pid, signal);
            let deadline = Instant::now() + patience;
            while !ended && Instant::now() < deadline {
                sleep(POLL).await;
                ended = leftover(service) != Some(pid);
            }
            if ended {
                break;
            }
        }
        if !ended {
            return Err(Error::Stubborn {
                name: service.name(),
                pid,
            });
        }
    }
    service.clear();
    Ok(())
}

/// The living process that the pid file names, if it really is this service on this folder: the
/// number may since belong to somebody else.
pub(super) fn leftover<S: Service>(service: &S) -> Option<i32> {
    let text = std::fs::read_to_string(service.pid_file()).ok()?;
    let pid: i32 = text.lines().next()?.trim().parse().ok()?;
    let process = Path::new("/proc").join(pid.to_string());
    let comm = std::fs::read_to_string(process.join("comm")).ok()?;
    let dir = std::fs::canonicalize(service.dir()).ok()?;
    let works_in = std::fs::read_link(process.join("cwd")).ok()?;
    (comm.trim() == service.process_name() && works_in == dir && !is_zombie(&process))
        .then_some(pid)
}

/// Whether a process has ended and only waits to be collected.
fn is_zombie(process: &Path) -> bool {
    std::fs::read_to_string(process.join("stat"))
        .ok()
        .and_then(|stat| {
            let state = stat.rsplit_once(") ")?.1.chars().next()?;
            Some(matches!(state, 'Z' | 'X'))
        })
        .unwrap_or(true)
}

fn send(pid: i32, signal: Signal) {
    // 0 would mean our whole process group.
    if pid > 0
        && let Some(pid) = Pid::from_raw(pid)
    {
        // A process that is gone already is what was wanted.
        let _ = kill_process(pid, signal);
    }
}

fn open_log(path: &Path) -> Result<File, Error> {
    if std::fs::metadata(path).is_ok_and(|found| found.len() > LOG_BYTES) {
        std::fs::rename(path, path.with_extension("log.old")).map_err(Error::file(path))?;
    }
    OpenOptions::new()
        .create(true)
        .append(true)
        .open(path)
        .map_err(Error::file(path))
}

fn tail(path: &Path) -> String {
    let read = || -> std::io::Result<String> {
        let mut file = File::open(path)?;
        let length = file.metadata()?.len();
        file.seek(SeekFrom::Start(length.saturating_sub(TAIL_BYTES)))?;
        let mut bytes = Vec::new();
        file.take(TAIL_BYTES).read_to_end(&mut bytes)?;
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    };
    read().unwrap_or_default()
}

/// Runs a helper program to its end and gives back what it wrote to its output.
pub(super) async fn run(mut command: Command) -> Result<String, Error> {
    let program = command
        .as_std()
        .get_program()
        .to_string_lossy()
        .into_owned();
    let output = command.output().await.map_err(|cause| Error::Spawn {
        program: program.clone(),
        cause,
    })?;
    let written = String::from_utf8_lossy(&output.stdout).into_owned();
    if output.status.success() {
        return Ok(written);
    }
    let all = format!("{written}{}", String::from_utf8_lossy(&output.stderr));
    let mut lines: Vec<&str> = all.lines().rev().take(20).collect();
    lines.reverse();
    Err(Error::Failed {
        program,
        status: output.status,
        output: lines.join("\n"),
    })
}
