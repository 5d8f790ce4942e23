//! Quotation marks around spans and at their ends.

use super::spans::Edge;
use crate::article::{Span, floor};

/// Of a span so many bytes are looked at for what is opened and closed in it.
const PASSAGE: usize = 64 * 1024;

/// What may stand between the last word of a passage and the mark that closes it.
pub(super) const SIGNS: [char; 5] = ['.', ',', '!', '?', '…'];

/// The span with the quotation marks that stand around it, if there is one on either side; a full stop or another sign may
/// stand before the last.
pub fn with_marks(text: &str, span: Span) -> Span {
    let (before, after) = (&text[..span.start()], &text[span.end()..]);
    let signs = after.len() - after.trim_start_matches(SIGNS).len();
    let first = before.chars().next_back().filter(|c| is_mark(*c));
    let last = after[signs..].chars().next().filter(|c| is_mark(*c));
    let marked = first.zip(last).and_then(|(first, last)| {
        Span::new(text, span.start() - first.len_utf8(), span.end() + signs + last.len_utf8()).ok()
    });
    marked.unwrap_or(span)
}

/// The place of an end of a span whose other end is `other`, with the quotation marks there that belong to one in the span.
pub(super) fn with_mark(text: &str, at: usize, edge: Edge, other: usize) -> usize {
    let (mut open, mut closed) = match edge {
        Edge::Start => unpaired(text.get(at..other.min(floor(text, at.saturating_add(PASSAGE)))).unwrap_or_default()),
        Edge::End => unpaired(text.get(other.max(floor(text, at.saturating_sub(PASSAGE)))..at).unwrap_or_default()),
    };
    let mut marked = at;
    match edge {
        Edge::Start => {
            while let Some(mark) = text[..marked].chars().next_back().filter(|c| closed > 0 && is_mark(*c)) {
                (marked, closed) = (marked - mark.len_utf8(), closed - 1);
            }
        }
        Edge::End => {
            let mut here = at + (text[at..].len() - text[at..].trim_start_matches(SIGNS).len());
            while let Some(mark) = text[here..].chars().next().filter(|c| open > 0 && is_mark(*c)) {
                (here, open) = (here + mark.len_utf8(), open - 1);
                marked = here;
            }
        }
    }
    marked
}

/// How many quotation marks open in a text and do not close, and how many close that do not open. One that stands after a
/// word or a sign closes: the same marks open in one language and close in another.
fn unpaired(text: &str) -> (usize, usize) {
    let (mut open, mut closed) = (0, 0);
    let mut before = ' ';
    for c in text.chars() {
        if !is_mark(c) {
            before = c;
        } else if before.is_whitespace() || matches!(before, '(' | '[' | '/' | '–' | '—') {
            open += 1;
        } else if open > 0 {
            open -= 1;
        } else {
            closed += 1;
        }
    }
    (open, closed)
}

/// Whether it is a quotation mark and nothing else: not one that is an apostrophe as well.
pub fn is_mark(c: char) -> bool {
    matches!(c, '"' | '„' | '“' | '”' | '»' | '«' | '‚' | '‘' | '›' | '‹')
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used, reason = "a test ends where something is not as it must be")]

    use super::*;

    #[test]
    fn marks_go_with_what_they_are_around() {
        let text = "Er sagt: „Gut so.“ Oder: »Nein«, ‚nie, nie‘.";
        let around = |words: &str| {
            let start = text.find(words).expect("it is there");
            let span = Span::new(text, start, start + words.len()).expect("a span");
            with_marks(text, span).of(text)
        };
        assert_eq!(
            ["Gut so", "Nein", "nie, nie", "Gut", "Oder"].map(around),
            ["„Gut so.“", "»Nein«", "‚nie, nie‘", "Gut", "Oder"]
        );
    }
}
