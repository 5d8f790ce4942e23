//! Names of pieces of the calendar: days, weeks, months, years, holidays.

use super::calendar::Unit;
use super::lexicon::LEXICON;
use super::phrase::{Name, Recurring, Year};
use super::reader::{Read, Reader};
use crate::extract::numbers;

/// A four-digit number from here to there is a year where a year can stand.
const YEARS: std::ops::RangeInclusive<i16> = 1000..=2100;
/// "80er Jahre" are of the last century from these on; of what came before them nobody can tell.
const DECADES: std::ops::RangeInclusive<i16> = 30..=90;

/// A name of a piece of the calendar, with the year that belongs to it.
pub(super) fn name(reader: Reader, at: usize) -> Read<Name> {
    let (name, end) = bare(reader, at)?;
    if let Name::Weekday(day, None) = name {
        // "Freitag, der 23. Mai": the date says more.
        let date = reader.past(reader.past(end, &[","]), &["der", "den", "dem"]);
        if let Some((date, end)) = day_and_month(reader, date) {
            return Some(with_year(reader, date, end));
        }
        if let Some((week, end)) = week(reader, end) {
            return Some((Name::Weekday(day, Some(week)), end));
        }
    }
    if let Name::Unit(Unit::Week, week) = name
        && let Some((day, _)) = weekday(reader.lower(reader.past(end, &["am"])))
    {
        return Some((Name::Weekday(day, Some(week)), reader.past(end, &["am"]) + 1));
    }
    Some(with_year(reader, name, end))
}

fn bare(reader: Reader, at: usize) -> Read<Name> {
    day_and_month(reader, at)
        .or_else(|| holiday(reader, at))
        .or_else(|| numbered(reader, at))
        .or_else(|| shifted(reader, at))
        .or_else(|| decade(reader, at))
        .or_else(|| word(reader, at))
}

/// Whether a time of day can follow.
pub(super) fn takes_part(name: Option<Name>) -> bool {
    matches!(
        name,
        Some(
            Name::Date(..)
                | Name::Weekday(..)
                | Name::Day(_)
                | Name::Holiday(..)
                | Name::Shifted(_, Recurring::Weekday(_))
        )
    )
}

/// A day of the week, in a compound perhaps with a part of it: "Freitag", "Freitagabend".
pub(super) fn weekday(form: &str) -> Option<(i8, Option<&'static str>)> {
    if let Some(day) = LEXICON.weekdays.get(form) {
        return Some((*day, None));
    }
    let unlike = ["mittwoch", "sonnabend"].into_iter().find(|day| form.starts_with(day));
    let cut = unlike.map(str::len).or_else(|| form.find("tag").map(|at| at + "tag".len()))?;
    let (day, rest) = form.split_at_checked(cut)?;
    let day = *LEXICON.weekdays.get(day)?;
    let rest =
        rest.strip_prefix('s').filter(|rest| rest.is_empty() || LEXICON.parts.contains_key(rest)).unwrap_or(rest);
    if rest.is_empty() {
        return Some((day, None));
    }
    LEXICON.parts.get(rest).map(|part| (day, Some(*part)))
}

/// "2024", "im Jahr 2024"
pub(super) fn year(reader: Reader, at: usize) -> Read<i16> {
    let first = reader.past(reader.past(at, &["im", "des"]), &["jahr", "jahre", "jahres"]);
    let form = reader.of(first);
    let year = form.parse().ok().filter(|year| form.len() == 4 && YEARS.contains(year))?;
    let counts = LEXICON.units.contains_key(reader.lower(first + 1));
    (!counts).then_some((year, first + 1))
}

/// Whether a token is a number, or a sign that a number stands beside.
pub(super) fn is_counted(reader: Reader, at: usize) -> bool {
    reader.count(at).is_some() || matches!(reader.of(at), "%" | "€" | "$" | "£" | "-" | "/" | "Nr.")
}

fn with_year(reader: Reader, name: Name, end: usize) -> (Name, usize) {
    if !name.lacks_year() {
        return (name, end);
    }
    if let Some((year, end)) = year(reader, end) {
        return (name.in_year(Some(Year::Given(year))), end);
    }
    let first = reader.past(end, &["im", "des", "in"]);
    let away =
        LEXICON.shift(reader.lower(first)).filter(|_| matches!(reader.lower(first + 1), "jahr" | "jahres" | "jahrs"));
    if let Some(away) = away {
        return (name.in_year(Some(Year::Away(away))), first + 2);
    }
    if LEXICON.ago.get(reader.lower(first)) == Some(&Unit::Year) && first > end {
        return (name.in_year(Some(Year::Away(-1))), first + 1);
    }
    (name, end)
}

