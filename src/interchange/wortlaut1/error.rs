//! What can be wrong with a record.

use thiserror::Error;

/// Why a record could not be read, and where in it.
#[derive(Debug, PartialEq, Eq, Error)]
#[error("{path}: {reason}")]
pub struct RecordError {
    /// The place in the record, such as `$.quotations[3].speaker[0]`; `$` is the record.
    pub path: String,
    /// The line of the record where reading ended, counted from 0; known where the JSON itself is broken.
    pub line: u64,
    /// What is wrong there.
    pub reason: Reason,
}

/// What is wrong at one place of a record.
#[derive(Debug, PartialEq, Eq, Error)]
pub enum Reason {
    /// The JSON is broken.
    #[error("no valid JSON: {message} (column {column})")]
    Syntax {
        /// What the parser says.
        message: String,
        /// Where in the line, in bytes counted from 1.
        column: usize,
    },
    /// A key that every such object has is not there.
    #[error("is missing")]
    Missing,
    /// A value is of another type.
    #[error("expected {expected}, found {found}")]
    Type {
        /// What the form asks for.
        expected: &'static str,
        /// What is there.
        found: &'static str,
    },
    /// A value that is none of those that the form knows.
    #[error("`{value}` is unknown; known are {known}")]
    Unknown {
        /// The value.
        value: String,
        /// Those that the form knows.
        known: String,
    },
    /// A number that is not between 0 and 1.
    #[error("{value} does not lie between 0 and 1")]
    Fraction {
        /// The number.
        value: String,
    },
    /// A span that ends before it starts, or where it starts.
    #[error("the span [{start}, {end}] ends before it starts or is empty")]
    Reversed {
        /// Its start, in code points.
        start: usize,
        /// Its end, in code points.
        end: usize,
    },
    /// A span that ends after the text.
    #[error("the span [{start}, {end}] lies outside the text, which has {length} code points")]
    Outside {
        /// Its start, in code points.
        start: usize,
        /// Its end, in code points.
        end: usize,
        /// The length of the text, in code points.
        length: usize,
    },
    /// A span that starts before the one before it ends.
    #[error("the span [{start}, {end}] overlaps the one before it or stands out of order")]
    Overlap {
        /// Its start, in code points.
        start: usize,
        /// Its end, in code points.
        end: usize,
    },
    /// Two items of a layer with one id.
    #[error("the id `{0}` is used twice")]
    Duplicate(String),
    /// An id that no item has.
    #[error("there is no {layer} `{id}`")]
    Dangling {
        /// What it should be.
        layer: &'static str,
        /// The id.
        id: String,
    },
}

impl From<&serde_json::Error> for RecordError {
    fn from(broken: &serde_json::Error) -> Self {
        let message = broken.to_string();
        let message = message.split_once(" at line ").map_or(message.as_str(), |(message, _)| message).to_owned();
        let reason = Reason::Syntax { message, column: broken.column() };
        Self { path: "$".to_owned(), line: broken.line().saturating_sub(1) as u64, reason }
    }
}

/// What an error shows of a text from outside.
pub(super) fn excerpt(text: &str) -> String {
    const LONGEST: usize = 60;
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
