//! What stands beside a person's name: titles, offices, gender and age.

use std::ops::Range;

use super::cast::{Cast, Office, Placed};
use super::join::gender_of_title;
use crate::extraction::{EntityKind, Form};
use crate::language::Text;
use crate::language::agreement::Agreement;
use crate::language::gazetteer::names;
use crate::language::lexicon::Class;
use crate::language::nouns::{self, Calling, Noun, Stands};
use crate::language::phrase::Extent;

/// So many titles and offices stand before a name.
const IN_FRONT: usize = 4;
/// The longest phrase before a comma that is read as an office, in tokens.
const APPOSITION: usize = 14;

/// Gives the people of the cast the roles that the text tells.
pub(super) fn assign(text: &Text, cast: &mut Cast) {
    for index in 0..cast.placed.len() {
        let Placed { tokens, member, form } = cast.placed[index].clone();
        if form != Form::Name || cast.members[member].entity.kind != EntityKind::Person {
            continue;
        }
        let mut first = tokens.start;
        // "der Anwalt Kellers" is somebody else.
        if !is_genitive(text, cast, member, &tokens) {
            let gender = gender_of_title(text, tokens.start) & cast.members[member].gender;
            if !gender.is_empty() {
                cast.members[member].gender = gender;
            }
            first = in_front(text, cast, member, tokens.start);
        }
        before_comma(text, cast, member, first, tokens.end);
        behind(text, cast, member, tokens.end);
        let told = age_behind(text, tokens.end).or_else(|| age_before(text, first));
        let age = &mut cast.members[member].age;
        *age = age.or(told);
    }
}

/// Whether a name has the s of a genitive: "Kellers", "Anna Kellers", but not "Peters" of somebody who is called so.
fn is_genitive(text: &Text, cast: &Cast, member: usize, name: &Range<usize>) -> bool {
    let last = text.of(name.end - 1);
    let known = &cast.members[member].entity.name;
    last.strip_suffix('s').is_some_and(|stem| known.ends_with(stem)) && !known.ends_with(last)
}

/// Reads the offices that stand right before a name, and gives the first token of them.
fn in_front(text: &Text, cast: &mut Cast, member: usize, start: usize) -> usize {
    let mut first = start;
    while let Some(before) = first.checked_sub(1).filter(|_| start - first < IN_FRONT) {
        let form = text.of(before);
        if !text.capitalised(before) || nouns::office(form).is_none() {
            break;
        }
        first = before;
    }
    for at in first..start {
        office_at(text, cast, member, at, first);
    }
    first
}

/// "der Gouverneur des Gebiets, Oleh Synjehubow,", "ihr Nachbar, der Rentner Karl Vogt,"
fn before_comma(text: &Text, cast: &mut Cast, member: usize, first: usize, end: usize) {
    let article = first.checked_sub(1).filter(|&at| text.determiner(at).is_some_and(|determiner| determiner.definite));
    let comma = article.unwrap_or(first).checked_sub(1);
    let Some(comma) = comma.filter(|&comma| text.of(comma) == ",") else { return };
    if !matches!(text.of(end), "," | "." | "") && !text.is(end, Class::FINITE) && text.of(end) != "(" {
        return;
    }
    let from = comma.saturating_sub(APPOSITION);
    let opens = |&at: &usize| {
        text.determiner(at)
            .is_some_and(|determiner| determiner.definite || article.is_some() && !text.is(at, Class::PREPOSITION))
    };
    let ends = |at: usize| text.phrase(at, comma, Extent::Full).filter(|phrase| phrase.end == comma);
    let Some(phrase) = (from..comma).filter(opens).find_map(ends) else { return };
    // Another name in it has the office.
    let named = cast.placed_in(phrase.first..comma).any(|placed| {
        placed.tokens.start <= phrase.head + 1 && cast.members[placed.member].entity.kind == EntityKind::Person
    });
    // "Der Kanzler, der Minister Meier" are two.
    let office =
        || matches!(nouns::office(text.of(phrase.head)), Some(Noun { stands: Stands::Person(Calling::Office), .. }));
    if !(named || article.is_some() && office()) {
        office_at(text, cast, member, phrase.head, phrase.head);
        cast.appositions.insert(phrase.head, member);
    }
}

