//! Filling rows.

use textwrap::wrap_algorithms::{Penalties, wrap_first_fit, wrap_optimal_fit};

use super::Row;
use super::hyphenation;
use super::pieces::{Piece, cut};
use crate::article::{Article, Paragraph, ParagraphKind};

/// A longer text, in bytes, is filled row by row, so that a change of the width is never waited for.
const LONGEST_BALANCED: usize = 256 * 1024;

/// A hyphen is worth it where it makes a row at least ten columns fuller. A row that is too wide is never worth it.
const PENALTIES: Penalties = Penalties {
    hyphen_penalty: 100,
    overflow_penalty: u32::MAX as usize,
    short_last_line_penalty: 0,
    ..Penalties::new()
};

/// The rows of the whole article, with a blank one between paragraphs.
pub(super) fn rows(article: &Article, width: u16) -> Vec<Row> {
    let text = article.text();
    let rules = hyphenation::rules(article.language.as_deref());
    let balanced = text.len() <= LONGEST_BALANCED;
    let mut rows = Vec::new();
    let mut pieces = Vec::new();
    let mut end = 0;
    for (index, paragraph) in article.paragraphs().iter().enumerate() {
        if index > 0 {
            rows.push(blank(text, end, paragraph.span.start()));
        }
        end = paragraph.span.end();
        let rules = rules.filter(|_| paragraph.kind == ParagraphKind::Body);
        for (start, line) in lines(text, paragraph) {
            cut(line, start, width.into(), rules, &mut pieces);
            let filled = fill(&pieces, width, balanced);
            rows.extend(filled.into_iter().filter_map(|pieces| row(pieces, index)));
            pieces.clear();
        }
    }
    rows
}

/// The row between two paragraphs. It stands behind the line end after the first, so that it has an offset of its own.
fn blank(text: &str, end: usize, next: usize) -> Row {
    let at = text.get(end..next).and_then(|between| between.find('\n')).map_or(next, |at| end + at + 1);
    Row { start: at, end: at, paragraph: None, hyphen: false }
}

/// The lines of a paragraph that are kept apart, each with the byte offset at which it starts.
fn lines<'a>(text: &'a str, paragraph: &Paragraph) -> impl Iterator<Item = (usize, &'a str)> {
    let hard_wrapped = paragraph.hard_wrapped;
    let mut start = paragraph.span.start();
    paragraph.span.of(text).split(move |c| c == '\n' && !hard_wrapped).map(move |line| {
        let at = start;
        start += line.len() + 1;
        (at, line)
    })
}

fn row(pieces: &[Piece], paragraph: usize) -> Option<Row> {
    let (first, last) = (pieces.first()?, pieces.last()?);
    Some(Row { start: first.start, end: last.end, paragraph: Some(paragraph), hyphen: last.hyphen })
}

/// Shares the pieces out to rows: all of a paragraph's rows even, or each as full as it gets.
fn fill(pieces: &[Piece], width: u16, balanced: bool) -> Vec<&[Piece]> {
    let widths = [f64::from(width)];
    let even = if balanced { wrap_optimal_fit(pieces, &widths, &PENALTIES).ok() } else { None };
    even.unwrap_or_else(|| wrap_first_fit(pieces, &widths))
}
