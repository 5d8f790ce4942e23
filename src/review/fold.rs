//! Extraction + decisions → what is shown.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::keys::{self, Keys};
use crate::decision::{Decision, Item, Verdict};
use crate::extraction::{Entity, Event, Extraction, Mention, Quotation};

/// Which item, by its index in what is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// A quotation.
    Quotation(usize),
    /// An entity with all its mentions.
    Entity(usize),
    /// A mention: the index of its entity, and its own among the entity's.
    Mention(usize, usize),
    /// An event.
    Event(usize),
}

/// What was decided on an item that is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mark {
    /// The item's key.
    pub key: String,
    /// What was decided; nothing so far where it is `None`.
    pub verdict: Option<Verdict>,
    /// The note on it.
    pub note: String,
}

impl Mark {
    /// Whether the item is to be: it was not rejected.
    pub fn stands(&self) -> bool {
        self.verdict != Some(Verdict::Rejected)
    }
}

/// How many items there are and how many of them are decided, for quotations, entities and events.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Decided items of each layer.
    pub decided: [usize; 3],
    /// All items of each layer.
    pub all: [usize; 3],
}

impl Progress {
    /// Decided and all, over the layers.
    pub fn total(&self) -> (usize, usize) {
        (self.decided.iter().sum(), self.all.iter().sum())
    }
}

/// An extraction and the decisions on it, and the fold of both. Items that were suggested keep their order and come first;
/// those that were rejected are still there, marked so.
#[derive(Clone, Debug, Default)]
pub struct Review {
    /// What was suggested, as [`super::identify`] names it.
    pub suggested: Arc<Extraction>,
    /// What is shown.
    pub shown: Extraction,
    /// What was decided on each quotation that is shown.
    pub quotations: Vec<Mark>,
    /// What was decided on each entity that is shown.
    pub entities: Vec<Mark>,
    /// What was decided on each mention of each entity that is shown.
    pub mentions: Vec<Vec<Mark>>,
    /// What was decided on each event that is shown.
    pub events: Vec<Mark>,
    /// For each entity that is shown, whether it turned out to be another, which has its mentions now.
    pub merged: Vec<bool>,
    pub(super) decisions: HashMap<String, Decision>,
}

impl Review {
    /// Folds decisions, of which the last on each item counts, into an extraction that was named by [`super::identify`].
    pub fn new(suggested: Arc<Extraction>, decisions: impl IntoIterator<Item = Decision>) -> Self {
        let mut order = Vec::new();
        let mut last: HashMap<String, Decision> = HashMap::new();
        for decision in decisions {
            if last.insert(decision.item.clone(), decision.clone()).is_none() {
                order.push(decision.item);
            }
        }
        let mut fold = Fold { order: &order, last: &last, done: HashSet::new() };
        let mut shown = (*suggested).clone();
        let (quotations, quotation_marks) = fold.layer(
            shown.quotations.take(),
            |quotation| (quotation.id.clone(), Item::Quotation(quotation)),
            |item, id| if let Item::Quotation(it) = item { Some(Quotation { id, ..it }) } else { None },
        );
        let (events, event_marks) = fold.layer(
            shown.events.take(),
            |event| (event.id.clone(), Item::Event(event)),
            |item, id| if let Item::Event(it) = item { Some(Event { id, ..it }) } else { None },
        );
        (shown.quotations, shown.events) = (quotations, events);
        let mut review = Self { suggested, shown, quotations: quotation_marks, events: event_marks, ..Self::default() };
        review.fold_entities(&mut fold);
        review.drop_dangling();
        review.decisions = last;
        review
    }

