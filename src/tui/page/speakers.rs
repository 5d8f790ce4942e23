//! Who speaks.

use std::collections::HashMap;

use super::labels::words;
use super::{Item, Placed};
use crate::article::Article;
use crate::extract::source;
use crate::extraction::{Entity, EntityKind, Extraction, Quotation};

/// Somebody whose quotations belong together: an entity, or all who are named by the same phrase. A phrase that names nobody
/// ("er", "demnach", "ersten Angaben") makes no speaker.
#[derive(Debug)]
pub struct Speaker {
    /// A short name, as one would say it.
    pub name: String,
    /// Index of the entity.
    pub entity: Option<usize>,
    /// Indexes of the quotations, in the order of the text.
    pub quotations: Vec<usize>,
}

#[derive(PartialEq, Eq, Hash)]
enum Identity {
    Entity(usize),
    Phrase(String),
}

/// The speakers in the order of first appearance, and for each quotation the index of its speaker.
pub(super) fn find(
    article: &Article,
    extraction: &Extraction,
    entity_ids: &HashMap<String, usize>,
    order: &[Placed],
) -> (Vec<Speaker>, Vec<Option<usize>>) {
    let mut speakers: Vec<Speaker> = Vec::new();
    let mut known = HashMap::new();
    let mut speaker_of = vec![None; extraction.quotations().len()];
    for placed in order {
        let Item::Quotation(index) = placed.item else { continue };
        let quotation = &extraction.quotations()[index];
        let Some((identity, name)) = identity(article, extraction, entity_ids, quotation) else { continue };
        let entity = if let Identity::Entity(entity) = identity { Some(entity) } else { None };
        let speaker = *known.entry(identity).or_insert_with(|| {
            speakers.push(Speaker { name, entity, quotations: Vec::new() });
            speakers.len() - 1
        });
        speakers[speaker].quotations.push(index);
        speaker_of[index] = Some(speaker);
    }
    (speakers, speaker_of)
}

fn identity(
    article: &Article,
    extraction: &Extraction,
    entity_ids: &HashMap<String, usize>,
    quotation: &Quotation,
) -> Option<(Identity, String)> {
    let entity = quotation.speaker_entity.as_ref().and_then(|id| entity_ids.get(id)).copied();
    if let Some(index) = entity {
        return Some((Identity::Entity(index), short_name(&extraction.entities()[index]).to_owned()));
    }
    // What is the cue as well ("demnach") stands for whoever spoke before.
    if quotation.speaker == quotation.cue {
        return None;
    }
    let phrase = words(article, &quotation.speaker);
    let name = source::named_in(&phrase);
    (!name.is_empty()).then(|| (Identity::Phrase(name.to_lowercase()), name.to_owned()))
}

/// What one calls an entity: people by the last part of their name.
pub(super) fn short_name(entity: &Entity) -> &str {
    match entity.kind {
        EntityKind::Person => entity.name.split_whitespace().next_back().unwrap_or(&entity.name),
        _ => &entity.name,
    }
}
