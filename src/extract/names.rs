//! Names in the text: those that the model labelled, and what grammar says of them.
//!
//! Rules stand only where a name shows by the words around it whatever it is: ministries and courts, legal forms,
//! "die Plattform X". What is found once is found again throughout the article.

use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::LazyLock;

use crate::extraction::{EntityKind, Form};
use crate::language::Text;
use crate::language::de::lists::rows;
use crate::language::gazetteer::{NameClass, names};
use crate::language::lexicon::Class;
use crate::language::model::label::Label;
use crate::language::model::tag::Upos;
use crate::language::naming::Labelled;
use crate::language::token::Kind;

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

struct Shapes(HashMap<&'static str, Vec<&'static str>>);

static SHAPES: LazyLock<Shapes> = LazyLock::new(|| {
    let list = include_str!("../../assets/lexicon/de/name-shapes.tsv");
    Shapes(rows(list).filter(|row| row.len() == 2).map(|row| (row[0], row[1].split(' ').collect())).collect())
});

impl Shapes {
    fn of(&self, class: &str) -> &[&'static str] {
        self.0.get(class).map_or(&[], Vec::as_slice)
    }
}

static NOUNS: LazyLock<[HashSet<&'static str>; 2]> =
    LazyLock::new(|| ["org-noun", "place-noun"].map(|class| SHAPES.of(class).iter().copied().collect()));

/// Whether the form is an office, title or profession.
pub(super) fn is_office(form: &str) -> bool {
    let class = names().of_inflected(form) | form.strip_suffix('n').map_or(NameClass::empty(), |stem| names().of(stem));
    if class.intersects(NameClass::OFFICE | NameClass::OFFICE_FEMALE) {
        return true;
    }
    let lower = form.to_lowercase();
    form.starts_with(char::is_uppercase) && SHAPES.of("office-ending").iter().any(|ending| lower.ends_with(ending))
}

/// All names of a text, in order and apart from each other, but for places within organisations.
pub(super) fn find(text: &Text) -> Vec<Name> {
    let labelled = text.labelled().filter_map(|labelled| labelled_name(text, &labelled));
    let mut found: Vec<Name> = labelled.flat_map(|name| at_slash(text, name)).collect();
    cut_possessors(text, &mut found);
    let ruled: Vec<Name> = text.sentences.iter().flat_map(|sentence| by_rule(text, &sentence.tokens)).collect();
    let mut taken = vec![None; text.tokens.len()];
    for (index, name) in found.iter().enumerate() {
        taken[name.tokens.clone()].fill(Some(index));
    }
    // A rule's name takes the place of those within it, and gives way to those that it cuts.
    let mut outdone = vec![false; found.len()];
    for name in ruled {
        let within: Vec<usize> = taken[name.tokens.clone()].iter().copied().flatten().collect();
        let covers = |&index: &usize| {
            let inner = &found[index].tokens;
            name.tokens.start <= inner.start && inner.end <= name.tokens.end && inner.len() < name.tokens.len()
        };
        if within.iter().all(covers) {
            for index in within {
                outdone[index] = true;
            }
            inner_place(text, &name, &mut found);
            found.push(name);
        }
    }
    outdone.resize(found.len(), false);
    let mut kept = outdone.into_iter();
    found.retain(|_| !kept.next().unwrap_or(false));
    agree(text, &mut found);
    let again = repeated(text, &found);
    found.extend(again);
    found.sort_by_key(|name| (name.tokens.start, name.tokens.end));
    found
}

/// Gives the same words the same kind, where the article says it at least twice as often as any other.
fn agree(text: &Text, found: &mut [Name]) {
    let words = |name: &Name| text.span(name.tokens.start, name.tokens.end).map_or("", |span| span.of(text.text));
    let mut counts: HashMap<&str, [u32; EntityKind::ALL.len()]> = HashMap::new();
    for name in found.iter() {
        counts.entry(words(name)).or_default()[name.kind as usize] += 1;
    }
    for name in found {
        let Some(counts) = counts.get(words(name)) else { continue };
        let own = counts[name.kind as usize];
        let usual = EntityKind::ALL.iter().find(|&&kind| counts[kind as usize] >= 2 * own && kind != name.kind);
        name.kind = usual.copied().unwrap_or(name.kind);
    }
}

/// A name as the model labelled it, without a title, an office or "Französin" before it.
fn labelled_name(text: &Text, labelled: &Labelled) -> Option<Name> {
    let Labelled { mut tokens, mut kind, form, lead } = labelled.clone();
    let cut = |at: usize| matches!(text.tokens[at].kind, Kind::Stop | Kind::Opening | Kind::Closing);
    if form != Form::Name || tokens.clone().any(cut) {
        return None;
    }
    let inhabitant = |form: &str| {
        names().of(form).contains(NameClass::INHABITANT) || form.ends_with("in") && names().derived_from(form).is_some()
    };
    let said_before = |at: usize| is_office(text.of(at)) || inhabitant(text.of(at));
    while tokens.len() > 1 && said_before(tokens.start) {
        tokens.start += 1;
        kind = EntityKind::Person;
    }
    let before = tokens.start.checked_sub(1);
    // "950.000 Euro" is a sum.
    let counted = before.is_some_and(|at| text.tokens[at].kind == Kind::Number || text.is(at, Class::NUMERAL));
    let unit = kind == EntityKind::Other && tokens.len() == 1 && counted;
    let role = before.filter(|&at| is_office(text.of(at)));
    (!unit).then(|| name(tokens, kind, role, 1.0 / (1.0 + (-lead).exp())))
}

/// "Moskau/Kiew" are two places, but "Frankfurt/Main" is one by a river.
fn at_slash(text: &Text, name: Name) -> impl Iterator<Item = Name> {
    let settled = |at: usize| names().kind(text.of(at)).is_some_and(|kind| !matches!(kind, "water" | "mountain"));
    let slash = name.tokens.clone().find(|&at| name.kind == EntityKind::Location && text.of(at) == "/");
    let two = |slash: &usize| settled(slash - 1) && settled(slash + 1) && name.tokens.start < *slash;
    let (first, second) = match slash.filter(|&slash| slash > 0).filter(two) {
        Some(slash) => {
            let (start, end) = (name.tokens.start, name.tokens.end);
            (Name { tokens: start..slash, ..name.clone() }, Some(Name { tokens: slash + 1..end, role: None, ..name }))
        }
        None => (name, None),
    };
    std::iter::once(first).chain(second)
}

/// "Kellers Rede", where a Keller is named in full: what stands behind the genitive is no name.
fn cut_possessors(text: &Text, found: &mut [Name]) {
    let full = found.iter().filter(|name| name.kind == EntityKind::Person && name.tokens.len() > 1);
    let surnames: HashSet<&str> = full.map(|name| text.of(name.tokens.end - 1)).collect();
    for Name { tokens, .. } in found.iter_mut().filter(|name| name.tokens.len() > 1) {
        let form = text.of(tokens.start);
        let possessor = form.strip_suffix('s').is_some_and(|stem| surnames.contains(stem));
        if possessor && !surnames.contains(form) && !names().of(form).contains(NameClass::GIVEN) {
            tokens.end = tokens.start + 1;
        }
    }
}

fn by_rule(text: &Text, sentence: &Range<usize>) -> Vec<Name> {
    let mut found = Vec::new();
    let mut at = sentence.start;
    while at < sentence.end {
        let name = (text.tokens[at].kind == Kind::Word && text.capitalised(at))
            .then(|| {
                institution(text, at, sentence.end)
                    .or_else(|| company(text, at, sentence.end))
                    .or_else(|| named_by_noun(text, at, sentence.start))
                    .or_else(|| listed(text, at, sentence.end))
            })
            .flatten();
        at = name.as_ref().map_or(at + 1, |name| name.tokens.end);
        found.extend(name);
    }
    found
}

fn name(tokens: Range<usize>, kind: EntityKind, role: Option<usize>, confidence: f32) -> Name {
    Name { tokens, kind, role, confidence }
}

/// Nouns that their ending gives away.
fn is_common_noun(form: &str) -> bool {
    const ENDINGS: [&str; 16] = [
        "ung", "ungen", "heit", "heiten", "keit", "keiten", "schaft", "schaften", "tion", "tionen", "tät", "täten",
        "nis", "nisse", "tum", "ismus",
    ];
    form.len() > 6 && ENDINGS.iter().any(|ending| form.ends_with(ending))
}

/// Ministries, courts, authorities: one word, or with a place before or behind, or "für …".
fn institution(text: &Text, at: usize, limit: usize) -> Option<Name> {
    let head_class = |token: usize| names().of(text.of(token));
    let organisation = |range| Some(name(range, EntityKind::Organisation, None, 0.85));
    let form = text.of(at);
    let is_er = form.ends_with("er") && form.len() > 4;
    if is_er && at + 1 < limit && text.capitalised(at + 1) {
        let next = head_class(at + 1);
        let of_place = !is_office(form) && !names().of(form).intersects(NameClass::GIVEN | NameClass::OFFICE);
        if of_place && (next.contains(NameClass::ORGANISATION_HEAD) || is_institution(text.of(at + 1))) {
            return organisation(at..with_purpose(text, at + 2, limit));
        }
        if of_place && next.contains(NameClass::PLACE_HEAD) {
            return Some(name(at..at + 2, EntityKind::Location, None, 0.8));
        }
    }
    let head = head_class(at).contains(NameClass::ORGANISATION_HEAD);
    if head || is_institution(form) {
        let end = with_purpose(text, at + 1, limit);
        let place = |token: usize| names().of_inflected(text.of(token)).contains(NameClass::PLACE);
        if end > at + 1 {
            return organisation(at..end);
        }
        let the_only_one = form.starts_with("Bundes");
        if at + 2 < limit && matches!(text.of(at + 1), "in" | "von") && place(at + 2) && !the_only_one {
            return organisation(at..at + 3);
        }
        // "die Agentur Interfax": what is a name of its own needs no other word.
        let own_name = |at: usize| text.labels[at].0.kind() == Some(EntityKind::Organisation);
        if at + 1 < limit
            && !own_name(at + 1)
            && text.capitalised(at + 1)
            && text.tokens[at + 1].kind == Kind::Word
            && (place(at + 1)
                || !is_common_noun(text.of(at + 1))
                    && text.tokens[at + 1].word.is_none()
                    && text.tags[at + 1].upos == Upos::Propn)
        {
            return organisation(at..at + 2);
        }
        if is_institution(form) {
            return organisation(at..at + 1);
        }
    }
    None
}

/// What the lists know as a name and as nothing else, where the model missed it: a long word, "Gazastreifen", or several
/// whose first is an adjective, "des Auswärtigen Amtes".
fn listed(text: &Text, at: usize, limit: usize) -> Option<Name> {
    const LONG: usize = 9;
    let form = text.of(at);
    let missed = |token: usize| matches!(text.labels[token].0, Label::Outside | Label::Derived(_));
    let (end, class) = names().longest_inflected_at(text, at, limit).unwrap_or((at + 1, names().of_inflected(form)));
    let kind = match class {
        NameClass::PLACE => EntityKind::Location,
        NameClass::ORGANISATION => EntityKind::Organisation,
        NameClass::OTHER => EntityKind::Other,
        _ => return None,
    };
    let long = end > at + 1 || text.tokens[at].word.is_none() && form.chars().count() >= LONG;
    (long && (at..end).all(missed)).then(|| name(at..end, kind, None, 0.7))
}

/// "… für militärisch-technische Zusammenarbeit" behind an institution.
fn with_purpose(text: &Text, end: usize, limit: usize) -> usize {
    if text.of(end) != "für" || end + 1 >= limit || text.is(end + 1, Class::OPENS_PHRASE) {
        return end;
    }
    text.phrase(end + 1, limit, crate::language::phrase::Extent::Core)
        .filter(|phrase| text.is_noun(phrase.head))
        .map_or(end, |phrase| phrase.end)
}

/// A one-word name of one institution: "Verteidigungsministerium", "Bundesregierung", "US-Handelsministerium".
pub(super) fn is_institution(form: &str) -> bool {
    let lower = form.to_lowercase();
    lower.len() > 10 && SHAPES.of("org-ending").iter().any(|ending| lower.ends_with(ending))
        || SHAPES.of("org-prefix").iter().any(|prefix| {
            lower.strip_prefix(prefix).is_some_and(|rest| {
                SHAPES.of("institution").iter().any(|institution| rest.ends_with(institution)) && rest.len() > 2
            })
        })
}

/// A run of capitalised words that ends in a legal form.
fn company(text: &Text, at: usize, limit: usize) -> Option<Name> {
    let end = (at + 1..limit.min(at + 5))
        .take_while(|&end| text.capitalised(end) || text.of(end) == "&" || is_legal(text.of(end)))
        .find(|&end| is_legal(text.of(end)))?;
    Some(name(at..end + 1, EntityKind::Organisation, None, 0.9))
}

fn is_legal(form: &str) -> bool {
    names().of(form).contains(NameClass::LEGAL_FORM)
}

/// "die Plattform X", "die Hafenstadt Odessa": the generic noun says what the name is.
fn named_by_noun(text: &Text, at: usize, first: usize) -> Option<Name> {
    let before = text.of(at.checked_sub(1).filter(|&before| before >= first)?);
    if !before.starts_with(char::is_uppercase) || is_common_noun(text.of(at)) || is_office(text.of(at)) {
        return None;
    }
    let noun = before.to_lowercase();
    let fits = |set: &HashSet<&str>| {
        set.contains(noun.as_str()) || noun.strip_suffix('s').is_some_and(|stem| set.contains(stem))
    };
    let known = text.tokens[at].word.is_some_and(|word| word.classes.intersects(Class::ARTICLE | Class::PREPOSITION));
    if known {
        return None;
    }
    if fits(&NOUNS[0]) {
        return Some(name(at..at + 1, EntityKind::Organisation, None, 0.8));
    }
    let class = names().of_inflected(text.of(at));
    (fits(&NOUNS[1]) && !class.contains(NameClass::ORGANISATION))
        .then(|| name(at..at + 1, EntityKind::Location, None, 0.8))
}

/// "Verteidigungsministerium in Moskau" holds a place.
fn inner_place(text: &Text, outer: &Name, found: &mut Vec<Name>) {
    let last = outer.tokens.end - 1;
    if outer.kind == EntityKind::Organisation
        && outer.tokens.len() > 2
        && matches!(text.of(last - 1), "in" | "von")
        && names().of_inflected(text.of(last)).contains(NameClass::PLACE)
    {
        found.push(name(last..last + 1, EntityKind::Location, None, 0.85));
    }
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
