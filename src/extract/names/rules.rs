//! Names that show by the words around them, whatever they are: institutions, companies, what a noun before them names.

use std::ops::Range;

use super::shapes::{is_authority, is_body, is_common_noun, is_legal, is_office, is_only_one, is_state, named_by};
use super::{Name, name};
use crate::extraction::EntityKind;
use crate::language::Text;
use crate::language::gazetteer::{NameClass, names};
use crate::language::lexicon::Class;
use crate::language::mark::Quoted;
use crate::language::model::label::Label;
use crate::language::model::tag::Upos;
use crate::language::phrase::Extent;
use crate::language::token::Kind;

/// The names that rules find in a text, in no order.
pub(super) fn find(text: &Text) -> Vec<Name> {
    let in_sentences = text.sentences.iter().flat_map(|sentence| in_sentence(text, &sentence.tokens));
    in_sentences.chain(text.quoted.iter().filter_map(|quoted| titled(text, quoted))).collect()
}

fn in_sentence(text: &Text, sentence: &Range<usize>) -> Vec<Name> {
    let mut found = Vec::new();
    let mut at = sentence.start;
    while at < sentence.end {
        let name = (text.tokens[at].kind == Kind::Word && text.capitalised(at))
            .then(|| {
                state(text, at, sentence.end)
                    .or_else(|| institution(text, at, sentence.end))
                    .or_else(|| company(text, at, sentence.end))
                    .or_else(|| named_by_noun(text, at, sentence.start))
                    .or_else(|| listed(text, at))
            })
            .flatten();
        at = name.as_ref().map_or(at + 1, |name| name.tokens.end);
        found.extend(name);
    }
    found
}

fn state(text: &Text, at: usize, limit: usize) -> Option<Name> {
    let tokens = at..(at + 2).min(limit);
    names_state(text, &tokens).then(|| name(tokens, EntityKind::Location, None, 0.85))
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
        if names().of(head).contains(NameClass::PLACE_HEAD) && named_by(head, false).is_none() {
            return Some(name(at..at + 2, EntityKind::Location, None, 0.8));
        }
    }
    let end = with_purpose(text, at + 1, limit);
    if end > at + 1 && (is_authority(form) || is_body(form)) {
        return organisation(at..end);
    }
    if !is_authority(form) {
        return None;
    }
    // "Ein Gericht in Istanbul" is one of several.
    let before = at.checked_sub(1).map_or("".into(), |before| text.lower(before));
    let any = matches!(&*before, "ein" | "einem" | "eines" | "einer");
    if at + 2 < limit && matches!(text.of(at + 1), "in" | "von") && is_place(text, at + 2) && !is_only_one(form) && !any
    {
        return organisation(at..at + 3);
    }
    // "Landgericht Düsseldorf", but not "die Polizei Frankreichs".
    if at + 1 < limit && names().of(text.of(at + 1)).contains(NameClass::PLACE) {
        return organisation(at..at + 2);
    }
    is_only_one(form).then(|| name(at..at + 1, EntityKind::Organisation, None, 0.85))
}

/// What the lists know as a name and, but for surnames, as nothing else: a long word that the model missed, "Gazastreifen",
/// or several words, "des Auswärtigen Amtes". Of what the model found within those it leaves what a noun or an article
/// leads in: "die Provinz Helmand", "die Grünen".
fn listed(text: &Text, at: usize) -> Option<Name> {
    const LONG: usize = 9;
    let form = text.of(at);
    let missed = |token: usize| matches!(text.labels[token].0, Label::Outside | Label::Derived(_));
    let word = || {
        let long = text.tokens[at].word.is_none() && form.chars().count() >= LONG;
        long.then(|| (at + 1, names().of_inflected(form)))
    };
    let several = text.longer.binary_search_by_key(&at, |(tokens, _)| tokens.start).ok();
    let (end, class) = several.map(|found| (text.longer[found].0.end, text.longer[found].1)).or_else(word)?;
    let kind = match class.difference(NameClass::SURNAME | NameClass::AMBIGUOUS) {
        NameClass::PLACE => EntityKind::Location,
        NameClass::ORGANISATION => EntityKind::Organisation,
        // "Strafgesetzbuch" alone is as often a common noun.
        NameClass::OTHER if end > at + 1 && !class.contains(NameClass::AMBIGUOUS) => EntityKind::Other,
        _ => return None,
    };
    // In "Anschlag von Solingen" the place stays one.
    let other = |at: usize| text.labels[at].0.kind().is_some_and(|found| found != EntityKind::Other);
    let leads_in = text.is(at, Class::ARTICLE)
        || named_by(form, false).is_some()
        || kind == EntityKind::Other && (at..end).any(other);
    ((at..end).all(missed) || end > at + 1 && !leads_in).then(|| name(at..end, kind, None, 0.7))
}

