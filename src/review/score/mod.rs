//! How well extractions meet a gold standard.
//!
//! [`Score`] takes documents one by one and gives figures. A gold document scores only the layers that it has, and such a
//! layer is complete: what is predicted beyond it is wrong. `quotations`, `entities` and `events` hold the measures of
//! each layer, `assign` pairs what is gold with what is predicted.

mod assign;
mod entities;
mod events;
mod quotations;

use std::collections::BTreeMap;

use crate::article::Span;
use crate::interchange::wortlaut1::Record;

/// Precision, recall and their harmonic mean.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rates {
    /// How much of what is predicted is right.
    pub precision: f64,
    /// How much of what is gold is predicted.
    pub recall: f64,
    /// How many items are gold and how many are predicted, where items are counted.
    pub counts: Option<(usize, usize)>,
}

impl Rates {
    /// The harmonic mean of precision and recall.
    pub fn f1(self) -> f64 {
        ratio(2.0 * self.precision * self.recall, self.precision + self.recall)
    }
}

/// A line of the result.
#[derive(Clone, Debug, PartialEq)]
pub enum Figure {
    /// Precision, recall and F1.
    Rates(Rates),
    /// A share.
    Share(f64),
    /// A share for each type.
    ByType(BTreeMap<&'static str, f64>),
    /// A number.
    Count(usize),
}

/// The figures of a layer by their names, in the order in which they are told.
pub type Figures = Vec<(&'static str, Figure)>;

/// Figures over many documents.
#[derive(Debug, Default)]
pub struct Score {
    quotations: quotations::Quotations,
    entities: entities::Entities,
    events: events::Events,
    documents: [usize; 3],
    missing: usize,
}

impl Score {
    /// Counts in a document with what was predicted for its text, which must be the same to the byte.
    pub fn add(&mut self, gold: &Record, predicted: Option<&Record>) {
        self.missing += usize::from(predicted.is_none());
        let none = Record::default();
        let predicted = predicted.unwrap_or(&none);
        if gold.extraction.quotations.is_some() {
            self.documents[0] += 1;
            self.quotations.add(gold, predicted);
        }
        if gold.extraction.entities.is_some() {
            self.documents[1] += 1;
            self.entities.add(gold.extraction.entities(), predicted.extraction.entities());
        }
        if gold.extraction.events.is_some() {
            self.documents[2] += 1;
            self.events.add(gold.extraction.events(), predicted.extraction.events());
        }
    }

    /// The figures of each layer that any gold document has.
    pub fn layers(&self) -> Vec<(&'static str, Figures)> {
        let layers = [
            ("quotations", self.quotations.figures()),
            ("entities", self.entities.figures()),
            ("events", self.events.figures()),
        ];
        let documents = layers.into_iter().zip(self.documents).filter(|(_, documents)| *documents > 0);
        documents
            .map(|((name, mut figures), documents)| {
                figures.push(("documents", Figure::Count(documents)));
                (name, figures)
            })
            .collect()
    }

    /// How many documents nothing was predicted for.
    pub fn missing(&self) -> usize {
        self.missing
    }
}

/// What was found right, what was invented, what was missed.
#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    right: usize,
    invented: usize,
    missed: usize,
}

impl Tally {
    /// Counts in so many pairs out of so many gold and predicted items.
    fn add(&mut self, right: usize, gold: usize, predicted: usize) {
        self.right += right;
        self.missed += gold - right;
        self.invented += predicted - right;
    }

    fn rates(self) -> Rates {
        let [right, gold, predicted] = [self.right, self.right + self.missed, self.right + self.invented];
        Rates {
            precision: ratio(count(right), count(predicted)),
            recall: ratio(count(right), count(gold)),
            counts: Some((gold, predicted)),
        }
    }
}

fn ratio(part: f64, whole: f64) -> f64 {
    if whole > 0.0 { part / whole } else { 0.0 }
}

#[allow(clippy::cast_precision_loss, reason = "nobody counts to 2^53")]
fn count(count: usize) -> f64 {
    count as f64
}

/// Whether any of the one spans shares a byte with any of the others.
fn overlap(one: &[Span], other: &[Span]) -> bool {
    let mut spans: Vec<(Span, bool)> =
        one.iter().map(|&span| (span, true)).chain(other.iter().map(|&span| (span, false))).collect();
    spans.sort_unstable();
    // The furthest end so far on either side.
    let mut ends = [0, 0];
    spans.into_iter().any(|(span, side)| {
        let meets = span.start() < ends[usize::from(!side)];
        let end = &mut ends[usize::from(side)];
        *end = span.end().max(*end);
        meets
    })
}

/// Pairs of indexes of gold and predicted items whose spans share a byte; a gold item is in none where `alike` says no.
fn overlapping<'a>(
    gold: impl Iterator<Item = &'a [Span]>,
    predicted: impl Iterator<Item = &'a [Span]>,
    alike: impl Fn(usize, usize) -> bool,
) -> Vec<(usize, usize, f64)> {
    let mut ends: Vec<_> = spans_of(gold, true).chain(spans_of(predicted, false)).collect();
    ends.sort_unstable();
    let mut open = [std::collections::BTreeSet::new(), std::collections::BTreeSet::new()];
    let mut pairs = std::collections::BTreeSet::new();
    for (_, opens, side, index) in ends {
        let mine = &mut open[usize::from(side)];
        if !opens {
            mine.remove(&index);
            continue;
        }
        mine.insert(index);
        for &other in &open[usize::from(!side)] {
            let (gold, predicted) = if side { (index, other) } else { (other, index) };
            if alike(gold, predicted) {
                pairs.insert((gold, predicted));
            }
        }
    }
    pairs.into_iter().map(|(gold, predicted)| (gold, predicted, 1.0)).collect()
}

/// Both ends of every span, an end before a start at the same place.
fn spans_of<'a>(
    items: impl Iterator<Item = &'a [Span]>,
    side: bool,
) -> impl Iterator<Item = (usize, bool, bool, usize)> {
    items.enumerate().flat_map(move |(index, spans)| {
        spans.iter().flat_map(move |span| [(span.start(), true, side, index), (span.end(), false, side, index)])
    })
}
