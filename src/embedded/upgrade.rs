//! Moving the private database to a newer major version of PostgreSQL.

use std::path::{Path, PathBuf};

use rustix::fs::{CWD, RenameFlags, renameat_with};

use super::owner::Owner;
use super::postgres::{self, Programs};
use super::supervise::run;
use super::{Error, POSTGRES, Place, Settings, try_lock};

/// What an upgrade did.
#[derive(Debug)]
pub struct Upgraded {
    /// The version before.
    pub from: u32,
    /// The version after.
    pub to: u32,
    /// The former data, which may be deleted.
    pub old_dir: PathBuf,
}

/// Upgrades the private database of a data folder to the newest PostgreSQL installed.
///
/// The old major version must be installed too. The data are copied; the former ones stay beside
/// the new. An interrupted upgrade changes nothing and can be run again.
///
/// # Errors
/// [`Error::NothingToDo`], [`Error::InUse`], [`Error::OtherMajor`] when the old version is not
/// installed, and whatever the programs report.
pub async fn upgrade(data_dir: &Path) -> Result<Upgraded, Error> {
    let nothing = || {
        Error::NothingToDo(format!(
            "there is no private database in {}",
            data_dir.display()
        ))
    };
    if !super::has_database(data_dir) {
        return Err(nothing());
    }
    let Some(_lock) = try_lock(data_dir)? else {
        return Err(Error::InUse {
            dir: data_dir.to_owned(),
        });
    };
    let settings = Place::find(data_dir).await?.settings(POSTGRES);
    let Some(from) = postgres::cluster_major(&settings.data_dir) else {
        return Err(nothing());
    };
    let new = Programs::newest()?;
    if from == new.major {
        return Err(Error::NothingToDo(format!(
            "the private database is of PostgreSQL {from} already, the newest installed"
        )));
    }
    let old = Programs::for_cluster(&settings.data_dir)?;
    move_cluster(&settings, &old, &new).await
}

pub(super) async fn move_cluster(
    settings: &Settings,
    old: &Programs,
    new: &Programs,
) -> Result<Upgraded, Error> {
    let dir = &settings.data_dir;
    let owner = Owner::current()?;
    // A database that was not shut down in order is refused by pg_upgrade: start and stop it.
    postgres::start_with(settings, old).await?.stop().await;

    let fresh = Settings {
        data_dir: dir.with_extension("upgrade"),
        ..settings.clone()
    };
    if fresh.data_dir.exists() {
        std::fs::remove_dir_all(&fresh.data_dir).map_err(Error::file(&fresh.data_dir))?;
    }
    postgres::make_cluster(&fresh, new, &owner, false).await?;
    owner.run_dir(&settings.run_dir)?;
    let mut pg_upgrade = owner.command(new.path("pg_upgrade"));
    pg_upgrade
        .arg("--old-bindir")
        .arg(&old.dir)
        .arg("--new-bindir")
        .arg(&new.dir)
        .arg("--old-datadir")
        .arg(dir)
        .arg("--new-datadir")
        .arg(&fresh.data_dir)
        .arg("--socketdir")
        .arg(&settings.run_dir)
        .args(["--username", "rookery"])
        .current_dir(&settings.run_dir);
    run(pg_upgrade).await?;

    let old_dir = free_name(dir, old.major);
    // In one step: there is no moment without a database in its place.
    renameat_with(CWD, &fresh.data_dir, CWD, dir, RenameFlags::EXCHANGE)
        .map_err(|cause| Error::file(dir)(cause.into()))?;
    std::fs::rename(&fresh.data_dir, &old_dir).map_err(Error::file(&old_dir))?;

    // The planner's statistics do not come along.
    let server = postgres::start_with(settings, new).await?;
    let mut analyze = owner.command(new.path("vacuumdb"));
    analyze
        .args(["--analyze-only", "--quiet", "--maintenance-db"])
        .arg(server.url())
        .arg("--all");
    let analyzed = run(analyze).await;
    server.stop().await;
    analyzed?;
    // Scripts that pg_upgrade leaves where it ran; the folder goes with the next stop.
    for script in ["delete_old_cluster.sh", "update_extensions.sql"] {
        let _ = std::fs::remove_file(settings.run_dir.join(script));
    }
    let _ = std::fs::remove_dir(&settings.run_dir);
    Ok(Upgraded {
        from: old.major,
        to: new.major,
        old_dir,
    })
}

/// A name for the former data that nothing has yet.
fn free_name(dir: &Path, major: u32) -> PathBuf {
    let mut name = dir.with_extension(major.to_string());
    let mut count = 1;
    while name.exists() {
        count += 1;
        name = dir.with_extension(format!("{major}-{count}"));
    }
    name
}
