//! The screen.
//!
//! Data goes round in one direction. [`run()`] waits for a [`effect::Message`]: a key, a signal, a worker's answer. The state,
//! [`app::App`], changes by it and asks for [`effect::Effect`]s; a [`worker`] on a thread of `workers` does what takes time and answers with
//! a message.
//! Then [`view`] draws the state and changes nothing.
//!
//! [`action`] tells of every action once and [`keys`] leads keys to them. [`desk`] is what all threads know of a review; a
//! `clerk` opens articles and saves decisions in the library. An open article is a [`page`]; [`layout`] wraps it into rows,
//! [`highlight`] resolves what is marked in it. [`arrangement`] says which pane stands where, [`theme`] what everything
//! looks like, `words` what it is called, and [`terminal`] takes the terminal over and gives it back.

pub mod action;
pub mod app;
pub mod arrangement;
mod clerk;
pub mod desk;
pub mod effect;
pub mod highlight;
pub mod keys;
pub mod layout;
pub mod page;
mod run;
pub mod terminal;
pub mod theme;
pub mod view;
mod words;
pub mod worker;
mod workers;

pub use run::run;

/// Why the screen could not be shown.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The terminal fails.
    #[error("the terminal fails: {0}")]
    Terminal(#[from] std::io::Error),
}
