//! Two extractions of one text beside each other.

use std::collections::HashMap;

use crate::decision::Item;
use crate::extraction::{Entity, Extraction};

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
    for entity in joined.entities.iter_mut().flatten() {
        if origins.get(&entity.id) == Some(&Origin::Both) {
            let more = mentions.get(&entity.id).into_iter().flatten();
            let known: std::collections::HashSet<_> = entity.mentions.iter().map(|mention| mention.span).collect();
            entity.mentions.extend(more.filter(|mention| !known.contains(&mention.span)).cloned());
            entity.mentions.sort_by_key(|mention| mention.span);
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
