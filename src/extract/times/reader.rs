//! The grammar of time expressions: tokens → what they say.
//!
//! Each function reads what begins at a token and gives it with the token after it. They go forward only and look a few
//! tokens ahead, so that reading is linear. `clock` reads times of day, `name` pieces of the calendar, and this file joins
//! them with prepositions.

use std::ops::Range;

use super::calendar::Unit;
use super::lexicon::{LEXICON, Measure};
use super::phrase::{Name, Phrase, Point};
use super::value::{Clock, Frequency};
use super::{clock, name};
use crate::extract::numbers;
use crate::language::Text;
use crate::language::lexicon::Class;

/// What was read, and the token after it.
pub(super) type Read<T> = Option<(T, usize)>;

/// A sentence that is read.
#[derive(Clone, Copy)]
pub(super) struct Reader<'a> {
    text: &'a Text<'a>,
    /// Its first token.
    pub start: usize,
    /// The token after its last.
    pub end: usize,
}

/// Prepositions, with an article in them or not, behind which a name of the calendar says when.
const WHEN: [&str; 14] =
    ["am", "an", "im", "in", "um", "gegen", "zu", "zum", "zur", "während", "beim", "per", "für", "aus"];
const ARTICLES: [&str; 7] = ["der", "die", "das", "den", "dem", "des", "einem"];
/// Words between a preposition and a number of units: "vor rund zwei Wochen".
const ROUGHLY: [&str; 12] =
    ["rund", "etwa", "knapp", "gut", "fast", "mehr", "als", "über", "genau", "ca.", "circa", "ungefähr"];

impl<'a> Reader<'a> {
    pub(super) fn new(text: &'a Text<'a>, sentence: &Range<usize>) -> Self {
        Self { text, start: sentence.start, end: sentence.end }
    }

