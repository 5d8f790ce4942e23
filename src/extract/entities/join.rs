//! Names → members: which names mean one person or thing.

use std::collections::{HashMap, HashSet};

use super::cast::{Cast, Placed};
use super::citation;
use super::people::People;
use super::things::{Things, abbreviates};
use crate::extract::names::Name;
use crate::extraction::{EntityKind, Form};
use crate::language::Text;
use crate::language::agreement::Agreement;
use crate::language::gazetteer::{NameClass, names};
use crate::language::nouns;
use crate::language::token::Kind;

/// The longest name that is looked for between brackets, in tokens.
const BRACKETED: usize = 10;
/// Among so many full names before a surname that several people have its bearer is looked for.
const BEARERS: usize = 64;

/// Joins the names of a text.
pub(super) fn join(text: &Text, found: &[Name]) -> Cast {
    let mut joiner = Joiner::new(text, found);
    // Full names first, so that a surname or a short form finds what it means even where it stands before the full name.
    let mut order: Vec<&Name> = found.iter().collect();
    order.sort_by_key(|name| (name.tokens.len() == 1, name.tokens.start));
    for name in order {
        let Some(span) = text.span(name.tokens.start, name.tokens.end) else { continue };
        let member = joiner.member(name);
        joiner.cast.name(member, span, name.confidence);
        joiner.cast.placed.push(Placed { tokens: name.tokens.clone(), member, form: Form::Name });
    }
    joiner.cast.placed.sort_by_key(|placed| (placed.tokens.start, placed.tokens.end));
    joiner.cast
}

struct Joiner<'a> {
    text: &'a Text<'a>,
    cast: Cast,
    people: People,
    things: Things,
    /// How often each word is the last of a name, for telling a genitive.
    last_words: HashMap<&'a str, u32>,
    /// Those of the names of several words.
    full_last_words: HashSet<&'a str>,
    /// Where people are named in full, in the order of the text: first token and person.
    full: Vec<(usize, usize)>,
    /// Where they are named by a surname with a title that tells the gender: "Frau Schmidt".
    titled: Vec<(usize, usize)>,
}

impl<'a> Joiner<'a> {
    fn new(text: &'a Text, found: &[Name]) -> Self {
        let last_word = |name: &Name| text.of(name.tokens.end.saturating_sub(1));
        let mut last_words = HashMap::new();
        for name in found {
            *last_words.entry(last_word(name)).or_default() += 1;
        }
        Self {
            text,
            cast: Cast::default(),
            people: People::default(),
            things: Things::default(),
            last_words,
            full_last_words: found.iter().filter(|name| name.tokens.len() > 1).map(last_word).collect(),
            full: Vec::new(),
            titled: Vec::new(),
        }
    }

    fn member(&mut self, name: &Name) -> usize {
        let words = self.nominative(name);
        if name.kind != EntityKind::Person && !self.is_surname(name, &words) {
            return self.thing(name, &words);
        }
        if words.contains(' ') {
            let person = self.people.full(&mut self.cast, &words);
            self.full.push((name.tokens.start, person));
            return person;
        }
        let wanted = gender_of_title(self.text, name.tokens.start);
        let near = |namesakes: &[usize]| {
            let last = |named: &Vec<(usize, usize)>| {
                let before = &named[..named.partition_point(|&(start, _)| start < name.tokens.start)];
                before.iter().rev().take(BEARERS).find(|(_, person)| namesakes.contains(person)).copied()
            };
            let last = last(&self.full).max(last(&self.titled));
            last.map(|(_, person)| person).or_else(|| namesakes.first().copied())
        };
        let person = self.people.short(&mut self.cast, &words, wanted, near);
        if wanted != Agreement::PERSON {
            self.titled.push((name.tokens.start, person));
        }
        person
    }

    /// Whether a word that was not taken for a person is the surname of one, and no list has it as anything else.
    fn is_surname(&self, name: &Name, word: &str) -> bool {
        let listed = NameClass::PLACE | NameClass::ORGANISATION | NameClass::OTHER;
        name.tokens.len() == 1
            && name.kind != EntityKind::Other
            // "KELLER" is a company, even in the article of its founder.
            && word.contains(char::is_lowercase)
            && !names().of_inflected(word).sure().intersects(listed)
            && self.people.has_surname(&self.cast, word)
    }

