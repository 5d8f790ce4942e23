//! Going from item to item.

use super::moving::item_in;
use super::{App, Reading};
use crate::article::Span;
use crate::tui::action::Action;
use crate::tui::arrangement::Pane;
use crate::tui::page::{Item, Layer, Placed};

impl App {
    /// To the next or previous item of a layer.
    pub(super) fn step(&mut self, action: Action) {
        let (layer, forward, what) = match action {
            Action::NextQuotation => (Layer::Quotations, true, "quotation"),
            Action::PreviousQuotation => (Layer::Quotations, false, "quotation"),
            Action::NextEntity => (Layer::Mentions, true, "entity"),
            Action::PreviousEntity => (Layer::Mentions, false, "entity"),
            Action::NextEvent => (Layer::Events, true, "event"),
            _ => (Layer::Events, false, "event"),
        };
        let Some(reading) = self.reading() else { return };
        match reading.neighbour(layer, forward) {
            Some(item) => self.jump_to(item),
            None if reading.shown.order(layer).is_empty() => self.tell(format!("no {what} here")),
            None => self.tell(format!("no {what} {}", if forward { "after this" } else { "before this" })),
        }
    }

    /// To the next or previous mention of the selected entity, around the end of the text.
    pub(super) fn step_mention(&mut self, by: isize) {
        let Some(reading) = self.reading() else { return };
        let Some(entity) = reading.selected_entity() else {
            self.tell("select an entity, or something said by one");
            return;
        };
        match reading.neighbour_mention(entity, by > 0) {
            Some(item) => self.jump_to(item),
            None => self.tell("this entity is mentioned nowhere"),
        }
    }

    /// From a quotation to its speaker, from an entity to what it said, from an event to who tells of it.
    pub(super) fn follow(&mut self) {
        let Some(reading) = self.reading_mut() else { return };
        let target = match reading.selected {
            Some(Item::Quotation(quotation)) => reading.follow_quotation(quotation),
            Some(Item::Entity { entity, .. }) => reading.follow_entity(entity),
            Some(Item::Event(event)) => reading.follow_event(event),
            None => Err("select a quotation, an entity or an event first"),
        };
        match target {
            Ok(item) => self.jump_to(item),
            Err(reason) => self.tell(reason),
        }
    }

    /// From a list to the selected item's place in the text.
    pub(super) fn show(&mut self) {
        if self.focus != Pane::Articles {
            let pane = self.focus;
            let Some(reading) = self.reading() else { return };
            let here = reading.cursor_in(pane).and_then(|cursor| cursor.item);
            let Some(index) = here.or_else(|| reading.list(pane)?.item_near(0)) else { return };
            let item = item_in(pane, index);
            let selected = reading.selected.filter(|&selected| is_same(selected, item));
            self.jump_to(selected.unwrap_or(item));
        }
        self.focus(Pane::Text);
    }

    pub(super) fn jump_to(&mut self, item: Item) {
        self.mark_jump();
        if let Some(reading) = self.reading_mut() {
            reading.go_to_item(item);
        }
        self.focus_selected();
    }

    /// From a list to that of the selected item, so that what is decided on is what the reader went to.
    pub(super) fn focus_selected(&mut self) {
        let selected = self.reading().and_then(|reading| reading.selected);
        if let Some(item) = selected.filter(|_| Pane::SIDES.contains(&self.focus)) {
            self.focus(pane_of(item));
        }
    }
}

impl Reading {
    /// The entity that is selected, or that says what is.
    pub(super) fn selected_entity(&self) -> Option<usize> {
        match self.selected? {
            Item::Quotation(quotation) => self.page.speaker_entity(quotation),
            Item::Entity { entity, .. } => Some(entity),
            Item::Event(event) => self.page.event_labels.get(event)?.entities.first().copied(),
        }
    }

    /// The item of a layer after or before the selected one, or else the cursor.
    fn neighbour(&self, layer: Layer, forward: bool) -> Option<Item> {
        let order = self.shown.order(layer);
        let selected = self.selected.filter(|&item| layer_of(item) == layer);
        let here = selected.and_then(|item| Some(Placed { start: self.page.span(item)?.start(), item }));
        let index = if forward {
            match here {
                Some(here) => order.partition_point(|placed| *placed <= here),
                None => order.partition_point(|placed| placed.start < self.cursor),
            }
        } else {
            let before = match here {
                Some(here) => order.partition_point(|placed| *placed < here),
                None => order.partition_point(|placed| placed.start < self.cursor),
            };
            before.checked_sub(1)?
        };
        order.get(index).map(|placed| placed.item)
    }

    fn neighbour_mention(&self, entity: usize, forward: bool) -> Option<Item> {
        let mentions = &self.page.entity(entity)?.mentions;
        let mention = if forward {
            let after = mentions.partition_point(|mention| mention.span.start() <= self.cursor);
            if after < mentions.len() { after } else { 0 }
        } else {
            let before = mentions.partition_point(|mention| mention.span.start() < self.cursor);
            before.checked_sub(1).or_else(|| mentions.len().checked_sub(1))?
        };
        (mention < mentions.len()).then_some(Item::Entity { entity, mention })
    }

    fn follow_quotation(&mut self, quotation: usize) -> Result<Item, &'static str> {
        let entity = self.page.speaker_entity(quotation).ok_or("the speaker of this is not known by name")?;
        self.followed = Some(quotation);
        let named = self.page.quotation(quotation).and_then(|quotation| quotation.speaker.first().copied());
        let mentions = self.page.entity(entity).map(|entity| &entity.mentions[..]).unwrap_or_default();
        let start = named.map_or(0, Span::start);
        let nearest = mentions.partition_point(|mention| mention.span.start() < start);
        let mention = if nearest < mentions.len() { nearest } else { nearest.saturating_sub(1) };
        Ok(Item::Entity { entity, mention })
    }

    /// To the quotation of the entity after the one that was followed to it, or else after the cursor.
    fn follow_entity(&mut self, entity: usize) -> Result<Item, &'static str> {
        let page = self.page.clone();
        let said = page.said_by(entity);
        let start = |quotation| page.span(Item::Quotation(quotation)).map_or(0, Span::start);
        let came_from = self.followed.filter(|&quotation| page.speaker_entity(quotation) == Some(entity));
        let next = match came_from {
            Some(from) => said.partition_point(|&quotation| (start(quotation), quotation) <= (start(from), from)),
            None => said.partition_point(|&quotation| start(quotation) < self.cursor),
        };
        let next = said.get(next).or(said.first()).ok_or("nothing here is said by this one")?;
        Ok(Item::Quotation(*next))
    }

    fn follow_event(&mut self, event: usize) -> Result<Item, &'static str> {
        let claim = self.page.claim_of.get(event).copied().flatten();
        let claim = claim.ok_or("the article tells this itself, without naming a source")?;
        self.follow_quotation(claim).or(Ok(Item::Quotation(claim)))
    }
}

fn is_same(one: Item, other: Item) -> bool {
    match (one, other) {
        (Item::Entity { entity: one, .. }, Item::Entity { entity: other, .. }) => one == other,
        _ => one == other,
    }
}

fn layer_of(item: Item) -> Layer {
    match item {
        Item::Quotation(_) => Layer::Quotations,
        Item::Entity { .. } => Layer::Mentions,
        Item::Event(_) => Layer::Events,
    }
}

fn pane_of(item: Item) -> Pane {
    match item {
        Item::Quotation(_) => Pane::Quotations,
        Item::Entity { .. } => Pane::Entities,
        Item::Event(_) => Pane::Events,
    }
}
