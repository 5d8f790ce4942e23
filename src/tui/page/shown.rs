//! What the panes list and the text is marked with, in the order and with the filter that is asked for.

use super::{EventOrder, Filter, Item, Layer, Line, List, Page, Placed, events};
use crate::article::Span;
use crate::extraction::Form;
use crate::review::{Origin, Place};
use crate::tui::arrangement::Pane;
use crate::tui::highlight::{Gutter, Marks, Runs};

/// What is shown of a page, and in which order.
#[allow(clippy::struct_excessive_bools, reason = "each is a switch of its own")]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sieve {
    /// Only what has to do with this.
    pub filter: Option<Filter>,
    /// The quotations by speaker.
    pub grouped: bool,
    /// In which order the events are.
    pub event_order: EventOrder,
    /// Only what is not decided.
    pub undecided: bool,
    /// The least sure first.
    pub by_confidence: bool,
    /// Only what one extractor found and the other did not.
    pub differing: bool,
}

impl Sieve {
    fn passes(self, page: &Page, item: Item, place: Place) -> bool {
        let differs = |place| {
            let mark = page.review.mark(place);
            mark.is_some_and(|mark| page.compared.origins.get(&mark.key).is_some_and(|origin| *origin != Origin::Both))
        };
        self.filter.is_none_or(|filter| filter.passes(page, item))
            && !(self.undecided && page.review.is_decided(place))
            && (!self.differing || differs(place))
    }
}

/// All that depends on what is shown and in which order. A worker makes it.
#[derive(Debug, Default)]
pub struct Shown {
    /// The rows of the quotations.
    pub quotations: List,
    /// The rows of the entities.
    pub entities: List,
    /// The rows of the events.
    pub events: List,
    /// In which order these are.
    pub event_order: EventOrder,
    /// What the text is marked with.
    pub runs: Runs,
    /// Which quotation runs through each row of the text.
    pub gutter: Gutter,
    /// The items that are not decided, in the order of the text.
    pub undecided: Vec<Placed>,
    /// The items that are decided on, in the order of the text, with whether they stand.
    pub decided: Vec<(Placed, bool)>,
    orders: [Vec<Placed>; 3],
}

impl Shown {
    /// Takes time in the order of n log n for n items.
    pub fn new(page: &Page, sieve: Sieve) -> Self {
        let keep = |item: Item| sieve.passes(page, item, item.place());
        let orders = [Layer::Quotations, Layer::Mentions, Layer::Events]
            .map(|layer| page.order(layer).iter().copied().filter(|placed| keep(placed.item)).collect::<Vec<_>>());
        let mut quotations = if sieve.grouped {
            grouped_quotations(page, keep)
        } else {
            indices(&orders[0]).into_iter().map(Line::Item).collect()
        };
        let mut entities = entities(page);
        entities.retain(|&line| {
            let Line::Item(entity) = line else { return false };
            let is_there = !page.review.merged.get(entity).copied().unwrap_or_default();
            is_there && sieve.passes(page, Item::Entity { entity, mention: 0 }, Place::Entity(entity))
        });
        let event_order = if sieve.by_confidence { EventOrder::Text } else { sieve.event_order };
        let mut events = events::rows(page, &indices(&orders[2]), event_order);
        let extraction = page.extraction();
        if sieve.by_confidence {
            let sure = |confidence: Option<f32>| confidence.map_or(u32::MAX, f32::to_bits);
            sort(&mut quotations, |index| sure(extraction.quotations()[index].confidence));
            sort(&mut events, |index| sure(extraction.events()[index].confidence));
            sort(&mut entities, |index| {
                let mentions = extraction.entities()[index].mentions.iter();
                mentions.map(|mention| sure(mention.confidence)).min().unwrap_or(u32::MAX)
            });
        }
        let is_open = |place| !page.review.is_decided(place);
        let mut all: Vec<_> = orders.iter().flatten().copied().collect();
        all.sort_unstable();
        let (undecided, decided): (Vec<_>, Vec<_>) = all.into_iter().partition(|placed| is_open(placed.item.place()));
        Self {
            quotations: List::new(quotations, extraction.quotations().len(), |index| is_open(Place::Quotation(index))),
            entities: List::new(entities, extraction.entities().len(), |index| is_open(Place::Entity(index))),
            events: List::new(events, extraction.events().len(), |index| is_open(Place::Event(index))),
            event_order,
            runs: Runs::new(orders.iter().flatten().flat_map(|placed| marks(page, placed.item))),
            gutter: Gutter::new(&quoted(page, &orders[0])),
            undecided,
            decided: decided.into_iter().map(|placed| (placed, !page.is_rejected(placed.item))).collect(),
            orders,
        }
    }

