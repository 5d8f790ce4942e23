//! Number words: one form → its value.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use crate::language::de::lists::rows;

const LIST: &str = include_str!("../../../assets/lexicon/de/number-words.tsv");

/// No number word that news print is longer, in bytes.
const LONGEST: usize = 100;
/// The largest count before "hundert": "neunzehnhundert".
const MOST_HUNDREDS: u32 = 19;

/// So many bytes tell most words from number words.
const BEGINNING: usize = 3;

type Map<Value> = HashMap<&'static str, Value, foldhash::fast::FixedState>;

/// What a word is among numbers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Word {
    /// A number of its own.
    Value(f64),
    /// A noun that is a number.
    Noun(f64),
    /// What the number before it is multiplied by; alone, it stands for itself.
    Factor(f64),
    /// Half of what it stands beside.
    Half,
    /// The indefinite article.
    Article,
}

#[derive(Default)]
struct Table {
    small: Map<u32>,
    tens: Map<u32>,
    ordinals: Map<u32>,
    /// What is looked up as it stands.
    words: Map<Word>,
    /// How the words that longer ones are made of begin.
    beginnings: HashSet<[u8; BEGINNING], foldhash::fast::FixedState>,
    /// Plurals, some of which are also factors.
    vague: Map<f64>,
}

static TABLE: LazyLock<Table> = LazyLock::new(Table::from_list);

impl Table {
    fn from_list() -> Self {
        let mut table = Self::default();
        for row in rows(LIST) {
            let [class, value, forms] = row[..] else { continue };
            let Ok(number) = value.parse::<f64>() else { continue };
            #[allow(clippy::cast_sign_loss, reason = "the list has no negative numbers")]
            let whole = number as u32;
            for form in forms.split_whitespace() {
                match class {
                    "small" => drop(table.small.insert(form, whole)),
                    "ten" => drop(table.tens.insert(form, whole)),
                    "ordinal" => drop(table.ordinals.insert(form, whole)),
                    "whole" => drop(table.words.insert(form, Word::Value(number))),
                    "noun" => drop(table.words.insert(form, Word::Noun(number))),
                    "factor" => drop(table.words.insert(form, Word::Factor(number))),
                    "vague" => drop(table.vague.insert(form, number)),
                    "half" => drop(table.words.insert(form, Word::Half)),
                    _ => drop(table.words.insert(form, Word::Article)),
                }
            }
        }
        let parts = table.small.keys().chain(table.tens.keys()).copied().chain(["hundert", "tausend"]);
        table.beginnings = parts.filter_map(beginning).collect();
        table
    }

    /// "tausend" parts a word into how many thousands and what comes on top of them.
    fn below_million(&self, form: &str) -> Option<u32> {
        if form.len() > LONGEST || !self.beginnings.contains(&beginning(form)?) {
            return None;
        }
        let Some((count, rest)) = form.split_once("tausend") else { return self.below_thousand(form) };
        let thousands = if count.is_empty() { 1 } else { self.below_thousand(count).filter(|count| *count > 0)? };
        let rest = rest.strip_prefix("und").unwrap_or(rest);
        Some(thousands * 1000 + if rest.is_empty() { 0 } else { self.below_thousand(rest)? })
    }

    fn below_thousand(&self, form: &str) -> Option<u32> {
        let Some((count, rest)) = form.split_once("hundert") else { return self.below_hundred(form) };
        let hundreds =
            if count.is_empty() { 1 } else { *self.small.get(count).filter(|c| (1..=MOST_HUNDREDS).contains(*c))? };
        let rest = rest.strip_prefix("und").unwrap_or(rest);
        Some(hundreds * 100 + if rest.is_empty() { 0 } else { self.below_hundred(rest)? })
    }

    fn below_hundred(&self, form: &str) -> Option<u32> {
        if let Some(value) = self.small.get(form).or_else(|| self.tens.get(form)) {
            return Some(*value);
        }
        let (unit, ten) = form.split_once("und")?;
        let unit = self.small.get(unit).filter(|unit| (1..=9).contains(*unit))?;
        Some(self.tens.get(ten)? + unit)
    }
}

fn beginning(form: &str) -> Option<[u8; BEGINNING]> {
    form.as_bytes().first_chunk().copied()
}

/// What a word, in lower case, is among numbers: "dreiundzwanzig", "zweieinhalb", "Millionen".
pub(super) fn read(form: &str) -> Option<Word> {
    TABLE.words.get(form).copied().or_else(|| cardinal(form).map(Word::Value))
}

/// The value of a plural that says no more than that there are several: "Dutzende".
pub(super) fn vague(form: &str) -> Option<f64> {
    TABLE.vague.get(form).copied()
}

fn cardinal(form: &str) -> Option<f64> {
    if let Some(whole) = form.strip_suffix("einhalb").or_else(|| form.strip_suffix("undhalb")) {
        let whole = whole.strip_suffix("und").unwrap_or(whole);
        return TABLE.below_million(whole).map(|whole| f64::from(whole) + 0.5);
    }
    TABLE.below_million(form).map(f64::from)
}

/// The whole number that a word in lower case stands for: "neunzig".
pub fn whole(form: &str) -> Option<u32> {
    TABLE.below_million(form)
}

/// The number that an ordinal in lower case stands for: "dritte", "einundzwanzigsten".
pub fn ordinal(form: &str) -> Option<u32> {
    let stem = ["e", "en", "er", "es", "em"].iter().find_map(|ending| form.strip_suffix(ending))?;
    ordinal_stem(stem)
}

/// What the noun of a fraction in lower case divides by: "drittel", "zehntel".
pub(super) fn denominator(form: &str) -> Option<f64> {
    let stem = form.strip_suffix("eln").or_else(|| form.strip_suffix("el"))?;
    ordinal_stem(stem).filter(|number| *number > 2).map(f64::from)
}

fn ordinal_stem(stem: &str) -> Option<u32> {
    TABLE.ordinals.get(stem).copied().or_else(|| {
        let whole = |part: &str| TABLE.below_million(part);
        let from_twenty = stem.strip_suffix("st").and_then(whole).filter(|number| *number >= 20);
        from_twenty.or_else(|| stem.strip_suffix('t').and_then(whole).filter(|number| (2..20).contains(number)))
    })
}
