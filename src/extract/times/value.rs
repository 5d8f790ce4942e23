//! What a time expression comes to.

use std::fmt::{self, Display, Formatter};

use super::calendar::{Period, Unit};

/// When, for how long, or how often.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// At one time.
    At(Moment),
    /// From one time to another, both included; open where there is none.
    Between(Option<Moment>, Option<Moment>),
    /// So many of a unit; several where there is no number.
    Lasting(Option<f64>, Unit),
    /// Again and again.
    Every(Frequency),
}

/// A piece of the calendar, of the day, or a piece of the day in the calendar. It has one of them at least.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Moment {
    /// Where in the calendar.
    pub period: Option<Period>,
    /// Which part of that period it is about.
    pub edge: Option<Edge>,
    /// Where in the day.
    pub clock: Option<Clock>,
}

/// A part of a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edge {
    /// Its begin.
    Start,
    /// Its middle.
    Mid,
    /// Its end.
    End,
}

/// Where in the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clock {
    /// A part of the day by its TIMEX3 code: `MO`, `MI`, `AF`, `EV`, `NI`.
    Part(&'static str),
    /// Hour, minute, second.
    Time(u8, Option<u8>, Option<u8>),
}

/// How often.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Frequency {
    /// On that day of the week, from 1.
    Weekday(i8, Option<Clock>),
    /// Once in so many of a unit.
    Once(f64, Unit),
    /// In that part of each day.
    Daily(Clock),
}

impl From<Period> for Moment {
    fn from(period: Period) -> Self {
        Self { period: Some(period), edge: None, clock: None }
    }
}

/// As an ISO 8601 or TIMEX3 value: `2025-05-23TEV`, `2025-05-03/2025-05-05`, `2022/..`, `P3D`, `XXXX-WXX-1`.
impl Display for Value {
    fn fmt(&self, f: &mut Formatter) -> fmt::Result {
        match self {
            Self::At(moment) => moment.fmt(f),
            Self::Between(from, to) => {
                let side = |side: &Option<Moment>| side.as_ref().map_or_else(|| "..".to_owned(), ToString::to_string);
                write!(f, "{}/{}", side(from), side(to))
            }
            Self::Lasting(count, unit) => length(f, *count, *unit),
            Self::Every(Frequency::Weekday(day, clock)) => {
                write!(f, "XXXX-WXX-{day}")?;
                clock.iter().try_for_each(|clock| clock.fmt(f))
            }
            Self::Every(Frequency::Once(count, unit)) => length(f, Some(*count), *unit),
            Self::Every(Frequency::Daily(clock)) => write!(f, "XXXX-XX-XX{clock}"),
        }
    }
}

impl Display for Moment {
    fn fmt(&self, f: &mut Formatter) -> fmt::Result {
        f.write_str(&self.period.map(Period::value).unwrap_or_default())?;
        self.clock.iter().try_for_each(|clock| clock.fmt(f))
    }
}

impl Display for Clock {
    fn fmt(&self, f: &mut Formatter) -> fmt::Result {
        match self {
            Self::Part(code) => write!(f, "T{code}"),
            Self::Time(hour, minute, second) => {
                write!(f, "T{hour:02}")?;
                [minute, second].into_iter().flatten().try_for_each(|part| write!(f, ":{part:02}"))
            }
        }
    }
}

fn length(f: &mut Formatter, count: Option<f64>, unit: Unit) -> fmt::Result {
    let (prefix, letter, times) = match unit {
        Unit::Second => ("T", "S", 1.0),
        Unit::Minute => ("T", "M", 1.0),
        Unit::Hour => ("T", "H", 1.0),
        Unit::Day => ("", "D", 1.0),
        Unit::Week => ("", "W", 1.0),
        Unit::WorkingWeek => ("", "D", 5.0),
        Unit::Weekend => ("", "D", 2.0),
        Unit::Month => ("", "M", 1.0),
        Unit::Quarter => ("", "M", 3.0),
        Unit::HalfYear => ("", "M", 6.0),
        Unit::Year => ("", "Y", 1.0),
        Unit::Decade => ("", "Y", 10.0),
        Unit::Century => ("", "Y", 100.0),
    };
    let count = count.map_or_else(|| "X".to_owned(), |count| (count * times).to_string());
    write!(f, "P{prefix}{count}{letter}")
}
