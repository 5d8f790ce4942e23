//! The names that the model labelled, cut where grammar shows that they begin or end elsewhere.

use std::collections::HashSet;
use std::ops::Range;

use super::rules::{names_state, told_by_noun};
use super::shapes::is_office;
use super::{Name, name};
use crate::extraction::{EntityKind, Form};
use crate::language::Text;
use crate::language::gazetteer::{NameClass, names};
use crate::language::lexicon::Class;
use crate::language::model::label::Label;
use crate::language::model::tag::Upos;
use crate::language::naming::Labelled;
use crate::language::token::Kind;

/// The labelled names of a text, in order and apart from each other.
pub(super) fn find(text: &Text) -> Vec<Name> {
    let labelled = text.labelled().filter_map(|labelled| labelled_name(text, &labelled));
    let mut found: Vec<Name> = labelled.flat_map(|name| at_slash(text, name)).collect();
    cut_possessors(text, &mut found);
    found
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
    // "General Motors" is nobody of that rank.
    let said_before = |at: usize| person && is_office(text.of(at)) || inhabitant(text.of(at));
    // Nobody's name begins in lower case but for "von" and the like: "said John Smith".
    let small = |at: usize| person && !text.capitalised(at) && !names().of(text.of(at)).contains(NameClass::PARTICLE);
    while tokens.len() > 1 && (said_before(tokens.start) || small(tokens.start)) {
        tokens.start += 1;
        kind = EntityKind::Person;
    }
    tokens.end = end(text, &tokens)?;
    // "die Partei Merkels" is hers.
    let own = kind != EntityKind::Person || tokens.len() == 1 && !text.of(tokens.start).ends_with('s');
    kind = told_by_noun(text, &tokens).filter(|_| own).unwrap_or(kind);
    if names_state(text, &tokens) {
        kind = EntityKind::Location;
    }
    let before = tokens.start.checked_sub(1);
    // "im Voraus" is no genitive of Vorau.
    let form = text.of(tokens.end - 1);
    let dative = || before.is_some_and(|at| matches!(&*text.lower(at), "im" | "am" | "zum" | "vom" | "beim"));
    let genitive = || names().of(form).is_empty() && !names().of_inflected(form).is_empty();
    if tokens.len() == 1 && form.ends_with('s') && genitive() && dative() {
        return None;
    }
    let role = before.filter(|&at| is_office(text.of(at)));
    Some(name(tokens, kind, role, 1.0 / (1.0 + (-lead).exp())))
}

/// Where a name ends: not with "für die", and not before the noun that its last adjective belongs to. Nothing where no
/// name is left.
fn end(text: &Text, tokens: &Range<usize>) -> Option<usize> {
    const LONGEST: usize = 6;
    let joins = |at: usize| !text.capitalised(at) && text.is(at, Class::ARTICLE | Class::PREPOSITION);
    let last = tokens.clone().rev().find(|&at| !joins(at))?;
    let declined = |at: usize| !text.capitalised(at) && text.tags[at].upos == Upos::Adj && text.is_attribute(at);
    if tokens.len() == 1 || last + 1 < tokens.end || !declined(last) {
        return Some(last + 1);
    }
    // "Institut für nationale und religiöse Studien"
    let free =
        |at: &usize| text.labels[*at].0 == Label::Outside && text.tokens[*at].paragraph == text.tokens[last].paragraph;
    let mut behind = (last + 1..text.tokens.len()).take(LONGEST).take_while(free);
    let noun = behind.find(|&at| !declined(at) && text.of(at) != "und").filter(|&at| text.is_noun(at));
    Some(noun.unwrap_or(last) + 1)
}

/// "Moskau/Kiew" are two places, but "Frankfurt/Main" is one by a river.
fn at_slash(text: &Text, name: Name) -> impl Iterator<Item = Name> {
    let settled = |at: usize| {
        names().kind(text.of(at), EntityKind::Location).is_some_and(|kind| !matches!(kind, "water" | "mountain"))
    };
    let slash = name.tokens.clone().find(|&at| name.kind == EntityKind::Location && text.of(at) == "/");
    let two = |slash: &usize| name.tokens.start < *slash && settled(slash - 1) && settled(slash + 1);
    let (first, second) = match slash.filter(two) {
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
    for Name { tokens, kind, .. } in found.iter_mut().filter(|name| name.tokens.len() > 1) {
        let form = text.of(tokens.start);
        let possessor = form.strip_suffix('s').is_some_and(|stem| surnames.contains(stem));
        if possessor && !surnames.contains(form) && !names().of(form).contains(NameClass::GIVEN) {
            tokens.end = tokens.start + 1;
            *kind = EntityKind::Person;
        }
    }
}
