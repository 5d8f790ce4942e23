//! Offsets of a source → offsets of the text that cleaning made of it.

use std::ops::Range;

use crate::article::Span;

/// Leads from byte offsets of a source to byte offsets of the cleaned text. It grows with the number of changes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OffsetMap {
    edits: Vec<Edit>,
}

/// A piece of the source, and what stands for it in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Edit {
    source: Range<usize>,
    text: Range<usize>,
}

impl OffsetMap {
    /// Notes a change; changes come in the order of the source.
    pub(super) fn push(&mut self, source: Range<usize>, text: Range<usize>) {
        self.edits.push(Edit { source, text });
    }

    /// Whether nothing was changed.
    pub fn is_identity(&self) -> bool {
        self.edits.is_empty()
    }

    /// Where that starts in the text which starts at `offset` in the source.
    pub fn start(&self, offset: usize) -> usize {
        let next = self.edits.partition_point(|edit| edit.source.end <= offset);
        match self.edits.get(next) {
            Some(edit) if edit.source.start < offset => edit.text.start,
            _ => self.shifted(offset, next),
        }
    }

    /// Where that ends in the text which ends at `offset` in the source.
    pub fn end(&self, offset: usize) -> usize {
        let next = self.edits.partition_point(|edit| edit.source.end < offset);
        match self.edits.get(next) {
            Some(edit) if edit.source.start < offset => edit.text.end,
            _ => self.shifted(offset, next),
        }
    }

    /// An offset that lies in no change but after `before` of them.
    fn shifted(&self, offset: usize, before: usize) -> usize {
        match before.checked_sub(1).and_then(|last| self.edits.get(last)) {
            Some(last) => offset - last.source.end + last.text.end,
            None => offset,
        }
    }

    /// The span of the cleaned `text` for one of the source; `None` where nothing is left of it.
    pub fn span(&self, span: Span, text: &str) -> Option<Span> {
        Span::new(text, self.start(span.start()), self.end(span.end())).ok()
    }

    /// The same for a part: spans in order, none overlapping another, which holds for the result as well.
    pub fn spans(&self, spans: &[Span], text: &str) -> Vec<Span> {
        let mut last_end = 0;
        let mut mapped = Vec::with_capacity(spans.len());
        for span in spans {
            let start = self.start(span.start()).max(last_end);
            if let Ok(span) = Span::new(text, start, self.end(span.end())) {
                last_end = span.end();
                mapped.push(span);
            }
        }
        mapped
    }
}
