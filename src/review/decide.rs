//! New decisions. They are made from what is shown and change nothing; who made them and when is for the library to say.

use super::fold::{Place, Review};
use super::keys::{self, Keys};
use crate::decision::{Decision, Item, Verdict};
use crate::extraction::{Entity, EntityKind};

impl Review {
    /// The item as it is shown.
    pub fn item(&self, place: Place) -> Option<Item> {
        Some(match place {
            Place::Quotation(index) => Item::Quotation(self.shown.quotations().get(index)?.clone()),
            Place::Entity(index) => Item::Entity {
                entity: Entity { mentions: Vec::new(), ..self.shown.entities().get(index)?.clone() },
                same_as: None,
            },
            Place::Mention(entity, mention) => {
                let entity = self.shown.entities().get(entity)?;
                Item::Mention { of: entity.id.clone(), mention: entity.mentions.get(mention)?.clone() }
            }
            Place::Event(index) => Item::Event(self.shown.events().get(index)?.clone()),
        })
    }

    /// Accepts or rejects items. One that was corrected or added stays so when it is accepted; one that was rejected after
    /// that is accepted as it was corrected.
    pub fn decide(&self, places: &[Place], accept: bool) -> Vec<Decision> {
        let decide = |&place| {
            let (before, item) = (self.before(place)?, self.item(place)?);
            let verdict = match (accept, &before) {
                (false, _) => Verdict::Rejected,
                (true, Decision { is: Some(_), was: Some(_), .. }) => Verdict::Corrected,
                (true, Decision { is: Some(_), .. }) => Verdict::Added,
                (true, _) => Verdict::Accepted,
            };
            let is_suggested = before.is.is_none();
            let was = if is_suggested { Some(item) } else { before.was };
            Some(Decision { verdict: Some(verdict), was, ..before })
        };
        places.iter().filter_map(decide).collect()
    }

    /// Changes an item. What it was suggested as stays with the decision.
    pub fn correct(&self, place: Place, is: Item) -> Option<Decision> {
        let before = self.before(place)?;
        let added = before.was.is_none() && before.is.is_some();
        let was = if added { None } else { before.was.clone().or_else(|| self.item(place)) };
        let verdict = if added { Verdict::Added } else { Verdict::Corrected };
        Some(Decision { verdict: Some(verdict), was, is: Some(is), ..before })
    }

    /// Adds items that were missing. What the first of them is called, later ones can refer to.
    pub fn add(&self, items: Vec<Item>) -> Vec<Decision> {
        let shown = self.places().filter_map(|place| self.mark(place)).map(|mark| &mark.key);
        let mut keys = Keys::beside(self.decisions.keys().chain(shown).cloned());
        let add = |item: Item| {
            let key = keys.unique(&keys::of(&item));
            Decision { verdict: Some(Verdict::Added), is: Some(item), ..blank(key) }
        };
        items.into_iter().map(add).collect()
    }

    /// An entity that was not there, and what it is called when it is the first to be added.
    pub fn new_entity(&self, kind: EntityKind, name: String) -> (Item, String) {
        let item = Item::Entity { entity: Entity::new(kind, name), same_as: None };
        let key = self.add(vec![item.clone()]).remove(0).item;
        (item, key)
    }

    /// Puts a note on an item, or takes it off.
    pub fn note(&self, place: Place, note: String) -> Option<Decision> {
        Some(Decision { note, ..self.before(place)? })
    }

    /// The decision that counts on an item so far; a blank one where there is none.
    fn before(&self, place: Place) -> Option<Decision> {
        let key = &self.mark(place)?.key;
        Some(self.decisions.get(key).cloned().unwrap_or_else(|| blank(key.clone())))
    }
}

fn blank(item: String) -> Decision {
    Decision {
        item,
        verdict: None,
        note: String::new(),
        was: None,
        is: None,
        reviewer: String::new(),
        at: String::new(),
    }
}