    /// The rows of a side pane; none for the other panes.
    pub fn list(&self, pane: Pane) -> Option<&List> {
        match pane {
            Pane::Quotations => Some(&self.quotations),
            Pane::Entities => Some(&self.entities),
            Pane::Events => Some(&self.events),
            Pane::Articles | Pane::Text => None,
        }
    }

    /// What is decided on in the row of a side pane that lists the item of that index.
    pub fn place(pane: Pane, index: usize) -> Place {
        match pane {
            Pane::Entities => Place::Entity(index),
            Pane::Events => Place::Event(index),
            Pane::Quotations | Pane::Articles | Pane::Text => Place::Quotation(index),
        }
    }

    /// The items of a layer that are shown, in the order of the text.
    pub fn order(&self, layer: Layer) -> &[Placed] {
        &self.orders[layer as usize]
    }
}

/// Sorts rows and lets go of headings, which would not be over theirs any more.
fn sort(rows: &mut Vec<Line>, sure: impl Fn(usize) -> u32) {
    rows.retain(|line| matches!(line, Line::Item(_)));
    rows.sort_by_key(|line| if let Line::Item(index) = *line { sure(index) } else { 0 });
}

/// What an item's place is marked with when it is not selected.
fn marks(page: &Page, item: Item) -> Vec<(Span, Marks)> {
    let rejected = page.is_rejected(item);
    let all = |spans: &[Span], marks| {
        spans.iter().map(|&span| (span, if rejected { Marks::REJECTED } else { marks })).collect()
    };
    match item {
        Item::Quotation(index) => page.quotation(index).map_or_else(Vec::new, |quotation| {
            let nested = if quotation.nested { Marks::NESTED } else { Marks::empty() };
            all(&quotation.quote, Marks::from(quotation.kind) | nested)
        }),
        Item::Entity { entity, mention } => page.entity(entity).map_or_else(Vec::new, |entity| {
            let mention = entity.mentions.get(mention);
            let allusion = |form| if form == Form::Name { Marks::empty() } else { Marks::ALLUSION };
            mention.map_or_else(Vec::new, |place| all(&[place.span], Marks::from(entity.kind) | allusion(place.form)))
        }),
        Item::Event(index) => page.event(index).map_or_else(Vec::new, |event| all(&event.trigger, Marks::EVENT)),
    }
}

fn quoted(page: &Page, order: &[Placed]) -> Vec<(Span, usize)> {
    let spans = order.iter().filter_map(|placed| {
        let Item::Quotation(index) = placed.item else { return None };
        Some(page.quotation(index)?.quote.iter().map(move |&span| (span, index)))
    });
    spans.flatten().collect()
}

/// The items of the layer of quotations or of events, by their indexes.
fn indices(order: &[Placed]) -> Vec<usize> {
    let index = |placed: &Placed| match placed.item {
        Item::Quotation(index) | Item::Event(index) => Some(index),
        Item::Entity { .. } => None,
    };
    order.iter().filter_map(index).collect()
}

/// The quotations under their speakers, in the order in which these first appear, and last those of nobody in particular.
fn grouped_quotations(page: &Page, keep: impl Fn(Item) -> bool) -> Vec<Line> {
    let unnamed = page.order(Layer::Quotations).iter().filter_map(|placed| match placed.item {
        Item::Quotation(index) if page.speaker_of[index].is_none() => Some(index),
        _ => None,
    });
    let named = page.speakers.iter().enumerate().map(|(index, speaker)| (Some(index), speaker.quotations.clone()));
    let mut rows = Vec::new();
    for (speaker, quotations) in named.chain([(None, unnamed.collect())]) {
        let mut kept = quotations.into_iter().filter(|&index| keep(Item::Quotation(index))).peekable();
        if kept.peek().is_some() {
            rows.push(Line::Heading(speaker));
            rows.extend(kept.map(Line::Item));
        }
    }
    rows
}

/// People before organisations, places and the rest, each by how often they are spoken of.
fn entities(page: &Page) -> Vec<Line> {
    use crate::extraction::EntityKind::{Location, Organisation, Other, Person};
    let rank = |kind| [Person, Organisation, Location, Other].iter().position(|&other| other == kind);
    let entities = page.extraction().entities();
    let mut order: Vec<_> = (0..entities.len()).collect();
    order.sort_by_key(|&index| (rank(entities[index].kind), std::cmp::Reverse(entities[index].mentions.len())));
    order.into_iter().map(Line::Item).collect()
}
