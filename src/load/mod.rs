//! Bytes → [`Article`]: finding sources, reading them, cleaning what they hold.

pub mod clean;
use std::path::PathBuf;

use crate::article::Article;
use crate::extraction::{Extra, Extraction};

/// A place that articles are read from.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Source {
    /// A file.
    File(PathBuf),
    /// Standard input.
    Stdin,
    /// The demo article of that number, built into the program.
    Demo(usize),
}

/// An article with what came with it.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// The article.
    pub article: Article,
    /// The layers that came with it; none for plain text.
    pub extraction: Extraction,
    /// Unknown keys of the record it came in.
    pub extra: Extra,
}