/// "Oleh Synjehubow, Gouverneur von Charkiw", "Birte Kranz, die neue Leiterin"
fn behind(text: &Text, cast: &mut Cast, member: usize, end: usize) {
    // "Anna Keller (CDU), Ministerin für …"
    let end = if text.of(end) == "(" && text.of(end + 2) == ")" { end + 3 } else { end };
    if text.of(end) != "," {
        return;
    }
    let limit = text.tokens.len().min(end + APPOSITION);
    let Some(phrase) = text.phrase(end + 1, limit, Extent::Core) else { return };
    let named = cast.placed_in(phrase.head + 1..phrase.end).any(|placed| {
        placed.tokens.start == phrase.head + 1 && cast.members[placed.member].entity.kind == EntityKind::Person
    });
    let Some(noun) = nouns::office(text.of(phrase.head)) else { return };
    let determiner = text.determiner(phrase.first);
    let told = determiner.map_or(noun.agreement, |determiner| determiner.agreement);
    let fits = (noun.agreement & told).intersects(cast.members[member].gender);
    // Without a determiner a form that could be a plural begins a list.
    let one = determiner.is_some()
        || !noun.agreement.contains(Agreement::PLURAL)
        || text.of(phrase.head).to_lowercase() == noun.lemma;
    let clause = text.is(phrase.end, Class::FINITE) && !text.is(phrase.end, Class::OPENS_PHRASE | Class::PREPOSITION);
    if !named && fits && one && !clause {
        office_at(text, cast, member, phrase.head, phrase.head);
        cast.appositions.insert(phrase.head, member);
    }
}

/// Enters the office that the word at `at` names; `first` is where what stands before the name begins.
fn office_at(text: &Text, cast: &mut Cast, member: usize, at: usize, first: usize) {
    let Some(noun) = nouns::office(text.of(at)) else { return };
    let told = noun.agreement & Agreement::PERSON;
    let known = &mut cast.members[member].gender;
    if told.intersects(*known) {
        *known &= told;
    }
    if matches!(noun.stands, Stands::Person(Calling::Relation)) || matches!(text.of(at), "Herr" | "Herrn" | "Frau") {
        return;
    }
    let office = office(text, cast, at, &noun, first);
    let member = &mut cast.members[member];
    let mut role = nominative(text.of(at), &noun, member.gender);
    // "die Vorsitzende Richterin" is one office.
    let attribute = at.checked_sub(1).filter(|&before| before >= first && is_declined_as_adjective(text, before));
    if let Some(before) = attribute {
        role = format!("{} {role}", text.of(before));
    }
    if is_declined_as_adjective(text, at) && nouns::office(text.of(at + 1)).is_some() {
        return;
    }
    if !member.entity.roles.contains(&role) {
        member.entity.roles.push(role);
    }
    if !member.offices.contains(&office) {
        member.offices.push(office);
    }
}

/// "Vorsitzende", "Beauftragter"
fn is_declined_as_adjective(text: &Text, at: usize) -> bool {
    nouns::office(text.of(at)).is_some_and(|noun| noun.agreement.contains(Agreement::PERSON))
}

