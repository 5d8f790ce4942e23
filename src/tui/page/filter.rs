//! Showing only what has to do with one speaker or entity.

use super::{Item, Page};

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
