//! Bytes → [`Article`]: finding sources, reading them, cleaning what they hold.
//!
//! [`find()`] walks what the command line names and yields sources; [`read()`] streams the articles of one source, and
//! [`open`] reads one of them again. `form` tells plain text from JSON, [`decode`](decode()) turns bytes into characters,
//! [`clean`] makes them safe to print, `text` tells what the paragraphs of a text are and `record` does the same for
//! what came as wortlaut/1.

pub mod clean;
mod decode;
mod demo;
mod error;
mod find;
mod form;
mod read;
mod record;
mod text;

use std::path::{Path, PathBuf};
use std::sync::Arc;

pub use decode::decode;
pub use error::{LoadError, Problem};
pub use find::find;
pub use read::{open, read, read_stream};

use jiff::civil::Date;

use crate::article::{Article, Span};
use crate::extraction::{Extra, Extraction};
use crate::interchange::wortlaut1::RecordDecision;

/// The largest text, and the largest record of a JSON Lines file, that is read, in bytes.
pub const MAX_ARTICLE: u64 = 64 * 1024 * 1024;

/// What the command line names. None at all means the demo articles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// Standard input.
    Stdin,
    /// A file or a folder.
    Path(PathBuf),
}

/// A place that articles are read from.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Source {
    /// A file.
    File(Arc<Path>),
    /// What is held in memory: standard input, a demo article.
    Memory {
        /// What it is called.
        name: Arc<str>,
        /// What it holds.
        bytes: Arc<[u8]>,
    },
}

impl Source {
    /// Its path or name, safe to print.
    pub fn name(&self) -> String {
        match self {
            Self::File(path) => clean::clean_line(&path.to_string_lossy()).into_owned(),
            Self::Memory { name, .. } => clean::clean_line(name).into_owned(),
        }
    }

    /// What its name ends in, in lower case: `json`.
    fn extension(&self) -> Option<String> {
        let path = match self {
            Self::File(path) => path,
            Self::Memory { name, .. } => Path::new(&**name),
        };
        path.extension().map(|extension| extension.to_string_lossy().to_lowercase())
    }
}

/// Where one article is found again. Cheap to clone.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Locator {
    /// The source that holds it.
    pub source: Source,
    /// Where its record starts in a source with several, in bytes; 0 otherwise.
    pub record: u64,
}

/// An article with what came with it.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// Where it was read from.
    pub locator: Locator,
    /// The article.
    pub article: Article,
    /// The layers that came with it; none for plain text.
    pub extraction: Extraction,
    /// The words of the text, where they came with it.
    pub tokens: Option<Vec<Span>>,
    /// What was decided on the layers that came with it.
    pub decisions: Vec<RecordDecision>,
    /// Unknown keys of the record it came in.
    pub extra: Extra,
}

impl Document {
    /// The same, with `date` as the day of its article should that not tell its own.
    #[must_use]
    pub fn dated(mut self, date: Option<Date>) -> Self {
        self.article.published = self.article.published.or_else(|| date.map(|date| date.to_string()));
        self
    }
}
