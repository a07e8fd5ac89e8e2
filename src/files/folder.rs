//! A folder that the operator filled, such as a web client: read, never written.

use std::io;
use std::path::{Path, PathBuf};

use bytes::Bytes;
use jiff::Timestamp;
use tokio::io::AsyncReadExt;

use super::{Body, FilesError};

/// Folders between the root and a file.
const MAX_DEPTH: usize = 16;
/// Types by the ending of a name.
const TYPES: [(&str, &str); 30] = [
    ("aac", "audio/aac"),
    ("avif", "image/avif"),
    ("css", "text/css; charset=utf-8"),
    ("gif", "image/gif"),
    ("htm", "text/html; charset=utf-8"),
    ("html", "text/html; charset=utf-8"),
    ("ico", "image/x-icon"),
    ("jpeg", "image/jpeg"),
    ("jpg", "image/jpeg"),
    ("js", "text/javascript; charset=utf-8"),
    ("json", "application/json"),
    ("map", "application/json"),
    ("mjs", "text/javascript; charset=utf-8"),
    ("mp3", "audio/mpeg"),
    ("mp4", "video/mp4"),
    ("oga", "audio/ogg"),
    ("ogg", "audio/ogg"),
    ("opus", "audio/ogg"),
    ("otf", "font/otf"),
    ("png", "image/png"),
    ("svg", "image/svg+xml"),
    ("ttf", "font/ttf"),
    ("txt", "text/plain; charset=utf-8"),
    ("wasm", "application/wasm"),
    ("wav", "audio/wav"),
    ("webm", "video/webm"),
    ("webmanifest", "application/manifest+json"),
    ("webp", "image/webp"),
    ("woff", "font/woff"),
    ("woff2", "font/woff2"),
];

/// The type that follows from the ending of a name; `None` for an ending that is not known.
#[must_use]
pub fn mime(name: &str) -> Option<&'static str> {
    let (_, ending) = name.rsplit_once('.')?;
    TYPES
        .iter()
        .find(|(known, _)| known.eq_ignore_ascii_case(ending))
        .map(|(_, mime)| *mime)
}

/// The folder.
#[derive(Clone, Debug)]
pub struct Folder {
    root: PathBuf,
}

/// A file of it.
pub struct Asset {
    /// Exactly `length` bytes.
    pub body: Body,
    /// How many.
    pub length: u64,
    /// When the file was written.
    pub modified: Timestamp,
    /// Follows from the name.
    pub mime: &'static str,
}

impl std::fmt::Debug for Asset {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Asset")
            .field("length", &self.length)
            .field("modified", &self.modified)
            .field("mime", &self.mime)
            .finish_non_exhaustive()
    }
}

impl Folder {
    /// What is below `root`, which may be replaced at any time.
    #[must_use]
    pub fn new(root: PathBuf) -> Folder {
        Folder { root }
    }

    /// Opens the file that a path of an address (decoded, `a/b.js`) names; `None` for whatever is no file of this folder: what
    /// leads out of it (by name or by link), what begins with a dot, folders.
    ///
    /// # Errors
    /// [`FilesError::Io`].
    pub async fn open(&self, path: &str) -> Result<Option<Asset>, FilesError> {
        let Some(relative) = plain(path) else {
            return Ok(None);
        };
        match open(&self.root, &relative).await {
            Ok(found) => Ok(found),
            Err(error) if is_absence(&error) => Ok(None),
            Err(source) => Err(FilesError::Io {
                doing: "read",
                source,
            }),
        }
    }

    /// A whole file of `limit` bytes at most; `None` also for a longer one.
    ///
    /// # Errors
    /// [`FilesError::Io`].
    pub async fn read(&self, path: &str, limit: u64) -> Result<Option<Bytes>, FilesError> {
        let Some(asset) = self.open(path).await? else {
            return Ok(None);
        };
        if asset.length > limit {
            return Ok(None);
        }
        let mut bytes = Vec::new();
        let mut body = asset.body;
        body.read_to_end(&mut bytes)
            .await
            .map_err(|source| FilesError::Io {
                doing: "read",
                source,
            })?;
        Ok(Some(bytes.into()))
    }
}

