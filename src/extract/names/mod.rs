//! Names in the text: those that the model `labelled`, and those that `rules` find by the words around them.
//!
//! `shapes` says what words are by their looks. What is found once is found again throughout the article.

mod labelled;
mod rules;
mod shapes;

use std::collections::{HashMap, HashSet};
use std::ops::Range;

pub(super) use shapes::is_office;

use crate::extraction::EntityKind;
use crate::language::Text;
use crate::language::model::tag::Upos;

/// A name where it stands, with the offices that stand before it.
#[derive(Clone, Debug)]
pub(super) struct Name {
    /// Its tokens.
    pub(super) tokens: Range<usize>,
    /// What it names.
    pub(super) kind: EntityKind,
    /// The office or title before it: "Außenminister".
    pub(super) role: Option<usize>,
    /// How sure.
    pub(super) confidence: f32,
}

/// All names of a text, in order and apart from each other, but for places within organisations.
pub(super) fn find(text: &Text) -> Vec<Name> {
    let mut found = labelled::find(text);
    let mut taken = vec![None; text.tokens.len()];
    for (index, name) in found.iter().enumerate() {
        taken[name.tokens.clone()].fill(Some(index));
    }
    // A rule's name takes the place of those within it, and gives way to those that it cuts.
    let mut outdone = HashSet::new();
    for name in rules::find(text) {
        let within: HashSet<usize> = taken[name.tokens.clone()].iter().copied().flatten().collect();
        let covers = |&index: &usize| {
            let inner = &found[index].tokens;
            name.tokens.start <= inner.start && inner.end <= name.tokens.end && inner.len() < name.tokens.len()
        };
        if within.iter().all(covers) {
            outdone.extend(within);
            rules::inner_place(text, &name, &mut found);
            taken[name.tokens.clone()].fill(Some(found.len()));
            found.push(name);
        }
    }
    let mut index = 0..;
    found.retain(|_| index.next().is_some_and(|index| !outdone.contains(&index)));
    agree(text, &mut found);
    drop_nouns(text, &mut found);
    let again = repeated(text, &found);
    found.extend(again);
    found.sort_by_key(|name| (name.tokens.start, name.tokens.end));
    found
}

/// Gives the same words the same kind, where the article says it at least twice as often as any other. A noun that tells the
/// kind says it twice, as does "in" before a place, or an adjective made of it.
fn agree(text: &Text, found: &mut [Name]) {
    let words = |name: &Name| text.span(name.tokens.start, name.tokens.end).map_or("", |span| span.of(text.text));
    let adjectives: HashSet<&str> = (0..text.tokens.len()).filter_map(|at| of_place(text.of(at))).collect();
    let mut counts: HashMap<&str, [u32; EntityKind::ALL.len()]> = HashMap::new();
    for name in found.iter() {
        let before = name.tokens.start.checked_sub(1).map_or("", |before| text.of(before));
        let told = rules::told_by_noun(text, &name.tokens) == Some(name.kind)
            || name.kind == EntityKind::Location
                && (matches!(before, "in" | "nach") || adjectives.contains(place_stem(words(name)).as_str()));
        counts.entry(words(name)).or_default()[name.kind as usize] += 1 + u32::from(told);
    }
    for name in found {
        let Some(counts) = counts.get(words(name)) else { continue };
        let count = |kind: EntityKind| counts[kind as usize];
        let outdoes = |usual: EntityKind, other: EntityKind| usual == other || count(usual) >= 2 * count(other);
        let usual = EntityKind::ALL.iter().find(|&&usual| EntityKind::ALL.iter().all(|&other| outdoes(usual, other)));
        name.kind = usual.copied().unwrap_or(name.kind);
    }
}

/// What an adjective is made of that may come of a place: "orvan" of "orvanische".
fn of_place(adjective: &str) -> Option<&str> {
    let stem = ["e", "en", "er", "es", "em", ""]
        .iter()
        .find_map(|ending| adjective.strip_suffix(*ending)?.strip_suffix("isch"));
    stem.filter(|stem| stem.len() > 2)
}

/// The same of a place: "orvan" of "Orvanien".
fn place_stem(name: &str) -> String {
    let stem = ["ien", "en", "e", "a"].iter().find_map(|ending| name.strip_suffix(ending)).unwrap_or(name);
    stem.to_lowercase()
}

/// Drops "Fischer" where the article speaks of fishers elsewhere and nobody in it is called so in full.
fn drop_nouns(text: &Text, found: &mut Vec<Name>) {
    let lone = |name: &Name| name.kind == EntityKind::Person && name.tokens.len() == 1 && name.role.is_none();
    let mut called = vec![false; text.tokens.len()];
    for name in found.iter() {
        called[name.tokens.clone()].fill(true);
    }
    let is_noun = |at: usize| !called[at] && text.tags[at].upos == Upos::Noun;
    let nouns: HashSet<&str> = (0..text.tokens.len()).filter(|&at| is_noun(at)).map(|at| text.of(at)).collect();
    let surnames: HashSet<&str> =
        found.iter().filter(|name| !lone(name)).map(|name| text.of(name.tokens.end - 1)).collect();
    found.retain(|name| {
        let form = text.of(name.tokens.start);
        !(lone(name) && nouns.contains(form) && !surnames.contains(form))
    });
}

fn name(tokens: Range<usize>, kind: EntityKind, role: Option<usize>, confidence: f32) -> Name {
    Name { tokens, kind, role, confidence }
}

/// The surname of a person named in full, and a name found by its surroundings, found again wherever they stand alone.
fn repeated(text: &Text, found: &[Name]) -> Vec<Name> {
    let mut known: HashMap<&str, EntityKind> = HashMap::new();
    for name in found {
        let last = text.of(name.tokens.end - 1);
        let full = name.kind == EntityKind::Person && (name.tokens.len() > 1 || name.role.is_some());
        let lone = name.tokens.len() == 1 && matches!(name.kind, EntityKind::Location | EntityKind::Organisation);
        if (full || lone && name.confidence > 0.7) && last.chars().count() > 2 {
            known.entry(last).or_insert(name.kind);
        }
    }
    let mut taken = vec![false; text.tokens.len()];
    for name in found {
        taken[name.tokens.clone()].fill(true);
    }
    let mut again = Vec::new();
    for (at, taken) in taken.into_iter().enumerate() {
        if taken || !text.capitalised(at) {
            continue;
        }
        let form = text.of(at);
        let stem = form.strip_suffix(['s', '’', '\'']).unwrap_or(form);
        if let Some(&kind) = known.get(form).or_else(|| known.get(stem)) {
            let role = at.checked_sub(1).filter(|&before| is_office(text.of(before)));
            again.push(name(at..at + 1, kind, role, 0.85));
        }
    }
    again
}
