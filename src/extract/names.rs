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
use crate::language::mark::Quoted;
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

/// The classes of nouns that tell what kind of name follows them in marks.
const NAMED_BY_NOUN: [(&str, EntityKind); 3] =
    [("work-noun", EntityKind::Other), ("org-noun", EntityKind::Organisation), ("place-noun", EntityKind::Location)];

static NOUNS: LazyLock<[HashSet<&'static str>; 2]> =
    LazyLock::new(|| ["org-noun", "place-noun"].map(|class| SHAPES.of(class).iter().copied().collect()));

/// Whether the form is an office, title or profession.
pub(super) fn is_office(form: &str) -> bool {
    let class = names().of_inflected(form) | form.strip_suffix('n').map_or(NameClass::empty(), |stem| names().of(stem));
    if class.intersects(NameClass::OFFICE | NameClass::OFFICE_FEMALE) {
        return true;
    }
    let lower = form.to_lowercase();
    let given = class.contains(NameClass::GIVEN);
    !given
        && form.starts_with(char::is_uppercase)
        && SHAPES.of("office-ending").iter().any(|ending| lower.ends_with(ending))
}

/// All names of a text, in order and apart from each other, but for places within organisations.
pub(super) fn find(text: &Text) -> Vec<Name> {
    let labelled = text.labelled().filter_map(|labelled| labelled_name(text, &labelled));
    let mut found: Vec<Name> = labelled.flat_map(|name| at_slash(text, name)).collect();
    cut_possessors(text, &mut found);
    let in_sentences = text.sentences.iter().flat_map(|sentence| by_rule(text, &sentence.tokens));
    let ruled: Vec<Name> = in_sentences.chain(text.quoted.iter().filter_map(|quoted| titled(text, quoted))).collect();
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
    // "Freiburger Alpen" are no person.
    let person = kind == EntityKind::Person;
    let inhabitant = |form: &str| {
        person && names().of(form).contains(NameClass::INHABITANT)
            || form.ends_with("in") && names().derived_from(form).is_some()
    };
    let said_before = |at: usize| is_office(text.of(at)) || inhabitant(text.of(at));
    while tokens.len() > 1 && said_before(tokens.start) {
        tokens.start += 1;
        kind = EntityKind::Person;
    }
    // "die Partei Merkels" is hers.
    let own = kind != EntityKind::Person || tokens.len() == 1 && !text.of(tokens.start).ends_with('s');
    kind = told_by_noun(text, &tokens).filter(|_| own).unwrap_or(kind);
    let before = tokens.start.checked_sub(1);
    let role = before.filter(|&at| is_office(text.of(at)));
    Some(name(tokens, kind, role, 1.0 / (1.0 + (-lead).exp())))
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
    let organisation = |range| Some(name(range, EntityKind::Organisation, None, 0.85));
    let form = text.of(at);
    let of_place = form.len() > 4
        && form.ends_with("er")
        && !is_office(form)
        && !names().of(form).intersects(NameClass::GIVEN | NameClass::OFFICE)
        && matches!(text.tags[at].upos, Upos::Adj | Upos::Noun | Upos::Propn);
    if of_place && at + 1 < limit && text.capitalised(at + 1) {
        let head = text.of(at + 1);
        if is_authority(head) {
            return organisation(at..with_purpose(text, at + 2, limit));
        }
        if names().of(head).contains(NameClass::PLACE_HEAD) && !is_any(&NOUNS[1], head) {
            return Some(name(at..at + 2, EntityKind::Location, None, 0.8));
        }
    }
    if !is_authority(form) {
        return None;
    }
    let place = |token: usize| names().of_inflected(text.of(token)).contains(NameClass::PLACE);
    let end = with_purpose(text, at + 1, limit);
    if end > at + 1 {
        return organisation(at..end);
    }
    if at + 2 < limit && matches!(text.of(at + 1), "in" | "von") && place(at + 2) && !is_only_one(form) {
        return organisation(at..at + 3);
    }
    // "Landgericht Düsseldorf", but not "die Polizei Frankreichs".
    if at + 1 < limit && names().of(text.of(at + 1)).contains(NameClass::PLACE) {
        return organisation(at..at + 2);
    }
    is_only_one(form).then(|| name(at..at + 1, EntityKind::Organisation, None, 0.85))
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

fn ends_in(form: &str, ending: &str) -> bool {
    let end = form.len().checked_sub(ending.len()).and_then(|start| form.get(start..));
    end.is_some_and(|end| end.eq_ignore_ascii_case(ending))
}

/// What a place or a task makes the name of one: "Landgericht", "Verteidigungsministerium".
fn is_authority(form: &str) -> bool {
    let uninflected = [Some(form), form.strip_suffix('s'), form.strip_suffix("es")];
    let authority = |form: &str| SHAPES.of("authority").iter().any(|ending| ends_in(form, ending));
    uninflected.into_iter().flatten().any(authority) || is_only_one(form)
}

/// The one-word name of one institution: "Bundesregierung", "US-Handelsministerium".
fn is_only_one(form: &str) -> bool {
    let rest = SHAPES.of("only-one").iter().find_map(|prefix| form.strip_prefix(prefix));
    rest.is_some_and(|rest| {
        let rest = rest.to_lowercase();
        rest.len() > 2 && SHAPES.of("institution").iter().any(|institution| rest.ends_with(institution))
    })
}

/// A run of capitalised words that ends in a legal form, without "Die" and "Firma" before it.
fn company(text: &Text, at: usize, limit: usize) -> Option<Name> {
    let leads = text.tags[at].upos == Upos::Det || is_any(&NOUNS[0], text.of(at)) || is_office(text.of(at));
    let end = (at + 1..limit.min(at + 5))
        .take_while(|&end| text.capitalised(end) || text.of(end) == "&" || is_legal(text.of(end)))
        .find(|&end| is_legal(text.of(end)))?;
    (!leads).then(|| name(at..end + 1, EntityKind::Organisation, None, 0.9))
}

fn is_legal(form: &str) -> bool {
    names().of(form).contains(NameClass::LEGAL_FORM)
}

/// "der Film „Der Pate“": a passage whose kind of name a noun tells.
fn titled(text: &Text, quoted: &Quoted) -> Option<Name> {
    const LONGEST: usize = 10;
    let inner = quoted.open + 1..quoted.close;
    let capital = text.capitalised(inner.start) || text.tokens[inner.start].kind == Kind::Number;
    let kind = told_by_noun(text, &inner).filter(|_| capital && (1..=LONGEST).contains(&inner.len()))?;
    Some(name(inner, kind, None, 0.8))
}

/// What the noun before a name says that it is: "die Region Bristol Bay", "die Zeitschrift „Stern“".
fn told_by_noun(text: &Text, tokens: &Range<usize>) -> Option<EntityKind> {
    let before = tokens.start.checked_sub(1)?;
    let marked = text.tokens[before].kind == Kind::Opening;
    let before = before.checked_sub(usize::from(marked))?;
    let noun = text.of(before);
    if !noun.starts_with(char::is_uppercase) || text.tokens[before].paragraph != text.tokens[tokens.start].paragraph {
        return None;
    }
    if marked {
        let told = |(class, _): &(&str, EntityKind)| SHAPES.of(class).iter().any(|ending| ends_in(noun, ending));
        return NAMED_BY_NOUN.into_iter().find(told).map(|(_, kind)| kind);
    }
    let class = names().of_inflected(text.of(tokens.end - 1));
    if is_any(&NOUNS[0], noun) && !class.contains(NameClass::PLACE) {
        return Some(EntityKind::Organisation);
    }
    (is_any(&NOUNS[1], noun) && !class.contains(NameClass::ORGANISATION)).then_some(EntityKind::Location)
}

/// Whether the noun or its genitive is one of those.
fn is_any(nouns: &HashSet<&str>, noun: &str) -> bool {
    let noun = noun.to_lowercase();
    nouns.contains(noun.as_str()) || noun.strip_suffix('s').is_some_and(|stem| nouns.contains(stem))
}

/// "die Plattform X", "die Hafenstadt Odessa": the generic noun says what the name is.
fn named_by_noun(text: &Text, at: usize, first: usize) -> Option<Name> {
    let known = text.tokens[at].classes().intersects(Class::ARTICLE | Class::PREPOSITION);
    if at == first || known || is_common_noun(text.of(at)) || is_office(text.of(at)) {
        return None;
    }
    let unmarked = text.tokens[at - 1].kind != Kind::Opening;
    told_by_noun(text, &(at..at + 1)).filter(|_| unmarked).map(|kind| name(at..at + 1, kind, None, 0.8))
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
