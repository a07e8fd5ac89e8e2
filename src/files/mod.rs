//! Media files: where they are kept, what they are, and how pictures are made safe.
//!
//! [`Files`] keeps bytes under generated [`Key`]s; [`kind`] tells from the content what an
//! upload is; [`image`] re-encodes it, so that what is stored never is what a stranger sent.

mod disk;
pub mod folder;
pub mod image;
pub mod key;
pub mod kind;

#[cfg(test)]
mod tests;

use std::path::PathBuf;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use jiff::Timestamp;
use tokio::io::AsyncRead;
use url::Url;

pub use self::key::{Key, KeyError};
pub use self::kind::Format;

/// Headers that every answer with a stored file must carry.
///
/// A stored file can then never act as a page, a script or an ActivityPub object, whatever is in it.
pub const SERVING_HEADERS: [(&str, &str); 3] = [
    ("x-content-type-options", "nosniff"),
    (
        "content-security-policy",
        "default-src 'none'; form-action 'none'; frame-ancestors 'none'; sandbox",
    ),
    ("cross-origin-resource-policy", "cross-origin"),
];

/// The media store. Cloning is cheap.
#[derive(Clone, Debug)]
pub struct Files {
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    store: Store,
    public: String,
}

#[derive(Debug)]
enum Store {
    Disk(disk::Disk),
}

/// What is to be stored. Both kinds know their length before the first byte is sent.
#[derive(Debug)]
pub enum Source {
    /// Bytes in memory.
    Bytes(Bytes),
    /// A finished temporary file, read in pieces; it stays where it is.
    File(PathBuf),
}

impl From<Vec<u8>> for Source {
    fn from(bytes: Vec<u8>) -> Self {
        Self::Bytes(bytes.into())
    }
}

impl From<Bytes> for Source {
    fn from(bytes: Bytes) -> Self {
        Self::Bytes(bytes)
    }
}

impl From<PathBuf> for Source {
    fn from(path: PathBuf) -> Self {
        Self::File(path)
    }
}

/// A part of a file, as in the
/// [`Range`](https://www.rfc-editor.org/rfc/rfc9110.html#section-14.1.2) header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Range {
    /// From this byte to the end.
    From(u64),
    /// From the first to the last byte, both included.
    Between(u64, u64),
    /// This many bytes at the end.
    Last(u64),
}

impl Range {
    /// The first byte and the number of bytes in a file of `total` bytes; `None` if it asks for nothing that is there.
    #[must_use]
    pub fn within(self, total: u64) -> Option<(u64, u64)> {
        let (start, end) = match self {
            Self::From(start) => (start, total),
            Self::Between(start, last) => (start, last.saturating_add(1).min(total)),
            Self::Last(count) => (total.saturating_sub(count), total),
        };
        (start < end).then(|| (start, end - start))
    }
}

/// The bytes of an opened file, read as they come.
pub type Body = Pin<Box<dyn AsyncRead + Send>>;

/// An opened file or a part of one.
pub struct Opened {
    /// Exactly `length` bytes.
    pub body: Body,
    /// Where the part starts, in bytes.
    pub start: u64,
    /// How many bytes `body` gives.
    pub length: u64,
    /// The size of the whole file in bytes.
    pub total: u64,
    /// When the file was written.
    pub modified: Timestamp,
    /// The type to declare; it follows from the key, never from the content.
    pub mime: &'static str,
}

impl std::fmt::Debug for Opened {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Opened")
            .field("start", &self.start)
            .field("length", &self.length)
            .field("total", &self.total)
            .field("modified", &self.modified)
            .field("mime", &self.mime)
            .finish_non_exhaustive()
    }
}

/// Why a file could not be kept or read.
#[derive(Debug, thiserror::Error)]
pub enum FilesError {
    /// The setting for public addresses cannot carry a path or is not http(s).
    #[error("media.public_url must be an http or https address without query or fragment")]
    PublicUrl,
    /// Nothing of the file lies in the range asked for.
    #[error("the range lies outside the file of {total} bytes")]
    OutOfRange {
        /// The size of the file, for `Content-Range`.
        total: u64,
    },
    /// The disk refused; worth another try.
    #[error("could not {doing} a media file")]
    Io {
        /// What was tried.
        doing: &'static str,
        /// What the system said.
        #[source]
        source: std::io::Error,
    },
}

impl Files {
    /// Keeps files in a folder, which is made if missing.
    ///
    /// `public` is the address under which the folder is served; keys are appended to its path.
    ///
    /// # Errors
    /// When `public` is not usable or the folder cannot be made.
    pub async fn disk(root: PathBuf, public: &Url) -> Result<Self, FilesError> {
        let public = base(public)?;
        let store = Store::Disk(disk::Disk::open(root).await?);
        Ok(Self {
            inner: Arc::new(Inner { store, public }),
        })
    }

    /// Stores a file whole or not at all, and returns its size in bytes.
    ///
    /// When this returns, the file survives a power cut. Storing again under the same key replaces.
    ///
    /// # Errors
    /// [`FilesError::Io`]; what stood under the key before is then still there.
    pub async fn put(&self, key: &Key, source: impl Into<Source>) -> Result<u64, FilesError> {
        match &self.inner.store {
            Store::Disk(disk) => disk.put(key, source.into()).await,
        }
    }

    /// Opens a whole file; `None` if there is none.
    ///
    /// # Errors
    /// [`FilesError::Io`].
    pub async fn open(&self, key: &Key) -> Result<Option<Opened>, FilesError> {
        self.get(key, None).await
    }

    /// Opens a file or a part of it; `None` if there is none.
    ///
    /// # Errors
    /// [`FilesError::OutOfRange`] and [`FilesError::Io`].
    pub async fn get(&self, key: &Key, range: Option<Range>) -> Result<Option<Opened>, FilesError> {
        match &self.inner.store {
            Store::Disk(disk) => disk.get(key, range).await,
        }
    }

    /// Deletes a file and says whether there was one. Doing it twice is no error.
    ///
    /// # Errors
    /// [`FilesError::Io`].
    pub async fn delete(&self, key: &Key) -> Result<bool, FilesError> {
        match &self.inner.store {
            Store::Disk(disk) => disk.delete(key).await,
        }
    }

    /// Removes what writes left behind that were killed more than `age` before `now`; returns how many.
    ///
    /// # Errors
    /// [`FilesError::Io`].
    pub async fn sweep(&self, now: Timestamp, age: Duration) -> Result<u64, FilesError> {
        match &self.inner.store {
            Store::Disk(disk) => disk.sweep(now, age).await,
        }
    }

    /// The address under which everybody can load the file.
    #[must_use]
    pub fn public_url(&self, key: &Key) -> String {
        format!("{}{key}", self.inner.public)
    }
}

fn base(public: &Url) -> Result<String, FilesError> {
    let plain = matches!(public.scheme(), "http" | "https")
        && public.query().is_none()
        && public.fragment().is_none()
        && public.username().is_empty()
        && public.password().is_none();
    if !plain {
        return Err(FilesError::PublicUrl);
    }
    let mut text = public.to_string();
    if !text.ends_with('/') {
        text.push('/');
    }
    Ok(text)
}