/// "nächster Woche", "der vergangenen Woche", "dieser Woche": how many weeks from this one on.
fn week(reader: Reader, at: usize) -> Read<i32> {
    let first = reader.past(reader.past(at, &["in"]), &["der"]);
    let shift = LEXICON.shift(reader.lower(first))?;
    (reader.lower(first + 1) == "woche").then_some((shift, first + 2))
}

/// "3. Mai", "3.5.", "03.05.2024", "2024-05-03", "der zweite Mai", "3."
fn day_and_month(reader: Reader, at: usize) -> Read<Name> {
    let form = reader.of(at);
    if let Some(date) = numeric(form) {
        let is_time = matches!(reader.lower(at + 1), "uhr" | "uhr.");
        // "3.5." has its last point apart; without one it may be the number of a version.
        let short = matches!(date, Name::Date(None, ..));
        let point = short && reader.of(at + 1) == ".";
        let sure = !short || point || reader.is_determined(at) || matches!(reader.before(at), "ab" | "bis" | "seit");
        return (!is_time && sure).then_some((date, at + 1 + usize::from(point && at + 2 < reader.end)));
    }
    let day = form.strip_suffix('.').and_then(|day| day.parse::<i8>().ok());
    let day = day.or_else(|| numbers::ordinal(reader.lower(at)).and_then(|day| i8::try_from(day).ok()));
    let day = day.filter(|day| (1..=31).contains(day))?;
    if let Some(month) = LEXICON.months.get(reader.lower(at + 1)) {
        return Some((Name::Date(None, Some(*month), day), at + 2));
    }
    // Without its month only where nothing else is counted.
    (form.ends_with('.') && !reader.capitalised(at + 1)).then_some((Name::Date(None, None, day), at + 1))
}

fn numeric(form: &str) -> Option<Name> {
    if !form.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let number = |part: &str| (1..=2).contains(&part.len()).then(|| part.parse::<i8>().ok()).flatten();
    let valid = |month: i8, day: i8| (1..=12).contains(&month) && (1..=31).contains(&day);
    let with_year = |part: &str| match part.len() {
        4 => part.parse().ok(),
        2 => part.parse::<i16>().ok().map(|year| year + if year < 70 { 2000 } else { 1900 }),
        _ => None,
    };
    let dashes: Vec<&str> = form.split('-').collect();
    if let [year, month, day] = dashes[..] {
        let (year, month, day) = (year.parse().ok().filter(|_| year.len() == 4)?, number(month)?, number(day)?);
        return valid(month, day).then_some(Name::Date(Some(Year::Given(year)), Some(month), day));
    }
    let points: Vec<&str> = form.split('.').collect();
    let (day, month, year) = match points[..] {
        [day, month, year] if !year.is_empty() => (number(day)?, number(month)?, Some(Year::Given(with_year(year)?))),
        [day, month, ""] | [day, month] => (number(day)?, number(month)?, None),
        _ => return None,
    };
    valid(month, day).then_some(Name::Date(year, Some(month), day))
}

fn holiday(reader: Reader, at: usize) -> Read<Name> {
    let (rule, words) = LEXICON.holiday(|index| reader.lower(at + index))?;
    Some((Name::Holiday(None, rule), at + words))
}

/// "drittes Quartal", "2. Halbjahr", "19. Jahrhundert"
fn numbered(reader: Reader, at: usize) -> Read<Name> {
    let form = reader.of(at);
    if let Some(quarter) =
        form.strip_prefix('Q').and_then(|quarter| quarter.parse().ok()).filter(|q| (1..=4).contains(q))
    {
        return Some((Name::Numbered(None, Unit::Quarter, quarter), at + 1));
    }
    let number = form.strip_suffix('.').and_then(|number| number.parse().ok());
    let number = number.or_else(|| numbers::ordinal(reader.lower(at)).and_then(|number| i8::try_from(number).ok()))?;
    let (measure, end) = reader.measure(at + 1)?;
    let unit = measure.unit;
    match unit {
        Unit::Quarter if (1..=4).contains(&number) => Some((Name::Numbered(None, unit, number), end)),
        Unit::HalfYear if (1..=2).contains(&number) => Some((Name::Numbered(None, unit, number), end)),
        Unit::Century if (1..=21).contains(&number) => Some((Name::Century(i16::from(number - 1) * 100), end)),
        _ => None,
    }
}

