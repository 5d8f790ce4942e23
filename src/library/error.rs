//! What can go wrong with a library: what, where, and what to do.

use std::io;
use std::path::{Path, PathBuf};

use rusqlite::ErrorCode;
use thiserror::Error;

/// Why a library could not be opened, read or written to.
#[derive(Debug, Error)]
pub enum Error {
    /// Nobody said where, and the user has no home.
    #[error("there is no home folder to keep the library in; name a file with --library FILE")]
    NoHome,
    /// The folder for it could not be made.
    #[error("{}: the folder for the library cannot be made: {error}; name another file with --library FILE", path.display())]
    Folder {
        /// The folder.
        path: PathBuf,
        /// What the system says.
        #[source]
        error: io::Error,
    },
    /// It cannot be opened.
    #[error("{}: the library cannot be opened: {reason}; check the path and its rights, or name another with --library FILE", path.display())]
    Unopened {
        /// The file.
        path: PathBuf,
        /// Why.
        reason: String,
    },
    /// Another program writes to it and does not end.
    #[error("{}: the library is locked by another program; end that one, or wait and do it again", path.display())]
    Locked {
        /// The file.
        path: PathBuf,
    },
    /// It must not be written to.
    #[error("{}: the library cannot be written to; make the file and its folder writable, or name another with --library FILE", path.display())]
    ReadOnly {
        /// The file.
        path: PathBuf,
    },
    /// There is no room.
    #[error("{}: there is no room left for the library; free some on that disk and do it again", path.display())]
    Full {
        /// The file.
        path: PathBuf,
    },
    /// It is no library, or part of it is lost.
    #[error("{}: the library is damaged ({reason}); keep a copy, save what can be read with `sqlite3 FILE .recover`, or name another with --library FILE", path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What was found.
        reason: String,
    },
    /// A newer version of the program made it.
    #[error("{}: the library was made by a newer wortlaut (its form is {version}, this one knows {known}); use that, or name another with --library FILE", path.display())]
    Newer {
        /// The file.
        path: PathBuf,
        /// The version of its form.
        version: i64,
        /// The newest that is known here.
        known: i64,
    },
    /// The disk fails, or `SQLite` does.
    #[error("{}: the library fails: {reason}; check the disk", path.display())]
    Failed {
        /// The file.
        path: PathBuf,
        /// What `SQLite` says.
        reason: String,
    },
}

impl Error {
    #[allow(clippy::needless_pass_by_value, reason = "it is what map_err hands over")]
    pub(super) fn new(path: &Path, error: rusqlite::Error) -> Self {
        let (path, reason) = (path.to_owned(), error.to_string());
        match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked | ErrorCode::FileLockingProtocolFailed) => {
                Self::Locked { path }
            }
            Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => Self::ReadOnly { path },
            Some(ErrorCode::DiskFull) => Self::Full { path },
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Self::Damaged { path, reason },
            Some(ErrorCode::CannotOpen) => Self::Unopened { path, reason },
            _ => Self::Failed { path, reason },
        }
    }
}
