//! What is marked in a text: overlapping spans, resolved once into runs that lie side by side.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::ops::Range;

use crate::article::Span;
use crate::extraction::{EntityKind, QuotationKind};

bitflags::bitflags! {
    /// What a piece of text is, all at once.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
    pub struct Marks: u32 {
        /// Quoted verbatim.
        const DIRECT = 1;
        /// Quoted in another form, with a frame.
        const INDIRECT = 1 << 1;
        /// Quoted in another form, without a frame of its own.
        const FREE = 1 << 2;
        /// Told in the article's own words.
        const REPORTED = 1 << 3;
        /// Quoted within a quotation.
        const NESTED = 1 << 4;
        /// A person.
        const PERSON = 1 << 5;
        /// A place.
        const LOCATION = 1 << 6;
        /// An organisation.
        const ORGANISATION = 1 << 7;
        /// Another thing with a name.
        const OTHER = 1 << 8;
        /// Spoken of in another form than by name.
        const ALLUSION = 1 << 24;
        /// The word that names an event.
        const EVENT = 1 << 9;
        /// The content of the selected quotation.
        const QUOTE = 1 << 10;
        /// The words that signal the selected quotation.
        const CUE = 1 << 11;
        /// The source of the selected quotation.
        const SPEAKER = 1 << 12;
        /// To whom the selected quotation is said.
        const ADDRESSEE = 1 << 13;
        /// The word that names the selected event.
        const TRIGGER = 1 << 14;
        /// What plays a part in the selected event.
        const ARGUMENT = 1 << 15;
        /// It does what the selected event tells of.
        const AGENT = 1 << 19;
        /// It happens to this.
        const AFFECTED = 1 << 20;
        /// It happens there.
        const PLACE = 1 << 21;
        /// It happens then.
        const TIME = 1 << 22;
        /// It is done with this.
        const INSTRUMENT = 1 << 23;
        /// The selected entity's name.
        const MENTION = 1 << 16;
        /// The selected entity, spoken of in another form.
        const ALLUDED = 1 << 25;
        /// Found by the search.
        const HIT = 1 << 17;
        /// Found by the search, and where the reader is.
        const CURRENT_HIT = 1 << 18;
        /// Rejected in the review.
        const REJECTED = 1 << 26;
        /// Selected, to be made something of.
        const PICKED = 1 << 27;
    }
}

impl From<QuotationKind> for Marks {
    fn from(kind: QuotationKind) -> Self {
        match kind {
            QuotationKind::Direct => Self::DIRECT,
            QuotationKind::Indirect => Self::INDIRECT,
            QuotationKind::IndirectFreeIndirect | QuotationKind::FreeIndirect => Self::FREE,
            QuotationKind::Reported => Self::REPORTED,
        }
    }
}

impl From<EntityKind> for Marks {
    fn from(kind: EntityKind) -> Self {
        match kind {
            EntityKind::Person => Self::PERSON,
            EntityKind::Location => Self::LOCATION,
            EntityKind::Organisation => Self::ORGANISATION,
            EntityKind::Other => Self::OTHER,
        }
    }
}

/// A piece of text that is marked in the same way throughout. Offsets are bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run {
    /// Where it begins.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// What it is; never nothing.
    pub marks: Marks,
}

/// The marked pieces of a text, in order and apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Runs(Vec<Run>);

impl Runs {
    /// Resolves spans that may overlap in any way, in time n log n.
    pub fn new(spans: impl IntoIterator<Item = (Span, Marks)>) -> Self {
        let mut edges: Vec<(usize, Marks, bool)> = spans
            .into_iter()
            .flat_map(|(span, marks)| [(span.start(), marks, true), (span.end(), marks, false)])
            .collect();
        edges.sort_unstable_by_key(|&(offset, ..)| offset);
        let mut open = Open::default();
        let mut runs: Vec<Run> = Vec::new();
        for edges in edges.chunk_by(|left, right| left.0 == right.0) {
            let offset = edges[0].0;
            if let Some(run) = runs.last_mut() {
                run.end = offset;
            }
            for &(_, marks, opens) in edges {
                open.count(marks, opens);
            }
            let marks = open.marks();
            if runs.last().is_none_or(|run| run.marks != marks) {
                runs.push(Run { start: offset, end: offset, marks });
            }
        }
        runs.retain(|run| !run.marks.is_empty());
        Self(runs)
    }

    /// The pieces of the runs that lie in `range`.
    pub fn within(&self, range: Range<usize>) -> impl Iterator<Item = Run> {
        let first = self.0.partition_point(|run| run.end <= range.start);
        let clip = move |run: &Run| Run { start: run.start.max(range.start), end: run.end.min(range.end), ..*run };
        self.0[first..].iter().map(clip).take_while(|run| run.start < run.end)
    }