/// "nächste Woche", "vergangenen Freitag", "letzten Sommer", "Vorjahr"
fn shifted(reader: Reader, at: usize) -> Read<Name> {
    let form = reader.lower(at);
    if let Some(unit) = LEXICON.ago.get(form) {
        return Some((Name::Unit(*unit, -1), at + 1));
    }
    let shift = LEXICON.shift(form)?;
    let next = reader.lower(at + 1);
    if let Some((day, _)) = weekday(next) {
        return Some((Name::Shifted(shift, Recurring::Weekday(day)), at + 2));
    }
    if let Some(month) = LEXICON.months.get(next) {
        return Some((Name::Shifted(shift, Recurring::Month(*month)), at + 2));
    }
    if let Some(season) = LEXICON.seasons.get(next) {
        return Some((Name::Shifted(shift, Recurring::Season(*season)), at + 2));
    }
    let (measure, end) = reader.measure(at + 1)?;
    // "die letzte Woche im Juli", "das letzte Jahr vor dem Krieg": not the one before this.
    let month = |at: usize| LEXICON.months.contains_key(reader.lower(at));
    let of_other = year(reader, end).is_some()
        || matches!(reader.of(end), "vor" | "des" | "seiner" | "ihrer" | "seines" | "ihres")
        || reader.of(end) == "im" && month(end + 1);
    if of_other && form.starts_with("letzt") {
        return None;
    }
    let clock = matches!(measure.unit, Unit::Day | Unit::Hour | Unit::Minute | Unit::Second);
    (!clock && !measure.plural).then_some((Name::Unit(measure.unit, shift), end))
}

/// "1990er Jahre", "80er-Jahre", "neunziger Jahre"
fn decade(reader: Reader, at: usize) -> Read<Name> {
    let form = reader.lower(at);
    let joined = form
        .strip_suffix("-jahre")
        .or_else(|| form.strip_suffix("-jahren"))
        .or_else(|| form.strip_suffix("jahre"))
        .or_else(|| form.strip_suffix("jahren"));
    let end = match joined {
        Some(_) => at + 1,
        None if matches!(reader.of(at + 1), "Jahre" | "Jahren") => at + 2,
        None => return None,
    };
    let number = joined.unwrap_or(form).strip_suffix("er")?;
    let number: i16 = match number.parse() {
        Ok(number) => number,
        Err(_) => numbers::whole(number).and_then(|number| i16::try_from(number).ok())?,
    };
    let year = match number {
        1000..=2100 => number,
        number if DECADES.contains(&number) => 1900 + number,
        _ => return None,
    };
    (year % 10 == 0).then_some((Name::Decade(year), end))
}

fn word(reader: Reader, at: usize) -> Read<Name> {
    let form = reader.lower(at);
    if let Some(month) = LEXICON.months.get(form) {
        return Some((Name::Month(None, *month), at + 1));
    }
    if let Some((day, _)) = weekday(form) {
        return Some((Name::Weekday(day, None), at + 1));
    }
    if let Some(offset) = LEXICON.days.get(form) {
        // "am Morgen", "der Morgen": a part of a day.
        let noun = reader.capitalised(at) && at > reader.start || reader.is_determined(at);
        if form == "morgen" && noun {
            return None;
        }
        if !form.ends_with("igen") {
            return Some((Name::Day(*offset), at + 1));
        }
        // "am gestrigen Freitag", "am heutigen Abend", and not "die heutigen Sitten"
        let next = reader.lower(at + 1);
        let day = weekday(next).is_some() || matches!(next, "tag" | "tage" | "tages");
        return (day || LEXICON.parts.contains_key(next)).then_some((Name::Day(*offset), at + 1 + usize::from(day)));
    }
    if let Some(season) = LEXICON.seasons.get(form) {
        return Some((Name::Season(None, *season), at + 1));
    }
    if form == "wochenende" {
        return Some((Name::Weekend, at + 1));
    }
    year(reader, at).map(|(year, end)| (Name::Year(year), end))
}
