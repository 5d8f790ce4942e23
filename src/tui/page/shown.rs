//! What the panes list and the text is marked with, in the order and with the filter that is asked for.

use super::{Filter, Item, Layer, Line, List, Page, Placed};
use crate::article::Span;
use crate::extraction::Form;
use crate::tui::highlight::{Gutter, Marks, Runs};

/// All that depends on the filter and the order. A worker makes it.
#[derive(Debug, Default)]
pub struct Shown {
    /// The rows of the quotations.
    pub quotations: List,
    /// The rows of the entities.
    pub entities: List,
    /// The rows of the events.
    pub events: List,
    /// What the text is marked with.
    pub runs: Runs,
    /// Which quotation runs through each row of the text.
    pub gutter: Gutter,
    orders: [Vec<Placed>; 3],
}

impl Shown {
    /// Takes time in the order of n log n for n items.
    pub fn new(page: &Page, filter: Option<Filter>, grouped: bool) -> Self {
        let keep = |item| filter.is_none_or(|filter| filter.passes(page, item));
        let orders = [Layer::Quotations, Layer::Mentions, Layer::Events]
            .map(|layer| page.order(layer).iter().copied().filter(|placed| keep(placed.item)).collect::<Vec<_>>());
        let quotations = if grouped { grouped_quotations(page, keep) } else { plain(&orders[0]) };
        let mut entities = entities(page);
        entities.retain(|&line| matches!(line, Line::Item(entity) if keep(Item::Entity { entity, mention: 0 })));
        let extraction = &page.extraction;
        Self {
            quotations: List::new(quotations, extraction.quotations().len()),
            entities: List::new(entities, extraction.entities().len()),
            events: List::new(plain(&orders[2]), extraction.events().len()),
            runs: Runs::new(orders.iter().flatten().flat_map(|placed| marks(page, placed.item))),
            gutter: Gutter::new(&quoted(page, &orders[0])),
            orders,
        }
    }

    /// The items of a layer that are shown, in the order of the text.
    pub fn order(&self, layer: Layer) -> &[Placed] {
        &self.orders[layer as usize]
    }
}

/// What an item's place is marked with when it is not selected.
fn marks(page: &Page, item: Item) -> Vec<(Span, Marks)> {
    let all = |spans: &[Span], marks| spans.iter().map(|&span| (span, marks)).collect();
    match item {
        Item::Quotation(index) => page.quotation(index).map_or_else(Vec::new, |quotation| {
            let nested = if quotation.nested { Marks::NESTED } else { Marks::empty() };
            all(&quotation.quote, Marks::from(quotation.kind) | nested)
        }),
        Item::Entity { entity, mention } => page.entity(entity).map_or_else(Vec::new, |entity| {
            let mention = entity.mentions.get(mention);
            let allusion = |form| if form == Form::Name { Marks::empty() } else { Marks::ALLUSION };
            mention.map(|place| (place.span, Marks::from(entity.kind) | allusion(place.form))).into_iter().collect()
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

fn plain(order: &[Placed]) -> Vec<Line> {
    let line = |placed: &Placed| match placed.item {
        Item::Quotation(index) | Item::Event(index) => Some(Line::Item(index)),
        Item::Entity { .. } => None,
    };
    order.iter().filter_map(line).collect()
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
    let entities = page.extraction.entities();
    let mut order: Vec<_> = (0..entities.len()).collect();
    order.sort_by_key(|&index| (rank(entities[index].kind), std::cmp::Reverse(entities[index].mentions.len())));
    order.into_iter().map(Line::Item).collect()
}
