//! Words derived from names, and names inside compounds: "russisch", "Moskauer", "Kremlchef", "Ukraine-Krieg".

use std::collections::HashMap;

use super::cast::{Cast, Placed};
use crate::article::Span;
use crate::extraction::{EntityKind, Form};
use crate::language::Text;
use crate::language::gazetteer::{NameClass, names};
use crate::language::nouns;
use crate::language::token::Kind;

/// The shortest name at the beginning of a compound without a hyphen, in bytes.
const SHORTEST: usize = 5;

/// So many hyphens of a compound are looked at, the last ones.
const MOST_HYPHENS: usize = 4;

/// Enters what is derived from names, outside of the names themselves.
pub(super) fn find(text: &Text, cast: &mut Cast) {
    let mut finder = Finder { text, known: known(text, cast), found: Vec::new() };
    let mut named = cast.placed.iter().map(|placed| placed.tokens.clone()).collect::<Vec<_>>().into_iter().peekable();
    let mut free_from = 0;
    for sentence in &text.sentences {
        for at in sentence.tokens.clone() {
            while let Some(tokens) = named.next_if(|tokens| tokens.start <= at) {
                free_from = free_from.max(tokens.end);
            }
            if at >= free_from && text.tokens[at].kind == Kind::Word {
                finder.look_at(cast, at, at == sentence.tokens.start);
            }
        }
    }
    cast.placed.extend(finder.found);
    cast.placed.sort_by_key(|placed| (placed.tokens.start, placed.tokens.end));
}

/// Members by the one name that stands for all of theirs, and by each word that the text calls them by ("DWD").
/// Organisations and places can share a name; each has its own.
fn known(text: &Text, cast: &Cast) -> HashMap<(EntityKind, String), usize> {
    let key = |member: usize, name: &str| (cast.members[member].entity.kind, names().same(name).to_owned());
    let mut known: HashMap<_, _> =
        cast.members.iter().enumerate().map(|(member, it)| (key(member, &it.entity.name), member)).collect();
    for placed in cast.placed.iter().filter(|placed| placed.form == Form::Name && placed.tokens.len() == 1) {
        known.entry(key(placed.member, text.of(placed.tokens.start))).or_insert(placed.member);
    }
    known
}

struct Finder<'a> {
    text: &'a Text<'a>,
    known: HashMap<(EntityKind, String), usize>,
    found: Vec<Placed>,
}

impl<'a> Finder<'a> {
    fn look_at(&mut self, cast: &mut Cast, at: usize, first: bool) {
        let text = self.text;
        let token = text.tokens[at];
        let form = text.of(at);
        if !token.capitalised || first || form.starts_with("Deutsch") {
            // The adjectives of places end in "-isch", but for a few: "deutsch".
            if form.contains("sch") && self.adjective(cast, at, &form.to_lowercase()) {
                return;
            }
        }
        if !token.capitalised {
            return;
        }
        let place = names().derived_from(form);
        if let Some(place) = place.filter(|_| token.word.is_none() && is_only_derived(form)) {
            self.enter(cast, at, token.span, EntityKind::Location, &place, Form::Derived);
        } else {
            self.part(cast, at);
        }
    }

    /// "russischen", "russisch-ukrainischen"
    fn adjective(&mut self, cast: &mut Cast, at: usize, lower: &str) -> bool {
        let span = self.text.tokens[at].span;
        if let Some(place) = names().derived_from(lower) {
            self.enter(cast, at, span, EntityKind::Location, &place, Form::Derived);
            return true;
        }
        let mut start = span.start();
        let mut any = false;
        for part in span.of(self.text.text).split('-') {
            let lower = part.to_lowercase();
            let place = names().derived_from(&lower);
            let span = Span::new(self.text.text, start, start + part.len());
            if let (Some(place), Ok(span)) = (place, span) {
                self.enter(cast, at, span, EntityKind::Location, &place, Form::Derived);
                any = true;
            }
            start += part.len() + 1;
        }
        any
    }

    /// "Ukraine-Krieg", "CDU-Chef", "Kremlchef"
    fn part(&mut self, cast: &mut Cast, at: usize) {
        let span = self.text.tokens[at].span;
        let form = span.of(self.text.text);
        let kind = |name: &'a str| Some((name, self.kind(name)?));
        // "Sachsen-Anhalt-Wahl" is about Sachsen-Anhalt.
        let hyphens = form.rmatch_indices('-').map(|(hyphen, _)| &form[..hyphen]).filter(|first| first.len() > 1);
        let mut firsts = hyphens.take(MOST_HYPHENS);
        let found = if form.contains('-') {
            firsts.find_map(kind)
        } else {
            office_of_place(form).filter(|name| names().has(name)).and_then(kind)
        };
        let Some((name, kind)) = found else { return };
        let Ok(span) = Span::new(self.text.text, span.start(), span.start() + name.len()) else { return };
        self.enter(cast, at, span, kind, names().same(name), Form::Part);
    }

    /// What a name at the beginning of a compound names: by the article, or else by the lists.
    fn kind(&self, name: &str) -> Option<EntityKind> {
        let same = names().same(name);
        let kinds = [EntityKind::Organisation, EntityKind::Location, EntityKind::Person];
        let known = kinds.into_iter().find(|kind| self.known.contains_key(&(*kind, same.to_owned())));
        let class = names().of(name);
        let listed = || match class.sure() {
            class if class.contains(NameClass::GIVEN) => None,
            class if class.contains(NameClass::PLACE) => Some(EntityKind::Location),
            class if class.contains(NameClass::ORGANISATION) => Some(EntityKind::Organisation),
            _ => None,
        };
        known.or_else(listed)
    }

    fn enter(&mut self, cast: &mut Cast, at: usize, span: Span, kind: EntityKind, name: &str, form: Form) {
        let same = names().same(name);
        let member = *self.known.entry((kind, same.to_owned())).or_insert_with(|| {
            let member = cast.enter(kind, same.to_owned());
            cast.members[member].kinds.extend(names().kind(same, kind));
            member
        });
        cast.mention(member, span, form);
        self.found.push(Placed { tokens: at..at + 1, member, form });
    }
}

/// Whether the word can be nothing but what is derived from a place: no name, office or common noun.
fn is_only_derived(form: &str) -> bool {
    let other = NameClass::GIVEN
        | NameClass::OFFICE
        | NameClass::OFFICE_FEMALE
        | NameClass::ORGANISATION
        | NameClass::ORGANISATION_HEAD
        | NameClass::PLACE_HEAD
        | NameClass::OTHER_HEAD
        | NameClass::PLACE;
    !names().of(form).intersects(other) && nouns::noun(form).is_none()
}

/// The first part of "Kremlchef" and "Israelreise".
fn office_of_place(form: &str) -> Option<&str> {
    const LAST_PARTS: [&[u8]; 6] = [b"chef", b"sprecher", b"krieg", b"krise", b"reise", "führung".as_bytes()];
    let begins = |rest: &[u8]| LAST_PARTS.iter().any(|last| rest.starts_with(last));
    form.get(..(SHORTEST..form.len()).find(|&start| begins(&form.as_bytes()[start..]))?)
}
