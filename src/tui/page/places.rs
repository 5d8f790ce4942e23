//! What stands at an offset.

use std::collections::BTreeSet;

use super::Item;
use crate::article::Span;
use crate::extraction::Extraction;

/// Of each layer the innermost item at an offset.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Under {
    /// The quotation, whose quote or frame it is.
    pub quotation: Option<Item>,
    /// The entity that is spoken of.
    pub entity: Option<Item>,
    /// The event, whose trigger or argument it is.
    pub event: Option<Item>,
}

impl Under {
    /// The one that is meant where only one can be: a name or a trigger within a quotation rather than the whole.
    pub fn innermost(self) -> Option<Item> {
        self.entity.or(self.event).or(self.quotation)
    }
}

/// For each layer, where the innermost item changes.
#[derive(Debug)]
pub(super) struct Places {
    quotations: Vec<Change>,
    entities: Vec<Change>,
    events: Vec<Change>,
}

#[derive(Debug)]
struct Change {
    offset: usize,
    item: Option<Item>,
}

impl Places {
    pub(super) fn new(extraction: &Extraction) -> Self {
        let mut quotations = Vec::new();
        for (index, quotation) in extraction.quotations().iter().enumerate() {
            let parts = [&quotation.quote, &quotation.frame, &quotation.cue, &quotation.speaker, &quotation.addressee];
            quotations.extend(parts.into_iter().flatten().map(|&span| (span, Item::Quotation(index))));
        }
        let mut entities = Vec::new();
        for (entity, found) in extraction.entities().iter().enumerate() {
            let mentions = found.mentions.iter().enumerate();
            entities.extend(mentions.map(|(mention, place)| (place.span, Item::Entity { entity, mention })));
        }
        let mut events = Vec::new();
        for (index, event) in extraction.events().iter().enumerate() {
            let arguments = event.arguments.iter().flat_map(|argument| &argument.spans);
            events.extend(event.trigger.iter().chain(arguments).map(|&span| (span, Item::Event(index))));
        }
        Self { quotations: changes(&quotations), entities: changes(&entities), events: changes(&events) }
    }

    pub(super) fn at(&self, offset: usize) -> Under {
        Under {
            quotation: find(&self.quotations, offset),
            entity: find(&self.entities, offset),
            event: find(&self.events, offset),
        }
    }
}

fn find(changes: &[Change], offset: usize) -> Option<Item> {
    let after = changes.partition_point(|change| change.offset <= offset);
    changes[..after].last()?.item
}

/// Sweeps over the ends of the spans and keeps those that are open, the shortest first, so that the time grows with
/// n log n however deep they are nested.
fn changes(spans: &[(Span, Item)]) -> Vec<Change> {
    let length = |index: usize| spans[index].0.end() - spans[index].0.start();
    let mut ends: Vec<_> = (spans.iter().enumerate())
        .flat_map(|(index, (span, _))| [(span.start(), true, index), (span.end(), false, index)])
        .collect();
    ends.sort_unstable();
    let mut open = BTreeSet::new();
    let mut changes: Vec<Change> = Vec::with_capacity(ends.len());
    for (offset, opens, index) in ends {
        if opens {
            open.insert((length(index), index));
        } else {
            open.remove(&(length(index), index));
        }
        let item = open.first().map(|&(_, index)| spans[index].1);
        match changes.last_mut() {
            Some(last) if last.offset == offset => last.item = item,
            _ => changes.push(Change { offset, item }),
        }
    }
    changes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_innermost_of_nested_and_crossing_spans_is_found_at_every_offset() {
        let text = "0123456789";
        let ranges = [(0, 9), (2, 6), (4, 8), (2, 3), (2, 6)];
        let spans: Vec<_> = (0..)
            .zip(ranges)
            .map(|(at, (start, end))| (Span::new(text, start, end).unwrap(), Item::Event(at)))
            .collect();
        let changes = changes(&spans);
        for offset in 0..text.len() {
            let shortest = spans
                .iter()
                .filter(|(span, _)| span.contains(offset))
                .min_by_key(|(span, _)| span.end() - span.start())
                .map(|(_, item)| *item);
            assert_eq!(find(&changes, offset), shortest, "at {offset}");
        }
    }
}
