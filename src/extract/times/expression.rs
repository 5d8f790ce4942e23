//! Whole expressions: what prepositions and numbers make of points in time.

use super::calendar::Unit;
use super::lexicon::{LEXICON, Measure};
use super::phrase::{Name, Phrase, Point};
use super::point::{point, with_clock};
use super::reader::{ARTICLES, Read, Reader, WHEN};
use super::value::{Clock, Frequency};
use super::{clock, name};

/// A time expression.
pub(super) fn phrase(reader: Reader, at: usize) -> Read<Phrase> {
    match reader.lower(at) {
        "vom" | "von" => range(reader, at + 1, &["bis"]).or_else(|| governed(reader, at + 1)),
        "zwischen" => range(reader, at + 1, &["und"]),
        "seit" => since(reader, at + 1),
        "ab" => map(point(reader, at + 1, true), Phrase::Since),
        "bis" => map(point(reader, reader.past(at + 1, &["zum", "zur", "zu", "in"]), true), Phrase::Until),
        "vor" => away(reader, at + 1, -1.0).or_else(|| beside(reader, at + 1, Phrase::Before)),
        "nach" => beside(reader, at + 1, Phrase::After),
        "in" => away(reader, at + 1, 1.0).or_else(|| when(reader, at)),
        "jeden" | "jede" | "jedes" | "jedem" | "jeder" => each(reader, at + 1),
        "alle" => {
            let ((count, unit), end) = reader.length(at + 1)?;
            Some((Phrase::Every(Frequency::Once(count?, unit)), end))
        }
        "unter" if reader.of(at + 1) == "der" && reader.lower(at + 2) == "woche" => {
            let week = Point { name: Some(Name::Unit(Unit::WorkingWeek, 0)), ..Point::default() };
            Some((Phrase::Point(week), at + 3))
        }
        "immer" => habit(reader, at + 1),
        form if WHEN.contains(&form) => when(reader, at),
        _ => habit(reader, at)
            .or_else(|| range(reader, at, &["bis", "–", "-"]))
            .or_else(|| adjoining(reader, at))
            .or_else(|| map(point(reader, at, false), Phrase::Point))
            .or_else(|| lasting(reader, at)),
    }
}

/// "drei Tage lang"; "drei Tage nach dem Fund" is a time that is not known, "mit 39 Jahren" an age.
fn lasting(reader: Reader, at: usize) -> Read<Phrase> {
    let ((count, unit), end) = reader.length(at)?;
    let beside = matches!(reader.of(end), "vor" | "nach") && (reader.is_noun(end + 1) || reader.opens_phrase(end + 1));
    if beside || matches!(reader.of(end), "später" | "zuvor" | "danach" | "davor" | "früher") {
        return Some((Phrase::Vague, end));
    }
    let age =
        unit == Unit::Year && (reader.before(at) == "mit" || at > reader.start && reader.before(at - 1) == "alter");
    (!age).then_some((Phrase::Lasting(count, unit), end))
}

/// What follows a preposition that says when something is: "am Freitag", "in den vergangenen drei Tagen".
fn when(reader: Reader, at: usize) -> Read<Phrase> {
    let first = at + 1;
    if let Some((clock, end)) = clock::clock(reader, first, matches!(reader.lower(at), "um" | "gegen")) {
        return Some((Phrase::Point(Point { clock: Some(clock), ..Point::default() }), end));
    }
    governed(reader, first)
}

fn governed(reader: Reader, at: usize) -> Read<Phrase> {
    adjoining(reader, reader.past(at, &ARTICLES))
        .or_else(|| range(reader, at, &["bis", "und"]).filter(|(phrase, _)| is_pair(*phrase)))
        .or_else(|| map(point(reader, at, true), Phrase::Point))
}

/// "vor drei Jahren", "in zwei Wochen"
fn away(reader: Reader, at: usize, side: f64) -> Read<Phrase> {
    if reader.of(at) == "kurzem" {
        return Some((Phrase::Vague, at + 1));
    }
    let ((count, unit), end) = reader.length(at)?;
    Some((count.map_or(Phrase::Vague, |count| Phrase::Away(side * count, unit)), end))
}

