//! `rookery backup`

use std::fs::{File, OpenOptions};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};

use super::archive::{self, About};
use crate::config::Config;
use crate::embedded::Services;

/// tar's exit status when a file changed or went away while it was read.
const TAR_CHANGED: i32 = 1;

/// Where to write.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
The file holds the master secret: keep it where only you can read it. The server may run
meanwhile. Home timelines (Redis) are not part of it, as they are rebuilt from the database.

Examples:
  rookery backup
  rookery backup /mnt/backups/monday.tar")]
pub struct Args {
    /// The file to make [default: rookery-backup-TIME.tar in this folder]
    #[arg(value_name = "FILE")]
    file: Option<PathBuf>,
}

impl Args {
    #[cfg(test)]
    pub(super) fn to(file: PathBuf) -> Self {
        Self { file: Some(file) }
    }
}

/// Writes the backup: complete under its name, or not at all.
///
/// # Errors
/// When there is nothing to back up, the file exists already, or a program fails.
pub async fn run(args: Args, config: Config, now: jiff::Timestamp) -> anyhow::Result<()> {
    archive::refuse_half_restored(&config)?;
    let file = args.file.unwrap_or_else(|| {
        PathBuf::from(format!(
            "rookery-backup-{}.tar",
            now.strftime("%Y%m%d-%H%M%S")
        ))
    });
    let file = std::path::absolute(file)?;
    if file.exists() {
        bail!("{} exists already", file.display());
    }
    let secret = config
        .master_secret()?
        .context("there is no master secret yet: the server was never started here")?;

    let folder = file.parent().context("not a file name")?;
    // Mode 0700: the parts are as secret as the whole.
    let parts = tempfile::Builder::new()
        .prefix(".rookery-backup-")
        .tempdir_in(folder)
        .with_context(|| format!("cannot write to {}", folder.display()))?;
    let about = About {
        format: archive::FORMAT,
        rookery: env!("CARGO_PKG_VERSION").to_owned(),
        created_at: now,
        domain: config.instance.domain.clone(),
        origin: config.instance.origin_string(),
        media: config.media_dir().is_dir(),
    };
    std::fs::write(
        parts.path().join(archive::ABOUT),
        serde_json::to_vec_pretty(&about)?,
    )?;
    std::fs::write(
        parts.path().join(archive::KEY),
        format!("{}\n", secret.to_hex().expose()),
    )?;
    let mut names = vec![archive::ABOUT, archive::KEY, archive::DUMP];
    if let Some(toml) = &config.file {
        std::fs::copy(toml, parts.path().join(archive::CONFIG))?;
        names.push(archive::CONFIG);
    }

    let services = Services::open(&config).await?;
    let config = services.fill(config);
    let dumped = dump(&config, &parts.path().join(archive::DUMP)).await;
    services.stop().await;
    dumped?;
    // After the database, so that every file that it names is there.
    let partial = parts.path().join("partial.tar");
    let media = about.media.then(|| config.media_dir());
    pack(&partial, parts.path(), &names, media.as_deref()).await?;
    std::fs::hard_link(&partial, &file).with_context(|| format!("{}", file.display()))?;
    File::open(folder)?.sync_all()?;

    let size = std::fs::metadata(&file)?.len();
    println!("{} ({} MiB)", file.display(), size.div_ceil(1024 * 1024));
    println!("It holds the master secret: keep it where only you can read it.");
    Ok(())
}

async fn dump(config: &Config, file: &Path) -> anyhow::Result<()> {
    let mut pg_dump = archive::database_program("pg_dump", config)?;
    pg_dump
        .args(["--format=custom", "--no-owner", "--no-privileges", "--file"])
        .arg(file);
    archive::succeed(pg_dump)
        .await
        .context("the database could not be saved")
}

async fn pack(
    target: &Path,
    parts: &Path,
    names: &[&str],
    media: Option<&Path>,
) -> anyhow::Result<()> {
    let output = OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(target)?;
    let mut tar = archive::tar();
    tar.args(["--create", "--owner=0", "--group=0", "--directory"])
        .arg(parts)
        .args(names);
    if let Some(media) = media {
        // Its own name does not matter: inside it is always `media`.
        tar.arg(format!(
            "--transform=flags=r;s,^\\.(/|$),{}/,x",
            archive::MEDIA
        ))
        .arg("--directory")
        .arg(media)
        .arg(".");
    }
    tar.stdout(output.try_clone()?);
    let status = archive::status(tar).await?;
    // Files that come and go while the server runs are no failure.
    if !status.success() && status.code() != Some(TAR_CHANGED) {
        bail!("tar failed ({status})");
    }
    output.sync_all()?;
    Ok(())
}
