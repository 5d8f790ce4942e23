//! Conditions under which a word names an event, as the lists state them.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use super::clause::Clause;
use super::triggers::Use;
use crate::extraction::EntityKind;
use crate::language::de::lists::rows;
use crate::language::gazetteer::NameClass;
use crate::language::lexicon::Class;

const LIST: &str = include_str!("../../../assets/lexicon/de/event-words.tsv");

/// The sets of words by their names.
static SETS: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| rows(LIST).map(|row| (row[0], row[1])).collect());

/// Words to look for: whole, or by how they begin or end or what they hold, and kinds of names.
#[derive(Clone, Debug, Default)]
pub(super) struct Words {
    whole: HashSet<&'static str, foldhash::fast::FixedState>,
    prefixes: Affixes,
    suffixes: Affixes,
    infixes: Vec<&'static str>,
    kinds: Vec<EntityKind>,
    pronoun: bool,
    ordinal: bool,
    number: bool,
}

/// Beginnings or ends of words, with the lengths that they have.
#[derive(Clone, Debug, Default)]
struct Affixes {
    affixes: HashSet<&'static str, foldhash::fast::FixedState>,
    lengths: Vec<usize>,
}

impl Affixes {
    fn add(&mut self, affix: &'static str) {
        self.affixes.insert(affix);
        if !self.lengths.contains(&affix.len()) {
            self.lengths.push(affix.len());
        }
    }

    /// Whether what a word has in that place, by length, is one of them.
    fn any<'a>(&self, part: impl Fn(usize) -> Option<&'a str>) -> bool {
        self.lengths.iter().any(|length| part(*length).is_some_and(|part| self.affixes.contains(part)))
    }
}

impl Words {
    /// The words of "person+PER+als": of the sets of these names, and what names none as a word of its own.
    pub(super) fn of(names: &'static str) -> Self {
        let mut words = Self::default();
        for name in names.split('+') {
            match SETS.get(name) {
                Some(set) => set.split_whitespace().for_each(|word| words.add(word)),
                None => words.add(name),
            }
        }
        words
    }

    fn add(&mut self, word: &'static str) {
        match word {
            "pronoun" => self.pronoun = true,
            "ORDINAL" => self.ordinal = true,
            "NUMBER" => self.number = true,
            "PER" | "ORG" | "LOC" => self.kinds.extend(EntityKind::from_name(word)),
            _ => match (word.strip_prefix('*'), word.strip_suffix('*')) {
                (Some(_), Some(_)) => self.infixes.push(word.trim_matches('*')),
                (Some(suffix), _) => self.suffixes.add(suffix),
                (_, Some(prefix)) => self.prefixes.add(prefix),
                _ => _ = self.whole.insert(word),
            },
        }
    }

    /// Whether a word in lower case is one of them.
    pub(super) fn have(&self, form: &str) -> bool {
        self.whole.contains(form)
            || self.prefixes.any(|length| form.get(..length))
            || self.suffixes.any(|length| form.get(form.len().checked_sub(length)?..))
            || self.infixes.iter().any(|infix| form.contains(infix))
    }

    /// Whether the token is one of them, or begins a name of their kinds.
    fn have_token(&self, clause: &Clause, at: usize) -> bool {
        self.have(clause.form(at))
            || self.pronoun && clause.text.is(at, Class::PERSONAL)
            || self.ordinal && begins_with_digit(clause, at) && clause.form(at).ends_with('.')
            || self.number && (begins_with_digit(clause, at) || clause.text.is(at, Class::NUMERAL))
            || !self.kinds.is_empty() && clause.kind_at(at).is_some_and(|kind| self.kinds.contains(&kind))
            || self.kinds.contains(&EntityKind::Person)
                && clause.names(at).intersects(NameClass::OFFICE | NameClass::OFFICE_FEMALE | NameClass::INHABITANT)
            || self.kinds.contains(&EntityKind::Location) && clause.names(at).contains(NameClass::PLACE)
    }
}

fn begins_with_digit(clause: &Clause, at: usize) -> bool {
    clause.form(at).starts_with(|character: char| character.is_ascii_digit())
}

