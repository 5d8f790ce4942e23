//! Opening the file: to decide, to read, or to read what cannot be written to.

use std::path::{Path, PathBuf};
use std::time::Duration;

use etcetera::BaseStrategy;
use rusqlite::{Connection, OpenFlags};

use super::{Error, Library};

/// So long another program may hold the file before that is told.
const PATIENCE: Duration = Duration::from_secs(3);

impl Library {
    /// Where the library is kept when nobody says otherwise: in the user's data folder.
    ///
    /// # Errors
    /// When the user has no home.
    pub fn default_path() -> Result<PathBuf, Error> {
        let folders = etcetera::choose_base_strategy().map_err(|_| Error::NoHome)?;
        Ok(folders.data_dir().join("wortlaut").join("library.sqlite"))
    }

    /// Opens the library, and makes it where there is none yet.
    ///
    /// # Errors
    /// When it cannot be opened or made, is damaged, or was made by a newer version.
    pub fn open(path: &Path) -> Result<Self, Error> {
        if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            std::fs::create_dir_all(folder).map_err(|error| Error::Folder { path: folder.to_owned(), error })?;
        }
        Self::connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE)
    }

    /// Opens the library where there is one.
    ///
    /// # Errors
    /// As [`Self::open`].
    pub fn open_existing(path: &Path) -> Result<Option<Self>, Error> {
        if !path.exists() {
            return Ok(None);
        }
        match Self::connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE) {
            // It can be read all the same.
            Err(Error::Unopened { .. } | Error::ReadOnly { .. }) if path.is_file() => {
                Self::open_to_read(path).map(Some)
            }
            opened => opened.map(Some),
        }
    }

    /// Opens a library that is not to be written to.
    ///
    /// # Errors
    /// As [`Self::open`]; when there is none, too.
    pub fn open_to_read(path: &Path) -> Result<Self, Error> {
        match Self::connect(path, OpenFlags::SQLITE_OPEN_READ_ONLY) {
            // Not even the files beside it, through which several programs share it, can be made. Nobody writes to it then.
            Err(Error::Unopened { .. } | Error::ReadOnly { .. })
                if path.is_file() && !beside(path, "-wal").exists() =>
            {
                let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI;
                Self::connect_at(path, &unchanging(path), flags)
            }
            opened => opened,
        }
    }

    fn connect(path: &Path, flags: OpenFlags) -> Result<Self, Error> {
        Self::connect_at(path, path, flags)
    }

    fn connect_at(path: &Path, location: &Path, flags: OpenFlags) -> Result<Self, Error> {
        let flags = flags | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(location, flags).map_err(|error| Error::new(path, error))?;
        let mut library = Self { connection, path: path.to_owned() };
        library.prepare().map_err(|error| library.error(error))?;
        library.migrate()?;
        Ok(library)
    }

    fn prepare(&self) -> rusqlite::Result<()> {
        self.connection.busy_timeout(PATIENCE)?;
        self.connection.pragma_update(None, "foreign_keys", true)?;
        self.connection.pragma_update(None, "synchronous", "FULL")?;
        // Where the file cannot be written to, it stays as it is.
        if !self.connection.is_readonly("main")? {
            self.connection.pragma_update_and_check(None, "journal_mode", "WAL", |_| Ok(()))?;
        }
        Ok(())
    }
}

/// A file that `SQLite` keeps beside the library.
fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    name.into()
}

/// The address of a file that does not change while it is read.
fn unchanging(path: &Path) -> PathBuf {
    let escaped = path.to_string_lossy().replace('%', "%25").replace('?', "%3f").replace('#', "%23");
    format!("file:{escaped}?immutable=1").into()
}
