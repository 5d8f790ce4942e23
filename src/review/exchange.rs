//! A review ↔ a record of wortlaut/1, whose layers hold the items as they came out of the review and whose decisions say
//! what they were before.

use std::collections::{HashMap, HashSet};

use super::fold::{Mark, Review};
use super::keys::{self, Keys, Names, identify, name_anew};
use crate::article::Span;
use crate::decision::{Decision, Item, Verdict};
use crate::extraction::{Entity, Event, Extra, Extraction, Mention, Quotation};
use crate::interchange::wortlaut1::RecordDecision;

/// Which items are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Which {
    /// All, rejected or not decided too.
    #[default]
    All,
    /// Those that were accepted, corrected or added.
    Accepted,
    /// Those that were rejected.
    Rejected,
}

impl Which {
    fn takes(self, mark: &Mark) -> bool {
        match self {
            Self::All => true,
            Self::Accepted => mark.verdict.is_some() && mark.stands(),
            Self::Rejected => !mark.stands(),
        }
    }
}

impl Review {
    /// What a record says of this review. `names` leads the names that a record had before [`identify`] to those after it;
    /// items get their former names back.
    pub fn to_record(&self, names: &Names, which: Which) -> (Extraction, Vec<RecordDecision>) {
        let names = names.clone().reversed();
        let mut kept = self.shown.clone();
        keep(&mut kept.quotations, &self.quotations, |mark| which.takes(mark));
        keep(&mut kept.events, &self.events, |mark| which.takes(mark));
        for (entity, marks) in kept.entities.iter_mut().flatten().zip(&self.mentions) {
            let mut marks = marks.iter();
            entity.mentions.retain(|_| marks.next().is_some_and(|mark| which.takes(mark)));
        }
        let merged: HashSet<&str> =
            self.entities.iter().zip(&self.merged).filter(|(_, merged)| **merged).map(|(mark, _)| &*mark.key).collect();
        let has_mentions: HashSet<String> = kept
            .entities()
            .iter()
            .filter(|entity| !entity.mentions.is_empty())
            .map(|entity| entity.id.clone())
            .collect();
        let takes = |mark: &Mark| which.takes(mark) || has_mentions.contains(&mark.key);
        keep(&mut kept.entities, &self.entities, |mark| takes(mark) && !merged.contains(&*mark.key));
        drop_dangling(&mut kept);

        let of: HashMap<&str, (&Entity, Span)> = (self.shown.entities().iter().zip(&self.mentions))
            .flat_map(|(entity, marks)| {
                entity.mentions.iter().zip(marks).map(move |(mention, mark)| (&*mark.key, (entity, mention.span)))
            })
            .collect();
        let marks = [&self.quotations, &self.entities, &self.events].into_iter().chain(&self.mentions).flatten();
        let told = marks.filter(|mark| which.takes(mark)).filter_map(|mark| {
            let decision = self.decisions.get(&mark.key).filter(|_| mark.verdict.is_some() || !mark.note.is_empty())?;
            let mention = of.get(&*mark.key);
            let item = mention.map_or(&*mark.key, |(entity, _)| &*entity.id);
            let same_as = match &decision.is {
                Some(Item::Entity { same_as, .. }) if merged.contains(&*mark.key) => {
                    same_as.as_deref().map(|id| names.entity(id).unwrap_or(id).to_owned())
                }
                _ => None,
            };
            let corrected = mark.verdict == Some(Verdict::Corrected);
            Some(RecordDecision {
                item: names.item(item).unwrap_or(item).to_owned(),
                mention: mention.map(|&(_, span)| span),
                verdict: mark.verdict,
                was: decision.was.clone().filter(|_| corrected).map(|was| named(was, &names)),
                same_as,
                note: decision.note.clone(),
                reviewer: decision.reviewer.clone(),
                at: decision.at.clone(),
                extra: Extra::new(),
            })
        });
        let told = told.collect();
        (name_anew(kept, &names), told)
    }
}

