//! Names in the text, by the lists, by shape and by the words beside them.

use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::LazyLock;

use crate::extraction::EntityKind;
use crate::language::Text;
use crate::language::de::lists::rows;
use crate::language::gazetteer::{NameClass, names};
use crate::language::lexicon::Class;
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
    let mut found = Vec::new();
    for sentence in &text.sentences {
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            match name_at(text, at, &sentence.tokens) {
                Some(name) => {
                    at = name.tokens.end.max(at + 1);
                    inner_place(text, &name, &mut found);
                    found.push(name);
                }
                None => at += 1,
            }
        }
    }
    let again = repeated(text, &found);
    found.extend(again);
    found.sort_by_key(|name| (name.tokens.start, name.tokens.end));
    found
}

fn name_at(text: &Text, at: usize, sentence: &Range<usize>) -> Option<Name> {
    let token = &text.tokens[at];
    if token.kind != Kind::Word {
        return None;
    }
    let form = text.of(at);
    let limit = sentence.end;
    let class = names().of_inflected(form);
    if !token.capitalised {
        // "n-tv", "dpa": names in lower case stand in the lists as they are.
        let listed =
            class.contains(NameClass::ORGANISATION) && !class.contains(NameClass::AMBIGUOUS) && token.word.is_none();
        return listed.then(|| name(at..at + 1, EntityKind::Organisation, None, 0.8));
    }
    let closed = Class::ARTICLE
        | Class::DETERMINER
        | Class::PREPOSITION
        | Class::PERSONAL
        | Class::ADVERB
        | Class::SUBORDINATOR
        | Class::COORDINATOR
        | Class::WEEKDAY
        | Class::MONTH
        | Class::AUXILIARY;
    if text.is(at, closed) && at == sentence.start {
        return None;
    }
    let role = at.checked_sub(1).filter(|&before| before >= sentence.start && is_office(text.of(before)));
    if let Some((end, class)) = names().longest_at(text, at, limit) {
        let kind = kind_of(class);
        if kind != EntityKind::Person {
            return Some(name(at..end, kind, None, 0.9));
        }
    }
    institution(text, at, limit)
        .or_else(|| person(text, at, limit, role))
        .or_else(|| company(text, at, limit))
        .or_else(|| named_by_noun(text, at))
        .or_else(|| listed(text, at, sentence, class))
        .or_else(|| acronym(text, at))
        .or_else(|| role.and_then(|role| titled(text, at, limit, role)))
        .or_else(|| place_by_shape(text, at))
}

fn name(tokens: Range<usize>, kind: EntityKind, role: Option<usize>, confidence: f32) -> Name {
    Name { tokens, kind, role, confidence }
}

fn kind_of(class: NameClass) -> EntityKind {
    if class.contains(NameClass::PLACE) {
        EntityKind::Location
    } else if class.contains(NameClass::ORGANISATION) {
        EntityKind::Organisation
    } else if class.contains(NameClass::OTHER) {
        EntityKind::Other
    } else {
        EntityKind::Person
    }
}

/// A capitalised word that can be part of a person's name: no office, no listed place, no common noun by its ending.
fn surname_like(text: &Text, at: usize) -> bool {
    let form = text.of(at);
    text.tokens.get(at).is_some_and(|token| token.kind == Kind::Word && token.capitalised)
        && !is_common_noun(form)
        && !text.is(
            at,
            Class::ARTICLE | Class::DETERMINER | Class::PREPOSITION | Class::WEEKDAY | Class::MONTH | Class::TIME_NOUN,
        )
        && !is_office(form)
}

/// Nouns that their ending gives away.
fn is_common_noun(form: &str) -> bool {
    const ENDINGS: [&str; 16] = [
        "ung", "ungen", "heit", "heiten", "keit", "keiten", "schaft", "schaften", "tion", "tionen", "tät", "täten",
        "nis", "nisse", "tum", "ismus",
    ];
    form.len() > 6 && ENDINGS.iter().any(|ending| form.ends_with(ending))
}

/// Given name, initials, particles, surname.
fn person(text: &Text, at: usize, limit: usize, role: Option<usize>) -> Option<Name> {
    let class = names().of(text.of(at));
    let initial = is_initial(text.of(at));
    let given = class.contains(NameClass::GIVEN);
    if !(given || initial && role.is_some()) {
        return None;
    }
    let mut end = at + 1;
    while end < limit
        && (names().of(text.of(end)).contains(NameClass::GIVEN) && text.capitalised(end) || is_initial(text.of(end)))
    {
        end += 1;
    }
    let names_end = end;
    let mut particle = end;
    while particle < limit && particle < end + 3 && is_particle(text.of(particle)) {
        particle += 1;
    }
    // A surname may end as nouns do: "Lauterjung".
    let surname = |at: usize| {
        surname_like(text, at)
            || text.capitalised(at)
                && !initial
                && text.tokens[at].word.is_none()
                && !is_office(text.of(at))
                && !class.contains(NameClass::AMBIGUOUS)
    };
    if particle < limit && surname(particle) {
        end = particle + 1;
        // A second surname, as long as nothing else is known of the word.
        if end < limit
            && surname_like(text, end)
            && names().of_inflected(text.of(end)).is_empty()
            && text.tokens[end].word.is_none()
        {
            end += 1;
        }
    }
    if end == names_end {
        // A given name alone, or two of which the last serves as surname.
        let alone = names_end == at + 1;
        let vague = class.intersects(NameClass::AMBIGUOUS | NameClass::PLACE | NameClass::ORGANISATION);
        if alone && (initial || vague && role.is_none()) {
            return None;
        }
        if alone
            && role.is_none()
            && (text.tokens[at].word.is_some() || at > 0 && text.is(at - 1, Class::ARTICLE | Class::CONTRACTION))
        {
            return None;
        }
        return Some(name(at..end, EntityKind::Person, role, if alone { 0.6 } else { 0.85 }));
    }
    if class.contains(NameClass::AMBIGUOUS)
        && names_end == at + 1
        && role.is_none()
        && at > 0
        && text.is(at - 1, Class::OPENS_PHRASE | Class::CONTRACTION)
    {
        return None;
    }
    Some(name(at..end, EntityKind::Person, role, 0.92))
}