fn since(reader: Reader, at: usize) -> Read<Phrase> {
    if let Some(((count, unit), end)) = reader.length(at) {
        return Some((count.map_or(Phrase::Lasting(None, unit), |count| Phrase::SinceAway(count, unit)), end));
    }
    // "seit Jahren"
    if let Some((measure, end)) = reader.measure(at).filter(|(measure, _)| measure.plural) {
        return Some((Phrase::Lasting(None, measure.unit), end));
    }
    map(point(reader, at, true), Phrase::Since)
}

fn beside(reader: Reader, at: usize, side: fn(Point) -> Phrase) -> Read<Phrase> {
    let (point, end) = point(reader, at, true)?;
    let part_alone = point.name.is_none() && matches!(point.clock, Some(Clock::Part(_)));
    (!part_alone).then_some((side(point), end))
}

/// "die vergangenen drei Tage", "der nächsten beiden Wochen"
fn adjoining(reader: Reader, at: usize) -> Read<Phrase> {
    let shift = LEXICON.shift(reader.lower(at)).filter(|shift| *shift != 0)?;
    let (count, after) = reader.count(at + 1).unwrap_or((None, at + 1));
    let (Measure { factor, unit, plural }, end) = reader.measure(after)?;
    let side = f64::from(shift.signum());
    plural.then_some((count.map_or(Phrase::Vague, |count| Phrase::Adjoining(side * count * factor, unit)), end))
}

/// "von Montag bis Freitag" behind its preposition, "3. bis 5. Mai".
fn range(reader: Reader, at: usize, joints: &[&str]) -> Read<Phrase> {
    let (from, joint) = point(reader, at, true).or_else(|| bare_hour(reader, at))?;
    if !joints.contains(&reader.of(joint)) {
        return None;
    }
    let (to, end) = point(reader, reader.past(joint + 1, &["zum", "zur", "zu"]), true)?;
    let alike = from.name.is_some() == to.name.is_some() || from.clock.is_some();
    let named = !matches!(to.name, Some(Name::Date(_, None, _)));
    (alike && named).then_some((Phrase::Range(from, to), end))
}

/// The first hour in "von 17 bis 18 Uhr".
fn bare_hour(reader: Reader, at: usize) -> Read<Point> {
    let (hour, end) = clock::hour(reader, at)?;
    Some((Point { clock: Some(Clock::Time(hour, None, None)), ..Point::default() }, end))
}

/// "jeden Montag", "jedes Jahr"
fn each(reader: Reader, at: usize) -> Read<Phrase> {
    if let Some((day, _)) = name::weekday(reader.lower(at)) {
        let name = Some(Name::Weekday(day, None));
        let (point, end) = with_clock(reader, Point { name, ..Point::default() }, at + 1);
        return Some((Phrase::Every(Frequency::Weekday(day, point.clock)), end));
    }
    if let Some(part) = LEXICON.parts.get(reader.lower(at)) {
        return Some((Phrase::Every(Frequency::Daily(Clock::Part(part))), at + 1));
    }
    let (Measure { factor, unit, .. }, end) = reader.measure(at)?;
    Some((Phrase::Every(Frequency::Once(factor, unit)), end))
}

/// "montags", "täglich"
fn habit(reader: Reader, at: usize) -> Read<Phrase> {
    let form = reader.lower(at);
    let weekday = form.strip_suffix('s').and_then(|day| LEXICON.weekdays.get(day));
    // "des Montags" is one Monday.
    if let Some(day) = weekday.filter(|_| !ARTICLES.contains(&reader.before(at))) {
        return Some((Phrase::Every(Frequency::Weekday(*day, None)), at + 1));
    }
    let unit = LEXICON.every.get(form)?;
    Some((Phrase::Every(Frequency::Once(1.0, *unit)), at + 1))
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
