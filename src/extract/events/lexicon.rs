//! The lists of words that name an event → their forms with what they mean.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::conditions::{Condition, parse};
use crate::extraction::{EventKind, Role};
use crate::language::de::inflection::forms;
use crate::language::de::lists::rows;

pub(super) const VERBS: &str = include_str!("../../../assets/lexicon/de/event-verbs.tsv");
pub(super) const NOUNS: &str = include_str!("../../../assets/lexicon/de/event-nouns.tsv");

/// How a trigger is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// A finite verb or an infinitive.
    Verb,
    /// A participle, or a phrase that stands for a verb.
    Participle,
    /// A participle before its noun.
    Attribute,
    /// A participle of the present before its noun.
    Doing,
    /// An adjective, before its noun or alone.
    Adjective,
    /// A noun.
    Noun,
    /// A participle used as a noun: whom it happened to.
    Person,
}

/// A row of the lists.
pub(super) struct Row {
    /// What it names; none where it names no event.
    pub kind: Option<EventKind>,
    /// What the subject of the verb, or the genitive after the noun, is in the event.
    pub role: Role,
    /// Whether its verb has no passive: "sie sind geflohen" tells who fled.
    pub moves: bool,
    /// When it does.
    pub conditions: Vec<Condition>,
}

/// What a form can mean.
#[derive(Clone, Copy)]
pub(super) struct Reading {
    pub row: usize,
    pub shape: Shape,
    /// The prefix that has to stand apart.
    pub particle: &'static str,
    /// Whether it can be the last part of a compound.
    pub head: bool,
}

type Map<Value> = HashMap<Box<str>, Value, foldhash::fast::FixedState>;

/// All forms, in lower case. The readings of a form are in the order of the lists.
#[derive(Default)]
pub(super) struct Table {
    pub rows: Vec<Row>,
    readings: Map<Vec<Reading>>,
    /// First word → the words that follow it, and the row.
    phrases: Map<Vec<(Vec<String>, usize)>>,
}

pub(super) static TABLE: LazyLock<Table> = LazyLock::new(Table::from_lists);

/// Whether a noun in lower case is one that names an event.
pub(super) fn names_event(noun: &str) -> bool {
    let readings = TABLE.of(noun);
    // Who takes a post has a name behind it: "Präsident Macron".
    let titled = |kind| kind == EventKind::StartPost;
    readings
        .iter()
        .any(|reading| reading.shape == Shape::Noun && TABLE.rows[reading.row].kind.is_some_and(|kind| !titled(kind)))
}

const ADJECTIVE_ENDINGS: [&str; 5] = ["e", "en", "er", "es", "em"];

impl Table {
    fn from_lists() -> Self {
        let mut table = Self::default();
        for (list, verbs) in [(VERBS, true), (NOUNS, false)] {
            for row in rows(list) {
                let [kind, usage, conditions, entries] = row[..] else { continue };
                let kind = EventKind::from_name(kind);
                let suffers = usage == "affected" || usage == "adjective" && kind != Some(EventKind::Contest);
                let role = if suffers { Role::Affected } else { Role::Agent };
                let moves = verbs && matches!(usage, "affected" | "mover");
                table.rows.push(Row { kind, role, moves, conditions: parse(conditions) });
                for entry in entries.split_whitespace() {
                    match usage {
                        "phrase" => table.add_phrase(entry),
                        "person" => table.add_adjective(entry, Shape::Person),
                        "adjective" => table.add_adjective(entry, Shape::Adjective),
                        _ if verbs => table.add_verb(entry),
                        _ => table.add_noun(entry),
                    }
                }
            }
        }
        table
    }

    /// What a form in lower case can mean.
    pub(super) fn of(&self, form: &str) -> &[Reading] {
        self.readings.get(form).map_or(&[], Vec::as_slice)
    }

    /// The phrases that begin with a word in lower case.
    pub(super) fn phrases(&self, first: &str) -> &[(Vec<String>, usize)] {
        self.phrases.get(first).map_or(&[], Vec::as_slice)
    }

    fn enter(&mut self, form: &str, shape: Shape, particle: &'static str, head: bool) {
        let row = self.rows.len() - 1;
        let readings = self.readings.entry(form.into()).or_default();
        if !readings.iter().any(|other| (other.row, other.shape, other.particle) == (row, shape, particle)) {
            readings.push(Reading { row, shape, particle, head });
        }
    }

    fn add_phrase(&mut self, entry: &str) {
        let entry = entry.to_lowercase();
        let mut words = entry.split('_');
        let Some(first) = words.next() else { return };
        let rest = words.map(str::to_owned).collect();
        self.phrases.entry(first.into()).or_default().push((rest, self.rows.len() - 1));
    }

    fn add_adjective(&mut self, entry: &str, shape: Shape) {
        if shape == Shape::Adjective {
            self.enter(entry, shape, "", false);
        }
        for ending in ADJECTIVE_ENDINGS {
            self.enter(&format!("{entry}{ending}"), shape, "", shape == Shape::Person);
        }
    }

    fn add_noun(&mut self, entry: &str) {
        let noun = entry.trim_start_matches('=');
        let head = noun == entry;
        let endings: &[&str] = if noun.ends_with('e') { &["", "n", "s"] } else { &["", "s", "es", "e", "en", "n"] };
        for ending in endings {
            self.enter(&format!("{}{ending}", noun.to_lowercase()), Shape::Noun, "", head);
        }
    }

    fn add_verb(&mut self, entry: &'static str) {
        let particle = entry.rsplit_once('|').map_or("", |(particle, _)| particle);
        let verb = forms(entry);
        let finite = [&verb.present, &verb.konjunktiv1, &verb.infinitive];
        for form in finite.into_iter().chain(&verb.past).chain(&verb.konjunktiv2) {
            self.enter(form, Shape::Verb, particle, false);
            if !particle.is_empty() {
                self.enter(&format!("{particle}{form}"), Shape::Verb, "", false);
            }
        }
        if let Some(form) = &verb.zu_infinitive {
            self.enter(form, Shape::Verb, "", false);
        }
        self.enter(&verb.participle, Shape::Participle, "", false);
        for ending in ADJECTIVE_ENDINGS {
            self.enter(&format!("{}{ending}", verb.participle), Shape::Attribute, "", false);
            self.enter(&format!("{particle}{}d{ending}", verb.infinitive), Shape::Doing, "", false);
        }
    }
}