    /// What the token says; nothing behind the sentence.
    pub(super) fn of(self, at: usize) -> &'a str {
        if at < self.end { self.text.of(at) } else { "" }
    }

    pub(super) fn lower(self, at: usize) -> String {
        self.of(at).to_lowercase()
    }

    /// The token before, in lower case; nothing before the sentence.
    pub(super) fn before(self, at: usize) -> String {
        if at > self.start { self.lower(at - 1) } else { String::new() }
    }

    /// Whether what stands before the token makes a noun of it: "am Morgen", and not "bis morgen".
    pub(super) fn is_determined(self, at: usize) -> bool {
        let before = self.before(at);
        ARTICLES.contains(&before.as_str()) || matches!(before.as_str(), "am" | "zum" | "vom" | "gegen" | "jeden")
    }

    pub(super) fn capitalised(self, at: usize) -> bool {
        at < self.end && self.text.capitalised(at)
    }

    pub(super) fn is_noun(self, at: usize) -> bool {
        at < self.end && self.text.is_noun(at)
    }

    /// The token after one of `words`, or the same where none of them stands there.
    pub(super) fn past(self, at: usize, words: &[&str]) -> usize {
        at + usize::from(words.contains(&self.lower(at).as_str()))
    }

    /// How many of what follows: "drei", "mehrere"; the latter without a number.
    pub(super) fn count(self, at: usize) -> Read<Option<f64>> {
        if matches!(self.lower(at).as_str(), "mehrere" | "mehreren" | "einige" | "einigen" | "wenige" | "wenigen") {
            return Some((None, at + 1));
        }
        if self.of(at) == "beiden" {
            return Some((Some(2.0), at + 1));
        }
        let number = numbers::cardinal(self.text, at, self.end).filter(|number| !number.vague)?;
        Some((Some(number.value), number.end))
    }

    /// A number of units: "drei Tage", "anderthalb Stunden", "eine Viertelstunde", "Monate".
    fn length(self, at: usize) -> Read<(Option<f64>, Unit)> {
        let at = (0..2).fold(at, |at, _| self.past(at, &ROUGHLY));
        if self.of(at) == "ganzen" || self.of(at) == "ganzes" {
            return self.measure(at + 1).map(|(measure, end)| ((Some(measure.factor), measure.unit), end));
        }
        let (count, after) = self.count(at)?;
        let (Measure { factor, unit, .. }, end) = self.measure(after)?;
        let aged = matches!(self.of(end), "alt" | "alte" | "alten" | "alter" | "altes");
        (!aged).then_some(((count.map(|count| count * factor), unit), end))
    }

    /// What a length of time is counted in.
    pub(super) fn measure(self, at: usize) -> Read<Measure> {
        LEXICON.units.get(self.lower(at).as_str()).map(|measure| (*measure, at + 1))
    }

    /// A time expression.
    pub(super) fn phrase(self, at: usize) -> Read<Phrase> {
        match self.lower(at).as_str() {
            "vom" | "von" => self.range(at + 1, &["bis"]).or_else(|| self.governed(at + 1)),
            "zwischen" => self.range(at + 1, &["und"]),
            "seit" => self.since(at + 1),
            "ab" => map(self.point(at + 1, true), Phrase::Since),
            "bis" => map(self.point(self.past(at + 1, &["zum", "zur", "zu", "in"]), true), Phrase::Until),
            "vor" => self.away(at + 1, -1.0).or_else(|| self.beside(at + 1, Phrase::Before)),
            "nach" => self.beside(at + 1, Phrase::After),
            "in" => self.away(at + 1, 1.0).or_else(|| self.when(at)),
            "jeden" | "jede" | "jedes" | "jedem" | "jeder" => self.each(at + 1),
            "alle" => {
                let ((count, unit), end) = self.length(at + 1)?;
                Some((Phrase::Every(Frequency::Once(count?, unit)), end))
            }
            "unter" if self.of(at + 1) == "der" && self.lower(at + 2) == "woche" => {
                let week = Point { name: Some(Name::Unit(Unit::WorkingWeek, 0)), ..Point::default() };
                Some((Phrase::Point(week), at + 3))
            }
            "immer" => self.habit(at + 1),
            form if WHEN.contains(&form) => self.when(at),
            _ => self
                .habit(at)
                .or_else(|| self.range(at, &["bis", "–", "-"]))
                .or_else(|| self.adjoining(at))
                .or_else(|| map(self.point(at, false), Phrase::Point))
                .or_else(|| self.lasting(at)),
        }
    }

    /// "drei Tage lang"; "drei Tage nach dem Fund" is a time that is not known, "mit 39 Jahren" an age.
    fn lasting(self, at: usize) -> Read<Phrase> {
        let ((count, unit), end) = self.length(at)?;
        let beside = matches!(self.of(end), "vor" | "nach") && (self.is_noun(end + 1) || self.opens_phrase(end + 1));
        if beside || matches!(self.of(end), "später" | "zuvor" | "danach" | "davor" | "früher") {
            return Some((Phrase::Vague, end));
        }
        let age = unit == Unit::Year && (self.before(at) == "mit" || at > self.start && self.before(at - 1) == "alter");
        (!age).then_some((Phrase::Lasting(count, unit), end))
    }

    fn opens_phrase(self, at: usize) -> bool {
        at < self.end && self.text.is(at, Class::OPENS_PHRASE)
    }

    /// What follows a preposition that says when something is: "am Freitag", "in den vergangenen drei Tagen".
    fn when(self, at: usize) -> Read<Phrase> {
        let first = at + 1;
        if let Some((clock, end)) = clock::clock(self, first, matches!(self.lower(at).as_str(), "um" | "gegen")) {
            return Some((Phrase::Point(Point { clock: Some(clock), ..Point::default() }), end));
        }
        self.governed(first)
    }

    fn governed(self, at: usize) -> Read<Phrase> {
        self.adjoining(self.past(at, &ARTICLES))
            .or_else(|| self.range(at, &["bis", "und"]).filter(|(phrase, _)| is_pair(*phrase)))
            .or_else(|| map(self.point(at, true), Phrase::Point))
    }

    /// "vor drei Jahren", "in zwei Wochen"
    fn away(self, at: usize, side: f64) -> Read<Phrase> {
        if self.of(at) == "kurzem" {
            return Some((Phrase::Vague, at + 1));
        }
        let ((count, unit), end) = self.length(at)?;
        Some((count.map_or(Phrase::Vague, |count| Phrase::Away(side * count, unit)), end))
    }

    fn since(self, at: usize) -> Read<Phrase> {
        if let Some(((count, unit), end)) = self.length(at) {
            return Some((count.map_or(Phrase::Lasting(None, unit), |count| Phrase::SinceAway(count, unit)), end));
        }
        // "seit Jahren"
        if let Some((measure, end)) = self.measure(at).filter(|(measure, _)| measure.plural) {
            return Some((Phrase::Lasting(None, measure.unit), end));
        }
        map(self.point(at, true), Phrase::Since)
    }

    fn beside(self, at: usize, side: fn(Point) -> Phrase) -> Read<Phrase> {
        let (point, end) = self.point(at, true)?;
        let part_alone = point.name.is_none() && matches!(point.clock, Some(Clock::Part(_)));
        (!part_alone).then_some((side(point), end))
    }

    /// "die vergangenen drei Tage", "der nächsten beiden Wochen"
    fn adjoining(self, at: usize) -> Read<Phrase> {
        let shift = LEXICON.shift(&self.lower(at)).filter(|shift| *shift != 0)?;
        let (count, after) = self.count(at + 1).unwrap_or((None, at + 1));
        let (Measure { factor, unit, plural }, end) = self.measure(after)?;
        let side = f64::from(shift.signum());
        plural.then_some((count.map_or(Phrase::Vague, |count| Phrase::Adjoining(side * count * factor, unit)), end))
    }

    /// "von Montag bis Freitag" behind its preposition, "3. bis 5. Mai".
    fn range(self, at: usize, joints: &[&str]) -> Read<Phrase> {
        let (from, joint) = self.point(at, true).or_else(|| self.bare_hour(at))?;
        if !joints.contains(&self.of(joint)) {
            return None;
        }
        let (to, end) = self.point(self.past(joint + 1, &["zum", "zur", "zu"]), true)?;
        let alike = from.name.is_some() == to.name.is_some() || from.clock.is_some();
        let named = !matches!(to.name, Some(Name::Date(_, None, _)));
        (alike && named).then_some((Phrase::Range(from, to), end))
    }

    /// The first hour in "von 17 bis 18 Uhr".
    fn bare_hour(self, at: usize) -> Read<Point> {
        let (hour, end) = clock::hour(self, at)?;
        Some((Point { clock: Some(Clock::Time(hour, None, None)), ..Point::default() }, end))
    }

    /// "jeden Montag", "jedes Jahr"
    fn each(self, at: usize) -> Read<Phrase> {
        if let Some((day, _)) = name::weekday(&self.lower(at)) {
            let name = Some(Name::Weekday(day, None));
            let (point, end) = self.with_clock(Point { name, ..Point::default() }, at + 1);
            return Some((Phrase::Every(Frequency::Weekday(day, point.clock)), end));
        }
        if let Some(part) = LEXICON.parts.get(self.lower(at).as_str()) {
            return Some((Phrase::Every(Frequency::Daily(Clock::Part(part))), at + 1));
        }
        let (Measure { factor, unit, .. }, end) = self.measure(at)?;
        Some((Phrase::Every(Frequency::Once(factor, unit)), end))
    }

    /// "montags", "täglich"
    fn habit(self, at: usize) -> Read<Phrase> {
        let form = self.lower(at);
        let weekday = form.strip_suffix('s').and_then(|day| LEXICON.weekdays.get(day));
        // "des Montags" is one Monday.
        if let Some(day) = weekday.filter(|_| !ARTICLES.contains(&self.before(at).as_str())) {
            return Some((Phrase::Every(Frequency::Weekday(*day, None)), at + 1));
        }
        let unit = LEXICON.every.get(form.as_str())?;
        Some((Phrase::Every(Frequency::Once(1.0, *unit)), at + 1))
    }

    /// One time: a name of the calendar, a time of day, or both. Behind a preposition more words say when.
    pub(super) fn point(self, at: usize, governed: bool) -> Read<Point> {
        if let Some(night) = self.night(at) {
            return Some(night);
        }
        let first = self.past(at, &ARTICLES);
        if let Some((clock, end)) = clock::clock(self, first, governed) {
            return Some((Point { clock: Some(clock), ..Point::default() }, end));
        }
        if let Some(edge) = self.edge(first) {
            return Some(edge);
        }
        if let Some((name, end)) = name::name(self, first)
            && (governed || name.stands_alone() || self.is_bare_year(name, first))
            && (first == at || self.takes_article(name, first))
        {
            let point = Point { name: Some(name), ..Point::default() };
            return Some(self.with_clock(point, end));
        }
        self.part(first, governed)
    }

    /// Whether the article before a name belongs to it: not in "die heute …", "die 2019 verabschiedete …".
    fn takes_article(self, name: Name, at: usize) -> bool {
        match name {
            Name::Day(_) => self.lower(at).ends_with("igen"),
            Name::Year(_) => !self.of(at).starts_with(|c: char| c.is_ascii_digit()),
            _ => true,
        }
    }

    /// Whether a number says when without a preposition: "2019 wurde er gewählt", and not "2019 Euro", "Agenda 2010".
    fn is_bare_year(self, name: Name, at: usize) -> bool {
        let said = !self.of(at).starts_with(|c: char| c.is_ascii_digit());
        let recent = matches!(name, Name::Year(1800..=2100));
        let before = at > self.start && (self.is_noun(at - 1) || name::is_counted(self, at - 1));
        recent && (said || !before && !self.is_noun(at + 1) && !name::is_counted(self, at + 1))
    }

    /// "Mitte Mai", "Ende des Jahres", "Jahresende"
    fn edge(self, at: usize) -> Read<Point> {
        let form = self.lower(at);
        if let Some((unit, edge)) = LEXICON.borders.get(form.as_str()) {
            let (name, end) = match name::year(self, at + 1) {
                Some((year, end)) if *unit == Unit::Year => (Name::Year(year), end),
                _ => (Name::Unit(*unit, 0), at + 1),
            };
            return Some((Point { name: Some(name), edge: Some(*edge), ..Point::default() }, end));
        }
        let edge = *LEXICON.edges.get(form.as_str())?;
        let of = self.past(at + 1, &["des", "der", "dieses", "dieser"]);
        let (name, end) = name::name(self, of).or_else(|| {
            // "Ende des Monats": the one that the article is of.
            let (measure, end) = self.measure(of).filter(|_| of > at + 1)?;
            Some((Name::Unit(measure.unit, 0), end))
        })?;
        let day = matches!(name, Name::Date(..) | Name::Day(_) | Name::Weekday(..) | Name::Holiday(..));
        (!day).then_some((Point { name: Some(name), edge: Some(edge), ..Point::default() }, end))
    }

    /// "Nacht zum Samstag", "Nacht auf den 3. Mai", "Nacht von Freitag auf Samstag", "Abend des 3. Mai"
    fn night(self, at: usize) -> Read<Point> {
        let first = self.past(at, &ARTICLES);
        let part = *LEXICON.parts.get(self.lower(first).as_str()).filter(|_| self.capitalised(first))?;
        let (of, eve) = match self.of(first + 1) {
            "zum" | "zu" | "auf" if part == "NI" => (self.past(first + 2, &["den", "dem"]), true),
            "von" | "vom" if part == "NI" => {
                let (_, end) = name::name(self, first + 2)?;
                (self.past(end + 1, &["den", "dem"]), matches!(self.of(end), "auf" | "zum" | "zu"))
            }
            "des" | "vom" => (first + 2, false),
            _ => return None,
        };
        let (name, end) = name::name(self, of)?;
        let day =
            matches!(name, Name::Date(..) | Name::Weekday(..) | Name::Day(_) | Name::Holiday(..) | Name::Shifted(..));
        let point = Point { name: Some(name), clock: Some(Clock::Part(part)), eve, edge: None };
        // Half past one in the night to Saturday is on Saturday.
        let hour = self.past(end, &["um", "gegen"]);
        let point = match clock::clock(self, hour, hour > end) {
            Some((Clock::Time(hour, minute, second), end)) => {
                let clock = Clock::Time(clock::hour_in(hour, Some(part)), minute, second);
                (Point { clock: Some(clock), eve: eve && hour >= 12, ..point }, end)
            }
            _ => (point, end),
        };
        day.then_some(point)
    }

    /// A part of the day by itself: "am Abend", "nachts", "dieser Abend".
    fn part(self, at: usize, governed: bool) -> Read<Point> {
        let (name, noun) = match LEXICON.shift(&self.lower(at)) {
            Some(0) => (Some(Name::Day(0)), at + 1),
            Some(-1) if self.lower(at + 1) == "nacht" => (Some(Name::Day(-1)), at + 1),
            _ => (None, at),
        };
        // "am frühen Nachmittag"
        let noun = if governed { self.past(noun, &["frühen", "späten", "späteren"]) } else { noun };
        let form = self.lower(noun);
        let part = *LEXICON.parts.get(form.as_str())?;
        let adverb = (!self.capitalised(noun) || noun == self.start) && form.ends_with('s');
        let stands = name.is_some() || adverb || governed;
        stands.then_some((Point { name, clock: Some(Clock::Part(part)), ..Point::default() }, noun + 1))
    }

    /// A day with the time of day that follows it: "Freitag gegen 14:30 Uhr", "heute Abend", "Montag um 9 Uhr morgens".
    fn with_clock(self, mut point: Point, mut at: usize) -> (Point, usize) {
        let takes_part = name::takes_part(point.name);
        // "Freitagabend": the weekday is the last word that was read.
        if let Some((_, Some(part))) = name::weekday(&self.before(at)).filter(|_| takes_part) {
            point.clock = Some(Clock::Part(part));
        }
        if point.clock.is_none() && takes_part {
            let noun = self.past(at, &["am", "in"]);
            let noun = if noun > at { self.past(noun, &["der"]) } else { noun };
            if let Some(part) = LEXICON.parts.get(self.lower(noun).as_str()) {
                point.clock = Some(Clock::Part(part));
                at = noun + 1;
            }
        }
        let first = self.past(at, &[","]);
        let preposition = self.past(first, &["um", "gegen", "ab"]);
        let hours = takes_part.then(|| clock::clock(self, preposition, preposition > first)).flatten();
        match hours {
            Some((Clock::Time(hour, minute, second), end)) => {
                let part = match point.clock {
                    Some(Clock::Part(part)) => Some(part),
                    _ => None,
                };
                let hour = clock::hour_in(hour, part);
                (Point { clock: Some(Clock::Time(hour, minute, second)), ..point }, end)
            }
            _ => (point, at),
        }
    }
}

/// Whether a range is of two days in a row: only these are one time when "und" joins them.
fn is_pair(phrase: Phrase) -> bool {
    match phrase {
        Phrase::Range(from, to) => match (from.name, to.name) {
            (Some(Name::Date(_, _, first)), Some(Name::Date(_, _, second))) => first + 1 == second,
            (Some(Name::Weekday(first, None)), Some(Name::Weekday(second, None))) => first % 7 + 1 == second,
            _ => false,
        },
        _ => false,
    }
}

fn map<T, U>(read: Read<T>, make: impl Fn(T) -> U) -> Read<U> {
    read.map(|(value, end)| (make(value), end))
}
