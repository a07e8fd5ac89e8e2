//! The user that the private services run as, and the folders made for it.

use std::fs::{DirBuilder, Permissions};
use std::os::unix::fs::{DirBuilderExt, MetadataExt, PermissionsExt, chown};
use std::path::{Path, PathBuf};
use std::process::Stdio;

use aws_lc_rs::digest;
use tokio::process::Command;

use super::Error;

/// Users that root hands the services to, the first that exists.
const CANDIDATES: [&str; 2] = ["postgres", "nobody"];
/// Longest path of a Unix socket, in bytes (`sun_path` holds 108 with its end).
const LONGEST_SOCKET: usize = 107;

/// Whom the services run as: ourselves, or another user when we are root, which PostgreSQL refuses.
#[derive(Debug, Clone)]
pub struct Owner {
    name: String,
    uid: u32,
    switch_to_group: Option<u32>,
}

impl Owner {
    /// Ourselves; for root the first of `postgres` and `nobody` that exists.
    ///
    /// # Errors
    /// [`Error::NoUser`] for root without either.
    pub fn current() -> Result<Self, Error> {
        let uid = rustix::process::geteuid().as_raw();
        if uid != 0 {
            return Ok(Self {
                name: format!("with id {uid}"),
                uid,
                switch_to_group: None,
            });
        }
        let users = std::fs::read_to_string("/etc/passwd").map_err(Error::file("/etc/passwd"))?;
        CANDIDATES
            .iter()
            .find_map(|name| find_user(&users, name))
            .ok_or(Error::NoUser)
    }

    /// The user's name, for messages.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// A program to be run as this user: away from our terminal's signals and our folder, and
    /// without variables that would point PostgreSQL's programs elsewhere.
    #[must_use]
    pub fn command(&self, program: impl AsRef<std::ffi::OsStr>) -> Command {
        let mut command = Command::new(program);
        command
            .process_group(0)
            .current_dir("/")
            .stdin(Stdio::null());
        for (name, _) in std::env::vars_os() {
            if name.to_string_lossy().starts_with("PG") {
                command.env_remove(name);
            }
        }
        if let Some(group) = self.switch_to_group {
            command.uid(self.uid).gid(group).env("HOME", "/");
        }
        command
    }