/// What follows an office is a person: "Bürgermeister Keller".
fn titled(text: &Text, at: usize, limit: usize, role: usize) -> Option<Name> {
    if !surname_like(text, at) || text.is(at, Class::SOURCE_NOUN | Class::DOCUMENT | Class::UTTERANCE_NOUN) {
        return None;
    }
    let mut end = at + 1;
    while end < limit && end < at + 3 {
        let particle = is_particle(text.of(end)) && end + 1 < limit && surname_like(text, end + 1);
        if particle {
            end += 2;
        } else if surname_like(text, end) {
            end += 1;
        } else {
            break;
        }
    }
    Some(name(at..end, EntityKind::Person, Some(role), 0.8))
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
        if at + 2 < limit && matches!(text.of(at + 1), "in" | "von") && place(at + 2) {
            return organisation(at..at + 3);
        }
        if at + 1 < limit
            && text.capitalised(at + 1)
            && text.tokens[at + 1].kind == Kind::Word
            && (place(at + 1) || surname_like(text, at + 1) && text.tokens[at + 1].word.is_none())
        {
            return organisation(at..at + 2);
        }
        if is_institution(form) {
            return organisation(at..at + 1);
        }
    }
    None
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
fn named_by_noun(text: &Text, at: usize) -> Option<Name> {
    let before = text.of(at.checked_sub(1)?);
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

/// A single word of the lists.
fn listed(text: &Text, at: usize, sentence: &Range<usize>, class: NameClass) -> Option<Name> {
    let proper = NameClass::PLACE | NameClass::ORGANISATION | NameClass::OTHER;
    if !class.intersects(proper) {
        return None;
    }
    let before = at.checked_sub(1).filter(|&before| before >= sentence.start);
    let article = before.is_some_and(|before| text.is(before, Class::OPENS_PHRASE | Class::CONTRACTION));
    let preposition = before.is_some_and(|before| matches!(text.of(before), "in" | "aus" | "nach" | "bei"));
    let vague =
        class.contains(NameClass::AMBIGUOUS) || class.contains(NameClass::GIVEN) && !class.contains(NameClass::PLACE);
    if vague && !(class.contains(NameClass::PLACE) && preposition && !article) {
        return None;
    }
    // A word that the article also writes in lower case, or that an attribute stands before, may still be a name.
    let kind = kind_of(class);
    Some(name(at..at + 1, kind, None, if vague { 0.6 } else { 0.9 }))
}

/// Capital letters alone: "BKA", "SPD".
fn acronym(text: &Text, at: usize) -> Option<Name> {
    let form = text.of(at);
    let letters = form.chars().filter(|c| c.is_alphabetic()).count();
    let upper = form.chars().filter(|c| c.is_uppercase()).count();
    let roman = form.chars().all(|c| "IVXLCM".contains(c));
    let shouted =
        text.capitalised(at + 1) && text.of(at + 1).chars().all(char::is_uppercase) && text.of(at + 1).len() > 1;
    ((2..=6).contains(&letters)
        && upper == letters
        && !form.contains('-')
        && !roman
        && !shouted
        && !matches!(
            form,
            "US" | "EDV"
                | "PKW"
                | "LKW"
                | "TV"
                | "OP"
                | "IT"
                | "PC"
                | "KI"
                | "CO"
                | "UTC"
                | "MESZ"
                | "MEZ"
                | "DNA"
                | "DNS"
        ))
    .then(|| name(at..at + 1, EntityKind::Organisation, None, 0.6))
}

/// An unknown word with the ending of a place, behind a preposition of place.
fn place_by_shape(text: &Text, at: usize) -> Option<Name> {
    let before = text.of(at.checked_sub(1)?);
    let form = text.of(at);
    let unknown = text.tokens[at].word.is_none() && names().of(form).is_empty();
    let ending =
        || SHAPES.of("place-ending").iter().any(|ending| form.len() > ending.len() + 2 && form.ends_with(ending));
    (unknown && matches!(before, "in" | "aus" | "nach" | "bei") && ending())
        .then(|| name(at..at + 1, EntityKind::Location, None, 0.6))
}

fn is_initial(form: &str) -> bool {
    form.len() <= 3 && form.ends_with('.') && form.starts_with(char::is_uppercase)
}

fn is_particle(form: &str) -> bool {
    names().of(form).contains(NameClass::PARTICLE) && form.starts_with(char::is_lowercase)
        || matches!(form, "von" | "van" | "der" | "den" | "de" | "bin" | "al" | "zu" | "del" | "di" | "da")
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
