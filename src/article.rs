//! A text and what is known about it.
//!
//! Inside the program every position is a byte offset into [`Article::text`]. A [`Span`] can only be made by a
//! constructor that checks it, so slicing with one does not fail. Code points, which the outside counts in, appear in
//! [`crate::interchange`] alone.

use std::fmt::Write as _;
use std::ops::Range;

use sha2::{Digest, Sha256};

/// A piece of an article's text: a half-open range of bytes, never empty, both ends on character boundaries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    start: u32,
    end: u32,
}

/// Why a pair of offsets is no span of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SpanError {
    /// The end does not come after the start.
    #[error("the end {end} does not come after the start {start}")]
    Reversed {
        /// The start as given.
        start: usize,
        /// The end as given.
        end: usize,
    },
    /// The end lies behind the end of the text.
    #[error("the end {end} lies outside the text, which is {length} long")]
    Outside {
        /// The end as given.
        end: usize,
        /// The length of the text.
        length: usize,
    },
    /// An end lies within a character.
    #[error("the offset {offset} lies within a character")]
    WithinCharacter {
        /// The offset as given.
        offset: usize,
    },
}

impl Span {
    /// The span of `text` from byte `start` to byte `end`, which is not included.
    ///
    /// # Errors
    /// When the range is empty or reversed, leaves the text, or cuts a character in two.
    pub fn new(text: &str, start: usize, end: usize) -> Result<Self, SpanError> {
        if end <= start {
            return Err(SpanError::Reversed { start, end });
        }
        if end > text.len() || u32::try_from(end).is_err() {
            return Err(SpanError::Outside { end, length: text.len() });
        }
        if let Some(offset) = [start, end].into_iter().find(|&offset| !text.is_char_boundary(offset)) {
            return Err(SpanError::WithinCharacter { offset });
        }
        Ok(Self { start: start as u32, end: end as u32 })
    }

    /// The shortest span of the same text that holds both.
    #[must_use]
    pub fn join(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// First byte.
    pub fn start(self) -> usize {
        self.start as usize
    }

    /// The byte after the last.
    pub fn end(self) -> usize {
        self.end as usize
    }

    /// The same as a range of bytes.
    pub fn range(self) -> Range<usize> {
        self.start()..self.end()
    }

    /// The text that the span stands for; `text` must be the one it was made for.
    pub fn of(self, text: &str) -> &str {
        text.get(self.range()).unwrap_or_default()
    }

    /// Whether the byte at `offset` belongs to the span.
    pub fn contains(self, offset: usize) -> bool {
        self.range().contains(&offset)
    }

    /// Whether `other` lies wholly within.
    pub fn covers(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share a byte.
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }
}

/// What a paragraph is in its article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ParagraphKind {
    /// The article's own title, where it stands in the text.
    Headline,
    /// The line that names the author: "Von Anna Beispiel, Berlin".
    Byline,
    /// A title within the article.
    Subheading,
    /// Running text.
    Body,
}

/// A run of text between blank lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Where it stands, without the line ends around it.
    pub span: Span,
    /// What it is.
    pub kind: ParagraphKind,
    /// Whether single line ends in it only wrap the text at some width, so that a reader shows them as spaces.
    pub hard_wrapped: bool,
}

/// A text and what is known about it. The text is clean: it holds no control characters but `\n` and is safe to print.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Article {
    /// Path or address as given, or another name of the place it came from.
    pub source: String,
    /// The headline, from the text or from what came with it.
    pub title: Option<String>,
    /// Who wrote it.
    pub byline: Option<String>,
    /// A language tag such as `de`.
    pub language: Option<String>,
    /// When it was published, in the ISO 8601 form in which it came.
    pub published: Option<String>,
    /// The place (and agency, and day) that opens the first paragraph: "Moskau/Kiew - ".
    pub dateline: Option<Span>,
    text: String,
    paragraphs: Vec<Paragraph>,
}

impl Article {
    /// An article over `text`, which must be clean, with its paragraphs in order.
    pub fn new(source: impl Into<String>, text: String, paragraphs: Vec<Paragraph>) -> Self {
        Self { source: source.into(), text, paragraphs, ..Self::default() }
    }

    /// The whole text; every span counts in it.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The paragraphs, in order and apart from each other.
    pub fn paragraphs(&self) -> &[Paragraph] {
        &self.paragraphs
    }

    /// What tells this text from any other: `sha256:` and the hash of its UTF-8 bytes in hexadecimal.
    pub fn id(&self) -> String {
        Sha256::digest(&self.text).iter().fold(String::from("sha256:"), |mut id, byte| {
            let _ = write!(id, "{byte:02x}");
            id
        })
    }
}

/// The last offset up to `at`, both in bytes, that lies between two characters of `text`.
pub fn floor(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or_default()
}

/// Whether a character never stands in a text from outside that was let in: it steers a terminal, turns the direction of
/// writing, or cannot be seen. The line end `\n` is one of them, though a text keeps that.
pub fn is_unprintable(c: char) -> bool {
    c.is_control()
        || matches!(c,
            // Invisible: soft hyphen, grapheme joiner, zero-width spaces and joiners, operators, byte order mark.
            '\u{ad}' | '\u{34f}' | '\u{180e}' | '\u{200b}'..='\u{200d}' | '\u{2060}'..='\u{2064}' | '\u{feff}'
            // Direction of writing.
            | '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2065}'..='\u{206f}'
            // Line ends that only some programs know.
            | '\u{2028}' | '\u{2029}'
            // Annotations, musical beams, tags, variation selectors of ideographs.
            | '\u{fff0}'..='\u{fffb}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}'
        )
}
