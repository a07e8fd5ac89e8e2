//! The form of a backup, shared by `backup` and `restore`: a tar file of
//!
//! - `backup.json`: what it is of
//! - `database.dump`: PostgreSQL's custom format
//! - `master.key`: the master secret
//! - `rookery.toml`: the configuration file, where there was one
//! - `media/`: the media files

use std::path::{Path, PathBuf};
use std::process::{ExitStatus, Stdio};

use anyhow::{Context, bail};
use serde::{Deserialize, Serialize};
use tokio::process::Command;
use url::Url;

use crate::config::Config;
use crate::embedded::postgres::Programs;

pub(super) const ABOUT: &str = "backup.json";
pub(super) const DUMP: &str = "database.dump";
pub(super) const KEY: &str = "master.key";
pub(super) const CONFIG: &str = "rookery.toml";
pub(super) const MEDIA: &str = "media";
/// The form that this program writes and reads.
pub(super) const FORMAT: u32 = 1;
/// Stands in the data folder while a restore is under way.
const MARKER: &str = "restore.incomplete";

/// What a backup says of itself.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct About {
    /// Version of this form.
    pub format: u32,
    /// Version of the program that wrote it.
    pub rookery: String,
    /// When it was begun.
    pub created_at: jiff::Timestamp,
    /// The server's domain, which a restored server must keep.
    pub domain: String,
    /// The server's origin, which a restored server must keep.
    pub origin: String,
    /// Whether there is a folder `media/`.
    pub media: bool,
}

/// Where a restore writes down how far it is.
pub(super) fn marker(config: &Config) -> PathBuf {
    config.data_dir().join(MARKER)
}

/// Refuses to work on data that a restore has not finished.
pub(super) fn refuse_half_restored(config: &Config) -> anyhow::Result<()> {
    let marker = marker(config);
    if marker.exists() {
        bail!(
            "a restore was interrupted ({}): run `rookery restore` again",
            marker.display()
        );
    }
    Ok(())
}

/// One of PostgreSQL's client programs, connected to the configured database. The password goes
/// by the environment, as arguments can be read by everybody on the machine.
pub(super) fn database_program(program: &str, config: &Config) -> anyhow::Result<Command> {
    let url = config
        .database
        .url
        .as_ref()
        .context("there is no database")?;
    let mut url = Url::parse(url.expose()).context("`database.url` is not a URL")?;
    let mut command = Command::new(Programs::newest()?.path(program));
    if let Some(password) = url.password() {
        let password = percent_encoding::percent_decode_str(password)
            .decode_utf8()
            .context("the password in `database.url` is not UTF-8")?;
        command.env("PGPASSWORD", password.as_ref());
    }
    // Refused only where there can be no password.
    let _ = url.set_password(None);
    command
        .arg("--dbname")
        .arg(url.as_str())
        .arg("--no-password")
        .stdin(Stdio::null())
        .kill_on_drop(true);
    Ok(command)
}

/// Runs a program whose messages go to the operator, and tells how it ended.
pub(super) async fn status(mut command: Command) -> anyhow::Result<ExitStatus> {
    let program = command.as_std().get_program().to_owned();
    command
        .status()
        .await
        .with_context(|| format!("{} cannot be started", Path::new(&program).display()))
}

/// Like [`status`], with every failure an error.
pub(super) async fn succeed(command: Command) -> anyhow::Result<()> {
    let program = command.as_std().get_program().to_owned();
    let status = status(command).await?;
    if !status.success() {
        bail!("{} failed ({status})", Path::new(&program).display());
    }
    Ok(())
}

/// GNU tar, which streams media of any size.
pub(super) fn tar() -> Command {
    let mut command = Command::new("tar");
    command.stdin(Stdio::null()).kill_on_drop(true);
    command
}
