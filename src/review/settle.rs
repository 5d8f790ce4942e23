//! What two reviewers said of one text, so that a third can settle where they differ.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::fold::{Place, Review};
use super::keys::{self, Names, identify};
use crate::article::Span;
use crate::decision::{Decision, Item, Verdict};
use crate::extraction::Extraction;
use crate::interchange::wortlaut1::RecordDecision;

/// One reviewer's result of a text.
#[derive(Debug, Default)]
pub struct Side {
    /// What was let stand, as [`identify`] names it.
    pub extraction: Extraction,
    /// What its items were called in the record.
    pub names: Names,
    /// By the ids that the items have now: what was accepted, corrected or added.
    stands: HashMap<(String, Option<Span>), Signed>,
    said: HashMap<Told, Said>,
}

#[derive(Debug)]
struct Signed {
    reviewer: String,
    at: String,
}

/// By what an item is told in whatever record it is: its key without a number, and of a mention that of its entity and where.
type Told = (String, Option<Span>);

/// What a reviewer said of an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// Who, or nothing where the record does not tell.
    pub reviewer: String,
    /// What was decided; nothing where there is only a note.
    pub verdict: Option<Verdict>,
    /// The note, or nothing.
    pub note: String,
    /// What the item was before it was corrected.
    was: Option<Told>,
}

impl Side {
    /// From a record: its layers and the decisions on them.
    pub fn new(extraction: Extraction, decisions: &[RecordDecision]) -> Self {
        let said = said(&extraction, decisions);
        let (extraction, names) = identify(standing(extraction, decisions));
        let stands = |it: &&RecordDecision| it.verdict.is_some_and(|verdict| verdict != Verdict::Rejected);
        let stands = decisions.iter().filter(stands).filter_map(|it| {
            let id = names.item(&it.item)?.to_owned();
            Some(((id, it.mention), Signed { reviewer: it.reviewer.clone(), at: it.at.clone() }))
        });
        Self { stands: stands.collect(), extraction, names, said }
    }
}

/// An extraction without what was rejected in it.
fn standing(mut extraction: Extraction, decisions: &[RecordDecision]) -> Extraction {
    let rejected: HashSet<_> = (decisions.iter())
        .filter(|decision| decision.verdict == Some(Verdict::Rejected))
        .map(|decision| (&*decision.item, decision.mention))
        .collect();
    let stands = |id: &str| !rejected.contains(&(id, None));
    extraction.quotations.iter_mut().for_each(|items| items.retain(|item| stands(&item.id)));
    extraction.events.iter_mut().for_each(|items| items.retain(|item| stands(&item.id)));
    extraction.entities.iter_mut().for_each(|items| items.retain(|item| stands(&item.id)));
    for entity in extraction.entities.iter_mut().flatten() {
        entity.mentions.retain(|mention| !rejected.contains(&(&*entity.id, Some(mention.span))));
    }
    extraction
}

/// What was said of each item, as it is and as it was.
fn said(extraction: &Extraction, decisions: &[RecordDecision]) -> HashMap<Told, Said> {
    let quotations = extraction.quotations().iter().map(|it| (&*it.id, keys::quotation(it)));
    let events = extraction.events().iter().map(|it| (&*it.id, keys::event(it)));
    let entities = extraction.entities().iter().map(|it| (&*it.id, keys::entity(it)));
    let key: HashMap<&str, String> = entities.chain(events).chain(quotations).collect();
    let mut said = HashMap::new();
    for decision in decisions {
        let Some(item) = key.get(&*decision.item) else { continue };
        let was = decision.was.as_ref().and_then(|was| match was {
            Item::Mention { of, mention } => Some((key.get(&**of)?.clone(), Some(mention.span))),
            item => Some((keys::of(item), None)),
        });
        let it = Said {
            reviewer: decision.reviewer.clone(),
            verdict: decision.verdict,
            note: decision.note.clone(),
            was: was.clone(),
        };
        if let Some(was) = was {
            said.entry(was).or_insert_with(|| it.clone());
        }
        said.insert((item.clone(), decision.mention), it);
    }
    said
}

/// What each of two reviewers said of the items of their joined results, by the keys of these; nothing of those of which
/// neither said anything. Of an item that one corrected the other may have said something as it was before.
pub fn said_of(joined: &Arc<Extraction>, one: &Side, other: &Side) -> HashMap<String, [Option<Said>; 2]> {
    let review = Review::new(Arc::clone(joined), []);
    let said = review.places().filter_map(|place| {
        let told = match (place, review.item(place)?) {
            (Place::Mention(entity, _), Item::Mention { mention, .. }) => {
                (keys::entity(&review.shown.entities()[entity]), Some(mention.span))
            }
            (_, item) => (keys::of(&item), None),
        };
        let mut said = [one, other].map(|side| side.said.get(&told));
        for (side, at) in [(one, 0), (other, 1)] {
            let was = said[1 - at].and_then(|said| said.was.as_ref());
            said[at] = said[at].or_else(|| side.said.get(was?));
        }
        let key = review.mark(place)?.key.clone();
        said.iter().any(Option::is_some).then(|| (key, said.map(Option::<&Said>::cloned)))
    });
    said.collect()
}

/// The decisions on which two reviewers agree, whose results were joined by [`super::beside()`]: on what both let stand, if
/// the item of that key `is_alike`. They are signed by both.
pub fn agreed(joined: &Arc<Extraction>, is_alike: impl Fn(&str) -> bool, one: &Side, other: &Side) -> Vec<Decision> {
    let review = Review::new(Arc::clone(joined), []);
    let ids = |place| match place {
        Place::Mention(entity, mention) => {
            let entity = &review.shown.entities()[entity];
            (entity.id.clone(), Some(entity.mentions[mention].span))
        }
        place => (review.mark(place).map(|mark| mark.key.clone()).unwrap_or_default(), None),
    };
    let agreed = review.places().filter_map(|place| {
        let id = ids(place);
        let (one, other) = (one.stands.get(&id)?, other.stands.get(&id)?);
        let decision = review.decide(&[place], true).pop().filter(|decision| is_alike(&decision.item))?;
        let at = one.at.clone().max(other.at.clone());
        Some(Decision { reviewer: format!("{} and {}", one.reviewer, other.reviewer), at, ..decision })
    });
    agreed.collect()
}
