//! What every command needs of its process: log, TLS, runtime, signals, exit status.

use std::io::IsTerminal;
use std::process::ExitCode;

use tokio::signal::unix::{SignalKind, signal};
use tokio_util::sync::CancellationToken;
use tracing_subscriber::EnvFilter;

use super::{FAILED, MISUSED};
use crate::config::{Log, LogFormat};

/// Exit status of a stop that could not wait: 128 and the number of SIGINT.
const INTERRUPTED: i32 = 130;

/// Runs a command to its end and tells how it went.
pub(super) fn run(log: &Log, command: impl Future<Output = anyhow::Result<()>>) -> ExitCode {
    if let Err(error) = start_log(log) {
        eprintln!("rookery: configuration: `log.filter`: {error}");
        return ExitCode::from(MISUSED);
    }
    // Fails only when there is one already, which is then used.
    let _ = rustls::crypto::aws_lc_rs::default_provider().install_default();
    let runtime = match tokio::runtime::Runtime::new() {
        Ok(runtime) => runtime,
        Err(error) => {
            eprintln!("rookery: {error}");
            return ExitCode::from(FAILED);
        }
    };
    match runtime.block_on(command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("rookery: {error:#}");
            ExitCode::from(FAILED)
        }
    }
}

fn start_log(log: &Log) -> Result<(), tracing_subscriber::filter::ParseError> {
    let builder = tracing_subscriber::fmt()
        .with_env_filter(EnvFilter::try_new(&log.filter)?)
        .with_writer(std::io::stderr)
        .with_ansi(std::io::stderr().is_terminal());
    match log.format {
        LogFormat::Text => builder.with_target(false).init(),
        LogFormat::Json => builder.json().init(),
    }
    Ok(())
}

/// Cancelled by the first SIGINT, SIGTERM or SIGHUP; a second one ends the process at once.
///
/// # Errors
/// When the system refuses the handlers.
pub(super) fn stop_token() -> std::io::Result<CancellationToken> {
    let stop = CancellationToken::new();
    let mut kinds = vec![SignalKind::interrupt(), SignalKind::terminate()];
    if !hangup_is_ignored() {
        kinds.push(SignalKind::hangup());
    }
    for kind in kinds {
        let mut signals = signal(kind)?;
        let stop = stop.clone();
        tokio::spawn(async move {
            while signals.recv().await.is_some() {
                if stop.is_cancelled() {
                    eprintln!("rookery: stopped at once");
                    std::process::exit(INTERRUPTED);
                }
                tracing::info!("stopping");
                stop.cancel();
            }
        });
    }
    Ok(stop)
}

/// Whether we were started by `nohup` or the like, which a handler would undo.
fn hangup_is_ignored() -> bool {
    std::fs::read_to_string("/proc/self/status")
        .ok()
        .and_then(|status| {
            let mask = status
                .lines()
                .find_map(|line| line.strip_prefix("SigIgn:"))?;
            u64::from_str_radix(mask.trim(), 16).ok()
        })
        // SIGHUP is 1, the lowest bit.
        .is_some_and(|mask| mask & 1 == 1)
}
