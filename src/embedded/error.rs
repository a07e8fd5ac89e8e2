//! What can go wrong with the private services.

use std::path::PathBuf;
use std::process::ExitStatus;

/// Why a private service cannot be run. Every text says what to do where something can be done.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A program that is not installed.
    #[error("{program} was not found; install it ({package} on Debian) and start again")]
    Missing {
        /// The program.
        program: &'static str,
        /// Its package on Debian.
        package: &'static str,
    },
    /// A file or folder cannot be used.
    #[error("{}: {cause}", path.display())]
    File {
        /// The file or folder.
        path: PathBuf,
        /// Why.
        cause: std::io::Error,
    },
    /// Started by root, and the user that the services run as cannot get at the data folder.
    #[error(
        "{}: user \"{user}\", which the private services run as, cannot enter this folder",
        path.display()
    )]
    Unreachable {
        /// The folder.
        path: PathBuf,
        /// The user's name.
        user: String,
    },
    /// Root has no other user to hand.
    #[error("PostgreSQL refuses to run as root, and there is neither a user postgres nor nobody")]
    NoUser,
    /// A program could not be started at all.
    #[error("{program} cannot be started: {cause}")]
    Spawn {
        /// The program.
        program: String,
        /// Why.
        cause: std::io::Error,
    },
    /// A helper program failed.
    #[error("{program} failed ({status}):\n{output}")]
    Failed {
        /// The program.
        program: String,
        /// How it ended.
        status: ExitStatus,
        /// The last lines that it wrote.
        output: String,
    },
    /// A service ended before it was ready.
    #[error("{name} ended while starting ({status}); the end of {}:\n{tail}", log.display())]
    Ended {
        /// The service.
        name: &'static str,
        /// How it ended.
        status: ExitStatus,
        /// Its log.
        log: PathBuf,
        /// The last lines of the log.
        tail: String,
    },
    /// A service lives, but is not ready in time.
    #[error("{name} was not ready within {seconds} seconds; see {}", log.display())]
    NotReady {
        /// The service.
        name: &'static str,
        /// How long was waited.
        seconds: u64,
        /// Its log.
        log: PathBuf,
    },
    /// A stop was asked for while the service was starting.
    #[error("{name} was stopped while starting")]
    Stopped {
        /// The service.
        name: &'static str,
    },
    /// A process of an earlier run does not end.
    #[error("{name} of an earlier run (process {pid}) does not end; end it, then start again")]
    Stubborn {
        /// The service.
        name: &'static str,
        /// Its process id.
        pid: i32,
    },
    /// The data were written by another major version of PostgreSQL.
    #[error(
        "the data in {} were written by PostgreSQL {found}, but installed is {installed}.\n\
         Install postgresql-{found} beside it and run `rookery data upgrade`.",
        dir.display()
    )]
    OtherMajor {
        /// The folder.
        dir: PathBuf,
        /// The version of the data.
        found: u32,
        /// The newest version installed.
        installed: u32,
    },
    /// The versions installed are all too old.
    #[error(
        "PostgreSQL {installed} is too old: {} or newer is needed",
        super::postgres::OLDEST_MAJOR
    )]
    TooOld {
        /// The newest version installed.
        installed: u32,
    },
    /// The socket's path would be too long for the system.
    #[error("{}: too long for a Unix socket (at most 107 bytes)", path.display())]
    LongPath {
        /// The socket.
        path: PathBuf,
    },
    /// The folder for sockets is somebody else's.
    #[error(
        "{}: must be a folder of user {user} that nobody else may enter; remove it",
        path.display()
    )]
    Foreign {
        /// The folder.
        path: PathBuf,
        /// The user that it should belong to.
        user: String,
    },
    /// Another process holds the data folder.
    #[error("{}: in use by another rookery process; stop it first", dir.display())]
    InUse {
        /// The data folder.
        dir: PathBuf,
    },
    /// The process that holds the data folder has no service that answers.
    #[error(
        "{}: another rookery process holds this folder, but its services do not answer",
        dir.display()
    )]
    NotAnswering {
        /// The data folder.
        dir: PathBuf,
    },
    /// There is nothing to upgrade.
    #[error("{0}")]
    NothingToDo(String),
}

impl Error {
    pub(super) fn file(path: impl Into<PathBuf>) -> impl FnOnce(std::io::Error) -> Self {
        let path = path.into();
        move |cause| Self::File { path, cause }
    }
}
