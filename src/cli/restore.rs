//! `rookery restore`

use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};

use super::archive::{self, About};
use crate::config::{Config, MasterSecret, Secret, Sources};
use crate::embedded::{self, Services};

/// What the marker says once the database is back.
const DATABASE_DONE: &str = "database";

/// What to bring back.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Only into an empty place: a data folder without a database, or the empty database that the
configuration names. An interrupted restore can be run again. Where there is no configuration
file, the one in the backup is put there.

Example:
  rookery restore rookery-backup-20260102-030405.tar")]
pub struct Args {
    /// A file made by `rookery backup`
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

impl Args {
    #[cfg(test)]
    pub(super) fn of(file: PathBuf) -> Self {
        Self { file }
    }
}

/// Brings a backup back: database, media, master secret, and the configuration last.
///
/// # Errors
/// When the place is not empty, the backup is of another server, or a program fails.
pub async fn run(args: &Args, sources: &Sources) -> anyhow::Result<()> {
    let file = std::path::absolute(&args.file)?;
    if !file.is_file() {
        bail!("{}: no such file", file.display());
    }
    let about: About = serde_json::from_slice(&member(&file, archive::ABOUT).await?)
        .with_context(|| format!("{} is not a backup of Rookery", file.display()))?;
    if about.format != archive::FORMAT {
        bail!(
            "this backup has form {}, written by Rookery {}; this program reads form {}",
            about.format,
            about.rookery,
            archive::FORMAT
        );
    }
    let toml = toml_of_backup(&file, sources).await?;
    let config = match &toml {
        Some((copy, _)) => Config::load(&Sources {
            file: Some(copy.path().to_owned()),
            ..sources.clone()
        })?,
        None => Config::load(sources)?,
    };
    check_identity(&config, &about)?;
    let key = Secret::new(String::from_utf8(member(&file, archive::KEY).await?)?);
    check_place(&config, &key)?;

    embedded::make_data_dir(&config.data_dir())?;
    let marker = archive::marker(&config);
    if !marker.exists() {
        std::fs::write(&marker, "")?;
    }
    if std::fs::read_to_string(&marker)? != DATABASE_DONE {
        restore_database(&file, &config).await?;
        std::fs::write(&marker, DATABASE_DONE)?;
    }
    if about.media {
        unpack_media(&file, &config.media_dir()).await?;
    }
    if !config.master_secret_is_given() {
        MasterSecret::from_hex(key.expose())?.keep(&config.data_dir())?;
    }
    if let Some((copy, target)) = toml {
        copy.persist_noclobber(&target)?;
        println!("The configuration was put into {}.", target.display());
    }
    std::fs::remove_file(&marker)?;
    println!(
        "{} of {} is back. Start it with `rookery up`.",
        about.domain, about.created_at
    );
    Ok(())
}

/// One small file of the backup.
async fn member(file: &Path, name: &str) -> anyhow::Result<Vec<u8>> {
    let output = archive::tar()
        .args(["--extract", "--to-stdout", "--occurrence=1", "--file"])
        .arg(file)
        .arg(name)
        .output()
        .await
        .context("tar cannot be started")?;
    if !output.status.success() {
        bail!("{} has no {name}", file.display());
    }
    Ok(output.stdout)
}

/// The configuration in the backup, with the place that it belongs to, where there is none yet.
async fn toml_of_backup(
    file: &Path,
    sources: &Sources,
) -> anyhow::Result<Option<(tempfile::NamedTempFile, PathBuf)>> {
    let named = sources.file.clone();
    let target = std::path::absolute(named.unwrap_or_else(|| PathBuf::from(archive::CONFIG)))?;
    if target.exists() {
        return Ok(None);
    }
    let Ok(text) = member(file, archive::CONFIG).await else {
        return Ok(None);
    };
    let folder = target.parent().context("not a file name")?;
    let mut copy = tempfile::NamedTempFile::new_in(folder)?;
    copy.write_all(&text)?;
    copy.as_file().sync_all()?;
    Ok(Some((copy, target)))
}

/// Names and URLs are in the database and with every peer: they cannot change on the way.
fn check_identity(config: &Config, about: &About) -> anyhow::Result<()> {
    let (domain, origin) = (&config.instance.domain, config.instance.origin_string());
    if *domain != about.domain || origin != about.origin {
        bail!(
            "the backup is of {} at {}, but the configuration says {domain} at {origin}: set \
             instance.domain and instance.origin to those of the backup",
            about.domain,
            about.origin
        );
    }
    Ok(())
}

fn check_place(config: &Config, key: &Secret) -> anyhow::Result<()> {
    let data_dir = config.data_dir();
    let ours = MasterSecret::from_hex(key.expose())?;
    if let Some(present) = config.master_secret()?
        && present.to_hex().expose() != ours.to_hex().expose()
    {
        bail!("there is another master secret already; restore into an empty data folder");
    }
    if archive::marker(config).exists() {
        return Ok(());
    }
    if MasterSecret::path(&data_dir).exists() || embedded::has_database(&data_dir) {
        bail!(
            "{} is in use already; restore into an empty data folder",
            data_dir.display()
        );
    }
    let media = config.media_dir();
    if std::fs::read_dir(&media).is_ok_and(|mut entries| entries.next().is_some()) {
        bail!("{} is not empty", media.display());
    }
    Ok(())
}

async fn restore_database(file: &Path, config: &Config) -> anyhow::Result<()> {
    let parts = tempfile::Builder::new()
        .prefix("restore-")
        .tempdir_in(config.data_dir())?;
    let mut tar = archive::tar();
    tar.args(["--extract", "--no-same-owner", "--file"])
        .arg(file)
        .arg("--directory")
        .arg(parts.path())
        .arg(archive::DUMP);
    archive::succeed(tar).await?;

    let services = Services::open_alone(config).await?;
    let filled = services.fill(config.clone());
    let restored = async {
        let mut pg_restore = archive::database_program("pg_restore", &filled)?;
        pg_restore
            .args(["--no-owner", "--no-privileges"])
            // All or nothing: a database that is not empty stays as it is.
            .args(["--exit-on-error", "--single-transaction"])
            .arg(parts.path().join(archive::DUMP));
        archive::succeed(pg_restore).await
    }
    .await;
    services.stop().await;
    restored.context("the database could not be brought back; is it empty?")
}

async fn unpack_media(file: &Path, media: &Path) -> anyhow::Result<()> {
    std::fs::create_dir_all(media)?;
    let mut tar = archive::tar();
    tar.args(["--extract", "--no-same-owner", "--no-same-permissions"])
        .args(["--strip-components=1", "--file"])
        .arg(file)
        .arg("--directory")
        .arg(media)
        .arg(archive::MEDIA);
    archive::succeed(tar).await
}