/// A relative path of plain names.
fn plain(path: &str) -> Option<PathBuf> {
    let mut relative = PathBuf::new();
    let mut depth = 0;
    for name in path.split('/') {
        let is_plain = !name.is_empty()
            && !name.starts_with('.')
            && !name.contains(['\\', ':'])
            && !name.chars().any(char::is_control);
        depth += 1;
        if !is_plain || depth > MAX_DEPTH {
            return None;
        }
        relative.push(name);
    }
    Some(relative)
}

async fn open(root: &Path, relative: &Path) -> io::Result<Option<Asset>> {
    // The folder itself may be a link to the release in use; nothing in it may lead out.
    let root = tokio::fs::canonicalize(root).await?;
    let path = tokio::fs::canonicalize(root.join(relative)).await?;
    if !path.starts_with(&root) {
        return Ok(None);
    }
    let file = tokio::fs::File::open(&path).await?;
    let metadata = file.metadata().await?;
    if !metadata.is_file() {
        return Ok(None);
    }
    let modified = Timestamp::try_from(metadata.modified()?).map_err(io::Error::other)?;
    let length = metadata.len();
    let name = relative.to_str().unwrap_or_default();
    Ok(Some(Asset {
        body: Box::pin(file.take(length)),
        length,
        modified,
        mime: mime(name).unwrap_or("application/octet-stream"),
    }))
}

/// Whether an error says that there is no such file, or that it is not for everybody.
fn is_absence(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::NotFound
            | io::ErrorKind::NotADirectory
            | io::ErrorKind::PermissionDenied
            | io::ErrorKind::InvalidFilename
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_types_are_in_order_and_known_by_any_case() {
        assert!(TYPES.is_sorted());
        assert_eq!(mime("a.b.JS"), Some("text/javascript; charset=utf-8"));
        assert_eq!(mime("@somebody@example.social"), None);
        assert_eq!(mime("name"), None);
    }

    #[tokio::test]
    async fn only_files_below_the_folder_are_opened() {
        let dir = tempfile::tempdir().unwrap();
        let root = dir.path().join("web");
        std::fs::create_dir_all(root.join("packs")).unwrap();
        std::fs::write(root.join("index.html"), "page").unwrap();
        std::fs::write(root.join("packs/a.js"), "script").unwrap();
        std::fs::write(root.join(".env"), "secret").unwrap();
        std::fs::write(dir.path().join("secret"), "secret").unwrap();
        std::os::unix::fs::symlink(dir.path().join("secret"), root.join("link")).unwrap();
        std::os::unix::fs::symlink(&root, dir.path().join("current")).unwrap();
        for root in [root, dir.path().join("current")] {
            let folder = Folder::new(root);
            let found = folder.open("packs/a.js").await.unwrap().unwrap();
            assert_eq!(found.length, 6);
            assert!(found.mime.starts_with("text/javascript"));
            let page = folder.read("index.html", 4).await.unwrap();
            assert_eq!(page.unwrap(), "page");
            assert!(folder.read("index.html", 3).await.unwrap().is_none());
            let long = "a/".repeat(40) + "b";
            let name = "a".repeat(5000);
            for none in [
                "",
                "/",
                "packs",
                "packs/",
                "packs//a.js",
                "packs/a.js/b",
                "../secret",
                "packs/../../secret",
                "..\\secret",
                "./index.html",
                ".env",
                "link",
                "a\0b",
                &long,
                &name,
            ] {
                assert!(folder.open(none).await.unwrap().is_none(), "{none}");
            }
        }
        let gone = Folder::new(dir.path().join("nowhere"));
        assert!(gone.open("index.html").await.unwrap().is_none());
    }
}
