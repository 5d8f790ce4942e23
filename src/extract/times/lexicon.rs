//! What the lists of times and holidays say of a form.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::calendar::{Season, Unit};
use super::holiday::Rule;
use super::value::Edge;
use crate::language::de::lists::rows;

const TIMES: &str = include_str!("../../../assets/lexicon/de/times.tsv");
const HOLIDAYS: &str = include_str!("../../../assets/lexicon/de/holidays.tsv");

type Map<Value> = HashMap<&'static str, Value, foldhash::fast::FixedState>;

/// What a form in lower case can say about time.
#[derive(Default)]
pub(super) struct Lexicon {
    pub months: Map<i8>,
    /// From Monday as 1 on.
    pub weekdays: Map<i8>,
    /// By TIMEX3 code.
    pub parts: Map<&'static str>,
    /// From the article's day on.
    pub days: Map<i32>,
    pub units: Map<Measure>,
    /// "Vorjahr": a unit before the article's.
    pub ago: Map<Unit>,
    pub edges: Map<Edge>,
    /// "Jahresende".
    pub borders: Map<(Unit, Edge)>,
    /// Stems of adjectives: "vergangen".
    shifts: Map<i32>,
    pub seasons: Map<Season>,
    pub every: Map<Unit>,
    /// First word → the words that follow it, the most first, and the day.
    holidays: Map<Vec<(Vec<&'static str>, Rule)>>,
}

/// What a length of time is counted in.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Measure {
    /// A "Viertelstunde" is a quarter of an hour.
    pub factor: f64,
    pub unit: Unit,
    pub plural: bool,
}

pub(super) static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::from_lists);

impl Lexicon {
    fn from_lists() -> Self {
        let mut lexicon = Self::default();
        for row in rows(TIMES) {
            let [class, value, forms] = row[..] else { continue };
            for form in forms.split_whitespace() {
                let _ = lexicon.add(class, value, form);
            }
        }
        for row in rows(HOLIDAYS) {
            let [when, names] = row[..] else { continue };
            let Some(rule) = Rule::parse(when) else { continue };
            for name in names.split_whitespace() {
                let mut words = name.split('_');
                let first = words.next().unwrap_or_default();
                lexicon.holidays.entry(first).or_default().push((words.collect(), rule));
            }
        }
        for names in lexicon.holidays.values_mut() {
            names.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
        }
        lexicon
    }

    /// None where the row says something that is not understood.
    fn add(&mut self, class: &str, value: &'static str, form: &'static str) -> Option<()> {
        match class {
            "month" => drop(self.months.insert(form, value.parse().ok()?)),
            "weekday" => drop(self.weekdays.insert(form, value.parse().ok()?)),
            "part" => drop(self.parts.insert(form, value)),
            "day" => drop(self.days.insert(form, value.parse().ok()?)),
            "unit" | "units" => {
                let (factor, code) = value.split_once('*').unwrap_or(("1", value));
                let measure = Measure { factor: factor.parse().ok()?, unit: unit(code)?, plural: class == "units" };
                self.units.insert(form, measure);
            }
            "ago" => drop(self.ago.insert(form, unit(value)?)),
            "edge" => drop(self.edges.insert(form, edge(value)?)),
            "border" => {
                let (code, name) = value.split_once(' ')?;
                self.borders.insert(form, (unit(code)?, edge(name)?));
            }
            "shift" => drop(self.shifts.insert(form, value.parse().ok()?)),
            "season" => {
                let (code, month) = value.split_once(' ')?;
                self.seasons.insert(form, Season { code, month: month.parse().ok()? });
            }
            "every" => drop(self.every.insert(form, unit(value)?)),
            _ => return None,
        }
        Some(())
    }

    /// How many units from this one on an adjective in any of its forms counts: "vergangenen", "nächste".
    pub(super) fn shift(&self, form: &str) -> Option<i32> {
        let stem = ["e", "en", "er", "es", "em"].iter().find_map(|ending| form.strip_suffix(ending))?;
        self.shifts.get(stem).copied()
    }

    /// A day with a name, by the words that begin it in lower case; with how many words it has.
    pub(super) fn holiday<'a>(&self, word: impl Fn(usize) -> &'a str) -> Option<(Rule, usize)> {
        let names = self.holidays.get(word(0))?;
        names
            .iter()
            .find(|(words, _)| words.iter().enumerate().all(|(index, expected)| word(index + 1) == *expected))
            .map(|(words, rule)| (*rule, words.len() + 1))
    }
}

fn unit(code: &str) -> Option<Unit> {
    Some(match code {
        "D" => Unit::Day,
        "W" => Unit::Week,
        "X" => Unit::WorkingWeek,
        "WE" => Unit::Weekend,
        "M" => Unit::Month,
        "Q" => Unit::Quarter,
        "H" => Unit::HalfYear,
        "Y" => Unit::Year,
        "DE" => Unit::Decade,
        "CE" => Unit::Century,
        "TH" => Unit::Hour,
        "TM" => Unit::Minute,
        "TS" => Unit::Second,
        _ => return None,
    })
}

fn edge(name: &str) -> Option<Edge> {
    Some(match name {
        "start" => Edge::Start,
        "mid" => Edge::Mid,
        "end" => Edge::End,
        _ => return None,
    })
}