/// The office that a noun names, with the place or organisation that the words around it tell.
pub(super) fn office(text: &Text, cast: &Cast, at: usize, noun: &Noun, first: usize) -> Office {
    let form = text.of(at);
    if let Some((prefix, rest)) = form.rsplit_once('-')
        && let Some(short) = nouns::office(rest)
        && !names().of(prefix).is_empty()
    {
        return Office { lemma: short.lemma, origin: Some(names().same(prefix).to_owned()) };
    }
    let adjective = first.checked_sub(1).and_then(|before| names().derived_from(text.of(before)));
    let owner = || {
        let before = first.checked_sub(1)?;
        let placed = cast.placed_in(before.saturating_sub(3)..first).find(|placed| placed.tokens.end == first)?;
        (text.of(before).ends_with('s') && placed.form == Form::Name).then(|| name_of(cast, placed))
    };
    let origin =
        adjective.map(|place| names().same(&place).to_owned()).or_else(owner).or_else(|| complement(text, cast, at));
    Office { lemma: noun.lemma.clone(), origin }
}

/// What the genitive, or the name after "von", behind a noun tells: a name, or else the noun.
pub(super) fn complement(text: &Text, cast: &Cast, at: usize) -> Option<String> {
    let next = at + 1;
    let genitive =
        matches!(text.of(next), "des" | "der" | "eines" | "einer" | "dieses" | "dieser" | "seiner" | "ihrer");
    let von = matches!(text.of(next), "von" | "vom" | "für" | "beim");
    if !genitive && !von {
        return None;
    }
    let phrase = text.phrase(next + usize::from(von), text.tokens.len().min(next + APPOSITION), Extent::Core)?;
    let named = cast.placed_in(phrase.first..phrase.end).find(|placed| placed.form == Form::Name);
    match named {
        Some(placed) => Some(name_of(cast, placed)),
        None => (genitive && text.is_noun(phrase.head)).then(|| text.of(phrase.head).to_lowercase()),
    }
}

fn name_of(cast: &Cast, placed: &Placed) -> String {
    names().same(&cast.members[placed.member].entity.name).to_owned()
}

/// An office as one reads it in a list: "Präsidenten" as "Präsident".
fn nominative(form: &str, noun: &Noun, gender: Agreement) -> String {
    let lower = form.to_lowercase();
    let adjective =
        noun.lemma.strip_suffix("er").is_some_and(|stem| lower == format!("{stem}e") || lower == format!("{stem}en"));
    if adjective {
        let stem = form.trim_end_matches('n').trim_end_matches('e');
        return if gender == Agreement::MASCULINE { format!("{stem}er") } else { format!("{stem}e") };
    }
    // The feminine is longer than its masculine too, and declined in the plural alone.
    let declined =
        lower.strip_prefix(noun.lemma.as_str()).is_some_and(|ending| matches!(ending, "s" | "es" | "n" | "en"));
    let cut = if declined { noun.lemma.len() } else { form.len() };
    form.get(..cut).unwrap_or(form).to_owned()
}

/// "(34)" or ", 34," behind a name.
fn age_behind(text: &Text, end: usize) -> Option<u32> {
    let fits = match text.of(end) {
        "(" => text.of(end + 2) == ")",
        "," => matches!(text.of(end + 2), "," | "."),
        _ => false,
    };
    fits.then(|| text.of(end + 1).parse().ok()).flatten().filter(|age| (1..120).contains(age))
}

/// "die 34-jährige Anna Keller", "der 58 Jahre alte Kapitän Bogan Rell"
fn age_before(text: &Text, first: usize) -> Option<u32> {
    let before = first.checked_sub(1)?;
    jaehrig(text.of(before)).or_else(|| {
        let years = before >= 2 && text.of(before).starts_with("alt") && text.of(before - 1) == "Jahre";
        years.then(|| text.of(before - 2).parse().ok()).flatten()
    })
}

/// The number in "34-jährige", "34-Jähriger".
pub(super) fn jaehrig(form: &str) -> Option<u32> {
    let (number, rest) = form.split_once('-')?;
    let rest = rest.strip_prefix(['j', 'J'])?.strip_prefix("ährige")?;
    matches!(rest, "" | "r" | "n" | "s" | "m").then(|| number.parse().ok()).flatten()
}
