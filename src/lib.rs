//! wortlaut: a news reader for the terminal that shows who said what.
//!
//! Data flows one way, and a lower floor never imports a higher one:
//!
//! ```text
//! article, extraction      what a text is, and what can be found in it
//! decision                 what a person says of what was found
//! interchange              Extraction <-> wortlaut/1
//! load                     bytes -> Article; finding and reading sources; cleaning
//! language                 text -> tagged tokens
//! extract                  tokens -> Extraction
//! review                   Extraction + decisions -> what is shown; corrections; agreement
//! library                  what is kept: articles and the decisions on them
//! tui, commands            the screen; the subcommands
//! ```

pub mod article;
pub mod commands;
pub mod decision;
pub mod extract;
pub mod extraction;
pub mod interchange;
pub mod language;
pub mod library;
pub mod load;
pub mod review;
pub mod tui;