    /// Whether this user can enter a folder that exists.
    pub async fn can_enter(&self, dir: &Path) -> bool {
        let mut command = self.command("/bin/sh");
        command
            .args(["-c", r#"cd "$1""#, "sh"])
            .arg(dir)
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        command.status().await.is_ok_and(|status| status.success())
    }

    /// Makes a folder that this user alone may enter, in a parent that it can reach.
    ///
    /// # Errors
    /// [`Error::Unreachable`] when it cannot get there; [`Error::File`].
    pub async fn private_dir(&self, dir: &Path) -> Result<(), Error> {
        std::fs::create_dir_all(dir).map_err(Error::file(dir))?;
        self.take(dir)?;
        std::fs::set_permissions(dir, Permissions::from_mode(0o700)).map_err(Error::file(dir))?;
        if self.can_enter(dir).await {
            Ok(())
        } else {
            Err(Error::Unreachable {
                path: dir.to_owned(),
                user: self.name.clone(),
            })
        }
    }

    /// Makes the folder for sockets. It may lie where everybody can write, so one that is not
    /// this user's alone is refused.
    ///
    /// # Errors
    /// [`Error::Foreign`], [`Error::LongPath`], [`Error::File`].
    pub fn run_dir(&self, dir: &Path) -> Result<(), Error> {
        match DirBuilder::new().mode(0o700).create(dir) {
            Ok(()) => self.take(dir)?,
            Err(cause) if cause.kind() == std::io::ErrorKind::AlreadyExists => {}
            Err(cause) => return Err(Error::file(dir)(cause)),
        }
        let found = std::fs::symlink_metadata(dir).map_err(Error::file(dir))?;
        // A stop between making and handing over leaves our own, empty folder.
        let ours = found.uid() == rustix::process::geteuid().as_raw();
        if ours && found.is_dir() && found.uid() != self.uid {
            self.take(dir)?;
        } else if !found.is_dir() || found.uid() != self.uid {
            return Err(self.foreign(dir));
        }
        if found.permissions().mode() & 0o077 != 0 {
            return Err(self.foreign(dir));
        }
        Ok(())
    }

    fn foreign(&self, dir: &Path) -> Error {
        Error::Foreign {
            path: dir.to_owned(),
            user: self.name.clone(),
        }
    }

    /// Hands a file or folder of ours to this user.
    pub(super) fn take(&self, path: &Path) -> Result<(), Error> {
        match self.switch_to_group {
            Some(group) => chown(path, Some(self.uid), Some(group)).map_err(Error::file(path)),
            None => Ok(()),
        }
    }
}

fn find_user(users: &str, name: &str) -> Option<Owner> {
    users.lines().find_map(|line| {
        let mut fields = line.split(':');
        if fields.next()? != name {
            return None;
        }
        let uid = fields.nth(1)?.parse().ok()?;
        let group = fields.next()?.parse().ok()?;
        Some(Owner {
            name: name.to_owned(),
            uid,
            switch_to_group: Some(group),
        })
    })
}

/// The folder for the sockets of a data folder: short, whatever the data folder's path is.
#[must_use]
pub fn run_dir_for(data_dir: &Path) -> PathBuf {
    Path::new("/tmp").join(format!("rookery-{}", short_hash(data_dir)))
}

/// Sixteen hexadecimal digits that stand for a path.
pub(super) fn short_hash(path: &Path) -> String {
    let hash = digest::digest(&digest::SHA256, path.as_os_str().as_encoded_bytes());
    hash.as_ref()
        .iter()
        .take(8)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// Refuses a socket whose path the system cannot hold.
pub(super) fn check_socket(path: &Path) -> Result<(), Error> {
    if path.as_os_str().len() > LONGEST_SOCKET {
        return Err(Error::LongPath {
            path: path.to_owned(),
        });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const USERS: &str = "root:x:0:0:root:/root:/bin/bash\n\
                         postgresql:x:5:5::/:/bin/sh\n\
                         postgres:x:101:104:PostgreSQL,,,:/var/lib/postgresql:/bin/bash\n\
                         broken:x\n";

    #[test]
    fn users_are_found_by_their_whole_name() {
        let owner = find_user(USERS, "postgres").unwrap();
        assert_eq!((owner.uid, owner.switch_to_group), (101, Some(104)));
        assert!(find_user(USERS, "nobody").is_none());
        assert!(find_user(USERS, "broken").is_none());
    }

    #[test]
    fn sockets_of_a_long_data_path_still_fit() {
        let long = PathBuf::from(format!("/{}", "x".repeat(4000)));
        assert!(check_socket(&run_dir_for(&long).join(".s.PGSQL.5432")).is_ok());
        assert!(check_socket(&long).is_err());
        assert_ne!(run_dir_for(&long), run_dir_for(Path::new("/y")));
    }

    #[test]
    fn a_run_folder_planted_by_somebody_else_is_refused() {
        let parent = tempfile::tempdir().unwrap();
        let owner = Owner::current().unwrap();
        let dir = parent.path().join("run");
        owner.run_dir(&dir).unwrap();
        owner.run_dir(&dir).unwrap();

        let open = parent.path().join("open");
        std::fs::create_dir(&open).unwrap();
        std::fs::set_permissions(&open, Permissions::from_mode(0o777)).unwrap();
        assert!(matches!(owner.run_dir(&open), Err(Error::Foreign { .. })));

        let link = parent.path().join("link");
        std::os::unix::fs::symlink(&dir, &link).unwrap();
        assert!(matches!(owner.run_dir(&link), Err(Error::Foreign { .. })));
    }

    #[tokio::test]
    async fn root_hands_its_programs_to_another_user() {
        let owner = Owner::current().unwrap();
        let output = owner.command("id").arg("-u").output().await.unwrap();
        let uid: u32 = String::from_utf8(output.stdout)
            .unwrap()
            .trim()
            .parse()
            .unwrap();
        assert_eq!(uid, owner.uid);
        assert_ne!(uid, 0, "PostgreSQL refuses root");
    }

    #[tokio::test]
    async fn a_folder_that_the_user_cannot_enter_is_named() {
        let parent = tempfile::tempdir().unwrap();
        let locked = parent.path().join("locked");
        std::fs::create_dir(&locked).unwrap();
        std::fs::set_permissions(&locked, Permissions::from_mode(0o000)).unwrap();
        let owner = Owner::current().unwrap();
        let refused = owner.private_dir(&locked.join("data")).await.unwrap_err();
        std::fs::set_permissions(&locked, Permissions::from_mode(0o700)).unwrap();
        // Root can make the folder, which its stand-in cannot enter; others cannot even make it.
        assert!(refused.to_string().contains("locked/data"), "{refused}");
    }
}