/// "… für militärisch-technische Zusammenarbeit" behind an institution.
fn with_purpose(text: &Text, end: usize, limit: usize) -> usize {
    if text.of(end) != "für" || end + 1 >= limit || text.is(end + 1, Class::OPENS_PHRASE) {
        return end;
    }
    text.phrase(end + 1, limit, Extent::Core)
        .filter(|phrase| text.is_noun(phrase.head))
        .map_or(end, |phrase| phrase.end)
}

/// A run of capitalised words that ends in a legal form, without "Die" and "Firma" before it.
fn company(text: &Text, at: usize, limit: usize) -> Option<Name> {
    let end = (at + 1..limit.min(at + 5))
        .take_while(|&end| text.capitalised(end) || text.of(end) == "&" || is_legal(text.of(end)))
        .find(|&end| is_legal(text.of(end)))?;
    // "GmbH & Co. KG"
    let goes_on =
        |&at: &usize| is_legal(text.of(at)) || text.of(at) == "&" && at + 1 < limit && is_legal(text.of(at + 1));
    let end = (end + 1..limit).take_while(goes_on).last().unwrap_or(end);
    let leads = text.tags[at].upos == Upos::Det || named_by(text.of(at), false).is_some() || is_office(text.of(at));
    (!leads).then(|| name(at..end + 1, EntityKind::Organisation, None, 0.9))
}

/// "der Film „Der Pate“": a passage whose kind of name a noun tells.
fn titled(text: &Text, quoted: &Quoted) -> Option<Name> {
    const LONGEST: usize = 10;
    let inner = quoted.open + 1..quoted.close;
    if !(1..=LONGEST).contains(&inner.len()) {
        return None;
    }
    let capital = text.capitalised(inner.start) || text.tokens[inner.start].kind == Kind::Number;
    let kind = told_by_noun(text, &inner).filter(|_| capital)?;
    Some(name(inner, kind, None, 0.8))
}

/// What the noun before a name says that it is: "die Region Bristol Bay", "die Zeitschrift „Stern“".
pub(super) fn told_by_noun(text: &Text, tokens: &Range<usize>) -> Option<EntityKind> {
    let before = tokens.start.checked_sub(1)?;
    let marked = text.tokens[before].kind == Kind::Opening;
    let before = before.checked_sub(usize::from(marked))?;
    let noun = text.of(before);
    if !noun.starts_with(char::is_uppercase) || text.tokens[before].paragraph != text.tokens[tokens.start].paragraph {
        return None;
    }
    let class = names().of_inflected(text.of(tokens.end - 1));
    named_by(noun, marked).filter(|kind| match kind {
        _ if marked => true,
        EntityKind::Organisation => !class.contains(NameClass::PLACE),
        _ => !class.contains(NameClass::ORGANISATION),
    })
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

/// "Republik Moldau"
pub(super) fn names_state(text: &Text, tokens: &Range<usize>) -> bool {
    tokens.len() == 2 && is_state(text.of(tokens.start)) && is_place(text, tokens.start + 1)
}

fn is_place(text: &Text, at: usize) -> bool {
    names().of_inflected(text.of(at)).contains(NameClass::PLACE)
        || text.labels[at].0 == Label::Single(EntityKind::Location)
}

/// "Verteidigungsministerium in Moskau" holds a place.
pub(super) fn inner_place(text: &Text, outer: &Name, found: &mut Vec<Name>) {
    let last = outer.tokens.end - 1;
    if outer.kind == EntityKind::Organisation
        && outer.tokens.len() > 2
        && matches!(text.of(last - 1), "in" | "von")
        && is_place(text, last)
    {
        found.push(name(last..last + 1, EntityKind::Location, None, 0.85));
    }
}
