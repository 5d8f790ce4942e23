//! The screen.

pub mod highlight;
pub mod layout;
pub mod terminal;
pub mod theme;

use crate::load::Input;

/// Why the screen could not be shown.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The terminal fails.
    #[error("the terminal fails: {0}")]
    Terminal(#[from] std::io::Error),
}

/// Opens the reader on what the command line names.
///
/// # Errors
/// When the terminal fails.
pub fn run(_inputs: Vec<Input>) -> Result<(), Error> {
    Ok(())
}