/// What a record tells: the extraction as it was before the decisions, named by [`identify`], what its items were called
/// in the record, each led to its name now, and the decisions.
pub fn from_record(extraction: Extraction, decisions: Vec<RecordDecision>) -> (Extraction, Names, Vec<Decision>) {
    if decisions.is_empty() {
        let (extraction, names) = identify(extraction);
        return (extraction, names, Vec::new());
    }
    let told = Told::new(&decisions);
    let (suggested, instead) = told.suggested(&extraction);
    let (suggested, mut names) = identify(suggested);
    let mut spans = Keys::default();
    let mention_keys: HashMap<(&str, Span), String> = (suggested.entities().iter())
        .flat_map(|entity| entity.mentions.iter().map(move |mention| (&*entity.id, mention.span)))
        .map(|(entity, span)| ((entity, span), spans.unique(&keys::mention(span))))
        .collect();
    let items = Items::new(&extraction);
    let mut keys = names.keys();
    for decision in decisions.iter().filter(|it| it.verdict == Some(Verdict::Added) && it.mention.is_none()) {
        if let Some(item) = items.get(&decision.item) {
            names.add(&decision.item, &item, &mut keys);
        }
    }
    let before = Items::new(&suggested);
    let mut lead = |decision: RecordDecision| {
        let (item, was, is) = if let Some(span) = decision.mention {
            let of = names.entity(&decision.item)?;
            let now = items.mention(&decision.item, span).map(|mention| Item::Mention { of: of.to_owned(), mention });
            let was = decision.was.map(|was| named(was, &names));
            let stood = match &was {
                Some(Item::Mention { of, mention }) => (of.clone(), mention.span),
                _ => (names.entity(instead.get(&decision.item).unwrap_or(&decision.item))?.to_owned(), span),
            };
            let key = mention_keys
                .get(&(&*stood.0, stood.1))
                .cloned()
                .unwrap_or_else(|| spans.unique(&keys::mention(stood.1)));
            (key, was.or_else(|| now.clone()), now)
        } else {
            let key = names.item(&decision.item)?.to_owned();
            let now = items.get(&decision.item).map(|item| named(item, &names)).or_else(|| before.get(&key));
            let now = now.map(|now| match now {
                Item::Entity { entity, .. } => Item::Entity {
                    entity,
                    same_as: decision.same_as.as_deref().and_then(|id| names.entity(id)).map(str::to_owned),
                },
                other => other,
            });
            (key.clone(), before.get(&key), now)
        };
        let changed = matches!(decision.verdict, Some(Verdict::Corrected | Verdict::Added));
        let added = decision.verdict == Some(Verdict::Added);
        Some(Decision {
            item,
            verdict: decision.verdict,
            note: decision.note,
            was: was.filter(|_| !added),
            is: is.filter(|_| changed),
            reviewer: decision.reviewer,
            at: decision.at,
        })
    };
    let decisions = decisions.into_iter().filter_map(&mut lead).collect();
    (suggested, names, decisions)
}

/// Decisions by what they are on.
struct Told<'a> {
    items: HashMap<&'a str, &'a RecordDecision>,
    mentions: HashMap<(&'a str, Span), &'a RecordDecision>,
}

impl<'a> Told<'a> {
    fn new(decisions: &'a [RecordDecision]) -> Self {
        let (mentions, items): (Vec<_>, Vec<_>) = decisions.iter().partition(|decision| decision.mention.is_some());
        Self {
            items: items.into_iter().map(|decision| (&*decision.item, decision)).collect(),
            mentions: mentions.into_iter().filter_map(|it| Some(((&*it.item, it.mention?), it))).collect(),
        }
    }

    /// An item as it stood before; nothing when it was added.
    fn before<T: Clone>(&self, id: &str, now: &T, was: impl Fn(&Item) -> Option<T>) -> Option<T> {
        match self.items.get(id) {
            Some(RecordDecision { verdict: Some(Verdict::Added), .. }) => None,
            Some(RecordDecision { was: Some(item), .. }) => Some(was(item).unwrap_or_else(|| now.clone())),
            _ => Some(now.clone()),
        }
    }

    /// The extraction before the decisions, and for each entity that was added the one whose mentions it got.
    fn suggested(&self, extraction: &Extraction) -> (Extraction, HashMap<String, String>) {
        let mut before = Extraction { extractor: extraction.extractor.clone(), ..Extraction::default() };
        before.quotations = extraction.quotations.as_ref().map(|all| {
            let was = |item: &Item| if let Item::Quotation(it) = item { Some(it.clone()) } else { None };
            all.iter().filter_map(|it| Some(Quotation { id: it.id.clone(), ..self.before(&it.id, it, was)? })).collect()
        });
        before.events = extraction.events.as_ref().map(|all| {
            let was = |item: &Item| if let Item::Event(it) = item { Some(it.clone()) } else { None };
            all.iter().filter_map(|it| Some(Event { id: it.id.clone(), ..self.before(&it.id, it, was)? })).collect()
        });
        let Some(all) = &extraction.entities else { return (before, HashMap::new()) };
        // Of several that turned out to be one the first by name, so that it is always the same.
        let mut merged_into: HashMap<&str, &str> = HashMap::new();
        for (&id, decision) in &self.items {
            if let Some(lead) = &decision.same_as {
                merged_into.entry(lead).and_modify(|first| *first = id.min(first)).or_insert(id);
            }
        }
        let mut moved: Vec<(String, Mention)> = Vec::new();
        let mut entities = Vec::new();
        let mut instead = HashMap::new();
        for entity in all {
            let mut mentions = Vec::new();
            for mention in &entity.mentions {
                match self.mentions.get(&(&*entity.id, mention.span)) {
                    Some(RecordDecision { verdict: Some(Verdict::Added), .. }) => {}
                    Some(RecordDecision { was: Some(Item::Mention { of, mention }), .. }) => {
                        moved.push((of.clone(), mention.clone()));
                    }
                    _ => mentions.push(mention.clone()),
                }
            }
            let was = |item: &Item| if let Item::Entity { entity, .. } = item { Some(entity.clone()) } else { None };
            if let Some(before) = self.before(&entity.id, entity, was) {
                entities.push(Entity { id: entity.id.clone(), mentions, ..before });
                continue;
            }
            // It was added; what was not came from one that turned out to be it.
            if let Some(&of) = merged_into.get(&*entity.id) {
                instead.insert(entity.id.clone(), of.to_owned());
                moved.extend(mentions.into_iter().map(|mention| (of.to_owned(), mention)));
            }
        }
        let known: HashSet<&str> = all.iter().map(|entity| &*entity.id).collect();
        let merged = self.items.values().filter(|it| it.same_as.is_some() && !known.contains(&*it.item));
        let merged = merged.filter_map(|it| match &it.was {
            Some(Item::Entity { entity, .. }) => Some(Entity { id: it.item.clone(), ..entity.clone() }),
            _ => None,
        });
        let mut merged: Vec<_> = merged.collect();
        merged.sort_by(|one, other| one.id.cmp(&other.id));
        entities.extend(merged);
        let index: HashMap<String, usize> = entities.iter().enumerate().map(|(at, it)| (it.id.clone(), at)).collect();
        for (of, mention) in moved {
            if let Some(&at) = index.get(&of) {
                entities[at].mentions.push(mention);
            }
        }
        for entity in &mut entities {
            entity.mentions.sort_by_key(|mention| mention.span);
        }
        before.entities = Some(entities);
        let mut before = name_anew(before, &Names::of_entities(instead.clone()));
        drop_dangling(&mut before);
        (before, instead)
    }
}

