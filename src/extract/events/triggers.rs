//! Words that name an event, by the list of triggers and the forms of its entries.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use crate::extraction::{EventKind, Role};
use crate::language::Text;
use crate::language::clause::Piece;
use crate::language::de::inflection::forms;
use crate::language::de::lists::rows;
use crate::language::lexicon::Class;
use crate::language::token::Kind;

const LIST: &str = include_str!("../../../assets/lexicon/de/event-triggers.tsv");

/// How many tokens after its verb a separated particle is looked for.
const PARTICLE_REACH: usize = 40;
/// The shortest and the longest last part of a compound that is looked up, in bytes.
const HEAD_BYTES: std::ops::RangeInclusive<usize> = 3..=24;
/// A compound's first part has at least this many bytes.
const FIRST_PART: usize = 3;

/// How a trigger is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// A finite verb or an infinitive.
    Verb,
    /// A participle.
    Participle,
    /// A participle before its noun.
    Attribute,
    /// A noun.
    Noun,
    /// A participle used as a noun: whom it happened to.
    Person,
}

/// A word that names an event.
#[derive(Clone, Debug)]
pub(super) struct Trigger {
    pub kind: EventKind,
    pub shape: Shape,
    /// What the subject of the verb, or the genitive after the noun, is in the event.
    pub role: Role,
    /// The tokens, in order.
    pub tokens: Vec<usize>,
}

#[derive(Clone, Copy)]
struct Reading {
    kind: EventKind,
    shape: Shape,
    role: Role,
    /// The prefix that has to stand apart.
    particle: &'static str,
    /// Whether it can be the last part of a compound.
    head: bool,
}

type Map<Value> = HashMap<Box<str>, Value, foldhash::fast::FixedState>;

#[derive(Default)]
struct Table {
    readings: Map<Vec<Reading>>,
    /// First word → the words that follow it.
    phrases: Map<Vec<(Vec<&'static str>, EventKind)>>,
    /// What names no event: the readings of these are none.
    excluded: HashSet<Box<str>, foldhash::fast::FixedState>,
}

static TABLE: LazyLock<Table> = LazyLock::new(Table::from_list);

impl Table {
    fn from_list() -> Self {
        let mut table = Self::default();
        for row in rows(LIST) {
            let [kind, usage, entries] = row[..] else { continue };
            for entry in entries.split_whitespace() {
                if usage == "not" {
                    table.excluded.insert(entry.into());
                } else if let Some(kind) = EventKind::from_name(kind) {
                    table.add(kind, usage, entry);
                }
            }
        }
        table
    }

    fn add(&mut self, kind: EventKind, usage: &str, entry: &'static str) {
        let role = if usage.ends_with("-affected") { Role::Affected } else { Role::Agent };
        match usage {
            "phrase" => {
                let mut words = entry.split('_');
                let first = words.next().unwrap_or_default().to_lowercase();
                self.phrases.entry(first.into()).or_default().push((words.collect(), kind));
            }
            "person" => {
                let reading = Reading { kind, shape: Shape::Person, role, particle: "", head: true };
                for ending in ["e", "en", "er", "em"] {
                    self.enter(&format!("{entry}{ending}"), reading);
                }
            }
            "noun" | "noun-affected" => {
                let noun = entry.trim_start_matches('=');
                let reading = Reading { kind, shape: Shape::Noun, role, particle: "", head: noun == entry };
                let endings: &[&str] =
                    if noun.ends_with('e') { &["", "n", "s"] } else { &["", "s", "es", "e", "en", "n"] };
                for ending in endings {
                    self.enter(&format!("{}{ending}", noun.to_lowercase()), reading);
                }
            }
            _ => self.add_verb(kind, role, entry),
        }
    }

    fn add_verb(&mut self, kind: EventKind, role: Role, entry: &'static str) {
        let particle = entry.rsplit_once('|').map_or("", |(particle, _)| particle);
        let verb = forms(entry);
        let reading = |shape, particle| Reading { kind, shape, role, particle, head: false };
        let [past, past_plural] = &verb.past;
        let [konjunktiv2, konjunktiv2_plural] = &verb.konjunktiv2;
        let finite =
            [&verb.present, past, past_plural, &verb.konjunktiv1, konjunktiv2, konjunktiv2_plural, &verb.infinitive];
        for form in finite {
            self.enter(form, reading(Shape::Verb, particle));
            if !particle.is_empty() {
                self.enter(&format!("{particle}{form}"), reading(Shape::Verb, ""));
            }
        }
        if let Some(form) = &verb.zu_infinitive {
            self.enter(form, reading(Shape::Verb, ""));
        }
        self.enter(&verb.participle, reading(Shape::Participle, ""));
        for ending in ["e", "en", "er", "es", "em"] {
            self.enter(&format!("{}{ending}", verb.participle), reading(Shape::Attribute, ""));
        }
    }

