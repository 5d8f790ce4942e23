//! The subcommands, a file each.

pub mod agree;
pub mod export;
pub mod extract;
pub mod import;
pub mod score;
pub mod status;

use std::io;

use crate::library;

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

/// A number of things: "1 article", "2 articles".
pub fn counted(count: usize, thing: &str) -> String {
    format!("{count} {thing}{}", if count == 1 { "" } else { "s" })
}
