//! Two extractions of one text beside each other.

use std::collections::{HashMap, HashSet};

use super::keys::{self, Keys};
use crate::decision::Item;
use crate::extraction::{Entity, Extraction, Mention};

/// Who found an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Both, and alike.
    Both,
    /// The first alone.
    Ours,
    /// The second alone.
    Theirs,
}

/// Joins two extractions that were named by [`super::identify`], and says of each item by its key who found it. What both
/// found alike is there once; where they differ, the second's item comes after all of the first's, under a key of its own.
pub fn beside(ours: Extraction, theirs: Extraction) -> (Extraction, HashMap<String, Origin>) {
    let mut origins = HashMap::new();
    let mut joined = ours;
    join(&mut joined.quotations, theirs.quotations, &mut origins, |it| &mut it.id, |it| Item::Quotation(it.clone()));
    join(&mut joined.events, theirs.events, &mut origins, |it| &mut it.id, |it| Item::Event(it.clone()));
    let head =
        |entity: &Entity| Item::Entity { entity: Entity { mentions: Vec::new(), ..entity.clone() }, same_as: None };
    let mentions: HashMap<_, _> =
        theirs.entities.iter().flatten().map(|entity| (entity.id.clone(), entity.mentions.clone())).collect();
    join(&mut joined.entities, theirs.entities, &mut origins, |it| &mut it.id, head);
    let mut keys = Keys::default();
    for entity in joined.entities.iter_mut().flatten() {
        let of_entity = origins.get(&entity.id).copied();
        let theirs = || mentions.get(&entity.id).filter(|_| of_entity == Some(Origin::Both)).into_iter().flatten();
        let there: HashSet<_> = theirs().map(|mention| mention.span).collect();
        let here: HashSet<_> = entity.mentions.iter().map(|mention| mention.span).collect();
        let more: Vec<_> = theirs().filter(|mention| !here.contains(&mention.span)).cloned().collect();
        entity.mentions.extend(more);
        entity.mentions.sort_by_key(|mention| mention.span);
        for Mention { span, .. } in &entity.mentions {
            let key = keys.unique(keys::mention(*span));
            let Some(of_entity) = of_entity else { continue };
            let origin = match (of_entity, here.contains(span), there.contains(span)) {
                (Origin::Both, true, false) => Origin::Ours,
                (Origin::Both, false, _) => Origin::Theirs,
                _ => of_entity,
            };
            origins.insert(key, origin);
        }
    }
    (joined, origins)
}

fn join<T>(
    ours: &mut Option<Vec<T>>,
    theirs: Option<Vec<T>>,
    origins: &mut HashMap<String, Origin>,
    id: fn(&mut T) -> &mut String,
    item: impl Fn(&T) -> Item,
) {
    let Some(theirs) = theirs else { return };
    let ours = ours.get_or_insert_default();
    let known: HashMap<String, Item> = ours.iter_mut().map(|it| (id(it).clone(), item(it).bare())).collect();
    origins.extend(known.keys().map(|key| (key.clone(), Origin::Ours)));
    for mut it in theirs {
        let key = id(&mut it).clone();
        match known.get(&key) {
            Some(ours) if *ours == item(&it).bare() => {
                origins.insert(key, Origin::Both);
            }
            Some(_) => {
                id(&mut it).push('~');
                origins.insert(format!("{key}~"), Origin::Theirs);
                ours.push(it);
            }
            None => {
                origins.insert(key, Origin::Theirs);
                ours.push(it);
            }
        }
    }
}