/// Items by their ids.
struct Items<'a> {
    extraction: &'a Extraction,
    index: HashMap<&'a str, Index>,
    mentions: HashMap<(&'a str, Span), &'a Mention>,
}

#[derive(Clone, Copy)]
enum Index {
    Quotation(usize),
    Entity(usize),
    Event(usize),
}

impl<'a> Items<'a> {
    fn new(extraction: &'a Extraction) -> Self {
        let quotations = extraction.quotations().iter().enumerate().map(|(at, it)| (&*it.id, Index::Quotation(at)));
        let entities = extraction.entities().iter().enumerate().map(|(at, it)| (&*it.id, Index::Entity(at)));
        let events = extraction.events().iter().enumerate().map(|(at, it)| (&*it.id, Index::Event(at)));
        let mentions = extraction.entities().iter().flat_map(|entity| {
            // Of two at one place the first.
            entity.mentions.iter().rev().map(|mention| ((&*entity.id, mention.span), mention))
        });
        Self { extraction, index: entities.chain(events).chain(quotations).collect(), mentions: mentions.collect() }
    }

    fn get(&self, id: &str) -> Option<Item> {
        Some(match *self.index.get(id)? {
            Index::Quotation(at) => Item::Quotation(self.extraction.quotations()[at].clone()),
            Index::Entity(at) => Item::Entity {
                entity: Entity { mentions: Vec::new(), ..self.extraction.entities()[at].clone() },
                same_as: None,
            },
            Index::Event(at) => Item::Event(self.extraction.events()[at].clone()),
        })
    }

    fn mention(&self, entity: &str, span: Span) -> Option<Mention> {
        self.mentions.get(&(entity, span)).map(|&mention| mention.clone())
    }
}

fn named(mut item: Item, names: &Names) -> Item {
    match &mut item {
        Item::Quotation(quotation) => names.in_quotation(quotation),
        Item::Event(event) => names.in_event(event),
        Item::Entity { entity, same_as } => {
            for id in std::iter::once(&mut entity.id).chain(same_as) {
                *id = names.entity(id).unwrap_or(id).to_owned();
            }
        }
        Item::Mention { of, .. } => *of = names.entity(of).unwrap_or(of).to_owned(),
    }
    item
}

fn keep<T>(items: &mut Option<Vec<T>>, marks: &[Mark], takes: impl Fn(&Mark) -> bool) {
    let mut marks = marks.iter();
    if let Some(items) = items {
        items.retain(|_| marks.next().is_some_and(&takes));
    }
}

/// Lets go of ids that no item has.
fn drop_dangling(extraction: &mut Extraction) {
    let entities: HashSet<String> = extraction.entities().iter().map(|entity| entity.id.clone()).collect();
    let quotations: HashSet<String> = extraction.quotations().iter().map(|quotation| quotation.id.clone()).collect();
    for quotation in extraction.quotations.iter_mut().flatten() {
        quotation.speaker_entity.take_if(|id| !entities.contains(id));
        quotation.addressee_entity.take_if(|id| !entities.contains(id));
    }
    for event in extraction.events.iter_mut().flatten() {
        event.attribution.take_if(|id| !quotations.contains(id));
        for argument in &mut event.arguments {
            argument.entity.take_if(|id| !entities.contains(id));
        }
    }
}
