//! The screen.

pub mod action;
pub mod app;
pub mod arrangement;
pub mod effect;
pub mod highlight;
pub mod keys;
pub mod layout;
pub mod page;
pub mod terminal;
pub mod theme;
pub mod worker;

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
