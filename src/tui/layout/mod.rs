//! Where each character of an article stands on the screen.
//!
//! A [`Layout`] wraps the whole article once for a width; after that, drawing looks at the visible rows alone, and an
//! offset in the text and a place on the screen are found from each other by binary search. `hyphenation` says where a
//! word may be divided, `pieces` cuts a line into what is kept together, `wrap` fills rows with the pieces.

mod hyphenation;
mod pieces;
mod wrap;

#[cfg(test)]
mod tests;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::article::Article;

/// One row of the screen's text column. Offsets are bytes of the article's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// Where its text begins.
    pub start: usize,
    /// Where its text ends, without the space or line end at which it was broken. A line end before that is shown as a
    /// space.
    pub end: usize,
    /// Index of the paragraph that it belongs to; `None` for the blank row between two paragraphs.
    pub paragraph: Option<usize>,
    /// Whether a hyphen is shown after it.
    pub hyphen: bool,
}

/// A place in the text column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Index of the row.
    pub row: usize,
    /// Columns from the left edge.
    pub column: u16,
}

/// An article's text in rows of a certain width.
#[derive(Clone, Debug)]
pub struct Layout {
    width: u16,
    rows: Vec<Row>,
}

impl Layout {
    /// Wraps the article into rows of at most `width` columns, at least one. Takes time linear in the text's length.
    pub fn new(article: &Article, width: u16) -> Self {
        let width = width.max(1);
        Self { width, rows: wrap::rows(article, width) }
    }

    /// The width that it was made for, in columns.
    pub fn width(&self) -> u16 {
        self.width
    }

    /// The rows, in the order of the text.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// The place of the character at byte `offset`; `text` must be the article's. An offset between two rows is taken to
    /// the end of the first, one behind the end of the text to the end of the last row.
    pub fn position(&self, text: &str, offset: usize) -> Position {
        let row = self.rows.partition_point(|row| row.start <= offset).saturating_sub(1);
        let column = self.clusters(text, row).take_while(|cluster| cluster.end <= offset).map(|cluster| cluster.width);
        Position { row, column: u16::try_from(column.sum::<usize>()).unwrap_or(u16::MAX) }
    }

    /// The byte offset of the character at `position`; `text` must be the article's. A column behind the end of its row
    /// means the row's last character, a row behind the last means the last row.
    pub fn offset(&self, text: &str, position: Position) -> usize {
        let row = position.row.min(self.rows.len().saturating_sub(1));
        let mut left = usize::from(position.column);
        let mut offset = self.rows.get(row).map_or(0, |row| row.start);
        for cluster in self.clusters(text, row) {
            offset = cluster.start;
            if left < cluster.width {
                break;
            }
            left -= cluster.width;
        }
        offset
    }

    /// The grapheme clusters of a row; none where there is no such row.
    fn clusters<'a>(&self, text: &'a str, row: usize) -> impl Iterator<Item = Cluster> + 'a {
        let (start, end) = self.rows.get(row).map_or((0, 0), |row| (row.start, row.end));
        clusters(text.get(start..end).unwrap_or_default(), start)
    }
}

/// What a reader takes for one character, with its byte offsets and its width in columns.
struct Cluster {
    start: usize,
    end: usize,
    width: usize,
}

/// The grapheme clusters of `text`, which begins at byte `offset` of the article.
fn clusters(text: &str, offset: usize) -> impl Iterator<Item = Cluster> {
    text.grapheme_indices(true).map(move |(at, cluster)| Cluster {
        start: offset + at,
        end: offset + at + cluster.len(),
        width: if cluster == "\n" { 1 } else { cluster.width() },
    })
}
