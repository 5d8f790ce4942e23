//! Two extractions of one text beside each other.

use std::collections::{HashMap, HashSet};

use super::keys::{self, Keys, Names, name_anew};
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
/// found alike is there once; where they differ, the second's item comes after all of the first's. All are called what
/// [`super::identify`] calls them where they stand now.
pub fn beside(ours: Extraction, mut theirs: Extraction) -> (Extraction, HashMap<String, Origin>) {
    let mut origins = HashMap::new();
    let mut joined = ours;
    let mentions: HashMap<_, _> =
        theirs.entities.iter().flatten().map(|entity| (entity.id.clone(), entity.mentions.clone())).collect();
    let head =
        |entity: &Entity| Item::Entity { entity: Entity { mentions: Vec::new(), ..entity.clone() }, same_as: None };
    let entities = join(&mut joined.entities, theirs.entities.take(), &mut origins, |it| &mut it.id, head);
    theirs = name_anew(theirs, &Names::of_entities(entities));
    let quotations = join(
        &mut joined.quotations,
        theirs.quotations.take(),
        &mut origins,
        |it| &mut it.id,
        |it| Item::Quotation(it.clone()),
    );
    theirs = name_anew(theirs, &Names::of_quotations(quotations));
    join(&mut joined.events, theirs.events, &mut origins, |it| &mut it.id, |it| Item::Event(it.clone()));
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
            let key = keys.unique(&keys::mention(*span));
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

/// Joins a layer, and says which of the second's items that the first has not are called otherwise now.
fn join<T>(
    ours: &mut Option<Vec<T>>,
    theirs: Option<Vec<T>>,
    origins: &mut HashMap<String, Origin>,
    id: fn(&mut T) -> &mut String,
    item: impl Fn(&T) -> Item,
) -> HashMap<String, String> {
    let mut renamed = HashMap::new();
    let Some(theirs) = theirs else { return renamed };
    let ours = ours.get_or_insert_default();
    let mut keys = Keys::default();
    let mut known: HashMap<String, Item> = HashMap::new();
    for it in ours.iter_mut() {
        keys.unique(&keys::of(&item(it)));
        known.insert(id(it).clone(), item(it).bare());
    }
    origins.extend(known.keys().map(|key| (key.clone(), Origin::Ours)));
    for mut it in theirs {
        let before = id(&mut it).clone();
        let ours_of_that_name = known.get(&before);
        if ours_of_that_name == Some(&item(&it).bare()) {
            origins.insert(before, Origin::Both);
            continue;
        }
        let now = keys.unique(&keys::of(&item(&it)));
        id(&mut it).clone_from(&now);
        // Who refers to what both have, though not alike, means the first's.
        if ours_of_that_name.is_none() && before != now {
            renamed.insert(before, now.clone());
        }
        origins.insert(now, Origin::Theirs);
        ours.push(it);
    }
    renamed
}
