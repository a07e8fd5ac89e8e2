//! Files in a folder.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use jiff::Timestamp;
use tokio::io::{AsyncReadExt, AsyncSeekExt};

use super::{FilesError, Key, Opened, Range, Source};

/// Starts the names of files that are not finished; no key can look like this.
const UNFINISHED: &str = ".unfinished-";
/// Folders between the root and a file: `media`, `aa`, `bb`.
const DEPTH: usize = 3;

#[derive(Debug)]
pub(super) struct Disk {
    root: PathBuf,
}

impl Disk {
    pub(super) async fn open(root: PathBuf) -> Result<Self, FilesError> {
        let root = blocking("prepare the folder of", move || {
            fs::create_dir_all(&root)?;
            fs::canonicalize(root)
        })
        .await?;
        Ok(Self { root })
    }

    pub(super) async fn put(&self, key: &Key, source: Source) -> Result<u64, FilesError> {
        let root = self.root.clone();
        let key = key.clone();
        blocking("store", move || write(&root, &key, source)).await
    }

    pub(super) async fn get(
        &self,
        key: &Key,
        range: Option<Range>,
    ) -> Result<Option<Opened>, FilesError> {
        let failed = |source| FilesError::Io {
            doing: "read",
            source,
        };
        let mut file = match tokio::fs::File::open(self.root.join(key.as_str())).await {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(failed(error)),
        };
        let metadata = file.metadata().await.map_err(failed)?;
        let total = metadata.len();
        let modified = metadata.modified().map_err(failed)?;
        let modified = Timestamp::try_from(modified).map_err(|e| failed(io::Error::other(e)))?;
        let (start, length) = match range {
            None => (0, total),
            Some(range) => range
                .within(total)
                .ok_or(FilesError::OutOfRange { total })?,
        };
        if start > 0 {
            file.seek(io::SeekFrom::Start(start))
                .await
                .map_err(failed)?;
        }
        Ok(Some(Opened {
            body: Box::pin(file.take(length)),
            start,
            length,
            total,
            modified,
            mime: key.format().mime(),
        }))
    }

    pub(super) async fn delete(&self, key: &Key) -> Result<bool, FilesError> {
        let path = self.root.join(key.as_str());
        blocking("delete", move || match fs::remove_file(path) {
            Ok(()) => Ok(true),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
            Err(error) => Err(error),
        })
        .await
    }

    pub(super) async fn sweep(&self, now: Timestamp, age: Duration) -> Result<u64, FilesError> {
        let root = self.root.clone();
        blocking("clear away", move || {
            let mut removed = 0;
            sweep_folder(&root, DEPTH, now, age, &mut removed)?;
            Ok(removed)
        })
        .await
    }
}

/// Runs disk work where it cannot hold up the server's other requests.
async fn blocking<T: Send + 'static>(
    doing: &'static str,
    work: impl FnOnce() -> io::Result<T> + Send + 'static,
) -> Result<T, FilesError> {
    tokio::task::spawn_blocking(work)
        .await
        .unwrap_or_else(|ended| Err(io::Error::other(ended)))
        .map_err(|source| FilesError::Io { doing, source })
}

/// Written beside its place, made durable, then renamed: a reader sees all of it or nothing.
fn write(root: &Path, key: &Key, source: Source) -> io::Result<u64> {
    let path = root.join(key.as_str());
    let folder = path
        .parent()
        .ok_or_else(|| io::Error::from(io::ErrorKind::InvalidInput))?;
    make_folders(root, folder)?;
    let mut unfinished = tempfile::Builder::new()
        .prefix(UNFINISHED)
        .tempfile_in(folder)?;
    let size = match source {
        Source::Bytes(bytes) => {
            unfinished.write_all(&bytes)?;
            bytes.len() as u64
        }
        Source::File(from) => io::copy(&mut fs::File::open(from)?, &mut unfinished)?,
    };
    readable_by_all(unfinished.as_file())?;
    unfinished.as_file().sync_all()?;
    unfinished.persist(&path).map_err(|failed| failed.error)?;
    sync_folder(folder)?;
    Ok(size)
}

/// Makes what is missing between `root` and `folder`, each durable in the one above it.
fn make_folders(root: &Path, folder: &Path) -> io::Result<()> {
    if folder == root {
        return Ok(());
    }
    let Some(above) = folder.parent() else {
        return Ok(());
    };
    match fs::create_dir(folder) {
        Ok(()) => sync_folder(above),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            make_folders(root, above)?;
            match fs::create_dir(folder) {
                // Another upload may have been faster.
                Err(error) if error.kind() != io::ErrorKind::AlreadyExists => Err(error),
                _ => sync_folder(above),
            }
        }
        Err(error) => Err(error),
    }
}

fn sync_folder(folder: &Path) -> io::Result<()> {
    fs::File::open(folder)?.sync_all()
}

/// Temporary files are private; a stored one may be served by a web server under another user.
#[cfg(unix)]
fn readable_by_all(file: &fs::File) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.set_permissions(fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn readable_by_all(_: &fs::File) -> io::Result<()> {
    Ok(())
}

fn sweep_folder(
    folder: &Path,
    deeper: usize,
    now: Timestamp,
    age: Duration,
    removed: &mut u64,
) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        // A link is not followed: what it names is not ours.
        let kind = entry.file_type()?;
        if kind.is_dir() && deeper > 0 {
            sweep_folder(&entry.path(), deeper - 1, now, age, removed)?;
        } else if kind.is_file() && entry.file_name().to_string_lossy().starts_with(UNFINISHED) {
            let modified =
                Timestamp::try_from(entry.metadata()?.modified()?).map_err(io::Error::other)?;
            if now.duration_since(modified)
                > jiff::SignedDuration::try_from(age).map_err(io::Error::other)?
            {
                match fs::remove_file(entry.path()) {
                    Ok(()) => *removed += 1,
                    Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                    Err(error) => return Err(error),
                }
            }
        }
    }
    Ok(())
}
