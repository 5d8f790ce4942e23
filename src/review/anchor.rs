//! Leading decisions over to a text that changed a little.
//!
//! A span is found again by its words with the words before and after it, as the `TextQuoteSelector` of the W3C's Web
//! Annotation Data Model does. What lies in the part of the text that is the same at its start or end is only shifted; the
//! rest is looked for near where it should be, so that the time grows with the number of spans and not with the text.

use crate::article::{Span, floor};
use crate::decision::{Decision, Item};

/// A span is looked for in so many bytes on either side of where it should stand.
const NEAR: usize = 4096;
/// So many bytes before and after it are compared.
const CONTEXT: usize = 32;
/// A span that stands at several places needs so many bytes of its context.
const ENOUGH: usize = 8;

/// Decisions that were led to another text, and those whose text was not found there.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Carried {
    /// Decisions on the new text.
    pub found: Vec<Decision>,
    /// Decisions on the old text.
    pub lost: Vec<Decision>,
    /// Whether it is the same article, changed, and not another one from the same place: half of the words that were decided
    /// on are there, or half of the text is.
    pub alike: bool,
}

/// Leads decisions on `old` to `new`.
pub fn carry(old: &str, new: &str, decisions: Vec<Decision>) -> Carried {
    let mut finder = Finder::new(old, new);
    let mut carried = Carried::default();
    for decision in decisions {
        match finder.decision(&decision) {
            Some(found) => carried.found.push(found),
            None => carried.lost.push(decision),
        }
    }
    let in_text = |decisions: &[Decision]| decisions.iter().filter(|it| !it.item.starts_with("e:")).count();
    let (found, lost) = (in_text(&carried.found), in_text(&carried.lost));
    carried.alike = found > 0 && found >= lost || 2 * (finder.start + finder.end) >= old.len().max(new.len());
    carried
}

struct Finder<'a> {
    old: &'a str,
    new: &'a str,
    /// How many bytes are the same at the start, and at the end.
    start: usize,
    end: usize,
    /// How far the last span that was found had moved.
    shift: isize,
}

impl<'a> Finder<'a> {
    fn new(old: &'a str, new: &'a str) -> Self {
        let start = common(old.bytes(), new.bytes());
        let end = common(old.bytes().rev(), new.bytes().rev()).min(old.len().min(new.len()) - start);
        Self { old, new, start, end, shift: 0 }
    }

    fn decision(&mut self, decision: &Decision) -> Option<Decision> {
        let mut found = decision.clone();
        found.item = self.key(&decision.item)?;
        for item in [&mut found.was, &mut found.is].into_iter().flatten() {
            self.item(item)?;
        }
        Some(found)
    }

    fn item(&mut self, item: &mut Item) -> Option<()> {
        for spans in item.all_spans() {
            *spans = spans.iter().map(|&span| self.find(span)).collect::<Option<_>>()?;
            if !spans.is_sorted_by(|one, other| one.end() <= other.start()) {
                return None;
            }
        }
        match item {
            Item::Mention { mention, .. } => mention.span = self.find(mention.span)?,
            Item::Quotation(quotation) => quotation.id = self.key(&quotation.id)?,
            Item::Event(event) => {
                event.id = self.key(&event.id)?;
                event.attribution = event.attribution.as_ref().and_then(|id| self.key(id));
            }
            Item::Entity { .. } => {}
        }
        Some(())
    }

    /// The key of the same item in the new text. Keys of entities have nothing to do with the text.
    fn key(&mut self, key: &str) -> Option<String> {
        let Some((layer @ ("q" | "v" | "m"), rest)) = key.split_once(':') else { return Some(key.to_owned()) };
        let end = rest.find(['#', '~']).unwrap_or(rest.len());
        let mut spans = Vec::new();
        for span in rest[..end].split(',').filter(|span| !span.is_empty()) {
            let (start, end) = span.split_once('-')?;
            let span = self.find(Span::new(self.old, start.parse().ok()?, end.parse().ok()?).ok()?)?;
            spans.push(format!("{}-{}", span.start(), span.end()));
        }
        Some(format!("{layer}:{}{}", spans.join(","), &rest[end..]))
    }

    fn find(&mut self, span: Span) -> Option<Span> {
        let (start, length) = (span.start(), span.end() - span.start());
        let found = if span.end() <= self.start {
            start
        } else if start >= self.old.len() - self.end {
            start + self.new.len() - self.old.len()
        } else {
            self.search(span)?
        };
        self.shift = found.cast_signed() - start.cast_signed();
        Span::new(self.new, found, found + length).ok()
    }

    /// The place near where it should be whose context fits best.
    fn search(&self, span: Span) -> Option<usize> {
        let exact = span.of(self.old);
        let expected = span.start().saturating_add_signed(self.shift).min(self.new.len());
        let from = floor(self.new, expected.saturating_sub(NEAR));
        let to = floor(self.new, expected.saturating_add(exact.len() + NEAR));
        let fit = |at: usize| {
            let before = common(self.old[..span.start()].bytes().rev().take(CONTEXT), self.new[..at].bytes().rev());
            let after = &self.new[at + exact.len()..];
            before + common(self.old[span.end()..].bytes().take(CONTEXT), after.bytes())
        };
        let places: Vec<_> = self.new[from..to].match_indices(exact).map(|(at, _)| from + at).collect();
        let best = places.iter().copied().max_by_key(|&at| (fit(at), std::cmp::Reverse(at.abs_diff(expected))))?;
        (places.len() == 1 && exact.len() > ENOUGH || fit(best) >= ENOUGH).then_some(best)
    }
}

fn common(one: impl Iterator<Item = u8>, other: impl Iterator<Item = u8>) -> usize {
    one.zip(other).take_while(|(one, other)| one == other).count()
}
