//! What an item is called, whoever found it and however often: ids that follow from what the items are.

use std::collections::{HashMap, HashSet};

use crate::article::Span;
use crate::decision::Item;
use crate::extraction::{Entity, Event, Extraction, Quotation};

/// Ids of entities, quotations and events, each led to another.
#[derive(Clone, Debug, Default)]
pub struct Names {
    entities: HashMap<String, String>,
    quotations: HashMap<String, String>,
    events: HashMap<String, String>,
}

impl Names {
    /// The same the other way round.
    #[must_use]
    pub fn reversed(self) -> Self {
        let turn = |names: HashMap<String, String>| names.into_iter().map(|(from, to)| (to, from)).collect();
        Self { entities: turn(self.entities), quotations: turn(self.quotations), events: turn(self.events) }
    }

    /// The names that are in use, and others apart from them.
    pub(super) fn keys(&self) -> Keys {
        Keys::beside([&self.entities, &self.quotations, &self.events].into_iter().flat_map(HashMap::values).cloned())
    }

    /// Names one more item by what it is, apart from all others.
    pub(super) fn add(&mut self, id: &str, item: &Item, keys: &mut Keys) {
        let names = match item {
            Item::Quotation(_) => &mut self.quotations,
            Item::Event(_) => &mut self.events,
            Item::Entity { .. } => &mut self.entities,
            Item::Mention { .. } => return,
        };
        names.insert(id.to_owned(), keys.unique(&of(item)));
    }

    /// Other names for entities alone.
    pub(super) fn of_entities(entities: HashMap<String, String>) -> Self {
        Self { entities, ..Self::default() }
    }

    /// Other names for quotations alone.
    pub(super) fn of_quotations(quotations: HashMap<String, String>) -> Self {
        Self { quotations, ..Self::default() }
    }

    /// What an entity is called now.
    pub fn entity(&self, id: &str) -> Option<&str> {
        self.entities.get(id).map(String::as_str)
    }

    /// What a quotation is called now.
    pub fn quotation(&self, id: &str) -> Option<&str> {
        self.quotations.get(id).map(String::as_str)
    }

    /// What an item is called now, whatever it is.
    pub fn item(&self, id: &str) -> Option<&str> {
        [&self.quotations, &self.events, &self.entities].into_iter().find_map(|names| names.get(id)).map(String::as_str)
    }
}

/// Gives every item an id that follows from what it is, the same in every extraction of the text; says what they were
/// called before, each led to its new id.
pub fn identify(extraction: Extraction) -> (Extraction, Names) {
    let mut keys = Keys::default();
    let names = Names {
        entities: extraction.entities().iter().map(|it| (it.id.clone(), keys.unique(&entity(it)))).collect(),
        quotations: extraction.quotations().iter().map(|it| (it.id.clone(), keys.unique(&quotation(it)))).collect(),
        events: extraction.events().iter().map(|it| (it.id.clone(), keys.unique(&event(it)))).collect(),
    };
    (name_anew(extraction, &names), names)
}

/// Calls the items by other names; what is not named keeps its id.
pub fn name_anew(mut extraction: Extraction, names: &Names) -> Extraction {
    for entity in extraction.entities.iter_mut().flatten() {
        lead(&mut entity.id, &names.entities);
    }
    for quotation in extraction.quotations.iter_mut().flatten() {
        names.in_quotation(quotation);
    }
    for event in extraction.events.iter_mut().flatten() {
        names.in_event(event);
    }
    extraction
}

impl Names {
    /// Calls a quotation and what it refers to by their other names.
    pub fn in_quotation(&self, quotation: &mut Quotation) {
        lead(&mut quotation.id, &self.quotations);
        for id in [&mut quotation.speaker_entity, &mut quotation.addressee_entity].into_iter().flatten() {
            lead(id, &self.entities);
        }
    }

    /// The same for an event.
    pub fn in_event(&self, event: &mut Event) {
        lead(&mut event.id, &self.events);
        if let Some(id) = &mut event.attribution {
            lead(id, &self.quotations);
        }
        for id in event.arguments.iter_mut().filter_map(|argument| argument.entity.as_mut()) {
            lead(id, &self.entities);
        }
    }
}

fn lead(id: &mut String, names: &HashMap<String, String>) {
    if let Some(name) = names.get(id) {
        id.clone_from(name);
    }
}

/// Hands out keys, each once.
#[derive(Default)]
pub(super) struct Keys {
    taken: HashSet<String>,
    /// How often each was asked for.
    asked: HashMap<String, u32>,
}

impl Keys {
    /// Keys apart from those that are taken.
    pub(super) fn beside(taken: impl IntoIterator<Item = String>) -> Self {
        Self { taken: taken.into_iter().collect(), asked: HashMap::new() }
    }

    /// The key itself when it is new, or else with a number.
    pub(super) fn unique(&mut self, key: &str) -> String {
        let asked = self.asked.entry(key.to_owned()).or_default();
        loop {
            *asked += 1;
            let unique = if *asked == 1 { key.to_owned() } else { format!("{key}#{asked}") };
            if self.taken.insert(unique.clone()) {
                return unique;
            }
        }
    }
}

/// What an item is called when no other is called so.
pub(super) fn of(item: &Item) -> String {
    match item {
        Item::Quotation(it) => quotation(it),
        Item::Event(it) => event(it),
        Item::Entity { entity: it, .. } => entity(it),
        Item::Mention { mention: it, .. } => mention(it.span),
    }
}

pub(super) fn entity(entity: &Entity) -> String {
    format!("e:{}", entity.name)
}

pub(super) fn quotation(quotation: &Quotation) -> String {
    let parts = [&quotation.quote, &quotation.frame, &quotation.cue, &quotation.speaker];
    key("q:", parts.into_iter().find(|spans| !spans.is_empty()).unwrap_or(&quotation.quote))
}

pub(super) fn event(event: &Event) -> String {
    key("v:", &event.trigger)
}

pub(super) fn mention(span: Span) -> String {
    key("m:", &[span])
}

fn key(prefix: &str, spans: &[Span]) -> String {
    let spans: Vec<_> = spans.iter().map(|span| format!("{}-{}", span.start(), span.end())).collect();
    format!("{prefix}{}", spans.join(","))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_looks_like_a_second_one_is_not_taken_for_it() {
        let mut keys = Keys::default();
        let given = ["e:A", "e:A", "e:A#2", "e:A"].map(|key| keys.unique(key));
        assert_eq!(given, ["e:A", "e:A#2", "e:A#2#2", "e:A#3"]);
        assert_eq!(Keys::beside(given).unique("e:A"), "e:A#4");
    }
}
