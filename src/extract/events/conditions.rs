//! Conditions under which a word names an event, as the lists state them.

use std::collections::{HashMap, HashSet};

use super::clause::Clause;
use super::triggers::Use;
use crate::extraction::EntityKind;
use crate::language::de::lists::rows;
use crate::language::gazetteer::NameClass;
use crate::language::lexicon::Class;

const SETS: &str = include_str!("../../../assets/lexicon/de/event-words.tsv");

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

/// The sets of words by their names.
pub(super) struct Sets(HashMap<&'static str, Vec<&'static str>>);

impl Sets {
    pub(super) fn from_list() -> Self {
        Self(
            rows(SETS)
                .filter_map(|row| match row[..] {
                    [name, words] => Some((name, words.split_whitespace().collect())),
                    _ => None,
                })
                .collect(),
        )
    }

    /// The words of "person+PER+als": sets, and words that name none.
    pub(super) fn union(&self, names: &'static str) -> Words {
        let mut words = Words::default();
        for name in names.split('+') {
            match self.0.get(name) {
                Some(set) => set.iter().for_each(|word| words.add(word)),
                None => words.add(name),
            }
        }
        words
    }
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
pub(super) fn parse(column: &'static str, sets: &Sets) -> Vec<Condition> {
    column.split_whitespace().filter(|part| *part != "-").filter_map(|part| condition(part, sets)).collect()
}

fn condition(part: &'static str, sets: &Sets) -> Option<Condition> {
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
            let words = sets.union(words);
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
        let near = word.near();
        let any = |words: &Words, mut tokens: Box<dyn Iterator<Item = usize> + '_>| {
            tokens.any(|at| near.contains(&at) && !word.tokens.contains(&at) && words.have_token(clause, at))
        };
        let phrase =
            |words: &Words, phrase: Option<usize>| phrase.is_some_and(|index| any(words, Box::new(clause.head(index))));
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
            Test::Who(words) => phrase(words, word.who),
            Test::Whom(words) => word.whom.iter().any(|&index| phrase(words, Some(index))),
            Test::Of(words) => any(words, Box::new(word.complement.clone())),
            Test::In(words) => any(words, Box::new(clause.tokens())),
            Test::With(words) => {
                let all = &clause.sentence.tokens;
                any(words, Box::new(near.start.max(all.start)..near.end.min(all.end)))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_condition_of_the_lists_can_be_read() {
        let sets = Sets::from_list();
        for list in [super::super::lexicon::VERBS, super::super::lexicon::NOUNS] {
            for row in rows(list) {
                let parts = row[2].split_whitespace().filter(|part| *part != "-").count();
                assert_eq!(parse(row[2], &sets).len(), parts, "{row:?}");
            }
        }
    }
}
