//! What two reviewers said of one text, so that a third can settle where they differ.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::fold::{Place, Review};
use super::keys::Names;
use crate::article::Span;
use crate::decision::{Decision, Verdict};
use crate::extraction::Extraction;
use crate::interchange::wortlaut1::RecordDecision;

/// An extraction without what was rejected in it.
#[must_use]
pub fn standing(mut extraction: Extraction, decisions: &[RecordDecision]) -> Extraction {
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

/// What one reviewer let stand, by the ids that [`super::identify`] gave.
#[derive(Debug, Default)]
pub struct Decided(HashMap<(String, Option<Span>), Signed>);

#[derive(Debug)]
struct Signed {
    reviewer: String,
    at: String,
}

impl Decided {
    /// From the decisions in a record, whose ids `names` leads to those that the items have now.
    pub fn new(names: &Names, decisions: &[RecordDecision]) -> Self {
        let stands = |it: &&RecordDecision| it.verdict.is_some_and(|verdict| verdict != Verdict::Rejected);
        let decided = decisions.iter().filter(stands).filter_map(|it| {
            let id = names.item(&it.item)?.to_owned();
            Some(((id, it.mention), Signed { reviewer: it.reviewer.clone(), at: it.at.clone() }))
        });
        Self(decided.collect())
    }
}

/// The decisions on which two reviewers agree, whose results were joined by [`super::beside()`]: on what both let stand, if
/// the item of that key `is_alike`. They are signed by both.
pub fn agreed(
    joined: &Arc<Extraction>,
    is_alike: impl Fn(&str) -> bool,
    one: &Decided,
    other: &Decided,
) -> Vec<Decision> {
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
        let (one, other) = (one.0.get(&id)?, other.0.get(&id)?);
        let decision = review.decide(&[place], true).pop().filter(|decision| is_alike(&decision.item))?;
        let at = one.at.clone().max(other.at.clone());
        Some(Decision { reviewer: format!("{} and {}", one.reviewer, other.reviewer), at, ..decision })
    });
    agreed.collect()
}