    fn fold_entities(&mut self, fold: &mut Fold) {
        let looked_at = self.shown.entities.is_some();
        let mut heads = Vec::new();
        let mut mentions = Vec::new();
        let mut keys = Keys::default();
        for mut entity in self.shown.entities.take().into_iter().flatten() {
            for mention in std::mem::take(&mut entity.mentions) {
                let key = keys.unique(&keys::mention(mention.span));
                mentions.push((key, Item::Mention { of: entity.id.clone(), mention }));
            }
            heads.push(entity);
        }
        let (entities, marks) = fold.layer(
            looked_at.then_some(heads),
            |entity| (entity.id.clone(), Item::Entity { entity, same_as: None }),
            |item, key| match item {
                Item::Entity { entity, same_as } => Some((Entity { id: key, ..entity }, same_as)),
                _ => None,
            },
        );
        let (mentions, mention_marks) = fold.layer(
            Some(mentions),
            |mention| mention,
            |item, _| if let Item::Mention { of, mention } = item { Some((of, mention)) } else { None },
        );
        let (mut entities, same): (Vec<_>, Vec<_>) = entities.into_iter().flatten().unzip();
        let index: HashMap<String, usize> =
            entities.iter().enumerate().map(|(at, entity)| (entity.id.clone(), at)).collect();
        let leads = leads(&same, &index);
        self.merged = leads.iter().enumerate().map(|(at, &lead)| at != lead).collect();
        let mut placed: Vec<Vec<(Mention, Mark)>> = vec![Vec::new(); entities.len()];
        for ((of, mention), mark) in mentions.into_iter().flatten().zip(mention_marks) {
            if let Some(&at) = index.get(&of) {
                placed[leads[at]].push((mention, mark));
            }
        }
        for (entity, mut placed) in entities.iter_mut().zip(placed) {
            placed.sort_by_key(|(mention, _)| mention.span);
            let (mentions, marks) = placed.into_iter().unzip();
            entity.mentions = mentions;
            self.mentions.push(marks);
        }
        let lead = |id: &mut Option<String>| {
            *id = id.take().and_then(|id| Some(entities[leads[*index.get(&id)?]].id.clone()));
        };
        for quotation in self.shown.quotations.iter_mut().flatten() {
            lead(&mut quotation.speaker_entity);
            lead(&mut quotation.addressee_entity);
        }
        for argument in self.shown.events.iter_mut().flatten().flat_map(|event| &mut event.arguments) {
            lead(&mut argument.entity);
        }
        // What is decided on an entity holds for its mentions, but those that were decided on by themselves.
        for (mark, mentions) in marks.iter().zip(&mut self.mentions) {
            let verdict = mark.verdict.map(|verdict| if mark.stands() { Verdict::Accepted } else { verdict });
            for mention in mentions {
                mention.verdict = mention.verdict.or(verdict);
            }
        }
        self.entities = marks;
        self.shown.entities = (looked_at || !entities.is_empty()).then_some(entities);
    }

    /// Claims of quotations that are not there any more are nobody's.
    fn drop_dangling(&mut self) {
        let known: HashSet<String> = self.shown.quotations().iter().map(|quotation| quotation.id.clone()).collect();
        for event in self.shown.events.iter_mut().flatten() {
            event.attribution.take_if(|id| !known.contains(id));
        }
    }

    /// What was decided on an item; nothing where there is no such item.
    pub fn mark(&self, place: Place) -> Option<&Mark> {
        match place {
            Place::Quotation(index) => self.quotations.get(index),
            Place::Entity(index) => self.entities.get(index),
            Place::Mention(entity, mention) => self.mentions.get(entity)?.get(mention),
            Place::Event(index) => self.events.get(index),
        }
    }

    /// Whether an item is decided; an entity is when all its mentions are.
    pub fn is_decided(&self, place: Place) -> bool {
        let decided = |mark: &Mark| mark.verdict.is_some();
        match place {
            Place::Entity(index) if self.entities.get(index).is_none_or(|mark| mark.verdict.is_none()) => {
                self.mentions.get(index).is_some_and(|marks| !marks.is_empty() && marks.iter().all(decided))
            }
            place => self.mark(place).is_some_and(decided),
        }
    }

    /// Where the item of that key is shown.
    pub fn find(&self, key: &str) -> Option<Place> {
        let at = |marks: &[Mark]| marks.iter().position(|mark| mark.key == key);
        match key.trim_start_matches('+').as_bytes().first()? {
            b'q' => at(&self.quotations).map(Place::Quotation),
            b'e' => at(&self.entities).map(Place::Entity),
            b'v' => at(&self.events).map(Place::Event),
            _ => self.mentions.iter().enumerate().find_map(|(entity, marks)| Some(Place::Mention(entity, at(marks)?))),
        }
    }

    /// All items that are shown: quotations, entities, events, mentions.
    pub fn places(&self) -> impl Iterator<Item = Place> {
        let mentions = self.mentions.iter().enumerate();
        let mentions =
            mentions.flat_map(|(entity, marks)| (0..marks.len()).map(move |mention| Place::Mention(entity, mention)));
        (0..self.quotations.len())
            .map(Place::Quotation)
            .chain((0..self.entities.len()).map(Place::Entity))
            .chain((0..self.events.len()).map(Place::Event))
            .chain(mentions)
    }