    /// What the byte at `offset` is.
    pub fn at(&self, offset: usize) -> Marks {
        self.within(offset..offset.saturating_add(1)).next().map(|run| run.marks).unwrap_or_default()
    }
}

/// How many spans with each mark are open at a place in the text.
#[derive(Default)]
struct Open([u32; u32::BITS as usize]);

impl Open {
    fn count(&mut self, marks: Marks, opens: bool) {
        for mark in marks.iter() {
            let count = &mut self.0[mark.bits().trailing_zeros() as usize];
            *count = if opens { *count + 1 } else { *count - 1 };
        }
    }

    fn marks(&self) -> Marks {
        Marks::all().iter().filter(|mark| self.0[mark.bits().trailing_zeros() as usize] > 0).collect()
    }
}

/// Which quotation runs through each row, for the bar beside the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Gutter(Vec<(Range<usize>, usize)>);

impl Gutter {
    /// Resolves the spans of quotations, each with the quotation's index, in time n log n. Where several overlap, the one
    /// that begins last is shown, which is the inner one.
    pub fn new(quotations: &[(Span, usize)]) -> Self {
        let mut edges: Vec<_> = quotations
            .iter()
            .flat_map(|&(span, index)| {
                let key = (span.start(), Reverse(span.end()), Reverse(index));
                [(span.start(), key), (span.end(), key)]
            })
            .collect();
        edges.sort_unstable();
        let mut open = BTreeSet::new();
        let mut pieces: Vec<(Range<usize>, usize)> = Vec::new();
        for edges in edges.windows(2) {
            let ((from, key), (to, _)) = (edges[0], edges[1]);
            if from == key.0 {
                open.insert(key);
            } else {
                open.remove(&key);
            }
            if let Some(&(.., Reverse(index))) = open.last()
                && from < to
            {
                pieces.push((from..to, index));
            }
        }
        Self(pieces)
    }

    /// The index of the first quotation in `range`; in an empty range, of the one that runs through that place.
    pub fn within(&self, range: Range<usize>) -> Option<usize> {
        let first = self.0.partition_point(|(piece, _)| piece.end <= range.start);
        self.0.get(first).filter(|(piece, _)| piece.start < range.end).map(|&(_, index)| index)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const LENGTH: usize = 24;

    /// Spans of a text that is `LENGTH` bytes long.
    fn spans() -> impl Strategy<Value = Vec<Span>> {
        let text = "x".repeat(LENGTH);
        let span =
            (0..LENGTH, 1..=LENGTH).prop_filter_map("empty", move |(start, end)| Span::new(&text, start, end).ok());
        prop::collection::vec(span, 0..12)
    }

    fn marks() -> impl Strategy<Value = Marks> {
        any::<u32>().prop_map(|bits| Marks::from_bits_truncate(bits & bits >> 3))
    }

    proptest! {
        #[test]
        fn runs_say_of_every_byte_what_the_spans_over_it_say(
            spans in spans(), marks in prop::collection::vec(marks(), 12), from in 0..LENGTH, to in 0..=LENGTH,
        ) {
            let spans: Vec<_> = spans.into_iter().zip(marks).collect();
            let runs = Runs::new(spans.iter().copied());
            let expected = |offset| spans.iter().filter(|(span, _)| span.contains(offset)).map(|&(_, marks)| marks).collect::<Marks>();
            for offset in 0..=LENGTH {
                prop_assert_eq!(runs.at(offset), expected(offset));
            }
            let mut end = from;
            for run in runs.within(from..to) {
                prop_assert!(end <= run.start && run.start < run.end && run.end <= to && !run.marks.is_empty());
                prop_assert!((end..run.start).all(|offset| expected(offset).is_empty()));
                prop_assert!((run.start..run.end).all(|offset| expected(offset) == run.marks));
                end = run.end;
            }
            prop_assert!((end..to).all(|offset| expected(offset).is_empty()));
        }

        #[test]
        fn the_gutter_shows_the_inner_one_of_the_first_quotations_in_a_row(spans in spans(), from in 0..LENGTH, length in 1..LENGTH) {
            let quotations: Vec<_> = spans.into_iter().zip(0..).collect();
            let inner = |offset| {
                let around = quotations.iter().filter(|(span, _)| span.contains(offset));
                around.max_by_key(|(span, index)| (span.start(), Reverse(span.end()), Reverse(*index))).map(|&(_, index)| index)
            };
            prop_assert_eq!(Gutter::new(&quotations).within(from..from + length), (from..from + length).find_map(inner));
        }
    }
}
