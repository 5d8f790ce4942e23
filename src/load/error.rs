//! What can go wrong while articles are found and read.

use std::{fmt, io};

use thiserror::Error;

use super::clean::clean_line;
use super::find::MAX_STREAM;
use super::{MAX_ARTICLE, Source};
use crate::interchange::wortlaut1::RecordError;

/// What went wrong, and where. Its text is safe to print.
#[derive(Debug, Error)]
pub struct LoadError {
    /// The path or name of the source.
    pub place: String,
    /// The line, counted from 1, where it is known.
    pub line: Option<u64>,
    /// What is wrong.
    #[source]
    pub problem: Problem,
}

/// What is wrong with a source.
#[derive(Debug, Error)]
pub enum Problem {
    /// Nothing is there.
    #[error("there is no such file or folder; check the path")]
    Missing,
    /// The system reports an error.
    #[error("cannot be read: {0}")]
    Io(#[from] io::Error),
    /// A folder without a text file.
    #[error("the folder holds no text (hidden files, binary files and linked folders are left out)")]
    NoArticles,
    /// No text.
    #[error("this is no text; wortlaut reads plain text and wortlaut/1 JSON (UTF-8, UTF-16 with a mark, Windows-1252)")]
    Binary,
    /// More than is read.
    #[error("is larger than {} MiB; split it, or put each article on a line of its own as wortlaut/1", MAX_ARTICLE >> 20)]
    TooLarge,
    /// A stream that is longer than what is kept in memory.
    #[error("is longer than {} MiB; save it as a file, which is read piece by piece", MAX_STREAM >> 20)]
    LongStream,
    /// Nothing to read in it.
    #[error("holds no text")]
    Empty,
    /// JSON in another encoding.
    #[error("JSON must be UTF-8; save the file in that encoding")]
    NotUtf8,
    /// A record that breaks the form.
    #[error("{0}")]
    Record(#[from] RecordError),
}

impl LoadError {
    pub(super) fn new(source: &Source, problem: impl Into<Problem>) -> Self {
        Self { place: source.name(), line: None, problem: problem.into() }
    }

    /// An error in the record that starts on the line of that number, counted from 1.
    pub(super) fn in_record(source: &Source, first_line: u64, problem: impl Into<Problem>) -> Self {
        let problem = problem.into();
        let within = if let Problem::Record(error) = &problem { error.line } else { 0 };
        Self { place: source.name(), line: Some(first_line + within), problem }
    }
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.place)?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        write!(f, ": {}", clean_line(&self.problem.to_string()))
    }
}