#[derive(Clone, Debug)]
enum Test {
    Passive,
    Reflexive,
    /// An infinitive with zu.
    Zu,
    /// With a goal: "nach Berlin".
    ToPlace,
    /// Beside werden alone: "neue Chefin wird …".
    Becomes,
    /// In an article about sport.
    Sport,
    /// In an article about a trial.
    Court,
    Who(Words),
    Whom(Words),
    Of(Words),
    In(Words),
    With(Words),
    Next(Words),
    Before(Words),
}

/// One condition.
#[derive(Clone, Debug)]
pub(super) struct Condition {
    test: Test,
    expected: bool,
}

/// Reads the conditions of a row. What is misspelt is left out, which a test notices.
pub(super) fn parse(column: &'static str) -> Vec<Condition> {
    column.split_whitespace().filter(|part| *part != "-").filter_map(condition).collect()
}

fn condition(part: &'static str) -> Option<Condition> {
    let bare = part.trim_start_matches('!');
    let test = match bare.split_once(':') {
        None => match bare {
            "passive" => Test::Passive,
            "reflexive" => Test::Reflexive,
            "zu" => Test::Zu,
            "to-place" => Test::ToPlace,
            "becomes" => Test::Becomes,
            _ => return None,
        },
        Some(("text", "sport")) => Test::Sport,
        Some(("text", "court")) => Test::Court,
        Some((name, words)) => {
            let words = Words::of(words);
            match name {
                "who" => Test::Who(words),
                "whom" => Test::Whom(words),
                "of" => Test::Of(words),
                "in" => Test::In(words),
                "with" => Test::With(words),
                "next" => Test::Next(words),
                "before" => Test::Before(words),
                _ => return None,
            }
        }
    };
    Some(Condition { test, expected: bare == part })
}

impl Condition {
    /// Whether it holds for a word used like that in its clause.
    pub(super) fn holds(&self, clause: &Clause, word: &Use) -> bool {
        let phrase = |words: &Words, phrase: usize| has(clause, word, words, clause.head(phrase));
        let found = match &self.test {
            Test::Passive => word.passive,
            Test::Reflexive => clause.any(Class::REFLEXIVE, &[]),
            Test::Zu => clause.zu,
            Test::ToPlace => clause.to_place(),
            Test::Becomes => {
                clause.finite.is_some_and(|finite| clause.text.is(finite, Class::WERDEN))
                    && !clause.any(Class::PARTICIPLE | Class::INFINITIVE, &[])
            }
            Test::Sport => clause.sentence.topics.sport,
            Test::Court => clause.sentence.topics.court,
            Test::Who(words) => word.who.is_some_and(|index| phrase(words, index)),
            Test::Whom(words) => word.whom.iter().any(|&index| phrase(words, index)),
            Test::Of(words) => has(clause, word, words, word.complement.clone()),
            Test::In(words) => has(clause, word, words, clause.tokens()),
            Test::With(words) => {
                let (near, all) = (word.near(), &clause.sentence.tokens);
                has(clause, word, words, near.start.max(all.start)..near.end.min(all.end))
            }
            Test::Next(words) => {
                let last = word.tokens.iter().max().copied().unwrap_or_default();
                words.have_token(clause, last + 1)
            }
            Test::Before(words) => {
                let first = word.tokens.iter().min().copied().unwrap_or_default();
                first > clause.sentence.tokens.start && words.have_token(clause, first - 1)
            }
        };
        found == self.expected
    }
}

/// Whether one of the tokens that are near a word, its own apart, is one of the words.
fn has(clause: &Clause, word: &Use, words: &Words, mut tokens: impl Iterator<Item = usize>) -> bool {
    let near = word.near();
    tokens.any(|at| near.contains(&at) && !word.tokens.contains(&at) && words.have_token(clause, at))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_condition_of_the_lists_can_be_read() {
        for list in [super::super::lexicon::VERBS, super::super::lexicon::NOUNS] {
            for row in rows(list) {
                let parts = row[2].split_whitespace().filter(|part| *part != "-").count();
                assert_eq!(parse(row[2]).len(), parts, "{row:?}");
            }
        }
    }
}