    fn thing(&mut self, name: &Name, words: &str) -> usize {
        let text = self.text;
        let (start, end) = (name.tokens.start, name.tokens.end);
        let origin = start.checked_sub(1).and_then(|before| names().derived_from(text.of(before)));
        let origin = origin.as_deref().map(|place| names().same(place));
        let bracketed = (text.of(end) == "(").then(|| self.between_brackets(end)).flatten();
        // "BKA (Bundeskriminalamt)"
        if let Some(full) = bracketed.as_deref().filter(|full| abbreviates(words, full)) {
            let thing = self.things.find(&mut self.cast, name.kind, full, origin);
            self.things.introduce(name.kind, words, thing);
            return thing;
        }
        let thing = self.things.find(&mut self.cast, name.kind, words, origin);
        if let Some(short) = bracketed.filter(|short| abbreviates(short, words)) {
            self.things.introduce(name.kind, &short, thing);
        }
        // "der Autobauer Sternfels": the noun tells the kind.
        let noun = start.checked_sub(1).and_then(|before| nouns::noun(text.of(before)));
        if let Some(nouns::Noun { stands: nouns::Stands::Kind(kinds), .. }) = noun {
            let known = &mut self.cast.members[thing].kinds;
            let told = kinds.split('+').filter(|kind| *kind != "-" && !known.contains(kind)).collect::<Vec<_>>();
            known.extend(told);
        }
        thing
    }

    /// The words between the brackets that open at a token.
    fn between_brackets(&self, open: usize) -> Option<String> {
        let limit = self.text.tokens.len().min(open + BRACKETED);
        let close = (open + 1..limit).find(|&at| self.text.of(at) == ")")?;
        let span = self.text.span(open + 1, close)?;
        Some(span.of(self.text.text).to_owned())
    }

    /// The words of a name with single spaces, in the nominative as far as what stands around it tells that.
    fn nominative(&self, name: &Name) -> String {
        if name.kind != EntityKind::Person
            && let Some(citation) = citation::nominative(self.text, &name.tokens)
        {
            return citation;
        }
        let Some(span) = self.text.span(name.tokens.start, name.tokens.end) else { return String::new() };
        let words = span.of(self.text.text).split_whitespace().collect::<Vec<_>>().join(" ");
        let last = self.text.of(name.tokens.end - 1);
        let Some(stem) = last.strip_suffix(['s', '’', '\'']).filter(|stem| stem.len() > 2) else { return words };
        let full = |word| self.full_last_words.contains(word);
        if name.tokens.len() == 1 && full(last) && !full(stem) {
            return words;
        }
        let listed = |word: &str| !names().of(word).is_empty();
        // The surname of "Bernadette Peters" is no given name.
        let base_is_known = || {
            !(name.kind == EntityKind::Person && name.tokens.len() > 1) && (listed(stem) || nouns::noun(stem).is_some())
        };
        // "Orvaniens Präsident": a noun follows what is in the genitive.
        let owns = self.text.is_noun(name.tokens.end) || self.text.is_attribute(name.tokens.end);
        // A person who is named so again and again, and never without the s, has it in the name: "Jonas Peters".
        let often = name.kind == EntityKind::Person && self.last_words.get(last).is_some_and(|&times| times > 2);
        let can_own = owns && !often && name.kind != EntityKind::Organisation && !stem.ends_with(['s', 'u', 'i']);
        let genitive = self.last_words.contains_key(stem) || !listed(last) && (base_is_known() || can_own);
        let cut = last.len() - stem.len();
        if genitive { words[..words.len() - cut].to_owned() } else { words }
    }
}

/// The gender that the title or office before a name tells; both where none does.
pub(super) fn gender_of_title(text: &Text, start: usize) -> Agreement {
    let Some(before) = start.checked_sub(1).filter(|&before| text.tokens[before].kind == Kind::Word) else {
        return Agreement::PERSON;
    };
    if names().of(text.of(before)).contains(NameClass::OFFICE | NameClass::OFFICE_FEMALE) {
        return Agreement::PERSON;
    }
    // "Frau Schmidt", but not "die Frau Schmidts".
    let article = || before.checked_sub(1).is_some_and(|at| text.determiner(at).is_some());
    if text.of(before) == "Frau" && !article() {
        return Agreement::FEMININE;
    }
    let told = nouns::office(text.of(before)).map_or(Agreement::PERSON, |noun| noun.agreement & Agreement::PERSON);
    if told.is_empty() { Agreement::PERSON } else { told }
}