    /// How far the review has come.
    pub fn progress(&self) -> Progress {
        let count = |places: &mut dyn Iterator<Item = Place>| {
            places.fold((0, 0), |(decided, all), place| (decided + usize::from(self.is_decided(place)), all + 1))
        };
        let layers = [
            count(&mut (0..self.quotations.len()).map(Place::Quotation)),
            count(&mut (0..self.entities.len()).map(Place::Entity)),
            count(&mut (0..self.events.len()).map(Place::Event)),
        ];
        Progress { decided: layers.map(|(decided, _)| decided), all: layers.map(|(_, all)| all) }
    }

    /// The decisions that count, in the order of the items they are on.
    pub fn decisions(&self) -> impl Iterator<Item = &Decision> {
        let marks = [&self.quotations, &self.entities, &self.events].into_iter().flatten();
        let marks = marks.chain(self.mentions.iter().flatten());
        marks.filter_map(|mark| self.decisions.get(&mark.key))
    }
}

/// For each entity the one that it turned out to be, itself where it is another. Whoever leads in a circle stays.
fn leads(same: &[Option<String>], index: &HashMap<String, usize>) -> Vec<usize> {
    let next: Vec<usize> = (same.iter().enumerate())
        .map(|(at, same)| same.as_ref().and_then(|id| index.get(id)).copied().unwrap_or(at))
        .collect();
    (0..next.len())
        .map(|start| {
            let mut at = start;
            for _ in 0..LONGEST_CHAIN {
                if next[at] == at {
                    return at;
                }
                at = next[at];
            }
            start
        })
        .collect()
}

/// So many merges after each other are followed.
const LONGEST_CHAIN: usize = 16;

/// A fold on its way: the last decision on each item, in the order in which items were first decided on.
struct Fold<'a> {
    order: &'a [String],
    last: &'a HashMap<String, Decision>,
    done: HashSet<&'a str>,
}

impl Fold<'_> {
    /// One layer: what was suggested, as it was decided, and then what only decisions tell of.
    fn layer<T, U>(
        &mut self,
        suggested: Option<Vec<T>>,
        item: impl Fn(T) -> (String, Item),
        back: impl Fn(Item, String) -> Option<U>,
    ) -> (Option<Vec<U>>, Vec<Mark>) {
        let looked_at = suggested.is_some();
        let (mut shown, mut marks) = (Vec::new(), Vec::new());
        let mut push = |item: Item, mark: Mark| {
            if let Some(item) = back(item, mark.key.clone()) {
                shown.push(item);
                marks.push(mark);
            }
        };
        for suggested in suggested.into_iter().flatten() {
            let (key, item) = item(suggested);
            match self.last.get_key_value(&key) {
                Some((known, decision)) => {
                    self.done.insert(known);
                    let (item, verdict) = decided(item, decision);
                    push(item, Mark { key, verdict, note: decision.note.clone() });
                }
                None => push(item, Mark { key, ..Mark::default() }),
            }
        }
        for key in self.order {
            let Some(decision) = self.last.get(key).filter(|_| !self.done.contains(&**key)) else { continue };
            if matches!(decision.verdict, None | Some(Verdict::Rejected)) {
                continue;
            }
            if let Some(item) = decision.outcome() {
                push(item.clone(), Mark { key: key.clone(), verdict: decision.verdict, note: decision.note.clone() });
            }
        }
        let shown = (looked_at || !shown.is_empty()).then_some(shown);
        (shown, marks)
    }
}

/// A suggested item after a decision. What was rejected or noted was the item as it stood then; another one in its place
/// is undecided.
fn decided(suggested: Item, decision: &Decision) -> (Item, Option<Verdict>) {
    match decision.verdict {
        Some(Verdict::Rejected) => {
            let same = decision.was.as_ref().is_none_or(|was| was.bare() == suggested.bare());
            (suggested, same.then_some(Verdict::Rejected))
        }
        Some(Verdict::Accepted) if decision.was.as_ref().is_some_and(|was| was.bare() == suggested.bare()) => {
            (suggested, Some(Verdict::Accepted))
        }
        Some(verdict) => (decision.outcome().cloned().unwrap_or(suggested), Some(verdict)),
        None => (suggested, None),
    }
}
