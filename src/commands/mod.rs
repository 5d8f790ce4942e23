//! The subcommands, a file each.

pub mod agree;
pub mod export;
pub mod extract;
pub mod import;
pub mod score;
pub mod status;

use std::io::{self, Write};
use std::path::Path;

use crate::library::{self, Library};

/// Why a subcommand ended before its end.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The library cannot be read or written to.
    #[error(transparent)]
    Library(#[from] library::Error),
    /// What comes out cannot be written.
    #[error("cannot write: {0}")]
    Unwritten(#[from] io::Error),
}

/// Opens a library; tells `err` where there is none yet.
fn open(library: &Path, err: &mut dyn Write) -> Result<Option<Library>, Error> {
    let opened = Library::open_existing(library)?;
    if opened.is_none() {
        let library = library.display();
        writeln!(err, "wortlaut: {library}: there is no library yet; decide something in the reader first")?;
    }
    Ok(opened)
}

/// A number of things: "1 article", "2 articles".
pub fn counted(count: usize, thing: &str) -> String {
    format!("{count} {thing}{}", if count == 1 { "" } else { "s" })
}
