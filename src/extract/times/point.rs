//! One point in time: a name of the calendar, a time of day, or both.

use super::calendar::Unit;
use super::lexicon::LEXICON;
use super::phrase::{Name, Point};
use super::reader::{ARTICLES, Read, Reader};
use super::value::Clock;
use super::{clock, name};

/// One time: a name of the calendar, a time of day, or both. Behind a preposition more words say when.
pub(super) fn point(reader: Reader, at: usize, governed: bool) -> Read<Point> {
    if let Some(night) = night(reader, at) {
        return Some(night);
    }
    let first = reader.past(at, &ARTICLES);
    if let Some((clock, end)) = clock::clock(reader, first, governed) {
        return Some((Point { clock: Some(clock), ..Point::default() }, end));
    }
    if let Some(edge) = edge(reader, first) {
        return Some(edge);
    }
    if let Some((name, end)) = name::name(reader, first)
        && (governed || name.stands_alone() || is_bare_year(reader, name, first))
        && (first == at || takes_article(reader, name, first))
    {
        let point = Point { name: Some(name), ..Point::default() };
        return Some(with_clock(reader, point, end));
    }
    part(reader, first, governed)
}

/// Whether the article before a name belongs to it: not in "die heute …", "die 2019 verabschiedete …".
fn takes_article(reader: Reader, name: Name, at: usize) -> bool {
    match name {
        Name::Day(_) => reader.lower(at).ends_with("igen"),
        Name::Year(_) => !reader.of(at).starts_with(|c: char| c.is_ascii_digit()),
        _ => true,
    }
}

/// Whether a number says when without a preposition: "2019 wurde er gewählt", "der Putsch 1979", and not "2019 Euro".
fn is_bare_year(reader: Reader, name: Name, at: usize) -> bool {
    let said = !reader.of(at).starts_with(|c: char| c.is_ascii_digit());
    let recent = matches!(name, Name::Year(1800..=2100));
    let counts = reader.is_noun(at + 1) || name::is_counted(reader, at + 1);
    let counted = at > reader.start && name::is_counted(reader, at - 1);
    recent && (said || !counts && !counted)
}

/// "Mitte Mai", "Ende des Jahres", "Jahresende"
fn edge(reader: Reader, at: usize) -> Read<Point> {
    let form = reader.lower(at);
    if let Some((unit, edge)) = LEXICON.borders.get(form) {
        let (name, end) = match name::year(reader, at + 1) {
            Some((year, end)) if *unit == Unit::Year => (Name::Year(year), end),
            _ => (Name::Unit(*unit, 0), at + 1),
        };
        return Some((Point { name: Some(name), edge: Some(*edge), ..Point::default() }, end));
    }
    let edge = *LEXICON.edges.get(form)?;
    let of = reader.past(at + 1, &["des", "der", "dieses", "dieser"]);
    let (name, end) = name::name(reader, of).or_else(|| {
        // "Ende des Monats": the one that the article is of.
        let (measure, end) = reader.measure(of).filter(|_| of > at + 1)?;
        Some((Name::Unit(measure.unit, 0), end))
    })?;
    let day = matches!(name, Name::Date(..) | Name::Day(_) | Name::Weekday(..) | Name::Holiday(..));
    (!day).then_some((Point { name: Some(name), edge: Some(edge), ..Point::default() }, end))
}

/// "Nacht zum Samstag", "Nacht auf den 3. Mai", "Nacht von Freitag auf Samstag", "Abend des 3. Mai"
fn night(reader: Reader, at: usize) -> Read<Point> {
    let first = reader.past(at, &ARTICLES);
    let part = *LEXICON.parts.get(reader.lower(first)).filter(|_| reader.capitalised(first))?;
    let (of, eve) = match reader.of(first + 1) {
        "zum" | "zu" | "auf" if part == "NI" => (reader.past(first + 2, &["den", "dem"]), true),
        "von" | "vom" if part == "NI" => {
            let (_, end) = name::name(reader, first + 2)?;
            (reader.past(end + 1, &["den", "dem"]), matches!(reader.of(end), "auf" | "zum" | "zu"))
        }
        "des" | "vom" => (first + 2, false),
        _ => return None,
    };
    let (name, end) = name::name(reader, of)?;
    let day = matches!(name, Name::Date(..) | Name::Weekday(..) | Name::Day(_) | Name::Holiday(..) | Name::Shifted(..));
    let point = Point { name: Some(name), clock: Some(Clock::Part(part)), eve, edge: None };
    // Half past one in the night to Saturday is on Saturday.
    let hour = reader.past(end, &["um", "gegen"]);
    let point = match clock::clock(reader, hour, hour > end) {
        Some((Clock::Time(hour, minute, second), end)) => {
            let clock = Clock::Time(clock::hour_in(hour, Some(part)), minute, second);
            (Point { clock: Some(clock), eve: eve && hour >= 12, ..point }, end)
        }
        _ => (point, end),
    };
    day.then_some(point)
}

/// A part of the day by itself: "am Abend", "nachts", "dieser Abend".
fn part(reader: Reader, at: usize, governed: bool) -> Read<Point> {
    let (name, noun) = match LEXICON.shift(reader.lower(at)) {
        Some(0) => (Some(Name::Day(0)), at + 1),
        Some(-1) if reader.lower(at + 1) == "nacht" => (Some(Name::Day(-1)), at + 1),
        _ => (None, at),
    };
    // "am frühen Nachmittag"
    let noun = if governed { reader.past(noun, &["frühen", "späten", "späteren"]) } else { noun };
    let form = reader.lower(noun);
    let part = *LEXICON.parts.get(form)?;
    let adverb = (!reader.capitalised(noun) || noun == reader.start) && form.ends_with('s');
    let stands = name.is_some() || adverb || governed;
    stands.then_some((Point { name, clock: Some(Clock::Part(part)), ..Point::default() }, noun + 1))
}

/// A day with the time of day that follows it: "Freitag gegen 14:30 Uhr", "heute Abend", "Montag um 9 Uhr morgens".
pub(super) fn with_clock(reader: Reader, mut point: Point, mut at: usize) -> (Point, usize) {
    let takes_part = name::takes_part(point.name);
    // "Freitagabend": the weekday is the last word that was read.
    if let Some((_, Some(part))) = name::weekday(reader.before(at)).filter(|_| takes_part) {
        point.clock = Some(Clock::Part(part));
    }
    if point.clock.is_none() && takes_part {
        let noun = reader.past(at, &["am", "in"]);
        let noun = if noun > at { reader.past(noun, &["der"]) } else { noun };
        if let Some(part) = LEXICON.parts.get(reader.lower(noun)) {
            point.clock = Some(Clock::Part(part));
            at = noun + 1;
        }
    }
    let first = reader.past(at, &[","]);
    let preposition = reader.past(first, &["um", "gegen", "ab"]);
    let hours = takes_part.then(|| clock::clock(reader, preposition, preposition > first)).flatten();
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