    fn enter(&mut self, form: &str, reading: Reading) {
        self.readings.entry(form.into()).or_default().push(reading);
    }

    fn of(&self, form: &str) -> &[Reading] {
        self.readings.get(form).map_or(&[], Vec::as_slice)
    }

    /// The noun that a compound ends with; `form` is in lower case.
    fn last_part(&self, form: &str) -> Option<Reading> {
        if self.excluded.contains(form) {
            return None;
        }
        let excluded = |part: &&str| self.excluded.contains(*part);
        let longest = form.len().saturating_sub(FIRST_PART).min(*HEAD_BYTES.end());
        (*HEAD_BYTES.start()..=longest)
            .rev()
            .filter_map(|length| form.get(form.len() - length..))
            .take_while(|part| !excluded(part))
            .find_map(|part| self.of(part).iter().find(|reading| reading.head))
            .copied()
    }
}

/// The triggers of a piece, in order; `sentence` is where its sentence begins.
pub(super) fn find(text: &Text, piece: &Piece, sentence: usize) -> Vec<Trigger> {
    let mut triggers = Vec::new();
    let mut at = piece.tokens.start;
    while at < piece.tokens.end {
        let trigger = trigger_at(text, piece, at, sentence);
        at = trigger.as_ref().filter(|t| t.shape == Shape::Participle).map_or(at, |t| t.tokens[t.tokens.len() - 1]) + 1;
        triggers.extend(trigger);
    }
    triggers
}

fn trigger_at(text: &Text, piece: &Piece, at: usize, sentence: usize) -> Option<Trigger> {
    let token = text.tokens.get(at).filter(|token| token.kind == Kind::Word)?;
    if text.is(at, Class::OPENS_PHRASE) {
        return None;
    }
    let form = text.of(at).to_lowercase();
    if let Some((end, kind)) = phrase_at(text, &form, at, piece.tokens.end) {
        return Some(Trigger { kind, shape: Shape::Participle, role: Role::Affected, tokens: (at..end).collect() });
    }
    let readings = TABLE.of(&form);
    let trigger = |reading: &Reading, tokens| {
        Some(Trigger { kind: reading.kind, shape: reading.shape, role: reading.role, tokens })
    };
    if token.capitalised {
        let nominal = |reading: &&Reading| matches!(reading.shape, Shape::Noun | Shape::Person);
        if let Some(reading) = readings.iter().find(nominal).copied().or_else(|| TABLE.last_part(&form)) {
            return trigger(&reading, vec![at]);
        }
        if at != sentence {
            return None;
        }
    }
    let end = piece.tokens.end.min(at + PARTICLE_REACH);
    for reading in readings.iter().filter(|reading| reading.shape == Shape::Verb && !reading.particle.is_empty()) {
        if let Some(particle) = (at + 1..end).rev().find(|&apart| text.of(apart) == reading.particle) {
            let bare = !text.is_noun(particle + 1) && !text.is(particle + 1, Class::OPENS_PHRASE);
            if bare || particle + 1 >= piece.tokens.end {
                return trigger(reading, vec![at, particle]);
            }
        }
    }
    // Another verb: "traf … ein" is not "treffen".
    let last = piece.tokens.end - 1;
    let apart = last > at && text.is(last, Class::PARTICLE) && !text.capitalised(last);
    // "wurden verletzt": with an auxiliary, a form that could be finite is the participle.
    let auxiliary = piece.finite.is_some_and(|verb| verb != at && text.is(verb, Class::AUXILIARY));
    let participle = auxiliary && readings.iter().any(|reading| reading.shape == Shape::Participle);
    readings
        .iter()
        .filter(|reading| !(participle && reading.shape == Shape::Verb))
        .filter(|reading| reading.particle.is_empty() && !matches!(reading.shape, Shape::Noun | Shape::Person))
        .find(|reading| {
            !(reading.shape == Shape::Verb && apart) && (reading.shape != Shape::Attribute || before_noun(text, at))
        })
        .and_then(|reading| trigger(reading, vec![at]))
}

/// Whether a noun follows, other attributes between.
fn before_noun(text: &Text, at: usize) -> bool {
    text.is_noun(at + 1) || text.is_attribute(at + 1) && text.is_noun(at + 2)
}

fn phrase_at(text: &Text, form: &str, at: usize, limit: usize) -> Option<(usize, EventKind)> {
    let (words, kind) = TABLE.phrases.get(form)?.iter().find(|(words, _)| {
        at + words.len() < limit && words.iter().enumerate().all(|(index, word)| text.of(at + 1 + index) == *word)
    })?;
    Some((at + 1 + words.len(), *kind))
}
