//! What the side panes list, in the order and with the filter that is asked for.

use super::{Item, Layer, Page};

/// Only what has to do with one of these is listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Filter {
    /// The entity of that index: what it says, where it is spoken of, what it takes part in.
    Entity(usize),
    /// The speaker of that index.
    Speaker(usize),
}

impl Filter {
    /// Whether it lets a quotation pass.
    pub fn passes_quotation(self, page: &Page, quotation: usize) -> bool {
        match self {
            Self::Entity(entity) => page.speaker_entity(quotation) == Some(entity),
            Self::Speaker(speaker) => page.speaker_of.get(quotation) == Some(&Some(speaker)),
        }
    }

    /// Whether it lets an entity pass.
    pub fn passes_entity(self, page: &Page, entity: usize) -> bool {
        match self {
            Self::Entity(only) => only == entity,
            Self::Speaker(speaker) => page.speakers.get(speaker).is_some_and(|speaker| speaker.entity == Some(entity)),
        }
    }

    /// Whether it lets an event pass.
    pub fn passes_event(self, page: &Page, event: usize) -> bool {
        let takes_part = match self {
            Self::Entity(entity) => page.event_labels.get(event).is_some_and(|label| label.entities.contains(&entity)),
            Self::Speaker(_) => false,
        };
        let claim = page.claim_of.get(event).copied().flatten();
        takes_part || claim.is_some_and(|claim| self.passes_quotation(page, claim))
    }

    /// Whether it lets an item pass.
    pub fn passes(self, page: &Page, item: Item) -> bool {
        match item {
            Item::Quotation(index) => self.passes_quotation(page, index),
            Item::Entity { entity, .. } => self.passes_entity(page, entity),
            Item::Event(index) => self.passes_event(page, index),
        }
    }

    /// Who or what it keeps.
    pub fn name(self, page: &Page) -> &str {
        match self {
            Self::Entity(entity) => page.entity(entity).map(|entity| &*entity.name),
            Self::Speaker(speaker) => page.speakers.get(speaker).map(|speaker| &*speaker.name),
        }
        .unwrap_or_default()
    }
}

/// A row of a side pane.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    /// The speaker of that index, over the quotations; without one, those of nobody in particular.
    Heading(Option<usize>),
    /// The item of that index in its layer.
    Item(usize),
}

/// The rows of a side pane.
#[derive(Debug, Default)]
pub struct List {
    rows: Vec<Line>,
    /// For each item of the layer its row, where it has one.
    row_of: Vec<Option<u32>>,
    items: usize,
}

impl List {
    fn new(rows: Vec<Line>, items: usize) -> Self {
        let mut row_of = vec![None; items];
        for (row, line) in rows.iter().enumerate() {
            if let Line::Item(index) = *line {
                row_of[index] = Some(row as u32);
            }
        }
        let items = row_of.iter().flatten().count();
        Self { rows, row_of, items }
    }

    /// The rows, from the top.
    pub fn rows(&self) -> &[Line] {
        &self.rows
    }

    /// How many items are listed.
    pub fn items(&self) -> usize {
        self.items
    }

    /// The row of an item.
    pub fn row_of(&self, item: usize) -> Option<usize> {
        self.row_of.get(item).copied().flatten().map(|row| row as usize)
    }

    /// The item in that row, or the nearest one after it, or before it.
    pub fn item_near(&self, row: usize) -> Option<usize> {
        let row = row.min(self.rows.len().checked_sub(1)?);
        let item = |line: &Line| if let Line::Item(item) = *line { Some(item) } else { None };
        self.rows[row..].iter().find_map(item).or_else(|| self.rows[..row].iter().rev().find_map(item))
    }
}

/// The rows of the three side panes.
#[derive(Debug, Default)]
pub struct Lists {
    /// The quotations.
    pub quotations: List,
    /// The entities.
    pub entities: List,
    /// The events.
    pub events: List,
}

impl Lists {
    /// Takes time in the order of the number of items.
    pub fn new(page: &Page, filter: Option<Filter>, grouped: bool) -> Self {
        let quotations = if grouped { grouped_quotations(page) } else { plain(page, Layer::Quotations) };
        let keep = |item| filter.is_none_or(|filter| filter.passes(page, item));
        let listed = |rows: Vec<Line>, items: usize, as_item: fn(usize) -> Item| {
            let kept = rows.into_iter().filter(|line| match *line {
                Line::Item(index) => keep(as_item(index)),
                Line::Heading(speaker) => {
                    speaker.and_then(|speaker| page.speakers.get(speaker)).map_or(filter.is_none(), |speaker| {
                        speaker.quotations.first().is_some_and(|&quotation| keep(Item::Quotation(quotation)))
                    })
                }
            });
            List::new(kept.collect(), items)
        };
        let extraction = &page.extraction;
        Self {
            quotations: listed(quotations, extraction.quotations().len(), Item::Quotation),
            entities: listed(entities(page), extraction.entities().len(), |entity| Item::Entity { entity, mention: 0 }),
            events: listed(plain(page, Layer::Events), extraction.events().len(), Item::Event),
        }
    }
}

fn plain(page: &Page, layer: Layer) -> Vec<Line> {
    let index = |item| match item {
        Item::Quotation(index) | Item::Event(index) => Some(Line::Item(index)),
        Item::Entity { .. } => None,
    };
    page.order(layer).iter().filter_map(|placed| index(placed.item)).collect()
}

fn grouped_quotations(page: &Page) -> Vec<Line> {
    let mut rows = Vec::new();
    for (index, speaker) in page.speakers.iter().enumerate() {
        rows.push(Line::Heading(Some(index)));
        rows.extend(speaker.quotations.iter().map(|&quotation| Line::Item(quotation)));
    }
    let nobodys = |line: &Line| matches!(*line, Line::Item(quotation) if page.speaker_of[quotation].is_none());
    let unnamed: Vec<_> = plain(page, Layer::Quotations).into_iter().filter(nobodys).collect();
    if !unnamed.is_empty() {
        rows.push(Line::Heading(None));
        rows.extend(unnamed);
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
